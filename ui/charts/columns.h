#pragma once

#include "ui/charts/extremes.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace ballast::ui {

/// Numbers over time, a column a quantity, ready to be reduced to what a screen can show: what that
/// costs follows the pixels and not the rows. NaN: a gap, or not known.
class Columns {
public:
    struct Point {
        double time = 0, value = 0;
    };  ///< seconds since 1970 UTC; NaN value: a gap

    /// So many columns, and so many rows at most: of more the oldest quarter is forgotten.
    explicit Columns(std::size_t columns, std::size_t mostRows = kMostRows);

    std::size_t size() const { return m_time.size(); }
    bool empty() const { return m_time.empty(); }
    std::size_t width() const { return m_columns.size(); }
    double time(std::size_t row) const { return m_time[row]; }
    double value(std::size_t column, std::size_t row) const { return m_columns[column][row]; }
    std::span<const double> times() const { return m_time; }

    /// After the last row; as many values as there are columns. Returns how many rows were
    /// forgotten for it.
    std::size_t append(double time, std::span<const double> values);
    /// A row of NaN half way between the last row and this time.
    void appendGap(double before);
    /// These rows in place of those inside [from, to]; of as many columns.
    void replace(double from, double to, const Columns& rows);
    void clear();

    /// The row nearest to a time; size() when there is none.
    std::size_t nearest(double time) const;
    /// The first row not before this time; size() where there is none.
    std::size_t lowerBound(double time) const;

    /// Lowest and highest value of each bucket of `bucket` seconds inside [from, to], in time
    /// order, and one row beyond each end so that a line reaches the frame. Buckets lie on
    /// multiples of their width: while the picture scrolls, what is drawn stays the same, and only
    /// what comes into sight is looked at. Of a run of gaps one is left; a level run keeps its two
    /// ends.
    void reduce(std::size_t column, double from, double to, double bucket,
                std::vector<Point>& out) const;

    static constexpr std::size_t kMostRows = 400'000;

private:
    /// A bucket, the part of one up to a gap, or a run of gaps, and where its extremes stand.
    struct Piece {
        std::uint32_t begin = 0, end = 0, first = 0, second = 0;
    };
    /// The whole pieces of the last look, which are the same from wherever they are looked at.
    struct Pieces {
        double bucket = 0;
        std::vector<Piece> known, next;
    };
    Piece pieceAt(std::size_t column, std::size_t row, std::size_t end, double bucket,
                  std::size_t guess) const;
    void forgetReduced();

    std::size_t m_mostRows;
    std::vector<double> m_time;
    std::vector<std::vector<double>> m_columns;
    mutable std::vector<Extremes> m_extremes;  ///< of each column, as far as it was asked for
    mutable std::vector<Pieces> m_pieces;
};

}  // namespace ballast::ui
