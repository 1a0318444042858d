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
class Crowding {
public:
    Crowding() : m_bought(kSlice), m_sold(kSlice), m_return(kKeep), m_imbalance(kKeep) {}

    /// A public trade: > 0 when the buyer was the aggressor.
    void publicTrade(core::Time now, double coin);
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
    struct Trade {
        core::Time from{};
        double coin = 0;
        std::optional<double> change, imbalance;
    };
    RollingSum<6> m_bought, m_sold;
    Correlation m_return, m_imbalance;
    std::optional<Trade> m_open;
    int m_trades = 0;
};

}  // namespace ballast::guard
