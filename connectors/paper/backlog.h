#pragma once

#include "connectors/paper/names.h"
#include "models/market/book.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ballast::paper {

/// What a listener was told last of a book: the change that brings it up to date starts there.
struct Told {
    std::vector<market::Level> bids, asks;
    std::uint64_t changeId = 0;
};

/// Channels of which a listener that reads too slowly is not told each change, but, when it has
/// caught up, once what is true then. The channel that has waited longest is told first, so that
/// none is passed over for ever.
class Backlog {
public:
    struct Owed {
        std::string key;
        Told told;
    };
    bool has(SessionId session) const { return m_sessions.contains(session); }
    /// A channel that is owed already keeps its place and what was told of it.
    void add(SessionId session, const std::string& key, Told told);
    /// Takes the channel that has waited longest.
    std::optional<Owed> take(SessionId session);
    void forget(SessionId session, const std::string& key);
    void forget(SessionId session) { m_sessions.erase(session); }
    std::vector<SessionId> sessions() const;

private:
    struct Queue {
        std::deque<std::string> order;
        std::map<std::string, Told> told;
    };
    std::map<SessionId, Queue> m_sessions;
};

}  // namespace ballast::paper
