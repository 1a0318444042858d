#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ballast::rebalance {

/// What a leg does to the book when it is done, whatever came before it.
struct LegEffect {
    double delta = 0;   ///< coin
    double margin = 0;  ///< maintenance, USD
};

/// An order of legs, and whether the book is on its way never worse than at the worse of its ends.
struct LegOrder {
    std::vector<std::size_t> legs;
    bool neverWorse = true;
    std::size_t worstAfter = 0;  ///< not so: legs done where it is worst
    double worstGap = 0;         ///< and how far delta is from its target there, signed
};

/// The best order of at most 12 legs, found over all subsets of them, for what is done is all the
/// book knows of the way. Best: the least that |delta - target| and the margin exceed the larger of
/// their values before and after the whole, each as a share of what the legs move; then the least
/// sum of |delta - target| on the way, then the order given. `gap`: delta less target before.
LegOrder bestOrder(std::span<const LegEffect> legs, double gap);

}  // namespace ballast::rebalance
