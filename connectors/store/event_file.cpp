#include "connectors/store/event_file.h"

#include "connectors/store/migrations.h"
#include "models/core/digest.h"

#include <fmt/format.h>

#include <utility>

namespace ballast::store {
namespace {

std::int64_t ns(core::Time time) { return time.time_since_epoch().count(); }

/// The last link there is: the head of the chain.
core::Expected<std::string> headHash(const Database& database)
{
    return database.text(
        "SELECT coalesce((SELECT coalesce((SELECT hash FROM t_block AS b WHERE b.session_id = "
        "s.session_id ORDER BY number DESC LIMIT 1), nullif(s.dropped_hash, ''), s.hash) FROM "
        "t_session AS s ORDER BY session_id DESC LIMIT 1), (SELECT hash FROM t_anchor))");
}

}  // namespace

std::string sessionHash(const std::string& before, const EventSession& session)
{
    return core::sha256Hex(fmt::format("{}|session|{}|{}|{}|{}|{}|{}", before, ns(session.begun),
                                       session.build, session.machine, session.layout,
                                       session.config.size(), core::sha256Hex(session.config)));
}

std::string blockHash(const std::string& before, std::int64_t session, std::int64_t number,
                      std::uint64_t firstEvent, const EventBlock& block, std::string_view packed)
{
    return core::sha256Hex(fmt::format("{}|block|{}|{}|{}|{}|{}|{}|{}|{}|{}", before, session,
                                       number, block.fresh ? 1 : 0, firstEvent, block.events,
                                       ns(block.first), ns(block.last), block.bytes.size(),
                                       core::sha256Hex(packed)));
}

core::Expected<EventFile> EventFile::begin(const std::filesystem::path& folder,
                                           const EventSession& session)
{
    auto database = Database::open(folder / kEventsFile, Database::Access::ReadWrite);
    if (!database) return std::unexpected(database.error());
    EventFile file;
    file.m_database = std::move(*database);
    Database& db = file.m_database;
    // As the history: a power cut may cost its last commits, and leaves what was before them. That
    // pages can be given back has to be said before there is any.
    auto ready = db.execute(
        "PRAGMA busy_timeout=250; PRAGMA page_size=16384; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA "
        "journal_mode=WAL; "
        "PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864; PRAGMA foreign_keys=ON");
    if (ready) ready = migrate(db, FileKind::Events, eventsMigrations());
    if (!ready) return std::unexpected(ready.error());
    auto block = db.prepare(
        "INSERT INTO t_block (session_id, number, fresh, first_event, events, first_ns, last_ns, "
        "raw_size, body, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    auto proposal =
        db.prepare("INSERT INTO t_proposal_block (proposal_id, block_id) VALUES (?, ?)");
    auto head = headHash(db);
    auto row = db.prepare(
        "INSERT INTO t_session (begun_ns, build, machine, layout, config_size, config, prev_hash, "
        "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING session_id");
    auto page = db.integer("PRAGMA page_size");
    auto vacuum = db.integer("PRAGMA auto_vacuum");
    for (const core::Expected<std::int64_t>* each : {&page, &vacuum})
        if (!*each) return std::unexpected(each->error());
    constexpr std::int64_t kIncremental = 2;
    file.m_pageBytes = *page;
    file.m_shrinks = *vacuum == kIncremental;
    for (const core::Expected<Statement>* each : {&block, &proposal, &row})
        if (!*each) return std::unexpected(each->error());
    if (!head) return std::unexpected(head.error());
    Packer whole;
    auto config = whole.pack(session.config, true);
    if (!config) return std::unexpected(config.error());
    db.restrict();
    file.m_hash = sessionHash(*head, session);
    row->query(session.begun, session.build, session.machine, session.layout,
               static_cast<std::int64_t>(session.config.size()), Blob{*config}, *head, file.m_hash);
    if (row->next()) file.m_session = row->integer(0);
    while (row->next()) {
    }
    if (row->error()) return core::failure("Recording events: " + row->error()->message);
    file.m_block = std::move(*block);
    file.m_proposal = std::move(*proposal);
    file.m_packer = std::make_unique<Packer>();
    return file;
}

core::Expected<void> EventFile::write(const EventBlock& block)
{
    auto packed = m_packer->pack(block.bytes, block.fresh);
    if (!packed) return std::unexpected(packed.error());
    if (packed->size() > kLargestBlock || block.bytes.size() > kLargestBlock)
        return core::failure(
            fmt::format("Recording events: a block of {} bytes is too large.", block.bytes.size()));
    std::string hash = blockHash(m_hash, m_session, m_number, m_firstEvent, block, *packed);
    auto done = m_block.run(m_session, m_number, block.fresh, m_firstEvent, block.events,
                            block.first, block.last, static_cast<std::int64_t>(block.bytes.size()),
                            Blob{*packed}, m_hash, hash);
    std::int64_t id = 0;
    if (done) {
        auto found = m_database.integer("SELECT last_insert_rowid()");
        if (!found) return std::unexpected(found.error());
        id = *found;
    }
    for (const std::uint64_t proposal : block.proposals)
        if (done) done = m_proposal.run(proposal, id);
    if (!done) return done;
    m_hash = std::move(hash);
    ++m_number;
    m_firstEvent += block.events;
    return {};
}

core::Expected<void> EventFile::together(const std::function<core::Expected<void>()>& work)
{
    auto done = m_database.execute("BEGIN IMMEDIATE");
    if (done) done = work();
    if (done) done = m_database.execute("COMMIT");
    if (!done && m_database.inTransaction()) (void)m_database.execute("ROLLBACK");
    return done;
}

core::Expected<void> EventFile::append(std::span<const EventBlock> blocks)
{
    return together([&]() -> core::Expected<void> {
        for (const EventBlock& block : blocks)
            if (auto done = write(block); !done) return done;
        return {};
    });
}

core::Expected<void> EventFile::end(core::Time at, const std::string& incomplete)
{
    auto row = m_database.prepare(
        "UPDATE t_session SET ended_ns = ?, incomplete = ? WHERE session_id = ?");
    if (!row) return std::unexpected(row.error());
    return row->run(at, incomplete, m_session);
}

}  // namespace ballast::store
