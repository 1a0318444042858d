#include "ui/history/alerts_panel.h"

#include "models/tables/alert_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_filter.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>

namespace ballast::ui {
namespace {

constexpr auto kFirstNote = std::numeric_limits<std::uint64_t>::max();

}  // namespace

AlertsPanel::AlertsPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Alerts"), this)),
      m_tools(new ToolRow(this)),
      m_severity(
          m_tools->addChoice(QStringLiteral("alertSeverity"), tr("Which alerts are shown"),
                             {tr("All alerts"), tr("Warnings and worse"), tr("Critical only")})),
      m_pages(new QStackedWidget(this)),
      m_empty(
          new EmptyState(tr("Nothing to report"),
                         tr("What the desk has to say, links, orders, refusals, is kept here."))),
      m_view(new QTreeView),
      m_detail(plainLabel(QStringLiteral("muted"), this)),
      m_table(new tables::AlertTable(this)),
      m_filter(new RowFilter(
          m_table,
          [this](int row) {
              return static_cast<int>(m_table->row(row).severity) >= m_severity->currentIndex();
          },
          this))
{
    setObjectName(QStringLiteral("alertsPanel"));
    m_view->setObjectName(QStringLiteral("alertsTable"));
    m_view->setAccessibleName(tr("Alerts"));
    m_view->setModel(m_filter);
    dressTable(m_view, {122, 76, 60, 86, 600});
    fitColumns(m_view, tables::AlertTable::Text, 320, {{tables::AlertTable::Topic, 60}});
    m_detail->setObjectName(QStringLiteral("alertDetail"));
    m_detail->setWordWrap(true);
    m_detail->setMargin(8);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->hide();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_pages, 1);
    column->addWidget(m_detail);
    connect(m_severity, &QComboBox::currentIndexChanged, m_filter, &RowFilter::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AlertsPanel::showDetail);
}

void AlertsPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->alerts != snapshot->alerts;
    m_snapshot = snapshot;
    m_table->setToday(snapshot->at);
    if (!another) return;
    showAll();
}

void AlertsPanel::note(const QString& sentence, engine::Severity severity)
{
    std::string text = sentence.toStdString();
    if (std::ranges::find(m_notes, text, &engine::Alert::text) != m_notes.end()) return;
    const auto now = std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
    m_notes.insert(m_notes.begin(), {.number = kFirstNote - m_notes.size(),
                                     .severity = severity,
                                     .topic = "desk",
                                     .text = std::move(text),
                                     .underlying = {},
                                     .at = m_snapshot ? m_snapshot->at : now});
    showAll();
}

/// The engine's alerts and the desk's notes, newest first.
void AlertsPanel::showAll()
{
    auto all = std::make_shared<std::vector<engine::Alert>>(m_notes);
    if (m_snapshot && m_snapshot->alerts)
        all->insert(all->end(), m_snapshot->alerts->begin(), m_snapshot->alerts->end());
    std::ranges::stable_sort(*all, std::ranges::greater{}, &engine::Alert::at);
    if (m_snapshot) m_table->setToday(m_snapshot->at);
    m_table->show(std::move(all));
    m_pages->setCurrentIndex(m_table->rowCount() == 0 ? 0 : 1);
    if (isVisible()) readAll();
    countUnread();
}

void AlertsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    readAll();
    countUnread();
}

void AlertsPanel::readAll()
{
    m_notesRead = m_notes.size();
    if (m_snapshot && m_snapshot->alerts && !m_snapshot->alerts->empty())
        m_lastRead = std::max(m_lastRead, m_snapshot->alerts->front().number);
}

void AlertsPanel::countUnread()
{
    int unread = 0, warnings = 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const engine::Alert& alert = m_table->row(row);
        const bool warns = alert.severity >= engine::Severity::Warning;
        warnings += warns;
        const bool note = alert.number > kFirstNote - m_notes.size();
        unread +=
            warns && (note ? alert.number <= kFirstNote - m_notesRead : alert.number > m_lastRead);
    }
    m_tools->setRemark((warnings == 1 ? tr("%1 in all · 1 warning")
                                      : tr("%1 in all · %n warnings", nullptr, warnings))
                           .arg(m_table->rowCount()));
    if (unread == m_unread) return;
    m_unread = unread;
    emit unreadChanged(unread);
}

void AlertsPanel::showDetail()
{
    const QModelIndex at = m_filter->mapToSource(m_view->currentIndex());
    m_detail->setVisible(at.isValid());
    if (at.isValid()) setWords(m_detail, spoken(m_table->row(at.row()).text));
}

}  // namespace ballast::ui
