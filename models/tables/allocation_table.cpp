#include "models/tables/allocation_table.h"

#include "models/tables/words.h"

#include <algorithm>
#include <cmath>

namespace ballast::tables {
namespace {

using Row = AllocationTableRow;
using rebalance::AllocationState;

QString nameText(const Row& row) { return row.name; }
QString valueText(const Row& row) { return row.value; }
QString weightText(const Row& row) { return row.weight; }
QString targetText(const Row& row) { return row.target; }
QString toleranceText(const Row& row) { return row.tolerance; }
QString driftText(const Row& row) { return row.drift; }
QString tradeText(const Row& row) { return row.trade; }
QString afterText(const Row& row) { return row.after; }

QVariant valueValue(const Row& row) { return row.valueUsd; }
QVariant weightValue(const Row& row) { return row.points; }
QVariant driftValue(const Row& row) { return row.driftPoints; }
QVariant tradeValue(const Row& row) { return row.tradeUsd; }

Tone stateTone(const Row& row) { return row.tone; }
Tone writtenTone(const Row& row) { return row.changed ? Tone::Accent : Tone::Neutral; }
Tone tradeTone(const Row& row) { return row.cash ? Tone::Muted : signTone(row.tradeUsd); }
Tone muted(const Row&) { return Tone::Muted; }

constexpr Column<Row> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Asset"),
     QT_TRANSLATE_NOOP(
         "tables",
         "What is held; cash is dollars and dollar coins, less what futures and perpetuals buy"),
     Align::Left, nameText},
    {QT_TRANSLATE_NOOP("tables", "Value"),
     QT_TRANSLATE_NOOP(
         "tables",
         "USD: coins held as equity, and futures and perpetuals by their coin, at the index"),
     Align::Right, valueText, valueValue},
    {QT_TRANSLATE_NOOP("tables", "Weight"),
     QT_TRANSLATE_NOOP("tables",
                       "Share of the whole, with the tolerance as a band and the target as a tick"),
     Align::Right, weightText, weightValue, stateTone},
    {QT_TRANSLATE_NOOP("tables", "Target"),
     QT_TRANSLATE_NOOP(
         "tables", "Percent of the whole: double-click or F2 to change it; empty takes it away"),
     Align::Right, targetText, nullptr, writtenTone},
    {QT_TRANSLATE_NOOP("tables", "Tolerance"),
     QT_TRANSLATE_NOOP("tables",
                       "Points to either side of the target: double-click or F2 to change it"),
     Align::Right, toleranceText, nullptr, writtenTone},
    {QT_TRANSLATE_NOOP("tables", "Drift"),
     QT_TRANSLATE_NOOP("tables", "Weight less target, points"), Align::Right, driftText, driftValue,
     stateTone},
    {QT_TRANSLATE_NOOP("tables", "Trade"),
     QT_TRANSLATE_NOOP("tables",
                       "USD: what brings it inside again; of cash: what trades and costs leave"),
     Align::Right, tradeText, tradeValue, tradeTone},
    {QT_TRANSLATE_NOOP("tables", "After"),
     QT_TRANSLATE_NOOP("tables", "Weight after these trades and their costs"), Align::Right,
     afterText, nullptr, muted},
};

QString plain(double points) { return QString::number(points, 'g', 10); }

Tone toneOf(const rebalance::AllocationRow& row)
{
    switch (row.state) {
        case AllocationState::Under:
        case AllocationState::Over: return Tone::Warn;
        case AllocationState::NoTarget:
        case AllocationState::NotKnown: return Tone::Muted;
        case AllocationState::Inside: break;
    }
    return Tone::Neutral;
}

void writeTarget(Row& row, const rebalance::AllocationTarget& target)
{
    row.targetWritten = plain(target.target);
    row.toleranceWritten = plain(target.tolerance);
    row.target = row.targetWritten + QStringLiteral(" %");
    row.tolerance = QStringLiteral("± ") + row.toleranceWritten;
    row.band = {target.lower() / 100, target.target / 100, target.upper() / 100};
}

Row rowOf(const rebalance::AllocationRow& found, const rebalance::AllocationTarget* inForce,
          const rebalance::AllocationTarget* wished)
{
    Row row;
    row.asset = found.asset;
    row.cash = found.cash;
    row.name = found.cash ? Say::tr("Cash") : words(found.asset.view());
    row.tip = spoken(found.sentence);
    row.known = found.state != AllocationState::NotKnown;
    const bool same = (!inForce && !wished) || (inForce && wished && *inForce == *wished);
    row.changed = !same;
    row.tone = row.changed ? Tone::Neutral : toneOf(found);
    row.target = row.tolerance = QStringLiteral("—");
    if (wished) writeTarget(row, *wished);
    if (!row.known) {
        row.value = row.weight = QStringLiteral("n/a");
        return row;
    }
    row.valueUsd = found.valueUsd;
    row.points = found.weight;
    row.value = words(core::usd(found.valueUsd, 0));
    row.weight = words(core::number(found.weight, 1)) + QStringLiteral(" %");
    if (wished) {
        row.driftPoints = found.weight - wished->target;
        row.drift = words(core::signedNumber(row.driftPoints, 1));
    }
    // Trades are those of the targets in force; while others are written there are none to show.
    if (row.changed || !inForce) return row;
    row.after = words(core::number(found.weightAfter, 1)) + QStringLiteral(" %");
    row.tradeUsd = found.tradeUsd;
    if (found.tradeUsd != 0) row.trade = words(core::signedNumber(found.tradeUsd, 0));
    return row;
}

const rebalance::AllocationTarget* find(const rebalance::AllocationPolicy& policy,
                                        core::Currency asset)
{
    const auto it = std::ranges::find(policy.rows, asset, &rebalance::AllocationTarget::asset);
    return it == policy.rows.end() ? nullptr : &*it;
}

}  // namespace

AllocationTable::AllocationTable(QObject* parent) : RowTable(kColumns, parent) {}

void AllocationTable::show(const engine::AllocationState& state,
                           const rebalance::AllocationPolicy& wished)
{
    std::vector<Row> rows;
    for (const rebalance::AllocationRow& found : state.allocation.rows)
        rows.push_back(
            rowOf(found, find(state.allocation.policy, found.asset), find(wished, found.asset)));
    update(std::move(rows));
}

QVariant AllocationTable::data(const QModelIndex& index, int role) const
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return RowTable::data(index, role);
    if (index.column() == Target) return row(index.row()).targetWritten;
    if (index.column() == Tolerance) return row(index.row()).toleranceWritten;
    return RowTable::data(index, Qt::DisplayRole);
}

Qt::ItemFlags AllocationTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = RowTable::flags(index);
    if (!index.isValid()) return plain;
    const bool writable =
        index.column() == Target || (index.column() == Tolerance && row(index.row()).hasTarget());
    return writable ? plain | Qt::ItemIsEditable : plain;
}

bool AllocationTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const core::Currency asset = row(index.row()).asset;
    const QString text = value.toString().trimmed();
    if (index.column() == Target && text.isEmpty()) {
        emit targetWritten(asset, std::nullopt);
        return true;
    }
    const auto points = readPoints(text);
    if (!points) {
        emit refused(words(points.error().message));
        return false;
    }
    if (index.column() == Target)
        emit targetWritten(asset, *points);
    else
        emit toleranceWritten(asset, *points);
    return true;
}

QVariant AllocationTable::ofRow(const Row& row, int role) const
{
    switch (role) {
        case IdRole: return words(row.asset.view());
        case Qt::ToolTipRole: return row.tip;
        case FractionRole:
            return row.known ? QVariant(std::clamp(row.points / 100, 0.0, 1.0)) : QVariant();
        case BandRole:
            return row.band ? QVariant(QVariantList{(*row.band)[0], (*row.band)[1], (*row.band)[2]})
                            : QVariant();
        default: return {};
    }
}

core::Expected<double> readPoints(const QString& text)
{
    QString plain = text.trimmed();
    for (const QChar mark : {QChar(u'%'), QChar(0x00b1), QChar(0x2009), QChar(0x00a0), QChar(u' ')})
        plain.remove(mark);
    bool isNumber = false;
    const double points = plain.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(points) || points < 0 || points > 100)
        return core::failure(core::quoted(text.toStdString()) +
                             " is not taken: expected a number from 0 to 100, in percent of the "
                             "whole.");
    return points;
}

}  // namespace ballast::tables
