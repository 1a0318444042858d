#include "connectors/store/verify.h"

#include "connectors/store/backups.h"
#include "connectors/store/chain.h"
#include "connectors/store/codes.h"
#include "connectors/store/event_archive.h"
#include "connectors/store/event_file.h"
#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "connectors/store/order_journal.h"
#include "models/core/text.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

namespace ballast::store {
namespace {

/// Nothing: all is well. Else what is wrong and where.
using Finding = std::optional<std::string>;

core::Expected<Finding> chain(const Database& orders, std::int64_t from)
{
    auto rows = orders.prepare(
        "SELECT seq, at_ns, kind, subject, body, prev_hash, hash FROM event WHERE seq >= ?1 ORDER "
        "BY seq");
    if (!rows) return std::unexpected(rows.error());
    std::int64_t expected = from;
    std::string previous;
    rows->query(from);
    while (rows->next()) {
        const Event event{rows->integer(0), rows->integer(1), rows->text(2), rows->text(3),
                          rows->text(4)};
        if (event.seq != expected)
            return Finding{fmt::format("event {} is missing; {} follows", expected, event.seq)};
        const std::string before = rows->text(5);
        const bool joined = expected == from && from > 1 ? true : before == previous;
        if (!joined)
            return Finding{
                fmt::format("event {} does not follow from the one before it", event.seq)};
        previous = rows->text(6);
        if (chainHash(before, event) != previous)
            return Finding{fmt::format("event {} ({} {}) is not what was written", event.seq,
                                       event.kind, core::quoted(event.subject))};
        ++expected;
    }
    if (rows->error()) return std::unexpected(*rows->error());
    return Finding{};
}

/// As events count: before the first of them.
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::min();

/// Of all unfinished orders, and of those that changed since the event `from`.
core::Expected<Finding> orderRows(const Database& orders, std::int64_t from)
{
    auto rows = orders.prepare(
        fmt::format("SELECT {} FROM intent WHERE state NOT IN ('filled', 'cancelled', 'rejected', "
                    "'not_placed') OR changed_seq >= ?1",
                    kOrderColumns));
    auto last = orders.prepare(
        "SELECT body FROM event WHERE subject = ?1 AND kind IN ('intent', 'order') ORDER BY seq "
        "DESC LIMIT 1");
    if (!rows) return std::unexpected(rows.error());
    if (!last) return std::unexpected(last.error());
    rows->query(from);
    while (rows->next()) {
        auto stored = readOrder(*rows);
        if (!stored) return Finding{stored.error().message};
        const core::Label& label = stored->order.intent.label;
        const bool told = last->query(label).next();
        if (last->error()) return std::unexpected(*last->error());
        if (!told || last->text(0) != body(*stored))
            return Finding{
                fmt::format("order {} does not stand as its last event left it", label.view())};
    }
    if (rows->error()) return std::unexpected(*rows->error());
    return Finding{};
}

core::Expected<Finding> fillRows(const Database& orders, std::int64_t from)
{
    auto rows = orders.prepare(fmt::format("SELECT {} FROM fill WHERE seq >= ?1", kFillColumns));
    auto told = orders.prepare("SELECT body FROM event WHERE seq = ?1 AND kind = 'fill'");
    if (!rows) return std::unexpected(rows.error());
    if (!told) return std::unexpected(told.error());
    rows->query(from);
    while (rows->next()) {
        auto stored = readFill(*rows);
        if (!stored) return Finding{stored.error().message};
        const bool found = told->query(stored->seq).next();
        if (told->error()) return std::unexpected(*told->error());
        if (!found || told->text(0) != body(*stored))
            return Finding{fmt::format("fill {} is not what its event says",
                                       core::quoted(stored->fill.tradeId))};
    }
    if (rows->error()) return std::unexpected(*rows->error());
    return Finding{};
}

core::Expected<Finding> haltRow(const Database& orders)
{
    auto rows = orders.prepare(
        "SELECT halted, reason, actor, at_ns, "
        "(SELECT body FROM event WHERE kind = 'halt' ORDER BY seq DESC LIMIT 1), brake FROM halt");
    if (!rows) return std::unexpected(rows.error());
    if (!rows->next()) return Finding{"the halt row is missing"};
    const auto brake = decode<engine::Brake>(rows->text(5));
    if (!brake) return Finding{"the halt row has a brake of no meaning"};
    const engine::HaltRecord halt{rows->integer(0) != 0, rows->text(1), rows->text(2),
                                  rows->time(3), *brake};
    const bool never = rows->isNull(4) && halt.at == core::Time{} && !halt.halted &&
                       halt.brake == engine::Brake::None;
    if (never || (!rows->isNull(4) && rows->text(4) == body(halt))) return Finding{};
    return Finding{"the halt row is not what the last halt event says"};
}

/// A finding for the first row of a query that names what it should not have found.
template <class... Values>
core::Expected<Finding> noRow(const Database& database, std::string_view sql,
                              const Values&... values)
{
    auto rows = database.prepare(sql);
    if (!rows) return std::unexpected(rows.error());
    const bool found = rows->query(values...).next();
    if (rows->error()) return std::unexpected(*rows->error());
    return found ? Finding{rows->text(0)} : Finding{};
}

constexpr std::string_view kRowless =
    "SELECT kind || ' event ' || seq || ' has no row' FROM event AS e WHERE e.seq >= ?1 AND ("
    "(kind = 'intent' AND NOT EXISTS (SELECT 1 FROM intent WHERE label = e.subject)) OR "
    "(kind = 'fill' AND NOT EXISTS (SELECT 1 FROM fill WHERE seq = e.seq))) LIMIT 1";
constexpr std::string_view kCounters =
    "SELECT 'the counters or the install id are not what was reserved last' FROM event AS e "
    "WHERE e.seq = (SELECT seq FROM event WHERE kind = 'start' ORDER BY seq DESC LIMIT 1) AND NOT ("
    "(SELECT value FROM counter WHERE name = 'label') = json_extract(e.body, '$.label') + 1000000 "
    "AND "
    "(SELECT value FROM counter WHERE name = 'request') = coalesce((SELECT json_extract(r.body, "
    "'$.request') FROM event AS r WHERE r.kind = 'reserve' AND r.seq > e.seq ORDER BY r.seq DESC "
    "LIMIT 1), json_extract(e.body, '$.request') + 1000000) AND "
    "(SELECT install_id FROM install) = json_extract(e.body, '$.install_id'))";
constexpr std::string_view kSingleFlight =
    "SELECT count(*) || ' orders may be live at once for ' || venue || ' ' || account || ' ' || "
    "underlying "
    "FROM intent WHERE state NOT IN ('filled', 'cancelled', 'rejected', 'not_placed') "
    "GROUP BY venue, account, underlying HAVING count(*) > 1";
constexpr std::string_view kOverfilled =
    "SELECT 'order ' || label || ' is filled beyond its quantity' FROM intent "
    "WHERE cum_i < 0 OR cum_i > qty_i LIMIT 1";
constexpr std::string_view kFillsAddUp =
    "SELECT 'the fills of ' || label || ' add up to ' || (total / 1e9) || ', the order says ' || "
    "(cum_i / 1e9) "
    "FROM (SELECT i.label, i.cum_i, coalesce((SELECT sum(qty_i) FROM fill AS f WHERE f.label = "
    "i.label "
    "AND f.venue = i.venue AND f.account = i.account), 0) AS total FROM intent AS i "
    "WHERE state IN ('filled', 'cancelled', 'rejected', 'not_placed')) WHERE total <> cum_i LIMIT "
    "1";
constexpr std::string_view kEvidence =
    "SELECT 'order ' || label || ' ended without evidence' FROM intent "
    "WHERE state IN ('filled', 'cancelled', 'rejected', 'not_placed') AND evidence = '' LIMIT 1";

/// Every file but a new one tells of a start before anything else.
core::Expected<Finding> startIsThere(const Database& orders, std::int64_t head)
{
    auto known = orders.integer(
        "SELECT EXISTS (SELECT 1 FROM install) + EXISTS (SELECT 1 FROM intent) + "
        "EXISTS (SELECT 1 FROM fill) + EXISTS (SELECT 1 FROM counter WHERE value > 1)");
    if (!known) return std::unexpected(known.error());
    if (head > 0 || *known == 0) return Finding{};
    return Finding{"there are rows, and no event tells of them"};
}

/// How far a verification is: steps of a known share of it, one after another. Steps are weighed by
/// the size of their file and by what they took of a year's history.
class Way {
public:
    explicit Way(const ReadWatch& watch) : m_watch(watch) {}

    void add(double weight) { m_total += weight; }
    /// From here on a step of that weight.
    void begin(double weight)
    {
        m_done += std::exchange(m_step, weight);
        (void)goesOn(0);
    }
    /// So much of the step is done. False: it is not wanted any more.
    bool goesOn(double share)
    {
        m_share = share;
        if (m_watch && !m_cancelled && m_total > 0)
            m_cancelled = !m_watch(std::min((m_done + share * m_step) / m_total, 1.0));
        return !m_cancelled;
    }
    bool isCancelled() const { return m_cancelled; }
    ReadWatch step()
    {
        return [this](double share) { return goesOn(share); };
    }
    /// Stops whatever statement is under way as soon as it is not wanted any more.
    void watch(const Database& database)
    {
        constexpr int kOpsBetweenLooks = 100'000;
        if (!m_watch) return;
        sqlite3_progress_handler(
            database.handle(), kOpsBetweenLooks,
            [](void* of) {
                auto* way = static_cast<Way*>(of);
                return way->goesOn(way->m_share) ? 0 : 1;
            },
            this);
    }

private:
    const ReadWatch& m_watch;
    double m_total = 0, m_done = 0, m_step = 0, m_share = 0;
    bool m_cancelled = false;
};

double bytesOf(const std::filesystem::path& file)
{
    std::error_code ec;
    const auto size = std::filesystem::file_size(file, ec);
    return ec ? 0.0 : static_cast<double>(size);
}

/// Of the history's: SQLite's own, the copies of the journal, the chain, the blocks.
constexpr double kOfIntegrity = 0.1, kOfMirror = 0.03, kOfChain = 0.72, kOfSummaries = 0.15;

core::Expected<Finding> integrity(const Database& database)
{
    auto found = database.text("PRAGMA integrity_check(1)");
    if (!found) return Finding{found.error().message};
    return *found == "ok" ? Finding{} : Finding{*found};
}

void add(Report& report, std::string name, const core::Expected<Finding>& finding,
         std::string counted)
{
    Report::Check check{std::move(name), finding && !*finding, {}};
    check.detail = !finding ? finding.error().message : *finding ? **finding : std::move(counted);
    report.checks.push_back(std::move(check));
}

core::Expected<Database> openForReading(const std::filesystem::path& file, FileKind kind,
                                        std::span<const Migration> migrations)
{
    std::error_code ec;
    if (!std::filesystem::exists(file, ec))
        return core::failure("Verifying " + utf8(file) +
                             ": there is no such file. Name the data folder with --data.");
    // Opened for writing so that SQLite may undo what a killed run left half done, and for nothing
    // else.
    auto database = Database::open(file, Database::Access::ReadWrite);
    if (!database) return database;
    auto can = kind == FileKind::Orders ? database->holdAlone() : core::Expected<void>{};
    if (!can && database->isBusy())
        return core::failure("Verifying " + utf8(file.parent_path()) +
                             ": a running Ballast, or another command, has the order journal of "
                             "this folder. " +
                             lookAtACopy(file.parent_path()) + ".");
    if (can) can = database->execute("PRAGMA query_only=ON; PRAGMA busy_timeout=250");
    if (can) can = readable(*database, kind, migrations);
    if (!can) return std::unexpected(can.error());
    return database;
}

/// A journal cut off at its end is consistent in itself; the history remembers how far it had come.
core::Expected<Finding> anchored(const Database& orders, const Database& history)
{
    auto anchor = journalAnchor(history);
    if (!anchor) return std::unexpected(anchor.error());
    if (anchor->seq == 0) return Finding{};
    auto rows = orders.prepare("SELECT hash FROM event WHERE seq = ?1");
    if (!rows) return std::unexpected(rows.error());
    const bool found = rows->query(anchor->seq).next();
    if (found && rows->text(0) == anchor->hash) return Finding{};
    return Finding{fmt::format("the history has seen the journal up to event {}, which {}",
                               anchor->seq, found ? "now reads otherwise" : "is no longer there")};
}

/// The history's copies of orders and fills against the journal they were copied from. A copy may
/// be older than the journal, never different from what the journal says up to where it was seen.
core::Expected<Finding> mirrored(const Database& orders, const Database& history)
{
    auto anchor = journalAnchor(history);
    if (!anchor) return std::unexpected(anchor.error());
    auto theirs = orders.prepare(
        "SELECT state, cum_i, qty_i, px_i, side, instrument, evidence, changed_seq FROM intent "
        "WHERE "
        "label = ?1");
    auto ours = history.prepare(
        "SELECT label, state, cum_i, qty_i, px_i, side, instrument, evidence FROM t_order");
    auto theirFills = orders.prepare(
        "SELECT qty_i, px_i, side, instrument, label, fee FROM fill WHERE venue = ?1 AND account = "
        "?2 AND trade_id = ?3");
    auto ourFills = history.prepare(
        "SELECT venue, account, trade_id, qty_i, px_i, side, instrument, label, fee FROM t_fill");
    for (auto* statement : {&theirs, &ours, &theirFills, &ourFills})
        if (!*statement) return std::unexpected(statement->error());
    while (ours->next()) {
        if (!theirs->query(ours->text(0)).next())
            return Finding{fmt::format("order {} is in the history and not in the journal",
                                       core::quoted(ours->text(0)))};
        const bool same = ours->integer(3) == theirs->integer(2) &&
                          ours->integer(4) == theirs->integer(3) &&
                          ours->text(5) == theirs->text(4) && ours->text(6) == theirs->text(5);
        const bool current = theirs->integer(7) <= anchor->seq;
        if (!same || (current &&
                      (ours->text(1) != theirs->text(0) || ours->integer(2) != theirs->integer(1) ||
                       ours->text(7) != theirs->text(6))))
            return Finding{fmt::format("order {} is not what the journal says of it",
                                       core::quoted(ours->text(0)))};
    }
    while (ourFills->next()) {
        const bool found =
            theirFills->query(ourFills->text(0), ourFills->text(1), ourFills->text(2)).next();
        bool same = found && ourFills->real(8) == theirFills->real(5);
        for (int n = 0; same && n < 5; ++n) same = ourFills->text(3 + n) == theirFills->text(n);
        if (!same)
            return Finding{fmt::format("fill {} is not what the journal says of it",
                                       core::quoted(ourFills->text(2)))};
    }
    for (auto* statement : {&*theirs, &*ours, &*theirFills, &*ourFills})
        if (statement->error()) return std::unexpected(*statement->error());
    return Finding{};
}

/// Sums differ in their last digits by the processor that made them, nothing else does.
bool same(const SampleSummary& a, const SampleSummary& b)
{
    const auto near = [](double x, double y) {
        return std::abs(x - y) <= 1e-9 * std::max({std::abs(x), std::abs(y), 1.0});
    };
    bool well = a.rows == b.rows && a.first == b.first && a.last == b.last &&
                a.ordered == b.ordered && a.band == b.band && near(a.deltaUsd, b.deltaUsd) &&
                near(a.gammaUsd, b.gammaUsd) && near(a.thetaUsd, b.thetaUsd);
    for (std::size_t n = 0; well && n < kSampleReals; ++n)
        well = a.columns[n].known == b.columns[n].known &&
               a.columns[n].least == b.columns[n].least &&
               a.columns[n].greatest == b.columns[n].greatest &&
               near(a.columns[n].sum, b.columns[n].sum);
    return well;
}

/// Summaries are made from the rows of a block: they must say what the rows say.
core::Expected<Finding> summaries(const Database& history, const ReadWatch& watch)
{
    const auto all = history.integer("SELECT count(*) FROM t_sample_block");
    if (!all) return std::unexpected(all.error());
    std::int64_t done = 0;
    auto blocks =
        history.prepare("SELECT block, summary, first_ns, last_ns, rows FROM t_sample_block");
    auto data = history.prepare(kBlockData);
    if (!blocks) return std::unexpected(blocks.error());
    if (!data) return std::unexpected(data.error());
    while (blocks->next()) {
        if (!watch(static_cast<double>(done++) / static_cast<double>(*all)))
            return std::unexpected(readCancelled());
        auto block = LoadedBlock::load(*data, blocks->integer(0));
        if (!block) return Finding{block.error().message};
        const SampleSummary summary = summarise((*block)->samples().decode());
        const auto kept = decodeSummary(blocks->bytes(1));
        if (!kept || !same(summary, *kept) || summary.first != blocks->time(2) ||
            summary.last != blocks->time(3) || summary.rows != blocks->integer(4))
            return Finding{
                fmt::format("the summary of block {} is not that of its rows", blocks->integer(0))};
    }
    if (blocks->error()) return std::unexpected(*blocks->error());
    return Finding{};
}

void addChain(Report& report, const Database& history, const ReadWatch& watch)
{
    auto found = checkChain(history, watch);
    const core::Expected<Finding> finding =
        !found                 ? core::Expected<Finding>{std::unexpected(found.error())}
        : found->wrong.empty() ? Finding{}
                               : Finding{found->wrong};
    add(report, "history.db: hash chain", finding, found ? found->text() : "");
}

void addEvents(Report& report, const Database& events)
{
    const auto counted = [&](const char* sql, std::string_view what) {
        return fmt::format("{} {}", events.integer(sql).value_or(0), what);
    };
    add(report, "events.db: integrity", integrity(events), "every page and index");
    add(report, "events.db: hash chain", eventChain(events),
        counted("SELECT count(*) FROM t_session", "sessions, ") +
            counted("SELECT coalesce(sum(events), 0) FROM t_block", "events"));
}

}  // namespace

bool Report::ok() const
{
    return std::ranges::all_of(checks, [](const Check& check) { return check.ok; });
}

std::string Report::text() const
{
    std::string out;
    for (const Check& check : checks)
        out +=
            fmt::format("{:<6} {:<36} {}\n", check.ok ? "ok" : "WRONG", check.name, check.detail);
    return out;
}

Report verifyOrders(const Database& orders)
{
    Report report;
    report.events = orders.integer("SELECT count(*) FROM event").value_or(0);
    report.orders = orders.integer("SELECT count(*) FROM intent").value_or(0);
    report.fills = orders.integer("SELECT count(*) FROM fill").value_or(0);
    const auto counted = [](std::int64_t n, std::string_view what) {
        return fmt::format("{} {}", n, what);
    };
    add(report, "orders.db: integrity", integrity(orders), "every page and index");
    add(report, "orders.db: hash chain", chain(orders, 1), counted(report.events, "events"));
    add(report, "orders.db: orders as last recorded", orderRows(orders, kAll),
        counted(report.orders, "orders"));
    add(report, "orders.db: fills as recorded", fillRows(orders, kAll),
        counted(report.fills, "fills"));
    add(report, "orders.db: halt as last recorded", haltRow(orders), "1 row");
    add(report, "orders.db: nothing removed", noRow(orders, kRowless, kAll),
        counted(report.events, "events"));
    add(report, "orders.db: counters", noRow(orders, kCounters), "labels, request ids, install");
    add(report, "I4: one order in flight a bucket", noRow(orders, kSingleFlight),
        counted(report.orders, "orders"));
    add(report, "I5: no order beyond its quantity", noRow(orders, kOverfilled),
        counted(report.orders, "orders"));
    add(report, "I5: fills add up", noRow(orders, kFillsAddUp), counted(report.fills, "fills"));
    add(report, "I6: no end without evidence", noRow(orders, kEvidence),
        counted(report.orders, "orders"));
    return report;
}

core::Expected<Report> verify(const std::filesystem::path& folder, const ReadWatch& watch)
{
    std::error_code ec;
    const std::filesystem::path real = std::filesystem::canonical(folder, ec);
    if (ec) return core::failure("Verifying " + utf8(folder) + ": " + ec.message() + ".");
    const double ofOrders = bytesOf(real / kOrdersFile), ofHistory = bytesOf(real / kHistoryFile),
                 ofEvents = bytesOf(real / kEventsFile);
    Way way(watch);
    way.add(ofOrders + ofHistory + ofEvents);
    auto orders = openForReading(real / kOrdersFile, FileKind::Orders, ordersMigrations());
    if (!orders) return std::unexpected(orders.error());
    way.watch(*orders);
    way.begin(ofOrders);
    Report report = verifyOrders(*orders);
    auto history = openForReading(real / kHistoryFile, FileKind::History, historyMigrations());
    if (!history) return std::unexpected(history.error());
    way.watch(*history);
    way.begin(kOfIntegrity * ofHistory);
    add(report, "history.db: integrity", integrity(*history), "every page and index");
    add(report, "history.db: within the journal", anchored(*orders, *history),
        "its last seen event is there");
    auto version = schemaVersion(*history);
    if (way.isCancelled()) return std::unexpected(readCancelled());
    if (!version) return std::unexpected(version.error());
    if (*version == std::ssize(historyMigrations())) {  // one of an older Ballast has no chain
        way.begin(kOfMirror * ofHistory);
        add(report, "history.db: orders and fills as journaled", mirrored(*orders, *history),
            "every copy");
        way.begin(kOfChain * ofHistory);
        addChain(report, *history, way.step());
        way.begin(kOfSummaries * ofHistory);
        add(report, "history.db: summaries of blocks", summaries(*history, way.step()),
            "every block");
    }
    if (std::filesystem::exists(real / kEventsFile, ec)) {  // else none were recorded
        auto events = openForReading(real / kEventsFile, FileKind::Events, eventsMigrations());
        if (!events) return std::unexpected(events.error());
        way.watch(*events);
        way.begin(ofEvents);
        addEvents(report, *events);
    }
    // What was looked at before may be well: it is not the answer to what was asked.
    if (way.isCancelled()) return std::unexpected(readCancelled());
    return report;
}

core::Expected<void> checkTail(const Database& orders, std::int64_t events)
{
    auto head = orders.integer("SELECT coalesce(max(seq), 0) FROM event");
    if (!head) return std::unexpected(head.error());
    const std::int64_t from = std::max<std::int64_t>(1, *head - events + 1);
    auto finding = chain(orders, from);
    const auto then = [&](const auto& look) {
        if (finding && !*finding) finding = look();
    };
    then([&] { return orderRows(orders, from); });
    then([&] { return fillRows(orders, from); });
    then([&] { return haltRow(orders); });
    then([&] { return noRow(orders, kCounters); });
    then([&] { return noRow(orders, kRowless, from); });
    then([&] { return startIsThere(orders, *head); });
    if (!finding) return std::unexpected(finding.error());
    if (!*finding) return {};
    return core::failure("The order journal " + utf8(orders.file()) +
                         " has been changed by something other than Ballast: " + **finding +
                         ". Nothing is sent from it. Check it with `ballastctl verify` "
                         "and restore the newest good backup with `ballastctl restore`.");
}

}  // namespace ballast::store
