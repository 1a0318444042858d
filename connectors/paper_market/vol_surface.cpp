#include "connectors/paper_market/vol_surface.h"

#include "models/core/assert.h"
#include "models/pricing/black76.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_market {

VolSurface::VolSurface(const Parameters& parameters) : m_parameters(parameters)
{
    Parameters& p = m_parameters;
    p.shortVolatility = std::clamp(p.shortVolatility, 0.05, 4.0);
    p.longVolatility = std::clamp(p.longVolatility, 0.05, 4.0);
    p.halfLifeYears = std::clamp(p.halfLifeYears, 1e-4, 5.0);
    p.rho = std::clamp(p.rho, -0.9, 0.9);
    p.eta = std::clamp(p.eta, 0.05, 2 / (1 + std::abs(p.rho)));
    m_decayPerYear = std::log(2.0) / p.halfLifeYears;
}

double VolSurface::atmVariance(double years) const
{
    BALLAST_ASSERT(years >= 0);
    const Parameters& p = m_parameters;
    const double longVariance = p.longVolatility * p.longVolatility;
    const double excess = p.shortVolatility * p.shortVolatility - longVariance;
    // The integral of a forward variance that decays from the short to the long level: positive
    // everywhere, so theta grows and no calendar spread is free.
    return longVariance * years - excess * std::expm1(-m_decayPerYear * years) / m_decayPerYear;
}

double VolSurface::totalVariance(double logMoneyness, double years) const
{
    const double theta = atmVariance(years);
    if (theta <= 0) return 0;
    const double rho = m_parameters.rho;
    const double x = m_parameters.eta / std::sqrt(theta * (1 + theta)) * logMoneyness;
    return theta / 2 * (1 + rho * x + std::sqrt((x + rho) * (x + rho) + 1 - rho * rho));
}

double VolSurface::volatility(double strike, double forward, double years) const
{
    BALLAST_ASSERT(strike > 0 && forward > 0 && years > 0);
    return std::sqrt(totalVariance(std::log(strike / forward), years) / years);
}

double VolSurface::swapVolatility(double years) const
{
    BALLAST_ASSERT(years > 0);
    // Trapezoid over log-moneyness, forward 1: sum of 2 OTM(K)/K^2 dK = 2 OTM(K)/K dk.
    constexpr int kPoints = 36;
    const double reach = 5 * std::sqrt(atmVariance(years));
    const double step = 2 * reach / kPoints;
    double sum = 0;
    for (int i = 0; i <= kPoints; ++i) {
        const double k = -reach + i * step;
        const double strike = std::exp(k);
        const auto type = k < 0 ? market::OptionType::Put : market::OptionType::Call;
        const double sigma = std::sqrt(totalVariance(k, years) / years);
        const double price = pricing::black76Price({type, 1, strike, years, sigma, 0});
        sum += (i == 0 || i == kPoints ? 0.5 : 1.0) * price / strike;
    }
    return std::sqrt(2 * sum * step / years);
}

}  // namespace ballast::paper_market
