#include "models/pricing/greeks.h"
#include "support/precise_black.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <ql/pricingengines/blackcalculator.hpp>

#include <array>
#include <cmath>

using namespace ballast;
using namespace ballast::pricing;
using test::Precise;

namespace {

/// What both libraries give, and how it is found anew in seventy digits.
struct Output {
    const char* name;
    double Greeks::* ours;
    double (*theirs)(const QuantLib::BlackCalculator&, const Black76Input&);
    Precise (*exact)(const Black76Input&);
};

Precise derivative(const Black76Input& in, std::initializer_list<test::Variable> by)
{
    const auto price = [&](const test::PrecisePoint& p) { return test::precisePrice(in.type, p); };
    return test::bumped(price, test::precisePoint(in), by);
}

/// The spot stays where it is and the forward grows with the rate.
Precise spotRho(const Black76Input& in)
{
    return derivative(in, {test::Rate}) +
           Precise(in.tau) * Precise(in.forward) * derivative(in, {test::Forward});
}

// The library's theta and delta are of a spot option: with the spot at the forward they are ours.
constexpr Output kOutputs[] = {
    {"price", &Greeks::price, [](const auto& q, const auto&) { return q.value(); },
     [](const Black76Input& in) { return derivative(in, {}); }},
    {"delta", &Greeks::delta, [](const auto& q, const auto&) { return q.deltaForward(); },
     [](const Black76Input& in) { return derivative(in, {test::Forward}); }},
    {"gamma", &Greeks::gamma, [](const auto& q, const auto&) { return q.gammaForward(); },
     [](const Black76Input& in) { return derivative(in, {test::Forward, test::Forward}); }},
    {"vega", &Greeks::vega, [](const auto& q, const auto& in) { return q.vega(in.tau); },
     [](const Black76Input& in) { return derivative(in, {test::Sigma}); }},
    {"theta", &Greeks::theta,
     [](const auto& q, const auto& in) { return q.theta(in.forward, in.tau); },
     [](const Black76Input& in) { return Precise(-derivative(in, {test::Tau})); }},
    {"rho", &Greeks::rhoSpot, [](const auto& q, const auto& in) { return q.rho(in.tau); }, spotRho},
    {"dual delta", &Greeks::dualDelta,
     [](const auto& q, const auto&) { return q.strikeSensitivity(); },
     [](const Black76Input& in) { return derivative(in, {test::Strike}); }},
};
constexpr std::size_t kCount = std::size(kOutputs);

/// Strikes to four standard deviations either side, an hour to three years, both signs of rate.
Black76Input randomContract(test::Seeded& random)
{
    Black76Input in;
    in.type = random.oneIn(2) ? market::OptionType::Call : market::OptionType::Put;
    in.forward = std::exp(std::log(0.01) + random.unit() * std::log(1.2e7));
    in.tau = std::exp(std::log(1.0 / 8760) + random.unit() * std::log(3.0 * 8760));
    in.sigma = 0.05 + 2.5 * random.unit();
    in.rate = random.oneIn(2) ? 0 : -0.05 + 0.25 * random.unit();
    in.strike = in.forward * std::exp((8 * random.unit() - 4) * in.sigma * std::sqrt(in.tau));
    return in;
}

double relativeDifference(double a, double b)
{
    const double size = std::max(std::abs(a), std::abs(b));
    return size == 0 ? 0 : std::abs(a - b) / size;
}

}  // namespace

/// QuantLib beside us on random contracts; where the two part, seventy digits decide.
class tst_quantlib : public QObject {
    Q_OBJECT

private slots:
    void agreesOrIsRight()
    {
        constexpr int kContracts = 10'000;
        constexpr double kAgree = 1e-9, kExact = 1e-10;
        std::array<double, kCount> worst{}, oursWorst{}, theirsWorst{};
        std::array<int, kCount> disputed{};
        test::Seeded random(20'261'126);
        for (int i = 0; i < kContracts; ++i) {
            const Black76Input in = randomContract(random);
            QVERIFY(isPriceable(in));
            const Greeks ours = greeks(in);
            const QuantLib::BlackCalculator theirs(
                in.type == market::OptionType::Call ? QuantLib::Option::Call
                                                    : QuantLib::Option::Put,
                in.strike, in.forward, in.sigma * std::sqrt(in.tau), std::exp(-in.rate * in.tau));
            for (std::size_t k = 0; k < kCount; ++k) {
                const double mine = ours.*kOutputs[k].ours, other = kOutputs[k].theirs(theirs, in);
                const double difference = relativeDifference(mine, other);
                worst[k] = std::max(worst[k], difference);
                if (difference <= kAgree) continue;
                ++disputed[k];
                const Precise exact = kOutputs[k].exact(in);
                const double oursOff = test::relativeError(mine, exact);
                oursWorst[k] = std::max(oursWorst[k], oursOff);
                theirsWorst[k] = std::max(theirsWorst[k], test::relativeError(other, exact));
                QVERIFY2(
                    oursOff <= kExact,
                    qPrintable(QStringLiteral("%1: F %2 K %3 tau %4 sigma %5 r %6: ours is off "
                                              "by %7 of itself")
                                   .arg(QLatin1String(kOutputs[k].name))
                                   .arg(in.forward, 0, 'g', 17)
                                   .arg(in.strike, 0, 'g', 17)
                                   .arg(in.tau, 0, 'g', 17)
                                   .arg(in.sigma, 0, 'g', 17)
                                   .arg(in.rate, 0, 'g', 17)
                                   .arg(oursOff)));
                QVERIFY(oursOff < test::relativeError(other, exact));
            }
        }
        for (std::size_t k = 0; k < kCount; ++k)
            qInfo(
                "%-10s %d contracts: worst relative difference %.2g; beyond 1e-9 in %d, where "
                "ours is off by at most %.2g and QuantLib by %.2g",
                kOutputs[k].name, kContracts, worst[k], disputed[k], oursWorst[k], theirsWorst[k]);
    }
};

QTEST_APPLESS_MAIN(tst_quantlib)
#include "tst_quantlib.moc"
