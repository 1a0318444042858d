#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

namespace ballast::margin {

struct BybitRates {
    RateTable table;
    double optionFactor = 0.03;           ///< of index and of mark, USDC options
    double optionLiquidationFee = 0.002;  ///< of the index
    double inverseMaintenance = 0.005;    ///< of the position, lowest risk tier
    bool operator==(const BybitRates&) const = default;
};
BybitRates builtInBybit();

/// Maintenance margin of a short position in a USDC option, USDC:
/// [max(f index, f mark) + mark + fee index] |size|; 0 for a long one. Prices in USDC.
core::Expected<double> bybitOptionMaintenance(const BybitRates& rates, double size, double index,
                                              double mark);

/// An inverse position in isolated margin. Amounts in coin, prices in USD per coin.
struct InverseIsolated {
    double positionValue = 0;  ///< at entry
    MarginPair margin;
    std::optional<double> liquidation;  ///< none: not at any price
    std::optional<double> bankruptcy;
};
/// `sizeUsd` is signed. Liquidation: long Q / (PV + IM - MM), short Q / (PV - (IM - MM));
/// bankruptcy the same with MM = 0.
core::Expected<InverseIsolated> bybitInverseIsolated(double sizeUsd, double entry, double leverage,
                                                     double maintenanceRate);

}  // namespace ballast::margin
