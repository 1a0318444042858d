#pragma once

#include "models/engine/guard_ward.h"
#include "models/engine/outbox.h"
#include "models/engine/recovered.h"
#include "models/engine/surface_desk.h"
#include "models/portfolio/valuation.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::engine {

/// Guards every underlying that has a policy, and each place of it that may carry its hedge:
/// gathers what the tripwires look at, event by event in fixed memory, runs the state machines, and
/// tells of every change of level. A place that trips is left out while the others go on; the
/// underlying's own level is the worst of what concerns all of it.
class GuardDesk {
public:
    GuardDesk(const GuardSettings& settings, const std::vector<rebalance::Policy>& policies,
              const std::vector<GuardHalt>& recovered);

    /// From now on these; levels stay, and are judged by them at the next look.
    void setLimits(const GuardSettings& settings) { m_settings = settings; }

    /// A ticker, quote or book of an instrument arrived.
    void heard(core::InstrumentId id, core::Time at);
    /// `counts`: it is the index of the underlying, and not another venue's of the same name.
    void on(const market::IndexPrice& index, bool counts);
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
    /// What has come to HALT: an underlying, or one place of it.
    struct Halted {
        core::Currency underlying;
        core::VenueId venue;  ///< empty: all of it
    };
    std::vector<Halted> tick(const std::vector<rebalance::Policy>& policies, const Look& look,
                             Outbox& out);
    /// A person ends HALT, of the underlying and all its places, or of one place. Why not, in words
    /// that follow a colon; empty: done. What counts over hours (cost, hedges, errors) and what is
    /// learnt of our own trades (impact, crowding) begins anew, for the person has seen it.
    std::string clear(core::Currency underlying, core::VenueId venue, const std::string& reason,
                      const std::string& actor, Outbox& out);

    GuardLevel level(core::Currency underlying) const;
    /// Why; empty when normal.
    const std::string& cause(core::Currency underlying) const;
    /// Of what is traded at a venue: the worse of the underlying's level and the place's.
    GuardLevel levelAt(core::Currency underlying, core::VenueId venue) const;
    const std::string& causeAt(core::Currency underlying, core::VenueId venue) const;
    /// Nothing may be sent there without a person: HALT, or a CAUTION that auto-fire does not pass.
    bool personDecides(core::Currency underlying, core::VenueId venue = {}) const;
    /// Why no hedge goes there, "its guard is in HALT: crossed book …"; empty: it may.
    std::string leftOut(core::Currency underlying, core::VenueId venue) const;
    /// That venue's own index has fallen silent: another's counts.
    bool indexIsGone(core::Currency underlying, core::VenueId venue) const;
    /// Of hedge sizes, 0 ... 1: what gamma feedback leaves.
    double sizeDown(core::Currency underlying) const;
    /// How much wider, slower and smaller hedging is now.
    Slowing slowing(core::Currency underlying) const;
    /// Null when the underlying has no policy.
    const GuardState* state(core::Currency underlying) const;

private:
    struct Venue {
        core::VenueId id;
        LinkHealth health;
        ballast::guard::RollingSum<10> errors{std::chrono::minutes{1}};
    };

    GuardWard* wardOf(core::Currency underlying);
    const GuardWard* wardOf(core::Currency underlying) const;
    Venue& venueOf(core::VenueId id);
    void restore(const GuardHalt& halt);
    void lookEachSecond(GuardWard& ward, const Look& look, core::Time now);
    void addLink(ballast::guard::Picture& picture, core::VenueId venue, const Look& look,
                 core::Time now) const;
    ballast::guard::Picture pictureAt(const GuardPlace& place, const Look& look, core::Time now,
                                      core::Currency underlying);
    void addWhole(ballast::guard::Picture& picture, GuardWard& ward, const Look& look,
                  core::Time now) const;
    void addLoops(ballast::guard::Picture& picture, const GuardWard& ward) const;
    void comparePlaces(ballast::guard::Picture& picture, const GuardWard& ward,
                       const Look& look) const;
    void judgePlaces(GuardWard& ward, const Look& look, Outbox& out, std::vector<Halted>& halted);
    void judge(GuardWard& ward, const Look& look, Outbox& out, std::vector<Halted>& halted);
    void settle(GuardWard& ward, const std::optional<ballast::guard::Guard::Change>& change,
                const std::string& actor, Outbox& out);
    void tell(const GuardWard& ward, core::VenueId venue,
              const ballast::guard::Guard::Change& change, const std::string& actor,
              Outbox& out) const;
    void countAnew(GuardWard& ward, core::VenueId venue, Outbox& out);
    std::string clearPlace(GuardWard& ward, GuardPlace& place, const std::string& reason,
                           const std::string& actor, Outbox& out);

    GuardSettings m_settings;
    std::vector<GuardWard> m_wards;  ///< in the order of the policies
    std::vector<Venue> m_venues;
};

}  // namespace ballast::engine
