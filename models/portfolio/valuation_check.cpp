// The book against a valuation from nothing.
#include "models/portfolio/valuation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

using Disagreement = Valuation::Disagreement;

/// A line is compared to what it is worth, and to at least this share of the gross amount beside
/// it: what is lost in that is no disagreement.
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
std::optional<Disagreement> accountDifference(const Exposure& kept, const Exposure& full,
                                              double tolerance)
{
    const auto near = [&](double a, double b) {
        return agree(a, b, std::max(std::abs(a), std::abs(b)), tolerance);
    };
    if (kept.lines != full.lines)
        return Disagreement{"", "number of lines", 1.0 * kept.lines, 1.0 * full.lines};
    if (kept.partialLines != full.partialLines)
        return Disagreement{"", "number of lines with a gap", 1.0 * kept.partialLines,
                            1.0 * full.partialLines};
    if (kept.staleLines != full.staleLines)
        return Disagreement{"", "number of stale lines", 1.0 * kept.staleLines,
                            1.0 * full.staleLines};
    if (kept.withoutSmile != full.withoutSmile)
        return Disagreement{"", "number of options without a smile", 1.0 * kept.withoutSmile,
                            1.0 * full.withoutSmile};
    if (!near(kept.spot, full.spot)) return Disagreement{"", "spot", kept.spot, full.spot};
    if (!near(kept.equityCoin, full.equityCoin))
        return Disagreement{"", "equity in coin", kept.equityCoin, full.equityCoin};
    if (!near(kept.equityUsd, full.equityUsd))
        return Disagreement{"", "equity", kept.equityUsd, full.equityUsd};
    if (!near(kept.maintenanceMarginUsd, full.maintenanceMarginUsd))
        return Disagreement{"", "maintenance margin", kept.maintenanceMarginUsd,
                            full.maintenanceMarginUsd};
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
    const Book full = value(positions, balances, board, m_valuedAt, m_subBooks, m_smiles);
    std::optional<Disagreement> found = difference(full, tolerance);
    if (!found) return found;
    touchPositions();
    touchBalances();
    valueAt(positions, balances, board, m_valuedAt);
    return found;
}

std::optional<Disagreement> Valuation::difference(const Book& full, double tolerance) const
{
    if (m_lines.size() != full.lines.size() || m_exposures.size() != full.exposures.size())
        return Disagreement{"the book", "number of positions",
                            1.0 * static_cast<double>(m_lines.size()),
                            1.0 * static_cast<double>(full.lines.size())};
    for (std::size_t e = 0; e < m_exposures.size(); ++e) {
        const Exposure &kept = m_exposures[e], &other = full.exposures[e];
        const auto group = std::ranges::find(m_groups, other.underlying, &Group::underlying);
        FigureRow gross{};
        if (group != m_groups.end()) {
            for (std::size_t row = group->first; row < group->last; ++row)
                addTo(gross, figuresOf(magnitudes(rowOf(full.lines[row]))));
            if (auto found = lineDifference(*group, full, gross, tolerance)) return found;
        }
        if (auto found = at(kept.underlying.text(), accountDifference(kept, other, tolerance)))
            return found;
        Figures scale = figuresOf(gross);  // and the equity that is in the USD-neutral delta
        scale.delta.usdNeutral += pricing::UsdNeutralDelta{std::abs(other.equityCoin)};
        scale.deltaUsd.usdNeutral += std::abs(other.equityCoin * other.spot);
        if (auto found = at("the sum of " + kept.underlying.text(),
                            firstDifference(rowOf(kept), rowOf(other), rowOf(scale), tolerance)))
            return found;
    }
    return std::nullopt;
}

std::optional<Disagreement> Valuation::lineDifference(const Group& group, const Book& full,
                                                      const FigureRow& gross,
                                                      double tolerance) const
{
    for (std::size_t row = group.first; row < group.last; ++row) {
        const Line &line = m_lines[row], &other = full.lines[row];
        const Gap gap = m_columns.quoted(row).gap;
        if (line.position != other.position || gap != other.gap ||
            line.instrument != other.instrument)
            return Disagreement{nameOf(line), "state of the position", static_cast<double>(gap),
                                static_cast<double>(other.gap)};
        FigureRow scale = magnitudes(rowOf(other));
        for (std::size_t i = 0; i < scale.size(); ++i)
            scale[i] = std::max(scale[i], kOfGross * gross[i]);
        if (auto found = at(nameOf(line), firstDifference(rowOf(m_columns.figures(row)),
                                                          rowOf(other), scale, tolerance)))
            return found;
    }
    return std::nullopt;
}

std::string text(const Disagreement& d)
{
    return fmt::format("the {} of {} is kept as {:.12g}, a valuation from nothing gives {:.12g}",
                       d.what, d.where, d.kept, d.full);
}

}  // namespace ballast::portfolio
