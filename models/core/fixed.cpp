#include "models/core/fixed.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::core::detail {
namespace {

constexpr std::uint64_t kMax = kFixedLimit;

/// value * 10 + digit, or false where that leaves what is read.
bool appendDigit(std::uint64_t& value, unsigned digit)
{
    if (value > (kMax - digit) / 10) return false;
    value = value * 10 + digit;
    return true;
}

struct Scanned {
    std::uint64_t digits = 0;  // all digits read, decimal point removed, trailing zeros dropped
    int exponent = 0;          // power of ten that `digits` is to be multiplied with
    bool negative = false;
    bool tooLong = false;  // a number, but of more digits than are held
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Reads the exponent after 'e'; bounded so that "1e999999999999" cannot overflow.
bool scanExponent(std::string_view text, int& exponent)
{
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    if (text.empty() || text.size() > 4) return false;
    int value = 0;
    for (char c : text) {
        if (!isDigit(c)) return false;
        value = value * 10 + (c - '0');
    }
    exponent += negative ? -value : value;
    return true;
}

bool scan(std::string_view text, Scanned& out)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        out.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool sawDigit = false;
    bool sawPoint = false;
    int pendingZeros = 0;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (sawPoint) return false;
            sawPoint = true;
            continue;
        }
        if (!isDigit(c)) break;
        sawDigit = true;
        // Zeros are held back until a later digit needs them, so "1054.000000000000" is not
        // refused for its length and "1000000000" does not lose its magnitude.
        ++pendingZeros;
        if (sawPoint) --out.exponent;
        if (c == '0') continue;
        for (; pendingZeros > 1; --pendingZeros) out.tooLong |= !appendDigit(out.digits, 0);
        pendingZeros = 0;
        out.tooLong |= !appendDigit(out.digits, static_cast<unsigned>(c - '0'));
    }
    out.exponent += pendingZeros;
    if (!sawDigit) return false;
    if (i == text.size()) return true;
    if (text[i] != 'e' && text[i] != 'E') return false;
    return scanExponent(text.substr(i + 1), out.exponent);
}

}  // namespace

Expected<std::int64_t> parseFixed(std::string_view text)
{
    Scanned s;
    if (text.size() > 64 || !scan(text, s))
        return failure("expected a decimal number, found " + quoted(text));
    if (s.tooLong) return failure("number too large or too exact: " + quoted(text));
    if (s.digits == 0) return 0;
    int shift = s.exponent + kFixedDecimals;
    if (shift < 0) return failure("expected at most nine decimals, found " + quoted(text));
    for (; shift > 0; --shift)
        if (!appendDigit(s.digits, 0)) return failure("number too large: " + quoted(text));
    const auto mantissa = static_cast<std::int64_t>(s.digits);
    return s.negative ? -mantissa : mantissa;
}

std::string fixedText(std::int64_t mantissa)
{
    const bool negative = mantissa < 0;
    // Through unsigned, because the most negative mantissa has no positive twin.
    std::uint64_t rest =
        negative ? 0 - static_cast<std::uint64_t>(mantissa) : static_cast<std::uint64_t>(mantissa);
    std::string fraction = std::to_string(rest % kFixedOne);
    fraction.insert(0, kFixedDecimals - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    std::string out = negative ? "-" : "";
    out += std::to_string(rest / kFixedOne);
    if (!fraction.empty()) out += "." + fraction;
    return out;
}

Expected<std::int64_t> fixedFromDouble(double value)
{
    const double scaled = std::nearbyint(value * 1e9);
    if (!(std::abs(scaled) < static_cast<double>(kFixedLimit)))
        return failure("number is not finite or too large");
    return static_cast<std::int64_t>(scaled);
}

}  // namespace ballast::core::detail
