#include "ui/charts/track.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::ui {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr core::Duration kShortestGap = std::chrono::seconds{10};
constexpr core::Duration kShortestSeam = std::chrono::seconds{3};

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

void Track::setPast(const std::vector<engine::ExposureSample>& samples, core::Duration stretch)
{
    Track past(Columns::kMostRows);
    const double firstLive = empty() ? std::numeric_limits<double>::infinity() : firstTime();
    const core::Duration pause = std::max(
        gapAfter(paceOf(spacings(samples.size(), [&](std::size_t i) { return samples[i].at; }))),
        2 * stretch);
    for (const engine::ExposureSample& s : samples)
        if (unixSeconds(s.at) < firstLive) past.append(s, pause);
    if (past.empty()) return;
    if (empty()) {
        m_lastAt = past.m_lastAt;
        m_convention = past.m_convention;
        m_smile = past.m_smile;
    } else if (firstLive - past.lastTime() > core::seconds(std::max(seamAfter(m_pace), stretch))) {
        past.m_rows.appendGap(firstLive);
    }
    m_rows.replace(past.firstTime(), past.lastTime(), past.m_rows);
    m_told.insert(m_told.begin(), past.m_told.begin(), past.m_told.end());
    count();
}

void Track::refine(const std::vector<engine::ExposureSample>& samples, core::Duration stretch)
{
    if (samples.empty() || empty()) return;
    Track finer(Columns::kMostRows);
    const core::Duration pause = std::max(
        gapAfter(paceOf(spacings(samples.size(), [&](std::size_t i) { return samples[i].at; }))),
        2 * stretch);
    for (const engine::ExposureSample& s : samples) finer.append(s, pause);
    m_rows.replace(finer.firstTime(), finer.lastTime(), finer.m_rows);
    count();
}

void Track::clear()
{
    m_rows.clear();
    m_told.clear();
    m_samples = m_seen = 0;
    m_lastAt = {};
}

void Track::append(const engine::ExposureSample& sample, core::Duration pause)
{
    const double time = unixSeconds(sample.at);
    if (!empty()) {
        if (sample.at <= m_lastAt) return;
        if (sample.at - m_lastAt > pause || sample.convention != m_convention ||
            sample.smile != m_smile)
            m_rows.appendGap(time);
    }
    const std::size_t forgotten = m_rows.append(time, rowOf(sample));
    if (!sample.bandWhy.empty()) m_told.push_back({time, sample.bandDriver, sample.bandWhy});
    m_lastAt = sample.at;
    m_convention = sample.convention;
    m_smile = sample.smile;
    ++m_samples;
    if (forgotten == 0) return;
    count();
    // The last one before what is left still holds.
    const Told* holds = toldAt(firstTime());
    if (holds) m_told.erase(m_told.begin(), m_told.begin() + (holds - m_told.data()));
}

void Track::count()
{
    m_samples = 0;
    for (std::size_t row = 0; row < size(); ++row)
        m_samples += std::isnan(value(Channel::Delta, row)) ? 0U : 1U;
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
    if (empty()) return 0;
    std::size_t row = m_rows.nearest(time);
    if (std::isnan(value(Channel::Delta, row)) && row > 0) --row;
    return row;
}

}  // namespace ballast::ui
