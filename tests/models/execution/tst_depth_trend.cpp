// Where the depth of a book is going: by series with a known answer, and by the engine's own looks.
#include "models/execution/depth_trend.h"
#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace ballast;
using namespace ballast::execution;
using namespace std::chrono_literals;
using Direction = DepthTrend::Direction;
using tests::EngineScript;

namespace {

std::vector<DepthLook> looks(const std::vector<double>& depths)
{
    std::vector<DepthLook> all;
    core::Time at = core::fromUnixMs(1'785'000'000'000);
    for (const double depth : depths) {
        all.push_back({at, depth});
        at += 10s;
    }
    return all;
}

/// `n` looks, each so much of the one before, shaken by a fixed pattern of this size.
std::vector<double> geometric(int n, double factor, double shaken = 0)
{
    static constexpr double kShake[] = {0.3, -0.7, 0.9, -0.2, -1.0, 0.6, 0.1, -0.4, 1.0, -0.6};
    std::vector<double> all;
    for (int i = 0; i < n; ++i)
        all.push_back(100 * std::pow(factor, i) * (1 + shaken * kShake[i % 10]));
    return all;
}

std::vector<double> with(std::vector<double> depths, std::size_t at, double depth)
{
    depths.at(at) = depth;
    return depths;
}

/// Three coin out of the band, after five minutes in which the depth went as `factor` a second
/// says.
EngineScript watched(double factor)
{
    EngineScript script = EngineScript::ready();
    double depth = 2'000'000;
    for (int second = 0; second < 310; ++second, depth *= factor)
        script.run("thin 64000 " + std::to_string(depth) + "\ntick 1");
    script.run("position 192000\nthin 64000 " + std::to_string(depth) + "\ntick 0.1");
    return script;
}

}  // namespace

class TestDepthTrend : public QObject {
    Q_OBJECT
private slots:
    void saysWhereDepthGoes_data()
    {
        QTest::addColumn<std::vector<double>>("depths");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<double>("change");
        const double gone = std::pow(0.98, 30) - 1, come = std::pow(1.02, 30) - 1;
        QTest::newRow("falling") << geometric(31, 0.98) << Direction::Thinner << gone;
        QTest::newRow("growing") << geometric(31, 1.02) << Direction::Deeper << come;
        QTest::newRow("still") << geometric(31, 1) << Direction::Steady << 0.0;
        QTest::newRow("swept once and back")
            << with(geometric(31, 1), 15, 3) << Direction::Steady << 0.0;
        QTest::newRow("swept at the end")
            << with(geometric(31, 1), 30, 3) << Direction::Steady << 0.0;
        QTest::newRow("falling, one look of a wide book")
            << with(geometric(31, 0.98), 20, 5'000) << Direction::Thinner << gone;
        QTest::newRow("less than a tenth")
            << geometric(31, 0.998) << Direction::Steady << std::pow(0.998, 30) - 1;
        QTest::newRow("what was not known does not count")
            << with(geometric(31, 0.98), 10, 0) << Direction::Thinner << gone;
        QTest::newRow("too few") << geometric(7, 0.9) << Direction::Unknown << 0.0;
        QTest::newRow("none") << std::vector<double>{} << Direction::Unknown << 0.0;
        QTest::newRow("enough") << geometric(8, 0.9) << Direction::Thinner << std::pow(0.9, 7) - 1;
    }
    void saysWhereDepthGoes()
    {
        QFETCH(std::vector<double>, depths);
        QFETCH(Direction, direction);
        QFETCH(double, change);
        const DepthTrend trend = depthTrend(looks(depths));
        QCOMPARE(trend.direction, direction);
        QVERIFY2(std::abs(trend.change - change) < 0.02, qPrintable(QString::number(trend.change)));
    }

    /// Noise alone is no trend: Kendall's bound keeps it out where the slope would let it in.
    void takesNoiseForNone()
    {
        for (const int n : {8, 12, 20, 31}) {
            const DepthTrend trend = depthTrend(looks(geometric(n, 1, 0.5)));
            QCOMPARE(trend.direction, Direction::Steady);
        }
        QCOMPARE(depthTrend(looks(geometric(31, 0.97, 0.2))).direction, Direction::Thinner);
    }

    /// What is older than the window has no say; the depth of now is that of the newest looks.
    void looksBackFiveMinutes()
    {
        std::vector<double> depths = geometric(60, 0.9);
        for (int i = 29; i < 60; ++i) depths[static_cast<std::size_t>(i)] = 50;
        const DepthTrend trend = depthTrend(looks(depths));
        QCOMPARE(trend.direction, Direction::Steady);
        QCOMPARE(trend.looks, 31);
        QCOMPARE(trend.now, 50.0);
        QCOMPARE(trend.over, core::Duration{5min});
    }

    void theProposalSaysSo_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("falling") << 0.998 << Direction::Thinner
                                 << QStringLiteral(" The depth it meets has fallen by 45");
        QTest::newRow("growing") << 1.002 << Direction::Deeper
                                 << QStringLiteral(" The depth it meets has grown by 82");
        QTest::newRow("still") << 1.0 << Direction::Steady << QString();
    }
    /// On the card, and in what is kept of it: sentence and figures.
    void theProposalSaysSo()
    {
        QFETCH(double, factor);
        QFETCH(Direction, direction);
        QFETCH(QString, sentence);
        EngineScript script = watched(factor);
        const auto snapshot = script.snapshot();
        QVERIFY2(!snapshot->proposals->items.empty(), script.state().c_str());
        const rebalance::Proposal& shown = snapshot->proposals->items.front();
        QCOMPARE(shown.depth.direction, direction);
        const double coin = 2'000'000 * std::pow(factor, 300) / 64'000;
        QVERIFY2(std::abs(shown.depth.now / coin - 1) < 0.05,
                 qPrintable(QString::number(shown.depth.now)));
        const engine::ProposalRecord* kept = nullptr;
        for (const engine::HistoryRow& row : script.remembered())
            if (const auto* record = std::get_if<engine::ProposalRecord>(&row)) kept = record;
        QVERIFY(kept);
        QCOMPARE(kept->proposal.depth, shown.depth);
        const QString said = QString::fromStdString(kept->proposal.sentence);
        QCOMPARE(said.contains(QStringLiteral("The depth it meets")), !sentence.isEmpty());
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    /// A trade in another book than the one that is watched has nothing said of its depth.
    void anotherBookHasNone()
    {
        EngineScript script = watched(0.998);
        script.run("reject no\nothers 64000\nlegs fut:100000\ntick 0.1");
        const auto snapshot = script.snapshot();
        const auto& items = snapshot->proposals->items;
        const auto own =
            std::ranges::find(items, rebalance::TriggerKind::Manual, &rebalance::Proposal::trigger);
        QVERIFY(own != items.end());
        QCOMPARE(own->depth, DepthTrend{});
    }
};

QTEST_GUILESS_MAIN(TestDepthTrend)
#include "tst_depth_trend.moc"
