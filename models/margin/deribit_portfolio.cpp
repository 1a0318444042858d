#include "models/margin/deribit_portfolio.h"

#include "models/pricing/black76.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ballast::margin {
namespace {

constexpr double kDaysInYear = 365;

pricing::Black76Input inputOf(const PortfolioLeg& leg)
{
    return {.type = leg.type,
            .forward = leg.forward,
            .strike = leg.strike,
            .tau = leg.days / kDaysInYear,
            .sigma = leg.sigma};
}

double coinPrice(const PortfolioLeg& leg, double move, double sigma)
{
    pricing::Black76Input input = inputOf(leg);
    input.forward = leg.forward * (1 + move);
    input.sigma = sigma;
    return pricing::black76Price(input) / input.forward;
}

/// Shorter lives move more: 30 days over the days left, to a power.
double shifted(const DeribitPortfolioRates& rates, const PortfolioLeg& leg, double change)
{
    const double days = std::max(leg.days, 1.0);
    const double power = days < 30 ? rates.shortTermPower : rates.longTermPower;
    return std::max(0.0, leg.sigma * (1 + change * std::pow(30 / days, power)));
}

/// Coin, by size units of an inverse future.
double futureProfit(double size, double move) { return size * (1 - 1 / (1 + move)); }

double optionProfit(const DeribitPortfolioRates& rates, const PortfolioLeg& leg, double move,
                    double change)
{
    return leg.size *
           (coinPrice(leg, move, shifted(rates, leg, change)) - coinPrice(leg, 0, leg.sigma));
}

double standardProfit(const DeribitPortfolioRates& rates, std::span<const PortfolioLeg> legs,
                      double move, double change)
{
    double sum = 0;
    for (const PortfolioLeg& leg : legs)
        sum += leg.option ? optionProfit(rates, leg, move, change) : futureProfit(leg.size, move);
    return sum;
}

/// Futures as at the edge of the range. Options weigh less the further the move, in dollars, and a
/// loss is dampened by an amount that grows with it.
double extendedProfit(const DeribitPortfolioRates& rates, double index,
                      std::span<const PortfolioLeg> legs, double move)
{
    const double edge = std::clamp(move, -rates.priceRange, rates.priceRange);
    double futures = 0, options = 0;
    for (const PortfolioLeg& leg : legs)
        leg.option ? options += optionProfit(rates, leg, move, rates.volatilityUp)
                   : futures += futureProfit(leg.size, edge);
    const double weight = rates.extendedFactor * rates.priceRange / std::abs(move);
    const double profit = futures + options * weight * (1 + move) / (1 + edge);
    if (profit >= 0) return profit;
    const double beyond = (std::abs(move) - rates.priceRange) / rates.priceRange;
    return std::min(0.0, profit + rates.extendedDampenerUsd / index / (1 + edge) * beyond);
}

double netDelta(const PortfolioLeg& leg)
{
    if (!leg.option) return leg.size;
    return leg.size * pricing::inverseOption(inputOf(leg)).deltaNet;
}

bool usable(const PortfolioLeg& leg)
{
    if (!std::isfinite(leg.size) || !std::isfinite(leg.days) || leg.days < 0) return false;
    return !leg.option || pricing::isPriceable(inputOf(leg));
}

void addShocks(PortfolioMargin& out, const DeribitPortfolioRates& rates, double index,
               std::span<const PortfolioLeg> legs)
{
    struct Expiry {
        double delta = 0, years = 0;
    };
    std::map<std::string, Expiry> expiries;
    double total = 0;
    for (const PortfolioLeg& leg : legs) {
        Expiry& expiry = expiries[leg.expiry];
        expiry.delta += netDelta(leg);
        expiry.years = leg.days / kDaysInYear;
        total += netDelta(leg);
    }
    for (const auto& [name, expiry] : expiries)
        out.rollShock += std::abs(expiry.delta) *
                         std::max(rates.leastAnnualMove, rates.annualMoveRisk * expiry.years);
    const double beyond = std::abs(total) * index / rates.deltaShockThresholdUsd - 1;
    out.deltaShock = std::abs(total) * rates.deltaShockMost * std::clamp(beyond, 0.0, 1.0);
}

}  // namespace

DeribitPortfolioRates builtInDeribitPortfolio()
{
    DeribitPortfolioRates rates;
    rates.table.asOf = std::chrono::sys_days{std::chrono::year{2026} / 9 / 23};
    rates.table.source = "Deribit, private/pme/simulate example for BTC";
    return rates;
}

core::Expected<PortfolioMargin> deribitPortfolio(const DeribitPortfolioRates& rates, double index,
                                                 std::span<const PortfolioLeg> legs)
{
    if (!std::isfinite(index) || !(index > 0))
        return core::failure("portfolio margin: there is no index price");
    for (const PortfolioLeg& leg : legs)
        if (!usable(leg))
            return core::failure("portfolio margin: a leg of " + leg.expiry + " has no price");
    PortfolioMargin out;
    for (std::size_t i = 0; i < kPortfolioMoves; ++i) {
        const double move = rates.priceRange * (static_cast<double>(i) - 4) / 4;
        for (const double change : {-rates.volatilityDown, 0.0, rates.volatilityUp})
            out.standard.push_back(standardProfit(rates, legs, move, change));
    }
    out.worst = std::max(0.0, -*std::ranges::min_element(out.standard));
    for (std::size_t i = 0; i < kExtendedMoves.size(); ++i) {
        out.extended[i] = extendedProfit(rates, index, legs, kExtendedMoves[i]);
        if (-out.extended[i] <= out.worst) continue;
        out.worst = -out.extended[i];
        out.estimate = true;
    }
    addShocks(out, rates, index, legs);
    out.estimate = out.estimate || out.deltaShock > 0;
    out.margin.initial = out.worst + out.rollShock + out.deltaShock;
    out.margin.maintenance = rates.maintenanceFactor * out.margin.initial;
    return out;
}

}  // namespace ballast::margin
