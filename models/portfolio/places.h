#pragma once

#include "models/market/board.h"
#include "models/portfolio/holding.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace ballast::portfolio {

/// Where a position stands in the book, light enough to be sorted: by underlying, expiry, strike
/// and type; what never expires after what does, what is not listed last.
struct Place {
    static constexpr std::uint32_t kNotListed = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t underlying = kNotListed;  ///< numbers in the order of the names
    std::uint32_t type = 0;
    std::int64_t expiry = 0;
    std::int64_t strike = 0;
    const Position* position = nullptr;
    const market::Listing* listing = nullptr;  ///< null: not listed

    bool operator<(const Place& other) const
    {
        if (underlying != other.underlying) return underlying < other.underlying;
        if (expiry != other.expiry) return expiry < other.expiry;
        if (strike != other.strike) return strike < other.strike;
        return type != other.type ? type < other.type : position < other.position;
    }
};

/// In the order of the book. The places point into `positions` and `board`.
std::vector<Place> placesOf(const std::vector<Position>& positions, const market::Board& board);

}  // namespace ballast::portfolio
