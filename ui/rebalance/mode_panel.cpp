#include "ui/rebalance/mode_panel.h"

#include "models/core/text.h"
#include "ui/rebalance/arm_scope.h"
#include "ui/rebalance/budget_text.h"
#include "ui/rebalance/mode_terms.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/rebalance/rehearsal_text.h"
#include "ui/widgets/budget_ring.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QSpinBox>
#include <QStackedWidget>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using engine::Mode;
using namespace mode_terms;

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

}  // namespace

ModePanel::ModePanel(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("modePanel"));
    setProperty("role", QStringLiteral("card"));
    build();
}

/// A stricter one at once; from a stricter one to this is leaving it, and that is asked.
void ModePanel::setBrake(engine::Brake brake)
{
    if (m_snapshot && m_snapshot->brake > brake) return askToLeave();
    if (!m_snapshot || m_snapshot->brake != brake) emit commanded({engine::SetBrake{brake}});
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
        rehearsalOf(*m_snapshot,
                    {std::chrono::minutes{m_minutes->value()}, m_orders->value(),
                     static_cast<double>(m_usd->value()), m_scope->budgets()},
                    m_past);
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
    for (QWidget* part : std::initializer_list<QWidget*>{m_left, m_disarm, m_ring})
        part->setVisible(fire.armed);
    if (fire.armed) showLeft();
    setWords(m_counts, counts());
}

/// In words, and as rings: time, orders, USD, and of the deltas the one nearest its end.
void ModePanel::showLeft()
{
    const engine::AutoFireState& fire = m_snapshot->autoFire;
    QString left =
        (fire.ordersLeft == 1 ? tr("%1 · 1 order · %2")
                              : tr("%1 · %n orders · %2", nullptr, fire.ordersLeft))
            .arg(countdown(fire.until - m_snapshot->at), budgetText(fire.notionalLeftUsd));
    QStringList deltas;
    double least = 1;
    for (const engine::AutoFireState::Delta& delta : fire.deltas) {
        deltas << tr("%1: %2 of %3 coins of delta")
                      .arg(words(delta.underlying), words(core::number(delta.left, 2)),
                           words(core::number(delta.given, 2)));
        if (delta.given > 0) least = std::min(least, delta.left / delta.given);
    }
    if (fire.deltas.size() == 1)
        left += QStringLiteral(" · ") + words(core::number(fire.deltas.front().left, 2)) +
                QLatin1Char(' ') + words(fire.deltas.front().underlying);
    setWords(m_left, left);
    const double whole = core::seconds(fire.until - fire.since);
    std::vector<double> shares;
    if (fire.ordersGiven > 0) {
        shares = {whole > 0 ? core::seconds(fire.until - m_snapshot->at) / whole : 0,
                  static_cast<double>(fire.ordersLeft) / fire.ordersGiven,
                  fire.notionalLeftUsd / fire.notionalGivenUsd};
        if (!fire.deltas.empty()) shares.push_back(least);
    }
    m_ring->setVisible(!shares.empty());
    m_ring->set(shares);
    const QString meaning =
        tr("What is left of the armed budget, from the outside in: time, orders, USD, delta.");
    const QString told = (QStringList{meaning} + deltas).join(QLatin1Char('\n'));
    m_ring->setToolTip(toolTipOf(told));
    m_ring->setAccessibleDescription(left + QLatin1Char('\n') + told);
    m_left->setToolTip(toolTipOf((QStringList{tr("What is left of the armed budget: time, orders, "
                                                 "USD notional, delta.")} +
                                  deltas)
                                     .join(QLatin1Char('\n'))));
}

void ModePanel::setPastHour(rebalance::PastHour past)
{
    m_past = std::move(past);
    m_rehearsedAt = {};
    showRehearsal();
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
    m_scope->offer(*m_snapshot);
    m_minutes->setFocus(Qt::OtherFocusReason);
    m_minutes->selectAll();
    showRehearsal();
    showModes();
}

void ModePanel::arm()
{
    if (m_pages->currentIndex() != kArmPage) return;
    for (QSpinBox* box : {m_minutes, m_orders, m_usd}) box->interpretText();
    const std::vector<engine::DeltaBudget> scope = m_scope->budgets();
    if (scope.empty()) {  // an empty list would mean every underlying
        m_scope->setFocus(Qt::OtherFocusReason);
        return m_scope->showMenu();
    }
    m_pages->setCurrentIndex(kStatePage);
    showModes();
    emit commanded({engine::ArmAutoFire{std::chrono::minutes{m_minutes->value()}, m_orders->value(),
                                        static_cast<double>(m_usd->value()), scope}});
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
