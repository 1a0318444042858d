#pragma once

#include "models/engine/holdings.h"
#include "models/engine/market_state.h"
#include "models/engine/outbox.h"
#include "models/engine/snapshot.h"
#include "models/execution/refill.h"

#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace ballast::engine {

/// Samples what charts draw and the review integrates, at a fixed cadence of desk time so that a
/// picture does not depend on a frame rate; and keeps the markers.
class Recorder {
public:
    explicit Recorder(core::Duration every) : m_every(every) {}

    /// True when a sample is due now; marks it as taken.
    bool due(core::Time now);
    void sample(const ExposureSample& sample, Outbox& out);
    /// Every tenth of an underlying is kept: what it is made of is found no oftener.
    /// `refill`: how fast that book was seen to refill; null: it was not.
    void market(const MarketSample& sample, const execution::Refill* refill, Outbox& out);
    /// Positions and balances, each at most every ten samples and only when they changed.
    void holdings(const Holdings& holdings, const portfolio::Book& book, Outbox& out);
    void mark(Marker marker);

    std::shared_ptr<const Series> series(core::Currency underlying) const;
    std::shared_ptr<const MarketSeries> market(core::Currency underlying) const;
    /// Where the depth of its hedge is going, found anew with each sample that is kept; null: none
    /// was.
    const execution::DepthTrend* depth(core::Currency underlying) const;
    /// Fractional change of spot against the oldest sample of the last 24 h that is held.
    double spotChange24h(core::Currency underlying, double spot, core::Time now) const;
    std::shared_ptr<const std::vector<Marker>> markers();

private:
    static constexpr std::size_t kMarkersKept = 2'000;
    static constexpr int kMarketEvery = 10;
    core::Duration m_every;
    core::Time m_next{};
    std::map<core::Currency, std::shared_ptr<Series>> m_series;
    struct Market {
        std::shared_ptr<MarketSeries> series;
        int since = 0;  ///< samples since one was kept
        execution::DepthTrend depth;
    };
    std::map<core::Currency, Market> m_markets;
    std::map<std::pair<core::AccountKey, core::InstrumentId>, portfolio::Position> m_lastPositions;
    std::map<std::pair<core::AccountKey, core::Currency>, portfolio::Balance> m_lastBalances;
    int m_samplesSinceHoldings = 0;
    std::deque<Marker> m_markers;
    std::shared_ptr<const std::vector<Marker>> m_shared;
};

}  // namespace ballast::engine
