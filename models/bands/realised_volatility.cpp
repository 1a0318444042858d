#include "models/bands/realised_volatility.h"

#include "models/bands/realised.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::bands {
namespace {

constexpr std::int64_t kMinutesADay = 1440;
constexpr double kDaysAYear = 365;
constexpr double kBarsAYear = kDaysAYear * kMinutesADay;

std::int64_t minuteOf(std::int64_t step) { return step / RealisedVolatility::kStepsABar; }

/// 07:59 and 08:00.
bool isSettlement(std::int64_t minute)
{
    constexpr std::int64_t kSettlement = 8 * 60;
    const std::int64_t ofDay = minute % kMinutesADay;
    return ofDay == kSettlement || ofDay == kSettlement - 1;
}

core::Time midnight(std::int64_t day) { return core::Time{std::chrono::days{day}}; }

}  // namespace

double RealisedVolatility::decay() { return std::exp2(-1 / kHalfLifeBars); }

void RealisedVolatility::look(core::Time now, double price)
{
    if (!std::isfinite(price) || !(price > 0)) return;
    const std::int64_t step = std::chrono::floor<core::Duration>(now.time_since_epoch()) / kStep;
    if (m_price > 0 && step <= m_step) return;
    const std::int64_t passed = step - m_step;
    const bool watched = m_price > 0 && passed <= kStepsABar;
    const double r = m_price > 0 ? std::log(price / m_price) : 0;
    m_price = price;
    m_step = step;
    // The return is of the time before this instant.
    const std::int64_t minute = minuteOf(step - 1);
    if (minute != m_minute) {
        finishBar();
        m_minute = minute;
    }
    if (watched && !isSettlement(minute)) {
        m_sum += r * r;
        m_steps += static_cast<int>(std::min<std::int64_t>(passed, kStepsABar - m_steps));
    }
    if (minuteOf(step) != minute) finishBar();
}

void RealisedVolatility::finishBar()
{
    // Half a minute seen says what a whole one does, a single step too little.
    if (m_steps * 2 >= kStepsABar) {
        const double variance = m_sum * kStepsABar / m_steps;
        const double yearly = variance * kBarsAYear;
        m_ewma = m_bars == 0 ? yearly : decay() * m_ewma + (1 - decay()) * yearly;
        ++m_bars;
        const std::int64_t day = m_minute / kMinutesADay;
        if (day != m_day) {
            finishDay();
            m_day = day;
        }
        m_daySum += variance;
        ++m_dayMinutes;
    }
    m_sum = 0;
    m_steps = 0;
}

void RealisedVolatility::finishDay()
{
    if (m_dayMinutes >= kLeastMinutes) {
        m_finished =
            RealisedDay{midnight(m_day), m_daySum * kMinutesADay / m_dayMinutes, m_dayMinutes};
        m_days.push_back(*m_finished);
        if (m_days.size() > kMostDays) m_days.erase(m_days.begin());
        forecast();
    }
    m_daySum = 0;
    m_dayMinutes = 0;
}

void RealisedVolatility::restore(std::vector<RealisedDay> days)
{
    m_days = std::move(days);
    if (m_days.size() > kMostDays)
        m_days.erase(m_days.begin(), m_days.end() - static_cast<std::ptrdiff_t>(kMostDays));
    forecast();
}

std::optional<RealisedDay> RealisedVolatility::takeFinishedDay()
{
    return std::exchange(m_finished, std::nullopt);
}

std::size_t RealisedVolatility::days() const
{
    std::size_t row = m_days.empty() ? 0 : 1;
    while (row < m_days.size() &&
           m_days[m_days.size() - row].day - m_days[m_days.size() - row - 1].day ==
               std::chrono::days{1})
        ++row;
    return row;
}

void RealisedVolatility::forecast()
{
    m_har.reset();
    const std::size_t row = days();
    if (row < kLeastDays) return;
    std::vector<double> variances;
    for (std::size_t i = m_days.size() - row; i < m_days.size(); ++i)
        variances.push_back(m_days[i].variance);
    const auto fit = harRv(variances);
    if (fit && fit->forecast > 0) m_har = std::sqrt(fit->forecast * kDaysAYear);
}

std::optional<double> RealisedVolatility::ewma() const
{
    if (m_bars < kLeastBars) return std::nullopt;
    if (m_steps == 0) return std::sqrt(m_ewma);
    const double part = static_cast<double>(m_steps) / kStepsABar;
    const double keep = std::pow(decay(), part);
    return std::sqrt(keep * m_ewma + (1 - keep) * m_sum / part * kBarsAYear);
}

double RealisedVolatility::sigma() const
{
    const auto now = ewma();
    if (now && m_har) return std::sqrt((*now * *now + *m_har * *m_har) / 2);
    return now.value_or(m_har.value_or(0));
}

std::string RealisedVolatility::words() const
{
    const auto percent = [](double sigma) { return core::number(100 * sigma, 1) + " %"; };
    const auto now = ewma();
    const auto count = [](auto n) { return std::to_string(n); };
    std::string out =
        now ? "EWMA of " + count(m_bars) + " min " + percent(*now)
            : "EWMA: warming up, " + count(m_bars) + " of " + count(kLeastBars) + " min";
    if (m_har) return out + "; HAR of " + count(days()) + " days " + percent(*m_har);
    if (days() >= kLeastDays) return out + "; HAR: these days do not determine it";
    return out + "; HAR: not enough history, " + count(days()) + " of " + count(kLeastDays) +
           " days";
}

}  // namespace ballast::bands
