#pragma once

#include "models/engine/band_desk.h"
#include "models/engine/market_state.h"
#include "models/engine/outbox.h"
#include "models/engine/recovered.h"
#include "models/engine/snapshot.h"
#include "models/engine/surface_desk.h"
#include "models/guard/crowding.h"
#include "models/guard/decaying_median.h"
#include "models/guard/feed_clock.h"
#include "models/guard/guard.h"
#include "models/guard/minute.h"
#include "models/guard/own_impact.h"
#include "models/guard/rolling_sum.h"
#include "models/guard/slow_average.h"
#include "models/portfolio/valuation.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::engine {

/// Guards every underlying that has a policy: gathers what the tripwires look at, event by event in
/// fixed memory, runs each underlying's state machine, and tells of every change of level.
class GuardDesk {
public:
    GuardDesk(const GuardSettings& settings, const std::vector<rebalance::Policy>& policies,
              const std::vector<GuardHalt>& recovered);

    /// A ticker, quote or book of an instrument arrived.
    void heard(core::InstrumentId id, core::Time at);
    void on(const market::IndexPrice& index);
    void on(const market::Trade& trade, const MarketState& market, core::Time now);
    /// A fill of ours, seen for the first time.
    void on(const orders::Fill& fill, const orders::Intent& intent, const MarketState& market,
            core::Time now);
    /// The venue did what it should not, so many times.
    void erred(core::VenueId venue, double times, core::Time now);
    void on(const LinkHealth& health);
    void linkLost(core::VenueId venue);

    struct Look {
        const MarketState& market;
        const portfolio::Valuation& valuation;
        const SurfaceDesk& surfaces;
        const std::vector<LinkStatus>& links;
    };
    /// Judges all; the underlyings that have come to HALT.
    std::vector<core::Currency> tick(const std::vector<rebalance::Policy>& policies,
                                     const Look& look, Outbox& out);
    /// A person ends HALT. Why not, in words that follow a colon; empty: done. What counts over
    /// hours (cost, hedges, errors) begins anew, for the person has seen it.
    std::string clear(core::Currency underlying, const std::string& reason,
                      const std::string& actor, Outbox& out);

    GuardLevel level(core::Currency underlying) const;
    /// Why; empty when normal.
    const std::string& cause(core::Currency underlying) const;
    /// Of hedge sizes, 0 ... 1: what gamma feedback leaves.
    double sizeDown(core::Currency underlying) const;
    /// How much wider and slower hedging is now.
    Slowing slowing(core::Currency underlying) const;
    /// Null when the underlying has no policy.
    const GuardState* state(core::Currency underlying) const;

private:
    struct Ward {
        core::Currency underlying;
        core::VenueId venue;
        std::string hedgeName;
        core::InstrumentId hedge;
        ballast::guard::FeedClock feed, index;
        ballast::guard::Minute minute;
        ballast::guard::DecayingMedian usualDepth;
        ballast::guard::SlowAverage expected, slope;
        bool expectsImplied = false;
        std::optional<double> depth;
        std::optional<core::Time> crossedSince;
        ballast::guard::OwnImpact own;
        ballast::guard::Crowding crowd;
        ballast::guard::RollingSum<24> cost{std::chrono::hours{1}};
        ballast::guard::RollingSum<60> trades{std::chrono::minutes{1}};
        core::Label lastFilled;
        core::Time judgedAt{};
        ballast::guard::Guard guard;
        GuardState state;
    };
    struct Venue {
        core::VenueId id;
        LinkHealth health;
        ballast::guard::RollingSum<10> errors{std::chrono::minutes{1}};
    };

    Ward* wardOf(core::Currency underlying);
    const Ward* wardOf(core::Currency underlying) const;
    Venue& venueOf(core::VenueId id);
    void takeHedge(Ward& ward, const rebalance::Policy& policy, const MarketState& market);
    void lookEachSecond(Ward& ward, const Look& look, core::Time now);
    void watchBook(Ward& ward, const MarketState& market, core::Time now);
    void expect(Ward& ward, const Look& look, core::Time now);
    ballast::guard::Picture picture(Ward& ward, const Look& look, core::Time now);
    bool judge(Ward& ward, const Look& look, Outbox& out);
    void tell(Ward& ward, const ballast::guard::Guard::Change& change, const std::string& actor,
              Outbox& out) const;

    GuardSettings m_settings;
    std::vector<Ward> m_wards;  ///< in the order of the policies
    std::vector<Venue> m_venues;
};

}  // namespace ballast::engine
