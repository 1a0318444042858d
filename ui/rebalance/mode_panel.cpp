#include "ui/rebalance/mode_panel.h"

#include "models/core/text.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/rebalance/rehearsal_text.h"
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using engine::Mode;

constexpr Mode kModes[] = {Mode::Watch, Mode::Confirm, Mode::AutoFire};
constexpr int kStatePage = 0, kArmPage = 1, kHaltedPage = 2, kLeavePage = 3;
constexpr engine::Brake kBrakes[] = {engine::Brake::ReduceOnly, engine::Brake::Pause};

/// Bounds of one arming; the defaults are a half hour a person can still oversee.
constexpr int kMostMinutes = 480, kMostOrders = 100, kLeastUsd = 1'000, kMostUsd = 10'000'000;
constexpr int kMinutes = 30, kOrders = 6, kUsd = 100'000, kHedgesOfRoom = 3;

/// To the dollar as far as it has room beside the clock; above ten million in millions.
QString budgetText(double usd)
{
    if (usd < 1e7) return words(core::usd(usd, 0));
    return words(core::usd(usd / 1e6, 1)) + QStringLiteral("M");
}

/// Room for a few hedges as large as the one that waits: a budget below that would end with it.
int suggestedUsd(const engine::Snapshot& snapshot)
{
    double largest = 0;
    if (snapshot.proposals)
        for (const rebalance::Proposal& proposal : snapshot.proposals->items)
            if (proposal.state == rebalance::ProposalState::Live)
                largest = std::max(largest, proposal.notionalUsd);
    const double room = std::ceil(kHedgesOfRoom * largest / kUsd) * kUsd;
    return static_cast<int>(std::clamp<double>(room, kUsd, kMostUsd));
}

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

ModePanel::ModePanel(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("modePanel"));
    setProperty("role", QStringLiteral("card"));
    build();
}

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

/// A stricter one at once; from a stricter one to this is leaving it, and that is asked.
void ModePanel::setBrake(engine::Brake brake)
{
    if (m_snapshot && m_snapshot->brake > brake) return askToLeave();
    if (!m_snapshot || m_snapshot->brake != brake) emit commanded({engine::SetBrake{brake}});
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

void ModePanel::askToLeave()
{
    if (!m_snapshot) return;
    const bool halted = m_snapshot->mode == Mode::Halted;
    if (!halted && m_snapshot->brake == engine::Brake::None) return;
    m_leaving = halted ? engine::Brake::None : m_snapshot->brake;
    m_closingsSeen = m_snapshot->closings;
    const QString what =
        halted ? tr("Leave the halt, to Watch?")
               : tr("Leave %1? Orders can be sent again.").arg(spoken(text(m_leaving)));
    setWords(m_leaveQuestion,
             m_identity.isEmpty() ? what : m_identity + QStringLiteral(". ") + what);
    m_pages->setCurrentIndex(kLeavePage);
    m_pages->currentWidget()->findChild<QPushButton*>(QStringLiteral("leaveNo"))->setFocus();
}

void ModePanel::leave()
{
    if (!m_snapshot || m_pages->currentIndex() != kLeavePage) return;
    const bool halted = m_snapshot->mode == Mode::Halted;
    m_pages->setCurrentIndex(halted ? kHaltedPage : kStatePage);
    if (m_leaving == engine::Brake::None)
        emit commanded({engine::Resume{m_closingsSeen}});
    else
        emit commanded({engine::SetBrake{engine::Brake::None, true}});
}

/// As the engine has it, never as it was merely asked for.
void ModePanel::showBrakes()
{
    for (std::size_t i = 0; i < std::size(kBrakes); ++i)
        m_brakes[i]->setChecked(m_snapshot && m_snapshot->brake == kBrakes[i]);
}

QWidget* ModePanel::buildStatePage()
{
    auto* page = new QWidget;
    m_explanation = plainLabel(QStringLiteral("muted"), page, tr("Starting."));
    m_explanation->setObjectName(QStringLiteral("modeExplanation"));
    m_explanation->setWordWrap(true);
    m_left = plainLabel(QStringLiteral("number"), page);
    m_left->setObjectName(QStringLiteral("autoFireLeft"));
    m_left->setToolTip(tr("What is left of the armed budget: time, orders, USD notional."));
    setTone(m_left, tables::Tone::Warn);
    m_disarm = new QPushButton(tr("Disarm"), page);
    m_disarm->setObjectName(QStringLiteral("disarm"));
    m_counts = plainLabel(QStringLiteral("muted"), page);
    m_counts->setObjectName(QStringLiteral("modeCounts"));
    auto* armed = new QHBoxLayout;
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
    m_disarm->hide();
    connect(m_disarm, &QPushButton::clicked, this,
            [this] { emit commanded({engine::DisarmAutoFire{}}); });
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
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    int column = 0;
    for (const auto& [caption, box] : {std::pair{tr("Minutes"), m_minutes},
                                       {tr("Orders"), m_orders},
                                       {tr("USD in all"), m_usd}}) {
        grid->addWidget(plainLabel(QStringLiteral("caption"), page, caption), 0, column);
        grid->addWidget(box, 1, column++);
    }
    grid->setColumnStretch(2, 1);
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

void ModePanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool modeChanged = !m_snapshot || m_snapshot->mode != snapshot->mode;
    m_snapshot = snapshot;
    const bool halted = snapshot->mode == Mode::Halted;
    // A question about what holds no more is no question.
    const bool asked = m_pages->currentIndex() == kLeavePage &&
                       (m_leaving == engine::Brake::None ? halted && !modeChanged
                                                         : !halted && snapshot->brake == m_leaving);
    if (halted && !asked)
        m_pages->setCurrentIndex(kHaltedPage);
    else if (!asked &&
             (m_pages->currentIndex() == kHaltedPage || m_pages->currentIndex() == kLeavePage ||
              (modeChanged && snapshot->mode == Mode::AutoFire)))
        m_pages->setCurrentIndex(kStatePage);
    showBrakes();
    showModes();
    showState();
    // Once a second: it looks through an hour of samples.
    if (snapshot->at >= m_rehearsedAt + std::chrono::seconds{1} || snapshot->at < m_rehearsedAt)
        showRehearsal();
}

/// What this budget would have done in the last hour; only while somebody is about to arm it.
void ModePanel::showRehearsal()
{
    if (!m_snapshot || m_pages->currentIndex() != kArmPage) return;
    m_rehearsedAt = m_snapshot->at;
    const rebalance::Rehearsal told =
        rehearsalOf(*m_snapshot, {std::chrono::minutes{m_minutes->value()}, m_orders->value(),
                                  static_cast<double>(m_usd->value())});
    setWords(m_rehearsal, rehearsalLine(told));
    m_rehearsal->setToolTip(toolTipOf(rehearsalDetails(told)));
    m_rehearsal->setAccessibleDescription(rehearsalDetails(told));
}

/// A segment shows what is, never what was merely asked for.
void ModePanel::showModes()
{
    for (std::size_t i = 0; i < std::size(kModes); ++i) {
        const bool arming = kModes[i] == Mode::AutoFire && m_pages->currentIndex() == kArmPage;
        m_modes[i]->setChecked(m_snapshot && m_snapshot->mode == kModes[i]);
        m_modes[i]->setEnabled(m_snapshot && m_snapshot->mode != Mode::Halted && !arming);
    }
}

void ModePanel::showState()
{
    const engine::AutoFireState& fire = m_snapshot->autoFire;
    setWords(m_haltReason,
             tr("HALTED: %1.")
                 .arg(m_snapshot->haltReason.empty() ? tr("no reason was given")
                                                     : spoken(m_snapshot->haltReason)));
    m_haltReason->setToolTip(toolTipOf(m_haltReason->text()));
    const QStringList halts = guardHalts();
    setWords(m_explanation, explanation());
    m_explanation->setToolTip(toolTipOf(m_explanation->text()));
    setTone(m_explanation, halts.isEmpty() ? tables::Tone::Muted : tables::Tone::Breach);
    for (QPushButton* button : m_modes) setStyleProperty(button, "halted", !halts.isEmpty());
    m_left->setVisible(fire.armed);
    m_disarm->setVisible(fire.armed);
    if (fire.armed)
        setWords(
            m_left,
            (fire.ordersLeft == 1 ? tr("%1 · 1 order · %2")
                                  : tr("%1 · %n orders · %2", nullptr, fire.ordersLeft))
                .arg(countdown(fire.until - m_snapshot->at), budgetText(fire.notionalLeftUsd)));
    setWords(m_counts, counts());
}

QStringList ModePanel::guardHalts() const
{
    QStringList halts;
    if (!m_snapshot->underlyings) return halts;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (state.guard.level == engine::GuardLevel::Halt)
            halts +=
                QStringLiteral("%1: %2").arg(words(state.underlying), spoken(state.guard.cause));
    return halts;
}

QString ModePanel::explanation() const
{
    // A guard outranks the mode: that the engine is told "Confirm" sends nothing there.
    if (const QStringList halts = guardHalts(); !halts.isEmpty()) {
        const bool all = halts.size() == static_cast<qsizetype>(m_snapshot->underlyings->size());
        return (all ? tr("HALTED by the guard. %1. Only a person sends, and only what reduces, "
                         "until a person clears it in Guard.")
                    : tr("HALTED by the guard. %1. There only a person sends, and only what "
                         "reduces, until a person clears it in Guard."))
            .arg(halts.join(QStringLiteral("; ")));
    }
    if (m_snapshot->brake == engine::Brake::Pause)
        return tr(
            "PAUSED: proposals are shown and nothing is sent, until a person "
            "lifts it.");
    if (m_snapshot->brake == engine::Brake::ReduceOnly && m_snapshot->mode == Mode::Confirm)
        return tr(
            "REDUCE-ONLY: only what brings delta nearer its target is sent, when "
            "you approve it.");
    switch (m_snapshot->mode) {
        case Mode::Watch: return tr("Proposals are shown; nothing is sent.");
        case Mode::Confirm: {
            const QString why = spoken(m_snapshot->autoFire.lastDisarm);
            return why.isEmpty()
                       ? tr("Each proposal waits for your approval. Auto-fire is disarmed.")
                       : tr("Each proposal waits for your approval. Auto-fire is disarmed: %1.")
                             .arg(why);
        }
        case Mode::AutoFire: return tr("Proposals are sent without asking. What is left:");
        case Mode::Halted: break;
    }
    return {};
}

QString ModePanel::counts() const
{
    std::ptrdiff_t waiting = 0, working = 0, stuck = 0;
    if (m_snapshot->proposals)
        waiting = std::ranges::count(m_snapshot->proposals->items, rebalance::ProposalState::Live,
                                     &rebalance::Proposal::state);
    if (m_snapshot->orders)
        for (const orders::Order& order : m_snapshot->orders->orders) {
            const bool lost = order.state == orders::OrderState::Unknown ||
                              order.state == orders::OrderState::NeedsOperator;
            stuck += lost;
            working += !lost && !orders::isTerminal(order.state);
        }
    if (stuck > 0)
        return tr("Proposals %1 waiting · Orders %2 working · %3 unknown")
            .arg(waiting)
            .arg(working)
            .arg(stuck);
    return tr("Proposals %1 waiting · Orders %2 working").arg(waiting).arg(working);
}

void ModePanel::choose(Mode mode)
{
    if (mode == Mode::AutoFire && m_snapshot && m_snapshot->mode != Mode::AutoFire)
        openArmForm();
    else if (m_snapshot && mode != m_snapshot->mode)
        emit commanded({engine::SetMode{mode}});
    showModes();
}

void ModePanel::openArmForm()
{
    if (!m_snapshot || m_snapshot->mode == Mode::Halted) return;
    m_pages->setCurrentIndex(kArmPage);
    // What a person wrote is kept for the next time.
    if (m_usd->value() == m_usdSuggested) {
        m_usdSuggested = suggestedUsd(*m_snapshot);
        m_usd->setValue(m_usdSuggested);
    }
    m_minutes->setFocus(Qt::OtherFocusReason);
    m_minutes->selectAll();
    showRehearsal();
    showModes();
}

void ModePanel::arm()
{
    if (m_pages->currentIndex() != kArmPage) return;
    for (QSpinBox* box : {m_minutes, m_orders, m_usd}) box->interpretText();
    m_pages->setCurrentIndex(kStatePage);
    showModes();
    emit commanded({engine::ArmAutoFire{std::chrono::minutes{m_minutes->value()}, m_orders->value(),
                                        static_cast<double>(m_usd->value())}});
}

void ModePanel::keyPressEvent(QKeyEvent* event)
{
    const bool arming = m_pages->currentIndex() == kArmPage;
    if (arming && event->key() == Qt::Key_Escape) {
        m_pages->setCurrentIndex(kStatePage);
        return showModes();
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (arming && enter && !event->isAutoRepeat()) return arm();
    QFrame::keyPressEvent(event);
}

}  // namespace ballast::ui
