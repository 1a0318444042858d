#include "models/tables/position_totals.h"

#include "models/tables/position_tree.h"

namespace ballast::tables {

PositionTotals::PositionTotals(const PositionTree* tree, QObject* parent)
    : QAbstractTableModel(parent), m_tree(tree)
{
    connect(tree, &PositionTree::totalChanged, this,
            [this] { emit dataChanged(index(0, 0), index(0, columnCount() - 1)); });
    connect(tree, &QAbstractItemModel::headerDataChanged, this,
            &QAbstractItemModel::headerDataChanged);
}

int PositionTotals::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 1; }

int PositionTotals::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_tree->columnCount();
}

QVariant PositionTotals::data(const QModelIndex& index, int role) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
               ? m_tree->totalData(index.column(), role)
               : QVariant();
}

QVariant PositionTotals::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_tree->headerData(section, orientation, role);
}

}  // namespace ballast::tables
