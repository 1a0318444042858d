#include "models/engine/market_state.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::engine {

market::Listing& MarketState::listing(core::InstrumentId id)
{
    BALLAST_ASSERT(id.valid());
    if (id.index >= m_board.listings.size()) {
        m_board.listings.resize(id.index + 1);
        m_books.resize(id.index + 1);
    }
    m_shared.reset();
    return m_board.listings[id.index];
}

void MarketState::on(const InstrumentListed& event)
{
    listing(event.instrument.id).instrument =
        std::make_shared<const market::Instrument>(event.instrument);
    m_ids[{event.instrument.venue, event.instrument.name}] = event.instrument.id;
}

void MarketState::on(const InstrumentStateChanged& event)
{
    market::Listing& entry = listing(event.id);
    if (!entry.instrument) return;
    market::Instrument changed = *entry.instrument;
    changed.state = event.state;
    entry.instrument = std::make_shared<const market::Instrument>(std::move(changed));
}

void MarketState::on(const market::Ticker& ticker)
{
    market::Listing& entry = listing(ticker.quote.id);
    entry.ticker = ticker;
    entry.hasTicker = true;
    entry.stale = false;
}

void MarketState::on(const market::Quote& quote)
{
    market::Listing& entry = listing(quote.id);
    entry.ticker.quote = quote;
}

void MarketState::on(const market::BookUpdate& update)
{
    market::Listing& entry = listing(update.id);
    entry.book = m_books[update.id.index].apply(update);
    showDepth(update.id);
}

void MarketState::on(const BookLost& event)
{
    market::Listing& entry = listing(event.id);
    m_books[event.id.index].markStale();
    entry.book = m_books[event.id.index].state();
}

void MarketState::on(const market::IndexPrice& index)
{
    m_shared.reset();
    for (market::IndexPrice& known : m_board.indices) {
        if (known.underlying != index.underlying) continue;
        known = index;
        return;
    }
    m_board.indices.push_back(index);
    std::ranges::sort(m_board.indices, {}, &market::IndexPrice::underlying);
}

void MarketState::markStale(core::VenueId venue)
{
    m_shared.reset();
    for (std::uint32_t i = 0; i < m_board.listings.size(); ++i) {
        const market::Listing* known = m_board.find({i});
        if (!known || known->instrument->venue != venue) continue;
        market::Listing& entry = m_board.listings[i];
        entry.stale = true;
        m_books[i].markStale();
        entry.book = m_books[i].state();
    }
}

void MarketState::showDepth(core::InstrumentId id)
{
    market::Listing& entry = m_board.listings[id.index];
    const auto copy = [](std::span<const market::Level> from, std::vector<market::Level>& to) {
        const auto best = from.first(std::min(from.size(), market::kBoardDepth));
        to.assign(best.begin(), best.end());
    };
    copy(m_books[id.index].bids(), entry.bids);
    copy(m_books[id.index].asks(), entry.asks);
}

const market::Listing* MarketState::find(core::VenueId venue, std::string_view name) const
{
    const auto it = m_ids.find(ByName::View{venue, name});
    return it == m_ids.end() ? nullptr : m_board.find(it->second);
}

const market::Book* MarketState::book(core::InstrumentId id) const
{
    return id.index < m_books.size() ? &m_books[id.index] : nullptr;
}

double MarketState::mid(core::InstrumentId id) const
{
    const market::Book* full = book(id);
    if (full && full->usable() && !full->bids().empty() && !full->asks().empty())
        return (full->bids().front().price.toDouble() + full->asks().front().price.toDouble()) / 2;
    const market::Listing* entry = find(id);
    return entry && entry->ticker.quote.twoSided() ? entry->ticker.quote.mid() : 0;
}

std::shared_ptr<const market::Board> MarketState::share()
{
    if (!m_shared) m_shared = std::make_shared<const market::Board>(m_board);
    return m_shared;
}

}  // namespace ballast::engine
