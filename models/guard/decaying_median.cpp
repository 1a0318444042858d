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
    if (++m_count >= kLeast) m_middle = middle();
}

double DecayingMedian::middle() const
{
    double below = 0;
    std::size_t step = 0;
    while (step + 1 < m_weight.size() && (below += m_weight[step]) < m_total / 2) ++step;
    return std::pow(10.0, kLowest + (static_cast<double>(step) + 0.5) / kPerDecade);
}

}  // namespace ballast::guard
