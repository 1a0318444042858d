// The doors of the threads: what is thrown behind one is caught there and said.
#include "app/application.h"
#include "app/assertions.h"
#include "app/few_threads.h"
#include "app/market_choice.h"
#include "app/scenario_worker.h"
#include "connectors/paper/server.h"
#include "connectors/paper_market/generated_market.h"
#include "models/core/assert.h"

#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

#include <latch>

using namespace ballast;

namespace {

/// A market that fails at its third step.
class FailingMarket : public paper_market::MarketSource {
public:
    void advance(core::Time now) override
    {
        BALLAST_ASSERT(++m_steps < 3);
        m_market.advance(now);
    }
    const std::vector<paper_market::Listing>& listings() const override
    {
        return m_market.listings();
    }
    const std::vector<paper_market::Index>& indices() const override { return m_market.indices(); }
    std::optional<double> deliveryPrice(core::InstrumentId id) const override
    {
        return m_market.deliveryPrice(id);
    }
    void consume(core::InstrumentId, core::Side, core::Price, core::Quantity) override {}
    std::string description() const override { return "failing"; }
    std::optional<core::Time> startsAt() const override { return m_market.startsAt(); }

private:
    paper_market::GeneratedMarket m_market{7, paper_market::Scenario::Calm,
                                           core::parseIsoUtc("2026-03-01T09:00:00Z").value()};
    int m_steps = 0;
};

}  // namespace

class TestDoors : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { app::throwOnFailedAssertions(); }

    void anExceptionInASlotIsSaidAndTheProgramGoesOn()
    {
        auto* application = qobject_cast<app::Application*>(QCoreApplication::instance());
        QVERIFY(application);
        QSignalSpy faulted(application, &app::Application::faulted);
        QTimer::singleShot(0, application, [] { BALLAST_ASSERT(2 + 2 == 5); });
        QTRY_COMPARE(faulted.count(), 1);
        QVERIFY(faulted.front().front().toString().contains(QStringLiteral("2 + 2 == 5")));
    }

    void ofFewThreadsOneMoreIsRefusedAndNobodyWaits()
    {
        std::latch open{1};
        app::FewThreads threads(5, [](const std::string&) {});
        for (int i = 0; i < 5; ++i) QVERIFY(threads.run([&] { open.wait(); }));
        QVERIFY(!threads.run([] {}));  // and not only after the latch has been opened
        open.count_down();
        QTRY_VERIFY(threads.run([] {}));
    }

    void aJobThatThrowsIsSaid()
    {
        std::atomic<bool> said = false;
        app::FewThreads threads(1, [&](const std::string& what) { said = what == "oh"; });
        QVERIFY(threads.run([] { throw std::runtime_error("oh"); }));
        QTRY_VERIFY(said.load());
        bool taken = false;  // once its thread has ended
        QTRY_VERIFY(taken || (taken = threads.run([] {})));
    }

    void aScenarioThatCannotBeComputedIsAnsweredWithAProblem()
    {
        app::ScenarioWorker worker(2);
        portfolio::ScenarioRequest nothing;  // no book: our own mistake
        nothing.wish = 3;
        for (int again = 0; again < 2; ++again) {
            worker.request(nothing);
            std::shared_ptr<const portfolio::ScenarioResult> result;
            QTRY_VERIFY(result || (result = worker.take()));
            QCOMPARE(result->wish, std::uint64_t{3});
            QVERIFY(result->live.problem.find("assertion failed") != std::string::npos);
            ++nothing.now;
        }
    }

    void aPaperExchangeThatFailsClosesAndSaysWhy()
    {
        paper::ServerOptions options;
        options.market = std::make_unique<FailingMarket>();
        auto server = paper::ExchangeServer::start(std::move(options));
        QVERIFY(server);
        QTRY_VERIFY((*server)->outage().find("m_steps") != std::string::npos);
        const auto imported = (*server)->importPositions({});  // is answered all the same
        QVERIFY(!imported);
        QVERIFY(imported.error().message.find("internal fault") != std::string::npos);
        (*server)->stop();
    }

    void theSameSeedAndStartAreTheSameMarket()
    {
        const core::Time start = core::parseIsoUtc("2026-03-01T09:00:00Z").value();
        const auto first = [&](std::uint64_t seed, core::Time at) {
            app::MarketChoice choice;
            choice.seed = seed;
            choice.start = at;
            const auto opening = app::openMarket(choice);
            std::vector<std::pair<std::string, double>> prices;
            if (!opening || opening->start != at) return prices;
            opening->market->advance(at);
            for (const auto& listing : opening->market->listings())
                prices.emplace_back(listing.spec.name, listing.mark);
            return prices;
        };
        QVERIFY(!first(7, start).empty());
        QVERIFY(first(7, start) == first(7, start));
        QVERIFY(first(7, start) != first(8, start));
        QVERIFY(first(7, start) != first(7, start + std::chrono::hours{48}));
    }
};

int main(int argc, char** argv)
{
    app::Application application(argc, argv);
    TestDoors test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_doors.moc"
