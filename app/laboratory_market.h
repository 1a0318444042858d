#pragma once

#include "connectors/paper_market/scenario.h"
#include "models/core/error.h"
#include "models/core/time.h"
#include "models/laboratory/market.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace ballast::app {

/// The strip of out-of-the-money options a backtest hedges.
struct LaboratoryBook {
    std::vector<double> tenorDays{2, 7, 14, 30, 60};
    int strikes = 10;     ///< of each tenor, evenly from `widest` below to above the money
    double widest = 1.5;  ///< standard deviations to expiry
    double size = -1;     ///< coin of each; negative: sold
    bool operator==(const LaboratoryBook&) const = default;
};

/// Which market a backtest walks.
struct LaboratoryMarketChoice {
    paper_market::Scenario scenario = paper_market::Scenario::Chop;
    std::size_t underlying = 0;  ///< 0: BTC, 1: ETH
    core::Duration step = std::chrono::minutes{1};
    std::optional<std::filesystem::path> tape, prices;
    LaboratoryBook book;
};

/// A made market is that of the paper exchange (SpotProcess and VolSurface) in steps of `step`; the
/// book is renewed as it expires, at the strikes of that moment. A recorded one moves the recorded
/// options along the recorded prices, between which the seed walks; what expires is gone, and the
/// market ends with the prices. A recorded walk begins at the recording's moment. Forwards of a
/// made market are the index; the hedge trades at it.
core::Expected<std::unique_ptr<laboratory::Market>> openLaboratoryMarket(
    const LaboratoryMarketChoice& choice, std::uint64_t seed);

}  // namespace ballast::app
