#pragma once

#include <QAbstractTableModel>

namespace ballast::tables {

class PositionTree;

/// What all positions that are shown add up to, as a table of one row with the columns of the tree.
class PositionTotals : public QAbstractTableModel {
    Q_OBJECT
public:
    /// `tree` outlives it.
    explicit PositionTotals(const PositionTree* tree, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    const PositionTree* m_tree;
};

}  // namespace ballast::tables
