#pragma once

#include "models/engine/joint_search.h"
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

/// The order book of an instrument is needed, though the connector keeps none by itself.
struct WatchBook {
    core::VenueId venue;
    core::InstrumentId instrument;
    std::string name;
    bool operator==(const WatchBook&) const = default;
};
/// It is needed no longer.
struct UnwatchBook {
    core::VenueId venue;
    core::InstrumentId instrument;
    std::string name;
    bool operator==(const UnwatchBook&) const = default;
};

/// What should happen outside. The thread that runs the engine carries it out.
using Effect = std::variant<risk::Approved<orders::Place>, orders::Cancel, orders::CancelAll,
                            orders::Query, orders::Reconnect, WatchBook, UnwatchBook, Journal,
                            Remember, Alert, SimulateMargin, SeekJointHedge>;

}  // namespace ballast::engine
