#include "models/engine/surface_desk.h"

#include <algorithm>

namespace ballast::engine {
namespace {

/// Whether the smile could look different after this ticker.
bool tellsNews(const market::Ticker& before, const market::Ticker& now)
{
    return before.quote.bid != now.quote.bid || before.quote.ask != now.quote.ask ||
           before.bidIv != now.bidIv || before.askIv != now.askIv || before.markIv != now.markIv ||
           before.mark != now.mark || before.underlyingPrice != now.underlyingPrice;
}

}  // namespace

void SurfaceDesk::setHome(core::Currency underlying, core::VenueId venue)
{
    m_homes.emplace_back(underlying, venue);
}

void SurfaceDesk::listed(const market::Instrument& instrument)
{
    if (!instrument.isOption() || !instrument.expiry || !instrument.strike) return;
    for (const auto& [underlying, venue] : m_homes)
        if (underlying == instrument.underlying && venue != instrument.venue) return;
    if (m_placeOf.size() <= instrument.id.index) m_placeOf.resize(instrument.id.index + 1, kNone);
    if (m_placeOf[instrument.id.index] != kNone) return;
    auto found = std::ranges::find_if(m_expiries, [&](const Expiry& e) {
        return e.underlying == instrument.underlying && e.expiry == *instrument.expiry;
    });
    if (found == m_expiries.end())
        found = m_expiries.insert(found, Expiry{.underlying = instrument.underlying,
                                                .settlement = instrument.settlement,
                                                .expiry = *instrument.expiry});
    if (found->settlement != instrument.settlement) {
        if (instrument.settlement == market::Settlement::Linear) return;
        for (const core::InstrumentId id : found->options) m_placeOf[id.index] = kNone;
        found->options.clear();
        found->settlement = instrument.settlement;
    }
    found->options.push_back(instrument.id);
    m_placeOf[instrument.id.index] = static_cast<std::uint32_t>(found - m_expiries.begin());
}

void SurfaceDesk::markMoved(core::InstrumentId id)
{
    if (id.index < m_placeOf.size() && m_placeOf[id.index] != kNone)
        m_expiries[m_placeOf[id.index]].moved = true;
}

void SurfaceDesk::arriving(const market::Ticker& ticker, const MarketState& market)
{
    const market::Listing* before = market.find(ticker.quote.id);
    if (before && (!before->hasTicker || tellsNews(before->ticker, ticker)))
        markMoved(ticker.quote.id);
}

void SurfaceDesk::arriving(const market::Quote& quote, const MarketState& market)
{
    const market::Listing* before = market.find(quote.id);
    if (before && (before->ticker.quote.bid != quote.bid || before->ticker.quote.ask != quote.ask))
        markMoved(quote.id);
}

core::Currency SurfaceDesk::tick(const MarketState& market, core::Time now)
{
    Expiry* next = nullptr;
    for (Expiry& expiry : m_expiries) {
        if (expiry.over) continue;
        if (expiry.expiry <= now) {
            end(expiry, now);
            return expiry.underlying;
        }
        if (expiry.moved && expiry.dueAt <= now && (!next || expiry.dueAt < next->dueAt))
            next = &expiry;
    }
    if (!next) return {};
    return fit(*next, market, now) ? next->underlying : core::Currency{};
}

bool SurfaceDesk::fit(Expiry& expiry, const MarketState& market, core::Time now)
{
    expiry.moved = false;
    expiry.dueAt = now + m_refitEvery;
    const market::IndexPrice* index = market.board().index(expiry.underlying);
    const double spot = index ? index->price.toDouble() : 0;
    m_quotes.clear();
    bool stale = false;
    for (const core::InstrumentId id : expiry.options) {
        const market::Listing* listing = market.find(id);
        if (!listing || !listing->hasTicker) continue;
        stale = stale || listing->stale;
        if (listing->stale) continue;
        m_quotes.push_back(pricing::smileQuote(*listing->instrument, listing->ticker, spot, now));
    }
    const auto before = surface(expiry.underlying);
    const pricing::Smile* warm = before ? before->find(expiry.expiry) : nullptr;
    // While the link is down or its quotes are still coming back the last good curve stays: a delta
    // must not change its rule because a cable did.
    if (stale && warm && warm->usable() && m_quotes.size() < std::size_t{pricing::kLeastQuotes}) {
        expiry.moved = !m_quotes.empty();
        return false;
    }
    auto smile = std::make_shared<const pricing::Smile>(
        pricing::makeSmile(expiry.expiry, m_quotes, now, warm));
    pricing::Surface empty;
    empty.underlying = expiry.underlying;
    put(pricing::withSmile(before ? *before : empty, std::move(smile)));
    return true;
}

void SurfaceDesk::end(Expiry& expiry, core::Time now)
{
    expiry.over = true;
    if (const auto before = surface(expiry.underlying)) put(pricing::withoutExpired(*before, now));
}

void SurfaceDesk::put(pricing::Surface surface)
{
    auto next = std::make_shared<pricing::Surfaces>(*m_shared);
    auto shared = std::make_shared<const pricing::Surface>(std::move(surface));
    const auto at = std::ranges::lower_bound(next->items, shared->underlying, {},
                                             [](const auto& s) { return s->underlying; });
    if (at != next->items.end() && (*at)->underlying == shared->underlying)
        *at = std::move(shared);
    else
        next->items.insert(at, std::move(shared));
    m_shared = std::move(next);
}

}  // namespace ballast::engine
