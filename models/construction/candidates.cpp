#include "models/construction/candidates.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::construction {
namespace {

bool named(const std::string& name, const std::vector<std::string>& patterns)
{
    return patterns.empty() || std::ranges::any_of(patterns, [&](const std::string& pattern) {
               return core::matchesGlob(pattern, name);
           });
}

/// Coin visible on one side: of the levels where they are kept, else of the best quote.
double depthCoin(const market::Listing& listing, core::Side taker)
{
    const market::Instrument& instrument = *listing.instrument;
    const market::Quote& quote = listing.ticker.quote;
    const bool buy = taker == core::Side::Buy;
    const double best = (buy ? quote.ask : quote.bid).toDouble();
    double size = 0;
    const auto& levels = buy ? listing.asks : listing.bids;
    for (const market::Level& level : levels) size += level.size.toDouble();
    if (levels.empty()) size = (buy ? quote.askSize : quote.bidSize).toDouble();
    return instrument.sizedInUsd() ? size / best : size;
}

Verdict byLife(const market::Instrument& instrument, const CandidateRules& rules, core::Time now)
{
    if (!instrument.expiry) return {};
    const core::Duration left = *instrument.expiry - now;
    const auto verdict = [](std::string reason) {
        return Verdict{Obstacle::Expiry, std::move(reason)};
    };
    if (left <= core::Duration::zero()) return verdict("it has expired");
    if (left <= rules.noTradeBeforeExpiry)
        return verdict(fmt::format("it expires in {}: nothing is traded in its last {}",
                                   core::humanDuration(left),
                                   core::humanDuration(rules.noTradeBeforeExpiry)));
    if (left < rules.minimumLife)
        return verdict(fmt::format("it expires in {}, sooner than {}", core::humanDuration(left),
                                   core::humanDuration(rules.minimumLife)));
    if (left > rules.maximumLife)
        return verdict(fmt::format("it expires in {}, later than {}", core::humanDuration(left),
                                   core::humanDuration(rules.maximumLife)));
    return {};
}

Verdict byQuote(const market::Listing& listing, const CandidateRules& rules)
{
    const market::Quote& quote = listing.ticker.quote;
    if (!quote.twoSided() || quote.ask <= quote.bid)
        return {Obstacle::OneSided, quote.twoSided()         ? "its quote is crossed"
                                    : quote.ask.isPositive() ? "nobody bids for it"
                                                             : "nobody offers it"};
    const double spread = (quote.ask - quote.bid).toDouble() / quote.mid();
    if (spread > rules.maximumSpread)
        return {Obstacle::Spread, fmt::format("its spread of {:.3g} % is above {:.3g} %",
                                              100 * spread, 100 * rules.maximumSpread)};
    for (const core::Side side : {core::Side::Buy, core::Side::Sell})
        if (const double depth = depthCoin(listing, side); depth < rules.minimumDepthCoin)
            return {Obstacle::Depth,
                    fmt::format("{:.4g} {} at its {} are less than {:.4g}", depth,
                                listing.instrument->underlying.view(),
                                side == core::Side::Buy ? "ask" : "bid", rules.minimumDepthCoin)};
    return {};
}

}  // namespace

std::string_view text(Obstacle obstacle)
{
    switch (obstacle) {
        case Obstacle::None: return "may be traded";
        case Obstacle::Name: return "are not on the list of names";
        case Obstacle::State: return "are not open";
        case Obstacle::Stale: return "have no fresh quote";
        case Obstacle::OneSided: return "have no two-sided quote";
        case Obstacle::Expiry: return "expire too soon or too late";
        case Obstacle::Spread: return "have a spread above the limit";
        case Obstacle::Depth: return "have too little depth";
        case Obstacle::OpenInterest: return "have too little open interest";
        case Obstacle::Unpriced: return "have no price to take Greeks from";
    }
    return "?";
}

Verdict judge(const market::Listing& listing, const CandidateRules& rules, core::Time now)
{
    if (!listing.instrument) return {Obstacle::State, "it is not listed"};
    const market::Instrument& instrument = *listing.instrument;
    if (!named(instrument.name, rules.names))
        return {Obstacle::Name, "it is not on the list of names"};
    if (instrument.state != market::InstrumentState::Open)
        return {Obstacle::State,
                fmt::format("the venue has it {}", market::text(instrument.state))};
    if (Verdict life = byLife(instrument, rules, now); life.obstacle != Obstacle::None) return life;
    if (!listing.hasTicker || listing.stale)
        return {Obstacle::Stale, listing.hasTicker ? "its quote is stale" : "it has no quote yet"};
    if (Verdict quote = byQuote(listing, rules); quote.obstacle != Obstacle::None) return quote;
    if (instrument.expiry && listing.ticker.openInterest < rules.minimumOpenInterest)
        return {Obstacle::OpenInterest,
                fmt::format("its open interest of {:.4g} is below {:.4g}",
                            listing.ticker.openInterest, rules.minimumOpenInterest)};
    return {};
}

}  // namespace ballast::construction
