#include "models/guard/correlation.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {

void Correlation::add(double x, double y)
{
    if (!std::isfinite(x) || !std::isfinite(y)) return;
    const double before = m_keep * m_weight;
    m_weight = before + 1;
    const double share = before / m_weight;
    const double dx = x - m_meanX, dy = y - m_meanY;
    m_xx = m_keep * m_xx + share * dx * dx;
    m_yy = m_keep * m_yy + share * dy * dy;
    m_xy = m_keep * m_xy + share * dx * dy;
    m_meanX += dx / m_weight;
    m_meanY += dy / m_weight;
    ++m_count;
}

std::optional<double> Correlation::value() const
{
    if (!(m_xx > 0) || !(m_yy > 0)) return std::nullopt;
    return std::clamp(m_xy / std::sqrt(m_xx * m_yy), -1.0, 1.0);
}

}  // namespace ballast::guard
