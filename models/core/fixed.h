#pragma once

#include "models/core/error.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace ballast::core {

/// Decimal places every fixed-point number carries. One scale for all venues keeps comparison and
/// addition exact and free of rescaling: 9 decimals reach below the finest tick and lot of the
/// venues we speak to, and leave room up to 4.6 billion in price (USD) and in size (coin or USD).
/// What is read is held below half of what the mantissa takes, so that the sum, the difference and
/// the rounding of any two values read cannot overflow.
inline constexpr int kFixedDecimals = 9;
inline constexpr std::int64_t kFixedOne = 1'000'000'000;
inline constexpr std::int64_t kFixedLimit = INT64_MAX / 2;  ///< largest mantissa that is read

namespace detail {
Expected<std::int64_t> parseFixed(std::string_view text);
std::string fixedText(std::int64_t mantissa);
Expected<std::int64_t> fixedFromDouble(double value);
}  // namespace detail

/// A decimal held as a 64-bit mantissa of 1e-9. `Tag` keeps a price from being mistaken for a
/// quantity; there is no operator between two tags, and a product of prices does not exist.
/// What goes to a venue is read from text and written as text without passing through double.
template <class Tag>
class Fixed {
public:
    constexpr Fixed() = default;
    static constexpr Fixed fromMantissa(std::int64_t mantissa) { return Fixed{mantissa}; }
    /// Exact decimal text: "63412.5", "-0.0001", "2.2e3". Refuses more than nine significant
    /// decimals, more than 4.6 billion, NaN, infinities and anything that is not a number.
    static Expected<Fixed> parse(std::string_view text)
    {
        return fromExpected(detail::parseFixed(text));
    }
    /// The nearest representable value; refuses what is not finite or too large. For values that
    /// were computed, never for values a venue sent.
    static Expected<Fixed> nearest(double value)
    {
        return fromExpected(detail::fixedFromDouble(value));
    }

    constexpr std::int64_t mantissa() const { return m_mantissa; }
    constexpr double toDouble() const { return static_cast<double>(m_mantissa) / 1e9; }
    /// Shortest decimal text, no exponent: "63412.5".
    std::string text() const { return detail::fixedText(m_mantissa); }

    constexpr bool isZero() const { return m_mantissa == 0; }
    constexpr bool isPositive() const { return m_mantissa > 0; }
    constexpr Fixed abs() const { return Fixed{m_mantissa < 0 ? -m_mantissa : m_mantissa}; }
    constexpr Fixed operator-() const { return Fixed{-m_mantissa}; }
    constexpr Fixed operator+(Fixed o) const { return Fixed{m_mantissa + o.m_mantissa}; }
    constexpr Fixed operator-(Fixed o) const { return Fixed{m_mantissa - o.m_mantissa}; }
    constexpr Fixed& operator+=(Fixed o)
    {
        m_mantissa += o.m_mantissa;
        return *this;
    }
    constexpr Fixed& operator-=(Fixed o)
    {
        m_mantissa -= o.m_mantissa;
        return *this;
    }
    constexpr auto operator<=>(const Fixed&) const = default;

    /// Largest multiple of `step` not above / smallest not below this value. `step` > 0.
    constexpr Fixed floorTo(Fixed step) const
    {
        std::int64_t r = m_mantissa % step.m_mantissa;
        if (r < 0) r += step.m_mantissa;
        return Fixed{m_mantissa - r};
    }
    constexpr Fixed ceilTo(Fixed step) const { return -((-*this).floorTo(step)); }
    constexpr Fixed nearestTo(Fixed step) const
    {
        const Fixed low = floorTo(step);
        return (m_mantissa - low.m_mantissa) * 2 >= step.m_mantissa ? low + step : low;
    }
    constexpr bool isMultipleOf(Fixed step) const { return m_mantissa % step.m_mantissa == 0; }

private:
    constexpr explicit Fixed(std::int64_t mantissa) : m_mantissa(mantissa) {}
    static Expected<Fixed> fromExpected(Expected<std::int64_t> mantissa)
    {
        if (!mantissa) return std::unexpected(std::move(mantissa.error()));
        return Fixed{*mantissa};
    }
    std::int64_t m_mantissa = 0;
};

using Price = Fixed<struct PriceTag>;
/// In the instrument's own unit (USD for inverse futures and perpetuals, coin for options and
/// linear contracts); the sign is the side where a position is meant.
using Quantity = Fixed<struct QuantityTag>;

}  // namespace ballast::core
