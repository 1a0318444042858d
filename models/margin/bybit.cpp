#include "models/margin/bybit.h"

#include <algorithm>
#include <cmath>

namespace ballast::margin {

BybitRates builtInBybit()
{
    BybitRates rates;
    rates.table.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    rates.table.source = "Bybit, help centre: USDC options and inverse contracts";
    return rates;
}

core::Expected<double> bybitOptionMaintenance(const BybitRates& rates, double size, double index,
                                              double mark)
{
    if (!std::isfinite(size) || !std::isfinite(index) || !(index > 0) || !std::isfinite(mark) ||
        mark < 0)
        return core::failure("Bybit option margin: size, index or mark is unusable");
    if (size >= 0) return 0.0;
    const double factor = rates.optionFactor * std::max(index, mark);
    return -size * (factor + mark + rates.optionLiquidationFee * index);
}

core::Expected<InverseIsolated> bybitInverseIsolated(double sizeUsd, double entry, double leverage,
                                                     double maintenanceRate)
{
    if (!std::isfinite(sizeUsd) || !std::isfinite(entry) || !(entry > 0) ||
        !std::isfinite(leverage) || !(leverage >= 1) || !(maintenanceRate >= 0) ||
        !std::isfinite(maintenanceRate))
        return core::failure("Bybit inverse margin: size, entry, leverage or rate is unusable");
    const double size = std::abs(sizeUsd), side = sizeUsd < 0 ? -1 : 1;
    InverseIsolated out;
    out.positionValue = size / entry;
    out.margin = {out.positionValue / leverage, out.positionValue * maintenanceRate};
    const auto priceAt = [&](double buffer) -> std::optional<double> {
        const double coin = out.positionValue + side * buffer;
        return size > 0 && coin > 0 ? std::optional{size / coin} : std::nullopt;
    };
    out.liquidation = priceAt(out.margin.initial - out.margin.maintenance);
    out.bankruptcy = priceAt(out.margin.initial);
    return out;
}

}  // namespace ballast::margin
