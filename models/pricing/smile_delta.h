#pragma once

#include <cstdint>
#include <string>

namespace ballast::pricing {

/// How the smile is taken to move when the forward does, which is what a delta adds to Black's.
/// k = ln(strike / forward), s = d sigma / dk at the strike, R the skew-stickiness ratio: at the
/// money the volatility moves by R s dlnF.
enum class SmileRule : std::uint8_t {
    StickyStrike,     ///< each strike keeps its volatility: R = 1, Black's delta itself
    StickyMoneyness,  ///< each k keeps its volatility: R = 0
    SkewStickiness,   ///< a chosen R; about 2 for short-dated local volatility
    MinimumVariance,  ///< Hull and White (2017): a, b, c from regression, no smile asked for
};

/// A rule with the numbers it asks for.
struct SmileChoice {
    SmileRule rule = SmileRule::StickyStrike;
    double stickiness = 1;       ///< R; read by SkewStickiness
    double a = 0, b = 0, c = 0;  ///< read by MinimumVariance
    bool isDefault() const { return rule == SmileRule::StickyStrike; }
    /// Whether the shift is made of a fitted smile's skew.
    bool asksForSkew() const
    {
        return rule == SmileRule::StickyMoneyness || rule == SmileRule::SkewStickiness;
    }
    bool operator==(const SmileChoice&) const = default;
};
inline constexpr double kLeastStickiness = -1, kMostStickiness = 3;
inline constexpr double kMostHullWhite = 5;  ///< of |a|, |b| and |c|

/// "sticky strike", "skew stickiness 1.50", "minimum variance".
std::string text(const SmileChoice& choice);
/// For where there is little room: "strike", "moneyness", "R 1.50", "min. var.".
std::string shortText(const SmileChoice& choice);

/// One option as the rules see it. vega in USD per 1.00 vol, forward in USD per coin, tau in years.
struct SmileInput {
    double deltaBs = 0;
    double vega = 0;
    double skew = 0;  ///< d sigma / dk
    double forward = 0;
    double tau = 0;
};
/// What the rule adds to any of the three delta conventions, coin per one coin of option:
/// vega (R - 1) s / F, or vega (a + b D + c D^2) / (F sqrt(tau)) with D Black's delta. 0 at expiry.
double smileShift(const SmileChoice& choice, const SmileInput& input);

}  // namespace ballast::pricing
