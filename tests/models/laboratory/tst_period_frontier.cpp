// Where a period of the review lies among the laboratory's rules.
#include "models/laboratory/period_frontier.h"
#include "tests/models/review/review_samples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace ballast;
using namespace ballast::laboratory;
namespace s = review::samples;

namespace {

constexpr double kYear = 365 * 86'400.0;

/// Hours of a book with a gamma of `gammaUsd` = gamma F^2, on a market of `sigma`.
std::vector<review::HourCell> hours(int count, double gammaUsd, double sigma,
                                    const char* underlying = "BTC")
{
    std::vector<review::HourCell> all;
    for (int n = 0; n < count; ++n) {
        review::HourCell cell;
        cell.hour = s::at(3'600.0 * n);
        cell.underlying = underlying;
        cell.time.watched = cell.time.inside = std::chrono::hours{1};
        cell.samples = cell.steps = cell.known = 3'600;
        cell.spotSeconds = 60'000 * 3'600.0;
        cell.gammaSeconds = gammaUsd / 100 / 60'000 * 3'600;
        cell.variance = sigma * sigma * 3'600 / kYear;
        cell.sigmaSeconds = sigma * 3'600, cell.sigmaKnown = 3'600;
        cell.costSeconds = 5e-4 * 3'600;
        all.push_back(cell);
    }
    return all;
}

/// A period that paid so much a day for an error of so much a day.
review::PeriodReview period(int watched, double costADay, double errorADay, double lambda)
{
    review::PeriodReview p;
    p.from = s::at(0), p.to = s::at(3'600.0 * watched) - core::Duration{1};
    p.quality.hours = watched;
    p.quality.errorSdUsd = errorADay;
    p.cost.realised = costADay * watched / 24;
    p.cost.tradedUsd = lambda > 0 ? p.cost.realised / lambda : 0;
    return p;
}

const PolicyResult& named(const PeriodFrontier& frontier, const char* name)
{
    const auto& all = frontier.report.policies;
    return *std::ranges::find(all, std::string{name}, &PolicyResult::name);
}

}  // namespace

class TestPeriodFrontier : public QObject {
    Q_OBJECT
private slots:
    /// What a clock costs and errs follows from a normal move by hand.
    void aClockIsWhatTheTheorySays()
    {
        const double gamma = 2e7, sigma = 0.6, lambda = 5e-4;
        const auto found =
            periodFrontier(period(480, 400, 4'000, lambda), hours(480, gamma, sigma));
        QVERIFY(found.known);
        QVERIFY(std::abs(found.lambda - lambda) < 1e-15);
        QCOMPARE(found.hours, 480.0);
        const double dt = 1 / (365 * 24.0), variance = sigma * sigma * dt;
        const PolicyResult& clock = named(found, "every 1 h");
        // Each hour |gamma F^2 r| is traded, and (gamma F^2)^2 variance^2 / 2 left open; a clock of
        // sixty steps leaves a sixtieth less.
        const double cost = 24 * gamma * std::sqrt(2 * variance / std::numbers::pi) * lambda;
        const double error = std::sqrt(24 * gamma * gamma * variance * variance / 2 * 59 / 60);
        QVERIFY2(
            std::abs(clock.cost - cost) < 4 * clock.costError + 0.02 * cost,
            qPrintable(QString::number(clock.cost) + QLatin1Char(' ') + QString::number(cost)));
        QVERIFY2(std::abs(clock.sd - error) < 4 * clock.sdError + 0.02 * error,
                 qPrintable(QString::number(clock.sd) + QLatin1Char(' ') + QString::number(error)));
        QVERIFY(std::abs(clock.trades - 24) < 0.1);
    }

    /// A band of the best width is never dearer than a clock of the same error; less error costs
    /// more; and the period stands where it was.
    void theFrontierIsBelowTheClocks()
    {
        const auto found = periodFrontier(period(480, 900, 5'000, 5e-4), hours(480, 2e7, 0.6));
        const auto& all = found.report.policies;
        double cost = 1e300, sd = 0;
        int efficient = 0;
        for (const PolicyResult& rule : all) {
            if (!rule.efficient) continue;
            ++efficient;
            QVERIFY(rule.sd > sd && rule.cost < cost);
            cost = rule.cost, sd = rule.sd;
        }
        QVERIFY2(efficient >= 6, qPrintable(QString::number(efficient)));
        for (const char* clock : {"every 15 min", "every 1 h", "every 4 h"})
            QVERIFY2(!named(found, clock).efficient, clock);
        const PolicyResult& ours = named(found, "this period");
        QVERIFY(ours.inForce && !ours.efficient);
        QVERIFY(std::abs(ours.cost - 900) < 1e-9 && ours.sd == 5'000);
        QCOMPARE(std::ranges::count(all, true, &PolicyResult::inForce), 1);
        // Between two rules of the line.
        QVERIFY(found.frontierUsd > 0 && found.overFrontier() > 0);
        const auto right = std::ranges::find_if(
            all, [](const PolicyResult& rule) { return rule.efficient && rule.sd > 5'000; });
        QVERIFY(right != all.end() && right != all.begin());
        QVERIFY(found.frontierUsd >= right->cost && found.frontierUsd <= std::prev(right)->cost);
        // Who pays twice as much for the same is twice as far from it.
        const auto twice = periodFrontier(period(480, 1'800, 5'000, 5e-4), hours(480, 2e7, 0.6));
        QVERIFY(std::abs(twice.overFrontier() / found.overFrontier() - 2) < 1e-9);
    }

    /// Two books of one make: cost adds, errors add as independent ones.
    void booksAddUp()
    {
        auto both = hours(200, 2e7, 0.6);
        const auto one = periodFrontier(period(200, 400, 4'000, 5e-4), both);
        std::ranges::copy(hours(200, 2e7, 0.6, "ETH"), std::back_inserter(both));
        const auto two = periodFrontier(period(200, 400, 4'000, 5e-4), both);
        const PolicyResult &a = named(one, "every 1 h"), &b = named(two, "every 1 h");
        QVERIFY2(std::abs(b.cost / a.cost - 2) < 0.05,
                 qPrintable(QString::number(b.cost / a.cost)));
        QVERIFY2(std::abs(b.sd / a.sd - std::sqrt(2)) < 0.15,
                 qPrintable(QString::number(b.sd / a.sd)));
    }

    void theSameSeedIsTheSameFrontier()
    {
        const auto p = period(48, 400, 4'000, 5e-4);
        const auto h = hours(48, 2e7, 0.6);
        QVERIFY(periodFrontier(p, h, 5).report == periodFrontier(p, h, 5).report);
        QVERIFY(periodFrontier(p, h, 5).report != periodFrontier(p, h, 6).report);
    }

    void saysNothingOfWhatIsNotKnown()
    {
        QVERIFY(!periodFrontier(period(48, 400, 4'000, 5e-4), {}).known);
        QVERIFY(!periodFrontier(period(48, 400, 0, 5e-4), hours(48, 2e7, 0.6)).known);
        QVERIFY(!periodFrontier(period(48, 400, 4'000, 5e-4), hours(48, 2e7, 0)).known);
        // Nothing was traded: what the band went by stands for the cost.
        const auto quiet = periodFrontier(period(48, 0, 4'000, 0), hours(48, 2e7, 0.6));
        QVERIFY(quiet.known && quiet.costUsd == 0);
        QVERIFY(std::abs(quiet.lambda - 5e-4) < 1e-15);
        const std::atomic<bool> cancelled = true;
        QVERIFY(!periodFrontier(period(48, 400, 4'000, 5e-4), hours(48, 2e7, 0.6), 1, &cancelled)
                     .known);
    }

    /// Ten years are as many steps as one, and cost what they cost: a thinned series is one of the
    /// same make.
    void ofManyYearsAsMuchIsWalkedAsOfOne()
    {
        constexpr int kTenYears = 3'650 * 24;
        auto all = hours(kTenYears, 2e7, 0.6);
        // Half of it calm: the thinned series has both halves.
        for (std::size_t n = all.size() / 2; n < all.size(); ++n) all[n].variance /= 4;
        const auto p = period(kTenYears, 400, 4'000, 5e-4);
        const auto found = periodFrontier(p, all);
        QVERIFY(found.known);
        QCOMPARE(found.walkedHours, kMostFrontierHours);
        QCOMPARE(found.hours, static_cast<double>(kTenYears));
        QVERIFY(found.days < 368);
        // A move a minute, once.
        QCOMPARE(found.moves, static_cast<std::size_t>(found.days) * 24 * 60);
        const double dt = 1 / (365 * 24.0), sigma = 0.6 * (1 + 0.5) / 2;
        const double cost = 24 * 2e7 * sigma * std::sqrt(2 * dt / std::numbers::pi) * 5e-4;
        const PolicyResult& clock = named(found, "every 1 h");
        QVERIFY2(
            std::abs(clock.cost - cost) < 4 * clock.costError + 0.02 * cost,
            qPrintable(QString::number(clock.cost) + QLatin1Char(' ') + QString::number(cost)));
        QCOMPARE(periodFrontier(period(480, 400, 4'000, 5e-4), hours(480, 2e7, 0.6)).walkedHours,
                 std::size_t{0});
    }

    /// Nothing is made for who no longer waits.
    void aCancelledOneMakesNoSeries()
    {
        const auto all = hours(366 * 24, 2e7, 0.6);
        const auto p = period(366 * 24, 400, 4'000, 5e-4);
        const std::atomic<bool> cancelled = true;
        const auto found = periodFrontier(p, all, 1, &cancelled);
        QVERIFY(!found.known);
        QCOMPARE(found.moves, std::size_t{0});
    }

    /// What is walked is of as many books as what was watched.
    void walkedHoursAreThoseOfAllBooks()
    {
        constexpr int kTwoYears = 2 * 366 * 24, kMonth = 30 * 24;
        auto all = hours(kTwoYears, 2e7, 0.6);
        std::ranges::copy(hours(kMonth, 1e7, 0.8, "ETH"), std::back_inserter(all));
        const std::atomic<bool> cancelled = true;
        const auto found = periodFrontier(period(kTwoYears, 400, 4'000, 5e-4), all, 1, &cancelled);
        QCOMPARE(found.hours, static_cast<double>(kTwoYears + kMonth));
        QCOMPARE(found.walkedHours, kMostFrontierHours + kMonth);
    }

    void takesTheHoursOfThePeriodAndTheBook()
    {
        review::ReviewData data;
        data.hours = hours(48, 2e7, 0.6);
        std::ranges::copy(hours(48, 2e7, 0.6, "ETH"), std::back_inserter(data.hours));
        const auto p = period(24, 1, 1, 5e-4);
        QCOMPARE(hoursOf(data, p, {}).size(), std::size_t{48});
        QCOMPARE(hoursOf(data, p, "ETH").size(), std::size_t{24});
    }
};

QTEST_APPLESS_MAIN(TestPeriodFrontier)
#include "tst_period_frontier.moc"
