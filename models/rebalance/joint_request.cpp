#include "models/rebalance/joint_request.h"

#include "models/rebalance/joint_standing.h"

#include <algorithm>

namespace ballast::rebalance {
namespace {

constexpr double kAimOfTarget = 0.25, kAimOfBand = 0.5;

/// The nearer of limit and edge of the target to either side.
GreekRange rangeOf(const GreekLimits& limits, double share)
{
    GreekRange range{limits.floor, limits.ceiling};
    if (!limits.target) return range;
    const double room = share * limits.tolerance;
    range.lower = std::max(*limits.target - room, range.lower.value_or(*limits.target - room));
    range.upper = std::min(*limits.target + room, range.upper.value_or(*limits.target + room));
    return range;
}

JointWish wishOf(const Policy& policy, const FixedBand& band, double ofTarget, double ofBand)
{
    JointWish wish;
    wish.underlying = policy.underlying;
    wish.venues.push_back(policy.account.venue);
    for (const HedgePlace& place : policy.alternatives)
        if (std::ranges::find(wish.venues, place.account.venue) == wish.venues.end())
            wish.venues.push_back(place.account.venue);
    wish.convention = policy.convention;
    wish.delta = {band.target - ofBand * band.below, band.target + ofBand * band.above};
    wish.gamma = rangeOf(gammaOf(policy), ofTarget);
    wish.vega = rangeOf(vegaOf(policy), ofTarget);
    wish.ticketUsd = policy.triggers.tradeCostUsd;
    wish.mostLegs = policy.joint.mostLegs;
    wish.riskUsd = policy.joint.riskUsd;
    wish.fundingHorizon = policy.joint.fundingHorizon;
    if (policy.joint.marginUsd > 0) wish.marginBudgetUsd = policy.joint.marginUsd;
    wish.rules = policy.joint.candidates;
    return wish;
}

}  // namespace

JointWish wishOf(const Policy& policy, const FixedBand& band) { return wishOf(policy, band, 1, 1); }

JointWish hedgeToTargets(const Policy& policy, const FixedBand& band)
{
    return wishOf(policy, band, kAimOfTarget, kAimOfBand);
}

JointAnswer answerOf(const JointRequest& request)
{
    static const portfolio::MarginRates kRates = portfolio::deribitStandardRates();
    JointSituation s;
    s.rates = &kRates;
    s.board = request.board.get();
    s.now = request.now;
    s.delta = request.delta;
    if (request.book) {
        s.exposure = request.book->find(request.hedge.underlying);
        s.smile = portfolio::viewOf(request.book->smiles, request.hedge.underlying);
    }
    JointAnswer answer{request.wish,  request.hedge.underlying,     request.now,
                       request.board, jointHedge(request.hedge, s), {}};
    if (!request.standing.empty() && s.board && s.exposure)
        answer.standing = standingOf(request.hedge, s, request.standing);
    return answer;
}

}  // namespace ballast::rebalance
