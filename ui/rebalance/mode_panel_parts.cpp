// What the panel of the mode is made of: its buttons, brakes and pages.
#include "ui/rebalance/mode_panel.h"

#include "models/core/text.h"
#include "ui/rebalance/arm_scope.h"
#include "ui/rebalance/mode_terms.h"
#include "ui/widgets/budget_ring.h"
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

using engine::Mode;
using namespace mode_terms;

QSpinBox* bounded(const QString& name, const QString& spoken, int least, int most, int value,
                  int step, QWidget* parent)
{
    auto* box = new GroupedBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setValue(value);
    box->setLocale(QLocale::c());
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
    box->setToolTip(
        toolTipOf(ModePanel::tr("From %1 to %2. Up and Down change it.")
                      .arg(words(core::number(least, 0)), words(core::number(most, 0)))));
    return box;
}

}  // namespace

void ModePanel::build()
{
    // In the order the Tab key walks: STOP ALL comes last and is never where the keyboard happens
    // to be.
    QWidget* modes = buildModes();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildStatePage());
    m_pages->addWidget(buildArmPage());
    m_pages->addWidget(buildHaltedPage());
    m_pages->addWidget(buildLeavePage());
    QWidget* brakes = buildBrakes();
    m_stop = new KeyHintButton(tr("STOP ALL"), tr("Ctrl+⇧K"), QStringLiteral("stop"), this);
    m_stop->setObjectName(QStringLiteral("stopAll"));
    m_stop->setToolTip(
        tr("Halt at once: nothing new is sent, and what works is cancelled. Works "
           "without a network."));
    m_stopAction = new QAction(tr("STOP ALL"), this);
    m_stopAction->setObjectName(QStringLiteral("stopAllAction"));
    m_stopAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    m_stopAction->setShortcutContext(Qt::ApplicationShortcut);
    m_stopAction->setAutoRepeat(false);
    addAction(m_stopAction);
    m_stop->follow(m_stopAction);
    const auto stop = [this] { emit commanded({engine::StopAll{}}); };
    // On the press: nobody who wants to stop should have to let go first.
    connect(m_stop, &QPushButton::pressed, this, stop);
    connect(m_stopAction, &QAction::triggered, this, stop);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    column->addWidget(modes);
    column->addWidget(m_pages, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(brakes);
    foot->addWidget(m_stop, 1);
    column->addLayout(foot);
}

QWidget* ModePanel::buildModes()
{
    auto* group = new QWidget(this);
    group->setAccessibleName(tr("Mode"));
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    static constexpr const char* kNames[] = {"modeWatch", "modeConfirm", "modeAutoFire"};
    static constexpr const char* kTips[] = {
        QT_TR_NOOP("Proposals are shown; nothing is sent."),
        QT_TR_NOOP("Each proposal is sent when a person approves it."),
        QT_TR_NOOP("Proposals are sent without asking, within a time and a budget.")};
    for (std::size_t i = 0; i < std::size(kModes); ++i) {
        auto* button = new QPushButton(spoken(text(kModes[i])), group);
        button->setObjectName(QString::fromUtf8(kNames[i]));
        button->setToolTip(toolTipOf(tr(kTips[i])));
        button->setProperty("role", QStringLiteral("segment"));
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, i] { choose(kModes[i]); });
        row->addWidget(button, 1);
        m_modes[i] = button;
    }
    return group;
}

QWidget* ModePanel::buildBrakes()
{
    auto* group = new QWidget(this);
    group->setAccessibleName(tr("Brakes"));
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    static constexpr const char* kNames[] = {"reduceOnly", "pause"};
    static constexpr const char* kVerbs[] = {QT_TR_NOOP("Reduce"), QT_TR_NOOP("Pause")};
    static constexpr const char* kTips[] = {
        QT_TR_NOOP("Only what brings delta nearer its target is sent, by hand or by auto-fire."),
        QT_TR_NOOP("Nothing new is sent. A hedge that rests is taken back; other orders at the "
                   "venue stay. "
                   "Proposals go on being shown.")};
    static constexpr Qt::Key kKeys[] = {Qt::Key_F8, Qt::Key_F9};
    static constexpr const char* kKeyNames[] = {"F8", "F9"};
    for (std::size_t i = 0; i < std::size(kBrakes); ++i) {
        auto* button = new KeyHintButton(tr(kVerbs[i]), QString::fromUtf8(kKeyNames[i]), {}, group);
        button->setObjectName(QString::fromUtf8(kNames[i]));
        button->setToolTip(toolTipOf(tr(kTips[i])));
        button->setCheckable(true);
        // One that holds asks whether to leave it; the other sets it at once.
        connect(button, &QPushButton::clicked, this, [this, i] {
            if (m_snapshot && m_snapshot->brake == kBrakes[i])
                askToLeave();
            else
                setBrake(kBrakes[i]);
            showBrakes();
        });
        row->addWidget(button);
        m_brakes[i] = button;
        auto* action = new QAction(spoken(text(kBrakes[i])), this);
        action->setObjectName(QString::fromUtf8(kNames[i]) + QStringLiteral("Action"));
        action->setShortcut(QKeySequence(kKeys[i]));
        action->setShortcutContext(Qt::ApplicationShortcut);
        action->setAutoRepeat(false);
        connect(action, &QAction::triggered, this, [this, i] { setBrake(kBrakes[i]); });
        addAction(action);
        button->follow(action);
        m_brakeActions << action;
    }
    return group;
}

QWidget* ModePanel::buildLeavePage()
{
    auto* page = new QWidget;
    m_leaveQuestion = plainLabel(QStringLiteral("muted"), page);
    m_leaveQuestion->setObjectName(QStringLiteral("leaveQuestion"));
    m_leaveQuestion->setWordWrap(true);
    setTone(m_leaveQuestion, tables::Tone::Warn);
    auto* stay = new QPushButton(tr("Stay"), page);
    stay->setObjectName(QStringLiteral("leaveNo"));
    auto* leave = new QPushButton(tr("Yes, leave it"), page);
    leave->setObjectName(QStringLiteral("leaveYes"));
    connect(leave, &QPushButton::clicked, this, &ModePanel::leave);
    connect(stay, &QPushButton::clicked, this, [this] {
        const bool halted = m_snapshot && m_snapshot->mode == Mode::Halted;
        m_pages->setCurrentIndex(halted ? kHaltedPage : kStatePage);
    });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(stay);
    buttons->addStretch(1);
    buttons->addWidget(leave);  // never where the button was that asked
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(6);
    column->addWidget(m_leaveQuestion);
    column->addStretch(1);
    column->addLayout(buttons);
    return page;
}

QWidget* ModePanel::buildStatePage()
{
    auto* page = new QWidget;
    m_explanation = plainLabel(QStringLiteral("muted"), page, tr("Starting."));
    m_explanation->setObjectName(QStringLiteral("modeExplanation"));
    m_explanation->setWordWrap(true);
    m_left = plainLabel(QStringLiteral("number"), page);
    m_left->setObjectName(QStringLiteral("autoFireLeft"));
    setTone(m_left, tables::Tone::Warn);
    m_disarm = new QPushButton(tr("Disarm"), page);
    m_disarm->setObjectName(QStringLiteral("disarm"));
    m_counts = plainLabel(QStringLiteral("muted"), page);
    m_counts->setObjectName(QStringLiteral("modeCounts"));
    m_ring = new BudgetRing(page);
    m_ring->setObjectName(QStringLiteral("autoFireRing"));
    m_ring->setAccessibleName(tr("What is left of the armed budget"));
    auto* armed = new QHBoxLayout;
    armed->addWidget(m_ring);
    armed->addWidget(m_left, 1);
    armed->addWidget(m_disarm);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(6);
    column->addWidget(m_explanation);
    column->addLayout(armed);
    column->addStretch(1);
    column->addWidget(m_counts);
    m_left->hide();
    m_ring->hide();
    m_disarm->hide();
    // Never greyed out: what a snapshot does not show yet can be disarmed all the same.
    m_disarmAction = new QAction(tr("Disarm auto-fire"), this);
    m_disarmAction->setObjectName(QStringLiteral("disarmAction"));
    m_disarmAction->setShortcutContext(Qt::ApplicationShortcut);
    m_disarmAction->setAutoRepeat(false);
    addAction(m_disarmAction);
    const auto disarm = [this] { emit commanded({engine::DisarmAutoFire{}}); };
    connect(m_disarm, &QPushButton::clicked, this, disarm);
    connect(m_disarmAction, &QAction::triggered, this, disarm);
    return page;
}

QWidget* ModePanel::buildArmPage()
{
    auto* page = new QWidget;
    m_minutes = bounded(QStringLiteral("armMinutes"), tr("Minutes armed"), 1, kMostMinutes,
                        kMinutes, 5, page);
    m_orders =
        bounded(QStringLiteral("armOrders"), tr("Most orders"), 1, kMostOrders, kOrders, 1, page);
    m_usdSuggested = kUsd;
    m_usd =
        bounded(QStringLiteral("armUsd"), tr("Most USD"), kLeastUsd, kMostUsd, kUsd, 10'000, page);
    m_usd->setPrefix(QStringLiteral("$"));
    auto* armButton =
        new KeyHintButton(tr("Arm auto-fire"), QStringLiteral("⏎"), QStringLiteral("chosen"), page);
    armButton->setObjectName(QStringLiteral("arm"));
    auto* cancel = new KeyHintButton(tr("Cancel"), tr("Esc"), {}, page);
    cancel->setObjectName(QStringLiteral("armCancel"));
    m_scope = new ArmScope(page);
    connect(m_scope, &ArmScope::changed, this, &ModePanel::showRehearsal);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    int column = 0;
    for (const auto& [caption, box] :
         std::initializer_list<std::pair<QString, QWidget*>>{{tr("Minutes"), m_minutes},
                                                             {tr("Orders"), m_orders},
                                                             {tr("USD in all"), m_usd},
                                                             {tr("Delta, coin"), m_scope}}) {
        grid->addWidget(plainLabel(QStringLiteral("caption"), page, caption), 0, column);
        grid->addWidget(box, 1, column++);
    }
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(armButton);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(2, 0, 2, 0);
    rows->setSpacing(3);  // a line more than the other pages, in the same room
    rows->addLayout(grid);
    m_rehearsal = plainLabel(QStringLiteral("caption"), page);
    m_rehearsal->setObjectName(QStringLiteral("armRehearsal"));
    rows->addWidget(m_rehearsal);
    for (QSpinBox* box : {m_minutes, m_orders, m_usd})
        connect(box, &QSpinBox::valueChanged, this, &ModePanel::showRehearsal);
    rows->addLayout(buttons);
    rows->addStretch(1);
    connect(armButton, &QPushButton::clicked, this, &ModePanel::arm);
    connect(cancel, &QPushButton::clicked, this,
            [this] { m_pages->setCurrentIndex(kStatePage), showModes(); });
    return page;
}

QWidget* ModePanel::buildHaltedPage()
{
    auto* page = new QWidget;
    m_haltReason = plainLabel(QStringLiteral("muted"), page);
    m_haltReason->setObjectName(QStringLiteral("haltReason"));
    m_haltReason->setWordWrap(true);
    setTone(m_haltReason, tables::Tone::Breach);
    auto* resume = new QPushButton(tr("Resume in Watch…"), page);
    resume->setObjectName(QStringLiteral("resume"));
    resume->setToolTip(tr(
        "Leave the halt. Nothing is sent until the mode is set to Confirm or auto-fire is armed."));
    connect(resume, &QPushButton::clicked, this, &ModePanel::askToLeave);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(6);
    column->addWidget(m_haltReason);
    column->addWidget(resume, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

}  // namespace ballast::ui
