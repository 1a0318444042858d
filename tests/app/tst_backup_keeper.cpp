// When a desk's own copies are made, the one at its end, and the one that another process asks for.
#include "app/backup_keeper.h"
#include "app/console_progress.h"
#include "app/last_copy.h"
#include "app/single_instance.h"
#include "connectors/store/backups.h"
#include "connectors/store/verify.h"
#include "tests/support/written_history.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>
#include <future>
#include <thread>

using namespace ballast;
using namespace ballast::store::samples;
using namespace std::chrono_literals;
using Answer = app::SingleInstance::Backup::Answer;

namespace {

constexpr int kPatienceMs = 60'000;

/// What a desk on the folder of this name would say; asked as another process does.
app::SingleInstance::Backup asked(const QString& folder,
                                  const app::SingleInstance::Watch& watch = {})
{
    auto answer = std::async(std::launch::async,
                             [&] { return app::SingleInstance(folder).askForBackup(watch); });
    if (!QTest::qWaitFor([&] { return answer.wait_for(0s) == std::future_status::ready; },
                         kPatienceMs))
        qFatal("nobody answered");
    return answer.get();
}

}  // namespace

class TestBackupKeeper : public QObject {
    Q_OBJECT
private slots:
    /// A young desk has copies of more than its first minute.
    void copiesAreSoonAndThenNowAndThen_data()
    {
        QTest::addColumn<int>("made");
        QTest::addColumn<int>("sinceStartS");
        QTest::newRow("none") << 0 << 20;
        QTest::newRow("one") << 1 << 20 + 15 * 60;
        QTest::newRow("two") << 2 << 20 + 60 * 60;
        QTest::newRow("three") << 3 << 20 + 5 * 3'600;
        QTest::newRow("many") << 9 << 20 + 29 * 3'600;
    }
    void copiesAreSoonAndThenNowAndThen()
    {
        QFETCH(int, made);
        QFETCH(int, sinceStartS);
        std::chrono::seconds at{0};
        for (int n = 0; n <= made; ++n) at += app::BackupKeeper::pauseAfter(n);
        QCOMPARE(at, std::chrono::seconds{sinceStartS});
    }

    void theLastOneHasEverything()
    {
        QTemporaryDir dir;
        write(dir,
              {engine::IntentRecord{intent(1)}, engine::FillRecord{fill("t", intent(1))},
               filled(intent(1))},
              {sample(1)});
        const auto copy = app::BackupKeeper::keepAtEnd(folderOf(dir), 1min);
        QVERIFY2(copy, copy ? "" : copy.error().message.c_str());
        QCOMPARE(store::verify(*copy)->events, store::verify(folderOf(dir))->events);
        QCOMPARE(store::keptBackups(folderOf(dir)).size(), 1U);
    }

    /// No program stays for it longer than a person waits.
    void theLastOneIsGivenUpWhereItTakesTooLong()
    {
        QTemporaryDir dir;
        write(dir, {}, {sample(1)});
        const auto copy = app::BackupKeeper::keepAtEnd(folderOf(dir), 0s);
        QVERIFY(!copy);
        QVERIFY2(copy.error().message.find("it was given up") != std::string::npos,
                 copy.error().message.c_str());
        QVERIFY(std::filesystem::is_empty(store::backupsOf(folderOf(dir))));
    }

    void aDeskThatRunsIsAskedForOne()
    {
        QTemporaryDir dir;
        write(dir, {}, {sample(1)});
        const auto folder = folderOf(dir);
        Listener listener;
        auto store = store::Store::open(folder, opening(), listener.callbacks());
        QVERIFY(store);
        app::BackupKeeper keeper(**store, folder);
        const QString name = QString::fromStdString(folder.string());
        QCOMPARE(asked(name).answer, Answer::None);
        app::SingleInstance instance(name);
        QVERIFY(instance.listen());
        connect(&instance, &app::SingleInstance::backupAsked, &keeper,
                [&](const std::shared_ptr<app::LaterAnswer>& answer) {
                    keeper.keep(
                        [answer](const auto& copy) {
                            answer->give(copy ? app::SingleInstance::backupKept(
                                                    QString::fromStdString(copy->string()))
                                              : app::SingleInstance::backupFailed({}));
                        },
                        [answer](double share) { return answer->at(share); });
                });
        const auto said = asked(name);
        QCOMPARE(said.answer, Answer::Kept);
        const auto kept = store::keptBackups(folder);
        QCOMPARE(kept.size(), 1U);
        QCOMPARE(said.said.toStdString(), kept.front().string());
        QVERIFY(store::verify(kept.front())->ok());
    }

    void whatADeskSaysIsPassedOn()
    {
        const QString name = QStringLiteral("/no/folder/of/anybody");
        app::SingleInstance instance(name);
        QVERIFY(instance.listen());
        connect(&instance, &app::SingleInstance::backupAsked, this, [](const auto& answer) {
            answer->give(app::SingleInstance::backupFailed(QStringLiteral("no room, and so on")));
        });
        const auto said = asked(name);
        QCOMPARE(said.answer, Answer::Failed);
        QCOMPARE(said.said, QStringLiteral("no room, and so on"));
    }

    /// How far the desk is comes to whoever asked, and a wish to stop to the desk.
    void aCopyIsFollowedAndStoppedFromOutside_data()
    {
        QTest::addColumn<double>("until");
        QTest::addColumn<Answer>("answer");
        QTest::newRow("to its end") << 2.0 << Answer::Kept;
        QTest::newRow("half way") << 0.5 << Answer::Stopped;
        QTest::newRow("before it begins") << -1.0 << Answer::Stopped;
    }
    void aCopyIsFollowedAndStoppedFromOutside()
    {
        QFETCH(double, until);
        QFETCH(Answer, answer);
        const QString name = QStringLiteral("/no/folder/of/anybody");
        app::SingleInstance instance(name);
        QVERIFY(instance.listen());
        std::atomic<double> wantedAt{-1};  // the furthest that was seen and to be gone on from
        std::jthread desk;
        connect(&instance, &app::SingleInstance::backupAsked, this,
                [&](const std::shared_ptr<app::LaterAnswer>& answered) {
                    desk = std::jthread([answered, &wantedAt](const std::stop_token& end) {
                        // Further when it was seen how far it is; no further once it hears a stop.
                        double share = 0;
                        while (answered->at(share) && share < 1 && !end.stop_requested()) {
                            if (wantedAt >= share)
                                share += 0.5;
                            else
                                std::this_thread::yield();
                        }
                        answered->give(
                            share < 1 ? app::SingleInstance::backupFailed(
                                            QStringLiteral("it was stopped"))
                                      : app::SingleInstance::backupKept(QStringLiteral("/a/copy")));
                    });
                });
        std::vector<double> seen;
        const auto said = asked(name, [&](double share) {
            seen.push_back(share);
            if (share >= until) return false;
            wantedAt = share;
            return true;
        });
        QCOMPARE(said.answer, answer);
        QVERIFY(std::ranges::is_sorted(seen));
        QCOMPARE(seen.back() > 0, until > 0);
        QCOMPARE(said.said, answer == Answer::Kept ? QStringLiteral("/a/copy") : QString());
    }

    void aDeskThatEndsIsNotWaitedFor()
    {
        const QString name = QStringLiteral("/no/folder/of/anybody");
        auto instance = std::make_unique<app::SingleInstance>(name);
        QVERIFY(instance->listen());
        connect(instance.get(), &app::SingleInstance::backupAsked, this,
                [&] { instance->stopListening(); });
        QCOMPARE(asked(name).answer, Answer::Gone);  // and not Silent, which is waited for
    }

    /// The desk's own end of it: no copy is kept, and nobody is alarmed.
    void aCopyThatWasStoppedLeavesNothing()
    {
        QTemporaryDir dir;
        write(dir, {}, {sample(1)});
        const auto folder = folderOf(dir);
        Listener listener;
        auto store = store::Store::open(folder, opening(), listener.callbacks());
        QVERIFY(store);
        app::BackupKeeper keeper(**store, folder);
        QSignalSpy failed(&keeper, &app::BackupKeeper::failed);
        std::promise<std::string> told;
        keeper.keep([&](const auto& copy) { told.set_value(copy ? "" : copy.error().message); },
                    [](double) { return false; });
        QCOMPARE(told.get_future().get(),
                 std::string{"Backing up: it was stopped, and no copy was kept."});
        QVERIFY(std::filesystem::is_empty(store::backupsOf(folder)));
        QTest::qWait(0);
        QCOMPARE(failed.size(), 0);
    }

    /// A start that comes while the last copy of a desk is made finds it leaving, and has the
    /// folder a moment later.
    void aStartDoesNotWaitForTheLastCopy()
    {
        QTemporaryDir dir;
        write(dir, {}, {sample(1)});
        const auto folder = folderOf(dir);
        const QString name = QString::fromStdString(folder.string());
        auto door = std::make_unique<app::SingleInstance>(name);
        QVERIFY(door->listen());
        QCOMPARE(app::SingleInstance(name).find(), app::SingleInstance::Found::Desk);
        door->leaves();
        QVERIFY(!door->isAwaited());
        int waits = 0;
        QCOMPARE(app::SingleInstance(name).findWithin(1ms, [&] { ++waits; }),
                 app::SingleInstance::Found::Leaving);
        QCOMPARE(waits, 1);
        QVERIFY(door->isAwaited());
        QCOMPARE(app::SingleInstance(name).askToKill(), app::SingleInstance::Answer::None);
        // Somebody waits already: no copy is made at all.
        const app::LastCopy last(folder, std::move(door));
        QCOMPARE(app::SingleInstance(name).findWithin(1min), app::SingleInstance::Found::Nobody);
        Listener listener;
        QVERIFY(store::Store::open(folder, opening(), listener.callbacks()));
        QVERIFY(store::keptBackups(folder).empty());
    }

    void theLastCopyIsMadeWhereNobodyWaits()
    {
        QTemporaryDir dir;
        write(dir, {}, {sample(1)});
        const auto folder = folderOf(dir);
        {
            const app::LastCopy last(folder, nullptr);
        }
        QCOMPARE(store::keptBackups(folder).size(), 1U);
        app::LastCopy another(folder, nullptr);
        another.cutShort();
    }

    void aLineSaysHowFarItIs_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("spentS");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, double share, double spent, const char* line) {
            QTest::newRow(name) << share << spent << QString::fromLatin1(line);
        };
        row("at the start", 0, 0, "   0 %");
        row("too soon to tell", 0.3, 0.5, "  30 %");
        row("too little done", 0.01, 9, "   1 %");
        row("half of it", 0.5, 8, "  50 %, about 8 s left");
        row("a tenth", 0.1, 60, "  10 %, about 9 min left");
        row("all of it", 1, 17, " 100 %, about 0 s left");
        row("more than all", 1.2, 17, " 100 %, about 0 s left");
        row("not a number", std::nan(""), 17, "   0 %");
    }
    void aLineSaysHowFarItIs()
    {
        QFETCH(double, share);
        QFETCH(double, spentS);
        QFETCH(QString, line);
        QCOMPARE(QString::fromStdString(
                     app::ConsoleProgress::line(share, std::chrono::duration<double>{spentS})),
                 line);
    }

#ifndef _WIN32
    void anInterruptIsNotedAndNotTheEnd()
    {
        for (const auto& [signal, code] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
            const app::Interrupt interrupt;
            QVERIFY(!interrupt.asked());
            QCOMPARE(::raise(signal), 0);
            QVERIFY(interrupt.asked());
            QCOMPARE(interrupt.exitCode(), code);
        }
    }
#endif
};

QTEST_GUILESS_MAIN(TestBackupKeeper)
#include "tst_backup_keeper.moc"
