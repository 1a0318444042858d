#pragma once

#include "models/core/time.h"

#include <chrono>

namespace ballast::core {

/// How the desk's time follows the machine's steady clock: one to one at a real venue, faster on
/// the paper exchange. A pure mapping; whoever uses it reads the steady clock and passes it in.
struct ClockMapping {
    using Steady = std::chrono::steady_clock::time_point;
    Time origin{};  ///< desk time at `since`
    Steady since{};
    double speed = 1;  ///< desk seconds per machine second, >= 1

    Time at(Steady now) const { return origin + scaled(now - since, speed); }
    /// Machine time that passes while `d` of desk time does.
    Duration machine(Duration d) const { return scaled(d, 1 / speed); }

private:
    static Duration scaled(Duration d, double factor)
    {
        return factor == 1
                   ? d
                   : Duration{static_cast<Duration::rep>(static_cast<double>(d.count()) * factor)};
    }
};

}  // namespace ballast::core
