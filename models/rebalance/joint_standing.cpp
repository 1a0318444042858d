#include "models/rebalance/joint_standing.h"

#include "models/core/text.h"
#include "models/rebalance/joint_market.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

double missOf(const GreekRange& range, double before, double after)
{
    const double low = range.lower.value_or(after), high = range.upper.value_or(after);
    const double out = std::max({0.0, low - after, after - high});
    if (!(out > 0)) return 0;
    const double width = range.lower && range.upper && *range.upper > *range.lower
                             ? *range.upper - *range.lower
                             : std::abs(before - (after < low ? low : high));
    return width > 0 ? out / width : out;
}

/// What is outside its range by more than a drift, in words; empty: nothing.
std::string driftText(const JointWish& wish, const GreekTriple& before, const GreekTriple& after)
{
    const auto say = [](const char* name, const GreekRange& range, double from, double to,
                        int decimals) -> std::string {
        if (missOf(range, from, to) <= kHoldMiss) return {};
        const bool below = range.lower && to < *range.lower;
        return fmt::format("{} would be {}, {} the {} that is asked for", name,
                           core::signedNumber(to, decimals), below ? "below" : "above",
                           core::signedNumber(below ? *range.lower : *range.upper, decimals));
    };
    for (const std::string& text : {say("delta", wish.delta, before.delta, after.delta, 3),
                                    say("gamma", wish.gamma, before.gamma, after.gamma, 4),
                                    say("vega", wish.vega, before.vega, after.vega, 0)})
        if (!text.empty()) return text;
    return {};
}

double depthOf(const std::vector<PricedLevel>& levels)
{
    double sum = 0;
    for (const PricedLevel& level : levels) sum += level.size;
    return sum;
}

}  // namespace

double missOf(const JointWish& wish, const GreekTriple& before, const GreekTriple& after)
{
    return missOf(wish.delta, before.delta, after.delta) +
           missOf(wish.gamma, before.gamma, after.gamma) +
           missOf(wish.vega, before.vega, after.vega);
}

JointStanding standingOf(const JointWish& wish, const JointSituation& s,
                         const std::vector<HedgeLeg>& legs)
{
    JointStanding out;
    std::vector<RejectedCandidate> rejected;
    const std::vector<JointCandidate> candidates = candidatesOf(wish, s, rejected);
    out.hedge.before = out.hedge.after = {s.delta.value_or(s.exposure->delta.of(wish.convention)),
                                          s.exposure->gamma1PctCoin, s.exposure->vega};
    for (const HedgeLeg& leg : legs) {
        const auto candidate =
            std::ranges::find(candidates, leg.instrument,
                              [](const JointCandidate& c) { return c.listing->instrument->id; });
        if (candidate == candidates.end()) {
            const auto why =
                std::ranges::find(rejected, leg.instrument, &RejectedCandidate::instrument);
            out.problem = leg.name + " is not to be had any more" +
                          (why == rejected.end() ? "" : ": " + why->verdict.reason);
            return out;
        }
        const bool buy = leg.side == core::Side::Buy;
        if (depthOf(buy ? candidate->buy : candidate->sell) < leg.quantity.toDouble()) {
            out.problem =
                "the depth in sight of " + leg.name + " is less than " + leg.quantity.text();
            return out;
        }
        const double size = leg.quantity.toDouble();
        out.hedge.legs.push_back(legOf(*candidate, buy ? size : -size));
        addUp(out.hedge, out.hedge.legs.back(), wish.ticketUsd);
    }
    return out;
}

std::string whyReplaced(const JointWish& wish, const JointHedge& shown, const JointAnswer& fresh)
{
    if (!fresh.standing || shown.legs.empty()) return "there was nothing to hold on to";
    if (shown.status == construction::Status::Invalid ||
        fresh.hedge.status == construction::Status::Invalid)
        return "the wish cannot be worked out";
    const JointStanding& standing = *fresh.standing;
    if (!standing.problem.empty()) return standing.problem;
    const bool possible = fresh.hedge.status != construction::Status::Infeasible;
    const double misses = missOf(wish, standing.hedge.before, standing.hedge.after);
    if (!possible) {
        // Nothing meets the wish: what misses it by clearly less is another set.
        const double least = missOf(wish, fresh.hedge.before, fresh.hedge.after);
        return misses > least + kHoldMiss ? "another set misses the bounds by less" : "";
    }
    if (std::string drift = driftText(wish, standing.hedge.before, standing.hedge.after);
        !drift.empty())
        return drift;
    const double saved = standing.hedge.costUsd - fresh.hedge.costUsd;
    if (saved > std::max(kHoldUsd, kHoldShare * standing.hedge.costUsd))
        return "another set costs " + core::usd(saved, 2) + " less";
    return {};
}

}  // namespace ballast::rebalance
