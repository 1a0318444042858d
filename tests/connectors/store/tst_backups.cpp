#include "connectors/store/backup.h"
#include "connectors/store/backups.h"
#include "connectors/store/event_archive.h"
#include "connectors/store/event_file.h"
#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

namespace fs = std::filesystem;

fs::path folderOf(const QTemporaryDir& dir) { return dir.path().toStdString() + "/data"; }

/// One more start, with so many orders from their beginning to their end; closed in order.
void run(const fs::path& folder, int orders)
{
    Listener listener;
    auto store = Store::open(folder, opening(), listener.callbacks());
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    std::uint64_t seq = 0;
    for (int n = 0; n < orders; ++n) {
        orders::Intent i = intent((*store)->recovered().nextLabel + static_cast<std::uint64_t>(n));
        i.requestId = 0;
        QVERIFY((*store)->journal({++seq, engine::IntentRecord{i}}));
        QVERIFY((*store)->journal({++seq, engine::FillRecord{fill("t" + i.label.text(), i)}}));
        QVERIFY((*store)->journal({++seq, filled(i)}));
    }
    QVERIFY(orders == 0 || listener.waitFor(seq));
}

core::Expected<fs::path> keep(const fs::path& folder, int second, int most = 3)
{
    return keepBackup(folder, at(0) + std::chrono::seconds{second}, most,
                      [&](const fs::path& target) { return backup(folder, target); });
}

void damage(const fs::path& file)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(4'096);
    stream << std::string(8'192, 'x');
}

std::int64_t eventsOf(const fs::path& folder)
{
    const auto report = verify(folder);
    return report && report->ok() ? report->events : -1;
}

}  // namespace

class TestBackups : public QObject {
    Q_OBJECT
private slots:
    void keepsTheNewestOnesAndOnlyGoodOnes()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 2);
        std::vector<fs::path> made;
        for (int n = 0; n < 5; ++n) {
            const auto copy = keep(folder, n);
            QVERIFY2(copy, copy ? "" : copy.error().message.c_str());
            made.push_back(*copy);
        }
        const auto kept = keptBackups(folder);
        QCOMPARE(kept.size(), std::size_t{3});
        for (int n = 0; n < 3; ++n)
            QCOMPARE(kept[static_cast<std::size_t>(n)], made[static_cast<std::size_t>(4 - n)]);
        const auto bad = keepBackup(folder, at(60'000), 3, [&](const fs::path& target) {
            auto done = backup(folder, target);
            damage(target / "orders.db");
            return done;
        });
        QVERIFY(!bad);
        QCOMPARE(keptBackups(folder), kept);
        const auto entries = std::distance(fs::directory_iterator(backupsOf(folder)), {});
        QCOMPARE(entries, std::ptrdiff_t{3});  // no part of the bad one stays
    }

    void removesOnlyItsOwnCopiesAndNeverTheOneJustMade()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 1);
        for (int n = 10; n < 12; ++n) QVERIFY(keep(folder, n, 2));
        fs::create_directories(backupsOf(folder) / "before-the-upgrade");
        fs::create_directories(backupsOf(folder) / ".20200101T000000Z");
        const auto earlier = keep(folder, 1, 2);  // the clock was set back
        QVERIFY(earlier);
        QVERIFY(fs::exists(*earlier));
        QCOMPARE(keptBackups(folder).size(), std::size_t{2});
        QVERIFY(fs::exists(backupsOf(folder) / "before-the-upgrade"));
        QVERIFY(!fs::exists(backupsOf(folder) / ".20200101T000000Z"));
    }

    /// A desk that is started over and over does not lose the copies of the days before.
    void ofCopiesThatStandCloseTheOldestGoFirst()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 1);
        constexpr int kDay = 86'400;
        for (const int second : {0, kDay, 2 * kDay, 2 * kDay + 60, 2 * kDay + 120, 3 * kDay})
            QVERIFY(keep(folder, second, 4));
        QStringList kept;
        for (const fs::path& copy : keptBackups(folder))
            kept << QString::fromStdString(copy.filename().string());
        QStringList expected;
        for (const int second : {3 * kDay, 2 * kDay + 120, kDay, 0}) {
            QString stamp =
                QString::fromStdString(core::isoUtc(at(0) + std::chrono::seconds{second}));
            expected << stamp.left(19).remove(QLatin1Char('-')).remove(QLatin1Char(':')) +
                            QLatin1Char('Z');
        }
        QCOMPARE(kept, expected);
    }

    void takesACopyToWhereAPersonWantsIt()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir), stick = fs::path{dir.path().toStdString()} / "stick";
        run(folder, 2);
        fs::create_directories(stick / "empty");
        fs::create_directories(stick / ".copy.part");
        std::ofstream(stick / ".copy.part" / "orders.db") << "of a run that was killed";
        for (const char* name : {"copy", "empty", "again/"}) {
            const auto target = backupTarget(folder, stick / name);
            QVERIFY2(target, target ? "" : target.error().message.c_str());
            const auto made = backupTo(folder, *target);
            QVERIFY2(made, made ? "" : made.error().message.c_str());
            QCOMPARE(*made, eventsOf(folder));
            QCOMPARE(eventsOf(*target), eventsOf(folder));
        }
        QCOMPARE(std::distance(fs::directory_iterator(stick), {}), std::ptrdiff_t{3});
        // A copy of a copy is one too, and it can be put back.
        QVERIFY(backupTo(stick / "copy", stick / "third"));
        const auto back = restore(folder, stick / "third", at(90'000));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
    }

    void saysWhyACopyCannotBeThere_data()
    {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* to, const char* says) {
            QTest::newRow(name) << QByteArray(to) << QByteArray(says);
        };
        row("the data folder", "data", "that is the data folder itself");
        row("the same, otherwise", "data/../data/.", "that is the data folder itself");
        row("a copy", "copy", "orders.db is there already, and a backup is never overwritten");
        row("another folder", "full", "the folder holds something else");
        row("a file", "file", "that is no folder");
        row("a link to a folder", "link", "that is no folder");
        row("nothing to stand in", "no/such/copy", "there is no folder");
    }
    void saysWhyACopyCannotBeThere()
    {
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, says);
        QTemporaryDir dir;
        const fs::path base = dir.path().toStdString();
        run(folderOf(dir), 1);
        QVERIFY(backupTo(folderOf(dir), base / "copy"));
        fs::create_directories(base / "full" / "photos");
        fs::create_directory_symlink(base / "full", base / "link");
        std::ofstream(base / "file") << "x";
        const auto target = backupTarget(folderOf(dir), base / to.toStdString());
        QVERIFY(!target);
        QVERIFY2(target.error().message.find(says.constData()) != std::string::npos,
                 target.error().message.c_str());
    }

    void saysWhatLacksWhereACopyCannotBeWritten()
    {
        const auto full = hasRoom("/stick/copy", 12'300'000, 4'000'000);
        QVERIFY(!full && hasRoom("/stick/copy", 12, 12));
        QCOMPARE(full.error().message,
                 std::string{"Backing up to /stick/copy: the copy needs 12.3 MB, and 4.0 MB are "
                             "free there. Make room, or choose another disk."});
        QTemporaryDir dir;
        run(folderOf(dir), 1);
        const auto notMade =
            backupTo(folderOf(dir), fs::path{dir.path().toStdString()} / std::string(300, 'x'));
        QVERIFY(!notMade);
        QVERIFY2(notMade.error().message.find("See that its folder can be written to") !=
                     std::string::npos,
                 notMade.error().message.c_str());
#ifdef __linux__
        // Where nothing is free, also for who may do everything.
        const auto nowhere = backupTo(folderOf(dir), "/proc/copy");
        QVERIFY(!nowhere);
        QVERIFY2(nowhere.error().message.find("0.0 MB are free there") != std::string::npos,
                 nowhere.error().message.c_str());
#endif
    }

    void aCopyThatIsNotWantedAnyMoreLeavesNothing()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir), target = fs::path{dir.path().toStdString()} / "copy";
        run(folder, 5);
        for (int after = 0;; ++after) {
            int asked = 0;
            double last = 0;
            const ReadWatch watch = [&](double share) {
                const bool goesOn = share >= last && share <= 1 && asked++ < after;
                last = share;
                return goesOn;
            };
            const auto made = backupTo(folder, target, watch);
            QCOMPARE(fs::exists(target), made.has_value());
            QVERIFY(!fs::exists(target.parent_path() / ".copy.part"));
            if (made) break;
            QVERIFY(after < 1'000);
        }
    }

    void verifyingSaysHowFarItIs()
    {
        QTemporaryDir dir;
        run(folderOf(dir), 3);
        std::vector<double> shares;
        const auto all = verify(folderOf(dir), [&](double share) {
            shares.push_back(share);
            return true;
        });
        QVERIFY(all && all->ok());
        QVERIFY(shares.size() >= 5 && shares.front() == 0 && shares.back() <= 1);
        QVERIFY(std::ranges::is_sorted(shares));
        const auto plain = verify(folderOf(dir));
        QVERIFY(plain && plain->checks == all->checks);
        for (std::size_t after = 0; after < shares.size(); ++after) {
            std::size_t asked = 0;
            const auto stopped = verify(folderOf(dir), [&](double) { return asked++ < after; });
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().message, readCancelled().message);
        }
    }

    void putsTheNewestGoodCopyBack()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 3);
        const auto good = keep(folder, 1);
        run(folder, 1);
        const auto worse = keep(folder, 2);
        QVERIFY(good && worse);
        damage(*worse / "orders.db");
        damage(folder / "orders.db");
        {
            Listener listener;
            const auto refused = Store::open(folder, opening(), listener.callbacks());
            QVERIFY(!refused);
            QVERIFY(!isInUse(refused.error()));
        }
        const auto done = restore(folder, {}, at(90'000));
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(done->from, fs::canonical(*good));
        QVERIFY(fs::exists(done->replaced / "orders.db"));
        QVERIFY(eventsOf(folder) > eventsOf(*good));
        {
            Listener listener;
            auto store = Store::open(folder, opening(), listener.callbacks());
            QVERIFY2(store, store ? "" : store.error().message.c_str());
            QVERIFY((*store)->recovered().halted);
            QVERIFY((*store)->recovered().haltReason.starts_with("restored from a copy"));
        }
        run(folder, 2);
        QVERIFY(eventsOf(folder) > 0);
    }

    /// They are not copied, and a restore leaves them: what was recorded is what happened.
    void leavesTheRecordedEventsWhereTheyAre()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 1);
        const EventSession session{at(0), "0.1", "any", std::string(64, 'a'), "config"};
        const auto record = [&] {
            auto file = EventFile::begin(folder, session);
            const EventBlock block{"bytes", 3, at(1), at(2), true, {7}};
            return file && file->append(std::span{&block, 1}) && file->end(at(3), "");
        };
        QVERIFY(record());
        const auto copy = keep(folder, 1);
        QVERIFY(copy);
        QVERIFY(!fs::exists(*copy / kEventsFile));
        QVERIFY(record());
        const auto size = fs::file_size(folder / kEventsFile);
        const auto done = restore(folder, {}, at(90'000));
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(fs::file_size(folder / kEventsFile), size);
        QVERIFY(!fs::exists(done->replaced / kEventsFile));
        QVERIFY(record());
        const auto report = verify(folder);
        QVERIFY2(report && report->ok(), report ? report->text().c_str() : "");
        QVERIFY(report->text().find("3 sessions, 9 events") != std::string::npos);
        QCOMPARE(EventArchive::open(folder)->sessionsOf(7)->size(), std::size_t{3});
    }

    /// The runs after the copy have given numbers out that the copy does not know of.
    void givesNoNumberOutASecondTimeAfterARestore()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 1);
        QVERIFY(keep(folder, 1));
        std::uint64_t last = 0;
        for (int n = 0; n < 5; ++n) {
            Listener listener;
            auto store = Store::open(folder, opening(), listener.callbacks());
            QVERIFY(store);
            last = (*store)->recovered().nextLabel + 1'000'000;
        }
        QVERIFY(restore(folder, {}, at(90'000)));
        Listener listener;
        auto store = Store::open(folder, opening(), listener.callbacks());
        QVERIFY2(store, store ? "" : store.error().message.c_str());
        QVERIFY((*store)->recovered().nextLabel > last);
        QVERIFY((*store)->recovered().nextRequestId > last);
        QVERIFY((*store)->recovered().nextRequestId < (1ULL << 53U));
    }

    /// The power is cut after each step in turn: no Ballast trades from what is left, whatever it
    /// is, and a second restore comes to the end.
    void aRestoreThatWasCutShortIsSeenAndEndedByAnother()
    {
        struct Cut {};
        int cuts = 0;
        for (int last = 1;; ++last) {
            QTemporaryDir dir;
            const fs::path folder = folderOf(dir);
            run(folder, 3);
            QVERIFY(keep(folder, 1));
            run(folder, 1);
            const auto events = eventsOf(folder);
            std::ofstream(folder / "history.db-wal") << "of the same set";
            int steps = 0;
            bool cut = false;
            try {
                QVERIFY(restore(folder, {}, at(90'000), [&](std::string_view) {
                    if (++steps == last) throw Cut{};
                }));
            } catch (const Cut&) {
                cut = true;
            }
            if (!cut) break;
            ++cuts;
            Listener listener;
            const auto refused = Store::open(folder, opening(), listener.callbacks());
            QVERIFY2(!refused, qPrintable(QString::number(last)));
            QVERIFY2(refused.error().message.find("ballastctl restore") != std::string::npos,
                     refused.error().message.c_str());
            const auto done = restore(folder, {}, at(90'060));
            QVERIFY2(done, done ? "" : done.error().message.c_str());
            QVERIFY(eventsOf(folder) > 0);
            auto store = Store::open(folder, opening(), listener.callbacks());
            QVERIFY2(store, store ? "" : store.error().message.c_str());
            QVERIFY((*store)->recovered().halted);
            // What stood there at first is kept, and all of it together.
            const fs::path first = done->before.empty() ? done->replaced : done->before.front();
            for (const char* name : {"orders.db", "history.db", "history.db-wal"})
                QVERIFY2(fs::exists(first / name), qPrintable(QString::number(last)));
            QCOMPARE(eventsOf(first), events);
            QVERIFY(!fs::exists(folder / "restoring"));
        }
        QVERIFY2(cuts >= 7, qPrintable(QString::number(cuts)));
    }

    void whileItIsRestoredNobodyElseOpensOrRestoresAFolder()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 2);
        QVERIFY(keep(folder, 1));
        int asked = 0;
        const auto done = restore(folder, {}, at(90'000), [&](std::string_view) {
            ++asked;
            Listener listener;
            QVERIFY(!Store::open(folder, opening(), listener.callbacks()));
            const auto second = restore(folder, {}, at(90'001));
            QVERIFY(!second);
#ifndef _WIN32
            QVERIFY2(second.error().message.find("another restore") != std::string::npos,
                     second.error().message.c_str());
#endif
        });
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QVERIFY(asked >= 7);
        QVERIFY(!fs::exists(folder / "restoring"));
    }

    /// The file of the run before, and the journal as it is.
    void aHaltTheJournalDoesNotKnowIsTakenIntoIt()
    {
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 1);
        for (const char* then : {"a kill nobody served", "", "another"}) {
            Listener listener;
            Opening now = opening();
            now.halt = then;
            auto store = Store::open(folder, now, listener.callbacks());
            QVERIFY2(store, store ? "" : store.error().message.c_str());
            QVERIFY((*store)->recovered().halted);
            QCOMPARE((*store)->recovered().haltReason, "a kill nobody served");
        }
        QVERIFY(eventsOf(folder) > 0);
    }

    void changesNothingWhereItCannot_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("no copy") << QStringLiteral("none") << QStringLiteral("is found good");
        QTest::newRow("a copy that is damaged") << QStringLiteral("damaged") << QStringLiteral("");
        QTest::newRow("a Ballast that runs")
            << QStringLiteral("held") << QStringLiteral("a running Ballast has this folder");
    }

    void changesNothingWhereItCannot()
    {
        QFETCH(QString, what);
        QFETCH(QString, says);
        QTemporaryDir dir;
        const fs::path folder = folderOf(dir);
        run(folder, 2);
        std::optional<fs::path> from;
        if (what != QStringLiteral("none")) from = *keep(folder, 1);
        if (what == QStringLiteral("damaged")) damage(*from / "orders.db");
        Listener listener;
        std::unique_ptr<Store> holder;
        if (what == QStringLiteral("held"))
            holder = std::move(*Store::open(folder, opening(), listener.callbacks()));
        const auto done = restore(folder, from, at(90'000));
        QVERIFY(!done);
        QVERIFY2(done.error().message.find(says.toStdString()) != std::string::npos,
                 done.error().message.c_str());
        holder.reset();
        QVERIFY(eventsOf(folder) > 0);
    }
};

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
