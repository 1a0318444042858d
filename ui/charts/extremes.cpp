#include "ui/charts/extremes.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {

void Extremes::clear()
{
    m_levels.clear();
    m_gaps.clear();
    m_size = 0;
}

void Extremes::extend(std::span<const double> column)
{
    for (; m_size < column.size(); ++m_size) {
        if (std::isnan(column[m_size])) m_gaps.push_back(static_cast<std::uint32_t>(m_size));
        if ((m_size + 1) % kFan != 0) continue;
        const std::size_t begin = m_size + 1 - kFan;
        const auto first = static_cast<std::uint32_t>(begin);
        Node node{column[begin], column[begin], first, first, true};
        for (std::size_t row = begin; row <= m_size; ++row) {
            const double value = column[row];
            node.whole = node.whole && !std::isnan(value);
            if (value < node.least) node.least = value, node.low = static_cast<std::uint32_t>(row);
            if (value > node.greatest)
                node.greatest = value, node.high = static_cast<std::uint32_t>(row);
        }
        if (m_levels.empty()) m_levels.emplace_back();
        m_levels[0].push_back(node);
        close(0);
    }
}

/// Where this level has become full once more, one node of the level above.
void Extremes::close(std::size_t level)
{
    const std::size_t count = m_levels[level].size();
    if (count % kFan != 0) return;
    Node node = m_levels[level][count - kFan];
    for (std::size_t i = count - kFan + 1; i < count; ++i) {
        const Node& next = m_levels[level][i];
        node.whole = node.whole && next.whole;
        if (!node.whole) break;  // never asked for
        if (next.least < node.least) node.least = next.least, node.low = next.low;
        if (next.greatest > node.greatest) node.greatest = next.greatest, node.high = next.high;
    }
    if (m_levels.size() == level + 1) m_levels.emplace_back();
    m_levels[level + 1].push_back(node);
    close(level + 1);
}

std::pair<std::size_t, std::size_t> Extremes::in(std::span<const double> column, std::size_t begin,
                                                 std::size_t end) const
{
    std::size_t low = begin, high = begin;
    double least = column[begin], greatest = least;
    // From left to right, so that of equals the first stays.
    for (std::size_t row = begin; row < end;) {
        // By shifts: a division at each step would be most of the work.
        std::size_t shift = 0, level = 0;
        for (; level < m_levels.size(); ++level) {
            const std::size_t up = shift + kShift, rows = std::size_t{1} << up;
            if ((row & (rows - 1)) != 0 || row + rows > end || row >> up >= m_levels[level].size())
                break;
            shift = up;
        }
        if (level == 0) {
            const double value = column[row];
            if (value < least) least = value, low = row;
            if (value > greatest) greatest = value, high = row;
        } else {
            const Node& node = m_levels[level - 1][row >> shift];
            if (node.least < least) least = node.least, low = node.low;
            if (node.greatest > greatest) greatest = node.greatest, high = node.high;
        }
        row += std::size_t{1} << shift;
    }
    return {low, high};
}

std::size_t Extremes::nextGap(std::size_t row) const
{
    const auto at = std::ranges::lower_bound(m_gaps, row);
    return at == m_gaps.end() ? m_size : *at;
}

std::size_t Extremes::pastGap(std::size_t row) const
{
    const auto from = std::ranges::lower_bound(m_gaps, row);
    if (from == m_gaps.end() || *from != row) return row;
    // Rows of one silence follow each other: the first that is further than its place says.
    std::size_t near = 0, far = static_cast<std::size_t>(m_gaps.end() - from);
    while (far - near > 1) {
        const std::size_t middle = near + (far - near) / 2;
        (from[static_cast<std::ptrdiff_t>(middle)] == row + middle ? near : far) = middle;
    }
    return row + far;
}

}  // namespace ballast::ui
