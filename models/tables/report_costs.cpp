// What trading cost, and how well the book was hedged for it.
#include "models/core/text.h"
#include "models/report/charts.h"
#include "models/tables/report_parts.h"

#include <algorithm>

namespace ballast::tables::pages {
namespace {

using report::Row;
using report::Unit;
using review::CostBy;
using review::CostSum;

constexpr std::size_t kMostOnPages = 25;

std::vector<const review::Case*> casesOf(const report::Source& source)
{
    std::vector<const review::Case*> cases;
    for (const std::size_t row : source.now.rows) cases.push_back(&source.data->cases[row]);
    return cases;
}

std::vector<report::Cell> cellsOf(std::string key, int rebalances, const CostSum& cost,
                                  const std::optional<core::Duration>& approval)
{
    const bool wanted = cost.targetUsd > 0;
    return {std::move(key),
            number(rebalances),
            number(cost.tradedUsd),
            known(cost.totalBp(), wanted),
            number(cost.total),
            number(cost.delay()),
            number(cost.timing),
            number(cost.spread),
            number(cost.impact),
            number(cost.fees()),
            number(cost.opportunity),
            known(cost.overEstimate(), cost.estimated > 0),
            known(cost.markOutBp(2), cost.markOutOf[2] > 0),
            approval ? report::Cell(core::seconds(*approval)) : report::Cell()};
}

report::Table tableBy(const report::Source& source, CostBy by, const char* key,
                      const QString& title)
{
    report::Table table;
    table.key = key;
    table.title = text(title);
    table.columns = {
        column("key", ReportSay::tr("By"), Unit::Words, 1.9),
        column("rebalances", ReportSay::tr("Count"), Unit::Count, 0.8),
        column("traded_usd", ReportSay::tr("Traded"), Unit::Usd, 1.2),
        column("shortfall_bp", ReportSay::tr("Shortfall bp"), Unit::Bp, 1.15),
        column("shortfall_usd", ReportSay::tr("Shortfall"), Unit::Cents, 1.2),
        column("delay_usd", ReportSay::tr("Delay"), Unit::Cents),
        column("timing_usd", ReportSay::tr("Timing"), Unit::Cents),
        column("spread_usd", ReportSay::tr("Spread"), Unit::Cents),
        column("impact_usd", ReportSay::tr("Impact"), Unit::Cents),
        column("fees_usd", ReportSay::tr("Fees"), Unit::Cents),
        column("opportunity_usd", ReportSay::tr("Missed"), Unit::Cents),
        column("over_estimate", ReportSay::tr("Real. / est."), Unit::Factor, 0.9),
        column("mark_out_1m_bp", ReportSay::tr("1 min after bp"), Unit::Bp, 0.9),
        column("median_approval_s", ReportSay::tr("Median approval s"), Unit::Seconds, 1.1)};
    for (const review::CostGroup& group : review::costBy(casesOf(source), by))
        table.rows.push_back(
            {cellsOf(group.key.empty() ? text(ReportSay::tr("none")) : said(group.key),
                     group.rebalances, group.cost, group.medianApproval),
             false, false});
    if (table.rows.size() > 1 && by != CostBy::Venue && by != CostBy::Instrument)
        table.rows.push_back({cellsOf(text(ReportSay::tr("Total")), source.now.headline.rebalances,
                                      source.now.cost, source.now.headline.medianApproval),
                              true, false});
    return table;
}

report::Picture shortfallPicture(const CostSum& cost)
{
    std::vector<report::Step> steps;
    for (const review::CostBar& bar : review::costBars(cost))
        steps.push_back({said(bar.name), bar.bp, bar.isTotal});
    return report::waterfall(
        {"shortfall", text(ReportSay::tr("Shortfall: where it went")),
         text(ReportSay::tr("Waterfall of the implementation shortfall from the decision to the "
                            "total.")),
         text(ReportSay::tr("basis points of the value that was wanted; up costs"))},
        steps, false, 2);
}

void addHistogram(report::Section& section, const char* key, const QString& title,
                  const QString& unit, const review::Distribution& of)
{
    if (of.count < 3) return;
    section.blocks.push_back(report::histogram(
        {key, text(title), text(ReportSay::tr("How often each value came, the median marked.")),
         text(unit)},
        of, text(ReportSay::tr("%1 below, %2 above what is drawn").arg(of.below).arg(of.above)),
        text(ReportSay::tr("median %1").arg(QString::fromStdString(core::number(of.median, 2))))));
}

report::Table estimates(const CostSum& cost)
{
    report::Table table;
    table.key = "cost_against_estimate";
    table.title = text(ReportSay::tr("Against what the trader was told, and after the trade"));
    table.columns = {column("figure", ReportSay::tr("Figure"), Unit::Words, 4),
                     column("value", ReportSay::tr("Value"), Unit::Factor),
                     column("unit", ReportSay::tr("Unit"), Unit::Words)};
    const auto add = [&](const QString& figure, report::Cell value, const std::string& unit) {
        table.rows.push_back({{text(figure), std::move(value), said(unit)}, false, false});
    };
    add(ReportSay::tr("Estimated cost of what was filled"), number(cost.estimated), "USD");
    add(ReportSay::tr("Realised cost of the same"), number(cost.realised), "USD");
    add(ReportSay::tr("Realised over estimated"), known(cost.overEstimate(), cost.estimated > 0),
        "");
    if (cost.vegaTarget > 0) {
        add(ReportSay::tr("Shortfall of options, in volatility points of the vega wanted"),
            number(cost.totalVolPoints()), text(ReportSay::tr("vol points")));
        add(ReportSay::tr("Their slippage, in volatility points of the vega filled"),
            known(cost.slippageVolPoints(), cost.vegaFilled > 0),
            text(ReportSay::tr("vol points")));
    }
    static const char* const kSteps[] = {"1 s after", "10 s after", "1 min after", "5 min after"};
    for (std::size_t n = 0; n < review::kMarkOuts; ++n)
        add(ReportSay::tr("Market %1; above zero it went on our way")
                .arg(QString::fromStdString(said(kSteps[n]))),
            known(cost.markOutBp(n), cost.markOutOf[n] > 0), "bp");
    return table;
}

}  // namespace

report::Section costsOf(const report::Source& source)
{
    report::Section section{"costs", text(ReportSay::tr("What trading cost")), {}};
    if (source.now.cost.orders == 0) {
        section.blocks.push_back(
            report::Text{{text(ReportSay::tr("No order was sent in this period."))}, false});
        return section;
    }
    section.blocks.push_back(shortfallPicture(source.now.cost));
    section.blocks.push_back(estimates(source.now.cost));
    addHistogram(section, "slippage", ReportSay::tr("Slippage of each rebalance"),
                 ReportSay::tr("basis points of its value; above zero costs"),
                 source.now.slippageBp);
    addHistogram(section, "approval", ReportSay::tr("Time to approve"), ReportSay::tr("seconds"),
                 source.now.approvalSeconds);
    const auto dearest = [](const Row& a, const Row& b) {
        const auto cost = [](const Row& row) {
            const auto* value = std::get_if<double>(&row.cells[4]);
            return value ? *value : 0;
        };
        return a.isSum != b.isSum ? a.isSum : cost(a) > cost(b);
    };
    const auto add = [&](CostBy by, const char* key, const QString& title) {
        addLong(section, tableBy(source, by, key, title), kMostOnPages, dearest);
    };
    add(CostBy::Venue, "cost_by_venue", ReportSay::tr("By venue"));
    add(CostBy::Underlying, "cost_by_underlying", ReportSay::tr("By underlying"));
    add(CostBy::Style, "cost_by_style", ReportSay::tr("By how it was worked"));
    add(CostBy::Trader, "cost_by_trader", ReportSay::tr("By who decided"));
    add(CostBy::Automatic, "cost_by_automatic", ReportSay::tr("By hand or automatic"));
    add(CostBy::Trigger, "cost_by_trigger", ReportSay::tr("By trigger"));
    add(CostBy::Size, "cost_by_size", ReportSay::tr("By size"));
    add(CostBy::Hour, "cost_by_hour", ReportSay::tr("By hour of the day, UTC"));
    add(CostBy::Instrument, "cost_by_instrument", ReportSay::tr("By instrument"));
    section.blocks.push_back(report::Text{
        {text(ReportSay::tr("Amounts in USD; above zero costs. Delay is from the proposal to the "
                            "order; by venue and by instrument a rebalance of several legs counts "
                            "in each."))},
        false});
    return section;
}

report::Section qualityOf(const report::Source& source)
{
    report::Section section{"quality", text(ReportSay::tr("How well it was hedged")), {}};
    const review::HedgingQuality& q = source.now.quality;
    const review::ScheduleComparison& clock = source.now.headline.schedule;
    report::Table table;
    table.key = "quality";
    table.title = text(ReportSay::tr("Hedging quality"));
    table.columns = {column("figure", ReportSay::tr("Figure"), Unit::Words, 5),
                     column("value", ReportSay::tr("Value"), Unit::Factor),
                     column("plus_minus", ReportSay::tr("\u00B1"), Unit::Factor),
                     column("unit", ReportSay::tr("Unit"), Unit::Words)};
    const auto add = [&](const QString& figure, report::Cell value, const char* unit,
                         report::Cell plusMinus = {}) {
        table.rows.push_back(
            {{text(figure), std::move(value), std::move(plusMinus), said(unit)}, false, false});
    };
    const bool watched = q.hours > 0;
    add(ReportSay::tr("Hours that were watched"), number(q.hours), "h");
    add(ReportSay::tr("Share of it inside the band, percent"),
        known(q.time.share() * 100, q.time.watched.count() > 0), "%");
    add(ReportSay::tr("Hedging error, summed"), known(q.errorUsd, watched), "USD");
    add(ReportSay::tr("Its standard deviation a day"), known(q.errorSdUsd, watched), "USD");
    add(ReportSay::tr("Of a perfect hedger who hedges as often"),
        known(q.theoreticalSdUsd, q.theoreticalSdUsd > 0), "USD");
    add(ReportSay::tr("Had nobody hedged"), known(q.unhedgedSdUsd, watched), "USD");
    add(ReportSay::tr("Hedges a day"), known(q.hedgesPerDay, watched), "");
    add(ReportSay::tr("Cost a day over the variance taken away a day"),
        known(q.costPerVariance, q.costPerVariance != 0), "1/USD");
    add(ReportSay::tr("Rebalances that found delta inside its band, percent"),
        number(q.insideShare * 100), "%");
    add(ReportSay::tr("Realised volatility of the index, percent a year"),
        known(q.realisedSigma * 100, q.realisedSigma > 0), "%");
    add(ReportSay::tr("Volatility that the band went by, percent a year"),
        known(q.expectedSigma * 100, q.expectedSigma > 0), "%");
    add(ReportSay::tr("What an hourly clock would have cost"),
        known(clock.scheduleUsd, clock.known), "USD");
    add(ReportSay::tr("What a clock of our own risk would have cost"),
        known(clock.sameRiskUsd, clock.known), "USD");
    add(ReportSay::tr("Saved against that clock"), known(clock.savedUsd.value, clock.known), "USD",
        known(clock.savedUsd.plusMinus, clock.known));
    add(ReportSay::tr("What overrides earned against doing as proposed"),
        known(source.now.overridesUsd, !source.now.overrides.empty()), "USD");
    section.blocks.push_back(std::move(table));

    report::Table model;
    model.key = "model_by_day";
    model.title = text(ReportSay::tr("The model against the venues' marks"));
    model.columns = {column("day", ReportSay::tr("Day"), Unit::Day),
                     column("marking_usd", ReportSay::tr("Marks less model, USD"), Unit::Cents),
                     column("marking_bp", ReportSay::tr("bp of gross notional"), Unit::Bp),
                     column("taylor_usd", ReportSay::tr("Rest of the Greeks, USD"), Unit::Cents),
                     column("gross_usd", ReportSay::tr("Gross notional, USD"), Unit::Usd)};
    for (const review::ModelDay& day : source.now.model)
        model.rows.push_back(
            {{core::Time{day.day}, number(day.markingUsd), known(day.markingBp(), day.grossUsd > 0),
              number(day.unexplainedUsd), number(day.grossUsd)},
             false,
             false});
    if (!model.rows.empty())
        addLong(section, std::move(model), 35, [](const Row&, const Row&) { return false; });
    return section;
}

}  // namespace ballast::tables::pages
