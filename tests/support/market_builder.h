#pragma once

#include "models/market/board.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <string_view>

namespace ballast::test {

inline core::Price price(std::string_view text) { return core::Price::parse(text).value(); }
inline core::Price price(double value) { return core::Price::nearest(value).value(); }
inline core::Quantity quantity(std::string_view text)
{
    return core::Quantity::parse(text).value();
}

/// A market put together by hand: instruments as a venue would list them, tickers set beside.
class MarketBuilder {
public:
    market::Board board;
    core::VenueId venue = "paper";

    core::InstrumentId perpetual(core::Currency underlying)
    {
        market::Instrument i =
            base(underlying, market::Kind::Perpetual, market::Settlement::Inverse);
        i.name = underlying.text() + "-PERPETUAL";
        return list(std::move(i));
    }
    core::InstrumentId linearPerpetual(core::Currency underlying)
    {
        market::Instrument i =
            base(underlying, market::Kind::Perpetual, market::Settlement::Linear);
        i.name = underlying.text() + "_USDC-PERPETUAL";
        return list(std::move(i));
    }
    core::InstrumentId future(core::Currency underlying, core::Time expiry)
    {
        market::Instrument i = base(underlying, market::Kind::Future, market::Settlement::Inverse);
        i.name = underlying.text() + "-" + day(expiry);
        i.expiry = expiry;
        return list(std::move(i));
    }
    core::InstrumentId option(core::Currency underlying, core::Time expiry, int strike,
                              market::OptionType type,
                              market::Settlement settlement = market::Settlement::Inverse)
    {
        const bool linear = settlement == market::Settlement::Linear;
        market::Instrument i = base(underlying, market::Kind::Option, settlement);
        i.name = fmt::format("{}{}-{}-{}-{}", underlying.view(), linear ? "_USDC" : "", day(expiry),
                             strike, type == market::OptionType::Call ? 'C' : 'P');
        i.expiry = expiry;
        i.strike = core::Price::fromMantissa(strike * core::kFixedOne);
        i.optionType = type;
        if (!linear) i.quoteCurrency = underlying;
        return list(std::move(i));
    }

    market::Listing& at(core::InstrumentId id) { return board.listings.at(id.index); }
    const market::Instrument& instrument(core::InstrumentId id) { return *at(id).instrument; }
    /// A fresh ticker with this mark; markIv for options.
    void mark(core::InstrumentId id, double mark, double markIv = 0)
    {
        market::Listing& listing = at(id);
        listing.hasTicker = true;
        listing.stale = false;
        listing.ticker.mark = price(mark);
        listing.ticker.markIv = markIv;
    }
    void index(core::Currency underlying, double value)
    {
        for (market::IndexPrice& known : board.indices)
            if (known.underlying == underlying) {
                known.price = price(value);
                return;
            }
        board.indices.push_back({venue, underlying, price(value), {}});
    }

    static core::Time date(int year, unsigned month, unsigned dayOfMonth, int hour = 8,
                           int minute = 0)
    {
        using namespace std::chrono;
        return sys_days{std::chrono::year{year} / static_cast<int>(month) /
                        static_cast<int>(dayOfMonth)} +
               hours{hour} + minutes{minute};
    }

private:
    static std::string day(core::Time expiry)
    {
        static constexpr const char* kMonths[] = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
        const std::chrono::year_month_day d{std::chrono::floor<std::chrono::days>(expiry)};
        return fmt::format("{}{}{:02}", static_cast<unsigned>(d.day()),
                           kMonths[static_cast<unsigned>(d.month()) - 1],
                           static_cast<int>(d.year()) % 100);
    }
    market::Instrument base(core::Currency underlying, market::Kind kind,
                            market::Settlement settlement)
    {
        market::Instrument i;
        i.venue = venue;
        i.kind = kind;
        i.settlement = settlement;
        i.underlying = underlying;
        i.quoteCurrency = settlement == market::Settlement::Inverse ? "USD" : "USDC";
        i.settlementCurrency = settlement == market::Settlement::Inverse ? underlying : "USDC";
        i.contractSize = i.lot = i.minimum = quantity(i.sizedInUsd() ? "10" : "0.1");
        i.ticks.base = price(kind == market::Kind::Option ? "0.0001" : "0.5");
        return i;
    }
    core::InstrumentId list(market::Instrument instrument)
    {
        instrument.id.index = static_cast<std::uint32_t>(board.listings.size());
        const core::InstrumentId id = instrument.id;
        market::Listing& listing = board.listings.emplace_back();
        listing.instrument = std::make_shared<const market::Instrument>(std::move(instrument));
        listing.ticker.quote.id = id;
        return id;
    }
};

}  // namespace ballast::test
