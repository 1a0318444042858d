#pragma once

#include "models/core/time.h"
#include "models/guard/correlation.h"
#include "models/guard/rolling_sum.h"

#include <chrono>
#include <optional>

namespace ballast::guard {

/// Do we run with the crowd? What we traded (signed coin, what falls into ten seconds together)
/// against what came in the minute before: the return, where a positive correlation means chasing,
/// and the imbalance of the aggressors of public trades, (bought - sold) / (bought + sold).
/// A hedger who is short gamma trades with the move by nature, flow = -gamma dF: what gamma asked
/// for and was not traded yet explains a trade up to its size. Each correlation is the part that
/// the rest contributes to that of the whole, cov(rest, y) / (sd(flow) sd(y)).
class Crowding {
public:
    Crowding() : m_bought(kSlice), m_sold(kSlice) {}

    /// A public trade: > 0 when the buyer was the aggressor.
    void publicTrade(core::Time now, double coin);
    /// What gamma asks for by a move of the price, -gamma dF (signed coin); fades with a half-life.
    void asked(core::Time now, double coin);
    /// Our own; `change`: log return of the minute before, where known.
    void traded(core::Time now, double coin, std::optional<double> change);
    /// Closes what is complete; about once a second.
    void look(core::Time now);

    std::optional<double> withReturn() const { return m_return.value(); }
    std::optional<double> withImbalance() const { return m_imbalance.value(); }
    int trades() const { return m_trades; }

private:
    static constexpr core::Duration kSlice = std::chrono::seconds{10};
    static constexpr double kKeep = 0.99309;  ///< half of the weight is gone after 100 trades
    static constexpr core::Duration kAskedHalfLife = std::chrono::minutes{10};
    struct Trade {
        core::Time from{};
        double coin = 0;
        double rest = 0;  ///< of it what gamma did not ask for
        std::optional<double> change, imbalance;
    };
    /// Of all that we traded, and of the rest.
    struct Pair {
        Correlation flow{kKeep}, rest{kKeep};
        void add(const Trade& trade, double y);
        std::optional<double> value() const;
    };
    RollingSum<6> m_bought, m_sold;
    Pair m_return, m_imbalance;
    double m_asked = 0;  ///< and not traded yet
    core::Time m_askedAt{};
    std::optional<Trade> m_open;
    int m_trades = 0;
};

}  // namespace ballast::guard
