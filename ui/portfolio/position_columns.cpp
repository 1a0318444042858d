#include "ui/portfolio/position_columns.h"

#include "models/tables/position_field.h"
#include "models/tables/position_tree.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTimer>
#include <QTreeView>

#include <algorithm>

namespace ballast::ui {
namespace {

using tables::PositionTree;

constexpr int kNarrowest = 36, kWidest = 800;
constexpr int kDrawnMs = 400;  ///< a width is kept when the hand has come to rest
const QString kDescending = QStringLiteral("descending");
const QString kAbsolute = QStringLiteral("absolute");

/// As on the first day.
struct First {
    int width;
    bool shown;
};
constexpr First kFirst[] = {
    {190, true},  {70, true},   {100, true}, {84, true},   {54, true},  {104, true},  {104, false},
    {108, true},  {100, false}, {82, true},  {108, false}, {94, true},  {108, false}, {92, false},
    {118, false}, {78, true},   {126, true}, {92, false},  {92, false}, {84, false},  {84, false},
    {84, false},  {60, false},  {96, false}, {96, false},
};

int columns() { return static_cast<int>(tables::positionFields().size()); }
const tables::PositionField& fieldOf(int column)
{
    return tables::positionFields()[static_cast<std::size_t>(column)];
}
QString idOf(int column) { return QString::fromLatin1(fieldOf(column).id); }

/// One of these may be heated: it has a sign, and a largest.
bool mayHeat(int column) { return fieldOf(column).isAmount && column != PositionTree::Trend; }

}  // namespace

PositionColumns::PositionColumns(QTreeView* tree, PositionTree* model, QWidget* parent)
    : QObject(parent),
      m_tree(tree),
      m_model(model),
      m_menu(new QMenu(parent)),
      m_heatMenu(new QMenu(tr("Tint by size"), m_menu)),
      m_later(new QTimer(this))
{
    static_assert(std::size(kFirst) == PositionTree::SubBook + 1);
    m_later->setSingleShot(true);
    m_later->setInterval(kDrawnMs);
    connect(m_later, &QTimer::timeout, this, &PositionColumns::tell);
    m_menu->setToolTipsVisible(true);
    buildShown();
    m_menu->addSeparator();
    buildHeat();
    buildRest();
    connect(m_menu, &QMenu::aboutToShow, this, &PositionColumns::retitle);
    connect(m_heatMenu, &QMenu::aboutToShow, this, &PositionColumns::retitle);

    QHeaderView* header = tree->header();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    tree->setSortingEnabled(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { m_menu->popup(header->mapToGlobal(at)); });
    connect(header, &QHeaderView::sectionMoved, this, &PositionColumns::tell);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PositionColumns::tell);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        if (size == 0 || column == PositionTree::Instrument) return;  // hidden; goes by the room
        m_widths[column] = size;
        if (!m_quiet) m_later->start();
    });
}

/// The instrument always is.
void PositionColumns::buildShown()
{
    for (int column = 0; column < columns(); ++column) {
        const First& first = kFirst[column];
        m_widths[column] = first.width;
        m_tree->header()->resizeSection(column, first.width);
        m_tree->setColumnHidden(column, !first.shown);
        if (column == PositionTree::Instrument) continue;
        QAction* action = m_menu->addAction(QString());
        action->setObjectName(QStringLiteral("column-") + idOf(column));
        action->setToolTip(
            toolTipOf(m_model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString()));
        action->setCheckable(true);
        action->setChecked(first.shown);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_tree->setColumnHidden(column, !on);
            tell();
        });
        m_shown[column] = action;
    }
}

void PositionColumns::buildHeat()
{
    m_heatMenu->setObjectName(QStringLiteral("heatMenu"));
    m_menu->addMenu(m_heatMenu);
    for (int column = 0; column < columns(); ++column) {
        if (!mayHeat(column)) continue;
        QAction* action = m_heatMenu->addAction(QString());
        action->setObjectName(QStringLiteral("heat-") + idOf(column));
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, &PositionColumns::setHeat);
        m_heat[column] = action;
    }
    retitle();
}

void PositionColumns::buildRest()
{
    m_absolute = m_menu->addAction(tr("Sort amounts by size, whatever their sign"));
    m_absolute->setObjectName(QStringLiteral("sortAbsolute"));
    m_absolute->setCheckable(true);
    connect(m_absolute, &QAction::toggled, this, [this](bool on) {
        m_model->setSortAbsolute(on);
        tell();
    });
    QAction* order = m_menu->addAction(tr("Sort as the book has them"), this, [this] {
        m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    });
    order->setObjectName(QStringLiteral("sortNatural"));
    QAction* first =
        m_menu->addAction(tr("Columns as on the first day"), this, &PositionColumns::reset);
    first->setObjectName(QStringLiteral("resetColumns"));
}

/// Titles of deltas change with their convention. In a menu '&' would mark a key.
void PositionColumns::retitle()
{
    for (const auto* actions : {&m_shown, &m_heat})
        for (auto it = actions->begin(); it != actions->end(); ++it)
            it.value()->setText(m_model->headerData(it.key(), Qt::Horizontal)
                                    .toString()
                                    .replace(QLatin1Char('&'), QStringLiteral("&&")));
}

void PositionColumns::setHeat()
{
    std::vector<int> heated;
    for (int column = 0; column < columns(); ++column)
        if (const QAction* action = m_heat.value(column); action && action->isChecked())
            heated.push_back(column);
    m_model->setHeat(std::move(heated));
    tell();
}

std::vector<int> PositionColumns::visible() const
{
    std::vector<int> out;
    for (int visual = 0; visual < columns(); ++visual)
        if (const int column = m_tree->header()->logicalIndex(visual);
            !m_tree->isColumnHidden(column))
            out.push_back(column);
    return out;
}

PositionColumns::State PositionColumns::state() const
{
    State state;
    const QHeaderView* header = m_tree->header();
    for (int column = 0; column < columns(); ++column) {
        if (!m_tree->isColumnHidden(column)) state.shown << idOf(column);
        const int placed = header->logicalIndex(column);
        state.places << idOf(placed) + QStringLiteral(":%1").arg(m_widths.value(placed));
    }
    for (const int column : m_model->heat()) state.heat << idOf(column);
    if (const int column = m_model->sortColumn(); column >= 0)
        state.sort << idOf(column)
                   << (m_model->sortOrder() == Qt::DescendingOrder ? kDescending
                                                                   : QStringLiteral("ascending"));
    else
        state.sort << QString() << QString();
    if (m_model->isSortAbsolute()) state.sort << kAbsolute;
    return state;
}

void PositionColumns::setState(const State& state)
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (!state.shown.isEmpty()) {
        for (auto it = m_shown.begin(); it != m_shown.end(); ++it)
            it.value()->setChecked(state.shown.contains(idOf(it.key())));
        for (auto it = m_heat.begin(); it != m_heat.end(); ++it)
            it.value()->setChecked(state.heat.contains(idOf(it.key())));
    }
    setPlaces(state.places);
    setSort(state.sort);
}

void PositionColumns::setPlaces(const QStringList& places)
{
    QHeaderView* header = m_tree->header();
    int place = 1;  // the instrument stays in front
    for (const QString& word : places) {
        const auto column = tables::columnOf(word.section(QLatin1Char(':'), 0, 0).toStdString());
        if (!column || *column == PositionTree::Instrument) continue;
        header->moveSection(header->visualIndex(*column), place++);
        const int width = word.section(QLatin1Char(':'), 1, 1).toInt();
        if (width < kNarrowest || width > kWidest) continue;
        m_widths[*column] = width;
        header->resizeSection(*column, width);
    }
}

void PositionColumns::setSort(const QStringList& sort)
{
    if (sort.isEmpty()) return;
    const auto column = tables::columnOf(sort.value(0).toStdString());
    m_absolute->setChecked(sort.contains(kAbsolute));
    m_tree->header()->setSortIndicator(column.value_or(-1), sort.value(1) == kDescending
                                                                ? Qt::DescendingOrder
                                                                : Qt::AscendingOrder);
}

void PositionColumns::reset()
{
    State first;
    for (int column = 0; column < columns(); ++column) {
        if (kFirst[column].shown) first.shown << idOf(column);
        first.places << idOf(column) + QStringLiteral(":%1").arg(kFirst[column].width);
    }
    first.sort << QString() << QString();
    setState(first);
    tell();
}

void PositionColumns::tell()
{
    if (!m_quiet) emit changed();
}

}  // namespace ballast::ui
