#pragma once

#include "connectors/paper_market/spot_process.h"
#include "models/core/time.h"

#include <cstdint>

namespace ballast::paper_market {

/// A delivery price is the average of the index over this time before the expiry.
inline constexpr core::Duration kSettlementWindow = std::chrono::minutes{30};

/// The index of the coming expiry's last half hour, as far as it has come.
struct SettlementWindow {
    double sum = 0;
    std::uint64_t count = 0;
    void sample(double index)
    {
        sum += index;
        ++count;
    }
    double average() const { return sum / static_cast<double>(count); }  ///< of one sample or more
};

/// What an expiry's contracts are priced on.
struct Outlook {
    double forward = 0;
    double years = 0;          ///< to expiry
    double varianceYears = 0;  ///< less what the averaging of the delivery price takes away
    double open = 1;           ///< share of the delivery price that is not known yet
};

/// `window`: of this expiry, one sample a `step`; `now` before `expiry`.
Outlook outlookAt(const UnderlyingState& state, const SettlementWindow& window, core::Time now,
                  core::Time expiry, core::Duration step);

}  // namespace ballast::paper_market
