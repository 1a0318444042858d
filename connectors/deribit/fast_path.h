#pragma once

#include "connectors/deribit/names.h"
#include "models/engine/event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ballast::deribit {

/// The short cut for tickers, books and the index, which are nearly all of the traffic: one look at
/// each byte, keys guessed from the order in which they came last time. Whatever it is not sure of
/// it leaves alone: it then appends nothing, and the caller reads the frame the general way. What
/// it does accept is value for value what the general way would have said.
class FastPath {
public:
    /// The channel of the frame it has read and appended the event of, or nothing.
    std::optional<std::string_view> decode(std::string_view frame, const Names& names,
                                           core::Time at, std::vector<engine::Event>& events);

private:
    /// Which key followed which last time. A wrong guess costs time, never truth.
    template <std::size_t Keys>
    using Order = std::array<std::uint8_t, Keys + 1>;
    static constexpr std::size_t kTickerFields = 26, kGreekFields = 5, kStatsFields = 6,
                                 kBookFields = 7, kIndexFields = 3;

    /// Ids of names seen lately, so that a known name costs one comparison.
    struct Known {
        std::array<char, 40> name{};
        std::uint8_t size = 0;
        core::InstrumentId id;
    };
    core::InstrumentId idOf(std::string_view name, const Names& names);
    bool ticker(const char*& at, const char* end, std::string_view instrument, market::Ticker& out);
    bool stats(const char*& at, const char* end, double& volume);
    bool greeks(const char*& at, const char* end, market::VenueGreeks& out);
    bool book(const char*& at, const char* end, std::string_view instrument,
              market::BookUpdate& out);
    bool index(const char*& at, const char* end, std::string_view name, core::Price& out);
    std::optional<std::string_view> decodeIndex(std::string_view frame, const Names& names,
                                                core::Time at, std::vector<engine::Event>& events);
    bool levels(const char*& at, const char* end, std::vector<market::Level>& out);

    Order<kTickerFields> m_tickerOrder{};
    Order<kGreekFields> m_greekOrder{};
    Order<kStatsFields> m_statsOrder{};
    Order<kBookFields> m_bookOrder{};
    Order<kIndexFields> m_indexOrder{};
    std::array<Known, 4096> m_known{};
    std::vector<market::Level> m_levels;
};

}  // namespace ballast::deribit
