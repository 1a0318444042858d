#pragma once

#include "models/core/time.h"

#include <algorithm>
#include <chrono>

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

/// Perpetuals' rates are quoted over eight hours.
inline constexpr core::Duration kFundingInterval = std::chrono::hours{8};

/// The part of an interval's rate that falls on `elapsed` of it: a position held for half of it
/// pays half, none held before it or after.
constexpr double fundingRateOfPart(double rate, core::Duration elapsed,
                                   core::Duration interval = kFundingInterval)
{
    if (interval <= core::Duration::zero()) return 0;
    return rate * std::clamp(core::seconds(elapsed) / core::seconds(interval), 0.0, 1.0);
}
/// Rate that has accrued over `elapsed` while the eight-hour rate stood at `rate8h`, as venues do
/// that settle funding continuously: in proportion to time, without end. Nothing for a time that
/// has not passed.
constexpr double accruedFundingRate(double rate8h, core::Duration elapsed)
{
    return rate8h * std::max(0.0, core::seconds(elapsed) / core::seconds(kFundingInterval));
}

/// Funding received at `rate` (fraction of notional; > 0: longs pay, so that theirs is negative),
/// in coin at `mark` (inverse) or USD (linear). The rate is that of an interval, a part of one or
/// an accrual.
constexpr double inverseFundingCoin(double sizeUsd, double mark, double rate)
{
    return -sizeUsd * rate / mark;
}
constexpr double linearFundingUsd(double sizeCoin, double mark, double rate)
{
    return -sizeCoin * mark * rate;
}

}  // namespace ballast::pricing
