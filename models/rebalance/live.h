#pragma once

#include "models/bands/bands.h"
#include "models/core/time.h"
#include "models/rebalance/policy.h"

#include <optional>
#include <string>

namespace ballast::rebalance {

/// Times one over the equity: the absolute risk aversion that is assumed where a person has not
/// said what hedging may leave. 1 is logarithmic utility; desks are warier.
inline constexpr double kAssumedRelativeRiskAversion = 5;

/// What is known of one underlying beside its delta: what triggers, live bands and the cost of
/// waiting are worked out from. A zero is "not known" unless said.
struct Live {
    /// Of now. `sigma` is the volatility that TriggerRules::volatility chooses; without options the
    /// realised one of the index. `cost` is fee, half spread and impact of a typical hedge, the two
    /// latter as they usually are, times the regime's factor. `riskAversion` follows from
    /// TriggerRules::hedgingSdUsd.
    bands::Inputs inputs;
    bool assumedRiskAversion = false;  ///< by the equity: nobody has said what hedging may leave
    double sigmaImplied = 0, sigmaRealised = 0;  ///< per root year
    bands::ChosenVolatility volatility;          ///< of them, what `inputs.sigma` is
    bands::RegimeState regime;                   ///< of index and hedge against their medians
    double costFactor = 1;                       ///< by which it scales spread and impact
    std::string costFactorWords;                 ///< "spread x1.6 its median"; empty: as usual
    double spread = 0;                           ///< of the hedge's mid, when last refreshed
    double depth = 0;                            ///< coin on the thinner side of its book
    double vanna = 0;                            ///< coin per vol point
    double lot = 0;                              ///< coin: the smallest hedge worth making

    bands::Status status = bands::Status::InvalidInput;  ///< of the live band's formula
    double halfWidth = 0;    ///< coin, of the live band, before the mandate's edges cut it; 0: none
    double centreShift = 0;  ///< coin, from the target to the middle of the live band
    double bestClockYears = 0;

    double spotAtLastHedge = 0;  ///< or when this underlying began to be watched
    core::Time lastHedgeAt{};
    double hedgePositionUsd = 0;           ///< signed
    double funding8h = 0;                  ///< of the hedge instrument; > 0: longs pay
    double liquidationDistance = 0;        ///< fraction of spot, its sign the direction
    std::optional<core::Time> nextExpiry;  ///< of what is held

    /// USD a day that the hedge pays in funding; negative: it is paid.
    double fundingUsdPerDay() const { return 3 * funding8h * hedgePositionUsd; }
};

/// The band in force: the live one and that of the risk budget where there are any, nowhere outside
/// the mandate.
FixedBand inForce(const TriggerRules& rules, const FixedBand& mandate, const Live& live);

/// What Leland's volatility adds to the delta that is aimed at, coin: vanna times the volatility he
/// hedges at less the one of now. 0 where his formula does not hold.
double lelandShift(const TriggerRules& rules, const Live& live);
/// Years between two hedges on Leland's clock; 0: there is no clock.
double lelandYears(const TriggerRules& rules, const Live& live);

/// The half hour before what is held expires, in which its delta fades by itself.
bool inSettlementWindow(const std::optional<core::Time>& nextExpiry, core::Time now);

}  // namespace ballast::rebalance
