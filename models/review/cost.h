#pragma once

#include "models/core/ids.h"

namespace ballast::review {

/// How an instrument's quantity and price turn into USD.
struct Unit {
    bool sizedInUsd = false;     ///< inverse futures and perpetuals: the quantity is USD already
    double usdPerPriceUnit = 1;  ///< 1 where prices are in USD; the index where they are in coin
    bool operator==(const Unit&) const = default;
};

/// USD value traded: the quantity itself where it is USD, else quantity times price. For an option
/// that is its premium.
double tradedUsd(const Unit& unit, double quantity, double price);

/// Implementation shortfall of one fill in USD: what it cost against trading at `mid`, the mid at
/// the decision. Positive is worse than the mid. Exact for inverse contracts too: Q USD dealt at p
/// instead of m leave Q (1/m - 1/p) coin behind, which at p are Q (p - m)/m USD. 0 when the mid is
/// not known.
double shortfallUsd(const Unit& unit, core::Side side, double quantity, double price, double mid);

/// In basis points of the value traded; 0 when nothing was traded.
double basisPoints(double costUsd, double valueUsd);

/// A fee in USD: stablecoins and USD count one to one, anything else at `index` USD per coin.
double feeUsd(double fee, core::Currency currency, double index);

}  // namespace ballast::review
