#include "models/guard/regression.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {

// West (1979), with weights: the old sums shrink, the new observation weighs 1.
void Regression::add(double regressor, double control, double y)
{
    if (!std::isfinite(regressor) || !std::isfinite(control) || !std::isfinite(y)) return;
    const double before = m_keep * m_weight;
    m_weight = before + 1;
    m_squares = m_keep * m_keep * m_squares + 1;
    const double share = before / m_weight;
    const double q = regressor - m_meanQ, x = control - m_meanX, d = y - m_meanY;
    m_qq = m_keep * m_qq + share * q * q;
    m_xx = m_keep * m_xx + share * x * x;
    m_yy = m_keep * m_yy + share * d * d;
    m_qx = m_keep * m_qx + share * q * x;
    m_qy = m_keep * m_qy + share * q * d;
    m_xy = m_keep * m_xy + share * x * d;
    m_meanQ += q / m_weight;
    m_meanX += x / m_weight;
    m_meanY += d / m_weight;
}

Fit Regression::fit() const
{
    Fit fit;
    fit.n = m_squares > 0 ? m_weight * m_weight / m_squares : 0;
    // A control that never moved explains nothing and leaves the plain regression.
    const bool still = !(m_xx > 0);
    const double left = still ? m_qq : m_qq - m_qx * m_qx / m_xx;
    if (!(left > 1e-12 * m_qq) || !(fit.n > 3)) return fit;
    fit.beta = (m_qy - (still ? 0 : m_qx * m_xy / m_xx)) / left;
    fit.control = still ? 0 : (m_xy - fit.beta * m_qx) / m_xx;
    const double residue =
        std::max(0.0, m_yy - fit.beta * m_qy - fit.control * m_xy) / m_weight * fit.n;
    const double error = std::sqrt(residue / (fit.n - 3) / (left / m_weight * fit.n));
    fit.t = error > 0 ? fit.beta / error : 0;
    fit.known = true;
    return fit;
}

}  // namespace ballast::guard
