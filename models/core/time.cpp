#include "models/core/time.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace ballast::core {
namespace {

using namespace std::chrono;

struct Parts {
    year_month_day date;
    hh_mm_ss<milliseconds> clock;
};

Parts split(Time t)
{
    const auto day = floor<days>(t);
    return {year_month_day{day}, hh_mm_ss<milliseconds>{floor<milliseconds>(t - day)}};
}

/// Reads exactly `count` digits and moves on; -1 when they are not there.
int takeDigits(std::string_view& text, std::size_t count)
{
    if (text.size() < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, std::string_view any)
{
    if (text.empty() || any.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::string isoUtc(Time t)
{
    const Parts p = split(t);
    return fmt::format("{:04}-{:02}-{:02}T{}Z", static_cast<int>(p.date.year()),
                       static_cast<unsigned>(p.date.month()), static_cast<unsigned>(p.date.day()),
                       clockUtcMs(t));
}

std::string clockUtcMs(Time t)
{
    const auto clock = split(t).clock;
    return fmt::format("{:02}:{:02}:{:02}.{:03}", clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count(), clock.subseconds().count());
}

std::string clockUtc(Time t) { return clockUtcMs(t).substr(0, 8); }

Expected<Time> parseIsoUtc(std::string_view text)
{
    const std::string_view whole = text;
    const auto bad = [&] {
        return failure("expected a UTC time like 2026-11-22T14:31:06Z, found " + quoted(whole));
    };
    const int y = takeDigits(text, 4);
    if (y < 0 || !take(text, "-")) return bad();
    const int m = takeDigits(text, 2);
    if (m < 0 || !take(text, "-")) return bad();
    const int d = takeDigits(text, 2);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d < 0 ? 0 : d)}};
    if (!date.ok() || y < 1678 || y > 2261) return bad();
    Time time{sys_days{date}};
    if (text.empty()) return time;
    if (!take(text, "T ")) return bad();
    const int hour = takeDigits(text, 2);
    if (hour < 0 || hour > 23 || !take(text, ":")) return bad();
    const int minute = takeDigits(text, 2);
    if (minute < 0 || minute > 59) return bad();
    int second = 0;
    if (take(text, ":")) second = takeDigits(text, 2);
    if (second < 0 || second > 59) return bad();
    time += hours{hour} + minutes{minute} + std::chrono::seconds{second};
    if (take(text, ".")) {
        std::int64_t unit = 100'000'000;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            time += nanoseconds{(text.front() - '0') * unit};
            unit /= 10;
            text.remove_prefix(1);
        }
    }
    if (!text.empty() && text != "Z" && text != "+00:00" && text != "+0000") return bad();
    return time;
}

std::string humanDuration(Duration d)
{
    const double s = ballast::core::seconds(d);
    if (s < 0) return "-" + humanDuration(d == Duration::min() ? Duration::max() : -d);
    // The limits lie where the shorter form would round up to the next unit: never "1000 ms".
    if (s < 0.9995) return number(s * 1e3, 0) + " ms";
    if (s < 59.95) return number(s, 1) + " s";
    const auto whole = static_cast<std::int64_t>(std::llround(s));
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace ballast::core
