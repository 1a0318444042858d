#include "models/construction/quadratic.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace ballast::construction {
namespace {

constexpr int kOuter = 80, kInner = 80;
constexpr double kGap = 1e-11;       // of the cost
constexpr double kResidual = 1e-13;  // of a row's scale
constexpr double kNear = 1e-3;       // the same, to guess from
// Proximal steps are this much longer than what they move: short ones smooth well, long ones end
// soon.
constexpr double kFirstStep = 30, kGrowth = 30, kLongest = 1e5;
constexpr int kMost = 2 * static_cast<int>(kMaxGreeks) + 2;

using Square = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor, kMost, kMost>;
using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, Eigen::ColMajor, kMost, 1>;

}  // namespace

/// W = L L', row by row in `factor`; of rows and columns of one size, for W mixes units.
bool Quadratic::factorRisk(const Problem& problem, std::vector<double>& factor)
{
    const int m = static_cast<int>(problem.greeks.size());
    const auto at = [m](int a, int b) { return static_cast<std::size_t>(a * m + b); };
    Vector size(m);
    for (int k = 0; k < m; ++k) {
        const double own = problem.riskWeights[at(k, k)];
        if (own < 0) return false;
        size[k] = own > 0 ? std::sqrt(own) : 1;
    }
    Square w(m, m);
    for (int a = 0; a < m; ++a)
        for (int b = 0; b < m; ++b) w(a, b) = problem.riskWeights[at(a, b)] / (size[a] * size[b]);
    const Eigen::SelfAdjointEigenSolver<Square> eigen(w);
    if (eigen.info() != Eigen::Success || eigen.eigenvalues().minCoeff() < -1e-9) return false;
    factor.resize(static_cast<std::size_t>(m * m));
    for (int a = 0; a < m; ++a)
        for (int r = 0; r < m; ++r)
            factor[at(a, r)] = size[a] * eigen.eigenvectors()(a, r) *
                               std::sqrt(std::max(0.0, eigen.eigenvalues()[r]));
    return true;
}

bool Quadratic::prepare(const Problem& problem, const Program& program)
{
    m_program = &program.linear;
    m_curvature = &program.curvature;
    m_columns = program.linear.columns;
    m_box = program.linear.rows;
    const std::size_t greeks = problem.greeks.size();
    const std::size_t risks = problem.riskWeights.empty() ? 0 : greeks;
    m_rows = m_box + risks;
    std::vector<double> factor;
    if (risks > 0 && !factorRisk(problem, factor)) return false;
    m_matrix.assign(m_rows * m_columns, 0);
    m_base.assign(risks, 0);
    for (std::size_t j = 0; j < m_columns; ++j) {
        for (std::size_t k = 0; k < m_box; ++k) m_matrix[j * m_rows + k] = m_program->at(k, j);
        const Program::Column& c = program.origin[j];
        for (std::size_t r = 0; r < risks; ++r)
            for (std::size_t g = 0; g < greeks; ++g)
                m_matrix[j * m_rows + m_box + r] +=
                    factor[g * greeks + r] * problem.instruments[c.instrument].perUnit[g] * c.unit;
    }
    const std::size_t padded = paddedColumns(m_columns);
    m_byRow.assign(m_rows * padded, 0);
    for (std::size_t j = 0; j < m_columns; ++j)
        for (std::size_t k = 0; k < m_rows; ++k) m_byRow[k * padded + j] = m_matrix[j * m_rows + k];
    const auto pad = [padded](std::vector<double>& to, const std::vector<double>& from) {
        to.assign(padded, 0);
        std::ranges::copy(from, to.begin());
    };
    pad(m_columnCost, m_program->cost);
    pad(m_curve, program.curvature);
    pad(m_upper, m_program->upper);
    for (std::size_t r = 0; r < risks; ++r)
        for (std::size_t g = 0; g < greeks; ++g)
            m_base[r] += factor[g * greeks + r] * problem.greeks[g].exposure;
    return true;
}

void Quadratic::scales()
{
    m_costScale = 0;
    for (std::size_t j = 0; j < m_columns; ++j)
        m_costScale = std::max(m_costScale, m_program->cost[j] + (*m_curvature)[j]);
    if (m_costScale == 0) m_costScale = 1;
    m_rowScale.assign(m_rows, 1);
    for (std::size_t k = 0; k < m_box; ++k)
        for (const double bound : {m_program->rowLower[k], m_program->rowUpper[k]})
            if (std::isfinite(bound)) m_rowScale[k] = std::max(m_rowScale[k], std::abs(bound));
    for (std::size_t r = m_box; r < m_rows; ++r)
        m_rowScale[r] = std::max(std::sqrt(m_costScale), std::abs(m_base[r - m_box]));
    m_proxRow.assign(m_box, 0);
    for (std::size_t k = 0; k < m_box; ++k) m_proxRow[k] = kFirstStep * m_rowScale[k] / m_costScale;
    m_proxX.assign(m_columns, 0);
    for (std::size_t j = 0; j < m_columns; ++j)
        if (!((*m_curvature)[j] > 1e-9 * m_costScale))
            m_proxX[j] = kFirstStep * std::min(1.0, m_program->upper[j]) / m_costScale;
    const std::size_t padded = paddedColumns(m_columns);
    m_pull.assign(padded, 0);
    m_width.assign(padded, 1);
    m_centreX.assign(padded, 0);
    m_x.assign(padded, 0);
    m_price.assign(padded, 0);
    takeWidths();
    m_view = {padded,         m_rows,           m_byRow.data(), m_columnCost.data(), m_curve.data(),
              m_upper.data(), m_centreX.data(), m_pull.data(),  m_width.data()};
    m_centreRow.assign(m_box, 0);
    for (std::size_t k = 0; k < m_box; ++k)
        m_centreRow[k] = std::clamp(0.0, m_program->rowLower[k], m_program->rowUpper[k]);
    m_dual.assign(m_rows, 0);
    m_gradient.assign(m_rows, 0);
    m_row.assign(m_rows, 0);
    m_step.assign(m_rows, 0);
}

/// What the proximal steps make of each column; they are the same until the steps change.
void Quadratic::takeWidths()
{
    for (std::size_t j = 0; j < m_columns; ++j) {
        m_pull[j] = m_proxX[j] > 0 ? 1 / m_proxX[j] : 0;
        m_width[j] = 1 / (2 * (*m_curvature)[j] + m_pull[j]);
    }
}

double Quadratic::evaluateRows(const std::vector<double>& dual)
{
    double least = 0;
    for (std::size_t k = 0; k < m_box; ++k) {
        const double v = std::clamp(m_centreRow[k] + m_proxRow[k] * dual[k], m_program->rowLower[k],
                                    m_program->rowUpper[k]);
        const double away = v - m_centreRow[k];
        least += away * away / (2 * m_proxRow[k]) - dual[k] * v;
        m_row[k] = v;
        m_gradient[k] += v;
    }
    for (std::size_t k = m_box; k < m_rows; ++k) {
        least += dual[k] * m_base[k - m_box] - dual[k] * dual[k] / 2;
        m_row[k] = dual[k];
        m_gradient[k] += dual[k] - m_base[k - m_box];
    }
    return least;
}

/// The dual function with its sign turned, to be minimised; its gradient beside.
double Quadratic::evaluate(const std::vector<double>& dual)
{
    const double columns = bestAmounts(m_view, dual.data(), m_x.data());
    rowSums(m_view, m_x.data(), m_gradient.data());
    for (double& of : m_gradient) of = -of;
    return -(columns + evaluateRows(dual));
}

void Quadratic::direction()
{
    const int m = static_cast<int>(m_rows);
    Square h = Square::Zero(m, m);
    for (std::size_t j = 0; j < m_columns; ++j) {
        if (!(m_x[j] > 0 && m_x[j] < m_program->upper[j])) continue;
        const double* a = m_matrix.data() + j * m_rows;
        for (int k = 0; k < m; ++k) {
            const double wide = m_width[j] * a[k];
            for (int i = k; i < m; ++i) h(i, k) += wide * a[i];
        }
    }
    double worst = 0;
    for (std::size_t k = 0; k < m_rows; ++k)
        worst = std::max(worst, std::abs(m_gradient[k]) / m_rowScale[k]);
    const double damping = 1e-3 * std::min(1.0, worst);
    for (int k = 0; k < m; ++k) {
        const auto i = static_cast<std::size_t>(k);
        const double v = m_row[i];
        if (i >= m_box) {
            h(k, k) += 1;
            continue;
        }
        if (v > m_program->rowLower[i] && v < m_program->rowUpper[i]) h(k, k) += m_proxRow[i];
        h(k, k) += damping * m_rowScale[i] / m_costScale + 1e-14 * h(k, k) + 1e-300;
    }
    const Eigen::Map<const Eigen::VectorXd> g(m_gradient.data(), m);
    Vector rhs = -g;
    // Rows of very different size: solve in their scale.
    Vector size(m);
    for (int k = 0; k < m; ++k) size[k] = h(k, k) > 0 ? 1 / std::sqrt(h(k, k)) : 1;
    Square scaled = h.selfadjointView<Eigen::Lower>();
    scaled = size.asDiagonal() * scaled * size.asDiagonal();
    rhs = size.cwiseProduct(rhs);
    const Vector d = size.cwiseProduct(Vector(scaled.ldlt().solve(rhs)));
    for (int k = 0; k < m; ++k)
        m_step[static_cast<std::size_t>(k)] = std::isfinite(d[k]) ? d[k] : rhs[k];
}

/// To the bottom of the smoothed dual; false: it did not get there.
bool Quadratic::newton(double residual)
{
    double value = evaluate(m_dual);
    for (int it = 0; it < kInner; ++it) {
        double worst = 0;
        for (std::size_t k = 0; k < m_rows; ++k)
            worst = std::max(worst, std::abs(m_gradient[k]) / m_rowScale[k]);
        if (worst <= residual) return true;
        direction();
        double slope = 0;
        for (std::size_t k = 0; k < m_rows; ++k) slope += m_gradient[k] * m_step[k];
        double length = 1, next = value;
        for (int shorter = 0; shorter < 60; ++shorter) {
            m_trial = m_dual;
            for (std::size_t k = 0; k < m_rows; ++k) m_trial[k] += length * m_step[k];
            next = evaluate(m_trial);
            if (next <= value + 1e-4 * length * slope + 1e-15 * std::abs(value)) break;
            // To the bottom of the parabola through what is known.
            const double rise = next - value - slope * length;
            length *= std::clamp(-slope * length / (2 * rise), 0.05, 0.6);
        }
        m_dual.swap(m_trial);
        if (next >= value && worst <= 1e3 * kResidual) return true;  // as far as doubles go
        value = next;
    }
    return false;
}

/// What x costs, and what by the multipliers nothing can cost less than.
void Quadratic::certify()
{
    m_cost = m_bound = 0;
    std::vector<double>& mu = m_trial;
    mu = m_dual;
    for (std::size_t k = 0; k < m_box; ++k) {
        const double lo = m_program->rowLower[k], hi = m_program->rowUpper[k];
        if ((mu[k] < 0 && !std::isfinite(lo)) || (mu[k] > 0 && !std::isfinite(hi))) mu[k] = 0;
        if (mu[k] != 0) m_bound -= mu[k] > 0 ? mu[k] * hi : mu[k] * lo;
    }
    for (std::size_t r = m_box; r < m_rows; ++r) {
        m_bound += mu[r] * m_base[r - m_box] - mu[r] * mu[r] / 2;
        double z = m_base[r - m_box];
        for (std::size_t j = 0; j < m_columns; ++j) z += m_matrix[j * m_rows + r] * m_x[j];
        m_cost += z * z / 2;
    }
    for (std::size_t j = 0; j < m_columns; ++j) {
        const double curve = (*m_curvature)[j], upper = m_program->upper[j];
        double price = m_program->cost[j];
        m_cost += (price + curve * m_x[j]) * m_x[j];
        for (std::size_t k = 0; k < m_rows; ++k) price += mu[k] * m_matrix[j * m_rows + k];
        const double best =
            curve > 0 ? std::clamp(-price / (2 * curve), 0.0, upper) : (price < 0 ? upper : 0);
        m_bound += (price + curve * best) * best;
    }
}

/// No doubt is left of the cost.
bool Quadratic::isClosed() const
{
    return m_cost - m_bound <= kGap * std::max(std::abs(m_cost), 1e-9 * m_costScale);
}

bool Quadratic::solve(const Problem& problem, const Program& program,
                      const std::vector<double>& prices)
{
    if (!prepare(problem, program)) return false;
    scales();
    if (prices.size() == m_box)
        for (std::size_t k = 0; k < m_box; ++k) m_dual[k] = -prices[k];
    m_converged = false;
    // A guess needs no more than to be near.
    newton(kNear);
    evaluate(m_dual);
    const std::vector<double> dual = m_dual;
    if (activeSet()) {
        certify();
        m_converged = isClosed();
        if (m_converged) return true;
        m_dual = dual;
    }
    double length = kFirstStep;
    for (int outer = 0; outer < kOuter && !m_converged; ++outer) {
        const bool there = newton(kResidual);
        evaluate(m_dual);
        std::ranges::copy(m_x, m_centreX.begin());
        std::copy_n(m_row.begin(), m_box, m_centreRow.begin());
        certify();
        m_converged = there && isClosed();
        const double next = there ? std::min(kLongest, length * kGrowth) : length / kGrowth;
        for (auto* lengths : {&m_proxRow, &m_proxX})
            for (double& one : *lengths) one *= next / length;
        takeWidths();
        length = next;
    }
    return true;
}

}  // namespace ballast::construction
