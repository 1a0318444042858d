#include "models/tables/stress_table.h"

#include "models/tables/words.h"

#include <cmath>

namespace ballast::tables {
namespace {

QString nameText(const StressRow& row) { return row.name; }
QString kindText(const StressRow& row) { return row.kind; }
QString shortUsd(double value) { return words(core::signedShort(value)); }
QString pnlText(const StressRow& row) { return shortUsd(row.pnl); }
QString equityText(const StressRow& row) { return shortUsd(row.equityPnl); }
QString deltaText(const StressRow& row)
{
    return words(core::signedNumber(row.delta, std::abs(row.delta) < 100 ? 2 : 1));
}
QString marginText(const StressRow& row)
{
    if (!row.marginUse) return Say::tr("no equity");
    const double percent = 100 * *row.marginUse;
    return words(row.difference ? core::signedNumber(percent, 1) : core::number(percent, 0)) +
           QStringLiteral(" %");
}

QVariant pnlValue(const StressRow& row) { return row.pnl; }
QVariant equityValue(const StressRow& row) { return row.equityPnl; }
QVariant deltaValue(const StressRow& row) { return row.delta; }
QVariant marginValue(const StressRow& row) { return row.marginUse.value_or(1e9); }
QVariant nameValue(const StressRow& row) { return row.number; }

Tone muted(const StressRow&) { return Tone::Muted; }
Tone pnlTone(const StressRow& row) { return signTone(row.pnl); }
Tone equityTone(const StressRow& row) { return signTone(row.equityPnl); }
Tone marginTone(const StressRow& row)
{
    if (!row.marginUse) return Tone::Breach;
    if (row.difference) return Tone::Neutral;
    return *row.marginUse >= 1 ? Tone::Breach : *row.marginUse > 0.7 ? Tone::Warn : Tone::Neutral;
}

constexpr Column<StressRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Stress"),
     QT_TRANSLATE_NOOP("tables",
                       "A named state of the world; the tool tip of a row says what moves and why"),
     Align::Left, nameText, nameValue},
    {QT_TRANSLATE_NOOP("tables", "Kind"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Recorded: spot moves that happened; hypothetical: made up; own: from the settings file"),
     Align::Left, kindText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "P&L"),
     QT_TRANSLATE_NOOP("tables", "USD: profit of the positions, every leg priced anew"),
     Align::Right, pnlText, pnlValue, pnlTone},
    {QT_TRANSLATE_NOOP("tables", "Equity"),
     QT_TRANSLATE_NOOP("tables", "USD: profit of the positions and of the coin held as equity"),
     Align::Right, equityText, equityValue, equityTone},
    {QT_TRANSLATE_NOOP("tables", "Δ after"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Net delta afterwards, coin, in the convention of the band; Black's, without the policy's "
         "smile rule"),
     Align::Right, deltaText, deltaValue},
    {QT_TRANSLATE_NOOP("tables", "Margin"),
     QT_TRANSLATE_NOOP(
         "tables", "Maintenance margin over equity afterwards: an estimate by the standard model"),
     Align::Right, marginText, marginValue, marginTone},
};

QString moveWords(const portfolio::Stress& stress, core::Currency underlying)
{
    const auto move = stress.moveOf(underlying, portfolio::Smile::StickyStrike);
    if (!move) return {};
    QString out = Say::tr("Spot %1 %, volatility %2 points")
                      .arg(words(core::signedNumber(100 * (move->spotFactor - 1), 1)),
                           words(core::signedNumber(move->volShift, 0)));
    if (move->basis != 0)
        out = Say::tr("%1, basis %2 %").arg(out, words(core::signedNumber(100 * move->basis, 1)));
    if (move->days > 0)
        out = Say::tr("%1, within %2")
                  .arg(out, words(core::humanDuration(core::fromSeconds(86'400 * move->days))));
    return out + QLatin1Char('.');
}

}  // namespace

StressTable::StressTable(QObject* parent) : RowTable(kColumns, parent) {}

void StressTable::show(const std::shared_ptr<const portfolio::ScenarioResult>& result,
                       ScenarioBook book, portfolio::DeltaConvention convention)
{
    std::vector<StressRow> rows;
    if (result)
        for (const portfolio::StressOutcome& outcome : result->stresses) {
            const portfolio::ScenarioNode& thought = outcome.thought.value_or(outcome.live);
            const portfolio::ScenarioNode node = book == ScenarioBook::Live ? outcome.live
                                                 : book == ScenarioBook::WhatIf
                                                     ? thought
                                                     : portfolio::difference(thought, outcome.live);
            StressRow row;
            row.number = static_cast<int>(rows.size());
            row.name = words(outcome.stress.name);
            row.kind = spoken(text(outcome.stress.kind));
            row.tip = moveWords(outcome.stress, result->underlying) + QLatin1Char('\n') +
                      spoken(outcome.stress.note);
            if (!outcome.stress.source.empty())
                row.tip += QLatin1Char('\n') +
                           Say::tr("Spot: %1, ended %2 UTC.")
                               .arg(spoken(outcome.stress.source), words(outcome.stress.date));
            row.pnl = node.pnlUsd;
            row.equityPnl = node.equityPnlUsd();
            row.delta = node.delta.of(convention);
            row.difference = book == ScenarioBook::Difference;
            row.marginUse = node.marginUse();
            if (row.difference) {
                const auto after = thought.marginUse(), before = outcome.live.marginUse();
                row.marginUse = after && before ? std::optional{*after - *before} : std::nullopt;
            }
            rows.push_back(std::move(row));
        }
    update(std::move(rows));
}

QVariant StressTable::ofRow(const StressRow& row, int role) const
{
    switch (role) {
        case IdRole: return QString::number(row.number);
        case Qt::ToolTipRole: return row.tip;
        default: return {};
    }
}

}  // namespace ballast::tables
