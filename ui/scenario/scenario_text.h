// scenario panels: what the book would be worth in another state of the world, or as another book.
#pragma once

#include "models/portfolio/scenario_run.h"
#include "models/tables/stress_table.h"
#include "ui/widgets/fact_grid.h"

#include <QString>

#include <vector>

namespace ballast::ui {

/// What a heat map shows of each node.
enum class Measure { Pnl, EquityPnl, Delta, Gamma, Vega, Theta, Margin };
inline constexpr Measure kMeasures[] = {Measure::Pnl,   Measure::EquityPnl, Measure::Delta,
                                        Measure::Gamma, Measure::Vega,      Measure::Theta,
                                        Measure::Margin};
QString name(Measure measure);
/// What it is, with unit and convention: for a tool tip.
QString meaning(Measure measure, portfolio::DeltaConvention convention);

/// Not a number where a node has none (margin over no equity).
double valueOf(const portfolio::ScenarioNode& node, Measure measure,
               portfolio::DeltaConvention convention);
/// Short, for a cell: "-114k", "+2.4", "51 %". `difference`: of two books, signed throughout.
QString cellText(double value, Measure measure, bool difference);

/// The node of a grid for the book that is looked at.
portfolio::ScenarioNode nodeOf(const portfolio::ScenarioResult& result, tables::ScenarioBook book,
                               std::size_t spot, std::size_t vol);
/// The same where nothing moved.
portfolio::ScenarioNode nowOf(const portfolio::ScenarioResult& result, tables::ScenarioBook book);
/// One measure of one node. For margin the difference is that of the two shares.
double valueOf(const portfolio::ScenarioResult& result, tables::ScenarioBook book, std::size_t spot,
               std::size_t vol, Measure measure, portfolio::DeltaConvention convention);

/// The figures of one node, for the read-out under the map.
std::vector<Fact> factsOf(const portfolio::ScenarioNode& node,
                          portfolio::DeltaConvention convention,
                          const portfolio::MarginRates& rates, core::Time now);
/// What the what-if changes: before and after.
std::vector<Fact> changeFacts(const portfolio::ScenarioNode& live,
                              const portfolio::ScenarioNode& thought,
                              portfolio::DeltaConvention convention);
/// "Spot −5 %, vol +10 points, 3 days on".
QString whereText(const portfolio::ScenarioSpec& spec, std::size_t spot, std::size_t vol);

}  // namespace ballast::ui
