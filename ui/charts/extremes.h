#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ballast::ui {

/// Where the least and the greatest of any run of rows of one column stand, found in about the
/// logarithm of its length: blocks of 16 rows, blocks of 16 blocks, and so on. The values stand
/// beside the row numbers, so that it reads along its nodes and not about the column: not two bytes
/// a row. Grows with its column; any other change of the column needs clear().
class Extremes {
public:
    /// Takes in what was appended to the column since.
    void extend(std::span<const double> column);
    void clear();

    /// The first row with the least value and the first with the greatest of [begin, end), which is
    /// not empty and holds no NaN.
    std::pair<std::size_t, std::size_t> in(std::span<const double> column, std::size_t begin,
                                           std::size_t end) const;
    /// The first row from `row` on that is NaN; the column's size where there is none.
    std::size_t nextGap(std::size_t row) const;
    /// The first row from `row` on that is not NaN; the column's size where there is none.
    std::size_t pastGap(std::size_t row) const;

    static constexpr std::size_t kShift = 4, kFan = std::size_t{1} << kShift;

private:
    struct Node {
        double least = 0, greatest = 0;
        std::uint32_t low = 0, high = 0;  ///< their rows
        bool whole = false;               ///< no NaN among them
    };
    void close(std::size_t level);

    std::vector<std::vector<Node>> m_levels;  ///< [0]: of kFan rows each
    std::vector<std::uint32_t> m_gaps;        ///< rows that are NaN, rising
    std::size_t m_size = 0;                   ///< rows taken in
};

}  // namespace ballast::ui
