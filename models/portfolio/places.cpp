#include "models/portfolio/places.h"

#include <algorithm>

namespace ballast::portfolio {
namespace {

/// Numbers for underlyings, so that places compare as numbers: first in order of sight, then by
/// name.
class Underlyings {
public:
    std::uint32_t seen(core::Currency name)
    {
        // The last one again, nearly always.
        if (!m_names.empty() && m_names[m_last] == name) return m_last;
        const auto found = std::ranges::find(m_names, name);
        m_last = static_cast<std::uint32_t>(found - m_names.begin());
        if (found == m_names.end()) m_names.push_back(name);
        return m_last;
    }
    /// Number in order of sight -> number in order of name.
    std::vector<std::uint32_t> ranks() const
    {
        std::vector<std::uint32_t> ranks(m_names.size());
        for (std::size_t i = 0; i < m_names.size(); ++i)
            ranks[i] = static_cast<std::uint32_t>(std::ranges::count_if(
                m_names, [&](const auto& name) { return name < m_names[i]; }));
        return ranks;
    }

private:
    std::vector<core::Currency> m_names;
    std::uint32_t m_last = 0;
};

Place placeOf(const Position& position, const market::Board& board, Underlyings& underlyings)
{
    Place place;
    place.position = &position;
    place.listing = board.find(position.instrument);
    if (!place.listing) return place;
    const market::Instrument& instrument = *place.listing->instrument;
    place.underlying = underlyings.seen(instrument.underlying);
    // What never expires stands after what does.
    place.expiry = instrument.expiry ? instrument.expiry->time_since_epoch().count()
                                     : std::numeric_limits<std::int64_t>::max();
    place.strike = instrument.strike ? instrument.strike->mantissa() : 0;
    place.type = static_cast<std::uint32_t>(instrument.optionType);
    return place;
}

}  // namespace

std::vector<Place> placesOf(const std::vector<Position>& positions, const market::Board& board)
{
    std::vector<Place> places;
    places.reserve(positions.size());
    Underlyings underlyings;
    for (const Position& position : positions)
        places.push_back(placeOf(position, board, underlyings));
    const std::vector<std::uint32_t> ranks = underlyings.ranks();
    for (Place& place : places)
        if (place.listing) place.underlying = ranks[place.underlying];
    if (!std::is_sorted(places.begin(), places.end())) std::sort(places.begin(), places.end());
    return places;
}

}  // namespace ballast::portfolio
