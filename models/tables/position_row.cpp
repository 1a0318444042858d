#include "models/tables/position_row.h"

#include "models/tables/say.h"
#include "models/tables/words.h"

#include <algorithm>
#include <limits>

namespace ballast::tables {
namespace {

using portfolio::Gap;
using portfolio::GroupKey;

bool isCounted(Gap gap) { return gap == Gap::None || gap == Gap::StaleMark; }
const QString kNothing = QStringLiteral("\u2013");

QString incomplete(const PositionRow& row, const QString& text)
{
    return !row.isPosition() && row.partial > 0 ? QStringLiteral("\u2248") + text : text;
}

/// A number a group always has and a position has when it is valued.
QString figure(const PositionRow& row, const QString& text)
{
    if (row.isPosition() && !isCounted(row.gap)) return kNothing;
    return incomplete(row, text);
}

/// The same of what is counted in coin: coins of different underlyings are not added.
QString coinFigure(const PositionRow& row, double value, int decimals)
{
    return row.oneCoin ? figure(row, words(core::signedNumber(value, decimals))) : kNothing;
}

QString optionFigure(const PositionRow& row, const std::string& text)
{
    return row.options ? figure(row, words(text)) : QString();
}

QString venueText(const PositionRow& row) { return venueWords(row.account.venue); }

QString sizeText(const PositionRow& row)
{
    if (!row.isPosition()) return {};
    if (!row.instrument) return fixedWords(row.size);
    const int decimals =
        std::max(decimalsOf(row.instrument->lot.mantissa()), decimalsOf(row.size.mantissa()));
    return words(core::signedNumber(row.size.toDouble(), decimals)) + QLatin1Char(' ') +
           (row.instrument->sizedInUsd() ? QStringLiteral("$") : words(row.underlying.view()));
}

QString markText(const PositionRow& row)
{
    if (!row.isPosition()) return {};
    if (!(row.mark > 0) || !row.instrument) return spoken(portfolio::text(row.gap));
    return words(core::number(row.mark, decimalsOf(row.instrument->ticks.base.mantissa())));
}

QString volatilityText(const PositionRow& row)
{
    const bool known = row.isPosition() && row.volatility > 0;
    return known ? words(core::number(100 * row.volatility, 1)) : QString();
}

QString titleText(const PositionRow& row)
{
    const QString title = titleOf(row);
    if (row.isPosition() || row.partial + row.stale == 0) return title;
    if (row.partial == 0)
        return Say::tr("%1 (%2 of %3 stale)").arg(title).arg(row.stale).arg(row.lines);
    if (row.stale == 0) return Say::tr("%1 (partial: %2)").arg(title, spoken(row.missing));
    return Say::tr("%1 (partial: %2, %3 stale)").arg(title, spoken(row.missing)).arg(row.stale);
}

QString deltaText(const PositionRow& row) { return coinFigure(row, row.delta, row.decimals); }
QString deltaUsdText(const PositionRow& row)
{
    return figure(row, words(core::signedShort(row.deltaUsd)));
}

/// Coin, of options alone.
template <double portfolio::Figures::* number>
QString optionCoinText(const PositionRow& row)
{
    return row.options ? coinFigure(row, row.figures.*number, row.decimals + 1) : QString();
}
/// USD, of options alone.
template <double portfolio::Figures::* number>
QString optionUsdText(const PositionRow& row)
{
    return optionFigure(row, core::signedShort(row.figures.*number));
}
QString pnlText(const PositionRow& row)
{
    return row.isPosition() && !(row.mark > 0)
               ? kNothing
               : incomplete(row, words(core::signedShort(row.figures.pnlUsd)));
}

QString valueText(const PositionRow& row)
{
    if (!row.options || (row.isPosition() && !(row.mark > 0))) return {};
    return incomplete(row, words(core::signedShort(row.figures.valueUsd)));
}
QString averageText(const PositionRow& row)
{
    if (!row.isPosition() || !(row.averagePrice > 0) || !row.instrument) return {};
    return words(core::number(row.averagePrice, decimalsOf(row.instrument->ticks.base.mantissa())));
}
QString underlyingText(const PositionRow& row) { return words(row.underlying.view()); }
QString expiryText(const PositionRow& row)
{
    return row.expiry ? dateWords(*row.expiry) : QString();
}
QString daysText(const PositionRow& row)
{
    return row.days ? words(core::number(*row.days, 1)) : QString();
}
QString accountText(const PositionRow& row) { return words(row.account.account.view()); }
QString subBookText(const PositionRow& row) { return words(row.subBookName); }
/// Of the last hour: from what the table keeps, not from the row (see PositionTree).
QString trendText(const PositionRow&) { return {}; }

/// Groups by name, expiries by date with what never expires last, positions by strike.
QVariant titleValue(const PositionRow& row)
{
    if (row.group == GroupKey::SubBook) return row.subBook;
    if (row.group == GroupKey::Expiry)
        return row.expiry ? sortTime(*row.expiry)
                          : QVariant::fromValue(std::numeric_limits<qint64>::max());
    if (row.isPosition() && !row.fullName && row.instrument && row.instrument->strike)
        return row.instrument->strike->toDouble();
    return titleOf(row);
}
QVariant sizeValue(const PositionRow& row) { return row.size.toDouble(); }
QVariant markValue(const PositionRow& row) { return row.mark; }
QVariant volatilityValue(const PositionRow& row) { return row.volatility; }
QVariant deltaValue(const PositionRow& row) { return row.delta; }
QVariant deltaUsdValue(const PositionRow& row) { return row.deltaUsd; }
QVariant averageValue(const PositionRow& row) { return row.averagePrice; }
QVariant expiryValue(const PositionRow& row)
{
    return row.expiry ? sortTime(*row.expiry)
                      : QVariant::fromValue(std::numeric_limits<qint64>::max());
}
QVariant daysValue(const PositionRow& row)
{
    return row.days.value_or(std::numeric_limits<double>::max());
}
template <double portfolio::Figures::* number>
QVariant figureValue(const PositionRow& row)
{
    return row.figures.*number;
}

Tone titleTone(const PositionRow& row)
{
    return row.isPosition() || row.group == GroupKey::Expiry ? Tone::Neutral : Tone::Strong;
}
Tone venueTone(const PositionRow&) { return Tone::Muted; }
Tone markTone(const PositionRow& row)
{
    return row.isPosition() && row.partial ? Tone::Warn : Tone::Neutral;
}
Tone figureTone(const PositionRow& row)
{
    if (row.partial > 0) return Tone::Warn;
    return titleTone(row);
}
Tone pnlTone(const PositionRow& row) { return signTone(row.figures.pnlUsd); }

using F = portfolio::Figures;

constexpr Column<PositionRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Instrument"),
     QT_TRANSLATE_NOOP("tables", "Group, expiry, instrument"), Align::Left, titleText, titleValue,
     titleTone},
    {QT_TRANSLATE_NOOP("tables", "Venue"),
     QT_TRANSLATE_NOOP("tables", "Where the position is held"), Align::Left, venueText, nullptr,
     venueTone},
    {QT_TRANSLATE_NOOP("tables", "Size"),
     QT_TRANSLATE_NOOP("tables",
                       "Signed size held, in the instrument's own unit: USD for inverse futures "
                       "and perpetuals, coin "
                       "otherwise"),
     Align::Right, sizeText, sizeValue},
    {QT_TRANSLATE_NOOP("tables", "Mark"),
     QT_TRANSLATE_NOOP(
         "tables",
         "The venue's fair price, in the quote currency: coin for coin-settled options, dollars "
         "otherwise"),
     Align::Right, markText, markValue, markTone},
    {QT_TRANSLATE_NOOP("tables", "IV, %"),
     QT_TRANSLATE_NOOP("tables",
                       "Mark volatility, percent a year: the venue's, or what its mark implies"),
     Align::Right, volatilityText, volatilityValue},
    {QT_TRANSLATE_NOOP("tables", "Delta"), "", Align::Right, deltaText, deltaValue, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Delta, $"), "", Align::Right, deltaUsdText, deltaUsdValue,
     figureTone},
    {QT_TRANSLATE_NOOP("tables", "Gamma 1%, coin"),
     QT_TRANSLATE_NOOP("tables", "Change of the delta, in coin, when the price moves by 1 %"),
     Align::Right, optionCoinText<&F::gamma1PctCoin>, figureValue<&F::gamma1PctCoin>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Gamma 1%, $"),
     QT_TRANSLATE_NOOP("tables", "Change of the delta, in USD, when the price moves by 1 %"),
     Align::Right, optionUsdText<&F::gamma1PctUsd>, figureValue<&F::gamma1PctUsd>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Vega, $/pt"),
     QT_TRANSLATE_NOOP("tables", "Profit in USD when volatility rises by one point"), Align::Right,
     optionUsdText<&F::vega>, figureValue<&F::vega>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Vega 30d, $/pt"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Time-weighted vega: vega times the square root of 30 days over the time to expiry, which "
         "counts as one day at least. Adds up expiries whose volatilities do not move alike"),
     Align::Right, optionUsdText<&F::vegaWeighted>, figureValue<&F::vegaWeighted>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Theta, $/day"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Profit in USD as a day passes, or what is left of it before expiry; never more than the "
         "premium"),
     Align::Right, optionUsdText<&F::theta>, figureValue<&F::theta>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Vanna, coin/pt"),
     QT_TRANSLATE_NOOP("tables",
                       "Change of the delta, in coin, when volatility rises by one point"),
     Align::Right, optionCoinText<&F::vanna>, figureValue<&F::vanna>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Volga, $/pt²"),
     QT_TRANSLATE_NOOP("tables",
                       "Change of vega, in USD per point, when volatility rises by one point"),
     Align::Right, optionUsdText<&F::volga>, figureValue<&F::volga>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Charm, coin/day"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Change of the delta, in coin, as a day passes, or what is left of it before expiry"),
     Align::Right, optionCoinText<&F::charm>, figureValue<&F::charm>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "P&L, $"),
     QT_TRANSLATE_NOOP(
         "tables", "Unrealised profit against the average price, in USD; coin profits at the spot"),
     Align::Right, pnlText, figureValue<&F::pnlUsd>, pnlTone},
    {QT_TRANSLATE_NOOP("tables", "P&L 1 h, $"),
     QT_TRANSLATE_NOOP("tables",
                       "How unrealised profit has gone over the last hour, a point each half "
                       "minute, and by how much it changed, in USD; since the window was opened, "
                       "where that is less"),
     Align::Right, trendText},
    {QT_TRANSLATE_NOOP("tables", "Value, $"),
     QT_TRANSLATE_NOOP("tables", "What the options are worth at their marks, in USD"), Align::Right,
     valueText, figureValue<&F::valueUsd>, figureTone},
    {QT_TRANSLATE_NOOP("tables", "Average"),
     QT_TRANSLATE_NOOP("tables", "The average price it was opened at, in the quote currency"),
     Align::Right, averageText, averageValue},
    {QT_TRANSLATE_NOOP("tables", "Underlying"),
     QT_TRANSLATE_NOOP("tables", "The coin that its delta is a delta of"), Align::Left,
     underlyingText},
    {QT_TRANSLATE_NOOP("tables", "Kind"),
     QT_TRANSLATE_NOOP("tables", "Call, put, future or perpetual"), Align::Left, kindOf},
    {QT_TRANSLATE_NOOP("tables", "Expiry"),
     QT_TRANSLATE_NOOP("tables", "The day on which it expires, by UTC"), Align::Left, expiryText,
     expiryValue},
    {QT_TRANSLATE_NOOP("tables", "Days"),
     QT_TRANSLATE_NOOP("tables", "Days until it expires, from when the book was valued"),
     Align::Right, daysText, daysValue},
    {QT_TRANSLATE_NOOP("tables", "Account"),
     QT_TRANSLATE_NOOP("tables", "The account that holds the position"), Align::Left, accountText,
     nullptr, venueTone},
    {QT_TRANSLATE_NOOP("tables", "Sub-book"),
     QT_TRANSLATE_NOOP("tables", "The part of the book that the position is counted to"),
     Align::Left, subBookText, nullptr, venueTone},
};

}  // namespace

QString kindOf(const PositionRow& row)
{
    if (!row.kind) return {};
    switch (*row.kind) {
        case market::Kind::Option: break;
        case market::Kind::Future: return Say::tr("Future");
        case market::Kind::Perpetual: return Say::tr("Perpetual");
        case market::Kind::Spot: return Say::tr("Spot");
    }
    if (!row.isPosition() || !row.instrument) return Say::tr("Options");
    return row.instrument->optionType == market::OptionType::Call ? Say::tr("Call")
                                                                  : Say::tr("Put");
}

QString titleOf(const PositionRow& row)
{
    if (row.whole) return Say::tr("Total");
    if (row.group) switch (*row.group) {
            case GroupKey::SubBook:
                return row.subBookName.empty() ? Say::tr("Unassigned") : words(row.subBookName);
            case GroupKey::Venue: return venueWords(row.account.venue);
            case GroupKey::Account:
                return words(row.account.account.view()) + QStringLiteral(" · ") +
                       venueWords(row.account.venue);
            case GroupKey::Underlying:
                return row.underlying.empty() ? Say::tr("Not listed")
                                              : words(row.underlying.view());
            case GroupKey::Expiry:
                if (row.expiry) return dateWords(*row.expiry);
                return row.listed ? Say::tr("Perpetual") : Say::tr("Unknown");
            case GroupKey::Kind: return row.kind ? kindOf(row) : Say::tr("Not listed");
        }
    if (!row.instrument) return Say::tr("Instrument %1").arg(row.id.index);
    if (!row.instrument->isOption() || row.fullName) return words(row.instrument->name);
    const bool linear = row.instrument->settlement == market::Settlement::Linear;
    return QLatin1String(row.instrument->optionType == market::OptionType::Call ? "C " : "P ") +
           words(row.instrument->strike.value_or(core::Price{}).text()) +
           (linear ? QLatin1Char(' ') + words(row.instrument->settlementCurrency.view())
                   : QString());
}

QString reservationOf(const PositionRow& row)
{
    if (row.isPosition()) {
        if (row.gap == Gap::StaleMark) return Say::tr("Stale: valued at the last good mark.");
        return row.partial ? Say::tr("Not in the totals: %1.").arg(spoken(portfolio::text(row.gap)))
                           : QString();
    }
    QStringList parts;
    if (row.partial) parts << Say::tr("Not in this total: %1.").arg(spoken(row.missing));
    if (row.stale) parts << Say::tr("%1 are at their last good mark.").arg(row.stale);
    if (!row.oneCoin) parts << Say::tr("Of several coins: only dollars are added up.");
    return parts.join(QLatin1Char(' '));
}

std::span<const Column<PositionRow>> positionColumns() { return kColumns; }

}  // namespace ballast::tables
