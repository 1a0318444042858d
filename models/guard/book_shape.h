#pragma once

#include "models/market/book.h"
#include "models/market/instrument.h"

#include <optional>
#include <span>

namespace ballast::guard {

/// What the visible book says about size.
struct BookShape {
    double depth = 0;       ///< coin, on the thinner side
    double usdPerCoin = 0;  ///< how far the price is pushed by each coin taken: distance of the
                            ///< last visible level from the mid over all that rests up to it
};
/// Over at most `levels` a side; absent for a one-sided book.
std::optional<BookShape> shapeOf(const market::Instrument& instrument,
                                 std::span<const market::Level> bids,
                                 std::span<const market::Level> asks, std::size_t levels = 20);

}  // namespace ballast::guard
