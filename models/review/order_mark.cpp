#include "models/review/order_mark.h"

namespace ballast::review {

core::Duration after(MarkStep step)
{
    using namespace std::chrono_literals;
    switch (step) {
        case MarkStep::After1s: return 1s;
        case MarkStep::After10s: return 10s;
        case MarkStep::After1m: return 1min;
        case MarkStep::After5m: return 5min;
        case MarkStep::Decision:
        case MarkStep::Approval:
        case MarkStep::Arrival:
        case MarkStep::Fill:
        case MarkStep::End: break;
    }
    return core::Duration::zero();
}

std::string_view text(MarkStep step)
{
    switch (step) {
        case MarkStep::Decision: return "decision";
        case MarkStep::Approval: return "approval";
        case MarkStep::Arrival: return "arrival";
        case MarkStep::Fill: return "fill";
        case MarkStep::End: return "end";
        case MarkStep::After1s: return "1 s after";
        case MarkStep::After10s: return "10 s after";
        case MarkStep::After1m: return "1 min after";
        case MarkStep::After5m: return "5 min after";
    }
    return "decision";
}

}  // namespace ballast::review
