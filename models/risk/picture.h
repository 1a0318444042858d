#pragma once

#include "models/margin/view.h"
#include "models/market/board.h"
#include "models/orders/order.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace ballast::risk {

/// Everything a check may look at, gathered from one instant. Missing or non-finite input denies.
struct Picture {
    core::Time now{};
    const market::Listing* listing = nullptr;  ///< of the order's instrument
    const market::Book* book = nullptr;
    const market::IndexPrice* index = nullptr;  ///< of its underlying
    bool linkUp = false;
    bool halted = false;
    enum class Guard : std::uint8_t { Normal, Caution, Halt };
    Guard guard = Guard::Normal;  ///< of the underlying, or of the place where that is worse
    bool guardOfPlace = false;
    bool guardAsksPerson = true;  ///< in CAUTION; false: auto-fire goes on, with smaller orders
    std::string_view guardCause;  ///< why, where it is not normal
    bool journalHealthy = true;
    int withoutSmile = 0;          ///< options whose delta the policy's smile rule could not adjust
    bool exposurePartial = false;  ///< a leg of the underlying has no valid mark
    bool positionsKnown = false;   ///< read back since the link came up
    bool flightInBucket = false;   ///< another non-terminal intent in (account, underlying)
    double clockErrorMs = 0;
    bool personal = false;   ///< a person's own trade, not a hedge the engine asked for
    double deltaBefore = 0;  ///< coin, policy's convention, worst case
    double deltaChange = 0;  ///< what a complete fill adds
    /// What all that is left of its plan adds, this order with it; absent: the order stands alone.
    std::optional<double> planChange;
    double target = 0;
    double volPoint = 0;        ///< options: price of one volatility point, in the price's own unit
    bool quoteOnly = false;     ///< `book` is made of the best bid and ask; no depth is known
    double marginUseAfter = 0;  ///< estimate; 0: unknown equity
    bool riskReducingMargin = false;              ///< margin falls with this order
    const margin::MarginView* margin = nullptr;   ///< before, after and worst order; null: not
                                                  ///< computed, which a person must confirm
    std::span<const core::Time> recentSends;      ///< order-creating frames, newest last
    std::span<const orders::Order> recentOrders;  ///< for the duplicate check, newest first
};

}  // namespace ballast::risk
