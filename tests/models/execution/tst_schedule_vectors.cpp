#include "models/execution/almgren_chriss.h"
#include "models/execution/obizhaeva_wang.h"
#include "support/vector_number.h"

#include <QtTest/QtTest>

#include <limits>
#include <numeric>

using namespace ballast;
using namespace ballast::execution;
using test::number;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

AlmgrenChrissInputs table1()
{
    return {.quantity = 1e6,
            .time = 5,
            .steps = 5,
            .sigma = 0.95,
            .temporary = 2.5e-6,
            .permanent = 2.5e-7,
            .fixed = 0.0625,
            .riskAversion = 1e-6};
}

ObizhaevaWangInputs block()
{
    return {
        .quantity = 100, .time = 2, .steps = 8, .resilience = 3, .density = 2, .permanent = 0.1};
}

/// The objective of any schedule of `trades`, by its definition.
double objective(const AlmgrenChrissInputs& in, const std::vector<double>& trades)
{
    const double step = in.time / in.steps;
    double held = in.quantity, traded = 0, square = 0;
    for (const double n : trades) {
        traded += n * n;
        held -= n;
        square += held * held;
    }
    return in.permanent * in.quantity * in.quantity / 2 + in.fixed * in.quantity +
           (in.temporary - in.permanent * step / 2) / step * traded +
           in.riskAversion * in.sigma * in.sigma * step * square;
}

/// x' A x / 2 by its definition.
double blockCost(const ObizhaevaWangInputs& in, const std::vector<double>& x)
{
    const double step = in.time / in.steps, temporary = 1 / in.density - in.permanent;
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < x.size(); ++j) {
            const double apart = std::abs(double(i) - double(j)) * step;
            sum += x[i] * x[j] * (in.permanent + temporary * std::exp(-in.resilience * apart));
        }
    return sum / 2;
}

}  // namespace

class tst_schedule_vectors : public QObject {
    Q_OBJECT

private slots:
    void almgrenChrissMeetsEveryRow()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "almgren_chriss.json").string());
        int rows = 0;
        for (simdjson::dom::element row : file["rows"].get_array()) {
            const std::string id{row["id"].get_string().value()};
            simdjson::dom::element in = row["inputs"], expected = row["expected"];
            const AlmgrenChriss s = almgrenChriss({.quantity = number(in, "X"),
                                                   .time = number(in, "T"),
                                                   .steps = static_cast<int>(number(in, "N")),
                                                   .sigma = number(in, "sigma"),
                                                   .temporary = number(in, "eta"),
                                                   .permanent = number(in, "gamma"),
                                                   .fixed = number(in, "epsilon"),
                                                   .riskAversion = number(in, "lambda")});
            QCOMPARE(s.status, Status::Ok);
            VERIFY_CLOSE(s.step, number(expected, "tau"), 1e-9);
            VERIFY_CLOSE(s.temporary, number(expected, "eta_tilde"), 1e-9);
            VERIFY_CLOSE(s.urgencyLimit, number(expected, "kappa_tilde"), 1e-9);
            VERIFY_CLOSE(s.urgency, number(expected, "kappa"), 1e-9);
            const double halfLife = number(expected, "half_life");
            QCOMPARE(s.halfLife.has_value(), std::isfinite(halfLife));
            if (s.halfLife) VERIFY_CLOSE(*s.halfLife, halfLife, 1e-9);
            const auto holdings = test::numbers(expected["holdings"]);
            const auto trades = test::numbers(expected["trades"]);
            QCOMPARE(s.holdings.size(), holdings.size());
            QCOMPARE(s.trades.size(), trades.size());
            for (std::size_t j = 0; j < holdings.size(); ++j)
                VERIFY_CLOSE(s.holdings[j], holdings[j], 1e-9);
            for (std::size_t j = 0; j < trades.size(); ++j)
                VERIFY_CLOSE(s.trades[j], trades[j], 1e-9);
            VERIFY_CLOSE(s.cost, number(expected, "expected_cost"), 1e-9);
            VERIFY_CLOSE(s.variance, number(expected, "variance"), 1e-9);
            VERIFY_CLOSE(s.deviation(), number(expected, "stdev"), 1e-9);
            VERIFY_CLOSE(s.objective, number(expected, "objective"), 1e-9);
            ++rows;
        }
        qInfo("Almgren-Chriss: %d rows", rows);
        QVERIFY(rows > 0);
    }

    void obizhaevaWangMeetsEveryRow()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "obizhaeva_wang.json").string());
        int rows = 0;
        for (simdjson::dom::element row : file["rows"].get_array()) {
            const std::string id{row["id"].get_string().value()};
            simdjson::dom::element in = row["inputs"], expected = row["expected"];
            const ObizhaevaWang s = obizhaevaWang({.quantity = number(in, "X"),
                                                   .time = number(in, "T"),
                                                   .steps = static_cast<int>(number(in, "N")),
                                                   .resilience = number(in, "rho"),
                                                   .density = number(in, "q"),
                                                   .permanent = number(in, "lambda_perm")});
            QCOMPARE(s.status, Status::Ok);
            const auto trades = test::numbers(expected["trades"]);
            QCOMPARE(s.trades.size(), trades.size());
            for (std::size_t j = 0; j < trades.size(); ++j)
                VERIFY_CLOSE(s.trades[j], trades[j], 1e-9);
            VERIFY_CLOSE(s.cost, number(expected, "cost"), 1e-9);
            VERIFY_CLOSE(s.block, number(expected, "continuous_first_block"), 1e-9);
            VERIFY_CLOSE(s.block, number(expected, "continuous_last_block"), 1e-9);
            VERIFY_CLOSE(s.rate, number(expected, "continuous_rate"), 1e-9);
            VERIFY_CLOSE(s.continuousCost, number(expected, "continuous_cost"), 1e-9);
            ++rows;
        }
        qInfo("Obizhaeva-Wang: %d rows", rows);
        QVERIFY(rows > 0);
    }

    void withoutRiskAversionItIsATwap()
    {
        AlmgrenChrissInputs in = table1();
        for (const double lambda : {0.0, 1e-30, 1e-18}) {
            in.riskAversion = lambda;
            const AlmgrenChriss s = almgrenChriss(in);
            for (const double n : s.trades) QVERIFY(test::isClose(n, 200'000, 1e-9));
        }
    }

    void noScheduleAroundTheBestOneIsCheaper()
    {
        const AlmgrenChrissInputs in = table1();
        const AlmgrenChriss s = almgrenChriss(in);
        QVERIFY(test::isClose(objective(in, s.trades), s.objective, 1e-12));
        const ObizhaevaWangInputs blockIn = block();
        const ObizhaevaWang b = obizhaevaWang(blockIn);
        QVERIFY(test::isClose(blockCost(blockIn, b.trades), b.cost, 1e-12));
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                for (const double part : {-0.1, -1e-3, 1e-3, 0.1}) {
                    if (i == j) continue;
                    auto trades = s.trades;
                    trades[i] += part * in.quantity;
                    trades[j] -= part * in.quantity;
                    QVERIFY(objective(in, trades) > s.objective);
                    trades = b.trades;
                    trades[i] += part * blockIn.quantity;
                    trades[j] -= part * blockIn.quantity;
                    QVERIFY(blockCost(blockIn, trades) > b.cost);
                }
    }

    void moreRiskAversionTradesSooner()
    {
        AlmgrenChrissInputs in = table1();
        double last = 0;
        for (in.riskAversion = 1e-8; in.riskAversion < 1e3; in.riskAversion *= 10) {
            const AlmgrenChriss s = almgrenChriss(in);
            QCOMPARE(s.status, Status::Ok);  // no overflow, however urgent
            QVERIFY(s.trades.front() > last);
            last = s.trades.front();
            QVERIFY(
                test::isClose(std::accumulate(s.trades.begin(), s.trades.end(), 0.0), 1e6, 1e-12));
        }
        QVERIFY(last > 0.999e6);
    }

    void aBookThatIsFullAgainAtOnceIsATwap()
    {
        ObizhaevaWangInputs in = block();
        in.resilience = 1e4;
        for (const double x : obizhaevaWang(in).trades) QVERIFY(test::isClose(x, 100.0 / 9, 1e-12));
        in.resilience = 0;  // and one that never is takes all of it at the ends
        const ObizhaevaWang never = obizhaevaWang(in);
        QCOMPARE(never.trades.front(), 50.0);
        QCOMPARE(never.trades[1], 0.0);
    }

    void whatIsNotAnInputIsRefused()
    {
        double AlmgrenChrissInputs::* const fields[] = {
            &AlmgrenChrissInputs::quantity,    &AlmgrenChrissInputs::time,
            &AlmgrenChrissInputs::sigma,       &AlmgrenChrissInputs::temporary,
            &AlmgrenChrissInputs::permanent,   &AlmgrenChrissInputs::fixed,
            &AlmgrenChrissInputs::riskAversion};
        for (const auto field : fields)
            for (const double bad : {kNan, -1.0, double(INFINITY)}) {
                AlmgrenChrissInputs in = table1();
                in.*field = bad;
                QCOMPARE(almgrenChriss(in).status, Status::InvalidInput);
                QVERIFY(almgrenChriss(in).trades.empty());
            }
        double ObizhaevaWangInputs::* const others[] = {
            &ObizhaevaWangInputs::quantity, &ObizhaevaWangInputs::time,
            &ObizhaevaWangInputs::resilience, &ObizhaevaWangInputs::density,
            &ObizhaevaWangInputs::permanent};
        for (const auto field : others)
            for (const double bad : {kNan, -1.0, double(INFINITY)}) {
                ObizhaevaWangInputs in = block();
                in.*field = bad;
                QCOMPARE(obizhaevaWang(in).status, Status::InvalidInput);
            }
        for (const int steps : {0, -3, kMostSteps + 1}) {
            AlmgrenChrissInputs in = table1();
            in.steps = steps;
            QCOMPARE(almgrenChriss(in).status, Status::InvalidInput);
            QVERIFY(sharesHeld(1, steps).empty() && blockShares(1, steps).empty());
        }
    }

    void whereAModelHasNoOptimumItSaysSo()
    {
        AlmgrenChrissInputs in = table1();
        in.permanent = 2 * in.temporary;  // impact would fall with speed
        QCOMPARE(almgrenChriss(in).status, Status::Undefined);
        in = table1();
        in.quantity = 1e200;
        QCOMPARE(almgrenChriss(in).status, Status::Undefined);
        ObizhaevaWangInputs b = block();
        b.permanent = 0.6;  // more than a trade moves the price at all
        QCOMPARE(obizhaevaWang(b).status, Status::Undefined);
    }
};

QTEST_APPLESS_MAIN(tst_schedule_vectors)
#include "tst_schedule_vectors.moc"
