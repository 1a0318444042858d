#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/retention.h"
#include "connectors/store/sample_cursor.h"
#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <random>

#ifndef _WIN32
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/syscall.h>

namespace {
std::atomic<int> g_syncs{0};
}  // namespace

// In front of the C library's, for SQLite too: how often something was brought onto the disk.
extern "C" [[gnu::visibility("default")]] int fsync(int file)
{
    ++g_syncs;
    return static_cast<int>(::syscall(SYS_fsync, file));
}
extern "C" [[gnu::visibility("default")]] int fdatasync(int file)
{
    ++g_syncs;
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}
#endif

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

void makeSomeData(const QTemporaryDir& dir, int samples = 3'000)
{
    Listener listener;
    auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
    QVERIFY(store);
    const orders::Intent i = intent((*store)->recovered().nextLabel);
    QVERIFY((*store)->journal({1, engine::IntentRecord{i}}));
    QVERIFY((*store)->journal({2, ended(i, orders::OrderState::Cancelled)}));
    for (int n = 0; n < samples; ++n) QVERIFY((*store)->remember({sample(n * 1'000)}));
    QVERIFY(listener.waitFor(2));
}

QByteArray saidBy(QProcess& child)
{
    if (!child.waitForFinished(120'000)) return "(did not end)";
    return child.readAllStandardOutput();
}

/// What is wrong with what a folder holds; empty: nothing.
std::string wrongWith(const std::filesystem::path& folder)
{
    const auto report = verify(folder);
    if (!report) return report.error().message;
    std::string bad;
    for (const Report::Check& check : report->checks)
        if (!check.ok) bad += check.name + ": " + check.detail + "\n";
    return bad;
}

#ifdef _WIN32
#define NEEDS_POSIX QSKIP("signals, file limits and owners are a POSIX matter")
#else
#define NEEDS_POSIX static_cast<void>(0)
#endif

}  // namespace

class TestHistoryFaults : public QObject {
    Q_OBJECT
private slots:
    void losesNothingWhenItIsKilledWhileItMovesSamples();
    void goesOnAfterAFullDisk();
    void isReadFromADiskThatCannotBeWritten();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void saysWhichBlockIsDamaged();
    void readsOrRefusesWhateverByteIsAnother();
    void whatSomebodyDecidedIsOnTheDiskWhenItIsCommitted();
    void aClockThatIsSetBackLosesNothing();
};

/// BALLAST_KILLS in the environment: so many in place of the few of an everyday run.
/// QTEST_FUNCTION_TIMEOUT (milliseconds) beside it: a thousand take longer than Qt's five minutes.
void TestHistoryFaults::losesNothingWhenItIsKilledWhileItMovesSamples()
{
    NEEDS_POSIX;
    QTemporaryDir dir;
    std::mt19937 random(20261127);
    const int asked = qEnvironmentVariableIntValue("BALLAST_KILLS");
    const int kills = asked > 0 ? asked : 40;
    std::uint64_t acknowledged = 0;
    for (int kill = 0; kill < kills; ++kill) {
        QProcess child;
        child.start(QStringLiteral(BALLAST_STORE_CHILD),
                    {QStringLiteral("keep"), QString::fromStdString(folderOf(dir).string())});
        QByteArray said;
        const auto bytes = static_cast<qsizetype>(random() % 220);
        while (said.size() < bytes && child.waitForReadyRead(20'000))
            said += child.readAllStandardOutput();
        child.kill();
        QVERIFY(child.waitForFinished(20'000));
        said += child.readAllStandardOutput();
        QVERIFY2(child.exitStatus() == QProcess::CrashExit, said.constData());
        QVERIFY2(!said.startsWith("e "), said.constData());
        acknowledged += static_cast<std::uint64_t>(said.count("\na "));
        if (kill % 25 == 24 || kill + 1 == kills)
            QCOMPARE(QByteArray::fromStdString(wrongWith(folderOf(dir))), QByteArray());
    }
    // Each sample carries its number: all there, once, in order, wherever they lie.
    const auto reader = HistoryReader::open(folderOf(dir));
    QVERIFY(reader);
    auto cursor = SampleCursor::over(reader->database(), "BTC", {});
    QVERIFY(cursor);
    std::int64_t number = 0;
    while (cursor->next()) {
        QCOMPARE(cursor->row().integer(SampleInt::Id), number + 1);
        QCOMPARE(cursor->delta(), static_cast<double>(number));
        ++number;
    }
    QVERIFY(!cursor->error());
    const auto blocks = *reader->database().integer("SELECT count(*) FROM t_sample_block");
    const auto orders = Database::open(folderOf(dir) / kOrdersFile, Database::Access::ReadOnly);
    QVERIFY(orders);
    // Four records an order: as many events as were acknowledged, at least.
    QVERIFY(*orders->integer("SELECT count(*) FROM event") >=
            static_cast<std::int64_t>(acknowledged));
    qInfo("%d kills, %lld samples, %lld blocks, %llu records acknowledged", kills,
          static_cast<long long>(number), static_cast<long long>(blocks),
          static_cast<unsigned long long>(acknowledged));
    QVERIFY(number > 0);
}

void TestHistoryFaults::goesOnAfterAFullDisk()
{
    NEEDS_POSIX;
    QTemporaryDir dir;
    QProcess child;
    child.start(QStringLiteral(BALLAST_STORE_CHILD),
                {QStringLiteral("fill-history"), QString::fromStdString(folderOf(dir).string()),
                 QStringLiteral("3000000")});
    const QByteArray said = saidBy(child);
    QVERIFY2(child.exitCode() == 0, said.constData());
    QVERIFY2(said.startsWith("t The history is not being written"), said.constData());
    QVERIFY2(said.contains("j the journal goes on"), said.constData());
    QVERIFY2(said.contains("t The history is being written again."), said.constData());
    QCOMPARE(QByteArray::fromStdString(wrongWith(folderOf(dir))), QByteArray());
    // Nothing that was taken is missing, and nothing came twice: the numbers from 1 on.
    const auto reader = HistoryReader::open(folderOf(dir));
    QVERIFY(reader);
    const Database& history = reader->database();
    const auto count = *history.integer("SELECT count(*) FROM t_sample");
    QVERIFY(count > 0);
    QCOMPARE(*history.integer("SELECT count(DISTINCT delta) FROM t_sample"), count);
    QCOMPARE(*history.integer("SELECT CAST(min(delta) AS INTEGER) FROM t_sample"), 1);
    QCOMPARE(*history.integer("SELECT CAST(max(delta) AS INTEGER) FROM t_sample"), count);
}

void TestHistoryFaults::isReadFromADiskThatCannotBeWritten()
{
    NEEDS_POSIX;
#ifndef _WIN32
    QTemporaryDir dir;
    makeSomeData(dir);
    const auto folder = folderOf(dir);
    using std::filesystem::perms;
    for (const char* name : {"", "history.db", "orders.db"})
        std::filesystem::permissions(
            folder / name, perms::owner_read | perms::others_read |
                               (*name ? perms::none : perms::others_exec | perms::owner_exec));
    std::filesystem::permissions(dir.path().toStdString(), perms::others_exec | perms::others_read,
                                 std::filesystem::perm_options::add);
    QProcess child;
    const QStringList read{QStringLiteral("read"), QString::fromStdString(folder.string())};
    if (::geteuid() == 0) {  // who may write everything cannot try it
        if (QStandardPaths::findExecutable(QStringLiteral("setpriv")).isEmpty())
            QSKIP("run as root, and there is no setpriv");
        child.start(
            QStringLiteral("setpriv"),
            QStringList{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                        QStringLiteral("--clear-groups"), QStringLiteral(BALLAST_STORE_CHILD)} +
                read);
    } else {
        child.start(QStringLiteral(BALLAST_STORE_CHILD), read);
    }
    const QByteArray said = saidBy(child);
    std::filesystem::permissions(folder, perms::owner_all);
    if (said.isEmpty()) QSKIP("the programs of this build cannot be run by another user");
    QCOMPARE(said, QByteArray("n 3000\n"));
#endif
}

void TestHistoryFaults::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* how, const char* says) {
        QTest::addRow("%s", how) << QByteArray(how) << QByteArray(says);
    };
    row("cut in a page", "history.db");
    row("cut after the first page", "malformed");
    row("a text", "not a database");
    row("zeros", "not a database");
    row("foreign", "was not made by Ballast");
    row("newer", "A newer Ballast has written it");
    row("older", "of an older Ballast");
    row("empty", "holds no tables");
    row("a folder", "history.db");
    row("gone", "there is none");
}

void TestHistoryFaults::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, how);
    QFETCH(QByteArray, says);
    QTemporaryDir dir;
    makeSomeData(dir);
    const auto file = folderOf(dir) / kHistoryFile;
    const QByteArray journalBefore = [&] {
        QFile f(QString::fromStdString((folderOf(dir) / kOrdersFile).string()));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }();
    const auto execute = [&](const char* sql) {
        auto database = Database::open(file, Database::Access::ReadWrite);
        QVERIFY(database && database->execute(sql));
    };
    const auto overwrite = [&](const QByteArray& bytes) {
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(bytes);
    };
    if (how == "cut in a page") std::filesystem::resize_file(file, 5'000);
    if (how == "cut after the first page") std::filesystem::resize_file(file, 16'384);
    if (how == "a text") overwrite(QByteArray("This is no database at all. ").repeated(100));
    if (how == "zeros") overwrite(QByteArray(40'000, '\0'));
    if (how == "foreign") execute("PRAGMA application_id=7");
    if (how == "newer") execute("PRAGMA user_version=99");
    if (how == "empty") overwrite({});
    if (how == "older") execute("PRAGMA user_version=3");
    if (how == "a folder" || how == "gone") std::filesystem::remove(file);
    if (how == "a folder") std::filesystem::create_directory(file);
    std::string sentence;
    if (const auto reader = HistoryReader::open(folderOf(dir)); !reader)
        sentence = reader.error().message;
    else if (const auto read = reader->samples("BTC", {}, 1'000'000); !read)
        sentence = read.error().message;
    QVERIFY2(sentence.find(says.constData()) != std::string::npos, sentence.c_str());
    // Of what is damaged it is said what helps.
    if (how.startsWith("cut") || how == "a text" || how == "zeros")
        for (const char* helps : {"`ballastctl verify`", "`ballastctl restore`"})
            QVERIFY2(sentence.find(helps) != std::string::npos, sentence.c_str());
    QFile after(QString::fromStdString((folderOf(dir) / kOrdersFile).string()));
    QVERIFY(after.open(QIODevice::ReadOnly) && after.readAll() == journalBefore);
}

/// A block that is not what was written, or gone: the sentence says which, and what helps.
void TestHistoryFaults::saysWhichBlockIsDamaged()
{
    QTemporaryDir dir;
    makeSomeData(dir, 1'200);
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history);
        auto retention = Retention::over(history->database(), {.fullDays = 1});
        QVERIFY(retention && *retention->step(at(90 * 86'400'000LL), Retention::Pace::Everything));
    }
    const auto refused = [&](const char* sql) {
        auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        if (!database || !database->execute(sql)) return std::string{"not changed"};
        const auto reader = HistoryReader::open(folderOf(dir));
        const auto samples = reader->samples("BTC", {}, 100'000);
        return samples ? std::string{"nothing is wrong"} : samples.error().message;
    };
    for (const char* sql :
         {"UPDATE t_sample_data SET data = zeroblob(length(data))", "DELETE FROM t_sample_data"}) {
        const std::string sentence = refused(sql);
        for (const char* said :
             {"Reading the history: block 1 ", "`ballastctl verify`", "`ballastctl restore`"})
            QVERIFY2(sentence.find(said) != std::string::npos, sentence.c_str());
    }
}

void TestHistoryFaults::readsOrRefusesWhateverByteIsAnother()
{
    QTemporaryDir dir;
    makeSomeData(dir, 1'200);
    {
        auto history = History::open(folderOf(dir));
        QVERIFY(history);
        auto retention = Retention::over(history->database(), {.fullDays = 1});
        QVERIFY(retention && *retention->step(at(90 * 86'400'000LL), Retention::Pace::Everything));
    }
    const QString file = QString::fromStdString((folderOf(dir) / kHistoryFile).string());
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QByteArray whole = in.readAll();
    std::mt19937 random(9);
    int refused = 0, silent = 0;
    for (int n = 0; n < 400; ++n) {
        QByteArray bytes = whole;
        // The block's own bytes, most of the time.
        const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
        const char other = static_cast<char>(random());
        if (bytes[at] == other) continue;
        bytes[at] = other;
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(bytes);
        out.close();
        const auto reader = HistoryReader::open(folderOf(dir));
        const auto samples = reader ? reader->samples("BTC", {}, 100'000)
                                    : core::Expected<std::vector<engine::ExposureSample>>{
                                          std::unexpected(reader.error())};
        if (!samples) {
            ++refused;
            QVERIFY(!samples.error().message.empty());
        } else if (samples->size() != 1'200) {
            ++silent;
            QVERIFY(!wrongWith(folderOf(dir)).empty());
        }
    }
    qInfo("%d of 400 refused, %d read otherwise and found by verify", refused, silent);
    QVERIFY(refused > 0);
}

/// A power cut takes what is not on the disk. Samples may go; who approved what, who changed a
/// setting and that a guard stands in HALT are nowhere else.
void TestHistoryFaults::whatSomebodyDecidedIsOnTheDiskWhenItIsCommitted()
{
#ifndef __linux__
    QSKIP("Counted on Linux alone.");
#else
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    const auto syncsOf = [&](engine::HistoryRow row) {
        const engine::Remember one{std::move(row)};
        const int before = g_syncs;
        if (auto done = history->append({}, {}, std::span{&one, 1}); !done)
            qFatal("%s", done.error().message.c_str());
        return g_syncs - before;
    };
    engine::DecisionRecord approved{
        {7}, 2, engine::DecisionKind::Approved, "ana", "second person: bob"};
    approved.at = at(1);
    review::Note note;
    note.proposal = {7};
    note.at = at(3);
    note.text = "as agreed";
    (void)syncsOf(sample(0));  // whatever a first page takes
    for (int turn = 0; turn < 2; ++turn) {
        QCOMPARE(syncsOf(sample(1'000 + turn)), 0);
        QVERIFY(syncsOf(approved) > 0);
        QCOMPARE(syncsOf(sample(2'000 + turn)), 0);
        QVERIFY(syncsOf(engine::SettingRecord{"brake", "none", "pause", "ana", at(2)}) > 0);
        QVERIFY(syncsOf(engine::GuardRecord{"BTC", guard::Level::Normal, guard::Level::Halt,
                                            "the index is gone", "engine", at(3)}) > 0);
        QVERIFY(syncsOf(engine::NoteRecord{note}) > 0);
        QCOMPARE(syncsOf(sample(3'000 + turn)), 0);
    }
    // And nobody else changes it.
    QVERIFY(!history->database().execute("PRAGMA synchronous=OFF"));
#endif
}

void TestHistoryFaults::aClockThatIsSetBackLosesNothing()
{
    QTemporaryDir dir;
    std::filesystem::create_directories(folderOf(dir));
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    std::vector<engine::Remember> rows;
    for (int n = 0; n < 9'000; ++n) {
        const int back = n >= 5'000 ? 3'600 : 0;  // an hour, once
        rows.push_back({sample((n - back) * 1'000, n)});
    }
    for (std::size_t n = 0; n < rows.size(); n += 500)
        QVERIFY(history->append({}, {}, std::span{rows}.subspan(n, 500)));
    const auto read = [&] {
        const auto reader = HistoryReader::open(folderOf(dir));
        std::vector<double> deltas;
        const auto samples = reader->samples("BTC", {}, 100'000);
        for (const auto& s : *samples) deltas.push_back(s.delta);
        for (int n = 0; n < 9'000; n += 37) {
            const auto s = reader->sampleAt("BTC", at(n * 1'000));
            deltas.push_back(s && *s ? (*s)->delta : -1);
        }
        return deltas;
    };
    const auto before = read();
    auto retention = Retention::over(history->database(), {.fullDays = 1});
    QVERIFY(retention);
    while (*retention->step(at(90 * 86'400'000LL), Retention::Pace::Everything)) {
    }
    QCOMPARE(retention->done().samples, std::int64_t{9'000});
    QCOMPARE(read(), before);
    const auto found = checkChain(history->database());
    QVERIFY2(found && found->wrong.empty(), found ? found->wrong.c_str() : "");
}

QTEST_APPLESS_MAIN(TestHistoryFaults)
#include "tst_history_faults.moc"
