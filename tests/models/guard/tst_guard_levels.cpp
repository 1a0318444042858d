#include "models/guard/guard.h"

#include <QTest>

#include <sstream>

using namespace ballast;
using guard::Level;

namespace {

/// A volatility ratio a second: "3 9x5 1x100 clear". Says each change with its second.
struct Script {
    guard::Guard machine;
    guard::Limits limits;
    guard::Tripwires wires = guard::nothingYet();
    core::Time now = core::fromUnixMs(1'785'000'000'000);
    int second = 0;

    Script() { limits.volatilityAlone = limits.volatility.halt; }  // judged by it alone

    std::string run(const std::string& lines)
    {
        std::istringstream in(lines);
        std::string said;
        for (std::string word; in >> word;) {
            if (word == "clear" || word == "clear-mutely") {
                const std::string why = machine.clear(now, word == "clear" ? "looked at it" : "");
                said += why.empty() ? "cleared to " + std::string{text(machine.level())} + "\n"
                                    : why + "\n";
                continue;
            }
            const auto cross = word.find('x');
            const double value = std::strtod(word.c_str(), nullptr);
            const int times = cross == std::string::npos ? 1 : std::atoi(word.c_str() + cross + 1);
            for (int i = 0; i < times; ++i) said += step(value);
        }
        return said;
    }

    std::string step(double value)
    {
        ++second;
        now += std::chrono::seconds{1};
        guard::Picture picture;
        picture.volatility = value;
        picture.expectedVolatility = 1;
        wires = guard::judgeAll(picture, limits, wires);
        const auto change = machine.step(now, wires, limits);
        if (!change) return {};
        return std::to_string(second) + " " + std::string{text(change->to)} + ": " + change->cause +
               "\n";
    }
};

}  // namespace

class TestGuardLevels : public QObject {
    Q_OBJECT
private slots:
    void goesUpAtOnceAndComesDownAfterADwell_data();
    void goesUpAtOnceAndComesDownAfterADwell();
    void aWildMinuteHaltsOnlyWithASecondSign_data();
    void aWildMinuteHaltsOnlyWithASecondSign();
    void namesTheReasonOfNow();
    void remembersAHaltOverARestart();
};

void TestGuardLevels::goesUpAtOnceAndComesDownAfterADwell_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* script, const char* said) {
        QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(said);
    };
    const char* caution = "1-minute volatility 5.0 times, CAUTION above 4.0 times\n";
    const std::string up = std::string{"2 CAUTION: "} + caution;
    row("calm stays calm", "1x500 3.9x500", "");
    row("caution ends by itself a minute after its cause", "1 5x10 1x60",
        (up + "71 NORMAL: calm again\n").c_str());
    row("not a second sooner", "1 5x10 1x59", up.c_str());
    row("a value that swings round the bound does not flap",
        "1 5 3.9 5 3.9 5 3.9 5 3.9 5 3.9 5 3.9 3.9x300", up.c_str());
    row("nor one that comes back within the dwell", "1 5 1x40 5 1x40 5 1x40 5 1x40", up.c_str());
    row("it counts from the last time", "1 5 1x40 5 1x60",
        (up + "103 NORMAL: calm again\n").c_str());
    row("halt is at once", "1 9", "2 HALT: 1-minute volatility 9.0 times, HALT above 8.0 times\n");
    row("through caution too", "1 5 9",
        (up + "3 HALT: 1-minute volatility 9.0 times, HALT above 8.0 times\n").c_str());
    row("halt does not end by itself", "9 1x100000",
        "1 HALT: 1-minute volatility 9.0 times, HALT above 8.0 times\n");
    row("a person ends it, to caution, which then ends", "9 1x5 clear 1x60",
        "1 HALT: 1-minute volatility 9.0 times, HALT above 8.0 times\ncleared to CAUTION\n"
        "66 NORMAL: calm again\n");
    row("not while the cause is there", "9 clear 7 clear 6 clear",
        "1 HALT: 1-minute volatility 9.0 times, HALT above 8.0 times\n"
        "the cause is still there: 1-minute volatility 9.0 times, HALT above 8.0 times\n"
        "the cause is still there: 1-minute volatility 7.0 times, HALT above 8.0 times\n"
        "cleared to CAUTION\n");
    row("not without a reason", "9 1 clear-mutely",
        "1 HALT: 1-minute volatility 9.0 times, HALT above 8.0 times\n"
        "leaving HALT needs a reason\n");
    row("nothing to clear", "1 clear 5 clear",
        ("it is not in HALT\n" + up + "it is not in HALT\n").c_str());
}

void TestGuardLevels::goesUpAtOnceAndComesDownAfterADwell()
{
    QFETCH(QString, script);
    QFETCH(QString, said);
    Script s;
    QCOMPARE(QString::fromStdString(s.run(script.toStdString())), said);
}

void TestGuardLevels::aWildMinuteHaltsOnlyWithASecondSign_data()
{
    QTest::addColumn<QString>("sign");
    QTest::addColumn<double>("times");
    QTest::addColumn<QString>("cause");
    QTest::newRow("alone it is CAUTION")
        << "" << 60.0 << "1-minute volatility 60.0 times, CAUTION above 4.0 times";
    QTest::newRow("far beyond it is HALT")
        << "" << 101.0 << "1-minute volatility 101.0 times, HALT above 100.0 times";
    QTest::newRow("the book has thinned")
        << "depth" << 9.0
        << "1-minute volatility 9.0 times, HALT above 8.0 times (with depth 20 %)";
    QTest::newRow("not below its bound") << "depth" << 7.9 << "depth 20 %, CAUTION below 30 %";
    QTest::newRow("the mark is not the index")
        << "mark" << 9.0
        << "1-minute volatility 9.0 times, HALT above 8.0 times (with mark to index 2.00 %)";
    QTest::newRow("the crowd alone is no second sign")
        << "crowd" << 9.0 << "1-minute volatility 9.0 times, CAUTION above 4.0 times";
    QTest::newRow("the crowd and our own impact are")
        << "crowd and impact" << 9.0
        << "1-minute volatility 9.0 times, HALT above 8.0 times (with own impact 3.0 times)";
}

void TestGuardLevels::aWildMinuteHaltsOnlyWithASecondSign()
{
    QFETCH(QString, sign);
    QFETCH(double, times);
    QFETCH(QString, cause);
    guard::Picture p;
    p.volatility = times;
    p.expectedVolatility = 1;
    if (sign == QStringLiteral("depth")) p.depth = 20, p.usualDepth = 100;
    if (sign == QStringLiteral("mark")) p.mark = 65'280, p.index = 64'000;
    if (sign.startsWith(QStringLiteral("crowd")))
        p.withReturn = p.withImbalance = 0.6, p.crowdTrades = 20;
    if (sign.endsWith(QStringLiteral("impact")))
        p.impact = {true, 3, 1, 4, 100}, p.impactTrades = 20, p.calibratedImpact = 1;
    const guard::Limits limits;
    const guard::Tripwires wires = guard::judgeAll(p, limits, guard::nothingYet());
    guard::Guard machine;
    QVERIFY(machine.step(core::fromUnixMs(1'785'000'000'000), wires, limits));
    QCOMPARE(QString::fromStdString(machine.cause()), cause);
    QCOMPARE(machine.level() == Level::Halt, cause.contains(QStringLiteral("HALT")));
}

void TestGuardLevels::namesTheReasonOfNow()
{
    Script s;
    s.run("1 5");
    QVERIFY(s.machine.cause().starts_with("1-minute volatility"));
    guard::Picture picture;
    picture.marginUse = 0.8;
    s.wires = guard::judgeAll(picture, s.limits, s.wires);
    QVERIFY(!s.machine.step(s.now, s.wires, s.limits));
    QCOMPARE(s.machine.cause(), std::string{"margin use 80 %, CAUTION above 70 %"});
}

void TestGuardLevels::remembersAHaltOverARestart()
{
    Script s;
    s.machine.restore(s.now, "margin use 99 %, HALT above 95 %");
    QCOMPARE(s.run("1x1000"), std::string{});
    QCOMPARE(s.machine.level(), Level::Halt);
    QCOMPARE(s.machine.cause(), std::string{"margin use 99 %, HALT above 95 %"});
    QCOMPARE(s.run("clear"), std::string{"cleared to CAUTION\n"});
}

QTEST_APPLESS_MAIN(TestGuardLevels)
#include "tst_guard_levels.moc"
