#include "models/laboratory/report.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::laboratory {
namespace {

bool dominates(const PolicyResult& a, const PolicyResult& b)
{
    return a.cost <= b.cost && a.sd <= b.sd && (a.cost < b.cost || a.sd < b.sd);
}

core::Cell yes(bool is) { return is ? core::Cell{std::string{"yes"}} : core::Cell{}; }

core::Cell present(double value) { return value != 0 ? core::Cell{value} : core::Cell{}; }

/// Without the last bit that multiplying leaves: 5, not 5.000000000000001.
double inBasisPoints(double fraction) { return std::round(fraction * 1e16) / 1e12; }

}  // namespace

void markEfficient(std::vector<PolicyResult>& results)
{
    for (PolicyResult& one : results)
        one.efficient = std::ranges::none_of(
            results, [&](const PolicyResult& other) { return dominates(other, one); });
}

double ReferenceRow::z() const
{
    const double both = std::hypot(error, referenceError);
    return both > 0 ? (value - reference) / both : 0;
}

std::string assumptions(const Report& report)
{
    if (!report.costs) return {};
    const Costs& c = *report.costs;
    std::string text = fmt::format(
        "Costs assumed: fee {:.6g} bp, half spread {:.6g} bp, {:.6g} coin at the best "
        "prices, {} coin a day, Y {:.6g}",
        inBasisPoints(c.fee), inBasisPoints(c.halfSpread), c.visibleDepth,
        core::number(c.dailyVolume, 0), c.impactY);
    if (report.onePath)
        text += "; the seeds share one recorded path, whose days the standard errors count once";
    return text;
}

core::TextTable policyTable(const Report& report)
{
    core::TextTable table;
    table.columns = {"policy", "trigger",       "cost_usd",   "cost_se",
                     "sd_usd", "sd_se",         "pnl_sd_usd", "risk_aversion",
                     "trades", "turnover_coin", "efficient",  "in_force"};
    for (const PolicyResult& p : report.policies)
        table.rows.push_back({p.name, std::string{text(p.hedge.trigger)}, p.cost, p.costError, p.sd,
                              p.sdError, present(p.pnlSd), present(p.hedge.riskAversion), p.trades,
                              p.turnover, yes(p.efficient), yes(p.inForce)});
    if (!report.costs) return table;
    const Costs& c = *report.costs;
    for (const char* column :
         {"fee_bp", "half_spread_bp", "visible_depth_coin", "daily_volume_coin", "impact_y"})
        table.columns.emplace_back(column);
    for (auto& row : table.rows)
        for (const double value : {inBasisPoints(c.fee), inBasisPoints(c.halfSpread),
                                   c.visibleDepth, c.dailyVolume, c.impactY})
            row.emplace_back(value);
    return table;
}

core::TextTable referenceTable(const Report& report)
{
    core::TextTable table;
    table.columns = {"case",  "hedge", "measure", "reference", "reference_se",
                     "value", "se",    "z",       "within"};
    for (const ReferenceRow& r : report.references)
        table.rows.push_back({r.group, r.hedge, r.measure, r.reference, r.referenceError, r.value,
                              r.error, r.z(),
                              std::string{std::abs(r.z()) <= kMostZ ? "yes" : "NO"}});
    return table;
}

}  // namespace ballast::laboratory
