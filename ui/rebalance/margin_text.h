#pragma once

#include "models/margin/view.h"
#include "ui/widgets/fact_grid.h"

namespace ballast::ui {

/// What a proposal does to margin, stress and liquidation, and what the venue says of it: two
/// figures a row, the definitions in the tips. Pure.
std::vector<Fact> marginFacts(const margin::MarginView& view, core::Time now);

/// "-31.2% (12σ)", "reached", "far".
QString liquidationText(const margin::MarginView& view, const margin::Liquidation& liquidation);

}  // namespace ballast::ui
