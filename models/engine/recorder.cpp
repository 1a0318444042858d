#include "models/engine/recorder.h"

#include <algorithm>
#include <chrono>

namespace ballast::engine {

bool Recorder::due(core::Time now)
{
    if (now < m_next) return false;
    // On multiples of the cadence, so that two runs over the same day sample the same instants.
    m_next = core::Time{(now.time_since_epoch() / m_every + 1) * m_every};
    return true;
}

void Recorder::sample(const ExposureSample& sample, Outbox& out)
{
    // A snapshot may hold the series, so it is copied (pointers to blocks) before it grows.
    auto& series = m_series[sample.underlying];
    auto grown = series ? std::make_shared<Series>(*series) : std::make_shared<Series>();
    grown->append(sample);
    series = std::move(grown);
    out.remember(sample);
}

namespace {

execution::DepthTrend trendOf(const MarketSeries& series, const execution::Refill* refill)
{
    std::vector<execution::DepthLook> looks;
    const core::Time newest = series[series.end() - 1].at;
    for (std::size_t i = series.end();
         i > series.first() && newest - series[i - 1].at <= execution::kDepthWindow; --i)
        looks.push_back({series[i - 1].at, series[i - 1].depth});
    std::ranges::reverse(looks);
    execution::DepthTrend trend = execution::depthTrend(looks);
    if (refill) {
        trend.refill = refill->halfTime();
        trend.refills = static_cast<int>(refill->seen());
    }
    return trend;
}

}  // namespace

void Recorder::market(const MarketSample& sample, const execution::Refill* refill, Outbox& out)
{
    Market& market = m_markets[sample.underlying];
    if (market.series && ++market.since < kMarketEvery) return;
    market.since = 0;
    auto grown = market.series ? std::make_shared<MarketSeries>(*market.series)
                               : std::make_shared<MarketSeries>();
    grown->append(sample);
    market.series = std::move(grown);
    market.depth = trendOf(*market.series, refill);
    out.remember(sample);
}

const execution::DepthTrend* Recorder::depth(core::Currency underlying) const
{
    const auto it = m_markets.find(underlying);
    return it == m_markets.end() ? nullptr : &it->second.depth;
}

std::shared_ptr<const MarketSeries> Recorder::market(core::Currency underlying) const
{
    const auto it = m_markets.find(underlying);
    return it == m_markets.end() ? nullptr : it->second.series;
}

void Recorder::holdings(const Holdings& holdings, const portfolio::Book& book, Outbox& out)
{
    if (++m_samplesSinceHoldings < 10) return;
    m_samplesSinceHoldings = 0;
    for (const portfolio::Line& line : book.lines) {
        auto& last = m_lastPositions[{line.position.account, line.position.instrument}];
        if (last.size == line.position.size && last.averagePrice == line.position.averagePrice)
            continue;
        last = line.position;
        out.remember(PositionRecord{line.position, line.instrument ? line.instrument->name : "",
                                    line.mark, line.delta.netTransaction.coin()});
    }
    for (const portfolio::Balance& balance : holdings.balances()) {
        auto& last = m_lastBalances[{balance.account, balance.currency}];
        if (last.equity == balance.equity && last.maintenanceMargin == balance.maintenanceMargin)
            continue;
        last = balance;
        out.remember(BalanceRecord{balance});
    }
}

void Recorder::mark(Marker marker)
{
    m_markers.push_back(std::move(marker));
    if (m_markers.size() > kMarkersKept) m_markers.pop_front();
    m_shared.reset();
}

std::shared_ptr<const Series> Recorder::series(core::Currency underlying) const
{
    const auto it = m_series.find(underlying);
    return it == m_series.end() ? std::make_shared<const Series>() : it->second;
}

double Recorder::spotChange24h(core::Currency underlying, double spot, core::Time now) const
{
    const auto it = m_series.find(underlying);
    if (it == m_series.end() || it->second->end() == it->second->first()) return 0;
    const Series& series = *it->second;
    // Samples are in time order: the first one not older than a day, by bisection.
    std::size_t low = series.first();
    std::size_t high = series.end() - 1;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (now - series[middle].at > std::chrono::hours{24})
            low = middle + 1;
        else
            high = middle;
    }
    return series[low].spot > 0 ? spot / series[low].spot - 1 : 0;
}

std::shared_ptr<const std::vector<Marker>> Recorder::markers()
{
    if (!m_shared)
        m_shared = std::make_shared<const std::vector<Marker>>(m_markers.begin(), m_markers.end());
    return m_shared;
}

}  // namespace ballast::engine
