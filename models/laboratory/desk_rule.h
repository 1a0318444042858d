#pragma once

#include "models/laboratory/costs.h"
#include "models/laboratory/market.h"
#include "models/rebalance/live.h"
#include "models/rebalance/policy.h"

#include <optional>

namespace ballast::laboratory {

/// A policy of the desk as the desk itself follows it: rebalance::trigger asks, the band in force
/// and the aim are those of rebalance, the risk aversion is found once a settlement day. It goes by
/// the Black-Scholes delta; margin, vega and funding are not known here, and what asks by them is
/// silent.
class DeskRule {
public:
    DeskRule(const rebalance::Policy& policy, const Costs& costs);

    /// Where the delta of the whole is to be when nothing has happened yet, coin.
    double target(const Seen& seen) const { return m_policy.mandate(seen.spot).target; }
    /// How much `delta` (options and hedge, coin) is to change; none: nothing asks. `market` is
    /// what the formulas go by; its risk aversion is not read.
    std::optional<double> wish(const Seen& seen, double delta, const bands::Inputs& market,
                               core::Time now);
    void hedged(double spot, core::Time now);

private:
    void calibrate(core::Time now);
    void widen(const rebalance::FixedBand& mandate);
    rebalance::FixedBand band(const rebalance::FixedBand& mandate) const;

    const rebalance::Policy& m_policy;
    rebalance::Live m_live;
    core::Time m_calibratedOn{}, m_lastSlot{};
};

}  // namespace ballast::laboratory
