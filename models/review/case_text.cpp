#include "models/review/case_text.h"

#include "models/core/text.h"
#include "models/review/export_fields.h"

#include <fmt/format.h>

namespace ballast::review {
namespace {

using fields::Value;

/// One column of an export behind those of the rebalance.
struct CostField {
    std::string_view name;
    Value (*value)(const Case&, const CostSum&);
};

Value ofOrder(const CostSum& cost, double value)
{
    return cost.orders > 0 ? Value{value} : Value{};
}

template <double CostSum::* Part>
Value part(const Case&, const CostSum& cost)
{
    return ofOrder(cost, cost.*Part);
}

template <std::size_t Step>
Value markOut(const Case&, const CostSum& cost)
{
    return cost.markOutOf[Step] > 0 ? Value{cost.markOutBp(Step)} : Value{};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

constexpr CostField kFields[] = {
    {"approval_delay_usd", part<&CostSum::approval>},
    {"sending_usd", part<&CostSum::sending>},
    {"timing_usd", part<&CostSum::timing>},
    {"spread_usd", part<&CostSum::spread>},
    {"impact_usd", part<&CostSum::impact>},
    {"rebates_usd", part<&CostSum::rebates>},
    {"not_filled_usd", part<&CostSum::opportunity>},
    {"shortfall_usd", part<&CostSum::total>},
    {"shortfall_bp", [](const Case&, const CostSum& c) { return ofOrder(c, c.totalBp()); }},
    {"shortfall_vol_points",
     [](const Case&, const CostSum& c) {
         return c.vegaTarget > 0 ? Value{c.totalVolPoints()} : Value{};
     }},
    {"slippage_vol_points",
     [](const Case&, const CostSum& c) {
         return c.vegaFilled > 0 ? Value{c.slippageVolPoints()} : Value{};
     }},
    {"estimate_usd", part<&CostSum::estimated>},
    {"realised_usd", part<&CostSum::realised>},
    {"mark_out_1s_bp", markOut<0>},
    {"mark_out_10s_bp", markOut<1>},
    {"mark_out_1m_bp", markOut<2>},
    {"mark_out_5m_bp", markOut<3>},
    {"style", [](const Case& one, const CostSum&) { return Value{one.style}; }},
    {"tags", [](const Case& one, const CostSum&) { return Value{joined(one.tags)}; }},
};

std::string approvalLine(const Headline& h)
{
    if (!h.medianApproval) return "approved in –: nobody approved by hand\n";
    return fmt::format("approved in {} at the median; the market moved {} meanwhile\n",
                       core::humanDuration(*h.medianApproval), core::usd(h.delayUsd));
}

std::string costLine(const PeriodReview& r)
{
    if (!(r.cost.targetUsd > 0)) return "shortfall –: nothing was traded\n";
    std::string line = fmt::format(
        "shortfall {} ({} bp of {} wanted):", core::usd(r.headline.shortfallUsd),
        core::signedNumber(r.headline.shortfallBp, 2), core::usd(r.headline.wantedUsd, 0));
    for (const CostBar& bar : costBars(r.cost))
        if (!bar.isTotal)
            line += fmt::format("{} {} {}", line.ends_with(':') ? "" : ",", bar.name,
                                core::usd(bar.usd));
    return line + "\n";
}

std::string pnlLine(const PeriodReview& r)
{
    if (r.pnl.cells == 0) return {};
    std::string line = fmt::format("profit {}:", core::usd(r.headline.pnlUsd));
    for (const WaterfallBar& bar : taylorWaterfall(r.pnl))
        if (!bar.isTotal)
            line += fmt::format("{} {} {}", line.ends_with(':') ? "" : ",", bar.name,
                                core::usd(bar.usd));
    line +=
        fmt::format(" ({} % of the parts{})", core::number(100 * r.headline.unexplainedShare, 1),
                    r.headline.flagged ? ", beyond the tolerance" : "");
    if (r.headline.coinHeldUsd != 0)
        line += fmt::format("; coin held: {}", core::usd(r.headline.coinHeldUsd));
    return line + "\n";
}

std::string qualityLine(const PeriodReview& r)
{
    if (r.quality.hours == 0) return {};
    const HedgingQuality& q = r.quality;
    std::string line =
        fmt::format("hedging error {} a day (theory {}, unhedged {})", core::usd(q.errorSdUsd),
                    core::usd(q.theoreticalSdUsd), core::usd(q.unhedgedSdUsd));
    if (const ScheduleComparison& s = r.headline.schedule; s.known)
        line += fmt::format(
            "; a clock of the same error (every {}) would have cost {}: saved "
            "{} ± {}",
            core::humanDuration(core::fromSeconds(3'600 * s.sameRiskHours)),
            core::usd(s.sameRiskUsd), core::usd(s.savedUsd.value), core::usd(s.savedUsd.plusMinus));
    return line + "\n";
}

}  // namespace

std::string csv(std::span<const Case> cases, std::span<const CostSum> costs)
{
    std::string out = fields::csvNames();
    for (const CostField& field : kFields) out += fmt::format(",{}", field.name);
    out += "\r\n";
    for (std::size_t n = 0; n < cases.size(); ++n) {
        out += fields::csvLine(cases[n].row);
        for (const CostField& field : kFields)
            out += "," + fields::csvText(field.value(cases[n], costs[n]));
        out += "\r\n";
    }
    return out;
}

std::string json(std::span<const Case> cases, std::span<const CostSum> costs)
{
    std::string out = "[";
    for (std::size_t n = 0; n < cases.size(); ++n) {
        core::JsonObject object;
        fields::addTo(object, cases[n].row);
        for (const CostField& field : kFields)
            object.raw(field.name, fields::jsonText(field.value(cases[n], costs[n])));
        out += (n > 0 ? ",\n " : "\n ") + object.str();
    }
    return out + (cases.empty() ? "]\n" : "\n]\n");
}

std::string text(const PeriodReview& r)
{
    std::string out = costLine(r);
    out += approvalLine(r.headline);
    out += qualityLine(r);
    out += pnlLine(r);
    if (!r.missed.empty()) out += fmt::format("{} triggers led to nothing\n", r.missed.size());
    if (!r.overrides.empty())
        out += fmt::format("{} proposals were decided otherwise, which earned {}\n",
                           r.overrides.size(), core::usd(r.overridesUsd));
    return out;
}

}  // namespace ballast::review
