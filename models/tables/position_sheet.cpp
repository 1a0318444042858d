#include "models/tables/position_sheet.h"

#include "models/tables/position_tree.h"
#include "models/tables/say.h"
#include "models/tables/words.h"

#include <algorithm>
#include <set>

namespace ballast::tables {
namespace {

using Column = PositionColumn;

/// Fills a sheet from a tree, row after row.
class SheetMaker {
public:
    SheetMaker(const PositionTree& tree, const std::vector<int>& columns)
        : m_tree(tree), m_columns(columns)
    {
    }

    PositionSheet made()
    {
        m_sheet.title = Say::tr("Positions").toStdString();
        m_sheet.levelTitle = Say::tr("Level").toStdString();
        m_sheet.aboutTitle = Say::tr("About").toStdString();
        if (m_tree.book()) m_sheet.at = m_tree.book()->valuedAt;
        for (const int column : m_columns) addColumn(column);
        m_sheet.columns.push_back({Say::tr("Left out").toStdString()});
        tellOfAll();
        addRows({}, 0, {});
        addRow({}, 0);
        return std::move(m_sheet);
    }

private:
    void addColumn(int column)
    {
        const PositionField& field = positionFields()[static_cast<std::size_t>(column)];
        m_sheet.columns.push_back(
            {m_tree.headerData(column, Qt::Horizontal).toString().toStdString(), field.unit});
    }
    void addRows(const QModelIndex& parent, int level, const QString& above)
    {
        for (int i = 0; i < m_tree.rowCount(parent); ++i) {
            const QModelIndex index = m_tree.index(i, 0, parent);
            addRow(index, level);
            const PositionRow& row = m_tree.row(index);
            const QString path = above + titleOf(row);
            if (row.group && row.partial + row.stale > 0) tell(path, reservationOf(row));
            addRows(index, level + 1, path + QStringLiteral(" \u203A "));
        }
    }
    void addRow(const QModelIndex& index, int level)
    {
        const PositionRow& row = m_tree.row(index);
        SheetRow out;
        out.level = level;
        out.isSum = !row.isPosition();
        for (const int column : m_columns) out.cells.push_back(cellOf(index, row, column));
        out.cells.push_back(wordsOrNothing(reservationOf(row)));
        m_sheet.rows.push_back(std::move(out));
    }
    static SheetCell wordsOrNothing(const QString& text)
    {
        if (text.isEmpty()) return {};
        return text.toStdString();
    }
    SheetCell cellOf(const QModelIndex& index, const PositionRow& row, int column) const
    {
        if (column == Column::Instrument)
            return (row.instrument ? words(row.instrument->name) : titleOf(row)).toStdString();
        if (column == Column::Expiry) return row.expiry ? SheetCell(*row.expiry) : SheetCell();
        const auto of = [&](int role) {
            return index.isValid() ? index.siblingAtColumn(column).data(role)
                                   : m_tree.totalData(column, role);
        };
        if (column == Column::Trend) {
            if (of(Qt::DisplayRole).toString().isEmpty()) return {};
            return of(SortRole).toDouble();
        }
        if (positionFields()[static_cast<std::size_t>(column)].unit == Unit::None)
            return wordsOrNothing(of(Qt::DisplayRole).toString());
        const auto number = numberOf(row, column);
        return number ? SheetCell(*number) : SheetCell();
    }

    void tell(const QString& what, const QString& value)
    {
        m_sheet.about.emplace_back(what.toStdString(), value.toStdString());
    }
    void tellOfAll()
    {
        const PositionRow& total = m_tree.row({});
        std::set<QString> accounts;
        if (m_tree.book())
            for (const portfolio::Line& line : m_tree.book()->lines)
                accounts.insert(words(line.position.account.venue.view()) +
                                QStringLiteral(" \u00B7 ") +
                                words(line.position.account.account.view()));
        tell(Say::tr("Accounts"),
             QStringList(accounts.begin(), accounts.end()).join(QStringLiteral(", ")));
        tell(Say::tr("Valued at, UTC"), words(core::isoUtc(m_sheet.at)));
        tell(Say::tr("Delta"), spoken(portfolio::text(m_tree.convention())));
        if (const QString smile = m_tree.book() ? smileWords(*m_tree.book()) : QString();
            !smile.isEmpty())
            tell(Say::tr("Deltas adjusted by"), smile);
        tell(Say::tr("Grouping"), titleOf(m_tree.grouping()));
        tell(Say::tr("Filter"), m_tree.filter().isEmpty() ? Say::tr("none: every position is here")
                                                          : m_tree.filter().text());
        tell(Say::tr("Positions"), QString::number(total.lines));
        tell(Say::tr("Hidden by the filter"), QString::number(m_tree.hidden()));
        tell(Say::tr("In no total"), total.partial == 0 ? Say::tr("none") : spoken(total.missing));
        tell(Say::tr("At their last good mark"), QString::number(total.stale));
    }

    const PositionTree& m_tree;
    const std::vector<int>& m_columns;
    PositionSheet m_sheet;
};

core::Cell textCellOf(const SheetCell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* number = std::get_if<double>(&cell)) return *number;
    if (const auto* at = std::get_if<core::Time>(&cell)) return core::isoUtc(*at);
    return {};
}

}  // namespace

PositionSheet sheetOf(const PositionTree& tree, const std::vector<int>& columns)
{
    return SheetMaker(tree, columns).made();
}

core::TextTable textTableOf(const PositionSheet& sheet)
{
    core::TextTable table;
    table.columns.push_back(sheet.levelTitle);
    for (const SheetColumn& column : sheet.columns) table.columns.push_back(column.title);
    for (const SheetRow& row : sheet.rows) {
        std::vector<core::Cell> cells{static_cast<double>(row.level)};
        std::ranges::transform(row.cells, std::back_inserter(cells), textCellOf);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace ballast::tables
