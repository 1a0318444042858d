#pragma once

#include <optional>

namespace ballast::guard {

/// Pearson's correlation with exponential forgetting by observation, in fixed memory.
class Correlation {
public:
    explicit Correlation(double keep = 1) : m_keep(keep) {}

    void add(double x, double y);
    int count() const { return m_count; }
    /// -1 ... 1; absent while one of the two never moved.
    std::optional<double> value() const;
    /// Of the sums of squares of x: against another one over the same observations a share.
    double squaresX() const { return m_xx; }

private:
    double m_keep;
    double m_weight = 0, m_meanX = 0, m_meanY = 0, m_xx = 0, m_yy = 0, m_xy = 0;
    int m_count = 0;
};

}  // namespace ballast::guard
