#include "ui/charts/track.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::ui {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr core::Duration kShortestGap = std::chrono::seconds{10};
constexpr core::Duration kShortestSeam = std::chrono::seconds{3};
constexpr std::size_t kMostRows = 400'000, kForgotten = 100'000;

double unixSeconds(core::Time at)
{
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

std::array<double, kChannels> rowOf(const engine::ExposureSample& s)
{
    return {s.delta,     s.lower, s.upper,          s.target, s.spot > 0 ? s.spot : kNaN,
            s.gamma1Pct, s.vega,  100 * s.marginUse};
}

/// How far samples lie apart; zero where there are too few to tell.
core::Duration paceOf(std::vector<core::Duration> spacings)
{
    if (spacings.size() < 3) return {};
    const auto middle = spacings.begin() + static_cast<std::ptrdiff_t>(spacings.size() / 2);
    std::nth_element(spacings.begin(), middle, spacings.end());
    return *middle;
}

/// What counts as silence after samples that come at this pace.
core::Duration gapAfter(core::Duration pace) { return std::max(kShortestGap, 5 * pace); }

/// What counts as the desk having been closed between the past and what is live: nothing of it was
/// seen, however short it was.
core::Duration seamAfter(core::Duration pace) { return std::max(kShortestSeam, 5 * pace / 2); }

/// A level run keeps its two ends: a band that stands still is two points, not a thousand.
void push(std::vector<Track::Point>& out, Track::Point point)
{
    const std::size_t n = out.size();
    if (n >= 2 && out[n - 1].value == point.value && out[n - 2].value == point.value)
        out[n - 1].time = point.time;
    else
        out.push_back(point);
}

template <class At>
std::vector<core::Duration> spacings(std::size_t count, const At& at)
{
    std::vector<core::Duration> out;
    for (std::size_t i = 1; i < std::min<std::size_t>(count, 1'000); ++i)
        out.push_back(at(i) - at(i - 1));
    return out;
}

}  // namespace

bool Track::take(const engine::Series& series)
{
    if (series.end() < m_seen) m_seen = 0;  // another run's series
    const std::size_t from = std::max(m_seen, series.first());
    if (from == series.end()) return false;
    const std::size_t count = series.end() - from;
    if (count >= 4) {
        m_pace = paceOf(spacings(count, [&](std::size_t i) { return series[from + i].at; }));
        m_gapAfter = gapAfter(m_pace);
    }
    const bool afterThePast = m_seen == 0;
    append(series[from], afterThePast ? std::min(m_gapAfter, seamAfter(m_pace)) : m_gapAfter);
    for (std::size_t i = from + 1; i < series.end(); ++i) append(series[i], m_gapAfter);
    m_seen = series.end();
    return true;
}

void Track::setPast(const std::vector<engine::ExposureSample>& samples)
{
    const std::vector<double> time = std::move(m_time);
    const auto columns = std::move(m_columns);
    const std::vector<Told> told = std::move(m_told);
    const core::Time lastAt = m_lastAt;
    const std::size_t live = m_samples, seen = m_seen;
    const double firstLive = time.empty() ? std::numeric_limits<double>::infinity() : time.front();
    clear();
    const core::Duration pause =
        gapAfter(paceOf(spacings(samples.size(), [&](std::size_t i) { return samples[i].at; })));
    for (const engine::ExposureSample& s : samples)
        if (unixSeconds(s.at) < firstLive) append(s, pause);
    if (!time.empty()) {
        if (!m_time.empty() && firstLive - m_time.back() > core::seconds(seamAfter(m_pace)))
            appendGap(firstLive);
        m_time.insert(m_time.end(), time.begin(), time.end());
        for (std::size_t c = 0; c < kChannels; ++c)
            m_columns[c].insert(m_columns[c].end(), columns[c].begin(), columns[c].end());
        m_lastAt = lastAt;
    }
    m_told.insert(m_told.end(), told.begin(), told.end());
    m_samples += live;
    m_seen = seen;
    forgetOldest();
}

void Track::clear()
{
    m_time.clear();
    for (auto& column : m_columns) column.clear();
    m_told.clear();
    m_samples = m_seen = 0;
    m_lastAt = {};
}

void Track::append(const engine::ExposureSample& sample, core::Duration pause)
{
    if (!m_time.empty()) {
        if (sample.at <= m_lastAt) return;
        if (sample.at - m_lastAt > pause || sample.convention != m_convention ||
            sample.smile != m_smile)
            appendGap(unixSeconds(sample.at));
    }
    appendRow(unixSeconds(sample.at), rowOf(sample));
    if (!sample.bandWhy.empty())
        m_told.push_back({m_time.back(), sample.bandDriver, sample.bandWhy});
    m_lastAt = sample.at;
    m_convention = sample.convention;
    m_smile = sample.smile;
    ++m_samples;
    forgetOldest();
}

void Track::appendGap(double before)
{
    std::array<double, kChannels> gap;
    gap.fill(kNaN);
    appendRow((before + m_time.back()) / 2, gap);
}

void Track::appendRow(double time, const std::array<double, kChannels>& row)
{
    m_time.push_back(time);
    for (std::size_t c = 0; c < kChannels; ++c) m_columns[c].push_back(row[c]);
}

void Track::forgetOldest()
{
    if (m_time.size() <= kMostRows) return;
    const auto& deltas = column(Channel::Delta);
    m_samples -= static_cast<std::size_t>(std::count_if(deltas.begin(), deltas.begin() + kForgotten,
                                                        [](double v) { return !std::isnan(v); }));
    m_time.erase(m_time.begin(), m_time.begin() + kForgotten);
    for (auto& column : m_columns) column.erase(column.begin(), column.begin() + kForgotten);
    // The last one before what is left still holds.
    const Told* holds = toldAt(m_time.front());
    if (holds) m_told.erase(m_told.begin(), m_told.begin() + (holds - m_told.data()));
}

const Track::Told* Track::toldAt(double time) const
{
    const auto after = std::ranges::upper_bound(m_told, time, {}, &Told::time);
    return after == m_told.begin() ? nullptr : &*std::prev(after);
}

std::vector<double> Track::causesIn(double from, double to) const
{
    std::vector<double> out;
    bands::Driver last = bands::Driver::None;
    for (const Told& told : m_told) {
        if (told.driver != last && told.time >= from && told.time <= to) out.push_back(told.time);
        last = told.driver;
    }
    return out;
}

std::size_t Track::nearest(double time) const
{
    if (m_time.empty()) return 0;
    const auto after = std::lower_bound(m_time.begin(), m_time.end(), time);
    auto row = static_cast<std::size_t>(after - m_time.begin());
    if (row == m_time.size() || (row > 0 && time - m_time[row - 1] < m_time[row] - time)) --row;
    if (std::isnan(value(Channel::Delta, row)) && row > 0) --row;
    return row;
}

void Track::reduce(Channel channel, double from, double to, double bucket,
                   std::vector<Point>& out) const
{
    out.clear();
    if (m_time.empty()) return;
    const std::vector<double>& values = column(channel);
    auto begin = static_cast<std::size_t>(std::lower_bound(m_time.begin(), m_time.end(), from) -
                                          m_time.begin());
    auto end = static_cast<std::size_t>(std::upper_bound(m_time.begin(), m_time.end(), to) -
                                        m_time.begin());
    if (begin > 0) --begin;
    if (end < m_time.size()) ++end;
    const double* const time = m_time.data();
    const double* const value = values.data();
    std::size_t row = begin;
    while (row < end) {
        if (std::isnan(value[row])) {
            out.push_back({time[row], kNaN});
            ++row;
            continue;
        }
        const double until = (std::floor(time[row] / bucket) + 1) * bucket;
        std::size_t low = row, high = row;
        for (++row; row < end && time[row] < until && !std::isnan(value[row]); ++row) {
            if (value[row] < value[low]) low = row;
            if (value[row] > value[high]) high = row;
        }
        const auto [first, second] = std::minmax(low, high);
        push(out, {time[first], value[first]});
        if (second != first) push(out, {time[second], value[second]});
    }
}

}  // namespace ballast::ui
