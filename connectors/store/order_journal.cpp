#include "connectors/store/order_journal.h"

#include "connectors/store/codes.h"
#include "connectors/store/migrations.h"
#include "connectors/store/verify.h"
#include "models/core/assert.h"
#include "models/core/json_text.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

namespace ballast::store {
namespace {

constexpr std::string_view kEnded = "('filled', 'cancelled', 'rejected', 'not_placed')";
constexpr int kEventsCheckedAtStart = 1'000;

/// Eight letters of RFC 4648 base 32.
std::string installIdFrom(std::uint64_t randomness)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string id;
    for (int i = 0; i < 8; ++i, randomness >>= 5U) id += kLetters[randomness & 31U];
    return id;
}

core::Error inUse(const Database& database)
{
    return core::Error{
        std::string{kInUse} + utf8(database.file().parent_path()) +
        " (or another program has its orders.db open). Go on in its window, or start this one with "
        "another folder (--data)."};
}

/// The journal that stands there may be the old one, none, or a copy whose numbers were given out
/// since.
core::Expected<void> notRestoring(const std::filesystem::path& folder, const Opening& opening)
{
    std::error_code ec;
    const auto marker = std::filesystem::symlink_status(folder / kRestoringFile, ec);
    if (opening.afterRestore || !std::filesystem::exists(marker)) return {};
    return core::failure("A restore of " + utf8(folder) +
                         " is under way or was interrupted, so that its files may belong to "
                         "different days. Run `ballastctl restore --data " +
                         utf8(folder) + "` to its end; nothing is sent before.");
}

/// One flush a commit in a write-ahead log, four with a rollback journal: so the log, wherever the
/// engine and the file system allow it.
core::Expected<void> seize(Database& database)
{
    auto held = database.holdAlone();
    if (!held && database.isBusy()) return std::unexpected(inUse(database));
    if (!held) return held;
    auto locking = database.text("PRAGMA locking_mode");
    if (!locking) return std::unexpected(locking.error());
    if (walIsSafe(sqlite3_libversion_number(), *locking == "exclusive")) {
        auto mode = database.text("PRAGMA journal_mode=WAL");
        if (!mode) return std::unexpected(mode.error());
        if (*mode == "wal") return database.execute("PRAGMA synchronous=FULL");
    }
    return database.execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA");
}

/// Every page; and of what is traded by, that the indexes hold what the rows hold: an order or a
/// fill that an index has lost would not be recovered.
core::Expected<void> undamaged(const Database& database)
{
    auto tables = database.integer(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('intent', 'fill')");
    if (!tables) return std::unexpected(tables.error());
    for (const char* check : {"PRAGMA quick_check(1)", "PRAGMA integrity_check(intent)",
                              "PRAGMA integrity_check(fill)", "PRAGMA integrity_check(counter)"}) {
        const bool ofTable = check != std::string_view{"PRAGMA quick_check(1)"};
        if (ofTable && *tables < 2) continue;  // a new file
        auto found = database.text(check);
        if (!found) return std::unexpected(found.error());
        if (*found == "ok") continue;
        return core::failure(
            "The order journal " + utf8(database.file()) + " is damaged (" + *found +
            "). Nothing is sent from it. Put the newest good backup back with `ballastctl "
            "restore`, "
            "which keeps this file aside, and check both with `ballastctl verify`.");
    }
    return {};
}

core::Expected<void> failed(const Statement& statement)
{
    if (statement.error()) return std::unexpected(*statement.error());
    return {};
}

}  // namespace

bool walIsSafe(int sqliteVersion, bool onlyConnection)
{
    return onlyConnection || sqliteVersion >= 3'051'003 ||
           (sqliteVersion >= 3'050'007 && sqliteVersion < 3'051'000) ||
           (sqliteVersion >= 3'044'006 && sqliteVersion < 3'045'000);
}

core::Expected<OrderJournal> OrderJournal::open(const std::filesystem::path& folder,
                                                const Opening& opening)
{
    if (auto whole = notRestoring(folder, opening); !whole) return std::unexpected(whole.error());
    auto database = Database::open(folder / kOrdersFile, Database::Access::ReadWrite, opening.vfs);
    if (!database) return std::unexpected(database.error());
    OrderJournal journal;
    journal.m_database = std::move(*database);
    Database& db = journal.m_database;
    auto ready = seize(db);
    // Again: a restore that began since then has asked who has the file before this had it, or
    // finds now that this has it.
    if (ready) ready = notRestoring(folder, opening);
    if (ready) ready = readable(db, FileKind::Orders, ordersMigrations());
    if (ready) ready = undamaged(db);
    if (ready) ready = migrate(db, FileKind::Orders, ordersMigrations());
    if (ready) ready = journal.prepareStatements();
    if (ready) ready = checkTail(db, kEventsCheckedAtStart);
    if (ready) ready = journal.loadHead();
    if (ready) ready = journal.begin(opening);
    if (ready) ready = journal.recover();
    if (!ready) {
        db.abandon();
        return std::unexpected(ready.error());
    }
    db.restrict();
    return journal;
}

core::Expected<void> OrderJournal::prepareStatements()
{
    const std::string insertIntent = fmt::format(
        "INSERT INTO intent ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
        "?14, ?15, ?16, ?17, 'in_flight', 0, 0, '', '', NULL, ?14, 0, ?18, ?18, ?19, ?20, ?21, "
        "?22) "
        "RETURNING {}",
        kOrderColumns, kOrderColumns);
    // An order that was proven ended and shows up again is marked, once and for ever.
    const std::string updateIntent = fmt::format(
        "UPDATE intent SET reopened = max(reopened, state IN {0} AND ?2 NOT IN {0}), "
        "state = ?2, cum_i = ?3, average_price = ?4, "
        "venue_order_id = CASE ?5 WHEN '' THEN venue_order_id ELSE ?5 END, evidence = ?6, "
        "sent_ns = coalesce(sent_ns, ?7), last_ns = ?8, changed_seq = ?9 "
        "WHERE label = ?1 RETURNING {1}",
        kEnded, kOrderColumns);
    const std::string insertFill = fmt::format(
        "INSERT INTO fill ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
        "?14, ?15, ?16) ON CONFLICT DO NOTHING",
        kFillColumns);
    const std::pair<Statement*, std::string_view> statements[] = {
        {&m_insertIntent, insertIntent},
        {&m_updateIntent, updateIntent},
        {&m_insertFill, insertFill},
        {&m_setHalt,
         "UPDATE halt SET halted = ?1, reason = ?2, actor = ?3, at_ns = ?4, brake = ?5"},
        {&m_insertEvent,
         "INSERT INTO event (seq, at_ns, kind, subject, body, prev_hash, hash) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
        {&m_extendRequests, "UPDATE counter SET value = ?1 WHERE name = 'request'"}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = m_database.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

core::Expected<void> OrderJournal::loadHead()
{
    auto head = m_database.prepare("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1");
    if (!head) return std::unexpected(head.error());
    if (head->query().next()) {
        m_headSeq = head->integer(0);
        m_headHash = head->text(1);
    }
    return failed(*head);
}

core::Expected<void> OrderJournal::begin(const Opening& opening)
{
    auto known = m_database.text("SELECT install_id FROM install");
    if (!known) return std::unexpected(known.error());
    m_recovered.installId = known->empty() ? installIdFrom(opening.randomness) : *known;
    auto done = m_database.execute("BEGIN IMMEDIATE");
    if (done && known->empty()) {
        auto insert = m_database.prepare("INSERT INTO install (id, install_id) VALUES (1, ?1)");
        done = insert ? insert->run(m_recovered.installId) : std::unexpected(insert.error());
    }
    if (done) done = reserveCounters(opening);
    if (done && opening.afterRestore) done = haltRestored(opening.at);
    if (done && !opening.halt.empty()) done = haltUnlessHalted(opening);
    if (done) done = m_database.execute("COMMIT");
    return done;
}

core::Expected<void> OrderJournal::reserveCounters(const Opening& opening)
{
    auto label = m_database.integer("SELECT value FROM counter WHERE name = 'label'");
    auto request = m_database.integer("SELECT value FROM counter WHERE name = 'request'");
    auto update = m_database.prepare("UPDATE counter SET value = value + ?1");
    if (!label) return std::unexpected(label.error());
    if (!request) return std::unexpected(request.error());
    if (!update) return std::unexpected(update.error());
    if (opening.afterRestore) {
        *label += kRestoreJump;
        *request += kRestoreJump;
    }
    if (auto done = update->run(kCounterBlock + (opening.afterRestore ? kRestoreJump : 0)); !done)
        return done;
    m_recovered.nextLabel = static_cast<std::uint64_t>(*label);
    m_recovered.nextRequestId = static_cast<std::uint64_t>(*request);
    m_requestsReserved = static_cast<std::uint64_t>(*request + kCounterBlock);
    core::JsonObject start;
    start.text("install_id", m_recovered.installId)
        .integer("label", *label)
        .integer("request", *request);
    return log(opening.at, "start", "", start.text("version", BALLAST_VERSION).str());
}

/// What was sent since the copy was made is not in it: a person compares before anything is sent.
core::Expected<void> OrderJournal::haltRestored(core::Time at)
{
    auto brake = m_database.text("SELECT brake FROM halt");
    if (!brake) return std::unexpected(brake.error());
    const engine::HaltRecord record{
        true, "restored from a copy; compare orders and positions with the venue, then resume",
        "restore", at, decode<engine::Brake>(*brake).value_or(engine::Brake::Pause)};
    Changes none;
    return write(record, none);
}

/// What the run before knew of a halt and did not come to record.
core::Expected<void> OrderJournal::haltUnlessHalted(const Opening& opening)
{
    auto halted = m_database.integer("SELECT halted FROM halt");
    auto brake = m_database.text("SELECT brake FROM halt");
    if (!halted) return std::unexpected(halted.error());
    if (!brake) return std::unexpected(brake.error());
    if (*halted != 0) return {};
    Changes none;
    return write(engine::HaltRecord{true, opening.halt, "start", opening.at,
                                    decode<engine::Brake>(*brake).value_or(engine::Brake::Pause)},
                 none);
}

core::Expected<void> OrderJournal::recover()
{
    const std::string unfinished = fmt::format("state NOT IN {} ORDER BY created_seq DESC", kEnded);
    const std::string recent =
        fmt::format("state IN {} ORDER BY created_seq DESC LIMIT {}", kEnded, kRecentBound);
    auto done = readOrders(unfinished, m_recovered.unfinished);
    if (done) done = readOrders(recent, m_recovered.recent);
    if (done) done = readFills(unfinished, recent);
    if (!done) return done;
    // Whatever it was before, after a restart nobody knows how it stands: the venue is asked.
    for (orders::Order& order : m_recovered.unfinished)
        if (order.state != orders::OrderState::NeedsOperator)
            order.state = orders::OrderState::Unknown;

    auto proposal = m_database.integer("SELECT coalesce(max(proposal_id), 0) + 1 FROM intent");
    if (!proposal) return std::unexpected(proposal.error());
    m_recovered.nextProposal = static_cast<std::uint64_t>(*proposal);
    if (done = readAutoFired(); !done) return done;
    auto halt = m_database.prepare("SELECT halted, reason, brake FROM halt");
    if (!halt) return std::unexpected(halt.error());
    if (halt->next()) {
        m_recovered.halted = halt->integer(0) != 0;
        m_recovered.haltReason = halt->text(1);
        // A word of no meaning here: the strictest one.
        m_recovered.brake = decode<engine::Brake>(halt->text(2)).value_or(engine::Brake::Pause);
    }
    return failed(*halt);
}

core::Expected<void> OrderJournal::readOrders(std::string_view condition,
                                              std::vector<orders::Order>& into) const
{
    auto rows =
        m_database.prepare(fmt::format("SELECT {} FROM intent WHERE {}", kOrderColumns, condition));
    if (!rows) return std::unexpected(rows.error());
    while (rows->next()) {
        auto stored = readOrder(*rows);
        if (!stored) return std::unexpected(stored.error());
        into.push_back(std::move(stored->order));
    }
    return failed(*rows);
}

core::Expected<void> OrderJournal::readAutoFired()
{
    auto rows = m_database.prepare(
        "SELECT created_ns, coalesce(budget_usd, 0) FROM (SELECT created_ns, budget_usd, "
        "created_seq FROM intent WHERE auto_fired = 1 AND created_ns > (SELECT max(created_ns) "
        "FROM "
        "intent) - 86400000000000) ORDER BY created_seq");
    if (!rows) return std::unexpected(rows.error());
    while (rows->next())
        m_recovered.autoFired.push_back(
            {core::Time{core::Duration{rows->integer(0)}}, rows->real(1)});
    return failed(*rows);
}

core::Expected<void> OrderJournal::readFills(std::string_view unfinished, std::string_view recent)
{
    auto rows = m_database.prepare(fmt::format(
        "SELECT {} FROM fill WHERE label IN (SELECT * FROM (SELECT label FROM intent WHERE {}) "
        "UNION ALL SELECT * FROM (SELECT label FROM intent WHERE {})) ORDER BY seq DESC LIMIT {}",
        kFillColumns, unfinished, recent, kRecentFillsBound));
    if (!rows) return std::unexpected(rows.error());
    while (rows->next()) {
        auto stored = readFill(*rows);
        if (!stored) return std::unexpected(stored.error());
        m_recovered.fills.push_back(std::move(stored->fill));
    }
    return failed(*rows);
}

OrderJournal::Written OrderJournal::append(std::span<const engine::Journal> entries)
{
    Written written;
    if (entries.empty()) return written;
    const std::int64_t seqBefore = m_headSeq;
    const std::string hashBefore = m_headHash;
    auto done = m_database.execute("BEGIN IMMEDIATE");
    std::uint64_t upTo = 0;
    for (const engine::Journal& entry : entries) {
        if (!done) break;
        m_constraintBroken = false;
        done = appendOne(entry.entry, written.changes);
        if (done) upTo = entry.seq;
    }
    if (!done) written.error = done.error();
    // What stood before an intent the schema refuses was lawful and is kept; a machine that failed
    // once is never asked again.
    if (done || m_constraintBroken) done = m_database.execute("COMMIT");
    if (done) {
        written.upTo = upTo;
        return written;
    }
    if (!written.error) written.error = done.error();
    m_database.abandon();
    if (m_database.inTransaction()) (void)m_database.execute("ROLLBACK");
    m_headSeq = seqBefore;
    m_headHash = hashBefore;
    written.changes = {};
    return written;
}

core::Expected<void> OrderJournal::appendOne(const engine::JournalEntry& entry, Changes& changes)
{
    return std::visit([&](const auto& record) { return write(record, changes); }, entry);
}

core::Expected<StoredOrder> OrderJournal::changedOrder(Statement& statement, std::string_view label)
{
    core::Expected<StoredOrder> stored =
        core::failure("no order in the journal is labelled " + std::string{label});
    if (statement.next()) stored = readOrder(statement);
    while (statement.next()) {
    }
    m_constraintBroken = isConstraint(statement.resultCode());
    if (statement.error()) return std::unexpected(*statement.error());
    return stored;
}

core::Expected<void> OrderJournal::write(const engine::IntentRecord& record, Changes& changes)
{
    const orders::Intent& i = record.intent;
    m_insertIntent.query(
        i.label, i.proposal.value, i.proposalHash, i.account.venue, i.account.account, i.underlying,
        i.instrumentName, code(i.side), i.quantity.mantissa(), i.limit.mantissa(),
        code(i.timeInForce), i.validUntil, i.requestId, i.createdAt, i.decisionMid,
        record.autoFired, record.budgetUsd, m_headSeq + 1,
        i.positionBefore ? std::optional{i.positionBefore->mantissa()} : std::nullopt,
        static_cast<std::int64_t>(i.child), static_cast<std::int64_t>(i.children), i.pictureHash);
    auto stored = changedOrder(m_insertIntent, i.label.view());
    if (!stored)
        return core::failure(fmt::format("order {} for {} {} cannot be recorded: {}",
                                         i.label.view(), i.account.venue.view(),
                                         i.underlying.view(), stored.error().message));
    if (auto extended = extendRequests(i.requestId, i.createdAt); !extended) return extended;
    auto logged = log(i.createdAt, "intent", i.label.view(), body(*stored));
    changes.orders.push_back(std::move(*stored));
    return logged;
}

core::Expected<void> OrderJournal::write(const engine::OrderRecord& record, Changes& changes)
{
    using enum orders::OrderState;
    if (record.state == Recording)
        return core::failure(
            "an order record came with the state Recording, which is never recorded");
    const bool wasSent = record.state != NotPlaced && record.state != Rejected &&
                         record.state != Unknown && record.state != NeedsOperator;
    const std::optional<core::Time> sentAt = wasSent ? std::optional{record.at} : std::nullopt;
    m_updateIntent.query(record.label, code(record.state), record.filled.mantissa(),
                         record.averagePrice, record.venueOrderId, record.evidence, sentAt,
                         record.at, m_headSeq + 1);
    auto stored = changedOrder(m_updateIntent, record.label.view());
    if (m_updateIntent.error()) return std::unexpected(stored.error());
    if (stored) {
        auto logged = log(record.at, "order", record.label.view(), body(*stored));
        changes.orders.push_back(std::move(*stored));
        return logged;
    }
    // One of ours that this file does not know (a restored older copy): a fact all the same.
    core::JsonObject stray;
    stray.text("state", code(record.state)).text("filled", record.filled.text());
    stray.text("venue_order_id", record.venueOrderId).text("evidence", record.evidence);
    return log(record.at, "stray", record.label.view(), stray.str());
}

core::Expected<void> OrderJournal::write(const engine::FillRecord& record, Changes& changes)
{
    const orders::Fill& f = record.fill;
    const StoredFill stored{f, m_headSeq + 1};
    auto done =
        m_insertFill.run(f.account.venue, f.account.account, f.tradeId, f.label, f.instrumentName,
                         code(f.side), f.quantity.mantissa(), f.price.mantissa(), f.fee,
                         f.feeCurrency, f.maker, f.mid, f.indexPrice, f.venueAt, f.at, stored.seq);
    if (!done) return done;
    if (m_database.changes() == 0) return {};  // told twice: the trade id is the key
    changes.fills.push_back(stored);
    return log(f.at, "fill", subject(f), body(stored));
}

core::Expected<void> OrderJournal::write(const engine::HaltRecord& record, Changes&)
{
    if (auto set = m_setHalt.run(record.halted, record.reason, record.actor, record.at,
                                 code(record.brake));
        !set)
        return set;
    return log(record.at, "halt", "", body(record));
}

core::Expected<void> OrderJournal::log(core::Time at, std::string_view kind,
                                       std::string_view subject, std::string body)
{
    const Event event{m_headSeq + 1, at.time_since_epoch().count(), std::string{kind},
                      std::string{subject}, std::move(body)};
    const std::string hash = chainHash(m_headHash, event);
    auto done = m_insertEvent.run(event.seq, event.atNs, event.kind, event.subject, event.body,
                                  m_headHash, hash);
    if (!done) return done;
    m_headSeq = event.seq;
    m_headHash = hash;
    return {};
}

core::Expected<void> OrderJournal::extendRequests(std::uint64_t used, core::Time at)
{
    // A run of weeks may use up its block; the next run must still start beyond it.
    constexpr auto kBlock = static_cast<std::uint64_t>(kCounterBlock);
    if (used + kBlock / 2 < m_requestsReserved) return {};
    m_requestsReserved = used + kBlock;
    if (auto done = m_extendRequests.run(m_requestsReserved); !done) return done;
    core::JsonObject reserved;
    return log(at, "reserve", "",
               reserved.integer("request", static_cast<std::int64_t>(m_requestsReserved)).str());
}

core::Expected<OrderJournal::Changes> OrderJournal::changedSince(std::int64_t seq) const
{
    Changes changes;
    auto orders = m_database.prepare(fmt::format(
        "SELECT {} FROM intent WHERE changed_seq > ?1 ORDER BY changed_seq", kOrderColumns));
    auto fills = m_database.prepare(
        fmt::format("SELECT {} FROM fill WHERE seq > ?1 ORDER BY seq", kFillColumns));
    if (!orders) return std::unexpected(orders.error());
    if (!fills) return std::unexpected(fills.error());
    orders->query(seq);
    while (orders->next()) {
        auto stored = readOrder(*orders);
        if (!stored) return std::unexpected(stored.error());
        changes.orders.push_back(std::move(*stored));
    }
    fills->query(seq);
    while (fills->next()) {
        auto stored = readFill(*fills);
        if (!stored) return std::unexpected(stored.error());
        changes.fills.push_back(std::move(*stored));
    }
    if (auto read = failed(*orders); !read) return std::unexpected(read.error());
    if (auto read = failed(*fills); !read) return std::unexpected(read.error());
    return changes;
}

}  // namespace ballast::store
