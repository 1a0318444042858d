#include "models/rebalance/leg_style.h"

namespace ballast::rebalance {
namespace {

std::int64_t lotsIn(core::Quantity quantity, core::Quantity lot)
{
    return quantity.mantissa() / lot.mantissa();
}

}  // namespace

void styleLeg(Leg& leg, const execution::Style& style, const Traded& traded)
{
    leg.slices.clear();
    if (style.kind == execution::StyleKind::ImmediateIoc || !traded.listing) return;
    const market::Instrument& instrument = *traded.listing->instrument;
    const core::Quantity lot = instrument.lot;
    if (!lot.isPositive()) return;
    const std::int64_t least =
        (instrument.minimum.mantissa() + lot.mantissa() - 1) / lot.mantissa();
    std::int64_t touch = 0;
    if (traded.book && !traded.book->side(leg.side).empty())
        touch = lotsIn(traded.book->side(leg.side).front().size, lot);
    const auto children = execution::children(style, lotsIn(leg.quantity, lot),
                                              std::max<std::int64_t>(least, 1), touch);
    if (children.size() < 2) return;
    for (const execution::Child& child : children)
        leg.slices.push_back(
            {core::Quantity::fromMantissa(child.lots * lot.mantissa()), child.after});
}

}  // namespace ballast::rebalance
