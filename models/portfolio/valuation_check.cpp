// The book against a valuation from nothing.
#include "models/portfolio/valuation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

using Disagreement = Valuation::Disagreement;

/// A line is compared to what it is worth, and to at least this share of the gross amount beside it:
/// what is lost in that is no disagreement.
constexpr double kOfGross = 1e-3;
/// Coins and dollars that are nothing, so that a sum of nothing has something to be compared to.
constexpr double kNothing = 1e-9;

bool agree(double kept, double full, double scale, double tolerance)
{
    return std::abs(kept - full) <= tolerance * (scale + kNothing);
}

FigureRow magnitudes(FigureRow row)
{
    for (double& number : row) number = std::abs(number);
    return row;
}

std::optional<Disagreement> firstDifference(const FigureRow& kept, const FigureRow& full,
                                            const FigureRow& scale, double tolerance)
{
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (!agree(kept[i], full[i], scale[i], tolerance))
            return Disagreement{"", std::string{figureName(i)}, kept[i], full[i]};
    return std::nullopt;
}

/// Numbers of an exposure that no line has, and the counts.
std::optional<Disagreement> accountDifference(const Exposure& kept, const Exposure& full, double tolerance)
{
    const auto near = [&](double a, double b) {
        return agree(a, b, std::max(std::abs(a), std::abs(b)), tolerance);
    };
    if (kept.lines != full.lines) return Disagreement{"", "number of lines", 1.0 * kept.lines, 1.0 * full.lines};
    if (kept.partialLines != full.partialLines)
        return Disagreement{"", "number of lines with a gap", 1.0 * kept.partialLines, 1.0 * full.partialLines};
    if (kept.staleLines != full.staleLines)
        return Disagreement{"", "number of stale lines", 1.0 * kept.staleLines, 1.0 * full.staleLines};
    if (!near(kept.spot, full.spot)) return Disagreement{"", "spot", kept.spot, full.spot};
    if (!near(kept.equityCoin, full.equityCoin))
        return Disagreement{"", "equity in coin", kept.equityCoin, full.equityCoin};
    if (!near(kept.equityUsd, full.equityUsd)) return Disagreement{"", "equity", kept.equityUsd, full.equityUsd};
    if (!near(kept.maintenanceMarginUsd, full.maintenanceMarginUsd))
        return Disagreement{"", "maintenance margin", kept.maintenanceMarginUsd, full.maintenanceMarginUsd};
    return std::nullopt;
}

std::string nameOf(const Line& line)
{
    return line.instrument ? line.instrument->name
                           : "instrument " + std::to_string(line.position.instrument.index);
}

std::optional<Disagreement> at(std::string where, std::optional<Disagreement> difference)
{
    if (difference) difference->where = std::move(where);
    return difference;
}

}  // namespace

std::optional<Disagreement> Valuation::check(const std::vector<Position>& positions,
                                             const std::vector<Balance>& balances,
                                             const market::Board& board, double tolerance)
{
    valueAt(positions, balances, board, m_valuedAt);
    // Made from nothing each time, in the memory of the last one.
    if (!m_full) m_full = std::make_unique<Valuation>(m_subBooks);
    m_full->touchPositions();
    m_full->touchBalances();
    m_full->valueAt(positions, balances, board, m_valuedAt);
    std::optional<Disagreement> found = difference(*m_full, tolerance);
    if (found) {
        const std::unique_ptr<Valuation> full = std::move(m_full);
        *this = std::move(*full);
    }
    return found;
}

std::optional<Disagreement> Valuation::difference(const Valuation& full, double tolerance) const
{
    if (m_lines.size() != full.m_lines.size() || m_exposures.size() != full.m_exposures.size())
        return Disagreement{"the book", "number of positions", 1.0 * static_cast<double>(m_lines.size()),
                            1.0 * static_cast<double>(full.m_lines.size())};
    for (std::size_t g = 0; g < m_groups.size(); ++g)
        if (auto found = groupDifference(m_groups[g], full.m_groups[g], full, tolerance)) return found;
    for (std::size_t e = 0; e < m_exposures.size(); ++e)
        if (auto found = at(m_exposures[e].underlying.text(),
                            accountDifference(m_exposures[e], full.m_exposures[e], tolerance)))
            return found;
    return std::nullopt;
}

std::optional<Disagreement> Valuation::groupDifference(const Group& kept, const Group& other,
                                                       const Valuation& full, double tolerance) const
{
    if (kept.underlying != other.underlying || kept.first != other.first || kept.last != other.last)
        return Disagreement{kept.underlying.text(), "number of lines", static_cast<double>(kept.last - kept.first),
                            static_cast<double>(other.last - other.first)};
    Figures gross;
    for (std::size_t row = other.first; row < other.last; ++row)
        gross += figuresOf(magnitudes(rowOf(full.m_columns.figures(row))));
    const FigureRow slack = rowOf(kOfGross * gross);
    for (std::size_t row = kept.first; row < kept.last; ++row) {
        const Line& line = m_lines[row];
        const Gap keptGap = m_columns.quoted(row).gap, fullGap = full.m_columns.quoted(row).gap;
        if (keptGap != fullGap || line.position != full.m_lines[row].position)
            return Disagreement{nameOf(line), "state of the position", static_cast<double>(keptGap),
                                static_cast<double>(fullGap)};
        FigureRow scale = magnitudes(rowOf(full.m_columns.figures(row)));
        for (std::size_t i = 0; i < scale.size(); ++i) scale[i] = std::max(scale[i], slack[i]);
        if (auto found = at(nameOf(line), firstDifference(rowOf(m_columns.figures(row)),
                                                          rowOf(full.m_columns.figures(row)), scale, tolerance)))
            return found;
    }
    return at("the sum of " + kept.underlying.text(),
              firstDifference(rowOf(kept.sum.value()), rowOf(other.sum.value()), rowOf(gross), tolerance));
}

std::string text(const Disagreement& d)
{
    return fmt::format("the {} of {} is kept as {:.12g}, a valuation from nothing gives {:.12g}", d.what, d.where,
                       d.kept, d.full);
}

}  // namespace ballast::portfolio
