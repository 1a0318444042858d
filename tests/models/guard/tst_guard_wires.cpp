// Wire by wire through the engine: each trips, says its cause, is in the history, and ends: CAUTION
// by itself after its dwell, HALT only by a person.
#include "support/engine_script.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

using namespace ballast;
using guard::Level;
using guard::Wire;
using tests::EngineScript;

namespace {

using Act = std::function<void(EngineScript&)>;
using Tweak = std::function<void(guard::Limits&)>;

struct Case {
    const char* name;
    Wire wire;
    const char* cause;  ///< how its words begin
    Tweak tweak;        ///< so that this wire alone trips, and soon
    Act trip, calm;
};

void run(EngineScript& script, const std::string& lines) { script.run(lines); }

void repeat(EngineScript& script, int times, const std::string& lines)
{
    for (int i = 0; i < times; ++i) script.run(lines);
}

/// A hedge of three coin that fills at `price`.
void hedge(EngineScript& script, int side, double price)
{
    const std::string at = std::to_string(static_cast<int>(price));
    script.run((side < 0 ? "position 192000\nindex " : "position -192000\nindex ") + at +
               "\ntick 0.1\napprove\njournaled\nsent\nack 0\nfill all " + at + "\nfilled");
}

/// Six hedges, each after a minute in which price and aggressors went the way it goes.
void runWithTheCrowd(EngineScript& script)
{
    double price = 64'000;
    for (int k = 0; k < 6; ++k) {
        const int side = k % 2 == 0 ? 1 : -1;
        for (int s = 0; s < 62; ++s) {
            price += side;
            script.run("index " + std::to_string(static_cast<int>(price)) +
                       (side > 0 ? "\npublic buy 64000\ntick 1" : "\npublic sell 64000\ntick 1"));
        }
        hedge(script, side, price);
        repeat(script, 12,
               "position 0\nindex " + std::to_string(static_cast<int>(price)) + "\ntick 1");
    }
}

/// The mid gives way by thirty dollars for each hedge of three coin.
void pushTheMarket(EngineScript& script)
{
    double premium = 0;
    const auto seconds = [&](int count) {
        for (int i = 0; i < count; ++i) {
            const double index = 64'000 + 2 * (i % 3);
            script.run("apart " + std::to_string(index) + " " + std::to_string(index + premium) +
                       "\ntick 1");
        }
    };
    seconds(30);
    for (int k = 0; k < 12; ++k) {
        script.run("position 192000\ntick 0.1\napprove\njournaled\nsent\nack 0");
        script.run("fill all " + std::to_string(static_cast<int>(63'990 + premium)) + "\nfilled");
        premium -= 30;
        seconds(20);
        if (script.snapshot()->underlyings->front().guard.level != Level::Normal) return;
    }
}

constexpr double kNever = 1e9;

const std::vector<Case>& cases()
{
    const Tweak none = [](guard::Limits&) {};
    const Act nothing = [](EngineScript&) {};
    static const std::vector<Case> all{
        {"stale feed", Wire::StaleFeed, "stale feed ",
         [](auto& l) { l.indexLeastS = {kNever, kNever}; },
         [](auto& s) {
             repeat(s, 25, "index 64000\ntick 0.1");
             run(s, "tick 4\ntick 4");
         },
         nothing},
        {"crossed book", Wire::CrossedBook, "crossed book ", none,
         [](auto& s) { run(s, "crossed\ntick 1\ntick 1\ntick 2"); }, nothing},
        {"mark to index", Wire::MarkIndex, "mark to index ",
         [](auto& l) { l.midIndex = {kNever, kNever}; },
         [](auto& s) { run(s, "apart 64000 65000\ntick 1"); }, nothing},
        {"mid to index", Wire::MidIndex, "mid to index ",
         [](auto& l) { l.markIndex = {kNever, kNever}; },
         [](auto& s) { run(s, "apart 64000 65000\ntick 1"); }, nothing},
        {"depth", Wire::Depth, "depth ", none,
         [](auto& s) {
             repeat(s, 65, "index 64000\ntick 1");
             run(s, "thin 64000 150000\ntick 1\nthin 64000 150000\ntick 1");
         },
         nothing},
        {"volatility", Wire::Volatility, "1-minute volatility ", none,
         [](auto& s) {
             repeat(s, 320, "index 64000\ntick 1\nindex 64010\ntick 1");
             run(s, "index 64400\ntick 1");
         },
         [](auto& s) { repeat(s, 65, "index 64000\ntick 1"); }},
        {"venue errors", Wire::VenueErrors, "venue errors ", none,
         [](auto& s) { repeat(s, 6, "down gone\ntick 1\nup\nindex 64000\ntick 1"); },
         [](auto& s) { run(s, "tick 700"); }},
        {"margin use", Wire::MarginUse, "margin use ", none,
         [](auto& s) { run(s, "margin 0.8\ntick 1"); }, [](auto& s) { run(s, "margin 0.1"); }},
        {"hedging cost", Wire::HedgingCost, "hedging cost ",
         [](auto& l) { l.costPerDay = {0.5, 1e6}; },
         [](auto& s) {
             run(s, "position 192000\nindex 64000\ntick 1");
             hedge(s, -1, 63'999);
             run(s, "position 0\nindex 64000\ntick 1");
         },
         [](auto& s) { run(s, "tick 95000"); }},
        {"hedges per hour", Wire::TradeRate, "hedges per hour ",
         [](auto& l) { l.tradesPerHour = {0.5, 1e6}; },
         [](auto& s) {
             hedge(s, -1, 64'000);
             run(s, "position 0\nindex 64000\ntick 1");
         },
         [](auto& s) { run(s, "tick 4000"); }},
        {"index gone", Wire::IndexGone, "index gone ",
         [](auto& l) { l.feedLeastS = {kNever, kNever}; },
         [](auto& s) {
             repeat(s, 25, "index 64000\ntick 0.1");
             run(s, "tick 4\ntick 4");
         },
         nothing},
        {"own impact", Wire::OwnImpact, "own impact ", [](auto& l) { l.impact = {2, 1e6, 1e6}; },
         pushTheMarket, nothing},
        {"crowding", Wire::Crowding, "crowding ",
         [](auto& l) { l.leastTrades = 5, l.crowding = {0.5, 2, 2}; }, runWithTheCrowd, nothing},
        {"gamma feedback", Wire::Feedback, "gamma feedback ",
         [](auto& l) { l.impactUsdPerCoin = 250; },
         [](auto& s) { run(s, "option -10 64000 24 0.5\nindex 64000\ntick 1"); },
         [](auto& s) { run(s, "option 0 64000 24 0.5\nindex 64000\ntick 1"); }},
    };
    return all;
}

/// HALT where CAUTION would be.
void collapse(guard::Limits& l)
{
    for (auto* b : {&l.feedGaps, &l.feedLeastS, &l.indexGaps, &l.indexLeastS, &l.crossedS,
                    &l.markIndex, &l.midIndex, &l.depth, &l.volatility, &l.errors, &l.marginUse,
                    &l.costPerDay, &l.tradesPerHour})
        b->halt = b->caution;
    l.volatilityAlone = l.volatility.halt;
    for (auto* g : {&l.impact, &l.crowding, &l.feedback}) g->slow = g->stop = g->widen;
}

EngineScript made(const Case& one, bool halt)
{
    EngineScript script = EngineScript::ready();
    guard::Limits& limits = script.config().guards.all;
    one.tweak(limits);
    if (halt) collapse(limits);
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 1");
    return script;
}

guard::State stateOf(EngineScript& script) { return script.snapshot()->underlyings->front().guard; }

/// The rows of the guard: "NORMAL>CAUTION engine".
QStringList rows(EngineScript& script)
{
    QStringList out;
    for (const engine::HistoryRow& row : script.remembered())
        if (const auto* g = std::get_if<engine::GuardRecord>(&row))
            out += QString::fromStdString(std::string{text(g->before)} + ">" +
                                          std::string{text(g->level)} + " " + g->actor);
    return out;
}

/// Calm at a pace, for more than the dwell.
void waitInCalm(EngineScript& script) { repeat(script, 64, "index 64000\ntick 1"); }

}  // namespace

class TestGuardWires : public QObject {
    Q_OBJECT
private slots:
    void cautionSaysItsCauseAndEndsByItself_data() { list(); }
    void cautionSaysItsCauseAndEndsByItself();
    void haltSaysItsCauseAndNeedsAPerson_data() { list(); }
    void haltSaysItsCauseAndNeedsAPerson();
    void aLoopWidensThenSlowsThenStops();

private:
    static void list()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << static_cast<int>(i);
    }
};

void TestGuardWires::cautionSaysItsCauseAndEndsByItself()
{
    QFETCH(int, number);
    const Case& one = cases()[static_cast<std::size_t>(number)];
    EngineScript script = made(one, false);
    one.trip(script);
    const guard::State tripped = stateOf(script);
    QVERIFY2(tripped.level == Level::Caution, tripped.cause.c_str());
    QVERIFY2(tripped.cause.starts_with(one.cause), tripped.cause.c_str());
    const guard::Tripwire& wire = tripped.tripwires[static_cast<std::size_t>(one.wire)];
    QCOMPARE(wire.level, Level::Caution);
    QVERIFY(wire.distance <= 1 && wire.distance >= 0);
    QCOMPARE(rows(script).value(0), QStringLiteral("NORMAL>CAUTION engine"));
    // What only our own trades could change stays: a loop is left by trading, or by a person.
    if (one.wire == Wire::OwnImpact || one.wire == Wire::Crowding) return;
    one.calm(script);
    script.run("index 64000\ntick 1");
    // The dwell; what counts over hours is calm only after hours, which are a dwell as well.
    const bool overHours = one.wire == Wire::VenueErrors || one.wire == Wire::HedgingCost ||
                           one.wire == Wire::TradeRate;
    QCOMPARE(stateOf(script).level, overHours ? Level::Normal : Level::Caution);
    waitInCalm(script);
    QVERIFY2(stateOf(script).level == Level::Normal, stateOf(script).cause.c_str());
    QCOMPARE(rows(script).value(1), QStringLiteral("CAUTION>NORMAL engine"));
}

void TestGuardWires::haltSaysItsCauseAndNeedsAPerson()
{
    QFETCH(int, number);
    const Case& one = cases()[static_cast<std::size_t>(number)];
    EngineScript script = made(one, true);
    one.trip(script);
    const guard::State tripped = stateOf(script);
    QVERIFY2(tripped.level == Level::Halt, tripped.cause.c_str());
    QVERIFY2(tripped.cause.starts_with(one.cause), tripped.cause.c_str());
    QCOMPARE(tripped.tripwires[static_cast<std::size_t>(one.wire)].distance, 0.0);
    QCOMPARE(rows(script).value(0), QStringLiteral("NORMAL>HALT engine"));
    one.calm(script);
    waitInCalm(script);
    QCOMPARE(stateOf(script).level, Level::Halt);
    script.run("clear it was looked at\nindex 64000\ntick 1");
    QVERIFY2(stateOf(script).level == Level::Caution, stateOf(script).cause.c_str());
    QCOMPARE(rows(script).value(1), QStringLiteral("HALT>CAUTION trader"));
    waitInCalm(script);
    QVERIFY2(stateOf(script).level == Level::Normal, stateOf(script).cause.c_str());
}

/// By gamma feedback, whose size the script can choose: the option's gamma is about 2.4e-4 a unit.
void TestGuardWires::aLoopWidensThenSlowsThenStops()
{
    EngineScript script = EngineScript::ready();
    script.config().guards.all.impactUsdPerCoin = 250;
    script.restart();
    script.run("up\ncoins 100\nposition 0\nindex 64000\ntick 1");
    const auto sell = [&](const char* size) {
        script.run(std::string{"option -"} + size + " 64000 24 0.5\nindex 64000\ntick 1");
    };
    const auto above = [&] { return script.snapshot()->underlyings->front().band.above; };
    sell("10");
    QCOMPARE(stateOf(script).tripwires[static_cast<std::size_t>(Wire::Feedback)].grade,
             guard::Grade::Widen);
    QCOMPARE(above(), 3.0);
    bool told = false;
    for (const auto& line : script.said())
        told = told ||
               line.find("Its band is 1.5 times as wide, and what auto-fire sends is 0.5 times") !=
                   std::string::npos;
    QVERIFY(told);
    sell("14");
    QCOMPARE(stateOf(script).tripwires[static_cast<std::size_t>(Wire::Feedback)].grade,
             guard::Grade::Slow);
    told = false;
    for (const auto& line : script.said())
        told = told || line.find("pauses are 3.0 times as long") != std::string::npos;
    QVERIFY(told);
    QCOMPARE(rows(script).value(1), QStringLiteral("CAUTION>CAUTION engine"));
    // Back through the grades: slow holds until within 0.8 of its bound.
    sell("12");
    QCOMPARE(stateOf(script).tripwires[static_cast<std::size_t>(Wire::Feedback)].grade,
             guard::Grade::Slow);
    sell("9");
    QCOMPARE(stateOf(script).tripwires[static_cast<std::size_t>(Wire::Feedback)].grade,
             guard::Grade::Widen);
    QCOMPARE(above(), 3.0);
    sell("30");
    QCOMPARE(stateOf(script).level, Level::Halt);
    QVERIFY2(stateOf(script).cause.find("HALT above 1.000") != std::string::npos,
             stateOf(script).cause.c_str());
    sell("0.1");
    waitInCalm(script);
    QCOMPARE(stateOf(script).level, Level::Halt);
}

QTEST_APPLESS_MAIN(TestGuardWires)
#include "tst_guard_wires.moc"
