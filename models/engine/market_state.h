#pragma once

#include "models/engine/event.h"
#include "models/market/board.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ballast::engine {

/// The market as it stands: the board the snapshot shows and the full books proposals walk.
class MarketState {
public:
    void on(const InstrumentListed& event);
    void on(const InstrumentStateChanged& event);
    void on(const market::Ticker& ticker);
    void on(const market::Quote& quote);
    void on(const market::BookUpdate& update);
    void on(const BookLost& event);
    void on(const market::IndexPrice& index);
    /// The venue's link left Up: last good values stay, marked stale.
    void markStale(core::VenueId venue);

    const market::Board& board() const { return m_board; }
    const market::Listing* find(core::InstrumentId id) const { return m_board.find(id); }
    const market::Listing* find(core::VenueId venue, std::string_view name) const;
    const market::Book* book(core::InstrumentId id) const;
    /// Best mid of book or quote; 0 when there is none.
    double mid(core::InstrumentId id) const;

    /// The board as an immutable value; the same pointer until something changed.
    std::shared_ptr<const market::Board> share();

private:
    market::Listing& listing(core::InstrumentId id);
    void showDepth(core::InstrumentId id);

    /// Looked up by (venue, name) without making a string, at every tick.
    struct ByName {
        using is_transparent = void;
        using View = std::pair<core::VenueId, std::string_view>;
        static View view(const std::pair<core::VenueId, std::string>& name)
        {
            return {name.first, name.second};
        }
        static View view(const View& name) { return name; }
        std::size_t operator()(const auto& name) const
        {
            const View of = view(name);
            return std::hash<std::string_view>{}(of.second) * 31 +
                   std::hash<core::VenueId>{}(of.first);
        }
        bool operator()(const auto& a, const auto& b) const { return view(a) == view(b); }
    };

    std::unordered_map<std::pair<core::VenueId, std::string>, core::InstrumentId, ByName, ByName>
        m_ids;
    market::Board m_board;
    std::vector<market::Book> m_books;
    std::shared_ptr<const market::Board> m_shared;
};

}  // namespace ballast::engine
