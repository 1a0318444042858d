#include "models/orders/life.h"

#include "models/core/assert.h"
#include "models/core/text.h"

namespace ballast::orders {
namespace {

struct Sum {
    core::Quantity quantity;
    double average = 0;
};

Sum sumOf(std::span<const Fill> fills)
{
    Sum sum;
    double paid = 0;
    for (const Fill& fill : fills) {
        sum.quantity += fill.quantity;
        paid += fill.quantity.toDouble() * fill.price.toDouble();
    }
    if (sum.quantity.isPositive()) sum.average = paid / sum.quantity.toDouble();
    return sum;
}

Step ended(Order order, OrderState state, std::string evidence, core::Time at)
{
    BALLAST_ASSERT(!evidence.empty());  // no end without evidence (I6)
    order.state = state;
    order.evidence = std::move(evidence);
    order.lastAt = at;
    return {std::move(order), true, {}};
}

Step unchanged(Order order) { return {std::move(order), false, {}}; }

}  // namespace

Step sent(Order order, const Sent& report)
{
    if (order.state != OrderState::InFlight) return unchanged(std::move(order));
    order.sentAt = report.at;
    order.lastAt = report.at;
    order.evidence = report.evidence;
    return {std::move(order), true, {}};
}

Step notSent(Order order, const NotSent& report)
{
    if (isTerminal(order.state)) return unchanged(std::move(order));
    if (order.state != OrderState::InFlight || order.sentAt != core::Time{}) {
        Step step = unchanged(std::move(order));
        step.contradiction =
            "The connector says the order was never sent, after it was: " + report.reason;
        return step;
    }
    return ended(std::move(order), OrderState::NotPlaced, "never written: " + report.reason,
                 report.at);
}

Step failed(Order order, const PlaceFailed& report)
{
    const std::string said = report.message + " (" + std::to_string(report.code) + ")";
    if (isTerminal(order.state)) return unchanged(std::move(order));
    if (!report.definite) return lost(std::move(order), report.evidence + ": " + said, report.at);
    if (order.filled.isPositive() || !order.venueOrderId.empty()) {
        Step step = unchanged(std::move(order));
        step.contradiction = "The venue refused an order that it had already taken: " + said;
        return step;
    }
    order.wouldTake = report.wouldTake;
    return ended(std::move(order), OrderState::Rejected, report.evidence + ": " + said, report.at);
}

Step observed(Order order, const VenueOrder& record, std::span<const Fill> fills)
{
    const Sum sum = sumOf(fills);
    const bool claimsMore = record.filled > order.intent.quantity;
    if (claimsMore || record.side != order.intent.side) {
        Step step = unchanged(std::move(order));
        step.contradiction =
            "The venue's record does not fit the order: " + std::string{text(record.side)} + " " +
            record.filled.text() + " of " + record.quantity.text();
        return step;
    }
    // One frame, one order: a second one is a hedge that nobody has decided on.
    if (!order.venueOrderId.empty() && record.venueOrderId != order.venueOrderId) {
        Step step = unchanged(std::move(order));
        step.contradiction = "The venue has two orders of one label: " + step.order.venueOrderId +
                             " and " + record.venueOrderId;
        return step;
    }
    if (isTerminal(order.state)) {
        Step step = unchanged(std::move(order));
        // Refused by the answer, it never was an order; ended as rejected by the venue's own record
        // (it has a number then), an older record of it may still come.
        const bool open =
            record.state == VenueOrderState::Open || record.state == VenueOrderState::Untriggered;
        const bool refused =
            step.order.state == OrderState::Rejected && step.order.venueOrderId.empty();
        const bool revived =
            step.order.state == OrderState::NotPlaced || (refused && open) ||
            (step.order.state == OrderState::Rejected && record.filled.isPositive());
        if (revived) step.contradiction = "An order proven absent has appeared at the venue";
        return step;
    }
    if (record.filled < sum.quantity && record.state == VenueOrderState::Open)
        return unchanged(std::move(order));  // older than the fills already held

    const Order before = order;
    order.venueOrderId = record.venueOrderId;
    order.filled = sum.quantity;
    order.averagePrice = sum.average;
    order.lastAt = record.at;
    order.evidence =
        "venue order " + record.venueOrderId + (record.reason.empty() ? "" : ": " + record.reason);
    const bool accounted = sum.quantity == record.filled;
    switch (record.state) {
        case VenueOrderState::Open:
        case VenueOrderState::Untriggered:
            if (order.state != OrderState::Cancelling) order.state = OrderState::Open;
            break;
        case VenueOrderState::Filled:
            order.state = accounted ? OrderState::Filled : OrderState::Open;
            break;
        case VenueOrderState::Cancelled:
            // All of it filled and then cancelled is a fill: the cancel lost the race.
            if (accounted)
                order.state =
                    order.remaining().isPositive() ? OrderState::Cancelled : OrderState::Filled;
            else
                order.state = OrderState::Open;
            break;
        case VenueOrderState::Rejected:
            order.state = accounted ? OrderState::Rejected : OrderState::Open;
            break;
    }
    const bool changed = order.state != before.state || order.filled != before.filled ||
                         order.venueOrderId != before.venueOrderId;
    return {std::move(order), changed, {}};
}

Step filledBy(Order order, std::span<const Fill> fills)
{
    const Sum sum = sumOf(fills);
    if (sum.quantity > order.intent.quantity) {
        Step step = unchanged(std::move(order));
        step.contradiction = "Fills of " + sum.quantity.text() + " exceed the order's " +
                             step.order.intent.quantity.text();
        return step;
    }
    if (sum.quantity == order.filled) return unchanged(std::move(order));
    BALLAST_ASSERT(sum.quantity > order.filled);  // cum never falls (I5)
    order.filled = sum.quantity;
    order.averagePrice = sum.average;
    order.lastAt = fills.back().at;  // of more than before there is one
    if (isTerminal(order.state) && order.state != OrderState::Filled) {
        Step step{std::move(order), true, {}};
        step.contradiction =
            "A fill arrived for an order that had ended as " + std::string{text(step.order.state)};
        return step;
    }
    if (order.remaining().isZero()) {
        const std::string evidence = "fills of " + sum.quantity.text() + " sum to the order";
        const core::Time at = order.lastAt;
        return ended(std::move(order), OrderState::Filled, evidence, at);
    }
    if (order.state == OrderState::InFlight || order.state == OrderState::Unknown)
        order.state = OrderState::Open;
    return {std::move(order), true, {}};
}

Step lost(Order order, std::string evidence, core::Time at)
{
    if (isTerminal(order.state) || order.state == OrderState::Unknown ||
        order.state == OrderState::NeedsOperator || order.state == OrderState::Recording)
        return unchanged(std::move(order));
    order.state = OrderState::Unknown;
    order.evidence = std::move(evidence);
    order.lastAt = at;
    return {std::move(order), true, {}};
}

Step absent(Order order, std::string evidence, core::Time at)
{
    BALLAST_ASSERT(order.state == OrderState::Unknown);
    BALLAST_ASSERT(order.filled.isZero());
    return ended(std::move(order), OrderState::NotPlaced, std::move(evidence), at);
}

}  // namespace ballast::orders
