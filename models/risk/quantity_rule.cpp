#include "models/core/text.h"
#include "models/risk/rules.h"

#include <algorithm>

namespace ballast::risk {
namespace {

CheckResult held(const std::string& what, double size, double soft, double hard)
{
    if (!(size <= hard))
        return deny("quantity",
                    what + " is over the limit of " + core::number(hard, 3) + " an order.");
    if (!(size <= soft))
        return confirm("quantity",
                       what + " is over " + core::number(soft, 3) + ": a person must approve it.");
    return allow("quantity");
}

}  // namespace

/// In coin for every instrument, and in its own unit where the instrument has a limit of its own.
CheckResult quantity(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    if (!picture.listing || !picture.listing->instrument)
        return deny("quantity", order.instrumentName + " is not listed.");
    if (!picture.index || !picture.index->price.isPositive())
        return deny("quantity", "There is no index to measure the order by.");
    const market::Instrument& instrument = *picture.listing->instrument;
    const double size = order.quantity.toDouble();
    const double coin = market::coinAmount(instrument, size, picture.index->price.toDouble());
    CheckResult result = held(core::number(coin, 3) + " coin", coin, limits.softQuantityCoin,
                              limits.hardQuantityCoin);
    const auto own =
        std::ranges::find(limits.quantities, instrument.name, &QuantityLimit::instrument);
    if (own == limits.quantities.end()) return result;
    CheckResult byName =
        held(order.quantity.text() + " of " + instrument.name, size, own->soft, own->hard);
    return byName.verdict > result.verdict ? byName : result;
}

}  // namespace ballast::risk
