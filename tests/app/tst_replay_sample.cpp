// Days of the desk, recorded as it records them, and some of their proposals decided again.
#include "app/drill_record.h"
#include "connectors/store/event_file.h"
#include "models/replay/compare.h"
#include "tests/support/places.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace ballast;
using Recorded = store::EventArchive::RecordedProposal;
using paper_market::Scenario;

namespace {

constexpr app::DrillToRecord kRuns[] = {
    {Scenario::Gap, 1}, {Scenario::Chop, 2}, {Scenario::Calm, 3}};

std::vector<Recorded> numbered(std::uint64_t count)
{
    std::vector<Recorded> all;
    for (std::uint64_t n = 1; n <= count; ++n) all.push_back({static_cast<std::int64_t>(n % 3), n});
    return all;
}

}  // namespace

class TestReplaySample : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::filesystem::path m_folder;
    std::uint64_t m_proposals = 0;

private slots:
    void initTestCase()
    {
        m_folder = m_dir.path().toStdString() + "/drills";
        app::DrillSetting setting;
        setting.settings = app::defaultSettings();
        setting.length = std::chrono::minutes{4};
        const auto done = app::recordDrills(setting, kRuns, m_folder, {});
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(done->sessions, std::size(kRuns));
        QVERIFY2(done->proposals >= 6, std::to_string(done->proposals).c_str());
        QVERIFY(done->events > 1'000);
        m_proposals = done->proposals;
    }

    void isRecordedAsADeskRecordsIt()
    {
        const auto archive = store::EventArchive::open(m_folder);
        QVERIFY(archive);
        const auto sessions = archive->sessions();
        QVERIFY(sessions && sessions->size() == std::size(kRuns));
        for (const store::RecordedSession& session : *sessions)
            QVERIFY(session.ended && session.incomplete.empty());
        // The numbers go on from session to session, and none is given twice.
        const auto all = archive->proposals();
        QVERIFY(all && all->size() == m_proposals);
        for (std::size_t n = 0; n < all->size(); ++n) QCOMPARE((*all)[n].proposal, n + 1);
        const auto database =
            store::Database::open(m_folder / store::kEventsFile, store::Database::Access::ReadOnly);
        const auto chain = store::eventChain(*database);
        QVERIFY(chain && !*chain);
    }

    void anotherRecordingOfTheFolderIsRefused()
    {
        const auto again = app::recordDrills({}, kRuns, m_folder, {});
        QVERIFY(!again && again.error().message.contains("recorded there already"));
    }

    void drawsBySeedAndNoneTwice()
    {
        const auto first = app::drawn(numbered(500), 100, 1);
        QCOMPARE(first.size(), std::size_t{100});
        std::set<std::uint64_t> numbers;
        for (const Recorded& one : first) numbers.insert(one.proposal);
        QCOMPARE(numbers.size(), std::size_t{100});
        QVERIFY(first == app::drawn(numbered(500), 100, 1));
        QVERIFY(first != app::drawn(numbered(500), 100, 2));
        QCOMPARE(app::drawn(numbered(5), 100, 1).size(), std::size_t{5});
        QVERIFY(app::drawn({}, 100, 1).empty());
        // Each is drawn about as often as any other.
        std::map<std::uint64_t, int> times;
        for (std::uint64_t seed = 0; seed < 2'000; ++seed)
            for (const Recorded& one : app::drawn(numbered(10), 3, seed)) ++times[one.proposal];
        for (const auto& [proposal, count] : times)
            QVERIFY2(count > 500 && count < 700, std::to_string(count).c_str());
        QCOMPARE(times.size(), std::size_t{10});
    }

    void whatWasDrawnIsIdentical()
    {
        const auto archive = store::EventArchive::open(m_folder);
        std::map<std::int64_t, std::set<std::uint64_t>> of;
        const std::size_t count = static_cast<std::size_t>(m_proposals) - 2;
        for (const Recorded& one : app::drawn(*archive->proposals(), count, 11))
            of[one.session].insert(one.proposal);
        std::size_t seen = 0;
        const auto sessions = archive->sessions();
        for (const store::RecordedSession& session : *sessions) {
            if (!of.contains(session.id)) continue;
            auto recording = archive->recording(session);
            QVERIFY(recording);
            auto cursor = replay::ReplayCursor::open(std::move(*recording));
            QVERIFY(cursor);
            replay::Question question;
            question.drawn = of[session.id];
            const auto found = replay::compare(**cursor, question);
            QVERIFY(found && found->identical() && found->unlike.empty());
            QVERIFY(found->proposals == of[session.id]);
            QVERIFY(found->revisions >= found->proposals.size());
            seen += found->proposals.size();
        }
        QCOMPARE(seen, count);
    }

    void theProgramSaysSo()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QString::fromStdString(
                          (test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string()),
                      {QStringLiteral("replay"), QStringLiteral("--sample"), QStringLiteral("5"),
                       QStringLiteral("--seed"), QStringLiteral("4"), QStringLiteral("--quiet"),
                       QStringLiteral("--data"), QString::fromStdString(m_folder.string())});
        QVERIFY2(process.waitForFinished(60'000), qPrintable(process.errorString()));
        const QString said = QString::fromUtf8(process.readAll());
        QVERIFY2(process.exitCode() == 0, qPrintable(said));
        QVERIFY2(said.endsWith(QStringLiteral("5 of %1 recorded proposals drawn by seed 4: 5 "
                                              "replayed, 5 identical\n")
                                   .arg(m_proposals)),
                 qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestReplaySample)
#include "tst_replay_sample.moc"
