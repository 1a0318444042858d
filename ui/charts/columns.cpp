#include "ui/charts/columns.h"

#include "models/core/assert.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// A level run keeps its two ends: a band that stands still is two points, not a thousand.
void push(std::vector<Columns::Point>& out, Columns::Point point)
{
    const std::size_t n = out.size();
    if (n >= 2 && out[n - 1].value == point.value && out[n - 2].value == point.value)
        out[n - 1].time = point.time;
    else
        out.push_back(point);
}

/// The first row from `row` on that is not before `until`, looked for first where the bucket before
/// it, of `guess` rows, would have it: samples come at a pace, and each look further away is a
/// page.
std::size_t endOfBucket(std::span<const double> times, std::size_t row, std::size_t end,
                        double until, std::size_t guess)
{
    std::size_t step = 1, near = row;
    if (guess > 2 && row + guess - 2 < end && times[row + guess - 2] < until)
        near = row + guess - 2;
    while (near + step < end && times[near + step] < until) {
        near += step;
        step *= 2;
    }
    const auto from = times.begin() + static_cast<std::ptrdiff_t>(near);
    const auto to = times.begin() + static_cast<std::ptrdiff_t>(std::min(near + step + 1, end));
    return static_cast<std::size_t>(std::lower_bound(from, to, until) - times.begin());
}

void splice(std::vector<double>& values, std::size_t begin, std::size_t end,
            std::span<const double> with)
{
    std::vector<double> out;
    out.reserve(values.size() - (end - begin) + with.size());
    out.insert(out.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(begin));
    out.insert(out.end(), with.begin(), with.end());
    out.insert(out.end(), values.begin() + static_cast<std::ptrdiff_t>(end), values.end());
    values = std::move(out);
}

}  // namespace

Columns::Columns(std::size_t columns, std::size_t mostRows)
    : m_mostRows(mostRows), m_columns(columns), m_extremes(columns), m_pieces(columns)
{
}

std::size_t Columns::append(double time, std::span<const double> values)
{
    BALLAST_ASSERT(values.size() == m_columns.size());
    m_time.push_back(time);
    for (std::size_t c = 0; c < values.size(); ++c) m_columns[c].push_back(values[c]);
    if (m_time.size() <= m_mostRows) return 0;
    const auto forgotten = static_cast<std::ptrdiff_t>(m_mostRows / 4);
    m_time.erase(m_time.begin(), m_time.begin() + forgotten);
    for (auto& column : m_columns) column.erase(column.begin(), column.begin() + forgotten);
    forgetReduced();
    return static_cast<std::size_t>(forgotten);
}

void Columns::appendGap(double before)
{
    m_time.push_back((before + m_time.back()) / 2);
    for (auto& column : m_columns) column.push_back(kNaN);
}

void Columns::replace(double from, double to, const Columns& rows)
{
    BALLAST_ASSERT(rows.width() == width());
    const std::size_t begin = lowerBound(from);
    const auto end = static_cast<std::size_t>(
        std::upper_bound(m_time.begin() + static_cast<std::ptrdiff_t>(begin), m_time.end(), to) -
        m_time.begin());
    splice(m_time, begin, end, rows.m_time);
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        splice(m_columns[c], begin, end, rows.m_columns[c]);
    forgetReduced();
}

void Columns::clear()
{
    m_time.clear();
    for (auto& column : m_columns) column.clear();
    forgetReduced();
}

std::size_t Columns::lowerBound(double time) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_time, time) - m_time.begin());
}

std::size_t Columns::nearest(double time) const
{
    if (m_time.empty()) return 0;
    std::size_t row = lowerBound(time);
    if (row == m_time.size() || (row > 0 && time - m_time[row - 1] < m_time[row] - time)) --row;
    return row;
}

void Columns::forgetReduced()
{
    for (Extremes& extremes : m_extremes) extremes.clear();
    for (Pieces& pieces : m_pieces) pieces.known.clear();
}

Columns::Piece Columns::pieceAt(std::size_t column, std::size_t row, std::size_t end, double bucket,
                                std::size_t guess) const
{
    const std::span<const double> values = m_columns[column];
    const Extremes& extremes = m_extremes[column];
    const auto piece = [](std::size_t begin, std::size_t after, std::size_t a, std::size_t b) {
        const auto [first, second] = std::minmax(a, b);
        return Piece{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(after),
                     static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second)};
    };
    if (std::isnan(values[row])) return piece(row, extremes.pastGap(row), row, row);
    const double until = (std::floor(m_time[row] / bucket) + 1) * bucket;
    const std::size_t last = endOfBucket(m_time, row, end, until, guess);
    const std::size_t stop = std::max(std::min(last, extremes.nextGap(row)), row + 1);
    const auto [low, high] = extremes.in(values, row, stop);
    return piece(row, stop, low, high);
}

void Columns::reduce(std::size_t column, double from, double to, double bucket,
                     std::vector<Point>& out) const
{
    out.clear();
    if (m_time.empty()) return;
    const std::span<const double> values = m_columns[column];
    m_extremes[column].extend(values);
    std::size_t row = lowerBound(from);
    auto end = static_cast<std::size_t>(std::ranges::upper_bound(m_time, to) - m_time.begin());
    if (row > 0) --row;
    if (end < m_time.size()) ++end;

    Pieces& pieces = m_pieces[column];
    if (pieces.bucket != bucket) pieces.known.clear();
    pieces.bucket = bucket;
    pieces.next.clear();
    auto known = std::ranges::lower_bound(pieces.known, row, {}, &Piece::begin);
    std::size_t guess = 0;
    for (bool atStart = true; row < end; atStart = false) {
        while (known != pieces.known.end() && known->begin < row) ++known;
        const bool isKnown =
            known != pieces.known.end() && known->begin == row && known->end <= end;
        const Piece piece = isKnown ? *known : pieceAt(column, row, end, bucket, guess);
        // The first may begin inside its bucket, and the last may have been cut or may yet grow.
        if (isKnown || (!atStart && piece.end < end)) pieces.next.push_back(piece);
        push(out, {m_time[piece.first], values[piece.first]});
        if (piece.second != piece.first) push(out, {m_time[piece.second], values[piece.second]});
        guess = piece.end - piece.begin;
        row = piece.end;
    }
    pieces.known.swap(pieces.next);
}

}  // namespace ballast::ui
