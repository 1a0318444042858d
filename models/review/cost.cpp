#include "models/review/cost.h"

#include <cmath>

namespace ballast::review {

double tradedUsd(const Unit& unit, double quantity, double price)
{
    return unit.sizedInUsd ? quantity : quantity * price * unit.usdPerPriceUnit;
}

double shortfallUsd(const Unit& unit, core::Side side, double quantity, double price, double mid)
{
    if (!(mid > 0) || !std::isfinite(price)) return 0;
    return core::sign(side) * (price - mid) / mid * tradedUsd(unit, quantity, mid);
}

double basisPoints(double costUsd, double valueUsd)
{
    return valueUsd > 0 ? costUsd / valueUsd * 1e4 : 0;
}

double feeUsd(double fee, core::Currency currency, double index)
{
    const bool dollar = currency == core::Currency{"USD"} || currency == core::Currency{"USDC"} ||
                        currency == core::Currency{"USDT"};
    return dollar ? fee : fee * index;
}

}  // namespace ballast::review
