#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ballast::replay {

/// Where engines stand ready in a recording, so that a way back need not begin at its beginning: at
/// even distances, a bounded number. Positions only; who holds the engines asks here.
class Parking {
public:
    static constexpr std::size_t kPlaces = 8;
    /// Beside those on their places some that were left behind: no more are held.
    static constexpr std::size_t kMost = kPlaces + 2;

    /// Of a recording of so many events. A short one, which is run through in no time, has none.
    explicit Parking(std::uint64_t events);

    const std::vector<std::uint64_t>& places() const { return m_places; }
    /// The place to be filled next, given where engines stand already: the last one before
    /// `position` that nobody stands near, else the first after it.
    std::optional<std::uint64_t> wanted(std::span<const std::uint64_t> standing,
                                        std::uint64_t position) const;
    /// Which of them, ascending, is missed least: the one with the smallest gap between its
    /// neighbours. Of at least one.
    static std::size_t leastMissed(std::span<const std::uint64_t> standing);
    /// The one from which it is the shortest way on to `target`: the last not beyond it; nothing:
    /// the beginning.
    static std::optional<std::size_t> nearest(std::span<const std::uint64_t> standing,
                                              std::uint64_t target);

private:
    std::uint64_t m_distance = 0;
    std::vector<std::uint64_t> m_places;
};

}  // namespace ballast::replay
