#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ballast::execution {

/// A passive order that follows the best price of its own side until its deadline.
struct Peg {
    int repegTicks = 2;  ///< the touch may run this far from the order before it follows; >= 0
    core::Duration deadline = std::chrono::seconds{60};  ///< after the beginning, it crosses
    bool operator==(const Peg&) const = default;
};

enum class PegAction : std::uint8_t {
    Wait,   ///< there is no price to rest at: nothing rests, nothing is sent
    Rest,   ///< place a post-only order at `price`
    Keep,   ///< what rests is where it should be
    Repeg,  ///< cancel what rests, then rest at `price`
    Cross,  ///< the deadline has passed: cancel what rests, then take up to `price`
};

struct PegDecision {
    PegAction action = PegAction::Wait;
    core::Price price;  ///< of Rest, Repeg and Cross
    std::string reason;
};

/// What a peg sees. Best prices are those of others: one's own order does not hold the touch up.
struct PegSight {
    std::optional<core::Price> bid, ask;
    core::Price tick;                    ///< > 0
    std::optional<core::Price> resting;  ///< where the own order is
    core::Time began{}, now{};
};
PegDecision decide(const Peg& peg, core::Side side, const PegSight& sight);

}  // namespace ballast::execution
