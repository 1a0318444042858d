#include "models/rebalance/policy.h"

#include "models/rebalance/proposal.h"

#include <algorithm>

namespace ballast::rebalance {
namespace {

/// Where a hedge from this edge trades to.
double aimFrom(const FixedBand& band, double edge, HedgeTo to)
{
    switch (to) {
        case HedgeTo::Target: return band.target;
        case HedgeTo::Edge: return edge;
        case HedgeTo::Ratio: return edge + (band.target - edge) * std::clamp(band.ratio, 0.0, 1.0);
        case HedgeTo::Pair:
            return std::clamp(edge, band.target - band.inner, band.target + band.inner);
        case HedgeTo::Cheapest: return band.target;
    }
    return band.target;
}

}  // namespace

std::string_view text(HedgeTo hedgeTo)
{
    switch (hedgeTo) {
        case HedgeTo::Target: return "target";
        case HedgeTo::Edge: return "edge";
        case HedgeTo::Ratio: return "ratio";
        case HedgeTo::Pair: return "pair";
        case HedgeTo::Cheapest: return "cheapest";
    }
    return "";
}

std::string_view text(LiveBandRule rule)
{
    switch (rule) {
        case LiveBandRule::None: return "";
        case LiveBandRule::WhalleyWilmott: return "Whalley-Wilmott";
        case LiveBandRule::Zakamouline: return "Zakamouline";
    }
    return "";
}

std::string_view text(TriggerKind kind)
{
    switch (kind) {
        case TriggerKind::Band: return "Band breach";
        case TriggerKind::Schedule: return "Schedule";
        case TriggerKind::Manual: return "What-if";
        case TriggerKind::Margin: return "Margin";
        case TriggerKind::Gamma: return "Gamma limit";
        case TriggerKind::Vega: return "Vega limit";
        case TriggerKind::RiskBudget: return "Risk budget";
        case TriggerKind::LiveBand: return "Live band";
        case TriggerKind::PriceMove: return "Price move";
        case TriggerKind::Leland: return "Leland interval";
        case TriggerKind::Funding: return "Funding";
    }
    return "";
}

std::string_view text(ProposalState state)
{
    switch (state) {
        case ProposalState::Live: return "Waiting";
        case ProposalState::Working: return "Working";
        case ProposalState::Done: return "Done";
        case ProposalState::Rejected: return "Rejected";
        case ProposalState::Expired: return "Expired";
        case ProposalState::Withdrawn: return "Withdrawn";
        case ProposalState::Superseded: return "Superseded";
        case ProposalState::Snoozed: return "Snoozed";
    }
    return "";
}

namespace {

GreekLimits withParts(const Policy& policy, GreekLimits limits, GreekLimits SubBookTarget::* greek)
{
    if (!limits.target) return limits;
    for (const SubBookTarget& book : policy.subBooks)
        *limits.target += (book.*greek).target.value_or(0);
    return limits;
}

}  // namespace

GreekLimits gammaOf(const Policy& policy)
{
    return withParts(policy, policy.triggers.gamma, &SubBookTarget::gamma);
}

GreekLimits vegaOf(const Policy& policy)
{
    return withParts(policy, policy.triggers.vega, &SubBookTarget::vega);
}

double FixedBand::aim(double delta) const { return aim(delta, hedgeTo); }

double FixedBand::aim(double delta, HedgeTo to) const
{
    // Inside the band only a clock or a limit asks, and they go to the target.
    return contains(delta) ? target : aimFrom(*this, std::clamp(delta, lower(), upper()), to);
}

double FixedBand::aimOfBreach(double delta) const
{
    return aimFrom(*this, std::clamp(delta, lower(), upper()), hedgeTo);
}

}  // namespace ballast::rebalance
