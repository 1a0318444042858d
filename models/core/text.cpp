#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace ballast::core {
namespace {

/// The letters of a figure in place: sentences are written at every tick.
class Magnitude {
public:
    Magnitude(double value, int decimals)
    {
        // The same letters as "{:.{}f}", in a third of the instructions.
        const auto [end, error] =
            std::to_chars(m_letters.data(), m_letters.data() + m_letters.size(), std::abs(value),
                          std::chars_format::fixed, decimals);
        if (error == std::errc{})
            m_digits = {m_letters.data(), end};
        else
            m_digits = m_long = fmt::format("{:.{}f}", std::abs(value), decimals);
    }
    Magnitude(const Magnitude&) = delete;
    Magnitude& operator=(const Magnitude&) = delete;

    bool roundsToZero() const { return m_digits.find_first_not_of("0.") == m_digits.npos; }
    /// After `before`, in groups of three.
    std::string grouped(std::string_view before) const
    {
        const std::size_t whole = std::min(m_digits.find('.'), m_digits.size());
        std::string out;
        out.reserve(before.size() + m_digits.size() + whole / 3 * kThinSpace.size());
        out += before;
        for (std::size_t i = 0; i < whole; ++i) {
            if (i > 0 && (whole - i) % 3 == 0) out += kThinSpace;
            out += m_digits[i];
        }
        return out += m_digits.substr(whole);
    }

private:
    std::array<char, 64> m_letters;
    std::string m_long;
    std::string_view m_digits;
};

/// At most `limit` bytes, cut before a UTF-8 character rather than in it.
std::size_t wholeCharacters(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit) return text.size();
    std::size_t cut = limit;
    while (cut > limit - 4 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return cut;
}

}  // namespace

std::string quoted(std::string_view text)
{
    constexpr std::size_t kLimit = 80;
    const std::string_view shown = text.substr(0, wholeCharacters(text, kLimit));
    std::string out = "\"";
    for (char c : shown) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += c;
    }
    return out + (shown.size() < text.size() ? "…\"" : "\"");
}

std::string number(double value, int decimals)
{
    if (!std::isfinite(value)) return "n/a";
    const Magnitude digits(value, decimals);
    return digits.grouped(value < 0 && !digits.roundsToZero() ? "-" : "");
}

std::string signedNumber(double value, int decimals)
{
    if (!std::isfinite(value)) return "n/a";
    const Magnitude digits(value, decimals);
    return digits.grouped(digits.roundsToZero() ? "" : value < 0 ? "-" : "+");
}

std::string usd(double value, int decimals)
{
    if (!std::isfinite(value)) return "n/a";
    const Magnitude digits(value, decimals);
    return digits.grouped(value < 0 && !digits.roundsToZero() ? "-$" : "$");
}

std::string signedShort(double value)
{
    if (!std::isfinite(value)) return "n/a";
    const double size = std::abs(value);
    if (size >= 999'950) return signedNumber(value / 1e6, size >= 99.95e6 ? 0 : 1) + "M";
    if (size >= 9'995) return signedNumber(value / 1e3, size >= 99'950 ? 0 : 1) + "k";
    if (size >= 99.95) return signedNumber(value, 0);
    return signedNumber(value, size >= 9.995 ? 1 : 2);
}

bool matchesGlob(std::string_view pattern, std::string_view text)
{
    // Back to the last star, which then takes one letter more: at most pattern times text steps.
    std::size_t p = 0, t = 0;
    std::size_t star = std::string_view::npos, taken = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p, ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace ballast::core
