#include "models/tables/position_row.h"

#include "models/tables/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::tables {
namespace {

using portfolio::Gap;
using portfolio::GroupKey;
using portfolio::Line;

/// The last digit shown is worth some hundreds of USD, whatever the coin costs.
int deltaDecimals(double spot)
{
    return spot > 0 ? std::clamp(static_cast<int>(std::floor(std::log10(spot))) - 2, 1, 4) : 2;
}

bool isCounted(Gap gap) { return gap == Gap::None || gap == Gap::StaleMark; }
const QString kNothing = QStringLiteral("\u2013");

std::span<const GroupKey> keysOf(Grouping grouping)
{
    static constexpr GroupKey kOfUnderlying[] = {GroupKey::Underlying, GroupKey::Expiry};
    static constexpr GroupKey kOfSubBook[] = {GroupKey::SubBook, GroupKey::Underlying,
                                              GroupKey::Expiry};
    static constexpr GroupKey kOfVenue[] = {GroupKey::Venue, GroupKey::Underlying,
                                            GroupKey::Expiry};
    static constexpr GroupKey kOfAccount[] = {GroupKey::Account, GroupKey::Underlying,
                                              GroupKey::Expiry};
    switch (grouping) {
        case Grouping::Underlying: return kOfUnderlying;
        case Grouping::SubBook: return kOfSubBook;
        case Grouping::Venue: return kOfVenue;
        case Grouping::Account: return kOfAccount;
    }
    return kOfUnderlying;
}

/// Makes rows of a book, in one convention.
class RowMaker {
public:
    RowMaker(const portfolio::Book& book, portfolio::DeltaConvention convention)
        : m_book(book), m_convention(convention)
    {
    }

    PositionBranch branchOf(const portfolio::Group& group) const
    {
        PositionBranch branch;
        for (const portfolio::Group& child : group.children)
            branch.children.push_back(branchOf(child));
        for (const std::uint32_t row : group.rows)
            branch.children.push_back({rowOf(m_book.lines[row]), {}});
        branch.row = rowOf(group);
        for (const PositionBranch& child : branch.children) branch.row.options |= child.row.options;
        return branch;
    }
    /// The engine's own sums, which know of equity and of positions nobody has listed.
    void takeTotals(PositionRow& row, const portfolio::Group& group) const
    {
        const portfolio::Exposure* exposure = m_book.find(row.underlying);
        if (!exposure) return;
        portfolio::Group whole = group;
        const int unlisted = exposure->lines - group.lines;
        whole.lines += unlisted;
        whole.gaps[static_cast<std::size_t>(Gap::NoInstrument)] += unlisted;
        setGaps(row, whole);
        row.figures = *exposure;
        setDelta(row);
    }

private:
    void setDelta(PositionRow& row) const
    {
        row.delta = row.figures.delta.of(m_convention);
        row.deltaUsd = row.figures.deltaUsd.of(m_convention);
    }
    static void setGaps(PositionRow& row, portfolio::Group group)
    {
        row.lines = group.lines;
        row.stale = group.stale();
        row.partial = group.missing();
        group.gaps[static_cast<std::size_t>(Gap::StaleMark)] = 0;  // in the sums, and dimmed
        row.missing = reservation(group);
    }
    void setCoin(PositionRow& row) const
    {
        const portfolio::Exposure* exposure = m_book.find(row.underlying);
        row.decimals = deltaDecimals(exposure ? exposure->spot : 0);
    }
    void setSubBook(PositionRow& row, portfolio::SubBookId subBook) const
    {
        row.subBook = subBook;
        if (m_book.subBooks && subBook < m_book.subBooks->size())
            row.subBookName = (*m_book.subBooks)[subBook];
    }

    PositionRow rowOf(const portfolio::Group& group) const
    {
        PositionRow row;
        row.group = group.key;
        setSubBook(row, group.subBook);
        row.underlying = group.underlying;
        row.expiry = group.expiry;
        row.account = group.account;
        row.account.venue = group.venue;
        row.figures = group.sum;
        row.oneCoin = group.oneCoin;
        setGaps(row, group);
        setCoin(row);
        setDelta(row);
        return row;
    }

    PositionRow rowOf(const Line& line) const
    {
        PositionRow row;
        setSubBook(row, line.subBook);
        row.account = line.position.account;
        row.id = line.position.instrument;
        row.instrument = line.instrument;
        row.size = line.position.size;
        row.averagePrice = line.position.averagePrice;
        row.mark = line.mark;
        row.volatility = line.volatility;
        row.gap = line.gap;
        row.figures = line;
        row.lines = 1;
        row.stale = line.gap == Gap::StaleMark;
        row.partial = !line.counted();
        if (line.instrument) {
            row.underlying = line.instrument->underlying;
            row.expiry = line.instrument->expiry;
            row.options = line.instrument->isOption();
        }
        setCoin(row);
        setDelta(row);
        return row;
    }

    const portfolio::Book& m_book;
    portfolio::DeltaConvention m_convention;
};

QString incomplete(const PositionRow& row, const QString& text)
{
    return row.group && row.partial > 0 ? QStringLiteral("\u2248") + text : text;
}

/// A number a group always has and a position has when it is valued.
QString figure(const PositionRow& row, const QString& text)
{
    if (!row.group && !isCounted(row.gap)) return kNothing;
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
    if (row.group) return {};
    if (!row.instrument) return fixedWords(row.size);
    const int decimals =
        std::max(decimalsOf(row.instrument->lot.mantissa()), decimalsOf(row.size.mantissa()));
    return words(core::signedNumber(row.size.toDouble(), decimals)) + QLatin1Char(' ') +
           (row.instrument->sizedInUsd() ? QStringLiteral("$") : words(row.underlying.view()));
}

QString markText(const PositionRow& row)
{
    if (row.group) return {};
    if (!(row.mark > 0) || !row.instrument) return spoken(portfolio::text(row.gap));
    return words(core::number(row.mark, decimalsOf(row.instrument->ticks.base.mantissa())));
}

QString volatilityText(const PositionRow& row)
{
    const bool known = !row.group && row.volatility > 0;
    return known ? words(core::number(100 * row.volatility, 1)) : QString();
}

QString titleText(const PositionRow& row)
{
    if (!row.group || row.missing.empty()) return titleOf(row);
    return titleOf(row) + QStringLiteral(" (%1)").arg(spoken(row.missing));
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
    return !row.group && !(row.mark > 0)
               ? kNothing
               : incomplete(row, words(core::signedShort(row.figures.pnlUsd)));
}

/// Groups by name, expiries by date with what never expires last, positions by strike.
QVariant titleValue(const PositionRow& row)
{
    if (row.group == GroupKey::SubBook) return row.subBook;
    if (row.group == GroupKey::Expiry)
        return row.expiry ? sortTime(*row.expiry)
                          : QVariant::fromValue(std::numeric_limits<qint64>::max());
    if (!row.group && row.instrument && row.instrument->strike)
        return row.instrument->strike->toDouble();
    return titleOf(row);
}
QVariant sizeValue(const PositionRow& row) { return row.size.toDouble(); }
QVariant markValue(const PositionRow& row) { return row.mark; }
QVariant volatilityValue(const PositionRow& row) { return row.volatility; }
QVariant deltaValue(const PositionRow& row) { return row.delta; }
QVariant deltaUsdValue(const PositionRow& row) { return row.deltaUsd; }
template <double portfolio::Figures::* number>
QVariant figureValue(const PositionRow& row)
{
    return row.figures.*number;
}

Tone titleTone(const PositionRow& row)
{
    return row.group && row.group != GroupKey::Expiry ? Tone::Strong : Tone::Neutral;
}
Tone venueTone(const PositionRow&) { return Tone::Muted; }
Tone markTone(const PositionRow& row)
{
    return !row.group && row.partial ? Tone::Warn : Tone::Neutral;
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
};

}  // namespace

std::vector<PositionBranch> branchesOf(const portfolio::Book& book, Grouping grouping,
                                       portfolio::DeltaConvention convention)
{
    const RowMaker maker(book, convention);
    std::vector<PositionBranch> out;
    for (const portfolio::Group& group : aggregate(book, keysOf(grouping)).children) {
        out.push_back(maker.branchOf(group));
        if (grouping == Grouping::Underlying) maker.takeTotals(out.back().row, group);
    }
    return out;
}

QString titleOf(const PositionRow& row)
{
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
                return row.underlying.empty() ? Say::tr("Unknown") : Say::tr("Perpetual");
        }
    if (!row.instrument) return Say::tr("Instrument %1").arg(row.id.index);
    if (!row.instrument->isOption()) return words(row.instrument->name);
    const bool linear = row.instrument->settlement == market::Settlement::Linear;
    return QLatin1String(row.instrument->optionType == market::OptionType::Call ? "C " : "P ") +
           words(row.instrument->strike.value_or(core::Price{}).text()) +
           (linear ? QLatin1Char(' ') + words(row.instrument->settlementCurrency.view())
                   : QString());
}

QString reservationOf(const PositionRow& row)
{
    if (!row.group) {
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
