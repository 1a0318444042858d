#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ballast::execution {

/// What one leg of a plan does when it is filled.
struct LegEffect {
    std::string name;
    double deltaChange = 0;      ///< coin, signed
    double marginChangeUsd = 0;  ///< of the maintenance margin; below 0 frees some
};

struct LegOrder {
    std::vector<std::size_t> order;  ///< which leg is sent first, second ...; all of them
    /// After each of them the book is no further from its target and needs no more margin than
    /// before the first.
    bool safe = false;
    std::string reason;  ///< why there is no safe order; empty otherwise
};

inline constexpr std::size_t kMostLegs = 12;

/// The order to send legs in, so that wherever a plan is cut off the book is not worse than before:
/// |delta - target| and margin after each leg are at most those before the first, margin with
/// `marginSpareUsd` (>= 0) more. Among such orders the one that reduces |delta - target| most with
/// its first leg, then with its second, and so on; equals by margin, then as they were given.
/// `deviation` is delta less target in coin, before. Where there is no such order the same choice
/// is made without the bounds, and the reason names what breaks them.
LegOrder legOrder(std::span<const LegEffect> legs, double deviation, double marginSpareUsd = 0);

}  // namespace ballast::execution
