#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

#include <span>

namespace ballast::margin {

/// One position as Deribit's standard margin sees it: each instrument alone, nothing offset.
struct StandardPosition {
    const market::Instrument* instrument = nullptr;
    double size = 0;         ///< signed, the instrument's unit
    double forward = 0;      ///< USD per coin: a future's own mark, an option's forward
    double premiumCoin = 0;  ///< options: their price over the forward
};

/// Margin of all of one settlement currency, in that currency: the sum of portfolio::marginOf.
/// Refuses what has no instrument, no forward or is not finite, and settles in another currency
/// than the first. Source: Deribit's support pages on standard margin.
core::Expected<MarginPair> deribitStandard(const portfolio::MarginRates& rates,
                                           std::span<const StandardPosition> positions);

}  // namespace ballast::margin
