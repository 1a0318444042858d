#pragma once

#include "models/core/chunks.h"
#include "models/market/book.h"
#include "models/market/instrument.h"
#include "models/market/ticker.h"

#include <memory>
#include <vector>

namespace ballast::market {

/// One instrument as it stands: what it is, and the last good values with their age.
struct Listing {
    std::shared_ptr<const Instrument> instrument;  ///< null: known by name only, not yet listed
    Ticker ticker;
    bool hasTicker = false;
    bool stale = true;  ///< its link is down, silent or resyncing
    BookState book = BookState::Empty;
    std::vector<Level> bids, asks;  ///< best levels, at most kBoardDepth a side
};

inline constexpr std::size_t kBoardDepth = 20;

/// All instruments by InstrumentId::index: the market section of a snapshot. Copies share the
/// listings that did not change.
struct Board {
    core::Chunks<Listing, 8> listings;
    std::vector<IndexPrice> indices;

    const Listing* find(core::InstrumentId id) const
    {
        return id.index < listings.size() && listings[id.index].instrument ? &listings[id.index]
                                                                           : nullptr;
    }
    const IndexPrice* index(core::Currency underlying) const
    {
        for (const IndexPrice& i : indices)
            if (i.underlying == underlying) return &i;
        return nullptr;
    }
};

}  // namespace ballast::market
