#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/market/book.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace ballast::execution {

/// What becomes at the deadline of what has not been filled.
enum class AtDeadline : std::uint8_t {
    Cross,  ///< taken from the other side, within the collar
    Leave,  ///< not traded
};

/// A passive order that follows the best price of its own side until its deadline. It is never
/// amended: to follow is to cancel, to know how that ended, and to place what is left anew.
struct Peg {
    int repegTicks = 2;  ///< the touch so far from the order: it follows; >= 1
    core::Duration moveEvery = std::chrono::seconds{3};  ///< and moves at most this often; >= 0
    core::Duration deadline = std::chrono::seconds{60};  ///< after the beginning; >= 0
    AtDeadline atDeadline = AtDeadline::Cross;
    int mostMoves = 4;     ///< then it stays where it is; >= 0
    int mostRefusals = 3;  ///< in a row, as it would have taken: then it is given up; >= 1
    /// The most orders it may lead to: the first, its moves, refusals among them, and the cross.
    int mostOrders() const { return 1 + mostMoves + (atDeadline == AtDeadline::Cross ? 1 : 0); }
    bool operator==(const Peg&) const = default;
};

enum class PegAction : std::uint8_t {
    Wait,   ///< there is no price to rest at: nothing rests, nothing is sent
    Rest,   ///< place a post-only order at `price`
    Keep,   ///< what rests is where it should be
    Repeg,  ///< cancel what rests, then rest at `price`
    Cross,  ///< the deadline has passed: cancel what rests, then take up to `price`
    Leave,  ///< the deadline has passed: cancel what rests, and that is all
};

struct PegDecision {
    PegAction action = PegAction::Wait;
    core::Price price;  ///< of Rest, Repeg and Cross; not of a Cross that has to cancel first
    std::string reason;
};

/// What a peg sees. Best prices are those of others: one's own order does not hold the touch up.
struct PegSight {
    std::optional<core::Price> bid, ask;
    core::Price tick;                    ///< > 0
    std::optional<core::Price> resting;  ///< where the own order is
    int placements = 0;                  ///< resting orders placed so far
    core::Time placed{};                 ///< when what rests was placed
    core::Time began{}, now{};
};
PegDecision decide(const Peg& peg, core::Side side, const PegSight& sight);

/// The best price of a side of the book (best first) that others hold. `resting` and `left` are
/// one's own order on it: a level that holds nothing else is not there.
std::optional<core::Price> touchOfOthers(std::span<const market::Level> levels,
                                         std::optional<core::Price> resting, core::Quantity left);

}  // namespace ballast::execution
