#include "ui/widgets/table_dress.h"

#include "models/core/csv_text.h"
#include "ui/widgets/tone_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTreeView>

#include <algorithm>
#include <functional>

namespace ballast::ui {
namespace {

bool isNumber(const QString& cell)
{
    bool ok = false;
    cell.toDouble(&ok);
    return ok;
}

/// What stands in one cell of a spreadsheet, and never in two, and never as a formula.
QString sheetCell(QString cell)
{
    cell.remove(QChar(0x2009));
    for (QChar& c : cell)
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    if (core::beginsAFormula(cell.toStdString()) && !isNumber(cell))
        cell.prepend(QLatin1Char('\''));
    return cell;
}

void eachVisibleRow(const QTreeView* view, const QModelIndex& parent,
                    const std::function<void(const QModelIndex&)>& visit)
{
    for (int row = 0; row < view->model()->rowCount(parent); ++row) {
        const QModelIndex index = view->model()->index(row, 0, parent);
        visit(index);
        if (view->isExpanded(index)) eachVisibleRow(view, index, visit);
    }
}

/// Follows the width of the view, and of nothing that is in it.
class RoomForColumns : public QObject {
public:
    RoomForColumns(QTreeView* view, int stretched, int least, std::vector<GivesRoom> order)
        : QObject(view),
          m_view(view),
          m_stretched(stretched),
          m_least(least),
          m_order(std::move(order))
    {
        for (int i = 0; i < view->header()->count(); ++i)
            m_wished.push_back(view->header()->sectionSize(i));
        connect(view->header(), &QHeaderView::sectionResized, this,
                [this](int section, int, int size) { drawn(section, size); });
    }
    void fit()
    {
        QHeaderView* header = m_view->header();
        const int room = m_view->viewport()->width();
        std::vector<int> widths = m_wished;
        int others = 0;
        for (int i = 0; i < header->count(); ++i)
            if (i != m_stretched) others += widths[at(i)];
        int missing = others + m_least - room;
        for (const GivesRoom& gives : m_order) {
            if (missing <= 0) break;
            const int given = std::clamp(widths[at(gives.column)] - gives.least, 0, missing);
            widths[at(gives.column)] -= given;
            others -= given;
            missing -= given;
        }
        widths[at(m_stretched)] = std::max(m_least, room - others);
        m_fitting = true;
        for (int i = 0; i < header->count(); ++i)
            if (widths[at(i)] > 0) header->resizeSection(i, widths[at(i)]);
        m_fitting = false;
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) fit();
        return QObject::eventFilter(watched, event);
    }

private:
    static std::size_t at(int column) { return static_cast<std::size_t>(column); }
    /// By a person, or by who has dressed the table. Nothing is taken from it again.
    void drawn(int section, int size)
    {
        if (m_fitting || at(section) >= m_wished.size()) return;
        m_wished[at(section)] = size;
        if (size == 0) return fit();  // about to be hidden: it is not marked so yet
        std::erase_if(m_order, [section](const GivesRoom& g) { return g.column == section; });
        if (section != m_stretched) fit();
    }

    QTreeView* m_view;
    int m_stretched;
    int m_least;
    std::vector<GivesRoom> m_order;
    std::vector<int> m_wished;  ///< 0: hidden
    bool m_fitting = false;
};

}  // namespace

void holdRows(QTreeView* view, bool held)
{
    auto* delegate = qobject_cast<ToneDelegate*>(view->itemDelegate());
    if (!delegate || delegate->isHeld() == held) return;
    delegate->setHeld(held);
    view->viewport()->update();
}

void dressTable(QTreeView* view, std::initializer_list<int> widths, int rowHeight)
{
    view->setItemDelegate(new ToneDelegate(view, rowHeight));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setFrameShape(QFrame::NoFrame);
    view->setMouseTracking(true);
    QHeaderView* header = view->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(36);
    header->setSectionResizeMode(QHeaderView::Interactive);
    int column = 0;
    for (const int width : widths)
        if (column < header->count()) header->resizeSection(column++, width);
    auto* copy = new QAction(QObject::tr("Copy as text"), view);
    copy->setObjectName(QStringLiteral("copyTable"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(copy, &QAction::triggered, view, [view] { copyTable(view); });
    view->addAction(copy);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void stretchColumn(QTreeView* view, int column, int least) { fitColumns(view, column, least, {}); }

void fitColumns(QTreeView* view, int stretched, int least, std::vector<GivesRoom> order)
{
    auto* room = new RoomForColumns(view, stretched, least, std::move(order));
    view->viewport()->installEventFilter(room);
    room->fit();
}

QString tabSeparated(const QTreeView* view, Titles titles)
{
    const QAbstractItemModel* model = view->model();
    QString text;
    const auto line = [&](const std::function<QString(int)>& cell) {
        for (int visual = 0; visual < view->header()->count(); ++visual) {
            const int column = view->header()->logicalIndex(visual);
            if (view->isColumnHidden(column)) continue;
            if (visual > 0) text += QLatin1Char('\t');
            text += sheetCell(cell(column));
        }
        text += QLatin1Char('\n');
    };
    if (titles == Titles::InFront)
        line([&](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    const QItemSelectionModel* selection = view->selectionModel();
    const bool some = selection && selection->hasSelection();
    eachVisibleRow(view, {}, [&](const QModelIndex& row) {
        if (some && !selection->isRowSelected(row.row(), row.parent())) return;
        line([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    });
    return text;
}

void copyTable(const QTreeView* view, Titles titles)
{
    QGuiApplication::clipboard()->setText(tabSeparated(view, titles));
}

}  // namespace ballast::ui
