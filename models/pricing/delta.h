#pragma once

#include <cstdint>
#include <string_view>

namespace ballast::pricing {

/// Which of the three deltas a number is (theory: Deribit's account uses NetTransaction).
enum class DeltaConvention : std::uint8_t {
    BlackScholes,    ///< N(d1) per option, size/F per inverse future
    NetTransaction,  ///< Black-Scholes less the coin premium: the slope of coin equity
    UsdNeutral,      ///< NetTransaction plus equity in coin: the slope of USD equity
};
std::string_view text(DeltaConvention convention);       ///< "Black-Scholes"
std::string_view shortText(DeltaConvention convention);  ///< "BS"

/// A delta in coin that knows which one it is: two conventions do not add, compare or assign.
template <DeltaConvention convention>
class Delta {
public:
    static constexpr DeltaConvention kConvention = convention;
    constexpr Delta() = default;
    constexpr explicit Delta(double coin) : m_coin(coin) {}
    constexpr double coin() const { return m_coin; }

    constexpr Delta& operator+=(Delta other)
    {
        m_coin += other.m_coin;
        return *this;
    }
    constexpr Delta& operator-=(Delta other)
    {
        m_coin -= other.m_coin;
        return *this;
    }
    friend constexpr Delta operator+(Delta a, Delta b) { return Delta{a.m_coin + b.m_coin}; }
    friend constexpr Delta operator-(Delta a, Delta b) { return Delta{a.m_coin - b.m_coin}; }
    friend constexpr Delta operator-(Delta a) { return Delta{-a.m_coin}; }
    friend constexpr Delta operator*(double size, Delta a) { return Delta{size * a.m_coin}; }
    constexpr auto operator<=>(const Delta&) const = default;

private:
    double m_coin = 0;
};

using BlackScholesDelta = Delta<DeltaConvention::BlackScholes>;
using NetDelta = Delta<DeltaConvention::NetTransaction>;
using UsdNeutralDelta = Delta<DeltaConvention::UsdNeutral>;

/// The only ways from one to the next. `coinPremium` is the option's price in its own coin; what is
/// paid in dollars (linear) has none.
constexpr NetDelta netOfPremium(BlackScholesDelta delta, double coinPremium)
{
    return NetDelta{delta.coin() - coinPremium};
}
/// Slope of USD equity in the price: equity held in coin moves with the price itself. It is zero
/// when the coin is fully hedged, and does not depend on the price.
constexpr UsdNeutralDelta withEquity(NetDelta delta, double equityCoin)
{
    return UsdNeutralDelta{delta.coin() + equityCoin};
}

}  // namespace ballast::pricing
