#include "connectors/paper_market/listing_life.h"

#include "connectors/paper_market/quote_model.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_market {
namespace {

constexpr double kHighestIv = 9.99;

}  // namespace

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

MarkedOption markOption(Listing& listing, const Outlook& o, const VolSurface& surface)
{
    const double strike = listing.spec.strike->toDouble();
    const double variance = surface.totalVariance(std::log(strike / o.forward), o.varianceYears);
    MarkedOption marked;
    marked.input = {listing.spec.optionType,
                    o.forward,
                    strike,
                    o.years,
                    std::min(kHighestIv, std::sqrt(variance / o.years)),
                    0};
    marked.greeks = pricing::inverseOption(marked.input);
    listing.forward = std::round(o.forward * 1e4) / 1e4;
    listing.markIv = std::round(marked.input.sigma * 1e4) / 1e4;
    listing.mark = std::round(marked.greeks.coinPrice * 1e6) / 1e6;
    return marked;
}

void tellVolatilities(Listing& listing, const pricing::Black76Input& input)
{
    const auto of = [&](const std::vector<market::Level>& side) {
        return side.empty() ? 0 : quotedVolatility(input, side.front().price);
    };
    listing.bidIv = of(listing.bids);
    listing.askIv = of(listing.asks);
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
