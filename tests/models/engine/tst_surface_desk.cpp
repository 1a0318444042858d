#include "models/engine/engine.h"
#include "models/portfolio/smile_view.h"
#include "models/pricing/black76.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using test::MarketBuilder;

namespace {

const core::Time kStart = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kNear = MarketBuilder::date(2026, 12, 4);
const core::Time kFar = MarketBuilder::date(2026, 12, 25);
constexpr double kForward = 64'000;

/// An engine with the options of two expiries, quoted from one curve each, and no order to make.
struct Desk {
    MarketBuilder market;
    std::vector<core::InstrumentId> near, far;
    core::Time now = kStart;
    std::unique_ptr<engine::Engine> engine;

    explicit Desk(pricing::SmileChoice smile = {}, int strikes = 15)
    {
        for (int i = 0; i < strikes; ++i) {
            const int strike = 50'000 + 2'000 * i;
            const auto type =
                strike >= kForward ? market::OptionType::Call : market::OptionType::Put;
            near.push_back(market.option("BTC", kNear, strike, type));
            far.push_back(market.option("BTC", kFar, strike, type));
        }
        engine::Config config;
        config.recovered.installId = "TESTTEST";
        config.policies = {policy(smile)};
        config.sampleEvery = std::chrono::hours{1};
        engine = std::make_unique<engine::Engine>(config);
        engine->process(engine::Tick{now});
        for (const market::Listing& listing : market.board.listings)
            engine->process(engine::InstrumentListed{*listing.instrument});
        engine->process(market::IndexPrice{"paper", "BTC", test::price(kForward), now});
    }

    static rebalance::Policy policy(pricing::SmileChoice smile)
    {
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = {"paper", "paper"};
        policy.band = {0, 1e3, 1e3, rebalance::HedgeTo::Target, 0.5};
        policy.convention = portfolio::DeltaConvention::BlackScholes;
        policy.smile = smile;
        return policy;
    }
    static double sigmaOf(const market::Instrument& option, double level)
    {
        const double k = std::log(option.strike->toDouble() / kForward);
        return level - 0.2 * k + 0.4 * k * k;
    }
    void quote(const std::vector<core::InstrumentId>& options, double level)
    {
        for (const core::InstrumentId id : options) {
            const market::Instrument& option = market.instrument(id);
            market::Ticker ticker;
            const double sigma = sigmaOf(option, level);
            ticker.quote.id = id;
            ticker.quote.bid = test::price("0.0100");
            ticker.quote.ask = test::price("0.0200");
            ticker.quote.at = now;
            ticker.bidIv = sigma - 0.005;
            ticker.askIv = sigma + 0.005;
            ticker.markIv = sigma;
            ticker.mark = test::price("0.0150");
            ticker.underlyingPrice = test::price(kForward);
            engine->process(ticker);
        }
    }
    void tick(double seconds)
    {
        now += core::fromSeconds(seconds);
        engine->process(engine::Tick{now});
    }
    std::shared_ptr<const pricing::Surfaces> surfaces() { return engine->snapshot()->surfaces; }
    const pricing::Surface* btc()
    {
        held = surfaces();
        return held->find("BTC");
    }
    std::shared_ptr<const pricing::Surfaces> held;
};

double blackDelta(const Desk& desk, const market::Instrument& option, double sigma)
{
    return pricing::black76({option.optionType, kForward, option.strike->toDouble(),
                             option.yearsToExpiry(desk.now), sigma, 0})
        .delta;
}

}  // namespace

class tst_surface_desk : public QObject {
    Q_OBJECT

private slots:
    void oneExpiryIsFittedATick()
    {
        Desk desk;
        QVERIFY(desk.surfaces() && !desk.btc());
        desk.quote(desk.near, 0.5);
        desk.quote(desk.far, 0.55);
        QVERIFY(!desk.btc());
        desk.tick(0.01);
        QCOMPARE(desk.btc()->smiles.size(), std::size_t(1));
        desk.tick(0.01);
        QCOMPARE(desk.btc()->smiles.size(), std::size_t(2));
        const pricing::Surface* surface = desk.btc();
        QVERIFY(surface->smiles[0]->expiry == kNear && surface->smiles[1]->expiry == kFar);
        QCOMPARE(surface->smiles[0]->kind, pricing::SmileKind::Curve);
        QVERIFY(std::abs(pricing::at(*surface->smiles[0], 0).sigma - 0.5) < 2e-3);
        QVERIFY(std::abs(pricing::at(*surface->smiles[1], 0).sigma - 0.55) < 2e-3);
        QVERIFY(surface->smiles[0]->quotesAt == kStart);
    }

    void theLastCurveStaysWhileQuotesAreAway()
    {
        Desk desk;
        desk.quote(desk.near, 0.5);
        desk.tick(0.01);
        const auto before = desk.surfaces();
        desk.quote(desk.near, 0.51);
        desk.engine->process(engine::LinkChanged{"paper", engine::LinkState::Up, "", 1, desk.now});
        desk.engine->process(
            engine::LinkChanged{"paper", engine::LinkState::Down, "cable", 1, desk.now});
        desk.tick(1.1);
        QVERIFY(desk.surfaces() == before);
        // They come back one by one: half a smile is none.
        desk.quote({desk.near.begin(), desk.near.begin() + 3}, 0.6);
        desk.tick(1.1);
        QVERIFY(desk.surfaces() == before);
        desk.quote(desk.near, 0.6);
        desk.tick(1.1);
        QVERIFY(std::abs(pricing::at(*desk.btc()->smiles[0], 0).sigma - 0.6) < 2e-3);
    }

    void aSmileIsOfTheCoinOptionsWhereThereAreSuch()
    {
        Desk desk;
        const core::InstrumentId dollar = desk.market.option(
            "BTC", kNear, 64'000, market::OptionType::Call, market::Settlement::Linear);
        desk.engine->process(engine::InstrumentListed{desk.market.instrument(dollar)});
        desk.quote(desk.near, 0.5);
        desk.quote({dollar}, 0.9);
        desk.tick(0.01);
        QVERIFY(std::abs(pricing::at(*desk.btc()->smiles[0], 0).sigma - 0.5) < 2e-3);
    }

    void anExpiryIsFittedAtMostOnceASecond()
    {
        Desk desk;
        desk.quote(desk.near, 0.5);
        desk.quote(desk.far, 0.55);
        desk.tick(0.01);
        desk.tick(0.01);
        const auto before = desk.surfaces();
        desk.quote(desk.near, 0.6);
        desk.tick(0.5);
        QVERIFY(desk.surfaces() == before);
        desk.tick(0.6);
        const auto after = desk.surfaces();
        QVERIFY(after != before);
        QVERIFY(std::abs(pricing::at(*after->find("BTC")->smiles[0], 0).sigma - 0.6) < 2e-3);
        // What did not move is the same smile.
        QVERIFY(after->find("BTC")->smiles[1] == before->find("BTC")->smiles[1]);
    }

    void quotesThatDidNotMoveCauseNoFit()
    {
        Desk desk;
        desk.quote(desk.near, 0.5);
        desk.tick(0.01);
        const auto before = desk.surfaces();
        desk.tick(10);
        desk.quote(desk.near, 0.5);
        desk.tick(10);
        QVERIFY(desk.surfaces() == before);
        market::Quote quote;
        quote.id = desk.near[3];
        quote.bid = test::price("0.0110");
        quote.ask = test::price("0.0200");
        quote.at = desk.now;
        desk.engine->process(quote);
        desk.tick(0.01);
        QVERIFY(desk.surfaces() != before);
    }

    void anOrderDoesNotWaitForAFit()
    {
        Desk desk;
        desk.quote(desk.near, 0.5);
        // A tick that has something to say leaves the fit to the next one.
        engine::Config config;
        config.recovered.installId = "TESTTEST";
        config.policies = {Desk::policy({})};
        config.sampleEvery = std::chrono::seconds{1};
        Desk sampled;
        sampled.engine = std::make_unique<engine::Engine>(config);
        sampled.engine->process(engine::Tick{sampled.now});
        for (const market::Listing& listing : sampled.market.board.listings)
            sampled.engine->process(engine::InstrumentListed{*listing.instrument});
        sampled.engine->process(
            market::IndexPrice{"paper", "BTC", test::price(kForward), sampled.now});
        sampled.quote(sampled.near, 0.5);
        portfolio::Position position{{"paper", "paper"}, sampled.near[7], test::quantity("1")};
        sampled.engine->process(position);
        sampled.now += std::chrono::seconds{20};
        QVERIFY(!sampled.engine->process(engine::Tick{sampled.now}).empty());
        QVERIFY(!sampled.btc());
        sampled.tick(0.01);
        QVERIFY(sampled.btc());
    }

    void anExpiryThatIsReachedIsGone()
    {
        Desk desk;
        desk.quote(desk.near, 0.5);
        desk.quote(desk.far, 0.55);
        desk.tick(0.01);
        desk.tick(0.01);
        desk.tick(core::seconds(kNear - desk.now));
        QCOMPARE(desk.btc()->smiles.size(), std::size_t(1));
        QVERIFY(desk.btc()->smiles[0]->expiry == kFar);
        const auto before = desk.surfaces();
        desk.quote(desk.near, 0.7);
        desk.tick(5);
        desk.tick(5);
        QVERIFY(desk.surfaces() == before);
    }

    void theRuleOfThePolicyIsInTheDelta()
    {
        Desk desk({pricing::SmileRule::StickyMoneyness});
        desk.quote(desk.near, 0.5);
        const core::InstrumentId id = desk.near[10];  // 70 000 C
        const market::Instrument& option = desk.market.instrument(id);
        desk.engine->process(portfolio::Position{{"paper", "paper"}, id, test::quantity("-3")});
        const auto state = [&] { return desk.engine->snapshot()->underlyings->front(); };
        // No smile yet: Black's delta, and it is said.
        QCOMPARE(state().exposure.withoutSmile, 1);
        desk.tick(0.01);
        desk.tick(0.01);
        const double sigma = Desk::sigmaOf(option, 0.5), black = blackDelta(desk, option, sigma);
        const double k = std::log(option.strike->toDouble() / kForward);
        const double skew = -0.2 + 0.8 * k;
        const double vega =
            pricing::black76({option.optionType, kForward, option.strike->toDouble(),
                              option.yearsToExpiry(desk.now), sigma, 0})
                .vega;
        const engine::UnderlyingState now = state();
        QCOMPARE(now.exposure.withoutSmile, 0);
        QCOMPARE(now.exposure.smile.rule, pricing::SmileRule::StickyMoneyness);
        // The curve is fitted to a parabola: its skew is near, not equal.
        const double expected = -3 * (black - vega * skew / kForward);
        QVERIFY2(std::abs(now.delta - expected) < 0.004,
                 qPrintable(QStringLiteral("%1, expected %2").arg(now.delta).arg(expected)));
        QVERIFY(std::abs(now.delta + 3 * black) > 0.01);
        QVERIFY(std::abs(now.delta - now.exposure.smileShift + 3 * black) < 1e-6);
        // Another rule holds at once.
        desk.engine->process(engine::Command{engine::SetPolicy{Desk::policy({})}, "trader"});
        QVERIFY(std::abs(state().delta + 3 * black) < 1e-6);
        QVERIFY(state().exposure.smile.isDefault());
    }

    void anInterpolatedSmileHasNoSkewToHedgeBy()
    {
        Desk desk({pricing::SmileRule::StickyMoneyness}, 5);
        desk.quote(desk.near, 0.5);
        desk.engine->process(
            portfolio::Position{{"paper", "paper"}, desk.near[1], test::quantity("1")});
        desk.tick(0.01);
        QCOMPARE(desk.btc()->smiles[0]->kind, pricing::SmileKind::Interpolated);
        const portfolio::Exposure exposure = desk.engine->snapshot()->underlyings->front().exposure;
        QCOMPARE(exposure.withoutSmile, 1);
        QCOMPARE(exposure.smileShift, 0.0);
    }
};

QTEST_APPLESS_MAIN(tst_surface_desk)
#include "tst_surface_desk.moc"
