#include "models/bands/chosen_volatility.h"
#include "models/bands/realised.h"
#include "models/bands/realised_volatility.h"

#include <QtTest/QtTest>

#include <cmath>
#include <vector>

using namespace ballast;
using namespace ballast::bands;
using namespace std::chrono_literals;

namespace {

core::Time at(const char* text) { return core::parseIsoUtc(text).value(); }

/// A price whose every ten seconds move up and down by this log return.
struct Market {
    RealisedVolatility realised;
    core::Time now = at("2026-03-02T10:00:00Z");
    double price = 64'000;
    int step = 0;

    void run(core::Duration length, double sigma)
    {
        const double r = sigma * std::sqrt(core::years(RealisedVolatility::kStep));
        for (core::Duration passed{}; passed < length; passed += RealisedVolatility::kStep) {
            now += RealisedVolatility::kStep;
            price *= std::exp(++step % 2 ? r : -r);
            realised.look(now, price);
        }
    }
};

/// A tenth's digit that no week or month repeats.
int digit(int i)
{
    std::uint32_t x = static_cast<std::uint32_t>(i) * 1'103'515'245U + 12'345U;
    x = (x & 0x7fffffffU) * 1'103'515'245U + 12'345U;
    return static_cast<int>((x & 0x7fffffffU) / 65'536U % 10U);
}

bool isNear(double a, double b, double relative = 1e-9)
{
    return std::abs(a - b) <= relative * std::abs(b);
}

}  // namespace

class tst_realised_volatility : public QObject {
    Q_OBJECT

private slots:
    void sayingNothingIsBetterThanGuessing()
    {
        Market market;
        QCOMPARE(market.realised.sigma(), 0.0);
        market.run(4min + 50s, 0.5);
        QVERIFY(!market.realised.ewma());
        QCOMPARE(
            market.realised.words(),
            std::string("EWMA: warming up, 4 of 5 min; HAR: not enough history, 0 of 30 days"));
        market.run(20s, 0.5);
        QVERIFY(market.realised.ewma().has_value());
        QCOMPARE(market.realised.words(),
                 std::string("EWMA of 5 min 50.0 %; HAR: not enough history, 0 of 30 days"));
    }

    /// The recursion is the function that the reference vectors hold.
    void minutesAreForgottenAsTheReferenceDoes()
    {
        Market market;
        market.realised.look(market.now, market.price);
        std::vector<double> returns;
        for (const double sigma : {0.3, 0.5, 0.9, 0.2, 1.4, 0.6, 0.6}) {
            market.run(1min, sigma);
            returns.push_back(sigma);
        }
        const auto expected = ewmaVariance(returns, RealisedVolatility::decay());
        QCOMPARE(market.realised.bars(), 7);
        QVERIFY(isNear(market.realised.ewma().value(), std::sqrt(*expected)));
    }

    void aBurstIsSeenWithinItsMinute()
    {
        Market market;
        market.run(30min, 0.5);
        const double before = market.realised.sigma();
        market.run(30s, 3);
        QVERIFY(market.realised.sigma() > 1.2 * before);
        market.run(90min, 0.5);
        QVERIFY(isNear(market.realised.sigma(), 0.5, 0.2));
    }

    void theSettlementPrintIsNoMove()
    {
        Market market;
        market.now = at("2026-03-02T07:20:00Z");
        market.run(39min, 0.5);
        const double before = market.realised.sigma();
        // The average of the last half hour is printed, far from the index, and taken back.
        for (const double print : {0.98, 0.98, 1.0, 1.0}) {
            market.now += 20s;
            market.realised.look(market.now, market.price * print);
        }
        market.run(5min, 0.5);
        QVERIFY2(isNear(market.realised.sigma(), before, 0.01),
                 qPrintable(QString::number(market.realised.sigma())));
        // The same print at another time of day is a move.
        Market other;
        other.run(39min, 0.5);
        other.now += 20s;
        other.realised.look(other.now, other.price * 0.98);
        QVERIFY(other.realised.sigma() > 2 * before);
    }

    void whatHappenedUnseenIsNoReturn()
    {
        Market market;
        market.run(10min, 0.5);
        const double before = market.realised.sigma();
        market.now += 10min;
        market.price *= 0.9;
        market.realised.look(market.now, market.price);
        market.run(10min, 0.5);
        QVERIFY(isNear(market.realised.sigma(), before, 0.01));
        market.realised.look(market.now + 10s, std::nan(""));
        market.realised.look(market.now + 10s, -1);
        QVERIFY(isNear(market.realised.sigma(), before, 0.01));
    }

    void aDayMakesADayAndThirtyMakeAForecast()
    {
        Market market;
        market.now = at("2026-03-02T00:00:00Z");
        std::vector<double> variances;
        for (int day = 0; day < 32; ++day) {
            const double sigma = 0.4 + 0.03 * digit(day);
            market.run(24h, sigma);
            const auto finished = market.realised.takeFinishedDay();
            if (day == 0) continue;
            QVERIFY(finished.has_value());
            QVERIFY(finished->minutes >= 1437 && finished->minutes <= 1440);
            const double before = 0.4 + 0.03 * digit(day - 1);
            QVERIFY(isNear(finished->variance, before * before / 365, 0.01));
            QCOMPARE(market.realised.days(), static_cast<std::size_t>(day));
            variances.push_back(finished->variance);
            QCOMPARE(market.realised.har().has_value(), day >= 30);
        }
        const auto har = harRv(variances);
        QVERIFY(har && isNear(*market.realised.har(), std::sqrt(har->forecast * 365)));
        const double ewma = *market.realised.ewma();
        const double both = std::sqrt((ewma * ewma + har->forecast * 365) / 2);
        QVERIFY(isNear(market.realised.sigma(), both));
    }

    void aRestartGoesOnFromTheDaysThatWereKept()
    {
        std::vector<RealisedDay> days;
        for (int i = 0; i < 40; ++i)
            days.push_back({at("2026-01-01T00:00:00Z") + 24h * i, 1e-3 * (1 + digit(i)), 1440});
        RealisedVolatility realised;
        realised.restore(days);
        QCOMPARE(realised.days(), std::size_t{40});
        QVERIFY(realised.har() && realised.sigma() == *realised.har());
        // A missing day breaks the row.
        days.erase(days.begin() + 20);
        realised.restore(days);
        QCOMPARE(realised.days(), std::size_t{19});
        QVERIFY(!realised.har());
        QVERIFY(realised.words().ends_with("HAR: not enough history, 19 of 30 days"));
    }

    void theSourceChooses_data()
    {
        using enum VolatilitySource;
        using enum bands::Regime;
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("regime");
        QTest::addColumn<double>("implied");
        QTest::addColumn<double>("realised");
        QTest::addColumn<double>("chosen");
        const auto row = [](const char* name, VolatilitySource source, bands::Regime regime,
                            double implied, double realised, double chosen) {
            QTest::addRow("%s", name) << static_cast<int>(source) << static_cast<int>(regime)
                                      << implied << realised << chosen;
        };
        row("implied", Implied, Stressed, 0.5, 0.8, 0.5);
        row("realised", Realised, Calm, 0.5, 0.8, 0.8);
        row("larger", Larger, Normal, 0.5, 0.8, 0.8);
        row("larger is implied", Larger, Normal, 0.5, 0.3, 0.5);
        row("by regime, normal", VolatilitySource::Regime, Normal, 0.5, 0.8, 0.5);
        row("by regime, stressed", VolatilitySource::Regime, Stressed, 0.5, 0.8, 0.8);
        row("no options", Implied, Normal, 0, 0.8, 0.8);
        row("warming up", Realised, Normal, 0.5, 0, 0.5);
        row("neither", Larger, Normal, 0, 0, 0);
    }
    void theSourceChooses()
    {
        QFETCH(int, source);
        QFETCH(int, regime);
        QFETCH(double, implied);
        QFETCH(double, realised);
        QFETCH(double, chosen);
        const auto answer = chosenVolatility(static_cast<VolatilitySource>(source), implied,
                                             realised, static_cast<bands::Regime>(regime));
        QCOMPARE(answer.sigma, chosen);
        if (chosen > 0) QCOMPARE(answer.realised, chosen == realised);
    }
};

QTEST_APPLESS_MAIN(tst_realised_volatility)
#include "tst_realised_volatility.moc"
