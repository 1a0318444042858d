#include "models/guard/decaying_median.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {

void DecayingMedian::add(double value, core::Time at, core::Duration halfLife)
{
    if (!std::isfinite(value) || !(value > 0)) return;
    if (m_count > 0 && at > m_at && halfLife > core::Duration{0})
        m_scale *= std::exp2(core::seconds(at - m_at) / core::seconds(halfLife));
    m_at = std::max(m_at, at);
    if (m_scale > 1e100) {
        for (double& weight : m_weight) weight /= m_scale;
        m_total /= m_scale;
        m_scale = 1;
    }
    const double place = (std::log10(value) - kLowest) * kPerDecade;
    const auto last = static_cast<double>(m_weight.size() - 1);
    m_weight[static_cast<std::size_t>(std::clamp(std::floor(place), 0.0, last))] += m_scale;
    m_total += m_scale;
    ++m_count;
}

std::optional<double> DecayingMedian::value() const
{
    if (m_count < kLeast) return std::nullopt;
    double below = 0;
    for (std::size_t i = 0; i < m_weight.size(); ++i) {
        below += m_weight[i];
        if (below < m_total / 2) continue;
        return std::pow(10.0, kLowest + (static_cast<double>(i) + 0.5) / kPerDecade);
    }
    return std::nullopt;
}

}  // namespace ballast::guard
