#pragma once

#include "models/market/instrument.h"

#include <QString>

namespace ballast::tables {

/// Exact venue numbers as a person reads them: thousands by thin spaces, fixed decimals by
/// instrument.

/// "$89 060" for what is sized in USD, "1.40" with the lot's decimals for coin. `instrument` may be
/// null: then no unit and no decimals are claimed beyond those of the number.
QString quantityText(core::Quantity quantity, const market::Instrument* instrument);
/// "63 412.0": with the decimals of the tick at that price.
QString priceText(core::Price price, const market::Instrument* instrument);

}  // namespace ballast::tables
