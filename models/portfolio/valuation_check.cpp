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
constexpr std::uint32_t kNone = UINT32_MAX;
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

std::string nameOf(const Position& position, const market::Instrument* instrument)
{
    return instrument ? instrument->name
                      : "instrument " + std::to_string(position.instrument.index);
}

std::string nameOf(const Line& line) { return nameOf(line.position, line.instrument.get()); }

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
    m_checked = 0;
    return checkSome(positions, balances, board, positions.size(), tolerance);
}

std::optional<Disagreement> Valuation::checkSome(const std::vector<Position>& positions,
                                                 const std::vector<Balance>& balances,
                                                 const market::Board& board, std::size_t lines,
                                                 double tolerance)
{
    valueAt(positions, balances, board, m_valuedAt);
    std::optional<Disagreement> found = difference(positions, balances, board, lines, tolerance);
    if (!found) return found;
    m_checked = 0;
    touchPositions();
    touchBalances();
    valueAt(positions, balances, board, m_valuedAt);
    return found;
}

std::optional<Disagreement> Valuation::difference(const std::vector<Position>& positions,
                                                  const std::vector<Balance>& balances,
                                                  const market::Board& board, std::size_t lines,
                                                  double tolerance)
{
    if (m_lines.size() != positions.size())
        return Disagreement{"the book", "number of positions",
                            1.0 * static_cast<double>(m_lines.size()),
                            1.0 * static_cast<double>(positions.size())};
    // Positions that came or went on the way begin it anew: the groups are other ones.
    if (m_checked > positions.size() || m_grossThen.size() != m_groups.size()) m_checked = 0;
    if (m_checked == 0) {
        catchUp();
        m_grossThen.clear();
        for (const Group& group : m_groups) m_grossThen.push_back(grossOf(group));
    }
    const std::size_t count = std::min(lines, positions.size() - m_checked);
    const std::span<const Position> some = std::span(positions).subspan(m_checked, count);
    m_checked += count;
    if (auto found = linesDiffer(some, board, tolerance)) return found;
    if (m_checked < positions.size()) return std::nullopt;
    m_checked = 0;
    catchUp();
    return sumsDiffer(balances, board, tolerance);
}

FigureRow Valuation::grossOf(const Group& group) const
{
    FigureRow gross{};
    for (std::size_t row = group.first; row < group.last; ++row)
        addTo(gross, figuresOf(magnitudes(rowOf(m_columns.figures(row)))));
    return gross;
}

std::uint32_t Valuation::rowOfPosition(const Position& position) const
{
    const auto isIt = [&](std::uint32_t row) {
        return m_lines[row].position.account == position.account &&
               m_lines[row].position.instrument == position.instrument;
    };
    const std::uint32_t id = position.instrument.index;
    for (std::uint32_t row = id < m_firstRow.size() ? m_firstRow[id] : kNone; row != kNone;
         row = m_nextRow[row])
        if (isIt(row)) return row;
    for (auto row = static_cast<std::uint32_t>(m_listed); row < m_lines.size(); ++row)
        if (isIt(row)) return row;
    return kNone;
}

/// The lines of these positions, one underlying after another, against rows made of the board.
std::optional<Disagreement> Valuation::linesDiffer(std::span<const Position> positions,
                                                   const market::Board& board, double tolerance)
{
    const Lines& lines = m_lines;  // read, not written to: nothing is copied
    for (std::size_t from = 0; from < positions.size();) {
        m_checkColumns.clear();
        m_checkRows.clear();
        std::uint32_t group = kNone;
        std::size_t to = from;
        for (; to < positions.size(); ++to) {
            const Position& position = positions[to];
            const std::uint32_t row = rowOfPosition(position);
            const market::Listing* listing = board.find(position.instrument);
            const market::Instrument* instrument = listing ? listing->instrument.get() : nullptr;
            if (row == kNone || lines[row].position != position ||
                lines[row].instrument.get() != instrument)
                return Disagreement{nameOf(position, instrument), "state of the position", 0, 1};
            if (to > from && m_groupOfRow[row] != group) break;
            group = m_groupOfRow[row];
            if (group != kNone && m_groups[group].behind) catchUp(row);
            m_checkRows.push_back(row);
            m_checkColumns.add(instrument, position.size.toDouble(), position.averagePrice);
            if (listing) m_checkColumns.read(to - from, *listing);
        }
        if (group != kNone) {
            bool fromIndex = false;
            const double spot = spotNow(m_groups[group], board, fromIndex);
            m_checkColumns.setTime(m_valuedAt);
            m_checkColumns.price(0, to - from, spot, viewOf(m_smiles, m_groups[group].underlying));
            for (std::size_t i = 0; i < to - from; ++i)
                if (auto found = lineDiffers(m_checkRows[i], i, tolerance)) return found;
        }
        from = to;
    }
    return std::nullopt;
}

std::optional<Disagreement> Valuation::lineDiffers(std::uint32_t row, std::size_t checked,
                                                   double tolerance) const
{
    const Gap gap = m_columns.quoted(row).gap, other = m_checkColumns.quoted(checked).gap;
    if (gap != other)
        return Disagreement{nameOf(m_lines[row]), "state of the position", static_cast<double>(gap),
                            static_cast<double>(other)};
    const FigureRow full = rowOf(m_checkColumns.figures(checked));
    const FigureRow& gross = m_grossThen[m_groupOfRow[row]];
    FigureRow scale = magnitudes(full);
    for (std::size_t i = 0; i < scale.size(); ++i)
        scale[i] = std::max(scale[i], kOfGross * gross[i]);
    return at(nameOf(m_lines[row]),
              firstDifference(rowOf(m_columns.figures(row)), full, scale, tolerance));
}

/// The sums that are moved by every tick against the lines added up anew.
std::optional<Disagreement> Valuation::sumsDiffer(const std::vector<Balance>& balances,
                                                  const market::Board& board,
                                                  double tolerance) const
{
    std::vector<Group> anew;
    for (const Group& group : m_groups) {
        Group& sum = anew.emplace_back(group);
        sum.sum = {};
        sum.partial = sum.stale = sum.withoutSmile = 0;
        sum.spot = spotNow(group, board, sum.fromIndex);
        for (std::size_t row = group.first; row < group.last; ++row) {
            sum.sum.add(m_columns.figures(row));
            sum.count(m_columns.quoted(row).gap, 1);
            sum.withoutSmile += m_columns.withoutSmile(row);
        }
    }
    const std::vector<Exposure> full =
        exposuresOf(anew, balances, board, static_cast<int>(m_lines.size() - m_listed));
    if (m_exposures.size() != full.size())
        return Disagreement{"the book", "number of underlyings",
                            1.0 * static_cast<double>(m_exposures.size()),
                            1.0 * static_cast<double>(full.size())};
    for (std::size_t e = 0; e < full.size(); ++e) {
        const Exposure &kept = m_exposures[e], &other = full[e];
        if (auto found = at(kept.underlying.text(), accountDifference(kept, other, tolerance)))
            return found;
        const auto group = std::ranges::find(m_groups, other.underlying, &Group::underlying);
        Figures scale = figuresOf(group != m_groups.end() ? grossOf(*group) : FigureRow{});
        // And the equity that is in the USD-neutral delta.
        scale.delta.usdNeutral += pricing::UsdNeutralDelta{std::abs(other.equityCoin)};
        scale.deltaUsd.usdNeutral += std::abs(other.equityCoin * other.spot);
        if (auto found = at("the sum of " + kept.underlying.text(),
                            firstDifference(rowOf(kept), rowOf(other), rowOf(scale), tolerance)))
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
