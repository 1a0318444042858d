#pragma once

#include "app/laboratory_market.h"
#include "models/laboratory/backtest.h"
#include "models/laboratory/wish.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::app {

/// A backtest as it is written in a file, with what the command line says over it.
struct BacktestWish {
    std::string file;       ///< its name, for what is wrong in it
    std::string text = {};  ///< TOML; may be empty
    std::vector<std::string> policies =
        {};  ///< one inline table each: trigger = "band", below = 2 …
    std::optional<std::string> market = {};  ///< "generated:SCENARIO"
    std::optional<std::filesystem::path> tape = {}, prices = {};
    std::optional<std::string> seeds = {};  ///< "3..8", or one
    std::optional<double> days = {};
    /// The desk's own policy of now, beside those that are written; null: none.
    std::shared_ptr<const rebalance::Policy> inForce = nullptr;
    /// It was chosen in the window: what is wrong is named by its fields, not by file and option.
    bool inWindow = false;
};

/// The plan, its markets included; or everything that is wrong with the wish, a sentence a line,
/// each with file, section, key and value. Nothing is passed over.
core::Expected<laboratory::BacktestPlan> planOf(const BacktestWish& wish);

/// The experiment a person wishes for in the window.
core::Expected<std::unique_ptr<laboratory::Experiment>> experimentOf(const laboratory::Wish& wish);

/// A plan over these markets.
laboratory::BacktestPlan planOver(const LaboratoryMarketChoice& choice);

}  // namespace ballast::app
