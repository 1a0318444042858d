// How the laboratory's panel is put together.
#include "models/laboratory/desk_rule.h"
#include "models/tables/laboratory_table.h"
#include "ui/charts/frontier_plot.h"
#include "ui/laboratory/laboratory_panel.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>

namespace ballast::ui {
namespace {

constexpr int kSettingsWidth = 300;

struct World {
    const char* name;
    const char* text;
};
constexpr World kWorlds[] = {
    {"calm", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Market: calm")},
    {"chop", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Market: chop")},
    {"trend", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Market: trend")},
    {"gap", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Market: gap")},
    {"crash", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Market: crash")},
    {"hull", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Study: Hull's delta hedging")},
    {"leland", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Study: Leland")},
    {"bands", QT_TRANSLATE_NOOP("ballast::ui::LaboratoryPanel", "Study: bands and clocks")},
};

/// As `ballastctl backtest --policy` takes them; each can be edited in place.
constexpr const char* kFirstPolicies[] = {
    R"(name = "every hour", trigger = "clock", every_s = 3600)",
    R"(name = "Leland, hourly", trigger = "leland", every_s = 3600)",
    R"(name = "band 1 to target", trigger = "band", below = 1, above = 1)",
    R"(name = "band 1 to edge", trigger = "band", below = 1, above = 1, hedge_to = "edge")",
    R"(name = "price move 1 %", trigger = "move", move = 0.01)",
    R"(name = "Whalley-Wilmott, 1k a day", trigger = "whalley-wilmott", daily_sd_usd = 1000)",
    R"(name = "Zakamouline, 1k a day", trigger = "zakamouline", daily_sd_usd = 1000)",
};
constexpr const char* kNewPolicy =
    R"(name = "band 2 half-way", trigger = "band", below = 2, above = 2, hedge_to = "ratio", ratio = 0.5)";

/// A number to be typed, or moved by Up and Down.
void plain(QAbstractSpinBox* box)
{
    box->setLocale(QLocale::c());
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
}

QSpinBox* wholeNumber(const QString& name, const QString& spoken, int least, int most, int value,
                      QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->setRange(least, most);
    box->setValue(value);
    plain(box);
    return box;
}

QDoubleSpinBox* coinAmount(const QString& name, const QString& spoken, double least, double most,
                           double value, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->setDecimals(2);
    box->setRange(least, most);
    box->setValue(value);
    plain(box);
    return box;
}

/// What a line calls its policy; the line itself where it says no name.
QString nameOf(const QString& line)
{
    static const QRegularExpression kName(QStringLiteral("name\\s*=\\s*\"([^\"]+)\""));
    const auto match = kName.match(line);
    return match.hasMatch() ? match.captured(1) : line;
}

}  // namespace

void LaboratoryPanel::buildChoices(QFormLayout* form)
{
    m_world = new QComboBox(this);
    m_world->setObjectName(QStringLiteral("laboratoryWorld"));
    m_world->setAccessibleName(tr("Market or study"));
    for (const World& world : kWorlds)
        m_world->addItem(tr(world.text), QString::fromLatin1(world.name));
    m_underlying = new QComboBox(this);
    m_underlying->setObjectName(QStringLiteral("laboratoryUnderlying"));
    m_underlying->setAccessibleName(tr("Underlying"));
    m_underlying->addItems({QStringLiteral("BTC"), QStringLiteral("ETH")});
    m_step = new QComboBox(this);
    m_step->setObjectName(QStringLiteral("laboratoryStep"));
    m_step->setAccessibleName(tr("Step of the market"));
    m_step->addItem(QStringLiteral("5 s"), 5.0);
    m_step->addItem(QStringLiteral("1 min"), 60.0);
    m_step->setCurrentIndex(1);
    m_days = wholeNumber(QStringLiteral("laboratoryDays"), tr("Days"), 1, 3660, 30, this);
    m_firstSeed =
        wholeNumber(QStringLiteral("laboratoryFirstSeed"), tr("First seed"), 0, 1'000'000, 1, this);
    m_lastSeed =
        wholeNumber(QStringLiteral("laboratoryLastSeed"), tr("Last seed"), 0, 1'000'000, 4, this);
    m_paths = wholeNumber(QStringLiteral("laboratoryPaths"), tr("Paths of a study"), 2, 10'000'000,
                          4096, this);
    m_size =
        coinAmount(QStringLiteral("laboratorySize"),
                   tr("Coin of each of the fifty options, negative: sold"), -1e6, 1e6, -1, this);
    m_size->setToolTip(
        tr("Coin of each of fifty options out of the money, 2 to 60 days; negative: sold"));
    auto* seeds = new QHBoxLayout;
    seeds->addWidget(m_firstSeed);
    seeds->addWidget(plainLabel(QStringLiteral("caption"), this, tr("to")));
    seeds->addWidget(m_lastSeed);
    form->addRow(tr("Try on"), m_world);
    form->addRow(tr("Underlying"), m_underlying);
    form->addRow(tr("Step"), m_step);
    form->addRow(tr("Days"), m_days);
    form->addRow(tr("Seeds"), seeds);
    form->addRow(tr("Paths"), m_paths);
    form->addRow(tr("Size"), m_size);
    connect(m_world, &QComboBox::activated, this, &LaboratoryPanel::fit);
}

QListWidgetItem* LaboratoryPanel::addPolicy(const QString& line, bool checked, bool own)
{
    auto* item = new QListWidgetItem(own ? nameOf(line) : line, m_policies);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    if (own) item->setData(Qt::UserRole, line);
    return item;
}

/// The line of the chosen policy, to be changed.
void LaboratoryPanel::editPolicies()
{
    connect(m_policies, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        const QString line = item ? item->data(Qt::UserRole).toString() : QString();
        m_line->setText(line);
        m_line->setCursorPosition(0);
        m_line->setEnabled(!line.isEmpty());
    });
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& line) {
        QListWidgetItem* item = m_policies->currentItem();
        if (!item || line.isEmpty()) return;
        item->setData(Qt::UserRole, line);
        item->setText(nameOf(line));
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_policies->setCurrentItem(addPolicy(QString::fromLatin1(kNewPolicy), true, true));
        m_line->setFocus();
    });
}

void LaboratoryPanel::buildPolicies(QFormLayout* form)
{
    m_policies = new QListWidget(this);
    m_policies->setObjectName(QStringLiteral("laboratoryPolicies"));
    m_policies->setAccessibleName(tr("Policies to compare"));
    m_policies->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_policies->setMinimumHeight(72);
    m_inForce = addPolicy(tr("The desk's own policy, in force"), true, false);
    m_inForce->setToolTip(toolTipOf(tr("As the desk follows it, on this market. Left out: %1.")
                                        .arg(spoken(laboratory::DeskRule::kLeftOut))));
    m_reference = addPolicy(tr("Reference: fixed threshold, every 5 s"), false, false);
    for (const char* line : kFirstPolicies) addPolicy(QString::fromLatin1(line), true, true);
    m_threshold =
        coinAmount(QStringLiteral("laboratoryThreshold"),
                   tr("Threshold of the five-second reference, coin"), 0.01, 1e6, 0.5, this);
    m_threshold->setToolTip(tr("Coin off the target at which the reference hedges"));
    m_line = new QLineEdit(this);
    m_line->setObjectName(QStringLiteral("laboratoryLine"));
    m_line->setAccessibleName(tr("The chosen policy"));
    m_line->setPlaceholderText(tr("Choose a policy to change it"));
    m_line->setToolTip(tr("Keys and values as in ballastctl backtest --policy"));
    m_line->setEnabled(false);
    m_add = new QPushButton(tr("Add policy"), this);
    m_add->setObjectName(QStringLiteral("laboratoryAdd"));
    form->addRow(tr("Threshold"), m_threshold);
    form->addRow(m_policies);
    form->addRow(m_line);
    form->addRow(m_add);
    connect(m_policies, &QListWidget::itemChanged, this, &LaboratoryPanel::fit);
    editPolicies();
}

QWidget* LaboratoryPanel::buildSettings()
{
    auto* box = new QWidget(this);
    box->setFixedWidth(kSettingsWidth);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(10, 8, 10, 8);
    form->setVerticalSpacing(4);
    form->setLabelAlignment(Qt::AlignLeft);
    buildChoices(form);
    buildPolicies(form);
    return box;
}

QWidget* LaboratoryPanel::buildResults()
{
    m_plot = new FrontierPlot;
    m_plot->setAccessibleName(tr("Cost over hedging error"));
    m_view = new QTreeView(this);
    m_view->setObjectName(QStringLiteral("laboratoryTable"));
    m_view->setAccessibleName(tr("What each policy cost"));
    m_view->setModel(m_table);
    dressTable(m_view, {190, 132, 132, 70, 66, 70, 76, 64}, 22);
    stretchColumn(m_view, tables::LaboratoryTable::Name, 150);
    m_referenceView = new QTreeView(this);
    m_referenceView->setObjectName(QStringLiteral("laboratoryReferences"));
    m_referenceView->setAccessibleName(tr("The study's numbers beside the known ones"));
    m_referenceView->setModel(m_references);
    dressTable(m_referenceView, {110, 190, 180, 120, 120, 56}, 22);
    stretchColumn(m_referenceView, tables::ReferenceTable::Hedge, 150);
    m_assumed = plainLabel(QStringLiteral("caption"), this);
    m_assumed->setObjectName(QStringLiteral("laboratoryAssumed"));
    m_assumed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_assumed->setContentsMargins(10, 2, 10, 4);
    auto* drawn = new QWidget;
    auto* column = new QVBoxLayout(drawn);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_plot, 1);
    column->addWidget(m_assumed);
    auto* split = new QSplitter(Qt::Vertical);
    for (QWidget* part : std::initializer_list<QWidget*>{drawn, m_view, m_referenceView})
        split->addWidget(part);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setStretchFactor(2, 2);
    split->setChildrenCollapsible(false);
    m_plot->setMinimumHeight(120);
    m_results = new QStackedWidget(this);
    auto* empty = new EmptyState(tr("Nothing tried yet"),
                                 tr("A run hedges the same markets by each policy and shows what "
                                    "it costs against the error it leaves."),
                                 tr("Run"));
    connect(empty, &EmptyState::stepWanted, this, &LaboratoryPanel::run);
    m_results->addWidget(empty);
    m_results->addWidget(split);
    return m_results;
}

QWidget* LaboratoryPanel::buildFoot()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(10, 6, 10, 6);
    m_state = plainLabel(QStringLiteral("muted"), box);
    m_state->setObjectName(QStringLiteral("laboratoryState"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(QStringLiteral("laboratoryProgress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_run = new QPushButton(box);
    m_run->setObjectName(QStringLiteral("laboratoryRun"));
    m_export = new QPushButton(tr("Export CSV…"), box);
    m_export->setObjectName(QStringLiteral("laboratoryExport"));
    row->addWidget(m_run);
    row->addWidget(m_progress);
    row->addWidget(m_state, 1);
    row->addWidget(m_export);
    connect(m_run, &QPushButton::clicked, this, &LaboratoryPanel::run);
    connect(m_export, &QPushButton::clicked, this, &LaboratoryPanel::exportCsv);
    return box;
}

}  // namespace ballast::ui
