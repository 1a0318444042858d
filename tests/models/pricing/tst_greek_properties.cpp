#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"
#include "models/pricing/implied_vol.h"
#include "models/pricing/inverse_option.h"
#include "models/pricing/settlement.h"
#include "support/precise_black.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <cmath>
#include <limits>

using namespace ballast;
using namespace ballast::pricing;
using market::OptionType;
using test::Precise;
using test::PrecisePoint;
using test::Variable;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A Greek and the bumps it is the limit of.
struct Bump {
    const char* name;
    double Greeks::* greek;
    int sign;  ///< -1 where the calendar runs against the time to expiry
    std::vector<Variable> by;
    bool atFixedSpot = false;  ///< the forward grows with the rate
};

std::vector<Bump> bumps()
{
    using enum Variable;
    return {{"delta", &Greeks::delta, 1, {Forward}},
            {"gamma", &Greeks::gamma, 1, {Forward, Forward}},
            {"vega", &Greeks::vega, 1, {Sigma}},
            {"theta", &Greeks::theta, -1, {Tau}},
            {"rho at a fixed forward", &Greeks::rhoForward, 1, {Rate}},
            {"rho at a fixed spot", &Greeks::rhoSpot, 1, {Rate}, true},
            {"dual delta", &Greeks::dualDelta, 1, {Strike}},
            {"vanna", &Greeks::vanna, 1, {Forward, Sigma}},
            {"volga", &Greeks::volga, 1, {Sigma, Sigma}},
            {"charm", &Greeks::charm, -1, {Forward, Tau}},
            {"veta", &Greeks::veta, -1, {Sigma, Tau}},
            {"speed", &Greeks::speed, 1, {Forward, Forward, Forward}},
            {"zomma", &Greeks::zomma, 1, {Forward, Forward, Sigma}},
            {"color", &Greeks::color, -1, {Forward, Forward, Tau}},
            {"ultima", &Greeks::ultima, 1, {Sigma, Sigma, Sigma}}};
}

Black76Input randomContract(test::Seeded& random, bool rates)
{
    Black76Input in;
    in.type = random.oneIn(2) ? OptionType::Call : OptionType::Put;
    in.forward = std::exp(std::log(0.5) + random.unit() * std::log(2e5));
    in.tau = std::exp(std::log(1.0 / 8760) + random.unit() * std::log(2.0 * 8760));
    in.sigma = 0.1 + 1.9 * random.unit();
    in.rate = rates ? -0.03 + 0.15 * random.unit() : 0;
    in.strike = in.forward * std::exp((6 * random.unit() - 3) * in.sigma * std::sqrt(in.tau));
    return in;
}

Black76Input with(Black76Input in, double Black76Input::* field, double value)
{
    in.*field = value;
    return in;
}
Black76Input twinOf(Black76Input in)
{
    in.type = in.type == OptionType::Call ? OptionType::Put : OptionType::Call;
    return in;
}

std::vector<double> all(const Greeks& g)
{
    std::vector<double> out{g.price};
    for (const Bump& bump : bumps()) out.push_back(g.*bump.greek);
    return out;
}

}  // namespace

class tst_greek_properties : public QObject {
    Q_OBJECT

private slots:
    void everyGreekIsWhatBumpingThePriceGives()
    {
        constexpr int kContracts = 32;
        test::Seeded random(76);
        const std::vector<Bump> list = bumps();
        std::vector<double> worst(list.size(), 0);
        for (int i = 0; i < kContracts; ++i) {
            const Black76Input in = randomContract(random, i % 2 == 1);
            const Greeks ours = greeks(in);
            const PrecisePoint at = test::precisePoint(in);
            for (std::size_t k = 0; k < list.size(); ++k) {
                const auto price = [&](const PrecisePoint& p) {
                    PrecisePoint q = p;
                    if (list[k].atFixedSpot)
                        q[test::Forward] *= exp((p[test::Rate] - at[test::Rate]) * p[test::Tau]);
                    return test::precisePrice(in.type, q);
                };
                const Precise exact = list[k].sign * test::bumped(price, at, std::span(list[k].by));
                worst[k] = std::max(worst[k], test::relativeError(ours.*list[k].greek, exact));
            }
        }
        for (std::size_t k = 0; k < list.size(); ++k) {
            qInfo("%-22s %d contracts: worst relative error %.2g", list[k].name, kContracts,
                  worst[k]);
            QVERIFY2(worst[k] <= 1e-10, list[k].name);
        }
    }

    void callAndPutAreOneForwardApart()
    {
        test::Seeded random(1);
        for (int i = 0; i < 5'000; ++i) {
            const Black76Input in = randomContract(random, true);
            const Greeks a = greeks(in), b = greeks(twinOf(in));
            const int w = in.type == OptionType::Call ? 1 : -1;
            const double df = std::exp(-in.rate * in.tau);
            const double size = df * std::max(in.forward, in.strike);
            QVERIFY(std::abs(w * (a.price - b.price) - df * (in.forward - in.strike)) <=
                    4e-16 * size);
            QVERIFY(std::abs(w * (a.delta - b.delta) - df) <= 4e-16 * df);
            QVERIFY(std::abs(w * (a.dualDelta - b.dualDelta) + df) <= 4e-16 * df);
            // What the forward has none of is the same for both, to the bit.
            for (const auto greek :
                 {&Greeks::gamma, &Greeks::vega, &Greeks::vanna, &Greeks::volga, &Greeks::speed,
                  &Greeks::zomma, &Greeks::color, &Greeks::veta, &Greeks::ultima})
                QCOMPARE(a.*greek, b.*greek);
        }
    }

    void priceRisesWithVolatilityAndFollowsForwardAndStrike()
    {
        test::Seeded random(2);
        for (int i = 0; i < 5'000; ++i) {
            const Black76Input in = randomContract(random, false);
            const int w = in.type == OptionType::Call ? 1 : -1;
            const double step = 1 + 0.02 * random.unit();
            const double here = black76Price(in);
            // Rounding of a price in the money may hide a step that is smaller than its last place.
            const double rounding = 4e-16 * std::max(in.forward, in.strike) * step;
            const auto price = [&](double Black76Input::* field, double factor) {
                return black76Price(with(in, field, in.*field * factor));
            };
            QVERIFY(price(&Black76Input::sigma, step) >= here - rounding);
            QVERIFY(price(&Black76Input::tau, step) >= here - rounding);
            QVERIFY(w * (price(&Black76Input::forward, step) - here) >= -rounding);
            QVERIFY(w * (price(&Black76Input::strike, step) - here) <= rounding);
            const double bound = w > 0 ? in.forward : in.strike;
            const double intrinsic = std::max(0.0, w * (in.forward - in.strike));
            QVERIFY(here >= intrinsic && here <= bound);
        }
    }

    void priceScalesWithItsMoney()
    {
        test::Seeded random(3);
        for (int i = 0; i < 5'000; ++i) {
            const Black76Input in = randomContract(random, true);
            const double a = std::exp2(static_cast<double>(random.between(-20, 20)));
            Black76Input scaled = in;
            scaled.forward *= a;
            scaled.strike *= a;
            const Greeks one = greeks(in), many = greeks(scaled);
            // A power of two changes no digit.
            QCOMPARE(many.price, a * one.price);
            QCOMPARE(many.delta, one.delta);
            QCOMPARE(many.gamma * a, one.gamma);
            QCOMPARE(many.vega, a * one.vega);
            // Euler: a price of degree one is the sum of its two legs.
            const double legs = in.forward * one.delta + in.strike * one.dualDelta;
            QVERIFY(std::abs(legs - one.price) <= 8e-16 * (in.forward + in.strike));
        }
    }

    void coinValueMovesByTheDeltaLessThePremium()
    {
        constexpr int kContracts = 40;
        test::Seeded random(4);
        double worst = 0, worstSlope = 0, worstCurvature = 0;
        for (int i = 0; i < kContracts; ++i) {
            const Black76Input in = randomContract(random, false);
            const InverseOption o = inverseOptionInFull(in);
            const PrecisePoint at = test::precisePoint(in);
            const auto coin = [&](const PrecisePoint& p) {
                return Precise(test::precisePrice(in.type, p) / p[test::Forward]);
            };
            const Precise slope = test::bumped(coin, at, {test::Forward});
            const Precise curvature = test::bumped(coin, at, {test::Forward, test::Forward});
            worst = std::max(
                worst, test::relativeError(o.deltaNet.coin(), Precise(slope * at[test::Forward])));
            worstSlope = std::max(worstSlope, test::relativeError(o.coinSlope, slope));
            worstCurvature =
                std::max(worstCurvature, test::relativeError(o.coinCurvature, curvature));
            // S d(coin value)/dS = BS delta - coin price, to the rounding of the difference.
            const double difference = o.deltaBs.coin() - o.coinPrice;
            QVERIFY(std::abs(difference - o.deltaNet.coin()) <=
                    4e-16 * std::max(1.0, in.strike / in.forward));
        }
        qInfo("coin slope, %d contracts: net delta to %.2g, dp/dF %.2g, d2p/dF2 %.2g of itself",
              kContracts, worst, worstSlope, worstCurvature);
        QVERIFY(worst <= 1e-12 && worstSlope <= 1e-12 && worstCurvature <= 1e-10);
    }

    void aCoinAccountHedgedWithInverseContractsIsAStraightLineInDollars()
    {
        test::Seeded random(5);
        for (int i = 0; i < 1'000; ++i) {
            const double entry = 100 + 1e5 * random.unit(), collateral = 50 * random.unit();
            const bool hedged = i % 2 == 0;
            const double size = hedged ? -collateral * entry : 1e6 * (random.unit() - 0.5);
            const double slope = collateral + size / entry;
            for (const double factor : {0.2, 0.7, 1.0, 1.3, 3.0}) {
                const double mark = entry * factor;
                const double equity = collateral + inversePnlCoin(size, entry, mark);
                const double scale = std::abs(size) + collateral * mark;
                QVERIFY(std::abs(equity * mark - (slope * mark - size)) <= 1e-14 * scale);
                const double usdDelta =
                    withEquity(NetDelta{inverseDelta(size, mark)}, equity).coin();
                QVERIFY(std::abs(usdDelta - slope) <= 1e-14 * scale / mark);
                if (hedged) QVERIFY(std::abs(equity * mark + size) <= 1e-14 * scale);
            }
        }
    }

    void theDollarSlopeOfAnAccountIsItsEquityAndItsNetDelta()
    {
        test::Seeded random(6);
        for (int i = 0; i < 20; ++i) {
            const Black76Input in = randomContract(random, false);
            const double size = 40 * random.unit() - 20, collateral = 10 * random.unit();
            const InverseOption o = inverseOptionInFull(in);
            const auto usd = [&](const PrecisePoint& p) {
                const Precise equity = Precise(collateral) + Precise(size) *
                                                                 test::precisePrice(in.type, p) /
                                                                 p[test::Forward];
                return Precise(equity * p[test::Forward]);
            };
            const Precise exact = test::bumped(usd, test::precisePoint(in), {test::Forward});
            const double ours = o.deltaUsd(size, collateral + size * o.coinPrice).coin();
            QVERIFY(std::abs(ours - static_cast<double>(exact)) <=
                    1e-14 * (collateral + std::abs(size) * std::max(1.0, in.strike / in.forward)));
        }
    }

    void fundingIsPaidByTheLongAndInProportionToTime_data()
    {
        QTest::addColumn<double>("rate8h");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<double>("ofPart");
        QTest::addColumn<double>("accrued");
        QTest::newRow("a whole interval") << 0.0008 << 480 << 0.0008 << 0.0008;
        QTest::newRow("a quarter of it") << 0.0008 << 120 << 0.0002 << 0.0002;
        QTest::newRow("a day") << 0.0008 << 1440 << 0.0008 << 0.0024;
        QTest::newRow("shorts pay") << -0.0008 << 240 << -0.0004 << -0.0004;
        QTest::newRow("no time") << 0.0008 << 0 << 0.0 << 0.0;
        QTest::newRow("time that has not passed") << 0.0008 << -60 << 0.0 << 0.0;
    }
    void fundingIsPaidByTheLongAndInProportionToTime()
    {
        QFETCH(double, rate8h);
        QFETCH(int, minutes);
        QFETCH(double, ofPart);
        QFETCH(double, accrued);
        const core::Duration elapsed = std::chrono::minutes{minutes};
        const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-18; };
        QVERIFY(near(fundingRateOfPart(rate8h, elapsed), ofPart));
        QVERIFY(near(accruedFundingRate(rate8h, elapsed), accrued));
        // A long of 100 000 USD at 50 000 is two coins: in coin and in dollars the same payment.
        const double rate = accruedFundingRate(rate8h, elapsed);
        const double coin = inverseFundingCoin(100'000, 50'000, rate);
        QVERIFY(std::abs(coin + 2 * accrued) <= 1e-15);
        QVERIFY(std::abs(linearFundingUsd(2, 50'000, rate) - 50'000 * coin) <= 1e-10);
        QVERIFY(rate8h <= 0 || coin <= 0);
        QCOMPARE(inverseFundingCoin(-100'000, 50'000, rate), -coin);
        // Two halves are the whole, whatever the interval.
        const core::Duration hour = std::chrono::hours{1};
        QVERIFY(near(2 * fundingRateOfPart(rate8h, hour / 2, hour), rate8h));
        QCOMPARE(fundingRateOfPart(rate8h, hour, core::Duration{0}), 0.0);
    }

    void theSettlementWindowTakesDeltaAndPremiumDown_data()
    {
        QTest::addColumn<int>("secondsLeft");
        QTest::addColumn<double>("share");
        QTest::newRow("a day before") << 86'400 << 1.0;
        QTest::newRow("07:30 UTC") << 1'800 << 1.0;
        QTest::newRow("07:45 UTC") << 900 << 0.5;
        QTest::newRow("07:59:30 UTC") << 30 << 1.0 / 60;
        QTest::newRow("08:00 UTC") << 0 << 0.0;
        QTest::newRow("after it") << -60 << 0.0;
    }
    void theSettlementWindowTakesDeltaAndPremiumDown()
    {
        QFETCH(int, secondsLeft);
        QFETCH(double, share);
        const core::Duration left = std::chrono::seconds{secondsLeft};
        QCOMPARE(settlementShare(left), share);
        // The venue's own example: delta 1, premium 0.3, fifteen minutes in: 0.5 - 0.15.
        QVERIFY(std::abs(settlingNetDelta(BlackScholesDelta{1}, 0.3, left).coin() - 0.7 * share) <=
                1e-16);
    }

    void nothingThatHasAPriceGivesANumberThatIsNone()
    {
        const double extremes[] = {1e-300, 1e-12, 0.5, 1, 1.0000001, 60'000, 1e12};
        const double times[] = {-1, 0, 1e-300, 1e-18, 1e-9, 0.1, 30};
        const double sigmas[] = {0, 1e-300, 1e-12, 0.01, 0.6, 10};
        int contracts = 0;
        for (const double forward : extremes)
            for (const double strike : extremes)
                for (const double tau : times)
                    for (const double sigma : sigmas)
                        for (const auto type : {OptionType::Call, OptionType::Put}) {
                            const Black76Input in{type, forward, strike, tau, sigma, 0};
                            QVERIFY(isPriceable(in));
                            for (const double value : all(greeks(in))) QVERIFY(!std::isnan(value));
                            QVERIFY(!std::isnan(inverseOptionInFull(in).coinCurvature));
                            const DeribitGreeks d = deribitGreeks(in);
                            for (const double value :
                                 {d.markCoin, d.delta, d.gamma, d.vega, d.theta, d.rho})
                                QVERIFY(!std::isnan(value));
                            ++contracts;
                        }
        qInfo("%d contracts at the ends of the range", contracts);
    }

    void whatHasNoPriceIsRefused_data()
    {
        QTest::addColumn<double>("forward");
        QTest::addColumn<double>("strike");
        QTest::addColumn<double>("tau");
        QTest::addColumn<double>("sigma");
        QTest::newRow("forward not a number") << kNan << 1.0 << 1.0 << 0.5;
        QTest::newRow("forward zero") << 0.0 << 1.0 << 1.0 << 0.5;
        QTest::newRow("forward negative") << -1.0 << 1.0 << 1.0 << 0.5;
        QTest::newRow("forward infinite") << kInfinity << 1.0 << 1.0 << 0.5;
        QTest::newRow("strike not a number") << 1.0 << kNan << 1.0 << 0.5;
        QTest::newRow("strike zero") << 1.0 << 0.0 << 1.0 << 0.5;
        QTest::newRow("strike negative") << 1.0 << -1.0 << 1.0 << 0.5;
        QTest::newRow("strike infinite") << 1.0 << kInfinity << 1.0 << 0.5;
        QTest::newRow("time not a number") << 1.0 << 1.0 << kNan << 0.5;
        QTest::newRow("time infinite") << 1.0 << 1.0 << kInfinity << 0.5;
        QTest::newRow("volatility not a number") << 1.0 << 1.0 << 1.0 << kNan;
        QTest::newRow("volatility negative") << 1.0 << 1.0 << 1.0 << -0.1;
        QTest::newRow("volatility infinite") << 1.0 << 1.0 << 1.0 << kInfinity;
    }
    void whatHasNoPriceIsRefused()
    {
        QFETCH(double, forward);
        QFETCH(double, strike);
        QFETCH(double, tau);
        QFETCH(double, sigma);
        const Black76Input in{OptionType::Call, forward, strike, tau, sigma, 0};
        QVERIFY(!isPriceable(in));
    }

    void aPriceWithoutAVolatilitySaysWhy_data()
    {
        QTest::addColumn<double>("price");
        QTest::addColumn<double>("tau");
        QTest::addColumn<VolStatus>("status");
        QTest::newRow("not a number") << kNan << 0.1 << VolStatus::Invalid;
        QTest::newRow("infinite") << kInfinity << 0.1 << VolStatus::Invalid;
        QTest::newRow("negative") << -1.0 << 0.1 << VolStatus::BelowIntrinsic;
        QTest::newRow("below the intrinsic value") << 9'999.0 << 0.1 << VolStatus::BelowIntrinsic;
        QTest::newRow("at it") << 10'000.0 << 0.1 << VolStatus::AtIntrinsic;
        QTest::newRow("at the forward") << 70'000.0 << 0.1 << VolStatus::AboveMaximum;
        QTest::newRow("expired") << 10'100.0 << 0.0 << VolStatus::Invalid;
        QTest::newRow("long expired") << 10'100.0 << -1.0 << VolStatus::Invalid;
        QTest::newRow("time not a number") << 10'100.0 << kNan << VolStatus::Invalid;
    }
    void aPriceWithoutAVolatilitySaysWhy()
    {
        QFETCH(double, price);
        QFETCH(double, tau);
        QFETCH(VolStatus, status);
        const ImpliedVol vol = impliedVol({OptionType::Call, 70'000, 60'000, tau, 0, 0}, price);
        QCOMPARE(vol.status, status);
        QCOMPARE(vol.sigma, 0.0);
        QVERIFY(!text(vol.status).empty());
    }
};

QTEST_APPLESS_MAIN(tst_greek_properties)
#include "tst_greek_properties.moc"
