#pragma once

namespace ballast::guard {

/// What a regression came to.
struct Fit {
    bool known = false;
    double beta = 0;     ///< of the regressor that is asked about
    double control = 0;  ///< of the control
    double t = 0;        ///< beta over its standard error
    double n = 0;        ///< observations; with forgetting the effective number
};

/// Least squares of y on a regressor, a control and a constant, with exponential forgetting by
/// observation: means and co-moments, one observation at a time, in fixed memory. The effective
/// number of observations is (sum w)^2 / sum w^2; the variance of the residuals has three degrees
/// of freedom taken off it.
class Regression {
public:
    /// `keep`: the weight an observation loses with each new one; 1 forgets nothing.
    explicit Regression(double keep = 1) : m_keep(keep) {}

    void add(double regressor, double control, double y);
    Fit fit() const;

private:
    double m_keep;
    double m_weight = 0, m_squares = 0;  ///< sum of the weights, and of their squares
    double m_meanQ = 0, m_meanX = 0, m_meanY = 0;
    double m_qq = 0, m_xx = 0, m_yy = 0, m_qx = 0, m_qy = 0, m_xy = 0;
};

}  // namespace ballast::guard
