#include "app/scenario_worker.h"
#include "support/scenario_book.h"

#include <QtTest/QtTest>

using namespace ballast;
using portfolio::ScenarioRequest;
using portfolio::ScenarioResult;

namespace {

ScenarioRequest request(std::uint64_t wish, portfolio::ScenarioSpec spec, int copies = 1)
{
    test::ScenarioDesk desk = test::ScenarioDesk::full();
    const auto once = desk.positions;
    for (int i = 1; i < copies; ++i) {
        for (portfolio::Position position : once) {
            position.account.account = "a" + std::to_string(i);
            desk.positions.push_back(position);
        }
    }
    ScenarioRequest r;
    r.wish = wish;
    r.underlying = "BTC";
    r.now = desk.now;
    r.book = std::make_shared<const portfolio::Book>(desk.book());
    r.board = std::make_shared<const market::Board>(desk.market.board);
    r.spec = std::move(spec);
    r.stresses = std::make_shared<const std::vector<portfolio::Stress>>(portfolio::allStresses({}));
    return r;
}

/// A grid that keeps one thread busy for a while: until something newer comes, not for ever.
ScenarioRequest heavy(std::uint64_t wish) { return request(wish, portfolio::fullSpec(), 200); }

std::shared_ptr<const ScenarioResult> wait(app::ScenarioWorker& worker, std::uint64_t wish,
                                           std::vector<ScenarioResult>* seen = nullptr)
{
    std::shared_ptr<const ScenarioResult> last;
    (void)QTest::qWaitFor(
        [&] {
            if (auto result = worker.take()) {
                if (seen) seen->push_back(*result);
                last = std::move(result);
            }
            return last && last->wish == wish && !last->preview;
        },
        60'000);
    return last;
}

}  // namespace

class TestScenarioWorker : public QObject {
    Q_OBJECT
private slots:
    void answersWhatThePureFunctionAnswers_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("one thread") << 1;
        QTest::newRow("three threads") << 3;
        QTest::newRow("as many as fit the machine") << 0;
    }
    void answersWhatThePureFunctionAnswers()
    {
        QFETCH(int, threads);
        app::ScenarioWorker worker(static_cast<unsigned>(threads));
        QVERIFY(worker.threads() >= 1);
        ScenarioRequest asked = request(7, portfolio::fullSpec());
        asked.whatIf.edits = {{portfolio::WhatIfEdit::Kind::Add,
                               test::ScenarioDesk::account(),
                               {2},
                               *core::Quantity::nearest(-5)}};
        worker.request(asked);
        const auto result = wait(worker, 7);
        QVERIFY(result && !result->preview);
        const ScenarioResult expected = portfolio::run(asked);
        QVERIFY(result->live.nodes == expected.live.nodes);
        QVERIFY(result->thought && result->thought->nodes == expected.thought->nodes);
        QCOMPARE(result->stresses.size(), expected.stresses.size());
        QVERIFY(result->took > core::Duration{0});
        QVERIFY(!worker.take());
    }

    void theNewestWishWins()
    {
        app::ScenarioWorker worker(1);
        worker.request(heavy(1));
        worker.request(heavy(2));
        worker.request(request(3, portfolio::compactSpec()));
        std::vector<ScenarioResult> seen;
        const auto result = wait(worker, 3, &seen);
        QVERIFY(result && result->wish == 3);
        QCOMPARE(result->live.nodes.size(), portfolio::compactSpec().size());
        // Neither of the two before it was carried to its end.
        for (const ScenarioResult& r : seen) QVERIFY(r.wish == 3 || r.preview);
    }

    void theSameWishAskedAgainWaitsAndOnlyTheNewestIsDone()
    {
        app::ScenarioWorker worker(1);
        ScenarioRequest asked = request(5, portfolio::fullSpec(), 20);
        const core::Time begin = asked.now;
        for (int i = 0; i < 10; ++i) {
            asked.now = begin + std::chrono::seconds{i};
            worker.request(asked);
        }
        std::vector<core::Time> done;
        const bool all = QTest::qWaitFor(
            [&] {
                if (const auto result = worker.take(); result && !result->preview)
                    done.push_back(result->at);
                return !done.empty() && done.back() == begin + std::chrono::seconds{9};
            },
            60'000);
        QVERIFY(all);
        QVERIFY2(done.size() <= 2, qPrintable(QString::number(done.size())));
    }

    void aLongOneBeginsWithAFirstLook()
    {
        app::ScenarioWorker worker(1);
        worker.request(heavy(4));
        std::vector<ScenarioResult> seen;
        const auto whole = wait(worker, 4, &seen);
        QVERIFY(whole && !whole->preview);
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(seen.front().preview);
        const auto& first = seen.front().live;
        QVERIFY(first.nodes.size() < whole->live.nodes.size());
        QVERIFY(first.at(0, 0) == whole->live.at(0, 0));
        // Asked again for a moved market, it does not fall back to a coarse picture.
        worker.request(heavy(4));
        seen.clear();
        wait(worker, 4, &seen);
        QCOMPARE(seen.size(), std::size_t{1});
    }

    void nobodyLooksAndNothingIsDone()
    {
        app::ScenarioWorker worker(1);
        worker.request(heavy(1));
        worker.cancel();
        worker.request(request(2, portfolio::compactSpec()));
        std::vector<ScenarioResult> seen;
        QVERIFY(wait(worker, 2, &seen));
        for (const ScenarioResult& r : seen) QVERIFY(r.wish == 2 || r.preview);
    }

    void stopsInTheMiddle()
    {
        auto worker = std::make_unique<app::ScenarioWorker>(2);
        worker->request(heavy(1));
        worker.reset();  // joins; a test that hangs here fails by its time limit
        QVERIFY(!worker);
    }

    void aGridThatCannotBeIsAnswered()
    {
        app::ScenarioWorker worker(1);
        portfolio::ScenarioSpec none;
        worker.request(request(1, none));
        const auto result = wait(worker, 1);
        QVERIFY(result && !result->live.problem.empty());
    }
};

QTEST_GUILESS_MAIN(TestScenarioWorker)
#include "tst_scenario_worker.moc"
