#include "models/orders/order.h"

namespace ballast::orders {

bool isTerminal(OrderState state)
{
    switch (state) {
        case OrderState::Filled:
        case OrderState::Cancelled:
        case OrderState::Rejected:
        case OrderState::NotPlaced: return true;
        case OrderState::Recording:
        case OrderState::InFlight:
        case OrderState::Open:
        case OrderState::Cancelling:
        case OrderState::Unknown:
        case OrderState::NeedsOperator: return false;
    }
    return false;
}

bool mayBeLive(OrderState state) { return !isTerminal(state); }

std::string_view text(OrderState state)
{
    switch (state) {
        case OrderState::Recording: return "Recording";
        case OrderState::InFlight: return "In flight";
        case OrderState::Open: return "Working";
        case OrderState::Cancelling: return "Cancelling";
        case OrderState::Unknown: return "Unknown";
        case OrderState::NeedsOperator: return "Needs operator";
        case OrderState::Filled: return "Filled";
        case OrderState::Cancelled: return "Cancelled";
        case OrderState::Rejected: return "Rejected";
        case OrderState::NotPlaced: return "Not placed";
    }
    return "";
}

std::string summary(const Order& order)
{
    return std::string{text(order.intent.side)} + " " + order.intent.quantity.text() + " " +
           order.intent.instrumentName;
}

std::string_view text(TimeInForce timeInForce)
{
    switch (timeInForce) {
        case TimeInForce::ImmediateOrCancel: return "IOC";
        case TimeInForce::FillOrKill: return "FOK";
        case TimeInForce::GoodTilCancelled: return "GTC";
    }
    return "";
}

}  // namespace ballast::orders
