#pragma once

#include "models/engine/command.h"
#include "models/engine/joint_search.h"
#include "models/engine/simulate_margin.h"
#include "models/market/book.h"
#include "models/market/instrument.h"
#include "models/market/ticker.h"
#include "models/orders/report.h"
#include "models/portfolio/holding.h"

#include <string>
#include <variant>
#include <vector>

namespace ballast::engine {

enum class LinkState : std::uint8_t { Down, Connecting, Resyncing, Up };
std::string_view text(LinkState state);

/// A connector's link changed. When it leaves Up every quote of that venue is stale and every order
/// in flight on it is Unknown.
struct LinkChanged {
    core::VenueId venue;
    LinkState state = LinkState::Down;
    std::string reason;
    std::uint64_t epoch = 0;  ///< counts successful authentications
    core::Time at{};
    bool wished = false;  ///< we left ourselves: nothing is wrong
    bool operator==(const LinkChanged&) const = default;
};

/// What a connector counts, about once a second.
struct LinkHealth {
    core::VenueId venue;
    std::uint64_t messages = 0;  ///< since start
    std::uint64_t bytes = 0;
    std::uint64_t refused = 0;   ///< frames the codec did not accept, since start
    std::string lastRefusal;     ///< why the last one was refused
    std::uint64_t bookGaps = 0;  ///< sequence breaks that led to a resync
    std::uint64_t reconnects = 0;
    double roundTripMs = 0;
    double clockOffsetMs = 0;  ///< venue minus local
    double clockErrorMs = 0;   ///< half the round trip it was measured in
    double feedLagMs = 0;  ///< the freshest news of the last report were so late, by the venue's
                           ///< stamp and the measured offset; 0: in time, or none came
    bool cancelOnDisconnect = false;  ///< armed and verified at the venue
    double creditsLeft = 1;           ///< fraction of the order rate limit
    core::Time at{};
    bool operator==(const LinkHealth&) const = default;
};

/// The book of one instrument is no longer a chain; unusable until the next snapshot.
struct BookLost {
    core::InstrumentId id;
    core::Time at{};
    bool operator==(const BookLost&) const = default;
};

struct InstrumentListed {
    market::Instrument instrument;
    bool operator==(const InstrumentListed&) const = default;
};
struct InstrumentStateChanged {
    core::InstrumentId id;
    market::InstrumentState state = market::InstrumentState::Open;
    core::Time at{};
    bool operator==(const InstrumentStateChanged&) const = default;
};

/// The journal is durable up to and including `seq`.
struct Journaled {
    std::uint64_t seq = 0;
    core::Time at{};
    bool operator==(const Journaled&) const = default;
};
/// The journal could not be written: no record, no order.
struct JournalFailed {
    std::string reason;
    core::Time at{};
    bool operator==(const JournalFailed&) const = default;
};

/// The machine stood still: what was shown and armed before is of another time.
struct Suspended {
    core::Duration gap{};
    bool operator==(const Suspended&) const = default;
};
/// What became of the orders of a venue after a kill, as the venue said, or did not in time.
struct KillAnswered {
    core::VenueId venue;
    bool confirmed = false;  ///< no order is open there
    std::string problem;     ///< else: what is known
    core::Duration took{};   ///< from the gate's closing
    bool operator==(const KillAnswered&) const = default;
};

/// The engine's only clock. Ends a batch: what the batch changed is revalued and judged here.
struct Tick {
    core::Time now{};
    bool operator==(const Tick&) const = default;
};

using Event = std::variant<InstrumentListed, InstrumentStateChanged, market::Ticker, market::Quote,
                           market::BookUpdate, BookLost, market::IndexPrice, market::Trade,
                           orders::Report, portfolio::Position, portfolio::PositionsRead,
                           portfolio::Balance, LinkChanged, LinkHealth, Journaled, JournalFailed,
                           MarginSimulated, JointFound, Suspended, KillAnswered, Command, Tick>;

}  // namespace ballast::engine
