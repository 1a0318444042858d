#include "models/construction/solver.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::construction;

namespace {

double number(simdjson::dom::element e)
{
    if (e.is_string()) return std::strtod(std::string{e.get_string().value()}.c_str(), nullptr);
    return e.get_double().value();
}

double number(simdjson::dom::element row, const char* name, double otherwise = 0)
{
    simdjson::dom::element e;
    return row[name].get(e) == simdjson::SUCCESS ? number(e) : otherwise;
}

/// A row as a problem: which of its fields count is what its kind says.
Problem read(simdjson::dom::element row)
{
    const std::string kind{row["kind"].get_string().value()};
    Problem p;
    std::size_t k = 0;
    for (const auto name : row["greeks"].get_array()) {
        GreekBand g{std::string{name.get_string().value()}, number(row["exposure"].at(k)),
                    number(row["target_lo"].at(k)), number(row["target_hi"].at(k))};
        if (g.lower <= -1e9) g.lower = -kFree;
        if (g.upper >= 1e9) g.upper = kFree;
        p.greeks.push_back(g);
        ++k;
    }
    for (const auto i : row["instruments"].get_array()) {
        Instrument one;
        one.name = i["id"].get_string().value();
        for (std::size_t g = 0; g < p.greeks.size(); ++g)
            one.perUnit[g] = number(i, p.greeks[g].name.c_str());
        one.linearCost = number(i, "linear_cost");
        if (kind.starts_with("qp")) one.impact = number(i, "impact");
        if (kind == "milp_lots") one.lot = number(i, "lot");
        one.minimum = number(i, "min_qty");
        one.ticket = number(i, "fixed_cost");
        one.maxBuy = number(i, "max_buy");
        one.maxSell = number(i, "max_sell");
        one.marginBought = one.marginSold = number(i, "margin_per_unit");
        simdjson::dom::element depth;
        if (i["depth"].get(depth) == simdjson::SUCCESS)
            for (const auto level : depth.get_array())
                one.buyLevels.push_back({number(level["qty"]), number(level["unit_cost"])});
        one.sellLevels = one.buyLevels;
        p.instruments.push_back(one);
    }
    simdjson::dom::element e;
    if (row["margin_budget"].get(e) == simdjson::SUCCESS) p.marginBudget = number(e);
    if (row["risk_matrix_W"].get(e) == simdjson::SUCCESS)
        for (const auto line : e.get_array())
            for (const auto w : line.get_array()) p.riskWeights.push_back(number(w));
    return p;
}

}  // namespace

class tst_hedge_solver : public QObject {
    Q_OBJECT
private slots:
    void meetsEveryCertifiedOptimum()
    {
        int rows = 0, compared = 0;
        SolverOptions options;
        options.integer.milliseconds = 0;
        for (const auto& path :
             test::filesIn(test::vectorsDirectory(), "hedge_optimizer", ".json")) {
            simdjson::dom::parser parser;
            for (const auto row : parser.load(path.string())["problems"].get_array()) {
                const std::string id = std::string{row["id"].get_string().value()} + " " +
                                       std::string{row["kind"].get_string().value()};
                const Problem p = read(row);
                const Solution s = solve(p, options);
                const auto optimum = row["optimum"];
                ++rows;
                if (optimum["status"].get_string().value() == "INFEASIBLE") {
                    QVERIFY2(s.status == Status::Infeasible, id.c_str());
                    QVERIFY2(!s.violations.empty(), id.c_str());
                    for (const Violation& v : s.violations)
                        QVERIFY2(v.reason.find("no instrument changes " + v.name) == 0, id.c_str());
                    continue;
                }
                QVERIFY2(s.status == Status::Optimal && s.exact,
                         (id + ": " + std::string{text(s.status)} + " " + s.why).c_str());
                const double cost = number(optimum["cost"]);
                QVERIFY2(std::abs(s.cost - cost) <= 1e-7 * std::abs(cost) + 1e-6,
                         fmt::format("{}: {} for {}", id, s.cost, cost).c_str());
                QVERIFY2(fits(p, s.x), id.c_str());
                QVERIFY2(s.lowerBound <= s.cost && s.gap() <= 1e-7, id.c_str());
                if (!optimum["unique"].get_bool().value()) continue;
                QVERIFY2(s.unique != Uniqueness::NotUnique, id.c_str());
                for (std::size_t i = 0; i < s.x.size(); ++i)
                    QVERIFY2(std::abs(s.x[i] - number(optimum["x"].at(i))) <=
                                 1e-6 * std::max(1.0, std::abs(s.x[i])),
                             fmt::format("{} {}: {}", id, i, s.x[i]).c_str());
                ++compared;
            }
        }
        qInfo("hedge construction: %d rows, %d of them with their amounts", rows, compared);
        QVERIFY(rows >= 45);
    }
};

QTEST_APPLESS_MAIN(tst_hedge_solver)
#include "tst_hedge_solver.moc"
