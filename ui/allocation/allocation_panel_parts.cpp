// What the panel Allocation is made of.
#include "models/tables/allocation_table.h"
#include "ui/allocation/allocation_panel.h"
#include "ui/allocation/weight_delegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

namespace ballast::ui {
namespace {

QPushButton* button(const QString& name, const QString& word, const QString& tip, QWidget* parent)
{
    auto* made = new QPushButton(word, parent);
    made->setObjectName(name);
    made->setToolTip(toolTipOf(tip));
    return made;
}

}  // namespace

void AllocationPanel::buildTable()
{
    m_view->setObjectName(QStringLiteral("allocationTable"));
    m_view->setAccessibleName(tr("Weights and targets"));
    m_view->setModel(m_table);
    dressTable(m_view, {84, 110, 240, 84, 84, 74, 110, 84});
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setItemDelegateForColumn(tables::AllocationTable::Weight, new WeightDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_refusal.clear();
        showWords();
    });
    connect(m_table, &tables::AllocationTable::targetWritten, this, &AllocationPanel::writeTarget);
    connect(m_table, &tables::AllocationTable::toleranceWritten, this,
            &AllocationPanel::writeTolerance);
    connect(m_table, &tables::AllocationTable::refused, this, &AllocationPanel::refuse);
}

QWidget* AllocationPanel::buildTools()
{
    m_tools = new ToolRow(this);
    m_aim = m_tools->addChoice(QStringLiteral("allocationAim"),
                               tr("Where a row outside its tolerance is brought to"),
                               {tr("To the edge"), tr("To the target")});
    m_least = new QLineEdit(m_tools);
    m_least->setObjectName(QStringLiteral("allocationLeast"));
    m_least->setAccessibleName(tr("Least trade, USD"));
    m_least->setToolTip(toolTipOf(tr("USD: nothing smaller is traded")));
    m_least->setProperty("role", QStringLiteral("number"));
    m_least->setMaximumWidth(90);
    m_tools->add(plainLabel(QStringLiteral("muted"), m_tools, tr("Least trade $")));
    m_tools->add(m_least);
    connect(m_aim, &QComboBox::activated, this, [this](int choice) {
        draft().aim = static_cast<rebalance::AllocationAim>(choice);
        refresh();
    });
    connect(m_least, &QLineEdit::editingFinished, this, &AllocationPanel::writeLeastTrade);
    return m_tools;
}

QWidget* AllocationPanel::buildLower()
{
    auto* box = new QWidget(this);
    m_message = plainLabel(QStringLiteral("muted"), box);
    m_message->setObjectName(QStringLiteral("allocationMessage"));
    m_message->setWordWrap(true);
    m_rest = button(QStringLiteral("allocationRest"), tr("Rest to cash"),
                    tr("Cash takes what the other targets leave of 100 %"), box);
    m_discard = button(QStringLiteral("allocationDiscard"), tr("Discard"),
                       tr("Back to the targets in force"), box);
    m_apply = button(QStringLiteral("allocationApply"), tr("Apply"),
                     tr("These targets hold from now on, and the change is recorded"), box);
    m_propose = button(QStringLiteral("allocationPropose"), tr("Propose"),
                       tr("Make an ordinary proposal of the selected row's trade: "
                          "checked, and sent only when approved"),
                       box);
    m_propose->setProperty("role", QStringLiteral("chosen"));
    m_apply->setProperty("role", QStringLiteral("chosen"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(6);
    row->addWidget(m_message, 1);
    for (QPushButton* each : {m_rest, m_discard, m_apply, m_propose}) row->addWidget(each);
    connect(m_rest, &QPushButton::clicked, this, &AllocationPanel::restToCash);
    connect(m_discard, &QPushButton::clicked, this, &AllocationPanel::discard);
    connect(m_apply, &QPushButton::clicked, this, &AllocationPanel::apply);
    connect(m_propose, &QPushButton::clicked, this, &AllocationPanel::propose);
    return box;
}

}  // namespace ballast::ui
