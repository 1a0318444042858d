#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <string>
#include <utility>
#include <vector>

namespace ballast::engine {

/// Asks the venue what margin an account would need with these orders filled. Nothing is traded.
/// Answered by MarginSimulated, or not at all.
struct SimulateMargin {
    core::AccountKey account;
    core::Currency currency;  ///< of settlement: one balance is asked about
    core::ProposalId proposal;
    /// Signed, each in its instrument's unit (USD for inverse futures and perpetuals).
    std::vector<std::pair<std::string, core::Quantity>> positions;
    bool operator==(const SimulateMargin&) const = default;
};

/// What it said. Amounts in the currency.
struct MarginSimulated {
    core::AccountKey account;
    core::Currency currency;
    core::ProposalId proposal;
    double equity = 0;
    double initialMargin = 0;
    double maintenanceMargin = 0;
    std::string problem;  ///< not empty: there are no numbers, and why
    core::Time at{};
    bool operator==(const MarginSimulated&) const = default;
};

}  // namespace ballast::engine
