#include "models/portfolio/margin.h"
#include "support/market_builder.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <simdjson.h>

#include <cmath>

using namespace ballast;
using namespace ballast::portfolio;

namespace {

double number(simdjson::dom::element e)
{
    if (e.is_string()) return std::strtod(std::string{e.get_string().value()}.c_str(), nullptr);
    return e.get_double().value();
}

bool close(double actual, double expected)
{
    return std::abs(actual - expected) <= 1e-12 * std::max(1.0, std::abs(expected));
}

}  // namespace

class tst_margin : public QObject {
    Q_OBJECT
private slots:
    void meetsEveryRowOfTheStandardModel()
    {
        int futures = 0, options = 0;
        for (const auto& path : test::filesIn(test::vectorsDirectory(), "margin", ".json")) {
            simdjson::dom::parser parser;
            const simdjson::dom::element all = parser.load(path.string());
            for (const auto row : all["deribit_sm_linear_perp"].get_array()) {
                const auto in = row["inputs"], out = row["expected"];
                const FutureMarginRates rates{number(in["im_base"]), number(in["mm_base"]),
                                              number(in["m_inc"])};
                const double size = number(in["size_btc"]), usd = size * number(in["index"]);
                const MarginPair rate = futureMarginRate(rates, size);
                QVERIFY(close(rate.initial, number(out["im_rate"])));
                QVERIFY(close(rate.maintenance, number(out["mm_rate"])));
                QVERIFY(close(usd * rate.initial, number(out["im_usdc"])));
                QVERIFY(close(usd * rate.maintenance, number(out["mm_usdc"])));
                ++futures;
            }
            for (const auto row : all["deribit_sm_inverse_option"].get_array()) {
                const auto in = row["inputs"], out = row["expected"];
                const bool call = in["type"].get_string().value() == "C";
                const MarginPair unit = shortOptionMargin(
                    {}, call ? market::OptionType::Call : market::OptionType::Put,
                    number(in["underlying"]), number(in["strike"]), number(in["mark_coin"]));
                QVERIFY(close(unit.initial, number(out["im_coin_per_short_unit"])));
                QVERIFY(close(unit.maintenance, number(out["mm_coin_per_short_unit"])));
                ++options;
            }
        }
        qInfo("standard margin: %d futures rows, %d option rows", futures, options);
        QVERIFY(futures > 0 && options > 0);
    }

    void takesPositionsInTheirOwnUnit()
    {
        test::MarketBuilder market;
        const core::Time expiry = test::MarketBuilder::date(2027, 3, 26);
        const MarginRates rates = deribitStandardRates();
        const auto& inverse = market.instrument(market.perpetual("BTC"));
        // 64 000 USD at 64 000: one coin, 2.005 % and 1.005 % of it.
        const MarginPair coin = marginOf(rates, inverse, -64'000, 64'000, 0);
        QVERIFY(close(coin.initial, 0.02005) && close(coin.maintenance, 0.01005));
        const auto& linear = market.instrument(market.linearPerpetual("BTC"));
        const MarginPair usd = marginOf(rates, linear, 1, 64'000, 0);
        QVERIFY(close(usd.initial, 64'000 * 0.02005));
        const auto& call =
            market.instrument(market.option("BTC", expiry, 70'000, market::OptionType::Call));
        QCOMPARE(marginOf(rates, call, 3, 64'000, 0.03), MarginPair{});
        QVERIFY(close(marginOf(rates, call, -3, 64'000, 0.03).maintenance, 3 * 0.105));
        QCOMPARE(marginOf(rates, call, -3, 0, 0.03), MarginPair{});
    }

    void saysHowOldItsRatesAre()
    {
        const MarginRates rates = deribitStandardRates();
        QVERIFY(rates.asOf > core::Time{});
        QVERIFY(!rates.source.empty());
        QCOMPARE(rates.future("SOL"), rates.otherFutures);
    }
};

QTEST_APPLESS_MAIN(tst_margin)
#include "tst_margin.moc"
