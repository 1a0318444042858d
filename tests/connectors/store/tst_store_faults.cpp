#include "connectors/store/audit_pack.h"
#include "connectors/store/backup.h"
#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "connectors/store/store.h"
#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <set>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

QStringList arguments(const char* what, const QTemporaryDir& dir)
{
    return {QString::fromLatin1(what), QString::fromStdString(folderOf(dir).string())};
}

/// One life of each kind of record, closed in order.
void makeSomeData(const QTemporaryDir& dir, int orders = 3)
{
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    std::uint64_t seq = 0;
    for (int n = 1; n <= orders; ++n) {
        const orders::Intent i =
            intent((*store)->recovered().nextLabel + static_cast<std::uint64_t>(n));
        QVERIFY((*store)->journal({++seq, engine::IntentRecord{i}}));
        QVERIFY((*store)->journal({++seq, engine::FillRecord{fill("t" + i.label.text(), i)}}));
        QVERIFY((*store)->journal({++seq, filled(i)}));
        QVERIFY((*store)->remember({sample(n)}));
    }
    QVERIFY((*store)->journal({++seq, engine::HaltRecord{true, "STOP ALL", "trader", at(9)}}));
    QVERIFY(listener.waitFor(seq));
}

/// Everything the journal says, read through SQLite; nothing when it cannot be read.
std::optional<std::string> contentOf(const std::filesystem::path& file)
{
    auto database = Database::open(file, Database::Access::ReadOnly);
    if (!database) return std::nullopt;
    std::string all;
    for (const char* sql :
         {"SELECT * FROM install", "SELECT * FROM counter ORDER BY name", "SELECT * FROM halt",
          "SELECT * FROM intent NOT INDEXED ORDER BY rowid",
          "SELECT * FROM fill NOT INDEXED ORDER BY rowid", "SELECT * FROM event ORDER BY seq"}) {
        auto rows = database->prepare(sql);
        if (!rows) return std::nullopt;
        while (rows->next())
            for (int column = 0; column < 27; ++column) all += rows->text(column) + "|";
        if (rows->error()) return std::nullopt;
    }
    return all;
}

}  // namespace

class TestStoreFaults : public QObject {
    Q_OBJECT
private slots:
    void losesNothingItAcknowledgedWhenKilled();
    void stopsRecordingOnAFullDisk_data();
    void stopsRecordingOnAFullDisk();
    void leavesTheFolderToTheProcessThatHasIt();
    void noticesEveryFlippedByte();
    void noticesARowOrAnEventThatWasTakenAway_data();
    void noticesARowOrAnEventThatWasTakenAway();
    void refusesAJournalOlderThanItsHistory();
    void climbsFromEverySchema_data();
    void climbsFromEverySchema();
    void ordersOfEveryOlderSchemaAreTheOnlyOnesOfTheirProposal_data();
    void ordersOfEveryOlderSchemaAreTheOnlyOnesOfTheirProposal();
    void oneChildOfAProposalLeadsToOneOrder();
    void refusesANewerSchemaAndAForeignFile_data();
    void refusesANewerSchemaAndAForeignFile();
    void leavesTheVersionBeforeWhenAMigrationFails();
    void catchesTheHistoryUpAfterItWasLost();
    void keepsTheJournalGoingWhileTheHistoryIsLocked();
    void backsUpWhileItRuns();
    void journalsBetweenTheStepsOfACopy();
    void stopsACopyThatIsNotWanted();
    void usesAWriteAheadLogOnlyWhereItIsSafe_data();
    void usesAWriteAheadLogOnlyWhereItIsSafe();
};

#ifdef _WIN32
#define NEEDS_POSIX QSKIP("signals and file limits are a POSIX matter")
#else
#define NEEDS_POSIX static_cast<void>(0)
#endif

void TestStoreFaults::losesNothingItAcknowledgedWhenKilled()
{
    NEEDS_POSIX;
    QTemporaryDir dir;
    std::mt19937 random(20261122);
    std::set<std::string> promisedIntents, promisedFills;
    constexpr int kKills = 60;
    std::uint64_t acknowledged = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        QProcess child;
        child.start(QStringLiteral(BALLAST_STORE_CHILD), arguments("scribble", dir));
        QByteArray said;
        // Killed after so many bytes of what it says; below the first line it dies while opening.
        const auto bytes = static_cast<qsizetype>(random() % 160);
        while (said.size() < bytes && child.waitForReadyRead(10'000))
            said += child.readAllStandardOutput();
        child.kill();
        QVERIFY(child.waitForFinished(10'000));
        said += child.readAllStandardOutput();
        QVERIFY2(child.exitStatus() == QProcess::CrashExit, said.constData());
        std::uint64_t base = 0, durable = 0;
        for (const QByteArray& line : said.left(said.lastIndexOf('\n') + 1).split('\n')) {
            QVERIFY2(!line.startsWith("e "), line.constData());
            if (line.startsWith("s ")) base = line.mid(2).toULongLong();
            if (line.startsWith("a ")) durable = line.mid(2).toULongLong();
        }
        acknowledged += durable;
        for (std::uint64_t seq = 1; seq <= durable; ++seq) {
            const core::Label of = label(base + (seq - 1) / 4);
            if ((seq - 1) % 4 == 0) promisedIntents.insert(of.text());
            if ((seq - 1) % 4 == 2) promisedFills.insert("t" + of.text());
        }
    }
    const auto found = verify(folderOf(dir));
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    std::string bad;
    for (const Report::Check& check : found->checks)
        if (!check.ok) bad += check.name + ": " + check.detail + "\n";
    QVERIFY2(bad.empty(), bad.c_str());
    auto database = Database::open(folderOf(dir) / kOrdersFile, Database::Access::ReadOnly);
    QVERIFY(database);
    std::set<std::string> intents, fills;
    auto rows = database->prepare("SELECT label FROM intent");
    while (rows->next()) intents.insert(rows->text(0));
    rows = database->prepare("SELECT trade_id FROM fill");
    while (rows->next()) fills.insert(rows->text(0));
    for (const std::string& promised : promisedIntents)
        QVERIFY2(intents.contains(promised), promised.c_str());
    for (const std::string& promised : promisedFills)
        QVERIFY2(fills.contains(promised), promised.c_str());
    QVERIFY(acknowledged > 500);
    qInfo(
        "%d kills; %llu acknowledged records, all there (%zu intents, %zu fills); %lld events in "
        "the chain",
        kKills, static_cast<unsigned long long>(acknowledged), promisedIntents.size(),
        promisedFills.size(), static_cast<long long>(found->events));
}

void TestStoreFaults::stopsRecordingOnAFullDisk_data()
{
    QTest::addColumn<qulonglong>("limit");
    for (const int kib : {90, 120, 150, 200, 300})
        QTest::addRow("%d KiB", kib) << static_cast<qulonglong>(kib) * 1'024;
}

void TestStoreFaults::stopsRecordingOnAFullDisk()
{
    NEEDS_POSIX;
    QFETCH(qulonglong, limit);
    QTemporaryDir dir;
    QProcess child;
    child.start(QStringLiteral(BALLAST_STORE_CHILD), arguments("fill", dir)
                                                         << QString::number(limit));
    QVERIFY(child.waitForFinished(30'000));
    QCOMPARE(child.exitCode(), 0);
    const QList<QByteArray> lines = child.readAllStandardOutput().trimmed().split('\n');
    std::int64_t durable = 0, failures = 0;
    for (const QByteArray& line : lines) {
        if (line.startsWith("a ")) durable = line.mid(2).toLongLong();
        if (line.startsWith("f ")) ++failures;
        QVERIFY2(!line.startsWith("x "), line.constData());
    }
    QCOMPARE(failures, 1);
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    store->reset();
    const auto found = verify(folderOf(dir));
    QVERIFY(found);
    // Two starts are events too; not one record is there that was not acknowledged.
    QCOMPARE(found->events, durable + 2);
    QCOMPARE(found->orders, (durable + 3) / 4);
}

void TestStoreFaults::leavesTheFolderToTheProcessThatHasIt()
{
    NEEDS_POSIX;
    QTemporaryDir dir;
    QProcess first;
    first.start(QStringLiteral(BALLAST_STORE_CHILD), arguments("hold", dir));
    QVERIFY(first.waitForReadyRead(10'000));
    QCOMPARE(first.readAllStandardOutput().trimmed(), QByteArray("held"));
    Listener listener;
    auto second = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(!second);
    QVERIFY2(second.error().message.starts_with("Another Ballast uses the folder"),
             second.error().message.c_str());
    const auto verified = verify(folderOf(dir));
    QVERIFY(!verified);
    // Who only reads does not speak of writing.
    QVERIFY2(verified.error().message.starts_with("Verifying ") &&
                 verified.error().message.find("a running Ballast") != std::string::npos &&
                 verified.error().message.find("ballastctl backup") != std::string::npos,
             verified.error().message.c_str());
    const auto exported = exportAudit(
        {.folder = folderOf(dir), .range = {}, .out = folderOf(dir) / "pack", .schemaPage = ""});
    QVERIFY(!exported);
    QVERIFY2(exported.error().message.starts_with("Exporting from ") &&
                 exported.error().message.find("a running Ballast") != std::string::npos,
             exported.error().message.c_str());
    first.closeWriteChannel();
    QVERIFY(first.waitForFinished(10'000));
    second = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY2(second, second ? "" : second.error().message.c_str());
}

void TestStoreFaults::noticesEveryFlippedByte()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    const QString path = QString::fromStdString((folderOf(dir) / kOrdersFile).string());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    const auto truth = contentOf(folderOf(dir) / kOrdersFile);
    QVERIFY(truth);
    int flips = 0, detected = 0, harmless = 0;
    // Empty space is looked at seldom, what is written often.
    qsizetype credit = 0;
    for (qsizetype i = 0; i < good.size(); ++i) {
        credit += good[i] == 0 ? 1 : 40;
        if (credit < 700) continue;
        credit -= 700;
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x10);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bad);
        file.close();
        ++flips;
        const auto found = verify(folderOf(dir));
        if (!found || !found->ok()) {
            ++detected;
            continue;
        }
        // Accepted, so nothing that anybody could read may have changed: unused space in a page.
        const auto content = contentOf(folderOf(dir) / kOrdersFile);
        QVERIFY2(content == truth,
                 qPrintable(QStringLiteral("a flip at byte %1 passed unseen").arg(i)));
        ++harmless;
    }
    QVERIFY(detected > 100);
    qInfo("%d bytes flipped: %d detected, %d in unused space, 0 accepted", flips, detected,
          harmless);
}

void TestStoreFaults::noticesARowOrAnEventThatWasTakenAway_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("says");
    const QByteArray unlock =
        "DROP TRIGGER intent_is_never_deleted; DROP TRIGGER fill_is_never_deleted; DROP TRIGGER "
        "fill_is_never_changed; DROP TRIGGER event_is_never_changed; DROP TRIGGER "
        "event_is_never_deleted; ";
    QTest::newRow("an order's state") << unlock + "UPDATE intent SET state='cancelled'"
                                      << QByteArray("does not stand as its last event");
    QTest::newRow("a fill's price")
        << unlock + "UPDATE fill SET px_i = px_i + 1" << QByteArray("is not what its event says");
    QTest::newRow("an order") << unlock + "DELETE FROM intent WHERE rowid=2"
                              << QByteArray("has no row");
    QTest::newRow("a fill") << unlock + "DELETE FROM fill WHERE rowid=2"
                            << QByteArray("has no row");
    QTest::newRow("the halt") << unlock + "UPDATE halt SET halted=0" << QByteArray("halt row");
    QTest::newRow("a counter") << unlock + "UPDATE counter SET value=5" << QByteArray("counters");
    QTest::newRow("an event") << unlock + "DELETE FROM event WHERE seq=5"
                              << QByteArray("event 5 is missing");
    QTest::newRow("the newest event")
        << unlock +
               "DELETE FROM event WHERE seq=(SELECT max(seq) FROM event); UPDATE halt SET "
               "halted=0, reason='', actor='', at_ns=0"
        << QByteArray("no longer there");
    QTest::newRow("an event's time")
        << unlock + "UPDATE event SET at_ns=at_ns+1 WHERE seq=3" << QByteArray("event 3");
}

void TestStoreFaults::noticesARowOrAnEventThatWasTakenAway()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, says);
    QTemporaryDir dir;
    makeSomeData(dir);
    {
        auto database = Database::open(folderOf(dir) / kOrdersFile, Database::Access::ReadWrite);
        QVERIFY(database);
        const auto done = database->execute(sql.constData());
        QVERIFY2(done, done ? "" : done.error().message.c_str());
    }
    const auto found = verify(folderOf(dir));
    QVERIFY(found);
    QVERIFY(!found->ok());
    QVERIFY2(found->text().find(says.constData()) != std::string::npos, found->text().c_str());
}

void TestStoreFaults::refusesAJournalOlderThanItsHistory()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    const auto orders = folderOf(dir) / kOrdersFile;
    std::filesystem::copy_file(orders, folderOf(dir) / "older");
    makeSomeData(dir);
    std::filesystem::remove(orders);
    std::filesystem::rename(folderOf(dir) / "older", orders);
    Listener listener;
    const auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(!store);
    QVERIFY2(store.error().message.find("orders.db is an older copy") != std::string::npos,
             store.error().message.c_str());
}

void TestStoreFaults::climbsFromEverySchema_data()
{
    QTest::addColumn<bool>("orders");
    QTest::addColumn<int>("from");
    for (int n = 0; n <= static_cast<int>(ordersMigrations().size()); ++n)
        QTest::addRow("orders %d", n) << true << n;
    for (int n = 0; n <= static_cast<int>(historyMigrations().size()); ++n)
        QTest::addRow("history %d", n) << false << n;
}

void TestStoreFaults::climbsFromEverySchema()
{
    QFETCH(bool, orders);
    QFETCH(int, from);
    QTemporaryDir dir;
    const auto all = orders ? ordersMigrations() : historyMigrations();
    const auto kind = orders ? FileKind::Orders : FileKind::History;
    auto database =
        Database::open(dir.path().toStdString() + "/some.db", Database::Access::ReadWrite);
    QVERIFY(database);
    QVERIFY(migrate(*database, kind, all.first(static_cast<std::size_t>(from))));
    QCOMPARE(*schemaVersion(*database), from);
    const auto climbed = migrate(*database, kind, all);
    QVERIFY2(climbed, climbed ? "" : climbed.error().message.c_str());
    QCOMPARE(*schemaVersion(*database), std::ssize(all));
    QVERIFY(migrate(*database, kind, all));
    QCOMPARE(*database->text("PRAGMA integrity_check"), std::string{"ok"});
}

void TestStoreFaults::ordersOfEveryOlderSchemaAreTheOnlyOnesOfTheirProposal_data()
{
    QTest::addColumn<int>("from");
    for (int n = 1; n <= static_cast<int>(ordersMigrations().size()); ++n)
        QTest::addRow("orders %d", n) << n;
}

/// The rows of a journal of today, put into a file of an older schema column by column: what such a
/// file holds, for the bodies of its events name only what its schema had.
void TestStoreFaults::ordersOfEveryOlderSchemaAreTheOnlyOnesOfTheirProposal()
{
    QFETCH(int, from);
    QTemporaryDir today, older;
    {
        Listener listener;
        auto store = Store::open(folderOf(today), opening(), listener.callbacks());
        QVERIFY(store);
        orders::Intent done = intent(1), open = intent(2);
        for (orders::Intent* i : {&done, &open})
            if (from < 2) i->positionBefore.reset();
        for (orders::Intent* i : {&done, &open})
            if (from < 5) i->pictureHash.clear();
        QVERIFY((*store)->journal({1, engine::IntentRecord{done}}));
        QVERIFY((*store)->journal({2, engine::FillRecord{fill("t1", done)}}));
        QVERIFY((*store)->journal({3, filled(done)}));
        QVERIFY((*store)->journal({4, engine::IntentRecord{open}}));
        QVERIFY(listener.waitFor(4));
    }
    std::filesystem::create_directories(folderOf(older));
    {
        auto database = Database::open(folderOf(older) / kOrdersFile, Database::Access::ReadWrite);
        QVERIFY(database);
        QVERIFY(migrate(*database, FileKind::Orders,
                        ordersMigrations().first(static_cast<std::size_t>(from))));
        std::string sql = "ATTACH '" + (folderOf(today) / kOrdersFile).string() + "' AS today;";
        for (const std::string table : {"install", "counter", "halt", "intent", "fill", "event"}) {
            const std::string columns = *database->text(
                "SELECT group_concat(name) FROM pragma_table_info('" + table + "')");
            if (table == "counter" || table == "halt") sql += "DELETE FROM " + table + ";";
            sql += "INSERT INTO " + table + " (" + columns + ") SELECT " + columns +
                   " FROM today." + table + ";";
        }
        const auto copied = database->execute(sql.c_str());
        QVERIFY2(copied, copied ? "" : copied.error().message.c_str());
    }
    Listener listener;
    auto store = Store::open(folderOf(older), opening(), listener.callbacks());
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    const engine::Recovered& found = (*store)->recovered();
    QCOMPARE(found.unfinished.size(), std::size_t{1});
    QCOMPARE(found.recent.size(), std::size_t{1});
    for (const orders::Order* order : {&found.unfinished[0], &found.recent[0]}) {
        QCOMPARE(order->intent.child, 0u);
        QCOMPARE(order->intent.children, 1u);
    }
    QCOMPARE(found.recent[0].intent.label, label(1));
    QCOMPARE(found.recent[0].filled, intent(1).quantity);
    QCOMPARE(found.nextProposal, 3u);
    store->reset();
    const auto report = verify(folderOf(older));
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY2(report->ok(), report->text().c_str());
}

void TestStoreFaults::oneChildOfAProposalLeadsToOneOrder()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    std::uint64_t seq = 0;
    for (std::uint32_t child = 0; child < 3; ++child) {
        orders::Intent i = intent(10 + child);
        i.proposal = {7};
        i.child = child;
        i.children = 3;
        QVERIFY((*store)->journal({++seq, engine::IntentRecord{i}}));
        QVERIFY((*store)->journal({++seq, engine::FillRecord{fill("t" + i.label.text(), i)}}));
        QVERIFY((*store)->journal({++seq, filled(i)}));
        QVERIFY(listener.waitFor(seq));
    }
    store->reset();
    const auto report = verify(folderOf(dir));
    QVERIFY(report);
    QVERIFY2(report->ok(), report->text().c_str());
    Listener again;
    store = Store::open(folderOf(dir), opening(), again.callbacks());
    QVERIFY(store);
    const auto& recent = (*store)->recovered().recent;
    QCOMPARE(recent.size(), std::size_t{3});
    QCOMPARE(recent[0].intent.child, 2u);
    QCOMPARE(recent[2].intent.child, 0u);
    QCOMPARE(recent[2].intent.children, 3u);
    QCOMPARE((*store)->recovered().nextProposal, 8u);
    // The same child of the same proposal a second time is no order, whatever its label (I3).
    orders::Intent twice = intent(99);
    twice.proposal = {7};
    twice.child = 1;
    twice.children = 3;
    QVERIFY((*store)->journal({1, engine::IntentRecord{twice}}));
    QVERIFY(!again.waitFor(1));
    QVERIFY2(again.failures()[0].find("UNIQUE") != std::string::npos, again.failures()[0].c_str());
}

void TestStoreFaults::refusesANewerSchemaAndAForeignFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("says");
    for (const char* file : {"orders.db", "history.db"}) {
        QTest::addRow("newer %s", file) << QByteArray(file) << QByteArray("PRAGMA user_version=99")
                                        << QByteArray("A newer Ballast has written it");
        QTest::addRow("foreign %s", file)
            << QByteArray(file) << QByteArray("PRAGMA application_id=7")
            << QByteArray("was not made by Ballast");
    }
}

void TestStoreFaults::refusesANewerSchemaAndAForeignFile()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, says);
    QTemporaryDir dir;
    makeSomeData(dir);
    {
        auto database =
            Database::open(folderOf(dir) / file.toStdString(), Database::Access::ReadWrite);
        QVERIFY(database && database->execute(sql.constData()));
    }
    Listener listener;
    const auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(!store);
    QVERIFY2(store.error().message.find(says.constData()) != std::string::npos,
             store.error().message.c_str());
}

void TestStoreFaults::leavesTheVersionBeforeWhenAMigrationFails()
{
    QTemporaryDir dir;
    auto database =
        Database::open(dir.path().toStdString() + "/some.db", Database::Access::ReadWrite);
    QVERIFY(database);
    const Migration broken[] = {
        {1, "0001_fine", "CREATE TABLE a (x)"},
        {2, "0002_broken", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)"}};
    const auto done = migrate(*database, FileKind::History, broken);
    QVERIFY(!done);
    QVERIFY(done.error().message.find("0002_broken") != std::string::npos);
    QCOMPARE(*schemaVersion(*database), 1);
    QCOMPARE(*database->integer("SELECT count(*) FROM sqlite_schema WHERE name IN ('a', 'b')"), 1);
}

void TestStoreFaults::catchesTheHistoryUpAfterItWasLost()
{
    QTemporaryDir dir;
    makeSomeData(dir, 5);
    for (const char* name : {"history.db", "history.db-wal", "history.db-shm"})
        std::filesystem::remove(folderOf(dir) / name);
    makeSomeData(dir, 1);
    auto history = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadOnly);
    QVERIFY(history);
    QCOMPARE(*history->integer("SELECT count(*) FROM orders WHERE state = 'filled'"), 6);
    QCOMPARE(*history->integer("SELECT count(*) FROM fills"), 6);
}

void TestStoreFaults::keepsTheJournalGoingWhileTheHistoryIsLocked()
{
    QTemporaryDir dir;
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    QVERIFY((*store)->remember({sample(1)}));
    auto intruder = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
    QVERIFY(intruder && intruder->execute("PRAGMA busy_timeout=5000; BEGIN IMMEDIATE"));
    QVERIFY((*store)->remember({sample(2)}));
    QVERIFY((*store)->journal({1, engine::IntentRecord{intent(1)}}));
    QVERIFY(listener.waitFor(1));
    QVERIFY(QByteArray::fromStdString(listener.waitForTold(1)[0])
                .startsWith("The history is not being written"));
    QVERIFY((*store)->journal({2, filled(intent(1))}));
    QVERIFY(listener.waitFor(2));
    QVERIFY(intruder->execute("ROLLBACK"));
    QCOMPARE(listener.waitForTold(2)[1], std::string{"The history is being written again."});
    store->reset();
    QVERIFY(listener.failures().empty());
    QCOMPARE(*intruder->integer("SELECT count(*) FROM t_sample"), 2);
    QCOMPARE(*intruder->text("SELECT state FROM orders"), std::string{"filled"});
}

void TestStoreFaults::backsUpWhileItRuns()
{
    QTemporaryDir dir;
    const auto target = std::filesystem::path(dir.path().toStdString()) / "copy";
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    QVERIFY((*store)->journal({1, engine::IntentRecord{intent(1)}}));
    QVERIFY((*store)->journal({2, filled(intent(1))}));
    QVERIFY((*store)->journal({3, engine::FillRecord{fill("t1", intent(1))}}));
    QVERIFY(listener.waitFor(3));
    const auto first = (*store)->backup(target);
    QVERIFY2(first, first ? "" : first.error().message.c_str());
    const auto found = verify(target);
    QVERIFY2(found && found->ok(), found ? found->text().c_str() : found.error().message.c_str());
    QCOMPARE(found->orders, 1);
    const auto second = (*store)->backup(target);
    QVERIFY(!second && second.error().message.find("never overwritten") != std::string::npos);
    const auto instead = verify(folderOf(dir));
    QVERIFY(!instead && instead.error().message.find("a running Ballast") != std::string::npos);
    store->reset();
    const auto again = backup(folderOf(dir), target / "later");
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QVERIFY(Store::open(target, opening(), listener.callbacks()));
}

/// Some megabytes, written and closed: a copy of it takes several steps.
static void makeManySamples(const QTemporaryDir& dir)
{
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    for (int n = 0; n < 40'000; ++n) QVERIFY((*store)->remember({sample(n * 1'000)}));
    store->reset();
}

/// Orders do not wait for a copy: between any two of its steps the journal writes, and the copy has
/// what came meanwhile.
void TestStoreFaults::journalsBetweenTheStepsOfACopy()
{
    QTemporaryDir dir;
    const auto target = std::filesystem::path(dir.path().toStdString()) / "copy";
    makeManySamples(dir);
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    std::uint64_t seq = 0;
    double last = -1;
    int waits = 0;
    const auto done = (*store)->backup(target, [&](double share) {
        const bool grows = share >= last;
        last = share;
        const int n = ++waits;
        return grows && (*store)->journal({++seq, engine::IntentRecord{intent(n)}}) &&
               (*store)->journal({++seq, filled(intent(n))}) &&
               (*store)->journal({++seq, engine::FillRecord{fill(std::to_string(n), intent(n))}}) &&
               listener.waitFor(seq);
    });
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QVERIFY(waits >= 2);
    const auto found = verify(target);
    QVERIFY2(found && found->ok(), found ? found->text().c_str() : found.error().message.c_str());
    QCOMPARE(found->orders, waits);
    QCOMPARE(found->fills, waits);
}

void TestStoreFaults::stopsACopyThatIsNotWanted()
{
    QTemporaryDir dir;
    const std::filesystem::path home = dir.path().toStdString();
    makeManySamples(dir);
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    int asked = 0;
    const auto stopped = (*store)->backup(home / "stopped", [&](double) { return ++asked < 2; });
    QVERIFY(!stopped);
    QCOMPARE(asked, 2);
    // Nothing of it holds anything up.
    QVERIFY((*store)->journal({1, engine::IntentRecord{intent(1)}}));
    QVERIFY(listener.waitFor(1));
    QVERIFY((*store)->backup(home / "whole"));
    QVERIFY(verify(home / "whole")->ok());
}

void TestStoreFaults::usesAWriteAheadLogOnlyWhereItIsSafe_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("shared");
    QTest::newRow("3.40.1") << 3'040'001 << false;
    QTest::newRow("3.44.5") << 3'044'005 << false;
    QTest::newRow("3.44.6") << 3'044'006 << true;
    QTest::newRow("3.45.0") << 3'045'000 << false;
    QTest::newRow("3.50.7") << 3'050'007 << true;
    QTest::newRow("3.51.2") << 3'051'002 << false;
    QTest::newRow("3.51.3") << 3'051'003 << true;
}

void TestStoreFaults::usesAWriteAheadLogOnlyWhereItIsSafe()
{
    QFETCH(int, version);
    QFETCH(bool, shared);
    QCOMPARE(walIsSafe(version, false), shared);
    QVERIFY(walIsSafe(version, true));
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
