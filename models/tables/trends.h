#pragma once

#include "models/portfolio/exposure.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace ballast::tables {

/// Whose line it is, whatever its number in the book.
struct LineKey {
    core::AccountKey account;
    core::InstrumentId instrument;
    auto operator<=>(const LineKey&) const = default;
};

/// The unrealised profit of every line over the last hour, USD, a point each half minute of the
/// book's own time: 480 bytes a line. What is no longer held is forgotten with the next point.
class Trends {
public:
    static constexpr std::size_t kPoints = 120;
    static constexpr core::Duration kStep = std::chrono::seconds{30};

    /// Takes a point where half a minute has passed since the last one. Whether it did.
    bool take(const portfolio::Book& book);
    /// Adds the points of a line to `sum`, the oldest first: nothing before it was held, and the
    /// last one known where it had no mark. Resizes `sum` to what there is of any line.
    void addTo(std::vector<double>& sum, const LineKey& line) const;
    /// Points there are of any line: as long as it has been looked at, up to kPoints.
    std::size_t size() const { return m_size; }
    /// Of the oldest point; the epoch where there is none.
    core::Time since() const;
    bool isWhole() const { return m_size >= kPoints; }
    void clear();
    /// After a gap of so many points what was before is no hour to hold against: a way that was
    /// jumped over. At first the whole hour.
    void setMostGap(std::size_t points) { m_mostGap = static_cast<std::int64_t>(points); }

private:
    using Ring = std::array<float, kPoints>;  ///< by slot; not a number: not known
    void advance(std::size_t passed);

    std::map<LineKey, Ring> m_rings;
    std::size_t m_newest = 0;  ///< its slot
    std::size_t m_size = 0;
    std::int64_t m_mostGap = kPoints;
    std::int64_t m_step = 0;  ///< the number of the newest half minute
};

}  // namespace ballast::tables
