#include "models/tables/joint_table.h"

#include "models/tables/number_text.h"
#include "models/tables/words.h"

#include <algorithm>
#include <cmath>

namespace ballast::tables {
namespace {

QString nameText(const JointLegRow& row) { return row.name; }
QString sideText(const JointLegRow& row) { return row.side; }
QString quantityCell(const JointLegRow& row) { return row.quantity; }
QString priceCell(const JointLegRow& row) { return row.price; }
QString feeText(const JointLegRow& row) { return words(core::number(row.feeUsd, 2)); }
QString slippageText(const JointLegRow& row) { return words(core::number(row.slippageUsd, 2)); }
QString deltaText(const JointLegRow& row) { return words(core::signedNumber(row.delta, 3)); }
QString gammaText(const JointLegRow& row) { return words(core::signedNumber(row.gamma, 4)); }
QString vegaText(const JointLegRow& row) { return words(core::signedNumber(row.vega, 0)); }

QVariant quantityValue(const JointLegRow& row) { return row.size; }
QVariant priceValue(const JointLegRow& row) { return row.expectedPrice; }
QVariant feeValue(const JointLegRow& row) { return row.feeUsd; }
QVariant slippageValue(const JointLegRow& row) { return row.slippageUsd; }
QVariant deltaValue(const JointLegRow& row) { return row.delta; }
QVariant gammaValue(const JointLegRow& row) { return row.gamma; }
QVariant vegaValue(const JointLegRow& row) { return row.vega; }

Tone sideTone(const JointLegRow& row) { return signTone(row.size); }

constexpr Column<JointLegRow> kLegs[] = {
    {QT_TRANSLATE_NOOP("tables", "Instrument"),
     QT_TRANSLATE_NOOP("tables", "What would be traded; the legs are sent one after another"),
     Align::Left, nameText},
    {QT_TRANSLATE_NOOP("tables", "Side"),
     QT_TRANSLATE_NOOP("tables", "Whether it is bought or sold"), Align::Left, sideText, nullptr,
     sideTone},
    {QT_TRANSLATE_NOOP("tables", "Quantity"),
     QT_TRANSLATE_NOOP("tables", "Whole lots: dollars of an inverse future, else coin"),
     Align::Right, quantityCell, quantityValue},
    {QT_TRANSLATE_NOOP("tables", "Price"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Expected average over the levels it takes; coin of an inverse option, else dollars. Half "
         "of "
         "the depth is left to others; where no book is kept the best bid and ask stand in"),
     Align::Right, priceCell, priceValue},
    {QT_TRANSLATE_NOOP("tables", "Fee"), QT_TRANSLATE_NOOP("tables", "USD: the taker fee"),
     Align::Right, feeText, feeValue},
    {QT_TRANSLATE_NOOP("tables", "Slippage"),
     QT_TRANSLATE_NOOP("tables", "USD against the mid, half the spread included"), Align::Right,
     slippageText, slippageValue},
    {QT_TRANSLATE_NOOP("tables", "Δ"),
     QT_TRANSLATE_NOOP("tables", "What it adds to delta, coin, in the convention of the band"),
     Align::Right, deltaText, deltaValue},
    {QT_TRANSLATE_NOOP("tables", "Γ 1 %"),
     QT_TRANSLATE_NOOP("tables", "What it adds to gamma: change of delta, coin, for a move of 1 %"),
     Align::Right, gammaText, gammaValue},
    {QT_TRANSLATE_NOOP("tables", "Vega"),
     QT_TRANSLATE_NOOP("tables", "What it adds to vega: USD a volatility point"), Align::Right,
     vegaText, vegaValue},
};

QString rejectedName(const JointRejectedRow& row) { return row.name; }
QString rejectedReason(const JointRejectedRow& row) { return row.reason; }
Tone rejectedTone(const JointRejectedRow&) { return Tone::Muted; }

constexpr Column<JointRejectedRow> kRejected[] = {
    {QT_TRANSLATE_NOOP("tables", "Not hedged with"),
     QT_TRANSLATE_NOOP("tables", "An instrument that the filters turn down"), Align::Left,
     rejectedName},
    {QT_TRANSLATE_NOOP("tables", "Why"),
     QT_TRANSLATE_NOOP("tables", "The first thing that stands in its way"), Align::Left,
     rejectedReason, nullptr, rejectedTone},
};

JointLegRow rowOf(const rebalance::HedgeLeg& leg, const market::Board& board)
{
    const market::Listing* listing = board.find(leg.instrument);
    const market::Instrument* instrument = listing ? listing->instrument.get() : nullptr;
    JointLegRow row;
    row.instrument = leg.instrument;
    row.name = words(leg.name);
    row.side = leg.side == core::Side::Buy ? Say::tr("Buy") : Say::tr("Sell");
    row.quantity = quantityText(leg.quantity, instrument);
    row.price =
        priceText(core::Price::nearest(leg.expectedPrice).value_or(core::Price{}), instrument);
    row.size = core::sign(leg.side) * leg.quantity.toDouble();
    row.expectedPrice = leg.expectedPrice;
    row.feeUsd = leg.feeUsd;
    row.slippageUsd = leg.slippageUsd;
    row.delta = leg.delta;
    row.gamma = leg.gamma;
    row.vega = leg.vega;
    row.tip = Say::tr("%1 of coin; mid %2, last level %3.")
                  .arg(words(core::number(leg.coinAmount, 3)),
                       words(core::number(leg.referencePrice, leg.option ? 5 : 2)),
                       words(core::number(leg.worstPrice, leg.option ? 5 : 2)));
    return row;
}

}  // namespace

JointLegTable::JointLegTable(QObject* parent) : RowTable(kLegs, parent) {}

void JointLegTable::show(const rebalance::JointHedge& hedge, const market::Board& board)
{
    std::vector<JointLegRow> rows;
    for (const rebalance::HedgeLeg& leg : hedge.legs) rows.push_back(rowOf(leg, board));
    // Two venues may list the same name.
    const bool several = std::ranges::any_of(hedge.legs, [&](const rebalance::HedgeLeg& leg) {
        return leg.venue != hedge.legs.front().venue;
    });
    for (std::size_t i = 0; several && i < rows.size(); ++i)
        rows[i].name += QStringLiteral(" · ") + venueWords(hedge.legs[i].venue);
    update(std::move(rows));
}

QVariant JointLegTable::ofRow(const JointLegRow& row, int role) const
{
    if (role == IdRole) return row.name;
    return role == Qt::ToolTipRole ? QVariant(row.tip) : QVariant();
}

JointRejectedTable::JointRejectedTable(QObject* parent) : RowTable(kRejected, parent) {}

void JointRejectedTable::show(const rebalance::JointHedge& hedge)
{
    std::vector<JointRejectedRow> rows;
    for (const rebalance::RejectedCandidate& r : hedge.rejected)
        rows.push_back({r.instrument, words(r.name), spoken(r.verdict.reason)});
    update(std::move(rows));
}

}  // namespace ballast::tables
