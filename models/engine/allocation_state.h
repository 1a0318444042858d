#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/rebalance/allocation.h"

#include <string>
#include <vector>

namespace ballast::engine {

/// What carries the trade of one row: ready to be proposed, or why it cannot be.
struct AllocationTrade {
    core::Currency underlying;
    core::AccountKey account;
    core::InstrumentId instrument;
    std::string instrumentName;
    core::Quantity quantity;  ///< signed, whole lots, the instrument's unit; 0: nothing to trade
    std::string whyNot;       ///< a sentence; empty where `quantity` can be proposed
    bool operator==(const AllocationTrade&) const = default;
};

/// The allocation section of a snapshot.
struct AllocationState {
    rebalance::Allocation allocation;
    std::vector<AllocationTrade> trades;  ///< as the rows; that of cash is empty
    std::vector<core::Currency> known;    ///< what may be given a target
    bool stale = false;                   ///< some of it is at its last good mark
    std::string remark;                   ///< what is held and in no row; empty: nothing
    bool operator==(const AllocationState&) const = default;
};

}  // namespace ballast::engine
