// rebalance: triggers, bands and proposals; from a snapshot to what should be traded, and why.
#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/execution/style.h"
#include "models/portfolio/exposure.h"
#include "models/pricing/smile_delta.h"
#include "models/rebalance/delta_target.h"
#include "models/rebalance/joint_rules.h"
#include "models/rebalance/sub_book_target.h"
#include "models/rebalance/trigger_rules.h"

#include <string>
#include <vector>

namespace ballast::rebalance {

/// Where a hedge trades to, once the band is left.
enum class HedgeTo : std::uint8_t {
    Target,    ///< all the way back
    Edge,      ///< just inside the edge that was crossed
    Ratio,     ///< the edge moved towards the target by `ratio` (0: edge, 1: target)
    Pair,      ///< `inner` coins short of the target, from the side that was left
    Cheapest,  ///< whichever of these costs least a year as the market stands
};
std::string_view text(HedgeTo hedgeTo);

/// Tolerance band around a target delta, in coin of the chosen convention. Asymmetric edges.
struct FixedBand {
    double target = 0;
    double below = 0;  ///< lower edge = target - below; > 0
    double above = 0;  ///< upper edge = target + above; > 0
    HedgeTo hedgeTo = HedgeTo::Target;
    double ratio = 0.5;
    double inner = 0;  ///< Pair: 0 <= inner < below, above
    double lower() const { return target - below; }
    double upper() const { return target + above; }
    bool contains(double delta) const { return delta >= lower() && delta <= upper(); }
    /// The delta a hedge aims at when `delta` is outside. Cheapest, where nothing has been compared
    /// yet, is the target.
    double aim(double delta) const;
    /// The same when hedging to `to`.
    double aim(double delta, HedgeTo to) const;
    /// The same of a breach that is not over yet: inside the band what would be aimed at were the
    /// edge where the delta is.
    double aimOfBreach(double delta) const;
    bool operator==(const FixedBand&) const = default;
};

struct Schedule {
    bool enabled = false;
    core::Duration every = std::chrono::hours{1};  ///< on multiples of this since 00:00 UTC
    double minimumDelta = 0;         ///< coin away from target below which it is silent
    std::vector<core::Duration> at;  ///< times of day since 00:00 UTC, ascending; any: not `every`
    bool operator==(const Schedule&) const = default;
};

/// Where a hedge can be carried: an instrument, by its venue's name, in an account.
struct HedgePlace {
    core::AccountKey account;
    std::string instrument;
    bool operator==(const HedgePlace&) const = default;
};

/// How one underlying is kept inside its limits.
struct Policy {
    core::Currency underlying;
    core::AccountKey account;
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    pricing::SmileChoice smile;  ///< how the smile moves with the price; on top of `convention`
    FixedBand band;              ///< the mandate: a live band is never wider
    DeltaTarget target;          ///< by spot; without points the band's number
    std::vector<SubBookTarget> subBooks;  ///< added to the target; each name once
    TriggerRules triggers;
    JointRules joint;
    Hysteresis hysteresis;  ///< of the edges of every band: fixed, live and by risk
    Schedule schedule;
    std::string hedgeInstrument;           ///< the venue's name, "BTC-PERPETUAL"
    std::vector<HedgePlace> alternatives;  ///< further places; the cheapest of all carries a hedge
    execution::Style style = {.jitter = 0};  ///< how each leg of a hedge is worked
    double collar = 0.005;                   ///< limit at most this fraction through the reference
    core::Duration proposalLife = std::chrono::seconds{30};
    core::Duration cooldown =
        std::chrono::seconds{5};  ///< after a hedge ended, before the next proposal
    /// The fixed band around the target at this spot.
    FixedBand mandate(double spot) const
    {
        FixedBand at = band;
        at.target = target.at(spot, band.target);
        return at;
    }
    bool operator==(const Policy&) const = default;
};

/// The limits of a greek with the target of the whole: the policy's own and those of its sub-books.
GreekLimits gammaOf(const Policy& policy);
GreekLimits vegaOf(const Policy& policy);

}  // namespace ballast::rebalance
