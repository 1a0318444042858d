// The simplex's basis anew from its columns, and what is read off it at the end.
#include "models/construction/simplex.h"

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

constexpr double kPivot = 1e-9;  // smallest rate that counts as a move

}  // namespace

/// The inverse, the basic values and the reduced costs anew, from the basis alone.
void Simplex::refactor()
{
    const std::size_t m = m_rows;
    std::vector<double>& b = m_work;
    b.resize(m * m + m);
    for (std::size_t i = 0; i < m; ++i)
        for (std::size_t k = 0; k < m; ++k) {
            const std::size_t v = m_basis[i];
            b[k * m + i] = v < m_columns ? m_program->matrix[k * m_columns + v]
                                         : (v - m_columns == k ? 1.0 : 0.0);
            m_inverse[i * m + k] = i == k;
        }
    // Gauss-Jordan with row exchanges: the inverse takes the same steps.
    for (std::size_t c = 0; c < m; ++c) {
        std::size_t best = c;
        for (std::size_t r = c + 1; r < m; ++r)
            if (std::abs(b[r * m + c]) > std::abs(b[best * m + c])) best = r;
        for (std::size_t k = 0; k < m && best != c; ++k) {
            std::swap(b[best * m + k], b[c * m + k]);
            std::swap(m_inverse[best * m + k], m_inverse[c * m + k]);
        }
        const double pivotValue = b[c * m + c];
        for (std::size_t k = 0; k < m; ++k) {
            b[c * m + k] /= pivotValue;
            m_inverse[c * m + k] /= pivotValue;
        }
        for (std::size_t r = 0; r < m; ++r) {
            const double factor = b[r * m + c];
            if (r == c || factor == 0) continue;
            for (std::size_t k = 0; k < m; ++k) {
                b[r * m + k] -= factor * b[c * m + k];
                m_inverse[r * m + k] -= factor * m_inverse[c * m + k];
            }
        }
    }
    std::fill(m_flipped.begin(), m_flipped.end(), 0.0);
    for (std::size_t v = 0; v < m_columns + m_rows; ++v) {
        if (m_place[v] == Place::Basic) continue;
        const double value = valueOf(v);
        if (value == 0) continue;
        if (v >= m_columns) m_flipped[v - m_columns] += value;
        for (std::size_t k = 0; k < m && v < m_columns; ++k)
            m_flipped[k] += value * m_program->matrix[k * m_columns + v];
    }
    std::fill(m_basic.begin(), m_basic.end(), 0.0);
    applyFlips();
    m_dual.assign(m, 0);
    for (std::size_t i = 0; i < m; ++i)
        if (m_basis[i] < m_columns)
            for (std::size_t k = 0; k < m; ++k)
                m_dual[k] += m_program->cost[m_basis[i]] * m_inverse[i * m + k];
    for (std::size_t j = 0; j < m_columns; ++j) {
        double d = m_program->cost[j];
        for (std::size_t k = 0; k < m; ++k) d -= m_dual[k] * m_program->matrix[k * m_columns + j];
        m_reduced[j] = m_place[j] == Place::Basic ? 0 : d;
    }
    for (std::size_t k = 0; k < m; ++k)
        m_reduced[m_columns + k] = m_place[m_columns + k] == Place::Basic ? 0 : -m_dual[k];
}

/// Whether a non-basic variable can leave its bound without making another one break its own.
bool Simplex::canMove(std::size_t v)
{
    double* col = m_work.data();
    column(v, col);
    const double direction = m_place[v] == Place::Lower ? 1 : -1;
    double most = range(v);
    bool moves = v < m_columns;
    for (std::size_t i = 0; i < m_rows; ++i) {
        const double rate = -direction * col[i];
        if (std::abs(rate) <= kPivot) continue;
        moves = moves || m_basis[i] < m_columns;
        const double room =
            rate > 0 ? upper(m_basis[i]) - m_basic[i] : m_basic[i] - lower(m_basis[i]);
        most = std::min(most, room / std::abs(rate));
    }
    return moves && most > 1e-9;
}

Uniqueness Simplex::uniqueness()
{
    int free = 0;
    for (std::size_t v = 0; v < m_columns + m_rows; ++v) {
        if (m_place[v] == Place::Basic || !(range(v) > 0)) continue;
        if (std::abs(m_reduced[v]) > 1e-10 * m_costScale) continue;
        if (canMove(v)) return Uniqueness::NotUnique;
        ++free;
    }
    return free <= 1 ? Uniqueness::Unique : Uniqueness::NotExamined;
}

}  // namespace ballast::construction
