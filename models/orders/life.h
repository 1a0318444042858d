#pragma once

#include "models/orders/report.h"

#include <span>

namespace ballast::orders {

/// What a report did to an order.
struct Step {
    Order order;                ///< as it stands now
    bool changed = false;       ///< worth a record
    std::string contradiction;  ///< not empty: the venue said what cannot be; a person must look
};

/// The life of an order as pure functions. None of them ever turns silence into an end: an order
/// ends on a matched reply, on the venue's own record, or on proven absence.
Step sent(Order order, const Sent& report);
Step notSent(Order order, const NotSent& report);
Step failed(Order order, const PlaceFailed& report);

/// Takes the venue's record over ours. A record older than what is held (fewer fills) changes
/// nothing; a terminal record ends the order only when `fills` account for what it says was filled.
Step observed(Order order, const VenueOrder& record, std::span<const Fill> fills);

/// Applies fills already known to be new (distinct trade ids of this order).
Step filledBy(Order order, std::span<const Fill> fills);

/// The answer was lost, or never came in time.
Step lost(Order order, std::string evidence, core::Time at);

/// Two absences after the fence: proven not placed.
Step absent(Order order, std::string evidence, core::Time at);

}  // namespace ballast::orders
