#pragma once

#include "app/drill_run.h"
#include "models/core/text_table.h"

#include <map>
#include <vector>

namespace ballast::app {

/// One scenario over its seeds, in their order: each hedger had the same ones.
struct DrillScenario {
    paper_market::Scenario scenario = paper_market::Scenario::Calm;
    std::map<DrillHedger, std::vector<DrillOutcome>> runs;
};

/// A row a hedger and one for what the desk is above or below the fixed hedger (`difference`, seed
/// against seed): means over the seeds, and beside each in a column ending in `_se` its standard
/// error. Money in USD, one run long.
core::TextTable drillTable(const std::vector<DrillScenario>& scenarios);

/// The same for the eye: "mean ± standard error" in one cell, rounded, and what each column is.
std::string drillText(const std::vector<DrillScenario>& scenarios);

}  // namespace ballast::app
