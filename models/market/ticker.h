#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <optional>
#include <string>

namespace ballast::market {

/// Best bid and ask. A side without orders has a zero price and quantity.
struct Quote {
    core::InstrumentId id;
    core::Price bid, ask;
    core::Quantity bidSize, askSize;
    core::Time venueAt{};  ///< the venue's stamp: for ordering only
    core::Time at{};       ///< when we received it: for age
    bool operator==(const Quote&) const = default;
    bool twoSided() const { return bid.isPositive() && ask.isPositive(); }
    double mid() const { return (bid.toDouble() + ask.toDouble()) / 2; }
};

/// Greeks as the venue publishes them (its own convention), for comparison, never for trading.
struct VenueGreeks {
    double delta = 0, gamma = 0, vega = 0, theta = 0, rho = 0;
    bool operator==(const VenueGreeks&) const = default;
};

/// The venue's view of one instrument: quote, mark, index and, for options, volatilities.
struct Ticker {
    Quote quote;
    core::Price mark;   ///< options: in the quote currency (coin where inverse)
    core::Price index;  ///< USD per coin
    core::Price last;
    std::optional<core::Price> underlyingPrice;  ///< options: the forward they are priced on
    double markIv = 0;                           ///< 0.55 is 55 %; 0: not an option or not given
    double bidIv = 0, askIv = 0;
    std::optional<VenueGreeks> greeks;
    double openInterest = 0;
    double volume24h = 0;  ///< coin traded at this venue in 24 h; 0: not given
    double funding8h = 0;  ///< perpetuals: fraction per 8 h, > 0: longs pay
    std::optional<core::Price> minPrice, maxPrice;  ///< the venue's price limits for orders
    core::Time venueAt{};  ///< the venue's stamp of all this; the quote may be of later
    bool operator==(const Ticker&) const = default;
};

/// The venue's index for an underlying ("btc_usd").
struct IndexPrice {
    core::VenueId venue;
    core::Currency underlying;
    core::Price price;
    core::Time at{};
    bool operator==(const IndexPrice&) const = default;
};

/// A public trade.
struct Trade {
    core::InstrumentId id;
    core::Price price;
    core::Quantity size;
    core::Side aggressor = core::Side::Buy;
    core::Time at{};
    bool operator==(const Trade&) const = default;
};

}  // namespace ballast::market
