#pragma once

#include "models/core/fixed.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>

namespace ballast::deribit {

namespace detail {

// Not local to their functions: a constant array inside one may be copied to the stack on each
// call.
inline constexpr std::array<std::uint64_t, 10> kWholePower = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
inline constexpr std::array<double, 23> kRealPower = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

}  // namespace detail

/// A decimal as written: digits without their point, and how many of them stood behind it.
struct ScannedNumber {
    std::uint64_t digits = 0;
    int scale = 0;  ///< value = digits / 10^scale
    bool negative = false;

    /// Exact, where nine decimals and 63 bits hold it.
    bool mantissa(std::int64_t& out) const
    {
        if (scale < 0 || scale > core::kFixedDecimals) return false;
        // 18 digits at most times 10^9 at most: only the small ones stay within 63 bits.
        const std::uint64_t power =
            detail::kWholePower[static_cast<std::size_t>(core::kFixedDecimals - scale)];
        if (digits > static_cast<std::uint64_t>(INT64_MAX) / core::kFixedOne &&
            digits > static_cast<std::uint64_t>(INT64_MAX) / power)
            return false;
        const auto value = static_cast<std::int64_t>(digits * power);
        out = negative ? -value : value;
        return true;
    }
    /// The nearest double, where one division of exact numbers gives it (Clinger's fast path).
    bool toDouble(double& out) const
    {
        if (digits > (std::uint64_t{1} << 53) || scale < -22 || scale > 22) return false;
        const auto whole = static_cast<double>(digits);
        const double value = scale >= 0
                                 ? whole / detail::kRealPower[static_cast<std::size_t>(scale)]
                                 : whole * detail::kRealPower[static_cast<std::size_t>(-scale)];
        out = negative ? -value : value;
        return true;
    }
};

namespace detail {

inline std::uint64_t loadEight(const char* at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    return word;
}

/// How many of eight characters, each with '0' taken off, are digits before the first that is none.
inline int digitsIn(std::uint64_t word)
{
    // The high bit of each byte that is no digit: above 9, or not ASCII at all.
    const std::uint64_t other = ((word + 0x7676767676767676ULL) | word) & 0x8080808080808080ULL;
    return other == 0 ? 8 : std::countr_zero(other) / 8;
}

/// Eight digits, the first one in the lowest byte, as a number.
inline std::uint64_t valueOfEight(std::uint64_t word)
{
    word = word * 10 + (word >> 8);
    return ((word & 0x000000FF000000FFULL) * 0x000F424000000064ULL +
            ((word >> 16) & 0x000000FF000000FFULL) * 0x0000271000000001ULL) >>
           32;
}

/// Appends the run of digits at `at` to `value`; answers how many there were, or -1 for more
/// than 18.
inline int scanDigits(const char*& at, const char* end, std::uint64_t& value)
{
    const char* const first = at;
    for (; at != end && *at >= '0' && *at <= '9'; ++at) {
        if (at - first >= 18) return -1;
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    }
    return static_cast<int>(at - first);
}

/// The common shapes, "123", "63123.45" and "0.12345678", eight characters at a time. Null where
/// the number has another shape; `digits` and `scale` are set only where it has one of these.
inline const char* scanShort(const char* at, std::uint64_t& digits, int& scale)
{
    constexpr std::uint64_t kZeros = 0x3030303030303030ULL;
    const std::uint64_t whole = loadEight(at) ^ kZeros;
    const int count = digitsIn(whole);
    const bool zero = (whole & 0xFF) == 0;
    if (count == 0 || count == 8 || (zero && count > 1)) return nullptr;
    std::uint64_t word = whole << (64 - 8 * count);  // leading zeros: eight digits always
    const char* next = at + count;
    int decimals = 0;
    if (*next == '.') {
        const std::uint64_t fraction = loadEight(next + 1) ^ kZeros;
        decimals = digitsIn(fraction);
        if (decimals == 0 || (count + decimals > 8 && !zero)) return nullptr;
        word = (zero ? 0 : word >> (8 * decimals)) | fraction << (64 - 8 * decimals);
        next += 1 + decimals;
        if (decimals == 8 && *next >= '0' && *next <= '9') return nullptr;
    }
    if ((*next | 0x20) == 'e') return nullptr;
    digits = valueOfEight(word);
    scale = decimals;
    return next;
}

}  // namespace detail

/// Reads one JSON number and moves past it. False where it is not one by the letter of the
/// standard, or holds more digits than are handled here.
inline bool scanNumber(const char*& cursor, const char* end, ScannedNumber& out)
{
    const char* at = cursor;
    out.negative = at != end && *at == '-';
    out.digits = 0;
    out.scale = 0;
    if (out.negative) ++at;
    if constexpr (std::endian::native == std::endian::little) {
        // Room for both words and the character behind them.
        if (end - at > 24) {
            if (const char* const next = detail::scanShort(at, out.digits, out.scale)) {
                cursor = next;
                return true;
            }
        }
    }
    const bool zero = at != end && *at == '0';
    const int whole = detail::scanDigits(at, end, out.digits);
    if (whole < 1 || (zero && whole > 1)) return false;
    if (at != end && *at == '.') {
        ++at;
        const int count = detail::scanDigits(at, end, out.digits);
        if (count < 1 || whole + count > 18) return false;
        out.scale = count;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        const bool down = at != end && *at == '-';
        if (at != end && (*at == '-' || *at == '+')) ++at;
        std::uint64_t exponent = 0;
        const int count = detail::scanDigits(at, end, exponent);
        if (count < 1 || count > 3) return false;
        out.scale += down ? static_cast<int>(exponent) : -static_cast<int>(exponent);
    }
    cursor = at;
    return true;
}

}  // namespace ballast::deribit
