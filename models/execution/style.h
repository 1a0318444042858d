// execution: how an order is worked; from a quantity to child orders, numbers to numbers.
#pragma once

#include "models/core/time.h"
#include "models/execution/iceberg.h"
#include "models/execution/peg.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::execution {

enum class StyleKind : std::uint8_t {
    ImmediateIoc,   ///< at once, what is not filled is cancelled
    Twap,           ///< equal slices
    AlmgrenChriss,  ///< the sooner the more, by its half-life
    ObizhaevaWang,  ///< a block, a trickle, a block, by how fast the book refills
    Iceberg,        ///< a clip at a time
    Peg,            ///< rests at the best price and crosses at the deadline
};
std::string_view text(StyleKind kind);

/// How a leg is worked, with the parameters of each kind: only those of `kind` are read.
struct Style {
    StyleKind kind = StyleKind::ImmediateIoc;
    core::Duration over = std::chrono::minutes{5};  ///< from first to last child; Twap, A-C, O-W
    int slices = 10;                                ///< the same three; 1 to 1000
    double jitter = 0.2;                            ///< Twap, 0 to 0.2 of a slice
    std::uint64_t seed = 0;                         ///< of the jitter
    /// AlmgrenChriss: 1 / kappa, in which what is held falls to 1/e (AlmgrenChriss::halfLife).
    core::Duration halfLife = std::chrono::minutes{2};
    /// ObizhaevaWang: in which half of the gap left in the book has been refilled.
    core::Duration refill = std::chrono::seconds{10};
    Iceberg iceberg;
    core::Duration clipPause = std::chrono::seconds{2};  ///< Iceberg, from one clip to the next
    Peg peg;
    bool operator==(const Style&) const = default;
};
inline constexpr int kMostSlices = 1000;

/// One order of a schedule.
struct Child {
    std::int64_t lots = 0;   ///< > 0
    core::Duration after{};  ///< since the beginning, not before
    bool operator==(const Child&) const = default;
};

/// What in a style does not hold together, as a sentence; empty: nothing.
std::string problem(const Style& style);

/// The children of `totalLots` (> 0), in the order of time, that sum to it exactly. None is below
/// `leastLots` (the venue's smallest order) unless the total is: what would be goes with the next
/// child, the last with the one before. `touchLots` rest at the best price, for the size of a clip.
/// There are kMostSlices at most: clips grow beyond their largest where they would be more.
/// Twap and Almgren-Chriss trade at the beginning of each slice, Obizhaeva-Wang at both ends too.
/// Empty where problem() says something or there is nothing to trade.
std::vector<Child> children(const Style& style, std::int64_t totalLots, std::int64_t leastLots = 1,
                            std::int64_t touchLots = 0);

}  // namespace ballast::execution
