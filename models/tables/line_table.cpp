#include "models/tables/line_table.h"

#include <utility>

namespace ballast::tables {

LineTable::LineTable(std::vector<LineColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

void LineTable::show(std::vector<Line> lines)
{
    if (lines == m_lines) return;
    beginResetModel();
    m_lines = std::move(lines);
    for (Line& line : m_lines) line.cells.resize(m_columns.size());
    endResetModel();
}

void LineTable::setTitle(int column, const QString& title)
{
    LineColumn& it = m_columns.at(static_cast<std::size_t>(column));
    if (it.title == title) return;
    it.title = title;
    emit headerDataChanged(Qt::Horizontal, column, column);
}

int LineTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LineTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant LineTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const LineCell& cell = line.cells[column];
    switch (role) {
        case Qt::DisplayRole: return cell.text;
        case Qt::TextAlignmentRole: return static_cast<int>(m_columns[column].align);
        case Qt::ToolTipRole: {
            // The whole of what may be cut, and what there is to say of the row.
            if (line.tip.contains(cell.text)) return line.tip;
            return line.tip.isEmpty() ? cell.text : cell.text + QLatin1Char('\n') + line.tip;
        }
        case SortRole: return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
        case ToneRole: return static_cast<int>(cell.tone);
        case AboutRole: return line.about;
        default: return {};
    }
}

QVariant LineTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const LineColumn& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole: return column.title;
        case Qt::ToolTipRole:
            return column.tip.isEmpty() ? column.title
                                        : column.title + QLatin1Char('\n') + column.tip;
        case Qt::TextAlignmentRole: return static_cast<int>(column.align);
        default: return {};
    }
}

}  // namespace ballast::tables
