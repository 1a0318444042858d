#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace ballast::pricing {

/// Least squares by its normal equations, for a handful of unknowns: rows are added, then solved
/// for.
template <std::size_t N>
class NormalEquations {
public:
    using Vector = std::array<double, N>;

    /// One equation: row . unknowns = value.
    void add(const Vector& row, double value)
    {
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t j = 0; j <= i; ++j) m_matrix[i][j] += row[i] * row[j];
            m_right[i] += row[i] * value;
        }
    }

    /// By Cholesky's method, each diagonal entry raised by the fraction `damping` of itself
    /// (Marquardt). Absent where the equations do not determine the unknowns.
    std::optional<Vector> solve(double damping = 0) const
    {
        std::array<Vector, N> l{};
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = m_matrix[i][j];
                const double whole = sum;
                if (i == j) sum *= 1 + damping;
                for (std::size_t n = 0; n < j; ++n) sum -= l[i][n] * l[j][n];
                if (i == j && !(sum > 1e-14 * whole)) return std::nullopt;
                l[i][j] = i == j ? std::sqrt(sum) : sum / l[j][j];
            }
        Vector x = m_right;
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t n = 0; n < i; ++n) x[i] -= l[i][n] * x[n];
            x[i] /= l[i][i];
        }
        for (std::size_t i = N; i-- > 0;) {
            for (std::size_t n = i + 1; n < N; ++n) x[i] -= l[n][i] * x[n];
            x[i] /= l[i][i];
        }
        return x;
    }

private:
    std::array<Vector, N> m_matrix{};  ///< the lower half
    Vector m_right{};
};

}  // namespace ballast::pricing
