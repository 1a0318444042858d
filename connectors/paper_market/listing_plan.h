#pragma once

#include "models/core/time.h"
#include "models/market/instrument.h"

#include <string>
#include <vector>

namespace ballast::paper_market {

/// Every expiry is at this time of the day, UTC.
inline constexpr std::chrono::hours kExpiryHour{8};

enum class ExpiryKind : std::uint8_t { Day, Week, Month, Quarter };

struct Expiry {
    core::Time at;
    ExpiryKind kind = ExpiryKind::Day;
    bool hasFuture = false;  ///< daily expiries have options only, priced on a synthetic forward
    bool operator==(const Expiry&) const = default;
};

/// The expiries that are listed at `now`, ascending: the next three days, two Fridays, the last
/// Fridays of two months and of three quarter ends, one entry where they coincide. None is at or
/// before `now`.
std::vector<Expiry> expiriesAt(core::Time now);

/// "27MAR26", "5JAN26": how the venue writes a day.
std::string dayName(core::Time day);
/// Reads it back, as 08:00 UTC of that day.
core::Expected<core::Time> parseDayName(std::string_view text);

/// Strikes on the venue's grid around `forward`, ascending: about 2.5 standard deviations a side,
/// fourteen to eighteen strikes, or `forOne` times as many that lie so much closer. `atmVolatility`
/// annualised, `years` > 0.
std::vector<double> strikesAround(double forward, double atmVolatility, double years,
                                  int forOne = 1);
/// Distance between neighbouring strikes used above: 1, 2, 2.5 or 5 times a power of ten.
double strikeStep(double forward, double atmVolatility, double years);

/// Specifications as Deribit lists them (recorded 2021 to 2026): price steps, lots, minima, fees.
/// `id` is left for the caller, `venue` is "paper".
market::Instrument optionSpec(core::Currency underlying, core::Time expiry, double strike,
                              market::OptionType type);
market::Instrument futureSpec(core::Currency underlying, const Expiry& expiry);
market::Instrument inversePerpetualSpec(core::Currency underlying);
market::Instrument linearPerpetualSpec(core::Currency underlying);

/// "btc_usd".
std::string indexName(core::Currency underlying, std::string_view quote);

}  // namespace ballast::paper_market
