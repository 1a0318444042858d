#include "models/tables/fill_table.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

using orders::Fill;

/// Basis points worse than the mid the fill met; negative is better.
double slippageBp(const Fill& fill)
{
    return fill.mid > 0
               ? core::sign(fill.side) * (fill.price.toDouble() - fill.mid) / fill.mid * 1e4
               : 0;
}

/// Four figures of a fee, in coin or dollars alike.
int feeDecimals(double fee) { return std::abs(fee) >= 0.1 ? 2 : 8; }

QString timeText(const Fill& fill) { return clockWords(fill.at); }
QString fillText(const Fill& fill)
{
    return tradeWords(fill.side, fill.quantity, fill.instrumentName);
}
QString venueText(const Fill& fill) { return venueWords(fill.account.venue); }
QString priceText(const Fill& fill) { return fixedWords(fill.price, 1); }
QString slippageText(const Fill& fill)
{
    return fill.mid > 0 ? words(core::signedNumber(slippageBp(fill), 2)) : QString();
}
QString feeText(const Fill& fill)
{
    return words(core::number(fill.fee, feeDecimals(fill.fee))) + QLatin1Char(' ') +
           words(fill.feeCurrency.view());
}
QString liquidityText(const Fill& fill) { return fill.maker ? Say::tr("maker") : Say::tr("taker"); }
QString labelText(const Fill& fill)
{
    return fill.label.empty() ? Say::tr("not ours") : words(fill.label.view());
}

QVariant timeValue(const Fill& fill) { return sortTime(fill.at); }
QVariant priceValue(const Fill& fill) { return fill.price.toDouble(); }
QVariant slippageValue(const Fill& fill) { return slippageBp(fill); }
QVariant feeValue(const Fill& fill) { return fill.fee; }
Tone sideTone(const Fill& fill) { return fill.side == core::Side::Buy ? Tone::Good : Tone::Bad; }
Tone slippageTone(const Fill& fill) { return signTone(-slippageBp(fill)); }
Tone labelTone(const Fill& fill) { return fill.label.empty() ? Tone::Warn : Tone::Muted; }
Tone muted(const Fill&) { return Tone::Muted; }

constexpr Column<Fill> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Time (UTC)"),
     QT_TRANSLATE_NOOP("tables", "When the fill reached us"), Align::Left, timeText, timeValue,
     muted},
    {QT_TRANSLATE_NOOP("tables", "Fill"),
     QT_TRANSLATE_NOOP("tables", "Side, quantity in the instrument's unit, instrument"),
     Align::Left, fillText, nullptr, sideTone},
    {QT_TRANSLATE_NOOP("tables", "Venue"), QT_TRANSLATE_NOOP("tables", "Where it traded"),
     Align::Left, venueText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Price"), QT_TRANSLATE_NOOP("tables", "In the quote currency"),
     Align::Right, priceText, priceValue},
    {QT_TRANSLATE_NOOP("tables", "Slippage, bp"),
     QT_TRANSLATE_NOOP("tables",
                       "Basis points worse (+) or better (-) than the mid when the fill arrived"),
     Align::Right, slippageText, slippageValue, slippageTone},
    {QT_TRANSLATE_NOOP("tables", "Fee"),
     QT_TRANSLATE_NOOP("tables", "Paid (+) or received (-), in the currency beside it"),
     Align::Right, feeText, feeValue},
    {QT_TRANSLATE_NOOP("tables", "Liquidity"),
     QT_TRANSLATE_NOOP("tables", "maker: it rested in the book; taker: it took from it"),
     Align::Left, liquidityText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Order"),
     QT_TRANSLATE_NOOP("tables", "The label of our order it belongs to"), Align::Left, labelText,
     nullptr, labelTone},
};

}  // namespace

FillTable::FillTable(QObject* parent) : RowTable(kColumns, parent) {}

void FillTable::show(std::shared_ptr<const orders::Blotter> blotter)
{
    if (blotter == m_blotter) return;
    m_blotter = std::move(blotter);
    update(m_blotter ? m_blotter->fills : std::vector<orders::Fill>{});
}

QVariant FillTable::ofRow(const orders::Fill& fill, int role) const
{
    switch (role) {
        case IdRole:
            return words(fill.account.venue.view()) + QLatin1Char('/') + words(fill.tradeId);
        case LabelRole: return words(fill.label.view());
        case Qt::ToolTipRole: return Say::tr("Trade %1").arg(words(fill.tradeId));
        default: return {};
    }
}

}  // namespace ballast::tables
