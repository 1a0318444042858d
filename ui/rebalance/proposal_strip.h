#pragma once

#include "models/engine/snapshot.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ballast::ui {

class ProposalCard;

/// When more than one proposal waits: all of them in a line above the cards, "2 wait: BTC Sell
/// $219 110 · 00:12 | ETH Buy $127 941 · 00:27". A click chooses. Hidden with one or none, and its
/// room is kept: the cards below do not move when a second one comes.
class ProposalStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProposalStrip(QWidget* parent = nullptr);

    /// `cards` in the order they stand; those that do not wait are passed over.
    void present(const std::vector<ProposalCard*>& cards, const ProposalCard* current,
                 const engine::Snapshot& snapshot);
    QString text() const;

signals:
    void chosen(ballast::core::ProposalId proposal);

private:
    QPushButton* entry(std::size_t index);

    QHBoxLayout* m_row;
    QLabel* m_count;
    std::vector<QPushButton*> m_entries;
    std::vector<core::ProposalId> m_ids;
};

}  // namespace ballast::ui
