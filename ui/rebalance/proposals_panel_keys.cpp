// Which card the keys of the proposals act on, and when they rest.
#include "ui/rebalance/proposals_panel.h"

#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposal_strip.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QTextEdit>

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

/// Silence after a decision by key, before a key decides about another proposal.
constexpr std::chrono::milliseconds kKeysRest{1000};

/// What is written is not for a proposal, whatever key a person has given to its answers.
bool isWriting(const QWidget* focus)
{
    if (const auto* combo = qobject_cast<const QComboBox*>(focus)) return combo->isEditable();
    return qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QAbstractSpinBox*>(focus) ||
           qobject_cast<const QTextEdit*>(focus);
}

}  // namespace

void ProposalsPanel::makeActions()
{
    const auto add = [this](const QString& verb, const QString& name, Qt::Key key,
                            void (ProposalCard::*act)()) {
        auto* action = new QAction(verb, this);
        action->setObjectName(name);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setAutoRepeat(false);
        action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, act] {
            ProposalCard* card = current();
            if (!card || card->isEngaged()) return;
            if (m_byKey && isWriting(QApplication::focusWidget())) return;
            // Nothing is decided about what is not before the eyes: the first press shows it. A
            // panel behind another tab counts as visible; it lies outside of what is seen.
            if (window()->isVisible() && visibleRegion().isEmpty()) return emit frontWanted();
            if (keysRest(*card)) return card->refuseKey();
            (card->*act)();
        });
        addAction(action);
        m_actions << action;
    };
    add(tr("Approve proposal"), QStringLiteral("approveAction"), Qt::Key_A, &ProposalCard::approve);
    add(tr("Edit proposal"), QStringLiteral("editAction"), Qt::Key_E, &ProposalCard::edit);
    add(tr("Reject proposal"), QStringLiteral("rejectAction"), Qt::Key_R, &ProposalCard::reject);
    add(tr("Snooze proposal"), QStringLiteral("snoozeAction"), Qt::Key_S, &ProposalCard::snooze);
}

/// What is typed on after a decision was meant for that one, not for what has come to stand there.
void ProposalsPanel::restKeys(core::ProposalId decided)
{
    if (!m_byKey) return;
    m_decided = decided;
    m_keysRestUntil = m_clock() + kKeysRest;
}

bool ProposalsPanel::keysRest(const ProposalCard& card) const
{
    return m_byKey && card.proposal().id != m_decided && m_clock() < m_keysRestUntil;
}

/// The one with the focus, else the one that was shown as such, for as long as it waits.
ProposalCard* ProposalsPanel::current() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (ProposalCard* card : m_cards)
        if (card->isLive() && focus && (focus == card || card->isAncestorOf(focus))) return card;
    if (std::ranges::find(m_cards, m_shownCurrent) != m_cards.end() && m_shownCurrent->isLive())
        return m_shownCurrent;
    const auto first = std::ranges::find_if(m_cards, &ProposalCard::isLive);
    return first == m_cards.end() ? nullptr : *first;
}

void ProposalsPanel::markCurrent(bool byItself)
{
    ProposalCard* now = current();
    for (QAction* action : m_actions)
        action->setEnabled(now != nullptr && m_terms->closed.isEmpty());
    const core::ProposalId looked = now ? now->proposal().id : core::ProposalId{};
    if (looked != std::exchange(m_lookedAt, looked)) emit lookedAt(looked);
    if (now == m_shownCurrent) return;
    for (ProposalCard* card : m_cards) card->setCurrent(card == now);
    if (now && byItself) now->settle();
    m_shownCurrent = now;
    if (m_snapshot) m_strip->present(m_cards, now, *m_snapshot);
}

void ProposalsPanel::choose(core::ProposalId proposal)
{
    for (ProposalCard* card : m_cards) {
        if (card->proposal().id != proposal) continue;
        card->setFocus(Qt::OtherFocusReason);
        showHeadline(card);
    }
}

bool ProposalsPanel::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
        case QEvent::ShortcutOverride:  // of every key, before anything acts on it
            m_byKey = true;
            if (m_clock() < m_keysRestUntil) m_keysRestUntil = m_clock() + kKeysRest;
            break;
        case QEvent::MouseButtonPress: m_byKey = false; break;
        case QEvent::Enter:
        case QEvent::Leave:
            if (watched != m_scroll->viewport()) break;
            m_hovered = event->type() == QEvent::Enter;
            if (!m_hovered && m_snapshot) sortCards();
            break;
        default: break;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ballast::ui
