#pragma once

#include "models/core/error.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace ballast::core {

/// UTC instant with nanosecond resolution. Nothing in `models` asks for the present: it comes in
/// with the event.
using Time = std::chrono::sys_time<std::chrono::nanoseconds>;
using Duration = std::chrono::nanoseconds;

/// Saturates at the ends of what Time can hold (the years 1677 and 2262): a venue's absurd stamp
/// must not overflow.
constexpr Time fromUnixMs(std::int64_t ms)
{
    constexpr std::int64_t limit =
        std::chrono::floor<std::chrono::milliseconds>(Duration::max()).count();
    return Time{std::chrono::milliseconds{ms > limit ? limit : ms < -limit ? -limit : ms}};
}
constexpr std::int64_t toUnixMs(Time t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t).time_since_epoch().count();
}
constexpr double seconds(Duration d) { return std::chrono::duration<double>(d).count(); }
/// Saturates at about 292 years; not a number counts as zero.
constexpr Duration fromSeconds(double s)
{
    constexpr double limit = 9.2e9;
    if (!(s == s)) return Duration::zero();
    const double bounded = s > limit ? limit : s < -limit ? -limit : s;
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(bounded));
}

/// ACT/365 with the full resolution of Duration: seconds / 31 536 000.
constexpr double years(Duration d) { return seconds(d) / 31'536'000.0; }

/// "2026-11-22T14:31:06.114Z": always UTC, always milliseconds.
std::string isoUtc(Time t);
/// "14:31:06.114" / "14:31:06": the UTC time of day.
std::string clockUtcMs(Time t);
std::string clockUtc(Time t);
/// Reads ISO 8601 with 'T' or space, optional fraction, 'Z', "+00:00" or nothing (taken as UTC).
/// Years 1678 to 2261, which is what Time can hold.
Expected<Time> parseIsoUtc(std::string_view text);
/// "850 ms", "12.4 s", "3 min 20 s", "2 h 05 min": for a person.
std::string humanDuration(Duration d);

}  // namespace ballast::core
