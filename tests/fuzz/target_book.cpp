// A stream of book updates, from bytes, against the plainest book there is.
#include "fuzz/targets.h"
#include "models/core/assert.h"
#include "models/market/book.h"

#include <functional>
#include <map>

namespace ballast::fuzz {

namespace {

using core::Price;
using core::Quantity;
using market::Book;
using market::BookState;
using market::BookUpdate;
using market::Level;

/// Bytes handed out one by one; zeros behind their end.
class Reader {
public:
    explicit Reader(Bytes bytes) : m_bytes(bytes) {}
    bool atEnd() const { return m_at >= m_bytes.size(); }
    std::uint8_t next() { return atEnd() ? std::uint8_t{0} : m_bytes[m_at++]; }

private:
    Bytes m_bytes;
    std::size_t m_at = 0;
};

struct Naive {
    std::map<Price, Quantity, std::greater<>> bids;
    std::map<Price, Quantity> asks;
    std::uint64_t changeId = 0;
    BookState state = BookState::Empty;

    template <class Side>
    static void set(Side& side, const Level& level)
    {
        if (level.size.isZero())
            side.erase(level.price);
        else
            side[level.price] = level.size;
    }

    void apply(const BookUpdate& update)
    {
        if (update.snapshot) {
            bids.clear();
            asks.clear();
        } else {
            if (state != BookState::Empty && update.changeId == changeId) return;  // a repeat
            const bool follows = state != BookState::Empty && state != BookState::Gap &&
                                 update.previousChangeId == changeId && update.changeId > changeId;
            if (!follows) {
                state = BookState::Gap;
                return;
            }
        }
        for (const Level& level : update.bids) set(bids, level);
        for (const Level& level : update.asks) set(asks, level);
        changeId = update.changeId;
        const bool crossed =
            !bids.empty() && !asks.empty() && bids.begin()->first >= asks.begin()->first;
        state = crossed ? BookState::Crossed : BookState::Live;
    }
};

std::vector<Level> levels(Reader& bytes)
{
    std::vector<Level> out(bytes.next() % 6);
    for (Level& level : out) {
        level.price = Price::fromMantissa((bytes.next() % 32 + 1) * core::kFixedOne);
        level.size = Quantity::fromMantissa((bytes.next() % 4) * core::kFixedOne);
    }
    return out;
}

template <class Side>
void same(std::span<const Level> ours, const Side& naive)
{
    BALLAST_ASSERT(ours.size() == naive.size());
    auto at = naive.begin();
    for (const Level& level : ours) {
        BALLAST_ASSERT(level.price == at->first && level.size == at->second);
        ++at;
    }
}

void mustWalk(const Book& book, Reader& bytes)
{
    const auto side = bytes.next() % 2 == 0 ? core::Side::Buy : core::Side::Sell;
    const auto size = Quantity::fromMantissa((bytes.next() + 1) * core::kFixedOne / 2);
    const auto found = market::walk(book, side, size);
    Quantity depth;
    for (const Level& level : book.side(side)) depth += level.size;
    BALLAST_ASSERT(found.filled == std::min(size, depth));
}

}  // namespace

void book(Bytes data)
{
    Reader bytes(data);
    Book ours;
    Naive naive;
    while (!bytes.atEnd()) {
        const std::uint8_t kind = bytes.next();
        if (kind % 16 == 0) {
            ours.markStale();
            if (naive.state != BookState::Empty && naive.state != BookState::Gap)
                naive.state = BookState::Stale;
        } else {
            BookUpdate update;
            update.snapshot = kind % 8 == 1;
            const std::int64_t jump = kind % 8 == 2 ? bytes.next() - 128 : 1;
            update.changeId = naive.changeId + static_cast<std::uint64_t>(jump);
            update.previousChangeId = kind % 8 == 3 ? bytes.next() : naive.changeId;
            update.bids = levels(bytes);
            update.asks = levels(bytes);
            ours.apply(update);
            naive.apply(update);
        }
        BALLAST_ASSERT(ours.usable() == (naive.state == BookState::Live));
        if (!ours.usable()) continue;
        same(ours.bids(), naive.bids);
        same(ours.asks(), naive.asks);
        mustWalk(ours, bytes);
    }
}

}  // namespace ballast::fuzz
