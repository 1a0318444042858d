// A hedge that was sized in the middle of a move goes on while the book is still outside its band;
// what a person approved, chose or has to decide on does not.
#include "models/orders/conservation.h"
#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>

using namespace ballast;
using tests::EngineScript;

namespace {

QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines)
        out += QString::fromStdString(line).remove(QChar(0x2009)) + QLatin1Char('\n');
    return out;
}

/// A band of two coins to each side, orders of 150 000 USD by itself, armed unless said otherwise.
EngineScript limited(double budgetUsd = 5e6, bool arms = true)
{
    EngineScript script;
    rebalance::Policy policy = script.config().policies.front();
    policy.band = {0, 2, 2};
    policy.cooldown = std::chrono::minutes{1};
    script.config().policies = {policy};
    script.config().limits.depthShare = 1;
    script.config().limits.softNotionalUsd = 150'000;
    script.config().limits.hardNotionalUsd = 300'000;
    script.restart();
    script.run("up\ncoins 200\nposition 0\nindex 64000\ntick 1");
    if (arms) script.run("arm 600 20 " + std::to_string(budgetUsd));
    return script;
}

/// What is said until, after so many seconds, an order is journaled or none came.
QString next(EngineScript& script, int seconds = 3)
{
    QString said;
    for (int i = 0; i < 10 * seconds && !said.contains(QStringLiteral("journal intent")); ++i)
        said += joined(script.run("index 64000\ntick 0.1"));
    return said;
}

QString fill(EngineScript& script)
{
    return joined(script.run("journaled\nsent\nack 0\nfill all 63999.5"));
}

rebalance::Proposal front(EngineScript& script)
{
    return script.snapshot()->proposals->items.front();
}

/// Four coins are hedged in two orders, and while they work the market adds as many to the book.
QString hedgeInAMove(EngineScript& script, const char* approve = "")
{
    script.run(std::string{"position 256000\nindex 64000\ntick 1\n"} + approve);
    fill(script);
    script.run("position 490000");
    next(script);
    return fill(script);
}

}  // namespace

class TestPlanGrow : public QObject {
    Q_OBJECT
private slots:
    void goesOnUntilTheBookIsInItsBand()
    {
        EngineScript script = limited();
        QString said = hedgeInAMove(script);
        // Six coins are left, and all that was approved is done.
        QVERIFY2(said.contains(QStringLiteral("BTC #1 goes on: the market has moved on")),
                 qPrintable(said));
        said = next(script);
        QVERIFY2(said.contains(QStringLiteral("journal intent Sell 150000")), qPrintable(said));
        QCOMPARE(front(script).state, rebalance::ProposalState::Working);
        said = fill(script);
        said += next(script);
        QVERIFY2(said.contains(QStringLiteral("journal intent Sell 150000")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("goes on")), "it is told once");
        fill(script);
        // 84 000 are left: well inside.
        said = next(script);
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        const rebalance::Proposal p = front(script);
        QCOMPARE(p.state, rebalance::ProposalState::Done);
        QCOMPARE(p.id.value, 1u);
        QVERIFY2(p.left.empty(), p.left.c_str());
        // Each is a child of the one proposal, and each is charged.
        const auto orders = script.snapshot()->orders->orders;
        QCOMPARE(orders.size(), std::size_t{4});
        QVERIFY(std::ranges::all_of(
            orders, [](const orders::Order& order) { return order.intent.proposal.value == 1; }));
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 16);
        QVERIFY(std::abs(script.snapshot()->autoFire.notionalLeftUsd - (5e6 - 556'000)) < 100);
    }

    void waitsAMomentBetweenItsOrders()
    {
        EngineScript script = limited();
        hedgeInAMove(script);
        const QString said = joined(script.run("index 64000\ntick 0.5\nindex 64000\ntick 0.3"));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        QVERIFY(next(script, 1).contains(QStringLiteral("journal intent")));
    }

    void sendsNothingMoreWhenTheMarketHasComeBack()
    {
        EngineScript script = limited();
        hedgeInAMove(script);
        script.run("index 64000\ntick 0.2\nposition 64000");
        const QString said = next(script);
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        const rebalance::Proposal p = front(script);
        QCOMPARE(p.state, rebalance::ProposalState::Done);
        QVERIFY2(p.left.empty(), "what it did not grow by was never asked for");
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 18);
    }

    void isNoLargerThanWhatIsDue()
    {
        EngineScript script = limited();
        hedgeInAMove(script);
        script.run("index 64000\ntick 0.2\nposition 192000");
        const QString said = next(script);
        QVERIFY2(said.contains(QStringLiteral("journal intent Sell 150000")), qPrintable(said));
        fill(script);
        QVERIFY(!next(script).contains(QStringLiteral("journal intent")));
    }

    void whatMayNotGrowEnds_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<double>("budget");
        QTest::addColumn<bool>("arms");
        QTest::newRow("a person's approval is of so much") << QByteArray{} << 5e6 << false;
        QTest::newRow("the budget is spent") << QByteArray{} << 300e3 << true;
        QTest::newRow("disarmed") << QByteArray{"disarm"} << 5e6 << true;
        QTest::newRow("stopped by hand") << QByteArray{"stop-plan"} << 5e6 << true;
        QTest::newRow("halted") << QByteArray{"stop"} << 5e6 << true;
        QTest::newRow("the guard wants a person")
            << QByteArray{"apart 64000 65300\ntick 0.3"} << 5e6 << true;
    }
    void whatMayNotGrowEnds()
    {
        QFETCH(QByteArray, before);
        QFETCH(double, budget);
        QFETCH(bool, arms);
        EngineScript script = limited(budget, arms);
        hedgeInAMove(script, arms ? "" : "approve");
        if (!before.isEmpty()) script.run(before.toStdString());
        const QString said = next(script);
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        QVERIFY(front(script).state != rebalance::ProposalState::Working);
    }

    /// 256 000 and 150 000 more are what two persons approve; who armed it is one.
    void itDoesNotGrowAboveWhatOnePersonMayLetGo()
    {
        for (const bool above : {false, true}) {
            EngineScript script = limited();
            script.config().secondAboveUsd = above ? 400e3 : 410e3;
            script.restart();
            script.run("up\ncoins 200\nposition 0\nindex 64000\ntick 1\narm 600 20 5000000");
            hedgeInAMove(script);
            const QString said = next(script);
            QVERIFY2(said.contains(QStringLiteral("journal intent")) != above, qPrintable(said));
        }
    }

    void anOrderThatFindsNothingIsNotRepeated()
    {
        EngineScript script = limited();
        script.run("position 256000\nindex 64000\ntick 1");
        fill(script);
        script.run("position 490000");
        next(script);
        script.run("journaled\nsent\nack 0\ncancelled 0");
        QVERIFY(!next(script).contains(QStringLiteral("journal intent")));
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
    }
};

QTEST_APPLESS_MAIN(TestPlanGrow)
#include "tst_plan_grow.moc"
