#pragma once

#include "connectors/store/history.h"

namespace ballast::store {

/// What an engine begins with after both files were opened: the journal's orders and halt, and of
/// the history the finished days, the guards that stand in HALT and the proposals' numbers.
core::Expected<engine::Recovered> recoveredFrom(const OrderJournal& journal,
                                                const History& history);

}  // namespace ballast::store
