#include "models/orders/conservation.h"

#include <fmt/format.h>

namespace ballast::orders {

std::string Conservation::problem() const
{
    if (tokensBurned != approvals + autoFires + continued)
        return fmt::format(
            "{} send tokens were burned by {} approvals, {} auto-fires and {} "
            "further orders of plans",
            tokensBurned, approvals, autoFires, continued);
    if (framesOut + gateAborts + beforeGate != tokensBurned)
        return fmt::format(
            "{} orders went out, {} were stopped at the gate and {} wait before it, "
            "of {} send tokens",
            framesOut, gateAborts, beforeGate, tokensBurned);
    return {};
}

}  // namespace ballast::orders
