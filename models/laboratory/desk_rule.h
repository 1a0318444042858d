#pragma once

#include "models/laboratory/costs.h"
#include "models/laboratory/market.h"
#include "models/rebalance/live.h"
#include "models/rebalance/policy.h"

#include <optional>

namespace ballast::laboratory {

/// A policy of the desk as the desk itself follows it: rebalance::trigger asks, the band in force
/// and the aim are those of rebalance; the band follows the market every ten seconds, the risk
/// aversion is found once a settlement day; nothing but margin asks in the half hour before an
/// expiry, nothing at all while a hedge cools down. It goes by the Black-Scholes delta. What it
/// leaves out stands in kLeftOut.
class DeskRule {
public:
    /// What of the desk is not in it, for people.
    static constexpr const char* kLeftOut =
        "gate, guard, depth cap, order style, further venues, margin and vega";

    /// `begins` is the moment that the steps' years count from.
    DeskRule(const rebalance::Policy& policy, const Costs& costs, core::Time begins);

    /// Where the delta of the whole is to be when nothing has happened yet, coin.
    double target(const Seen& seen) const { return m_policy.mandate(seen.spot).target; }
    /// How much the delta of options and hedge is to change, coin; none: nothing asks. `hedge` is
    /// the coin held against the options; `market` is what the formulas go by: its risk aversion
    /// and its cost are not read.
    std::optional<double> wish(const Seen& seen, double hedge, const bands::Inputs& market,
                               core::Time now);
    void hedged(double spot, core::Time now);

private:
    void begin(double spot, core::Time now);
    void follow(const Seen& seen, double hedge, const bands::Inputs& market);
    void refresh(const Seen& seen, const bands::Inputs& market, core::Time now);
    void calibrate(core::Time now);
    void widen();
    rebalance::FixedBand band(const rebalance::FixedBand& mandate) const;

    rebalance::Policy m_policy;
    Costs m_costs;
    core::Time m_begins;
    rebalance::Live m_live;
    double m_innerShare = 0;  ///< of the band's width: the best inner band
    core::Time m_calibratedOn{}, m_lastSlot{};
    std::optional<core::Time> m_refreshedAt, m_tradedAt;
};

}  // namespace ballast::laboratory
