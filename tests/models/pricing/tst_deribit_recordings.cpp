#include "models/core/time.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/implied_vol.h"
#include "support/csv_table.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace ballast;
using namespace ballast::pricing;

namespace {

/// The errors of one column over all rows.
struct Errors {
    std::vector<double> all;
    void add(double ours, double theirs) { all.push_back(std::abs(ours - theirs)); }
    double worst() const { return all.empty() ? 0 : *std::max_element(all.begin(), all.end()); }
    double median()
    {
        if (all.empty()) return 0;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        std::nth_element(all.begin(), middle, all.end());
        return *middle;
    }
};

market::OptionType typeOf(std::string_view text)
{
    return text == "call" ? market::OptionType::Call : market::OptionType::Put;
}

Black76Input stateInput(const test::CsvTable& table, std::size_t row)
{
    const auto time = [&](const char* column) {
        return core::fromUnixMs(static_cast<std::int64_t>(table(row, column)));
    };
    return {.type = typeOf(table.text(row, "option_type")),
            .forward = table(row, "underlying_price"),
            .strike = table(row, "strike"),
            .tau = core::years(time("expiration_timestamp") - time("timestamp")),
            .sigma = table(row, "mark_iv") / 100};
}

/// What a one-digit figure such as "0.6" or "2e-3" says of an error: its first digit.
double toOneDigit(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)));
    return std::round(value / unit) * unit;
}

/// Calls and puts of one file, by what makes them a pair.
class Pairs {
public:
    void add(const std::string& key, bool call, double mark, double forward, double strike)
    {
        Pair& pair = m_pairs[key];
        pair.strike = strike;
        (call ? pair.call : pair.put) = {mark, forward};
    }
    /// C - P against 1 - K / F in coin, and how far the forward must have moved between the
    /// recording of the two and of itself to explain it beyond the rounding of two marks.
    void compare(Errors& parity, Errors& forwardMoves, double markHalfUnit) const
    {
        for (const auto& [key, pair] : m_pairs) {
            if (!(pair.call.forward > 0) || !(pair.put.forward > 0)) continue;
            const double ratio = pair.strike / ((pair.call.forward + pair.put.forward) / 2);
            const double error = pair.call.mark - pair.put.mark - (1 - ratio);
            parity.add(error, 0);
            forwardMoves.add(std::max(0.0, std::abs(error) - 2 * markHalfUnit) / ratio, 0);
        }
    }

private:
    struct Side {
        double mark = 0, forward = 0;
    };
    struct Pair {
        double strike = 0;
        Side call, put;
    };
    std::map<std::string, Pair> m_pairs;
};

}  // namespace

/// Deribit's own marks and Greeks against ours, from its own published inputs.
class tst_deribit_recordings : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!std::filesystem::exists(test::recordingsDirectory() / "deribit"))
            QSKIP(
                "The recorded venue data are not beside the project; set BALLAST_RECORDINGS to "
                "their folder.");
    }

    void exchangeStateIsMet()
    {
        Errors mark, delta, gamma, vega, theta, rho;
        int rows = 0;
        for (const auto& file : test::filesIn(
                 test::recordingsDirectory() / "deribit/exchange_state", "btc_options", ".csv")) {
            const test::CsvTable table(file);
            for (std::size_t row = 0; row < table.size(); ++row) {
                if (!table.number(row, "mark_iv") || !table.number(row, "greeks_delta")) continue;
                const Black76Input in = stateInput(table, row);
                const DeribitGreeks ours = deribitGreeks(in);
                mark.add(ours.markCoin, table(row, "mark_price"));
                delta.add(ours.delta, table(row, "greeks_delta"));
                gamma.add(ours.gamma, table(row, "greeks_gamma"));
                vega.add(ours.vega, table(row, "greeks_vega"));
                theta.add(ours.theta, table(row, "greeks_theta"));
                rho.add(ours.rho, table(row, "greeks_rho"));
                ++rows;
            }
        }
        qInfo(
            "exchange state: %d options; worst (median) error: mark %.2g (%.2g) coin, delta %.2g "
            "(%.2g), gamma "
            "%.2g, vega %.2g (%.2g), theta %.2g (%.2g), rho %.2g (%.2g)",
            rows, mark.worst(), mark.median(), delta.worst(), delta.median(), gamma.worst(),
            vega.worst(), vega.median(), theta.worst(), theta.median(), rho.worst(), rho.median());
        QVERIFY(rows > 0);
        QVERIFY(mark.worst() <= 2e-4 && mark.median() <= 3e-5);
        QVERIFY(delta.worst() <= 6e-5);
        QVERIFY(gamma.worst() <= 5e-6);  // half a unit of its five decimals
        QVERIFY(vega.worst() <= 0.035 && vega.median() <= 2e-3);
        QVERIFY(rho.worst() <= 0.022 && rho.median() <= 1e-3);
        // The measure of the recordings is one digit, 0.6 worst and 2e-3 in the middle; why it
        // cannot be less is shown below.
        QVERIFY(toOneDigit(theta.worst()) <= 0.6001 && toOneDigit(theta.median()) <= 2.001e-3);
    }

    /// Where theta is bounded by the option's value, the value is the venue's mark, and that is of
    /// another instant than the published forward and Greeks: on 14 January the marks of
    /// BTC-17JAN26 follow a forward some 14 USD below the one beside them, the bounded thetas of
    /// its cheap puts and the marks of its deep calls alike. The mark itself is published to a
    /// multiple of 1e-4 coin, 9.7 USD, so nothing published gives this theta to better than that;
    /// all that is free of the mark is met to a tenth of it.
    void onlyThetaThatIsBoundedByTheMarkIsFarOff()
    {
        Errors free, bounded, byMark;
        double displaced = 0;
        for (const auto& file : test::filesIn(
                 test::recordingsDirectory() / "deribit/exchange_state", "btc_options", ".csv")) {
            const test::CsvTable table(file);
            for (std::size_t row = 0; row < table.size(); ++row) {
                if (!table.number(row, "mark_iv") || !table.number(row, "greeks_delta")) continue;
                const Black76Input in = stateInput(table, row);
                const DeribitGreeks ours = deribitGreeks(in);
                const double theirs = table(row, "greeks_theta");
                const double value = ours.markCoin * in.forward;
                if (std::abs(ours.theta + value) > 1e-9 * value) {
                    free.add(ours.theta, theirs);
                    continue;
                }
                bounded.add(ours.theta, theirs);
                byMark.add(-theirs / in.forward, table(row, "mark_price"));
                // How far the forward of that mark is from the published one, in what it moves by
                // in two seconds.
                if (std::abs(ours.delta) > 0.01)
                    displaced = std::max(displaced,
                                         std::abs((-theirs - value) / ours.delta) /
                                             (in.sigma * in.forward * std::sqrt(2 / 31'536'000.0)));
            }
        }
        qInfo(
            "theta: %zu free, worst %.2g, median %.2g; %zu bounded by the mark, worst %.2g, "
            "theirs is the published mark to %.2g coin, its forward displaced by at most %.1f "
            "deviations of two seconds",
            free.all.size(), free.worst(), free.median(), bounded.all.size(), bounded.worst(),
            byMark.worst(), displaced);
        QVERIFY(!free.all.empty() && !bounded.all.empty());
        QVERIFY(free.worst() <= 0.065);
        QVERIFY(byMark.worst() <= 5.01e-5);
        QVERIFY(displaced <= 3);
    }

    /// C - P = 1 - K / F in every recorded chain.
    void callsAndPutsAreOneForwardApart_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("begin");
        QTest::addColumn<double>("markHalfUnit");
        QTest::newRow("exchange states") << "exchange_state" << "btc_options" << 5e-5;
        QTest::newRow("option chains") << "option_chain" << "deribit_options_snapshot_" << 5e-7;
        QTest::newRow("book summaries") << "option_chain" << "eth_book_summary" << 5e-7;
    }
    void callsAndPutsAreOneForwardApart()
    {
        QFETCH(QString, folder);
        QFETCH(QString, begin);
        QFETCH(double, markHalfUnit);
        Errors parity, moves;
        for (const auto& file :
             test::filesIn(test::recordingsDirectory() / "deribit" / folder.toStdString(),
                           begin.toStdString(), ".csv")) {
            const test::CsvTable table(file);
            const bool state = folder == QLatin1String("exchange_state");
            const bool summary = begin == QLatin1String("eth_book_summary");
            const char* expiry = state     ? "expiration_timestamp"
                                 : summary ? "expire_date"
                                           : "expiry_datetime";
            const char* strike = summary ? "strike_price" : "strike";
            const char* forward = state || summary ? "underlying_price" : "underlying";
            const char* coin = state ? "price_index" : "currency";
            Pairs pairs;
            for (std::size_t row = 0; row < table.size(); ++row) {
                const auto mark = table.number(row, "mark_price"), at = table.number(row, forward);
                if (!mark || !at) continue;
                const std::string type = table.text(row, "option_type");
                pairs.add(table.text(row, coin) + ' ' + table.text(row, expiry) + ' ' +
                              table.text(row, strike),
                          type == "call" || type == "C", *mark, *at, table(row, strike));
            }
            pairs.compare(parity, moves, markHalfUnit);
        }
        qInfo(
            "%zu pairs: C - P against 1 - K/F: worst %.2g, median %.2g coin; beyond the rounding "
            "of the marks a forward that moved by at most %.2g of itself explains it",
            parity.all.size(), parity.worst(), parity.median(), moves.worst());
        QVERIFY(!parity.all.empty());
        QVERIFY(parity.median() <= (markHalfUnit > 1e-6 ? 3.5e-5 : 3e-5));
        QVERIFY(moves.worst() <= 6e-4);
    }

    /// A chain is collected over a minute: a row's Greeks may be of another instant than its
    /// forward. So the middle of the errors is held to the exchange state's measure, and the worst
    /// to the move.
    void optionChainsAreMet()
    {
        Errors mark, delta, vega, volatility;
        int rows = 0, inverted = 0, outside = 0;
        for (const auto& file : test::filesIn(test::recordingsDirectory() / "deribit/option_chain",
                                              "deribit_options_snapshot_", ".csv")) {
            const test::CsvTable table(file);
            for (std::size_t row = 0; row < table.size(); ++row) {
                const auto iv = table.number(row, "implied_volatility");
                const auto theirDelta = table.number(row, "delta");
                if (!iv || !theirDelta) continue;
                Black76Input in{.type = typeOf(table.text(row, "option_type")),
                                .forward = table(row, "underlying"),
                                .strike = table(row, "strike"),
                                .tau = core::years(
                                    core::parseIsoUtc(table.text(row, "expiry_datetime")).value() -
                                    core::parseIsoUtc(table.text(row, "timestamp")).value()),
                                .sigma = *iv};
                const DeribitGreeks ours = deribitGreeks(in);
                const double theirMark = table(row, "mark_price");
                mark.add(ours.markCoin, theirMark);
                delta.add(ours.delta, *theirDelta);
                vega.add(ours.vega, table(row, "vega"));
                ++rows;
                // Only a mark that feels a volatility point can give one back.
                if (ours.vega / in.forward < 1e-4) continue;
                const ImpliedVol implied = impliedVol(in, theirMark * in.forward);
                if (implied.status != VolStatus::Ok) {
                    ++outside;
                    continue;
                }
                volatility.add(implied.sigma, *iv);
                ++inverted;
            }
        }
        qInfo(
            "option chains: %d options; worst (median) error: mark %.2g (%.2g) coin, delta %.2g "
            "(%.2g), vega %.2g "
            "(%.2g); %d volatilities from marks, worst %.2g (median %.2g); %d marks below the "
            "intrinsic value of a "
            "later forward",
            rows, mark.worst(), mark.median(), delta.worst(), delta.median(), vega.worst(),
            vega.median(), inverted, volatility.worst(), volatility.median(), outside);
        QVERIFY(rows > 0 && inverted > 0);
        QVERIFY(mark.median() <= 3e-5 && mark.worst() <= 4e-3);
        QVERIFY(delta.median() <= 2e-4 && delta.worst() <= 6e-2);
        QVERIFY(vega.median() <= 0.05);
        QVERIFY(volatility.median() <= 1e-4 && volatility.worst() <= 0.15);
        QVERIFY(outside * 100 < rows);
    }
};

QTEST_APPLESS_MAIN(tst_deribit_recordings)
#include "tst_deribit_recordings.moc"
