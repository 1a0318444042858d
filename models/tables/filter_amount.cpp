#include "models/tables/filter_amount.h"

#include "models/core/csv_text.h"
#include "models/tables/say.h"

#include <span>

namespace ballast::tables {
namespace {

struct Scale {
    QStringView suffix;
    double factor;
};

std::span<const Scale> scalesOf(FilterUnit unit)
{
    static constexpr Scale kAmounts[] = {{u"", 1}, {u"k", 1e3}, {u"m", 1e6}};
    static constexpr Scale kDays[] = {{u"", 1}, {u"d", 1}, {u"h", 1.0 / 24}, {u"w", 7}};
    static constexpr Scale kPercent[] = {{u"", 1}, {u"%", 1}};
    static constexpr Scale kPoints[] = {{u"", 1}, {u"bp", 1}};
    static constexpr Scale kSeconds[] = {{u"", 1}, {u"s", 1}, {u"min", 60}, {u"h", 3600}};
    static constexpr Scale kHours[] = {{u"", 1}, {u"h", 1}};
    switch (unit) {
        case FilterUnit::Days: return kDays;
        case FilterUnit::Percent: return kPercent;
        case FilterUnit::BasisPoints: return kPoints;
        case FilterUnit::Seconds: return kSeconds;
        case FilterUnit::Hour: return kHours;
        case FilterUnit::Amount:
        case FilterUnit::Count:
        case FilterUnit::Coin:
        case FilterUnit::Usd:
        case FilterUnit::Price: break;
    }
    return kAmounts;
}

QString unitsOf(FilterUnit unit)
{
    switch (unit) {
        case FilterUnit::Days: return Say::tr("days (d), hours (h) or weeks (w)");
        case FilterUnit::Percent: return Say::tr("percent (%)");
        case FilterUnit::BasisPoints: return Say::tr("basis points (bp)");
        case FilterUnit::Seconds: return Say::tr("seconds (s), minutes (min) or hours (h)");
        case FilterUnit::Hour: return Say::tr("hours of the UTC day, 0 to 23");
        case FilterUnit::Usd: return Say::tr("dollars, thousands (k) or millions (m) of them");
        case FilterUnit::Coin: return Say::tr("coin, thousands (k) or millions (m) of it");
        case FilterUnit::Amount:
        case FilterUnit::Count:
        case FilterUnit::Price: break;
    }
    return Say::tr("its own unit, thousands (k) or millions (m) of it");
}

bool isDollars(FilterUnit unit) { return unit == FilterUnit::Usd || unit == FilterUnit::Price; }

}  // namespace

std::expected<double, QString> readAmount(const QString& text, const FilterWords::Number& number)
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

}  // namespace ballast::tables
