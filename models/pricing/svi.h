#pragma once

#include <string>

namespace ballast::pricing {

/// Raw SVI (Gatheral 2004): the total implied variance w = sigma^2 tau of one expiry as a function
/// of k = ln(strike / forward): w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + s^2)).
struct Svi {
    double a = 0;
    double b = 0;    ///< >= 0
    double rho = 0;  ///< -1 to 1
    double m = 0;
    double s = 1;  ///< > 0
    bool operator==(const Svi&) const = default;
};
/// All finite and in their ranges; nothing is said yet about arbitrage.
bool isSvi(const Svi& svi);

/// Total variance at one k and its derivatives in k.
struct TotalVariance {
    double w = 0;
    double slope = 0;      ///< dw/dk
    double curvature = 0;  ///< d2w/dk2
};
TotalVariance totalVariance(const Svi& svi, double k);

/// Durrleman's g(k) (Gatheral and Jacquier 2014): the density of the forward has its sign.
/// g = (1 - k w' / 2w)^2 - w'^2 / 4 (1 / w + 1 / 4) + w'' / 2. Asks for w > 0.
double durrleman(double k, const TotalVariance& variance);

enum class Butterfly : unsigned char {
    Free,
    Invalid,           ///< not parameters of an SVI
    SteepWings,        ///< b (1 + |rho|) > 2: Roger Lee's bound on the moments
    NegativeVariance,  ///< the least total variance is not above zero
    NegativeDensity,   ///< g < 0 somewhere
};
struct ButterflyCheck {
    Butterfly verdict = Butterfly::Invalid;
    double wing = 0;  ///< b (1 + |rho|)
    double leastVariance = 0;
    double leastVarianceAt = 0;  ///< k
    double leastG = 0;           ///< meaningful unless Invalid or NegativeVariance
    double leastGAt = 0;         ///< k
    bool free() const { return verdict == Butterfly::Free; }
    bool operator==(const ButterflyCheck&) const = default;
};
/// Looks for butterfly arbitrage on the whole line, not only where something is quoted. With
/// k = m + s sinh(x) the curve is smooth on the scale of x = 1, so that a grid in x reaches k of
/// +-10^6 s in few points; beyond, g tends to 1/4 - wing^2 / 16, which the wings decide. A second
/// grid, on the scale sqrt(2 w / w''), looks round the least variance, where a curve that nearly
/// touches zero turns faster than that. Every dip of either grid is followed to its bottom. A g
/// above -1e-10 counts as not negative: it is the rounding of its terms.
ButterflyCheck butterfly(const Svi& svi);
/// "butterfly arbitrage: the density is negative at k = +0.88 (g = -0.033)"; empty when free.
std::string sentence(const ButterflyCheck& check);

}  // namespace ballast::pricing
