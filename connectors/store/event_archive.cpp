#include "connectors/store/event_archive.h"

#include "connectors/store/event_file.h"
#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "models/replay/event_codec.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>

namespace ballast::store {
namespace {

constexpr std::size_t kLargestConfig = 64 * 1024 * 1024;
constexpr std::string_view kWhatHelpsHere =
    "`ballastctl verify` says what else is damaged; `ballastctl restore` puts orders and history "
    "back, but recorded events are in no backup";

core::Expected<std::vector<RecordedSession>> readSessions(const Database& database,
                                                          std::string_view where, std::int64_t a,
                                                          std::int64_t b)
{
    // The last block alone says how far it goes: to look at all would read most of the file.
    auto rows = database.prepare(fmt::format(
        "SELECT session_id, begun_ns, coalesce((SELECT last_ns FROM t_block AS b WHERE "
        "b.session_id = s.session_id ORDER BY number DESC LIMIT 1), 0), build, machine, layout, "
        "max(0, coalesce((SELECT first_event + events FROM t_block AS b WHERE b.session_id = "
        "s.session_id ORDER BY number DESC LIMIT 1), 0) - dropped_events), dropped_events, "
        "ended_ns IS NOT NULL, incomplete FROM t_session AS s WHERE {} ORDER BY session_id",
        where));
    if (!rows) return std::unexpected(rows.error());
    std::vector<RecordedSession> out;
    rows->query(a, b);
    while (rows->next()) {
        RecordedSession session;
        session.id = rows->integer(0);
        session.begun = rows->time(1);
        session.last = rows->time(2);
        session.build = rows->text(3);
        session.machine = rows->text(4);
        session.layout = rows->text(5);
        session.events = static_cast<std::uint64_t>(rows->integer(6));
        session.droppedEvents = static_cast<std::uint64_t>(rows->integer(7));
        session.ended = rows->integer(8) != 0;
        session.incomplete = rows->text(9);
        out.push_back(std::move(session));
    }
    if (rows->error())
        return core::failure("Reading the recorded sessions: " + rows->error()->message);
    return out;
}

/// Without how its blocks are read.
core::Expected<replay::Recording> recordingOf(const Database& database,
                                              const RecordedSession& session, core::Time to)
{
    replay::Recording out;
    auto begin =
        database.prepare("SELECT config, config_size FROM t_session WHERE session_id = ?1");
    auto rows = database.prepare(
        "SELECT number, events, last_ns, fresh, first_ns FROM t_block WHERE session_id = ?1 ORDER "
        "BY number");
    if (!begin) return std::unexpected(begin.error());
    if (!rows) return std::unexpected(rows.error());
    if (!begin->query(session.id).next())
        return core::failure(fmt::format("Replaying session {}: it is not there.", session.id));
    const std::int64_t size = begin->integer(1);
    if (size < 0 || size > static_cast<std::int64_t>(kLargestConfig))
        return core::failure(fmt::format(
            "Replaying session {}: it says that it began with {} bytes.", session.id, size));
    Unpacker whole;
    auto config = whole.unpack(begin->text(0), static_cast<std::size_t>(size), true);
    if (!config) return std::unexpected(config.error());
    out.config = std::move(*config);
    rows->query(session.id);
    while (rows->next()) {
        if (rows->time(4) > to) break;
        if (rows->integer(0) != std::ssize(out.blocks))
            return core::failure(fmt::format("Replaying session {}: block {} is missing.",
                                             session.id, out.blocks.size()));
        out.blocks.push_back(
            {static_cast<std::uint64_t>(rows->integer(1)), rows->time(2), rows->integer(3) != 0});
    }
    if (rows->error())
        return core::failure("Reading the recorded events: " + rows->error()->message);
    return out;
}

/// What a file is told by that was written to: a log beside it, or another size or time.
struct Stamp {
    std::filesystem::file_time_type written{};
    std::uintmax_t size = 0;
    bool hasNotes = true;
    bool operator==(const Stamp&) const = default;

    static Stamp of(const std::filesystem::path& file)
    {
        std::error_code ec;
        Stamp stamp;
        stamp.hasNotes = quietAccess(file) != Database::Access::Immutable;
        stamp.written = std::filesystem::last_write_time(file, ec);
        stamp.size = std::filesystem::file_size(file, ec);
        return stamp;
    }
};

}  // namespace

/// The file, open. To join in a log needs notes beside the file that SQLite makes and takes away
/// again, and who only looks has no business to make any. So a file that nobody has open is read as
/// it lies, and after each look it is seen whether it still lay there unchanged; else the look is
/// taken again, with the writer that has come.
class EventArchive::Source {
public:
    static core::Expected<std::shared_ptr<Source>> open(const std::filesystem::path& file)
    {
        auto source = std::make_shared<Source>();
        source->m_stamp = Stamp::of(file);
        auto opened =
            source->m_stamp.hasNotes ? joined(file) : checked(file, Database::Access::Immutable);
        if (!opened) return std::unexpected(opened.error());
        source->m_database = std::move(*opened);
        source->m_still = !source->m_stamp.hasNotes;
        return source;
    }

    template <class Look>
    auto look(Look look) -> decltype(look(std::declval<const Database&>()))
    {
        const std::filesystem::path file = m_database.file();
        if (m_still && Stamp::of(file) == m_stamp) {
            auto seen = look(m_database);
            if (Stamp::of(file) == m_stamp) return seen;
        }
        if (m_still) {
            auto again = joined(file);
            if (!again) return std::unexpected(again.error());
            m_database = std::move(*again);
            m_still = false;
        }
        return look(m_database);
    }

private:
    static core::Expected<Database> checked(const std::filesystem::path& file,
                                            Database::Access access)
    {
        std::error_code ec;
        if (!std::filesystem::exists(file, ec))
            return core::failure("Reading the recorded events: " + utf8(file) +
                                 " is no longer there.");
        auto database = Database::open(file, access);
        if (!database) return database;
        auto can = database->execute("PRAGMA query_only=ON; PRAGMA busy_timeout=250");
        if (can) can = readable(*database, FileKind::Events, eventsMigrations());
        if (!can) return std::unexpected(can.error());
        return database;
    }
    /// A file whose writer was killed has a log beside it, which only who may write can join in. It
    /// stays as it is: who reads changes nothing of what was left.
    static core::Expected<Database> joined(const std::filesystem::path& file)
    {
        std::error_code ec;
        const auto log = std::filesystem::file_size(std::filesystem::path{file}.concat("-wal"), ec);
        const bool hasLog = !ec && log > 0;
        auto database = checked(file, Database::Access::ReadWrite);
        if (!database)
            if (auto still = checked(file, Database::Access::ReadOnly)) database = std::move(still);
        if (database && hasLog) database->abandon();
        return database;
    }

    Database m_database;
    Stamp m_stamp;
    bool m_still = false;  ///< read as it lies
};

/// Blocks of one session, in order: unpacking one needs those before it, to the last fresh one.
class EventArchive::BlockReader {
public:
    BlockReader(std::shared_ptr<Source> source, std::int64_t session)
        : m_source(std::move(source)), m_session(session)
    {
    }
    core::Expected<std::string> read(std::size_t number)
    {
        if (number != m_next && number != 0)
            return core::failure("Reading recorded events: blocks are read in their order.");
        const auto packed =
            m_source->look([&](const Database& database) { return packedOf(database, number); });
        if (!packed) return std::unexpected(packed.error());
        auto bytes = m_unpacker.unpack(packed->bytes, packed->size, packed->fresh);
        if (!bytes)
            return core::failure(fmt::format("{} Block {} of session {} is damaged. {}.",
                                             bytes.error().message, number, m_session,
                                             kWhatHelpsHere));
        m_next = number + 1;
        return bytes;
    }

private:
    struct Packed {
        std::string bytes;
        std::size_t size = 0;
        bool fresh = false;
    };
    core::Expected<Packed> packedOf(const Database& database, std::size_t number) const
    {
        auto row = database.prepare(
            "SELECT body, raw_size, fresh FROM t_block WHERE session_id = ?1 AND number = ?2");
        if (!row) return std::unexpected(row.error());
        if (!row->query(m_session, static_cast<std::int64_t>(number)).next())
            return core::failure(
                row->error() ? "Reading recorded events: " + row->error()->message
                             : fmt::format("Reading recorded events: block {} of session {} is "
                                           "missing. It may have been dropped as the oldest.",
                                           number, m_session));
        const std::int64_t size = row->integer(1);
        if (size <= 0 || size > static_cast<std::int64_t>(kLargestBlock))
            return core::failure(fmt::format(
                "Reading recorded events: block {} of session {} is damaged: it says that it has "
                "{} bytes. {}.",
                number, m_session, size, kWhatHelpsHere));
        return Packed{row->text(0), static_cast<std::size_t>(size), row->integer(2) != 0};
    }

    std::shared_ptr<Source> m_source;
    std::int64_t m_session;
    Unpacker m_unpacker;
    std::size_t m_next = 0;
};

std::string whyNoEvents(const std::filesystem::path& folder)
{
    const std::string opening = "Opening the recorded events in " + utf8(folder) + ": ";
    if (const std::string program = madeBy(folder); !program.empty())
        return opening + "this history was made by " + program +
               " and holds no events. Made without --no-events, it can be replayed.";
    return opening + "there are none. Name the data folder of a desk with --data.";
}

core::Expected<EventArchive> EventArchive::open(const std::filesystem::path& folder)
{
    std::error_code ec;
    const std::filesystem::path real = std::filesystem::canonical(folder, ec);
    if (ec || !std::filesystem::exists(real / kEventsFile, ec))
        return core::failure(whyNoEvents(folder));
    auto source = Source::open(real / kEventsFile);
    if (!source) return std::unexpected(source.error());
    EventArchive archive;
    archive.m_source = std::move(*source);
    return archive;
}

core::Expected<std::vector<RecordedSession>> EventArchive::sessions() const
{
    return m_source->look(
        [](const Database& database) { return readSessions(database, "?1 = ?2", 0, 0); });
}

core::Expected<std::vector<RecordedSession>> EventArchive::sessionsIn(core::Time from,
                                                                      core::Time to) const
{
    return m_source->look([&](const Database& database) {
        return readSessions(database,
                            "EXISTS (SELECT 1 FROM t_block AS b WHERE b.session_id = s.session_id "
                            "AND b.last_ns >= ?1 AND b.first_ns <= ?2)",
                            from.time_since_epoch().count(), to.time_since_epoch().count());
    });
}

core::Expected<std::vector<RecordedSession>> EventArchive::sessionsOf(std::uint64_t proposal) const
{
    return m_source->look([&](const Database& database) {
        return readSessions(database,
                            "session_id IN (SELECT b.session_id FROM t_block AS b JOIN "
                            "t_proposal_block AS p USING (block_id) WHERE p.proposal_id = ?1 AND "
                            "?1 = ?2)",
                            static_cast<std::int64_t>(proposal),
                            static_cast<std::int64_t>(proposal));
    });
}

core::Expected<std::vector<EventArchive::RecordedProposal>> EventArchive::proposals() const
{
    using All = std::vector<RecordedProposal>;
    return m_source->look([](const Database& database) -> core::Expected<All> {
        auto rows = database.prepare(
            "SELECT DISTINCT b.session_id, p.proposal_id FROM t_proposal_block AS p JOIN t_block "
            "AS b USING (block_id) ORDER BY b.session_id, p.proposal_id");
        if (!rows) return std::unexpected(rows.error());
        All out;
        rows->query();
        while (rows->next())
            out.push_back({rows->integer(0), static_cast<std::uint64_t>(rows->integer(1))});
        if (rows->error())
            return core::failure("Reading the recorded proposals: " + rows->error()->message);
        return out;
    });
}

core::Expected<replay::Recording> EventArchive::recording(const RecordedSession& session,
                                                          core::Time to) const
{
    if (session.droppedEvents > 0)
        return core::failure(
            fmt::format("Replaying session {}: its first {} events were dropped as the oldest. "
                        "What follows can be "
                        "read, but not recomputed.",
                        session.id, session.droppedEvents));
    if (session.layout != replay::layout())
        return core::failure(fmt::format(
            "Replaying session {}: it was recorded by {}, which lays events out in another way "
            "than this Ballast {}. Replay it with that one.",
            session.id, session.build, BALLAST_VERSION));
    auto out = m_source->look(
        [&](const Database& database) { return recordingOf(database, session, to); });
    if (out) out->read = reader(session);
    return out;
}

std::function<core::Expected<std::string>(std::size_t)> EventArchive::reader(
    const RecordedSession& session) const
{
    return [reader = std::make_shared<BlockReader>(m_source, session.id)](std::size_t block) {
        return reader->read(block);
    };
}

// ---- the chain ----------------------------------------------------------------------------------

core::Expected<std::optional<std::string>> eventChain(const Database& events)
{
    using Finding = std::optional<std::string>;
    auto before = events.text("SELECT hash FROM t_anchor");
    auto sessions = events.prepare(
        "SELECT session_id, begun_ns, build, machine, layout, config, config_size, prev_hash, "
        "hash, dropped_blocks, dropped_events, dropped_hash FROM t_session ORDER BY session_id");
    auto blocks = events.prepare(
        "SELECT number, fresh, first_event, events, first_ns, last_ns, raw_size, body, prev_hash, "
        "hash FROM t_block WHERE session_id = ?1 ORDER BY number");
    if (!before) return std::unexpected(before.error());
    if (!sessions) return std::unexpected(sessions.error());
    if (!blocks) return std::unexpected(blocks.error());
    std::string previous = *before;
    sessions->query();
    while (sessions->next()) {
        const std::int64_t id = sessions->integer(0);
        EventSession session{
            sessions->time(1), sessions->text(2), sessions->text(3), sessions->text(4), {}};
        const std::int64_t size = sessions->integer(6);
        if (size < 0 || size > static_cast<std::int64_t>(kLargestConfig))
            return Finding{fmt::format("session {} is not what was written", id)};
        Unpacker whole;
        auto config = whole.unpack(sessions->text(5), static_cast<std::size_t>(size), true);
        if (!config) return Finding{fmt::format("session {} does not unpack", id)};
        session.config = std::move(*config);
        if (sessions->text(7) != previous)
            return Finding{fmt::format("session {} does not follow from what is before it", id)};
        if (sessionHash(previous, session) != sessions->text(8))
            return Finding{fmt::format("session {} is not what was written", id)};
        const std::int64_t dropped = sessions->integer(9);
        std::int64_t number = dropped;
        std::uint64_t event = static_cast<std::uint64_t>(sessions->integer(10));
        previous = dropped > 0 ? sessions->text(11) : sessions->text(8);
        Unpacker unpacker;
        blocks->query(id);
        while (blocks->next()) {
            const auto wrong = [&](std::string_view what) {
                return Finding{fmt::format("block {} of session {} {}", number, id, what)};
            };
            if (blocks->integer(0) != number) return wrong("is missing");
            if (blocks->text(8) != previous) return wrong("does not follow from the one before it");
            const std::int64_t raw = blocks->integer(6);
            if (raw <= 0 || raw > static_cast<std::int64_t>(kLargestBlock))
                return wrong("is not what was written");
            EventBlock block;
            block.fresh = blocks->integer(1) != 0;
            block.events = static_cast<std::uint64_t>(blocks->integer(3));
            block.first = blocks->time(4);
            block.last = blocks->time(5);
            const std::string packed = blocks->text(7);
            auto bytes = unpacker.unpack(packed, static_cast<std::size_t>(raw), block.fresh);
            if (!bytes) return wrong("does not unpack");
            block.bytes = std::move(*bytes);
            if (static_cast<std::uint64_t>(blocks->integer(2)) != event ||
                blockHash(previous, id, number, event, block, packed) != blocks->text(9))
                return wrong("is not what was written");
            previous = blocks->text(9);
            event += block.events;
            ++number;
        }
        if (blocks->error()) return std::unexpected(*blocks->error());
    }
    if (sessions->error()) return std::unexpected(*sessions->error());
    return Finding{};
}

}  // namespace ballast::store
