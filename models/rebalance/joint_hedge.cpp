#include "models/rebalance/joint_hedge.h"

#include "models/core/text.h"
#include "models/rebalance/joint_market.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace ballast::rebalance {
namespace {

/// What is wrong with the wish; empty: nothing.
std::string faultOf(const JointWish& wish, const JointSituation& s)
{
    if (!s.board || !s.exposure) return "there is no market or no exposure to hedge";
    if (!(wish.depthShare > 0 && wish.depthShare <= 1))
        return "the share of the depth is not above 0 and at most 1";
    if (wish.marginBudgetUsd && !s.rates)
        return "there is a margin budget and no rates to count margin by";
    if (wish.mostLegs && *wish.mostLegs == 0) return "it may have no leg";
    if (!(wish.riskUsd >= 0) || !std::isfinite(wish.riskUsd))
        return "the risk penalty is not a number from 0";
    for (const GreekRange* range : {&wish.delta, &wish.gamma, &wish.vega}) {
        const double low = range->lower.value_or(0), high = range->upper.value_or(0);
        if (!std::isfinite(low) || !std::isfinite(high)) return "a bound is not finite";
        if (range->lower && range->upper && low > high)
            return "a band's floor is above its ceiling";
    }
    return {};
}

void addLegs(JointHedge& out, const std::vector<JointCandidate>& candidates,
             const std::vector<double>& x, double ticket)
{
    for (const bool options : {true, false})
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] != 0 && candidates[i].listing->instrument->isOption() == options)
                if (HedgeLeg leg = legOf(candidates[i], x[i]); leg.quantity.isPositive())
                    out.legs.push_back(std::move(leg));
    out.after = out.before;
    for (const HedgeLeg& leg : out.legs) addUp(out, leg, ticket);
}

/// Lots hide it, so that it is asked of the problem without them.
construction::Uniqueness uniquenessOf(const construction::Problem& problem)
{
    construction::SolverOptions options;
    options.effort = construction::Effort::Continuous;
    return construction::solve(problem, options).unique;
}

}  // namespace

HedgeLeg legOf(const JointCandidate& c, double x)
{
    const market::Instrument& i = *c.listing->instrument;
    HedgeLeg leg{i.id, i.name, i.venue, i.isOption()};
    leg.side = x > 0 ? core::Side::Buy : core::Side::Sell;
    leg.quantity = core::Quantity::nearest(std::abs(x)).value_or(core::Quantity{});
    if (i.lot.isPositive()) leg.quantity = leg.quantity.nearestTo(i.lot);
    leg.coinAmount = market::coinAmount(i, leg.quantity.toDouble(), c.spot);
    leg.referencePrice = c.mid;
    double left = leg.quantity.toDouble(), paid = 0;
    for (const PricedLevel& level : x > 0 ? c.buy : c.sell) {
        const double taken = std::min(left, level.size);
        if (!(taken > 0)) break;
        paid += taken * level.price;
        leg.feeUsd += taken * level.fee;
        leg.slippageUsd += taken * level.slippage;
        leg.worstPrice = level.price;
        left -= taken;
    }
    const double size = leg.quantity.toDouble();
    leg.expectedPrice = size - left > 0 ? paid / (size - left) : 0;
    leg.fundingUsd = size * (x > 0 ? c.fundingBought : c.fundingSold);
    leg.marginUsd = size * (x > 0 ? c.marginBought : c.marginSold);
    const double signedSize = core::sign(leg.side) * size;
    leg.delta = signedSize * c.perUnit.delta;
    leg.gamma = signedSize * c.perUnit.gamma;
    leg.vega = signedSize * c.perUnit.vega;
    return leg;
}

void addUp(JointHedge& hedge, const HedgeLeg& leg, double ticketUsd)
{
    hedge.after.delta += leg.delta;
    hedge.after.gamma += leg.gamma;
    hedge.after.vega += leg.vega;
    hedge.feeUsd += leg.feeUsd;
    hedge.slippageUsd += leg.slippageUsd;
    hedge.fundingUsd += leg.fundingUsd;
    hedge.marginUsd += leg.marginUsd;
    hedge.costUsd += leg.feeUsd + leg.slippageUsd + leg.fundingUsd + ticketUsd;
}

namespace {

/// What one venue's account has free for initial margin, USD; absent where its equity is not known.
std::optional<double> freeAt(const portfolio::Exposure& e, core::VenueId venue)
{
    double equity = e.equityUsd, initial = e.initialMarginUsd;
    if (!e.accounts.empty()) {
        equity = initial = 0;
        for (const portfolio::AccountMargin& account : e.accounts) {
            if (account.account.venue != venue) continue;
            equity += account.equityUsd;
            initial += account.initialUsd;
        }
    }
    return equity > 0 ? std::optional{equity - initial} : std::nullopt;
}

/// The first venue whose legs take more than is free there.
std::string marginWarningOf(const JointSituation& s, const JointHedge& h)
{
    std::map<core::VenueId, double> taken;
    for (const HedgeLeg& leg : h.legs) taken[leg.venue] += leg.marginUsd;
    for (const auto& [venue, usd] : taken) {
        const auto free = freeAt(*s.exposure, venue);
        if (free && usd > *free)
            return fmt::format("Its legs at {} take about {} of initial margin, and {} are free",
                               venue.view(), core::usd(usd, 0), core::usd(std::max(0.0, *free), 0));
    }
    return {};
}

}  // namespace

JointHedge jointHedge(const JointWish& wish, const JointSituation& s)
{
    JointHedge out;
    out.why = faultOf(wish, s);
    if (!out.why.empty()) {
        out.sentence = "No hedge can be worked out: " + out.why + ".";
        return out;
    }
    const std::vector<JointCandidate> candidates = candidatesOf(wish, s, out.rejected);
    const construction::Problem problem = problemOf(wish, s, candidates);
    const construction::Solution solution =
        wish.mostLegs ? construction::solveFew(problem, wish.solver, *wish.mostLegs)
                      : construction::solve(problem, wish.solver);
    out.status = solution.status;
    out.exact = solution.exact;
    out.why = solution.why;
    out.lowerBoundUsd = solution.lowerBound;
    out.violations = solution.violations;
    out.unique = uniquenessOf(problem);
    out.candidates = candidates.size();
    out.before = out.after = exposureOf(wish, s);
    if (solution.status != construction::Status::Invalid)
        addLegs(out, candidates, solution.x, wish.ticketUsd);
    out.riskUsd = riskOf(wish, out.after);
    out.marginWarning = marginWarningOf(s, out);
    out.filtered = filteredOf(wish, out);
    out.missed = missedOf(wish, out);
    out.sentence = sentenceOf(wish, out, s.exposure->partial());
    return out;
}

}  // namespace ballast::rebalance
