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
        Node node{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin), true};
        for (std::size_t row = begin; row <= m_size; ++row) {
            node.whole = node.whole && !std::isnan(column[row]);
            if (column[row] < column[node.low]) node.low = static_cast<std::uint32_t>(row);
            if (column[row] > column[node.high]) node.high = static_cast<std::uint32_t>(row);
        }
        if (m_levels.empty()) m_levels.emplace_back();
        m_levels[0].push_back(node);
        close(column, 0);
    }
}

/// Where this level has become full once more, one node of the level above.
void Extremes::close(std::span<const double> column, std::size_t level)
{
    const std::size_t count = m_levels[level].size();
    if (count % kFan != 0) return;
    Node node = m_levels[level][count - kFan];
    for (std::size_t i = count - kFan + 1; i < count; ++i) {
        const Node& next = m_levels[level][i];
        node.whole = node.whole && next.whole;
        if (!node.whole) break;  // never asked for
        if (column[next.low] < column[node.low]) node.low = next.low;
        if (column[next.high] > column[node.high]) node.high = next.high;
    }
    if (m_levels.size() == level + 1) m_levels.emplace_back();
    m_levels[level + 1].push_back(node);
    close(column, level + 1);
}

std::pair<std::size_t, std::size_t> Extremes::in(std::span<const double> column, std::size_t begin,
                                                 std::size_t end) const
{
    std::size_t low = begin, high = begin;
    // From left to right, so that of equals the first stays.
    for (std::size_t row = begin; row < end;) {
        std::size_t step = 1, level = 0;
        while (level < m_levels.size() && row % (step * kFan) == 0 && row + step * kFan <= end &&
               row / (step * kFan) < m_levels[level].size()) {
            step *= kFan;
            ++level;
        }
        const Node node = level == 0 ? Node{static_cast<std::uint32_t>(row),
                                            static_cast<std::uint32_t>(row), true}
                                     : m_levels[level - 1][row / step];
        if (column[node.low] < column[low]) low = node.low;
        if (column[node.high] > column[high]) high = node.high;
        row += step;
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
