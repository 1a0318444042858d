#include "models/guard/correlation.h"
#include "models/guard/crowding.h"
#include "models/guard/own_impact.h"
#include "models/guard/regression.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace ballast;

namespace {

const core::Time kStart = core::fromUnixMs(1'785'000'000'000);
core::Time at(double seconds) { return kStart + core::fromSeconds(seconds); }

struct Noise {
    std::uint64_t state = 1;
    double next()  // -1 ... 1
    {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(state >> 11) / 4503599627370496.0 - 1;
    }
};

using Row = std::array<long double, 3>;  // regressor, control, y

/// The same by the book: weighted normal equations with a constant, solved at the end from all
/// rows at once.
struct Batch {
    long double beta = 0, control = 0, t = 0, n = 0;
};
Batch batch(const std::vector<Row>& rows, long double keep)
{
    long double w = 0, squares = 0;
    Row mean{};
    std::vector<long double> weights(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        weights[i] = std::pow(keep, static_cast<long double>(rows.size() - 1 - i));
        w += weights[i];
        squares += weights[i] * weights[i];
        for (std::size_t k = 0; k < 3; ++k) mean[k] += weights[i] * rows[i][k];
    }
    for (long double& m : mean) m /= w;
    long double c[3][3] = {};
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = 0; b < 3; ++b)
                c[a][b] += weights[i] * (rows[i][a] - mean[a]) * (rows[i][b] - mean[b]);
    Batch out;
    const long double det = c[0][0] * c[1][1] - c[0][1] * c[0][1];
    out.beta = (c[0][2] * c[1][1] - c[0][1] * c[1][2]) / det;
    out.control = (c[0][0] * c[1][2] - c[0][1] * c[0][2]) / det;
    out.n = w * w / squares;
    long double residue = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const long double e = rows[i][2] - mean[2] - out.beta * (rows[i][0] - mean[0]) -
                              out.control * (rows[i][1] - mean[1]);
        residue += weights[i] * e * e;
    }
    const long double variance = residue / w * out.n / (out.n - 3);
    out.t = out.beta / std::sqrt(variance * c[1][1] / det * w / out.n);
    return out;
}

bool near(double a, long double b)
{
    return std::abs(static_cast<long double>(a) - b) <= 1e-12L * std::max(1.0L, std::abs(b));
}

}  // namespace

class TestLoops : public QObject {
    Q_OBJECT
private slots:
    void theRegressionIsTheBatchOne_data()
    {
        QTest::addColumn<double>("keep");
        QTest::newRow("forgets nothing") << 1.0;
        QTest::newRow("forgets") << 0.99861;
        QTest::newRow("forgets fast") << 0.95;
    }
    void theRegressionIsTheBatchOne();
    void aStillControlLeavesThePlainRegression();
    void withoutTradesNothingIsKnown();
    void theCorrelationIsTheBatchOne();
    void findsTheImpactThatWasPutIn();
    void aMoveOfTheWholeMarketIsNotOurs();
    void chasingIsCrowding();
    void hedgingAgainstTheCrowdIsNot();
    void whatOurGammaAsksForIsNoCrowding();
    void whatGoesBeyondItIs();
};

void TestLoops::theRegressionIsTheBatchOne()
{
    QFETCH(double, keep);
    guard::Regression running{keep};
    std::vector<Row> rows;
    Noise noise;
    int checked = 0;
    for (int i = 0; i < 2'000; ++i) {
        const double q = i % 7 == 0 ? 3 * noise.next() : 0;
        const double x = 40 * noise.next();
        const double y = 0.8 * q + 1.01 * x + 5 * noise.next();
        running.add(q, x, y);
        rows.push_back({q, x, y});
        if (i < 30 || i % 97 != 0) continue;
        const Batch all = batch(rows, keep);
        const guard::Fit fit = running.fit();
        QVERIFY(fit.known);
        QVERIFY2(near(fit.beta, all.beta) && near(fit.control, all.control) && near(fit.t, all.t) &&
                     near(fit.n, all.n),
                 qPrintable(QStringLiteral("row %1: beta %2, t %3 against %4, %5")
                                .arg(i)
                                .arg(fit.beta, 0, 'g', 17)
                                .arg(fit.t, 0, 'g', 17)
                                .arg(static_cast<double>(all.beta), 0, 'g', 17)
                                .arg(static_cast<double>(all.t), 0, 'g', 17)));
        ++checked;
    }
    qInfo("%d fits agree with the batch to 1e-12", checked);
}

void TestLoops::aStillControlLeavesThePlainRegression()
{
    guard::Regression running;
    for (int i = 0; i < 50; ++i) running.add(i % 5, 0, 2.0 * (i % 5) + (i % 2 ? 0.1 : -0.1));
    QVERIFY(running.fit().known);
    QVERIFY(std::abs(running.fit().beta - 2) < 0.1);
    QCOMPARE(running.fit().control, 0.0);
}

void TestLoops::withoutTradesNothingIsKnown()
{
    guard::Regression running;
    QVERIFY(!running.fit().known);
    Noise noise;
    for (int i = 0; i < 100; ++i) running.add(0, noise.next(), noise.next());
    QVERIFY(!running.fit().known);
    running.add(std::nan(""), 1, 1);
    QVERIFY(!running.fit().known);
}

void TestLoops::theCorrelationIsTheBatchOne()
{
    for (const double keep : {1.0, 0.99309}) {
        guard::Correlation running{keep};
        std::vector<std::pair<long double, long double>> rows;
        Noise noise;
        QVERIFY(!running.value());
        for (int i = 0; i < 500; ++i) {
            const double x = noise.next(), y = 1e-3 * (x + noise.next());
            running.add(x, y);
            rows.emplace_back(x, y);
            if (i < 2) continue;
            long double w = 0, mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
            const auto weight = [&](std::size_t k) {
                return std::pow(static_cast<long double>(keep),
                                static_cast<long double>(rows.size() - 1 - k));
            };
            for (std::size_t k = 0; k < rows.size(); ++k) {
                w += weight(k);
                mx += weight(k) * rows[k].first;
                my += weight(k) * rows[k].second;
            }
            mx /= w;
            my /= w;
            for (std::size_t k = 0; k < rows.size(); ++k) {
                const long double dx = rows[k].first - mx, dy = rows[k].second - my;
                xx += weight(k) * dx * dx;
                yy += weight(k) * dy * dy;
                xy += weight(k) * dx * dy;
            }
            QVERIFY(near(*running.value(), xy / std::sqrt(xx * yy)));
        }
    }
}

namespace {

/// A thousand seconds; every twenty we trade +-2 coins, and the mid follows by `impact` for each.
guard::OwnImpact market(double impact, double indexFollows)
{
    guard::OwnImpact own{std::chrono::seconds{5}};
    Noise noise;
    double index = 64'000, premium = 0;
    for (int s = 0; s < 4'000; ++s) {
        index += 3 * noise.next();
        own.look(at(s), index + premium + 0.3 * noise.next(), index);
        if (s % 20 != 3) continue;
        const double coin = noise.next() > 0 ? 2 : -2;
        own.traded(at(s + 0.5), coin);
        premium += impact * coin;
        index += indexFollows * coin;
    }
    return own;
}

}  // namespace

void TestLoops::findsTheImpactThatWasPutIn()
{
    const auto own = market(0.5, 0);
    QVERIFY(own.trades() >= 199);
    QVERIFY2(std::abs(own.fit().beta - 0.5) < 0.05, qPrintable(QString::number(own.fit().beta)));
    QVERIFY(own.fit().t > 3);
    QVERIFY(std::abs(market(0, 0).fit().t) < 3);
}

void TestLoops::aMoveOfTheWholeMarketIsNotOurs()
{
    // We buy just before the whole market rises: the control takes it, no slope is left.
    const auto own = market(0, 2);
    QVERIFY2(std::abs(own.fit().beta) < 0.05, qPrintable(QString::number(own.fit().beta)));
    QVERIFY(std::abs(own.fit().control - 1) < 0.05);
}

namespace {

guard::Crowding crowd(double side)
{
    guard::Crowding crowding;
    Noise noise;
    for (int trade = 0; trade < 40; ++trade) {
        const double change = 1e-3 * noise.next();
        const double from = 100.0 * trade;
        for (int s = 0; s < 50; ++s)
            crowding.publicTrade(at(from + s), (change > 0 ? 3 : -3) * (s % 4 ? 1.0 : -0.5));
        crowding.traded(at(from + 55), 2e3 * side * change, change);
        crowding.traded(at(from + 56), 1e3 * side * change, 9.0);  // the same trade, in two fills
        crowding.look(at(from + 70));
    }
    return crowding;
}

}  // namespace

void TestLoops::chasingIsCrowding()
{
    const auto crowding = crowd(1);
    QCOMPARE(crowding.trades(), 40);
    QVERIFY(*crowding.withReturn() > 0.99);
    QVERIFY(*crowding.withImbalance() > 0.5);
}

void TestLoops::hedgingAgainstTheCrowdIsNot()
{
    QVERIFY(*crowd(-1).withReturn() < -0.99);
    guard::Crowding quiet;
    quiet.traded(at(0), 1, {});
    quiet.look(at(20));
    QVERIFY(!quiet.withReturn() && !quiet.withImbalance());
    QCOMPARE(quiet.trades(), 1);
}

namespace {

/// Forty minutes of a price that runs up and down with the aggressors; we are short ten coins of
/// delta for each of its moves and hedge them in parts of at most six, `beyond` times as much.
guard::Crowding shortGamma(double beyond)
{
    guard::Crowding crowding;
    Noise noise;
    double delta = 0, change = 0;
    for (int s = 0; s < 2'400; ++s) {
        if (s % 60 == 0) change = 1e-3 * noise.next();
        crowding.asked(at(s), 1e4 * change / 60);
        delta -= 1e4 * change / 60;
        crowding.publicTrade(at(s), (change > 0 ? 3 : -3) * (s % 4 ? 1.0 : -0.5));
        crowding.look(at(s));
        if (s % 15 != 14 || std::abs(delta) < 1) continue;
        const double coin = std::clamp(-delta, -6.0, 6.0);
        crowding.traded(at(s), coin * beyond, change);
        delta += coin;
    }
    return crowding;
}

}  // namespace

void TestLoops::whatOurGammaAsksForIsNoCrowding()
{
    const auto crowding = shortGamma(1);
    QVERIFY(crowding.trades() >= 40);
    QVERIFY2(*crowding.withReturn() < 0.1, qPrintable(QString::number(*crowding.withReturn())));
    QVERIFY(*crowding.withImbalance() < 0.1);
}

void TestLoops::whatGoesBeyondItIs()
{
    const auto crowding = shortGamma(5);
    QVERIFY2(*crowding.withReturn() > 0.5, qPrintable(QString::number(*crowding.withReturn())));
    QVERIFY(*crowding.withImbalance() > 0.5);
}

QTEST_APPLESS_MAIN(TestLoops)
#include "tst_loops.moc"
