#include "models/pricing/variance_pillars.h"

#include "models/core/assert.h"

#include <algorithm>

namespace ballast::pricing {

VariancePillars::VariancePillars(std::span<const SmilePoint> points)
{
    constexpr double kApart = 1e-6;
    for (const SmilePoint& point : points)
        if (m_nodes.empty() || point.k > m_nodes.back().k + kApart)
            m_nodes.push_back({point.k, point.w, 0});
    const auto secant = [&](std::size_t i) {
        return (m_nodes[i + 1].w - m_nodes[i].w) / (m_nodes[i + 1].k - m_nodes[i].k);
    };
    const std::size_t last = m_nodes.empty() ? 0 : m_nodes.size() - 1;
    for (std::size_t i = 1; i < last; ++i) {
        const double before = secant(i - 1), after = secant(i);
        if (before * after <= 0) continue;  // a peak or a trough: level
        const double left = m_nodes[i].k - m_nodes[i - 1].k,
                     right = m_nodes[i + 1].k - m_nodes[i].k;
        const double share = (left + 2 * right) / (3 * (left + right));
        m_nodes[i].slope = before * after / (share * after + (1 - share) * before);
    }
    if (last == 0) return;
    m_nodes[0].slope = std::clamp(secant(0), -2.0, 0.0);
    m_nodes[last].slope = std::clamp(secant(last - 1), 0.0, 2.0);
}

TotalVariance VariancePillars::at(double k) const
{
    BALLAST_ASSERT(!m_nodes.empty());
    const auto right = std::ranges::upper_bound(m_nodes, k, {}, &Node::k);
    if (right == m_nodes.begin() || right == m_nodes.end()) {
        const Node& end = right == m_nodes.begin() ? m_nodes.front() : m_nodes.back();
        return {end.w + end.slope * (k - end.k), end.slope, 0};
    }
    const Node &a = *(right - 1), &b = *right;
    const double h = b.k - a.k, t = (k - a.k) / h, secant = (b.w - a.w) / h;
    // w = a.w + h (a.slope t + c2 t^2 + c3 t^3)
    const double c2 = 3 * secant - 2 * a.slope - b.slope, c3 = a.slope + b.slope - 2 * secant;
    return {a.w + h * t * (a.slope + t * (c2 + t * c3)), a.slope + t * (2 * c2 + 3 * t * c3),
            (2 * c2 + 6 * t * c3) / h};
}

}  // namespace ballast::pricing
