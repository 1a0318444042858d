#include "models/tables/instrument_table.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

const market::Instrument& instrumentOf(const InstrumentRow& row)
{
    return *row.listing->instrument;
}
const market::Ticker& tickerOf(const InstrumentRow& row) { return row.listing->ticker; }

QString priceWords(const InstrumentRow& row, core::Price price)
{
    const int decimals = decimalsOf(instrumentOf(row).ticks.base.mantissa());
    return price.isPositive() ? words(core::number(price.toDouble(), decimals)) : QString();
}
QString sizeWords(const InstrumentRow& row, core::Quantity size)
{
    const int decimals = decimalsOf(instrumentOf(row).lot.mantissa());
    return size.isPositive() ? words(core::number(size.toDouble(), decimals)) : QString();
}
QString percentWords(double fraction)
{
    return fraction > 0 ? words(core::number(100 * fraction, 1)) : QString();
}

QString nameText(const InstrumentRow& row) { return words(instrumentOf(row).name); }
QString venueText(const InstrumentRow& row) { return venueWords(instrumentOf(row).venue); }
QString expiryText(const InstrumentRow& row)
{
    const market::Instrument& instrument = instrumentOf(row);
    return instrument.expiry ? dateWords(*instrument.expiry)
                             : spoken(market::text(instrument.kind));
}
QString strikeText(const InstrumentRow& row)
{
    const auto strike = instrumentOf(row).strike;
    return strike ? fixedWords(*strike) : QString();
}
QString bidSizeText(const InstrumentRow& row)
{
    return sizeWords(row, tickerOf(row).quote.bidSize);
}
QString bidText(const InstrumentRow& row) { return priceWords(row, tickerOf(row).quote.bid); }
QString askText(const InstrumentRow& row) { return priceWords(row, tickerOf(row).quote.ask); }
QString askSizeText(const InstrumentRow& row)
{
    return sizeWords(row, tickerOf(row).quote.askSize);
}
QString markText(const InstrumentRow& row) { return priceWords(row, tickerOf(row).mark); }
QString bidIvText(const InstrumentRow& row) { return percentWords(tickerOf(row).bidIv); }
QString markIvText(const InstrumentRow& row) { return percentWords(tickerOf(row).markIv); }
QString askIvText(const InstrumentRow& row) { return percentWords(tickerOf(row).askIv); }
QString deltaText(const InstrumentRow& row)
{
    const auto& greeks = tickerOf(row).greeks;
    return greeks ? words(core::signedNumber(greeks->delta, 3)) : QString();
}
QString interestText(const InstrumentRow& row)
{
    const double interest = tickerOf(row).openInterest;
    return interest > 0 ? words(core::number(interest, instrumentOf(row).sizedInUsd() ? 0 : 1))
                        : QString();
}

QVariant expiryValue(const InstrumentRow& row)
{
    const auto expiry = instrumentOf(row).expiry;
    return expiry ? sortTime(*expiry) : QVariant::fromValue<qint64>(0);
}
QVariant strikeValue(const InstrumentRow& row)
{
    return instrumentOf(row).strike.value_or(core::Price{}).toDouble();
}
QVariant bidSizeValue(const InstrumentRow& row) { return tickerOf(row).quote.bidSize.toDouble(); }
QVariant bidValue(const InstrumentRow& row) { return tickerOf(row).quote.bid.toDouble(); }
QVariant askValue(const InstrumentRow& row) { return tickerOf(row).quote.ask.toDouble(); }
QVariant askSizeValue(const InstrumentRow& row) { return tickerOf(row).quote.askSize.toDouble(); }
QVariant markValue(const InstrumentRow& row) { return tickerOf(row).mark.toDouble(); }
QVariant bidIvValue(const InstrumentRow& row) { return tickerOf(row).bidIv; }
QVariant markIvValue(const InstrumentRow& row) { return tickerOf(row).markIv; }
QVariant askIvValue(const InstrumentRow& row) { return tickerOf(row).askIv; }
QVariant deltaValue(const InstrumentRow& row)
{
    return tickerOf(row).greeks ? tickerOf(row).greeks->delta : 0;
}
QVariant interestValue(const InstrumentRow& row) { return tickerOf(row).openInterest; }

Tone muted(const InstrumentRow&) { return Tone::Muted; }
Tone bidTone(const InstrumentRow&) { return Tone::Good; }
Tone askTone(const InstrumentRow&) { return Tone::Bad; }

constexpr Column<InstrumentRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Instrument"),
     QT_TRANSLATE_NOOP("tables", "The venue's name for it"), Align::Left, nameText},
    {QT_TRANSLATE_NOOP("tables", "Venue"), QT_TRANSLATE_NOOP("tables", "Where it is listed"),
     Align::Left, venueText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Expiry"),
     QT_TRANSLATE_NOOP("tables", "Date of expiry, 08:00 UTC where the venue says nothing else"),
     Align::Left, expiryText, expiryValue},
    {QT_TRANSLATE_NOOP("tables", "Strike"), QT_TRANSLATE_NOOP("tables", "USD per coin"),
     Align::Right, strikeText, strikeValue},
    {QT_TRANSLATE_NOOP("tables", "Bid size"),
     QT_TRANSLATE_NOOP("tables", "Size at the best bid, in the instrument's unit"), Align::Right,
     bidSizeText, bidSizeValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Bid"),
     QT_TRANSLATE_NOOP("tables", "Best bid, in the quote currency"), Align::Right, bidText,
     bidValue, bidTone},
    {QT_TRANSLATE_NOOP("tables", "Ask"),
     QT_TRANSLATE_NOOP("tables", "Best ask, in the quote currency"), Align::Right, askText,
     askValue, askTone},
    {QT_TRANSLATE_NOOP("tables", "Ask size"),
     QT_TRANSLATE_NOOP("tables", "Size at the best ask, in the instrument's unit"), Align::Right,
     askSizeText, askSizeValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Mark"),
     QT_TRANSLATE_NOOP("tables", "The venue's fair price, in the quote currency"), Align::Right,
     markText, markValue},
    {QT_TRANSLATE_NOOP("tables", "Bid IV, %"),
     QT_TRANSLATE_NOOP("tables", "Volatility of the best bid, percent a year"), Align::Right,
     bidIvText, bidIvValue, muted},
    {QT_TRANSLATE_NOOP("tables", "IV, %"),
     QT_TRANSLATE_NOOP("tables", "Volatility of the mark, percent a year"), Align::Right,
     markIvText, markIvValue},
    {QT_TRANSLATE_NOOP("tables", "Ask IV, %"),
     QT_TRANSLATE_NOOP("tables", "Volatility of the best ask, percent a year"), Align::Right,
     askIvText, askIvValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Delta BS, coin"),
     QT_TRANSLATE_NOOP("tables", "The venue's own delta of one coin of option: Black-Scholes"),
     Align::Right, deltaText, deltaValue},
    {QT_TRANSLATE_NOOP("tables", "Open interest"),
     QT_TRANSLATE_NOOP("tables", "Open contracts, in the instrument's unit"), Align::Right,
     interestText, interestValue, muted},
};

}  // namespace

bool InstrumentRow::operator==(const InstrumentRow& other) const
{
    return listing == other.listing || (listing->instrument == other.listing->instrument &&
                                        listing->stale == other.listing->stale &&
                                        listing->hasTicker == other.listing->hasTicker &&
                                        listing->ticker == other.listing->ticker);
}

InstrumentTable::InstrumentTable(QObject* parent) : RowTable(kColumns, parent) {}

void InstrumentTable::show(std::shared_ptr<const market::Board> board)
{
    if (board == m_board) return;
    std::vector<InstrumentRow> rows;
    if (board)
        for (const market::Listing& listing : board->listings)
            if (listing.instrument) rows.push_back({&listing});
    update(std::move(rows));
    // The rows on show until now pointed into the old board: it goes last.
    m_board = std::move(board);
}

QVariant InstrumentTable::ofRow(const InstrumentRow& row, int role) const
{
    switch (role) {
        case IdRole: return QString(venueText(row) + QLatin1Char('/') + nameText(row));
        case StaleRole: return row.listing->hasTicker && row.listing->stale;
        case Qt::ToolTipRole: {
            const QString name = nameText(row) + QStringLiteral(", ") +
                                 spoken(market::text(instrumentOf(row).state));
            return row.listing->stale
                       ? name + QLatin1Char('\n') + Say::tr("Stale: last good values")
                       : name;
        }
        default: return {};
    }
}

}  // namespace ballast::tables
