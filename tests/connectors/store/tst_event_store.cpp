#include "connectors/store/event_archive.h"
#include "connectors/store/event_file.h"
#include "connectors/store/event_recorder.h"
#include "connectors/store/migrations.h"
#include "models/replay/compare.h"
#include "models/replay/config_codec.h"
#include "tests/support/recorded_drill.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>

using namespace ballast;
using namespace ballast::store;
using namespace std::chrono_literals;
using paper_market::Scenario;

namespace {

namespace fs = std::filesystem;

QString words(const std::string& text) { return QString::fromStdString(text); }
fs::path pathOf(const QTemporaryDir& dir) { return dir.path().toStdString(); }

const core::Time kBegun = core::fromUnixMs(1'785'000'000'000);

EventSession session(core::Time begun = kBegun)
{
    return {begun, "0.1, a compiler", "AVX2", replay::layout(),
            replay::configBytes(tests::drillConfig())};
}

EventRecorder::Bounds small()
{
    EventRecorder::Bounds bounds;
    bounds.blockBytes = 20'000;
    bounds.freshBytes = 100'000;
    bounds.blocksWaiting = 100'000;
    return bounds;
}

/// One drill, recorded from its beginning to its end.
void record(const fs::path& folder, std::uint64_t seed, Scenario scenario, core::Duration length,
            EventRecorder::Bounds bounds = small())
{
    auto recorder = EventRecorder::begin(folder, session(), {}, bounds);
    if (!recorder) qFatal("%s", recorder.error().message.c_str());
    tests::drill(seed, scenario, length,
                 [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                     (*recorder)->took(event, effects);
                 });
}

EventArchive archiveOf(const fs::path& folder)
{
    auto archive = EventArchive::open(folder);
    if (!archive) qFatal("%s", archive.error().message.c_str());
    return std::move(*archive);
}

core::Expected<replay::Comparison> replayed(const EventArchive& archive,
                                            const RecordedSession& session,
                                            const replay::Question& question = {})
{
    auto recording = archive.recording(session, question.to);
    if (!recording) return std::unexpected(recording.error());
    auto cursor = replay::ReplayCursor::open(std::move(*recording));
    if (!cursor) return std::unexpected(cursor.error());
    return replay::compare(**cursor, question);
}

/// The session of this number has something that was committed.
bool hasBlocks(const fs::path& folder, std::int64_t session)
{
    const auto archive = EventArchive::open(folder);
    if (!archive) return false;
    const auto sessions = archive->sessions();
    return sessions && std::ssize(*sessions) == session && sessions->back().events > 0;
}

/// What is wrong with the chain; empty: nothing.
QString chainOf(const fs::path& folder)
{
    auto database = Database::open(folder / kEventsFile, Database::Access::ReadWrite);
    if (!database) return words(database.error().message);
    const auto found = eventChain(*database);
    if (!found) return words(found.error().message);
    return *found ? words(**found) : QString();
}

/// Of the pages that hold something.
std::int64_t usedBytes(const fs::path& folder)
{
    auto database = Database::open(folder / kEventsFile, Database::Access::ReadWrite);
    if (!database) qFatal("%s", database.error().message.c_str());
    return (*database->integer("PRAGMA page_count") - *database->integer("PRAGMA freelist_count")) *
           *database->integer("PRAGMA page_size");
}

void execute(const fs::path& folder, const char* sql)
{
    auto database = Database::open(folder / kEventsFile, Database::Access::ReadWrite);
    if (!database || !database->execute(sql)) qFatal("%s", sql);
}

}  // namespace

class TestEventStore : public QObject {
    Q_OBJECT

private slots:
    void aDayIsReplayedFromTheFile_data();
    void aDayIsReplayedFromTheFile();
    void eachStartIsASession();
    void aProposalIsFoundByItsNumber();
    void aWriterThatIsTooSlowStopsOnce();
    void aFileThatCannotBeWrittenStopsOnce();
    void whatIsLeftOfTheDiskIsTheJournals();
    void theChainNamesWhatWasChanged_data();
    void theChainNamesWhatWasChanged();
    void theOldIsDroppedAndTheRestIsAChain();
    void ofALongSessionTheBeginningIsDropped();
    void theOldestSessionsGoWholeToMakeRoom_data();
    void theOldestSessionsGoWholeToMakeRoom();
    void whatWasBegunToBeDroppedGoesFirstAfterACrash();
    void aRecorderKeepsItsFileWithinItsBound();
    void aSessionThatFillsTheFileAloneEndsOnce();
    void aSessionWithoutATickIsAsOldAsItsBeginning();
    void whoOnlyReadsLeavesNothingBeside();
    void aWriterThatComesWhileItIsReadIsJoined();
    void aDamagedBlockSaysWhatHelps();
    void whatIsNotOursIsRefused();
    void aKilledWriterLeavesAValidPrefix();
};

void TestEventStore::aDayIsReplayedFromTheFile_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("scenario");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* name, int seed, Scenario scenario, int seconds) {
        QTest::newRow(name) << seed << static_cast<int>(scenario) << seconds;
    };
    row("chop", 2, Scenario::Chop, 60);
    row("crash", 1, Scenario::Crash, 120);
    row("gap", 1, Scenario::Gap, 60);
}

void TestEventStore::aDayIsReplayedFromTheFile()
{
    QFETCH(int, seed);
    QFETCH(int, scenario);
    QFETCH(int, seconds);
    const QTemporaryDir dir;
    record(pathOf(dir), static_cast<std::uint64_t>(seed), static_cast<Scenario>(scenario),
           std::chrono::seconds{seconds});
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const EventArchive archive = archiveOf(pathOf(dir));
    const auto sessions = archive.sessions();
    QCOMPARE(sessions->size(), std::size_t{1});
    QVERIFY(sessions->front().ended);
    QCOMPARE(words(sessions->front().incomplete), QString());
    const auto found = replayed(archive, sessions->front());
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    for (const replay::Finding& f : found->findings)
        qWarning("%s: %s %s / %s", f.what.c_str(), f.difference.field.c_str(),
                 f.difference.recorded.c_str(), f.difference.recomputed.c_str());
    QVERIFY(found->identical());
    QCOMPARE(found->events, sessions->front().events);
    QVERIFY(found->proposals.size() >= 1);
    QVERIFY(found->journal >= 2);
    QVERIFY(found->others > 10);
    const auto bytes = fs::file_size(pathOf(dir) / kEventsFile);
    qInfo("%llu events, %llu proposals, %.2f bytes an event in the file",
          static_cast<unsigned long long>(found->events),
          static_cast<unsigned long long>(found->proposals.size()),
          static_cast<double>(bytes) / static_cast<double>(found->events));
}

void TestEventStore::eachStartIsASession()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 5s);
    record(pathOf(dir), 2, Scenario::Calm, 5s);
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const EventArchive archive = archiveOf(pathOf(dir));
    const auto sessions = archive.sessions();
    QCOMPARE(sessions->size(), std::size_t{2});
    for (const RecordedSession& each : *sessions) QVERIFY(replayed(archive, each)->identical());
    QCOMPARE(archive.sessionsIn(sessions->front().last + 1h, core::Time::max())->size(),
             std::size_t{0});
    QCOMPARE(archive.sessionsIn(sessions->front().last - 1s, sessions->front().last)->size(),
             std::size_t{2});  // both of the same simulated day
}

void TestEventStore::aProposalIsFoundByItsNumber()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 2, Scenario::Chop, 40s);
    const EventArchive archive = archiveOf(pathOf(dir));
    const auto sessions = archive.sessionsOf(1);
    QCOMPARE(sessions->size(), std::size_t{1});
    const auto found = replayed(archive, sessions->front(), {core::ProposalId{1}});
    QVERIFY(found);
    QCOMPARE(found->proposals, std::set<std::uint64_t>{1});
    QVERIFY(found->identical());
    QVERIFY(archive.sessionsOf(4'711)->empty());
}

void TestEventStore::aWriterThatIsTooSlowStopsOnce()
{
    const QTemporaryDir dir;
    EventRecorder::Bounds bounds = small();
    bounds.blockBytes = 500;
    bounds.blocksWaiting = 3;
    std::vector<std::string> told;
    {
        auto recorder = EventRecorder::begin(
            pathOf(dir), session(), [&told](const std::string& s) { told.push_back(s); }, bounds);
        QVERIFY(recorder);
        (*recorder)->holdWriter();
        tests::drill(1, Scenario::Calm, 3s,
                     [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                         (*recorder)->took(event, effects);
                     });
        QVERIFY((*recorder)->stopped());
        (*recorder)->releaseWriter();
    }
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY(told.front().starts_with(
        "The events of this session are recorded no further: the disk does not keep up"));
    QVERIFY(told.front().contains("Trading goes on"));
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const EventArchive archive = archiveOf(pathOf(dir));
    const RecordedSession stopped = archive.sessions()->front();
    QVERIFY(stopped.incomplete.contains("does not keep up"));
    // What was taken before is whole.
    const auto found = replayed(archive, stopped);
    QVERIFY(found);
    QVERIFY(found->identical());
    QVERIFY(found->events > 0);
}

void TestEventStore::aFileThatCannotBeWrittenStopsOnce()
{
    const QTemporaryDir dir;
    std::vector<std::string> told;
    {
        auto recorder = EventRecorder::begin(
            pathOf(dir), session(), [&told](const std::string& s) { told.push_back(s); }, small());
        QVERIFY(recorder);
        (*recorder)->holdWriter();
        tests::drill(1, Scenario::Calm, 3s,
                     [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                         (*recorder)->took(event, effects);
                     });
        execute(pathOf(dir),
                "CREATE TRIGGER full BEFORE INSERT ON t_block BEGIN SELECT "
                "raise(ABORT, 'the disk is full'); END");
        (*recorder)->releaseWriter();
    }
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY2(told.front().contains("the disk is full"), told.front().c_str());
    QCOMPARE(chainOf(pathOf(dir)), QString());
    QVERIFY(archiveOf(pathOf(dir)).sessions()->front().incomplete.contains("the disk is full"));
}

void TestEventStore::theChainNamesWhatWasChanged_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* sql, const char* said) {
        QTest::newRow(sql) << QByteArray(sql) << QString::fromLatin1(said);
    };
    row("UPDATE t_block SET events = events + 1 WHERE number = 1",
        "block 1 of session 1 is not what was written");
    row("UPDATE t_block SET last_ns = last_ns + 1 WHERE number = 2",
        "block 2 of session 1 is not what was written");
    row("UPDATE t_block SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE number = 0",
        "block 0 of session 1 is not what was written");
    row("UPDATE t_block SET prev_hash = 'x' WHERE number = 1",
        "block 1 of session 1 does not follow from the one before it");
    row("UPDATE t_block SET raw_size = raw_size - 1 WHERE number = 1",
        "block 1 of session 1 does not unpack");
    row("UPDATE t_block SET raw_size = 2000000000 WHERE number = 1",
        "block 1 of session 1 is not what was written");
    row("UPDATE t_block SET body = x'00' WHERE number = 1", "block 1 of session 1 does not unpack");
    row("DELETE FROM t_block WHERE number = 1", "block 1 of session 1 is missing");
    row("DELETE FROM t_block WHERE number = 0", "block 0 of session 1 is missing");
    row("UPDATE t_session SET build = 'another'", "session 1 is not what was written");
    row("UPDATE t_session SET config = x'00'", "session 1 does not unpack");
    row("UPDATE t_session SET prev_hash = 'x'", "session 1 does not follow from what is before it");
    row("UPDATE t_anchor SET hash = 'x'", "session 1 does not follow from what is before it");
}

void TestEventStore::theChainNamesWhatWasChanged()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, said);
    static const auto kWhole = [] {
        auto dir = std::make_unique<QTemporaryDir>();
        record(pathOf(*dir), 1, Scenario::Calm, 8s);
        return dir;
    }();
    const QTemporaryDir dir;
    fs::copy(pathOf(*kWhole), pathOf(dir), fs::copy_options::recursive);
    QCOMPARE(chainOf(pathOf(dir)), QString());
    execute(pathOf(dir), ("PRAGMA foreign_keys=OFF; " + sql).constData());
    QCOMPARE(chainOf(pathOf(dir)), said);
}

/// Sessions of three days; the two old ones go, and the chain begins at the third.
void TestEventStore::theOldIsDroppedAndTheRestIsAChain()
{
    const QTemporaryDir dir;
    const auto write = [&](core::Time day) {
        auto file = EventFile::begin(pathOf(dir), session(day));
        if (!file) qFatal("%s", file.error().message.c_str());
        for (int i = 0; i < 4; ++i) {
            const EventBlock block{
                "bytes " + std::to_string(i), 10, day, day + 1h, i % 2 == 0, {7}};
            if (!file->append(std::span{&block, 1})) qFatal("not written");
        }
        return std::move(*file);
    };
    static_cast<void>(write(kBegun));
    static_cast<void>(write(kBegun + 24h));
    EventFile last = write(kBegun + 48h);
    QCOMPARE(chainOf(pathOf(dir)), QString());
    QCOMPARE(*last.dropBefore(kBegun), std::int64_t{0});
    QCOMPARE(*last.dropBefore(kBegun + 30h), std::int64_t{8});
    QCOMPARE(chainOf(pathOf(dir)), QString());
    QCOMPARE(archiveOf(pathOf(dir)).sessions()->size(), std::size_t{1});
    QCOMPARE(*last.dropBefore(core::Time::max()), std::int64_t{0});  // the one under way stays
    const EventBlock more{"more", 1, kBegun + 50h, kBegun + 50h, false, {}};
    QVERIFY(last.append(std::span{&more, 1}));
    QCOMPARE(chainOf(pathOf(dir)), QString());
    static_cast<void>(write(kBegun + 72h));
    QCOMPARE(chainOf(pathOf(dir)), QString());
    execute(pathOf(dir), "PRAGMA foreign_keys=OFF; DELETE FROM t_session WHERE session_id = 3");
    QVERIFY(!chainOf(pathOf(dir)).isEmpty());
}

void TestEventStore::ofALongSessionTheBeginningIsDropped()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 20s);
    const RecordedSession whole = archiveOf(pathOf(dir)).sessions()->front();
    auto file = EventFile::begin(pathOf(dir), session());
    QVERIFY(file);
    const auto dropped = file->dropBefore(whole.last - 4s);
    QVERIFY(dropped);
    QVERIFY(*dropped > 0);
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const EventArchive archive = archiveOf(pathOf(dir));
    const RecordedSession left = archive.sessions()->front();
    QVERIFY(left.droppedEvents > 0);
    QCOMPARE(left.events + left.droppedEvents, whole.events);
    const auto refused = archive.recording(left);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains("were dropped as the oldest"));
}

void TestEventStore::theOldestSessionsGoWholeToMakeRoom_data()
{
    QTest::addColumn<bool>("shrinks");
    QTest::newRow("a file that gives pages back") << true;
    QTest::newRow("a file that was made to keep them") << false;
}

/// In pieces, with a chain after each of them; those that stay can be replayed.
void TestEventStore::theOldestSessionsGoWholeToMakeRoom()
{
    QFETCH(bool, shrinks);
    const QTemporaryDir dir;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) record(pathOf(dir), seed, Scenario::Calm, 15s);
    if (!shrinks) execute(pathOf(dir), "PRAGMA auto_vacuum=NONE; VACUUM");
    const auto before = archiveOf(pathOf(dir)).sessions();
    const auto size = static_cast<std::int64_t>(fs::file_size(pathOf(dir) / kEventsFile));
    const std::int64_t bound = size * 6 / 10;
    std::int64_t steps = 0;
    {
        auto file = EventFile::begin(pathOf(dir), session());
        QVERIFY(file);
        for (auto room = EventFile::Room::More; room == EventFile::Room::More; ++steps) {
            const auto done = file->keepWithin(bound);
            QVERIFY2(done, done ? "" : done.error().message.c_str());
            room = *done;
            QVERIFY(room != EventFile::Room::Full);
            QCOMPARE(chainOf(pathOf(dir)), QString());
        }
        const EventBlock block{"bytes", 1, kBegun, kBegun, true, {}};
        QVERIFY(file->append(std::span{&block, 1}));
        QVERIFY(file->end(kBegun, ""));
    }
    QVERIFY(usedBytes(pathOf(dir)) <= bound);
    const auto after = static_cast<std::int64_t>(fs::file_size(pathOf(dir) / kEventsFile));
    QCOMPARE(after <= bound, shrinks);
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const EventArchive archive = archiveOf(pathOf(dir));
    auto left = *archive.sessions();
    const std::int64_t dropped = 5 - std::ssize(left);
    QVERIFY(dropped >= 1 && dropped <= 3);
    QVERIFY(steps > 2 * dropped);
    left.pop_back();  // the one under way
    for (const RecordedSession& each : left) {
        const RecordedSession& was = (*before)[static_cast<std::size_t>(each.id - 1)];
        QVERIFY(each.id > dropped);
        QCOMPARE(each.droppedEvents, std::uint64_t{0});
        QCOMPARE(each.events, was.events);
        const auto found = replayed(archive, each);
        QVERIFY(found && found->identical());
    }
    qInfo("%lld kB to %lld kB in %lld steps, %lld sessions dropped",
          static_cast<long long>(size / 1'000), static_cast<long long>(after / 1'000),
          static_cast<long long>(steps), static_cast<long long>(dropped));
}

void TestEventStore::whatWasBegunToBeDroppedGoesFirstAfterACrash()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 15s);
    record(pathOf(dir), 2, Scenario::Calm, 15s);
    const std::int64_t used = usedBytes(pathOf(dir));
    {
        auto file = EventFile::begin(pathOf(dir), session());
        QVERIFY(*file->keepWithin(used * 3 / 4) == EventFile::Room::More);
    }
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const RecordedSession part = archiveOf(pathOf(dir)).sessions()->front();
    QVERIFY(part.droppedEvents > 0 && part.events > 0);
    const auto refused = archiveOf(pathOf(dir)).recording(part);
    QVERIFY(!refused && refused.error().message.contains("dropped as the oldest"));
    auto file = EventFile::begin(pathOf(dir), session());
    while (*file->keepWithin(used * 3 / 4) == EventFile::Room::More) {
    }
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const auto left = archiveOf(pathOf(dir)).sessions();
    QCOMPARE(left->front().id, std::int64_t{2});
    QCOMPARE(left->front().droppedEvents, std::uint64_t{0});
    QVERIFY(replayed(archiveOf(pathOf(dir)), left->front())->identical());
}

/// The file of events is the largest there is: it would take the last byte, and then no intent
/// could be written.
void TestEventStore::whatIsLeftOfTheDiskIsTheJournals()
{
    const QTemporaryDir dir;
    std::atomic<std::int64_t> free{1'000'000'000};
    EventRecorder::Bounds bounds = small();
    bounds.leaveFree = 256'000'000;
    bounds.freeBytes = [&free] { return std::optional{free.load()}; };
    std::vector<std::string> told;
    std::atomic<bool> over{false};
    {
        auto recorder = EventRecorder::begin(
            pathOf(dir), session(),
            [&](const std::string& s) {
                told.push_back(s);
                over = true;
            },
            bounds);
        QVERIFY(recorder);
        const auto take = [&](const engine::Event& event, std::span<const engine::Effect> effects) {
            (*recorder)->took(event, effects);
        };
        const auto before = usedBytes(pathOf(dir));
        tests::drill(1, Scenario::Calm, 15s, take);
        QTRY_VERIFY_WITH_TIMEOUT(usedBytes(pathOf(dir)) > before, 60'000);
        QVERIFY(!over);
        free = 255'999'999;
        tests::drill(2, Scenario::Calm, 15s, take);
        QTRY_VERIFY_WITH_TIMEOUT(over.load(), 60'000);
        QVERIFY((*recorder)->stopped());
        QCOMPARE(told.size(), std::size_t{1});
        const auto used = usedBytes(pathOf(dir));
        tests::drill(3, Scenario::Calm, 15s, take);
        QCOMPARE(usedBytes(pathOf(dir)), used);
    }
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY2(told.front().contains("256 MB left, which the order journal needs"),
             told.front().c_str());
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const RecordedSession stopped = archiveOf(pathOf(dir)).sessions()->front();
    QVERIFY(stopped.ended);
    QVERIFY(stopped.incomplete.contains("the order journal needs"));
}

/// While a session is recorded, and the engine's thread knows nothing of it.
void TestEventStore::aRecorderKeepsItsFileWithinItsBound()
{
    const QTemporaryDir dir;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) record(pathOf(dir), seed, Scenario::Calm, 15s);
    EventRecorder::Bounds bounds = small();
    bounds.keepBytes = usedBytes(pathOf(dir)) * 3 / 4;
    std::vector<std::string> told;
    {
        auto recorder = EventRecorder::begin(
            pathOf(dir), session(), [&told](const std::string& s) { told.push_back(s); }, bounds);
        QVERIFY(recorder);
        tests::drill(4, Scenario::Calm, 15s,
                     [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                         (*recorder)->took(event, effects);
                     });
        QTRY_VERIFY_WITH_TIMEOUT(usedBytes(pathOf(dir)) <= bounds.keepBytes, 60'000);
    }
    QVERIFY(told.empty());
    QCOMPARE(chainOf(pathOf(dir)), QString());
    const EventArchive archive = archiveOf(pathOf(dir));
    const auto sessions = archive.sessions();
    QVERIFY(sessions->front().id > 1);
    QCOMPARE(sessions->back().id, std::int64_t{4});
    QCOMPARE(words(sessions->back().incomplete), QString());
    QVERIFY(replayed(archive, sessions->back())->identical());
}

void TestEventStore::aSessionThatFillsTheFileAloneEndsOnce()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 5s);
    EventRecorder::Bounds bounds = small();
    bounds.keepBytes = 250'000;
    std::vector<std::string> told;
    std::uint64_t taken = 0;
    {
        auto recorder = EventRecorder::begin(
            pathOf(dir), session(), [&told](const std::string& s) { told.push_back(s); }, bounds);
        QVERIFY(recorder);
        tests::drill(2, Scenario::Chop, 60s,
                     [&](const engine::Event& event, std::span<const engine::Effect> effects) {
                         ++taken;
                         (*recorder)->took(event, effects);
                     });
        QTRY_VERIFY_WITH_TIMEOUT((*recorder)->stopped(), 60'000);
    }
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY2(told.front().contains("alone fill the 0.00025 GB that keep_events_gb"),
             told.front().c_str());
    QVERIFY(told.front().contains("Start Ballast again"));
    QVERIFY(told.front().contains("Trading goes on"));
    QCOMPARE(chainOf(pathOf(dir)), QString());
    {
        const EventArchive archive = archiveOf(pathOf(dir));
        QCOMPARE(archive.sessions()->size(), std::size_t{1});
        const RecordedSession stopped = archive.sessions()->front();
        QVERIFY(stopped.ended);
        QVERIFY(stopped.incomplete.contains("keep_events_gb"));
        QVERIFY(stopped.events > 0 && stopped.events <= taken);
        const auto found = replayed(archive, stopped);
        QVERIFY(found && found->identical());
        QCOMPARE(found->events, stopped.events);
    }
    // Another start is a new recording, in the place of that one.
    bounds.keepBytes *= 2;
    record(pathOf(dir), 3, Scenario::Calm, 2s, bounds);
    QCOMPARE(chainOf(pathOf(dir)), QString());
    QCOMPARE(words(archiveOf(pathOf(dir)).sessions()->back().incomplete), QString());
}

/// Its events say no time: they are not older than everything else for that.
void TestEventStore::aSessionWithoutATickIsAsOldAsItsBeginning()
{
    const QTemporaryDir dir;
    {
        auto silent = EventFile::begin(pathOf(dir), session(kBegun + 24h));
        QVERIFY(silent);
        for (int i = 0; i < 4; ++i) {
            const EventBlock block{"bytes", 1, {}, {}, i % 2 == 0, {}};
            QVERIFY(silent->append(std::span{&block, 1}));
        }
    }
    auto next = EventFile::begin(pathOf(dir), session(kBegun + 48h));
    QVERIFY(next);
    QCOMPARE(*next->dropBefore(kBegun + 23h), std::int64_t{0});
    QCOMPARE(archiveOf(pathOf(dir)).sessions()->front().droppedEvents, std::uint64_t{0});
    QCOMPARE(*next->dropBefore(kBegun + 25h), std::int64_t{4});
    QCOMPARE(chainOf(pathOf(dir)), QString());
    QCOMPARE(archiveOf(pathOf(dir)).sessions()->size(), std::size_t{1});
}

void TestEventStore::whoOnlyReadsLeavesNothingBeside()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 5s);
    const auto files = [&dir] {
        return QDir(dir.path()).entryList(QDir::Files, QDir::Name).join(QLatin1Char(' '));
    };
    QCOMPARE(files(), QStringLiteral("events.db"));
    {
        const EventArchive archive = archiveOf(pathOf(dir));
        const auto sessions = archive.sessions();
        QCOMPARE(sessions->size(), std::size_t{1});
        const auto found = replayed(archive, sessions->front());
        QVERIFY(found && found->identical());
        QCOMPARE(files(), QStringLiteral("events.db"));
    }
    QCOMPARE(files(), QStringLiteral("events.db"));
}

/// Read as it lies until a desk writes there: what it wrote is seen, and what was begun goes on.
void TestEventStore::aWriterThatComesWhileItIsReadIsJoined()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 5s);
    const EventArchive archive = archiveOf(pathOf(dir));
    const RecordedSession first = archive.sessions()->front();
    const auto recording = archive.recording(first);
    QVERIFY(recording);
    QVERIFY(recording->blocks.size() > 2);
    QVERIFY(recording->read(0));
    {
        auto writer = EventFile::begin(pathOf(dir), session(kBegun + 24h));
        QVERIFY(writer);
        const EventBlock block{"more", 1, kBegun + 24h, kBegun + 25h, true, {9}};
        QVERIFY(writer->append(std::span{&block, 1}));
        QCOMPARE(archive.sessions()->size(), std::size_t{2});
        QCOMPARE(archive.sessionsOf(9)->size(), std::size_t{1});
        QVERIFY(recording->read(1));
    }
    // One that came and went between two looks has changed the file itself.
    const EventArchive other = archiveOf(pathOf(dir));
    QCOMPARE(other.sessions()->size(), std::size_t{2});
    static_cast<void>(EventFile::begin(pathOf(dir), session(kBegun + 48h)));
    QCOMPARE(other.sessions()->size(), std::size_t{3});
    QVERIFY(recording->read(2));
}

void TestEventStore::aDamagedBlockSaysWhatHelps()
{
    const QTemporaryDir dir;
    record(pathOf(dir), 1, Scenario::Calm, 5s);
    execute(pathOf(dir), "UPDATE t_block SET body = zeroblob(length(body)) WHERE number = 1");
    const EventArchive archive = archiveOf(pathOf(dir));
    const auto recording = archive.recording(archive.sessions()->front());
    QVERIFY(recording && recording->read(0));
    const auto bad = recording->read(1);
    QVERIFY(!bad);
    for (const char* said : {"Block 1 of session 1 is damaged", "`ballastctl verify`",
                             "`ballastctl restore`", "in no backup"})
        QVERIFY2(bad.error().message.contains(said), bad.error().message.c_str());
}

void TestEventStore::whatIsNotOursIsRefused()
{
    const QTemporaryDir dir;
    QVERIFY(EventArchive::open(pathOf(dir)).error().message.contains("there are none"));
    {
        QFile file(dir.filePath(QStringLiteral("events.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no database, and long enough to be looked at as one: " +
                   QByteArray(2'000, 'x'));
    }
    const auto foreign = EventArchive::open(pathOf(dir));
    QVERIFY(!foreign);
    QVERIFY2(foreign.error().message.contains("`ballastctl restore`"),
             foreign.error().message.c_str());
    QVERIFY(!EventFile::begin(pathOf(dir), session()));
    const QTemporaryDir other;
    record(pathOf(other), 1, Scenario::Calm, 2s);
    execute(pathOf(other), "PRAGMA user_version = 999");
    QVERIFY(EventArchive::open(pathOf(other)).error().message.contains("newer Ballast"));
    execute(pathOf(other), "PRAGMA user_version = 1");
    execute(pathOf(other), "UPDATE t_session SET layout = replace(layout, 'a', 'b')");
    const EventArchive archive = archiveOf(pathOf(other));
    const auto refused = archive.recording(archive.sessions()->front());
    QVERIFY(refused.error().message.contains("lays events out in another way"));
}

/// Killed at some block; what is there is a chain, replays identically, and the next session
/// follows from it.
void TestEventStore::aKilledWriterLeavesAValidPrefix()
{
    const QTemporaryDir dir;
    for (int cycle = 1; cycle <= 4; ++cycle) {
        QProcess child;
        child.start(QStringLiteral(BALLAST_EVENT_CHILD), {dir.path()});
        QVERIFY(child.waitForStarted());
        // Its lines run ahead of the thread that commits: killed after one of its blocks is there.
        int lines = 0;
        while (lines < 3 * cycle || !hasBlocks(pathOf(dir), cycle)) {
            QVERIFY(child.waitForReadyRead(60'000));
            lines += static_cast<int>(child.readAllStandardOutput().count('\n'));
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(chainOf(pathOf(dir)), QString());
        const EventArchive archive = archiveOf(pathOf(dir));
        const auto sessions = archive.sessions();
        QCOMPARE(sessions->size(), static_cast<std::size_t>(cycle));
        QVERIFY(!sessions->back().ended);
        QVERIFY(sessions->back().events > 0);
        const auto found = replayed(archive, sessions->back());
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(found->identical());
        QCOMPARE(found->events, sessions->back().events);
    }
}

QTEST_GUILESS_MAIN(TestEventStore)
#include "tst_event_store.moc"
