#include "models/market/directory.h"

#include <algorithm>

namespace ballast::market {

const Directory::Venue* Directory::find(core::VenueId venue) const
{
    const auto it = std::find_if(m_venues.begin(), m_venues.end(),
                                 [&](const Venue& v) { return v.id == venue; });
    return it == m_venues.end() ? nullptr : &*it;
}

core::InstrumentId Directory::idOf(core::VenueId venue, std::string_view name)
{
    if (const auto known = find(venue, name); known.valid()) return known;
    auto it = std::find_if(m_venues.begin(), m_venues.end(),
                           [&](const Venue& v) { return v.id == venue; });
    if (it == m_venues.end()) it = m_venues.insert(it, Venue{venue, {}});
    const core::InstrumentId id{m_size++};
    it->names.emplace(name, id);
    return id;
}

core::InstrumentId Directory::find(core::VenueId venue, std::string_view name) const
{
    const Venue* at = find(venue);
    if (!at) return {};
    const auto it = at->names.find(name);
    return it == at->names.end() ? core::InstrumentId{} : it->second;
}

}  // namespace ballast::market
