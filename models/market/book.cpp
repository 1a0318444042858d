#include "models/market/book.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::market {
namespace {

template <class Before>
std::uint64_t applyLevel(std::vector<Level>& levels, const Level& level, Before before)
{
    const auto it =
        std::lower_bound(levels.begin(), levels.end(), level.price,
                         [&](const Level& l, core::Price p) { return before(l.price, p); });
    const bool present = it != levels.end() && it->price == level.price;
    if (level.size.isZero()) {
        if (!present) return 1;
        levels.erase(it);
        return 0;
    }
    if (present)
        it->size = level.size;
    else
        levels.insert(it, level);
    return 0;
}

}  // namespace

BookState Book::apply(const BookUpdate& update)
{
    if (update.snapshot) {
        m_bids.clear();
        m_asks.clear();
    } else {
        if (m_state == BookState::Empty) return m_state = BookState::Gap;
        if (update.changeId == m_changeId) return m_state;  // a repeat
        // A number below the last one is another sequence, whatever it says it follows.
        if (m_state == BookState::Gap || update.previousChangeId != m_changeId ||
            update.changeId < m_changeId)
            return m_state = BookState::Gap;
    }
    for (const Level& level : update.bids)
        m_contradictions += applyLevel(m_bids, level, std::greater<>{});
    for (const Level& level : update.asks)
        m_contradictions += applyLevel(m_asks, level, std::less<>{});
    m_changeId = update.changeId;
    m_at = update.at;
    const bool crossed =
        !m_bids.empty() && !m_asks.empty() && m_bids.front().price >= m_asks.front().price;
    return m_state = crossed ? BookState::Crossed : BookState::Live;
}

void Book::markStale()
{
    // A gap stays one: forgetting it would let a late change make the book look whole.
    if (m_state != BookState::Empty && m_state != BookState::Gap) m_state = BookState::Stale;
}

Fillable walk(const Book& book, core::Side taker, core::Quantity size,
              std::optional<core::Price> limit)
{
    BALLAST_ASSERT(size.isPositive());
    Fillable out;
    double paid = 0;
    for (const Level& level : book.side(taker)) {
        if (limit && (taker == core::Side::Buy ? level.price > *limit : level.price < *limit))
            break;
        const core::Quantity take = std::min(level.size, size - out.filled);
        paid += take.toDouble() * level.price.toDouble();
        out.filled += take;
        out.worstPrice = level.price;
        if (out.filled == size) break;
    }
    if (out.filled.isPositive()) out.averagePrice = paid / out.filled.toDouble();
    return out;
}

std::string_view text(BookState state)
{
    switch (state) {
        case BookState::Empty: return "no snapshot yet";
        case BookState::Live: return "live";
        case BookState::Gap: return "gap in the sequence";
        case BookState::Crossed: return "crossed";
        case BookState::Stale: return "stale";
    }
    return "";
}

}  // namespace ballast::market
