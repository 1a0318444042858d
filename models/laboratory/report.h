#pragma once

#include "models/core/text_table.h"
#include "models/laboratory/costs.h"
#include "models/laboratory/hedge.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::laboratory {

/// What one rule costs and what error it leaves, over all paths or seeds.
struct PolicyResult {
    std::string name;
    Hedge hedge;
    double cost = 0, costError = 0;  ///< USD, mean and its standard error
    double sd = 0, sdError = 0;      ///< USD, hedging error
    double pnlSd = 0;        ///< USD, of all profit and loss; 0 where it is the same as `sd`
    double trades = 0;       ///< mean number
    double turnover = 0;     ///< mean coin
    bool efficient = false;  ///< no other rule has as little of both and less of one
    bool inForce = false;    ///< the desk's own rule of now
    bool operator==(const PolicyResult&) const = default;
};

/// Marks what no other result dominates.
void markEfficient(std::vector<PolicyResult>& results);

/// A number that is known from elsewhere beside ours.
struct ReferenceRow {
    std::string group, hedge, measure;
    double reference = 0, referenceError = 0;  ///< with its standard error, rounding included
    double value = 0, error = 0;
    /// The difference in standard errors of both.
    double z() const;
    bool operator==(const ReferenceRow&) const = default;
};
/// What is further than this many standard errors away is not the same number.
inline constexpr double kMostZ = 4;

struct Report {
    std::string title;
    std::string costOf, riskOf;  ///< what cost and sd are of: "USD a day"
    std::vector<PolicyResult> policies;
    std::vector<ReferenceRow> references;
    std::optional<Costs> costs;         ///< that were assumed; a study has its own
    bool onePath = false;               ///< several seeds, one recorded path
    std::vector<std::string> problems;  ///< why it is not all that was asked for; sentences
    double events = 0;                  ///< options priced
    bool operator==(const Report&) const = default;
};

/// What the costs of a report come from, in one line: fee, half spread, depth, volume and Y; and
/// that seeds share a path. Empty for a study.
std::string assumptions(const Report& report);

/// What was assumed are the last columns, where it is known.
core::TextTable policyTable(const Report& report);
core::TextTable referenceTable(const Report& report);

}  // namespace ballast::laboratory
