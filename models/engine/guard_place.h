#pragma once

#include "models/engine/market_state.h"
#include "models/guard/decaying_median.h"
#include "models/guard/feed_clock.h"
#include "models/guard/guard.h"
#include "models/guard/own_impact.h"
#include "models/guard/slow_average.h"
#include "models/guard/state.h"
#include "models/rebalance/policy.h"

#include <optional>

namespace ballast::engine {

/// What the guard remembers of one place that may carry an underlying's hedge: how its feed speaks,
/// how its book stands, and what our own trades do to it. In fixed memory.
class GuardPlace {
public:
    GuardPlace(rebalance::HedgePlace place, core::Duration impactHorizon);

    const rebalance::HedgePlace& place() const { return m_place; }
    core::VenueId venue() const { return m_place.account.venue; }
    core::InstrumentId hedge() const { return m_hedge; }

    void heard(core::InstrumentId id, core::Time at);
    void heardIndex(const market::IndexPrice& index);
    void linkLost();
    /// We traded so many coins of its hedge, signed.
    void traded(core::Time now, double coin) { m_own.traded(now, coin); }

    /// A person has looked at what our trades do: it is learnt anew.
    void forgetImpact(core::Duration horizon) { m_own = guard::OwnImpact{horizon}; }

    /// Finds the instrument by its name, and whether its book is crossed.
    void look(const MarketState& market, core::Time now);
    /// Depth, slope and impact; once a second.
    void lookAtBook(const MarketState& market, const guard::Limits& limits, core::Time now);
    /// Its part of a picture. `recordIndex` is of the underlying where the venue told none itself.
    void addTo(guard::Picture& picture, const MarketState& market,
               std::optional<double> recordIndex, core::Time now) const;
    /// Its mid for a comparison with another venue's: none of a dated hedge, which carries a basis.
    std::optional<double> comparableMid(const MarketState& market) const;
    std::optional<double> slope() const { return m_slope.value(); }
    const guard::OwnImpact& own() const { return m_own; }

    /// Takes the machine's level into what is shown.
    void show();

    guard::Guard machine;     ///< where it is one of several
    guard::PlaceState state;  ///< the same as shown

private:
    rebalance::HedgePlace m_place;
    core::InstrumentId m_hedge;
    guard::FeedClock m_feed, m_index;
    std::optional<double> m_indexPrice;
    guard::DecayingMedian m_usualDepth;
    guard::SlowAverage m_slope;
    std::optional<double> m_depth;
    std::optional<core::Time> m_crossedSince;
    guard::OwnImpact m_own;
};

}  // namespace ballast::engine
