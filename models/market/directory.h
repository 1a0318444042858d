#pragma once

#include "models/core/ids.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ballast::market {

/// Hands out the dense InstrumentId of (venue, name) in order of first sight. Owned by the engine's
/// thread and shared by the connectors that run on it; a look-up allocates nothing.
class Directory {
public:
    core::InstrumentId idOf(core::VenueId venue, std::string_view name);
    /// Invalid when never seen.
    core::InstrumentId find(core::VenueId venue, std::string_view name) const;
    std::size_t size() const { return m_size; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const
        {
            return std::hash<std::string_view>{}(name);
        }
    };
    struct Venue {
        core::VenueId id;
        std::unordered_map<std::string, core::InstrumentId, Hash, std::equal_to<>> names;
    };
    const Venue* find(core::VenueId venue) const;

    std::vector<Venue> m_venues;  // a handful: searched in order
    std::uint32_t m_size = 0;
};

}  // namespace ballast::market
