#pragma once

#include "models/core/time.h"
#include "models/market/book.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace ballast::deribit {

/// The change_id chain of every book that is subscribed to: what may be passed on, and what is
/// lost. A second subscription alone brings no snapshot on this venue, so a lost book is
/// unsubscribed from and subscribed to again, and everything until its snapshot is dropped.
class BookChains {
public:
    enum class Verdict : std::uint8_t {
        Pass,  ///< the chain holds
        Drop,  ///< a repeat, or a change of a book that waits for its snapshot
        Lost,  ///< this change does not follow the last one: the book is lost now
    };
    Verdict judge(const market::BookUpdate& update);
    /// The book was asked for again at `now`.
    void waiting(core::InstrumentId id, core::Time now) { m_chains[id.index].askedAt = now; }
    /// A book asked for before `deadline` whose snapshot has not come; invalid when there is none.
    core::InstrumentId overdue(core::Time deadline) const;
    /// Unsubscribed from: nothing follows until the snapshot of another subscription.
    void leave(core::InstrumentId id) { m_chains[id.index] = {.last = 1, .whole = false}; }
    void clear() { m_chains.clear(); }
    std::uint64_t gaps() const { return m_gaps; }

private:
    struct Chain {
        std::uint64_t last = 0;
        bool whole = false;
        core::Time askedAt{};  ///< zero: not waiting
    };
    std::unordered_map<std::uint32_t, Chain> m_chains;
    std::uint64_t m_gaps = 0;
};

}  // namespace ballast::deribit
