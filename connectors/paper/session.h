#pragma once

#include "connectors/paper/feeds.h"
#include "connectors/paper/names.h"
#include "connectors/paper/rate_limit.h"

#include <deque>

namespace ballast::paper {

/// One WebSocket connection, as the exchange sees it. Times here are machine time: heartbeats and
/// credits do not run faster because the market does.
struct Session {
    Session(SessionId number, const RateTerms& terms, core::Time now)
        : id(number), pools(terms), heardAt(now), spokenAt(now)
    {
    }

    SessionId id;
    std::optional<AccountIndex> account;
    bool mayTrade = false;
    RatePools pools;  ///< used until it has logged in; then the account's
    core::Time heardAt, spokenAt;
    core::Duration heartbeat{};  ///< zero: none was set
    core::Time heartbeatFrom{};
    bool testAsked = false;                  ///< a test request waits, or waits for its answer
    std::optional<core::Time> testDeadline;  ///< of the answer, once the request has left
    bool cancelOnDisconnect = false;
    /// An order's frame between here and the matching.
    struct Underway {
        core::Time arrives{};
        std::string json;
    };
    std::deque<Underway> underway;  ///< in the order of arrival

    /// What a fault has made late, in the order in which it is due.
    struct Late {
        core::Time due{};
        Frame frame;
    };
    std::deque<Late> late;
    core::Time silentUntil{};  ///< a fault: until then nothing is sent

    std::deque<Frame> outbox;
    core::Time waitingSince{};  ///< that of the outbox's first frame
    std::size_t outboxBytes = 0;
    std::string closing;  ///< why it is to be ended; empty: it goes on
};

}  // namespace ballast::paper
