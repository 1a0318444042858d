#include "models/tables/order_table.h"

#include "models/tables/words.h"

#include <algorithm>

namespace ballast::tables {
namespace {

OrderRow rowOf(const orders::Order& order)
{
    OrderRow row;
    row.key = order.intent.label.text();
    row.at = order.intent.createdAt;
    row.venue = order.intent.account.venue;
    row.underlying = order.intent.underlying;
    row.side = order.intent.side;
    row.quantity = order.intent.quantity;
    row.filled = order.filled;
    row.limit = order.intent.limit;
    row.instrument = order.intent.instrumentName;
    row.timeInForce = orders::text(order.intent.timeInForce);
    row.state = orders::text(order.state);
    row.tone = toneOf(order.state);
    row.averagePrice = order.averagePrice;
    row.evidence = order.evidence;
    row.proposal = order.intent.proposal;
    row.child = order.intent.child;
    row.children = order.intent.children;
    return row;
}

OrderRow rowOf(const orders::ExternalOrder& order)
{
    OrderRow row;
    row.key = order.account.venue.text() + "#" + order.venueOrderId;
    row.at = order.at;
    row.venue = order.account.venue;
    row.side = order.side;
    row.quantity = order.quantity;
    row.filled = order.filled;
    row.limit = order.limit;
    row.instrument = order.instrumentName;
    row.state = order.state;
    row.tone = Tone::Warn;
    row.evidence = "placed elsewhere: counted, never changed from here";
    row.ours = false;
    return row;
}

QString timeText(const OrderRow& row) { return clockWords(row.at); }
QString bookText(const OrderRow& row) { return words(row.underlying.view()); }
QString orderText(const OrderRow& row)
{
    return tradeWords(row.side, row.quantity, row.instrument);
}
QString venueText(const OrderRow& row) { return venueWords(row.venue); }
QString instructionText(const OrderRow& row)
{
    const QString limit = Say::tr("Limit %1").arg(fixedWords(row.limit));
    return row.timeInForce.empty() ? limit : limit + QLatin1Char(' ') + words(row.timeInForce);
}
QString stateText(const OrderRow& row) { return capitalised(spoken(row.state)); }
QString filledText(const OrderRow& row)
{
    return fixedWords(row.filled) + QStringLiteral(" / ") + fixedWords(row.quantity);
}
QString averageText(const OrderRow& row)
{
    if (!(row.averagePrice > 0)) return {};
    const int decimals = std::max(1, decimalsOf(row.limit.mantissa()));
    return words(core::number(row.averagePrice, decimals));
}
QString evidenceText(const OrderRow& row) { return spoken(row.evidence); }

/// "#12", or "#12.2" for the second order of a plan of several.
QString proposalText(const OrderRow& row)
{
    if (row.proposal.value == 0) return {};
    const QString number = QStringLiteral("#%1").arg(row.proposal.value);
    return row.children > 1 ? number + QStringLiteral(".%1").arg(row.child + 1) : number;
}

QVariant proposalValue(const OrderRow& row)
{
    return static_cast<double>(row.proposal.value) + row.child / 1000.0;
}
QVariant timeValue(const OrderRow& row) { return sortTime(row.at); }
QVariant filledValue(const OrderRow& row)
{
    return row.quantity.isZero() ? 0.0 : row.filled.toDouble() / row.quantity.toDouble();
}
QVariant averageValue(const OrderRow& row) { return row.averagePrice; }
Tone sideTone(const OrderRow& row) { return row.side == core::Side::Buy ? Tone::Good : Tone::Bad; }
Tone stateTone(const OrderRow& row) { return row.tone; }
Tone muted(const OrderRow&) { return Tone::Muted; }

constexpr Column<OrderRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Time (UTC)"),
     QT_TRANSLATE_NOOP("tables", "When the order was decided, or first seen at the venue"),
     Align::Left, timeText, timeValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Book"),
     QT_TRANSLATE_NOOP("tables", "The underlying the order hedges; empty: not ours"), Align::Left,
     bookText},
    {QT_TRANSLATE_NOOP("tables", "Order"),
     QT_TRANSLATE_NOOP("tables", "Side, quantity in the instrument's unit, instrument"),
     Align::Left, orderText, nullptr, sideTone},
    {QT_TRANSLATE_NOOP("tables", "Venue"), QT_TRANSLATE_NOOP("tables", "Where it was sent"),
     Align::Left, venueText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Instruction"),
     QT_TRANSLATE_NOOP("tables", "Limit price in the quote currency, and how long it may work"),
     Align::Left, instructionText},
    {QT_TRANSLATE_NOOP("tables", "State"),
     QT_TRANSLATE_NOOP("tables", "Where the order is in its life"), Align::Left, stateText, nullptr,
     stateTone},
    {QT_TRANSLATE_NOOP("tables", "Filled"),
     QT_TRANSLATE_NOOP("tables", "Filled of asked, in the instrument's unit"), Align::Right,
     filledText, filledValue},
    {QT_TRANSLATE_NOOP("tables", "Average"),
     QT_TRANSLATE_NOOP("tables", "Average price of what was filled, in the quote currency"),
     Align::Right, averageText, averageValue},
    {QT_TRANSLATE_NOOP("tables", "Evidence"),
     QT_TRANSLATE_NOOP("tables", "Why the state is what it is"), Align::Left, evidenceText, nullptr,
     muted},
    {QT_TRANSLATE_NOOP("tables", "Proposal"),
     QT_TRANSLATE_NOOP("tables", "The proposal it is of; after the point, which of its orders"),
     Align::Left, proposalText, proposalValue, muted},
};

}  // namespace

Tone toneOf(orders::OrderState state)
{
    using orders::OrderState;
    switch (state) {
        case OrderState::Recording:
        case OrderState::InFlight:
        case OrderState::Open:
        case OrderState::Cancelling: return Tone::Accent;
        case OrderState::Unknown:
        case OrderState::NeedsOperator: return Tone::Breach;
        case OrderState::Filled: return Tone::Good;
        case OrderState::Rejected: return Tone::Bad;
        case OrderState::Cancelled:
        case OrderState::NotPlaced: return Tone::Muted;
    }
    return Tone::Neutral;
}

OrderTable::OrderTable(QObject* parent) : RowTable(kColumns, parent) {}

void OrderTable::show(std::shared_ptr<const orders::Blotter> blotter)
{
    if (blotter == m_blotter) return;
    m_blotter = std::move(blotter);
    std::vector<OrderRow> rows;
    if (m_blotter) {
        for (const orders::Order& order : m_blotter->orders) rows.push_back(rowOf(order));
        for (const orders::ExternalOrder& order : m_blotter->external) rows.push_back(rowOf(order));
    }
    // Orders of one moment: the later label first.
    std::ranges::sort(rows, [](const OrderRow& x, const OrderRow& y) {
        return x.at != y.at ? x.at > y.at : x.key > y.key;
    });
    update(std::move(rows));
}

QVariant OrderTable::ofRow(const OrderRow& row, int role) const
{
    switch (role) {
        case IdRole: return words(row.key);
        case LabelRole: return row.ours ? words(row.key) : QString();
        case ProposalRole: return QVariant::fromValue<quint64>(row.proposal.value);
        case Qt::ToolTipRole:
            return row.evidence.empty() ? QVariant() : QVariant(spoken(row.evidence));
        default: return {};
    }
}

}  // namespace ballast::tables
