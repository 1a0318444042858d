#include "ui/widgets/grouped_tree.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace ballast::ui {

void GroupedTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    if (isHeading(index) && !selectionModel()->isRowSelected(index.row(), index.parent()))
        painter->fillRect(QRect(0, option.rect.top(), viewport()->width(), option.rect.height()),
                          Theme::current().header);
    QTreeView::drawRow(painter, option, index);
}

bool GroupedTree::isHeading(const QModelIndex& index) const
{
    return !index.parent().isValid() && model()->hasChildren(index);
}

/// A quiet triangle and the row's hairline, and no lines from parent to child.
void GroupedTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    if (selectionModel()->isRowSelected(index.row(), index.parent()))
        painter->fillRect(rect, theme.selection);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline);
    if (!model()->hasChildren(index)) return;
    const QPointF middle(rect.right() - indentation() / 2.0 + 3, rect.center().y() + 0.5);
    QPainterPath triangle;
    if (isExpanded(index)) {
        triangle.moveTo(middle + QPointF(-4, -2));
        triangle.lineTo(middle + QPointF(4, -2));
        triangle.lineTo(middle + QPointF(0, 3));
    } else {
        triangle.moveTo(middle + QPointF(-2, -4));
        triangle.lineTo(middle + QPointF(3, 0));
        triangle.lineTo(middle + QPointF(-2, 4));
    }
    triangle.closeSubpath();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(triangle, theme.muted);
    painter->restore();
}

}  // namespace ballast::ui
