// paper_market: where the paper exchange gets its prices and its liquidity from.
#pragma once

#include "models/core/fixed.h"
#include "models/core/time.h"
#include "models/market/book.h"
#include "models/market/instrument.h"

#include <optional>
#include <string>
#include <vector>

namespace ballast::paper_market {

/// What the simulated market knows of one instrument, and the liquidity that rests in it.
/// `spec.id` is the index in MarketSource::listings().
struct Listing {
    market::Instrument spec;
    double mark = 0;              ///< quote currency (coin for inverse options)
    double markIv = 0;            ///< options: 0.55 is 55 %
    double forward = 0;           ///< options: USD forward they are priced on
    std::string underlyingIndex;  ///< options: "BTC-27MAR26" or "SYN.BTC-15JAN26"
    double funding8h = 0;         ///< perpetuals
    double openInterest = 0;      ///< instrument's unit
    double volume24h = 0;         ///< instrument's unit
    double bidIv = 0, askIv = 0;
    std::vector<market::Level> bids, asks;  ///< resting simulated liquidity, best first
    std::uint64_t revision = 0;             ///< counts up whenever anything above changed
};

struct Index {
    std::string name;  ///< "btc_usd"
    core::Currency underlying;
    double price = 0;
    double volatility = 0;  ///< volatility index, in per cent (DVOL-like)
};

/// Where the paper exchange gets its market from: a seeded generator, a recorded tape, or a live
/// public stream. Deterministic in (construction arguments, sequence of advance() times).
class MarketSource {
public:
    virtual ~MarketSource() = default;
    /// The moment the market begins at, where it is not free to begin at any: a recording's own.
    virtual std::optional<core::Time> startsAt() const { return std::nullopt; }
    /// Moves the market to `now` (never backwards). Instruments may be added, never removed from
    /// the list: an expired one turns InstrumentState::Closed.
    virtual void advance(core::Time now) = 0;
    virtual const std::vector<Listing>& listings() const = 0;
    virtual const std::vector<Index>& indices() const = 0;
    /// Delivery price of an expired instrument (30-minute index average), once it is known.
    virtual std::optional<double> deliveryPrice(core::InstrumentId id) const = 0;
    /// Takes liquidity that a match consumed away until the source replenishes it.
    virtual void consume(core::InstrumentId id, core::Side taker, core::Price price,
                         core::Quantity size) = 0;
    /// Why the market cannot be traded now, as a sentence; empty: it can. What it shows meanwhile
    /// is old.
    virtual std::string outage() const { return {}; }
    /// A short line for people: "seed 7, scenario chop" or the tape's name.
    virtual std::string description() const = 0;
};

}  // namespace ballast::paper_market
