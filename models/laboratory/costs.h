#pragma once

namespace ballast::laboratory {

/// What a hedge costs: fee and half the spread on everything; beyond what rests at the best prices
/// the book is walked by the square-root law (bands::impactFraction), of which an order pays two
/// thirds on average. All of it is assumed, none of it is read from a book.
struct Costs {
    double fee = 5e-4;             ///< fraction of notional
    double halfSpread = 0.5e-4;    ///< fraction of the price
    double visibleDepth = 5;       ///< coin at the best prices
    double dailyVolume = 100'000;  ///< coin
    double impactY = 1;            ///< of the square-root law
    double lot = 0.01;             ///< coin; trades are whole lots
    double typicalTrade = 1;       ///< coin: the trade whose cost the bands' formulas go by
    bool operator==(const Costs&) const = default;
};

/// Fraction of notional that a trade of `coin` (unsigned) costs at a daily volatility.
double costFraction(const Costs& costs, double coin, double sigmaDaily);

}  // namespace ballast::laboratory
