#pragma once

#include "connectors/store/event_stream.h"
#include "connectors/store/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::store {

inline constexpr std::string_view kEventsFile = "events.db";
/// No block is larger, packed or not: what claims to be is not read.
inline constexpr std::size_t kLargestBlock = 900'000;

/// What is said of a session when it begins.
struct EventSession {
    core::Time begun{};
    std::string build;    ///< "0.9.0 g++ 12.2"
    std::string machine;  ///< "AVX2": the vector instructions prices are made with
    std::string layout;   ///< replay::layout()
    std::string config;   ///< replay::configBytes()
};

/// A run of events as the engine's thread wrote it.
struct EventBlock {
    std::string bytes;
    std::uint64_t events = 0;
    core::Time first{}, last{};            ///< the engine's clock
    bool fresh = false;                    ///< it can be read without those before it
    std::vector<std::uint64_t> proposals;  ///< in it; each once
};

/// events.db, written: one session, block after block. One thread at a time.
class EventFile {
public:
    /// Makes what is missing and begins a session. The chain goes on where it ended.
    static core::Expected<EventFile> begin(const std::filesystem::path& folder,
                                           const EventSession& session);

    /// One transaction for all of them. Refused, nothing of them is there.
    core::Expected<void> append(std::span<const EventBlock> blocks);
    /// The session ends here, in order or because it could not be recorded any longer.
    core::Expected<void> end(core::Time at, const std::string& incomplete);
    std::int64_t session() const { return m_session; }

    /// Drops what is older than `before`: whole sessions from the oldest on, and of the next one
    /// the blocks before the newest fresh one that is old enough. What is left is still a chain.
    /// The session under way keeps all. Returns the number of blocks dropped. A session whose
    /// beginning is gone can be read, but not recomputed.
    core::Expected<std::int64_t> dropBefore(core::Time before);

    /// What a step of keepWithin() found or did.
    enum class Room : std::uint8_t {
        Enough,  ///< the file is within its bound
        More,    ///< something was dropped or given back, and there may be more to do
        Full     ///< the session under way alone is beyond the bound: nothing can be dropped
    };
    /// One short step towards a file of at most `bytes`: drops a piece of the oldest session, some
    /// 8 MiB of events in one transaction, or gives free pages back to the disk. A session that was
    /// begun to be dropped goes whole, for without its beginning it cannot be recomputed. After
    /// each step what is left is a chain. The session under way keeps all.
    core::Expected<Room> keepWithin(std::int64_t bytes);

private:
    core::Expected<void> write(const EventBlock& block);
    core::Expected<void> together(const std::function<core::Expected<void>()>& work);
    core::Expected<std::int64_t> drop(core::Time before);
    core::Expected<std::int64_t> dropBlocks(std::int64_t session, std::int64_t upTo);
    core::Expected<void> dropSession(std::int64_t session);
    /// The session says from now on that it begins at this row of number, first event, hash before.
    core::Expected<void> beginsAt(std::int64_t session, const Statement& fresh);
    /// The chain begins from now on after the session's last link.
    core::Expected<void> anchorAfter(std::int64_t session);
    core::Expected<void> dropPiece(std::int64_t session);
    core::Expected<Room> giveBack(std::int64_t pages);

    Database m_database;
    Statement m_block, m_proposal;
    std::unique_ptr<Packer> m_packer;
    std::int64_t m_session = 0;
    std::int64_t m_number = 0;       ///< of the next block
    std::uint64_t m_firstEvent = 0;  ///< of the next block
    std::string m_hash;              ///< of the last link
    std::int64_t m_pageBytes = 0;
    bool m_shrinks = false;       ///< free pages can be given back; else they are only used again
    std::int64_t m_dropping = 0;  ///< the session of which pieces were dropped; 0: none
};

/// The links of the chain, as both who writes and who checks make them.
std::string sessionHash(const std::string& before, const EventSession& session);
std::string blockHash(const std::string& before, std::int64_t session, std::int64_t number,
                      std::uint64_t firstEvent, const EventBlock& block, std::string_view packed);

}  // namespace ballast::store
