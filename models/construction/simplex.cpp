#include "models/construction/simplex.h"

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

constexpr double kPivot = 1e-9;         // smallest entry to divide by; entries are near 1
constexpr double kFeasibility = 1e-11;  // of a value, on rows and columns near 1
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Smallest ratio first on a heap; of equals the larger pivot.
bool later(double ratioA, double pivotA, double ratioB, double pivotB)
{
    return ratioA != ratioB ? ratioA > ratioB : pivotA < pivotB;
}

}  // namespace

double Simplex::lower(std::size_t v) const
{
    return v < m_columns ? 0 : -m_program->rowUpper[v - m_columns];
}

double Simplex::upper(std::size_t v) const
{
    return v < m_columns ? m_program->upper[v] : -m_program->rowLower[v - m_columns];
}

double Simplex::valueOf(std::size_t v) const
{
    return m_place[v] == Place::Upper ? upper(v) : lower(v);
}

/// inverse * column of a variable.
void Simplex::column(std::size_t v, double* out) const
{
    for (std::size_t i = 0; i < m_rows; ++i) {
        const double* row = m_inverse.data() + i * m_rows;
        if (v >= m_columns) {
            out[i] = row[v - m_columns];
            continue;
        }
        double sum = 0;
        for (std::size_t k = 0; k < m_rows; ++k)
            sum += row[k] * m_program->matrix[k * m_columns + v];
        out[i] = sum;
    }
}

/// A x + s = 0 with a logical s a row: at first all of them are basic and nothing is traded.
void Simplex::start()
{
    const LinearProgram& p = *m_program;
    m_rows = p.rows;
    m_columns = p.columns;
    m_inverse.assign(m_rows * m_rows, 0);
    m_basis.resize(m_rows);
    m_place.assign(m_columns + m_rows, Place::Lower);
    m_away.assign(m_columns + m_rows, 0);
    m_reduced.assign(m_columns + m_rows, 0);
    m_alpha.resize(m_columns + m_rows);
    m_basic.assign(m_rows, 0);
    m_tolerance.resize(m_rows);
    m_flipped.resize(m_rows);
    m_work.resize(m_rows * m_rows + m_rows);
    m_candidates.reserve(m_columns + m_rows);
    m_steps = 0;
    m_costScale = 0;
    for (std::size_t k = 0; k < m_rows; ++k) {
        m_inverse[k * m_rows + k] = 1;
        m_basis[k] = m_columns + k;
        m_place[m_columns + k] = Place::Basic;
        double size = 1;
        for (const double bound : {p.rowLower[k], p.rowUpper[k]})
            if (std::isfinite(bound)) size = std::max(size, std::abs(bound));
        m_tolerance[k] = kFeasibility * size;
    }
    for (std::size_t j = 0; j < m_columns; ++j) {
        m_reduced[j] = p.cost[j];
        m_away[j] = p.upper[j] > 0 ? 1 : 0;
        m_costScale = std::max(m_costScale, p.cost[j]);
    }
    if (m_costScale == 0) m_costScale = 1;
}

/// The row whose basic variable is furthest outside its bounds; `excess` > 0: above the upper one.
std::size_t Simplex::leaving(double& excess) const
{
    std::size_t worst = kNone;
    double most = 0;
    for (std::size_t i = 0; i < m_rows; ++i) {
        const std::size_t v = m_basis[i];
        const double value = m_basic[i];
        const double tolerance = v < m_columns ? kFeasibility * std::max(1.0, m_program->upper[v])
                                               : m_tolerance[v - m_columns];
        const double below = lower(v) - value, above = value - upper(v);
        const double outside = std::max(below, above);
        if (outside <= tolerance || outside <= most) continue;
        most = outside;
        worst = i;
        excess = above > below ? above : -below;
    }
    return worst;
}

/// What can bring the row inside, and which of it first.
std::size_t Simplex::ratios(std::size_t row, double direction)
{
    const LinearProgram& p = *m_program;
    const double* rho = m_inverse.data() + row * m_rows;
    std::fill_n(m_alpha.begin(), m_columns, 0.0);
    for (std::size_t k = 0; k < m_rows; ++k) {
        const double factor = rho[k];
        m_alpha[m_columns + k] = factor;
        if (factor == 0) continue;
        const double* from = p.matrix.data() + k * m_columns;
        double* to = m_alpha.data();
        for (std::size_t j = 0; j < m_columns; ++j) to[j] += factor * from[j];
    }
    m_candidates.clear();
    std::size_t first = 0;
    for (std::size_t v = 0; v < m_columns + m_rows; ++v) {
        const double a = direction * m_alpha[v] * m_away[v];
        if (a <= kPivot) continue;
        const double ratio = std::max(0.0, m_reduced[v] * m_away[v] / a);
        m_candidates.push_back({ratio, a, v});
        const Candidate& best = m_candidates[first];
        if (later(best.ratio, best.pivot, ratio, a)) first = m_candidates.size() - 1;
    }
    return first;
}

void Simplex::settle(std::size_t v, Place place)
{
    m_place[v] = place;
    m_away[v] = place == Place::Basic || !(range(v) > 0) ? 0 : place == Place::Lower ? 1 : -1;
}

void Simplex::flip(std::size_t v)
{
    const double change = m_place[v] == Place::Lower ? range(v) : -range(v);
    settle(v, m_place[v] == Place::Lower ? Place::Upper : Place::Lower);
    if (v >= m_columns) {
        m_flipped[v - m_columns] += change;
        return;
    }
    for (std::size_t k = 0; k < m_rows; ++k)
        m_flipped[k] += change * m_program->matrix[k * m_columns + v];
}

void Simplex::applyFlips()
{
    for (std::size_t i = 0; i < m_rows; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < m_rows; ++k) sum += m_inverse[i * m_rows + k] * m_flipped[k];
        m_basic[i] -= sum;
    }
}

/// One row brought inside. False: it cannot be.
bool Simplex::step(std::size_t row, double excess)
{
    const bool toUpper = excess > 0;
    const std::size_t first = ratios(row, toUpper ? 1 : -1);
    if (!m_candidates.empty()) {
        const Candidate& c = m_candidates[first];
        if (std::abs(excess) < c.pivot * range(c.variable)) {
            pivot(row, c.variable, toUpper);
            return true;
        }
    }
    const auto order = [](const Candidate& a, const Candidate& b) {
        return later(a.ratio, a.pivot, b.ratio, b.pivot);
    };
    std::make_heap(m_candidates.begin(), m_candidates.end(), order);
    std::fill(m_flipped.begin(), m_flipped.end(), 0.0);
    double slope = std::abs(excess);
    bool flipped = false;
    while (!m_candidates.empty()) {
        std::pop_heap(m_candidates.begin(), m_candidates.end(), order);
        const Candidate c = m_candidates.back();
        m_candidates.pop_back();
        slope -= c.pivot * range(c.variable);
        if (slope < 0) {
            if (flipped) applyFlips();
            pivot(row, c.variable, toUpper);
            return true;
        }
        flip(c.variable);
        flipped = true;
    }
    if (flipped) applyFlips();
    const double left =
        toUpper ? m_basic[row] - upper(m_basis[row]) : lower(m_basis[row]) - m_basic[row];
    return left <= 10 * kFeasibility * std::max(1.0, std::abs(excess));
}

void Simplex::pivot(std::size_t row, std::size_t entering, bool toUpper)
{
    double* col = m_work.data();
    column(entering, col);
    const std::size_t out = m_basis[row];
    const double bound = toUpper ? upper(out) : lower(out);
    const double move = (m_basic[row] - bound) / col[row];
    for (std::size_t i = 0; i < m_rows; ++i) m_basic[i] -= move * col[i];
    m_basic[row] = valueOf(entering) + move;

    const double theta = m_reduced[entering] / m_alpha[entering];
    if (theta != 0) {
        double* reduced = m_reduced.data();
        const double* alpha = m_alpha.data();
        for (std::size_t v = 0; v < m_columns + m_rows; ++v) reduced[v] -= theta * alpha[v];
    }
    for (const std::size_t v : m_basis) m_reduced[v] = 0;
    m_reduced[entering] = 0;
    m_reduced[out] = -theta;

    m_basis[row] = entering;
    settle(entering, Place::Basic);
    settle(out, toUpper ? Place::Upper : Place::Lower);
    double* pivotRow = m_inverse.data() + row * m_rows;
    for (std::size_t k = 0; k < m_rows; ++k) pivotRow[k] /= col[row];
    for (std::size_t i = 0; i < m_rows; ++i) {
        if (i == row || col[i] == 0) continue;
        for (std::size_t k = 0; k < m_rows; ++k) m_inverse[i * m_rows + k] -= col[i] * pivotRow[k];
    }
}

void Simplex::finish()
{
    m_x.resize(m_columns);
    for (std::size_t j = 0; j < m_columns; ++j)
        m_x[j] = m_place[j] == Place::Upper ? m_program->upper[j] : 0;
    for (std::size_t i = 0; i < m_rows; ++i)
        if (m_basis[i] < m_columns)
            m_x[m_basis[i]] = std::clamp(m_basic[i], 0.0, m_program->upper[m_basis[i]]);
    m_cost = 0;
    for (std::size_t j = 0; j < m_columns; ++j) m_cost += m_program->cost[j] * m_x[j];
}

LinearStatus Simplex::solve(const LinearProgram& program)
{
    m_program = &program;
    start();
    const int most = 50 + 20 * static_cast<int>(m_rows + m_columns);
    int refactored = 0;
    while (true) {
        double excess = 0;
        const std::size_t row = leaving(excess);
        if (row == kNone) {
            if (m_steps == 0) {
                m_dual.assign(m_rows, 0);
                break;
            }
            refactor();
            double again = 0;
            if (leaving(again) == kNone || ++refactored > 3) break;
            continue;
        }
        if (++m_steps > most) return LinearStatus::Stalled;
        if (m_steps % 60 == 0) {
            refactor();
            if (leaving(excess) != row) continue;
        }
        if (!step(row, excess)) {
            refactor();
            return LinearStatus::Infeasible;
        }
    }
    finish();
    return LinearStatus::Optimal;
}

}  // namespace ballast::construction
