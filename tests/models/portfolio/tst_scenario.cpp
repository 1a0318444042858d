#include "models/portfolio/scenario.h"
#include "models/pricing/black76.h"
#include "models/pricing/deribit_convention.h"
#include "support/scenario_book.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::portfolio;
using test::MarketBuilder;
using test::ScenarioDesk;

namespace {

bool close(double actual, double expected, double relative = 1e-11, double absolute = 1e-9)
{
    return std::abs(actual - expected) <= std::max(absolute, relative * std::abs(expected));
}

struct Expected {
    double pnl = 0, bs = 0, net = 0, gamma = 0, vega = 0, theta = 0, initial = 0, maintenance = 0;
};

/// One line in one state, written out again from the formulas, nothing shared but black76.
Expected revalued(const Line& line, const ScenarioMove& m, double spot0, core::Time now)
{
    const market::Instrument& i = *line.instrument;
    const double q = line.position.size.toDouble(), spot = spot0 * m.spotFactor;
    const bool inverse = i.settlement == market::Settlement::Inverse;
    Expected e;
    if (!i.isOption()) {
        const double f0 = line.mark, f = f0 * m.spotFactor * (1 + m.basis);
        const double tau = i.expiry ? core::years(*i.expiry - now) - m.days / 365 : 1;
        const double share = i.expiry ? std::clamp(tau * 365 * 48, 0.0, 1.0) : 1;
        const double coin = inverse ? q / f : q;
        e.pnl = inverse ? q * (1 / f0 - 1 / f) * spot : q * (f - f0);
        e.bs = e.net = share * coin;
        if (share > 0) {
            const double usd = std::abs(coin) * (inverse ? spot : f);
            e.initial = usd * (0.02 + 5e-5 * std::abs(coin));
            e.maintenance = usd * (0.01 + 5e-5 * std::abs(coin));
        }
        return e;
    }
    const double tau0 = core::years(*i.expiry - now), tau = tau0 - m.days / 365;
    const double f = line.forward * m.spotFactor, k = i.strike->toDouble();
    const double sigma =
        std::max(0.0, m.volMove == VolMove::Points ? line.volatility + m.volShift / 100
                                                   : line.volatility * (1 + m.volShift / 100));
    const auto g0 = pricing::black76({i.optionType, line.forward, k, tau0, line.volatility, 0});
    const auto g = pricing::black76({i.optionType, f, k, tau, sigma, 0});
    const double share = std::clamp(tau * 365 * 48, 0.0, 1.0);
    e.pnl = inverse ? q * (g.price / f - g0.price / line.forward) * spot : q * (g.price - g0.price);
    e.bs = share * q * g.delta;
    e.net = share * q * (g.delta - (inverse ? g.price / f : 0));
    e.gamma = share * q * g.gamma * f / 100;
    e.vega = share * q * g.vega / 100;
    e.theta = share * q * pricing::thetaOverOneDay(g, tau);
    if (q < 0 && tau > 0) {
        const double p = g.price / f, scale = -q * (inverse ? spot : f);
        const bool call = i.optionType == market::OptionType::Call;
        const double otm = std::max(0.0, call ? k - f : f - k);
        const double mm = (call ? 0.075 : std::max(0.075, 0.075 * p)) + p;
        const double im = std::max(0.15 - otm / f, 0.10) + p;
        e.initial = scale * (call ? im : std::max(im, mm));
        e.maintenance = scale * mm;
    }
    return e;
}

/// Every forward at the spot: a Greek per forward is then one per spot.
PreparedScenario withoutBasis(PreparedScenario prepared)
{
    for (ScenarioLeg& leg : prepared.legs) {
        leg.forward = prepared.spot;
        if (leg.kind != ScenarioLeg::Kind::InverseOption &&
            leg.kind != ScenarioLeg::Kind::LinearOption)
            continue;
        const double usd =
            pricing::black76Price({leg.type, leg.forward, leg.strike, leg.tau, leg.sigma, 0});
        leg.worth = leg.kind == ScenarioLeg::Kind::InverseOption ? usd / leg.forward : usd;
    }
    return prepared;
}

ScenarioSpec small(double days = 0, VolMove volMove = VolMove::Points)
{
    return {{0.5, 0.8, 0.95, 1, 1.02, 1.3, 2},
            {-60, -10, 0, 4, 30},
            days,
            volMove,
            Smile::StickyStrike};
}

}  // namespace

class tst_scenario : public QObject {
    Q_OBJECT

private slots:
    void everyNodeIsTheSumOfItsLegsRevalued_data()
    {
        QTest::addColumn<double>("days");
        QTest::addColumn<bool>("relative");
        for (const double days : {0.0, 1.0, 4.72, 6.0, 40.0, 200.0})
            for (const bool relative : {false, true})
                QTest::addRow("%g days, %s", days, relative ? "relative" : "points")
                    << days << relative;
    }
    void everyNodeIsTheSumOfItsLegsRevalued()
    {
        QFETCH(double, days);
        QFETCH(bool, relative);
        const ScenarioDesk desk = ScenarioDesk::full();
        const Book book = desk.book();
        const ScenarioSpec spec = small(days, relative ? VolMove::Relative : VolMove::Points);
        const ScenarioGrid all = grid(spec, "BTC", book, &desk.market.board, desk.now);
        QVERIFY(all.problem.empty() && !all.coverage.partial());
        QCOMPARE(all.coverage.lines, 11);
        int nodes = 0;
        for (std::size_t s = 0; s < spec.rows(); ++s)
            for (std::size_t v = 0; v < spec.volShifts.size(); ++v) {
                Expected sum;
                for (const Line& line : book.lines) {
                    const Expected e = revalued(line, spec.move(s, v), desk.spot, desk.now);
                    sum.pnl += e.pnl, sum.bs += e.bs, sum.net += e.net, sum.gamma += e.gamma;
                    sum.vega += e.vega, sum.theta += e.theta;
                    sum.initial += e.initial, sum.maintenance += e.maintenance;
                }
                const ScenarioNode& node = all.at(s, v);
                QVERIFY(close(node.pnlUsd, sum.pnl, 1e-9, 1e-6));
                QVERIFY(close(node.delta.blackScholes.coin(), sum.bs, 1e-10));
                QVERIFY(close(node.delta.netTransaction.coin(), sum.net, 1e-10));
                QVERIFY(close(node.gamma1PctCoin, sum.gamma, 1e-10));
                QVERIFY(close(node.vega, sum.vega, 1e-10, 1e-8));
                QVERIFY(close(node.theta, sum.theta, 1e-10, 1e-7));
                QVERIFY(close(node.marginUsd.initial, sum.initial, 1e-10));
                QVERIFY(close(node.marginUsd.maintenance, sum.maintenance, 1e-10));
                ++nodes;
            }
        qInfo("%d nodes of 11 legs", nodes);
    }

    void nothingMovedIsExactlyNothing()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        for (const Smile smile : {Smile::StickyStrike, Smile::StickyMoneyness})
            for (const VolMove volMove : {VolMove::Points, VolMove::Relative}) {
                const ScenarioNode node = nodeOf(desk.prepared(), {1, 0, 0, 0, volMove, smile});
                QCOMPARE(node.pnlUsd, 0.0);
                QCOMPARE(node.collateralUsd, 0.0);
            }
        QCOMPARE(fullSpec().size(), std::size_t{51 * 49});
        QCOMPARE(fullSpec().spotFactors[25], 1.0);
        QCOMPARE(fullSpec().volShifts[24], 0.0);
    }

    void theOriginIsTheLiveBook()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        const Book book = desk.book();
        const Exposure& live = *book.find("BTC");
        const ScenarioNode node = nodeOf(desk.prepared(), {});
        QVERIFY(close(node.delta.blackScholes.coin(), live.delta.blackScholes.coin()));
        QVERIFY(close(node.gamma1PctCoin, live.gamma1PctCoin));
        QVERIFY(close(node.vega, live.vega));
        QVERIFY(close(node.theta, live.theta));
        QVERIFY(close(node.equityUsd, live.equityUsd));
    }

    void addsUpOverLegs()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        const ScenarioSpec spec = small(3);
        const ScenarioGrid whole = grid(spec, desk.prepared());
        std::vector<double> pnl(spec.size()), delta(spec.size()), margin(spec.size());
        for (const Position& position : desk.positions) {
            ScenarioDesk one = desk;
            one.positions = {position};
            const ScenarioGrid part = grid(spec, one.prepared());
            for (std::size_t n = 0; n < spec.size(); ++n) {
                pnl[n] += part.nodes[n].pnlUsd;
                delta[n] += part.nodes[n].delta.netTransaction.coin();
                margin[n] += part.nodes[n].marginUsd.maintenance;
            }
        }
        for (std::size_t n = 0; n < spec.size(); ++n) {
            QVERIFY(close(whole.nodes[n].pnlUsd, pnl[n], 1e-9, 1e-6));
            QVERIFY(close(whole.nodes[n].delta.netTransaction.coin(), delta[n], 1e-10));
            QVERIFY(close(whole.nodes[n].marginUsd.maintenance, margin[n], 1e-10));
        }
    }

    void aFullyHedgedCoinBookIsFlatInDollars()
    {
        ScenarioDesk desk;
        const core::InstrumentId perpetual = desk.market.perpetual("BTC");
        desk.market.mark(perpetual, desk.spot);
        desk.hold(perpetual, -10 * desk.spot, desk.spot);
        desk.pool("BTC", 10);
        for (const double factor : {0.2, 0.7, 1.0, 1.5, 4.0}) {
            const ScenarioNode node = nodeOf(desk.prepared(), {.spotFactor = factor});
            QVERIFY2(std::abs(node.equityPnlUsd()) < 1e-6,
                     qPrintable(QString::number(node.equityPnlUsd())));
            QVERIFY(close(node.pnlUsd, -node.collateralUsd));
            QVERIFY(std::abs(node.delta.usdNeutral.coin()) < 1e-9);
            QVERIFY(close(node.equityUsd, 640'000));
        }
    }

    void waitingCostsThetaToSecondOrder()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        const PreparedScenario prepared = withoutBasis(desk.prepared());
        const double theta = nodeOf(prepared, {}).theta;
        double before = 0;
        for (const double h : {0.2, 0.1, 0.05, 0.025}) {
            const double error = std::abs(nodeOf(prepared, {.days = h}).pnlUsd - theta * h);
            QVERIFY2(before == 0 || error < before / 3.6, qPrintable(QString::number(error)));
            before = error;
        }
    }

    void deltaIsTheSlopeOfThePnl()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        const PreparedScenario prepared = withoutBasis(desk.prepared());
        const double h = 1e-5;
        for (const double at : {0.9, 1.0, 1.1}) {
            const auto equity = [&](double f) {
                return nodeOf(prepared, {.spotFactor = f}).equityPnlUsd();
            };
            const double slope = (equity(at + h) - equity(at - h)) / (2 * h * desk.spot);
            QVERIFY(close(slope, nodeOf(prepared, {.spotFactor = at}).delta.usdNeutral.coin(), 1e-5,
                          1e-4));
        }
    }

    void whatExpiresSettlesAtIntrinsicAndIsGone()
    {
        ScenarioDesk desk;
        const core::InstrumentId call =
            desk.option(MarketBuilder::date(2026, 11, 27), 60'000, market::OptionType::Call);
        desk.hold(call, -2);
        desk.pool("BTC", 5);
        const PreparedScenario prepared = desk.prepared();
        const ScenarioLeg& leg = prepared.legs.front();
        const ScenarioNode node = nodeOf(prepared, {.spotFactor = 1.1, .volShift = 20, .days = 10});
        const double forward = leg.forward * 1.1;
        const double coin = -2 * ((forward - 60'000) / forward - leg.worth);
        QVERIFY(close(node.pnlUsd, coin * desk.spot * 1.1));
        QCOMPARE(node.delta.blackScholes.coin(), 0.0);
        QCOMPARE(node.gamma1PctCoin, 0.0);
        QCOMPARE(node.vega, 0.0);
        QCOMPARE(node.theta, 0.0);
        QCOMPARE(node.marginUsd, MarginPair{});
        QVERIFY(close(node.delta.usdNeutral.coin(), 5 + coin));
        const ScenarioNode worthless = nodeOf(prepared, {.spotFactor = 0.9, .days = 10});
        QVERIFY(close(worthless.pnlUsd, 2 * leg.worth * desk.spot * 0.9));
    }

    void carriesTheSmileAlongInMoneyness()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        ScenarioDesk listed = desk;  // more strikes of the month, held by nobody
        for (int strike = 40'000; strike <= 100'000; strike += 2'000)
            for (const auto type : {market::OptionType::Call, market::OptionType::Put})
                listed.option(MarketBuilder::date(2026, 12, 25), strike, type);
        listed.positions = {desk.positions[2]};  // 25 calls at 70 000
        const PreparedScenario prepared = listed.prepared();
        const ScenarioLeg& leg = prepared.legs.front();
        QVERIFY(leg.smile >= 0);
        const SmileCurve& smile = prepared.smiles[static_cast<std::size_t>(leg.smile)];
        const double f = 1.1, k = std::log(leg.strike / leg.forward);
        const double sigma = leg.sigma + smile.at(k - std::log(f)) - smile.at(k);
        QVERIFY(std::abs(sigma - leg.sigma) > 0.005);
        const double usd =
            pricing::black76Price({leg.type, leg.forward * f, leg.strike, leg.tau, sigma, 0});
        const ScenarioNode node =
            nodeOf(prepared, {.spotFactor = f, .smile = Smile::StickyMoneyness});
        QVERIFY(close(node.pnlUsd, 25 * (usd / (leg.forward * f) - leg.worth) * desk.spot * f));
        QVERIFY(node.pnlUsd != nodeOf(prepared, {.spotFactor = f}).pnlUsd);
        // The point itself is on the curve, wings are flat.
        QVERIFY(close(smile.at(-9), smile.volatility.front()) &&
                close(smile.at(9), smile.volatility.back()));
        const PreparedScenario bare = prepare("BTC", listed.book(), nullptr, listed.now);
        QCOMPARE(bare.coverage.withoutSmile, 1);
        QCOMPARE(nodeOf(bare, {.spotFactor = f, .smile = Smile::StickyMoneyness}).pnlUsd,
                 nodeOf(bare, {.spotFactor = f}).pnlUsd);
    }

    void whatHasNoMarkIsLeftOutAndNamed()
    {
        ScenarioDesk desk = ScenarioDesk::full();
        const ScenarioNode whole = nodeOf(desk.prepared(), {.spotFactor = 0.9});
        const core::InstrumentId bare = desk.market.option("BTC", MarketBuilder::date(2026, 12, 25),
                                                           90'000, market::OptionType::Call);
        desk.hold(bare, -40);
        desk.market.at(desk.positions[2].instrument).stale = true;
        const PreparedScenario prepared = desk.prepared();
        QVERIFY(prepared.coverage.partial());
        QCOMPARE(prepared.coverage.leftOut, std::vector<std::string>{"BTC-25DEC26-90000-C"});
        QCOMPARE(prepared.coverage.staleLines, 1);
        QCOMPARE(nodeOf(prepared, {.spotFactor = 0.9}).pnlUsd, whole.pnlUsd);
    }

    void withoutASpotThereIsASentenceAndNoNumber()
    {
        ScenarioDesk desk = ScenarioDesk::full();
        const ScenarioGrid none =
            grid(compactSpec(), "DOGE", desk.book(), &desk.market.board, desk.now);
        QVERIFY(!none.problem.empty());
        QVERIFY(none.nodes.empty());
    }

    void badGridsAreRefused_data()
    {
        QTest::addColumn<int>("what");
        for (int what = 0; what < 6; ++what) QTest::addRow("%d", what) << what;
    }
    void badGridsAreRefused()
    {
        QFETCH(int, what);
        ScenarioSpec spec = compactSpec();
        switch (what) {
            case 0: spec.spotFactors.clear(); break;
            case 1: spec.volShifts.clear(); break;
            case 2: spec.spotFactors.front() = 0; break;
            case 3: spec.spotFactors[1] = spec.spotFactors[0]; break;
            case 4: spec.volShifts[1] = std::nan(""); break;
            case 5: spec.days = -1; break;
        }
        QVERIFY(!problemOf(spec).empty());
        QVERIFY(grid(spec, ScenarioDesk::full().prepared()).nodes.empty());
    }

    void aFirstLookHasTheEndsAndTheMiddle()
    {
        const ScenarioSpec whole = fullSpec(), first = coarse(whole);
        QVERIFY(first.spotFactors.size() <= 13 && first.volShifts.size() <= 13);
        QVERIFY(first.spotFactors.size() > 5);
        QCOMPARE(first.spotFactors.front(), whole.spotFactors.front());
        QCOMPARE(first.spotFactors.back(), whole.spotFactors.back());
        QCOMPARE(first.spotFactors[first.spotFactors.size() / 2], 1.0);
        QCOMPARE(first.volShifts[first.volShifts.size() / 2], 0.0);
        QCOMPARE(coarse(compactSpec()), compactSpec());
    }

    void rowsDoneApartAreTheGrid()
    {
        const ScenarioDesk desk = ScenarioDesk::full();
        const PreparedScenario prepared = desk.prepared();
        const ScenarioSpec spec = small(2);
        std::vector<ScenarioNode> nodes(spec.size());
        for (const auto& [first, last] :
             {std::pair<std::size_t, std::size_t>{4, 7}, {0, 1}, {1, 4}})
            gridRows(spec, prepared, first, last, nodes);
        QVERIFY(nodes == grid(spec, prepared).nodes);
    }

    void deadCapitalHasNoMarginUse()
    {
        ScenarioNode node;
        node.equityUsd = -1;
        node.marginUsd.maintenance = 5;
        QVERIFY(!node.marginUse());
        node.equityUsd = 10;
        QCOMPARE(*node.marginUse(), 0.5);
    }

    void sharedDollarPoolsKeepTheirOtherMargins()
    {
        ScenarioDesk desk = ScenarioDesk::full();
        const double before = nodeOf(desk.prepared(), {}).marginUsd.maintenance;
        desk.market.index("ETH", 3'000);
        const core::InstrumentId other = desk.market.linearPerpetual("ETH");
        desk.market.mark(other, 3'000);
        desk.hold(other, 100);
        const double after = nodeOf(desk.prepared(), {.spotFactor = 1}).marginUsd.maintenance;
        QVERIFY(close(after - before, 300'000 * (0.01 + 1e-6 * 100), 1e-9));
    }
};

QTEST_APPLESS_MAIN(tst_scenario)
#include "tst_scenario.moc"
