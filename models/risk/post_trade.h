#pragma once

#include "models/orders/order.h"

#include <string>

namespace ballast::risk {

/// What a fill does that its order did not ask for: another account, instrument or side, a price
/// beyond its limit, more than the order; a sentence. Empty: it is as it was wished. `filled` is
/// what is filled of the order with this fill in it.
std::string fillProblem(const orders::Intent& intent, const orders::Fill& fill,
                        core::Quantity filled);

}  // namespace ballast::risk
