#include "models/engine/book_desk.h"

#include <algorithm>

namespace ballast::engine {
namespace {

market::Book bookOf(const market::Quote& quote)
{
    market::BookUpdate update;
    update.id = quote.id;
    update.snapshot = true;
    update.changeId = static_cast<std::uint64_t>(quote.venueAt.time_since_epoch().count());
    update.bids = {{quote.bid, quote.bidSize}};
    update.asks = {{quote.ask, quote.askSize}};
    update.venueAt = quote.venueAt;
    update.at = quote.at;
    market::Book book;
    book.apply(update);
    return book;
}

}  // namespace

bool BookDesk::isMissing(const MarketState& market, core::InstrumentId id)
{
    const market::Book* book = market.book(id);
    return !book || book->state() == market::BookState::Empty ||
           book->state() == market::BookState::Stale;
}

BookDesk::Watched* BookDesk::watched(core::InstrumentId id)
{
    const auto it = std::ranges::find(m_watched, id, &Watched::id);
    return it == m_watched.end() ? nullptr : &*it;
}

bool BookDesk::need(const market::Listing& listing, MarketState& market, Outbox& out)
{
    const market::Instrument& instrument = *listing.instrument;
    if (Watched* known = watched(instrument.id)) {
        known->neededAt = out.now();
        if (!isMissing(market, instrument.id)) known->quoteWillDo = false;
        return true;
    }
    if (!isMissing(market, instrument.id)) return true;  // kept by the connector itself
    if (m_watched.size() >= kMost && !dropOldest(market, out)) return false;
    m_watched.push_back({instrument.id, instrument.venue, instrument.name, out.now(), false});
    out.push(WatchBook{instrument.venue, instrument.id, instrument.name});
    return true;
}

/// Room for a new one: the one not needed for the longest time, but none that is needed now.
bool BookDesk::dropOldest(MarketState& market, Outbox& out)
{
    const auto oldest = std::ranges::min_element(m_watched, {}, &Watched::neededAt);
    if (out.now() - oldest->neededAt < kPatience) return false;
    giveBack(*oldest, market, out);
    m_watched.erase(oldest);
    return true;
}

/// What stands in it does not move any more.
void BookDesk::giveBack(const Watched& book, MarketState& market, Outbox& out)
{
    out.push(UnwatchBook{book.venue, book.id, book.name});
    market.on(BookLost{book.id, out.now()});
    m_quotes.erase(book.id);
}

void BookDesk::tick(MarketState& market, Outbox& out)
{
    std::erase_if(m_watched, [&](const Watched& w) {
        if (out.now() - w.neededAt < kUnusedFor) return false;
        giveBack(w, market, out);
        return true;
    });
}

void BookDesk::linkLost(core::VenueId venue)
{
    std::erase_if(m_watched, [&](const Watched& w) { return w.venue == venue; });
}

void BookDesk::allowQuote(core::InstrumentId id)
{
    if (Watched* known = watched(id)) known->quoteWillDo = true;
}

BookDesk::Found BookDesk::find(const MarketState& market, core::InstrumentId id) const
{
    const auto it = std::ranges::find(m_watched, id, &Watched::id);
    const market::Listing* listing = market.find(id);
    if (it == m_watched.end() || !it->quoteWillDo || !isMissing(market, id) || !listing ||
        !listing->ticker.quote.twoSided())
        return {market.book(id), false};
    market::Book& made = m_quotes[id];
    made = bookOf(listing->ticker.quote);
    return {&made, true};
}

}  // namespace ballast::engine
