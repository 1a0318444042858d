#include "app/engine_thread.h"
#include "connectors/venue.h"

#include <QTest>

#include <atomic>
#include <mutex>

using namespace ballast;

namespace {

/// Says one thing when it is started, and remembers what it was asked.
class QuietVenue : public connectors::Venue {
public:
    QuietVenue(connectors::Sink sink, std::vector<engine::Event> opening, std::atomic<int>& stopped)
        : m_sink(std::move(sink)), m_opening(std::move(opening)), m_stopped(stopped)
    {
    }
    void start() override
    {
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

    std::unique_ptr<app::EngineThread> make(std::vector<engine::Event> opening)
    {
        app::EngineThread::Outside outside;
        outside.clock = {core::fromUnixMs(1'785'000'000'000), std::chrono::steady_clock::now(), 1};
        outside.venues.emplace_back("quiet", [this, opening](auto&, auto&, connectors::Sink sink) {
            return std::make_unique<QuietVenue>(std::move(sink), opening, m_stopped);
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

    void takesCommandsFromAnotherThreadInOrder()
    {
        const auto thread = make({});
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
