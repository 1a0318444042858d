#include "models/tables/trends.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ballast::tables {
namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

float pointOf(const portfolio::Line& line)
{
    return line.mark > 0 ? static_cast<float>(line.pnlUsd) : kUnknown;
}

}  // namespace

bool Trends::take(const portfolio::Book& book)
{
    const std::int64_t step = book.valuedAt.time_since_epoch() / kStep;
    if (m_size > 0 && step == m_step) return false;
    // A clock that went back, as when another market is opened, begins anew; and after an hour that
    // nobody saw, as in a replay, nothing is known of it: what was held then is not nothing.
    if (step < m_step || step - m_step >= m_mostGap) clear();
    advance(m_size == 0 ? 1 : static_cast<std::size_t>(step - m_step));
    m_step = step;
    std::map<LineKey, Ring> held;
    for (const portfolio::Line& line : book.lines) {
        const LineKey key{line.position.account, line.position.instrument};
        auto known = m_rings.extract(key);
        if (known.empty()) {
            Ring fresh;
            fresh.fill(kUnknown);
            held.emplace(key, fresh);
        } else {
            held.insert(std::move(known));
        }
        held.find(key)->second[m_newest] = pointOf(line);
    }
    m_rings = std::move(held);
    return true;
}

/// What is passed over is as it was before: what is held was held then.
void Trends::advance(std::size_t passed)
{
    for (std::size_t i = 0; i < passed; ++i) {
        const std::size_t before = std::exchange(m_newest, (m_newest + 1) % kPoints);
        for (auto& [key, ring] : m_rings) ring[m_newest] = ring[before];
    }
    m_size = std::min(m_size + passed, kPoints);
}

void Trends::addTo(std::vector<double>& sum, const LineKey& line) const
{
    sum.resize(m_size);
    const auto found = m_rings.find(line);
    if (found == m_rings.end()) return;
    double last = 0;
    for (std::size_t i = 0; i < m_size; ++i) {
        const float point = found->second[(m_newest + kPoints + 1 - m_size + i) % kPoints];
        if (std::isfinite(point)) last = static_cast<double>(point);
        sum[i] += last;
    }
}

core::Time Trends::since() const
{
    if (m_size == 0) return {};
    return core::Time{(m_step - static_cast<std::int64_t>(m_size) + 1) * kStep};
}

void Trends::clear()
{
    m_rings.clear();
    m_size = 0;
}

}  // namespace ballast::tables
