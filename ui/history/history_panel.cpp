#include "ui/history/history_panel.h"

#include "models/tables/rebalance_table.h"
#include "ui/history/rebalance_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/row_filter.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace ballast::ui {
namespace {

constexpr core::Duration kReadPace = std::chrono::seconds{2};

/// Puts these behind the first entry ("All …") and keeps what was chosen where it is still there.
void setChoices(QComboBox* combo, const std::set<QString>& choices)
{
    QStringList now;
    for (int i = 1; i < combo->count(); ++i) now << combo->itemText(i);
    const QStringList wanted(choices.begin(), choices.end());
    if (now == wanted) return;
    const QSignalBlocker quiet(combo);
    const QString chosen = combo->currentText();
    while (combo->count() > 1) combo->removeItem(1);
    combo->addItems(wanted);
    combo->setCurrentIndex(std::max(0, combo->findText(chosen)));
}

}  // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("History"), this)),
      m_tools(new ToolRow(this)),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(
          tr("No rebalances yet"),
          tr("Each proposal, what was decided and what it cost is kept and listed here."),
          tr("Read again"))),
      m_view(new QTreeView),
      m_detail(plainLabel(QStringLiteral("muted"), this)),
      m_table(new tables::RebalanceTable(this)),
      m_filter(new RowFilter(m_table, [this](int row) { return passes(row); }, this))
{
    setObjectName(QStringLiteral("historyPanel"));
    buildTools();
    m_view->setObjectName(QStringLiteral("historyTable"));
    m_view->setAccessibleName(tr("Rebalances"));
    m_view->setModel(m_filter);
    arrangeColumns();
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(tables::RebalanceTable::Proposed, Qt::DescendingOrder);
    m_detail->setObjectName(QStringLiteral("historyDetail"));
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
    connect(m_empty, &EmptyState::stepWanted, this, &HistoryPanel::refreshRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPanel::showDetail);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        emit proposalOpened({index.data(tables::ProposalRole).toULongLong()});
    });
}

/// What was decided, what was traded and what it cost first; who, how fast, where and why behind.
/// The story of the selected row says all of it in words.
void HistoryPanel::arrangeColumns()
{
    using Table = tables::RebalanceTable;
    dressTable(m_view, {122, 46, 92, 92, 76, 64, 206, 142, 80, 108, 100, 88, 62, 70, 152, 66, 130});
    QHeaderView* header = m_view->header();
    header->moveSection(header->visualIndex(Table::Desk), 2);
    m_view->setColumnHidden(Table::Desk, true);
    int place = 3;
    for (const Table::ColumnNumber column :
         {Table::Outcome, Table::Order, Table::Filled, Table::DeltaBefore, Table::DeltaAfter,
          Table::Fees, Table::Slippage, Table::SlippageBp, Table::Average, Table::Trigger,
          Table::Decided, Table::Actor, Table::Venue, Table::Reason})
        header->moveSection(header->visualIndex(column), place++);
    fitColumns(m_view, Table::Reason, 60,
               {{Table::Venue, 54}, {Table::Actor, 52}, {Table::Decided, 54}, {Table::Order, 190}});
}

void HistoryPanel::buildTools()
{
    m_underlying = m_tools->addChoice(QStringLiteral("historyUnderlying"), tr("Which underlying"),
                                      {tr("All underlyings")});
    m_outcome = m_tools->addChoice(QStringLiteral("historyOutcome"), tr("Which decision"),
                                   {tr("All decisions")});
    m_words = new QLineEdit(m_tools);
    m_words->setObjectName(QStringLiteral("historyWords"));
    m_words->setAccessibleName(tr("Only rows with these words"));
    m_words->setPlaceholderText(tr("Filter…"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(80);
    m_words->setFixedWidth(150);
    auto* again = new QToolButton(m_tools);
    again->setText(tr("Read again"));
    again->setObjectName(QStringLiteral("historyRefresh"));
    auto* why = new QToolButton(m_tools);
    why->setText(tr("Why at…"));
    why->setToolTip(tr("What is on record of the minute of the selected row, or of any other"));
    why->setObjectName(QStringLiteral("historyWhy"));
    connect(why, &QToolButton::clicked, this, &HistoryPanel::askWhy);
    m_tools->add(m_words);
    m_tools->add(why);
    m_tools->add(again);
    connect(m_underlying, &QComboBox::currentIndexChanged, this, &HistoryPanel::filter);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &HistoryPanel::filter);
    connect(m_words, &QLineEdit::textChanged, this, &HistoryPanel::filter);
    connect(again, &QToolButton::clicked, this, &HistoryPanel::refreshRequested);
}

void HistoryPanel::setRows(std::vector<review::Rebalance> rows)
{
    const bool shared =
        std::ranges::any_of(rows, [](const review::Rebalance& r) { return !r.desk.empty(); });
    m_table->show(std::make_shared<const std::vector<review::Rebalance>>(std::move(rows)));
    m_view->setColumnHidden(tables::RebalanceTable::Desk, !shared);
    fillChoices();
    m_empty->set(tr("No rebalances yet"),
                 tr("Each proposal, what was decided and what it cost is kept and listed here."),
                 tr("Read again"));
    m_pages->setCurrentIndex(m_table->rowCount() == 0 ? 0 : 1);
    filter();
    showDetail();
}

void HistoryPanel::setElsewhere(const QString& sentence)
{
    m_tools->setEnabled(false);
    m_empty->set(tr("No history in a replay"), sentence);
    m_pages->setCurrentIndex(0);
}

void HistoryPanel::setFailure(const QString& sentence)
{
    m_tools->setRemark(sentence);
    m_empty->set(tr("The history could not be read"), sentence, tr("Read again"));
}

void HistoryPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (snapshot) m_now = snapshot->at;
    if (!snapshot || !snapshot->proposals || !isVisible()) return;
    core::ProposalId newest;
    std::size_t ended = 0;
    for (const rebalance::Proposal& p : snapshot->proposals->items) {
        if (p.state == rebalance::ProposalState::Live ||
            p.state == rebalance::ProposalState::Working)
            continue;
        ++ended;
        newest = std::max(newest, p.id);
    }
    if (ended == m_endedSeen && newest == m_newestEnded) return;
    if (m_asked && snapshot->at - m_askedAt < kReadPace) return;
    m_endedSeen = ended;
    m_newestEnded = newest;
    m_askedAt = snapshot->at;
    m_asked = true;
    emit refreshRequested();
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    emit refreshRequested();
}

bool HistoryPanel::passes(int row) const
{
    const review::Rebalance& r = m_table->row(row);
    if (m_underlying->currentIndex() > 0 && words(r.underlying) != m_underlying->currentText())
        return false;
    if (m_outcome->currentIndex() > 0 && spoken(r.outcome) != m_outcome->currentText())
        return false;
    const QString wanted = m_words->text().trimmed();
    if (wanted.isEmpty()) return true;
    for (int column = 0; column < m_table->columnCount(); ++column)
        if (m_table->index(row, column).data().toString().contains(wanted, Qt::CaseInsensitive))
            return true;
    return QString::number(r.proposal.value).contains(wanted) ||
           words(r.label).contains(wanted, Qt::CaseInsensitive);
}

void HistoryPanel::fillChoices()
{
    std::set<QString> underlyings, outcomes;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        underlyings.insert(words(m_table->row(row).underlying));
        outcomes.insert(spoken(m_table->row(row).outcome));
    }
    setChoices(m_underlying, underlyings);
    setChoices(m_outcome, outcomes);
}

void HistoryPanel::filter()
{
    m_filter->refresh();
    std::vector<const review::Rebalance*> shown;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        shown.push_back(&m_table->row(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    m_tools->setRemark(sumOf(shown));
}

void HistoryPanel::askWhy()
{
    const QModelIndex at = m_filter->mapToSource(m_view->currentIndex());
    if (at.isValid()) {
        const review::Rebalance& row = m_table->row(at.row());
        return emit momentWished(row.proposedAt, row.underlying);
    }
    if (m_now != core::Time{}) emit momentWished(m_now, {});
}

void HistoryPanel::showDetail()
{
    const QModelIndex at = m_filter->mapToSource(m_view->currentIndex());
    m_detail->setVisible(at.isValid());
    if (at.isValid()) setWords(m_detail, storyOf(m_table->row(at.row())));
}

}  // namespace ballast::ui
