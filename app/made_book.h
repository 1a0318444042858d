#pragma once

#include "connectors/paper_drill/drill_exchange.h"
#include "connectors/paper_market/coarse_market.h"

#include <vector>

namespace ballast::app {

// The book of a made year: of each underlying a short straddle with long wings that expires on the
// coming Friday, and whatever hedges it.

/// What the market of a made year lists of each Friday.
std::vector<paper_market::CoarseMarket::Line> madeLines();

/// Deals the coming Friday's options at the market, as another hand of the same account would: the
/// desk that hedges hears of it from the venue. Returns of how many lines nothing, or not all, was
/// dealt: the account was refused, or the book too thin.
int dealWeek(paper_drill::DrillExchange& exchange, const paper_market::CoarseMarket& market);

/// Half the width of a band that the book leaves about `timesADay`: what a day's move of one
/// deviation does to the delta is s, and a random walk leaves [-b, b] after (b/s)^2 days on
/// average. By all gamma there is, without its sign: between a short strike and a long one the sum
/// is nothing, and the delta moves all the same. Times a factor, between bounds; coin, as a person
/// would write it.
double madeBand(const paper_drill::DrillExchange& exchange,
                const paper_market::CoarseMarket& market, std::size_t underlying, double timesADay,
                double factor);

}  // namespace ballast::app
