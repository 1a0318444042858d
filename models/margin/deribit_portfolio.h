#pragma once

#include "models/core/error.h"
#include "models/margin/rate_table.h"

#include <array>
#include <span>
#include <vector>

namespace ballast::margin {

/// Parameters of Deribit's portfolio margin of one currency, as private/pme/params gives them.
struct DeribitPortfolioRates {
    RateTable table;
    double priceRange = 0.16;   ///< the moves go to plus and minus this, in quarters of it
    double volatilityUp = 0.5;  ///< at 30 days; shorter lives move more
    double volatilityDown = 0.25;
    double shortTermPower = 0.30;  ///< below 30 days
    double longTermPower = 0.13;
    double leastAnnualMove = 0.01;  ///< roll shock: at least this of an expiry's delta
    double annualMoveRisk = 0.075;  ///< … or this times its years
    double maintenanceFactor = 0.8;
    double extendedFactor = 1;
    double extendedDampenerUsd = 100'000;
    double deltaShockThresholdUsd = 20e6;
    double deltaShockMost = 0.10;
    bool operator==(const DeribitPortfolioRates&) const = default;
};
DeribitPortfolioRates builtInDeribitPortfolio();

/// One leg, coin-settled. Futures: `size` in coin at the index, of one expiry; a perpetual is an
/// expiry of its own with no days.
struct PortfolioLeg {
    bool option = false;
    market::OptionType type = market::OptionType::Call;
    double size = 0;     ///< signed, coin
    double strike = 0;   ///< options, USD per coin
    double forward = 0;  ///< options, USD per coin
    double sigma = 0;    ///< options, 0.55 is 55 %
    double days = 0;     ///< to expiry; 0: a perpetual
    std::string expiry;  ///< what the roll shock is summed by
};

/// What moves the standard part: nine moves of the price, each with the volatility down, as it is,
/// and up.
inline constexpr std::size_t kPortfolioMoves = 9;
/// Moves of the extended part, with the volatility up.
inline constexpr std::array<double, 8> kExtendedMoves{-0.66, -0.33, 0.5, 1, 2, 3, 4, 5};

/// Amounts in coin.
struct PortfolioMargin {
    std::vector<double> standard;      ///< profit, 27: move by move, down, same, up
    std::array<double, 8> extended{};  ///< profit; an estimate
    double worst = 0;                  ///< loss, >= 0, of all of them
    double rollShock = 0;              ///< sum over expiries of |delta| max(least, risk T)
    double deltaShock = 0;             ///< an estimate; 0 below its threshold
    /// The extended table, its weights and dampener, and the delta shock are as others have
    /// re-implemented them, and not documented by the venue. True: one of them sets the margin.
    bool estimate = false;
    MarginPair margin;  ///< initial = worst + shocks; maintenance 0.8 of it
};

/// Deribit's portfolio margin of one coin, replicated. Standard part, roll shock and maintenance
/// factor by the venue's documentation of private/pme/simulate, whose example it meets; positive
/// and negative profits of the legs offset each other within a scenario. Deltas are net transaction
/// deltas. For an answer that binds ask the venue (private/simulate_portfolio).
core::Expected<PortfolioMargin> deribitPortfolio(const DeribitPortfolioRates& rates, double index,
                                                 std::span<const PortfolioLeg> legs);

}  // namespace ballast::margin
