// orders panels: what was sent, what became of it, and what a person must decide.
#pragma once

#include "models/orders/order.h"

#include <QString>

#include <span>

namespace ballast::ui {

/// What a person can do about an order in this state.
enum class OrderOffer { None, Cancel, Resolve };
OrderOffer offerFor(orders::OrderState state);
/// "Cancel", "Resolve…", or nothing.
QString offerWords(OrderOffer offer);

/// The life of an order in lines: decided, sent, answered, each fill, how it ended and on what
/// evidence. Plain text; times in UTC, later ones as the time since the one before.
QString lifeOf(const orders::Order& order, std::span<const orders::Fill> fills);

}  // namespace ballast::ui
