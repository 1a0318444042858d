#include "app/joint_worker.h"
#include "support/joint_world.h"

#include <QtTest/QtTest>

using namespace ballast;
using rebalance::JointAnswer;
using rebalance::JointRequest;

namespace {

/// A chain of forty options that is sold, so that whole lots leave much to choose.
struct Chain : test::Synthetic {
    Chain()
    {
        for (const unsigned month : {4U, 5U, 6U, 9U})
            for (int strike = 72'000; strike < 112'000; strike += 4'000) {
                const auto type =
                    strike < 90'000 ? market::OptionType::Put : market::OptionType::Call;
                const core::InstrumentId id =
                    market.option("BTC", test::MarketBuilder::date(2027, month, 25), strike, type);
                const double away = std::abs(strike - 90'000) / 90'000.0;
                quote(id, 0.06 - 0.1 * away + 0.01 * month, 0.0005 + 0.0007 * away, 3 + strike % 7,
                      0.5 + away / 2);
            }
        board = market.board;
        positions = {test::position(near, -20), test::position(far, -30), test::position(put, -15)};
    }
};

JointRequest requestOf(test::Synthetic& world, std::uint64_t wish, int nodes = 20'000)
{
    JointRequest r;
    r.wish = wish;
    r.hedge = test::Synthetic::wish();
    r.hedge.solver = test::withoutClock(nodes);
    r.now = world.now;
    r.board = std::make_shared<const market::Board>(world.board);
    r.book = std::make_shared<const portfolio::Book>(
        portfolio::value(world.positions, {}, world.board, world.now));
    return r;
}

std::shared_ptr<const JointAnswer> wait(app::JointWorker& worker)
{
    std::shared_ptr<const JointAnswer> answer;
    (void)QTest::qWaitFor([&] { return (answer = worker.take()) != nullptr; }, 60'000);
    return answer;
}

}  // namespace

class TestJointWorker : public QObject {
    Q_OBJECT
private slots:
    void answersWhatThePureFunctionAnswers()
    {
        test::Synthetic world;
        const JointRequest asked = requestOf(world, 7);
        app::JointWorker worker;
        for (int i = 0; i < 3; ++i) {
            worker.request(asked);
            const auto answer = wait(worker);
            QVERIFY(answer && answer->wish == 7);
            QCOMPARE(answer->underlying, core::Currency("BTC"));
            QCOMPARE(answer->at, world.now);
            QVERIFY(answer->board == asked.board);
            QVERIFY(!answer->hedge.legs.empty());
            QVERIFY(answer->hedge == rebalance::answerOf(asked).hedge);
            QVERIFY(answer->took > core::Duration{0});
            QVERIFY(!worker.take());
        }
    }

    void theNewestWishWins()
    {
        Chain slow;
        test::Synthetic quick;
        app::JointWorker worker;
        for (std::uint64_t wish = 1; wish <= 20; ++wish) worker.request(requestOf(slow, wish, 50));
        worker.request(requestOf(quick, 21));
        // What was answered before this one was asked; nothing older can come after it.
        if (const auto before = worker.take(); before && before->wish != 21)
            QVERIFY(before->wish <= 20);
        const auto answer = wait(worker);
        QVERIFY(answer);
        QCOMPARE(answer->wish, std::uint64_t{21});
    }

    void theSameWishAskedAgainIsAnsweredForTheNewestMarket()
    {
        Chain world;
        app::JointWorker worker;
        JointRequest asked = requestOf(world, 5, 50);
        const core::Time begin = asked.now;
        for (int i = 0; i < 10; ++i) {
            asked.now = begin + std::chrono::seconds{i};
            worker.request(asked);
        }
        int answers = 0;
        std::shared_ptr<const JointAnswer> last;
        do {
            last = wait(worker);
            QVERIFY(last && ++answers <= 10);
        } while (last->at != begin + std::chrono::seconds{9});
        QVERIFY(!worker.take());
    }

    void nobodyLooksAndNothingIsAnswered()
    {
        Chain slow;
        test::Synthetic quick;
        app::JointWorker worker;
        worker.request(requestOf(slow, 1, 200));
        worker.cancel();
        (void)worker.take();
        worker.request(requestOf(quick, 2));
        const auto answer = wait(worker);
        QVERIFY(answer);
        QCOMPARE(answer->wish, std::uint64_t{2});
    }

    /// A cap on the tree's nodes stands in for one on the time: the answer is there, in whole lots,
    /// says that it is not proven, and by how much it may be over the bound.
    void aCapOfTheSearchIsKeptAndSaid()
    {
        Chain world;
        app::JointWorker worker;
        JointRequest asked = requestOf(world, 1, 1);
        asked.hedge.ticketUsd = 40;
        worker.request(asked);
        const auto capped = wait(worker);
        QVERIFY(capped);
        const rebalance::JointHedge& h = capped->hedge;
        qInfo("%s", h.sentence.c_str());
        QVERIFY(h.status == construction::Status::Rounded ||
                h.status == construction::Status::TimeCapped);
        QVERIFY(!h.exact && !h.why.empty() && !h.legs.empty());
        QVERIFY(h.costUsd > h.lowerBoundUsd && h.lowerBoundUsd > 0 && h.overBound() > 0);
        QVERIFY(h.after.gamma >= -0.12 - 1e-9 && std::abs(h.after.vega) <= 1200 + 1e-6);
        for (const rebalance::HedgeLeg& leg : h.legs)
            QVERIFY(leg.quantity.isMultipleOf(world.board.find(leg.instrument)->instrument->lot));
        worker.request(asked);
        QVERIFY(wait(worker)->hedge == h);  // not a matter of the machine's mood
        asked.hedge.solver = test::withoutClock(400);
        worker.request(asked);
        const auto longer = wait(worker);
        qInfo("%s", longer->hedge.sentence.c_str());
        QVERIFY(longer->hedge.costUsd <= h.costUsd + 1e-9);
        QVERIFY(longer->hedge.lowerBoundUsd >= h.lowerBoundUsd - 1e-6);
    }

    void whatCannotBeWorkedOutIsAnswered()
    {
        test::Synthetic world;
        app::JointWorker worker;
        JointRequest asked = requestOf(world, 3);
        asked.hedge.underlying = "ETH";
        worker.request(asked);
        const auto answer = wait(worker);
        QVERIFY(answer && answer->hedge.status == construction::Status::Invalid);
        QVERIFY2(answer->hedge.sentence.starts_with("No hedge can be worked out: "),
                 answer->hedge.sentence.c_str());
    }

    void stopsWithWorkWaiting()
    {
        Chain world;
        auto worker = std::make_unique<app::JointWorker>();
        for (std::uint64_t wish = 1; wish <= 5; ++wish) worker->request(requestOf(world, wish, 50));
        worker.reset();  // joins; a test that hangs here fails by its time limit
        QVERIFY(!worker);
    }
};

QTEST_GUILESS_MAIN(TestJointWorker)
#include "tst_joint_worker.moc"
