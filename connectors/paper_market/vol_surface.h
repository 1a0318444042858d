#pragma once

namespace ballast::paper_market {

/// The implied volatility surface of one underlying at one instant: the surface SVI of Gatheral and
/// Jacquier ("Arbitrage-free SVI volatility surfaces", 2014), with
///   theta(T) = at-the-money total variance, growing from the short to the long volatility,
///   phi = eta / sqrt(theta (1 + theta)),   k = ln(strike / forward),
///   w(k, T) = theta/2 (1 + rho phi k + sqrt((phi k + rho)^2 + 1 - rho^2)).
/// Free of butterfly and calendar arbitrage while eta (1 + |rho|) <= 2 and both volatilities are
/// positive (their theorem 4.2 and remark 4.4): the constructor brings the parameters there.
class VolSurface {
public:
    struct Parameters {
        double shortVolatility = 0.5;  ///< annualised, of the next instant
        double longVolatility = 0.5;   ///< annualised, of the far future
        double halfLifeYears = 0.05;   ///< of the difference between the two
        double rho = -0.2;             ///< skew: negative makes puts dearer
        double eta = 0.9;              ///< smile: how fast variance grows away from the money
        bool operator==(const Parameters&) const = default;
    };

    VolSurface() : VolSurface(Parameters{}) {}
    explicit VolSurface(const Parameters& parameters);

    const Parameters& parameters() const { return m_parameters; }
    /// theta(T) of `years` to expiry (>= 0).
    double atmVariance(double years) const;
    /// w(k, T): volatility squared times years.
    double totalVariance(double logMoneyness, double years) const;
    /// sqrt(w / T) at strike and forward (> 0), `years` > 0.
    double volatility(double strike, double forward, double years) const;
    /// Fair volatility of a variance swap: the square root of the strip of out-of-the-money options
    /// each weighed by 1 / strike squared, which is what volatility indices publish.
    double swapVolatility(double years) const;

    bool operator==(const VolSurface&) const = default;

private:
    Parameters m_parameters;
    double m_decayPerYear = 0;
};

}  // namespace ballast::paper_market
