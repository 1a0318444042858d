#include "models/bands/bands.h"
#include "models/bands/regime.h"
#include "models/bands/waiting.h"
#include "models/pricing/black76.h"
#include "support/csv_table.h"
#include "support/vector_number.h"

#include <QtTest/QtTest>

using namespace ballast;
using namespace ballast::bands;
using test::number;

namespace {

Inputs inputsOf(simdjson::dom::element in)
{
    return {.forward = number(in, "F"),
            .gamma = number(in, "gamma_position"),
            .sigma = number(in, "sigma"),
            .cost = number(in, "lambda"),
            .fixedCostUsd = number(in, "fixed_cost"),
            .riskAversion = number(in, "risk_aversion")};
}

/// Delta of the position at a volatility, of options on a spot price.
double positionDelta(const test::CsvTable& t, std::size_t row, double sigma)
{
    const double growth = std::exp(t(row, "r") * t(row, "tau"));
    const pricing::Black76Input in{
        .type = t.text(row, "type") == "C" ? market::OptionType::Call : market::OptionType::Put,
        .forward = t(row, "S") * growth,
        .strike = t(row, "K"),
        .tau = t(row, "tau"),
        .sigma = sigma,
        .rate = t(row, "r")};
    return t(row, "qty") * pricing::black76(in).delta * growth;
}

/// What to trade so that `hedge` stands within `halfWidth` of `centre`.
double toEdge(double hedge, double centre, double halfWidth)
{
    if (hedge > centre + halfWidth) return centre + halfWidth - hedge;
    if (hedge < centre - halfWidth) return centre - halfWidth - hedge;
    return 0;
}

std::string_view action(double trade) { return trade > 0 ? "BUY" : trade < 0 ? "SELL" : "HOLD"; }

}  // namespace

class tst_band_vectors : public QObject {
    Q_OBJECT

private slots:
    void bandsOfOptionsMeetEveryRow()
    {
        const test::CsvTable t(test::vectorsDirectory() / "hedge_bands.csv");
        int withoutLong = 0, trades = 0;
        for (std::size_t row = 0; row < t.size(); ++row) {
            const std::string id = t.text(row, "id");
            const Inputs in{.forward = t(row, "S"),
                            .gamma = t(row, "pos_gamma"),
                            .sigma = t(row, "sigma"),
                            .tau = t(row, "tau"),
                            .rate = t(row, "r"),
                            .cost = t(row, "lambda"),
                            .riskAversion = t(row, "gamma_ra")};
            const Leland l = leland(in.sigma, in.cost, t(row, "dt_leland"));
            VERIFY_CLOSE(l.a, t(row, "leland_A"), 1e-9);
            VERIFY_CLOSE(l.sigmaShort, t(row, "leland_sigma_short"), 1e-9);
            if (const auto expected = t.number(row, "leland_sigma_long")) {
                QCOMPARE(l.status, Status::Ok);
                VERIFY_CLOSE(l.sigmaLong, *expected, 1e-9);
            } else {
                ++withoutLong;
                QCOMPARE(l.status, Status::Undefined);
                QCOMPARE(l.sigmaLong, 0.0);
            }

            const double hedge = t(row, "hedge"), centre = -t(row, "pos_delta");
            const HalfWidth ww = whalleyWilmott(in);
            QCOMPARE(ww.status, Status::Ok);
            VERIFY_CLOSE(ww.coin, t(row, "ww_halfwidth"), 1e-9);
            const double scale = 1e-12 * (std::abs(hedge) + std::abs(centre));
            VERIFY_CLOSE(centre - ww.coin, t(row, "ww_lower"), 1e-9, scale);
            VERIFY_CLOSE(centre + ww.coin, t(row, "ww_upper"), 1e-9, scale);
            const double trade = toEdge(hedge, centre, ww.coin);
            QVERIFY2(action(trade) == t.text(row, "ww_action"), id.c_str());
            VERIFY_CLOSE(trade, t(row, "ww_trade_to_edge"), 1e-9, scale);
            VERIFY_CLOSE(trade == 0 ? 0 : centre - hedge, t(row, "ww_trade_to_target"), 1e-9,
                         scale);
            VERIFY_CLOSE(yearsToEdge(in, ww.coin).value() * 365,
                         t(row, "hedge_interval_days_for_ww"), 1e-9);
            trades += trade != 0;

            const Zakamouline z = zakamouline(in);
            if (t.text(row, "zak_action") == "INVALID_K") {
                QCOMPARE(z.status, Status::Undefined);
                continue;
            }
            QCOMPARE(z.status, Status::Ok);
            VERIFY_CLOSE(z.h0, t(row, "zak_H0"), 1e-9);
            VERIFY_CLOSE(z.h1, t(row, "zak_H1"), 1e-9);
            VERIFY_CLOSE(z.k, t(row, "zak_K"), 1e-9);
            VERIFY_CLOSE(z.sigmaModified, t(row, "zak_sigma_m"), 1e-9);
            const double modified = -positionDelta(t, row, z.sigmaModified);
            VERIFY_CLOSE(-modified, t(row, "qty") * t(row, "zak_delta_m"), 1e-9);
            VERIFY_CLOSE(modified - z.halfWidth(), t(row, "zak_lower"), 1e-9, scale);
            VERIFY_CLOSE(modified + z.halfWidth(), t(row, "zak_upper"), 1e-9, scale);
            const double zTrade = toEdge(hedge, modified, z.halfWidth());
            QVERIFY2(action(zTrade) == t.text(row, "zak_action"), id.c_str());
            VERIFY_CLOSE(zTrade, t(row, "zak_trade_to_edge"), 1e-9, scale);
        }
        qInfo("hedge bands: %zu rows, %d outside their band, %d without Leland's long side",
              t.size(), trades, withoutLong);
        QVERIFY(trades > 0 && withoutLong > 0);
    }

    void stationaryBandsMeetEveryRow()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "hysteresis_band.json").string());
        int rows = 0;
        for (simdjson::dom::element row : file["rows"].get_array()) {
            const std::string id{row["id"].get_string().value()};
            const Inputs in = inputsOf(row["inputs"]);
            simdjson::dom::element expected = row["expected"];
            const Stationary s = stationary(in);
            QCOMPARE(s.status, Status::Ok);
            VERIFY_CLOSE(s.edge, number(expected, "H_edge_reflect"), 1e-9);
            VERIFY_CLOSE(s.edgeCostUsd, number(expected, "J_edge_reflect"), 1e-9);
            VERIFY_CLOSE(s.reset, number(expected, "H_target_reset"), 1e-9);
            VERIFY_CLOSE(s.resetCostUsd, number(expected, "J_target_reset"), 1e-9);
            VERIFY_CLOSE(s.outer, number(expected, "H_outer"), 1e-9);
            VERIFY_CLOSE(s.inner, number(expected, "h_inner"), 1e-6);
            VERIFY_CLOSE(s.pairCostUsd, number(expected, "J_opt"), 1e-9);
            VERIFY_CLOSE(s.intervalYears, number(expected, "dt_star_years"), 1e-9);
            ++rows;
        }
        qInfo("stationary bands: %d rows", rows);
        QVERIFY(rows > 0);
    }

    void inactionMeetsEveryRow()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "inaction_cost.json").string());
        int rows = 0, trades = 0;
        for (simdjson::dom::element row : file["rows"].get_array()) {
            const std::string id{row["id"].get_string().value()};
            simdjson::dom::element given = row["inputs"], expected = row["expected"];
            const Inputs in{.forward = number(given, "F"),
                            .gamma = number(given, "position_gamma"),
                            .sigma = number(given, "sigma_implied"),
                            .cost = number(given, "lambda"),
                            .fixedCostUsd = number(given, "fixed_cost"),
                            .riskAversion = number(given, "risk_aversion")};
            const Inaction i =
                inaction(in, number(given, "sigma_real"), number(given, "residual_delta"),
                         number(given, "horizon_years"));
            QCOMPARE(i.status, Status::Ok);
            VERIFY_CLOSE(i.deltaSd, number(expected, "delta_pnl_sd"), 1e-9);
            VERIFY_CLOSE(i.penalty, number(expected, "variance_penalty"), 1e-9);
            VERIFY_CLOSE(i.gammaThetaMean, number(expected, "gamma_theta_pnl_mean"), 1e-9);
            VERIFY_CLOSE(i.gammaSd, number(expected, "gamma_pnl_sd"), 1e-9);
            VERIFY_CLOSE(i.halfWidth, number(expected, "one_period_no_trade_halfwidth"), 1e-9);
            VERIFY_CLOSE(i.unconstrained, number(expected, "unconstrained_trade"), 1e-9);
            VERIFY_CLOSE(i.saving, number(expected, "saving"), 1e-9);
            VERIFY_CLOSE(i.cost, number(expected, "cost"), 1e-9);
            QCOMPARE(i.trades, expected["action"].get_string().value() == "TRADE");
            VERIFY_CLOSE(i.trade, number(expected, "trade"), 1e-9);
            ++rows;
            trades += i.trades;
        }
        qInfo("inaction: %d rows, %d of them trade", rows, trades);
        QVERIFY(trades > 0 && trades < rows);
    }

    void forecastsMeetEveryRow()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "forecast_metrics.json").string());
        int rows = 0;
        for (simdjson::dom::element row : file["har_rv_ols"].get_array()) {
            const std::string id = "HAR " + std::to_string(rows++);
            const auto fit = harRv(test::numbers(row["rv"]));
            QVERIFY(fit.has_value());
            const auto beta = test::numbers(row["expected"]["beta"]);
            QCOMPARE(beta.size(), fit->beta.size());
            for (std::size_t i = 0; i < beta.size(); ++i) VERIFY_CLOSE(fit->beta[i], beta[i], 1e-8);
            VERIFY_CLOSE(fit->r2, number(row["expected"], "r2"), 1e-8);
            VERIFY_CLOSE(fit->forecast, number(row["expected"], "next_forecast"), 1e-8);
        }
        QVERIFY(rows > 0);
        int averages = 0;
        for (simdjson::dom::element row : file["ewma_variance"].get_array()) {
            const std::string id = "EWMA " + std::to_string(averages++);
            const auto variance = ewmaVariance(test::numbers(row["returns"]), number(row, "lam"));
            QVERIFY(variance.has_value());
            VERIFY_CLOSE(*variance, number(row["expected"], "final_variance"), 1e-8);
        }
        qInfo("forecasts: %d of HAR-RV, %d of EWMA", rows, averages);
        QVERIFY(averages > 0);
    }
};

QTEST_APPLESS_MAIN(tst_band_vectors)
#include "tst_band_vectors.moc"
