#include "models/margin/aave.h"

#include <algorithm>
#include <cmath>

namespace ballast::margin {
namespace {

double backing(const AaveCollateral& c) { return c.amount * c.price * c.threshold; }

double backing(std::span<const AaveCollateral> collateral)
{
    double sum = 0;
    for (const AaveCollateral& c : collateral) sum += backing(c);
    return sum;
}

}  // namespace

AaveRates builtInAave()
{
    AaveRates rates;
    rates.table.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    rates.table.source = "Aave v3, documentation of the health factor";
    rates.assets = {{"WETH", 0.83}, {"wstETH", 0.81}, {"WBTC", 0.78}, {"USDC", 0.78}};
    return rates;
}

core::Expected<AaveHealth> aaveHealth(const AaveRates& rates,
                                      std::span<const AaveCollateral> collateral, double debtUsd)
{
    if (!std::isfinite(debtUsd) || debtUsd < 0)
        return core::failure("Aave health: the debt is unusable");
    AaveHealth out;
    for (const AaveCollateral& c : collateral) {
        if (!std::isfinite(backing(c)) || c.amount < 0 || c.price < 0 || c.threshold < 0 ||
            c.threshold > 1)
            return core::failure("Aave health: a collateral is unusable");
        out.collateralUsd += c.amount * c.price;
    }
    const double backed = backing(collateral);
    if (out.collateralUsd > 0) out.averageThreshold = backed / out.collateralUsd;
    if (debtUsd == 0) return out;
    out.healthFactor = backed / debtUsd;
    out.liquidatable = *out.healthFactor < 1;
    if (out.liquidatable)
        out.closable = debtUsd * (*out.healthFactor < rates.fullCloseBelow ? 1 : rates.closeFactor);
    return out;
}

std::optional<double> aaveLiquidationPrice(std::span<const AaveCollateral> collateral,
                                           double debtUsd, std::size_t which)
{
    if (which >= collateral.size()) return std::nullopt;
    const AaveCollateral& asset = collateral[which];
    const double missing = debtUsd - (backing(collateral) - backing(asset));
    const double weight = asset.amount * asset.threshold;
    if (!(weight > 0) || !(missing > 0)) return std::nullopt;
    return missing / weight;
}

double aaveRepayTo(std::span<const AaveCollateral> collateral, double debtUsd, double target)
{
    if (!(target > 0)) return 0;
    return std::max(0.0, debtUsd - backing(collateral) / target);
}

}  // namespace ballast::margin
