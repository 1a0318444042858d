#pragma once

#include "models/core/error.h"
#include "models/core/time.h"
#include "models/market/instrument.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ballast::paper_market {

/// In what one made venue differs from another. Common to all of one seed: the price path, the
/// index, the volatilities, the instruments. Each venue's own: what stands here, and which orders
/// rest in its books. The default is the built-in market as it is alone.
struct VenueTerms {
    std::string_view name = "paper";  ///< venue and account of the desk
    std::uint64_t salt = 0;           ///< of its own luck; 0: that of the seed
    double basis = 0;        ///< its futures', perpetuals' and forwards' own premium: at most
                             ///< this fraction of the price, either way
    double basisPaceS = 20;  ///< the premium wanders to another value about so often
    double spread = 1;       ///< factor on the distance of bid and ask
    double depth = 1;        ///< factor on the sizes that rest in a book
    struct Fees {
        double futureMaker = 0, futureTaker = 0;  ///< futures and perpetuals, of the notional
        double option = 0;                        ///< of the underlying, maker and taker
        bool operator==(const Fees&) const = default;
    };
    std::optional<Fees> fees;       ///< none: those of the built-in market, 0, 0.05 % and 0.03 %
    core::Duration orderLatency{};  ///< of machine time, between an order's frame and the book
    int strikesForOne = 1;          ///< so many are listed for each of the built-in market: 1 to 10
    bool operator==(const VenueTerms&) const = default;
};

/// The venues that stand side by side, in the order they are opened; at most three.
///   paper-a  deep and dear: the built-in market, 5 bp, orders arrive in 4 ms
///   paper-b  cheap and thin: 3.5 bp, a quarter of the depth, 2.5 times the spread, 3 bp of its own
///            basis, 40 ms
///   paper-c  far: 4.5 bp, half the depth, 1.5 times the spread, 6 bp of its own basis, 120 ms
std::span<const VenueTerms> venuesSideBySide();

/// A line for people: "paper-b: taker 3.50 bp, options 2.50 bp, depth x 0.25, …".
std::string text(const VenueTerms& terms);

/// The venue's premium of this underlying at `now`, a fraction of the price in [-basis, basis]: a
/// function of seed, venue, underlying and time, and continuous in time.
double basisAt(const VenueTerms& terms, std::uint64_t seed, std::uint64_t underlying,
               core::Time now);

/// The venue's fees in place of the built-in ones.
void applyFees(const VenueTerms& terms, market::Instrument& spec);

}  // namespace ballast::paper_market
