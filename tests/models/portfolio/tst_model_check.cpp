#include "models/portfolio/model_check.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/inverse_option.h"
#include "support/csv_table.h"
#include "support/market_builder.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::portfolio;
using market::OptionType;
using test::MarketBuilder;

namespace {

const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kExpiry = MarketBuilder::date(2026, 12, 4);

double rounded(double value, int decimals)
{
    const double unit = std::pow(10.0, decimals);
    return std::round(value * unit) / unit;
}

/// A venue that publishes what the model gives, in the decimals it publishes.
struct Venue {
    MarketBuilder market;
    core::InstrumentId call = option(65'000, OptionType::Call);
    core::InstrumentId put = option(60'000, OptionType::Put);

    core::InstrumentId option(int strike, OptionType type, core::Time expiry = kExpiry)
    {
        const core::InstrumentId id = market.option("BTC", expiry, strike, type);
        publish(id);
        return id;
    }
    void publish(core::InstrumentId id)
    {
        const market::Instrument& i = market.instrument(id);
        const double forward = 63'412.5177, volatility = 0.5512345;
        const pricing::DeribitGreeks g = pricing::deribitGreeks(
            {i.optionType, forward, i.strike->toDouble(), i.yearsToExpiry(kNow), volatility});
        market.mark(id, rounded(g.markCoin, 4), rounded(volatility, 4));
        market::Ticker& ticker = market.at(id).ticker;
        ticker.underlyingPrice = test::price(rounded(forward, 4));
        ticker.venueAt = kNow;
        ticker.greeks =
            market::VenueGreeks{rounded(g.delta, 5), rounded(g.gamma, 5), rounded(g.vega, 5),
                                rounded(g.theta, 5), rounded(g.rho, 5)};
    }
    market::Ticker& ticker(core::InstrumentId id) { return market.at(id).ticker; }
    ModelCheck check(core::Time now = kNow) const { return checkModel(market.board, now); }
};

pricing::Black76Input inputOf(const Venue& venue, core::InstrumentId id)
{
    const market::Listing& listing = venue.market.board.listings.at(id.index);
    const market::Instrument& i = *listing.instrument;
    return {i.optionType, listing.ticker.underlyingPrice->toDouble(), i.strike->toDouble(),
            i.yearsToExpiry(kNow), listing.ticker.markIv};
}

}  // namespace

class tst_model_check : public QObject {
    Q_OBJECT

private slots:
    void aVenueThatRoundsAgrees()
    {
        const Venue venue;
        const ModelCheck check = venue.check();
        QCOMPARE(check.options.size(), std::size_t(2));
        QCOMPARE(check.agree, 2);
        QVERIFY(!check.worst());
        for (const OptionCheck& option : check.options)
            for (const Comparison& value : option.values) {
                QVERIFY(value.tolerance > 0);
                QVERIFY(value.tolerances() <= 1);
            }
        QCOMPARE(summary(check), std::string("2 options agree"));
    }

    void namesWhatIsOfAnotherConvention_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("worst");
        QTest::newRow("delta less the premium") << 0 << "delta";
        QTest::newRow("gamma of one per cent") << 1 << "gamma";
        QTest::newRow("vega of a whole volatility") << 2 << "vega";
        QTest::newRow("theta of a year") << 3 << "theta";
        QTest::newRow("rho of a forward option") << 4 << "rho";
        QTest::newRow("a mark of another volatility") << 5 << "mark";
    }
    void namesWhatIsOfAnotherConvention()
    {
        QFETCH(int, fault);
        QFETCH(QString, worst);
        Venue venue;
        market::Ticker& ticker = venue.ticker(venue.call);
        const pricing::InverseOption o = pricing::inverseOptionInFull(inputOf(venue, venue.call));
        switch (fault) {
            case 0: ticker.greeks->delta = o.deltaNet.coin(); break;
            case 1: ticker.greeks->gamma *= 63'412.5 / 100; break;
            case 2: ticker.greeks->vega *= 100; break;
            case 3: ticker.greeks->theta *= 365; break;
            case 4: ticker.greeks->rho = o.usd.rhoForward / 100; break;
            case 5: ticker.mark += test::price("0.002"); break;
        }
        const ModelCheck check = venue.check();
        QCOMPARE(check.agree, 1);
        QCOMPARE(check.differ, 1);
        QCOMPARE(check.worst()->instrument->name, std::string("BTC-4DEC26-65000-C"));
        QCOMPARE(QString::fromUtf8(text(check.worst()->worst).data()), worst);
        QVERIFY(check.worst()->tolerances() > 2);
        QVERIFY(summary(check).starts_with("1 option agrees; 1 differs: worst " +
                                           worst.toStdString() + " of BTC-4DEC26-65000-C, "));
    }

    void theLineIsDrawnAtTheTolerance_data()
    {
        QTest::addColumn<double>("tolerances");
        QTest::addColumn<bool>("differs");
        QTest::newRow("just inside") << 0.98 << false;
        QTest::newRow("just outside") << 1.02 << true;
        QTest::newRow("just outside below") << -1.02 << true;
    }
    void theLineIsDrawnAtTheTolerance()
    {
        QFETCH(double, tolerances);
        QFETCH(bool, differs);
        Venue venue;
        const ModelCheck before = venue.check();
        for (const CheckedValue value :
             {CheckedValue::Delta, CheckedValue::Gamma, CheckedValue::Vega, CheckedValue::Theta,
              CheckedValue::Rho}) {
            Venue moved;
            const Comparison& c = before.options.at(0).of(value);
            market::VenueGreeks& g = *moved.ticker(moved.call).greeks;
            double* const fields[] = {&g.delta, &g.gamma, &g.vega, &g.theta, &g.rho};
            *fields[static_cast<int>(value) - 1] = c.ours + tolerances * c.tolerance;
            const ModelCheck check = moved.check();
            QCOMPARE(check.differ, differs ? 1 : 0);
            QVERIFY(std::abs(check.options.at(0).of(value).tolerances() - std::abs(tolerances)) <
                    1e-6);
        }
    }

    void toleranceGrowsWithWhatIsLeftOpen()
    {
        const Venue venue;
        const market::Board& board = venue.market.board;
        const Comparison usual = venue.check().options.at(0).of(CheckedValue::Vega);
        Publication coarse;
        coarse.ivHalfUnit *= 10;
        QVERIFY(checkModel(board, kNow, coarse).options.at(0).of(CheckedValue::Vega).tolerance >
                usual.tolerance);
        const Publication exact{0, 0, core::Duration{0}, core::Duration{0}};
        const auto bare = checkModel(board, kNow, exact);
        QVERIFY(bare.options.at(0).of(CheckedValue::Gamma).tolerance < 1e-9);
        QCOMPARE(bare.differ, 2);
        // Marks are published in four decimals here, which no single one of them need show.
        QVERIFY(std::abs(bare.options.at(0).of(CheckedValue::Mark).tolerance - 5e-5) < 1e-7);
    }

    void judgesAtTheVenuesStampAndNotAtOurClock()
    {
        Venue venue;
        QCOMPARE(venue.check(kNow + std::chrono::hours{6}).differ, 0);
        for (const core::InstrumentId id : {venue.call, venue.put})
            venue.ticker(id).venueAt = kNow + std::chrono::hours{6};
        QCOMPARE(venue.check().differ, 2);
        for (const core::InstrumentId id : {venue.call, venue.put}) venue.ticker(id).venueAt = {};
        QCOMPARE(venue.check().differ, 0);
    }

    void saysWhatItDoesNotJudge()
    {
        Venue venue;
        const core::InstrumentId settling =
            venue.option(63'000, OptionType::Call, kNow + std::chrono::minutes{20});
        const core::InstrumentId expired =
            venue.option(63'000, OptionType::Put, kNow - std::chrono::minutes{1});
        venue.ticker(venue.put).markIv = 0;
        const core::InstrumentId silent = venue.option(70'000, OptionType::Call);
        venue.ticker(silent).greeks.reset();
        const core::InstrumentId blind = venue.option(71'000, OptionType::Call);
        venue.ticker(blind).underlyingPrice.reset();
        const core::InstrumentId absurd = venue.option(72'000, OptionType::Call);
        venue.ticker(absurd).markIv = std::nan("");
        venue.market.perpetual("BTC");
        const ModelCheck check = venue.check();
        QCOMPARE(check.options.size(), std::size_t(6));  // all but the silent one and the perpetual
        QCOMPARE(check.agree, 1);
        QCOMPARE(check.notJudged, 5);
        QCOMPARE(summary(check), std::string("1 option agrees; 5 not judged"));
        for (const core::InstrumentId id : {settling, expired})
            QVERIFY(std::ranges::any_of(check.options, [&](const OptionCheck& o) {
                return o.instrument->id == id && o.verdict == CheckVerdict::NotJudged;
            }));
    }

    void anEmptyBoardIsSaid()
    {
        QCOMPARE(summary(checkModel({}, kNow)),
                 std::string("No option with the venue's Greeks yet"));
    }

    void linearOptionsAreMarkedInDollars()
    {
        MarketBuilder market;
        const core::InstrumentId id =
            market.option("SOL", kExpiry, 150, OptionType::Put, market::Settlement::Linear);
        const pricing::Black76Input in{OptionType::Put, 148.22, 150,
                                       market.instrument(id).yearsToExpiry(kNow), 0.9};
        const pricing::DeribitGreeks g = pricing::deribitGreeks(in);
        market.mark(id, rounded(g.markCoin * in.forward, 4), 0.9);
        market::Ticker& ticker = market.at(id).ticker;
        ticker.underlyingPrice = test::price(148.22);
        ticker.greeks =
            market::VenueGreeks{rounded(g.delta, 5), rounded(g.gamma, 5), rounded(g.vega, 5),
                                rounded(g.theta, 5), rounded(g.rho, 5)};
        QCOMPARE(checkModel(market.board, kNow).agree, 1);
    }

    /// The recorded exchange states of Deribit: nothing is left that rounding and age do not
    /// explain.
    void theRecordedVenueAgrees()
    {
        const auto folder = test::recordingsDirectory() / "deribit/exchange_state";
        if (!std::filesystem::exists(folder))
            QSKIP(
                "The recorded venue data are not beside the project; set BALLAST_RECORDINGS to "
                "their folder.");
        int options = 0, differ = 0;
        std::array<double, kCheckedValues> worst{};
        for (const auto& file : test::filesIn(folder, "btc_options", ".csv")) {
            const test::CsvTable table(file);
            MarketBuilder market;
            for (std::size_t row = 0; row < table.size(); ++row) {
                if (!table.number(row, "mark_iv") || !table.number(row, "greeks_delta")) continue;
                const core::InstrumentId id = market.option(
                    "BTC",
                    core::fromUnixMs(static_cast<std::int64_t>(table(row, "expiration_timestamp"))),
                    static_cast<int>(table(row, "strike")),
                    table.text(row, "option_type") == "call" ? OptionType::Call : OptionType::Put);
                market.mark(id, table(row, "mark_price"), table(row, "mark_iv") / 100);
                market::Ticker& ticker = market.at(id).ticker;
                ticker.underlyingPrice = test::price(table.text(row, "underlying_price"));
                ticker.venueAt =
                    core::fromUnixMs(static_cast<std::int64_t>(table(row, "timestamp")));
                ticker.greeks =
                    market::VenueGreeks{table(row, "greeks_delta"), table(row, "greeks_gamma"),
                                        table(row, "greeks_vega"), table(row, "greeks_theta"),
                                        table(row, "greeks_rho")};
            }
            const ModelCheck check = checkModel(market.board, {});
            options += check.agree + check.differ;
            differ += check.differ;
            for (const OptionCheck& option : check.options)
                for (std::size_t i = 0; i < kCheckedValues; ++i)
                    worst[i] = std::max(worst[i], option.values[i].tolerances());
        }
        qInfo(
            "%d recorded options, %d beyond rounding and age; worst in tolerances: mark %.2f, "
            "delta %.2f, gamma %.2f, vega %.2f, theta %.2f, rho %.2f",
            options, differ, worst[0], worst[1], worst[2], worst[3], worst[4], worst[5]);
        QVERIFY(options > 0);
        QCOMPARE(differ, 0);
    }
};

QTEST_APPLESS_MAIN(tst_model_check)
#include "tst_model_check.moc"
