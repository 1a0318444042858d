#include "models/pricing/svi.h"

#include "models/pricing/least.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::pricing {
namespace {

constexpr double kRounding = 1e-10;
/// g is no less than 1/4 - wing^2/16 far out and about 1 at the money: no dip above this matters.
constexpr double kWorth = 0.25;
constexpr double kReach = 14.5;  ///< asinh(10^6)
constexpr int kCells = 232;      ///< of 1/8

double gAt(const Svi& svi, double k) { return durrleman(k, totalVariance(svi, k)); }

Least leastG(const Svi& svi, double leastVariance, double leastVarianceAt)
{
    const auto along = [&](double x) { return gAt(svi, svi.m + svi.s * std::sinh(x)); };
    Least wide = leastOf(along, -kReach, kReach, kCells, kWorth);
    wide.at = svi.m + svi.s * std::sinh(wide.at);
    const double curvature = totalVariance(svi, leastVarianceAt).curvature;
    const double scale = curvature > 0 ? std::sqrt(2 * leastVariance / curvature) : svi.s;
    if (!(scale < svi.s)) return wide;  // the wide grid is fine enough there
    const auto near = [&](double x) { return gAt(svi, leastVarianceAt + scale * std::sinh(x)); };
    Least close = leastOf(near, -4, 4, 64, kWorth);
    close.at = leastVarianceAt + scale * std::sinh(close.at);
    return close.value < wide.value ? close : wide;
}

}  // namespace

bool isSvi(const Svi& svi)
{
    return std::isfinite(svi.a) && std::isfinite(svi.b) && svi.b >= 0 && std::abs(svi.rho) <= 1 &&
           std::isfinite(svi.m) && std::isfinite(svi.s) && svi.s > 0;
}

TotalVariance totalVariance(const Svi& svi, double k)
{
    const double x = k - svi.m;
    const double root = std::sqrt(x * x + svi.s * svi.s);
    const double share = svi.s / root;
    return {svi.a + svi.b * (svi.rho * x + root), svi.b * (svi.rho + x / root),
            svi.b * share * share / root};
}

double durrleman(double k, const TotalVariance& v)
{
    const double first = 1 - k * v.slope / (2 * v.w);
    return first * first - v.slope * v.slope / 4 * (1 / v.w + 0.25) + v.curvature / 2;
}

ButterflyCheck butterfly(const Svi& svi)
{
    ButterflyCheck check;
    if (!isSvi(svi)) return check;
    check.wing = svi.b * (1 + std::abs(svi.rho));
    const double flat = std::sqrt((1 - svi.rho) * (1 + svi.rho));
    check.leastVariance = svi.a + svi.b * svi.s * flat;
    // With |rho| = 1 the infimum is at the end of the line; the corner's own place stands for it.
    check.leastVarianceAt = flat > 0 ? svi.m - svi.s * svi.rho / flat : svi.m;
    check.verdict = Butterfly::NegativeVariance;
    if (!(check.leastVariance > 0)) return check;
    const Least least = leastG(svi, check.leastVariance, check.leastVarianceAt);
    check.leastG = least.value;
    check.leastGAt = least.at;
    check.verdict = check.wing > 2 * (1 + kRounding) ? Butterfly::SteepWings
                    : check.leastG < -kRounding      ? Butterfly::NegativeDensity
                                                     : Butterfly::Free;
    return check;
}

std::string sentence(const ButterflyCheck& check)
{
    switch (check.verdict) {
        case Butterfly::Free: return {};
        case Butterfly::Invalid: return "the parameters are not those of an SVI";
        case Butterfly::SteepWings:
            return fmt::format("butterfly arbitrage: the wings rise by {:.2f} where 2 is the most",
                               check.wing);
        case Butterfly::NegativeVariance:
            return fmt::format("butterfly arbitrage: the total variance is {:.2g} at k = {:+.2f}",
                               check.leastVariance, check.leastVarianceAt);
        case Butterfly::NegativeDensity:
            return fmt::format(
                "butterfly arbitrage: the density is negative at k = {:+.2f} (g = {:.2g})",
                check.leastGAt, check.leastG);
    }
    return {};
}

}  // namespace ballast::pricing
