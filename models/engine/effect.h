#pragma once

#include "models/engine/record.h"
#include "models/engine/simulate_margin.h"
#include "models/orders/report.h"
#include "models/risk/decision.h"

#include <cstdint>
#include <variant>

namespace ballast::engine {

/// Write to the order journal; answered by Journaled{seq} once durable.
struct Journal {
    std::uint64_t seq = 0;
    JournalEntry entry;
};
/// Write to the history, some time soon.
struct Remember {
    HistoryRow row;
};

/// What should happen outside. The thread that runs the engine carries it out.
using Effect =
    std::variant<risk::Approved<orders::Place>, orders::Cancel, orders::CancelAll, orders::Query,
                 orders::Reconnect, Journal, Remember, Alert, SimulateMargin>;

}  // namespace ballast::engine
