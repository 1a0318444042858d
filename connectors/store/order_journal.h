#pragma once

#include "connectors/store/journal_rows.h"
#include "connectors/store/keep.h"
#include "models/engine/effect.h"
#include "models/engine/recovered.h"

#include <optional>
#include <span>
#include <vector>

namespace ballast::store {

inline constexpr std::string_view kOrdersFile = "orders.db";
/// Numbers reserved for a run at its start: labels and request ids are never used twice, whatever
/// ended the run before.
inline constexpr std::int64_t kCounterBlock = 1'000'000;
/// What numbers jump by when an older copy is put back: more than all runs since it can have used.
inline constexpr std::int64_t kRestoreJump = 1'000'000'000'000;
inline constexpr int kRecentBound = 200;  ///< ended orders recovered
inline constexpr int kRecentFillsBound = 1'000;

/// What the outside hands in, for the store asks neither a clock nor a die itself.
struct Opening {
    core::Time at{};               ///< the present
    std::uint64_t randomness = 0;  ///< the install id of a new folder is made from it
    const char* vfs = nullptr;     ///< file system of SQLite for orders.db; null: the machine's
    bool afterRestore = false;     ///< halted, and numbers go on beyond any that may be given out
    std::string halt = {};  ///< not empty: halted for this reason, where the journal says no halt
    Keep keep = {};         ///< how long the history keeps what; carried out beside the writing
};

/// orders.db: one connection that holds the file for itself, used by one thread at a time.
class OrderJournal {
public:
    /// Makes or migrates the file, checks it, reserves counters. Fails with a full sentence when
    /// another Ballast holds the folder, the file is damaged, foreign or newer, or cannot be
    /// written.
    static core::Expected<OrderJournal> open(const std::filesystem::path& folder,
                                             const Opening& opening);

    /// As of open(); `nextProposal` counts the journal's proposals only.
    const engine::Recovered& recovered() const { return m_recovered; }

    /// Rows that came to be or changed, for the mirror in the history.
    struct Changes {
        std::vector<StoredOrder> orders;
        std::vector<StoredFill> fills;
    };
    struct Written {
        std::uint64_t upTo = 0;  ///< engine sequence that is durable now; 0: none of these
        Changes changes;
        std::optional<core::Error>
            error;  ///< set: what follows `upTo` is not, and will not be, recorded
    };
    /// One transaction for all entries, on the disk when this returns.
    Written append(std::span<const engine::Journal> entries);
    /// Everything that changed after the event `seq`.
    core::Expected<Changes> changedSince(std::int64_t seq) const;

    std::int64_t headSeq() const { return m_headSeq; }
    const std::string& headHash() const { return m_headHash; }
    Database& database() { return m_database; }

private:
    core::Expected<void> prepareStatements();
    core::Expected<void> loadHead();
    core::Expected<void> begin(const Opening& opening);
    core::Expected<void> reserveCounters(const Opening& opening);
    core::Expected<void> haltRestored(core::Time at);
    core::Expected<void> haltUnlessHalted(const Opening& opening);
    core::Expected<void> recover();
    core::Expected<void> readOrders(std::string_view condition,
                                    std::vector<orders::Order>& into) const;
    core::Expected<void> readAutoFired();
    core::Expected<void> readFills(std::string_view unfinished, std::string_view recent);
    core::Expected<void> appendOne(const engine::JournalEntry& entry, Changes& changes);
    core::Expected<void> write(const engine::IntentRecord& record, Changes& changes);
    core::Expected<void> write(const engine::OrderRecord& record, Changes& changes);
    core::Expected<void> write(const engine::FillRecord& record, Changes& changes);
    core::Expected<void> write(const engine::HaltRecord& record, Changes& changes);
    core::Expected<StoredOrder> changedOrder(Statement& statement, std::string_view label);
    core::Expected<void> log(core::Time at, std::string_view kind, std::string_view subject,
                             std::string body);
    core::Expected<void> extendRequests(std::uint64_t used, core::Time at);

    Database m_database;
    Statement m_insertIntent, m_updateIntent, m_insertFill, m_setHalt, m_insertEvent,
        m_extendRequests;
    std::int64_t m_headSeq = 0;
    std::string m_headHash;
    std::uint64_t m_requestsReserved = 0;
    bool m_constraintBroken = false;  ///< the last failure was the schema's no, not the machine's
    engine::Recovered m_recovered;
};

/// Stands in a folder from before a restore moves its first file until what it put back was
/// verified. While it does, nothing but a restore opens the journal.
inline constexpr std::string_view kRestoringFile = "restoring";

/// How the sentence begins that refuses a folder another Ballast has.
inline constexpr std::string_view kInUse = "Another Ballast uses the folder ";

/// Whether a database may use a write-ahead log with this SQLite (sqlite3_libversion_number). The
/// WAL-reset bug (3.7.0 … 3.51.2, fixed in 3.44.6 and 3.50.7 too) loses data when two connections
/// write or checkpoint at once; a file that one connection holds alone is out of its reach.
bool walIsSafe(int sqliteVersion, bool onlyConnection);

}  // namespace ballast::store
