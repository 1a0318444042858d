// What of the recorded events is dropped: the old, and what is beyond the bound of the file.
#include "connectors/store/event_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace ballast::store {
namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
/// Given back in one step: 8 MiB of pages of 16 KiB.
constexpr std::int64_t kPagesAtOnce = 512;

/// Its own last link: what the session after it follows from.
constexpr std::string_view kLastLink =
    "SELECT coalesce((SELECT hash FROM t_block AS b WHERE b.session_id = s.session_id ORDER BY "
    "number DESC LIMIT 1), nullif(s.dropped_hash, ''), s.hash) FROM t_session AS s WHERE "
    "session_id = ?1";

}  // namespace

// ---- by age ---------------------------------------------------------------------------------

core::Expected<std::int64_t> EventFile::dropBefore(core::Time before)
{
    std::int64_t dropped = 0;
    auto done = together([&]() -> core::Expected<void> {
        auto count = drop(before);
        if (!count) return std::unexpected(count.error());
        dropped = *count;
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return dropped;
}

core::Expected<std::int64_t> EventFile::drop(core::Time before)
{
    auto oldest = m_database.prepare(
        "SELECT session_id, max(begun_ns, coalesce((SELECT max(last_ns) FROM t_block AS b WHERE "
        "b.session_id = s.session_id), 0)) FROM t_session AS s WHERE session_id <> ?1 ORDER BY "
        "session_id");
    auto fresh = m_database.prepare(
        "SELECT b.number, b.first_event, b.prev_hash FROM t_block AS b WHERE b.session_id = ?1 "
        "AND b.fresh = 1 AND b.first_ns > 0 AND b.first_ns < ?2 AND NOT EXISTS (SELECT 1 FROM "
        "t_block AS o WHERE o.session_id = ?1 AND o.number < b.number AND o.last_ns >= ?2) ORDER "
        "BY b.number DESC LIMIT 1");
    for (const auto* each : {&oldest, &fresh})
        if (!*each) return std::unexpected(each->error());
    // And when the last of it was: of a session that never saw a tick its events say no time, and
    // it is as old as its beginning.
    std::vector<std::pair<std::int64_t, core::Time>> sessions;
    oldest->query(m_session);
    while (oldest->next()) sessions.emplace_back(oldest->integer(0), oldest->time(1));
    if (oldest->error()) return std::unexpected(*oldest->error());
    std::int64_t dropped = 0;
    for (const auto& [session, last] : sessions) {
        const bool whole = last < before;
        std::int64_t upTo = kAll;
        if (!whole) {
            // The first that is young enough keeps its young end; those after it are younger.
            const bool found = fresh->query(session, before).next();
            if (fresh->error()) return std::unexpected(*fresh->error());
            if (!found || fresh->integer(0) == 0) break;
            upTo = fresh->integer(0);
            if (auto told = beginsAt(session, *fresh); !told) return std::unexpected(told.error());
        }
        if (whole)
            if (auto gone = anchorAfter(session); !gone) return std::unexpected(gone.error());
        auto blocks = dropBlocks(session, upTo);
        if (!blocks) return std::unexpected(blocks.error());
        dropped += *blocks;
        if (!whole) break;
        if (auto gone = dropSession(session); !gone) return std::unexpected(gone.error());
    }
    return dropped;
}

// ---- by size --------------------------------------------------------------------------------

core::Expected<EventFile::Room> EventFile::keepWithin(std::int64_t bytes)
{
    auto pages = m_database.integer("PRAGMA page_count");
    auto free = m_database.integer("PRAGMA freelist_count");
    for (const auto* each : {&pages, &free})
        if (!*each) return std::unexpected(each->error());
    const bool beyond = (*pages - *free) * m_pageBytes > bytes;
    if (m_dropping == 0 && beyond) {
        auto oldest =
            m_database.prepare("SELECT min(session_id) FROM t_session WHERE session_id <> ?1");
        if (!oldest) return std::unexpected(oldest.error());
        const bool any = oldest->query(m_session).next() && !oldest->isNull(0);
        if (oldest->error()) return std::unexpected(*oldest->error());
        if (!any) return Room::Full;
        m_dropping = oldest->integer(0);
    }
    if (m_dropping != 0) {
        auto done = together([&] { return dropPiece(m_dropping); });
        if (!done) return std::unexpected(done.error());
        return Room::More;
    }
    const std::int64_t most = bytes / m_pageBytes;
    if (!m_shrinks || *free == 0 || *pages <= most) return Room::Enough;
    return giveBack(std::min({*free, *pages - most, kPagesAtOnce}));
}

core::Expected<void> EventFile::dropPiece(std::int64_t session)
{
    // Blocks are a stream from one fresh block to the next: what is left begins with a fresh one.
    auto fresh = m_database.prepare(
        "SELECT number, first_event, prev_hash FROM t_block WHERE session_id = ?1 AND fresh = 1 "
        "AND number > (SELECT min(number) FROM t_block WHERE session_id = ?1) ORDER BY number "
        "LIMIT 1");
    if (!fresh) return std::unexpected(fresh.error());
    const bool more = fresh->query(session).next();
    if (fresh->error()) return std::unexpected(*fresh->error());
    if (more) {
        const std::int64_t upTo = fresh->integer(0);
        if (auto told = beginsAt(session, *fresh); !told) return told;
        auto blocks = dropBlocks(session, upTo);
        return blocks ? core::Expected<void>{} : std::unexpected(blocks.error());
    }
    if (auto anchored = anchorAfter(session); !anchored) return anchored;
    if (auto blocks = dropBlocks(session, kAll); !blocks) return std::unexpected(blocks.error());
    auto gone = dropSession(session);
    if (gone) m_dropping = 0;
    return gone;
}

core::Expected<EventFile::Room> EventFile::giveBack(std::int64_t pages)
{
    const std::string sql = fmt::format("PRAGMA incremental_vacuum({})", pages);
    if (auto done = m_database.execute(sql.c_str()); !done) return std::unexpected(done.error());
    return Room::More;
}

// ---- the pieces of both ---------------------------------------------------------------------

core::Expected<void> EventFile::beginsAt(std::int64_t session, const Statement& fresh)
{
    auto told = m_database.prepare(
        "UPDATE t_session SET dropped_blocks = ?2, dropped_events = ?3, dropped_hash = ?4 WHERE "
        "session_id = ?1");
    if (!told) return std::unexpected(told.error());
    return told->run(session, fresh.integer(0), fresh.integer(1), fresh.text(2));
}

core::Expected<void> EventFile::anchorAfter(std::int64_t session)
{
    auto last = m_database.prepare(kLastLink);
    auto anchor = m_database.prepare(
        "UPDATE t_anchor SET hash = ?1, dropped_sessions = dropped_sessions + 1");
    for (const auto* each : {&last, &anchor})
        if (!*each) return std::unexpected(each->error());
    const bool found = last->query(session).next();
    if (last->error()) return std::unexpected(*last->error());
    if (!found)
        return core::failure(
            fmt::format("Dropping recorded events: session {} is not there.", session));
    return anchor->run(last->text(0));
}

core::Expected<std::int64_t> EventFile::dropBlocks(std::int64_t session, std::int64_t upTo)
{
    auto few = m_database.prepare(
        "DELETE FROM t_proposal_block WHERE block_id IN (SELECT "
        "block_id FROM t_block WHERE session_id = ?1 AND number < ?2)");
    auto blocks = m_database.prepare("DELETE FROM t_block WHERE session_id = ?1 AND number < ?2");
    for (auto* each : {&few, &blocks}) {
        if (!*each) return std::unexpected(each->error());
        if (auto done = (*each)->run(session, upTo); !done) return std::unexpected(done.error());
    }
    return m_database.changes();
}

core::Expected<void> EventFile::dropSession(std::int64_t session)
{
    auto gone = m_database.prepare("DELETE FROM t_session WHERE session_id = ?1");
    if (!gone) return std::unexpected(gone.error());
    return gone->run(session);
}

}  // namespace ballast::store
