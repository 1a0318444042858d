#include "models/tables/position_filter_words.h"

#include "models/core/csv_text.h"
#include "models/core/text.h"
#include "models/tables/say.h"
#include "models/tables/words.h"

#include <algorithm>
#include <cmath>

namespace ballast::tables {
namespace {

using Test = PositionFilter::Test;

template <int column>
std::optional<double> inColumn(const PositionRow& row)
{
    return numberOf(row, column);
}
std::optional<double> strike(const PositionRow& row)
{
    if (!row.instrument || !row.instrument->strike) return std::nullopt;
    return row.instrument->strike->toDouble();
}

using Column = PositionColumn;
constexpr FilterNumber kNumbers[] = {
    {"dte", Unit::Days, inColumn<Column::Days>},
    {"iv", Unit::Percent, inColumn<Column::Volatility>},
    {"size", Unit::Size, inColumn<Column::Size>},
    {"strike", Unit::Price, strike},
    {"mark", Unit::Price, inColumn<Column::Mark>},
    {"average", Unit::Price, inColumn<Column::Average>},
    {"delta", Unit::Coin, inColumn<Column::Delta>},
    {"delta$", Unit::Usd, inColumn<Column::DeltaUsd>},
    {"gamma", Unit::Coin, inColumn<Column::Gamma>},
    {"gamma$", Unit::Usd, inColumn<Column::GammaUsd>},
    {"vega", Unit::Usd, inColumn<Column::Vega>},
    {"vega30", Unit::Usd, inColumn<Column::VegaWeighted>},
    {"theta", Unit::Usd, inColumn<Column::Theta>},
    {"vanna", Unit::Coin, inColumn<Column::Vanna>},
    {"volga", Unit::Usd, inColumn<Column::Volga>},
    {"charm", Unit::Coin, inColumn<Column::Charm>},
    {"pnl", Unit::Usd, inColumn<Column::Pnl>},
    {"value", Unit::Usd, inColumn<Column::Value>},
};

struct Scale {
    QStringView suffix;
    double factor;
};

std::span<const Scale> scalesOf(Unit unit)
{
    static constexpr Scale kAmounts[] = {{u"", 1}, {u"k", 1e3}, {u"m", 1e6}};
    static constexpr Scale kDays[] = {{u"", 1}, {u"d", 1}, {u"h", 1.0 / 24}, {u"w", 7}};
    static constexpr Scale kPercent[] = {{u"", 1}, {u"%", 1}};
    if (unit == Unit::Days) return kDays;
    if (unit == Unit::Percent) return kPercent;
    return kAmounts;
}

QString unitsOf(Unit unit)
{
    switch (unit) {
        case Unit::Days: return Say::tr("days (d), hours (h) or weeks (w)");
        case Unit::Percent: return Say::tr("percent (%)");
        case Unit::Usd: return Say::tr("dollars, thousands (k) or millions (m) of them");
        case Unit::Coin: return Say::tr("coin, thousands (k) or millions (m) of it");
        case Unit::None:
        case Unit::Price:
        case Unit::Size: break;
    }
    return Say::tr("its own unit, thousands (k) or millions (m) of it");
}

bool isDollars(Unit unit) { return unit == Unit::Usd || unit == Unit::Price; }

std::string folded(const QString& text) { return text.toCaseFolded().toStdString(); }

bool hasWildcards(std::string_view text) { return text.find_first_of("*?") != text.npos; }

/// What the instrument is called, for a search.
std::string nameOf(const PositionRow& row)
{
    return folded(row.instrument ? words(row.instrument->name) : titleOf(row));
}

using State = bool (*)(const PositionRow&);
template <market::Kind kind>
bool isOfKind(const PositionRow& row)
{
    return row.kind == kind;
}
template <market::OptionType type>
bool isOption(const PositionRow& row)
{
    return row.options && row.instrument && row.instrument->optionType == type;
}

struct StateWord {
    const char* word;
    State state;
};
constexpr StateWord kStates[] = {
    {"call", isOption<market::OptionType::Call>},
    {"put", isOption<market::OptionType::Put>},
    {"option", isOfKind<market::Kind::Option>},
    {"future", isOfKind<market::Kind::Future>},
    {"perpetual", isOfKind<market::Kind::Perpetual>},
    {"spot", isOfKind<market::Kind::Spot>},
    {"long", [](const PositionRow& row) { return row.size > core::Quantity{}; }},
    {"short", [](const PositionRow& row) { return row.size < core::Quantity{}; }},
    {"stale", [](const PositionRow& row) { return row.stale > 0; }},
    {"unvalued", [](const PositionRow& row) { return row.partial > 0; }},
};

struct NameWord {
    const char* word;
    QString (*of)(const PositionRow&);
};
const NameWord kNames[] = {
    {"venue", [](const PositionRow& row) { return words(row.account.venue.view()); }},
    {"account", [](const PositionRow& row) { return words(row.account.account.view()); }},
    {"underlying", [](const PositionRow& row) { return words(row.underlying.view()); }},
    {"sub-book", [](const PositionRow& row) { return words(row.subBookName); }},
    {"expiry",
     [](const PositionRow& row) {
         return row.expiry ? dateWords(*row.expiry).remove(QLatin1Char(' ')) : QString();
     }},
};

}  // namespace

std::span<const FilterNumber> filterNumbers() { return kNumbers; }

const FilterNumber* filterNumber(const QString& word)
{
    for (const FilterNumber& number : kNumbers)
        if (word.compare(QLatin1String(number.word), Qt::CaseInsensitive) == 0) return &number;
    return nullptr;
}

std::expected<double, QString> readAmount(const QString& text, const FilterNumber& number)
{
    QString rest = text.toCaseFolded();
    QString sign;
    if (rest.startsWith(QLatin1Char('-')) || rest.startsWith(QLatin1Char('+'))) {
        sign = rest.left(1);
        rest.remove(0, 1);
    }
    if (isDollars(number.unit) && rest.startsWith(QLatin1Char('$'))) rest.remove(0, 1);
    qsizetype end = 0;
    while (end < rest.size() && (rest[end].isDigit() || rest[end] == QLatin1Char('.'))) ++end;
    const auto value = core::parseDecimal((sign + rest.left(end)).toStdString());
    if (!value)
        return std::unexpected(
            Say::tr("“%1” is compared with a number such as -0.5, not with “%2”.")
                .arg(QLatin1String(number.word), text));
    const QString suffix = rest.mid(end);
    for (const Scale& scale : scalesOf(number.unit))
        if (suffix == scale.suffix) return *value * scale.factor;
    return std::unexpected(Say::tr("“%1” is no unit of “%2”, which is counted in %3.")
                               .arg(suffix, QLatin1String(number.word), unitsOf(number.unit)));
}

Test compares(const FilterNumber& number, bool absolute, const QString& op, double bound)
{
    // 100 times 0.55 is a little more than 55, and nobody means that.
    const auto same = [](double a, double b) {
        return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
    };
    const auto with = [=, of = number.of](auto holds) -> Test {
        return [=](const PositionRow& row) {
            const std::optional<double> value = of(row);
            return value && holds(absolute ? std::abs(*value) : *value);
        };
    };
    if (op == QLatin1String("<"))
        return with([=](double v) { return v < bound && !same(v, bound); });
    if (op == QLatin1String("<="))
        return with([=](double v) { return v < bound || same(v, bound); });
    if (op == QLatin1String(">"))
        return with([=](double v) { return v > bound && !same(v, bound); });
    if (op == QLatin1String(">="))
        return with([=](double v) { return v > bound || same(v, bound); });
    if (op == QLatin1String("=")) return with([=](double v) { return same(v, bound); });
    return with([=](double v) { return !same(v, bound); });
}

Test names(const QString& name, const QString& pattern)
{
    for (const NameWord& known : kNames)
        if (name.compare(QLatin1String(known.word), Qt::CaseInsensitive) == 0)
            return [of = known.of, wanted = folded(pattern)](const PositionRow& row) {
                return core::matchesGlob(wanted, folded(of(row)));
            };
    return {};
}

Test says(const QString& word)
{
    for (const StateWord& known : kStates)
        if (word.compare(QLatin1String(known.word), Qt::CaseInsensitive) == 0)
            return [state = known.state](const PositionRow& row) { return state(row); };
    if (!hasWildcards(word.toStdString())) return contains(word);
    return [wanted = folded(word)](const PositionRow& row) {
        return core::matchesGlob(wanted, nameOf(row));
    };
}

Test contains(const QString& text)
{
    return [wanted = folded(text)](const PositionRow& row) {
        return nameOf(row).find(wanted) != std::string::npos;
    };
}

}  // namespace ballast::tables
