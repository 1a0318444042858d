#pragma once

#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/venue_terms.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace ballast::app {

/// Deribit's own public stream: what a live market listens to unless told otherwise.
inline constexpr const char* kPublicStream = "wss://www.deribit.com/ws/api/v2";

/// Which market the paper exchange is given: made from a seed, recorded, or live. The same words
/// for the desk and for `ballastctl exchange`.
struct MarketChoice {
    std::string scenario = "chop";      ///< of a made market
    std::optional<std::uint64_t> seed;  ///< none: the demonstration's
    std::optional<core::Time> start;    ///< of a made market; none: the machine's now
    std::optional<std::filesystem::path> tape, prices;
    std::optional<std::string> live;  ///< address of a public stream
    double speed = 1;                 ///< 1 to 1000
};

/// What in the choice contradicts itself, as a sentence; empty: nothing.
std::string contradiction(const MarketChoice& choice);

/// What --start says; fails with a sentence that shows how it is written.
core::Expected<core::Time> parseStart(const std::string& text);

/// A market before it has an exchange, and when it begins.
struct Opening {
    std::unique_ptr<paper_market::MarketSource> market;
    core::Time start{};
};
/// Opens the market that was chosen. A live one is not connected yet: until it is, it says so.
/// `terms`: which of several venues of a made market it is.
core::Expected<Opening> openMarket(const MarketChoice& choice,
                                   const paper_market::VenueTerms& terms = {});

}  // namespace ballast::app
