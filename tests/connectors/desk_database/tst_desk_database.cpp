// The desk database against a PostgreSQL of the test's own: many desks, outages, hostile text,
// roles.
#include "connectors/desk_database/read_views.h"
#include "connectors/store/history.h"
#include "connectors/store/retention.h"
#include "connectors/store/review_reader.h"
#include "connectors/store/sample_blocks.h"
#include "tests/connectors/desk_database/desk_samples.h"
#include "tests/support/places.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

using namespace ballast;
using namespace ballast::desk_database;
using namespace ballast::desk_database::samples;
using support::PostgresServer;

namespace {

fs::path under(const QTemporaryDir& dir, const char* name)
{
    return fs::path{dir.path().toStdString()} / name;
}

/// What stands between ```sql marks of the page, all of it.
std::string sqlOf(const fs::path& page)
{
    std::ifstream in(page);
    std::string out, line;
    bool inside = false;
    while (std::getline(in, line)) {
        if (line.starts_with("```"))
            inside = line == "```sql";
        else if (inside)
            out += line + "\n";
    }
    return out;
}

const std::string kHostile[] = {"'; DROP TABLE t_alert; --",
                                "\\.\n\\N\t\r\\",
                                std::string("zero\0byte", 9),
                                "\xff\xfe broken \xED\xA0\x80",
                                "<img src=x onerror=alert(1)>",
                                "=cmd|' /C calc'!A0",
                                "\xE2\x80\xAE"
                                "right to left",
                                "$1 %s {} \"quoted\" ${HOME}",
                                std::string(20'000, 'x')};

}  // namespace

class TestDeskDatabase : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PostgresServer> m_server;
    int m_databases = 0;

    /// A new, empty database.
    std::string fresh()
    {
        const std::string name = "desk" + std::to_string(++m_databases);
        m_server->sql("postgres", "CREATE DATABASE " + name);
        return name;
    }

private slots:
    void initTestCase()
    {
        if (!isBuiltIn()) QSKIP("This Ballast was built without libpq.");
        if (const std::string why = PostgresServer::whyNone(); !why.empty()) QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
    }
    void cleanupTestCase() { m_server.reset(); }

    void carriesEverythingOverOnce()
    {
        const QTemporaryDir dir;
        const Address address = addressOf(m_server->url(fresh()));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        for (std::uint64_t n = 1; n <= 20; ++n) desk.rebalance(n);
        desk.settle();
        desk.close();
        const auto went = shipAll(address, ana, desk.folder());
        QVERIFY2(went, went ? "" : went.error().message.c_str());
        QVERIFY(*went > 20 * 12);
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
        QCOMPARE(*shipAll(address, ana, desk.folder()), std::size_t{0});
        // Rows that change are replaced over there, and new ones follow.
        desk.open();
        desk.rebalance(7, "said anew");
        desk.close();
        QVERIFY(*shipAll(address, ana, desk.folder()) > 0);
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
        // Sent a second time, as after a COMMIT whose answer was lost, nothing comes twice.
        m_server->sql(fmt::format("desk{}", m_databases),
                      "UPDATE ballast.progress SET upto = 0, at_ns = NULL");
        QVERIFY(*shipAll(address, ana, desk.folder()) > 20 * 12);
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
    }

    void changesOfAnOlderHistoryAreKnown()
    {
        const QTemporaryDir dir;
        auto database =
            *store::Database::open(under(dir, "old.db"), store::Database::Access::ReadWrite);
        const auto all = store::historyMigrations();
        const auto changes = std::ranges::find_if(all, [](const store::Migration& m) {
            return std::string_view{m.name}.ends_with("_changes");
        });
        QVERIFY(changes != all.end());
        QVERIFY(store::migrate(database, store::FileKind::History,
                               all.first(static_cast<std::size_t>(changes - all.begin()))));
        QVERIFY(
            database.execute("INSERT INTO t_proposal (proposal_id, revision) VALUES (1, 1), (1, 2);"
                             "INSERT INTO t_leg (proposal_id, revision, leg) VALUES (1, 1, 0);"
                             "INSERT INTO t_order (label) VALUES ('a');"
                             "INSERT INTO t_fill (venue, account, trade_id) VALUES ('p', 'm', 't');"
                             "INSERT INTO t_realised_day (underlying, day_ns, variance, minutes) "
                             "VALUES ('BTC', 1, 1, 1)"));
        QVERIFY(store::migrate(database, store::FileKind::History, all));
        QCOMPARE(*database.integer("SELECT count(*) FROM t_changed"), std::int64_t{6});
        QVERIFY(
            database.execute("INSERT OR REPLACE INTO t_order (label, state) VALUES ('a', 'x')"));
        QCOMPARE(*database.integer("SELECT count(*) FROM t_changed"), std::int64_t{6});
        QCOMPARE(*database.integer("SELECT seq FROM t_changed WHERE source = 't_order'"),
                 *database.integer("SELECT max(seq) FROM t_changed"));
    }

    void manyDesksAreReviewedTogether()
    {
        const QTemporaryDir dir;
        const Address address = addressOf(m_server->url(fresh()));
        const char* names[] = {"ana", "bob", "cyd"};
        std::vector<std::jthread> at;  // all of them at once, on a schema that is not there yet
        std::atomic<int> failed{0};
        for (int n = 0; n < 3; ++n) {
            Desk desk(under(dir, names[n]));
            for (std::uint64_t k = 1; k <= 3; ++k)
                desk.rebalance(k + static_cast<std::uint64_t>(n));
            desk.settle();
            desk.close();
        }
        for (int n = 0; n < 3; ++n)
            at.emplace_back([&, n] {
                const auto went = shipAll(address, member(names[n], static_cast<char>('a' + n)),
                                          under(dir, names[n]));
                if (!went) qWarning("%s", went.error().message.c_str());
                failed += went ? 0 : 1;
            });
        at.clear();
        QCOMPARE(failed.load(), 0);
        auto reader = DeskReader::open(address);
        QVERIFY(reader);
        const auto desks = *reader->desks();
        QCOMPARE(desks.size(), std::size_t{3});
        QCOMPARE(desks[1].text(), std::string{"bob@tower: paper"});
        QCOMPARE(reader->desksCalled("")->size(), std::size_t{3});
        QCOMPARE(reader->desksCalled("bob")->front().text(), desks[1].text());
        QVERIFY(reader->desksCalled("zoe")->empty());
        std::set<std::string> traded;
        const auto rebalances = *reader->rebalances({}, {});
        for (const review::Rebalance& r : rebalances) traded.insert(r.underlying.text());
        const auto known = *reader->underlyings(desks);
        QVERIFY(!known.empty() && std::ranges::is_sorted(known));
        for (const std::string& name : traded)
            QVERIFY2(std::ranges::binary_search(known, name), name.c_str());
        QVERIFY(reader->underlyings({})->empty());
        for (const DeskEntry& desk : desks) {
            const fs::path folder = under(dir, desk.trader.c_str());
            QCOMPARE(difference(address, folder, desk.desk), std::string{});
            // The review of one desk over there is that of its own folder.
            auto here = *store::HistoryReader::open(folder)->rebalances({}, {});
            auto there = *reader->rebalances({}, {{}, desk.trader, 100});
            for (review::Rebalance& r : there) QCOMPARE(std::exchange(r.desk, {}), desk.name);
            QCOMPARE(there.size(), here.size());
            QVERIFY(there == here);
            const auto whole = reader->historyOf(desk.desk, {}, 100, true);
            QVERIFY(whole);
            const auto counts = *whole->counts();
            const auto own = *store::HistoryReader::open(folder)->counts();
            QCOMPARE(counts.samples, own.samples);
            QCOMPARE(counts.fills, own.fills);
            QCOMPARE(counts.decisions, own.decisions);
            QVERIFY(*whole->samples("BTC", {}, 1'000) ==
                    *store::HistoryReader::open(folder)->samples("BTC", {}, 1'000));
        }
        const auto all = *reader->rebalances({}, {});
        QCOMPARE(all.size(), std::size_t{9});
        QVERIFY(std::ranges::is_sorted(all, {}, &review::Rebalance::proposedAt));
        const auto few = *reader->rebalances({at_(20'000), at_(20'000)}, {});
        QCOMPARE(few.size(), std::size_t{2});  // proposal 2 of ana and of bob
        const auto newest = *reader->rebalances({}, {{}, "", 1});
        QCOMPARE(newest.size(), std::size_t{3});
        const auto bands = *reader->bandTimes({}, {});
        QCOMPARE(bands.size(), std::size_t{1});
        const auto own = *store::HistoryReader::open(under(dir, "ana"))->bandTimes({}, {});
        QVERIFY(bands[0].second.watched > own[0].second.watched);
        QVERIFY(!reader->rebalances({}, {{}, "dan", 1}));
    }

    void nothingIsLostOrTwiceWhereTheServerFallsUnderLoad()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        const char* names[] = {"ana", "bob"};
        std::atomic<bool> enough{false};
        std::vector<std::jthread> writers;
        std::atomic<std::uint64_t> wrote{0};
        for (int n = 0; n < 2; ++n)
            writers.emplace_back([&, n] {
                Desk desk(under(dir, names[n]));
                for (std::uint64_t k = 1; !enough; ++k) {
                    desk.rebalance(k);
                    desk.settle();  // paced by the disk, and not by the desk database
                    ++wrote;
                }
            });
        while (wrote < 4) std::this_thread::yield();
        int outages = 0;
        {
            Watched a(address, member("ana", 'a'), under(dir, "ana"), 20);
            Watched b(address, member("bob", 'b'), under(dir, "bob"), 20);
            for (const char* how : {"fast", "immediate", "immediate", "fast"}) {
                a.waitUntilLinked();
                b.waitUntilLinked();
                const std::uint64_t before = wrote;
                m_server->stop(how);
                a.waitUntilAway();
                b.waitUntilAway();
                while (wrote < before + 4) std::this_thread::yield();  // the desks go on without it
                m_server->start();
                ++outages;
            }
            a.waitUntilLinked();
            b.waitUntilLinked();
            enough = true;
            writers.clear();
            // Told once for each outage, however often it was tried again.
            const auto told = a.told();
            const auto goesOn = std::ranges::count_if(told, [](const std::string& s) {
                return s.find("goes on without it") != std::string::npos;
            });
            QCOMPARE(static_cast<int>(goesOn), outages);
            const auto again = std::ranges::count_if(told, [](const std::string& s) {
                return s.find("is reached again") != std::string::npos;
            });
            QCOMPARE(static_cast<int>(again), outages);
        }
        for (int n = 0; n < 2; ++n) {
            const Member who = member(names[n], static_cast<char>('a' + n));
            const auto rest = shipAll(address, who, under(dir, names[n]));
            QVERIFY2(rest, rest ? "" : rest.error().message.c_str());
            const std::string desk = m_server->sql(
                database,
                fmt::format("SELECT desk FROM ballast.desk WHERE machine = '{}'", who.machine));
            QCOMPARE(difference(address, under(dir, names[n]), std::stoll(desk)), std::string{});
        }
        // The cursor counted each appended row once.
        QCOMPARE(m_server->sql(database,
                               "SELECT (SELECT sum(rows) FROM ballast.progress WHERE source = "
                               "'t_sample') = (SELECT count(*) FROM ballast.t_sample)"),
                 std::string{"t"});
    }

    void aShipperThatIsStoppedAnywhereGoesOnFromThere()
    {
        const QTemporaryDir dir;
        const Address address = addressOf(m_server->url(fresh()));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        for (std::uint64_t n = 1; n <= 60; ++n) desk.rebalance(n);
        desk.settle();
        desk.close();
        for (int stop = 1; stop <= 8; ++stop) {
            Watched shipper(address, ana, desk.folder(), 7);
            shipper.waitForChanges(stop);
        }
        QVERIFY(shipAll(address, ana, desk.folder()));
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
    }

    void aServerThatHangsHoldsNobodyUp()
    {
        const QTemporaryDir dir;
        const Address address = addressOf(m_server->url(fresh()));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        desk.rebalance(1);
        desk.settle();
        {
            Watched shipper(address, ana, desk.folder());
            shipper.waitUntilLinked();
            m_server->freeze(true);
            for (std::uint64_t n = 2; n <= 30; ++n) desk.rebalance(n);
            desk.settle();
        }  // ends, although the server says nothing
        m_server->freeze(false);
        desk.close();
        QVERIFY(shipAll(address, ana, desk.folder()));
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
    }

    void hostileTextComesOverAsItIs()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        Desk desk(under(dir, "a"));
        std::uint64_t n = 0;
        for (const std::string& words : kHostile) desk.rebalance(++n, words);
        desk.settle();
        desk.close();
        Member who = member("ana", 'a');
        who.name = kHostile[0];
        who.trader = kHostile[2];
        const auto went = shipAll(address, who, desk.folder());
        QVERIFY2(went, went ? "" : went.error().message.c_str());
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
        auto reader = DeskReader::open(address);
        QCOMPARE(reader->rebalances({}, {})->size(), n);
        QCOMPARE(reader->rebalances({}, {{}, kHostile[0], 100})->front().desk, kHostile[0]);
    }

    void anOlderCopyBeginsANewLife()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        desk.rebalance(1);
        desk.settle();
        desk.close();
        fs::copy(desk.folder(), under(dir, "copy"), fs::copy_options::recursive);
        desk.open();
        desk.rebalance(2);
        desk.settle();
        desk.close();
        QVERIFY(shipAll(address, ana, desk.folder()));
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
        // The copy was put back, and does something else.
        Desk copy(under(dir, "copy"));
        copy.rebalance(5, "another life");
        copy.settle();
        copy.close();
        std::vector<std::string> told;
        QVERIFY(shipAll(address, ana, copy.folder(), &told));
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].find("older copy") != std::string::npos);
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});  // as it was
        QCOMPARE(difference(address, copy.folder(), 2), std::string{});
        const auto rows = *DeskReader::open(address)->rebalances({}, {});
        std::vector<std::pair<std::uint64_t, std::string>> found;
        for (const review::Rebalance& r : rows) found.emplace_back(r.proposal.value, r.desk);
        const std::vector<std::pair<std::uint64_t, std::string>> wanted{
            {1, "ana@tower: paper (life 2)"},
            {2, "ana@tower: paper"},
            {5, "ana@tower: paper (life 2)"}};
        QVERIFY(found == wanted);
    }

    /// Samples keep counting, whatever becomes of the older ones: their chain goes by the number.
    void aTableThatWasEmptiedCountsAnew()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        desk.rebalance(1);
        desk.settle();
        desk.close();
        QVERIFY(shipAll(address, ana, desk.folder()));
        {
            auto history = store::Database::open(desk.folder() / store::kHistoryFile,
                                                 store::Database::Access::ReadWrite);
            QVERIFY(history->execute("DELETE FROM t_sample; DELETE FROM t_alert"));
        }
        desk.open();
        desk.rebalance(2);
        desk.settle();
        desk.close();
        std::vector<std::string> told;
        QVERIFY(shipAll(address, ana, desk.folder(), &told));
        QVERIFY(told.empty());
        const auto eras = [&](const char* table) {
            return m_server->sql(
                database, fmt::format("SELECT era, count(*), min(id) FROM ballast.{} GROUP BY era "
                                      "ORDER BY era",
                                      table));
        };
        QCOMPARE(eras("t_alert"), std::string{"0|1|1\n1|1|1"});
        QCOMPARE(eras("t_sample"), std::string{"0|10|1"});
        const auto whole = DeskReader::open(address)->historyOf(1, {}, 100, true);
        QCOMPARE(whole->counts()->samples, std::int64_t{10});
    }

    /// What was shipped and has moved into blocks since was neither lost nor put back: the newest
    /// row that is left in the table may be an older one, of an underlying that waits its turn.
    void samplesThatMovedIntoBlocksAreNoOlderCopy()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        auto other = sample(500, 0.1);
        other.underlying = "ETH";
        desk.remember(other);
        desk.rebalance(1);
        desk.settle();
        desk.close();
        QVERIFY(shipAll(address, ana, desk.folder()));
        {
            auto history = store::History::open(desk.folder());
            QVERIFY(history);
            auto blocks = store::SampleBlockWriter::over(history->database());
            QVERIFY(blocks);
            store::SampleColumns samples;
            auto rows = history->database().prepare(
                fmt::format("SELECT {} FROM t_sample WHERE underlying = 'BTC' ORDER BY id",
                            store::kSampleColumns));
            QVERIFY(rows);
            rows->query();
            while (rows->next()) samples.add(store::readSampleRow(*rows));
            QCOMPARE(samples.size(), std::size_t{5});
            QVERIFY(blocks->append("BTC", samples));
            QVERIFY(history->database().execute("DELETE FROM t_sample WHERE underlying = 'BTC'"));
        }
        std::vector<std::string> told;
        QCOMPARE(*shipAll(address, ana, desk.folder(), &told), std::size_t{0});
        desk.open();
        desk.rebalance(2);
        desk.settle();
        desk.close();
        QVERIFY(*shipAll(address, ana, desk.folder(), &told) > 0);
        QCOMPARE(told, std::vector<std::string>{});
        QCOMPARE(m_server->sql(database,
                               "SELECT era, count(*), min(id), max(id) FROM "
                               "ballast.t_sample GROUP BY era ORDER BY era"),
                 std::string{"0|11|1|11"});
    }

    /// What moved into blocks before anybody had carried it over comes out of them: each once, in
    /// any bite, beside what is still a plain row.
    void samplesThatWereInBlocksBeforeAreShipped()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        for (std::uint64_t n = 1; n <= 40; ++n) {
            auto other = sample(static_cast<std::int64_t>(n) * 10'000 + 500, 0.1);
            other.underlying = "ETH";
            if (n % 9 == 0) other.bandWhy = "Band 1.00 -> 1.25: cost";
            desk.remember(other);
            desk.rebalance(n);
        }
        desk.settle();
        desk.close();
        const auto own = [&] { return *store::HistoryReader::open(desk.folder()); };
        const auto before = *own().samples("BTC", {}, 1'000);
        QCOMPARE(before.size(), std::size_t{200});
        {
            auto history = store::History::open(desk.folder());
            QVERIFY(history);
            auto retention = store::Retention::over(history->database(), {.fullDays = 1});
            QVERIFY(retention);
            // All but the newest of both underlyings.
            const core::Time now = at_(300'000) + std::chrono::days{1};
            for (bool more = true; more;)
                more = *retention->step(now, store::Retention::Pace::Everything);
            QVERIFY(retention->done().samples > 150);
        }
        // In bites that end within blocks, and as after a COMMIT whose answer was lost.
        for (const std::size_t bite : {7, 500}) {
            auto shipment = Shipment::open(address, ana, desk.folder(), {}, {});
            QVERIFY(shipment);
            QVERIFY(*shipment->behind() > 200);
            for (int n = 0; n < (bite == 7 ? 12 : 1'000); ++n)
                if (*shipment->step(bite) == 0) break;
        }
        QCOMPARE(m_server->sql(database,
                               "SELECT count(*), count(DISTINCT id), min(id), max(id) FROM "
                               "ballast.t_sample"),
                 std::string{"240|240|1|240"});
        QCOMPARE(*shipAll(address, ana, desk.folder()), std::size_t{0});
        const auto there = DeskReader::open(address)->historyOf(1, {}, 100, true);
        QVERIFY(there);
        for (const char* name : {"BTC", "ETH"})
            QVERIFY(*there->samples(name, {}, 1'000) == *own().samples(name, {}, 1'000));
        QVERIFY(*there->samples("BTC", {}, 1'000) == before);
    }

    /// The review of a desk over there is that of its own folder: what was carried, the sums of
    /// days and hours, the times outside the band.
    void theReviewOverThereIsThatOfTheFolder()
    {
        const QTemporaryDir dir;
        const Address address = addressOf(m_server->url(fresh()));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        for (std::uint64_t n = 1; n <= 12; ++n) desk.rebalance(n);
        desk.settle();
        desk.close();
        QVERIFY(shipAll(address, ana, desk.folder()));
        desk.open();  // sums that are added to afterwards are replaced
        for (std::uint64_t n = 13; n <= 20; ++n) desk.rebalance(n);
        desk.settle();
        desk.close();
        QVERIFY(shipAll(address, ana, desk.folder()));
        QCOMPARE(difference(address, desk.folder(), 1), std::string{});
        const auto here = store::ReviewReader::open(desk.folder());
        auto copy = DeskReader::open(address)->historyOf(1, {}, 100, true);
        QVERIFY(here && copy);
        const auto there = store::ReviewReader::over(std::move(*copy));
        const auto a = here->read({}), b = there.read({});
        QVERIFY(a && b);
        QCOMPARE(b->cases.size(), std::size_t{20});
        QVERIFY(!a->pnl.empty() && !a->hours.empty());
        QVERIFY(a->pnl == b->pnl);
        QVERIFY(a->hours == b->hours);
        QVERIFY(a->breaches == b->breaches);
        QVERIFY(a->costs == b->costs);
        const auto mine = here->carried({}), theirs = there.carried({});
        QVERIFY(mine && theirs && mine->size() == 40 && *mine == *theirs);
        QVERIFY(*here->minutes("BTC", {}) == *there.minutes("BTC", {}));
        // An hour that began before the range and lasts into it belongs to it.
        const auto late =
            DeskReader::open(address)->historyOf(1, {at_(100'000), at_(200'000)}, 100, false);
        QVERIFY(late);
        QCOMPARE(*late->database().integer("SELECT count(*) FROM t_hour"),
                 *here->history().database().integer("SELECT count(*) FROM t_hour"));
    }

    /// What any program may read: names, times, numbers.
    void plainViewsSayTheSame()
    {
        const QTemporaryDir dir;
        const std::string database = fresh();
        const Address address = addressOf(m_server->url(database));
        Desk desk(under(dir, "a"));
        for (std::uint64_t n = 1; n <= 3; ++n) desk.rebalance(n);
        desk.settle();
        desk.close();
        QVERIFY(shipAll(address, member("ana", 'a'), desk.folder()));
        for (const ReadView& view : readViews())
            QVERIFY2(m_server->sql(database, fmt::format("SELECT (SELECT count(*) FROM ballast.{}) "
                                                         "= (SELECT count(*) FROM ballast.{})",
                                                         view.name, view.table)) == "t",
                     std::string{view.name}.c_str());
        QCOMPARE(m_server->sql(database,
                               "SELECT desk, proposal_id, quantity, decision_mid > 0, sent IS NULL "
                               "OR sent > created FROM ballast.orders WHERE proposal_id = 2"),
                 m_server->sql(database,
                               "SELECT 'ana@tower: paper', 2, qty_i / 1e9::float8, true, true FROM "
                               "ballast.t_order WHERE proposal_id = 2"));
        QCOMPARE(m_server->sql(database,
                               "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') "
                               "FROM ballast.decisions WHERE proposal_id = 1"),
                 QString::fromStdString(core::isoUtc(at_(10'900)).substr(0, 23))
                     .replace(QLatin1Char('T'), QLatin1Char(' '))
                     .toStdString());
        // One that somebody else has changed, or an older Ballast made, is made anew; others stay.
        m_server->sql(database,
                      "DROP VIEW ballast.fills; CREATE VIEW ballast.fills AS SELECT 1 AS old; "
                      "COMMENT ON VIEW ballast.links IS 'ballast of before'");
        const auto again = shipAll(address, member("ana", 'a'), desk.folder());
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        QCOMPARE(m_server->sql(database, "SELECT count(trade_id) FROM ballast.fills"),
                 std::string{"3"});
    }

    void oneProgramADesk()
    {
        const QTemporaryDir dir;
        const Address address = addressOf(m_server->url(fresh()));
        const Member ana = member("ana", 'a');
        Desk desk(under(dir, "a"));
        desk.rebalance(1);
        desk.settle();
        const auto first = Shipment::open(address, ana, desk.folder(), {}, {});
        QVERIFY(first);
        const auto second = Shipment::open(address, ana, desk.folder(), {}, {});
        QVERIFY(!second);
        QVERIFY(second.error().message.find("another program") != std::string::npos);
    }

    void aFolderKeepsItsNumber()
    {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        const auto first = machineId(folder, 1, 2);
        QCOMPARE(*first, std::string{"00000000000000010000000000000002"});
        QCOMPARE(*machineId(folder, 3, 4), *first);
        std::ofstream(folder / "desk.id") << "what is this";
        QVERIFY(!machineId(folder, 3, 4));
    }

    void saysWhyItCannotBeReached_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("words");
        QTest::newRow("no server") << "nowhere"
                                   << "Look whether the server runs";
        QTest::newRow("no database") << "database"
                                     << "does not exist";
        QTest::newRow("no user") << "user"
                                 << "does not exist";
        QTest::newRow("a wrong password") << "wrong"
                                          << "password";
        QTest::newRow("no password") << "none"
                                     << "keep it in ~/.pgpass";
        QTest::newRow("not let in") << "barred"
                                    << "pg_hba.conf";
        QTest::newRow("not UTF-8") << "latin"
                                   << "encoding is LATIN1";
        QTest::newRow("a newer schema") << "newer"
                                        << "A newer Ballast has made it";
        QTest::newRow("no schema, to read") << "empty"
                                            << "has no schema";
        QTest::newRow("no rights") << "rights"
                                   << "as the owner of the schema";
    }
    void saysWhyItCannotBeReached()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        const QTemporaryDir dir;
        Desk desk(under(dir, "a"));
        desk.rebalance(1);
        desk.settle();
        const std::string database = fresh();
        Address address = addressOf(m_server->url(database));
        const QByteArray how = what.toUtf8();
        if (how == "nowhere") address.host = dir.path().toStdString();
        if (how == "database") address.database = "nothing_of_the_kind";
        if (how == "user") address.user = "nobody_known";
        if (how == "wrong" || how == "none" || how == "barred") {
            m_server->sql(database,
                          "DROP ROLE IF EXISTS eve; CREATE ROLE eve LOGIN PASSWORD 'right'");
            address.user = "eve";
            address.options.emplace_back("passfile", "/nonexistent");
            if (how == "wrong") address.password = "hunter2";
            m_server->letIn(how == "barred" ? "local all eve reject\nlocal all all trust\n"
                                            : "local all eve scram-sha-256\nlocal all all trust\n");
        }
        if (how == "latin") {
            m_server->sql("postgres", "CREATE DATABASE " + database +
                                          "_l ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
            address.database = database + "_l";
        }
        if (how == "newer") {
            QVERIFY(shipAll(address, member("ana", 'a'), desk.folder()));
            m_server->sql(
                database,
                "INSERT INTO ballast.schema_step (number, name, version) VALUES (99, 'x', 'y')");
        }
        if (how == "rights") {
            m_server->sql(database, "DROP ROLE IF EXISTS mallory; CREATE ROLE mallory LOGIN");
            address.user = "mallory";
        }
        std::string said;
        if (how == "empty") {
            const auto reader = DeskReader::open(address);
            QVERIFY(!reader);
            said = reader.error().message;
        } else {
            const auto went = shipAll(address, member("ana", 'a'), desk.folder());
            QVERIFY(!went);
            said = went.error().message;
        }
        m_server->letIn("local all all trust\n");
        QVERIFY2(QString::fromStdString(said).contains(words), said.c_str());
        QVERIFY2(said.find("hunter2") == std::string::npos, said.c_str());
        QVERIFY2(said.find('\n') == std::string::npos, said.c_str());
    }

    /// The very statements that the page tells a person to run.
    void theRolesOfThePageMayWhatThePageSays()
    {
        const QTemporaryDir dir;
        const std::string database = "hedge";
        const std::string sql = sqlOf(test::sourceDirectory() / "docs" / "desk_database.md");
        QVERIFY(!sql.empty());
        m_server->sql("postgres", sql);
        Desk desk(under(dir, "a"));
        desk.rebalance(1);
        desk.settle();
        const Address owner = addressOf(m_server->url(database, "hedge_owner"));
        const Address ana = addressOf(m_server->url(database, "ana"));
        const Address reviewer = addressOf(m_server->url(database, "reviewer"));
        // A desk's role makes nothing: the owner does, once.
        QVERIFY(!shipAll(ana, member("ana", 'a'), desk.folder()));
        QVERIFY(shipAll(owner, member("owner", 'f'), desk.folder()));
        QVERIFY(shipAll(ana, member("ana", 'a'), desk.folder()));
        auto reader = DeskReader::open(reviewer);
        QVERIFY2(reader, reader ? "" : reader.error().message.c_str());
        QCOMPARE(reader->rebalances({}, {})->size(), std::size_t{2});
        QVERIFY(!shipAll(reviewer, member("reviewer", 'e'), desk.folder()));
        const auto denied = [&](const char* statement, const char* user) {
            return m_server->sqlError(database, statement, user).find("permission denied") !=
                   std::string::npos;
        };
        QVERIFY(denied("DELETE FROM ballast.t_fill", "reviewer"));
        QVERIFY(denied("UPDATE ballast.approval SET state = 'approved'", "reviewer"));
        QVERIFY(
            denied("INSERT INTO ballast.desk (machine, life, name, trader, version) VALUES "
                   "('x', 1, 'x', 'x', 'x')",
                   "reviewer"));
        QVERIFY(denied("DELETE FROM ballast.t_fill", "ana"));
        QVERIFY(denied("TRUNCATE ballast.t_fill", "ana"));
        QVERIFY(denied("CREATE TABLE ballast.mine (a integer)", "ana"));
        QVERIFY(!denied("SELECT count(*) FROM ballast.t_fill", "reviewer"));
    }

private:
    static core::Time at_(std::int64_t ms) { return samples::at(ms); }
};

QTEST_GUILESS_MAIN(TestDeskDatabase)
#include "tst_desk_database.moc"
