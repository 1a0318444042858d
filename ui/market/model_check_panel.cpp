#include "ui/market/model_check_panel.h"

#include "models/tables/model_check_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/row_filter.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kPaceMs = 750;
enum Which : int { All, OnlyFlagged };
enum Page : int { Nothing, AllAgree, Rows };

}  // namespace

ModelCheckPanel::ModelCheckPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(ModelCheckPanel::tr("Model check"), this)),
      m_tools(new ToolRow(this)),
      m_which(m_tools->addChoice(
          QStringLiteral("modelCheckWhich"), ModelCheckPanel::tr("Which options are shown"),
          {ModelCheckPanel::tr("All options"), ModelCheckPanel::tr("Only flagged")})),
      m_pages(new QStackedWidget(this)),
      m_view(new QTreeView),
      m_table(new tables::ModelCheckTable(this)),
      m_filter(new RowFilter(
          m_table, [this](int row) { return passes(row); }, this)),
      m_pace(new QTimer(this))
{
    setObjectName(QStringLiteral("modelCheckPanel"));
    m_view->setObjectName(QStringLiteral("modelCheckTable"));
    m_view->setAccessibleName(ModelCheckPanel::tr("Model check"));
    m_view->setModel(m_filter);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(tables::ModelCheckTable::Instrument, Qt::AscendingOrder);
    dressTable(m_view, {200, 112, 86, 96, 116, 104, 116, 116, 112});
    m_pages->addWidget(new EmptyState(
        ModelCheckPanel::tr("Nothing to compare yet"),
        ModelCheckPanel::tr("The venue's Greeks are checked here as soon as it publishes some.")));
    m_pages->addWidget(new EmptyState(
        ModelCheckPanel::tr("Nothing is flagged"),
        ModelCheckPanel::tr(
            "What the venue publishes is what its volatilities and forwards give.")));
    m_pages->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_pages, 1);
    m_pace->setObjectName(QStringLiteral("modelCheckPace"));
    m_pace->setSingleShot(true);
    m_pace->setInterval(kPaceMs);
    connect(m_pace, &QTimer::timeout, this, &ModelCheckPanel::refreshIfDue);
    connect(m_which, &QComboBox::currentIndexChanged, this, &ModelCheckPanel::refresh);
}

void ModelCheckPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    if (!m_pace->isActive()) refreshIfDue();
}

void ModelCheckPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshIfDue();
}

/// Once, and the next time when the pace allows it and something came in between.
void ModelCheckPanel::refreshIfDue()
{
    const bool another = m_snapshot && (!m_shown || m_shown->market != m_snapshot->market);
    if (!another || !isVisible()) return;
    refresh();
    m_pace->start();
}

void ModelCheckPanel::refresh()
{
    if (!m_snapshot || !m_snapshot->market) return;
    m_shown = m_snapshot;
    const auto check = std::make_shared<const portfolio::ModelCheck>(
        portfolio::checkModel(*m_shown->market, m_shown->at));
    m_table->show(check);
    m_filter->refresh();
    m_tools->setRemark(spoken(portfolio::summary(*check)));
    m_pages->setCurrentIndex(m_table->rowCount() == 0    ? Nothing
                             : m_filter->rowCount() == 0 ? AllAgree
                                                         : Rows);
}

bool ModelCheckPanel::passes(int row) const
{
    return m_which->currentIndex() == All ||
           m_table->row(row).verdict == portfolio::CheckVerdict::Differs;
}

}  // namespace ballast::ui
