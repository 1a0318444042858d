// The ways to the gate that do not go by the window: the watchdog, the local socket, the signal;
// and what the engine's thread does once it is closed.
#include "app/assertions.h"
#include "app/engine_thread.h"
#include "app/halt_file.h"
#include "app/key_binding.h"
#include "app/kill_signal.h"
#include "app/second_person.h"
#include "app/single_instance.h"
#include "app/watchdog.h"

#include <QLocalSocket>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <stdexcept>
#include <thread>

#ifndef _WIN32
#include <csignal>
#endif

using namespace ballast;
using namespace std::chrono_literals;

namespace {

struct Asked {
    std::atomic<int> stops = 0, reconnects = 0;
};

/// Answers a kill with `answer`, or never.
class DeafVenue : public connectors::Venue {
public:
    DeafVenue(Asked& asked, std::optional<std::string> answer)
        : m_asked(asked), m_answer(std::move(answer))
    {
    }
    void start() override {}
    void stop() override {}
    void place(const risk::Approved<orders::Place>&) override {}
    void cancel(const std::variant<orders::Cancel, orders::CancelAll>&) override {}
    void stopNow(std::function<void(const std::string& problem)> done) override
    {
        ++m_asked.stops;
        if (m_answer) done(*m_answer);
    }
    void reconnect(const std::string&) override { ++m_asked.reconnects; }
    void query(const orders::Query&) override {}

private:
    Asked& m_asked;
    std::optional<std::string> m_answer;
};

/// Keeps the engine's thread for as long as it is told to.
class HungVenue final : public DeafVenue {
public:
    explicit HungVenue(std::shared_future<void> until)
        : DeafVenue(m_none, std::string{}), m_until(std::move(until))
    {
    }
    void start() override { m_until.wait(); }

private:
    Asked m_none;
    std::shared_future<void> m_until;
};

engine::Config config(bool halted = false)
{
    engine::Config c;
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.account = {"deaf", "me"};
    policy.band = {0, 1, 1, rebalance::HedgeTo::Target, 0.5};
    policy.hedgeInstrument = "BTC-PERPETUAL";
    c.policies = {policy};
    c.mode = engine::Mode::Confirm;
    c.recovered.installId = "KILLTEST";
    c.recovered.halted = halted;
    c.recovered.haltReason = halted ? "before" : "";
    return c;
}

/// An engine's thread with one venue, and what its snapshots say.
struct Running {
    Asked asked;
    std::atomic<std::int64_t> sleptMs = 0;
    std::unique_ptr<app::EngineThread> thread;
    std::shared_ptr<const engine::Snapshot> seen;

    using Change = std::function<void(app::EngineThread::Outside&)>;

    explicit Running(std::optional<std::string> answer, bool halted = false,
                     const Change& change = {})
    {
        app::EngineThread::Outside outside;
        outside.clock = {core::fromUnixMs(1'785'000'000'000), std::chrono::steady_clock::now(), 1};
        outside.venues.emplace_back("deaf", [this, answer](auto&, auto&, connectors::Sink) {
            return std::make_unique<DeafVenue>(asked, answer);
        });
        outside.journal = [](engine::Journal) { return true; };
        outside.remember = [](engine::Remember) { return true; };
        outside.slept = [this] { return std::chrono::milliseconds{sleptMs.load()}; };
        if (change) change(outside);
        thread = std::make_unique<app::EngineThread>(config(halted), std::move(outside));
        thread->start();
    }
    const engine::Snapshot* now()
    {
        if (auto snapshot = thread->takeSnapshot()) seen = snapshot;
        return seen.get();
    }
    bool isIn(engine::Mode mode) { return now() && seen->mode == mode; }
    bool told(std::string_view part)
    {
        if (!now()) return false;
        return std::ranges::any_of(*seen->alerts, [&](const engine::Alert& alert) {
            return alert.text.find(part) != std::string::npos;
        });
    }
};

using Steady = app::WatchRule::Steady;

}  // namespace

class TestKillWays : public QObject {
    Q_OBJECT

    /// Looks every 50 ms from 0 to `until`, as the thread does; the engine's last turn and the
    /// window's are as the functions say.
    template <class Engine, class Window>
    static app::WatchRule::Verdict watch(int from, int until, Engine engine, Window window,
                                         app::WatchRule& rule, bool closed = false)
    {
        app::WatchRule::Verdict all;
        const Steady zero{1h};
        for (int t = from; t <= until; t += 50) {
            const auto v = rule.judge(
                {zero + std::chrono::milliseconds{t}, zero + std::chrono::milliseconds{engine(t)},
                 zero + std::chrono::milliseconds{window(t)}, closed || all.closeGate});
            all.closeGate = all.closeGate || v.closeGate;
            all.cutWires = all.cutWires || v.cutWires;
            all.windowHung = std::max(all.windowHung, v.windowHung);
        }
        return all;
    }

private slots:
    void theWatchdogClosesTheGateAfterHalfASecondOfSilence()
    {
        const auto alive = [](int t) { return t; };
        const auto diesAt1000 = [](int t) { return std::min(t, 1'000); };
        {
            app::WatchRule rule;
            QVERIFY(!watch(0, 60'000, alive, alive, rule).closeGate);
        }
        {
            app::WatchRule rule;
            QVERIFY(!watch(0, 1'450, diesAt1000, alive, rule).closeGate);
            QVERIFY(watch(1'500, 1'500, diesAt1000, alive, rule).closeGate);
        }
    }

    void anEngineThatStaysSilentHasItsWiresCutOnce()
    {
        const auto alive = [](int t) { return t; };
        const auto diesAt1000 = [](int t) { return std::min(t, 1'000); };
        app::WatchRule rule;
        QVERIFY(!watch(0, 3'450, diesAt1000, alive, rule).cutWires);
        QVERIFY(watch(3'500, 3'500, diesAt1000, alive, rule, true).cutWires);
        QVERIFY(!watch(3'550, 20'000, diesAt1000, alive, rule, true).cutWires);
    }

    void aWindowThatHungIsToldOfWhenItIsBackAndClosesNothing()
    {
        const auto alive = [](int t) { return t; };
        const auto hangs = [](int t) { return t < 1'000 || t >= 13'000 ? t : 1'000; };
        app::WatchRule rule;
        const auto verdict = watch(0, 14'000, alive, hangs, rule);
        QVERIFY(!verdict.closeGate);
        QCOMPARE(verdict.windowHung, 12'000ms);
        const auto shorter = [](int t) { return t < 1'000 || t >= 9'000 ? t : 1'000; };
        app::WatchRule other;
        QCOMPARE(watch(0, 14'000, alive, shorter, other).windowHung, 0ms);
    }

    /// The machine slept, or had no time for anyone: the watchdog's own look is late.
    void aLateLookBlamesNobody()
    {
        app::WatchRule rule;
        const auto alive = [](int t) { return t; };
        QVERIFY(!watch(0, 1'000, alive, alive, rule).closeGate);
        const auto still = [](int t) { return t < 31'050 ? 1'000 : t; };
        QVERIFY(!watch(31'000, 33'000, still, still, rule).closeGate);
    }

    /// A machine with no time for the watchdog is no leave to be silent for ever.
    void howeverLateItLooksASilentEngineIsFound()
    {
        app::WatchRule rule;
        const Steady zero{1h};
        const auto look = [&](int now, int engine) {
            return rule.judge({zero + std::chrono::milliseconds{now},
                               zero + std::chrono::milliseconds{engine},
                               zero + std::chrono::milliseconds{now}, false});
        };
        (void)look(0, 0);
        // A turn between two late looks is a sign of life, however often.
        for (int t = 300; t <= 9'000; t += 300) QVERIFY(!look(t, t).closeGate);
        int closedAt = 0;
        for (int t = 9'300; t <= 20'000 && closedAt == 0; t += 300)
            if (look(t, 9'000).closeGate) closedAt = t;
        QVERIFY2(closedAt > 0 && closedAt <= 11'000, qPrintable(QString::number(closedAt)));
    }

    void aKillReachesTheVenueAndHaltsTheEngine()
    {
        Running desk(std::string{});
        QTRY_VERIFY(desk.isIn(engine::Mode::Confirm));
        desk.thread->kill("a drill");
        QVERIFY(desk.thread->gate().isClosed());
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        QCOMPARE(desk.seen->haltReason, "a drill");
        QCOMPARE(desk.asked.stops.load(), 1);
        QTRY_VERIFY(desk.told("no order is open, confirmed"));
        QCOMPARE(desk.asked.reconnects.load(), 0);
    }

    /// Whatever of the program fails over it: the venue is asked all the same.
    void aKillReachesTheVenueThoughTheProgramFailsOverIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("the record of events") << "recorded";
        QTest::newRow("the journal") << "journal";
        QTest::newRow("the history") << "remember";
    }
    void aKillReachesTheVenueThoughTheProgramFailsOverIt()
    {
        QFETCH(QString, what);
        std::atomic<bool> fails{false};
        std::atomic<int> recorded{0};
        const auto mayFail = [&fails, what](const char* part) {
            if (fails && what == QLatin1String(part)) throw std::runtime_error("no memory");
        };
        Running desk(std::string{}, false, [&](app::EngineThread::Outside& outside) {
            outside.recorded = [&, mayFail](const engine::Event&, auto) {
                mayFail("recorded");
                ++recorded;
            };
            outside.journal = [mayFail](const engine::Journal&) {
                mayFail("journal");
                return true;
            };
            outside.remember = [mayFail](const engine::Remember&) {
                mayFail("remember");
                return true;
            };
        });
        QTRY_VERIFY(desk.isIn(engine::Mode::Confirm));
        fails = true;
        desk.thread->kill("a drill");
        QTRY_VERIFY(desk.asked.stops >= 1);  // and again for the fault, where it is one
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        QVERIFY(desk.seen->haltReason.starts_with("a drill"));
        QVERIFY(desk.thread->gate().isClosed());
        // A record that failed is at an end; what the engine decides is carried out without it.
        if (what != QStringLiteral("recorded")) return;
        QCOMPARE(desk.asked.stops.load(), 1);
        QCOMPARE(desk.seen->haltReason, std::string{"a drill"});
        const int before = recorded;
        fails = false;
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{1}}));
        QTRY_VERIFY(desk.isIn(engine::Mode::Watch));
        QCOMPARE(recorded.load(), before);
    }

    /// The gate closes with the fault itself, and the venue is asked: what failed once may fail
    /// over the halt as well.
    void anInternalFaultClosesTheGateAndCancelsWhatWorks()
    {
        app::throwOnFailedAssertions();
        std::atomic<bool> fails{false};
        Running desk(std::string{}, false, [&](app::EngineThread::Outside& outside) {
            outside.remember = [&](const engine::Remember&) {
                if (fails) throw std::runtime_error("no memory");
                return true;
            };
        });
        QTRY_VERIFY(desk.isIn(engine::Mode::Confirm));
        fails = true;
        // Time that goes back: each tick of the thread's own fails from here on, and a halt cannot
        // be told to the history.
        QVERIFY(desk.thread->post(engine::Tick{core::fromUnixMs(1'885'000'000'000)}));
        QTRY_VERIFY(desk.thread->gate().isClosed());
        QTRY_VERIFY(desk.asked.stops >= 1);
    }

    void withoutAnAnswerInTwoSecondsTheConnectionIsDropped()
    {
        Running desk(std::nullopt);
        desk.thread->kill("a drill");
        QTRY_COMPARE_WITH_TIMEOUT(desk.asked.reconnects.load(), 1, 10'000);
        QTRY_VERIFY(desk.told("no answer within 2 s"));
    }

    void twiceIsOnceMoreAndHarmsNothing()
    {
        Running desk(std::string{});
        desk.thread->kill("one");
        QTRY_COMPARE(desk.asked.stops.load(), 1);
        desk.thread->kill("two");
        QTRY_COMPARE(desk.asked.stops.load(), 2);
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        QTRY_COMPARE(desk.now()->haltReason, "one; then two");
        // The same words again are another wish.
        desk.thread->kill("two");
        QTRY_COMPARE(desk.asked.stops.load(), 3);
        QTRY_COMPARE(std::ranges::count_if(*desk.now()->alerts,
                                           [](const engine::Alert& alert) {
                                               return alert.text.find("again: two") !=
                                                      std::string::npos;
                                           }),
                     2);
        QCOMPARE(desk.seen->haltReason, "one; then two");
    }

    void aPersonsResumeOpensTheGateAndAHaltOfTheEngineClosesIt()
    {
        Running desk(std::string{});
        desk.thread->kill("a drill");
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        QCOMPARE(desk.seen->closings, 1U);
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{1}}));
        QTRY_VERIFY(desk.isIn(engine::Mode::Watch));
        QVERIFY(!desk.thread->gate().isClosed());
        QVERIFY(desk.thread->post(engine::JournalFailed{"the disk is full", {}}));
        QTRY_VERIFY(desk.thread->gate().isClosed());
        QTRY_COMPARE(desk.asked.stops.load(), 2);
    }

    /// The person looked at the first kill, and pressed after the second.
    void aResumeOfAnOlderKillDoesNotUndoANewerOne()
    {
        Running desk(std::string{});
        desk.thread->kill("one");
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        const std::uint64_t seen = desk.seen->closings;
        desk.thread->kill("two");
        QTRY_COMPARE(desk.asked.stops.load(), 2);
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{seen}}));
        QTRY_VERIFY(desk.told("Not resumed: the kill switch was closed again"));
        QVERIFY(desk.isIn(engine::Mode::Halted));
        QVERIFY(desk.thread->gate().isClosed());
        QTRY_VERIFY(desk.now() && desk.seen->closings == seen + 1);
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{seen + 1}}));
        QTRY_VERIFY(desk.isIn(engine::Mode::Watch));
        QVERIFY(!desk.thread->gate().isClosed());
    }

    /// The engine's own reasons count as well: the person looked at the first one.
    void aResumeOfAHaltDoesNotUndoAnotherReasonThatCameMeanwhile()
    {
        Running desk(std::string{});
        desk.thread->kill("one");
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        const std::uint64_t seen = desk.seen->closings;
        const auto stop = [&](const char* why) {
            QVERIFY(desk.thread->post(engine::Command{engine::StopAll{why}, "engine"}));
        };
        stop("another");
        QTRY_VERIFY(desk.told("Halted already, and asked to again: another."));
        QTRY_COMPARE(desk.thread->gate().closings(), seen + 1);
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{seen}}));
        QTRY_VERIFY(desk.told("Not resumed: the kill switch was closed again"));
        QTRY_COMPARE(desk.asked.stops.load(), 2);
        stop("another");  // the same is no other
        stop("one");
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{seen + 1}}));
        QTRY_VERIFY(desk.isIn(engine::Mode::Watch));
        QVERIFY(!desk.thread->gate().isClosed());
    }

    void aResumeThatSawNothingIsRefused()
    {
        Running desk(std::string{});
        desk.thread->kill("one");
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        QVERIFY(desk.thread->post(engine::Command{engine::Resume{}}));
        QTRY_VERIFY(desk.told("Not resumed"));
        QVERIFY(desk.thread->gate().isClosed());
    }

    void haltedBeforeARestartTheGateIsClosedFromTheStart()
    {
        Running desk(std::string{}, true);
        QVERIFY(desk.thread->gate().isClosed());
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        // As where there is no journal: it is halted already, and cancels nothing of the account's.
        QVERIFY(desk.thread->post(engine::JournalFailed{"there is none", {}}));
        QTRY_VERIFY(desk.told("there is none"));
        QCOMPARE(desk.asked.stops.load(), 0);
    }

    void aMachineThatSleptMakesItsLinksAnewAndTells()
    {
        Running desk(std::string{});
        QTRY_VERIFY(desk.now() != nullptr);
        desk.sleptMs = 1'900;  // what two clocks may differ by
        QTRY_VERIFY(desk.thread->lastTurn() != Steady{});
        QCOMPARE(desk.asked.reconnects.load(), 0);
        desk.sleptMs += 30'000;
        QTRY_COMPARE(desk.asked.reconnects.load(), 1);
        QTRY_VERIFY(desk.told("stood still for"));
    }

    /// The thread of the window, this one, does nothing while it is asked.
    void theSocketClosesTheGateWhileTheWindowHangs()
    {
        app::SingleInstance instance(QStringLiteral("/a folder of this test"));
        QVERIFY(instance.listen());
        auto gate = std::make_shared<core::KillSwitch>();
        instance.setGate(gate);
        std::atomic<bool> answered = false, done = false;
        std::thread other([&] {
            answered = app::SingleInstance(QStringLiteral("/a folder of this test")).kill();
            done = true;
        });
        while (!done) std::this_thread::yield();
        other.join();
        QVERIFY(answered);
        QVERIFY(gate->isClosed());
        QCOMPARE(gate->why(), "ballastctl kill");
    }

    void theSocketKnowsTwoWords_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("focuses");
        QTest::newRow("kill") << QByteArray("kill\n") << true << false;
        QTest::newRow("focus") << QByteArray("focus\n") << false << true;
        QTest::newRow("resume") << QByteArray("resume\n") << false << false;
        QTest::newRow("without its end") << QByteArray("kill") << false << false;
        QTest::newRow("more behind it") << QByteArray("kill\nfocus\n") << false << false;
        QTest::newRow("much") << QByteArray(100'000, 'k') << false << false;
        QTest::newRow("nothing that is text") << QByteArray("\0\xff\n", 3) << false << false;
    }
    void theSocketKnowsTwoWords()
    {
        QFETCH(QByteArray, word);
        QFETCH(bool, closes);
        QFETCH(bool, focuses);
        app::SingleInstance instance(QStringLiteral("/words"));
        QVERIFY(instance.listen());
        auto gate = std::make_shared<core::KillSwitch>();
        instance.setGate(gate);
        int knocks = 0;
        connect(&instance, &app::SingleInstance::knocked, this, [&] { ++knocks; });
        QLocalSocket socket;
        socket.connectToServer(instance.serverName());
        QVERIFY(socket.waitForConnected(5'000));
        socket.write(word);
        QTRY_COMPARE(int(socket.state()), int(QLocalSocket::UnconnectedState));
        QCoreApplication::processEvents();
        QCOMPARE(gate->isClosed(), closes);
        QTRY_COMPARE(knocks, focuses ? 1 : 0);
    }

    /// The engine never comes to its first turn: nothing is journaled by it.
    void aKillThatAHungEngineNeverServesOutlivesTheProcess()
    {
        const QTemporaryDir folder;
        const std::filesystem::path data = folder.path().toStdString();
        std::promise<void> hang;
        std::atomic<int> journaled = 0;
        app::EngineThread::Outside outside;
        outside.clock = {core::fromUnixMs(1'785'000'000'000), std::chrono::steady_clock::now(), 1};
        outside.gate = std::make_shared<core::KillSwitch>();
        outside.venues.emplace_back(
            "deaf", [until = hang.get_future().share()](auto&, auto&, connectors::Sink) {
                return std::make_unique<HungVenue>(until);
            });
        outside.journal = [&](engine::Journal) { return ++journaled > 0; };
        outside.remember = [](engine::Remember) { return true; };
        const auto gate = outside.gate;
        app::EngineThread engine(config(), std::move(outside));
        // Whatever fails from here on, the thread is let go before it is joined.
        const auto release = qScopeGuard([&] { hang.set_value(); });
        engine.start();
        const auto file = std::make_shared<app::HaltFile>(gate, data);
        app::SingleInstance instance(folder.path());
        QVERIFY(instance.listen());
        instance.setGate(gate, file);
        QVERIFY(!app::HaltFile::read(data));
        QVERIFY(app::SingleInstance(folder.path()).kill());
        QCOMPARE(journaled.load(), 0);
        QTRY_COMPARE(app::HaltFile::read(data), std::optional<std::string>{"ballastctl kill"});
    }

    void theHaltFileIsThereFromAKillUntilAResume()
    {
        const QTemporaryDir folder;
        const std::filesystem::path data = folder.path().toStdString();
        const auto gate = std::make_shared<core::KillSwitch>();
        gate->close("halted before this start");
        app::HaltFile file(gate, data);
        QVERIFY(file.followNow(10s));
        QVERIFY(!app::HaltFile::read(data));  // the journal has that one
        gate->close("a kill");
        QTRY_COMPARE(app::HaltFile::read(data), std::optional<std::string>{"a kill"});
        QVERIFY(gate->open(gate->closings()));
        QVERIFY(file.followNow(10s));
        QVERIFY(!app::HaltFile::read(data));
        gate->close("another");
        QVERIFY(file.followNow(10s));
        QVERIFY(app::HaltFile::read(data));
    }

    void aHaltFileThatCannotBeReadIsAHaltAllTheSame_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"empty", "a folder", "a link to nowhere", "no text"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void aHaltFileThatCannotBeReadIsAHaltAllTheSame()
    {
        QFETCH(QString, what);
        const QTemporaryDir folder;
        const std::filesystem::path data = folder.path().toStdString();
        if (what == QStringLiteral("a folder"))
            std::filesystem::create_directory(data / "halted");
        else if (what == QStringLiteral("a link to nowhere"))
            std::filesystem::create_symlink(data / "nowhere", data / "halted");
        else
            std::ofstream(data / "halted")
                << (what == QStringLiteral("empty") ? "" : "\x1b\xff and more");
        const auto why = app::HaltFile::read(data);
        QVERIFY(why && !why->empty());
        QVERIFY(std::ranges::all_of(*why, [](char c) { return c >= ' ' && c <= '~'; }));
        app::HaltFile::remove(data);
        QVERIFY(!app::HaltFile::read(data));
    }

    void withoutADeskNobodyIsKilled()
    {
        QVERIFY(!app::SingleInstance(QStringLiteral("/nobody is here")).kill());
        const QTemporaryDir folder;
        QVERIFY(!app::KillSignal::send(folder.path().toStdString()).empty());
    }

#ifndef _WIN32
    void theSignalClosesTheGateFromItsHandler()
    {
        const QTemporaryDir folder;
        auto gate = std::make_shared<core::KillSwitch>();
        const app::KillSignal signal(gate, folder.path().toStdString());
        QCOMPARE(::raise(SIGUSR1), 0);
        QVERIFY(gate->isClosed());
        QCOMPARE(gate->why(), "the signal SIGUSR1");
        // This test is no Ballast: to a stranger the signal is not sent.
        QVERIFY(app::KillSignal::send(folder.path().toStdString()).find("is no Ballast") !=
                std::string::npos);
    }

    void theSignalWakesASleepingEngine()
    {
        const QTemporaryDir folder;
        Running desk(std::string{});
        QTRY_VERIFY(desk.isIn(engine::Mode::Confirm));
        const app::KillSignal signal(
            std::shared_ptr<core::KillSwitch>(&desk.thread->gate(), [](core::KillSwitch*) {}),
            folder.path().toStdString());
        QCOMPARE(::raise(SIGUSR1), 0);
        QTRY_VERIFY(desk.isIn(engine::Mode::Halted));
        QCOMPARE(desk.asked.stops.load(), 1);
    }
#endif

    void onlyThePassphraseProvesTheSecondPerson()
    {
        QVERIFY(!app::hashPassphrase("short"));
        const auto kept = app::hashPassphrase("correct horse battery");
        QVERIFY(kept);
        QVERIFY(kept->find("correct") == std::string::npos);
        QVERIFY(app::provesPassphrase("correct horse battery", *kept));
        QVERIFY(!app::provesPassphrase("correct horse batterz", *kept));
        QVERIFY(!app::provesPassphrase("", *kept));
        for (const char* bad :
             {"", "plain", "pbkdf2-sha256$0$00$00", "pbkdf2-sha256$9$zz$zz", "md5$600000$00$00"})
            QVERIFY(!app::provesPassphrase("correct horse battery", bad));
        const auto again = app::hashPassphrase("correct horse battery");
        QVERIFY(*again != *kept);  // another salt
    }

    void aKeyThatChangedIsRefusedUntilItIsConfirmed()
    {
        const QTemporaryDir folder;
        const std::filesystem::path data = folder.path().toStdString();
        QCOMPARE(app::KeyBinding(data).problem("deribit", "first"), "");
        QCOMPARE(app::KeyBinding(data).problem("deribit", "first"), "");
        QCOMPARE(app::KeyBinding(data).problem("other", "second"), "");
        const std::string problem = app::KeyBinding(data).problem("deribit", "second");
        QVERIFY(problem.find(app::fingerprint("second")) != std::string::npos);
        QVERIFY(problem.find(app::fingerprint("first")) != std::string::npos);
        QVERIFY(!app::KeyBinding(data).problem("deribit", "second").empty());
        QVERIFY(app::KeyBinding(data).confirm("deribit", "second"));
        QCOMPARE(app::KeyBinding(data).problem("deribit", "second"), "");
        QVERIFY(!app::KeyBinding(data).problem("deribit", "first").empty());
        QVERIFY(problem.find("--data \"" + data.string() + "\"") != std::string::npos);
    }

    void aFileOfKeysThatCannotBeReadBindsNothingAnew()
    {
        const QTemporaryDir folder;
        const std::filesystem::path data = folder.path().toStdString();
        std::filesystem::create_directories(data / "keys");
        QVERIFY(app::KeyBinding(data).problem("deribit", "first").find("cannot be read") !=
                std::string::npos);
        QVERIFY(!app::KeyBinding(data).confirm("deribit", "first"));
        std::filesystem::remove(data / "keys");
        std::ofstream(data / "keys") << "deribit";  // cut short
        QVERIFY(!app::KeyBinding(data).problem("deribit", "first").empty());
    }
};

QTEST_GUILESS_MAIN(TestKillWays)
#include "tst_kill_ways.moc"
