#include "models/tables/rebalance_table.h"

#include "models/tables/words.h"

#include <cmath>

namespace ballast::tables {
namespace {

using review::Rebalance;

/// Decimals that write a computed size without a tail of noise.
int sizeDecimals(double size) { return std::abs(size - std::round(size)) < 1e-9 ? 0 : 4; }
/// Prices of coin-quoted options are far below one.
int priceDecimals(double price) { return std::abs(price) < 10 ? 4 : 1; }
QString priceWords(double price)
{
    return price > 0 ? words(core::number(price, priceDecimals(price))) : QString();
}
bool traded(const Rebalance& row) { return row.filled != 0; }

QString proposedText(const Rebalance& row) { return dateTimeWords(row.proposedAt); }
QString bookText(const Rebalance& row) { return words(row.underlying.view()); }
QString triggerText(const Rebalance& row) { return words(row.trigger); }
QString outcomeText(const Rebalance& row) { return words(row.outcome); }
QString actorText(const Rebalance& row) { return words(row.actor); }
QString decidedText(const Rebalance& row)
{
    return row.decidedAt ? words(core::humanDuration(*row.decidedAt - row.proposedAt)) : QString();
}
QString orderText(const Rebalance& row) { return words(row.order); }
QString filledText(const Rebalance& row)
{
    if (row.orderState.empty()) return {};
    const int decimals = std::max(sizeDecimals(row.filled), sizeDecimals(row.quantity));
    return words(core::number(row.filled, decimals) + " / " + core::number(row.quantity, decimals));
}
QString averageText(const Rebalance& row) { return priceWords(row.averagePrice); }
QString beforeText(const Rebalance& row) { return words(core::signedNumber(row.deltaBefore, 3)); }
QString afterText(const Rebalance& row)
{
    return row.deltaAfter ? words(core::signedNumber(*row.deltaAfter, 3)) : QString();
}
QString slippageText(const Rebalance& row)
{
    return traded(row) ? words(core::signedNumber(row.slippageUsd, 2)) : QString();
}
QString slippageBpText(const Rebalance& row)
{
    return traded(row) ? words(core::signedNumber(row.slippageBp, 2)) : QString();
}
QString feesText(const Rebalance& row)
{
    return traded(row) ? words(core::number(row.feesUsd, 2)) : QString();
}
QString reasonText(const Rebalance& row) { return words(row.reason); }

QVariant proposedValue(const Rebalance& row) { return sortTime(row.proposedAt); }
QVariant decidedValue(const Rebalance& row)
{
    return row.decidedAt ? core::seconds(*row.decidedAt - row.proposedAt) : -1.0;
}
QVariant filledValue(const Rebalance& row) { return row.filled; }
QVariant averageValue(const Rebalance& row) { return row.averagePrice; }
QVariant beforeValue(const Rebalance& row) { return row.deltaBefore; }
QVariant afterValue(const Rebalance& row) { return row.deltaAfter.value_or(0); }
QVariant slippageValue(const Rebalance& row) { return row.slippageUsd; }
QVariant slippageBpValue(const Rebalance& row) { return row.slippageBp; }
QVariant feesValue(const Rebalance& row) { return row.feesUsd; }

QString venueText(const Rebalance& row) { return venueWords(row.venue); }

Tone muted(const Rebalance&) { return Tone::Muted; }
Tone outcomeTone(const Rebalance& row)
{
    if (traded(row)) return Tone::Good;
    return row.orderState.empty() ? Tone::Muted : Tone::Warn;
}
Tone slippageTone(const Rebalance& row) { return signTone(-row.slippageUsd); }

constexpr Column<Rebalance> kColumns[] = {
    {"Proposed (UTC)", "When the proposal was made", Align::Left, proposedText, proposedValue,
     muted},
    {"Book", "Underlying", Align::Left, bookText},
    {"Trigger", "Why it was proposed", Align::Left, triggerText},
    {"Decision", "What became of the proposal", Align::Left, outcomeText, nullptr, outcomeTone},
    {"By", "Who decided", Align::Left, actorText, nullptr, muted},
    {"After", "From the proposal to the decision", Align::Right, decidedText, decidedValue, muted},
    {"Order", "Side, quantity in the instrument's unit, instrument", Align::Left, orderText},
    {"Filled", "Filled of asked, in the instrument's unit", Align::Right, filledText, filledValue},
    {"Average", "Average price of what was filled, in the quote currency", Align::Right,
     averageText, averageValue},
    {"Δ before, coin", "Delta when it was proposed, in the policy's convention", Align::Right,
     beforeText, beforeValue},
    {"Δ after, coin", "Delta at the first sample after the order ended", Align::Right, afterText,
     afterValue},
    {"Slippage, $", "Worse (+) or better (-) than the mid at the decision, USD", Align::Right,
     slippageText, slippageValue, slippageTone},
    {"bp", "The same: slippage, in basis points of the filled notional", Align::Right,
     slippageBpText, slippageBpValue, slippageTone},
    {"Fees, $", "Fees paid, USD", Align::Right, feesText, feesValue},
    {"Reason", "Why it was rejected or refused", Align::Left, reasonText, nullptr, muted},
    {"Venue", "Where the order went, or was to go", Align::Left, venueText, nullptr, muted},
};

}  // namespace

RebalanceTable::RebalanceTable(QObject* parent) : RowTable(kColumns, parent) {}

void RebalanceTable::show(std::shared_ptr<const std::vector<Rebalance>> rebalances)
{
    if (rebalances == m_rebalances) return;
    m_rebalances = std::move(rebalances);
    update(m_rebalances ? *m_rebalances : std::vector<Rebalance>{});
}

QVariant RebalanceTable::ofRow(const Rebalance& row, int role) const
{
    switch (role) {
        case IdRole: return QString::number(row.proposal.value);
        case ProposalRole: return QVariant::fromValue<quint64>(row.proposal.value);
        case LabelRole: return words(row.label);
        case Qt::ToolTipRole:
            return QStringLiteral("Proposal %1, revision %2, %3 delta")
                .arg(row.proposal.value)
                .arg(row.revision)
                .arg(words(row.convention));
        default: return {};
    }
}

}  // namespace ballast::tables
