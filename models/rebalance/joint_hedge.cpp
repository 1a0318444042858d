#include "models/rebalance/joint_hedge.h"

#include "models/rebalance/joint_market.h"

#include <algorithm>
#include <cmath>

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
    hedge.costUsd += leg.feeUsd + leg.slippageUsd + ticketUsd;
}

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
    out.before = out.after = {problem.greeks[0].exposure, problem.greeks[1].exposure,
                              problem.greeks[2].exposure};
    if (solution.status != construction::Status::Invalid)
        addLegs(out, candidates, solution.x, wish.ticketUsd);
    out.missed = missedOf(wish, out);
    out.sentence = sentenceOf(wish, out, s.exposure->partial());
    return out;
}

}  // namespace ballast::rebalance
