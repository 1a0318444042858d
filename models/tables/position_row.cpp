#include "models/tables/position_row.h"

#include "models/tables/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::tables {
namespace {

using portfolio::Gap;
using portfolio::Line;
using Level = PositionRow::Level;

/// The last digit shown is worth some hundreds of USD, whatever the coin costs.
int deltaDecimals(double spot)
{
    return spot > 0 ? std::clamp(static_cast<int>(std::floor(std::log10(spot))) - 2, 1, 4) : 2;
}

bool isCounted(Gap gap) { return gap == Gap::None || gap == Gap::StaleMark; }

PositionRow rowOf(const Line& line, portfolio::DeltaConvention convention, double spot)
{
    PositionRow row;
    row.account = line.position.account;
    row.id = line.position.instrument;
    row.instrument = line.instrument;
    row.size = line.position.size;
    row.averagePrice = line.position.averagePrice;
    row.mark = line.mark;
    row.volatility = line.volatility;
    row.gap = line.gap;
    row.delta = line.delta.of(convention);
    row.gamma1Pct = line.gamma * spot / 100;
    row.vega = line.vega;
    row.theta = line.theta;
    row.pnl = line.pnlUsd;
    row.lines = 1;
    row.stale = line.gap == Gap::StaleMark;
    row.partial = !isCounted(line.gap);
    row.decimals = deltaDecimals(spot);
    if (line.instrument) {
        row.underlying = line.instrument->underlying;
        row.expiry = line.instrument->expiry;
        row.options = line.instrument->isOption();
    }
    return row;
}

void add(PositionRow& sum, const PositionRow& row)
{
    sum.delta += row.delta;
    sum.gamma1Pct += row.gamma1Pct;
    sum.vega += row.vega;
    sum.theta += row.theta;
    sum.pnl += row.pnl;
    sum.lines += row.lines;
    sum.partial += row.partial;
    sum.stale += row.stale;
    sum.options |= row.options;
}

PositionRow groupOf(Level level, const PositionRow& position)
{
    PositionRow group;
    group.level = level;
    group.underlying = position.underlying;
    if (level == Level::Expiry) group.expiry = position.expiry;
    group.decimals = position.decimals;
    return group;
}

/// The engine's own sums, which know of equity and of positions nobody has listed.
void takeTotals(PositionRow& row, const portfolio::Exposure& exposure,
                portfolio::DeltaConvention convention)
{
    row.delta = exposure.delta.of(convention);
    row.partial = exposure.partialLines - exposure.staleLines;
    row.stale = exposure.staleLines;
}

QString incomplete(const PositionRow& row, const QString& text)
{
    return row.level != Level::Position && row.partial > 0 ? QStringLiteral("\u2248") + text : text;
}

/// A number a group always has and a position has when it is valued.
QString figure(const PositionRow& row, const QString& text)
{
    if (row.level == Level::Position && !isCounted(row.gap)) return QStringLiteral("\u2013");
    return incomplete(row, text);
}

QString optionFigure(const PositionRow& row, const std::string& text)
{
    return row.options ? figure(row, words(text)) : QString();
}

QString venueText(const PositionRow& row) { return venueWords(row.account.venue); }

QString sizeText(const PositionRow& row)
{
    if (row.level != Level::Position) return {};
    if (!row.instrument) return fixedWords(row.size);
    const int decimals =
        std::max(decimalsOf(row.instrument->lot.mantissa()), decimalsOf(row.size.mantissa()));
    return words(core::signedNumber(row.size.toDouble(), decimals)) + QLatin1Char(' ') +
           (row.instrument->sizedInUsd() ? QStringLiteral("$") : words(row.underlying.view()));
}

QString markText(const PositionRow& row)
{
    if (row.level != Level::Position) return {};
    if (!(row.mark > 0) || !row.instrument) return words(portfolio::text(row.gap));
    return words(core::number(row.mark, decimalsOf(row.instrument->ticks.base.mantissa())));
}

QString volatilityText(const PositionRow& row)
{
    const bool known = row.level == Level::Position && row.volatility > 0;
    return known ? words(core::number(100 * row.volatility, 1)) : QString();
}

QString deltaText(const PositionRow& row)
{
    return figure(row, words(core::signedNumber(row.delta, row.decimals)));
}

QString gammaText(const PositionRow& row)
{
    return optionFigure(row, core::signedNumber(row.gamma1Pct, row.decimals + 1));
}
QString vegaText(const PositionRow& row) { return optionFigure(row, core::signedShort(row.vega)); }
QString thetaText(const PositionRow& row)
{
    return optionFigure(row, core::signedShort(row.theta));
}
QString pnlText(const PositionRow& row)
{
    return row.level == Level::Position && !(row.mark > 0)
               ? QStringLiteral("\u2013")
               : incomplete(row, words(core::signedShort(row.pnl)));
}

/// Underlyings by name, expiries by date with what never expires last, positions by strike.
QVariant titleValue(const PositionRow& row)
{
    if (row.level == Level::Expiry)
        return row.expiry ? sortTime(*row.expiry)
                          : QVariant::fromValue(std::numeric_limits<qint64>::max());
    if (row.level == Level::Position && row.instrument && row.instrument->strike)
        return row.instrument->strike->toDouble();
    return titleOf(row);
}
QVariant sizeValue(const PositionRow& row) { return row.size.toDouble(); }
QVariant markValue(const PositionRow& row) { return row.mark; }
QVariant volatilityValue(const PositionRow& row) { return row.volatility; }
QVariant deltaValue(const PositionRow& row) { return row.delta; }
QVariant gammaValue(const PositionRow& row) { return row.gamma1Pct; }
QVariant vegaValue(const PositionRow& row) { return row.vega; }
QVariant thetaValue(const PositionRow& row) { return row.theta; }
QVariant pnlValue(const PositionRow& row) { return row.pnl; }

Tone titleTone(const PositionRow& row)
{
    return row.level == Level::Underlying ? Tone::Strong : Tone::Neutral;
}
Tone venueTone(const PositionRow&) { return Tone::Muted; }
Tone markTone(const PositionRow& row)
{
    return row.level == Level::Position && row.partial ? Tone::Warn : Tone::Neutral;
}
Tone figureTone(const PositionRow& row)
{
    if (row.partial > 0) return Tone::Warn;
    return titleTone(row);
}
Tone pnlTone(const PositionRow& row) { return signTone(row.pnl); }

constexpr Column<PositionRow> kColumns[] = {
    {"Instrument", "Underlying, expiry, instrument", Align::Left, titleOf, titleValue, titleTone},
    {"Venue", "Where the position is held", Align::Left, venueText, nullptr, venueTone},
    {"Size",
     "Signed size held, in the instrument's own unit: USD for inverse futures and perpetuals, coin "
     "otherwise",
     Align::Right, sizeText, sizeValue},
    {"Mark",
     "The venue's fair price, in the quote currency: coin for coin-settled options, dollars "
     "otherwise",
     Align::Right, markText, markValue, markTone},
    {"IV, %", "Mark volatility, percent a year: the venue's, or what its mark implies",
     Align::Right, volatilityText, volatilityValue},
    {"Delta", "", Align::Right, deltaText, deltaValue, figureTone},
    {"Gamma 1%, coin", "Change of the delta, in coin, when the spot moves by 1 %", Align::Right,
     gammaText, gammaValue, figureTone},
    {"Vega, $/pt", "Profit in USD when volatility rises by one point", Align::Right, vegaText,
     vegaValue, figureTone},
    {"Theta, $/day",
     "Profit in USD as a day passes, or what is left of it before expiry; never more than the "
     "premium",
     Align::Right, thetaText, thetaValue, figureTone},
    {"P&L, $", "Unrealised profit against the average price, in USD; coin profits at the spot",
     Align::Right, pnlText, pnlValue, pnlTone},
};

}  // namespace

std::vector<PositionBranch> branchesOf(const portfolio::Book& book,
                                       portfolio::DeltaConvention convention)
{
    std::vector<PositionBranch> out;
    const portfolio::Exposure* exposure = nullptr;
    for (const Line& line : book.lines) {
        const core::Currency underlying =
            line.instrument ? line.instrument->underlying : core::Currency{};
        const bool next = out.empty() || out.back().row.underlying != underlying;
        if (next) exposure = book.find(underlying);
        const PositionRow row = rowOf(line, convention, exposure ? exposure->spot : 0);
        if (next) out.push_back({groupOf(Level::Underlying, row), {}});
        PositionBranch& top = out.back();
        if (top.children.empty() || top.children.back().row.expiry != row.expiry)
            top.children.push_back({groupOf(Level::Expiry, row), {}});
        add(top.row, row);
        add(top.children.back().row, row);
        top.children.back().children.push_back({row, {}});
    }
    for (PositionBranch& top : out)
        if (const portfolio::Exposure* sums = book.find(top.row.underlying))
            takeTotals(top.row, *sums, convention);
    return out;
}

QString titleOf(const PositionRow& row)
{
    switch (row.level) {
        case Level::Underlying:
            return row.underlying.empty() ? QStringLiteral("Not listed")
                                          : words(row.underlying.view());
        case Level::Expiry:
            if (row.expiry) return dateWords(*row.expiry);
            return row.underlying.empty() ? QStringLiteral("Unknown") : QStringLiteral("Perpetual");
        case Level::Position: break;
    }
    if (!row.instrument) return QStringLiteral("Instrument %1").arg(row.id.index);
    if (!row.instrument->isOption()) return words(row.instrument->name);
    const bool linear = row.instrument->settlement == market::Settlement::Linear;
    return QLatin1String(row.instrument->optionType == market::OptionType::Call ? "C " : "P ") +
           words(row.instrument->strike.value_or(core::Price{}).text()) +
           (linear ? QLatin1Char(' ') + words(row.instrument->settlementCurrency.view())
                   : QString());
}

QString reservationOf(const PositionRow& row)
{
    if (row.level == Level::Position) {
        if (row.gap == Gap::StaleMark)
            return QStringLiteral("Stale: valued at the last good mark.");
        return row.partial
                   ? QStringLiteral("Not in the totals: %1.").arg(words(portfolio::text(row.gap)))
                   : QString();
    }
    QStringList parts;
    if (row.partial)
        parts << QStringLiteral("%1 of %2 positions are not in this total.")
                     .arg(row.partial)
                     .arg(std::max(row.lines, row.partial));
    if (row.stale) parts << QStringLiteral("%1 are at their last good mark.").arg(row.stale);
    return parts.join(QLatin1Char(' '));
}

std::span<const Column<PositionRow>> positionColumns() { return kColumns; }

}  // namespace ballast::tables
