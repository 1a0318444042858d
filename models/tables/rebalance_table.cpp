#include "models/tables/rebalance_table.h"

#include "models/tables/words.h"

#include <cmath>
#include <functional>

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
QString triggerText(const Rebalance& row) { return spoken(row.trigger); }
QString outcomeText(const Rebalance& row) { return spoken(row.outcome); }
QString actorText(const Rebalance& row) { return spoken(row.actor); }
QString decidedText(const Rebalance& row)
{
    return row.decidedAt ? words(core::humanDuration(*row.decidedAt - row.proposedAt)) : QString();
}
QString orderText(const Rebalance& row) { return spoken(row.order); }
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
QString reasonText(const Rebalance& row) { return spoken(row.reason); }

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

QString deskText(const Rebalance& row) { return words(row.desk); }
QString venueText(const Rebalance& row) { return venueWords(row.venue); }

Tone muted(const Rebalance&) { return Tone::Muted; }
Tone outcomeTone(const Rebalance& row)
{
    if (traded(row)) return Tone::Good;
    return row.orderState.empty() ? Tone::Muted : Tone::Warn;
}
Tone slippageTone(const Rebalance& row) { return signTone(-row.slippageUsd); }

constexpr Column<Rebalance> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Proposed (UTC)"),
     QT_TRANSLATE_NOOP("tables", "When the proposal was made"), Align::Left, proposedText,
     proposedValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Book"), QT_TRANSLATE_NOOP("tables", "Underlying"), Align::Left,
     bookText},
    {QT_TRANSLATE_NOOP("tables", "Trigger"), QT_TRANSLATE_NOOP("tables", "Why it was proposed"),
     Align::Left, triggerText},
    {QT_TRANSLATE_NOOP("tables", "Decision"),
     QT_TRANSLATE_NOOP("tables", "What became of the proposal"), Align::Left, outcomeText, nullptr,
     outcomeTone},
    {QT_TRANSLATE_NOOP("tables", "By"), QT_TRANSLATE_NOOP("tables", "Who decided"), Align::Left,
     actorText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "After"),
     QT_TRANSLATE_NOOP("tables", "From the proposal to the decision"), Align::Right, decidedText,
     decidedValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Order"),
     QT_TRANSLATE_NOOP("tables", "Side, quantity in the instrument's unit, instrument"),
     Align::Left, orderText},
    {QT_TRANSLATE_NOOP("tables", "Filled"),
     QT_TRANSLATE_NOOP("tables", "Filled of asked, in the instrument's unit"), Align::Right,
     filledText, filledValue},
    {QT_TRANSLATE_NOOP("tables", "Average"),
     QT_TRANSLATE_NOOP("tables", "Average price of what was filled, in the quote currency"),
     Align::Right, averageText, averageValue},
    {QT_TRANSLATE_NOOP("tables", "Δ before, coin"),
     QT_TRANSLATE_NOOP("tables", "Delta when it was proposed, in the policy's convention"),
     Align::Right, beforeText, beforeValue},
    {QT_TRANSLATE_NOOP("tables", "Δ after, coin"),
     QT_TRANSLATE_NOOP("tables", "Delta at the first sample after the order ended"), Align::Right,
     afterText, afterValue},
    {QT_TRANSLATE_NOOP("tables", "Slippage, $"),
     QT_TRANSLATE_NOOP("tables", "Worse (+) or better (-) than the mid at the decision, USD"),
     Align::Right, slippageText, slippageValue, slippageTone},
    {QT_TRANSLATE_NOOP("tables", "bp"),
     QT_TRANSLATE_NOOP("tables", "The same: slippage, in basis points of the filled notional"),
     Align::Right, slippageBpText, slippageBpValue, slippageTone},
    {QT_TRANSLATE_NOOP("tables", "Fees, $"), QT_TRANSLATE_NOOP("tables", "Fees paid, USD"),
     Align::Right, feesText, feesValue},
    {QT_TRANSLATE_NOOP("tables", "Reason"),
     QT_TRANSLATE_NOOP("tables", "Why it was rejected or refused"), Align::Left, reasonText,
     nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Venue"),
     QT_TRANSLATE_NOOP("tables", "Where the order went, or was to go"), Align::Left, venueText,
     nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Desk"),
     QT_TRANSLATE_NOOP("tables", "Whose it was: the desk's name in the desk database"), Align::Left,
     deskText, nullptr, muted},
};

}  // namespace

RebalanceTable::RebalanceTable(QObject* parent) : RowTable(kColumns, parent) {}

void RebalanceTable::show(std::shared_ptr<const std::vector<Rebalance>> rebalances)
{
    if (rebalances == m_rebalances) return;
    m_rebalances = std::move(rebalances);
    update(m_rebalances ? *m_rebalances : std::vector<Rebalance>{});
}

/// Two desks count their proposals each from one.
std::uint64_t RebalanceTable::keyOf(const Rebalance& row) const
{
    if (row.desk.empty()) return row.proposal.value;
    return row.proposal.value ^ (std::uint64_t{std::hash<std::string>{}(row.desk)} << 20U);
}

QVariant RebalanceTable::ofRow(const Rebalance& row, int role) const
{
    switch (role) {
        case IdRole: return QString::number(row.proposal.value);
        case ProposalRole: return QVariant::fromValue<quint64>(row.proposal.value);
        case LabelRole: return words(row.label);
        case Qt::ToolTipRole:
            return Say::tr("Proposal %1, revision %2, %3 delta")
                .arg(row.proposal.value)
                .arg(row.revision)
                .arg(spoken(row.convention));
        default: return {};
    }
}

}  // namespace ballast::tables
