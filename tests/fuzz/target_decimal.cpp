// Decimal text as it stands in a frame or a file, against arithmetic on its digits.
#include "fuzz/targets.h"
#include "models/core/assert.h"
#include "models/core/csv_text.h"
#include "models/core/fixed.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace ballast::fuzz {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// [+-]digits[.digits][e[+-]digits] with digits on one side of the point at least, by hand; nothing
/// for anything else or what is out of range.
std::optional<std::int64_t> byDigits(std::string_view text)
{
    std::size_t at = 0;
    const bool negative = at < text.size() && text[at] == '-';
    if (negative || text.starts_with('+')) ++at;
    std::string digits;
    const auto take = [&] {
        const std::size_t from = at;
        while (at < text.size() && isDigit(text[at])) digits += text[at++];
        return at > from;
    };
    bool any = take();
    const std::size_t whole = digits.size();
    if (at < text.size() && text[at] == '.') {
        ++at;
        any = take() || any;
    }
    if (!any) return {};
    long exponent = static_cast<long>(whole) - static_cast<long>(digits.size());
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        const bool minus = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        long power = 0;
        const std::size_t from = at;
        for (; at < text.size() && isDigit(text[at]); ++at)
            power = std::min(power * 10 + (text[at] - '0'), 1'000'000L);
        if (at == from) return {};
        exponent += minus ? -power : power;
    }
    if (at != text.size()) return {};
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back(), ++exponent;
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.empty()) return 0;
    exponent += core::kFixedDecimals;
    if (exponent < 0 || digits.size() + static_cast<std::size_t>(exponent) > 19) return {};
    digits.append(static_cast<std::size_t>(exponent), '0');
    std::int64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc{} || value > core::kFixedLimit) return {};
    return negative ? -value : value;
}

}  // namespace

void decimal(Bytes bytes)
{
    const std::string_view text = textOf(bytes);
    const auto ours = core::Price::parse(text);
    const auto theirs = byDigits(text);
    // Stricter is allowed (leading zeros, say); laxer, or another value, is not.
    if (ours) {
        BALLAST_ASSERT(theirs && *theirs == ours->mantissa());
        const auto again = core::Price::parse(ours->text());
        BALLAST_ASSERT(again && *again == *ours);
        // At the very limit the nearest double may lie beyond it, and is refused.
        const double value = ours->toDouble();
        const auto near = core::Price::nearest(value);
        BALLAST_ASSERT(std::abs(value) > 4.6e9 || (near && std::abs(near->toDouble() - value) <=
                                                               1e-9 + 1e-15 * std::abs(value)));
    }
    if (const auto number = core::parseDecimal(text)) BALLAST_ASSERT(std::isfinite(*number));
}

}  // namespace ballast::fuzz
