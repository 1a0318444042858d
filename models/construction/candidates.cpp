#include "models/construction/candidates.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

/// "2 days", "36 h 00 min".
std::string lifeText(core::Duration life)
{
    const double days = core::seconds(life) / 86'400;
    if (days < 1 || days != std::floor(days)) return core::humanDuration(life);
    return fmt::format("{:.0f} day{}", days, days == 1 ? "" : "s");
}

/// The venue counts an inverse future's in dollars.
double openInterestCoin(const market::Listing& listing)
{
    const double open = listing.ticker.openInterest;
    return listing.instrument->sizedInUsd() ? open / listing.ticker.quote.mid() : open;
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
        case Obstacle::Excluded: return "are on the list of what is not traded";
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

std::string shortText(Obstacle obstacle, const CandidateRules& rules)
{
    const bool any = rules.maximumLife == core::Duration::max();
    switch (obstacle) {
        case Obstacle::None: return "usable";
        case Obstacle::Name: return "not named";
        case Obstacle::Excluded: return "excluded by name";
        case Obstacle::State: return "not open";
        case Obstacle::Stale: return "without a fresh quote";
        case Obstacle::OneSided: return "quoted on one side";
        case Obstacle::Expiry:
            if (any)
                return "expire within " +
                       lifeText(std::max(rules.minimumLife, rules.noTradeBeforeExpiry));
            return fmt::format("expire outside {} to {}", lifeText(rules.minimumLife),
                               lifeText(rules.maximumLife));
        case Obstacle::Spread: return "too wide";
        case Obstacle::Depth: return "too thin";
        case Obstacle::OpenInterest: return "with too little open interest";
        case Obstacle::Unpriced: return "without a price";
    }
    return "?";
}

Verdict judge(const market::Listing& listing, const CandidateRules& rules, core::Time now)
{
    if (!listing.instrument) return {Obstacle::State, "it is not listed"};
    const market::Instrument& instrument = *listing.instrument;
    if (!named(instrument.name, rules.names))
        return {Obstacle::Name, "it is not on the list of names"};
    if (!rules.excluded.empty() && named(instrument.name, rules.excluded))
        return {Obstacle::Excluded, "it is on the list of what is not traded"};
    if (instrument.state != market::InstrumentState::Open)
        return {Obstacle::State,
                fmt::format("the venue has it {}", market::text(instrument.state))};
    if (Verdict life = byLife(instrument, rules, now); life.obstacle != Obstacle::None) return life;
    if (!listing.hasTicker || listing.stale)
        return {Obstacle::Stale, listing.hasTicker ? "its quote is stale" : "it has no quote yet"};
    if (Verdict quote = byQuote(listing, rules); quote.obstacle != Obstacle::None) return quote;
    if (const double open = openInterestCoin(listing);
        instrument.expiry && open < rules.minimumOpenInterest)
        return {Obstacle::OpenInterest,
                fmt::format("its open interest of {:.4g} {} is below {:.4g}", open,
                            instrument.underlying.view(), rules.minimumOpenInterest)};
    return {};
}

}  // namespace ballast::construction
