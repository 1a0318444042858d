// The last step of the quadratic program: from near the answer to the answer.
#include "models/construction/quadratic.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

constexpr int kRounds = 12;
constexpr double kInside = 1e-12;  // of a row's scale
constexpr double kSingular = 1e-12, kNudge = 1e-6;
constexpr int kNudges = 3;
constexpr int kMost = 2 * static_cast<int>(kMaxGreeks) + 2;

using Square = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor, kMost, kMost>;
using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, Eigen::ColMajor, kMost, 1>;

}  // namespace

/// Which rows hold at a bound and which columns stand off theirs is read off the smoothed answer;
/// the equations of that set are solved, and the set is put right by their answer until it stays
/// (primal-dual active sets: Hintermueller, Ito, Kunisch 2002). False: it does not stay, or a
/// column has no curvature; then nothing has changed.
bool Quadratic::activeSet()
{
    if (m_rows == 0) return false;
    for (const double curve : *m_curvature)
        if (!(curve > 1e-9 * m_costScale)) return false;
    m_setX = m_x;
    m_setDual = m_dual;
    m_ownWidth.resize(m_columns);
    for (std::size_t j = 0; j < m_columns; ++j) m_ownWidth[j] = 1 / (2 * m_curve[j]);
    m_side.assign(m_box, 0);
    for (std::size_t k = 0; k < m_box; ++k) m_side[k] = sideOf(k, m_row[k]);
    for (int round = 0; round < kRounds; ++round) {
        if (!solveSet()) return false;
        const bool columnsStay = moveColumns();
        const bool rowsStay = moveRows();
        if (!columnsStay || !rowsStay) continue;
        m_x.swap(m_setX);
        m_dual.swap(m_setDual);
        return true;
    }
    return false;
}

int Quadratic::sideOf(std::size_t row, double value) const
{
    const double lower = m_program->rowLower[row], upper = m_program->rowUpper[row];
    return value >= upper ? 1 : value <= lower ? -1 : 0;
}

/// The multipliers with which the rows of the set hold, its columns at their best amounts.
bool Quadratic::solveSet()
{
    const int m = static_cast<int>(m_rows);
    Square h = Square::Zero(m, m);
    Vector rhs = Vector::Zero(m);
    for (std::size_t k = 0; k < m_box; ++k)
        if (m_side[k] != 0)
            rhs[static_cast<int>(k)] =
                -(m_side[k] > 0 ? m_program->rowUpper[k] : m_program->rowLower[k]);
    for (std::size_t k = m_box; k < m_rows; ++k) rhs[static_cast<int>(k)] = m_base[k - m_box];
    for (std::size_t j = 0; j < m_columns; ++j) {
        const double x = m_setX[j];
        if (x == 0) continue;
        const double* a = m_matrix.data() + j * m_rows;
        if (x >= m_program->upper[j]) {
            for (int k = 0; k < m; ++k) rhs[k] += a[k] * x;
            continue;
        }
        const double width = m_ownWidth[j];
        for (int k = 0; k < m; ++k) {
            const double wide = width * a[k];
            rhs[k] -= wide * m_program->cost[j];
            for (int i = k; i < m; ++i) h(i, k) += wide * a[i];
        }
    }
    Vector size(m);
    for (int k = 0; k < m; ++k) {
        const auto row = static_cast<std::size_t>(k);
        if (row >= m_box) h(k, k) += 1;
        if (row < m_box && m_side[row] == 0) {  // holds nothing
            h.row(k).head(k).setZero();
            h.col(k).tail(m - k).setZero();
            h(k, k) = 1;
            rhs[k] = 0;
        }
        size[k] = h(k, k) > 0 ? 1 / std::sqrt(h(k, k)) : 1;
    }
    for (int k = 0; k < m; ++k)
        for (int i = k; i < m; ++i) h(i, k) *= size[i] * size[k];
    rhs = size.cwiseProduct(rhs);
    Eigen::LDLT<Square, Eigen::Lower> factor(h);
    Vector scaled(m);
    if (factor.vectorD().minCoeff() > kSingular) {
        scaled = factor.solve(rhs);
    } else {
        // More rows than columns to hold them: as near to the multipliers before as that leaves.
        for (int k = 0; k < m; ++k) {
            h(k, k) += kNudge;
            scaled[k] = m_setDual[static_cast<std::size_t>(k)] / size[k];
        }
        factor.compute(h);
        for (int nearer = 0; nearer < kNudges; ++nearer)
            scaled = factor.solve(Vector(rhs + kNudge * scaled));
    }
    const Vector dual = size.cwiseProduct(scaled);
    if (!dual.allFinite()) return false;
    std::copy_n(dual.data(), m_rows, m_setDual.begin());
    return true;
}

/// Every column to its best amount; true: each stands at the bound, or off it, as it did.
bool Quadratic::moveColumns()
{
    columnPrices(m_view, m_setDual.data(), m_price.data());
    // Without a branch: which columns move is not to be guessed.
    std::size_t moved = 0;
    for (std::size_t j = 0; j < m_columns; ++j) {
        const double upper = m_upper[j], before = m_setX[j];
        const double best = -m_price[j] * m_ownWidth[j];
        const double x = std::min(std::max(best, 0.0), upper);
        moved += static_cast<std::size_t>(((x == 0) != (before == 0)) |
                                          ((x == upper) != (before == upper)));
        m_setX[j] = x;
    }
    m_activity.resize(m_rows);
    rowSums(m_view, m_setX.data(), m_activity.data());
    return moved == 0;
}

/// Rows that are left join the set, those whose multiplier has turned leave it; true: none did.
bool Quadratic::moveRows()
{
    bool stay = true;
    for (std::size_t k = 0; k < m_box; ++k) {
        const double lower = m_program->rowLower[k], upper = m_program->rowUpper[k];
        const double room = kInside * m_rowScale[k];
        int side = m_side[k];
        if (side == 0)
            side = m_activity[k] > upper + room ? 1 : m_activity[k] < lower - room ? -1 : 0;
        else if (lower < upper && side * m_setDual[k] < 0)
            side = 0;
        stay = stay && side == m_side[k];
        m_side[k] = side;
    }
    return stay;
}

}  // namespace ballast::construction
