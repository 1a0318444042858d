#pragma once

#include "models/core/time.h"
#include "models/guard/regression.h"

#include <optional>

namespace ballast::guard {

/// Do our own trades move the market? Mid change over the seconds after them on what we bought
/// (signed coin), with the move of the index as control: the index is made at other venues. One
/// stretch of time is one observation and none overlap, so that the t-statistic means what it says;
/// stretches in which we did nothing are there as well.
class OwnImpact {
public:
    explicit OwnImpact(core::Duration horizon) : m_horizon(horizon), m_regression(kKeep) {}

    /// Mid and index as they are, USD; about once a second. Without both what is open is dropped.
    void look(core::Time now, std::optional<double> mid, std::optional<double> index);
    /// We bought (> 0) or sold so many coins. The stretch begins at the last look before it.
    void traded(core::Time now, double coin);

    Fit fit() const { return m_regression.fit(); }  ///< beta in USD per coin
    int trades() const { return m_trades; }         ///< stretches in which we traded

private:
    static constexpr double kKeep = 0.99861;  ///< half of the weight is gone after 500 stretches
    struct Stretch {
        core::Time from{};
        double mid = 0, index = 0, coin = 0;
    };
    core::Duration m_horizon;
    Regression m_regression;
    std::optional<Stretch> m_open;
    Stretch m_last;  ///< the last look
    int m_trades = 0;
};

}  // namespace ballast::guard
