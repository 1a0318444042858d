#pragma once

#include "connectors/paper_market/market_source.h"
#include "models/engine/event.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ballast::paper_live {

/// The paper market as a venue's public messages tell it: events in, listings out. Knows no socket
/// and no clock, so the same events at the same times give the same market.
///
/// An instrument is listed with its first ticker, so that every listing has a mark and every index
/// a price. Its book is the venue's chain less what matches here have taken; a level that was taken
/// from is whole again as soon as the venue says anything new of it.
class LiveListings {
public:
    void on(const engine::InstrumentListed& event);
    void on(const engine::InstrumentStateChanged& event);
    void on(const market::Ticker& event);
    void on(const market::BookUpdate& event);
    void on(const engine::BookLost& event);
    void on(const market::IndexPrice& event);
    /// A new connection: what books the old one left are not to be traded on.
    void forgetBooks();
    /// Closes what has expired by `now`, whether or not the venue has said so yet.
    void advance(core::Time now);

    const std::vector<paper_market::Listing>& listings() const { return m_listings; }
    /// Instruments the venue named and has said no price of yet.
    std::size_t awaited() const;
    const std::vector<paper_market::Index>& indices() const { return m_indices; }
    /// The average of the index over the last half hour before the expiry, as far as it was seen.
    std::optional<double> deliveryPrice(core::InstrumentId id) const;
    void consume(core::InstrumentId id, core::Side taker, core::Price price, core::Quantity size);

private:
    /// What matches here took from one side of the venue's book.
    using Taken = std::map<core::Price, core::Quantity>;
    /// One instrument of the venue, under the venue's own number.
    struct Source {
        market::Instrument spec;
        market::Book book;
        Taken takenBids, takenAsks;
        std::optional<std::size_t> listing;  ///< none before the first ticker
    };
    struct Sample {
        core::Time at;
        double price;
    };

    Source* find(core::InstrumentId venueId);
    void list(Source& source, const market::Ticker& ticker);
    void show(Source& source);
    void close(paper_market::Listing& listing, core::Time now);
    void setIndex(const std::string& name, core::Currency underlying, double price, core::Time at);
    void refreshVolatilities(core::Time now);
    std::string underlyingIndexOf(const market::Instrument& option) const;

    std::unordered_map<std::uint32_t, Source> m_sources;
    std::vector<core::InstrumentId> m_venueIds;  ///< of each listing
    std::vector<paper_market::Listing> m_listings;
    std::vector<paper_market::Index> m_indices;
    std::map<std::string, std::deque<Sample>> m_halfHours;  ///< one sample a second, by index
    std::map<core::InstrumentId, double> m_deliveries;
    core::Time m_volatilityAt{};
};

}  // namespace ballast::paper_live
