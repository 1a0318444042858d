#pragma once

#include "models/market/board.h"
#include "models/portfolio/exposure.h"

#include <optional>

namespace ballast::portfolio {

/// One unit of an instrument (one USD of an inverse future, one coin of anything else) as the board
/// has it. Units of measure as in Line; the profit is a position's and not here.
struct Unit : Figures {
    Gap gap = Gap::NoMark;
    double mark = 0;
    double forward = 0;
    double volatility = 0;
};

/// `spot` is the index, USD per coin, 0 when there is none.
Unit unitOf(const market::Instrument& instrument, const market::Listing& listing, double spot,
            core::Time now);

/// What trading `signedSize` (> 0 buys; the instrument's unit) does to each delta, coin. All zero
/// when the listing has no valid mark.
Deltas deltaOf(const market::Instrument& instrument, const market::Listing& listing,
               core::Quantity signedSize, core::Time now);

/// pricing::settlementShare of a dated instrument; 1 where nothing expires.
double settlementShare(const std::optional<core::Time>& expiry, core::Time now);

/// Weight that makes vegas of different expiries comparable, for volatilities of short options move
/// more: sqrt(30 d / tau), the square-root-of-time rule (Taleb, Dynamic Hedging, 1997, "weighted
/// vega") with 30 days as its base. `tau` in years, ACT/365; below one day it counts as one day, so
/// that the weight never exceeds sqrt(30).
double vegaWeight(double tau);

}  // namespace ballast::portfolio
