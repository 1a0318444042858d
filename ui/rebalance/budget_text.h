#pragma once

#include "models/engine/snapshot.h"

#include <QString>

namespace ballast::ui {

/// "$1 200 000", above ten million "$12.0M".
QString budgetText(double usd);

/// What is left of an armed budget, for a place that is not looked at all the while: time to the
/// minute (to ten seconds in the last one), orders, USD, and coins of delta by underlying, a line
/// each. Empty: it is not armed.
QString budgetLeftText(const engine::AutoFireState& fire, core::Time now);

}  // namespace ballast::ui
