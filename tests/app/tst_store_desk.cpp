// A desk whose journal cannot be had, and one whose runs before it crashed.
#include "app/crash_count.h"
#include "app/data_folder.h"
#include "app/desk.h"
#include "connectors/store/backups.h"
#include "connectors/store/moment_reader.h"
#include "connectors/store/verify.h"
#include "ui/shell/main_window.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;

std::unique_ptr<app::Desk> openDesk(const QTemporaryDir& folder)
{
    app::LaunchOptions options;
    options.data = folder.path().toStdString();
    options.autoFire = true;
    if (!app::openDataFolder(options)) qFatal("no data folder");
    auto desk = app::Desk::open(options);
    if (!desk) qFatal("%s", desk.error().message.c_str());
    (*desk)->start();
    return std::move(*desk);
}

bool says(app::Desk& desk, const QString& words)
{
    for (const QLabel* label : desk.window().findChildren<QLabel*>())
        if (label->text().contains(words)) return true;
    return false;
}

}  // namespace

class TestStoreDesk : public QObject {
    Q_OBJECT
private slots:
    void watchesOnlyWhereNothingCanBeRecorded_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("a damaged journal") << false;
        QTest::newRow("a journal that cannot be written") << true;
    }

    void watchesOnlyWhereNothingCanBeRecorded()
    {
        QFETCH(bool, isFolder);
        QTemporaryDir folder;
        const fs::path orders = fs::path{folder.path().toStdString()} / "orders.db";
        const std::string garbage(16'384, 'x');
        if (isFolder)
            fs::create_directories(orders);
        else
            std::ofstream{orders} << garbage;
        const auto desk = openDesk(folder);
        QVERIFY(says(*desk, QStringLiteral("Monitoring only")));
        QTRY_VERIFY_WITH_TIMEOUT(says(*desk, QStringLiteral("storage")) ||
                                     says(*desk, QStringLiteral("journal cannot be written")),
                                 kPatienceMs);
        // What was found is left as it was found.
        if (!isFolder) QCOMPARE(fs::file_size(orders), garbage.size());
    }

    /// What nobody changes is on record all the same: `why` says in which mode a minute was.
    void recordsTheModeItBeginsIn()
    {
        QTemporaryDir folder;
        for (int session = 1; session <= 2; ++session) {
            {
                const auto desk = openDesk(folder);
            }
            const auto reader = store::HistoryReader::open(folder.path().toStdString());
            QVERIFY2(reader.has_value(), reader ? "" : reader.error().message.c_str());
            auto rows = reader->database().prepare(
                "SELECT after FROM t_setting WHERE key = 'mode' AND before = '' AND actor = "
                "'start' ORDER BY id");
            QVERIFY(rows.has_value());
            QStringList modes;
            rows->query();
            while (rows->next()) modes << QString::fromStdString(rows->text(0));
            QCOMPARE(modes, QStringList(session, QStringLiteral("Confirm")));
            const auto moment = store::readMoment(*reader, std::chrono::system_clock::now(), 5min);
            QVERIFY(moment.has_value());
            QVERIFY(moment->mode && moment->mode->begun);
        }
    }

    void countsRunsThatDidNotEnd_data()
    {
        QTest::addColumn<QList<int>>("startsS");
        QTest::addColumn<int>("ordered");
        QTest::addColumn<bool>("loop");
        QTest::newRow("the first run") << QList<int>{} << -1 << false;
        QTest::newRow("two crashes") << QList<int>{0, 60} << -1 << false;
        QTest::newRow("three crashes") << QList<int>{0, 60, 120} << -1 << true;
        QTest::newRow("three, and long ago") << QList<int>{0, 60, 120 - 3'600} << -1 << false;
        QTest::newRow("three, and one that ended in order") << QList<int>{0, 60, 120} << 1 << false;
    }

    void countsRunsThatDidNotEnd()
    {
        QFETCH(QList<int>, startsS);
        QFETCH(int, ordered);
        QFETCH(bool, loop);
        QTemporaryDir folder;
        const core::Time begin = core::fromUnixMs(1'795'000'000'000);
        for (int n = 0; n < startsS.size(); ++n) {
            app::CrashCount run(folder.path().toStdString(), begin + startsS[n] * 1s);
            if (n == ordered) run.endedInOrder();
        }
        const app::CrashCount now(folder.path().toStdString(), begin + 180s);
        QCOMPARE(now.isLoop(), loop);
    }

    void startsInWatchAfterACrashLoop()
    {
        QTemporaryDir folder;
        for (int n = 0; n < app::kCrashesOfALoop; ++n)
            app::CrashCount run(folder.path().toStdString(), std::chrono::system_clock::now());
        auto desk = openDesk(folder);
        QVERIFY(says(*desk, QStringLiteral("ended in disorder")));
        QTest::qWait(0);
        desk.reset();  // in order: the next one is an ordinary desk
        desk = openDesk(folder);
        QVERIFY(!says(*desk, QStringLiteral("ended in disorder")));
    }
};

QTEST_MAIN(TestStoreDesk)
#include "tst_store_desk.moc"
