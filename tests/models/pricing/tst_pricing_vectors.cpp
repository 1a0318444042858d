#include "models/pricing/black76.h"
#include "models/pricing/delta.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"
#include "models/pricing/greeks.h"
#include "models/pricing/implied_vol.h"
#include "models/pricing/inverse_option.h"
#include "support/csv_table.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <simdjson.h>

#include <cmath>

using namespace ballast;
using namespace ballast::pricing;

namespace {

market::OptionType typeOf(std::string_view text)
{
    return text == "C" ? market::OptionType::Call : market::OptionType::Put;
}

Black76Input inputOf(const test::CsvTable& table, std::size_t row)
{
    return {.type = typeOf(table.text(row, "type")),
            .forward = table(row, "F"),
            .strike = table(row, "K"),
            .tau = table(row, "tau")};
}

/// Relative, and anything below what a double can hold in full counts as zero.
bool close(double actual, double expected, double relative, double absolute = 1e-300)
{
    return std::abs(actual - expected) <= std::max(relative * std::abs(expected), absolute);
}

std::string_view vectorStatus(VolStatus status)
{
    switch (status) {
        case VolStatus::Ok: return "OK";
        case VolStatus::BelowIntrinsic: return "BELOW_INTRINSIC";
        case VolStatus::AtIntrinsic: return "AT_INTRINSIC";
        case VolStatus::AboveMaximum: return "ABOVE_MAX";
        case VolStatus::Invalid: return "INVALID_INPUT";
    }
    return "";
}

/// Numbers in the file are JSON numbers or the words "nan" and "inf".
double jsonNumber(simdjson::dom::element element)
{
    if (element.is_string())
        return std::strtod(std::string{element.get_string().value()}.c_str(), nullptr);
    return element.get_double().value();
}

Black76Input jsonInput(simdjson::dom::element e)
{
    return {.type = typeOf(e["type"].get_string().value()),
            .forward = jsonNumber(e["F"]),
            .strike = jsonNumber(e["K"]),
            .tau = jsonNumber(e["tau"]),
            .sigma = jsonNumber(e["sigma"])};
}

}  // namespace

#define CHECK_CLOSE(actual, expected, ...)                                            \
    QVERIFY2(close(actual, expected, __VA_ARGS__),                                    \
             qPrintable(QStringLiteral("%1: %2 is %3, expected %4")                   \
                            .arg(QString::fromStdString(id), QStringLiteral(#actual)) \
                            .arg(actual, 0, 'g', 17)                                  \
                            .arg(expected, 0, 'g', 17)))

class tst_pricing_vectors : public QObject {
    Q_OBJECT

private slots:
    void black76MeetsEveryRow()
    {
        const test::CsvTable table(test::vectorsDirectory() / "black76_greeks.csv");
        int timeValuesToTwelveDigits = 0;
        for (std::size_t row = 0; row < table.size(); ++row) {
            const std::string id = table.text(row, "id");
            Black76Input in = inputOf(table, row);
            in.sigma = table(row, "sigma");
            in.rate = table(row, "r");
            const Black76Greeks g = black76(in);
            const double df = table(row, "df");
            CHECK_CLOSE(g.price, table(row, "price"), 1e-12,
                        1e-14 * df * std::max(in.forward, in.strike));
            CHECK_CLOSE(g.delta, table(row, "delta"), 1e-10);
            CHECK_CLOSE(g.gamma, table(row, "gamma"), 1e-10);
            CHECK_CLOSE(g.vega, table(row, "vega"), 1e-10);
            CHECK_CLOSE(g.theta, table(row, "theta"), 1e-10);
            QCOMPARE(black76Price(in), g.price);
            const Greeks all = greeks(in);
            QCOMPARE((Black76Greeks{all.price, all.delta, all.gamma, all.vega, all.theta}), g);
            CHECK_CLOSE(all.rhoForward, table(row, "rho_fwd"), 1e-10);
            CHECK_CLOSE(all.rhoSpot, table(row, "rho_spot"), 1e-10);
            CHECK_CLOSE(all.dualDelta, table(row, "dual_delta"), 1e-10);
            CHECK_CLOSE(all.vanna, table(row, "vanna"), 1e-10);
            CHECK_CLOSE(all.volga, table(row, "volga"), 1e-10);
            CHECK_CLOSE(all.charm, table(row, "charm"), 1e-10);
            CHECK_CLOSE(all.veta, table(row, "veta"), 1e-10);
            CHECK_CLOSE(all.speed, table(row, "speed"), 1e-10);
            CHECK_CLOSE(all.zomma, table(row, "zomma"), 1e-10);
            CHECK_CLOSE(all.color, table(row, "color"), 1e-10);
            CHECK_CLOSE(all.ultima, table(row, "ultima"), 1e-10);
            CHECK_CLOSE(in.forward * g.delta, table(row, "dollar_delta"), 1e-10);
            CHECK_CLOSE(in.forward * in.forward * g.gamma, table(row, "dollar_gamma"), 1e-10);
            CHECK_CLOSE(in.forward * in.forward * g.gamma / 100, table(row, "gamma_1pct"), 1e-10);
            CHECK_CLOSE(g.vega / 100, table(row, "vega_1pt"), 1e-10);
            CHECK_CLOSE(g.theta / 365, table(row, "theta_1d"), 1e-10);
            timeValuesToTwelveDigits += close(g.price, table(row, "price"), 1e-12);
        }
        qInfo("black76: %zu rows, price to 1e-12 of itself in %d", table.size(),
              timeValuesToTwelveDigits);
        QCOMPARE(std::size_t(timeValuesToTwelveDigits), table.size());
    }

    void inverseOptionsMeetEveryRow()
    {
        const test::CsvTable table(test::vectorsDirectory() / "inverse_options.csv");
        for (std::size_t row = 0; row < table.size(); ++row) {
            const std::string id = table.text(row, "id");
            Black76Input in = inputOf(table, row);
            in.sigma = table(row, "sigma");
            const InverseOption o = inverseOptionInFull(in);
            const double absolute = 1e-14 * std::max(1.0, in.strike / in.forward);
            CHECK_CLOSE(o.coinPrice, table(row, "coin_price"), 1e-10, absolute);
            CHECK_CLOSE(o.usd.price, table(row, "usd_price"), 1e-12);
            CHECK_CLOSE(o.deltaBs.coin(), table(row, "bs_delta"), 1e-10);
            CHECK_CLOSE(o.deltaNet.coin(), table(row, "net_delta"), 1e-10, absolute);
            CHECK_CLOSE(netOfPremium(o.deltaBs, o.coinPrice).coin(), table(row, "net_delta"), 1e-10,
                        absolute);
            CHECK_CLOSE(o.usd.gamma, table(row, "gamma_usd"), 1e-10);
            CHECK_CLOSE(o.coinSlope, table(row, "dcoin_dF"), 1e-10);
            CHECK_CLOSE(o.coinCurvature, table(row, "d2coin_dF2"), 1e-10);
            CHECK_CLOSE(o.netGamma, table(row, "net_delta_gamma"), 1e-10);
            CHECK_CLOSE(o.usd.vega / 100, table(row, "vega_usd_1pt"), 1e-10);
            CHECK_CLOSE(o.vegaCoin / 100, table(row, "vega_coin_1pt"), 1e-10);
            CHECK_CLOSE(o.usd.theta / 365, table(row, "theta_usd_1d"), 1e-10);
            CHECK_CLOSE(o.thetaCoin / 365, table(row, "theta_coin_1d"), 1e-10);
            CHECK_CLOSE(o.usd.vanna / 100, table(row, "vanna_usd_1pt"), 1e-10);
            CHECK_CLOSE(o.usd.volga / 1e4, table(row, "volga_usd_1pt"), 1e-10);
            CHECK_CLOSE(o.usd.charm / 365, table(row, "charm_1d"), 1e-10);
            // The table's daily theta knows the shorter last day, and not the bound by the premium.
            const double lastDay = std::max(-o.usd.price, table(row, "theta_deribit_usd"));
            CHECK_CLOSE(thetaOverOneDay(black76(in), in.tau), lastDay, 1e-10);
            const InverseGreeks quick = inverseOption(in);
            QCOMPARE(quick.coinPrice, o.coinPrice);
            QCOMPARE(quick.deltaBs, o.deltaBs.coin());
            CHECK_CLOSE(quick.deltaNet, o.deltaNet.coin(), 1e-10, absolute);
        }
        qInfo("inverse options: %zu rows", table.size());
        QVERIFY(table.size() > 0);
    }

    void impliedVolatilityMeetsEveryRow()
    {
        const test::CsvTable table(test::vectorsDirectory() / "implied_vol.csv");
        for (std::size_t row = 0; row < table.size(); ++row) {
            const std::string id = table.text(row, "id");
            Black76Input in = inputOf(table, row);
            in.rate = table(row, "r");
            const ImpliedVol vol = impliedVol(in, table(row, "price"));
            QVERIFY2(vectorStatus(vol.status) == table.text(row, "status"), id.c_str());
            if (vol.status == VolStatus::Ok)
                CHECK_CLOSE(vol.sigma, table(row, "sigma"), table(row, "rel_tol"));
            else
                QCOMPARE(vol.sigma, 0.0);
        }
        qInfo("implied volatility: %zu rows", table.size());
        QVERIFY(table.size() > 0);
    }

    void futuresMeetEveryRow()
    {
        const test::CsvTable table(test::vectorsDirectory() / "perp_delta.csv");
        int inverse = 0;
        for (std::size_t row = 0; row < table.size(); ++row) {
            const std::string id = table.text(row, "id");
            const double size = table(row, "position"), entry = table(row, "entry"),
                         mark = table(row, "mark");
            const double rate = table(row, "funding_rate");
            if (table.text(row, "contract") == "inverse") {
                ++inverse;
                const double pnl = inversePnlCoin(size, entry, mark);
                const double delta = inverseDelta(size, mark);
                const double equity = table(row, "collateral_coin") + pnl;
                // Sums of opposite signs are exact to the rounding of their terms.
                const double terms = 1e-15 * (std::abs(table(row, "collateral_coin")) +
                                              std::abs(pnl) + std::abs(delta));
                const double total = withEquity(NetDelta{delta}, equity).coin();
                CHECK_CLOSE(pnl, table(row, "pnl_coin"), 1e-12);
                CHECK_CLOSE(pnl * mark, table(row, "pnl_usd_at_mark"), 1e-12);
                CHECK_CLOSE(delta, table(row, "delta_coin"), 1e-12);
                CHECK_CLOSE(delta * mark, table(row, "dollar_delta"), 1e-12);
                CHECK_CLOSE(inverseCurvature(size, mark), table(row, "d2pnl_coin_dF2"), 1e-12);
                CHECK_CLOSE(equity, table(row, "equity_coin"), 1e-12, terms);
                CHECK_CLOSE(equity * mark, table(row, "equity_usd"), 1e-12, terms * mark);
                CHECK_CLOSE(total, table(row, "total_usd_delta_coin"), 1e-12, terms);
                CHECK_CLOSE(inverseFundingCoin(size, mark, rate), table(row, "funding_payment"),
                            1e-12);
            } else {
                const double pnl = linearPnlUsd(size, entry, mark);
                const double equity = table(row, "collateral_usd") + pnl;
                const double terms =
                    1e-15 * (std::abs(table(row, "collateral_usd")) + std::abs(pnl));
                CHECK_CLOSE(pnl, table(row, "pnl_usd_at_mark"), 1e-12);
                CHECK_CLOSE(pnl / mark, table(row, "pnl_coin"), 1e-12);
                CHECK_CLOSE(size, table(row, "delta_coin"), 1e-12);
                CHECK_CLOSE(size * mark, table(row, "dollar_delta"), 1e-12);
                CHECK_CLOSE(equity, table(row, "equity_usd"), 1e-12, terms);
                CHECK_CLOSE(equity / mark, table(row, "equity_coin"), 1e-12, terms / mark);
                CHECK_CLOSE(withEquity(NetDelta{size}, 0).coin(),
                            table(row, "total_usd_delta_coin"), 1e-12);
                CHECK_CLOSE(linearFundingUsd(size, mark, rate), table(row, "funding_payment"),
                            1e-12);
            }
            // A straight line has no curvature: the account in USD is one in either contract.
            QCOMPARE(table(row, "dollar_gamma_of_coin_equity_usd"), 0.0);
        }
        qInfo("futures: %zu rows, %d inverse", table.size(), inverse);
        QVERIFY(inverse > 0 && std::size_t(inverse) < table.size());
    }

    void limitsAreExact()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "limits.json").string());
        int rows = 0;
        for (simdjson::dom::element limit : file["limits"].get_array()) {
            const std::string id{limit["id"].get_string().value()};
            const Black76Input in = jsonInput(limit);
            simdjson::dom::element expected = limit["expected"];
            const Black76Greeks g = black76(in);
            QCOMPARE(g.price, jsonNumber(expected["price"]));
            QCOMPARE(g.delta, jsonNumber(expected["delta"]));
            QCOMPARE(g.gamma, 0.0);
            QCOMPARE(g.vega, 0.0);
            QCOMPARE(g.theta, 0.0);
            const InverseGreeks inverse = inverseOption(in);
            CHECK_CLOSE(inverse.coinPrice, jsonNumber(expected["coin_price"]), 1e-15);
            CHECK_CLOSE(inverse.deltaNet, jsonNumber(expected["net_delta"]), 1e-15);
            const Greeks all = greeks(in);
            QCOMPARE((Black76Greeks{all.price, all.delta, all.gamma, all.vega, all.theta}), g);
            for (const double zero : {all.vanna, all.volga, all.charm, all.veta, all.speed,
                                      all.zomma, all.color, all.ultima})
                QCOMPARE(zero, 0.0);
            QVERIFY(std::isfinite(all.rhoForward) && std::isfinite(all.rhoSpot) &&
                    std::isfinite(all.dualDelta));
            const InverseOption full = inverseOptionInFull(in);
            CHECK_CLOSE(full.coinPrice, jsonNumber(expected["coin_price"]), 1e-15);
            CHECK_CLOSE(full.deltaNet.coin(), jsonNumber(expected["net_delta"]), 1e-15);
            ++rows;
        }
        for (simdjson::dom::element invalid : file["invalid"].get_array()) {
            const Black76Input in = jsonInput(invalid["inputs"]);
            QVERIFY2(!isPriceable(in), std::string{invalid["id"].get_string().value()}.c_str());
            // An implied volatility is not asked for one.
            if (std::isfinite(in.sigma) && in.sigma > 0)
                QCOMPARE(impliedVol(in, 0.01).status, VolStatus::Invalid);
            ++rows;
        }
        qInfo("limits: %d rows", rows);
        QVERIFY(rows >= 19);
    }
};

QTEST_APPLESS_MAIN(tst_pricing_vectors)
#include "tst_pricing_vectors.moc"
