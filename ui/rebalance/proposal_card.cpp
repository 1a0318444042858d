#include "ui/rebalance/proposal_card.h"

#include "models/core/text.h"
#include "models/tables/number_text.h"
#include "ui/rebalance/approve_form.h"
#include "ui/rebalance/choice_form.h"
#include "ui/rebalance/edit_form.h"
#include "ui/rebalance/leg_line.h"
#include "ui/rebalance/margin_text.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/rebalance/waiting_text.h"
#include "ui/widgets/badge.h"
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
constexpr std::array kSnoozes{std::chrono::minutes{1}, std::chrono::minutes{5},
                              std::chrono::minutes{15}};

QStringList rejectReasons()
{
    return {ProposalCard::tr("Too small"), ProposalCard::tr("Cost too high"),
            ProposalCard::tr("Market moving"), ProposalCard::tr("Have a better hedge")};
}

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

const orders::Order* orderOf(const engine::Snapshot& snapshot, core::ProposalId id)
{
    if (!snapshot.orders) return nullptr;
    const auto& orders = snapshot.orders->orders;
    const auto it =
        std::ranges::find(orders, id, [](const orders::Order& o) { return o.intent.proposal; });
    return it == orders.end() ? nullptr : &*it;
}

QString capital(QString text)
{
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
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
    update(0, height() - 4, width(), 4);
}

/// What was decided here is answered when the snapshot shows it, or when the engine says why not.
void ProposalCard::settleWord()
{
    if (m_word.what == Said::Nothing) return;
    if (m_snapshot->alerts)
        for (const engine::Alert& alert : *m_snapshot->alerts) {
            if (alert.number <= m_word.newestAlert) break;
            if (alert.topic != "proposal" || alert.severity < engine::Severity::Warning) continue;
            if (!alert.underlying.empty() && alert.underlying != m_proposal.underlying) continue;
            remark(spoken(alert.text), kRefusalStays);
            m_guard.refused();
            m_word = {};
            return;
        }
    if (m_word.what == Said::Approval) {
        m_guard.stillWaiting(m_proposal.revision);
        if (!m_guard.pending() || !isLive()) m_word = {};
        return;
    }
    if (wordFulfilled() || m_clock() - m_word.at >= ApprovalGuard::kPatience) {
        m_word = {};
        m_guard.moved();
    }
}

bool ProposalCard::wordFulfilled() const
{
    if (!isLive()) return true;
    if (m_word.what != Said::Edit || m_proposal.revision <= m_word.seen || !m_proposal.edited)
        return false;
    if (m_word.edit.leg >= m_proposal.legs.size()) return true;
    const rebalance::Leg& leg = m_proposal.legs[m_word.edit.leg];
    const engine::Edit& edit = m_word.edit;
    return (!edit.quantity || leg.quantity == *edit.quantity) &&
           (!edit.limit || leg.limit == *edit.limit);
}

/// Why it cannot be approved now; empty: it can.
QString ProposalCard::obstacle() const
{
    const engine::Snapshot& snapshot = *m_snapshot;
    if (!m_terms->closed.isEmpty()) return m_terms->closed;
    if (snapshot.mode == engine::Mode::Halted)
        return tr("Trading is halted; nothing is sent until it is resumed.");
    if (snapshot.brake == engine::Brake::Pause)
        return tr("Trading is paused; nothing is sent until a person lifts it.");
    if (!snapshot.journalHealthy)
        return tr("The order journal cannot be written: no record, no order.");
    if (!m_proposal.allowed()) return tr("A check denies it; edit it or wait.");
    if (snapshot.mode == engine::Mode::Watch)
        return tr("Watch mode sends nothing; switch to Confirm to approve.");
    if (snapshot.at >= m_proposal.expiresAt) return tr("Its time is over.");
    return {};
}

void ProposalCard::showState()
{
    if (!m_snapshot) return;
    const QString obstacle = this->obstacle();
    const bool resting = m_word.what != Said::Nothing;
    m_mayApprove = isLive() && obstacle.isEmpty() && !resting && !isEngaged();
    m_approve->setEnabled(m_mayApprove);
    m_approve->setVerb(m_word.what == Said::Approval ? tr("Sent") : tr("Approve"));
    m_approve->setToolTip(toolTipOf(
        obstacle.isEmpty() ? tr("Send exactly what is shown, revision %1.").arg(m_proposal.revision)
                           : obstacle));
    for (KeyHintButton* button : {m_edit, m_reject, m_snooze})
        button->setEnabled(isLive() && !resting && m_terms->closed.isEmpty());
    m_actions->setVisible(isLive() && !isEngaged());
    m_stopPlan->setVisible(isPlan());
    m_stopPlan->setEnabled(m_stopSaid != m_proposal.id && m_terms->closed.isEmpty());
    m_stopPlan->setText(m_stopSaid == m_proposal.id ? tr("Stopping…") : tr("Stop plan"));

    if (!isLive()) return note(outcome(), tables::Tone::Muted);
    if (resting) {
        const QString waiting = m_word.what == Said::Approval ? tr("Approved; on its way.")
                                : m_word.what == Said::Edit
                                    ? tr("Edit sent; being priced and checked.")
                                    : tr("Said; waiting for the engine.");
        return note(waiting, tables::Tone::Muted);
    }
    if (m_clock() >= m_remarkUntil) m_remark.clear();
    if (!m_remark.isEmpty()) return note(m_remark, tables::Tone::Warn);
    if (!obstacle.isEmpty()) return note(obstacle, tables::Tone::Muted);
    const bool clear = std::ranges::all_of(m_proposal.checks, [](const risk::CheckResult& check) {
        return check.verdict == risk::CheckResult::Verdict::Allow;
    });
    if (m_snapshot->autoFire.armed && !clear)
        return note(tr("Auto-fire leaves this to you: a check wants a person."),
                    tables::Tone::Muted);
    if (m_snapshot->autoFire.armed && needsOf(m_proposal, *m_snapshot, *m_terms).second)
        return note(tr("Auto-fire leaves this to two persons: so large an order both approve."),
                    tables::Tone::Muted);
    if (m_snapshot->autoFire.armed)
        return note(tr("Auto-fire sends this by itself within its budget."), tables::Tone::Muted);
    note({}, tables::Tone::Muted);
}

QString ProposalCard::outcome() const
{
    const engine::Snapshot& snapshot = *m_snapshot;
    if (m_proposal.state != ProposalState::Working && m_proposal.state != ProposalState::Done)
        return spoken(text(m_proposal.state)) +
               (m_proposal.ended.empty() ? QString()
                                         : QStringLiteral(": ") + spoken(m_proposal.ended)) +
               QLatin1Char('.');
    if (m_proposal.state == ProposalState::Done && m_proposal.legs.size() == 1 &&
        !m_proposal.ended.empty())
        return spoken(text(m_proposal.state)) + QStringLiteral(", ") + spoken(m_proposal.ended) +
               QLatin1Char('.');
    if (!m_proposal.left.empty())
        return spoken(text(m_proposal.state)) + QStringLiteral(" · ") + spoken(m_proposal.left);
    const QString progress = m_proposal.progress.empty()
                                 ? QString()
                                 : capital(spoken(m_proposal.progress)) + QStringLiteral(" · ");
    const orders::Order* order = orderOf(snapshot, m_proposal.id);
    if (!order) return progress + spoken(text(m_proposal.state)) + QLatin1Char('.');
    const market::Listing* listing =
        snapshot.market ? snapshot.market->find(order->intent.instrument) : nullptr;
    const market::Instrument* instrument = listing ? listing->instrument.get() : nullptr;
    const QString line =
        progress + tr("%1 · %2 of %3")
                       .arg(spoken(text(order->state)),
                            tables::quantityText(order->filled, instrument),
                            tables::quantityText(order->intent.quantity, instrument));
    if (!order->filled.isPositive()) return line;
    return tr("%1 at %2").arg(line, words(core::number(order->averagePrice, 2)));
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

void ProposalCard::askForMore(const ApprovalNeeds& needs)
{
    if (!m_approveForm) {
        m_approveForm = new ApproveForm(this);
        m_approveForm->setVisible(false);
        connect(m_approveForm, &ApproveForm::left, this, &ProposalCard::closeForms);
        connect(m_approveForm, &ApproveForm::applied, this, [this](const QString& second) {
            closeForms();
            if (m_mayApprove) sendApproval(second);
        });
    }
    open(m_approveForm);
    m_approveForm->open(m_proposal, needs, m_terms);
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

void ProposalCard::edit()
{
    if (!m_edit->isEnabled()) return;
    if (!m_editForm) {
        m_editForm = new EditForm(this);
        m_editForm->setVisible(false);
        connect(m_editForm, &EditForm::left, this, &ProposalCard::closeForms);
        connect(m_editForm, &EditForm::applied, this, &ProposalCard::sendEdit);
    }
    open(m_editForm);
    m_editForm->open(m_proposal, m_snapshot->market);
}

void ProposalCard::sendEdit(const engine::Edit& edit)
{
    closeForms();
    say(Said::Edit, {edit});
}

void ProposalCard::reject()
{
    if (!m_reject->isEnabled()) return;
    if (!m_rejectForm) {
        m_rejectForm = new ChoiceForm(QStringLiteral("reject"), tr("Reject because:"),
                                      rejectReasons(), true, tr("Reject"), 2, this);
        m_rejectForm->setVisible(false);
        connect(m_rejectForm, &ChoiceForm::left, this, &ProposalCard::closeForms);
        connect(m_rejectForm, &ChoiceForm::chosen, this, [this](int, const QString& reason) {
            closeForms();
            say(Said::Rejection, {engine::Reject{m_proposal.id, reason.toStdString()}});
        });
    }
    open(m_rejectForm);
    m_rejectForm->open(rejectTitle());
}

void ProposalCard::snooze()
{
    if (!m_snooze->isEnabled()) return;
    if (!m_snoozeForm) {
        m_snoozeForm = new ChoiceForm(
            QStringLiteral("snooze"),
            tr("Propose nothing for %1 for:").arg(words(m_proposal.underlying)),
            {QStringLiteral("1 min"), QStringLiteral("5 min"), QStringLiteral("15 min")}, false, {},
            4, this);
        m_snoozeForm->setVisible(false);
        connect(m_snoozeForm, &ChoiceForm::left, this, &ProposalCard::closeForms);
        connect(m_snoozeForm, &ChoiceForm::chosen, this, [this](int choice, const QString&) {
            closeForms();
            say(Said::Snooze,
                {engine::Snooze{m_proposal.id, kSnoozes.at(static_cast<std::size_t>(choice))}});
        });
    }
    open(m_snoozeForm);
    m_snoozeForm->open(snoozeTitle());
}

QString ProposalCard::rejectTitle() const
{
    return tr("Reject: %1").arg(headline(m_proposal, m_snapshot->market.get()));
}

QString ProposalCard::snoozeTitle() const
{
    return tr("Snooze: %1").arg(headline(m_proposal, m_snapshot->market.get()));
}

void ProposalCard::open(QWidget* form)
{
    closeForms();
    if (layout()->indexOf(form) < 0)
        static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->indexOf(m_note), form);
    m_actions->setVisible(false);
    form->setVisible(true);
    m_mayApprove = false;
    m_formAbout = m_proposal.id;
    emit reshaped();
}

void ProposalCard::closeForms()
{
    if (!isEngaged()) return;
    // First: a form that goes hands the keyboard on, perhaps to another card.
    setFocus(Qt::OtherFocusReason);
    for (QWidget* form :
         std::initializer_list<QWidget*>{m_approveForm, m_editForm, m_rejectForm, m_snoozeForm})
        if (form) form->setVisible(false);
    showState();
    emit formLeft(m_formAbout);
    emit reshaped();
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

void ProposalCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isEngaged()) return closeForms();
    QFrame::keyPressEvent(event);
}

}  // namespace ballast::ui
