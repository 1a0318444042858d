// What the scenario panel is built of.
#include "ui/scenario/heat_map.h"
#include "ui/scenario/scenario_panel.h"
#include "ui/scenario/thought_banner.h"
#include "ui/scenario/what_if_editor.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/remark_label.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace ballast::ui {
namespace {

constexpr int kMostDays = 60;

QHBoxLayout* slimRow(QWidget* box)
{
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(8, 3, 10, 3);
    row->setSpacing(8);
    return row;
}

QComboBox* choice(QWidget* parent, const QString& name, const QString& tip,
                  const QStringList& items)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(tip);
    combo->setToolTip(toolTipOf(tip));
    combo->addItems(items);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return combo;
}

}  // namespace

QWidget* ScenarioPanel::buildTabs()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_underlying = choice(box, QStringLiteral("scenarioUnderlying"), tr("Underlying"), {});
    m_underlying->setMinimumContentsLength(4);
    row->addWidget(m_underlying);
    auto* group = new QButtonGroup(this);
    const QString names[] = {tr("Map"), tr("Stresses"), tr("What-if")};
    for (int i = 0; i < 3; ++i) {
        m_tabs[i] = new QToolButton(box);
        m_tabs[i]->setObjectName(QStringLiteral("scenarioTab%1").arg(i));
        m_tabs[i]->setText(names[i]);
        m_tabs[i]->setCheckable(true);
        m_tabs[i]->setProperty("role", QStringLiteral("tab"));
        group->addButton(m_tabs[i], i);
        row->addWidget(m_tabs[i]);
        connect(m_tabs[i], &QToolButton::clicked, this, [this, i] { openPage(i); });
    }
    m_book = choice(box, QStringLiteral("scenarioBook"), tr("Which book the figures are of"),
                    {tr("Live"), tr("What-if"), tr("Difference")});
    m_book->setEnabled(false);
    m_remark = new RemarkLabel(box);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setProperty("role", QStringLiteral("faint"));
    m_remark->setObjectName(QStringLiteral("scenarioRemark"));
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_remark->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_remark, 1);
    row->addWidget(m_book);
    connect(m_underlying, &QComboBox::activated, this, [this] {
        presentEditor();
        wishAnew();
    });
    connect(m_book, &QComboBox::currentIndexChanged, this, &ScenarioPanel::showAll);
    return box;
}

QWidget* ScenarioPanel::buildMapTools()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    QStringList measures;
    for (const Measure m : kMeasures) measures << name(m);
    m_measure = choice(box, QStringLiteral("scenarioMeasure"), tr("What the map shows"), measures);
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemData(
            i, toolTipOf(meaning(kMeasures[i], portfolio::DeltaConvention::NetTransaction)),
            Qt::ToolTipRole);
    m_volMove = choice(box, QStringLiteral("scenarioVolMove"),
                       tr("Volatility moves by points, or by a part of itself"),
                       {tr("Vol points"), tr("Vol %")});
    m_smile =
        choice(box, QStringLiteral("scenarioSmile"),
               tr("What the smile does when the spot moves: each strike keeps its volatility, or "
                  "the smile goes along in moneyness"),
               {tr("Sticky strike"), tr("Sticky moneyness")});
    m_full = new QToolButton(box);
    m_full->setObjectName(QStringLiteral("scenarioFull"));
    m_full->setText(tr("Full grid"));
    m_full->setToolTip(tr("51 spots by 49 volatilities instead of 9 by 5"));
    m_full->setCheckable(true);
    for (QComboBox* combo : {m_measure, m_volMove, m_smile}) row->addWidget(combo);
    row->addStretch(1);
    row->addWidget(m_full);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &ScenarioPanel::showAll);
    for (QComboBox* combo : {m_volMove, m_smile})
        connect(combo, &QComboBox::currentIndexChanged, this, &ScenarioPanel::wishAnew);
    connect(m_full, &QToolButton::toggled, this, &ScenarioPanel::wishAnew);
    return box;
}

QWidget* ScenarioPanel::buildTimeRow()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_days = new QSlider(Qt::Horizontal, box);
    m_days->setObjectName(QStringLiteral("scenarioDays"));
    m_days->setAccessibleName(tr("Days forward"));
    m_days->setToolTip(
        tr("Days forward: what expires on the way is settled at its intrinsic value"));
    m_days->setRange(0, kMostDays);
    m_days->setPageStep(7);
    m_daysText = plainLabel(QStringLiteral("number"), box, tr("now"));
    m_daysText->setObjectName(QStringLiteral("scenarioDaysText"));
    m_daysText->setFixedWidth(64);
    m_daysText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(plainLabel(QStringLiteral("caption"), box, tr("Days forward")));
    row->addWidget(m_days, 1);
    row->addWidget(m_daysText);
    connect(m_days, &QSlider::valueChanged, this, [this](int days) {
        setWords(m_daysText, days == 0 ? tr("now") : QStringLiteral("+%1 d").arg(days));
        wishAnew();
    });
    return box;
}

QWidget* ScenarioPanel::buildMapPage()
{
    auto* page = new QWidget(this);
    m_map = new HeatMap;
    m_facts = new FactGrid(page, 6);
    m_facts->setObjectName(QStringLiteral("scenarioFacts"));
    m_where = plainLabel(QStringLiteral("caption"), page);
    m_where->setObjectName(QStringLiteral("scenarioWhere"));
    m_where->setContentsMargins(10, 2, 10, 0);
    m_mapOrNot = new QStackedWidget(page);
    m_mapOrNot->addWidget(new EmptyState(tr("Nothing to price yet"),
                                         tr("The grid is drawn as soon as the venue has told the "
                                            "positions and their marks.")));
    m_mapOrNot->addWidget(m_map);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildMapTools());
    column->addWidget(m_mapOrNot, 1);
    column->addWidget(m_where);
    auto* facts = new QHBoxLayout;
    facts->setContentsMargins(10, 2, 10, 2);
    facts->addWidget(m_facts);
    column->addLayout(facts);
    column->addWidget(buildTimeRow());
    connect(m_map, &HeatMap::pointed, this, [this](int spot, int vol) {
        m_pointed = {spot, vol};
        showFacts();
    });
    connect(m_map, &HeatMap::left, this, [this] {
        m_pointed.reset();
        showFacts();
    });
    return page;
}

QWidget* ScenarioPanel::buildStressPage()
{
    m_stressView = new QTreeView(this);
    m_stressView->setObjectName(QStringLiteral("stressTable"));
    m_stressView->setAccessibleName(tr("Named stresses"));
    m_stressView->setModel(m_stressTable);
    dressTable(m_stressView, {140, 94, 64, 64, 64, 62}, 22);
    stretchColumn(m_stressView, tables::StressTable::Name, 134);
    return m_stressView;
}

void ScenarioPanel::openPage(int page)
{
    m_pages->setCurrentIndex(page);
    for (int i = 0; i < 3; ++i) m_tabs[i]->setChecked(i == page);
    showBanner();
}

}  // namespace ballast::ui
