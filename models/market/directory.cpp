#include "models/market/directory.h"

namespace ballast::market {

std::string Directory::key(core::VenueId venue, std::string_view name)
{
    std::string out{venue.view()};
    out += '/';
    out += name;
    return out;
}

core::InstrumentId Directory::idOf(core::VenueId venue, std::string_view name)
{
    const auto next = static_cast<std::uint32_t>(m_ids.size());
    return m_ids.try_emplace(key(venue, name), core::InstrumentId{next}).first->second;
}

core::InstrumentId Directory::find(core::VenueId venue, std::string_view name) const
{
    const auto it = m_ids.find(key(venue, name));
    return it == m_ids.end() ? core::InstrumentId{} : it->second;
}

}  // namespace ballast::market
