#include "models/guard/decaying_median.h"
#include "models/guard/feed_clock.h"
#include "models/guard/minute.h"
#include "models/guard/rolling_sum.h"
#include "models/guard/running_median.h"
#include "models/guard/tripwire.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace ballast;
using guard::Level;
using guard::Wire;

namespace {

const core::Time kStart = core::fromUnixMs(1'785'000'000'000);
core::Time at(double seconds) { return kStart + core::fromSeconds(seconds); }

/// Everything known and calm; a row of the table moves one thing.
guard::Picture calm()
{
    guard::Picture p;
    p.linkUp = true;
    p.upForS = 600;
    p.feedAgeS = 0.2;
    p.feedGapS = 0.1;
    p.indexAgeS = 0.5;
    p.indexGapS = 1;
    p.crossedForS = 0;
    p.mark = p.mid = p.index = 64'000;
    p.depth = p.usualDepth = 50;
    p.volatility = p.expectedVolatility = 0.5;
    p.marginUse = 0.3;
    p.impact = {true, 0.1, 1, 1, 100};
    p.impactTrades = p.crowdTrades = 20;
    p.calibratedImpact = 0.5;
    p.withReturn = p.withImbalance = 0;
    p.feedback = guard::feedback(-0.001, 0.5, 0.2);
    return p;
}

using Change = std::function<void(guard::Picture&)>;
struct Row {
    const char* name;
    Wire wire;
    Change change;
    Level level;
    double distance;  ///< negative: not asked
    const char* line;
};

guard::Tripwire was(Level level)
{
    guard::Tripwire wire;
    wire.level = level;
    return wire;
}

QString plain(const std::string& text)
{
    return QString::fromStdString(text).remove(QChar(0x2009));
}

}  // namespace

class TestTripwires : public QObject {
    Q_OBJECT
private slots:
    void eachTripsWhereItsLimitsSay();
    void aCalmMarketTripsNothingAndAnEmptyPictureNeither();
    void whatIsNoNumberHalts();
    void aLevelIsLeftOnlyWithinItsRelease();
    void onlyABelievedSlopeIsAnAlarm();
    void aLoopHasThreeGradesAndComesBackThroughThem_data();
    void aLoopHasThreeGradesAndComesBackThroughThem();
    void aPlaceIsJudgedByItsOwnWiresAndTheWholeByTheOthers();
    void oneLoopAtOneIsUnstable();
    void theFeedKnowsItsPaceAndForgivesAPause();
    void medianOfAWindowIsThatOfASortedList();
    void medianOverDaysIsWithinHalfAStep();
    void aMinutesVolatilityIsThatOfItsReturns();
    void sumsForgetWhatLeftTheWindow();
};

void TestTripwires::eachTripsWhereItsLimitsSay()
{
    const auto none = std::nullopt;
    const Row rows[] = {
        {"feed calm", Wire::StaleFeed, [](auto& p) { p.feedAgeS = 1; }, Level::Normal, 0.8,
         "Stale feed 1.0 s; CAUTION above 5.0 s, HALT above 30.0 s; 80 % to go"},
        {"feed at its bound", Wire::StaleFeed, [](auto& p) { p.feedAgeS = 5; }, Level::Normal, 0,
         ""},
        {"feed late", Wire::StaleFeed, [](auto& p) { p.feedAgeS = 17.5; }, Level::Caution, 0.5,
         "Stale feed 17.5 s; CAUTION above 5.0 s, HALT above 30.0 s; CAUTION"},
        {"feed gone", Wire::StaleFeed, [](auto& p) { p.feedAgeS = 30.1; }, Level::Halt, 0, ""},
        {"a slow feed may be slow", Wire::StaleFeed,
         [](auto& p) { p.feedGapS = 2, p.feedAgeS = 38; }, Level::Normal, 0.05,
         "Stale feed 38.0 s; CAUTION above 40.0 s, HALT above 200.0 s; 5 % to go"},
        {"feed of a lost link", Wire::StaleFeed,
         [](auto& p) { p.linkUp = false, p.feedAgeS = 100; }, Level::Normal, 1,
         "Stale feed n/a; CAUTION above 5.0 s, HALT above 30.0 s; the link is not up"},
        {"book crossed for a blink", Wire::CrossedBook, [](auto& p) { p.crossedForS = 1; },
         Level::Normal, 0.5, ""},
        {"book crossed", Wire::CrossedBook, [](auto& p) { p.crossedForS = 3; }, Level::Caution, -1,
         "Crossed book 3.0 s; CAUTION above 2.0 s, HALT above 15.0 s; CAUTION"},
        {"book crossed for long", Wire::CrossedBook, [](auto& p) { p.crossedForS = 16; },
         Level::Halt, 0, ""},
        {"no book", Wire::CrossedBook, [&](auto& p) { p.crossedForS = none; }, Level::Normal, 1,
         ""},
        {"mark off", Wire::MarkIndex, [](auto& p) { p.mark = 64'000 * 0.98; }, Level::Caution, 0.5,
         "Mark to index 2.00 %; CAUTION above 1.00 %, HALT above 3.00 %; CAUTION"},
        {"mark far off", Wire::MarkIndex, [](auto& p) { p.mark = 64'000 * 1.04; }, Level::Halt, 0,
         ""},
        {"a dated mark is not judged", Wire::MarkIndex,
         [](auto& p) { p.mark = 64'000 * 1.04, p.dated = true; }, Level::Normal, 1, ""},
        {"mid off", Wire::MidIndex, [](auto& p) { p.mid = 64'000 * 1.02; }, Level::Caution, 0.5,
         ""},
        {"mid far off", Wire::MidIndex, [](auto& p) { p.mid = 64'000 * 0.96; }, Level::Halt, 0, ""},
        {"a dated mid is held to its mark", Wire::MidIndex,
         [](auto& p) { p.mid = p.mark = 66'000, p.dated = true; }, Level::Normal, 1, ""},
        {"half the depth", Wire::Depth, [](auto& p) { p.depth = 32.5; }, Level::Normal, 0.5,
         "Depth 65 %; CAUTION below 30 %, HALT below 10 %; 50 % to go"},
        {"thin", Wire::Depth, [](auto& p) { p.depth = 10; }, Level::Caution, 0.5, ""},
        {"gone thin", Wire::Depth, [](auto& p) { p.depth = 4.9; }, Level::Halt, 0, ""},
        {"volatile", Wire::Volatility, [](auto& p) { p.volatility = 26; }, Level::Caution, 0.5,
         "1-minute volatility 52.0 times; CAUTION above 4.0 times, HALT above 8.0 times with a "
         "second sign, above 100.0 times alone; CAUTION"},
        {"wild", Wire::Volatility, [](auto& p) { p.volatility = 51; }, Level::Halt, 0, ""},
        {"errors", Wire::VenueErrors, [](auto& p) { p.errors = 6; }, Level::Caution, -1,
         "Venue errors 6; CAUTION above 5, HALT above 20; CAUTION"},
        {"many errors", Wire::VenueErrors, [](auto& p) { p.errors = 21; }, Level::Halt, 0, ""},
        {"margin", Wire::MarginUse, [](auto& p) { p.marginUse = 0.8; }, Level::Caution, -1,
         "Margin use 80 %; CAUTION above 70 %, HALT above 95 %; CAUTION"},
        {"margin gone", Wire::MarginUse, [](auto& p) { p.marginUse = 0.96; }, Level::Halt, 0, ""},
        {"cost", Wire::HedgingCost, [](auto& p) { p.costUsd = 30'000; }, Level::Caution, 0.5,
         "Hedging cost $30000; CAUTION above $10000, HALT above $50000; CAUTION"},
        {"cost gone wild", Wire::HedgingCost, [](auto& p) { p.costUsd = 50'001; }, Level::Halt, 0,
         ""},
        {"trades", Wire::TradeRate, [](auto& p) { p.trades = 61; }, Level::Caution, -1, ""},
        {"too many trades", Wire::TradeRate, [](auto& p) { p.trades = 181; }, Level::Halt, 0, ""},
        {"index late", Wire::IndexGone, [](auto& p) { p.indexAgeS = 25; }, Level::Caution, -1, ""},
        {"index gone", Wire::IndexGone, [](auto& p) { p.indexAgeS = 101; }, Level::Halt, 0,
         "Index gone 101.0 s; CAUTION above 20.0 s, HALT above 100.0 s; HALT"},
        {"index that never came", Wire::IndexGone,
         [&](auto& p) { p.indexAgeS = none, p.upForS = 31; }, Level::Halt, 0, ""},
        {"an underlying nobody speaks of", Wire::IndexGone,
         [&](auto& p) { p.indexAgeS = p.feedAgeS = none, p.upForS = 31; }, Level::Normal, 1, ""},
        {"crowd by return alone", Wire::Crowding, [](auto& p) { p.withReturn = 0.9; },
         Level::Normal, 1, ""},
        {"crowd by both", Wire::Crowding,
         [](auto& p) { p.withReturn = 0.9, p.withImbalance = 0.6; }, Level::Caution, 0.75,
         "Crowding +0.60; widens above +0.50, slows above +0.70, HALT above +0.90; CAUTION"},
        {"crowd for certain", Wire::Crowding,
         [](auto& p) { p.withReturn = p.withImbalance = 0.95; }, Level::Halt, 0, ""},
        {"own impact", Wire::OwnImpact, [](auto& p) { p.impact = {true, 1.5, 1, 4, 100}; },
         Level::Caution, 5.0 / 6,
         "Own impact 3.0 times; widens above 2.0 times, slows above 4.0 times, HALT above 8.0 "
         "times; CAUTION"},
        {"own impact gone wild", Wire::OwnImpact, [](auto& p) { p.impact = {true, 5, 1, 4, 100}; },
         Level::Halt, 0, ""},
        {"venues apart", Wire::VenuesApart,
         [](auto& p) { p.apart = 0.0125, p.apartWords = "Paper A 64800, Paper B 64000"; },
         Level::Caution, 0.5,
         "Venues apart 1.25 %; CAUTION above 0.50 %, HALT above 2.00 %; CAUTION"},
        {"venues far apart", Wire::VenuesApart, [](auto& p) { p.apart = 0.03; }, Level::Halt, 0,
         ""},
        {"a place left out", Wire::Places,
         [](auto& p) { p.places = {0.5, Level::Normal, "Paper B: crossed book"}; }, Level::Normal,
         0.5,
         "Places left out 50 %; CAUTION when none is calm, HALT when all are halted; 50 % to go"},
        {"all places left out", Wire::Places, [](auto& p) { p.places = {1, Level::Halt, ""}; },
         Level::Halt, 0, ""},
        {"feedback", Wire::Feedback, [](auto& p) { p.feedback = guard::feedback(-1.5, 0.5, 0.2); },
         Level::Caution, 0.5,
         "Gamma feedback 0.750; widens above 0.500, slows above 0.750, HALT above 1.000; CAUTION"},
        {"long gamma feeds nothing back", Wire::Feedback,
         [](auto& p) { p.feedback = guard::feedback(5, 0.5, 0.2); }, Level::Normal, 1, ""},
    };
    for (const Row& row : rows) {
        guard::Picture picture = calm();
        row.change(picture);
        const auto wires = guard::judgeAll(picture, {}, guard::nothingYet());
        const guard::Tripwire& wire = wires[static_cast<std::size_t>(row.wire)];
        QCOMPARE(wire.wire, row.wire);
        QVERIFY2(wire.level == row.level, row.name);
        if (row.distance >= 0)
            QVERIFY2(
                std::abs(wire.distance - row.distance) < 1e-9,
                qPrintable(
                    QStringLiteral("%1: %2").arg(QString::fromUtf8(row.name)).arg(wire.distance)));
        if (*row.line != 0) QCOMPARE(plain(guard::line(wire)), QString::fromUtf8(row.line));
        for (const guard::Tripwire& other : wires)
            QVERIFY2(other.wire == row.wire || other.level == Level::Normal ||
                         (row.wire == Wire::MarkIndex && other.wire == Wire::MidIndex),
                     row.name);
    }
}

void TestTripwires::aCalmMarketTripsNothingAndAnEmptyPictureNeither()
{
    for (const guard::Picture& picture : {calm(), guard::Picture{}})
        for (const guard::Tripwire& wire : guard::judgeAll(picture, {}, guard::nothingYet())) {
            QVERIFY2(wire.level == Level::Normal, guard::line(wire).c_str());
            QVERIFY(wire.distance > 0);
            QVERIFY(!guard::name(wire.wire).empty() && !guard::definition(wire.wire).empty());
            QVERIFY(wire.known || !wire.missing.empty());
        }
}

void TestTripwires::whatIsNoNumberHalts()
{
    for (const double none : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        const auto wire = guard::judged(Wire::Depth, none, guard::Bounds{0.3, 0.1}, {}, {}, true);
        QCOMPARE(wire.level, Level::Halt);
        QCOMPARE(wire.distance, 0.0);
        QVERIFY(guard::line(wire).find("no number") != std::string::npos);
    }
    QCOMPARE(guard::feedback(std::nan(""), 1, 0.2).sizeDown, 0.0);
}

void TestTripwires::aLevelIsLeftOnlyWithinItsRelease()
{
    const guard::Limits limits;  // release 0.8
    const auto above = [&](double value, Level before) {
        return guard::judged(Wire::Volatility, value, guard::Bounds{4, 8}, limits, was(before))
            .level;
    };
    QCOMPARE(above(3.9, Level::Normal), Level::Normal);
    QCOMPARE(above(3.9, Level::Caution), Level::Caution);
    QCOMPARE(above(3.2, Level::Caution), Level::Normal);
    QCOMPARE(above(7, Level::Halt), Level::Halt);
    QCOMPARE(above(6.4, Level::Halt), Level::Caution);
    QCOMPARE(above(1, Level::Halt), Level::Normal);
    const auto below = [&](double value, Level before) {
        return guard::judged(Wire::Depth, value, guard::Bounds{0.3, 0.1}, limits, was(before), true)
            .level;
    };
    QCOMPARE(below(0.31, Level::Normal), Level::Normal);
    QCOMPARE(below(0.37, Level::Caution), Level::Caution);
    QCOMPARE(below(0.38, Level::Caution), Level::Normal);
    QCOMPARE(below(0.12, Level::Halt), Level::Halt);
    QCOMPARE(below(0.13, Level::Halt), Level::Caution);
}

void TestTripwires::onlyABelievedSlopeIsAnAlarm()
{
    const auto level = [](double beta, double t, int trades) {
        guard::Picture p = calm();
        p.impact = {true, beta, 1, t, 500};
        p.impactTrades = trades;
        return guard::ownImpact(p, {}, {}).level;
    };
    QCOMPARE(level(1.1, 3.1, 20), Level::Caution);
    QCOMPARE(level(100, 50, 20), Level::Halt);
    QCOMPARE(level(100, 3.0, 20), Level::Normal);  // it may be chance, however large
    QCOMPARE(level(1.0, 3.1, 20), Level::Normal);  // twice the calibrated 0.5 exactly
    QCOMPARE(level(1.1, 3.0, 20), Level::Normal);
    QCOMPARE(level(1.1, 3.1, 9), Level::Normal);
    QCOMPARE(level(-5, -9, 20), Level::Normal);
}

void TestTripwires::aLoopHasThreeGradesAndComesBackThroughThem_data()
{
    QTest::addColumn<int>("wire");
    QTest::addColumn<double>("unit");  // of the value, so that 1, 1.5 and 2 are its grades
    QTest::addColumn<QList<double>>("grades");
    QTest::newRow("own impact") << static_cast<int>(Wire::OwnImpact) << 0.5
                                << QList<double>{2, 4, 8};
    QTest::newRow("crowding") << static_cast<int>(Wire::Crowding) << 1.0
                              << QList<double>{0.5, 0.7, 0.9};
    QTest::newRow("gamma feedback")
        << static_cast<int>(Wire::Feedback) << 1.0 << QList<double>{0.5, 0.75, 1};
}

void TestTripwires::aLoopHasThreeGradesAndComesBackThroughThem()
{
    using guard::Grade;
    QFETCH(int, wire);
    QFETCH(double, unit);
    QFETCH(QList<double>, grades);
    auto wires = guard::nothingYet();
    const auto at = [&](double value) {
        guard::Picture p = calm();
        if (static_cast<Wire>(wire) == Wire::OwnImpact) p.impact = {true, unit * value, 1, 9, 100};
        if (static_cast<Wire>(wire) == Wire::Crowding) p.withReturn = p.withImbalance = value;
        if (static_cast<Wire>(wire) == Wire::Feedback) p.feedback = guard::feedback(-value, 1, 0.2);
        wires = guard::judgeAll(p, {}, wires);
        return wires[static_cast<std::size_t>(wire)];
    };
    const double widen = grades[0], slow = grades[1], stop = grades[2];
    QCOMPARE(at(widen - 0.01).grade, Grade::None);
    QCOMPARE(at(widen + 0.01).grade, Grade::Widen);
    QVERIFY(guard::cause(at(widen + 0.01)).find("widens the band above ") != std::string::npos);
    QCOMPARE(at(slow + 0.01).grade, Grade::Slow);
    QVERIFY(guard::cause(at(slow + 0.01)).find("slows hedging above ") != std::string::npos);
    QCOMPARE(at(stop + 0.01).grade, Grade::Stop);
    QCOMPARE(at(stop + 0.01).level, Level::Halt);
    QVERIFY(guard::cause(at(stop + 0.01)).find("HALT above ") != std::string::npos);
    // And back: each grade is left only within its release of 0.8.
    QCOMPARE(at(0.8 * stop + 0.01).grade, Grade::Stop);
    QCOMPARE(at(0.8 * stop - 0.01).grade, Grade::Slow);
    QCOMPARE(at(0.8 * slow + 0.01).grade, Grade::Slow);
    QCOMPARE(at(0.8 * slow - 0.01).grade, Grade::Widen);
    QCOMPARE(at(0.8 * widen + 0.01).grade, Grade::Widen);
    QCOMPARE(at(0.8 * widen - 0.01).grade, Grade::None);
    QCOMPARE(wires[static_cast<std::size_t>(wire)].level, Level::Normal);
}

void TestTripwires::aPlaceIsJudgedByItsOwnWiresAndTheWholeByTheOthers()
{
    guard::Picture wild;
    wild.linkUp = true;
    wild.crossedForS = 100;
    wild.errors = 100;
    wild.costUsd = 1e9;
    wild.marginUse = 1;
    for (std::size_t i = 0; i < guard::kWires; ++i) {
        const auto wire = static_cast<Wire>(i);
        const auto place = guard::judgeAll(wild, {}, guard::nothingYet(), guard::Scope::Place);
        const auto whole = guard::judgeAll(wild, {}, guard::nothingYet(), guard::Scope::Whole);
        QVERIFY(guard::judgedIn(wire, guard::Scope::All));
        QVERIFY(guard::judgedIn(wire, guard::Scope::Place) ||
                guard::judgedIn(wire, guard::Scope::Whole));
        if (!guard::judgedIn(wire, guard::Scope::Place))
            QCOMPARE(QString::fromUtf8(place[i].missing.data()),
                     QStringLiteral("watched over all places"));
        if (!guard::judgedIn(wire, guard::Scope::Whole)) {
            QCOMPARE(QString::fromUtf8(whole[i].missing.data()),
                     QStringLiteral("watched at each place"));
            QCOMPARE(whole[i].level, Level::Normal);
        }
    }
}

void TestTripwires::oneLoopAtOneIsUnstable()
{
    const auto one = guard::feedback(-2, 0.5, 0.2);
    QCOMPARE(one.g, 1.0);
    QVERIFY(std::isinf(one.multiplier));
    QCOMPARE(one.sizeDown, 0.0);
    guard::Picture p = calm();
    p.feedback = one;
    QCOMPARE(guard::feedbackLoop(p, {}, {}).level, Level::Halt);
    const auto half = guard::feedback(-1, 0.5, 0.2);
    QCOMPARE(half.multiplier, 2.0);
    QCOMPARE(half.sizeDown, 0.625);
    QCOMPARE(guard::feedback(-0.2, 0.5, 0.2).sizeDown, 1.0);
}

void TestTripwires::theFeedKnowsItsPaceAndForgivesAPause()
{
    guard::FeedClock clock;
    QVERIFY(!clock.age(at(0)) && !clock.medianGap());
    for (int i = 0; i <= 20; ++i) {
        clock.heard(at(0.5 * i));
        clock.heard(at(0.5 * i));  // the same instant is one message
    }
    QCOMPARE(*clock.medianGap(), 0.5);
    QCOMPARE(*clock.age(at(13)), 3.0);
    clock.pause();
    QVERIFY(!clock.age(at(100)));
    clock.heard(at(100));
    QCOMPARE(*clock.age(at(101)), 1.0);
    QCOMPARE(*clock.medianGap(), 0.5);
}

void TestTripwires::medianOfAWindowIsThatOfASortedList()
{
    guard::RunningMedian<7> median;
    std::vector<double> all;
    std::uint64_t state = 42;
    for (int i = 0; i < 500; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        all.push_back(static_cast<double>((state >> 40) % 9));  // many equal ones
        median.add(all.back());
        const std::size_t n = std::min<std::size_t>(7, all.size());
        std::vector<double> window(all.end() - static_cast<std::ptrdiff_t>(n), all.end());
        std::ranges::sort(window);
        QCOMPARE(*median.value(), window[(n - 1) / 2]);
    }
}

void TestTripwires::medianOverDaysIsWithinHalfAStep()
{
    guard::DecayingMedian median;
    const core::Duration halfLife = std::chrono::hours{24 * 7};
    for (int i = 0; i < 59; ++i) median.add(50, at(i), halfLife);
    QVERIFY(!median.value());
    median.add(50, at(59), halfLife);
    QVERIFY(std::abs(*median.value() / 50 - 1) < 0.0182);
    // Two half-lives later as many values of another size outweigh them four to one.
    for (int i = 0; i < 60; ++i) median.add(5, at(14 * 86'400 + i), halfLife);
    QVERIFY(std::abs(*median.value() / 5 - 1) < 0.0182);
    // Years later the numbers are still numbers.
    for (int i = 0; i < 100; ++i) median.add(7, at(86'400.0 * 365 * i / 10), halfLife);
    QVERIFY(std::abs(*median.value() / 7 - 1) < 0.0182);
    for (const double bad : {0.0, -1.0, std::nan("")}) median.add(bad, at(4e8), halfLife);
    QVERIFY(std::abs(*median.value() / 7 - 1) < 0.0182);
}

void TestTripwires::aMinutesVolatilityIsThatOfItsReturns()
{
    guard::Minute minute;
    std::vector<double> moves;
    double price = 64'000;
    minute.look(at(0.2), price);
    for (int i = 1; i <= 200; ++i) {
        const double move = 1e-4 * ((i * 7919) % 13 - 6);
        price *= std::exp(move);
        moves.push_back(move);
        QVERIFY(minute.look(at(i + 0.3), price));
        QVERIFY(!minute.look(at(i + 0.6), price * 1.5));  // not the first look of its second
        if (i < 30) QVERIFY(!minute.volatility());
        if (i < 60) continue;
        double squares = 0, sum = 0;
        for (std::size_t k = moves.size() - 60; k < moves.size(); ++k) {
            squares += moves[k] * moves[k];
            sum += moves[k];
        }
        QVERIFY(std::abs(*minute.volatility() / std::sqrt(squares / 60 * 31'536'000) - 1) < 1e-9);
        QVERIFY(std::abs(*minute.change() - sum) < 1e-12);
    }
    // Half an hour without a look: what is seen then is no minute.
    minute.look(at(2'000), price * 1.2);
    QVERIFY(!minute.volatility());
    QVERIFY(!minute.look(at(2'001), 0) && !minute.look(at(2'001), std::nan("")));
}

void TestTripwires::sumsForgetWhatLeftTheWindow()
{
    guard::RollingSum<10> sum{std::chrono::minutes{1}};
    sum.add(at(0), 3);
    sum.add(at(61), 4);
    QCOMPARE(sum.sum(at(120)), 7.0);
    QCOMPARE(sum.sum(at(620)), 4.0);
    QCOMPARE(sum.sum(at(700)), 0.0);
    sum.add(at(700), 5);
    sum.add(at(1e6), 6);
    QCOMPARE(sum.sum(at(1e6)), 6.0);
}

QTEST_APPLESS_MAIN(TestTripwires)
#include "tst_tripwires.moc"
