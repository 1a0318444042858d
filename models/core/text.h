#pragma once

#include <string>
#include <string_view>

namespace ballast::core {

/// Thin space (U+2009) as UTF-8: the thousands separator of everything a person reads.
inline constexpr std::string_view kThinSpace = "\xE2\x80\x89";

/// The text in quotation marks, control characters escaped and cut at 80 bytes (never
/// inside a character): for errors about
/// what somebody else sent.
std::string quoted(std::string_view text);
/// "63 412.5": fixed decimals, thousands in groups, no locale, "n/a" when not finite, never "-0".
std::string number(double value, int decimals);
/// The same with the sign always shown: "+2.61".
std::string signedNumber(double value, int decimals);
/// "$1 204.50", "-$31.20".
std::string usd(double value, int decimals = 2);
/// "+12.4k", "-8.9k", "+1.2M": three figures for cards and cells.
std::string signedShort(double value);
/// '*' stands for any letters, also none; '?' for one. Upper and lower case differ.
bool matchesGlob(std::string_view pattern, std::string_view text);

}  // namespace ballast::core
