#include "models/engine/guard_ward.h"
#include "support/engine_script.h"

#include <QTest>

#include <cmath>

using namespace ballast;
using guard::Level;
using tests::EngineScript;

namespace {

QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines)
        out += QString::fromStdString(line).remove(QChar(0x2009)) + QLatin1Char('\n');
    return out;
}

const char* const kCaution =
    "alert BTC is in CAUTION: margin use 80 %, CAUTION above 70 %. Its band is 1.5 times as wide, "
    "pauses are 3.0 times as long, and nothing is sent without a person. It ends by itself after "
    "1 min 00 s of calm.\n";
const char* const kHalt =
    "alert BTC is halted by its guard: margin use 96 %, HALT above 95 %. Until a person clears "
    "it in Guard, only what reduces is sent, by a person.\n";

guard::State stateOf(EngineScript& script) { return script.snapshot()->underlyings->front().guard; }

/// A breach is proposed at once: how long it lasts is another test's subject.
EngineScript prompt()
{
    EngineScript script = EngineScript::ready();
    for (rebalance::Policy& policy : script.config().policies) policy.hysteresis.dwell = {};
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 0.1");
    return script;
}

/// Index, mark and book again and again, so that the feed has a pace.
EngineScript paced()
{
    EngineScript script = EngineScript::ready();
    std::string lines;
    for (int i = 0; i < 25; ++i) lines += "index 64000\ntick 0.1\n";
    script.run(lines);
    return script;
}

risk::CheckResult guardCheck(EngineScript& script)
{
    const auto snapshot = script.snapshot();
    for (const auto& check : snapshot->proposals->items.front().checks)
        if (check.rule == "guard") return check;
    return {};
}

std::size_t refusedByGuard(EngineScript& script)
{
    const auto snapshot = script.snapshot();
    const auto& items = snapshot->proposals->items;
    std::size_t count = 0;
    for (const auto& check : items.front().checks)
        if (check.rule == "guard" && check.verdict != risk::CheckResult::Verdict::Allow) ++count;
    return count;
}

}  // namespace

class TestGuardDesk : public QObject {
    Q_OBJECT
private slots:
    void cautionWidensTheBand();
    void aWireAtItsBoundDoesNotMoveTheBandToAndFro();
    void cautionLetsAPersonSendAndNobodyElse();
    void cautionLengthensThePause();
    void haltWithdrawsRefusesAndDisarms();
    void inHaltAPersonMaySendWhatReduces();
    void inHaltNothingElseIsSent();
    void haltStopsAnOrderAtTheGate();
    void aPersonClearsIt();
    void haltSurvivesARestart();
    void silenceIsToldFromALostLink();
    void aCrossedBookTripsAfterAWhile();
    void lostLinksAreErrors();
    void fillsAreCountedAndCost();
    void ourOwnImpactSlowsUsDown_data();
    void ourOwnImpactSlowsUsDown();
    void aLimitOfOneUnderlyingIsItsOwn();
};

void TestGuardDesk::cautionWidensTheBand()
{
    EngineScript script = prompt();
    QCOMPARE(joined(script.run("margin 0.8\ntick 0.1")), QString::fromUtf8(kCaution));
    // 2.5 is outside the band of 2 and inside the one of 3.
    QCOMPARE(joined(script.run("position 160000\nindex 64000\ntick 1")), QString());
    const auto btc = script.snapshot()->underlyings->front();
    QCOMPARE(btc.band.above, 3.0);
    QCOMPARE(btc.guard.level, Level::Caution);
    QCOMPARE(script.snapshot()->proposals->policies.front().band.above, 2.0);  // as written
    const QString said = joined(script.run("margin 0.5\ntick 1\ntick 59\nindex 64000\ntick 1"));
    QVERIFY2(said.startsWith(QStringLiteral("alert BTC is back to normal: calm again.\n"
                                            "proposal BTC #1: Net delta +2.50 left the band")),
             qPrintable(said));
}

void TestGuardDesk::aWireAtItsBoundDoesNotMoveTheBandToAndFro()
{
    using guard::Wire;
    const guard::Limits limits;  // a dwell of a minute
    engine::GuardWard ward;
    core::Time now = core::fromUnixMs(1'785'000'000'000);
    guard::Tripwires wires = guard::nothingYet();
    const auto look = [&](bool wild, bool marginTrips) {
        const auto set = [&](Wire wire, bool trips) {
            guard::Tripwire& one = wires[static_cast<std::size_t>(wire)];
            one.known = true;
            one.level = trips ? Level::Caution : Level::Normal;
        };
        set(Wire::Volatility, wild);
        set(Wire::MarginUse, marginTrips);
        now += std::chrono::milliseconds{100};
        ward.machine.step(now, wires, limits);
        ward.state.tripwires = wires;
        engine::steady(ward, limits, now);
        return ward.slowing.band;
    };
    QCOMPARE(look(false, false), 1.0);
    QCOMPARE(look(true, false), 1.0);  // a wild minute alone changes nothing
    QVERIFY(!ward.state.personDecides);
    const std::string wild = ward.machine.cause();
    // Margin use comes and goes with each tick: the band is widened once, at once, and stays.
    for (int tick = 0; tick < 200; ++tick) {
        QCOMPARE(look(true, tick % 2 == 0), limits.bandFactor);
        QVERIFY(ward.state.personDecides);
        QCOMPARE(ward.machine.cause(), wild);  // nor does the reason that is told take turns
    }
    // Quiet for the dwell, it eases, though the minute is still wild.
    int ticks = 0;
    while (look(true, false) != 1.0 && ++ticks < 1000) QVERIFY(ward.state.personDecides);
    QVERIFY2(ticks >= 597 && ticks <= 601, qPrintable(QString::number(ticks)));
    QVERIFY(!ward.state.personDecides);
    QCOMPARE(ward.machine.level(), Level::Caution);
    // What gets stricter while another part is held has a dwell of its own.
    ward.slowing = {1, 4, 1};
    ward.slowedAt = now - limits.dwell + std::chrono::seconds{2};
    QCOMPARE(look(true, true), limits.bandFactor);
    for (int tick = 0; tick < 300; ++tick) QCOMPARE(look(true, false), limits.bandFactor);
}

void TestGuardDesk::cautionLetsAPersonSendAndNobodyElse()
{
    EngineScript script = prompt();
    // Below the margin rule's own limit, so that the guard alone decides.
    script.config().guards.all.marginUse = {0.3, 0.95};
    script.restart();
    script.run("up\nmargin 0.4\nposition 224000\nindex 64000\narm 600 5 1000000\ntick 1");
    QCOMPARE(stateOf(script).level, Level::Caution);
    QCOMPARE(script.state(), "+3.50 PROPOSING, #1 r1 Waiting");
    QCOMPARE(refusedByGuard(script), 1u);
    QCOMPARE(joined(script.run("index 64000\ntick 1\nindex 64000\ntick 1")), QString());
    const QString said = joined(script.run("approve"));
    QVERIFY2(said.startsWith(QStringLiteral("journal intent Sell 224000")), qPrintable(said));
    // The same without CAUTION is sent at once.
    EngineScript other = EngineScript::ready();
    const QString fired =
        joined(other.run("margin 0.4\nposition 224000\nindex 64000\narm 600 5 1000000\ntick 1"));
    QVERIFY2(fired.contains(QStringLiteral("journal intent Sell 224000")), qPrintable(fired));
}

void TestGuardDesk::cautionLengthensThePause()
{
    const auto proposedAfter = [](const char* margin) {
        EngineScript script = EngineScript::ready();
        script.config().guards.all.marginUse = {0.3, 0.95};
        script.restart();
        script.run(std::string{"up\nposition 256000\nindex 64000\nmargin "} + margin + "\ntick 1");
        script.run("approve\njournaled\nsent\nack 0\nfill all 63999.5\nfilled");
        for (int second = 1; second < 60; ++second) {
            script.run("position 256000\nindex 64000\ntick 1");
            if (script.state().find("Waiting") != std::string::npos) return second;
        }
        return 0;
    };
    QCOMPARE(proposedAfter("0.1"), 5);
    QCOMPARE(proposedAfter("0.4"), 15);
}

void TestGuardDesk::haltWithdrawsRefusesAndDisarms()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 1\narm 600 5 100\ntick 0.1");
    EngineScript armed = EngineScript::ready();
    armed.run("arm 600 5 1000000\ntick 0.1");
    QCOMPARE(joined(armed.run("margin 0.96\ntick 0.1")),
             QString::fromUtf8(kHalt) +
                 QStringLiteral("alert Auto-fire disarmed: BTC is halted by its guard: margin use "
                                "96 %, HALT above 95 %.\n"));
    QCOMPARE(armed.snapshot()->mode, engine::Mode::Confirm);

    EngineScript live = EngineScript::ready();
    live.run("position 192000\nindex 64000\ntick 1");
    QCOMPARE(live.state(), "+3.00 PROPOSING, #1 r1 Waiting");
    QCOMPARE(joined(live.run("margin 0.96\ntick 0.1")), QString::fromUtf8(kHalt));
    QCOMPARE(live.state(), "+3.00 OUT OF BAND");
    const QString refused = joined(live.run("approve"));
    QVERIFY2(refused.contains(QStringLiteral("Not sent: ")), qPrintable(refused));
}

void TestGuardDesk::inHaltAPersonMaySendWhatReduces()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 1\nmargin 0.96\ntick 0.1");
    QCOMPARE(script.state(), "+3.00 OUT OF BAND");
    // Another one is made, which says what the first did not.
    script.run("index 64000\ntick 3");
    QCOMPARE(script.state(), "+3.00 PROPOSING, #2 r1 Waiting");
    QCOMPARE(guardCheck(script).verdict, risk::CheckResult::Verdict::Confirm);
    QCOMPARE(guardCheck(script).reason,
             "HALT: margin use 96 %, HALT above 95 %. This order only reduces.");
    // Nobody but a person: not one who arms auto-fire.
    QVERIFY(!joined(script.run("arm 600 5 1000000\nindex 64000\ntick 1\ntick 1"))
                 .contains(QStringLiteral("journal intent")));
    const QString said = joined(script.run("approve\njournaled"));
    QVERIFY2(said.contains(QStringLiteral("place Sell 192000")), qPrintable(said));
}

void TestGuardDesk::inHaltNothingElseIsSent()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 1\nmargin 0.96\ntick 0.1");
    script.run("propose 64000 by hand\nindex 64000\ntick 0.1");
    QCOMPARE(guardCheck(script).verdict, risk::CheckResult::Verdict::Deny);
    const QString said = joined(script.run("approve"));
    QVERIFY2(said.contains(QStringLiteral("Not sent: ")), qPrintable(said));
    QVERIFY2(guardCheck(script).reason.ends_with(
                 "Only what reduces is sent: it moves delta from +3.000 to +4.000, not nearer its "
                 "target."),
             guardCheck(script).reason.c_str());
    QVERIFY(!said.contains(QStringLiteral("journal intent")));
    // STOP ALL is nobody's.
    EngineScript stopped = EngineScript::ready();
    stopped.run("position 192000\nindex 64000\ntick 1\nstop\nindex 64000\ntick 3");
    QCOMPARE(stopped.snapshot()->mode, engine::Mode::Halted);
    QVERIFY(!joined(stopped.run("propose -64000 by hand\napprove"))
                 .contains(QStringLiteral("journal intent")));
}

void TestGuardDesk::haltStopsAnOrderAtTheGate()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 1\napprove");
    const QString halted = joined(script.run("margin 0.96\ntick 0.1"));
    QVERIFY2(halted.contains(QStringLiteral("\ncancel\n")), qPrintable(halted));
    const QString said = joined(script.run("journaled"));
    QVERIFY2(!said.contains(QStringLiteral("place Sell")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("journal")), qPrintable(said));
    const orders::Order& order = script.snapshot()->orders->orders.front();
    QVERIFY2(order.evidence.find("halted by its guard") != std::string::npos,
             order.evidence.c_str());
}

void TestGuardDesk::aPersonClearsIt()
{
    EngineScript script = EngineScript::ready();
    QCOMPARE(joined(script.run("clear for nothing")),
             QStringLiteral("alert HALT of BTC was not cleared: it is not in HALT.\n"));
    script.run("margin 0.96\ntick 1");
    QCOMPARE(joined(script.run("clear it is fine")),
             QStringLiteral("alert HALT of BTC was not cleared: the cause is still there: margin "
                            "use 96 %, HALT above 95 %.\n"));
    script.run("margin 0.2\ntick 1");
    QCOMPARE(joined(script.run("clear")),
             QStringLiteral("alert HALT of BTC was not cleared: leaving HALT needs a reason.\n"));
    const QString said = joined(script.run("clear margin was posted"));
    QVERIFY2(said.startsWith(
                 QStringLiteral("alert BTC is in CAUTION: HALT cleared: margin was posted.")),
             qPrintable(said));
    QCOMPARE(joined(script.run("tick 61")),
             QStringLiteral("alert BTC is back to normal: calm again.\n"));
}

void TestGuardDesk::haltSurvivesARestart()
{
    EngineScript script = EngineScript::ready();
    script.config().recovered.guardHalts = {
        {"BTC", "crossed book 16.0 s, HALT above 15.0 s", core::fromUnixMs(1'784'999'000'000)},
        {"DOGE", "no policy any more", {}}};
    script.restart();
    script.run("up\ncoins 10\nposition 192000\nindex 64000\ntick 1");
    QCOMPARE(stateOf(script).level, Level::Halt);
    QCOMPARE(stateOf(script).since, core::fromUnixMs(1'784'999'000'000));
    QVERIFY2(guardCheck(script).reason.starts_with("HALT: crossed book"),
             guardCheck(script).reason.c_str());
    script.run("clear the venue is back\nindex 64000\ntick 1");
    QCOMPARE(stateOf(script).level, Level::Caution);
}

void TestGuardDesk::silenceIsToldFromALostLink()
{
    EngineScript silent = paced();
    QCOMPARE(joined(silent.run("tick 4")), QString());
    QCOMPARE(joined(silent.run("tick 4")).section(QStringLiteral(". "), 0, 0),
             QStringLiteral("alert BTC is in CAUTION: stale feed 8.1 s, CAUTION above 5.0 s"));
    QCOMPARE(
        joined(silent.run("tick 25")).section(QStringLiteral(". "), 0, 0),
        QStringLiteral("alert BTC is halted by its guard: stale feed 33.1 s, HALT above 30.0 s"));
    EngineScript lost = paced();
    lost.run("down gone\ntick 100\nup\nindex 64000\ntick 1");
    QCOMPARE(stateOf(lost).level, Level::Normal);
}

void TestGuardDesk::aCrossedBookTripsAfterAWhile()
{
    EngineScript script = EngineScript::ready();
    QCOMPARE(joined(script.run("crossed\ntick 1\ntick 1")), QString());
    script.run("tick 2");
    QCOMPARE(stateOf(script).level, Level::Caution);
    script.run("tick 13");
    QCOMPARE(stateOf(script).level, Level::Halt);
    QCOMPARE(stateOf(script).cause, std::string{"crossed book 16.0 s, HALT above 15.0 s"});
}

void TestGuardDesk::lostLinksAreErrors()
{
    EngineScript script = EngineScript::ready();
    for (int i = 0; i < 6; ++i) script.run("down gone\ntick 1\nup\nindex 64000\ntick 1");
    QCOMPARE(stateOf(script).picture.errors, 6.0);
    QCOMPARE(stateOf(script).level, Level::Caution);
    script.run("tick 700\ntick 1");
    QCOMPARE(stateOf(script).picture.errors, 0.0);
}

void TestGuardDesk::fillsAreCountedAndCost()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\npublic sell 6400\ntick 1\napprove\njournaled\nsent");
    script.run("ack 0\nfill 100000 63999.5\nfill 92000 63999.5\nfilled\ntick 1");
    const guard::Picture picture = stateOf(script).picture;
    QCOMPARE(picture.trades, 1.0);  // two fills of one order
    QVERIFY2(std::abs(picture.costUsd - 1.5) < 0.01, qPrintable(QString::number(picture.costUsd)));
    script.run("tick 12");
    QCOMPARE(stateOf(script).picture.crowdTrades, 1);
    script.run("tick 4000");
    QCOMPARE(stateOf(script).picture.trades, 0.0);
    QVERIFY(stateOf(script).picture.costUsd > 1);
}

void TestGuardDesk::ourOwnImpactSlowsUsDown_data()
{
    QTest::addColumn<double>("usdPerHedge");
    QTest::addColumn<bool>("alarm");
    QTest::newRow("the mid follows each hedge by $30") << 30.0 << true;
    QTest::newRow("the mid does not care") << 0.0 << false;
}

/// Twelve hedges of 3 BTC sold, one every ten seconds, the index still but for a swing.
void TestGuardDesk::ourOwnImpactSlowsUsDown()
{
    QFETCH(double, usdPerHedge);
    QFETCH(bool, alarm);
    EngineScript script = prompt();
    script.config().guards.all.impact.stop = 1e6;  // it is slowed, and goes on
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 1");
    double premium = 0;
    const auto seconds = [&](int count) {
        for (int i = 0; i < count; ++i) {
            const double index = 64'000 + 2 * (i % 3);
            script.run("apart " + std::to_string(index) + " " + std::to_string(index + premium) +
                       "\ntick 1");
        }
    };
    seconds(30);
    for (int hedge = 0; hedge < 12; ++hedge) {
        script.run("position 192000\ntick 0.1\napprove\njournaled\nsent\nack 0");
        script.run("fill all " + std::to_string(static_cast<int>(64'001 + premium)) + "\nfilled");
        premium -= usdPerHedge;
        seconds(20);
    }
    const guard::Picture picture = stateOf(script).picture;
    QCOMPARE(picture.trades, 12.0);
    QVERIFY(picture.impact.known && picture.calibratedImpact);
    QVERIFY2(std::abs(picture.impact.beta - usdPerHedge / 3) < 1,
             qPrintable(QString::number(picture.impact.beta)));
    QVERIFY2(*picture.calibratedImpact > 0.4 && *picture.calibratedImpact < 0.8,
             qPrintable(QString::number(*picture.calibratedImpact)));
    QCOMPARE(stateOf(script).level, alarm ? Level::Caution : Level::Normal);
    QCOMPARE(
        QString::fromStdString(stateOf(script).cause).startsWith(QStringLiteral("own impact ")),
        alarm);
}

void TestGuardDesk::aLimitOfOneUnderlyingIsItsOwn()
{
    EngineScript script = EngineScript::ready();
    script.config().guards.own["ETH"].marginUse = {0.1, 0.2};
    script.restart();
    script.run("up\nmargin 0.5\nindex 64000\ntick 1");
    QCOMPARE(stateOf(script).level, Level::Normal);
    script.config().guards.own["BTC"].marginUse = {0.1, 0.2};
    script.restart();
    script.run("up\nmargin 0.5\nindex 64000\ntick 1");
    QCOMPARE(stateOf(script).level, Level::Halt);
}

QTEST_APPLESS_MAIN(TestGuardDesk)
#include "tst_guard_desk.moc"
