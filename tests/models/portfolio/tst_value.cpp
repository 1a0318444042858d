#include "models/portfolio/exposure.h"
#include "models/portfolio/smile_view.h"
#include "models/portfolio/unit.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"
#include "models/pricing/greeks.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

#include <cmath>
#include <functional>
#include <map>

using namespace ballast;
using namespace ballast::portfolio;
using market::OptionType;
using test::MarketBuilder;
using test::quantity;

namespace {

const core::AccountKey kAccount{"paper", "main"};
const core::Time kNow = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kNear = MarketBuilder::date(2026, 12, 27);
const core::Time kFar = MarketBuilder::date(2027, 3, 26);

Position held(core::InstrumentId id, const char* size, double average = 0)
{
    return {.account = kAccount, .instrument = id, .size = quantity(size), .averagePrice = average};
}

Balance balance(core::Currency currency, double equity, double maintenance = 0)
{
    Balance b;
    b.account = kAccount;
    b.currency = currency;
    b.equity = equity;
    b.maintenanceMargin = maintenance;
    return b;
}

/// BTC calls and puts, a future and a perpetual, all on one price, marked at the model.
struct Desk {
    MarketBuilder market;
    core::InstrumentId call = market.option("BTC", kNear, 70'000, OptionType::Call);
    core::InstrumentId put = market.option("BTC", kFar, 60'000, OptionType::Put);
    core::InstrumentId future = market.future("BTC", kFar);
    core::InstrumentId perpetual = market.perpetual("BTC");
    std::vector<Position> positions = {held(perpetual, "-212300", 63'900),
                                       held(future, "40000", 62'000), held(put, "18", 0.041),
                                       held(call, "-25", 0.028)};

    pricing::Black76Input input(core::InstrumentId id, double spot) const
    {
        const market::Instrument& i = *market.board.listings.at(id.index).instrument;
        return {i.optionType, spot, i.strike->toDouble(), i.yearsToExpiry(kNow),
                id == call ? 0.55 : 0.62};
    }
    void move(double spot)
    {
        market.index("BTC", spot);
        market.mark(perpetual, spot);
        market.mark(future, spot);
        for (core::InstrumentId id : {call, put}) {
            market.mark(id, pricing::black76Price(input(id, spot)) / spot, input(id, spot).sigma);
            market.at(id).ticker.underlyingPrice = test::price(spot);
        }
    }
    /// Coin equity by its definition: collateral and the coin profit of each position.
    double equityCoin(double collateral, double spot) const
    {
        double equity = collateral;
        for (const Position& p : positions) {
            const double size = p.size.toDouble();
            if (p.instrument == call || p.instrument == put)
                equity += size * (pricing::black76Price(input(p.instrument, spot)) / spot -
                                  p.averagePrice);
            else
                equity += pricing::inversePnlCoin(size, p.averagePrice, spot);
        }
        return equity;
    }
};

/// One fitted smile, steep enough to matter.
std::shared_ptr<const pricing::Surface> surfaceWith(core::Time expiry)
{
    const double tau = core::years(expiry - kNow);
    pricing::Smile smile;
    smile.expiry = expiry;
    smile.tau = tau;
    smile.kind = pricing::SmileKind::Curve;
    smile.svi = {0.15 * tau, 0.25 * std::sqrt(tau), -0.4, 0.02, 0.3};
    pricing::Surface surface;
    surface.underlying = "BTC";
    return std::make_shared<const pricing::Surface>(
        pricing::withSmile(surface, std::make_shared<const pricing::Smile>(smile)));
}

QString joined(const Book& book)
{
    QStringList out;
    for (const Line& line : book.lines)
        out << (line.instrument ? QString::fromStdString(line.instrument->name)
                                : QStringLiteral("?"));
    return out.join(QLatin1Char(' '));
}

}  // namespace

#define CHECK_NEAR(actual, expected, tolerance)                 \
    QVERIFY2(std::abs((actual) - (expected)) <= (tolerance),    \
             qPrintable(QStringLiteral("%1 is %2, expected %3") \
                            .arg(QStringLiteral(#actual))       \
                            .arg(actual, 0, 'g', 15)            \
                            .arg(expected, 0, 'g', 15)))

class tst_value : public QObject {
    Q_OBJECT

private slots:
    void deltaTotalIsTheSlopeOfCoinEquity_data()
    {
        QTest::addColumn<double>("spot");
        for (double spot : {45'000., 59'999., 63'412.5, 70'000., 98'765.})
            QTest::addRow("%g", spot) << spot;
    }
    void deltaTotalIsTheSlopeOfCoinEquity()
    {
        QFETCH(double, spot);
        Desk desk;
        desk.move(spot);
        const double collateral = 5, step = spot * 1e-4;
        const double equity = desk.equityCoin(collateral, spot);
        const Book book = value(desk.positions, {balance("BTC", equity)}, desk.market.board, kNow);
        const double up = desk.equityCoin(collateral, spot + step);
        const double down = desk.equityCoin(collateral, spot - step);

        const Exposure& btc = *book.find("BTC");
        CHECK_NEAR(btc.delta.netTransaction.coin(), spot * (up - down) / (2 * step), 2e-6);
        const double usdSlope = ((spot + step) * up - (spot - step) * down) / (2 * step);
        CHECK_NEAR(btc.delta.usdNeutral.coin(), usdSlope, 2e-6);
        CHECK_NEAR(btc.delta.usdNeutral.coin(), equity + btc.delta.netTransaction.coin(), 1e-12);
        CHECK_NEAR(btc.pnlUsd, spot * (equity - collateral), 1e-4 * std::abs(btc.pnlUsd));
    }

    void putsAPositionsGreeksInItsUnits()
    {
        Desk desk;
        desk.move(63'412.5);
        const Book book = value(desk.positions, {}, desk.market.board, kNow);
        const pricing::DeribitGreeks one = pricing::deribitGreeks(desk.input(desk.call, 63'412.5));
        const Line& line = book.lines.at(0);
        QCOMPARE(line.instrument->name, std::string("BTC-27DEC26-70000-C"));
        QCOMPARE(line.gap, Gap::None);
        CHECK_NEAR(line.delta.blackScholes.coin(), -25 * one.delta, 1e-12);
        CHECK_NEAR(line.delta.netTransaction.coin(), -25 * (one.delta - one.markCoin), 1e-7);
        CHECK_NEAR(line.gamma, -25 * one.gamma, 1e-15);
        CHECK_NEAR(line.vega, -25 * one.vega, 1e-9);
        CHECK_NEAR(line.theta, -25 * one.theta, 1e-9);
        CHECK_NEAR(line.valueUsd, -25 * one.markCoin * 63'412.5, 1e-3);
        CHECK_NEAR(line.pnlUsd, -25 * (one.markCoin - 0.028) * 63'412.5, 1e-3);
        const pricing::Greeks full = pricing::greeks(desk.input(desk.call, 63'412.5));
        const double days = 365 * desk.market.instrument(desk.call).yearsToExpiry(kNow);
        CHECK_NEAR(line.deltaUsd.blackScholes, 63'412.5 * line.delta.blackScholes.coin(), 1e-6);
        CHECK_NEAR(line.deltaUsd.netTransaction, 63'412.5 * line.delta.netTransaction.coin(), 1e-6);
        CHECK_NEAR(line.gamma1PctCoin, line.gamma * 634.125, 1e-12);
        CHECK_NEAR(line.gamma1PctUsd, line.gamma * 634.125 * 63'412.5, 1e-6);
        CHECK_NEAR(line.vegaWeighted, line.vega * std::sqrt(30 / days), 1e-9);
        CHECK_NEAR(line.vanna, -25 * full.vanna / 100, 1e-12);
        CHECK_NEAR(line.vannaUsd, line.vanna * 63'412.5, 1e-8);
        CHECK_NEAR(line.volga, -25 * full.volga / 10'000, 1e-9);
        CHECK_NEAR(line.charm, -25 * full.charm / 365, 1e-12);
        CHECK_NEAR(line.charmUsd, line.charm * 63'412.5, 1e-8);
        const Line& future = book.lines.at(1);
        QCOMPARE(future.instrument->name, std::string("BTC-26MAR27"));
        CHECK_NEAR(future.deltaUsd.blackScholes, 40'000.0,
                   1e-9);  // an inverse future's is its notional
        const Exposure& btc = book.exposures.at(0);
        CHECK_NEAR(btc.gamma1PctCoin, btc.gamma * 634.125, 1e-12);
        QCOMPARE(btc.lines, 4);
    }

    /// The book moved by a little, and the difference taken: against every second derivative.
    void secondDerivativesAreTheSlopesOfTheFirst()
    {
        const auto at = [](double spot, double points, double days) {
            Desk desk;
            desk.move(spot);
            for (const core::InstrumentId id : {desk.call, desk.put}) {
                market::Ticker& ticker = desk.market.at(id).ticker;
                ticker.markIv += points / 100;
                ticker.mark = {};  // no premium off the delta but the model's own
            }
            return value(desk.positions, {}, desk.market.board,
                         kNow + core::fromSeconds(days * 86'400))
                .exposures.at(0);
        };
        const Exposure here = at(63'412.5, 0, 0);
        const Exposure calm = at(63'412.5, -0.01, 0), wild = at(63'412.5, 0.01, 0);
        const double vanna = (wild.delta.blackScholes - calm.delta.blackScholes).coin() / 0.02;
        CHECK_NEAR(here.vanna, vanna, 1e-6 * std::abs(vanna));
        const double volga = (wild.vega - calm.vega) / 0.02;
        CHECK_NEAR(here.volga, volga, 1e-5 * std::abs(volga));
        const Exposure before = at(63'412.5, 0, -0.01), after = at(63'412.5, 0, 0.01);
        const double charm = (after.delta.blackScholes - before.delta.blackScholes).coin() / 0.02;
        CHECK_NEAR(here.charm, charm, 1e-5 * std::abs(charm));
    }

    void everyGreekFadesWithTheSettlementAveraging()
    {
        MarketBuilder market;
        const core::InstrumentId id = market.option("BTC", kNear, 60'000, OptionType::Call);
        market.index("BTC", 60'000);
        market.mark(id, 0.001, 0.5);
        const core::Time now = kNear - std::chrono::minutes{10};
        const Line line = value({held(id, "1")}, {}, market.board, now).lines.at(0);
        const double tau = market.instrument(id).yearsToExpiry(now);
        const pricing::Greeks one = pricing::greeks({OptionType::Call, 60'000, 60'000, tau, 0.5});
        const double share = 1.0 / 3;
        CHECK_NEAR(line.delta.blackScholes.coin(), share * one.delta, 1e-12);
        CHECK_NEAR(line.deltaUsd.blackScholes, 60'000 * share * one.delta, 1e-7);
        CHECK_NEAR(line.gamma, share * one.gamma, 1e-15);
        CHECK_NEAR(line.gamma1PctUsd, share * one.gamma * 36e6, 1e-7);
        CHECK_NEAR(line.vega, share * one.vega / 100, 1e-12);
        CHECK_NEAR(line.vegaWeighted, std::sqrt(30.0) * share * one.vega / 100, 1e-12);
        CHECK_NEAR(line.theta, share * std::max(-one.price, one.theta * tau), 1e-9);
        CHECK_NEAR(line.vanna, share * one.vanna / 100, 1e-12);
        CHECK_NEAR(line.volga, share * one.volga / 10'000, 1e-12);
        CHECK_NEAR(line.charm, share * one.charm * tau, 1e-12);
        CHECK_NEAR(line.valueUsd, 0.001 * 60'000, 1e-9);  // the venue's own mark, as it is
    }

    void weighsVegaByTheRootOfTime_data()
    {
        QTest::addColumn<double>("days");
        QTest::addColumn<double>("weight");
        QTest::newRow("the base") << 30. << 1.;
        QTest::newRow("four times the base") << 120. << 0.5;
        QTest::newRow("a week") << 7.5 << 2.;
        QTest::newRow("a day") << 1. << std::sqrt(30.);
        QTest::newRow("an hour counts as a day") << 1 / 24. << std::sqrt(30.);
        QTest::newRow("expired") << 0. << std::sqrt(30.);
    }
    void weighsVegaByTheRootOfTime()
    {
        QFETCH(double, days);
        QFETCH(double, weight);
        CHECK_NEAR(vegaWeight(days / 365), weight, 1e-12);
    }

    void ordersLinesByUnderlyingExpiryAndStrike()
    {
        Desk desk;
        const core::InstrumentId eth = desk.market.perpetual("ETH");
        const core::InstrumentId lower = desk.market.option("BTC", kNear, 60'000, OptionType::Call);
        const core::InstrumentId lowerPut =
            desk.market.option("BTC", kNear, 60'000, OptionType::Put);
        desk.move(63'412.5);
        for (core::InstrumentId id : {lowerPut, eth, lower})
            desk.positions.push_back(held(id, "10"));
        desk.positions.insert(desk.positions.begin(), held({999}, "1"));
        QCOMPARE(joined(value(desk.positions, {}, desk.market.board, kNow)),
                 QStringLiteral(
                     "BTC-27DEC26-60000-C BTC-27DEC26-60000-P BTC-27DEC26-70000-C BTC-26MAR27 "
                     "BTC-26MAR27-60000-P BTC-PERPETUAL ETH-PERPETUAL ?"));
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<Gap>("gap");
        QTest::addColumn<int>("partial");
        QTest::addColumn<int>("stale");
        QTest::addColumn<bool>("counted");
        QTest::newRow("nothing") << "" << Gap::None << 0 << 0 << true;
        QTest::newRow("no ticker") << "ticker" << Gap::NoMark << 1 << 0 << false;
        QTest::newRow("neither mark nor volatility") << "mark" << Gap::NoMark << 1 << 0 << false;
        QTest::newRow("no volatility, and a mark above its bound")
            << "volatility" << Gap::NoVolatility << 1 << 0 << false;
        QTest::newRow("no forward and no index") << "forward" << Gap::NoMark << 1 << 0 << false;
        QTest::newRow("stale") << "stale" << Gap::StaleMark << 1 << 1 << true;
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, fault);
        QFETCH(bool, counted);
        Desk desk;
        desk.move(63'412.5);
        market::Listing& listing = desk.market.at(desk.put);
        if (fault == QLatin1String("ticker")) listing.hasTicker = false;
        if (fault == QLatin1String("mark")) listing.ticker.mark = {}, listing.ticker.markIv = 0;
        if (fault == QLatin1String("volatility")) {
            listing.ticker.markIv = 0;
            listing.ticker.mark = test::price("2");  // a put is worth at most K / F
        }
        if (fault == QLatin1String("forward"))
            listing.ticker.underlyingPrice.reset(), desk.market.board.indices.clear();
        if (fault == QLatin1String("stale")) listing.stale = true;

        const Book book = value({held(desk.put, "18"), held(desk.perpetual, "63412.5")}, {},
                                desk.market.board, kNow);
        QFETCH(Gap, gap);
        QTEST(book.lines.at(0).gap, "gap");
        const Exposure& btc = book.exposures.at(0);
        QTEST(btc.partialLines, "partial");
        QTEST(btc.staleLines, "stale");
        QCOMPARE(btc.partial(), gap != Gap::None);
        QCOMPARE(std::abs(btc.delta.blackScholes.coin() - 1) > 1e-9,
                 counted);  // the perpetual alone is 1
    }

    void whatCannotBePricedIsLeftOutOfEveryTotal_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<Gap>("gap");
        QTest::newRow("volatility not a number, mark at hand") << "iv nan" << Gap::None;
        QTest::newRow("volatility negative, mark at hand") << "iv negative" << Gap::None;
        QTest::newRow("volatility infinite") << "iv inf" << Gap::NoVolatility;
        QTest::newRow("bid above ask volatility: neither is used") << "iv crossed" << Gap::None;
        QTest::newRow("mark zero, volatility not a number") << "nothing" << Gap::NoMark;
        QTest::newRow("mark negative, volatility zero") << "mark negative" << Gap::NoMark;
        QTest::newRow("forward zero") << "forward zero" << Gap::NoMark;
        QTest::newRow("forward negative") << "forward negative" << Gap::NoMark;
        QTest::newRow("strike zero") << "strike zero" << Gap::NoMark;
        QTest::newRow("no strike") << "strike none" << Gap::NoMark;
        QTest::newRow("expired: the intrinsic value, no delta left") << "expired" << Gap::None;
        QTest::newRow("average price not a number: no profit is claimed") << "average" << Gap::None;
        QTest::newRow("money in another coin stands behind nothing here") << "coin" << Gap::None;
    }
    void whatCannotBePricedIsLeftOutOfEveryTotal()
    {
        QFETCH(QString, fault);
        Desk desk;
        desk.move(63'412.5);
        market::Listing& listing = desk.market.at(desk.put);
        market::Ticker& ticker = listing.ticker;
        market::Instrument instrument = *listing.instrument;
        std::vector<Position> positions = {held(desk.put, "18", 0.041),
                                           held(desk.perpetual, "63412.5")};
        std::vector<Balance> balances;
        core::Time now = kNow;
        const std::map<std::string, std::function<void()>> faults = {
            {"iv nan", [&] { ticker.markIv = std::nan(""); }},
            {"iv negative", [&] { ticker.markIv = -0.6; }},
            {"iv inf", [&] { ticker.markIv = HUGE_VAL; }},
            {"iv crossed", [&] { ticker.bidIv = 0.9, ticker.askIv = 0.3; }},
            {"nothing", [&] { ticker.mark = {}, ticker.markIv = std::nan(""); }},
            {"mark negative", [&] { ticker.mark = test::price("-0.01"), ticker.markIv = 0; }},
            {"forward zero", [&] { ticker.underlyingPrice = core::Price{}; }},
            {"forward negative", [&] { ticker.underlyingPrice = test::price("-5"); }},
            {"strike zero", [&] { instrument.strike = core::Price{}; }},
            {"strike none", [&] { instrument.strike.reset(); }},
            {"expired", [&] { now = kFar + std::chrono::minutes{1}; }},
            {"average", [&] { positions[0].averagePrice = std::nan(""); }},
            {"coin", [&] { balances = {balance("ETH", 7), balance("USDC", 9'000)}; }}};
        faults.at(fault.toStdString())();
        listing.instrument = std::make_shared<const market::Instrument>(instrument);
        const Book book = value(positions, balances, desk.market.board, now);

        QFETCH(Gap, gap);
        const auto line = std::ranges::find_if(
            book.lines, [&](const Line& l) { return l.position.instrument == desk.put; });
        QCOMPARE(line->gap, gap);
        QCOMPARE(text(line->gap).empty(), gap == Gap::None);
        const Exposure& btc = *book.find("BTC");
        QCOMPARE(btc.partialLines, gap == Gap::None ? 0 : 1);
        QCOMPARE(btc.equityCoin, 0.0);
        QCOMPARE(btc.equityUsd, 0.0);
        for (const double total :
             {btc.delta.blackScholes.coin(), btc.delta.netTransaction.coin(),
              btc.delta.usdNeutral.coin(), btc.gamma, btc.gamma1PctCoin, btc.vega, btc.theta,
              btc.pnlUsd, btc.equityCoin, btc.equityUsd, btc.marginUse})
            QVERIFY(std::isfinite(total));
        // The perpetual is one coin, and all there is where the option has no value or no delta.
        const bool alone = gap != Gap::None || fault == QLatin1String("expired");
        QCOMPARE(std::abs(btc.delta.blackScholes.coin() - 1) < 1e-12, alone);
    }

    void countsAnUnlistedPositionAgainstEveryUnderlying()
    {
        Desk desk;
        desk.move(63'412.5);
        const Book book = value(
            {held(desk.perpetual, "10"), held({77}, "3")}, {balance("ETH", 2)},
            [&] {
                desk.market.index("ETH", 3'118.4);
                return desk.market.board;
            }(),
            kNow);
        QCOMPARE(book.exposures.size(), std::size_t(2));
        for (const Exposure& e : book.exposures) QCOMPARE(e.partialLines, 1);
    }

    void takesTheVolatilityFromTheMarkWhenTheVenueGivesNone()
    {
        Desk desk;
        desk.move(63'412.5);
        desk.market.at(desk.call).ticker.markIv = 0;
        const Book book = value({held(desk.call, "1")}, {}, desk.market.board, kNow);
        CHECK_NEAR(book.lines.at(0).volatility, 0.55, 1e-6);
        QCOMPARE(book.lines.at(0).gap, Gap::None);
    }

    void coinHeldAloneIsAnExposure()
    {
        MarketBuilder market;
        market.index("BTC", 60'000);
        const Book book =
            value({}, {balance("BTC", 2.5, 0.5), balance("USDC", 1'000)}, market.board, kNow);
        QCOMPARE(book.exposures.size(), std::size_t(1));
        const Exposure& btc = book.exposures[0];
        QCOMPARE(btc.delta.netTransaction.coin(), 0.0);
        QCOMPARE(btc.delta.usdNeutral.coin(), 2.5);
        QCOMPARE(btc.equityUsd, 150'000.0);
        QCOMPARE(btc.maintenanceMarginUsd, 30'000.0);
        QCOMPARE(btc.marginUse, 0.2);
    }

    void linearPositionsHaveTheirDollarsBehindThem()
    {
        MarketBuilder market;
        const core::InstrumentId perpetual = market.linearPerpetual("SOL");
        const core::InstrumentId call =
            market.option("SOL", kNear, 150, OptionType::Call, market::Settlement::Linear);
        market.index("SOL", 148.22);
        market.mark(perpetual, 148.30);
        market.mark(call, 11.5, 0.9);
        const Book book = value({held(perpetual, "-40", 150), held(call, "10", 10)},
                                {balance("USDC", 20'000, 3'600)}, market.board, kNow);
        const Exposure& sol = *book.find("SOL");
        const Line& option = book.lines.at(0);
        CHECK_NEAR(option.delta.netTransaction.coin(), option.delta.blackScholes.coin(), 0.0);
        CHECK_NEAR(option.valueUsd, 115.0, 1e-9);
        CHECK_NEAR(sol.delta.netTransaction.coin(), -40 + option.delta.blackScholes.coin(), 1e-12);
        CHECK_NEAR(sol.delta.usdNeutral.coin(), sol.delta.netTransaction.coin(), 0.0);
        CHECK_NEAR(sol.pnlUsd, -40 * (148.30 - 150) + 10 * 1.5, 1e-9);
        QCOMPARE(sol.equityUsd, 20'000.0);
        QCOMPARE(sol.marginUse, 0.18);
    }

    void deltaOfATradeIsWhatItAddsToTheBook_data()
    {
        QTest::addColumn<int>("leg");
        QTest::addColumn<QString>("size");
        QTest::newRow("sell perpetual") << 3 << "-126400";
        QTest::newRow("buy future") << 2 << "10000";
        QTest::newRow("buy call") << 0 << "40";
        QTest::newRow("sell put") << 1 << "-0.1";
    }
    void deltaOfATradeIsWhatItAddsToTheBook()
    {
        QFETCH(int, leg);
        QFETCH(QString, size);
        Desk desk;
        desk.move(63'412.5);
        for (std::uint32_t i = 0; i < desk.market.board.listings.size(); ++i)
            desk.market.at({i}).ticker.index = test::price("63412.5");
        const core::InstrumentId id =
            std::array{desk.call, desk.put, desk.future, desk.perpetual}.at(std::size_t(leg));
        const Deltas before =
            value(desk.positions, {}, desk.market.board, kNow).exposures.at(0).delta;
        desk.positions.push_back(held(id, size.toUtf8().constData()));
        const Deltas after =
            value(desk.positions, {}, desk.market.board, kNow).exposures.at(0).delta;
        const Deltas change = deltaOf(desk.market.instrument(id), desk.market.at(id),
                                      quantity(size.toStdString()), kNow);
        CHECK_NEAR(change.blackScholes.coin(), (after.blackScholes - before.blackScholes).coin(),
                   1e-12);
        CHECK_NEAR(change.netTransaction.coin(),
                   (after.netTransaction - before.netTransaction).coin(), 1e-12);
        CHECK_NEAR(change.usdNeutral.coin(), (after.usdNeutral - before.usdNeutral).coin(), 1e-12);
    }

    void theSmileMovesEachConventionAlike_data()
    {
        QTest::addColumn<int>("rule");
        QTest::newRow("sticky moneyness") << int(pricing::SmileRule::StickyMoneyness);
        QTest::newRow("skew stickiness") << int(pricing::SmileRule::SkewStickiness);
        QTest::newRow("minimum variance") << int(pricing::SmileRule::MinimumVariance);
    }
    void theSmileMovesEachConventionAlike()
    {
        QFETCH(int, rule);
        Desk desk;
        desk.move(63'412.5);
        const pricing::SmileChoice choice{static_cast<pricing::SmileRule>(rule), 2, -0.2, -0.3,
                                          0.4};
        const auto surface = surfaceWith(kNear);
        const SmileView view{"BTC", choice, surface};
        const std::vector<Balance> balances{balance("BTC", 5)};
        const Book plain = value(desk.positions, balances, desk.market.board, kNow);
        const Book smiled = value(desk.positions, balances, desk.market.board, kNow, {}, {view});
        double expected = 0;
        int without = 0;
        for (std::size_t i = 0; i < plain.lines.size(); ++i) {
            const Line &before = plain.lines[i], &after = smiled.lines[i];
            const bool isCall = after.position.instrument == desk.call;
            const bool isOption = after.instrument->isOption();
            // The far expiry has no smile, and a future asks for none.
            const bool adjusted = isOption && (isCall || !choice.asksForSkew());
            double shift = 0;
            if (adjusted) {
                const pricing::Black76Input in = desk.input(after.position.instrument, 63'412.5);
                const pricing::Black76Greeks g = pricing::black76(in);
                const double k = std::log(in.strike / in.forward);
                const double skew = isCall ? pricing::at(*surface->find(kNear), k).skew : 0;
                shift = after.position.size.toDouble() *
                        pricing::smileShift(choice, {g.delta, g.vega, skew, in.forward, in.tau});
                QVERIFY(shift != 0);
            }
            QCOMPARE(after.withoutSmile, isOption && !adjusted);
            without += after.withoutSmile;
            CHECK_NEAR(after.smileShift, shift, 1e-10);
            for (const auto c : {DeltaConvention::BlackScholes, DeltaConvention::NetTransaction,
                                 DeltaConvention::UsdNeutral})
                CHECK_NEAR(after.delta.of(c), before.delta.of(c) + shift, 1e-10);
            expected += shift;
        }
        const Exposure &e = smiled.exposures.at(0), &p = plain.exposures.at(0);
        QCOMPARE(e.smile, choice);
        QCOMPARE(e.withoutSmile, without);
        CHECK_NEAR(e.smileShift, expected, 1e-10);
        for (const auto c : {DeltaConvention::BlackScholes, DeltaConvention::NetTransaction,
                             DeltaConvention::UsdNeutral})
            CHECK_NEAR(e.delta.of(c), p.delta.of(c) + expected, 1e-10);
        CHECK_NEAR(e.vega, p.vega, 0.0);
        QVERIFY(p.smile.isDefault() && p.smileShift == 0);
    }

    void theSmilesPartFadesWithTheDelta()
    {
        MarketBuilder market;
        const core::InstrumentId id = market.option("BTC", kNear, 60'500, OptionType::Call);
        market.index("BTC", 60'000);
        market.mark(id, 0.002, 0.5);
        const SmileView view{"BTC", {pricing::SmileRule::MinimumVariance, 1, -0.3, 0, 0}, nullptr};
        const auto shift = [&](int minutesLeft, const SmileView& v) {
            return value({held(id, "1")}, {}, market.board,
                         kNear - std::chrono::minutes{minutesLeft}, {}, {v})
                .lines.at(0)
                .smileShift;
        };
        // With the root of time in vega and out of it again, only the share is left to differ.
        QVERIFY(shift(15, view) != 0);
        QVERIFY(std::abs(shift(15, view)) < std::abs(shift(31, view)) / 1.5);
        QCOMPARE(shift(0, view), 0.0);
        // Of another underlying, and no view at all.
        SmileView other = view;
        other.underlying = "ETH";
        QCOMPARE(shift(31, other), 0.0);
    }

    void deltaFadesOverTheSettlementAveraging_data()
    {
        QTest::addColumn<int>("minutesLeft");
        QTest::addColumn<double>("net");
        QTest::newRow("before it") << 31 << 0.7;
        QTest::newRow("it begins") << 30 << 0.7;
        QTest::newRow("half way") << 15 << 0.35;
        QTest::newRow("ten minutes") << 10 << 0.7 / 3;
        QTest::newRow("expired") << 0 << 0.0;
        QTest::newRow("long expired") << -600 << 0.0;
    }
    void deltaFadesOverTheSettlementAveraging()
    {
        QFETCH(int, minutesLeft);
        QFETCH(double, net);
        MarketBuilder market;
        const core::InstrumentId id = market.option("BTC", kNear, 42'000, OptionType::Call);
        market.index("BTC", 60'000);
        market.mark(id, 0.3, 0.5);
        const core::Time now = kNear - std::chrono::minutes{minutesLeft};
        const Book book = value({held(id, "1")}, {}, market.board, now);
        CHECK_NEAR(book.exposures.at(0).delta.netTransaction.coin(), net, 1e-12);
    }
};

QTEST_APPLESS_MAIN(tst_value)
#include "tst_value.moc"
