#pragma once

#include "connectors/store/event_stream.h"
#include "connectors/store/sqlite.h"

#include <cstdint>
#include <filesystem>
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

private:
    core::Expected<void> write(const EventBlock& block);
    core::Expected<std::int64_t> drop(core::Time before);

    Database m_database;
    Statement m_block, m_proposal;
    std::unique_ptr<Packer> m_packer;
    std::int64_t m_session = 0;
    std::int64_t m_number = 0;       ///< of the next block
    std::uint64_t m_firstEvent = 0;  ///< of the next block
    std::string m_hash;              ///< of the last link
};

/// The links of the chain, as both who writes and who checks make them.
std::string sessionHash(const std::string& before, const EventSession& session);
std::string blockHash(const std::string& before, std::int64_t session, std::int64_t number,
                      std::uint64_t firstEvent, const EventBlock& block, std::string_view packed);

}  // namespace ballast::store
