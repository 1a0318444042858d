#include "ui/orders/orders_panel.h"

#include "models/tables/order_table.h"
#include "models/tables/words.h"
#include "ui/orders/evidence_dialog.h"
#include "ui/orders/order_actions.h"
#include "ui/orders/order_life.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

using orders::Order;
using orders::OrderState;
using tables::words;

bool isUnsettled(const Order& order)
{
    return order.state == OrderState::Unknown || order.state == OrderState::NeedsOperator;
}

QString sentenceOn(const Order& order)
{
    const QString what =
        tables::tradeWords(order.intent.side, order.intent.quantity, order.intent.instrumentName);
    const QString book = words(order.intent.underlying.view());
    if (order.state == OrderState::Unknown)
        return OrdersPanel::tr(
                   "UNKNOWN: %1 was sent and its answer is lost. It is being asked for and never "
                   "sent again; "
                   "%2 gets no new order until then.")
            .arg(what, book);
    return OrdersPanel::tr(
               "NEEDS A PERSON: nobody can tell what became of %1. Look it up at the venue and "
               "press "
               "Resolve; %2 gets no new order until then.")
        .arg(what, book);
}

}  // namespace

OrdersPanel::OrdersPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Orders"), this)),
      m_attention(plainLabel({}, this)),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(
          tr("No orders yet"),
          tr("An approved proposal becomes an order and is followed here to its last fill."))),
      m_view(new QTreeView),
      m_table(new tables::OrderTable(this)),
      m_actions(new OrderActions(m_table, this))
{
    setObjectName(QStringLiteral("ordersPanel"));
    m_attention->setObjectName(QStringLiteral("ordersAttention"));
    m_attention->setProperty("role", QStringLiteral("alarm"));
    m_attention->setWordWrap(true);
    m_attention->setMargin(8);
    m_attention->hide();
    m_view->setObjectName(QStringLiteral("ordersTable"));
    m_view->setAccessibleName(tr("Orders"));
    m_view->setModel(m_actions);
    arrangeColumns();
    m_view->setItemDelegateForColumn(m_actions->actionColumn(), new ActionDelegate(m_view));

    auto* act = new QAction(tr("Cancel or resolve"), m_view);
    act->setObjectName(QStringLiteral("orderAct"));
    act->setShortcut(QKeySequence::Delete);
    act->setShortcutContext(Qt::WidgetShortcut);
    act->setAutoRepeat(false);
    m_view->addAction(act);
    connect(act, &QAction::triggered, this, [this] { actOn(m_view->currentIndex()); });
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == m_actions->actionColumn()) actOn(index);
    });

    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_attention);
    column->addWidget(m_pages, 1);
}

/// What matters first stands first, and what can be done beside what it is done to. Why a state is
/// what it is stands in the tool tip of its row as well, so that it is the first to give room.
void OrdersPanel::arrangeColumns()
{
    using Table = tables::OrderTable;
    const int action = m_actions->actionColumn();
    dressTable(m_view, {122, 48, 206, 72, 138, 116, 176, 84, 160, 66, 76});
    QHeaderView* header = m_view->header();
    int place = 3;
    for (const int column :
         {static_cast<int>(Table::State), action, static_cast<int>(Table::Filled),
          static_cast<int>(Table::Average), static_cast<int>(Table::Instruction)})
        header->moveSection(header->visualIndex(column), place++);
    header->moveSection(header->visualIndex(Table::Evidence), header->count() - 1);
    fitColumns(m_view, Table::Evidence, 56,
               {{Table::Venue, 54},
                {Table::Proposal, 46},
                {Table::State, 92},
                {Table::Order, 190},
                {Table::Filled, 142}});
}

void OrdersPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->orders != snapshot->orders;
    m_snapshot = snapshot;
    m_table->setToday(snapshot->at);
    if (!another) return;
    m_actions->setBlotter(snapshot->orders);
    m_table->show(snapshot->orders);
    m_pages->setCurrentWidget(m_table->rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_view);
    showAttention();
    showRemark();
}

void OrdersPanel::actOn(const QModelIndex& index)
{
    const Order* order = m_actions->order(index);
    if (!order) return;
    switch (offerFor(order->state)) {
        case OrderOffer::Cancel: emit commanded({engine::CancelOrder{order->intent.label}}); break;
        case OrderOffer::Resolve: resolve(*order); break;
        case OrderOffer::None: break;
    }
}

void OrdersPanel::resolve(const Order& order)
{
    for (auto* open : findChildren<EvidenceDialog*>()) open->close();
    auto* dialog = new EvidenceDialog(
        order.intent.label,
        tables::tradeWords(order.intent.side, order.intent.quantity, order.intent.instrumentName),
        lifeOf(order, m_snapshot->orders->fills), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EvidenceDialog::resolved, this,
            [this](const engine::ResolveOrder& resolution) { emit commanded({resolution}); });
    dialog->show();
}

void OrdersPanel::showAttention()
{
    QStringList sentences;
    if (m_snapshot->orders)
        for (const Order& order : m_snapshot->orders->orders)
            if (isUnsettled(order)) sentences << sentenceOn(order);
    setWords(m_attention, sentences.join(QLatin1Char('\n')));
    m_attention->setVisible(!sentences.isEmpty());
    if (static_cast<int>(sentences.size()) == m_unsettled) return;
    m_unsettled = static_cast<int>(sentences.size());
    emit unsettledChanged(m_unsettled);
}

void OrdersPanel::showRemark()
{
    std::ptrdiff_t working = 0, external = 0;
    if (m_snapshot->orders) {
        working = std::ranges::count_if(m_snapshot->orders->orders, [](const Order& o) {
            return !orders::isTerminal(o.state);
        });
        external = static_cast<std::ptrdiff_t>(m_snapshot->orders->external.size());
    }
    QString remark = tr("%1 working").arg(working);
    if (external > 0) remark += tr(" · %1 placed elsewhere").arg(external);
    m_header->setRemark(remark);
}

}  // namespace ballast::ui
