#pragma once

#include "connectors/deribit/fields.h"
#include "connectors/deribit/json.h"
#include "connectors/deribit/number_scan.h"
#include "models/core/assert.h"
#include "models/core/fixed.h"
#include "models/core/time.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

/// What the short cut reads a frame with: each takes what it knows from `at` on and moves past it,
/// or answers false, wherever it then stands.
namespace ballast::deribit::fast {

inline constexpr double kMaxIvPercent = 10'000;
inline constexpr std::int64_t kAbsurdPriceMantissa =
    static_cast<std::int64_t>(kAbsurdPrice) * core::kFixedOne;
inline constexpr std::int64_t kAbsurdAmountMantissa =
    static_cast<std::int64_t>(kAbsurdAmount) * core::kFixedOne;
inline constexpr std::uint64_t kEarliestMs = 1'262'304'000'000, kLatestMs = 4'102'444'800'000;

inline bool skip(const char*& at, const char* end, std::string_view literal)
{
    if (static_cast<std::size_t>(end - at) < literal.size() ||
        std::memcmp(at, literal.data(), literal.size()) != 0)
        return false;
    at += literal.size();
    return true;
}

inline bool skip(const char*& at, const char* end, char c)
{
    if (at == end || *at != c) return false;
    ++at;
    return true;
}

/// The high bit of each byte that ends a run of plain letters: a quotation mark, a backslash, a
/// control character, anything beyond ASCII.
inline std::uint64_t notPlain(std::uint64_t word)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL, kHigh = 0x8080808080808080ULL;
    const auto holds = [](std::uint64_t x) { return (x - kOnes) & ~x; };
    return (((word - kOnes * 0x20) & ~word) | holds(word ^ (kOnes * '"')) |
            holds(word ^ (kOnes * '\\')) | holds(word ^ (kOnes * 0x7F)) | word) &
           kHigh;
}

/// A text of plain letters: no escapes, nothing but printable ASCII.
inline bool plainText(const char*& at, const char* end, std::string_view& out)
{
    if (!skip(at, end, '"')) return false;
    const char* const first = at;
    while (end - at >= 8) {
        const std::uint64_t special = notPlain(detail::loadEight(at));
        at += special == 0 ? 8 : std::countr_zero(special) / 8;
        if (special != 0) break;
    }
    while (at != end && *at >= ' ' && *at <= '~' && *at != '"' && *at != '\\') ++at;
    out = {first, static_cast<std::size_t>(at - first)};
    return out.size() <= 256 && skip(at, end, '"');
}

/// `"key":` as four words under a mask, so that a guess is tried without a call or a loop.
struct Pattern {
    std::array<std::uint64_t, 4> words{}, masks{};
    std::size_t size = 0;
    bool matches(const char* at) const
    {
        std::array<std::uint64_t, 4> found;
        std::memcpy(found.data(), at, sizeof found);
        return (((found[0] ^ words[0]) & masks[0]) | ((found[1] ^ words[1]) & masks[1]) |
                ((found[2] ^ words[2]) & masks[2]) | ((found[3] ^ words[3]) & masks[3])) == 0;
    }
};

template <std::size_t N>
std::array<Pattern, N> patterns(const std::array<std::string_view, N>& keys)
{
    std::array<Pattern, N> out;
    for (std::size_t i = 0; i < N; ++i) {
        std::string text = "\"";
        text.append(keys[i]).append("\":");
        BALLAST_ASSERT(text.size() <= 32);
        const std::string mask(text.size(), '\xFF');
        std::memcpy(out[i].words.data(), text.data(), text.size());
        std::memcpy(out[i].masks.data(), mask.data(), mask.size());
        out[i].size = text.size();
    }
    return out;
}

/// `"key":`, the guessed one first. False for a key that is not among `keys`.
template <std::size_t N>
bool readKey(const char*& at, const char* end, const std::array<std::string_view, N>& keys,
             const std::array<Pattern, N>& patterns, std::array<std::uint8_t, N + 1>& order,
             std::size_t before, std::size_t& key)
{
    const Pattern& guess = patterns[order[before]];
    if (end - at >= 32 && guess.matches(at)) {
        at += guess.size;
        key = order[before];
        return true;
    }
    std::string_view name;
    if (!plainText(at, end, name) || !skip(at, end, ':')) return false;
    const auto it = std::find(keys.begin(), keys.end(), name);
    if (it == keys.end()) return false;
    key = static_cast<std::size_t>(it - keys.begin());
    order[before] = static_cast<std::uint8_t>(key);
    return true;
}

inline bool isNull(const char*& at, const char* end)
{
    return end - at >= 4 && *at == 'n' && skip(at, end, "null");
}

template <class Fixed>
bool fixed(const char*& at, const char* end, std::int64_t most, bool zeroAllowed, Fixed& out)
{
    ScannedNumber number;
    std::int64_t mantissa = 0;
    if (!scanNumber(at, end, number) || !number.mantissa(mantissa)) return false;
    if (mantissa < 0 || mantissa > most || (mantissa == 0 && !zeroAllowed)) return false;
    out = Fixed::fromMantissa(mantissa);
    return true;
}

inline bool price(const char*& at, const char* end, bool zeroAllowed, core::Price& out)
{
    return fixed(at, end, kAbsurdPriceMantissa, zeroAllowed, out);
}

inline bool priceOrNull(const char*& at, const char* end, core::Price& out)
{
    return isNull(at, end) || price(at, end, true, out);
}

inline bool amountOrNull(const char*& at, const char* end, core::Quantity& out)
{
    return isNull(at, end) || fixed(at, end, kAbsurdAmountMantissa, true, out);
}

inline bool optionalPrice(const char*& at, const char* end, std::optional<core::Price>& out)
{
    if (isNull(at, end)) return true;
    core::Price value;
    if (!price(at, end, true, value)) return false;
    out = value;
    return true;
}

inline bool real(const char*& at, const char* end, double& out)
{
    ScannedNumber number;
    return scanNumber(at, end, number) && number.toDouble(out);
}

inline bool realOrNull(const char*& at, const char* end, double& out)
{
    return isNull(at, end) || real(at, end, out);
}

inline bool volatility(const char*& at, const char* end, double& out)
{
    double percent = 0;
    if (!realOrNull(at, end, percent) || percent < 0 || percent > kMaxIvPercent) return false;
    out = percent / 100;
    return true;
}

inline bool whole(const char*& at, const char* end, std::uint64_t& out)
{
    ScannedNumber number;
    if (!scanNumber(at, end, number) || number.negative || number.scale != 0) return false;
    out = number.digits;
    return true;
}

inline bool time(const char*& at, const char* end, core::Time& out)
{
    std::uint64_t ms = 0;
    if (!whole(at, end, ms) || ms < kEarliestMs || ms > kLatestMs) return false;
    out = core::fromUnixMs(static_cast<std::int64_t>(ms));
    return true;
}

/// A number nobody reads: still a number.
inline bool anyNumber(const char*& at, const char* end)
{
    if (isNull(at, end)) return true;
    const char* const first = at;
    ScannedNumber number;
    // Far exponents may leave the range of a double, which only the general way can tell.
    if (scanNumber(at, end, number)) return std::abs(number.scale) < 200;
    at = first;
    while (at != end && at - first <= 32 &&
           ((*at >= '0' && *at <= '9') || *at == '.' || *at == '-'))
        ++at;
    return json::isNumber({first, static_cast<std::size_t>(at - first)});
}

inline bool anyText(const char*& at, const char* end)
{
    std::string_view ignored;
    return skip(at, end, R"("open")") || plainText(at, end, ignored);
}

/// `"NAME"`, as the channel named it.
inline bool sameText(const char*& at, const char* end, std::string_view expected)
{
    if (static_cast<std::size_t>(end - at) < expected.size() + 2 || *at != '"' ||
        std::memcmp(at + 1, expected.data(), expected.size()) != 0 ||
        at[expected.size() + 1] != '"')
        return false;
    at += expected.size() + 2;
    return true;
}

}  // namespace ballast::deribit::fast
