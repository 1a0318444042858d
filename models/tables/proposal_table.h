#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/row_table.h"

#include <map>
#include <memory>

namespace ballast::tables {

/// A decided or ended proposal as a row of the compact list under the cards.
struct ProposalRow {
    core::ProposalId id;
    core::Time at{};  ///< when it was decided or ended, as far as that is known
    core::Time proposedAt{};
    core::Currency underlying;
    QString order;  ///< "Sell $89 060 BTC-PERPETUAL"
    double deltaBefore = 0, deltaAfter = 0;
    rebalance::ProposalState state = rebalance::ProposalState::Done;
    bool edited = false;
    QString outcome;  ///< "Done, 0 of 175 131 traded", "Withdrawn"
    QString sentence;
    bool operator==(const ProposalRow&) const = default;
};

/// Proposals that wait for nobody any more, newest first: working, done, rejected, expired,
/// snoozed, withdrawn, superseded.
class ProposalTable : public RowTable<ProposalRow, std::uint64_t> {
    Q_OBJECT
public:
    enum ColumnName : int { Time, Number, Order, Delta, State };

    explicit ProposalTable(QObject* parent = nullptr);
    void present(const engine::Snapshot& snapshot);

protected:
    std::uint64_t keyOf(const ProposalRow& row) const override { return row.id.value; }
    QVariant ofRow(const ProposalRow& row, int role) const override;

private:
    core::Time endOf(const rebalance::Proposal& proposal, const engine::Snapshot& snapshot);

    std::shared_ptr<const rebalance::Proposals> m_shown;
    std::shared_ptr<const std::vector<engine::Marker>> m_markers;
    /// When each was first seen to wait no more, after it was seen to wait; the epoch: it waits.
    std::map<std::uint64_t, core::Time> m_seen;
};

}  // namespace ballast::tables
