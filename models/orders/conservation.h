#pragma once

#include <cstdint>
#include <string>

namespace ballast::orders {

/// What goes out is what was allowed to go out, counted since the start (invariant I12): a send
/// token is burned by an approval, by auto-fire, or by a plan that goes on, and by nothing else;
/// each burned token is one frame, one stop at the gate, or still before it.
struct Conservation {
    std::uint64_t tokensBurned = 0;
    std::uint64_t framesOut = 0;
    std::uint64_t gateAborts = 0;
    std::uint64_t beforeGate = 0;  ///< their record is not durable yet
    std::uint64_t approvals = 0;
    std::uint64_t autoFires = 0;
    std::uint64_t continued = 0;  ///< further children of plans
    /// Empty: it adds up.
    std::string problem() const;
};

}  // namespace ballast::orders
