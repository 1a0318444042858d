#include "models/margin/binance_usdm.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::margin {
namespace {

std::size_t tierOf(std::span<const BinanceTier> tiers, double notional)
{
    std::size_t i = 0;
    while (i + 1 < tiers.size() && notional > tiers[i].cap) ++i;
    return i;
}

/// The liquidation price by one bracket, and whether that bracket holds there.
std::optional<double> byTier(std::span<const BinanceTier> tiers, std::size_t i,
                             const BinanceCross& p)
{
    const double size = std::abs(p.size);
    const BinanceTier& tier = tiers[i];
    const double price =
        (p.walletBalance - p.otherMaintenance + p.otherProfit + tier.amount - p.size * p.entry) /
        (size * tier.rate - p.size);
    const double notional = price * size;
    const bool last = i + 1 == tiers.size();
    if (!std::isfinite(price) || !(price > 0) || notional < tier.floor) return std::nullopt;
    if (!last && notional > tier.cap) return std::nullopt;
    return price;
}

}  // namespace

BinanceRates builtInBinance()
{
    BinanceRates rates;
    rates.table.asOf = std::chrono::sys_days{std::chrono::year{2021} / 3 / 18};
    rates.table.source = "Binance, announcement of 2021-03-18, BTCUSDT";
    constexpr double kCaps[] = {5e4, 2.5e5, 1e6, 1e7, 2e7, 5e7, 1e8, 2e8, 3e8, 5e8};
    constexpr double kRates[] = {0.004, 0.005, 0.01, 0.025, 0.05, 0.1, 0.125, 0.15, 0.25, 0.5};
    double floor = 0;
    for (std::size_t i = 0; i < std::size(kCaps); ++i) {
        rates.tiers.push_back({floor, kCaps[i], kRates[i], 0});
        floor = kCaps[i];
    }
    rates.tiers = joined(std::move(rates.tiers));
    return rates;
}

std::vector<BinanceTier> joined(std::vector<BinanceTier> tiers)
{
    for (std::size_t i = 0; i < tiers.size(); ++i)
        tiers[i].amount =
            i == 0 ? 0 : tiers[i - 1].amount + tiers[i].floor * (tiers[i].rate - tiers[i - 1].rate);
    return tiers;
}

std::string problemOf(std::span<const BinanceTier> tiers)
{
    if (tiers.empty()) return "there are no tiers";
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const BinanceTier& t = tiers[i];
        const double expected = i == 0 ? 0 : tiers[i - 1].cap;
        if (t.floor != expected)
            return fmt::format("tier {} begins at {}, expected {}", i + 1, t.floor, expected);
        if (!(t.cap > t.floor)) return fmt::format("tier {} ends before it begins", i + 1);
        if (!(t.rate > 0) || !(t.rate < 1) || (i > 0 && !(t.rate >= tiers[i - 1].rate)))
            return fmt::format("tier {} has rate {}, expected more than the one before and below 1",
                               i + 1, t.rate);
    }
    return {};
}

core::Expected<double> binanceMaintenance(std::span<const BinanceTier> tiers, double notional)
{
    if (std::string why = problemOf(tiers); !why.empty())
        return core::failure("Binance tiers: " + why);
    if (!std::isfinite(notional) || notional < 0)
        return core::failure("Binance maintenance: the notional is unusable");
    const BinanceTier& tier = tiers[tierOf(tiers, notional)];
    return notional * tier.rate - tier.amount;
}

core::Expected<BinanceLiquidation> binanceLiquidation(std::span<const BinanceTier> tiers,
                                                      const BinanceCross& position)
{
    if (std::string why = problemOf(tiers); !why.empty())
        return core::failure("Binance tiers: " + why);
    for (const double value : {position.size, position.entry, position.walletBalance,
                               position.otherMaintenance, position.otherProfit})
        if (!std::isfinite(value))
            return core::failure("Binance liquidation: an amount is unusable");
    if (position.size == 0 || !(position.entry > 0))
        return core::failure("Binance liquidation: there is no position");
    // A short is liquidated above its entry, in a bracket as high or higher; a long below it.
    const std::size_t from = tierOf(tiers, std::abs(position.size) * position.entry);
    BinanceLiquidation out;
    for (std::size_t step = 0; step < tiers.size() && !out.price; ++step) {
        for (const bool up : {position.size < 0, position.size > 0}) {
            const auto i = static_cast<std::ptrdiff_t>(from) +
                           (up ? 1 : -1) * static_cast<std::ptrdiff_t>(step);
            if (i < 0 || i >= static_cast<std::ptrdiff_t>(tiers.size()) || out.price) continue;
            out.tier = static_cast<std::size_t>(i);
            out.price = byTier(tiers, out.tier, position);
        }
    }
    if (!out.price) out.tier = from;
    return out;
}

}  // namespace ballast::margin
