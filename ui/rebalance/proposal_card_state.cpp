// How a proposal card stands: what was decided and not yet answered, why it cannot go, what it
// says.
#include "models/core/text.h"
#include "models/tables/number_text.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <chrono>

namespace ballast::ui {
namespace {

using rebalance::ProposalState;

constexpr std::chrono::milliseconds kRefusalStays{15'000};

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

}  // namespace

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

}  // namespace ballast::ui
