#include "ui/portfolio/totals_row.h"

#include "ui/portfolio/position_delegate.h"
#include "ui/widgets/table_dress.h"

#include <QHeaderView>
#include <QScrollBar>

namespace ballast::ui {

TotalsRow::TotalsRow(QTreeView* tree, QAbstractItemModel* model, int rowHeight, QWidget* parent)
    : GroupedTree(parent), m_tree(tree)
{
    setModel(model);
    dressTable(this, {}, rowHeight);
    setItemDelegate(new PositionDelegate(this, rowHeight));
    setHeaderHidden(true);
    setRootIsDecorated(tree->rootIsDecorated());
    setIndentation(tree->indentation());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(rowHeight + 1);
    header()->setMinimumSectionSize(tree->header()->minimumSectionSize());
    follow();
    connect(tree->header(), &QHeaderView::sectionResized, this, &TotalsRow::fit);
    connect(tree->header(), &QHeaderView::sectionMoved, this, &TotalsRow::follow);
    connect(tree->horizontalScrollBar(), &QScrollBar::valueChanged, horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, tree->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(tree->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &TotalsRow::fit);
    connect(tree->verticalScrollBar(), &QScrollBar::rangeChanged, this, &TotalsRow::fit);
}

/// The columns in the same order.
void TotalsRow::follow()
{
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = m_tree->header()->logicalIndex(visual);
        if (header()->visualIndex(column) != visual)
            header()->moveSection(header()->visualIndex(column), visual);
    }
    fit();
}

/// And as wide, in a viewport as wide as the tree's, so that both scroll as far: beside the bar of
/// the tree stands one that cannot be seen.
void TotalsRow::fit()
{
    for (int column = 0; column < header()->count(); ++column) {
        const int width = m_tree->header()->sectionSize(column);
        header()->setSectionHidden(column, width == 0);
        if (width > 0) header()->resizeSection(column, width);
    }
    const QScrollBar* bar = m_tree->verticalScrollBar();
    setVerticalScrollBarPolicy(bar->maximum() > bar->minimum() ? Qt::ScrollBarAlwaysOn
                                                               : Qt::ScrollBarAlwaysOff);
    horizontalScrollBar()->setValue(m_tree->horizontalScrollBar()->value());
}

}  // namespace ballast::ui
