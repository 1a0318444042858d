#pragma once

#include "connectors/paper_market/depth_model.h"
#include "connectors/paper_market/market_source.h"
#include "connectors/paper_market/settlement_window.h"
#include "models/pricing/black76.h"

#include <vector>

namespace ballast::paper_market {

// What every made market does to a listing, wherever its prices come from.

/// Ends it at its delivery price, USD per coin: no books any more, and as its mark what it pays.
void closeAt(Listing& listing, double delivery);

struct MarkedOption {
    pricing::Black76Input input;
    pricing::InverseGreeks greeks;
};
/// Gives an option its forward, its volatility and its mark, rounded as a venue publishes them.
MarkedOption markOption(Listing& listing, const Outlook& outlook, const VolSurface& surface);
/// And the volatilities that its best bid and ask stand for; zero where there is none.
void tellVolatilities(Listing& listing, const pricing::Black76Input& input);

/// Takes what a match consumed off the level it met, and remembers it in `consumed` until it has
/// come back. Nothing where no such level rests.
void take(Listing& listing, std::vector<Consumption>& consumed, core::Side taker, core::Price price,
          core::Quantity size, core::Time now);

}  // namespace ballast::paper_market
