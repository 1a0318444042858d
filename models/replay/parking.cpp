#include "models/replay/parking.h"

#include "models/core/assert.h"

#include <algorithm>
#include <limits>

namespace ballast::replay {
namespace {

/// Some tenths of a second of work: not worth an engine that stands by.
constexpr std::uint64_t kShort = 20'000;

}  // namespace

Parking::Parking(std::uint64_t events)
{
    if (events < kShort) return;
    m_distance = events / (kPlaces + 1);
    for (std::size_t i = 1; i <= kPlaces; ++i) m_places.push_back(i * m_distance);
}

std::optional<std::uint64_t> Parking::wanted(std::span<const std::uint64_t> standing,
                                             std::uint64_t position) const
{
    const auto isFree = [&](std::uint64_t place) {
        return std::ranges::none_of(
            standing, [&](std::uint64_t s) { return s + m_distance / 2 >= place && s <= place; });
    };
    std::optional<std::uint64_t> after;
    for (auto place = m_places.rbegin(); place != m_places.rend(); ++place) {
        if (!isFree(*place)) continue;
        if (*place <= position) return *place;
        after = *place;
    }
    return after;
}

std::size_t Parking::leastMissed(std::span<const std::uint64_t> standing)
{
    BALLAST_ASSERT(!standing.empty());
    std::size_t least = 0;
    std::uint64_t smallest = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t i = 0; i < standing.size(); ++i) {
        const std::uint64_t before = i == 0 ? 0 : standing[i - 1];
        // Without the last one, what is beyond it is reached from the one before.
        const std::uint64_t gap =
            (i + 1 < standing.size() ? standing[i + 1] : 2 * standing[i] - before) - before;
        if (gap >= smallest) continue;
        smallest = gap;
        least = i;
    }
    return least;
}

std::optional<std::size_t> Parking::nearest(std::span<const std::uint64_t> standing,
                                            std::uint64_t target)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < standing.size(); ++i)
        if (standing[i] <= target && (!best || standing[i] > standing[*best])) best = i;
    return best;
}

}  // namespace ballast::replay
