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

#include <algorithm>
#include <chrono>
#include <utility>

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
    connect(m_pace, &QTimer::timeout, this, &ModelCheckPanel::askIfDue);
    connect(m_which, &QComboBox::currentIndexChanged, this, &ModelCheckPanel::fill);
}

void ModelCheckPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    if (!isVisible()) return;
    if (!m_pace->isActive()) askIfDue();
    showAge();
}

void ModelCheckPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfDue();
    showAge();
}

void ModelCheckPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (!std::exchange(m_waits, false)) return;
    m_asked = m_board;
    emit unwatched();
}

/// Once, and the next time when the pace allows it, the answer is in, and something came in
/// between.
void ModelCheckPanel::askIfDue()
{
    if (m_waits || !isVisible() || !m_snapshot || !m_snapshot->market) return;
    if (m_snapshot->market == m_asked) return;
    m_waits = true;
    m_asked = m_snapshot->market;
    m_pace->start();
    emit wished({++m_wish, m_asked, m_snapshot->at});
}

void ModelCheckPanel::show(const std::shared_ptr<const portfolio::ModelCheckAnswer>& answer)
{
    if (!answer || !m_waits || answer->wish != m_wish) return;
    m_waits = false;
    if (answer->check) {
        m_problem.clear();
        m_answer = answer;
        m_board = m_asked;
        m_table->show(answer->check);
        fill();
    } else {
        m_problem = ModelCheckPanel::tr(
                        "An internal fault in the check: %1. Please report "
                        "it with the log.")
                        .arg(words(answer->problem));
        m_tools->setRemark(m_problem);
    }
    if (!m_pace->isActive()) askIfDue();
}

void ModelCheckPanel::fill()
{
    if (!m_answer) return;
    m_filter->refresh();
    m_age = -1;
    showAge();
    m_pages->setCurrentIndex(m_table->rowCount() == 0    ? Nothing
                             : m_filter->rowCount() == 0 ? AllAgree
                                                         : Rows);
}

/// Of a market that has not moved since, the figures are those of now.
void ModelCheckPanel::showAge()
{
    if (!m_answer || !m_snapshot || !m_problem.isEmpty()) return;
    const core::Duration since =
        m_snapshot->market == m_board ? core::Duration{0} : m_snapshot->at - m_answer->at;
    const std::int64_t age =
        std::max<std::int64_t>(0, std::chrono::floor<std::chrono::seconds>(since).count());
    if (std::exchange(m_age, age) == age) return;
    const QString summary = spoken(portfolio::summary(*m_answer->check));
    m_tools->setRemark(age == 0
                           ? ModelCheckPanel::tr("%1 · figures of now").arg(summary)
                           : ModelCheckPanel::tr("%1 · figures %2 s old").arg(summary).arg(age));
}

bool ModelCheckPanel::passes(int row) const
{
    return m_which->currentIndex() == All ||
           m_table->row(row).verdict == portfolio::CheckVerdict::Differs;
}

}  // namespace ballast::ui
