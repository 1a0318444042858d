#pragma once

#include "connectors/store/sqlite.h"
#include "models/replay/cursor.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::store {

/// One recorded session, as it is told.
struct RecordedSession {
    std::int64_t id = 0;
    core::Time begun{};
    core::Time last{};  ///< the engine's clock at its last event; the epoch: it has none
    std::string build, machine, layout;
    std::uint64_t events = 0;         ///< that are there
    std::uint64_t droppedEvents = 0;  ///< from its beginning, as the oldest
    bool ended = false;               ///< in order
    std::string incomplete;           ///< why recording stopped before the session did
};

/// Why there are no recorded events in this folder, and what to do: a sentence.
std::string whyNoEvents(const std::filesystem::path& folder);

/// Reads events.db on a connection of its own, while a recorder writes or after it has gone. While
/// nobody has the file open it leaves nothing beside it; a desk that begins to write there later is
/// noticed and joined. One thread at a time, and what it gives out is read on the same one.
class EventArchive {
public:
    /// Fails with a sentence when the folder has none, or a newer Ballast wrote it.
    static core::Expected<EventArchive> open(const std::filesystem::path& folder);

    core::Expected<std::vector<RecordedSession>> sessions() const;  ///< oldest first
    /// Those with events between these times, both ends included, by the engine's clock.
    core::Expected<std::vector<RecordedSession>> sessionsIn(core::Time from, core::Time to) const;
    /// Those that recorded something of this proposal.
    core::Expected<std::vector<RecordedSession>> sessionsOf(std::uint64_t proposal) const;

    /// Every proposal that was recorded, with the session it was recorded in; in their order.
    struct RecordedProposal {
        std::int64_t session = 0;
        std::uint64_t proposal = 0;
        bool operator==(const RecordedProposal&) const = default;
    };
    core::Expected<std::vector<RecordedProposal>> proposals() const;

    /// What a replay::ReplayCursor runs over, up to the last event at which the clock was not past
    /// `to`. Refused with a sentence where its beginning is no longer there, or this program lays
    /// events out in another way than the one that wrote it.
    core::Expected<replay::Recording> recording(const RecordedSession& session,
                                                core::Time to = core::Time::max()) const;
    /// Its blocks for one reader more of the same recording: each reads them in their order.
    std::function<core::Expected<std::string>(std::size_t)> reader(
        const RecordedSession& session) const;

private:
    class Source;
    class BlockReader;
    std::shared_ptr<Source> m_source;
};

/// Every link from the first that is there to the last: that each follows from the one before, and
/// says what was written. Nothing: all is well; else what is wrong and where.
core::Expected<std::optional<std::string>> eventChain(const Database& events);

}  // namespace ballast::store
