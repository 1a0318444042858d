#pragma once

#include "models/orders/order.h"
#include "models/risk/limits.h"
#include "models/risk/picture.h"

#include <string>

namespace ballast::risk {

/// What decide() was asked about, as text: a line for each field that a rule may look at, doubles
/// to the last bit, times in nanoseconds. The same situation gives the same bytes on every machine.
std::string describe(const orders::Intent& order, const Picture& picture, const Limits& limits);

/// SHA-256 of that, in hexadecimal: what the journal keeps of the situation an order was begun in,
/// so that a situation that is claimed for it afterwards can be held against it.
std::string hashOf(const orders::Intent& order, const Picture& picture, const Limits& limits);

}  // namespace ballast::risk
