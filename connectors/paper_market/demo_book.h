#pragma once

#include "connectors/paper_market/book_position.h"
#include "connectors/paper_market/market_source.h"

#include <vector>

namespace ballast::paper_market {

/// The seed the built-in market has unless told otherwise. Chosen among its neighbours because with
/// the scenario `chop` the demo book leaves its band twenty to fifty seconds after the start, so
/// that somebody who looks for the first time sees a proposal within a minute.
inline constexpr std::uint64_t kDefaultSeed = 10;

/// The book of a plausible options desk in every underlying the market lists options of: short
/// near-dated straddles and strangles, a calendar, long wings, a collar further out, a dated
/// future, and a perpetual that brings the net transaction delta to about zero. Gamma is short and
/// dominates: scaled so that a 1 % move shifts the delta by about 30 BTC or 260 ETH, against the
/// bands of 2.3 BTC and 24 ETH the desk is shown with. Within a quarter of an hour of an expiry it
/// is short a straddle that expires then, whose delta fades while it is averaged. A market that
/// lacks an instrument gets the book without it; an underlying without options gets none.
std::vector<BookPosition> demoBook(const MarketSource& market, core::Time now);

/// Part number `part` of `parts` (>= 1): the positions are dealt out one by one, so that each
/// stands in one part and all parts together are the book.
std::vector<BookPosition> partOf(const std::vector<BookPosition>& book, int part, int parts);

/// Net transaction delta of a size of one listing, coin: options N(d1) less the premium, inverse
/// futures and perpetuals size / mark, linear ones their size. What is being averaged for delivery
/// has the share that is not averaged yet; what is closed or has no price has none.
double transactionDelta(const Listing& listing, double size, core::Time now);

/// The same of the positions in one underlying. Positions whose instrument the market does not list
/// count nothing.
double netTransactionDelta(const MarketSource& market, const std::vector<BookPosition>& book,
                           core::Currency underlying, core::Time now);

}  // namespace ballast::paper_market
