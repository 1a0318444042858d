#pragma once

#include <QTreeView>

namespace ballast::ui {

/// A tree whose outermost rows with children are headings: their whole row is tinted, indentation
/// included.
class GroupedTree : public QTreeView {
    Q_OBJECT
public:
    using QTreeView::QTreeView;

protected:
    /// Whether the whole of this row is tinted.
    virtual bool isHeading(const QModelIndex& index) const;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect,
                      const QModelIndex& index) const override;
};

}  // namespace ballast::ui
