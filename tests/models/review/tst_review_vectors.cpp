// What a period earned and what an order cost, against the reference rows and their own sums.
#include "models/review/attribution.h"
#include "models/review/pnl_cells.h"
#include "models/review/shortfall.h"
#include "support/vector_number.h"

#include <QtTest>

using namespace ballast;
using namespace ballast::review;

namespace {

/// Every file of that name in the folder of reference rows, and those that are put beside it.
std::vector<std::filesystem::path> filesOf(std::string_view stem)
{
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(test::vectorsDirectory()))
        if (entry.path().filename().string().starts_with(stem) &&
            entry.path().extension() == ".json")
            found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

/// Calls for each row, and says how many there were; fails on none.
template <class Check>
void eachRow(std::string_view stem, Check check)
{
    std::size_t rows = 0;
    for (const auto& file : filesOf(stem)) {
        simdjson::dom::parser parser;
        for (simdjson::dom::element row : parser.load(file.string())["rows"].get_array()) {
            check(row);
            if (QTest::currentTestFailed()) return;
            ++rows;
        }
    }
    QVERIFY2(rows > 0, "no reference row was found");
    qInfo("%zu rows of %s", rows, std::string(stem).c_str());
}

std::string named(simdjson::dom::element row, const char* field)
{
    return std::string(row["id"].get_string().value()) + " " + field;
}

Attribution periodOf(simdjson::dom::element in)
{
    const double from = test::number(in, "F0"), to = test::number(in, "F1");
    std::vector<CarriedOption> options;
    for (simdjson::dom::element o : in["options"].get_array()) {
        CarriedOption option;
        option.type = o["type"].get_string().value() == "C" ? market::OptionType::Call
                                                            : market::OptionType::Put;
        option.strike = test::number(o, "strike");
        option.years = test::number(o, "tau0");
        option.quantity = test::number(o, "qty");
        option.forward[0] = from, option.forward[1] = to;
        option.sigma[0] = test::number(o, "iv0"), option.sigma[1] = test::number(o, "iv1");
        options.push_back(option);
    }
    Carried carried;
    carried.years = test::number(in, "dt_years");
    carried.linear = test::number(in, "perp_qty_linear");
    carried.linearPrice[0] = from, carried.linearPrice[1] = to;
    carried.fundingRate = test::number(in, "funding_rate");
    carried.feesUsd = test::number(in, "fees_paid");
    return attribute(options, carried);
}

}  // namespace

class TestReviewVectors : public QObject {
    Q_OBJECT
private slots:
    void anOrdersCostComesApart()
    {
        eachRow("tca", [](simdjson::dom::element row) {
            const simdjson::dom::element in = row["inputs"].value(), out = row["expected"].value();
            ShortfallOrder order;
            order.side = test::number(in, "side") > 0 ? core::Side::Buy : core::Side::Sell;
            order.target = test::number(in, "target_qty");
            order.decisionMid = test::number(in, "decision_mid");
            order.arrivalMid = test::number(in, "arrival_mid");
            order.endMid = test::number(in, "end_mid");
            std::vector<ShortfallFill> fills;
            for (simdjson::dom::element f : in["fills"].get_array())
                fills.push_back({test::number(f, "qty"), test::number(f, "price"),
                                 test::number(f, "mid"), test::number(f, "half_spread"),
                                 test::number(f, "fee")});
            const Shortfall s = shortfall(order, fills);
            const auto prices = test::numbers(in["market_prices"].value());
            const auto volumes = test::numbers(in["market_volumes"].value());
            const double within = 1e-9 * std::abs(test::number(out, "is_total")) +
                                  1e-12 * order.target * order.decisionMid;
            const auto same = [&](const char* field, double ours, double absolute) {
                const double theirs = test::number(out, field);
                QVERIFY2(std::abs(ours - theirs) <= absolute + 1e-9 * std::abs(theirs),
                         (named(row, field) + " " + std::to_string(ours)).c_str());
            };
            same("filled_qty", s.filled, 0);
            same("avg_price", s.averagePrice, 0);
            for (const auto& [field, ours] : std::initializer_list<std::pair<const char*, double>>{
                     {"is_total", s.total},
                     {"delay", s.delay},
                     {"timing", s.timing},
                     {"spread", s.spread},
                     {"impact", s.impact},
                     {"fees", s.fees},
                     {"opportunity", s.opportunity}})
                same(field, ours, within);
            same("is_bps", s.totalBp, 1e-9);
            same("arrival_slippage_bps", s.arrivalBp, 1e-9);
            same("vwap", vwap(prices, volumes), 0);
            same("twap", twap(prices), 0);
            same("vwap_slippage_bps", slippageBp(order.side, s.averagePrice, vwap(prices, volumes)),
                 1e-9);
            same("twap_slippage_bps", slippageBp(order.side, s.averagePrice, twap(prices)), 1e-9);
            const double sum = s.delay + s.timing + s.spread + s.impact + s.fees + s.opportunity;
            QVERIFY2(std::abs(sum - s.total) <= within, named(row, "sum").c_str());
        });
    }

    void aPeriodsProfitComesApart()
    {
        eachRow("pnl_attribution", [](simdjson::dom::element row) {
            const Attribution a = periodOf(row["inputs"].value());
            const simdjson::dom::element out = row["expected"].value();
            const simdjson::dom::element taylor = out["taylor"].value();
            const simdjson::dom::element steps = out["waterfall"].value();
            // What is small beside what it is the difference of has its digits, not more.
            const double absolute = 1e-12 * a.grossUsd;
            const auto same = [&](const char* field, double ours, double theirs) {
                QVERIFY2(std::abs(ours - theirs) <= 1e-9 * std::abs(theirs) + absolute,
                         (named(row, field) + " " + std::to_string(ours)).c_str());
            };
            same("option_pnl", a.options, test::number(out, "option_pnl"));
            same("perp_pnl", a.linear, test::number(out, "perp_pnl"));
            same("funding", a.funding, test::number(out, "funding"));
            same("fees", a.fees, test::number(out, "fees"));
            same("total_pnl", a.total, test::number(out, "total_pnl"));
            same("delta", a.delta, test::number(taylor, "delta"));
            same("gamma", a.gamma, test::number(taylor, "gamma"));
            same("vega", a.vega, test::number(taylor, "vega"));
            same("theta", a.theta, test::number(taylor, "theta"));
            same("vanna", a.vanna, test::number(taylor, "vanna"));
            same("volga", a.volga, test::number(taylor, "volga"));
            same("charm", a.charm, test::number(taylor, "charm"));
            same("speed", a.speed, test::number(taylor, "speed"));
            same("explained", a.explained(), test::number(out, "explained"));
            same("unexplained", a.unexplained, test::number(out, "unexplained"));
            same("time", a.timeStep, test::number(steps, "time"));
            same("spot", a.spotStep, test::number(steps, "spot"));
            same("vol", a.volStep, test::number(steps, "vol"));
            QVERIFY(std::abs(a.timeStep + a.spotStep + a.volStep - a.options) <= absolute);
            QVERIFY(std::abs(a.unexplainedShare() - test::number(out, "unexplained_ratio")) <=
                    1e-9 + absolute / std::abs(a.total));
        });
    }

    /// Of a move of 8 % in one step little is explained by the Greeks of its start; in hours, more.
    void aLargeMoveIsTakenInSteps()
    {
        const auto move = [](double from, double to, double years, double dt) {
            const CarriedOption option{
                market::OptionType::Call, 64'000, years, -50, {from, to}, {0.55, 0.55}};
            Carried carried;
            carried.years = dt;
            return attribute({&option, 1}, carried);
        };
        constexpr double kDay = 1.0 / 365;
        const Attribution whole = move(64'000, 69'120, 10 * kDay, kDay);
        Attribution hours;
        for (int h = 0; h < 24; ++h)
            hours += move(64'000 + h * 5'120 / 24.0, 64'000 + (h + 1) * 5'120 / 24.0,
                          (10 - h / 24.0) * kDay, kDay / 24);
        QVERIFY(wantsSubSteps(64'000, 69'120) && !wantsSubSteps(64'000, 65'000));
        QVERIFY(std::abs(hours.total - whole.total) < 1e-9 * std::abs(whole.total));
        QVERIFY(std::abs(hours.unexplained) < std::abs(whole.unexplained) / 20);
        QVERIFY(!hours.isFlagged());
        // What product control would not take: more than 5 % of what moved.
        Attribution odd = whole;
        odd.unexplained = 0.051 * odd.moved() + 1e-4 * odd.grossUsd;
        QVERIFY(odd.isFlagged() && !odd.wantsLook());
        odd.unexplained = 0.11 * odd.moved() + 1e-4 * odd.grossUsd;
        QVERIFY(odd.wantsLook());
    }

    void whatIsHeldInCoinIsTranslated()
    {
        Carried carried;
        carried.equityCoin = 12;
        carried.linearPrice[0] = 64'000, carried.linearPrice[1] = 63'000;
        const Attribution a = attribute({}, carried);
        QCOMPARE(a.translation, -12'000.0);
        QCOMPARE(a.total, -12'000.0);
        QCOMPARE(a.unexplained, 0.0);
        QVERIFY(!a.isFlagged());
    }

    /// However much coin lies in the account: what is unexplained is measured against what was
    /// hedged, and so is whether somebody has to look.
    void coinHeldMakesNothingUnexplainedSmall_data()
    {
        QTest::addColumn<double>("translation");
        for (const double usd : {0.0, 1e3, -1e3, 1e6, -1e6, 1e8})
            QTest::addRow("%g USD", usd) << usd;
    }
    void coinHeldMakesNothingUnexplainedSmall()
    {
        QFETCH(double, translation);
        Attribution a;
        a.delta = 900, a.gamma = -300, a.fees = -100;
        a.unexplained = 150;
        a.translation = translation;
        a.total = a.explained() + a.unexplained;
        QCOMPARE(a.moved(), 1'300.0);
        QVERIFY(std::abs(a.unexplainedShare() - 150.0 / 650) < 1e-6);
        QVERIFY(a.isFlagged() && a.wantsLook());
        PnlCell cell;
        cell.parts = a;
        cell.markedUsd = a.total;
        PnlSum sum;
        sum.add(cell);
        QVERIFY(std::abs(sum.unexplainedShare() - 150.0 / 1'300) < 1e-6);
        QVERIFY(std::abs(sum.profitUsd() - 650) < 1e-6);
        QVERIFY(sum.isFlagged() && sum.wantsLook());
    }

    void anOptionWithoutAPriceIsLeftOutAndCounted()
    {
        const CarriedOption options[] = {
            {market::OptionType::Call, 64'000, 0.1, 1, {64'000, 65'000}, {0.5, 0.5}},
            {market::OptionType::Call, 64'000, 0.1, 1, {64'000, 0}, {0.5, 0.5}},
            {market::OptionType::Put, 64'000, 0.1, 1, {64'000, 65'000}, {0.5, -1}}};
        Carried carried;
        carried.years = 1.0 / 365;
        const Attribution all = attribute(options, carried);
        QCOMPARE(all.leftOut, 2);
        QCOMPARE(all.options, attribute({options, 1}, carried).options);
    }

    void anOrderOfNothingCostsNothing()
    {
        QCOMPARE(shortfall({}, {}).total, 0.0);
        const Shortfall missed = shortfall({core::Side::Buy, 2, 100, 101, 105}, {});
        QCOMPARE(missed.opportunity, 10.0);
        QCOMPARE(missed.total, 10.0);
        QCOMPARE(missed.averagePrice, 0.0);
        QCOMPARE(missed.arrivalBp, 0.0);
        QCOMPARE(markOutBp(core::Side::Sell, 100, 99), 100.0);
        QCOMPARE(markOutBp(core::Side::Sell, 100, 0), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestReviewVectors)
#include "tst_review_vectors.moc"
