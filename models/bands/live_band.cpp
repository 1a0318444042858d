#include "models/bands/live_band.h"

#include <algorithm>
#include <cmath>

namespace ballast::bands {
namespace {

bool isPositive(double x) { return std::isfinite(x) && x > 0; }
bool isNotNegative(double x) { return std::isfinite(x) && x >= 0; }

}  // namespace

std::string_view text(Bound bound)
{
    switch (bound) {
        case Bound::None: return "as the formula asks";
        case Bound::Change: return "at most 25 % a refresh";
        case Bound::Lot: return "not below one lot";
        case Bound::Mandate: return "not above the mandate";
    }
    return "";
}

LimitedWidth limited(std::optional<double> previous, double wanted, double lot, double mandate)
{
    if (!isNotNegative(wanted) || !isPositive(lot) || !isPositive(mandate) || mandate < lot ||
        (previous && !isNotNegative(*previous)))
        return {};
    LimitedWidth out{Status::Ok, wanted, Bound::None};
    const auto hold = [&](double coin, Bound bound) {
        if (coin != out.coin) out = {Status::Ok, coin, bound};
    };
    // A width of nothing has no quarter: from there any width may be reached.
    if (previous && *previous > 0)
        hold(std::clamp(out.coin, *previous * (1 - kLargestChange),
                        *previous * (1 + kLargestChange)),
             Bound::Change);
    hold(std::max(out.coin, lot), Bound::Lot);
    hold(std::min(out.coin, mandate), Bound::Mandate);
    return out;
}

HalfWidth riskEquivalent(const Inputs& in, double budgetUsd, double horizonYears)
{
    if (!isPositive(in.forward) || !isPositive(in.sigma) || !isPositive(budgetUsd) ||
        !isPositive(horizonYears))
        return {};
    const double coin = budgetUsd / (in.forward * in.sigma * std::sqrt(horizonYears));
    return std::isfinite(coin) ? HalfWidth{Status::Ok, coin} : HalfWidth{Status::Undefined, 0};
}

CentreShift fundingShift(const Inputs& in, double annualFunding, double halfWidth)
{
    if (!isPositive(in.forward) || !isPositive(in.sigma) || !isPositive(in.riskAversion) ||
        !std::isfinite(annualFunding) || !isNotNegative(halfWidth))
        return {};
    const double wanted = -annualFunding / (in.riskAversion * in.forward * in.sigma * in.sigma);
    const double cap = halfWidth / 2;
    if (std::abs(wanted) <= cap) return {Status::Ok, wanted + 0.0, false};
    return {Status::Ok, std::copysign(cap, wanted), true};
}

}  // namespace ballast::bands
