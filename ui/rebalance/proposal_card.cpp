#include "ui/rebalance/proposal_card.h"

#include "ui/rebalance/approve_form.h"
#include "ui/rebalance/choice_form.h"
#include "ui/rebalance/edit_form.h"
#include "ui/rebalance/margin_text.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/rebalance/waiting_text.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMoveEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace ballast::ui {
namespace {

using rebalance::Proposal;
using rebalance::ProposalState;

/// Pixels a card may move without a press being able to hit its neighbour's button.
constexpr int kHarmlessMove = 20;
constexpr std::chrono::milliseconds kSettlingStays{2'000};
constexpr std::chrono::milliseconds kRefusalStays{15'000};
/// The order a person would have to think about anew: another one, another side, a size off by a
/// tenth. A plain new price is none: in a fast market there would be no moment to press.
bool anotherThing(const Proposal& a, const Proposal& b)
{
    if (a.id != b.id || a.legs.size() != b.legs.size()) return true;
    for (std::size_t i = 0; i < a.legs.size(); ++i) {
        const rebalance::Leg &was = a.legs[i], &is = b.legs[i];
        if (was.instrument != is.instrument || was.side != is.side) return true;
        const double size = was.quantity.toDouble();
        if (std::abs(is.quantity.toDouble() - size) > 0.10 * size) return true;
    }
    return false;
}

std::uint64_t newestAlert(const engine::Snapshot& snapshot)
{
    return snapshot.alerts && !snapshot.alerts->empty() ? snapshot.alerts->front().number : 0;
}

}  // namespace

ProposalCard::ProposalCard(HandClock clock, QWidget* parent)
    : QFrame(parent), m_clock(std::move(clock)), m_guard(m_clock)
{
    setObjectName(QStringLiteral("proposalCard"));
    setProperty("role", QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    m_guard.replaced();
}

void ProposalCard::present(const Proposal& proposal,
                           const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    const bool otherId = proposal.id != m_proposal.id;
    const bool sameSide = !proposal.legs.empty() && !m_proposal.legs.empty() &&
                          proposal.legs.front().side == m_proposal.legs.front().side;
    if (otherId) m_word = {};
    if (otherId) m_shownAt = m_clock();
    if (anotherThing(m_proposal, proposal)) {
        // What was typed was about something else.
        if (m_approveForm && m_approveForm->isVisibleTo(this)) closeForms();
        // Our own edit coming back is what the person is waiting for, not a surprise.
        if (m_word.what != Said::Edit) m_guard.replaced();
        // Why nothing was sent stays to be read while the same proposal is priced anew.
        if (otherId) m_remark.clear();
    }
    const bool changed =
        proposal != m_proposal || snapshot->market != (m_snapshot ? m_snapshot->market : nullptr);
    m_proposal = proposal;
    m_snapshot = snapshot;
    setProperty("proposal", QVariant::fromValue(static_cast<qulonglong>(proposal.id.value)));
    settleWord();
    if (changed) {
        showHead();
        showLegs(otherId);
        setWords(m_sentence, spoken(m_proposal.sentence));
        const QString resting = restingText(m_proposal), unset = aversionWarning(m_proposal);
        setWords(m_resting, resting);
        m_resting->setVisible(!resting.isEmpty());
        setWords(m_aversion, unset);
        m_aversion->setVisible(!unset.isEmpty());
        showDepth();
        showWaiting();
        showChecks();
    }
    m_facts->set(facts(m_proposal, snapshot->at));
    m_marginFacts->set(marginFacts(m_proposal.margin, snapshot->at));
    const double whole = core::seconds(m_proposal.expiresAt - m_proposal.createdAt);
    const double left = core::seconds(m_proposal.expiresAt - snapshot->at);
    m_lifeLeft = isLive() && whole > 0 ? std::clamp(left / whole, 0.0, 1.0) : 0;
    if (isEngaged()) {
        if (!isLive() || !sameSide)
            closeForms();
        else if (otherId)
            remark(tr("This is #%1 now; what was typed is kept.").arg(m_proposal.id.value),
                   kRefusalStays);
    }
    if (m_editForm && m_editForm->isVisibleTo(this))
        m_editForm->present(m_proposal, snapshot->market);
    // What is said no to is what the card shows, not what it showed when the form opened.
    if (m_rejectForm && m_rejectForm->isVisibleTo(this)) m_rejectForm->retitle(rejectTitle());
    if (m_snoozeForm && m_snoozeForm->isVisibleTo(this)) m_snoozeForm->retitle(snoozeTitle());
    if (m_approveForm && m_approveForm->isVisibleTo(this)) {
        m_approveForm->present(m_proposal);
        if (!this->obstacle().isEmpty()) closeForms();
    }
    showState();
    keepRoom(otherId);
    update(0, height() - 4, width(), 4);
}

/// Its order is cancelled and none follows; what was filled stays.
void ProposalCard::stopPlan()
{
    if (!isPlan() || m_stopSaid == m_proposal.id) return;
    m_stopSaid = m_proposal.id;
    showState();
    emit commanded({engine::StopPlan{m_proposal.id}});
}

void ProposalCard::remark(const QString& text, std::chrono::milliseconds stays)
{
    m_remark = text;
    m_remarkUntil = m_clock() + stays;
}

void ProposalCard::refuseKey()
{
    remark(tr("A key so soon after the last decision does nothing here. Look, wait a "
              "second, then press again."),
           kSettlingStays);
    showState();
}

void ProposalCard::note(const QString& text, tables::Tone tone)
{
    setTone(m_note, tone);
    setWords(m_note, text);
    m_note->setVisible(!text.isEmpty());
}

void ProposalCard::say(Said what, engine::Command command)
{
    m_word = {};
    m_word.what = what;
    m_word.seen = m_proposal.revision;
    m_word.newestAlert = newestAlert(*m_snapshot);
    m_word.at = m_clock();
    if (const auto* edit = std::get_if<engine::Edit>(&command.what)) m_word.edit = *edit;
    m_remark.clear();
    m_mayApprove = false;
    // A button that goes to rest hands the keyboard on, perhaps to another card's.
    if (isAncestorOf(QApplication::focusWidget())) setFocus(Qt::OtherFocusReason);
    for (KeyHintButton* button : {m_approve, m_edit, m_reject, m_snooze}) button->setEnabled(false);
    if (what == Said::Approval) m_approve->setVerb(tr("Sent"));
    note(tr("Said; waiting for the engine."), tables::Tone::Muted);
    emit commanded(command);
}

void ProposalCard::approve()
{
    if (!m_mayApprove) return;
    const ApprovalNeeds needs = needsOf(m_proposal, *m_snapshot, *m_terms);
    if (needs.any() && !m_guard.settling() && !m_guard.pending()) return askForMore(needs);
    sendApproval({});
}

/// Once, for what stands there: whatever is pressed beside it.
void ProposalCard::sendApproval(const QString& second)
{
    switch (m_guard.press(m_proposal.id, m_proposal.revision)) {
        case ApprovalGuard::Verdict::Go:
            return say(Said::Approval,
                       {engine::Approve{m_proposal.id, m_proposal.revision, m_clock() - m_shownAt,
                                        second.toStdString()}});
        case ApprovalGuard::Verdict::Settling:
            remark(tr("This changed a moment ago. Look, then press again."), kSettlingStays);
            return showState();
        case ApprovalGuard::Verdict::AlreadySent: return;
    }
}

bool ProposalCard::isEngaged() const
{
    const auto open = [this](const QWidget* form) { return form && form->isVisibleTo(this); };
    return open(m_approveForm) || open(m_editForm) || open(m_rejectForm) || open(m_snoozeForm);
}

void ProposalCard::setCurrent(bool current)
{
    m_current = current;
    setStyleProperty(this, "selected", current);
    for (KeyHintButton* button : {m_approve, m_edit, m_reject, m_snooze})
        button->setKeyShown(current);
}

/// The life that is left as a line along the foot: seen without being read.
void ProposalCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (m_lifeLeft <= 0) return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(QRectF(12, height() - 3, (width() - 24) * m_lifeLeft, 2),
                     m_lifeLeft < 0.17 ? theme.warn
                     : m_current       ? theme.accent
                                       : theme.line);
}

void ProposalCard::moveEvent(QMoveEvent* event)
{
    QFrame::moveEvent(event);
    if (isVisible() && (event->pos() - event->oldPos()).manhattanLength() > kHarmlessMove)
        m_guard.moved();
}

void ProposalCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) keepRoom(true);
}

/// A card never gets lower while it shows one proposal: what gains a line and loses it again does
/// not move the cards below, whose buttons a hand may be on its way to. The one line more is for
/// what gains its first.
void ProposalCard::keepRoom(bool anew)
{
    if (anew) m_room = 0;
    if (isEngaged() || width() <= 0) return;
    const int spare = fontMetrics().lineSpacing();
    const int needed = layout()->totalHeightForWidth(width());
    if (needed <= m_room) return;
    m_room = needed + (m_room == 0 ? spare : 0);
    setMinimumHeight(m_room);
}

void ProposalCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isEngaged()) return closeForms();
    QFrame::keyPressEvent(event);
}

}  // namespace ballast::ui
