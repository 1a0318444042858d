#pragma once

#include "models/execution/peg.h"
#include "models/orders/order.h"

#include <cstddef>
#include <optional>
#include <string>

namespace ballast::engine {

/// How far the peg of one leg has come.
struct PegWork {
    std::size_t leg = 0;
    core::Time began{};      ///< its deadline counts from here
    core::Time placed{};     ///< of what rests
    int placements = 0;      ///< resting orders, those that were refused as well
    int refusals = 0;        ///< in a row: they would have taken
    bool cancelled = false;  ///< what rests was cancelled by the peg: what is left goes on
    bool leaves = false;     ///< and what is left then is not traded
};

/// What the peg sees of the book; `resting` is the order that rests, or null.
execution::PegSight sightOf(const PegWork& work, const market::Book& book, core::Price tick,
                            const orders::Order* resting, core::Time now);

/// "resting 40 000 at 70001.5 · 12 s to deadline"
std::string restingText(const PegWork& work, const execution::Peg& peg, const orders::Order& order,
                        core::Time now);

}  // namespace ballast::engine
