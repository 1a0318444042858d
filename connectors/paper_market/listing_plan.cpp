#include "connectors/paper_market/listing_plan.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

using namespace std::chrono;

constexpr std::array kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                             "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

core::Price price(std::int64_t mantissa) { return core::Price::fromMantissa(mantissa); }
core::Quantity quantity(std::int64_t mantissa) { return core::Quantity::fromMantissa(mantissa); }
constexpr std::int64_t milli(std::int64_t thousandths)
{
    return thousandths * (core::kFixedOne / 1000);
}

bool isBitcoin(core::Currency underlying) { return underlying == core::Currency{"BTC"}; }

sys_days lastFriday(year_month month) { return sys_days{month / Friday[last]}; }

market::Instrument baseSpec(core::Currency underlying, market::Kind kind)
{
    market::Instrument spec;
    spec.venue = "paper";
    spec.kind = kind;
    spec.underlying = underlying;
    spec.settlementCurrency = underlying;
    spec.quoteCurrency = "USD";
    spec.priceIndex = indexName(underlying, "usd");
    spec.takerFee = 0.0005;
    return spec;
}

market::Instrument inverseFutureSpec(core::Currency underlying, market::Kind kind)
{
    market::Instrument spec = baseSpec(underlying, kind);
    const core::Quantity contract = quantity(milli(isBitcoin(underlying) ? 10'000 : 1'000));
    spec.contractSize = spec.lot = spec.minimum = contract;
    return spec;
}

void add(std::vector<Expiry>& list, Expiry expiry)
{
    const auto same = [&](const Expiry& e) { return e.at == expiry.at; };
    const auto found = std::find_if(list.begin(), list.end(), same);
    if (found == list.end())
        list.push_back(expiry);
    else if (found->kind < expiry.kind)
        *found = expiry;
}

}  // namespace

std::vector<Expiry> expiriesAt(core::Time now)
{
    std::vector<Expiry> list;
    sys_days day = floor<days>(now);
    if (day + kExpiryHour <= now) day += days{1};
    for (int i = 0; i < 3; ++i) add(list, {day + days{i} + kExpiryHour, ExpiryKind::Day, false});
    sys_days friday = day + (Friday - weekday{day});
    for (int i = 0; i < 2; ++i, friday += weeks{1})
        add(list, {friday + kExpiryHour, ExpiryKind::Week, true});

    const year_month_day today{day};
    year_month month = today.year() / today.month();
    int monthEnds = 0, quarterEnds = 0;
    for (; monthEnds < 2 || quarterEnds < 3; month += months{1}) {
        const sys_days end = lastFriday(month);
        if (end < day) continue;
        const bool quarter = static_cast<unsigned>(month.month()) % 3 == 0;
        const bool wanted = monthEnds < 2 || (quarter && quarterEnds < 3);
        ++monthEnds;
        quarterEnds += quarter ? 1 : 0;
        if (wanted)
            add(list, {end + kExpiryHour, quarter ? ExpiryKind::Quarter : ExpiryKind::Month, true});
    }
    std::sort(list.begin(), list.end(),
              [](const Expiry& a, const Expiry& b) { return a.at < b.at; });
    return list;
}

std::string dayName(core::Time day)
{
    const year_month_day date{floor<days>(day)};
    return fmt::format("{}{}{:02}", static_cast<unsigned>(date.day()),
                       kMonths[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()) % 100);
}

core::Expected<core::Time> parseDayName(std::string_view text)
{
    const auto refuse = [&] {
        return core::failure("reading an expiry: expected a day like 27MAR26, found " +
                             core::quoted(text));
    };
    if (text.size() < 6 || text.size() > 7) return refuse();
    const std::size_t digits = text.size() - 5;
    unsigned dayOfMonth = 0;
    int yearOfCentury = 0;
    const char* begin = text.data();
    const auto readDay = std::from_chars(begin, begin + digits, dayOfMonth);
    const auto readYear = std::from_chars(begin + digits + 3, begin + text.size(), yearOfCentury);
    const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(digits, 3));
    if (readDay.ec != std::errc{} || readDay.ptr != begin + digits || month == kMonths.end() ||
        readYear.ec != std::errc{} || readYear.ptr != begin + text.size())
        return refuse();
    const auto monthNumber = static_cast<unsigned>(month - kMonths.begin()) + 1;
    const year_month_day date{year{2000 + yearOfCentury}, std::chrono::month{monthNumber},
                              std::chrono::day{dayOfMonth}};
    if (!date.ok()) return refuse();
    return sys_days{date} + kExpiryHour;
}

double strikeStep(double forward, double atmVolatility, double years)
{
    BALLAST_ASSERT(forward > 0 && atmVolatility > 0 && years > 0);
    // Some sixteen strikes over five standard deviations, never closer than 0.7 % (BTC lists 500 or
    // 1000 near 70 000, ETH 25 near 2000).
    const double ideal = forward * std::max(0.007, 5 * atmVolatility * std::sqrt(years) / 16);
    const double decade = std::pow(10.0, std::floor(std::log10(ideal)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (ideal <= factor * decade * 1.2) return factor * decade;
    return 10 * decade;
}

std::vector<double> strikesAround(double forward, double atmVolatility, double years, int forOne)
{
    const int aSide = 8 * forOne;
    const double step = strikeStep(forward, atmVolatility, years) / forOne;
    const double middle = std::round(forward / step) * step;
    std::vector<double> strikes;
    for (int i = -aSide; i <= aSide; ++i)
        if (const double strike = middle + i * step; strike > 0.15 * forward)
            strikes.push_back(strike);
    return strikes;
}

market::Instrument optionSpec(core::Currency underlying, core::Time expiry, double strike,
                              market::OptionType type)
{
    market::Instrument spec = baseSpec(underlying, market::Kind::Option);
    spec.name = fmt::format("{}-{}-{}-{}", underlying.view(), dayName(expiry), std::llround(strike),
                            type == market::OptionType::Call ? 'C' : 'P');
    spec.quoteCurrency = underlying;
    spec.contractSize = quantity(milli(1'000));
    spec.lot = spec.minimum = quantity(milli(isBitcoin(underlying) ? 100 : 1'000));
    spec.ticks = {price(100'000),
                  {{price(5'000'000), price(500'000)}}};  // 0.0001, above 0.005: 0.0005
    spec.expiry = expiry;
    spec.strike = price(std::llround(strike) * core::kFixedOne);
    spec.optionType = type;
    spec.makerFee = spec.takerFee = 0.0003;
    return spec;
}

market::Instrument futureSpec(core::Currency underlying, const Expiry& expiry)
{
    market::Instrument spec = inverseFutureSpec(underlying, market::Kind::Future);
    spec.name = fmt::format("{}-{}", underlying.view(), dayName(expiry.at));
    spec.ticks = {price(milli(isBitcoin(underlying) ? 2'500 : 50)), {}};
    spec.expiry = expiry.at;
    spec.makerFee = expiry.kind == ExpiryKind::Week ? -0.0001 : 0;
    return spec;
}

market::Instrument inversePerpetualSpec(core::Currency underlying)
{
    market::Instrument spec = inverseFutureSpec(underlying, market::Kind::Perpetual);
    spec.name = fmt::format("{}-PERPETUAL", underlying.view());
    spec.ticks = {price(milli(isBitcoin(underlying) ? 500 : 50)), {}};
    return spec;
}

market::Instrument linearPerpetualSpec(core::Currency underlying)
{
    market::Instrument spec = baseSpec(underlying, market::Kind::Perpetual);
    spec.name = fmt::format("{}_USDC-PERPETUAL", underlying.view());
    spec.settlement = market::Settlement::Linear;
    spec.quoteCurrency = spec.settlementCurrency = "USDC";
    spec.priceIndex = indexName(underlying, "usdc");
    spec.contractSize = spec.lot = spec.minimum = quantity(milli(isBitcoin(underlying) ? 1 : 10));
    spec.ticks = {price(milli(isBitcoin(underlying) ? 500 : 50)), {}};
    return spec;
}

std::string indexName(core::Currency underlying, std::string_view quote)
{
    std::string name;
    for (const char c : underlying.view())
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name + "_" + std::string{quote};
}

}  // namespace ballast::paper_market
