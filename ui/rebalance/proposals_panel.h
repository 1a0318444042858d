#pragma once

#include "models/engine/snapshot.h"
#include "ui/rebalance/approval_guard.h"

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
class SectionHeader;
class TriggerList;

/// What waits for a decision, most urgent first, and below it what became of the rest. Cards keep
/// their place while the pointer or the keyboard is among them; they are put in order when it is
/// not.
class ProposalsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProposalsPanel(QWidget* parent = nullptr, HandClock clock = steadyHandClock());
    ~ProposalsPanel() override;

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

    /// The card the keys act on: the one with the focus, else the first that waits; null: none
    /// does.
    ProposalCard* current() const;
    /// In the order they stand, top to bottom.
    std::vector<ProposalCard*> cards() const { return m_cards; }
    /// Approve, edit, reject and snooze the current card, with the keys A, E, R and S in this
    /// window; also for a menu.
    QList<QAction*> decisionActions() const { return m_actions; }
    int waiting() const;

signals:
    void commanded(const ballast::engine::Command& command);
    /// The proposal before the trader, what the keys act on, is another one; none: id 0.
    void lookedAt(ballast::core::ProposalId proposal);
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
    void markCurrent(bool byItself);
    void showHeader();
    void showEmptiness();

    HandClock m_clock;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    SectionHeader* m_header;
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
    int m_waiting = -1;
};

}  // namespace ballast::ui
