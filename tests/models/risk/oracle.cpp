#include "tests/models/risk/oracle.h"

#include <algorithm>
#include <cmath>

// The controls in the order of their numbers. Each begins with what it may be denied for.
namespace ballast::tests {
namespace {

using V = risk::CheckResult::Verdict;
using Real = long double;
constexpr Real kUnit = 1e9L;
constexpr std::int64_t kSec = 1'000'000'000;

bool finite(Real x) { return std::isfinite(x); }

struct Oracle {
    const DecideCase& c;
    const risk::Limits& l = c.limits;
    bool terms = c.listed && c.hasTerms;
    // What has no terms is held to the index, as what does not expire.
    bool option = terms && c.product == DecideCase::Option;
    bool dated = terms && c.product != DecideCase::Perpetual;
    Real side = c.buy ? 1 : -1;
    bool bookThere = c.hasBook && c.hasSnapshot;
    bool crossed = bookThere && !c.oneSided &&
                   std::max(c.bid, c.deeper) >= std::min(c.ask, c.bid + c.ask - c.deeper);
    bool usable = bookThere && !crossed;
    bool twoSided = bookThere && !c.oneSided;
    Real index = c.index / kUnit;
    Real mark = c.mark / kUnit;
    Real quantity = c.quantity / kUnit;
    Real limit = c.limit / kUnit;
    std::int64_t bestBid = std::max(c.bid, c.deeper);
    std::int64_t bestAsk = std::min(c.ask, c.bid + c.ask - c.deeper);

    static V gate(bool denied, bool confirmed = false)
    {
        return denied ? V::Deny : confirmed ? V::Confirm : V::Allow;
    }
    Real mid() const { return (bestBid + bestAsk) / (2 * kUnit); }

    /// Median of mark, index (not of what expires: it has a basis) and mid; 0: none.
    Real reference() const
    {
        std::vector<Real> of;
        if (c.listed && c.mark > 0) of.push_back(mark);
        if (c.hasIndex && c.index > 0 && !(c.listed && dated)) of.push_back(index);
        if (twoSided) of.push_back(mid());
        std::sort(of.begin(), of.end());
        switch (of.size()) {
            case 1: return of[0];
            case 2: return (of[0] + of[1]) / 2;
            case 3: return of[1];
            default: return 0;
        }
    }
    Real optionTick(Real at) const { return at > 0.005L ? 0.0005L : 0.0001L; }
    Real optionWidth(Real at, Real share, int ticks, Real points) const
    {
        Real width = share * at;
        if (at > 0) width = std::max(width, ticks * optionTick(at));
        if (finite(c.volPoint)) width = std::max(width, points * std::fabs(Real{c.volPoint}));
        return width;
    }

    // 1. A limit not further through the reference than its collar.
    V collar() const
    {
        const Real at = reference();
        if (!(at > 0)) return V::Deny;
        const Real through = side * (limit - at);
        if (c.listed && option) {
            const auto& by = l.collarOption;
            return gate(through >
                        optionWidth(at, by.fraction, by.ticks, by.volPoints) * (1 + 1e-9L) +
                            1e-12L);
        }
        return gate(through > (l.collarFuture + 1e-12L) * at);
    }
    // 2. Own fills on average.
    V period() const { return gate(!finite(c.shortfall), c.shortfall > l.periodCollar); }
    // 3. Quantity, in coin and by name.
    V quantityOf() const
    {
        if (!terms || !c.hasIndex || c.index <= 0) return V::Deny;
        const Real coin = option ? quantity : quantity / index;
        V out = gate(coin > l.hardQuantityCoin, coin > l.softQuantityCoin);
        if (c.ownQuantity)
            out = std::max(out, gate(!(quantity <= c.ownHard), !(quantity <= c.ownSoft)));
        return out;
    }
    // 4. Notional: an option's is the larger of its premium and its underlying's.
    V notional() const
    {
        const Real at = reference();
        if (!terms || !(at > 0)) return V::Deny;
        if (option && (!c.hasIndex || c.index <= 0)) return V::Deny;
        const Real usd = !option ? quantity : std::max(quantity * at * index, quantity * index);
        return gate(usd > l.hardNotionalUsd, usd > l.softNotionalUsd);
    }
    // 5. Sums after the fill with all that may be live.
    static V sum(Real before, Real change, Real open, Real limit)
    {
        if (!finite(before) || !finite(change) || !finite(open) || open < 0) return V::Deny;
        const Real now = std::fabs(before), then = std::fabs(before + change);
        return gate(then + open > limit && then > now);
    }
    V netDelta() const
    {
        const Real next = Real{c.before} + c.change;
        const Real end = c.hasPlan ? Real{c.before} + c.planChange : next;
        if (!finite(next) || !finite(c.openDelta) || c.openDelta < 0) return V::Deny;
        // What a plan adds to nothing that is known is not known either.
        if (!finite(end)) return V::Deny;
        const Real then = std::max(std::fabs(next), std::fabs(end));
        return gate(then + c.openDelta > l.maxNetDelta && then >= std::fabs(Real{c.before}));
    }
    // 6. Nearer the target, at the plan's end; a person may want otherwise, and says so twice.
    V direction() const
    {
        const Real end = Real{c.before} + (c.hasPlan ? c.planChange : c.change) - c.target;
        const Real now = Real{c.before} - c.target;
        if (std::isnan(end) || std::isnan(now)) {
            // A distance that is a number from an unknown one: only that it may not be sent.
            return c.personal && finite(end) ? V::Confirm : V::Deny;
        }
        if (std::fabs(end) < std::fabs(now)) return V::Allow;
        return c.personal && finite(end) ? V::Confirm : V::Deny;
    }
    bool reduces() const
    {
        const Real now = Real{c.before} - c.target;
        for (const Real by : {Real{c.change}, Real{c.hasPlan ? c.planChange : c.change}}) {
            const Real end = now + by;
            if (!(std::fabs(end) < std::fabs(now))) return false;
            const bool past = end != 0 && (end > 0) != (now > 0);
            if (past && std::fabs(end) > std::fabs(now) / 10) return false;
        }
        return true;
    }
    // 24. CAUTION is a person's; in HALT a person may send what makes nothing worse.
    V guard() const
    {
        if (c.guard <= 1) return gate(false, c.guard == 1 && c.guardAsks);
        if (c.guard > 2 || c.autoFired) return V::Deny;
        const Real gap = std::fabs(Real{c.before} - c.target);
        const Real alone = std::fabs(Real{c.before} + c.change - c.target);
        const Real whole = c.hasPlan ? std::fabs(Real{c.before} + c.planChange - c.target) : alone;
        if (!(alone < gap) || !(whole < gap)) return V::Deny;
        if (!c.hasView || !c.viewKnown) return V::Deny;
        const auto room = [&](bool reached, double down) {
            return reached ? Real{0} : c.liquidates ? -Real{down} : Real{1e30L};
        };
        const Real was = room(c.reachedBefore, c.downBefore),
                   is = room(c.reachedAfter, c.downAfter);
        const bool margin = Real{c.useAfter} <= Real{c.useBefore} * (1 + 1e-6L);
        const Real least = Real{c.worstEquityBefore} - 1e-6L * std::fabs(Real{c.worstEquityBefore});
        const Real most = std::max(Real{l.maxStressUse}, Real{c.worstUseBefore} * (1 + 1e-6L));
        const bool stress = c.worstEquityAfter >= least && c.worstUseAfter <= most;
        return gate(!(margin || stress) || !(is >= was * (1 - 1e-6L)), true);
    }
    // 7. Rates: over is denied.
    V throttle() const
    {
        const auto in = [&](std::int64_t window) {
            return std::count_if(c.sends.begin(), c.sends.end(),
                                 [&](std::int64_t age) { return age < window; });
        };
        return gate(in(kSec) >= l.ordersPerSecond || in(60 * kSec) >= l.ordersPerMinute ||
                    in(3'600 * kSec) >= l.ordersPerHour);
    }
    // 8. The same again within the window; children of one plan are not.
    V duplicate() const
    {
        bool again = false;
        for (const DecideCase::Recent& was : c.recent)
            again =
                again || (was.sameAccount && was.sameUnderlying && was.sameSide && !was.sameLabel &&
                          !(was.samePlan && !was.sameChild) && was.age < 5 * kSec);
        return gate(again);
    }
    // 10. Ages, to the nanosecond, into the past as into the future.
    V stale() const
    {
        if (!c.listed || !c.hasTicker || !c.hasBook || !c.hasIndex || c.linkStale || !usable)
            return V::Deny;
        const bool confirmedByTicker = option && !c.oneSided && c.sameQuote;
        std::int64_t book = c.bookAge;
        if (confirmedByTicker && c.markAge < book) book = c.markAge;
        return gate(std::abs(book) > 30 * kSec || std::abs(c.markAge) > 5 * kSec ||
                    std::abs(c.indexAge) > 5 * kSec || !finite(c.feedLag) || c.feedLag < 0 ||
                    c.feedLag > l.maxFeedLagMs);
    }
    V greeks() const
    {
        if (!c.holdsOptions) return V::Allow;
        return gate(!c.hasGreeks || c.greeksAge < -5 * kSec, c.greeksAge > 5 * kSec);
    }
    V clock() const
    {
        return gate(!finite(c.clockError) || c.clockError < 0 || c.clockError > l.maxClockErrorMs);
    }
    // 11. Sources agree.
    V agreement() const
    {
        if (!twoSided || !c.hasIndex) return V::Deny;
        if (c.listed && option) {
            if (c.mark <= 0) return V::Deny;
            const Real most =
                optionWidth(mark, l.maxIndexDivergence, l.collarOption.ticks, l.maxVolDivergence);
            return gate(std::fabs(mid() - mark) > most * (1 + 1e-9L) + 1e-12L);
        }
        const Real against = c.listed && dated ? mark : index;
        if (against == 0) return V::Deny;
        return gate(std::fabs(mid() / against - 1) > l.maxIndexDivergence + 1e-12L);
    }
    // 12. Depth within the limit.
    V depth() const
    {
        if (!usable) return V::Deny;
        const std::int64_t asks[] = {c.ask, c.bid + c.ask - c.deeper};
        const std::int64_t bids[] = {c.bid, c.deeper};
        Real there = 0;
        for (int i = 0; i < 2; ++i) {
            if (c.buy && c.oneSided) break;
            const std::int64_t at = c.buy ? asks[i] : bids[i];
            if (c.buy ? at <= c.limit : at >= c.limit) there += c.size / kUnit;
        }
        if (c.rests) return gate(there > 0);
        if (there <= 0 || quantity > there) return V::Deny;
        return gate(false, c.quoteOnly || quantity > l.depthShare * there);
    }
    // 13. Margin after it.
    V margin() const
    {
        if (!finite(c.marginUse) || c.marginUse < 0) return V::Deny;
        return gate(c.marginUse > l.maxMarginUse && !c.riskReducing);
    }
    // 13, M10. By the model: nearer liquidation, over the limits, unless strictly reducing.
    V liquidation() const
    {
        if (!c.hasView || !c.viewKnown) return c.hasView && c.viewRefused ? V::Deny : V::Confirm;
        const Real end = Real{c.before} + c.change;
        for (const Real x :
             {Real{c.useBefore}, Real{c.useAfter}, Real{c.worstUseBefore}, Real{c.worstUseAfter},
              Real{c.worstEquityBefore}, Real{c.worstEquityAfter}, Real{c.partUse}, Real{c.before},
              end, Real{c.target}})
            if (!finite(x)) return V::Deny;
        if (!(c.sigma > 0)) return V::Deny;
        const bool part =
            c.partOrder && c.partUse > l.maxStressUse && c.partUse > c.worstUseBefore * (1 + 1e-6);
        const bool nearerTarget = std::fabs(end - c.target) < std::fabs(Real{c.before} - c.target);
        const bool stressHolds = c.worstEquityAfter >= c.worstEquityBefore * (1 - 1e-6);
        const bool poolHolds =
            c.worstUseAfter <= std::max(l.maxStressUse, c.worstUseBefore * (1 + 1e-6));
        if (nearerTarget && stressHolds && poolHolds) return gate(false, part);
        const auto away = [&](bool reached, double down) {
            return reached ? Real{0} : c.liquidates ? -Real{down} : Real{1e30L};
        };
        const Real was = away(c.reachedBefore, c.downBefore),
                   is = away(c.reachedAfter, c.downAfter);
        const bool comesNearer = is <= Real{l.watchSigma} * c.sigma && is < was * (1 - 1e-6L);
        const bool others =
            c.reachedAfter ||
            (c.useAfter > l.maxMarginUse && c.useAfter > c.useBefore * (1 + 1e-6)) ||
            (c.worstUseAfter > l.maxStressUse && c.worstUseAfter > c.worstUseBefore * (1 + 1e-6));
        if (others) return V::Deny;
        if (comesNearer) return c.personal ? V::Confirm : V::Deny;
        return gate(false, part);
    }
    // 14. What auto-fire has spent.
    V budget() const
    {
        return gate(c.autoFired &&
                    (c.autoOrders > l.autoOrdersPerHour || c.autoInARow > l.autoInARow ||
                     !(c.autoHour <= l.autoUsdPerHour) || !(c.autoDay <= l.autoUsdPerDay)));
    }
    // 16. The loss brake.
    V brake() const
    {
        if (!finite(c.sessionCost) || std::isnan(c.drawdown) || c.drawdown < 0) return V::Deny;
        const bool on = c.sessionCost > l.maxSessionCost || c.drawdown > l.maxDrawdown;
        return gate(on && !reduces(), on);
    }
    // 18. The instrument and its steps.
    V instrument() const { return gate(!terms || !c.open || (dated && c.expiresIn < 60 * kSec)); }
    V steps() const
    {
        if (!terms) return V::Deny;
        const std::int64_t lot = option ? kSec / 10 : 10 * kSec;
        const std::int64_t tick =
            option ? (c.limit > kSec / 200 ? kSec / 2'000 : kSec / 10'000) : kSec / 2;
        return gate(c.quantity < lot || c.quantity % lot != 0 || c.limit <= 0 ||
                    c.limit % tick != 0 || (c.hasMin && c.limit < c.least) ||
                    (c.hasMax && c.limit > c.most));
    }
};

}  // namespace

std::vector<Expected> expectedOf(const DecideCase& c)
{
    const Oracle o{c};
    return {
        {"trading-state", Oracle::gate(c.halted || !c.journal)},
        {"reducing", Oracle::gate(c.reducing && !o.reduces())},
        {"guard", o.guard()},
        {"account", Oracle::gate(!c.bound)},
        {"link", Oracle::gate(!c.linkUp || !c.positionsKnown)},
        {"instrument", o.instrument()},
        {"stale", o.stale()},
        {"greeks", o.greeks()},
        {"agreement", o.agreement()},
        {"clock", o.clock()},
        {"steps", o.steps()},
        {"collar", o.collar()},
        {"quantity", o.quantityOf()},
        {"notional", o.notional()},
        {"depth", o.depth()},
        {"direction", o.direction()},
        {"net-delta", o.netDelta()},
        {"vega", Oracle::sum(c.vega[0], c.vega[1], c.vega[2], o.l.maxVega)},
        {"account-delta", Oracle::sum(c.accountDelta[0], c.accountDelta[1], c.accountDelta[2],
                                      o.l.maxAccountDeltaUsd)},
        {"account-vega",
         Oracle::sum(c.accountVega[0], c.accountVega[1], c.accountVega[2], o.l.maxAccountVega)},
        {"margin", o.margin()},
        {"liquidation", o.liquidation()},
        {"partial", Oracle::gate(false, c.partial || c.withoutSmile != 0)},
        {"period-collar", o.period()},
        {"loss-brake", o.brake()},
        {"single-flight", Oracle::gate(c.flight)},
        {"throttle", o.throttle()},
        {"duplicate", o.duplicate()},
        {"auto-budget", o.budget()},
    };
}

}  // namespace ballast::tests
