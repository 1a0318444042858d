#include "models/tables/laboratory_table.h"

#include "models/core/text.h"
#include "models/laboratory/desk_rule.h"
#include "models/tables/words.h"

#include <fmt/format.h>

#include <cmath>

namespace ballast::tables {
namespace {

using Row = LaboratoryRow;
using Line = ReferenceLine;

/// Four figures of whatever size.
QString figures(double value)
{
    const double size = std::abs(value);
    return words(core::number(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4));
}
QString withError(double value, double error)
{
    return figures(value) + QStringLiteral(" ±") + figures(error);
}

QString nameText(const Row& r) { return words(r.result.name); }
QString costText(const Row& r) { return withError(r.result.cost, r.result.costError); }
QString sdText(const Row& r) { return withError(r.result.sd, r.result.sdError); }
QString pnlText(const Row& r) { return r.result.pnlSd > 0 ? figures(r.result.pnlSd) : QString(); }
QString tradesText(const Row& r) { return words(core::number(r.result.trades, 1)); }
QString turnoverText(const Row& r) { return words(core::number(r.result.turnover, 2)); }
QString aversionText(const Row& r)
{
    return r.result.hedge.riskAversion > 0
               ? words(fmt::format("{:.3g}", r.result.hedge.riskAversion))
               : QString();
}
QString efficientText(const Row& r) { return r.result.efficient ? Say::tr("yes") : QString(); }

QVariant nameValue(const Row& r) { return r.number; }
QVariant costValue(const Row& r) { return r.result.cost; }
QVariant sdValue(const Row& r) { return r.result.sd; }
QVariant pnlValue(const Row& r) { return r.result.pnlSd; }
QVariant tradesValue(const Row& r) { return r.result.trades; }
QVariant turnoverValue(const Row& r) { return r.result.turnover; }
QVariant aversionValue(const Row& r) { return r.result.hedge.riskAversion; }

Tone nameTone(const Row& r) { return r.result.inForce ? Tone::Accent : Tone::Neutral; }
Tone quiet(const Row&) { return Tone::Muted; }

constexpr Column<Row> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Policy"), QT_TRANSLATE_NOOP("tables", "The rule that was tried"),
     Align::Left, nameText, nameValue, nameTone},
    {QT_TRANSLATE_NOOP("tables", "Cost"),
     QT_TRANSLATE_NOOP("tables",
                       "USD, mean and its standard error: a day on a market, a path in a study"),
     Align::Right, costText, costValue},
    {QT_TRANSLATE_NOOP("tables", "Error sd"),
     QT_TRANSLATE_NOOP("tables",
                       "USD, standard deviation of the hedging error and its standard error: a "
                       "day's residual delta "
                       "times the moves of the price; in a study the profit at expiry"),
     Align::Right, sdText, sdValue},
    {QT_TRANSLATE_NOOP("tables", "P&L sd"),
     QT_TRANSLATE_NOOP("tables", "USD a day, of options and hedge together before costs"),
     Align::Right, pnlText, pnlValue, quiet},
    {QT_TRANSLATE_NOOP("tables", "Trades"),
     QT_TRANSLATE_NOOP("tables", "Mean number, a day or a path"), Align::Right, tradesText,
     tradesValue},
    {QT_TRANSLATE_NOOP("tables", "Turnover"),
     QT_TRANSLATE_NOOP("tables", "Coin, mean of a day or a path"), Align::Right, turnoverText,
     turnoverValue},
    {QT_TRANSLATE_NOOP("tables", "γ"),
     QT_TRANSLATE_NOOP("tables",
                       "Risk aversion, 1/USD: given, or found for the deviation that is accepted"),
     Align::Right, aversionText, aversionValue, quiet},
    {QT_TRANSLATE_NOOP("tables", "Frontier"),
     QT_TRANSLATE_NOOP("tables",
                       "No other rule has as little of both cost and error and less of one"),
     Align::Left, efficientText},
};

QString groupText(const Line& l) { return spoken(l.row.group); }
QString hedgeText(const Line& l) { return spoken(l.row.hedge); }
QString measureText(const Line& l) { return spoken(l.row.measure); }
QString referenceText(const Line& l) { return withError(l.row.reference, l.row.referenceError); }
QString valueText(const Line& l) { return withError(l.row.value, l.row.error); }
QString zText(const Line& l) { return words(core::signedNumber(l.row.z(), 2)); }
QVariant groupValue(const Line& l) { return l.number; }
QVariant referenceValue(const Line& l) { return l.row.reference; }
QVariant valueValue(const Line& l) { return l.row.value; }
QVariant zValue(const Line& l) { return std::abs(l.row.z()); }
Tone zTone(const Line& l)
{
    return std::abs(l.row.z()) <= laboratory::kMostZ ? Tone::Neutral : Tone::Breach;
}

constexpr Column<Line> kReferenceColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Case"), QT_TRANSLATE_NOOP("tables", "The world of the study"),
     Align::Left, groupText, groupValue},
    {QT_TRANSLATE_NOOP("tables", "Hedge"), QT_TRANSLATE_NOOP("tables", "The rule"), Align::Left,
     hedgeText},
    {QT_TRANSLATE_NOOP("tables", "Measure"), QT_TRANSLATE_NOOP("tables", "What is compared"),
     Align::Left, measureText},
    {QT_TRANSLATE_NOOP("tables", "Reference"),
     QT_TRANSLATE_NOOP("tables", "The known number and its standard error"), Align::Right,
     referenceText, referenceValue},
    {QT_TRANSLATE_NOOP("tables", "Ours"),
     QT_TRANSLATE_NOOP("tables", "This run's number and its standard error"), Align::Right,
     valueText, valueValue},
    {QT_TRANSLATE_NOOP("tables", "z"),
     QT_TRANSLATE_NOOP(
         "tables", "The difference in standard errors of both; beyond 4 it is not the same number"),
     Align::Right, zText, zValue, zTone},
};

}  // namespace

LaboratoryTable::LaboratoryTable(QObject* parent) : RowTable(kColumns, parent) {}

void LaboratoryTable::show(const std::shared_ptr<const laboratory::Report>& report)
{
    std::vector<LaboratoryRow> rows;
    if (report)
        for (const laboratory::PolicyResult& result : report->policies)
            rows.push_back({static_cast<int>(rows.size()), result});
    update(std::move(rows));
}

QVariant LaboratoryTable::ofRow(const LaboratoryRow& row, int role) const
{
    if (role == IdRole) return QString::number(row.number);
    if (role != Qt::ToolTipRole || row.result.hedge.trigger != laboratory::Trigger::Desk) return {};
    return Say::tr("As the desk follows it, on this market. Left out: %1.")
        .arg(spoken(laboratory::DeskRule::kLeftOut));
}

ReferenceTable::ReferenceTable(QObject* parent) : RowTable(kReferenceColumns, parent) {}

void ReferenceTable::show(const std::shared_ptr<const laboratory::Report>& report)
{
    std::vector<ReferenceLine> rows;
    if (report)
        for (const laboratory::ReferenceRow& row : report->references)
            rows.push_back({static_cast<int>(rows.size()), row});
    update(std::move(rows));
}

QVariant ReferenceTable::ofRow(const ReferenceLine& row, int role) const
{
    return role == IdRole ? QVariant(QString::number(row.number)) : QVariant();
}

}  // namespace ballast::tables
