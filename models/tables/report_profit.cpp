// Where the profit came from: attribution by day, underlying, book, expiry and venue.
#include "models/report/charts.h"
#include "models/tables/report_parts.h"

#include <algorithm>

namespace ballast::tables::pages {
namespace {

using report::Row;
using report::Unit;
using review::PnlBy;
using review::PnlGroup;
using review::PnlSum;

constexpr std::size_t kMostOnPages = 35;

std::vector<report::Step> stepsOf(const std::vector<review::WaterfallBar>& bars)
{
    std::vector<report::Step> steps;
    for (const review::WaterfallBar& bar : bars)
        if (bar.isTotal || std::abs(bar.usd) >= 0.005)
            steps.push_back({said(bar.name), bar.usd, bar.isTotal});
    return steps;
}

std::vector<report::Cell> cellsOf(std::string key, const PnlSum& sum)
{
    const review::Attribution& p = sum.parts;
    return {said(key),
            number(sum.profitUsd()),
            number(p.delta),
            number(p.gamma),
            number(p.theta),
            number(p.vega),
            number(p.vanna + p.volga),
            number(p.linear),
            number(p.funding),
            number(p.fees),
            number(p.newTrades),
            number(sum.unexplained()),
            number(sum.unexplainedShare()),
            number(sum.coinHeldUsd())};
}

report::Table tableBy(const report::Source& source, PnlBy by, const char* key, const QString& title,
                      const review::PnlFilter& within)
{
    report::Table table;
    table.key = key;
    table.title = text(title);
    table.columns = {column("key", ReportSay::tr("By"), Unit::Words, 1.9),
                     column("total_usd", ReportSay::tr("Profit"), Unit::Usd),
                     column("delta_usd", ReportSay::tr("Delta"), Unit::Usd),
                     column("gamma_usd", ReportSay::tr("Gamma"), Unit::Usd),
                     column("theta_usd", ReportSay::tr("Theta"), Unit::Usd),
                     column("vega_usd", ReportSay::tr("Vega"), Unit::Usd),
                     column("cross_usd", ReportSay::tr("Vanna, volga"), Unit::Usd),
                     column("linear_usd", ReportSay::tr("Futures"), Unit::Usd),
                     column("funding_usd", ReportSay::tr("Funding"), Unit::Usd),
                     column("fees_usd", ReportSay::tr("Fees"), Unit::Usd),
                     column("new_trades_usd", ReportSay::tr("New trades"), Unit::Usd),
                     column("unexplained_usd", ReportSay::tr("Unexpl."), Unit::Usd),
                     column("unexplained_share", ReportSay::tr("of what moved"), Unit::Share),
                     column("translation_usd", ReportSay::tr("Coin held"), Unit::Usd)};
    for (const PnlGroup& group : review::pnlBy(source.data->pnl, by, within)) {
        Row row;
        row.cells = cellsOf(group.key, group.sum);
        row.isFlagged = group.sum.isFlagged();
        table.rows.push_back(std::move(row));
    }
    if (table.rows.size() > 1)
        table.rows.push_back({cellsOf(text(ReportSay::tr("Total")), source.now.pnl), true, false});
    return table;
}

/// Stacked by what moved it: of each day, or of each underlying where there is one day alone.
report::Picture stacked(const report::Source& source, const review::PnlFilter& within)
{
    const bool byDay = source.span.first != source.span.last;
    std::vector<std::string> names;
    std::vector<report::Layer> layers = {
        {text(ReportSay::tr("delta and futures")), report::Ink::Blue, {}},
        {text(ReportSay::tr("gamma")), report::Ink::Green, {}},
        {text(ReportSay::tr("theta")), report::Ink::Amber, {}},
        {text(ReportSay::tr("vega, vanna, volga")), report::Ink::Red, {}},
        {text(ReportSay::tr("funding")), report::Ink::Teal, {}},
        {text(ReportSay::tr("fees and new trades")), report::Ink::Violet, {}},
        {text(ReportSay::tr("unexplained")), report::Ink::Grey, {}}};
    for (const PnlGroup& group :
         review::pnlBy(source.data->pnl, byDay ? PnlBy::Day : PnlBy::Underlying, within)) {
        names.push_back(byDay ? group.key.substr(5) : group.key);
        const review::Attribution& p = group.sum.parts;
        const double values[] = {p.delta + p.linear,
                                 p.gamma,
                                 p.theta,
                                 p.vega + p.vanna + p.volga,
                                 p.funding,
                                 p.fees + p.newTrades,
                                 group.sum.unexplained()};
        for (std::size_t n = 0; n < layers.size(); ++n) layers[n].values.push_back(values[n]);
    }
    return report::stackedBars(
        {"pnl_stacked",
         text(byDay ? ReportSay::tr("Profit by day and cause")
                    : ReportSay::tr("Profit by underlying and cause")),
         text(ReportSay::tr("Stacked bars of profit by cause; a dark line marks each sum.")),
         text(ReportSay::tr("USD"))},
        names, layers);
}

}  // namespace

report::Section profitOf(const report::Source& source)
{
    report::Section section{"pnl", text(ReportSay::tr("Profit and where it came from")), {}};
    const review::PeriodReview& now = source.now;
    if (now.pnl.cells == 0) {
        section.blocks.push_back(report::Text{
            {text(ReportSay::tr("What was carried was not recorded in this period: nothing can be "
                                "said of its profit."))},
            true});
        return section;
    }
    review::PnlFilter within;
    within.from = source.span.first, within.to = source.span.last;
    section.blocks.push_back(report::waterfall(
        {"pnl_taylor", text(ReportSay::tr("Profit by the Greeks of each step")),
         text(ReportSay::tr("Waterfall of the profit from delta to what is unexplained.")),
         text(ReportSay::tr("USD"))},
        stepsOf(review::taylorWaterfall(now.pnl)), true, -1));
    section.blocks.push_back(stacked(source, within));
    section.blocks.push_back(report::waterfall(
        {"pnl_revalued", text(ReportSay::tr("The same by revaluing time, spot and volatility")),
         text(ReportSay::tr("Waterfall of the profit from time to marking.")),
         text(ReportSay::tr("USD"))},
        stepsOf(review::revaluationWaterfall(now.pnl)), true, -1));
    const auto inOrder = [](const Row& a, const Row& b) { return a.isSum > b.isSum; };
    addLong(section, tableBy(source, PnlBy::Day, "pnl_by_day", ReportSay::tr("By day"), within),
            kMostOnPages, inOrder);
    addLong(section,
            tableBy(source, PnlBy::Underlying, "pnl_by_underlying", ReportSay::tr("By underlying"),
                    within),
            kMostOnPages, inOrder);
    addLong(section,
            tableBy(source, PnlBy::SubBook, "pnl_by_book", ReportSay::tr("By sub-book"), within),
            kMostOnPages, inOrder);
    addLong(section,
            tableBy(source, PnlBy::Expiry, "pnl_by_expiry", ReportSay::tr("By expiry"), within),
            kMostOnPages, inOrder);
    addLong(section,
            tableBy(source, PnlBy::Account, "pnl_by_account", ReportSay::tr("By account"), within),
            kMostOnPages, inOrder);
    section.blocks.push_back(report::Text{
        {text(ReportSay::tr("Amounts in USD. A tinted row has more unexplained than the tolerance "
                            "allows: 5 % of what moved, or half a basis point of the gross "
                            "notional, whichever is more."))},
        false});
    return section;
}

}  // namespace ballast::tables::pages
