#include "ui/portfolio/positions_panel.h"

#include "models/tables/position_tree.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grouped_tree.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

using portfolio::DeltaConvention;

constexpr DeltaConvention kConventions[] = {
    DeltaConvention::BlackScholes, DeltaConvention::NetTransaction, DeltaConvention::UsdNeutral};

QStringList conventionNames()
{
    QStringList names;
    for (const DeltaConvention c : kConventions)
        names << QStringLiteral("Δ ") + words(portfolio::text(c));
    return names;
}

}  // namespace

PositionsPanel::PositionsPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(QStringLiteral("Positions"), this)),
      m_tools(new ToolRow(this)),
      m_convention(m_tools->addChoice(QStringLiteral("deltaConvention"),
                                      QStringLiteral("Which delta is shown"), conventionNames())),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("Starting"),
                             QStringLiteral("Waiting for the first numbers."))),
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

    m_convention->setItemData(
        0, QStringLiteral("N(d1) per option; size over price per inverse future."),
        Qt::ToolTipRole);
    m_convention->setItemData(
        1,
        QStringLiteral("Black-Scholes less the premium in coin: the slope of the equity in coin."),
        Qt::ToolTipRole);
    m_convention->setItemData(
        2,
        QStringLiteral("Net transaction and the equity in coin: the slope of the equity in USD."),
        Qt::ToolTipRole);
    m_convention->setCurrentIndex(static_cast<int>(m_model->convention()));
    connect(m_convention, &QComboBox::activated, this, [this](int index) {
        setConvention(kConventions[index]);
        emit conventionChosen(kConventions[index]);
    });
    connect(m_empty, &EmptyState::stepWanted, this, &PositionsPanel::importWanted);
}

void PositionsPanel::buildTree()
{
    m_tree->setObjectName(QStringLiteral("positionsTree"));
    m_tree->setAccessibleName(QStringLiteral("Positions by underlying, expiry and instrument"));
    m_tree->setModel(m_model);
    dressTable(m_tree, {190, 84, 104, 92, 64, 104, 112, 92, 92, 92});
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
    add(QStringLiteral("Expand"), QStringLiteral("expandAll"), [this] { m_tree->expandAll(); });
    add(QStringLiteral("Totals"), QStringLiteral("showTotals"),
        [this] { m_tree->expandToDepth(0); });
    add(QStringLiteral("Copy"), QStringLiteral("copyPositions"), [this] { copyTable(m_tree); });
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
    m_model->show(snapshot->portfolio);
    const bool empty = m_model->rowCount() == 0;
    m_pages->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_tree);
    if (empty)
        m_empty->set(
            QStringLiteral("No positions"),
            QStringLiteral("What the account holds is shown here as soon as the venue reports it."),
            QStringLiteral("Import positions…"));
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
        partial += line.gap != portfolio::Gap::None && line.gap != portfolio::Gap::StaleMark;
    }
    QString remark = QStringLiteral("%1 %2").arg(lines).arg(
        lines == 1 ? QStringLiteral("position") : QStringLiteral("positions"));
    if (partial > 0)
        remark += QStringLiteral(" · %1 without a value: totals marked ≈").arg(partial);
    if (stale > 0) remark += QStringLiteral(" · %1 at old prices").arg(stale);
    m_tools->setRemark(remark);
}

}  // namespace ballast::ui
