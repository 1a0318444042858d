#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

#include <optional>
#include <span>
#include <vector>

namespace ballast::margin {

/// Liquidation thresholds by asset and the health at which all of a debt may be closed.
struct AaveRates {
    struct Asset {
        std::string name;
        double threshold = 0;  ///< 0.83: 83 % of its value backs debt
        bool operator==(const Asset&) const = default;
    };
    RateTable table;
    std::vector<Asset> assets;
    double closeFactor = 0.5;      ///< of the debt, while health is above …
    double fullCloseBelow = 0.95;  ///< … this; all of it below
    bool operator==(const AaveRates&) const = default;
};
AaveRates builtInAave();

struct AaveCollateral {
    double amount = 0;     ///< of the asset
    double price = 0;      ///< USD
    double threshold = 0;  ///< of its liquidation
};
struct AaveHealth {
    double collateralUsd = 0;
    double averageThreshold = 0;
    std::optional<double> healthFactor;  ///< none: there is no debt
    bool liquidatable = false;           ///< health below 1
    double closable = 0;                 ///< USD of debt a liquidator may repay now
};
/// HF = sum(collateral threshold) / debt. Source: Aave's documentation.
core::Expected<AaveHealth> aaveHealth(const AaveRates& rates,
                                      std::span<const AaveCollateral> collateral, double debtUsd);
/// The price of one collateral at which health is 1, the others standing still; none: they carry
/// the debt without it, or nothing of it is held.
std::optional<double> aaveLiquidationPrice(std::span<const AaveCollateral> collateral,
                                           double debtUsd, std::size_t which);
/// USD of debt to repay until health is `target`; 0: it is that healthy already.
double aaveRepayTo(std::span<const AaveCollateral> collateral, double debtUsd, double target);

}  // namespace ballast::margin
