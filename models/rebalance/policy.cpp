#include "models/rebalance/policy.h"

#include "models/rebalance/proposal.h"

#include <algorithm>

namespace ballast::rebalance {

std::string_view text(HedgeTo hedgeTo)
{
    switch (hedgeTo) {
        case HedgeTo::Target: return "target";
        case HedgeTo::Edge: return "edge";
        case HedgeTo::Ratio: return "ratio";
    }
    return "";
}

std::string_view text(TriggerKind kind)
{
    switch (kind) {
        case TriggerKind::Band: return "Band breach";
        case TriggerKind::Schedule: return "Schedule";
        case TriggerKind::Manual: return "What-if";
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
        case ProposalState::Snoozed: return "Snoozed";
    }
    return "";
}

double FixedBand::aim(double delta) const
{
    // Inside the band only a schedule asks, and a schedule goes to the target.
    if (contains(delta)) return target;
    const double edge = std::clamp(delta, lower(), upper());
    switch (hedgeTo) {
        case HedgeTo::Target: return target;
        case HedgeTo::Edge: return edge;
        case HedgeTo::Ratio: return edge + (target - edge) * std::clamp(ratio, 0.0, 1.0);
    }
    return target;
}

}  // namespace ballast::rebalance
