#include "app/engine_thread.h"

#include "app/assertions.h"
#include "connectors/net/loop.h"
#include "connectors/venue.h"
#include "models/core/assert.h"

#include <QTest>

#include <atomic>
#include <mutex>

using namespace ballast;

namespace {

/// Says one thing when it is started, and remembers what it was asked.
class QuietVenue : public connectors::Venue {
public:
    QuietVenue(connectors::Sink sink, std::vector<engine::Event> opening, std::atomic<int>& stopped,
               bool fails)
        : m_sink(std::move(sink)), m_opening(std::move(opening)), m_stopped(stopped), m_fails(fails)
    {
    }
    void start() override
    {
        if (m_fails) BALLAST_ASSERT(false);
        for (engine::Event& event : m_opening) m_sink(std::move(event));
    }
    void stop() override { ++m_stopped; }
    void place(const risk::Approved<orders::Place>&) override {}
    void cancel(const std::variant<orders::Cancel, orders::CancelAll>&) override {}
    void reconnect(const std::string&) override {}
    void query(const orders::Query&) override {}

private:
    connectors::Sink m_sink;
    std::vector<engine::Event> m_opening;
    std::atomic<int>& m_stopped;
    bool m_fails;
};

/// Has always something more to say, faster than anybody can listen.
class EndlessVenue : public QuietVenue {
public:
    EndlessVenue(boost::asio::io_context& io, const connectors::Sink& sink,
                 std::atomic<int>& stopped)
        : QuietVenue(sink, {}, stopped, false), m_sink(sink), m_alarm(net::LoopRef(io)->alarm())
    {
    }
    void start() override
    {
        m_sink(engine::LinkHealth{.venue = "quiet"});
        m_alarm->after({}, [this] { start(); });
    }
    void stop() override
    {
        m_alarm->cancel();
        QuietVenue::stop();
    }

private:
    connectors::Sink m_sink;
    std::unique_ptr<net::Alarm> m_alarm;
};

engine::Config config()
{
    engine::Config c;
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.account = {"quiet", "me"};
    policy.band = {0, 1, 1, rebalance::HedgeTo::Target, 0.5};
    policy.hedgeInstrument = "BTC-PERPETUAL";
    c.policies = {policy};
    c.recovered.installId = "THREADTE";
    return c;
}

}  // namespace

class TestEngineThread : public QObject {
    Q_OBJECT

    std::atomic<int> m_stopped{0};
    std::atomic<int> m_rows{0};

    /// With `faulted` the venue fails an assertion as it starts.
    std::unique_ptr<app::EngineThread> make(std::vector<engine::Event> opening,
                                            std::function<void(const std::string&)> faulted = {},
                                            bool spin = false)
    {
        app::EngineThread::Outside outside;
        outside.spin = spin;
        outside.faulted = faulted;
        outside.clock = {core::fromUnixMs(1'785'000'000'000), std::chrono::steady_clock::now(), 1};
        outside.venues.emplace_back(
            "quiet", [this, opening, fails = bool(faulted)](auto&, auto&, connectors::Sink sink) {
                return std::make_unique<QuietVenue>(std::move(sink), opening, m_stopped, fails);
            });
        outside.journal = [](engine::Journal) { return true; };
        outside.remember = [this](engine::Remember) {
            ++m_rows;
            return true;
        };
        return std::make_unique<app::EngineThread>(config(), std::move(outside));
    }

private slots:
    void publishesWhatItHeardAlthoughNothingMoreArrives()
    {
        const auto thread = make({engine::LinkChanged{"quiet", engine::LinkState::Up, "", 1, {}}});
        thread->start();
        std::shared_ptr<const engine::Snapshot> seen;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (auto snapshot = thread->takeSnapshot()) seen = snapshot;
                return seen && !seen->links->empty() &&
                       seen->links->front().state == engine::LinkState::Up;
            }(),
            5'000);
    }

    void takesCommandsFromAnotherThreadInOrder_data()
    {
        QTest::addColumn<bool>("spin");
        QTest::newRow("asleep until they come") << false;
        QTest::newRow("without a pause") << true;
    }
    void takesCommandsFromAnotherThreadInOrder()
    {
        QFETCH(bool, spin);
        const auto thread = make({}, {}, spin);
        thread->start();
        QVERIFY(thread->post(engine::Command{engine::SetMode{engine::Mode::Confirm}}));
        QVERIFY(thread->post(engine::Command{engine::StopAll{"test"}}));
        QVERIFY(thread->post(engine::Command{engine::SetMode{engine::Mode::Confirm}}));
        std::shared_ptr<const engine::Snapshot> seen;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (auto snapshot = thread->takeSnapshot()) seen = snapshot;
                return seen && seen->mode == engine::Mode::Halted && seen->alerts->size() >= 2;
            }(),
            5'000);
        QCOMPARE(seen->haltReason, "test");
    }

    void haltsWhereNewsThatMustNotBeMissedAreNotTaken()
    {
        const auto thread = make({});
        while (thread->post(engine::Journaled{1, {}})) {
        }
        thread->postOrHalt(engine::Journaled{2, {}}, "news were lost");
        thread->start();
        std::shared_ptr<const engine::Snapshot> seen;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (auto snapshot = thread->takeSnapshot()) seen = snapshot;
                return seen && seen->mode == engine::Mode::Halted;
            }(),
            5'000);
        QCOMPARE(seen->haltReason, "news were lost");
    }

    void takesAcknowledgementsAfterItHasStopped()
    {
        const auto thread = make({});
        thread->start();
        thread->stop();
        QVERIFY(thread->post(engine::Journaled{1, {}}));
    }

    /// What is more than it can work off waits with the venue and not in here, and the engine has
    /// its turn all the while.
    void aFeedWithoutEndLeavesTheEngineItsTurn()
    {
        app::EngineThread::Outside outside;
        outside.clock = {core::fromUnixMs(1'785'000'000'000), std::chrono::steady_clock::now(), 1};
        outside.venues.emplace_back("quiet", [this](auto& io, auto&, connectors::Sink sink) {
            return std::make_unique<EndlessVenue>(io, sink, m_stopped);
        });
        outside.journal = [](engine::Journal) { return true; };
        outside.remember = [](engine::Remember) { return true; };
        app::EngineThread thread(config(), std::move(outside));
        thread.start();
        QVERIFY(thread.post(engine::Command{engine::StopAll{"heard"}}));
        std::shared_ptr<const engine::Snapshot> seen;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (auto snapshot = thread.takeSnapshot()) seen = snapshot;
                return seen && seen->haltReason == "heard";
            }(),
            5'000);
        QVERIFY2(thread.largestTurn() > 1 && thread.largestTurn() <= 1'100,
                 qPrintable(QString::number(thread.largestTurn())));
        thread.stop();
    }

    void aFailedAssertionHaltsAndIsSaid()
    {
        app::throwOnFailedAssertions();
        std::mutex mutex;
        std::string said;
        const auto thread = make({}, [&](const std::string& what) {
            const std::scoped_lock lock(mutex);
            said = what;
        });
        thread->start();
        std::shared_ptr<const engine::Snapshot> seen;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (auto snapshot = thread->takeSnapshot()) seen = snapshot;
                return seen && seen->mode == engine::Mode::Halted;
            }(),
            5'000);
        QVERIFY(seen->haltReason.find("assertion failed: false") != std::string::npos);
        const std::scoped_lock lock(mutex);
        QVERIFY(said.find("assertion failed: false") != std::string::npos);
    }

    void stopsTheVenuesBeforeItEnds()
    {
        m_stopped = 0;
        const auto thread = make({});
        thread->start();
        thread->stop();
        QCOMPARE(m_stopped.load(), 1);
        thread->stop();  // twice is once
        QCOMPARE(m_stopped.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestEngineThread)
#include "tst_engine_thread.moc"
