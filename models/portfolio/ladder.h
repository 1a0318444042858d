#pragma once

#include "models/portfolio/exposure.h"

#include <optional>
#include <vector>

namespace ballast::portfolio {

/// What the rungs are.
enum class LadderBy : std::uint8_t { Strike, Expiry };

/// All that is held at one strike, or to one expiry. What has neither, perpetuals and, by strike,
/// dated futures, is a rung of its own, the last.
struct Rung {
    std::optional<double> strike;  ///< USD per coin
    std::optional<core::Time> expiry;
    Figures figures;
    int lines = 0;
    int leftOut = 0;  ///< lines without a value: not in the figures
    bool operator==(const Rung&) const = default;
};

/// The book of one underlying, by strike or by expiry, in their order. The rungs add up to the
/// exposure of the underlying, lines without a value aside.
std::vector<Rung> ladder(const Book& book, core::Currency underlying, LadderBy by);

}  // namespace ballast::portfolio
