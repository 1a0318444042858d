#include "models/construction/solver.h"
#include "support/allocations.h"
#include "support/hedge_problems.h"

#include <QtTest/QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::construction;

namespace {

using Shape = test::HedgeProblemShape;

SolverOptions continuous()
{
    SolverOptions o;
    o.effort = Effort::Continuous;
    return o;
}

/// The tree ends by its nodes and not by a clock: the same on every machine.
SolverOptions best(int nodes)
{
    SolverOptions o;
    o.integer.milliseconds = 0;
    o.integer.nodes = nodes;
    return o;
}

SolverOptions quick()
{
    SolverOptions o;
    o.effort = Effort::Quick;
    return o;
}

bool close(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

Problem applied(Problem p, const Solution& s)
{
    for (std::size_t k = 0; k < p.greeks.size(); ++k) p.greeks[k].exposure = s.residual[k];
    return p;
}

bool tradable(const Problem& p, const Solution& s)
{
    for (std::size_t i = 0; i < s.x.size(); ++i)
        if (!isTradable(p.instruments[i], s.x[i])) return false;
    return true;
}

std::string at(std::uint64_t seed) { return fmt::format("seed {}", seed); }

}  // namespace

class tst_hedge_properties : public QObject {
    Q_OBJECT
private slots:
    void meetsTheOtherSimplexInStatusAndCost_data()
    {
        QTest::addColumn<int>("instruments");
        QTest::addColumn<int>("greeks");
        QTest::addColumn<bool>("levels");
        for (const int n : {3, 10, 20, 40, 100, 200})
            for (const int m : {1, 3, 4, 6})
                QTest::addRow("%d x %d", n, m) << n << m << (n <= 40 && m == 3);
    }
    void meetsTheOtherSimplexInStatusAndCost()
    {
        QFETCH(int, instruments);
        QFETCH(int, greeks);
        QFETCH(bool, levels);
        int met = 0, stalled = 0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const Problem p = test::hedgeProblem(
                seed, {instruments, greeks, false, false, levels, false, false, seed % 2 == 1});
            Program program;
            build(p, program);
            Simplex ours;
            const LinearStatus status = ours.solve(program.linear);
            std::vector<double> x;
            double cost = 0;
            QVERIFY2(status == solveByGlpk(program.linear, x, cost), at(seed).c_str());
            stalled += status == LinearStatus::Stalled;
            if (status != LinearStatus::Optimal) continue;
            ++met;
            QVERIFY2(close(ours.cost(), cost, 1e-9),
                     fmt::format("seed {}: {} for {}", seed, ours.cost(), cost).c_str());
        }
        QCOMPARE(stalled, 0);
        QVERIFY(met > 0 || instruments < 10);
    }

    void costsMoreWithLotsAndLessThanRoundingAsks()
    {
        int solved = 0;
        double excess = 0;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const Shape shape{.instruments = 4 + static_cast<int>(seed % 4),
                              .lots = true,
                              .tickets = seed % 3 == 0,
                              .levels = seed % 3 == 1,
                              .margin = seed % 2 == 0};
            Problem p = test::hedgeProblem(seed, shape);
            for (Instrument& i : p.instruments) i.lot = std::max(i.lot, 0.05);
            const Solution linear = solve(p, continuous());
            const Solution searched = solve(p, quick());
            const Solution tree = solve(p, best(3000));
            if (linear.status == Status::Infeasible) {
                QVERIFY2(tree.status == Status::Infeasible, at(seed).c_str());
                continue;
            }
            if (tree.status == Status::Infeasible) continue;
            ++solved;
            QVERIFY2(linear.lowerBound <= tree.cost * (1 + 1e-9) + 1e-9, at(seed).c_str());
            QVERIFY2(fits(p, tree.x) && tradable(p, tree), at(seed).c_str());
            QVERIFY2(tree.lowerBound <= tree.cost, at(seed).c_str());
            QVERIFY2(linear.lowerBound <= tree.lowerBound * (1 + 1e-9) + 1e-9, at(seed).c_str());
            if (searched.status == Status::Infeasible) continue;
            QVERIFY2(fits(p, searched.x) && tradable(p, searched), at(seed).c_str());
            QVERIFY2(tree.cost <= searched.cost * (1 + 1e-9) + 1e-9, at(seed).c_str());
            if (tree.exact) excess += searched.cost / std::max(tree.cost, 1e-9) - 1;
        }
        qInfo("%d with lots; the search costs %.2f %% more on average", solved,
              100 * excess / solved);
        QVERIFY(solved >= 30);
        QVERIFY(excess / solved < 0.02);
    }

    void asksForNothingOnceItsAnswerIsApplied()
    {
        int traded = 0;
        for (std::uint64_t seed = 0; seed < 120; ++seed) {
            const Shape shape{.instruments = 8,
                              .lots = seed % 2 == 1,
                              .levels = seed % 3 == 0,
                              .impact = seed % 3 == 1,
                              .margin = true};
            const Problem p = test::hedgeProblem(seed, shape);
            const Solution first = solve(p, quick());
            if (first.status == Status::Infeasible) continue;
            traded += first.cost > 0;
            const Solution second = solve(applied(p, first), quick());
            QVERIFY2(second.status == Status::Optimal, (at(seed) + second.why).c_str());
            for (const double x : second.x) QVERIFY2(std::abs(x) < 1e-6, at(seed).c_str());
            QVERIFY2(second.cost <= 1e-3, at(seed).c_str());
        }
        QVERIFY(traded > 60);
    }

    void answersTheSameBytesToTheSameProblem()
    {
        Solver used;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const Shape shape{.instruments = 6,
                              .lots = seed % 2 == 1,
                              .tickets = seed % 5 == 0,
                              .impact = seed % 3 == 1,
                              .risk = seed % 3 == 1};
            const Problem p = test::hedgeProblem(seed, shape);
            Solution again;
            used.solve(p, best(200), again);
            QVERIFY2(solve(p, best(200)) == again, at(seed).c_str());
        }
    }

    void knowsNoUnits()
    {
        for (std::uint64_t seed = 0; seed < 80; ++seed) {
            const Shape shape{.instruments = 12,
                              .levels = seed % 4 == 0,
                              .impact = seed % 4 == 1,
                              .risk = seed % 4 == 1,
                              .margin = seed % 2 == 0};
            const Problem p = test::hedgeProblem(seed, shape);
            const Solution one = solve(p, continuous());
            Problem q = p;
            constexpr double kGamma = 1e5, kUsd = 1e-3,
                             kUnits = 1e5;  // a thousand dollars; ten-dollar contracts
            for (Instrument& i : q.instruments) {
                i.perUnit[1] *= kGamma;
                i.linearCost *= kUsd;
                i.impact *= kUsd;
                i.marginBought *= kUsd;
                i.marginSold *= kUsd;
                for (auto* side : {&i.buyLevels, &i.sellLevels})
                    for (CostLevel& level : *side) level.unitCost *= kUsd;
            }
            q.greeks[1].exposure *= kGamma;
            q.greeks[1].lower *= kGamma;
            q.greeks[1].upper *= kGamma;
            if (q.marginBudget) *q.marginBudget *= kUsd;
            for (std::size_t w = 0; w < q.riskWeights.size(); ++w) {
                q.riskWeights[w] *= kUsd;
                if (w / 3 == 1) q.riskWeights[w] /= kGamma;
                if (w % 3 == 1) q.riskWeights[w] /= kGamma;
            }
            Instrument& first = q.instruments.front();
            for (double& g : first.perUnit) g /= kUnits;
            first.linearCost /= kUnits;
            first.impact /= kUnits * kUnits;
            first.marginBought /= kUnits;
            first.marginSold /= kUnits;
            first.maxBuy *= kUnits;
            first.maxSell *= kUnits;
            for (auto* side : {&first.buyLevels, &first.sellLevels})
                for (CostLevel& level : *side) {
                    level.size *= kUnits;
                    level.unitCost /= kUnits;
                }
            const Solution two = solve(q, continuous());
            QVERIFY2(one.status == two.status, at(seed).c_str());
            QVERIFY2(close(one.cost, two.cost / kUsd, 1e-8),
                     fmt::format("seed {}: {} and {}", seed, one.cost, two.cost / kUsd).c_str());
            if (one.unique != Uniqueness::Unique) continue;
            for (std::size_t i = 0; i < one.x.size(); ++i)
                QVERIFY2(close(one.x[i], i == 0 ? two.x[i] / kUnits : two.x[i], 1e-6),
                         at(seed).c_str());
        }
    }

    void closesTheGapOfImpactAndRisk()
    {
        int solved = 0;
        for (std::uint64_t seed = 0; seed < 150; ++seed) {
            const Shape shape{.instruments = 3 + static_cast<int>(seed % 5) * 20,
                              .greeks = 3 + static_cast<int>(seed % 4),
                              .levels = seed % 3 == 2,
                              .impact = seed % 3 != 2,
                              .risk = seed % 3 != 0,
                              .margin = seed % 2 == 0};
            const Problem p = test::hedgeProblem(seed, shape);
            const Solution s = solve(p, continuous());
            if (s.status == Status::Infeasible) continue;
            ++solved;
            QVERIFY2(
                s.status == Status::Optimal && s.exact,
                fmt::format("seed {}: {} above {}, {}", seed, s.cost, s.lowerBound, s.why).c_str());
            QVERIFY2(fits(p, s.x, 1e-8), at(seed).c_str());
            QVERIFY2(s.cost - s.lowerBound <= 1e-9 * std::max(1.0, s.cost), at(seed).c_str());
            // No small step in one instrument and back in another is better.
            for (std::size_t i = 0; i < std::min<std::size_t>(s.x.size(), 6); ++i)
                for (const double step : {-0.01, 0.01}) {
                    std::vector<double> x = s.x;
                    x[i] += step;
                    if (fits(p, x, 1e-12))
                        QVERIFY2(objective(p, x) >= s.cost * (1 - 1e-9), at(seed).c_str());
                }
        }
        qInfo("%d with impacts or risk", solved);
        QVERIFY(solved > 60);
    }

    void saysWhenTheLimitCameFirst()
    {
        int capped = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Problem p = test::hedgeProblem(
                seed, {.instruments = 12, .greeks = 4, .lots = true, .tickets = true});
            const Solution s = solve(p, best(1));
            if (s.status != Status::TimeCapped && s.status != Status::Rounded) continue;
            ++capped;
            QVERIFY(!s.exact && !s.why.empty());
            QVERIFY2(s.lowerBound <= s.cost && s.gap() > 0 && s.gap() < 1, at(seed).c_str());
            QVERIFY2(fits(p, s.x) && tradable(p, s), at(seed).c_str());
        }
        QVERIFY(capped > 3);
    }

    void namesWhatStaysOutside_data()
    {
        QTest::addColumn<double>("gamma");
        QTest::addColumn<double>("most");
        QTest::addColumn<double>("margin");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<double>("left");
        QTest::newRow("no instrument")
            << 0.0 << 100.0 << 1e9 << "no instrument changes gamma" << -8e-4;
        QTest::newRow("too little to trade")
            << 1e-5 << 30.0 << 1e9 << "all that may be traded changes gamma by 0.0003 of 0.0008"
            << -5e-4;
        QTest::newRow("no margin left")
            << 1e-5 << 300.0 << 50'000.0 << "the margin budget is used up" << -7.5e-4;
    }
    void namesWhatStaysOutside()
    {
        QFETCH(double, gamma);
        QFETCH(double, most);
        QFETCH(double, margin);
        QFETCH(QString, reason);
        QFETCH(double, left);
        Problem p;
        p.greeks = {{"delta", 0, -1e3, 1e3}, {"gamma", -1e-3, -2e-4, 2e-4}};
        Instrument call;
        call.name = "CALL";
        call.perUnit = {0.5, gamma};
        call.linearCost = 10;
        call.maxBuy = call.maxSell = most;
        call.marginBought = call.marginSold = 10'000;
        p.instruments = {call};
        p.marginBudget = margin;
        const Solution s = solve(p);
        QVERIFY(s.status == Status::Infeasible);
        QCOMPARE(s.violations.size(), std::size_t{1});
        QCOMPARE(s.violations[0].name, std::string("gamma"));
        QCOMPARE(QString::fromStdString(s.violations[0].reason), reason);
        QVERIFY2(std::abs(s.violations[0].amount - left) < 1e-12,
                 fmt::format("{}", s.violations[0].amount).c_str());
    }

    void saysWhetherAnotherAnswerIsAsGood()
    {
        Problem p;
        p.greeks = {{"delta", 10, -1, 1}};
        Instrument one{.name = "A", .perUnit = {1}, .linearCost = 5, .maxBuy = 50, .maxSell = 50};
        Instrument two = one;
        two.name = "B";
        p.instruments = {one, two};
        QVERIFY(solve(p).unique == Uniqueness::NotUnique);
        p.instruments[1].linearCost = 6;
        QVERIFY(solve(p).unique == Uniqueness::Unique);
        QCOMPARE(solve(p).x[0], -9.0);
    }

    void refusesWhatIsNoProblem_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("why");
        QTest::newRow("NaN") << 0 << "delta: the exposure is not finite";
        QTest::newRow("band") << 1 << "delta: its band has no inside";
        QTest::newRow("carry") << 2
                               << "A: a cost, lot, bound or margin of it is below 0 or not finite";
        QTest::newRow("levels") << 3 << "A: its buy levels do not grow dearer from 0 on";
        QTest::newRow("risk") << 4 << "the risk weights have a negative eigenvalue";
    }
    void refusesWhatIsNoProblem()
    {
        QFETCH(int, what);
        Problem p;
        p.greeks = {{"delta", 10, -1, 1}};
        p.instruments = {
            {.name = "A", .perUnit = {1}, .linearCost = 5, .maxBuy = 50, .maxSell = 50}};
        if (what == 0) p.greeks[0].exposure = std::nan("");
        if (what == 1) p.greeks[0].lower = 2;
        if (what == 2) p.instruments[0].linearCost = -1;
        if (what == 3) p.instruments[0].buyLevels = {{1, 5}, {1, 4}};
        if (what == 4) p.riskWeights = {-1};
        const Solution s = solve(p);
        QVERIFY(s.status == Status::Invalid);
        QTEST(QString::fromStdString(s.why), "why");
        QCOMPARE(s.x, std::vector<double>{0});
    }

    void allocatesNothingOnTheHotPath()
    {
        std::vector<Problem> problems;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const Problem p =
                test::hedgeProblem(seed, {.instruments = 40, .greeks = 4, .levels = true});
            if (solve(p, continuous()).status == Status::Optimal) problems.push_back(p);
        }
        QVERIFY(problems.size() > 10);
        Solver solver;
        Solution s;
        const SolverOptions options = continuous();
        for (const Problem& p : problems) solver.solve(p, options, s);
        const std::size_t before = test::allocations;
        for (const Problem& p : problems) solver.solve(p, options, s);
        QCOMPARE(test::allocations, before);
    }
};

QTEST_APPLESS_MAIN(tst_hedge_properties)
#include "tst_hedge_properties.moc"
