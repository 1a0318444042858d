#include "ui/charts/market_track.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr double kGap = 60;  ///< seconds

double unixSeconds(core::Time at)
{
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

double known(double value) { return value > 0 ? value : std::nan(""); }

}  // namespace

bool MarketTrack::take(const engine::MarketSeries& series)
{
    if (series.end() < m_seen) m_seen = 0;  // another run's series
    const std::size_t from = std::max(m_seen, series.first());
    if (from == series.end()) return false;
    for (std::size_t i = from; i < series.end(); ++i) append(series[i], kGap);
    m_seen = series.end();
    return true;
}

void MarketTrack::clear()
{
    m_rows.clear();
    m_seen = 0;
}

void MarketTrack::setPast(const std::vector<engine::MarketSample>& samples, core::Duration stretch)
{
    const double first = empty() ? INFINITY : m_rows.time(0);
    const double gapAfter = std::max(kGap, 2 * core::seconds(stretch));
    MarketTrack past;
    for (const engine::MarketSample& sample : samples)
        if (unixSeconds(sample.at) < first) past.append(sample, gapAfter);
    if (past.empty()) return;
    const double last = past.m_rows.time(past.m_rows.size() - 1);
    if (!empty() && first - last > gapAfter) past.m_rows.appendGap(first);
    m_rows.replace(past.m_rows.time(0), last, past.m_rows);
}

void MarketTrack::append(const engine::MarketSample& sample, double gapAfter)
{
    const double time = unixSeconds(sample.at);
    if (!empty()) {
        const double last = m_rows.time(m_rows.size() - 1);
        if (time <= last) return;
        if (time - last > gapAfter) m_rows.appendGap(time);
    }
    m_rows.append(time, std::array{100 * known(sample.implied), 100 * known(sample.realised),
                                   1e4 * known(sample.spread), known(sample.depth)});
}

std::size_t MarketTrack::at(double time) const
{
    std::size_t row = m_rows.lowerBound(std::nextafter(time, INFINITY));
    if (row == 0) return m_rows.size();
    --row;
    const bool gap = std::isnan(value(MarketChannel::Implied, row)) &&
                     std::isnan(value(MarketChannel::Realised, row)) &&
                     std::isnan(value(MarketChannel::Spread, row)) &&
                     std::isnan(value(MarketChannel::Depth, row));
    return gap || time - m_rows.time(row) > kGap ? m_rows.size() : row;
}

}  // namespace ballast::ui
