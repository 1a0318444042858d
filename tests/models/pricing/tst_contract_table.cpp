#include "models/core/csv_text.h"
#include "models/pricing/contract_table.h"
#include "support/csv_table.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::pricing;

namespace {

/// The answers by the names of their columns.
struct Answered {
    ContractAnswers answers;

    const core::Cell& cell(std::size_t row, std::string_view column) const
    {
        const auto& names = answers.table.columns;
        const auto at = std::ranges::find(names, column) - names.begin();
        return answers.table.rows.at(row).at(static_cast<std::size_t>(at));
    }
    std::string text(std::size_t row, std::string_view column) const
    {
        const auto* text = std::get_if<std::string>(&cell(row, column));
        return text ? *text : "";
    }
    std::optional<double> number(std::size_t row, std::string_view column) const
    {
        const auto* real = std::get_if<double>(&cell(row, column));
        return real ? std::optional{*real} : std::nullopt;
    }
};

Answered greeksOf(const std::string& csv, std::optional<core::Time> at = {})
{
    return {answer(csv, ContractQuestion::Greeks, at).value()};
}
Answered volsOf(const std::string& csv)
{
    return {answer(csv, ContractQuestion::ImpliedVol).value()};
}

bool close(std::optional<double> actual, double expected, double relative, double absolute = 1e-300)
{
    return actual &&
           std::abs(*actual - expected) <= std::max(relative * std::abs(expected), absolute);
}

/// A table's column against a column of reference values, each times a factor.
struct Match {
    std::string_view ours;
    std::string theirs;
    double factor = 1;
};

QString shown(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

#define CHECK_CELL(answered, row, column, ...)                   \
    QVERIFY2(close((answered).number(row, column), __VA_ARGS__), \
             qPrintable(QStringLiteral("row %1, %2 is %3")       \
                            .arg(row)                            \
                            .arg(shown(std::string{column}))     \
                            .arg((answered).number(row, column).value_or(NAN), 0, 'g', 17)))

class tst_contract_table : public QObject {
    Q_OBJECT

private slots:
    /// Every column against the reference rows, so that none can stand under another's name.
    void everyColumnIsWhatItsNameSays()
    {
        const test::CsvTable vectors(test::vectorsDirectory() / "black76_greeks.csv");
        std::string csv = "type,forward,strike,tau,sigma,rate,convention\n";
        for (std::size_t row = 0; row < vectors.size(); ++row)
            csv += fmt::format("{},{},{},{},{},{},linear\n", vectors.text(row, "type"),
                               vectors.text(row, "F"), vectors.text(row, "K"),
                               vectors.text(row, "tau"), vectors.text(row, "sigma"),
                               vectors.text(row, "r"));
        const Answered answered = greeksOf(csv);
        QCOMPARE(std::size_t(answered.answers.rows), vectors.size());
        QCOMPARE(answered.answers.unanswered, 0);
        const Match matches[] = {{"delta_bs_coin", "delta"},
                                 {"gamma_coin_per_usd", "gamma"},
                                 {"vega_usd_per_vol", "vega"},
                                 {"vega_usd_per_point", "vega_1pt"},
                                 {"theta_usd_per_year", "theta"},
                                 {"theta_usd_per_day", "theta_1d"},
                                 {"rho_forward_usd_per_rate", "rho_fwd"},
                                 {"rho_spot_usd_per_rate", "rho_spot"},
                                 {"dual_delta_usd_per_usd", "dual_delta"},
                                 {"vanna_coin_per_vol", "vanna"},
                                 {"volga_usd_per_vol2", "volga"},
                                 {"charm_coin_per_year", "charm"},
                                 {"veta_usd_per_vol_year", "veta"},
                                 {"speed_coin_per_usd2", "speed"},
                                 {"zomma_coin_per_usd_vol", "zomma"},
                                 {"color_coin_per_usd_year", "color"},
                                 {"ultima_usd_per_vol3", "ultima"}};
        for (std::size_t row = 0; row < vectors.size(); ++row) {
            const double unit = vectors(row, "df") * std::max(vectors(row, "F"), vectors(row, "K"));
            CHECK_CELL(answered, row, "price_usd", vectors(row, "price"), 1e-12, 1e-14 * unit);
            for (const Match& m : matches)
                CHECK_CELL(answered, row, m.ours, vectors(row, m.theirs), 1e-10);
            QVERIFY(!answered.number(row, "price_coin") && !answered.number(row, "delta_net_coin"));
        }
        qInfo("%zu linear rows, %zu columns", vectors.size(), std::size(matches) + 1);
    }

    void everyCoinColumnIsWhatItsNameSays()
    {
        const test::CsvTable vectors(test::vectorsDirectory() / "inverse_options.csv");
        std::string csv = "type,forward,strike,tau,sigma,size\n";
        for (std::size_t row = 0; row < vectors.size(); ++row)
            csv += fmt::format("{},{},{},{},{},-2\n", vectors.text(row, "type"),
                               vectors.text(row, "F"), vectors.text(row, "K"),
                               vectors.text(row, "tau"), vectors.text(row, "sigma"));
        const Answered answered = greeksOf(csv);
        QCOMPARE(answered.answers.unanswered, 0);
        const Match matches[] = {{"gamma_coin_per_usd", "gamma_usd"},
                                 {"gamma_net_coin_per_usd", "net_delta_gamma"},
                                 {"vega_coin_per_point", "vega_coin_1pt"},
                                 {"theta_coin_per_day", "theta_coin_1d"},
                                 {"vanna_coin_per_vol", "vanna_usd_1pt", 100},
                                 {"volga_usd_per_vol2", "volga_usd_1pt", 1e4},
                                 {"charm_coin_per_year", "charm_1d", 365},
                                 {"coin_slope_coin_per_usd", "dcoin_dF"},
                                 {"coin_curvature_coin_per_usd2", "d2coin_dF2"}};
        for (std::size_t row = 0; row < vectors.size(); ++row) {
            const double unit = 2e-14 * std::max(1.0, vectors(row, "K") / vectors(row, "F"));
            CHECK_CELL(answered, row, "price_coin", -2 * vectors(row, "coin_price"), 1e-10, unit);
            CHECK_CELL(answered, row, "delta_bs_coin", -2 * vectors(row, "bs_delta"), 1e-10);
            CHECK_CELL(answered, row, "delta_net_coin", -2 * vectors(row, "net_delta"), 1e-10,
                       unit);
            // Alone in its account, the option's dollar slope is its Black-Scholes delta.
            CHECK_CELL(answered, row, "delta_usd_neutral_coin", -2 * vectors(row, "bs_delta"),
                       1e-10, 2 * unit);
            for (const Match& m : matches)
                CHECK_CELL(answered, row, m.ours, -2 * m.factor * vectors(row, m.theirs), 1e-10);
        }
        qInfo("%zu inverse rows, %zu columns", vectors.size(), std::size(matches) + 4);
    }

    void everyVolatilityHasItsStatus()
    {
        const test::CsvTable vectors(test::vectorsDirectory() / "implied_vol.csv");
        std::string csv = "type,forward,strike,tau,rate,price,convention\n";
        for (std::size_t row = 0; row < vectors.size(); ++row)
            csv += fmt::format("{},{},{},{},{},{},linear\n", vectors.text(row, "type"),
                               vectors.text(row, "F"), vectors.text(row, "K"),
                               vectors.text(row, "tau"), vectors.text(row, "r"),
                               vectors.text(row, "price"));
        const Answered answered = volsOf(csv);
        int unanswered = 0;
        for (std::size_t row = 0; row < vectors.size(); ++row) {
            const std::string theirs = vectors.text(row, "status");
            const std::string ours = answered.text(row, "status");
            const bool negative = vectors(row, "price") < 0;
            if (theirs == "OK") {
                QCOMPARE(ours, std::string("ok"));
                CHECK_CELL(answered, row, "sigma", vectors(row, "sigma"), vectors(row, "rel_tol"));
                continue;
            }
            QCOMPARE(ours, std::string(theirs == "AT_INTRINSIC" ? "at_intrinsic"
                                       : theirs == "ABOVE_MAX"  ? "above_maximum"
                                       : negative               ? "refused"
                                                                : "below_intrinsic"));
            QVERIFY(!answered.text(row, "reason").empty());
            if (theirs == "AT_INTRINSIC")
                QCOMPARE(answered.number(row, "sigma"), std::optional{0.0});
            else
                ++unanswered;
        }
        QCOMPARE(answered.answers.unanswered, unanswered);
        qInfo("%zu prices, %d without a volatility", vectors.size(), unanswered);
    }

    void goldenTable()
    {
        const Answered answered = greeksOf(
            "id, type, forward, strike, tau, sigma, convention, size, equity, rate\n"
            "base,C,64000,70000,0.0821917808219178,0.55,inverse,1,,\n"
            "\"sold, hedged\",call,64000,70000,0.0821917808219178,0.55,,-25,3,0\n"
            "linear,put,64000,60000,0.0821917808219178,0.6,LINEAR,1,,0.05\n");
        const auto cells = [&](std::size_t row) {
            std::string out;
            for (const std::string_view column :
                 {"id", "type", "convention", "status", "price_usd", "price_coin", "delta_bs_coin",
                  "delta_net_coin", "delta_usd_neutral_coin", "gamma_coin_per_usd",
                  "vega_usd_per_vol", "theta_usd_per_year", "rho_forward_usd_per_rate",
                  "rho_spot_usd_per_rate"}) {
                const auto number = answered.number(row, column);
                out += (out.empty() ? "" : " | ") +
                       (number ? fmt::format("{:.8g}", *number) : answered.text(row, column));
            }
            return out;
        };
        QCOMPARE(cells(0), std::string("base | call | inverse | ok | 1870.5695 | 0.029227649 | "
                                       "0.31225231 | 0.28302466 | 0.31225231 | 3.5069338e-05 | "
                                       "6493.4963 | -21726.156 | -153.74544 | 1488.7873"));
        QCOMPARE(cells(1), std::string("sold, hedged | call | inverse | ok | -46764.238 | "
                                       "-0.73069122 | -7.8063077 | -7.0756165 | -4.0756165 | "
                                       "-0.00087673345 | -162337.41 | 543153.91 | 3843.636 | "
                                       "-37219.681"));
        QCOMPARE(cells(2), std::string("linear | put | linear | ok | 2533.7882 |  | -0.32100589 |  "
                                       "|  | 3.2448275e-05 | 6554.3737 | -23796.775 | -208.25656 | "
                                       "-1896.8355"));
    }

    void timeIsReadFromExpiryAndValuation()
    {
        const std::string csv =
            "type,forward,strike,sigma,expiry,at,tau\n"
            "call,64000,70000,0.55,2026-12-31T08:00:00Z,2026-12-01T08:00:00Z,\n"
            "call,64000,70000,0.55,2026-12-31T08:00:00Z,,\n"
            "call,64000,70000,0.55,,,0.0821917808219178\n";
        const Answered answered = greeksOf(csv, core::parseIsoUtc("2026-12-01T08:00:00Z").value());
        for (std::size_t row = 0; row < 3; ++row)
            CHECK_CELL(answered, row, "price_usd", 1870.56951153, 1e-11);
        QCOMPARE(greeksOf(csv).text(1, "reason"),
                 std::string("at: a time of valuation is missing"));
    }

    void aBadRowStopsNoOther_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("reason");
        const auto add = [](const char* name, const char* row, const char* reason) {
            QTest::newRow(name) << QString::fromUtf8(row) << QString::fromUtf8(reason);
        };
        add("not a number", "call,nan,70000,0.1,0.5",
            "forward: expected a price above 0, was \"nan\"");
        add("infinite", "call,64000,inf,0.1,0.5", "strike: expected a price above 0, was \"inf\"");
        add("beyond a double", "call,64000,1e999,0.1,0.5",
            "strike: expected a price above 0, was \"1e999\"");
        add("negative", "call,64000,-70000,0.1,0.5",
            "strike: expected a price above 0, was \"-70000\"");
        add("zero", "call,0,70000,0.1,0.5", "forward: expected a price above 0, was \"0\"");
        add("missing", "call,64000,70000,0.1,", "sigma: a volatility not below 0 is missing");
        add("a short row", "call,64000,70000", "tau: years to expiry is missing");
        add("a long row", "call,64000,70000,0.1,0.5,inverse,0,,x", "9 fields under a header of 8");
        add("negative volatility", "put,64000,70000,0.1,-0.5",
            "sigma: expected a volatility not below 0, was \"-0.5\"");
        add("a decimal comma", "call,\"64000,5\",70000,0.1,0.5",
            "forward: expected a price above 0, was \"64000,5\"");
        add("trailing letters", "call,64000USD,70000,0.1,0.5",
            "forward: expected a price above 0, was \"64000USD\"");
        add("neither call nor put", "straddle,64000,70000,0.1,0.5",
            "type: expected call or put, was \"straddle\"");
        add("a rate where there is none", "call,64000,70000,0.1,0.5,inverse,0.05",
            "rate: expected 0 for an inverse option, whose forward is its future, was \"0.05\"");
        add("an unknown convention", "call,64000,70000,0.1,0.5,quanto",
            "convention: expected inverse or linear, was \"quanto\"");
        add("time given twice", "call,64000,70000,0.1,0.5,,,2026-12-31T08:00:00Z",
            "tau: given beside an expiry; give one");
        add("no such day", "call,64000,70000,,0.5,,,2026-02-31T08:00:00Z",
            "expiry: expected a UTC time like 2026-12-25T08:00:00Z, was \"2026-02-31T08:00:00Z\"");
        add("beyond all measure", "put,1e-200,1e200,0.1,0.5",
            "price_coin is beyond what a double holds");
        add("an open quote", "\"call,64000,70000,0.1,0.5", "a quote that is not closed");
    }
    void aBadRowStopsNoOther()
    {
        QFETCH(QString, row);
        QFETCH(QString, reason);
        const std::string good = "call,64000,70000,0.1,0.5\n";
        const Answered answered =
            greeksOf("type,forward,strike,tau,sigma,convention,rate,expiry\n" + good +
                     row.toStdString() + "\r\n\n" + good);
        QCOMPARE(answered.answers.rows, 3);
        QCOMPARE(answered.answers.unanswered, 1);
        QCOMPARE(answered.text(1, "status"), std::string("refused"));
        QCOMPARE(shown(answered.text(1, "reason")), reason);
        QVERIFY(!answered.number(1, "price_usd"));
        QCOMPARE(answered.number(2, "line"), std::optional{5.0});
        QCOMPARE(answered.text(2, "status"), std::string("ok"));
        QCOMPARE(answered.number(2, "price_usd"), answered.number(0, "price_usd"));
    }

    void anExpiredOptionHasItsIntrinsicValue()
    {
        const Answered answered = greeksOf(
            "type,forward,strike,tau,sigma\n"
            "call,70000,60000,0,0.6\nput,70000,60000,-1,0.6\n");
        QCOMPARE(answered.answers.unanswered, 0);
        for (std::size_t row : {0, 1})
            QCOMPARE(answered.text(row, "status"), std::string("expired"));
        QCOMPARE(answered.number(0, "price_usd"), std::optional{10'000.0});
        QCOMPARE(answered.number(1, "price_usd"), std::optional{0.0});
        const Answered vols = volsOf("type,forward,strike,tau,price\ncall,70000,60000,0,0.2\n");
        QCOMPARE(vols.text(0, "status"), std::string("expired"));
        QCOMPARE(vols.answers.unanswered, 1);
    }

    void pricesAreInTheUnitOfTheirConvention_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("reason");
        const auto add = [](const char* name, const char* row, const char* status,
                            const char* reason) {
            QTest::newRow(name) << QString::fromUtf8(row) << QString::fromUtf8(status)
                                << QString::fromUtf8(reason);
        };
        add("coin", "inverse,,0.0292276486177,,", "ok", "");
        add("dollars for an inverse one", "inverse,usd,1870.56951153,,", "ok", "");
        add("linear", "linear,,1870.56951153,,", "ok", "");
        add("bid and ask alone", "linear,USD,,1870.56951153,1880", "ok", "");
        add("coin for a linear one", "linear,coin,0.0292276486177,,", "refused",
            "unit: a linear option is priced in usd, was \"coin\"");
        add("another currency", "inverse,EUR,1870,,", "refused",
            "unit: expected coin or usd, was \"EUR\"");
        add("crossed", "inverse,,0.0292276486177,0.03,0.029", "refused",
            "bid: above its ask: \"0.03\" and \"0.029\" are crossed");
        add("none", "inverse,,,,", "refused", "price: a price, bid or ask is missing");
        add("negative", "inverse,,-0.01,,", "refused",
            "price: expected a price not below 0, was \"-0.01\"");
        add("a coin or more", "inverse,,1.5,,", "above_maximum",
            "price: price at or above its upper bound");
    }
    void pricesAreInTheUnitOfTheirConvention()
    {
        QFETCH(QString, row);
        QFETCH(QString, status);
        QFETCH(QString, reason);
        const Answered answered = volsOf(
            "type,forward,strike,tau,convention,unit,price,bid,ask\n"
            "call,64000,70000,0.0821917808219178," +
            row.toStdString() + "\n");
        QCOMPARE(shown(answered.text(0, "status")), status);
        QCOMPARE(shown(answered.text(0, "reason")), reason);
        if (status != QLatin1String("ok")) return;
        const std::string_view first = answered.number(0, "sigma") ? "sigma" : "sigma_bid";
        CHECK_CELL(answered, 0, first, 0.55, 1e-9);
        CHECK_CELL(answered, 0, "vega_usd_per_point", 64.9349626442, 1e-9);
        if (first == "sigma_bid") QVERIFY(answered.number(0, "sigma_ask") > 0.55);
    }

    void aTableWithoutASenseIsRefusedWhole_data()
    {
        QTest::addColumn<QString>("csv");
        QTest::addColumn<QString>("error");
        QTest::newRow("empty") << QString() << "the table is empty: a header row was expected";
        QTest::newRow("blank") << "\n \n" << "the table is empty: a header row was expected";
        QTest::newRow("a column nobody knows") << "type,forward,strike,tau,sigma,vol\n"
                                               << "the header: unknown column \"vol\"";
        QTest::newRow("a column twice") << "type,forward,strike,tau,sigma,tau\n"
                                        << "the header: column \"tau\" comes twice";
        QTest::newRow("no strike") << "type,forward,tau,sigma\n" << "the header: no column strike";
        QTest::newRow("no time") << "type,forward,strike,sigma\n"
                                 << "the header: no column tau or expiry";
        QTest::newRow("no volatility") << "type,forward,strike,tau\n"
                                       << "the header: no column sigma";
    }
    void aTableWithoutASenseIsRefusedWhole()
    {
        QFETCH(QString, csv);
        QFETCH(QString, error);
        const auto answers = answer(csv.toStdString(), ContractQuestion::Greeks);
        QVERIFY(!answers);
        QCOMPARE(shown(answers.error().message), error);
    }

    void writesWhatOtherProgramsRead()
    {
        const core::TextTable table{{"id", "x_usd", "none"},
                                    {{std::string("=1+1"), -0.5, {}},
                                     {std::string("a \"b\", c"), 1e-12, {}},
                                     {std::monostate{}, std::nan(""), {}}}};
        QCOMPARE(
            core::csvText(table),
            std::string("id,x_usd,none\r\n'=1+1,-0.5,\r\n\"a \"\"b\"\", c\",1e-12,\r\n,,\r\n"));
        QCOMPARE(core::jsonText(table),
                 std::string("[\n {\"id\":\"=1+1\",\"x_usd\":-0.5,\"none\":null},\n "
                             "{\"id\":\"a \\\"b\\\", c\",\"x_usd\":1e-12,\"none\":null},\n "
                             "{\"id\":null,\"x_usd\":null,\"none\":null}\n]\n"));
        QCOMPARE(core::alignedText(table), std::string("id        x_usd\n"
                                                       "=1+1       -0.5\n"
                                                       "a \"b\", c  1e-12\n\n"));
        QCOMPARE(core::jsonText({{"a"}, {}}), std::string("[]\n"));
    }

    void readsNumbersInNoLocale_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("good");
        for (const auto& [text, value] : {std::pair{"0.1", 0.1},
                                          {"-12.5e-3", -0.0125},
                                          {"+7", 7.0},
                                          {".5", 0.5},
                                          {"5.", 5.0},
                                          {"1E5", 1e5},
                                          {"0.0027397260273972603", 0.0027397260273972603},
                                          {"9007199254740993", 9007199254740992.0}})
            QTest::newRow(text) << QString::fromUtf8(text) << value << true;
        for (const char* text : {"", "-", ".", "e5", "1e", "1e+", "0x10", "1,5", "1 5", "nan",
                                 "inf", "1e999", "1.2.3", "--1", "1f", "infinity"})
            QTest::newRow(qPrintable(QStringLiteral("not \"%1\"").arg(QLatin1String(text))))
                << QString::fromUtf8(text) << 0.0 << false;
    }
    void readsNumbersInNoLocale()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        QFETCH(bool, good);
        const auto read = core::parseDecimal(text.toStdString());
        QCOMPARE(read.has_value(), good);
        if (good) QCOMPARE(*read, value);
    }

    void helpNamesEveryColumnThatIsRead()
    {
        const std::string greeks = contractHelp(ContractQuestion::Greeks);
        const std::string vols = contractHelp(ContractQuestion::ImpliedVol);
        for (const char* name :
             {"id", "type", "forward", "strike", "tau", "expiry", "at", "rate", "convention"})
            QVERIFY(greeks.find(std::string("  ") + name + " ") != greeks.npos &&
                    vols.find(std::string("  ") + name + " ") != vols.npos);
        QVERIFY(greeks.find("  sigma ") != greeks.npos && vols.find("  sigma ") == vols.npos);
        QVERIFY(vols.find("  unit ") != vols.npos && greeks.find("  unit ") == greeks.npos);
    }
};

QTEST_APPLESS_MAIN(tst_contract_table)
#include "tst_contract_table.moc"
