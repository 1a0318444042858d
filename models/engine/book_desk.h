#pragma once

#include "models/engine/market_state.h"
#include "models/engine/outbox.h"

#include <map>
#include <string>
#include <vector>

namespace ballast::engine {

/// Order books beyond those a connector keeps by itself, an option's above all: asked for when
/// something that is to be traded has none, given back when nobody has needed them for a while.
class BookDesk {
public:
    static constexpr std::size_t kMost = 24;
    static constexpr core::Duration kUnusedFor = std::chrono::minutes{5};
    /// How long a book is waited for before the best bid and ask have to do.
    static constexpr core::Duration kPatience = std::chrono::seconds{5};

    /// There is no book, nor one on its way back from a break in its chain.
    static bool isMissing(const MarketState& market, core::InstrumentId id);

    /// It is needed now: asked for where it is missing, and kept. False: kMost others are needed.
    bool need(const market::Listing& listing, MarketState& market, Outbox& out);
    /// Gives back what was not needed for kUnusedFor; its levels are marked stale.
    void tick(MarketState& market, Outbox& out);
    /// The link is gone, and with it every subscription.
    void linkLost(core::VenueId venue);
    /// From now on the best bid and ask of its ticker stand in for its book while that is missing.
    void allowQuote(core::InstrumentId id);

    struct Found {
        const market::Book* book = nullptr;
        bool quoteOnly = false;
    };
    /// The book, or the one made of the quote where that is allowed. Valid until the next call for
    /// the same instrument.
    Found find(const MarketState& market, core::InstrumentId id) const;

private:
    struct Watched {
        core::InstrumentId id;
        core::VenueId venue;
        std::string name;
        core::Time neededAt{};
        bool quoteWillDo = false;
    };
    Watched* watched(core::InstrumentId id);
    bool dropOldest(MarketState& market, Outbox& out);
    void giveBack(const Watched& book, MarketState& market, Outbox& out);

    std::vector<Watched> m_watched;
    mutable std::map<core::InstrumentId, market::Book> m_quotes;  ///< made of a quote
};

}  // namespace ballast::engine
