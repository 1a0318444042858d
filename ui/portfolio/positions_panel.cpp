#include "ui/portfolio/positions_panel.h"

#include "models/tables/position_tree.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grouped_tree.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <span>

namespace ballast::ui {
namespace {

using portfolio::DeltaConvention;
using tables::Grouping;
using tables::PositionTree;

struct GroupingChoice {
    Grouping grouping;
    const char* id;  ///< in the settings: never changed
    const char* words;
};
constexpr GroupingChoice kGroupings[] = {
    {Grouping::Underlying, "underlying",
     QT_TRANSLATE_NOOP("ballast::ui::PositionsPanel", "Underlying, expiry")},
    {Grouping::Venue, "venue", QT_TRANSLATE_NOOP("ballast::ui::PositionsPanel", "Venue")},
    {Grouping::Account, "account", QT_TRANSLATE_NOOP("ballast::ui::PositionsPanel", "Account")},
    {Grouping::SubBook, "sub-book",
     QT_TRANSLATE_NOOP("ballast::ui::PositionsPanel",
                       "Sub-book")},  // last: it comes and goes with the sub-books
};
constexpr int kSubBookChoice = 3;

struct ColumnChoice {
    int column;
    const char* id;  ///< in the settings: never changed
    int width;
    bool shown;  ///< to begin with
};
constexpr ColumnChoice kColumnChoices[] = {
    {PositionTree::Instrument, "instrument", 190, true},
    {PositionTree::Venue, "venue", 84, true},
    {PositionTree::Size, "size", 104, true},
    {PositionTree::Mark, "mark", 92, true},
    {PositionTree::Volatility, "volatility", 64, true},
    {PositionTree::Delta, "delta", 104, true},
    {PositionTree::DeltaUsd, "delta-usd", 104, false},
    {PositionTree::Gamma, "gamma", 112, true},
    {PositionTree::GammaUsd, "gamma-usd", 100, false},
    {PositionTree::Vega, "vega", 92, true},
    {PositionTree::VegaWeighted, "vega-weighted", 108, false},
    {PositionTree::Theta, "theta", 92, true},
    {PositionTree::Vanna, "vanna", 108, false},
    {PositionTree::Volga, "volga", 92, false},
    {PositionTree::Charm, "charm", 118, false},
    {PositionTree::Pnl, "pnl", 92, true},
};

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
      m_grouping(m_tools->addChoice(QStringLiteral("positionGrouping"),
                                    tr("How positions are grouped"), {})),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(tr("Starting"), tr("Waiting for the first numbers."))),
      m_tree(new GroupedTree),
      m_model(new tables::PositionTree(this))
{
    setObjectName(QStringLiteral("positionsPanel"));
    buildTree();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_tree);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_pages, 1);

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
    for (const GroupingChoice& choice : std::span(kGroupings).first(kSubBookChoice))
        m_grouping->addItem(tr(choice.words));
    m_wanted = QString::fromUtf8(kGroupings[0].id);
    connect(m_grouping, &QComboBox::activated, this, [this](int choice) {
        m_wanted = QString::fromUtf8(kGroupings[choice].id);
        group(choice);
        emit viewChosen();
    });
    connect(m_empty, &EmptyState::stepWanted, this, &PositionsPanel::importWanted);
}

void PositionsPanel::buildTree()
{
    m_tree->setObjectName(QStringLiteral("positionsTree"));
    m_tree->setAccessibleName(tr("Positions in groups, with totals"));
    m_tree->setModel(m_model);
    dressTable(m_tree, {});
    for (const ColumnChoice& choice : kColumnChoices)
        m_tree->header()->resizeSection(choice.column, choice.width);
    stretchColumn(m_tree, tables::PositionTree::Instrument, 160);
    m_tree->setRootIsDecorated(true);
    m_tree->setIndentation(16);
    m_tree->setExpandsOnDoubleClick(true);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PositionsPanel::openNew);

    const auto add = [this](const QString& text, const QString& name, auto act) {
        auto* button = new QToolButton(m_tools);
        button->setText(text);
        button->setObjectName(name);
        button->setAccessibleName(text);
        connect(button, &QToolButton::clicked, m_tree, act);
        m_tools->add(button);
    };
    add(tr("Expand"), QStringLiteral("expandAll"), [this] { m_tree->expandAll(); });
    add(tr("Totals"), QStringLiteral("showTotals"), [this] { m_tree->expandToDepth(0); });
    buildColumnChooser();
    add(tr("Copy"), QStringLiteral("copyPositions"), [this] { copyTable(m_tree); });
}

/// A small menu of what may be seen; the instrument always is.
void PositionsPanel::buildColumnChooser()
{
    m_columns = new QMenu(m_tools);
    for (const ColumnChoice& choice : kColumnChoices) {
        m_tree->setColumnHidden(choice.column, !choice.shown);
        if (choice.column == PositionTree::Instrument) continue;
        QAction* action = m_columns->addAction(columnWords(choice.column));
        action->setObjectName(QStringLiteral("column-") + QString::fromUtf8(choice.id));
        action->setToolTip(toolTipOf(
            m_model->headerData(choice.column, Qt::Horizontal, Qt::ToolTipRole).toString()));
        action->setCheckable(true);
        action->setChecked(choice.shown);
        connect(action, &QAction::toggled, this, [this, column = choice.column](bool on) {
            m_tree->setColumnHidden(column, !on);
            emit viewChosen();
        });
    }
    m_columns->setToolTipsVisible(true);
    connect(m_columns, &QMenu::aboutToShow, this, [this] {
        // Titles of deltas change with their convention.
        for (int i = 0; i < m_columns->actions().size(); ++i)
            m_columns->actions().at(i)->setText(columnWords(i + 1));
    });
    auto* button = new QToolButton(m_tools);
    button->setText(tr("Columns"));
    button->setObjectName(QStringLiteral("columnChooser"));
    button->setAccessibleName(tr("Which columns are shown"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(m_columns);
    m_tools->add(button);
}

/// For a menu, in which '&' would mark a key.
QString PositionsPanel::columnWords(int column) const
{
    return m_model->headerData(column, Qt::Horizontal)
        .toString()
        .replace(QLatin1Char('&'), QStringLiteral("&&"));
}

PositionsPanel::View PositionsPanel::view() const
{
    View view{{}, m_wanted, QString::fromUtf8(kConventionIds[m_convention->currentIndex()])};
    for (const ColumnChoice& choice : kColumnChoices)
        if (!m_tree->isColumnHidden(choice.column)) view.columns << QString::fromUtf8(choice.id);
    return view;
}

void PositionsPanel::setView(const View& view)
{
    const QSignalBlocker quiet(this);  // nobody has chosen anything
    if (!view.columns.isEmpty())
        for (const ColumnChoice& choice : kColumnChoices)
            if (auto* action = m_columns->findChild<QAction*>(QStringLiteral("column-") +
                                                              QString::fromUtf8(choice.id)))
                action->setChecked(view.columns.contains(QString::fromUtf8(choice.id)));
    for (const GroupingChoice& choice : kGroupings)
        if (view.grouping == QString::fromUtf8(choice.id)) m_wanted = view.grouping;
    for (std::size_t i = 0; i < std::size(kConventionIds); ++i)
        if (view.convention == QString::fromUtf8(kConventionIds[i])) setConvention(kConventions[i]);
    group(m_grouping->currentIndex());
    offerSubBooks(m_grouping->count() > kSubBookChoice);
}

/// The choice by sub-book is there while there are sub-books.
void PositionsPanel::offerSubBooks(bool any)
{
    if (any && m_grouping->count() == kSubBookChoice)
        m_grouping->addItem(tr(kGroupings[kSubBookChoice].words));
    if (!any && m_grouping->count() > kSubBookChoice) m_grouping->removeItem(kSubBookChoice);
    for (int i = 0; i < m_grouping->count(); ++i)
        if (m_wanted == QString::fromUtf8(kGroupings[i].id)) return group(i);
    group(0);
}

void PositionsPanel::group(int choice)
{
    m_grouping->setCurrentIndex(choice);
    m_model->setGrouping(kGroupings[choice].grouping);
}

/// What is new stands open; what a person closed stays closed.
void PositionsPanel::openNew(const QModelIndex& parent, int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_tree->expandRecursively(m_model->index(row, 0, parent));
    if (parent.isValid() && m_model->rowCount(parent) == last - first + 1) m_tree->expand(parent);
}

void PositionsPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->portfolio != snapshot->portfolio;
    m_snapshot = snapshot;
    if (!another) return;
    const auto& names = snapshot->portfolio->subBooks;
    offerSubBooks(names && !names->empty());
    m_model->show(snapshot->portfolio);
    const bool empty = m_model->rowCount() == 0;
    m_pages->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_tree);
    if (empty)
        m_empty->set(tr("No positions"),
                     tr("What the account holds is shown here as soon as the venue reports it."),
                     tr("Import positions…"));
    showRemark();
}

void PositionsPanel::setConvention(DeltaConvention convention)
{
    m_model->setConvention(convention);
    m_convention->setCurrentIndex(static_cast<int>(convention));
    showRemark();
}

void PositionsPanel::showRemark()
{
    if (!m_snapshot || !m_snapshot->portfolio) return;
    int lines = 0, partial = 0, stale = 0;
    for (const portfolio::Line& line : m_snapshot->portfolio->lines) {
        ++lines;
        stale += line.gap == portfolio::Gap::StaleMark;
        partial += !line.counted();
    }
    QString remark = lines == 1 ? tr("1 position") : tr("%n positions", nullptr, lines);
    if (partial > 0) remark += tr(" · %1 without a value: totals marked ≈").arg(partial);
    const QString smile = tables::smileWords(*m_snapshot->portfolio);
    if (!smile.isEmpty()) remark += tr(" · deltas by %1").arg(smile);
    int withoutSmile = 0;
    for (const portfolio::Exposure& e : m_snapshot->portfolio->exposures)
        withoutSmile += e.withoutSmile;
    if (withoutSmile > 0) remark += tr(" · %1 without a smile: at sticky strike").arg(withoutSmile);
    if (stale > 0) remark += tr(" · %1 at old prices").arg(stale);
    m_tools->setRemark(remark);
}

}  // namespace ballast::ui
