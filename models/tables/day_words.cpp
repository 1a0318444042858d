#include "models/tables/day_words.h"

namespace ballast::tables {

bool isSameDay(core::Time a, core::Time b)
{
    // The day that is told with a time is all that counts: its zone is words' own affair.
    const auto day = [](core::Time at) {
        return dateTimeWords(at).section(QLatin1Char(' '), 0, 1);
    };
    constexpr core::Duration kHalfAYear = std::chrono::days{180};
    const core::Duration apart = a < b ? b - a : a - b;
    return apart < kHalfAYear && day(a) == day(b);
}

QString plusMinusWords(double plusMinus)
{
    constexpr double kWhole = 9.95, kLeast = 0.05;
    const QString sign = QStringLiteral("± ");
    if (!(plusMinus > 0)) return sign + QStringLiteral("–");
    if (plusMinus < kLeast) return sign + QStringLiteral("<0.1");
    return sign + words(core::number(plusMinus, plusMinus < kWhole ? 1 : 0));
}

}  // namespace ballast::tables
