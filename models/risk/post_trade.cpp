#include "models/risk/post_trade.h"

namespace ballast::risk {

std::string fillProblem(const orders::Intent& intent, const orders::Fill& fill,
                        core::Quantity filled)
{
    const std::string what = "Fill " + fill.tradeId + " of " + intent.instrumentName + " ";
    if (fill.account != intent.account) return what + "is of another account than its order.";
    if (!fill.instrumentName.empty() && fill.instrumentName != intent.instrumentName)
        return what + "is in " + fill.instrumentName + ".";
    if (fill.side != intent.side)
        return what + "is a " + std::string{text(fill.side)} + ", its order is not.";
    if (!fill.quantity.isPositive() || filled > intent.quantity)
        return what + "makes " + filled.text() + " of an order of " + intent.quantity.text() + ".";
    const bool beyond =
        intent.side == core::Side::Buy ? fill.price > intent.limit : fill.price < intent.limit;
    if (beyond || !fill.price.isPositive())
        return what + "is at " + fill.price.text() + ", beyond its limit of " +
               intent.limit.text() + ".";
    return {};
}

}  // namespace ballast::risk
