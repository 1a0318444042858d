#pragma once

namespace ballast::pricing {

// Futures and perpetuals. Inverse: size N is a signed USD notional, profit is paid in coin. Linear:
// size q is signed coin, profit is paid in the quote currency. Prices are USD per coin, > 0.

/// N (1 / entry - 1 / mark), coin.
constexpr double inversePnlCoin(double sizeUsd, double entry, double mark)
{
    return sizeUsd * (mark - entry) / entry / mark;
}
/// N / mark, coin: mark times the slope of the coin profit.
constexpr double inverseDelta(double sizeUsd, double mark) { return sizeUsd / mark; }
/// Second derivative of the coin profit in the mark, coin per USD squared.
constexpr double inverseCurvature(double sizeUsd, double mark)
{
    return -2 * sizeUsd / mark / mark / mark;
}

/// q (mark - entry), USD.
constexpr double linearPnlUsd(double sizeCoin, double entry, double mark)
{
    return sizeCoin * (mark - entry);
}

/// Funding received over one interval at `rate` (fraction of notional; > 0: longs pay), coin / USD.
constexpr double inverseFundingCoin(double sizeUsd, double mark, double rate)
{
    return -sizeUsd * rate / mark;
}
constexpr double linearFundingUsd(double sizeCoin, double mark, double rate)
{
    return -sizeCoin * mark * rate;
}

}  // namespace ballast::pricing
