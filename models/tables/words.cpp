#include "models/tables/words.h"

#include "models/core/venue_name.h"
#include "models/orders/order.h"

#include <QDateTime>

#include <chrono>

namespace ballast::tables {

QString capitalised(QString text)
{
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString venueWords(core::VenueId venue) { return words(core::venueName(venue)); }

int decimalsOf(std::int64_t mantissa)
{
    int decimals = core::kFixedDecimals;
    for (; decimals > 0 && mantissa % 10 == 0; mantissa /= 10) --decimals;
    return decimals;
}

QString tradeWords(core::Side side, core::Quantity quantity, std::string_view instrument)
{
    return spoken(orders::text(side)) + QLatin1Char(' ') + fixedWords(quantity) + QLatin1Char(' ') +
           words(instrument);
}

namespace {

bool tellsLocal = false;

/// Shifted so that its UTC reads as the zone that is shown.
core::Time inShownZone(core::Time at)
{
    if (!tellsLocal) return at;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(core::toUnixMs(at), Qt::LocalTime);
    return at + std::chrono::seconds{local.offsetFromUtc()};
}

QString dayAndMonth(core::Time at)
{
    static constexpr const char* kMonths[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                              "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    return QString::number(static_cast<unsigned>(day.day())) + QLatin1Char(' ') +
           QLatin1String(kMonths[static_cast<unsigned>(day.month()) - 1]);
}

}  // namespace

QString dateWords(core::Time at)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    const int year = ((static_cast<int>(day.year()) % 100) + 100) % 100;
    return dayAndMonth(at) + QStringLiteral(" %1").arg(year, 2, 10, QLatin1Char('0'));
}

void showLocalTime(bool local) { tellsLocal = local; }
bool showsLocalTime() { return tellsLocal; }

QString inZone(QString text)
{
    if (!tellsLocal) return text;
    return text.replace(QStringLiteral("UTC"), Say::tr("local time"));
}

QString dateTimeWords(core::Time at)
{
    if (at == core::Time{}) return {};
    return dayAndMonth(inShownZone(at)) + QLatin1Char(' ') + clockSecondsWords(at);
}

QString clockWords(core::Time at)
{
    return at == core::Time{} ? QString() : words(core::clockUtcMs(inShownZone(at)));
}

QString clockSecondsWords(core::Time at) { return words(core::clockUtc(inShownZone(at))); }

}  // namespace ballast::tables
