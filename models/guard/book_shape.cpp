#include "models/guard/book_shape.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {

std::optional<BookShape> shapeOf(const market::Instrument& instrument,
                                 std::span<const market::Level> bids,
                                 std::span<const market::Level> asks, std::size_t levels)
{
    if (bids.empty() || asks.empty()) return std::nullopt;
    const double mid = (bids.front().price.toDouble() + asks.front().price.toDouble()) / 2;
    if (!(mid > 0)) return std::nullopt;
    const auto coins = [&](std::span<const market::Level> side) {
        double sum = 0;
        for (const market::Level& level : side)
            sum += market::coinAmount(instrument, level.size.toDouble(), level.price.toDouble());
        return sum;
    };
    bids = bids.first(std::min(levels, bids.size()));
    asks = asks.first(std::min(levels, asks.size()));
    const double bought = coins(asks), sold = coins(bids);
    if (!(bought > 0) || !(sold > 0)) return std::nullopt;
    const double up = (asks.back().price.toDouble() - mid) / bought;
    const double down = (mid - bids.back().price.toDouble()) / sold;
    return BookShape{std::min(bought, sold), std::max(0.0, (up + down) / 2)};
}

}  // namespace ballast::guard
