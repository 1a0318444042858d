#include "ui/rebalance/depth_text.h"

#include <QTest>

using namespace ballast;
using execution::DepthTrend;
using Direction = DepthTrend::Direction;

namespace {

rebalance::Proposal with(const DepthTrend& depth)
{
    rebalance::Proposal p;
    p.underlying = core::Currency{"BTC"};
    p.depth = depth;
    return p;
}

DepthTrend trend(Direction direction, double now, double change)
{
    return {direction, now, change, std::chrono::minutes{5}, 31, {}, 0};
}

DepthTrend refilled(DepthTrend trend)
{
    trend.refill = std::chrono::seconds{4};
    trend.refills = 12;
    return trend;
}

/// Without the spaces that keep a figure and its unit on one line.
QString plain(QString text)
{
    return text.replace(QChar(0x00A0), QLatin1Char(' '))
        .remove(QChar(0x2009))
        .replace(QChar(0x202F), QLatin1Char(' '));
}

}  // namespace

class TestDepthText : public QObject {
    Q_OBJECT
private slots:
    void saysIt_data()
    {
        QTest::addColumn<DepthTrend>("depth");
        QTest::addColumn<QString>("text");
        QTest::newRow("never looked at") << DepthTrend{} << QString();
        DepthTrend young;
        young.looks = 3;
        QTest::newRow("not yet")
            << young
            << QStringLiteral("Depth: its trend is not known yet, 3 of 8 looks at the book.");
        QTest::newRow("falling")
            << trend(Direction::Thinner, 118.2, -0.324)
            << QStringLiteral(
                   "Depth is falling: 118 BTC on the thinner side, 32 % less in 5 min "
                   "00 s.");
        QTest::newRow("growing")
            << trend(Direction::Deeper, 11.83, 0.51)
            << QStringLiteral(
                   "Depth is growing: 11.8 BTC on the thinner side, 51 % more in 5 min "
                   "00 s.");
        QTest::newRow("still, and refills")
            << refilled(trend(Direction::Steady, 0.1183, 0.02))
            << QStringLiteral(
                   "Depth is steady: 0.118 BTC on the thinner side over 5 min 00 s. "
                   "Half of what a trade takes is back within 4.0 s.");
    }
    void saysIt()
    {
        QFETCH(DepthTrend, depth);
        QFETCH(QString, text);
        QCOMPARE(plain(ui::depthText(with(depth))), text);
    }

    void onlyAFallingDepthWarns()
    {
        QCOMPARE(ui::depthTone(with(trend(Direction::Thinner, 1, -0.3))), tables::Tone::Warn);
        QCOMPARE(ui::depthTone(with(trend(Direction::Deeper, 1, 0.3))), tables::Tone::Muted);
        QCOMPARE(ui::depthTone(with(trend(Direction::Steady, 1, 0))), tables::Tone::Muted);
    }

    void theTipSaysHowOftenARefillWasSeen()
    {
        QVERIFY(ui::depthDetails(with(refilled(trend(Direction::Steady, 1, 0))))
                    .contains(QStringLiteral("half refilled 12 times")));
        QVERIFY(!ui::depthDetails(with(trend(Direction::Steady, 1, 0)))
                     .contains(QStringLiteral("half refilled")));
    }
};

QTEST_GUILESS_MAIN(TestDepthText)
#include "tst_depth_text.moc"
