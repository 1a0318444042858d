#pragma once

#include "models/construction/problem.h"

#include <cstdint>
#include <vector>

namespace ballast::construction {

/// min c'x, rowLower <= A x <= rowUpper, 0 <= x <= upper, all finite but for open rows; c >= 0.
struct LinearProgram {
    std::size_t rows = 0, columns = 0;
    std::vector<double> matrix;  ///< row by row
    std::vector<double> cost, upper;
    std::vector<double> rowLower, rowUpper;
    double at(std::size_t row, std::size_t column) const { return matrix[row * columns + column]; }
};

/// A hedge problem as a linear program: a column a level and side, a row a Greek that is bounded,
/// then the caps. Rows and columns are scaled by powers of two (exact) so that the largest entry of
/// each is near 1: the solver's tolerances then mean the same for deltas, gammas and vegas, and in
/// whatever unit an instrument is counted.
struct Program {
    struct Column {
        std::size_t instrument = 0;
        double unit = 0;  ///< signed: one of the column is so many units bought
    };
    static constexpr std::size_t kMargin = kMaxGreeks, kNotional = kMaxGreeks + 1;

    LinearProgram linear;
    std::vector<double> curvature;   ///< cost of column: cost x + curvature x^2
    std::vector<Column> origin;      ///< by column; fewer than columns where there are elastic ones
    std::vector<std::size_t> rowOf;  ///< by row: the Greek, kMargin or kNotional
    std::vector<double> rowScale;    ///< row here = rowScale * row there
    bool quadratic = false;          ///< an impact, or risk weights
};

/// Lots and minima are left out; a ticket is spread over the most that a side may trade, which no
/// amount undercuts: what the program costs, the problem costs at least.
void build(const Problem& problem, Program& out, bool spreadTickets = true);

/// Adds a way out of each Greek's band on either side at its weight, and takes all other cost away:
/// the least by which the bands can be missed. `first` is the first such column; two a Greek row,
/// first above, then below.
void makeElastic(const Problem& problem, Program& program, std::size_t& first);

/// The amounts a column vector stands for.
void amounts(const Program& program, const std::vector<double>& columns, std::size_t instruments,
             std::vector<double>& x);

}  // namespace ballast::construction
