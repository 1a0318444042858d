#include "ui/orders/fills_panel.h"

#include "models/tables/fill_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"

#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace ballast::ui {

FillsPanel::FillsPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Fills"), this)),
      m_pages(new QStackedWidget(this)),
      m_view(new QTreeView),
      m_table(new tables::FillTable(this))
{
    setObjectName(QStringLiteral("fillsPanel"));
    m_view->setObjectName(QStringLiteral("fillsTable"));
    m_view->setAccessibleName(tr("Fills"));
    m_view->setModel(m_table);
    using Table = tables::FillTable;
    dressTable(m_view, {122, 206, 72, 96, 96, 150, 76, 230});
    fitColumns(m_view, Table::Label, 90,
               {{Table::Venue, 54}, {Table::Liquidity, 56}, {Table::Fill, 178}});
    m_pages->addWidget(new EmptyState(
        tr("No fills yet"),
        tr("Every fill of our orders, and of any other order on the account, is listed here.")));
    m_pages->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

void FillsPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot) return;
    m_table->setToday(snapshot->at);
    m_table->show(snapshot->orders);
    m_pages->setCurrentIndex(m_table->rowCount() == 0 ? 0 : 1);
    m_header->setRemark(QString::number(m_table->rowCount()));
}

}  // namespace ballast::ui
