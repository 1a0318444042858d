// How each figure is made, and how the report was.
#include "models/tables/report_parts.h"

namespace ballast::tables::pages {
namespace {

using report::Unit;

/// One figure: its name, unit, how it is made, and where that comes from.
struct Definition {
    const char* figure;
    const char* unit;
    const char* how;
    const char* source;
};

// clang-format off: one entry a line, as sentences have their length
constexpr Definition kDefinitions[] = {
    {QT_TRANSLATE_NOOP("ReportSay", "Profit"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Change of the value of what was held by the venues' marks, with funding, fees and the trades of the period; steps from hour to hour, shorter where the price moved more than 3 % or a quantity changed."), QT_TRANSLATE_NOOP("ReportSay", "the desk's records of what was carried")},
    {QT_TRANSLATE_NOOP("ReportSay", "Delta, gamma, vega, theta, vanna, volga"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Taylor's terms of each option's value: delta dF + gamma dF^2 / 2 + vega ds + theta dt + vanna dF ds + volga ds^2 / 2, with the Greeks of the step's beginning (Black-76 on the forward, no discounting)."), QT_TRANSLATE_NOOP("ReportSay", "Black 1976; Taylor")},
    {QT_TRANSLATE_NOOP("ReportSay", "Time, spot, volatility"), "USD", QT_TRANSLATE_NOOP("ReportSay", "The same options revalued with one cause changed after the other; the three add up to their change by the model exactly."), QT_TRANSLATE_NOOP("ReportSay", "full revaluation")},
    {QT_TRANSLATE_NOOP("ReportSay", "Futures"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Quantity times the change of the mark; of an inverse contract of N USD, N (1/F0 - 1/F1) coin at F1."), QT_TRANSLATE_NOOP("ReportSay", "contract terms of the venue")},
    {QT_TRANSLATE_NOOP("ReportSay", "Funding"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Accrued from the rate that the venue shows; above zero it was earned."), QT_TRANSLATE_NOOP("ReportSay", "contract terms of the venue")},
    {QT_TRANSLATE_NOOP("ReportSay", "New trades"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Of what was traded, from its prices to the mark at the end of the step."), QT_TRANSLATE_NOOP("ReportSay", "the desk's fills")},
    {QT_TRANSLATE_NOOP("ReportSay", "Coin held"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Coin held as equity, beside options and open profit, times the change of the index; a figure beside the profit and no part of it."), QT_TRANSLATE_NOOP("ReportSay", "the desk's records of what was carried")},
    {QT_TRANSLATE_NOOP("ReportSay", "Unexplained"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Profit by the marks less all of the above: the rest of Taylor's terms and the marks against the model. Flagged beyond 5 % of the terms without their signs or half a basis point of the gross notional of delta and vega, whichever is more; to be investigated beyond 10 % or on the third day running."), QT_TRANSLATE_NOOP("ReportSay", "usual practice of product control")},
    {QT_TRANSLATE_NOOP("ReportSay", "Implementation shortfall"), "USD, bp", QT_TRANSLATE_NOOP("ReportSay", "What trading cost against the mid at the decision: delay + timing + spread + impact + fees + opportunity. Basis points are of the quantity wanted times that mid. Above zero costs."), QT_TRANSLATE_NOOP("ReportSay", "Perold 1988")},
    {QT_TRANSLATE_NOOP("ReportSay", "Volatility points"), QT_TRANSLATE_NOOP("ReportSay", "vol points"), QT_TRANSLATE_NOOP("ReportSay", "Of options: shortfall over the vega of what was wanted, slippage (delay, timing, spread and impact) over that of what was filled, with the vega that the proposal was decided on; of several the mean weighted by vega."), QT_TRANSLATE_NOOP("ReportSay", "the desk's proposals")},
    {QT_TRANSLATE_NOOP("ReportSay", "Delay"), "USD", QT_TRANSLATE_NOOP("ReportSay", "The mid moved between the proposal and the decision (approval), and between the decision and the order (sending)."), QT_TRANSLATE_NOOP("ReportSay", "Perold 1988")},
    {QT_TRANSLATE_NOOP("ReportSay", "Timing"), "USD", QT_TRANSLATE_NOOP("ReportSay", "The mid moved between the order and each fill."), QT_TRANSLATE_NOOP("ReportSay", "Perold 1988")},
    {QT_TRANSLATE_NOOP("ReportSay", "Spread, impact"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Half the spread at each fill, and what its price was worse than the mid beyond that."), QT_TRANSLATE_NOOP("ReportSay", "Perold 1988")},
    {QT_TRANSLATE_NOOP("ReportSay", "Opportunity (missed)"), "USD", QT_TRANSLATE_NOOP("ReportSay", "What was wanted and not filled, valued at the mid when the order ended."), QT_TRANSLATE_NOOP("ReportSay", "Perold 1988")},
    {QT_TRANSLATE_NOOP("ReportSay", "Realised over estimated"), "", QT_TRANSLATE_NOOP("ReportSay", "Timing, spread, impact and fees of what was filled, over the fee and slippage that the trader was shown for the same."), QT_TRANSLATE_NOOP("ReportSay", "the desk's proposals")},
    {QT_TRANSLATE_NOOP("ReportSay", "Market 1 s, 10 s, 1 min, 5 min after"), "bp", QT_TRANSLATE_NOOP("ReportSay", "The mid so long after each fill against its price, in the direction of the trade: above zero the market went on, below it came back."), QT_TRANSLATE_NOOP("ReportSay", "mark-outs")},
    {QT_TRANSLATE_NOOP("ReportSay", "Time inside the band"), QT_TRANSLATE_NOOP("ReportSay", "share"), QT_TRANSLATE_NOOP("ReportSay", "Of the time that samples follow each other within a minute, the share that delta was between the edges in force."), QT_TRANSLATE_NOOP("ReportSay", "the desk's samples")},
    {QT_TRANSLATE_NOOP("ReportSay", "Hedging error"), "USD", QT_TRANSLATE_NOOP("ReportSay", "Deviation of delta from its target times the move of the index, from sample to sample; its standard deviation is the root mean square of the hours, scaled to a day."), QT_TRANSLATE_NOOP("ReportSay", "Boyle and Emanuel 1980")},
    {QT_TRANSLATE_NOOP("ReportSay", "A perfect hedger's error"), "USD", QT_TRANSLATE_NOOP("ReportSay", "sqrt(pi/4) vega sigma / sqrt(n), with the vega of a day (gamma F^2 sigma day), n hedges a day and the realised volatility."), QT_TRANSLATE_NOOP("ReportSay", "Kamal and Derman 1999")},
    {QT_TRANSLATE_NOOP("ReportSay", "Saved against a clock"), "USD", QT_TRANSLATE_NOOP("ReportSay", "A clock that hedges each hour to the target pays the drift of delta at our own cost a coin; variance rises with its interval and cost falls with its root, so that the clock of our own error follows. What it would have cost less what was paid."), QT_TRANSLATE_NOOP("ReportSay", "Whalley and Wilmott 1997; Leland 1985")},
    {QT_TRANSLATE_NOOP("ReportSay", "Missed trigger"), QT_TRANSLATE_NOOP("ReportSay", "count"), QT_TRANSLATE_NOOP("ReportSay", "Delta was outside its band for two seconds or more and nothing was proposed or at work; or what was proposed expired, was refused, or could not be proposed."), QT_TRANSLATE_NOOP("ReportSay", "the desk's samples and decisions")},
    {QT_TRANSLATE_NOOP("ReportSay", "What if"), "USD", QT_TRANSLATE_NOOP("ReportSay", "(other trade - trade) times the move of the index until what followed, less the difference of costs; impact by the square-root law through what the book said of the size that was asked. The uncertainty adds the gaps between samples (a Brownian bridge), half the impact and half the spread."), QT_TRANSLATE_NOOP("ReportSay", "square-root law of impact")},
    {QT_TRANSLATE_NOOP("ReportSay", "Margin use"), QT_TRANSLATE_NOOP("ReportSay", "share"), QT_TRANSLATE_NOOP("ReportSay", "Maintenance margin over equity, as the venue says."), QT_TRANSLATE_NOOP("ReportSay", "the venue")},
};
// clang-format on

std::string here(const char* words) { return *words ? text(ReportSay::tr(words)) : std::string{}; }

}  // namespace

report::Section definitionsOf(const report::Source&)
{
    report::Section section{"definitions", text(ReportSay::tr("How each figure is made")), {}};
    report::Table table;
    table.key = "definitions";
    table.columns = {column("figure", ReportSay::tr("Figure"), Unit::Words, 1.8),
                     column("unit", ReportSay::tr("Unit"), Unit::Words, 0.7),
                     column("how", ReportSay::tr("How it is made"), Unit::Words, 6),
                     column("source", ReportSay::tr("After"), Unit::Words, 1.7)};
    for (const Definition& each : kDefinitions)
        table.rows.push_back(
            {{here(each.figure), here(each.unit), here(each.how), here(each.source)},
             false,
             false});
    section.blocks.push_back(std::move(table));
    return section;
}

report::Section makingOf(const report::Source& source)
{
    report::Section section{"making", text(ReportSay::tr("How this report was made")), {}};
    report::Text how;
    how.lines = {
        text(ReportSay::tr("By %1 from the history of the data folder, schema %2.")
                 .arg(QString::fromStdString(source.program))
                 .arg(source.records.schema)),
        text(ReportSay::tr(
            "The same data gives the same report, byte for byte: nothing of the moment or of the "
            "machine is in it. The SHA-256 on the first page is of all figures below it; the order "
            "journal's is the last link of its hash chain that the history has seen, which "
            "'ballastctl verify' checks.")),
        text(ReportSay::tr(
            "The hash chain of the period, of which the first page says how much was verified, "
            "covers samples, proposals, decisions, alerts, settings and what was held. Orders, "
            "fills and sums made of other rows are no part of it: 'ballastctl verify' holds them "
            "against the order journal and the rows.")),
        text(ReportSay::tr("Times are UTC. Amounts are US dollars unless something else is said; "
                           "coin is the underlying's. Numbers have a point for decimals."))};
    section.blocks.push_back(std::move(how));
    return section;
}

}  // namespace ballast::tables::pages
