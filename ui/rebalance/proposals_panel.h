#pragma once

#include "models/engine/snapshot.h"
#include "ui/rebalance/approval_guard.h"
#include "ui/rebalance/approval_terms.h"

#include <QWidget>

class QAction;
class QScrollArea;
class QTreeView;
class QVBoxLayout;

namespace ballast::tables {
class ProposalTable;
}

namespace ballast::ui {

class EmptyState;
class ProposalCard;
class ProposalStrip;
class SectionHeader;
class TriggerList;

/// What waits for a decision, most urgent first, below it what is being worked, and below that what
/// became of the rest: a card that ended leaves at once. Cards that wait keep their place while the
/// pointer or a form is among them, and a new one never moves the one the keys act on.
class ProposalsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProposalsPanel(QWidget* parent = nullptr, HandClock clock = steadyHandClock());
    ~ProposalsPanel() override;

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

    /// The card the keys act on, the one with the frame: the one with the focus, else the one that
    /// had it while it waits, else the first that waits; null: none does. For a second after a
    /// decision by key, and after each further key, no key decides about another proposal.
    ProposalCard* current() const;
    /// In the order they stand, top to bottom.
    std::vector<ProposalCard*> cards() const { return m_cards; }
    /// Approve, edit, reject and snooze the current card, with the keys A, E, R and S in this
    /// window; also for a menu.
    QList<QAction*> decisionActions() const { return m_actions; }
    int waiting() const;
    /// What every approval is given under, from now on. Never null.
    void setTerms(ApprovalTermsPtr terms);
    const ApprovalTermsPtr& terms() const { return m_terms; }

signals:
    void commanded(const ballast::engine::Command& command);
    /// The proposal before the trader, what the keys act on, is another one; none: id 0.
    void lookedAt(ballast::core::ProposalId proposal);
    /// A key is about a proposal, and another panel is in front of it.
    void frontWanted();
    /// How many wait, for a tab's title.
    void waitingChanged(int waiting);
    /// From the empty state: the trader wants to see or change the bands.
    void policyWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeActions();
    void placeCards(const std::vector<const rebalance::Proposal*>& live);
    ProposalCard* cardFor(const rebalance::Proposal& proposal,
                          const std::vector<const rebalance::Proposal*>& live);
    void dropEnded();
    void sortCards();
    bool held() const;
    void showHeadline(ProposalCard* card);
    void choose(core::ProposalId proposal);
    void restKeys(core::ProposalId decided);
    bool keysRest(const ProposalCard& card) const;
    void markCurrent(bool byItself);
    void showHeader();
    void showEmptiness();

    HandClock m_clock;
    ApprovalTermsPtr m_terms = std::make_shared<ApprovalTerms>();
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
    ProposalStrip* m_strip;
    QScrollArea* m_scroll;
    QWidget* m_column;
    QVBoxLayout* m_columnLayout;
    EmptyState* m_empty;
    TriggerList* m_triggers;
    SectionHeader* m_recentHeader;
    QTreeView* m_recent;
    tables::ProposalTable* m_table;
    std::vector<ProposalCard*> m_cards;
    ProposalCard* m_shownCurrent = nullptr;
    core::ProposalId m_lookedAt;
    QList<QAction*> m_actions;
    bool m_hovered = false;
    bool m_byKey = false;  // the last press anywhere was a key's
    core::ProposalId m_decided;
    std::chrono::milliseconds m_keysRestUntil{};
    int m_scrolledTo = 0;
    int m_waiting = -1;
};

}  // namespace ballast::ui
