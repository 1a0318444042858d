#include "models/pricing/leg_batch.h"

#include "models/pricing/greeks.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace ballast::pricing;
using ballast::market::OptionType;

namespace {

constexpr ShortRates kRates{0.15, 0.10, 0.075};
using Row = std::array<double, 11>;

Row rowOf(const LegSums& s)
{
    return {s.coinPnl, s.usdPnl,      s.delta,           s.premium,    s.gamma1Pct,     s.vega,
            s.theta,   s.coinInitial, s.coinMaintenance, s.usdInitial, s.usdMaintenance};
}

/// The plain formulas of one option; what it is beside its size is asked of a size of one.
Row plain(const OptionLeg& leg, const LegNode& node)
{
    const double forward = leg.forward * node.spotFactor;
    const bool call = leg.sign > 0;
    const Greeks g = greeks({.type = call ? OptionType::Call : OptionType::Put,
                             .forward = forward,
                             .strike = leg.strike,
                             .tau = leg.tau,
                             .sigma = std::max(0.0, leg.sigma * node.volFactor + node.volShift)});
    const double premium = g.price / forward;
    const double day = std::clamp(leg.tau, 0.0, 1.0 / 365);
    const double sold = leg.size < 0 && leg.tau > 0 ? -leg.size : 0;
    const double out = std::max(0.0, leg.sign * (leg.strike - forward)) / forward;
    const double maintenance = (call ? 0.075 : std::max(0.075, 0.075 * premium)) + premium;
    const double least = std::max(0.15 - out, 0.10) + premium;
    const double initial = call ? least : std::max(least, maintenance);
    const double coin = leg.inverse ? 1 : 0, usd = 1 - coin;
    return {coin * leg.size * (premium - leg.worth),
            usd * leg.size * (g.price - leg.worth),
            leg.open * g.delta,
            coin * leg.open * premium,
            leg.open * g.gamma * forward / 100,
            leg.open * g.vega / 100,
            leg.open * std::max(-g.price, g.theta * day),
            coin * sold * initial,
            coin * sold * maintenance,
            usd * sold * forward * initial,
            usd * sold * forward * maintenance};
}

std::vector<OptionLeg> book(std::uint64_t seed, std::size_t count)
{
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    std::vector<OptionLeg> legs(count);
    for (OptionLeg& leg : legs) {
        leg.sign = unit(random) < 0.5 ? 1 : -1;
        leg.forward = 64'000 * (0.9 + 0.2 * unit(random));
        leg.strike = std::round(64 * (0.4 + 1.2 * unit(random))) * 1'000;
        const double kind = unit(random);  // some expired, some in their last minutes
        leg.tau = kind < 0.1 ? 0 : kind < 0.2 ? 1e-5 * unit(random) : 1.5 * unit(random);
        leg.sigma = 0.2 + unit(random);
        leg.size = 20 * unit(random) - 10;
        leg.open = leg.size * (leg.tau > 0 ? 1 : 0);
        leg.inverse = unit(random) < 0.7;
        leg.worth = (leg.inverse ? 1 : leg.forward) * 0.05 * unit(random);
    }
    // The very edge: worth nothing or everything, as one likes.
    legs.front().tau = 0;
    legs.front().strike = legs.front().forward;
    return legs;
}

LegBatch batchOf(const std::vector<OptionLeg>& legs)
{
    LegBatch batch;
    batch.reset(legs.size());
    for (std::size_t i = 0; i < legs.size(); ++i) batch.set(i, legs[i]);
    batch.ready();
    return batch;
}

}  // namespace

class TestLegBatch : public QObject {
    Q_OBJECT
private slots:
    void isTheSumOfThePlainFormulas()
    {
        int compared = 0;
        for (const std::size_t count : {1U, 7U, 8U, 9U, 300U}) {
            const std::vector<OptionLeg> legs = book(count, count);
            const LegBatch batch = batchOf(legs);
            for (const double spot : {1.0, 0.5, 0.93, 1.3, 2e9})
                for (const double factor : {1.0, 0.75, 1.5})
                    for (const double shift : {0.0, -0.48, 0.3, -2.0}) {
                        const LegNode node{spot, factor, shift};
                        Row expected{}, gross{};
                        for (const OptionLeg& leg : legs) {
                            const Row one = plain(leg, node);
                            for (std::size_t i = 0; i < one.size(); ++i) {
                                expected[i] += one[i];
                                gross[i] += std::abs(one[i]);
                            }
                        }
                        const Row found = rowOf(batch.sums(node, kRates));
                        for (std::size_t i = 0; i < found.size(); ++i)
                            QVERIFY2(std::abs(found[i] - expected[i]) <= 1e-12 * gross[i] + 1e-13,
                                     qPrintable(QStringLiteral("sum %1 of %2 options at %3, %4, %5")
                                                    .arg(i)
                                                    .arg(count)
                                                    .arg(spot)
                                                    .arg(factor)
                                                    .arg(shift)));
                        ++compared;
                    }
        }
        QCOMPARE(compared, 300);
    }

    /// Where nothing moves nothing is won: not a rounding of it.
    void winsExactlyNothingWhereNothingMoves()
    {
        std::vector<OptionLeg> legs = book(3, 100);
        std::vector<double> worths(legs.size());
        batchOf(legs).prices({}, worths);
        for (std::size_t i = 0; i < legs.size(); ++i)
            legs[i].worth = legs[i].inverse ? worths[i] / legs[i].forward : worths[i];
        const LegSums sums = batchOf(legs).sums({}, kRates);
        QCOMPARE(sums.coinPnl, 0.0);
        QCOMPARE(sums.usdPnl, 0.0);
    }

    void takesAnotherVolatility()
    {
        std::vector<OptionLeg> legs = book(5, 20);
        LegBatch batch = batchOf(legs);
        for (std::size_t i = 0; i < legs.size(); ++i) {
            legs[i].sigma += 0.01 * static_cast<double>(i);
            batch.setSigma(i, legs[i].sigma);
        }
        QCOMPARE(rowOf(batch.sums({1.1, 1, 0}, kRates)),
                 rowOf(batchOf(legs).sums({1.1, 1, 0}, kRates)));
    }
};

QTEST_APPLESS_MAIN(TestLegBatch)
#include "tst_leg_batch.moc"
