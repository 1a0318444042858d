#pragma once

#include "models/portfolio/exposure.h"

#include <array>
#include <bit>

namespace ballast::portfolio {

/// Figures are nothing but numbers that add up: the same as a row of them, in the order of their
/// declaration.
using FigureRow = std::array<double, sizeof(Figures) / sizeof(double)>;
inline FigureRow rowOf(const Figures& figures) { return std::bit_cast<FigureRow>(figures); }
inline Figures figuresOf(const FigureRow& row) { return std::bit_cast<Figures>(row); }
inline void addTo(FigureRow& sum, const Figures& figures)
{
    const FigureRow row = rowOf(figures);
    for (std::size_t i = 0; i < row.size(); ++i) sum[i] += row[i];
}
/// "gamma", for a person.
std::string_view figureName(std::size_t place);

/// A sum to which lines are added and from which they are taken again all day long. Beside each sum
/// stands what rounding has cut off it (Knuth's two-sum), so that it does not drift: what is left
/// of an error is below 1e-30 of the gross amount a step.
class FiguresSum {
public:
    void add(const Figures& figures) { addRow(rowOf(figures)); }
    void replace(const Figures& before, const Figures& after)
    {
        FigureRow row = rowOf(before);
        for (double& number : row) number = -number;
        addRow(row);
        addRow(rowOf(after));
    }
    Figures value() const
    {
        FigureRow row = m_sum;
        for (std::size_t i = 0; i < row.size(); ++i) row[i] += m_cutOff[i];
        return figuresOf(row);
    }

private:
    void addRow(const FigureRow& row)
    {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double sum = m_sum[i] + row[i];
            const double taken = sum - m_sum[i];
            m_cutOff[i] += (m_sum[i] - (sum - taken)) + (row[i] - taken);
            m_sum[i] = sum;
        }
    }
    FigureRow m_sum{};
    FigureRow m_cutOff{};
};

}  // namespace ballast::portfolio
