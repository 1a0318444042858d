#pragma once

#include "models/review/rebalance.h"
#include "models/tables/row_table.h"

#include <memory>

namespace ballast::tables {

/// The history: one row a rebalance, from its trigger to its last fill, in the order given.
class RebalanceTable : public RowTable<review::Rebalance, std::uint64_t> {
    Q_OBJECT

public:
    enum ColumnNumber {
        Proposed,
        Book,
        Trigger,
        Outcome,
        Actor,
        Decided,
        Order,
        Filled,
        Average,
        DeltaBefore,
        DeltaAfter,
        Slippage,
        SlippageBp,
        Fees,
        Reason,
        Venue,
        Desk  ///< of use only where several desks are read
    };

    explicit RebalanceTable(QObject* parent = nullptr);
    void show(std::shared_ptr<const std::vector<review::Rebalance>> rebalances);

protected:
    std::uint64_t keyOf(const review::Rebalance& row) const override;
    QVariant ofRow(const review::Rebalance& row, int role) const override;

private:
    std::shared_ptr<const std::vector<review::Rebalance>> m_rebalances;
};

}  // namespace ballast::tables
