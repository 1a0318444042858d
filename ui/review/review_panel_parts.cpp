// How the review is put together.
#include "models/tables/case_table.h"
#include "models/tables/line_table.h"
#include "ui/charts/series_legend.h"
#include "ui/charts/stacked_plot.h"
#include "ui/charts/waterfall_plot.h"
#include "ui/review/calendar_map.h"
#include "ui/review/case_view.h"
#include "ui/review/distribution_view.h"
#include "ui/review/frontier_view.h"
#include "ui/review/review_cards.h"
#include "ui/review/review_head.h"
#include "ui/review/review_lines.h"
#include "ui/review/review_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

/// A title row over a body, one line round both.
struct Framed {
    QWidget* box;
    SectionHeader* header;
};
Framed framed(const QString& title, QWidget* body)
{
    auto* box = new QWidget;
    auto* header = new SectionHeader(title, box);
    auto* frame = new QFrame(box);
    frame->setObjectName(QStringLiteral("panelBody"));
    auto* inner = new QVBoxLayout(frame);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(body);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(frame, 1);
    return {box, header};
}

QVBoxLayout* columnIn(QWidget* box)
{
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QComboBox* combo(const char* name, const QString& spokenName, const QStringList& entries)
{
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(spokenName);
    box->setToolTip(toolTipOf(spokenName));
    box->addItems(entries);
    return box;
}

QTabWidget* tabs(const char* name, const QString& spokenName)
{
    auto* widget = new QTabWidget;
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(spokenName);
    widget->setDocumentMode(true);
    return widget;
}

}  // namespace

ReviewPanel::ReviewPanel(QWidget* parent)
    : QWidget(parent),
      m_head(new ReviewHead(this)),
      m_cards(new ReviewCards(this)),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(tr("Nothing is read yet"),
                             tr("The review begins as soon as the market's time is known."))),
      m_table(new tables::CaseTable(this)),
      m_costs(new tables::LineTable(costColumns(), this)),
      m_quality(new tables::LineTable(qualityColumns(), this)),
      m_missed(new tables::LineTable(missedColumns(), this)),
      m_overrides(new tables::LineTable(overrideColumns(), this)),
      m_compared(new tables::LineTable(comparedColumns(), this))
{
    setObjectName(QStringLiteral("reviewPanel"));
    auto* below = new QSplitter(Qt::Horizontal);
    below->setChildrenCollapsible(false);
    below->addWidget(buildTables());
    below->addWidget(buildSide());
    below->setStretchFactor(0, 1);
    below->setStretchFactor(1, 1);
    below->setSizes({800, 800});
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(buildCharts());
    split->addWidget(below);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 5);
    split->setSizes({250, 560});
    for (QSplitter* one : {below, split}) one->setHandleWidth(8);
    auto* content = new QWidget;
    auto* inner = columnIn(content);
    inner->setSpacing(8);
    inner->addWidget(m_cards);
    inner->addWidget(split, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 4);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addWidget(m_pages, 1);
    column->addWidget(buildFoot());
    m_progress->hide();
    m_cancel->hide();
    m_head->leaveFilterTo(m_view);
    connect(m_head, &ReviewHead::periodChanged, this, &ReviewPanel::askForPeriod);
    connect(m_head, &ReviewHead::filterChanged, this, [this] { ask(false); });
    connect(m_head, &ReviewHead::filterHeld, this, [this](bool held) { holdRows(m_view, held); });
    connect(m_head, &ReviewHead::readAgain, this, [this] { ask(true); });
    connect(m_head, &ReviewHead::csvWished, this, &ReviewPanel::exportCsv);
    connect(m_head, &ReviewHead::excelWished, this, &ReviewPanel::exportWorkbook);
    connect(m_head, &ReviewHead::reportWished, this, [this] {
        const review::Period period = m_head->period();
        emit reportWished(period.from, period.to);
    });
    connect(m_empty, &EmptyState::stepWanted, this, [this] { ask(true); });
}

QTreeView* ReviewPanel::addLines(const char* name, const QString& spokenName,
                                 tables::LineTable* model)
{
    auto* view = new QTreeView;
    view->setObjectName(QString::fromLatin1(name));
    view->setAccessibleName(spokenName);
    view->setModel(model);
    return view;
}

QWidget* ReviewPanel::buildCharts()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(buildPnl(), 1);
    row->addWidget(buildCost(), 1);
    return box;
}

QWidget* ReviewPanel::buildPnl()
{
    m_pnlBars = new StackedPlot;
    m_pnlBars->setObjectName(QStringLiteral("reviewPnlBars"));
    m_pnlBars->setAccessibleName(tr("P&L by its causes, a bar a day"));
    m_pnlFall = new WaterfallPlot;
    m_pnlFall->setObjectName(QStringLiteral("reviewPnlFall"));
    m_pnlFall->setAccessibleName(tr("P&L of the period by its causes"));
    for (QWidget* plot : std::initializer_list<QWidget*>{m_pnlBars, m_pnlFall})
        plot->setMinimumHeight(90);
    m_pnlPages = new QStackedWidget;
    m_pnlPages->addWidget(m_pnlBars);
    m_pnlPages->addWidget(m_pnlFall);
    const Framed frame = framed(tr("P&L attribution"), m_pnlPages);
    m_legend = new SeriesLegend;
    frame.header->addLeft(m_legend);
    m_pnlOf = combo("reviewPnlOf", tr("How the P&L is taken apart"),
                    {tr("By day"), tr("Greek by Greek"), tr("By revaluation")});
    frame.header->addRight(m_pnlOf);
    connect(m_pnlOf, &QComboBox::currentIndexChanged, this, &ReviewPanel::choosePnl);
    connect(m_pnlBars, &StackedPlot::barOpened, this, &ReviewPanel::openBar);
    return frame.box;
}

QWidget* ReviewPanel::buildCost()
{
    m_costFall = new WaterfallPlot;
    m_costFall->setObjectName(QStringLiteral("reviewCostFall"));
    m_costFall->setAccessibleName(tr("Where the shortfall went, basis points"));
    m_costFall->setMinimumHeight(90);
    const Framed frame = framed(tr("Shortfall, where it went"), m_costFall);
    m_costRemark = plainLabel(QStringLiteral("caption"), nullptr);
    m_costRemark->setObjectName(QStringLiteral("reviewCostRemark"));
    frame.header->addLeft(m_costRemark);
    return frame.box;
}

QWidget* ReviewPanel::buildTables()
{
    m_tabs = tabs("reviewTabs", tr("Tables of the review"));
    m_tabs->addTab(buildRebalances(), tr("Rebalances"));
    m_tabs->addTab(buildCosts(), tr("Costs"));
    m_tabs->addTab(buildQuality(), tr("Quality"));
    m_tabs->addTab(buildCompare(), tr("Two periods"));
    return m_tabs;
}

QWidget* ReviewPanel::buildRebalances()
{
    using Table = tables::CaseTable;
    m_view = new QTreeView;
    m_view->setObjectName(QStringLiteral("reviewTable"));
    m_view->setAccessibleName(tr("Rebalances"));
    m_view->setModel(m_table);
    dressTable(m_view, {50, 118, 44, 88, 112, 72, 82, 130, 126, 58, 78,
                        60, 66,  98, 96, 52,  74, 92, 78,  72,  72});
    QHeaderView* header = m_view->header();
    // What was decided, what was traded and what it came to first; the rest behind.
    int place = 5;
    for (const Table::ColumnNumber column :
         {Table::Order, Table::Delta, Table::SlippageBp, Table::Shortfall, Table::Fees, Table::Wait,
          Table::VsNoTrade, Table::Approval, Table::Decided, Table::Ended, Table::By, Table::Tags,
          Table::Notes, Table::Venue, Table::Style})
        header->moveSection(header->visualIndex(column), place++);
    stretchColumn(m_view, Table::Order, 124);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(Table::At, Qt::DescendingOrder);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReviewPanel::selectCase);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (!index.isValid()) return;
        const review::Case& one = m_table->caseAt(index.row());
        emit momentWished(one.row.proposal, one.row.proposedAt);
    });
    return m_view;
}

QWidget* ReviewPanel::buildCosts()
{
    auto* box = new QWidget;
    auto* column = columnIn(box);
    auto* tools = new ToolRow(box);
    m_by = combo("reviewBy", tr("What costs are grouped by"), {});
    for (int by = 0; by < review::kCostBys; ++by)
        m_by->addItem(spoken(text(static_cast<review::CostBy>(by))), by);
    m_by->setCurrentIndex(static_cast<int>(review::CostBy::Venue));
    tools->add(m_by);
    tools->setRemark(tr("USD; > 0 costs"));
    QTreeView* view = addLines("reviewCosts", tr("Costs by group"), m_costs);
    dressTable(view, {130, 78, 96, 90, 62, 78, 76, 76, 76, 76, 76, 80, 86, 86, 240});
    column->addWidget(tools);
    column->addWidget(view, 1);
    connect(m_by, &QComboBox::currentIndexChanged, this, [this] { ask(false); });
    return box;
}

QWidget* ReviewPanel::buildQuality()
{
    QTreeView* quality = addLines("reviewQuality", tr("How well the book was hedged"), m_quality);
    dressTable(quality, {220, 150, 150, 300}, 22);
    stretchColumn(quality, 3, 200);
    QTreeView* missed = addLines("reviewMissed", tr("Triggers that led to nothing"), m_missed);
    dressTable(missed, {122, 46, 170, 90, 84, 76, 200}, 22);
    stretchColumn(missed, 6, 120);
    QTreeView* overrides =
        addLines("reviewOverrides", tr("What a person decided otherwise"), m_overrides);
    dressTable(overrides, {122, 76, 110, 110, 140}, 22);
    stretchColumn(overrides, 4, 120);
    for (QTreeView* view : {missed, overrides})
        connect(view, &QTreeView::activated, this, [this](const QModelIndex& index) {
            const quint64 id = index.data(tables::LineTable::AboutRole).toULongLong();
            if (id > 0) openProposal({id});
        });
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    m_frontier = new FrontierView;
    const std::pair<QString, QWidget*> parts[] = {
        {QString(), quality},
        {tr("Against the efficient frontier of the laboratory"), m_frontier},
        {tr("Triggers that led to nothing"), missed},
        {tr("What a person decided otherwise, and what it earned"), overrides}};
    for (const auto& [title, view] : parts) {
        auto* part = new QWidget;
        auto* column = columnIn(part);
        if (!title.isEmpty()) {
            QLabel* caption = plainLabel(QStringLiteral("title"), part, title);
            caption->setContentsMargins(10, 6, 10, 2);
            column->addWidget(caption);
        }
        column->addWidget(view, 1);
        split->addWidget(part);
    }
    split->setSizes({300, 260, 120, 120});
    return split;
}

QWidget* ReviewPanel::buildCompare()
{
    auto* box = new QWidget;
    auto* column = columnIn(box);
    auto* tools = new ToolRow(box);
    m_otherOf = combo("reviewOther", tr("Which period stands beside this one"),
                      {tr("The period before"), tr("From – to…")});
    tools->add(m_otherOf);
    m_otherFrom = new QDateEdit(QDate(2026, 1, 1), tools);
    m_otherTo = new QDateEdit(QDate(2026, 1, 31), tools);
    m_otherFrom->setObjectName(QStringLiteral("reviewOtherFrom"));
    m_otherFrom->setAccessibleName(tr("First day of the other period, UTC"));
    m_otherTo->setObjectName(QStringLiteral("reviewOtherTo"));
    m_otherTo->setAccessibleName(tr("Last day of the other period, UTC"));
    for (QDateEdit* edit : {m_otherFrom, m_otherTo}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setLocale(QLocale::c());
        edit->setDateRange(QDate(2009, 1, 3), QDate(2199, 12, 31));
        edit->hide();
        tools->add(edit);
        connect(edit, &QDateEdit::dateChanged, this, &ReviewPanel::askForPeriod);
    }
    m_otherRemark = plainLabel(QStringLiteral("caption"), tools);
    m_otherRemark->setObjectName(QStringLiteral("reviewOtherRemark"));
    tools->add(m_otherRemark);
    QTreeView* view = addLines("reviewCompared", tr("Two periods side by side"), m_compared);
    dressTable(view, {240, 170, 170, 140}, 22);
    stretchColumn(view, 0, 200);
    column->addWidget(tools);
    column->addWidget(view, 1);
    connect(m_otherOf, &QComboBox::currentIndexChanged, this, [this](int which) {
        if (which == 1 && !m_otherFrom->isVisibleTo(m_otherFrom->parentWidget())) {
            const review::Period before = review::before(m_head->period());
            const auto dateOf = [](core::Time at) {
                const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
                return QDate(int(day.year()), int(unsigned(day.month())), int(unsigned(day.day())));
            };
            m_filling = true;
            m_otherFrom->setDate(dateOf(before.from));
            m_otherTo->setDate(dateOf(before.to));
            m_filling = false;
        }
        m_otherFrom->setVisible(which == 1);
        m_otherTo->setVisible(which == 1);
        askForPeriod();
    });
    return box;
}

QWidget* ReviewPanel::buildSide()
{
    m_side = tabs("reviewSide", tr("More of the review"));
    m_case = new CaseView;
    m_distributions = new DistributionView;
    m_side->addTab(m_case, tr("Rebalance"));
    m_side->addTab(m_distributions, tr("Distributions"));
    m_side->addTab(buildCalendar(), tr("Calendar"));
    connect(m_case, &CaseView::noteWished, this, &ReviewPanel::noteWished);
    connect(m_case, &CaseView::momentWished, this, &ReviewPanel::momentWished);
    connect(m_case, &CaseView::replayWished, this, &ReviewPanel::replayWished);
    return m_side;
}

QWidget* ReviewPanel::buildCalendar()
{
    auto* box = new QWidget;
    auto* column = columnIn(box);
    auto* tools = new ToolRow(box);
    m_calendarOf = combo("reviewCalendarOf", tr("What the days show"),
                         {tr("P&L, $"), tr("Cost of hedging, $"), tr("Rebalances")});
    tools->add(m_calendarOf);
    tools->setRemark(tr("UTC days; opening one looks at it alone"));
    m_calendar = new CalendarMap;
    column->addWidget(tools);
    column->addWidget(m_calendar, 1);
    connect(m_calendarOf, &QComboBox::currentIndexChanged, this, &ReviewPanel::fillCalendar);
    connect(m_calendar, &CalendarMap::dayOpened, this, &ReviewPanel::openDay);
    return box;
}

QWidget* ReviewPanel::buildFoot()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(2, 0, 2, 0);
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(QStringLiteral("reviewProgress"));
    m_progress->setAccessibleName(tr("How far reading is"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_cancel->setObjectName(QStringLiteral("reviewCancel"));
    m_cancel->setAutoDefault(false);
    m_state = plainLabel(QStringLiteral("muted"), box);
    m_state->setObjectName(QStringLiteral("reviewState"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setMinimumHeight(22);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_state, 1);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        setBusy(false);
        m_asked.reset();
        tell(tr("Cancelled. What was read before stands."));
        if (!m_picture)
            m_empty->set(tr("Nothing is read yet"), tr("Reading was cancelled."), tr("Read again"));
        emit cancelled();
    });
    return box;
}

}  // namespace ballast::ui
