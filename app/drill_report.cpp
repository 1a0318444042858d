#include "app/drill_report.h"

#include "models/laboratory/moments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ballast::app {
namespace {

using paper_drill::Figures;
using Get = double (*)(const DrillOutcome&);

/// One number of a run: its name in a file, its title and decimals for the eye.
struct Column {
    const char* name;
    const char* title;
    int decimals;
    Get get;
};
constexpr std::array kColumns{
    Column{"orders", "orders", 1, [](const DrillOutcome& o) { return o.figures.orders; }},
    Column{"notional_usd", "notional k", -3,
           [](const DrillOutcome& o) { return o.figures.notionalUsd; }},
    Column{"fees_usd", "fees", 0, [](const DrillOutcome& o) { return o.figures.feesUsd; }},
    Column{"slippage_usd", "slippage", 0,
           [](const DrillOutcome& o) { return o.figures.slippageUsd; }},
    Column{"risk_usd", "risk", 0, [](const DrillOutcome& o) { return o.figures.riskUsd; }},
    Column{"total_usd", "total", 0, [](const DrillOutcome& o) { return o.figures.totalUsd(); }},
    Column{"pnl_minute_sd_usd", "P&L sd 1 min", 0,
           [](const DrillOutcome& o) { return o.figures.pnlSdUsd; }},
    Column{"deviation_rms_bands", "deviation", 2,
           [](const DrillOutcome& o) { return o.figures.deviationRms; }},
    Column{"in_band", "in band", 3, [](const DrillOutcome& o) { return o.figures.inBand; }},
    Column{"flips", "flips", 2, [](const DrillOutcome& o) { return o.figures.flips; }},
    Column{"oscillations", "oscill.", 2,
           [](const DrillOutcome& o) { return o.figures.oscillations; }},
    Column{"settling_orders", "settling", 2,
           [](const DrillOutcome& o) { return o.figures.settlingOrders; }},
    Column{"halts", "HALTs", 2,
           [](const DrillOutcome& o) { return static_cast<double>(o.halts.size()); }},
    Column{"in_caution", "CAUTION", 2, [](const DrillOutcome& o) { return o.inCaution; }},
    Column{"in_halt", "in HALT", 2, [](const DrillOutcome& o) { return o.inHalt; }},
};

std::string meanText(const laboratory::Moments& m, int decimals)
{
    const double scale = decimals < 0 ? 1e-3 : 1;
    const int digits = std::max(0, decimals);
    return fmt::format("{:.{}f} ± {:.{}f}", scale * m.mean, digits, scale * m.meanError(), digits);
}

/// Each cause with how often all runs together have it.
std::string haltText(const std::vector<DrillOutcome>& runs)
{
    std::map<std::string, int> causes;
    for (const DrillOutcome& run : runs)
        for (const std::string& halt : run.halts) ++causes[halt];
    std::string out;
    for (const auto& [cause, count] : causes)
        out += fmt::format("{}{} x {}", out.empty() ? "" : "; ", cause, count);
    return out;
}

std::string cautionText(const std::vector<DrillOutcome>& runs)
{
    std::map<std::string, int> seconds;
    for (const DrillOutcome& run : runs)
        for (const auto& [cause, count] : run.cautions) seconds[cause] += count;
    std::string out;
    for (const auto& [cause, count] : seconds)
        out += fmt::format("{}{} {} s", out.empty() ? "" : "; ", cause, count);
    return out;
}

std::string endText(const std::vector<DrillOutcome>& runs)
{
    std::map<std::string, int> halted;
    int inside = 0, outside = 0;
    for (const DrillOutcome& run : runs) {
        if (!run.haltedAtEnd.empty())
            ++halted["HALT " + run.haltedAtEnd];
        else
            ++(run.figures.backInBand ? inside : outside);
    }
    std::string out = fmt::format("{} of {} in band", inside, runs.size());
    if (outside > 0) out += fmt::format("; {} outside", outside);
    for (const auto& [cause, count] : halted) out += fmt::format("; {} {}", count, cause);
    return out;
}

/// What of one hedger is shown: the runs, or the runs less those of another, seed against seed.
struct Row {
    std::string hedger;
    const std::vector<DrillOutcome>* runs;
    const std::vector<DrillOutcome>* less = nullptr;

    laboratory::Moments of(Get get) const
    {
        laboratory::Moments m;
        for (std::size_t i = 0; i < runs->size(); ++i)
            m.add(get((*runs)[i]) - (less ? get((*less)[i]) : 0));
        return m;
    }
};

std::vector<Row> rowsOf(const DrillScenario& scenario)
{
    std::vector<Row> rows;
    for (const auto& [hedger, runs] : scenario.runs)
        rows.push_back({std::string{text(hedger)}, &runs});
    const auto desk = scenario.runs.find(DrillHedger::Desk);
    const auto fixed = scenario.runs.find(DrillHedger::Fixed);
    if (desk != scenario.runs.end() && fixed != scenario.runs.end())
        rows.push_back({"difference", &desk->second, &fixed->second});
    return rows;
}

}  // namespace

core::TextTable drillTable(const std::vector<DrillScenario>& scenarios)
{
    core::TextTable table;
    table.columns = {"scenario", "hedger", "seeds"};
    for (const Column& column : kColumns) {
        table.columns.emplace_back(column.name);
        table.columns.push_back(std::string{column.name} + "_se");
    }
    table.columns.insert(table.columns.end(), {"halt_causes", "caution_causes", "end"});
    for (const DrillScenario& scenario : scenarios)
        for (const Row& row : rowsOf(scenario)) {
            std::vector<core::Cell> cells{std::string{paper_market::text(scenario.scenario)},
                                          row.hedger, static_cast<double>(row.runs->size())};
            for (const Column& column : kColumns) {
                const laboratory::Moments m = row.of(column.get);
                cells.emplace_back(m.mean);
                cells.emplace_back(m.meanError());
            }
            const bool own = row.less == nullptr;
            cells.emplace_back(own ? core::Cell{haltText(*row.runs)} : core::Cell{});
            cells.emplace_back(own ? core::Cell{cautionText(*row.runs)} : core::Cell{});
            cells.emplace_back(own ? core::Cell{endText(*row.runs)} : core::Cell{});
            table.rows.push_back(std::move(cells));
        }
    return table;
}

std::string drillText(const std::vector<DrillScenario>& scenarios)
{
    core::TextTable table;
    table.columns = {"scenario", "hedger"};
    for (const Column& column : kColumns) table.columns.emplace_back(column.title);
    std::string notes;
    for (const DrillScenario& scenario : scenarios) {
        const std::string name{paper_market::text(scenario.scenario)};
        for (const Row& row : rowsOf(scenario)) {
            std::vector<core::Cell> cells{name, row.hedger};
            for (const Column& column : kColumns)
                cells.emplace_back(meanText(row.of(column.get), column.decimals));
            table.rows.push_back(std::move(cells));
            if (row.less) continue;
            const std::string halts = haltText(*row.runs);
            const std::string cautions = cautionText(*row.runs);
            notes += fmt::format("{}, {}: {}{}{}\n", name, row.hedger, endText(*row.runs),
                                 halts.empty() ? "" : "; HALTs over all seeds: " + halts,
                                 cautions.empty() ? "" : "; CAUTION: " + cautions);
        }
    }
    return core::alignedText(table) +
           "\nMean over the seeds ± standard error; USD, one run long. slippage: half spread and "
           "impact against the mid.\nrisk: half the policy's risk aversion times the realised "
           "variance of what deviated; total: fees, slippage, risk.\ndeviation: root mean square, "
           "in half widths of the band. flips: two hedges on opposite sides within 60 s; "
           "oscill.: such as no move of the market asked for.\n"
           "settling: orders while something held was averaged for delivery. difference: ballast "
           "less fixed 5 s, seed by seed.\n\n" +
           notes;
}

}  // namespace ballast::app
