#include "connectors/paper_market/listing_life.h"

#include <algorithm>

namespace ballast::paper_market {

void closeAt(Listing& listing, double delivery)
{
    listing.spec.state = market::InstrumentState::Closed;
    listing.bids.clear();
    listing.asks.clear();
    listing.bidIv = listing.askIv = listing.markIv = 0;
    listing.openInterest = listing.volume24h = 0;
    listing.forward = listing.spec.isOption() ? delivery : 0;
    listing.mark = delivery;
    if (listing.spec.isOption()) {
        const double strike = listing.spec.strike->toDouble();
        const double gain = listing.spec.optionType == market::OptionType::Call ? delivery - strike
                                                                                : strike - delivery;
        listing.mark = std::max(0.0, gain) / delivery;
    }
    ++listing.revision;
}

void take(Listing& listing, std::vector<Consumption>& consumed, core::Side taker, core::Price price,
          core::Quantity size, core::Time now)
{
    std::vector<market::Level>& levels = taker == core::Side::Buy ? listing.asks : listing.bids;
    const auto level = std::find_if(levels.begin(), levels.end(),
                                    [&](const market::Level& l) { return l.price == price; });
    if (level == levels.end()) return;
    consumed.push_back({core::opposite(taker), price, size, now});
    level->size -= std::min(size, level->size);
    if (level->size < listing.spec.minimum) levels.erase(level);
    ++listing.revision;
}

}  // namespace ballast::paper_market
