// Makes the rows of a book: which positions are shown, in which groups, and what they add up to.
#include "models/tables/position_row.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ballast::tables {
namespace {

using portfolio::Gap;
using portfolio::GroupKey;
using portfolio::Line;

/// The last digit shown is worth some hundreds of USD, whatever the coin costs.
int deltaDecimals(double spot)
{
    return spot > 0 ? std::clamp(static_cast<int>(std::floor(std::log10(spot))) - 2, 1, 4) : 2;
}

double daysUntil(core::Time expiry, core::Time now)
{
    return std::round(std::max(0.0, core::seconds(expiry - now)) / 864) / 100;
}

/// Makes rows of a book, in one convention.
class RowMaker {
public:
    RowMaker(const portfolio::Book& book, const PositionView& view)
        : m_book(book),
          m_convention(view.convention),
          m_fullNames(!view.grouping.has(GroupKey::Underlying) ||
                      !view.grouping.has(GroupKey::Expiry))
    {
        for (const portfolio::Exposure& exposure : book.exposures)
            m_decimals.emplace_back(exposure.underlying, deltaDecimals(exposure.spot));
    }

    PositionBranch branchOf(const portfolio::Group& group, std::vector<PositionRow>& lines) const
    {
        PositionBranch branch;
        branch.children.reserve(group.children.size() + group.rows.size());
        for (const portfolio::Group& child : group.children)
            branch.children.push_back(branchOf(child, lines));
        for (const std::uint32_t row : group.rows)
            branch.children.push_back({std::move(lines[row]), {}});
        branch.row = rowOf(group);
        for (const PositionBranch& child : branch.children) branch.row.options |= child.row.options;
        return branch;
    }
    /// The engine's own sums, which know of equity and of positions nobody has listed.
    void takeTotals(PositionRow& row, const portfolio::Group& group) const
    {
        const portfolio::Exposure* exposure = m_book.find(row.underlying);
        if (!exposure) return;
        portfolio::Group whole = group;
        const int unlisted = exposure->lines - group.lines;
        whole.lines += unlisted;
        whole.gaps[static_cast<std::size_t>(Gap::NoInstrument)] += unlisted;
        setGaps(row, whole);
        row.figures = *exposure;
        setDelta(row);
    }
    /// And the same of all of them.
    void takeTotals(PositionRow& whole) const
    {
        portfolio::Deltas coin;
        portfolio::DollarDeltas usd;
        for (const portfolio::Exposure& exposure : m_book.exposures) {
            coin += exposure.delta;
            usd.blackScholes += exposure.deltaUsd.blackScholes;
            usd.netTransaction += exposure.deltaUsd.netTransaction;
            usd.usdNeutral += exposure.deltaUsd.usdNeutral;
        }
        whole.figures.deltaUsd = usd;
        if (whole.oneCoin && m_book.exposures.size() == 1) whole.figures.delta = coin;
        setDelta(whole);
    }
    PositionRow rowOf(const Line& line) const
    {
        PositionRow row;
        setSubBook(row, line.subBook);
        row.account = line.position.account;
        row.id = line.position.instrument;
        row.instrument = line.instrument;
        row.size = line.position.size;
        row.averagePrice = line.position.averagePrice;
        row.mark = line.mark;
        row.volatility = line.volatility;
        row.gap = line.gap;
        row.figures = line;
        row.lines = 1;
        row.stale = line.gap == Gap::StaleMark;
        row.partial = !line.counted();
        row.fullName = m_fullNames;
        if (line.instrument) {
            row.underlying = line.instrument->underlying;
            row.kind = line.instrument->kind;
            row.options = line.instrument->isOption();
            setExpiry(row, line.instrument->expiry);
        }
        setCoin(row);
        setDelta(row);
        return row;
    }

private:
    void setExpiry(PositionRow& row, std::optional<core::Time> expiry) const
    {
        row.expiry = expiry;
        if (expiry) row.days = daysUntil(*expiry, m_book.valuedAt);
    }
    void setDelta(PositionRow& row) const
    {
        row.delta = row.figures.delta.of(m_convention);
        row.deltaUsd = row.figures.deltaUsd.of(m_convention);
    }
    static void setGaps(PositionRow& row, portfolio::Group group)
    {
        row.lines = group.lines;
        row.stale = group.stale();
        row.partial = group.missing();
        group.gaps[static_cast<std::size_t>(Gap::StaleMark)] = 0;  // in the sums, and dimmed
        row.missing = reservation(group);
    }
    void setCoin(PositionRow& row) const
    {
        row.decimals = 2;
        for (const auto& [underlying, decimals] : m_decimals)
            if (underlying == row.underlying) row.decimals = decimals;
    }
    void setSubBook(PositionRow& row, portfolio::SubBookId subBook) const
    {
        row.subBook = subBook;
        if (m_book.subBooks && subBook < m_book.subBooks->size())
            row.subBookName = (*m_book.subBooks)[subBook];
    }

    PositionRow rowOf(const portfolio::Group& group) const
    {
        PositionRow row;
        row.group = group.key;
        row.whole = !group.key;
        setSubBook(row, group.subBook);
        row.underlying = group.underlying;
        row.account = group.account;
        row.account.venue = group.venue;
        row.kind = group.kind;
        row.figures = group.sum;
        row.oneCoin = group.oneCoin;
        row.listed = group.of(Gap::NoInstrument) < group.lines;
        setExpiry(row, group.expiry);
        setGaps(row, group);
        setCoin(row);
        setDelta(row);
        return row;
    }

    const portfolio::Book& m_book;
    portfolio::DeltaConvention m_convention;
    bool m_fullNames;
    std::vector<std::pair<core::Currency, int>> m_decimals;
};

}  // namespace

PositionOutline outlineOf(const portfolio::Book& book, const PositionView& view)
{
    const RowMaker maker(book, view);
    std::vector<PositionRow> lines;
    lines.reserve(book.lines.size());
    std::vector<std::uint32_t> shown;
    shown.reserve(book.lines.size());
    for (const Line& line : book.lines) {
        lines.push_back(maker.rowOf(line));
        if (view.filter.passes(lines.back()))
            shown.push_back(static_cast<std::uint32_t>(lines.size() - 1));
    }
    PositionOutline outline;
    outline.hidden = static_cast<int>(lines.size() - shown.size());
    const auto keys = view.grouping.keys();
    const portfolio::Group whole = aggregate(book, keys, std::move(shown));
    outline.whole = maker.branchOf(whole, lines);
    if (outline.hidden == 0) maker.takeTotals(outline.whole.row);
    if (outline.hidden == 0 && !keys.empty() && keys.front() == GroupKey::Underlying)
        for (std::size_t i = 0; i < whole.children.size(); ++i)
            maker.takeTotals(outline.whole.children[i].row, whole.children[i]);
    return outline;
}

}  // namespace ballast::tables
