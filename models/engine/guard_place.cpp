#include "models/engine/guard_place.h"

#include "models/guard/book_shape.h"

namespace ballast::engine {
namespace {

constexpr core::Duration kSlopeHalfLife = std::chrono::minutes{5};

std::optional<double> positive(double value)
{
    return value > 0 ? std::optional{value} : std::nullopt;
}

}  // namespace

GuardPlace::GuardPlace(rebalance::HedgePlace place, core::Duration impactHorizon)
    : m_place(std::move(place)), m_own(impactHorizon)
{
    state.venue = m_place.account.venue;
    state.instrument = m_place.instrument;
}

void GuardPlace::show()
{
    state.level = machine.level();
    state.cause = machine.cause();
    state.since = machine.since();
}

void GuardPlace::heard(core::InstrumentId id, core::Time at)
{
    if (m_hedge == id) m_feed.heard(at);
}

void GuardPlace::heardIndex(const market::IndexPrice& index)
{
    m_index.heard(index.at);
    m_indexPrice = positive(index.price.toDouble());
}

void GuardPlace::linkLost()
{
    m_feed.pause();
    m_index.pause();
    m_crossedSince.reset();
    m_own.look({}, {}, {});
}

void GuardPlace::look(const MarketState& market, core::Time now)
{
    if (!m_hedge.valid())
        if (const market::Listing* listing = market.find(venue(), m_place.instrument))
            m_hedge = listing->instrument->id;
    const market::Book* book = market.book(m_hedge);
    const market::Listing* listing = market.find(m_hedge);
    const bool quoted = listing && listing->ticker.quote.twoSided() &&
                        listing->ticker.quote.bid >= listing->ticker.quote.ask;
    const bool crossed = book && (book->state() == market::BookState::Crossed ||
                                  (book->state() == market::BookState::Empty && quoted));
    if (!crossed)
        m_crossedSince.reset();
    else if (!m_crossedSince)
        m_crossedSince = now;
}

void GuardPlace::lookAtBook(const MarketState& market, const guard::Limits& limits, core::Time now)
{
    const market::Book* book = market.book(m_hedge);
    const market::Listing* listing = market.find(m_hedge);
    const auto shape = book && book->usable() && listing
                           ? guard::shapeOf(*listing->instrument, book->bids(), book->asks())
                           : std::nullopt;
    m_depth = shape ? std::optional{shape->depth} : std::nullopt;
    if (shape) {
        m_usualDepth.add(shape->depth, now, core::fromSeconds(86'400 * limits.depthHalfLifeDays));
        m_slope.add(shape->usdPerCoin, now, kSlopeHalfLife);
    }
    const market::IndexPrice* index =
        listing ? market.board().index(listing->instrument->underlying) : nullptr;
    m_own.look(now, positive(market.mid(m_hedge)),
               index ? positive(index->price.toDouble()) : std::nullopt);
}

void GuardPlace::addTo(guard::Picture& p, const MarketState& market,
                       std::optional<double> recordIndex, core::Time now) const
{
    p.feedAgeS = m_feed.age(now);
    p.feedGapS = m_feed.medianGap();
    p.indexAgeS = m_index.age(now);
    p.indexGapS = m_index.medianGap();
    p.index = m_indexPrice ? m_indexPrice : recordIndex;
    const market::Listing* listing = market.find(m_hedge);
    const market::Book* book = market.book(m_hedge);
    if (m_crossedSince)
        p.crossedForS = core::seconds(now - *m_crossedSince);
    else if (listing && book && book->usable())
        p.crossedForS = 0;
    if (listing && !listing->stale) p.mark = positive(listing->ticker.mark.toDouble());
    if (listing) p.dated = listing->instrument->expiry.has_value();
    if (p.linkUp && book && book->usable()) p.mid = positive(market.mid(m_hedge));
    p.depth = m_depth;
    p.usualDepth = m_usualDepth.value();
}

std::optional<double> GuardPlace::comparableMid(const MarketState& market) const
{
    const market::Listing* listing = market.find(m_hedge);
    const market::Book* book = market.book(m_hedge);
    if (!listing || listing->instrument->expiry || !book || !book->usable()) return std::nullopt;
    return positive(market.mid(m_hedge));
}

}  // namespace ballast::engine
