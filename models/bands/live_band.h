#pragma once

#include "models/bands/bands.h"

#include <optional>
#include <string_view>

namespace ballast::bands {

/// How far a band's half width may move at one refresh, as a fraction of what it was.
inline constexpr double kLargestChange = 0.25;

/// What held a half width away from the one that the formula asked for.
enum class Bound : std::uint8_t {
    None,
    Change,   ///< at most a quarter of what it was, a refresh
    Lot,      ///< one lot is the least that can be traded
    Mandate,  ///< the trader's ceiling
};
std::string_view text(Bound bound);

struct LimitedWidth {
    Status status = Status::InvalidInput;
    double coin = 0;
    Bound bound = Bound::None;  ///< the last that took hold: lot over change, mandate over both
};
/// The half width to use from now on, all in coin. `previous` is absent at the first refresh, which
/// may go anywhere. The mandate must not be below the lot: no band is narrower than what is traded.
LimitedWidth limited(std::optional<double> previous, double wanted, double lot, double mandate);

/// Half width at which the deviation alone has a standard deviation of `budgetUsd` over the
/// horizon: budget / (F sigma sqrt(h)). Gamma is not asked for.
HalfWidth riskEquivalent(const Inputs& inputs, double budgetUsd, double horizonYears);

/// Where funding moves the centre of the band: holding D coins of the hedge earns -f F D a year at
/// the annual funding rate f (longs pay when it is positive), so that the mean-variance optimum is
/// D* = -f / (ra F sigma^2). Never further than half of the half width.
struct CentreShift {
    Status status = Status::InvalidInput;
    double coin = 0;  ///< signed, to be added to the target
    bool capped = false;
};
CentreShift fundingShift(const Inputs& inputs, double annualFunding, double halfWidth);

}  // namespace ballast::bands
