#include "models/pricing/black76.h"
#include "models/pricing/minimum_variance.h"
#include "models/pricing/smile_delta.h"
#include "support/places.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <simdjson.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace ballast;
using namespace ballast::pricing;

namespace {

double number(simdjson::dom::element e)
{
    return e.is_string() ? std::strtod(std::string{e.get_string().value()}.c_str(), nullptr)
                         : e.get_double().value();
}

bool close(double actual, double expected)
{
    return std::abs(actual - expected) <= 1e-10 * std::abs(expected);
}

SmileChoice choice(SmileRule rule, double stickiness = 1, double a = 0, double b = 0, double c = 0)
{
    return {rule, stickiness, a, b, c};
}

/// Steps of options whose volatility really moves by (a + b D + c D^2) / sqrt(tau) dF / F, and by
/// noise beside.
std::vector<HedgeStep> madeSteps(int count, double a, double b, double c, double noise,
                                 std::uint64_t seed)
{
    test::Seeded random(seed);
    std::vector<HedgeStep> steps;
    for (int i = 0; i < count; ++i) {
        HedgeStep s;
        s.forward = 60'000;
        s.tau = 0.1 + 0.01 * (i % 5);
        s.deltaBs = 0.1 + 0.8 * random.unit();
        s.vega = 5'000;
        s.forwardChange = s.forward * 0.01 * random.normal();
        const double volChange =
            (a + s.deltaBs * (b + c * s.deltaBs)) / std::sqrt(s.tau) * s.forwardChange / s.forward +
            noise * random.normal();
        s.priceChange = s.deltaBs * s.forwardChange + s.vega * volChange;
        steps.push_back(s);
    }
    return steps;
}

}  // namespace

class tst_smile_delta : public QObject {
    Q_OBJECT

private slots:
    void deltasMeetEveryRow()
    {
        simdjson::dom::parser parser;
        const auto file =
            parser.load((test::vectorsDirectory() / "vol_surface_delta.json").string()).value();
        int rows = 0;
        const simdjson::dom::array table = file["deltas"];
        for (const auto row : table) {
            const auto in = row["inputs"], expected = row["expected"];
            const Black76Input option{.type = in["type"].get_string().value() == "C"
                                                  ? market::OptionType::Call
                                                  : market::OptionType::Put,
                                      .forward = number(in["F"]),
                                      .strike = number(in["K"]),
                                      .tau = number(in["tau"]),
                                      .sigma = number(in["sigma"])};
            const Black76Greeks g = black76(option);
            const SmileInput input{g.delta, g.vega, number(in["skew_dsigma_dk"]), option.forward,
                                   option.tau};
            const auto with = [&](const SmileChoice& c) { return g.delta + smileShift(c, input); };
            QVERIFY(close(g.delta, number(expected["delta_bs"])));
            QVERIFY(close(with(choice(SmileRule::StickyStrike)),
                          number(expected["delta_sticky_strike"])));
            QVERIFY(close(with(choice(SmileRule::StickyMoneyness)),
                          number(expected["delta_sticky_moneyness"])));
            QVERIFY(close(with(choice(SmileRule::SkewStickiness, number(in["ssr"]))),
                          number(expected["delta_ssr"])));
            QVERIFY(close(with(choice(SmileRule::MinimumVariance, 1, number(in["hw_a"]),
                                      number(in["hw_b"]), number(in["hw_c"]))),
                          number(expected["delta_hull_white_mv"])));
            ++rows;
        }
        qInfo("smile deltas: %d rows", rows);
        QVERIFY(rows >= 30);
    }

    void theRulesAreThoseOfOneRatio()
    {
        const SmileInput input{0.4, 6'000, -0.3, 60'000, 0.1};
        const auto ratio = [&](double r) {
            return smileShift(choice(SmileRule::SkewStickiness, r), input);
        };
        QCOMPARE(ratio(1), smileShift(choice(SmileRule::StickyStrike), input));
        QCOMPARE(ratio(0), smileShift(choice(SmileRule::StickyMoneyness), input));
        QCOMPARE(ratio(2), -ratio(0));
        // Puts dearer than calls: when the forward rises a smile that goes with it lifts the
        // volatility of this strike, and the delta is more.
        QVERIFY(ratio(0) > 0);
    }

    void aMovedSmileIsWhatTheDeltaSays()
    {
        // Sticky moneyness against a revaluation with the smile carried along.
        const double strike = 70'000, tau = 30 / 365.0, h = 0.5;
        const auto sigma = [](double k) { return 0.55 - 0.2 * k + 0.3 * k * k; };
        const auto price = [&](double forward) {
            return black76Price({.type = market::OptionType::Call,
                                 .forward = forward,
                                 .strike = strike,
                                 .tau = tau,
                                 .sigma = sigma(std::log(strike / forward))});
        };
        const double forward = 64'000, k = std::log(strike / forward);
        const Black76Greeks g = black76({.type = market::OptionType::Call,
                                         .forward = forward,
                                         .strike = strike,
                                         .tau = tau,
                                         .sigma = sigma(k)});
        const double shift = smileShift(choice(SmileRule::StickyMoneyness),
                                        {g.delta, g.vega, -0.2 + 0.6 * k, forward, tau});
        const double slope = (price(forward + h) - price(forward - h)) / (2 * h);
        QVERIFY(std::abs(g.delta + shift - slope) < 1e-8);
        QVERIFY(std::abs(g.delta - slope) > 1e-3);
    }

    void atExpiryNothingIsAdded()
    {
        for (const SmileRule rule : {SmileRule::StickyStrike, SmileRule::StickyMoneyness,
                                     SmileRule::SkewStickiness, SmileRule::MinimumVariance}) {
            const SmileChoice c = choice(rule, 2, 1, 1, 1);
            QCOMPARE(smileShift(c, {1, 0, 0.5, 60'000, 0}), 0.0);
            QCOMPARE(smileShift(c, {1, 0, 0.5, 0, 0.1}), 0.0);
        }
    }

    void eachRuleHasAName()
    {
        QCOMPARE(text(choice(SmileRule::StickyStrike)), std::string("sticky strike"));
        QCOMPARE(text(choice(SmileRule::SkewStickiness, 1.5)), std::string("skew stickiness 1.50"));
        QCOMPARE(shortText(choice(SmileRule::StickyMoneyness)), std::string("moneyness"));
        QCOMPARE(shortText(choice(SmileRule::MinimumVariance)), std::string("min. var."));
        QVERIFY(SmileChoice{}.isDefault());
    }

    void minimumVarianceFindsWhatItWasMadeWith()
    {
        const auto exact = calibrateMinimumVariance(madeSteps(300, -0.25, -0.4, 0.5, 0, 7));
        QVERIFY(std::abs(exact.a + 0.25) < 1e-9);
        QVERIFY(std::abs(exact.b + 0.4) < 1e-9);
        QVERIFY(std::abs(exact.c - 0.5) < 1e-9);
        QVERIFY(exact.gainOutside > 1 - 1e-12);
        QCOMPARE(exact.choice.rule, SmileRule::MinimumVariance);
        QCOMPARE(exact.choice.b, exact.b);
        QCOMPARE(exact.fitted + exact.outside, 300);
        const auto noisy = calibrateMinimumVariance(madeSteps(3'000, -0.25, -0.4, 0.5, 0.004, 7));
        QVERIFY(noisy.gainOutside > 0.05 && noisy.gainOutside < 1);
        QVERIFY(std::abs(noisy.a + noisy.b / 2 + noisy.c / 4 + 0.325) < 0.03);
        QVERIFY(noisy.why.empty());
    }

    void withoutAGainOutsideBlackStays()
    {
        // The first half moves one way, the second the other: what was learned is worse than
        // nothing.
        auto steps = madeSteps(200, 0.3, 0, 0, 0.001, 3);
        const auto turned = madeSteps(100, -0.3, 0, 0, 0.001, 4);
        steps.insert(steps.end(), turned.begin(), turned.end());
        const auto fit = calibrateMinimumVariance(steps);
        QVERIFY(fit.gainFitted > 0.5 && fit.gainOutside < 0);
        QVERIFY(fit.choice.isDefault());
        QVERIFY(fit.why.find("Black's delta is kept") != std::string::npos);
    }

    void badStepsAreRefusedAndCounted()
    {
        auto steps = madeSteps(200, 0.3, 0, 0, 0, 3);
        steps[5].vega = 0;
        steps[6].forward = std::numeric_limits<double>::quiet_NaN();
        steps[7].tau = -1;
        steps[8].priceChange = std::numeric_limits<double>::infinity();
        const auto fit = calibrateMinimumVariance(steps);
        QCOMPARE(fit.refused, 4);
        QVERIFY(std::abs(fit.a - 0.3) < 1e-9);
        // One delta for all determines no a, b and c.
        for (HedgeStep& s : steps) s.deltaBs = 0.5;
        const auto alike = calibrateMinimumVariance(steps);
        QVERIFY(alike.choice.isDefault() && alike.why.find("determine") != std::string::npos);
        const auto few = calibrateMinimumVariance(std::span(steps).first(20));
        QVERIFY(few.choice.isDefault() && few.why.find("30 of each") != std::string::npos);
        QVERIFY(calibrateMinimumVariance({}).choice.isDefault());
    }
};

QTEST_APPLESS_MAIN(tst_smile_delta)
#include "tst_smile_delta.moc"
