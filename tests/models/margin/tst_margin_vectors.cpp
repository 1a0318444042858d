#include "models/margin/deribit_standard.h"
#include "models/margin/tables.h"
#include "support/market_builder.h"
#include "support/places.h"

#include <QTest>

#include <simdjson.h>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::margin;

namespace {

double number(simdjson::dom::element e)
{
    if (e.is_string()) return std::strtod(std::string{e.get_string().value()}.c_str(), nullptr);
    return e.get_double().value();
}
std::string word(simdjson::dom::element e) { return std::string{e.get_string().value()}; }

bool close(double actual, double expected, double tolerance = 1e-9)
{
    return std::abs(actual - expected) <= tolerance * std::max(1e-6, std::abs(expected));
}

market::OptionType typeOf(simdjson::dom::element in)
{
    return word(in["type"]) == "C" ? market::OptionType::Call : market::OptionType::Put;
}

using Row = simdjson::dom::element;

/// Empty where the row is met.
using Check = QString (*)(Row in, Row out);

#define MEETS(actual, expected)                          \
    if (!close(actual, expected))                        \
    return QStringLiteral(#actual " is %1, expected %2") \
        .arg(actual, 0, 'g', 17)                         \
        .arg(expected, 0, 'g', 17)

QString standardPerpetual(Row in, Row out)
{
    const double size = number(in["size_btc"]), index = number(in["index"]);
    test::MarketBuilder market;
    portfolio::MarginRates rates;
    rates.futures = {{"BTC", {number(in["im_base"]), number(in["mm_base"]), number(in["m_inc"])}}};
    const auto rate = portfolio::futureMarginRate(rates.future("BTC"), size);
    MEETS(rate.initial, number(out["im_rate"]));
    MEETS(rate.maintenance, number(out["mm_rate"]));
    const auto& linear = market.instrument(market.linearPerpetual("BTC"));
    const StandardPosition position{&linear, size, index, 0};
    const auto sum = deribitStandard(rates, {&position, 1});
    if (!sum) return QString::fromStdString(sum.error().message);
    MEETS(sum->initial, number(out["im_usdc"]));
    MEETS(sum->maintenance, number(out["mm_usdc"]));
    return {};
}

QString standardOption(Row in, Row out)
{
    test::MarketBuilder market;
    const auto& option =
        market.instrument(market.option("BTC", test::MarketBuilder::date(2027, 3, 26),
                                        static_cast<int>(number(in["strike"])), typeOf(in)));
    const StandardPosition position{&option, -1, number(in["underlying"]), number(in["mark_coin"])};
    const auto sum = deribitStandard(portfolio::deribitStandardRates(), {&position, 1});
    if (!sum) return QString::fromStdString(sum.error().message);
    MEETS(sum->initial, number(out["im_coin_per_short_unit"]));
    MEETS(sum->maintenance, number(out["mm_coin_per_short_unit"]));
    return {};
}

QString okx(Row in, Row out)
{
    OkxOptionRates rates = builtInOkxOption();
    rates.least = number(in["a"]);
    rates.initial = number(in["b"]);
    rates.marginFactor = number(in["margin_factor"]);
    const auto margin = okxShortOption(rates, number(in["c"]), typeOf(in), number(in["forward"]),
                                       number(in["strike"]), number(in["mark_coin"]),
                                       number(in["contract_multiplier"]));
    if (!margin) return QString::fromStdString(margin.error().message);
    MEETS(margin->initial, number(out["imr_coin"]));
    Row kept;
    if (out["mmr_coin"].get(kept) == simdjson::SUCCESS) MEETS(margin->maintenance, number(kept));
    return {};
}

QString bybitOption(Row in, Row out)
{
    BybitRates rates = builtInBybit();
    rates.optionFactor = number(in["mm_factor"]);
    rates.optionLiquidationFee = number(in["liq_fee"]);
    const auto margin =
        bybitOptionMaintenance(rates, number(in["size"]), number(in["index"]), number(in["mark"]));
    if (!margin) return QString::fromStdString(margin.error().message);
    MEETS(*margin, number(out["mm_usdc"]));
    return {};
}

QString bybitInverse(Row in, Row out)
{
    const auto found =
        bybitInverseIsolated(number(in["side"]) * number(in["qty_usd"]), number(in["entry"]),
                             number(in["leverage"]), number(in["mmr"]));
    if (!found || !found->liquidation || !found->bankruptcy) return QStringLiteral("no price");
    MEETS(found->positionValue, number(out["position_value_coin"]));
    MEETS(found->margin.initial, number(out["initial_margin_coin"]));
    MEETS(found->margin.maintenance, number(out["maintenance_margin_coin"]));
    MEETS(*found->liquidation, number(out["liq_price"]));
    MEETS(*found->bankruptcy, number(out["bankruptcy_price"]));
    return {};
}

QString binance(Row in, Row out)
{
    const BinanceRates rates = builtInBinance();
    const BinanceCross position{number(in["side"]) * number(in["size"]), number(in["entry"]),
                                number(in["wallet_balance"]), number(in["other_mm"]),
                                number(in["other_upnl"])};
    const auto found = binanceLiquidation(rates.tiers, position);
    if (!found || !found->price) return QStringLiteral("no price");
    MEETS(*found->price, number(out["liq_price"]));
    if (static_cast<double>(found->tier) != number(out["tier"])) return QStringLiteral("the tier");
    const auto kept = binanceMaintenance(rates.tiers, std::abs(position.size) * position.entry);
    MEETS(kept.value_or(-1), number(out["mm_at_entry"]));
    return {};
}

QString hyperliquid(Row in, Row out)
{
    const auto found =
        hyperliquidCross(number(in["side"]) * number(in["size"]), number(in["price"]),
                         number(in["max_leverage"]), number(in["account_value"]));
    if (!found || !found->liquidation) return QStringLiteral("no price");
    MEETS(found->maintenance, number(out["maintenance_margin"]));
    MEETS(found->available, number(out["margin_available"]));
    MEETS(*found->liquidation, number(out["liq_price"]));
    return {};
}

QString aave(Row in, Row out)
{
    std::vector<AaveCollateral> collateral;
    for (const Row c : in["collateral"].get_array())
        collateral.push_back({number(c["amount"]), number(c["price"]), number(c["lt"])});
    const double debt = number(in["debt_usd"]);
    const auto health = aaveHealth(builtInAave(), collateral, debt);
    if (!health || !health->healthFactor) return QStringLiteral("no health");
    MEETS(*health->healthFactor, number(out["health_factor"]));
    Row total;
    if (out["total_collateral_usd"].get(total) != simdjson::SUCCESS) return {};
    MEETS(health->collateralUsd, number(total));
    MEETS(health->averageThreshold, number(out["avg_liq_threshold"]));
    if (health->liquidatable != out["liquidatable"].get_bool().value())
        return QStringLiteral("liquidatable");
    MEETS(aaveRepayTo(collateral, debt, 1.5), number(out["repay_to_reach_hf_1_5"]));
    const auto price = aaveLiquidationPrice(collateral, debt, 0);
    const Row expected = out["first_asset_liq_price"];
    if (expected.is_null()) return price ? QStringLiteral("a price where none is") : QString();
    MEETS(price.value_or(-1), number(expected));
    return {};
}

PortfolioLeg legOf(Row row)
{
    PortfolioLeg leg;
    leg.option = word(row["kind"]) == "option";
    leg.size = number(row["qty"]);
    leg.days = number(row["dte"]);
    leg.expiry = word(row["expiry"]);
    if (!leg.option) return leg;
    leg.type = typeOf(row);
    leg.strike = number(row["strike"]);
    leg.forward = number(row["forward"]);
    leg.sigma = number(row["iv"]);
    return leg;
}

#undef MEETS
#define MEETS(actual, expected)                                          \
    if (const double is = actual, wanted = expected;                     \
        std::abs(is - wanted) > 1e-8 * std::max(1e-3, std::abs(wanted))) \
    return QStringLiteral(#actual " is %1, expected %2").arg(is, 0, 'g', 17).arg(wanted, 0, 'g', 17)

QString portfolioReplica(Row in, Row out)
{
    const Row p = in["params"];
    DeribitPortfolioRates rates = builtInDeribitPortfolio();
    rates.priceRange = number(p["price_range"]);
    rates.volatilityUp = number(p["volatility_range_up"]);
    rates.volatilityDown = number(p["volatility_range_down"]);
    rates.shortTermPower = number(p["short_term_vega_power"]);
    rates.longTermPower = number(p["long_term_vega_power"]);
    rates.leastAnnualMove = number(p["min_annualised_move"]);
    rates.annualMoveRisk = number(p["annualised_move_risk"]);
    rates.maintenanceFactor = number(p["mm_factor"]);
    rates.extendedFactor = number(p["extended_table_factor"]);
    rates.extendedDampenerUsd = number(p["extended_dampener"]);
    std::vector<PortfolioLeg> legs;
    for (const Row row : in["positions"].get_array()) legs.push_back(legOf(row));
    const auto found = deribitPortfolio(rates, number(in["index"]), legs);
    if (!found) return QString::fromStdString(found.error().message);
    std::size_t i = 0;
    for (const Row row : out["standard"].get_array()) MEETS(found->standard.at(i++), number(row));
    if (i != 3 * kPortfolioMoves) return QStringLiteral("the number of scenarios");
    MEETS(found->worst, number(out["worst_case"]));
    MEETS(found->rollShock, number(out["roll_shock"]));
    MEETS(found->margin.initial, number(out["im_coin"]));
    MEETS(found->margin.maintenance, number(out["mm_coin"]));
    simdjson::dom::array extended;
    if (out["extended"].get(extended) != simdjson::SUCCESS) return {};
    i = 0;
    for (const Row row : extended) MEETS(found->extended.at(i++), number(row));
    return {};
}

}  // namespace

Q_DECLARE_METATYPE(Check)

class TestMarginVectors : public QObject {
    Q_OBJECT
private slots:
    void meetsEveryRow_data()
    {
        QTest::addColumn<Check>("check");
        QTest::newRow("deribit_sm_linear_perp") << Check(standardPerpetual);
        QTest::newRow("deribit_sm_inverse_option") << Check(standardOption);
        QTest::newRow("okx_coin_option") << Check(okx);
        QTest::newRow("bybit_usdc_option_mm") << Check(bybitOption);
        QTest::newRow("bybit_inverse_isolated_liquidation") << Check(bybitInverse);
        QTest::newRow("binance_usdm_liquidation") << Check(binance);
        QTest::newRow("hyperliquid_cross_liquidation") << Check(hyperliquid);
        QTest::newRow("aave_health_factor") << Check(aave);
        QTest::newRow("deribit_pm_replica") << Check(portfolioReplica);
    }
    void meetsEveryRow()
    {
        QFETCH(Check, check);
        const std::string section = QTest::currentDataTag();
        int rows = 0;
        for (const auto& path : test::filesIn(test::vectorsDirectory(), "margin", ".json")) {
            simdjson::dom::parser parser;
            const Row all = parser.load(path.string());
            for (const Row row : all[section].get_array()) {
                const QString wrong = check(row["inputs"], row["expected"]);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(QStringLiteral("row %1: %2").arg(rows).arg(wrong)));
                ++rows;
            }
        }
        qInfo("%s: %d rows", section.c_str(), rows);
        QVERIFY(rows > 0);
    }

    void knowsEverySection()
    {
        const std::vector<std::string_view> known{"description",
                                                  "binance_tiers",
                                                  "deribit_sm_linear_perp",
                                                  "deribit_sm_inverse_option",
                                                  "okx_coin_option",
                                                  "bybit_usdc_option_mm",
                                                  "bybit_inverse_isolated_liquidation",
                                                  "binance_usdm_liquidation",
                                                  "hyperliquid_cross_liquidation",
                                                  "aave_health_factor",
                                                  "deribit_pm_replica"};
        for (const auto& path : test::filesIn(test::vectorsDirectory(), "margin", ".json")) {
            simdjson::dom::parser parser;
            const Row all = parser.load(path.string());
            for (const auto [key, value] : all.get_object())
                QVERIFY2(std::ranges::find(known, key) != known.end(), std::string{key}.c_str());
        }
    }

    void joinsTheBracketsOfBinance()
    {
        const BinanceRates rates = builtInBinance();
        int rows = 0;
        for (const auto& path : test::filesIn(test::vectorsDirectory(), "margin", ".json")) {
            simdjson::dom::parser parser;
            const Row all = parser.load(path.string());
            std::size_t i = 0;
            for (const Row row : all["binance_tiers"]["tiers"].get_array()) {
                const BinanceTier& tier = rates.tiers.at(i++);
                QCOMPARE(tier.floor, number(row["floor"]));
                QCOMPARE(tier.cap, number(row["cap"]));
                QCOMPARE(tier.rate, number(row["mmr"]));
                QVERIFY(close(tier.amount, number(row["maintenance_amount"])));
                ++rows;
            }
            QCOMPARE(i, rates.tiers.size());
        }
        qInfo("binance_tiers: %d rows", rows);
        QVERIFY(rows > 0);
    }

    void saysWhatIsWrongWithTiers()
    {
        std::vector<BinanceTier> tiers = builtInBinance().tiers;
        QVERIFY(problemOf(tiers).empty());
        tiers[2].floor = 1;
        QCOMPARE(problemOf(tiers), std::string("tier 3 begins at 1, expected 250000"));
        QVERIFY(!binanceMaintenance(tiers, 100));
        QVERIFY(!binanceLiquidation(tiers, {1, 100, 1000, 0, 0}));
        QCOMPARE(problemOf({}), std::string("there are no tiers"));
    }

    void refusesWhatIsNoNumber()
    {
        const double nan = std::nan("");
        QVERIFY(!okxShortOption(builtInOkxOption(), 0.03, market::OptionType::Call, nan, 1, 0, 1));
        QVERIFY(!okxShortOption(builtInOkxOption(), 0.03, market::OptionType::Call, 0, 1, 0, 1));
        QVERIFY(!bybitOptionMaintenance(builtInBybit(), -1, nan, 1));
        QCOMPARE(bybitOptionMaintenance(builtInBybit(), 1, 30'000, 300).value(), 0.0);
        QVERIFY(!bybitInverseIsolated(1, 1, 0.5, 0.01));
        QVERIFY(!hyperliquidCross(0, 1, 10, 1));
        QVERIFY(!aaveHealth(builtInAave(), {}, nan));
        QVERIFY(!aaveHealth(builtInAave(), {}, 0)->healthFactor);
        QVERIFY(!deribitPortfolio(builtInDeribitPortfolio(), 0, {}));
        const PortfolioLeg leg{.option = true, .size = 1, .days = 1, .expiry = "1D"};
        QVERIFY(!deribitPortfolio(builtInDeribitPortfolio(), 60'000, {&leg, 1}));
        const StandardPosition nothing;
        QVERIFY(!deribitStandard(portfolio::deribitStandardRates(), {&nothing, 1}));
    }

    void marksWhatIsAnEstimate()
    {
        // One short far call: the worst of it lies beyond the venue's documented moves.
        const PortfolioLeg leg{.option = true,
                               .size = -1000,
                               .strike = 120'000,
                               .forward = 60'000,
                               .sigma = 0.5,
                               .days = 20,
                               .expiry = "20D"};
        const auto far = deribitPortfolio(builtInDeribitPortfolio(), 60'000, {&leg, 1});
        QVERIFY(far && far->estimate);
        const PortfolioLeg future{.size = 1, .expiry = "PERP"};
        const auto plain = deribitPortfolio(builtInDeribitPortfolio(), 60'000, {&future, 1});
        QVERIFY(plain && !plain->estimate);
        // 500 coin at 60 000 are 30 million dollars of delta: half way into the shock's range.
        const PortfolioLeg large{.size = 500, .expiry = "PERP"};
        const auto shocked = deribitPortfolio(builtInDeribitPortfolio(), 60'000, {&large, 1});
        QVERIFY(shocked && shocked->estimate);
        QVERIFY(close(shocked->deltaShock, 500 * 0.05));
    }

    void saysHowOldItsRatesAre()
    {
        const Tables tables;
        const core::Time day = std::chrono::sys_days{std::chrono::year{2026} / 9 / 24};
        QCOMPARE(core::seconds(tables.okxOption.table.age(day)), 86'400.0);
        QCOMPARE(core::seconds(tables.okxOption.table.age({})), 0.0);
        for (const RateTable& table :
             {tables.deribitPortfolio.table, tables.okxOption.table, tables.bybit.table,
              tables.binance.table, tables.hyperliquid.table, tables.aave.table})
            QVERIFY(table.asOf > core::Time{} && !table.source.empty());
    }
};

QTEST_APPLESS_MAIN(TestMarginVectors)
#include "tst_margin_vectors.moc"
