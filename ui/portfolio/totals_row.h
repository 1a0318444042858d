#pragma once

#include "ui/widgets/grouped_tree.h"

namespace ballast::ui {

/// The row of totals under a tree: always in sight, its columns where the tree has them.
class TotalsRow : public GroupedTree {
    Q_OBJECT
public:
    /// `model` has one row and the columns of the tree, which is dressed already.
    TotalsRow(QTreeView* tree, QAbstractItemModel* model, int rowHeight, QWidget* parent = nullptr);

protected:
    bool isHeading(const QModelIndex&) const override { return true; }

private:
    void follow();
    void fit();

    QTreeView* m_tree;
};

}  // namespace ballast::ui
