// A hedge larger than one order may be goes as far as it may, and the rest right after.
#include "tests/support/engine_script.h"

#include <QTest>

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

/// At most 300 000 USD an order, above 150 000 with a person, and a minute between two hedges.
EngineScript limited()
{
    EngineScript script;
    script.config().limits.depthShare = 1;
    script.config().limits.hardNotionalUsd = 300'000;
    script.config().limits.softNotionalUsd = 150'000;
    script.config().policies.front().cooldown = std::chrono::minutes{1};
    script.restart();
    script.run("up\ncoins 200\nposition 0\nindex 64000\ntick 1");
    return script;
}

rebalance::Proposal front(EngineScript& script)
{
    return script.snapshot()->proposals->items.front();
}

/// Steps of two dollars a second, for a minute that nobody expected.
void wildMinute(EngineScript& script)
{
    for (int i = 0; i < 320; ++i) script.run("index 64000\ntick 1\nindex 64010\ntick 1");
    script.run("index 64400\ntick 1");
}

}  // namespace

class TestOrderSize : public QObject {
    Q_OBJECT
private slots:
    void aHedgeIsCutToTheLargestOrderAllowed();
    void theOrdersGoOneRightAfterTheOther();
    void whatNothingCutWaitsForTheWholePause();
    void autoFireSendsItInOrdersOfItsOwnSize();
    void inAWildMinuteAutoFireGoesOnAsItIs();
    void whoEditsItHasTheirOwnSize();
};

void TestOrderSize::aHedgeIsCutToTheLargestOrderAllowed()
{
    EngineScript script = limited();
    script.run("position 640000\nindex 64000\ntick 1");
    const rebalance::Proposal p = front(script);
    QVERIFY2(p.allowed(), "it can be approved as it stands");
    QCOMPARE(p.legs.front().quantity.text(), std::string{"640000"});
    QCOMPARE(p.legs.front().largestOrder().text(), std::string{"300000"});
    QCOMPARE(p.orders(), std::size_t{3});
    const QString said = joined({p.sentence});
    QVERIFY2(said.contains(QStringLiteral("(10.000 BTC) in 3 orders (each at most the largest "
                                          "order allowed)")),
             qPrintable(said));
    // One that fits says nothing of it.
    EngineScript other = limited();
    other.run("position 192000\nindex 64000\ntick 1");
    QVERIFY(front(other).legs.front().cut.empty());
    QVERIFY(!joined({front(other).sentence}).contains(QStringLiteral("allowed")));
    // Ten at once, and no more.
    EngineScript small = limited();
    small.config().limits.hardNotionalUsd = 30'000;
    small.config().limits.softNotionalUsd = 30'000;
    small.restart();
    small.run("up\ncoins 200\nposition 640000\nindex 64000\ntick 1\ntick 1");
    QCOMPARE(front(small).legs.front().quantity.text(), std::string{"300000"});
    QVERIFY(joined({front(small).sentence})
                .contains(QStringLiteral("(4.688 of 10.000 BTC: the largest order allowed) in 10 "
                                         "orders")));
}

/// At the pace of the venue: the next when the last has ended, and as the throttle lets them.
void TestOrderSize::theOrdersGoOneRightAfterTheOther()
{
    EngineScript script = limited();
    script.run("arm 600 20 10000000");
    const char* const isSent = "fill all 63999.5";
    QString said =
        joined(script.run("position 640000\nindex 64000\ntick 1\njournaled\nsent\nack 0"));
    QVERIFY2(said.contains(QStringLiteral("place Sell 150000")), qPrintable(said));
    script.run(isSent);
    said = joined(script.run("index 64000\ntick 0.1\njournaled\nsent\nack 0"));
    QVERIFY2(said.contains(QStringLiteral("place Sell 150000")), qPrintable(said));
    script.run(isSent);
    // Two a second: the third waits, and is not refused.
    said = joined(script.run("index 64000\ntick 0.1"));
    QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
    said = joined(script.run("index 64000\ntick 1\njournaled"));
    QVERIFY2(said.contains(QStringLiteral("place Sell 150000")), qPrintable(said));
}

namespace {

/// Approves what is proposed and says after how many seconds more is.
int secondsUntilTheNext(EngineScript& script, const std::string& left)
{
    script.run("approve\njournaled\nsent\nack 0\nfill all 63999.5\nfilled");
    for (int second = 1; second < 100; ++second) {
        script.run("position " + left + "\nindex 64000\ntick 1");
        if (script.state().find("Waiting") != std::string::npos) return second;
    }
    return 0;
}

}  // namespace

void TestOrderSize::whatNothingCutWaitsForTheWholePause()
{
    EngineScript script = limited();
    script.run("position 256000\nindex 64000\ntick 1");
    QCOMPARE(secondsUntilTheNext(script, "256000"), 60);
}

void TestOrderSize::autoFireSendsItInOrdersOfItsOwnSize()
{
    EngineScript script = limited();
    const QString said =
        joined(script.run("arm 600 20 10000000\nposition 640000\nindex 64000\ntick 1"));
    QVERIFY2(said.contains(QStringLiteral("journal intent Sell 150000")), qPrintable(said));
    QVERIFY(joined({front(script).sentence})
                .contains(QStringLiteral("(10.000 BTC) in 5 orders (each at most the largest order "
                                         "auto-fire sends)")));
}

void TestOrderSize::inAWildMinuteAutoFireGoesOnAsItIs()
{
    EngineScript script = limited();
    wildMinute(script);
    const guard::State state = script.snapshot()->underlyings->front().guard;
    QCOMPARE(state.level, guard::Level::Caution);
    QVERIFY2(state.cause.starts_with("1-minute volatility"), state.cause.c_str());
    QVERIFY(!state.personDecides);
    QCOMPARE(script.snapshot()->underlyings->front().band.above, 2.0);  // it is to be kept
    const QString said =
        joined(script.run("arm 600 20 10000000\nposition 640000\nindex 64400\ntick 1"));
    QVERIFY2(said.contains(QStringLiteral("journal intent Sell 150000")), qPrintable(said));
    // What is in doubt a person decides, wild or not.
    script.run("apart 64400 65300\ntick 1");
    QVERIFY(script.snapshot()->underlyings->front().guard.personDecides);
}

void TestOrderSize::whoEditsItHasTheirOwnSize()
{
    EngineScript script = limited();
    script.run("position 640000\nindex 64000\ntick 1\nedit 400000");
    QVERIFY2(!front(script).allowed(), "a person is refused, not corrected");
    QVERIFY(!joined({front(script).sentence}).contains(QStringLiteral("allowed")));
}

QTEST_APPLESS_MAIN(TestOrderSize)
#include "tst_order_size.moc"
