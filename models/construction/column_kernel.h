#pragma once

#include <cstddef>

namespace ballast::construction {

/// Numbers of columns are looked at in blocks of so many; arrays are padded to whole ones, with
/// columns that are worth nothing and bounded by nought.
inline constexpr std::size_t kColumnBlock = 8;
constexpr std::size_t paddedColumns(std::size_t columns)
{
    return (columns + kColumnBlock - 1) / kColumnBlock * kColumnBlock;
}

/// The columns of a quadratic program, a number of each beside the other.
struct ColumnView {
    std::size_t padded = 0, rows = 0;
    const double* byRow = nullptr;  ///< row by row, `padded` numbers each
    const double* cost = nullptr;
    const double* curvature = nullptr;
    const double* upper = nullptr;
    const double* centre = nullptr;  ///< of the proximal step
    const double* pull = nullptr;    ///< towards it; 0: none
    const double* width = nullptr;   ///< 1 / (2 curvature + pull)
};

/// At these multipliers, one a row: price[j] = cost[j] + sum over k of dual[k] a[k][j].
void columnPrices(const ColumnView& columns, const double* dual, double* price);
/// The best amount of each, min over 0 <= x <= upper of price x + curvature x^2 +
/// pull (x - centre)^2 / 2, and the sum of what they come to.
double bestAmounts(const ColumnView& columns, const double* dual, double* x);
/// sums[k] = sum over j of a[k][j] x[j].
void rowSums(const ColumnView& columns, const double* x, double* sums);

}  // namespace ballast::construction
