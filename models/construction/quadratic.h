#pragma once

#include "models/construction/column_kernel.h"
#include "models/construction/program.h"

#include <vector>

namespace ballast::construction {

/// The program with impacts and risk weights: min c'x + x'Kx + 1/2 |z|^2 with z = root(W)'(e + G
/// x). Semismooth Newton in the dual of as many dimensions as there are rows: given the
/// multipliers, each column has its own best amount, and the Newton matrix is a sum of outer
/// products of those columns that stand off their bounds (O(n m^2) a step). What the dual is not
/// smooth in (bands, columns without an impact) is made so by proximal steps. After the first, near
/// enough, the set of what stands at a bound is guessed and put right; where that does not end, the
/// steps are repeated until the gap between cost and bound is closed. Source: Li, Sun, Toh (2018),
/// semismooth Newton augmented Lagrangian.
class Quadratic {
public:
    /// `prices` are duals by row of the program without its curvature, to begin near; they may be
    /// empty. False: the risk weights have a negative eigenvalue.
    bool solve(const Problem& problem, const Program& program, const std::vector<double>& prices);

    const std::vector<double>& x() const { return m_x; }
    double cost() const { return m_cost; }    ///< at x
    double bound() const { return m_bound; }  ///< no amounts cost less
    bool converged() const { return m_converged; }

private:
    bool prepare(const Problem& problem, const Program& program);
    bool factorRisk(const Problem& problem, std::vector<double>& factor);
    void scales();
    void takeWidths();
    double evaluate(const std::vector<double>& dual);
    double evaluateRows(const std::vector<double>& dual);
    bool newton(double residual);
    void direction();
    void certify();
    bool isClosed() const;
    // quadratic_active.cpp
    bool activeSet();
    int sideOf(std::size_t row, double value) const;
    bool solveSet();
    bool moveColumns();
    bool moveRows();

    const LinearProgram* m_program = nullptr;
    const std::vector<double>* m_curvature = nullptr;
    std::size_t m_columns = 0, m_box = 0, m_rows = 0;
    std::vector<double> m_matrix;  // column by column: bounded rows, then risk rows
    ColumnView m_view;             // of the numbers by column, padded
    std::vector<double> m_byRow, m_columnCost, m_curve, m_upper, m_price, m_pull, m_width;
    std::vector<double> m_base;              // of the risk rows, before anything is traded
    std::vector<double> m_proxX, m_proxRow;  // widths of the proximal steps; 0: none needed
    std::vector<double> m_centreX, m_centreRow;
    std::vector<double> m_dual, m_trial, m_step, m_gradient;
    std::vector<double> m_row;  // value by row at the multipliers asked last
    std::vector<double> m_rowScale;
    std::vector<double> m_x;
    std::vector<double> m_setX, m_setDual, m_activity;  // of the set that is tried
    std::vector<double> m_ownWidth;  // 1 / (2 curvature), without a proximal step
    std::vector<int> m_side;         // by row: -1 at its lower bound, 1 at its upper
    double m_costScale = 1;
    double m_cost = 0, m_bound = 0;
    bool m_converged = false;
};

}  // namespace ballast::construction
