#include "models/engine/settings_effect.h"

#include "models/core/text.h"
#include "models/rebalance/breach.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace ballast::engine {
namespace {

using rebalance::Policy;

constexpr double kNear = 0.8;

const Policy* policyOf(const Rules& rules, core::Currency underlying)
{
    const auto it = std::ranges::find(rules.policies, underlying, &Policy::underlying);
    return it == rules.policies.end() ? nullptr : &*it;
}

/// What CAUTION does to the band, by the limits of then; nothing where it does nothing now.
double widening(const UnderlyingState& state, const guard::Limits& limits)
{
    if (state.guard.level != guard::Level::Caution) return 1;
    const bool widens = std::ranges::any_of(state.guard.tripwires, [](const guard::Tripwire& wire) {
        return wire.level != guard::Level::Normal && wire.wire != guard::Wire::Volatility;
    });
    return widens ? limits.bandFactor : 1;
}

/// What the targets of sub-books add. Of one that is not watched now, its target as a number.
double subBookTarget(const Policy& policy, const UnderlyingState& state)
{
    double sum = 0;
    for (const rebalance::SubBookTarget& book : policy.subBooks) {
        const double target = book.bySpot.at(state.exposure.spot, book.target);
        const auto part =
            std::ranges::find(state.subBooks, book.name, &rebalance::SubBookPart::name);
        const bool asNow = part != state.subBooks.end() && part->convention == book.convention &&
                           policy.convention == state.policy.convention;
        // The same trade away from its delta, in the convention of the whole.
        sum += asNow ? part->targetInPolicy + target - part->target : target;
    }
    return sum;
}

rebalance::FixedBand bandOf(const Policy& policy, const UnderlyingState& state,
                            const guard::Limits& limits)
{
    rebalance::FixedBand band = policy.mandate(state.exposure.spot);
    band.target += subBookTarget(policy, state);
    const double wider = widening(state, limits);
    band.below *= wider;
    band.above *= wider;
    return band;
}

BandEffect bandEffect(const UnderlyingState& state, const Policy& was, const Policy& is,
                      const Rules& now, const Rules& then)
{
    const guard::Limits& before = now.limits.guards.of(state.underlying);
    const guard::Limits& after = then.limits.guards.of(state.underlying);
    BandEffect out;
    out.underlying = state.underlying;
    out.convention = is.convention;
    out.delta = state.exposure.delta.of(is.convention);
    out.now = out.then = state.band;
    out.changes = was != is || widening(state, before) != widening(state, after);
    if (out.changes) {
        out.then = bandOf(is, state, after);
        out.liveThen = is.triggers.liveBand != rebalance::LiveBandRule::None;
    }
    out.insideNow = out.now.contains(state.exposure.delta.of(was.convention));
    out.insideThen = out.then.contains(out.delta);
    return out;
}

// Limits -------------------------------------------------------------------------------------

Standing standing(double value, double limit)
{
    if (!std::isfinite(value)) return Standing::Over;
    const double size = std::abs(value);
    return size > limit                         ? Standing::Over
           : limit > 0 && size >= kNear * limit ? Standing::Near
                                                : Standing::Kept;
}

/// Collects what is worth telling of.
struct LimitList {
    std::vector<LimitEffect>& out;
    void add(std::string key, std::string of, double value, double now, double then)
    {
        put({std::move(key), std::move(of), value, now, then, standing(value, now),
             standing(value, then)});
    }
    void put(LimitEffect effect)
    {
        if (effect.standsNow != Standing::Kept || effect.standsThen != Standing::Kept)
            out.push_back(std::move(effect));
    }
};

void addUnderlying(const UnderlyingState& state, const risk::Limits& now, const risk::Limits& then,
                   LimitList& list)
{
    const std::string of = state.underlying.text();
    list.add("limits.max_net_delta", of,
             std::max(std::abs(state.deltaWorstCase), std::abs(state.delta)), now.maxNetDelta,
             then.maxNetDelta);
    list.add("limits.max_vega", of, state.exposure.vega, now.maxVega, then.maxVega);
    list.add("limits.max_margin_use", of, state.exposure.marginUse, now.maxMarginUse,
             then.maxMarginUse);
    for (const margin::AccountView& view : state.margins) {
        if (!view.problem.empty()) continue;
        list.add("limits.max_stress_use", of + ", " + view.account.account.text(), view.worstUse,
                 now.maxStressUse, then.maxStressUse);
        const auto nearest = view.liquidation.nearest();
        if (!nearest && !view.liquidation.reached) continue;
        // The other way round: what is nearer than the limit is watched.
        const double sigmas = view.liquidation.reached ? 0 : view.sigmas(*nearest);
        const auto stands = [sigmas](double limit) {
            return sigmas < limit           ? Standing::Over
                   : sigmas * kNear < limit ? Standing::Near
                                            : Standing::Kept;
        };
        list.put({"limits.watch_sigma", of + ", " + view.account.account.text(), sigmas,
                  now.watchSigma, then.watchSigma, stands(now.watchSigma),
                  stands(then.watchSigma)});
    }
}

void addAccounts(const portfolio::Book& book, const risk::Limits& now, const risk::Limits& then,
                 LimitList& list)
{
    std::map<core::AccountKey, std::pair<double, double>> sums;  // delta USD, vega
    for (std::size_t i = 0; i < book.lines.size(); ++i) {
        const portfolio::Line& line = book.lines[i];
        if (!line.counted() || !line.instrument) continue;
        auto& [delta, vega] = sums[line.position.account];
        delta += line.deltaUsd.netTransaction;
        vega += line.vega;
    }
    for (const auto& [account, sum] : sums) {
        const std::string of = account.account.text();
        list.add("limits.max_account_delta_usd", of, sum.first, now.maxAccountDeltaUsd,
                 then.maxAccountDeltaUsd);
        list.add("limits.max_account_vega", of, sum.second, now.maxAccountVega,
                 then.maxAccountVega);
    }
}

/// The keys of the two bounds are these and _caution and _halt.
struct WireKey {
    guard::Wire wire;
    const char* key;
};
constexpr auto kWireKeys = std::to_array<WireKey>({
    {guard::Wire::StaleFeed, "guard.feed"},
    {guard::Wire::CrossedBook, "guard.crossed_s"},
    {guard::Wire::MarkIndex, "guard.mark_index"},
    {guard::Wire::MidIndex, "guard.mid_index"},
    {guard::Wire::Depth, "guard.depth"},
    {guard::Wire::Volatility, "guard.volatility"},
    {guard::Wire::VenueErrors, "guard.errors"},
    {guard::Wire::MarginUse, "guard.margin_use"},
    {guard::Wire::HedgingCost, "guard.cost_per_day_usd"},
    {guard::Wire::TradeRate, "guard.trades_per_hour"},
    {guard::Wire::IndexGone, "guard.index"},
    {guard::Wire::OwnImpact, "guard.impact"},
    {guard::Wire::Crowding, "guard.crowding"},
    {guard::Wire::Feedback, "guard.feedback"},
    {guard::Wire::VenuesApart, "guard.venues_apart"},
});

Standing standing(const guard::Tripwire& wire)
{
    if (wire.level == guard::Level::Halt) return Standing::Over;
    if (wire.level == guard::Level::Caution) return Standing::Caution;
    return wire.known && wire.distance < 1 - kNear ? Standing::Near : Standing::Kept;
}

void addWires(const UnderlyingState& state, const guard::Limits& now, const guard::Limits& then,
              LimitList& list)
{
    const guard::Scope scope = state.guard.places.empty() ? guard::Scope::All : guard::Scope::Whole;
    const guard::Tripwires& before = state.guard.tripwires;
    // Where nothing changes what is said of now is said of then: a wire is a matter of its past.
    const guard::Tripwires after =
        now == then ? before : guard::judgeAll(state.guard.picture, then, before, scope);
    for (const WireKey& each : kWireKeys) {
        const auto i = static_cast<std::size_t>(each.wire);
        if (!before[i].known && !after[i].known) continue;
        list.put({each.key, state.underlying.text(), after[i].value, before[i].bounds.halt,
                  after[i].bounds.halt, standing(before[i]), standing(after[i])});
    }
}

void addProposals(const rebalance::Proposals& proposals, const risk::Limits& now,
                  const risk::Limits& then, LimitList& list)
{
    for (const rebalance::Proposal& proposal : proposals.items) {
        if (proposal.state != rebalance::ProposalState::Live) continue;
        double largest = 0;
        for (const rebalance::Leg& leg : proposal.legs)
            largest = std::max(largest, leg.notionalUsd);
        list.add("limits.hard_notional_usd", "proposal " + std::to_string(proposal.id.value),
                 largest, now.hardNotionalUsd, then.hardNotionalUsd);
    }
}

// Proposals ----------------------------------------------------------------------------------

int sideOf(const rebalance::Proposal& proposal)
{
    return !proposal.legs.empty() && proposal.legs.front().side == core::Side::Sell ? 1 : -1;
}

rebalance::TriggerInputs inputsOf(const UnderlyingState& state, const BandEffect& effect,
                                  core::Time now)
{
    rebalance::TriggerInputs in;
    in.delta = effect.delta;
    in.mandate = in.band = effect.then;
    in.spot = state.exposure.spot;
    in.gamma1Pct = state.exposure.gamma1PctCoin;
    in.vega = state.exposure.vega;
    in.marginUse = state.exposure.marginUse;
    in.now = now;
    in.live.liquidationDistance = state.liquidationDistance;
    in.subBooks = state.subBooks;
    return in;
}

/// Why it would be withdrawn; empty: it stays, or what it goes by is not in the snapshot.
std::string whyItEnds(const rebalance::Proposal& proposal, const UnderlyingState& state,
                      const Policy& policy, const BandEffect& effect, core::Time now)
{
    using enum rebalance::TriggerKind;
    if (proposal.trigger == Manual) return {};
    if (rebalance::isOfAnEdge(proposal.trigger)) {
        const bool movedOut = sideOf(proposal) > 0 ? effect.then.upper() > effect.now.upper()
                                                   : effect.then.lower() < effect.now.lower();
        const bool over =
            rebalance::isOver(sideOf(proposal), policy.hysteresis, effect.then, effect.delta);
        if (!over && !(movedOut && effect.insideThen)) return {};
        return "net delta " + core::signedNumber(effect.delta, 2) + " would be inside " +
               core::signedNumber(effect.then.lower(), 2) + " to " +
               core::signedNumber(effect.then.upper(), 2);
    }
    if (proposal.trigger == Funding)
        return policy.triggers.fundingUsdPerDay > 0 ? "" : "funding would ask for nothing";
    if (proposal.trigger != Margin && !rebalance::isJoint(proposal.trigger)) return {};
    const auto decision = rebalance::trigger(policy, inputsOf(state, effect, now));
    const rebalance::TriggerVerdict* verdict = decision.find(proposal.trigger);
    if (verdict && verdict->fired) return {};
    return std::string{rebalance::text(proposal.trigger)} + " would ask for nothing";
}

}  // namespace

std::string_view text(Standing standing)
{
    switch (standing) {
        case Standing::Kept: return "kept";
        case Standing::Near: return "near";
        case Standing::Caution: return "CAUTION";
        case Standing::Over: return "over";
    }
    return {};
}

SettingsEffect effectOf(const Snapshot& snapshot, const Rules& now, const Rules& then)
{
    SettingsEffect out;
    LimitList limits{out.limits};
    const risk::Limits &before = now.limits.limits, &after = then.limits.limits;
    if (snapshot.underlyings)
        for (const UnderlyingState& state : *snapshot.underlyings) {
            addUnderlying(state, before, after, limits);
            addWires(state, now.limits.guards.of(state.underlying),
                     then.limits.guards.of(state.underlying), limits);
            const Policy* was = policyOf(now, state.underlying);
            const Policy* is = policyOf(then, state.underlying);
            if (!was || !is) continue;
            const BandEffect& band =
                out.bands.emplace_back(bandEffect(state, *was, *is, now, then));
            if (!snapshot.proposals || !band.changes) continue;
            for (const rebalance::Proposal& proposal : snapshot.proposals->items) {
                if (proposal.underlying != state.underlying ||
                    proposal.state != rebalance::ProposalState::Live)
                    continue;
                std::string why = whyItEnds(proposal, state, *is, band, snapshot.at);
                if (!why.empty())
                    out.ends.push_back({proposal.id, state.underlying, std::move(why)});
            }
        }
    if (snapshot.portfolio) addAccounts(*snapshot.portfolio, before, after, limits);
    if (snapshot.proposals) addProposals(*snapshot.proposals, before, after, limits);
    limits.add("limits.max_session_cost", "session", snapshot.sessionCost, before.maxSessionCost,
               after.maxSessionCost);
    limits.add("limits.max_drawdown", "session", snapshot.drawdown, before.maxDrawdown,
               after.maxDrawdown);
    return out;
}

}  // namespace ballast::engine
