#pragma once

#include "models/core/ids.h"
#include "models/pricing/smile_delta.h"
#include "models/pricing/surface.h"

#include <memory>
#include <optional>
#include <vector>

namespace ballast::portfolio {

/// How one underlying's smile is taken to move, and the smile there is.
struct SmileView {
    core::Currency underlying;
    pricing::SmileChoice choice;
    std::shared_ptr<const pricing::Surface> surface;  ///< null: none yet
    bool operator==(const SmileView&) const = default;
};

/// The view of an underlying whose rule adds something; null where there is none.
const SmileView* viewOf(const std::vector<SmileView>& smiles, core::Currency underlying);

/// An option as the shift asks for it: Black's delta and vega (USD per 1.00 vol) of one coin.
struct SmileOption {
    double strike = 0;  ///< USD per coin
    core::Time expiry{};
    double forward = 0;
    double tau = 0;
    double deltaBs = 0;
    double vega = 0;
};

/// What the rule adds to each of the three deltas of one coin of the option, coin. Absent where the
/// rule asks for a skew and the expiry has no fitted curve: then the strike keeps its volatility.
/// An interpolated smile has no skew one would hedge by.
std::optional<double> smileShift(const SmileView& view, const SmileOption& option);

}  // namespace ballast::portfolio
