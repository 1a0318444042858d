#include "ui/portfolio/positions_panel.h"

#include "models/tables/position_totals.h"
#include "models/tables/position_tree.h"
#include "ui/portfolio/grouping_button.h"
#include "ui/portfolio/position_delegate.h"
#include "ui/portfolio/totals_row.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/grouped_tree.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

using portfolio::DeltaConvention;
using portfolio::GroupKey;
using tables::Grouping;
using tables::PositionTree;

constexpr int kRowHeight = 20;
constexpr int kInstrumentWidth = 150;

constexpr DeltaConvention kConventions[] = {
    DeltaConvention::BlackScholes, DeltaConvention::NetTransaction, DeltaConvention::UsdNeutral};

/// As the settings file calls them.
constexpr const char* kConventionIds[] = {"black-scholes", "net-transaction", "usd-neutral"};

QStringList conventionNames()
{
    QStringList names;
    for (const DeltaConvention c : kConventions)
        names << QStringLiteral("Δ ") + spoken(portfolio::text(c));
    return names;
}

}  // namespace

PositionsPanel::PositionsPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Positions"), this)),
      m_tools(new ToolRow(this)),
      m_convention(m_tools->addChoice(QStringLiteral("deltaConvention"), tr("Which delta is shown"),
                                      conventionNames())),
      m_grouping(new GroupingButton(m_tools)),
      m_filter(new FilterField(
          tables::PositionFilter::filterWords(),
          [this](const QString& text) -> std::optional<tables::FilterFault> {
              const auto read = tables::PositionFilter::parse(text);
              if (!read) return read.error();
              filter(*read);
              return std::nullopt;
          },
          m_tools)),
      m_fault(plainLabel(QStringLiteral("muted"), this)),
      m_wanted(tables::defaultGrouping()),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(tr("Starting"), tr("Waiting for the first numbers."))),
      m_tree(new GroupedTree),
      m_model(new PositionTree(this)),
      m_totals(new tables::PositionTotals(m_model, this)),
      m_export(new PositionExport(this))
{
    setObjectName(QStringLiteral("positionsPanel"));
    auto* book = new QWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(book);
    buildTree();
    buildTools();
    auto* totals = new TotalsRow(m_tree, m_totals, kRowHeight);
    totals->setObjectName(QStringLiteral("positionTotals"));
    totals->setAccessibleName(tr("What all positions that are shown add up to"));
    auto* rows = new QVBoxLayout(book);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_tree, 1);
    rows->addWidget(totals);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_fault);
    column->addWidget(m_pages, 1);
    connect(m_empty, &EmptyState::stepWanted, this,
            [this] { m_filter->text().isEmpty() ? emit importWanted() : m_filter -> clear(); });
    connect(m_export, &PositionExport::working, this, &PositionsPanel::working);
    connect(m_export, &PositionExport::finished, this,
            [this](const QString& path, const QString& problem) {
                emit exported(problem.isEmpty() ? tr("Written to %1.").arg(path) : problem);
            });
}

void PositionsPanel::buildTools()
{
    auto* row = static_cast<QHBoxLayout*>(m_tools->layout());
    row->setContentsMargins(8, 2, 10, 2);
    row->setStretch(0, 2);  // an expression needs more room than a remark
    m_convention->setItemData(0, tr("N(d1) per option; size over price per inverse future."),
                              Qt::ToolTipRole);
    m_convention->setItemData(
        1, tr("Black-Scholes less the premium in coin: the slope of the equity in coin."),
        Qt::ToolTipRole);
    m_convention->setItemData(
        2, tr("Net transaction and the equity in coin: the slope of the equity in USD."),
        Qt::ToolTipRole);
    m_convention->setCurrentIndex(static_cast<int>(m_model->convention()));
    connect(m_convention, &QComboBox::activated, this, [this](int index) {
        setConvention(kConventions[index]);
        emit viewChosen();
    });
    m_tools->add(m_grouping);
    connect(m_grouping, &GroupingButton::chosen, this, &PositionsPanel::chooseGrouping);
    connect(m_grouping, &GroupingButton::expandWanted, m_tree, &QTreeView::expandAll);
    connect(m_grouping, &GroupingButton::totalsWanted, m_tree, &QTreeView::collapseAll);

    m_filter->setObjectName(QStringLiteral("positionFilter"));
    m_filter->leaveTo(m_tree);
    m_filter->setAccessibleName(tr("Which positions are shown"));
    m_filter->setPlaceholderText(tr("Filter: btc put dte<7 |delta|>0.1"));
    m_filter->setToolTip(unwrappedToolTipOf(
        tr("Words of the name: btc, 70000, BTC-*-C, \"27DEC26\"\n"
           "What it is: call put option future perpetual spot, long short, stale unvalued\n"
           "Whose it is: venue:paper account:main underlying:eth sub-book:gamma expiry:27dec26\n"
           "Numbers: dte<7  iv>=60%  delta<-0.5  |delta|>0.1  pnl>-10k\n"
           "   with < <= > >= = !=, bars for its size whatever the sign, and a unit:\n"
           "   d h w of days, % of volatilities, k and m of amounts\n"
           "   %1\n"
           "Beside one another they all hold. Also: and, or, not, ( )")
            .arg(tables::PositionFilter::filterWords().numberWords())));
    m_filter->setMinimumWidth(96);
    m_filter->setMaximumWidth(340);
    m_tools->add(m_filter);
    connect(m_filter, &FilterField::faultFound, this, &PositionsPanel::showFault);
    m_fault->setObjectName(QStringLiteral("positionFilterFault"));
    m_fault->setWordWrap(true);
    m_fault->setContentsMargins(10, 0, 10, 4);
    m_fault->hide();
    setTone(m_fault, tables::Tone::Warn);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });

    auto* columns = new QToolButton(m_tools);
    columns->setText(tr("Columns"));
    columns->setObjectName(QStringLiteral("columnChooser"));
    columns->setAccessibleName(tr("Which columns are shown"));
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setFocusPolicy(Qt::TabFocus);
    columns->setMenu(m_columns->menu());
    m_tools->add(columns);
    buildTakeAway();
}

void PositionsPanel::buildTree()
{
    m_tree->setObjectName(QStringLiteral("positionsTree"));
    m_tree->setAccessibleName(tr("Positions in groups, with totals"));
    m_tree->setModel(m_model);
    dressTable(m_tree, {}, kRowHeight);
    m_tree->setItemDelegate(new PositionDelegate(m_tree, kRowHeight));
    m_columns = new PositionColumns(m_tree, m_model, this);
    stretchColumn(m_tree, PositionTree::Instrument, kInstrumentWidth);
    m_tree->setRootIsDecorated(true);
    m_tree->setIndentation(16);
    m_tree->setExpandsOnDoubleClick(true);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PositionsPanel::openNew);
    connect(m_columns, &PositionColumns::changed, this, &PositionsPanel::viewChosen);
}

/// Into the clipboard, and into files.
void PositionsPanel::buildTakeAway()
{
    delete m_tree->findChild<QAction*>(QStringLiteral("copyTable"));  // ours leaves titles out
    auto* menu = new QMenu(m_tools);
    const auto add = [&](const QString& title, const char* name, const QKeySequence& keys,
                         auto act) {
        auto* action = new QAction(title, m_tree);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        m_tree->addAction(action);
        menu->addAction(action);
    };
    add(tr("Copy"), "copyPositions", QKeySequence::Copy, [this] { copy(false); });
    add(tr("Copy with titles"), "copyWithTitles", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copy(true); });
    menu->addSeparator();
    add(tr("Export CSV…"), "exportCsv", {}, [this] { askForExport(PositionExport::Format::Csv); });
    add(tr("Export Excel…"), "exportExcel", {},
        [this] { askForExport(PositionExport::Format::Excel); });
    auto* button = new QToolButton(m_tools);
    button->setText(tr("Export"));
    button->setObjectName(QStringLiteral("takeAway"));
    button->setAccessibleName(tr("Copy positions or write them to a file"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    m_tools->add(button);
}

PositionsPanel::View PositionsPanel::view() const
{
    return {m_columns->state(), tables::idOf(m_wanted),
            QString::fromUtf8(kConventionIds[m_convention->currentIndex()])};
}

void PositionsPanel::setView(const View& view)
{
    const QSignalBlocker quiet(this);  // nobody has chosen anything
    m_columns->setState(view.columns);
    if (const auto grouping = tables::groupingOf(view.grouping)) m_wanted = *grouping;
    for (std::size_t i = 0; i < std::size(kConventionIds); ++i)
        if (view.convention == QString::fromUtf8(kConventionIds[i])) setConvention(kConventions[i]);
    group();
}

void PositionsPanel::chooseGrouping(const Grouping& grouping)
{
    m_wanted = grouping;
    group();
    emit viewChosen();
}

/// Sub-books are left out while there are none.
void PositionsPanel::group()
{
    std::vector<GroupKey> keys;
    for (const GroupKey key : m_wanted.keys())
        if (m_subBooks || key != GroupKey::SubBook) keys.push_back(key);
    const Grouping possible{std::span<const GroupKey>(keys)};
    m_grouping->setGrouping(possible);
    m_tree->setRootIsDecorated(!possible.isFlat());
    m_model->setGrouping(possible);
}

void PositionsPanel::filter(const tables::PositionFilter& filter)
{
    m_model->setFilter(filter);
    showPage();
    showRemark();
}

void PositionsPanel::showFault(const QString& sentence)
{
    m_fault->setText(sentence);
    m_fault->setVisible(!sentence.isEmpty());
    holdRows(m_tree, m_filter->isWrong());
}

/// What is new stands open; what a person closed stays closed.
void PositionsPanel::openNew(const QModelIndex& parent, int first, int last)
{
    for (int row = first; row <= last; ++row)
        if (const QModelIndex index = m_model->index(row, 0, parent); m_model->hasChildren(index))
            m_tree->expandRecursively(index);
    if (parent.isValid() && m_model->rowCount(parent) == last - first + 1) m_tree->expand(parent);
}

void PositionsPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->portfolio != snapshot->portfolio;
    m_snapshot = snapshot;
    if (!another) return;
    const auto& names = snapshot->portfolio->subBooks;
    if (const bool any = names && !names->empty(); any != m_subBooks) {
        m_subBooks = any;
        m_grouping->setSubBooks(any);
        group();
    }
    m_model->show(snapshot->portfolio);
    showPage();
    showRemark();
}

/// The rows; or why there are none.
void PositionsPanel::showPage()
{
    if (!m_snapshot || !m_snapshot->portfolio) return;
    const bool none = m_model->rowCount() == 0;
    m_pages->setCurrentIndex(none ? 0 : 1);
    if (!none) return;
    if (m_model->hidden() > 0)
        m_empty->set(tr("No position is like that"),
                     tr("The filter lets none of the positions through."), tr("Clear the filter"));
    else
        m_empty->set(tr("No positions"),
                     tr("What the account holds is shown here as soon as the venue reports it."),
                     tr("Import positions…"));
}

void PositionsPanel::setPast() { m_model->setPast(); }

void PositionsPanel::setConvention(DeltaConvention convention)
{
    m_model->setConvention(convention);
    m_convention->setCurrentIndex(static_cast<int>(convention));
    showRemark();
}

void PositionsPanel::copy(bool withTitles)
{
    copyTable(m_tree, withTitles ? Titles::InFront : Titles::LeftOut);
}

void PositionsPanel::askForExport(PositionExport::Format format)
{
    const bool excel = format == PositionExport::Format::Excel;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export positions"),
        folder + (excel ? QStringLiteral("/positions.xlsx") : QStringLiteral("/positions.csv")),
        excel ? tr("Excel workbook (*.xlsx)") : tr("Comma-separated values (*.csv)"));
    if (!path.isEmpty()) exportTo(path, format);
}

void PositionsPanel::exportTo(const QString& path, PositionExport::Format format)
{
    m_export->start(sheetOf(*m_model, m_columns->visible()), path, format);
}

void PositionsPanel::showRemark()
{
    if (!m_snapshot || !m_snapshot->portfolio) return;
    const portfolio::Book& book = *m_snapshot->portfolio;
    int partial = 0, stale = 0, withoutSmile = 0;
    for (const portfolio::Line& line : book.lines) {
        stale += line.gap == portfolio::Gap::StaleMark;
        partial += !line.counted();
    }
    for (const portfolio::Exposure& e : book.exposures) withoutSmile += e.withoutSmile;
    const int lines = static_cast<int>(book.lines.size());
    QString remark = lines == 1 ? tr("1 position") : tr("%n positions", nullptr, lines);
    if (m_model->hidden() > 0)
        remark = tr("%1 of %2 positions").arg(lines - m_model->hidden()).arg(lines);
    if (partial > 0) remark += tr(" · %1 without a value: totals marked ≈").arg(partial);
    const QString smile = tables::smileWords(book);
    if (!smile.isEmpty()) remark += tr(" · deltas by %1").arg(smile);
    if (withoutSmile > 0) remark += tr(" · %1 without a smile: at sticky strike").arg(withoutSmile);
    if (stale > 0) remark += tr(" · %1 at old prices").arg(stale);
    m_tools->setRemark(remark);
}

}  // namespace ballast::ui
