#include "models/review/sample_cells.h"

#include <algorithm>
#include <cmath>

namespace ballast::review {
namespace {

core::Time hourOf(core::Time end)
{
    return std::chrono::floor<std::chrono::hours>(end - core::Duration{1});
}

double beyond(const BandSample& s)
{
    return s.delta > s.upper ? s.delta - s.upper : s.delta < s.lower ? s.delta - s.lower : 0;
}

/// What the time from one sample to the next adds; the first holds until the second.
void addStep(HourCell& cell, const BandSample& before, const BandSample& now)
{
    const core::Duration passed = now.at - before.at;
    const double s = core::seconds(passed);
    const double deviation = before.delta - before.target;
    const double error = deviation * (now.spot - before.spot);
    cell.time.watched += passed;
    if (before.inBand()) cell.time.inside += passed;
    ++cell.steps;
    cell.errorUsd += error;
    cell.errorSquares += error * error;
    cell.deviationSeconds += std::abs(deviation) * s;
    cell.deviationSquares += deviation * deviation * s;
    if (before.spot > 0 && now.spot > 0) {
        const double r = std::log(now.spot / before.spot);
        cell.variance += r * r;
    }
    cell.spotSeconds += before.spot * s;
    cell.gammaSeconds += std::abs(before.gamma1Pct) * s;
    cell.vegaSeconds += std::abs(before.vega) * s;
    if (before.sigma > 0) {
        ++cell.known;
        cell.sigmaSeconds += before.sigma * s;
        cell.costSeconds += before.cost * s;
        cell.sigmaKnown += s;
    }
}

void addSample(HourCell& cell, const BandSample& s)
{
    if (cell.samples++ == 0) {
        cell.spotFirst = cell.spotLow = cell.spotHigh = s.spot;
        cell.deltaFirst = s.delta;
    }
    cell.spotLast = s.spot;
    cell.deltaLast = s.delta;
    cell.spotLow = std::min(cell.spotLow, s.spot);
    cell.spotHigh = std::max(cell.spotHigh, s.spot);
}

}  // namespace

void HourCell::merge(const HourCell& later)
{
    if (samples == 0) {
        spotFirst = later.spotFirst, deltaFirst = later.deltaFirst;
        spotLow = later.spotLow, spotHigh = later.spotHigh;
    }
    if (later.samples > 0) {
        spotLast = later.spotLast, deltaLast = later.deltaLast;
        spotLow = std::min(spotLow, later.spotLow), spotHigh = std::max(spotHigh, later.spotHigh);
    }
    time.watched += later.time.watched;
    time.inside += later.time.inside;
    samples += later.samples, steps += later.steps, known += later.known;
    for (double HourCell::* part :
         {&HourCell::errorUsd, &HourCell::errorSquares, &HourCell::deviationSeconds,
          &HourCell::deviationSquares, &HourCell::variance, &HourCell::spotSeconds,
          &HourCell::gammaSeconds, &HourCell::vegaSeconds, &HourCell::sigmaSeconds,
          &HourCell::sigmaKnown, &HourCell::costSeconds})
        this->*part += later.*part;
}

void SampleFold::add(const BandSample& now)
{
    const auto [it, isFirst] = m_last.try_emplace(now.underlying);
    Last& last = it->second;
    if (!isFirst && now.at <= last.sample.at) return;
    const core::Time hour = hourOf(now.at);
    HourCell& cell = m_hours[{now.underlying, hour}];
    cell.hour = hour;
    cell.underlying = now.underlying;
    const bool follows = !isFirst && now.at - last.sample.at <= BandClock::kLongestGap;
    if (follows) addStep(cell, last.sample, now);
    addSample(cell, now);

    const auto minute = std::chrono::floor<std::chrono::minutes>(now.at);
    m_minutes[{now.underlying, minute}] = {minute,        now.underlying, now.at,
                                           now.spot,      now.delta,      now.target,
                                           now.gamma1Pct, now.sigma,      now.cost};

    const auto keep = [&](const Breach& breach) {
        m_breaches[{breach.underlying, breach.began}] = breach;
    };
    // Nobody looked: where it went meanwhile is not known.
    if (last.breach && !follows) {
        last.breach->open = false;
        keep(*last.breach);
        last.breach.reset();
    }
    const double over = beyond(now);
    if (over == 0 && last.breach) {
        last.breach->ended = now.at;
        last.breach->open = false;
        keep(*last.breach);
        last.breach.reset();
    } else if (over != 0) {
        if (!last.breach)
            last.breach = Breach{now.underlying, now.at, now.at, over, now.spot, true};
        last.breach->ended = now.at;
        if (std::abs(over) > std::abs(last.breach->worst)) last.breach->worst = over;
        keep(*last.breach);
    }
    last.sample = now;
}

SampleFold::Taken SampleFold::take()
{
    Taken taken;
    for (auto& [key, cell] : m_hours) taken.hours.push_back(cell);
    for (auto& [key, row] : m_minutes) taken.minutes.push_back(row);
    for (auto& [key, breach] : m_breaches) taken.breaches.push_back(breach);
    m_hours.clear();
    m_minutes.clear();
    m_breaches.clear();
    return taken;
}

}  // namespace ballast::review
