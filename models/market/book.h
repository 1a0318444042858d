#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ballast::market {

struct Level {
    core::Price price;
    core::Quantity size;  ///< zero in an update: the level is gone
    bool operator==(const Level&) const = default;
};

/// One message of an incremental book: a snapshot replaces, a change must follow its predecessor.
struct BookUpdate {
    core::InstrumentId id;
    bool snapshot = false;
    std::uint64_t changeId = 0;
    std::uint64_t previousChangeId = 0;  ///< changes only
    std::vector<Level> bids, asks;
    core::Time venueAt{};
    core::Time at{};
    bool operator==(const BookUpdate&) const = default;
};

enum class BookState : std::uint8_t {
    Empty,  ///< no snapshot yet
    Live,
    Gap,      ///< a change did not follow its predecessor: unusable until the next snapshot
    Crossed,  ///< bid >= ask: unusable, though the chain is whole
    Stale,    ///< the link is down or silent: last good values, not to be traded on
};

/// Price levels with a sequence check. Best first on both sides.
class Book {
public:
    /// Applies one update and says what state the book is in afterwards. Repeats are ignored; a
    /// break in the chain empties nothing but makes the book unusable until the next snapshot.
    BookState apply(const BookUpdate& update);
    void markStale();

    BookState state() const { return m_state; }
    bool usable() const { return m_state == BookState::Live; }
    std::span<const Level> bids() const { return m_bids; }
    std::span<const Level> asks() const { return m_asks; }
    std::span<const Level> side(
        core::Side taker) const  ///< what a taker on this side trades against
    {
        return taker == core::Side::Buy ? asks() : bids();
    }
    std::uint64_t changeId() const { return m_changeId; }
    core::Time at() const { return m_at; }
    /// Changes whose action contradicted the book (a delete of what was not there, say).
    std::uint64_t contradictions() const { return m_contradictions; }
    bool operator==(const Book&) const = default;

private:
    std::vector<Level> m_bids, m_asks;
    std::uint64_t m_changeId = 0;
    std::uint64_t m_contradictions = 0;
    BookState m_state = BookState::Empty;
    core::Time m_at{};
};

/// What taking `size` (> 0, instrument units) from the levels costs.
struct Fillable {
    core::Quantity filled;    ///< less than asked where the visible depth ends or the limit cuts
    double averagePrice = 0;  ///< of what was filled; 0 when nothing
    core::Price worstPrice;   ///< of the last level touched
};
/// Walks the book as an immediate order would, never beyond `limit` where one is given.
Fillable walk(const Book& book, core::Side taker, core::Quantity size,
              std::optional<core::Price> limit = {});

std::string_view text(BookState state);

}  // namespace ballast::market
