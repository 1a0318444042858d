#pragma once

#include "models/tables/column.h"
#include "models/tables/day_words.h"
#include "models/tables/row_sync.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace ballast::tables {

/// A flat table of plain rows. A concrete table gives its columns, says what a row's identity is,
/// and turns its section of the snapshot into rows; this keeps identity and tells the views only
/// what changed. `Row` is comparable; `Key` orders and is unique within a table.
template <class Row, class Key>
class RowTable : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        const Row& row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole && index.column() == 0 && m_today != core::Time{})
            if (const core::Time at = timeOf(row); at != core::Time{} && !isSameDay(at, m_today))
                return dateTimeWords(at);
        const QVariant own = ofRow(row, role);
        return own.isValid() ? own
                             : cell(m_columns[static_cast<std::size_t>(index.column())], row, role);
    }
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override
    {
        const bool known = orientation == Qt::Horizontal && section >= 0 && section < columnCount();
        return known ? header(m_columns[static_cast<std::size_t>(section)], role) : QVariant();
    }
    /// Of which day the clock is: what is of another day is told with its date, where the first
    /// column is a time. The epoch, as at first: not known, and no row has one.
    void setToday(core::Time now)
    {
        const bool same = m_today != core::Time{} && isSameDay(now, m_today);
        m_today = now;
        if (!same && rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DisplayRole});
    }
    const Row& row(int number) const { return m_rows.at(static_cast<std::size_t>(number)); }

protected:
    RowTable(std::span<const Column<Row>> columns, QObject* parent)
        : QAbstractTableModel(parent), m_columns(columns)
    {
    }

    virtual Key keyOf(const Row& row) const = 0;
    /// When a row was, where its first column says so as a time of day; the epoch: it does not.
    virtual core::Time timeOf(const Row&) const { return {}; }
    /// What holds for the whole row, whatever the column: identities, staleness, a tool tip.
    virtual QVariant ofRow(const Row&, int /*role*/) const { return {}; }

    void update(std::vector<Row> rows)
    {
        std::vector<Key> before = keys(m_rows);
        const std::vector<Key> after = keys(rows);
        if (isEntirelyAnother(before, after)) {
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
            return;
        }
        syncRows(
            std::move(before), after, [this](int first, int last) { remove(first, last); },
            [&](int first, int last) { insert(rows, first, last); },
            [this](int from, int to) { move(from, to); });
        takeValues(std::move(rows));
    }

private:
    std::vector<Key> keys(const std::vector<Row>& rows) const
    {
        std::vector<Key> out;
        out.reserve(rows.size());
        for (const Row& row : rows) out.push_back(keyOf(row));
        return out;
    }
    static bool isEntirelyAnother(std::vector<Key> before, std::vector<Key> after)
    {
        if (before.empty() || after.empty() || before == after) return false;
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        std::vector<Key> common;
        std::set_intersection(before.begin(), before.end(), after.begin(), after.end(),
                              std::back_inserter(common));
        return common.empty();
    }
    void remove(int first, int last)
    {
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
    }
    void insert(const std::vector<Row>& rows, int first, int last)
    {
        beginInsertRows({}, first, last);
        m_rows.insert(m_rows.begin() + first, rows.begin() + first, rows.begin() + last + 1);
        endInsertRows();
    }
    void move(int from, int to)
    {
        beginMoveRows({}, from, from, {}, to);
        std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
        endMoveRows();
    }
    void takeValues(std::vector<Row> rows)
    {
        const std::vector<Row> before = std::exchange(m_rows, std::move(rows));
        const auto at = [](const std::vector<Row>& list, int row) -> const Row& {
            return list[static_cast<std::size_t>(row)];
        };
        // A view sorted by what a row is need not be sorted again because its numbers changed.
        int live = 0;
        while (live + 1 < columnCount() && m_columns[static_cast<std::size_t>(live)].fixed) ++live;
        forRuns(
            rowCount(), [&](int row) { return !(at(before, row) == at(m_rows, row)); },
            [&](int first, int last) {
                emit dataChanged(index(first, live), index(last, columnCount() - 1));
            });
    }

    std::span<const Column<Row>> m_columns;
    std::vector<Row> m_rows;
    core::Time m_today{};
};

}  // namespace ballast::tables
