#pragma once

#include "models/margin/account_model.h"
#include "models/portfolio/scenario.h"

#include <vector>

namespace ballast::margin {

/// What is settled from one balance: one account's positions in one settlement currency, seen from
/// one underlying. A pool is liquidated alone, so each is judged alone. Other underlyings in a
/// dollar pool stand still, their margin with them.
struct Pool {
    core::AccountKey account;
    core::Currency currency;
    portfolio::PreparedScenario book;  ///< its legs of the underlying, its equity
    double venueMaintenanceUsd = 0;    ///< as the venue says it; 0: not said
    Model model = Model::DeribitStandard;
    /// Of other underlyings in a dollar pool, by the same model; it stands still.
    MarginPair restingUsd;
    std::string problem;  ///< not empty: the model cannot judge what rests, and why
};

/// The pools in which the underlying is held, and those of `alsoFor`, where something is to be
/// traded. A pool without a balance has no equity and is left out; one whose equity is not positive
/// stays. Lines without a value are in `book.coverage.leftOut`.
struct PoolKey {
    core::AccountKey account;
    core::Currency currency;
    bool operator==(const PoolKey&) const = default;
};
std::vector<Pool> poolsOf(core::Currency underlying, const portfolio::Book& book,
                          const market::Board& board, core::Time now, const Models& models,
                          const std::vector<PoolKey>& alsoFor = {});

/// One unit of an instrument as a scenario prices it, in no size; absent where it has no value now.
std::optional<portfolio::ScenarioLeg> legTerms(core::InstrumentId instrument,
                                               const market::Board& board, core::Time now);

}  // namespace ballast::margin
