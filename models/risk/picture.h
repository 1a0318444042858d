#pragma once

#include "models/margin/view.h"
#include "models/market/board.h"
#include "models/orders/order.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace ballast::risk {

/// Stands for what was not computed; a check that needs it denies.
inline constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

/// A sum with a limit: as it is, what a complete fill adds, and what orders that may be live could
/// add to either side (>= 0).
struct LimitedSum {
    double before = kNotKnown;
    double change = kNotKnown;
    double open = kNotKnown;
};

/// What auto-fire has spent with this order in it, by the durable record.
struct AutoSpent {
    int ordersInHour = 0;
    double usdInHour = kNotKnown;
    double usdInDay = kNotKnown;
    int inARow = 0;  ///< since a person last looked
};

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
    double feedLagMs = 0;    ///< see engine::LinkHealth
    bool personal = false;   ///< a person's own trade, not a hedge the engine asked for
    double deltaBefore = 0;  ///< coin, policy's convention, worst case
    double deltaChange = 0;  ///< what a complete fill adds
    /// What all that is left of its plan adds, this order with it; absent: the order stands alone.
    std::optional<double> planChange;
    double target = 0;
    double openDelta = kNotKnown;  ///< coin, >= 0: what may be live could add to either side
    /// The instrument of an order that may be live whose part in what is open of the underlying, or
    /// of the account, is not known; empty: there is none.
    std::string_view openUnknown, accountOpenUnknown;
    LimitedSum vega;             ///< of the underlying, USD per volatility point
    LimitedSum accountDeltaUsd;  ///< of all underlyings of the order's account
    LimitedSum accountVega;
    bool holdsOptions = true;
    std::optional<core::Time> greeksAt;  ///< the oldest quote that the Greeks of an option rest on
    double periodShortfall = kNotKnown;  ///< own fills of limits.periodWindow: how much worse than
                                         ///< at arrival, fraction of notional; 0: there are none
    double sessionCost = kNotKnown;      ///< fees and shortfall of the session over what was traded
    double drawdown = kNotKnown;  ///< of the equity from its highest in the session, fraction
    bool reducing = false;        ///< the desk takes only what reduces
    std::string_view reducingCause;
    bool accountBound = false;  ///< the order's account is one this desk was set up with
    bool autoFired = false;
    AutoSpent autoSpent;        ///< of what auto-fire sends
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
