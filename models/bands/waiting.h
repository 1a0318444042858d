#pragma once

#include "models/bands/bands.h"
#include "models/core/time.h"

#include <optional>

namespace ballast::bands {

/// What leaving a residual delta alone for one period costs, and what the best single trade of that
/// period would do about it. USD; risk is priced as half the risk aversion times the variance.
struct Inaction {
    Status status = Status::InvalidInput;
    double deltaSd = 0;           ///< |D| F sigma sqrt(h)
    double penalty = 0;           ///< risk aversion / 2 * deltaSd^2
    double gammaThetaMean = 0;    ///< gamma F^2 (realised^2 - implied^2) h / 2; positive is earned
    double gammaSd = 0;           ///< |gamma| F^2 sigma^2 h / sqrt(2)
    double halfWidth = 0;         ///< coin within which no trade pays: lambda / (ra F sigma^2 h)
    double unconstrained = 0;     ///< coin, signed: the trade to that edge; 0 inside
    double saving = 0, cost = 0;  ///< of that trade
    bool trades = false;          ///< saving > cost
    double trade = 0;             ///< coin, signed: `unconstrained` where it pays, else 0
};
/// `inputs.sigma` is the implied volatility, by which risk is measured; `realised` the one expected
/// of the market. Both per sqrt(year). `deviation` is delta less target in coin, signed. A book
/// without gamma is valid here. A horizon of zero is not.
Inaction inaction(const Inputs& inputs, double realised, double deviation, double horizonYears);

/// One horizon of waiting.
struct WaitingFor {
    double years = 0;
    double deltaPenaltyUsd = 0;  ///< ra/2 D^2 F^2 sigma^2 h
    double gammaPenaltyUsd =
        0;                 ///< ra/2 (gamma F^2 sigma^2 h)^2 / 2: delta drifts while nobody trades
    double savingUsd = 0;  ///< the part of the first that the trade takes away
    double penaltyUsd() const { return deltaPenaltyUsd + gammaPenaltyUsd; }
};

/// "Leaving it costs X, trading costs Y."
struct Waiting {
    Status status = Status::InvalidInput;
    double tradeUsd = 0;  ///< of trading now: lambda F |trade| + the fixed cost; 0 without a trade
    WaitingFor fiveMinutes{}, oneHour{}, untilSettlement{};
    /// Years after which the trade has saved what it costs. Gamma's own part stands on both sides
    /// and does not count. Absent where the trade saves nothing, or not within a thousand years.
    std::optional<double> breakEvenYears{};
};
/// `deviation` is delta less target in coin, `trade` the coin of delta that would be traded now
/// (deviation + trade is what is left). Settlement is the next 08:00 UTC after `now`.
Waiting waiting(const Inputs& inputs, double deviation, double trade, core::Time now);

/// Until the next 08:00 UTC, never zero: at 08:00 it is a day.
core::Duration untilSettlement(core::Time now);

struct RiskAversion {
    Status status = Status::InvalidInput;  ///< Undefined: without cost any risk aversion will do
    double perUsd = 0;
};
/// The answer to "how much may the hedged book swing a day?": the risk aversion at which the
/// Whalley-Wilmott band, whose deviation is uniform and so has the sd H / sqrt(3), makes a daily sd
/// of `dailySdUsd`. `inputs.riskAversion` is not read.
RiskAversion riskAversionFor(double dailySdUsd, const Inputs& inputs);

}  // namespace ballast::bands
