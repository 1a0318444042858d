#include "models/bands/impact.h"
#include "models/rebalance/alternatives.h"
#include "models/rebalance/trade_cost.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::rebalance;

namespace {

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }
bool isNear(double a, double b) { return std::abs(a - b) <= 1e-9 * std::abs(b) + 1e-12; }

const core::Time kNow = core::parseIsoUtc("2026-03-02T07:00:00Z").value();

/// An inverse future of a quarter, or the perpetual: 1 000 000 USD a side over ten levels, half a
/// dollar from the mid and a dollar apart.
struct Market {
    market::Listing listing;
    market::Book book;
    portfolio::Exposure exposure;
    Policy policy;
    Live live;

    explicit Market(bool dated = false, double mark = 64'000)
    {
        market::Instrument i;
        i.id = {0};
        i.underlying = "BTC";
        i.name = dated ? "BTC-29MAY26" : "BTC-PERPETUAL";
        i.kind = dated ? market::Kind::Future : market::Kind::Perpetual;
        i.settlement = market::Settlement::Inverse;
        i.lot = i.minimum = qty(10);
        i.ticks.base = price(0.5);
        i.takerFee = 5e-4;
        if (dated) i.expiry = kNow + std::chrono::hours{2'400};
        listing.instrument = std::make_shared<const market::Instrument>(i);
        listing.hasTicker = true;
        listing.stale = false;
        listing.ticker.mark = price(mark);
        market::BookUpdate update{{0}, true, 1, 0, {}, {}, {}, {}};
        for (int k = 0; k < 10; ++k) {
            update.bids.push_back({price(mark - 0.5 - k), qty(100'000)});
            update.asks.push_back({price(mark + 0.5 + k), qty(100'000)});
        }
        book.apply(update);
        exposure.underlying = "BTC";
        exposure.spot = 64'000;
        exposure.equityUsd = 10 * 64'000;
        policy.underlying = "BTC";
        policy.band = {0, 2, 2, HedgeTo::Target, 0.5};
        policy.hedgeInstrument = i.name;
        live.inputs = {.forward = 64'000,
                       .gamma = -8.76733449e-4,
                       .sigma = 0.55,
                       .tau = 30.0 / 365,
                       .cost = 5e-4,
                       .riskAversion = 1e-6};
        live.volatility = {0.55, false};
    }
    Situation at(double delta) const
    {
        Situation s;
        s.policy = &policy;
        s.live = &live;
        s.exposure = &exposure;
        s.delta = delta;
        s.hedge = &listing;
        s.book = &book;
        s.now = kNow;
        return s;
    }
    Proposal proposal(double delta) const
    {
        return std::get<Proposal>(propose(at(delta), TriggerKind::Band));
    }
    BookCost cost(double usd) const
    {
        return bookCost(listing, book, core::Side::Sell, qty(usd), std::nullopt, 0.55);
    }
};

}  // namespace

class tst_trade_cost : public QObject {
    Q_OBJECT

private slots:
    void withinTheBookItIsSpreadAndWalk()
    {
        const BookCost first = Market{}.cost(100'000);
        QVERIFY(isNear(first.spreadUsd, 0.5 / 64'000 * 100'000));
        QVERIFY(std::abs(first.impactUsd) < 1e-9 && first.beyondUsd == 0 && first.beyondCoin == 0);
        const BookCost whole = Market{}.cost(1e6);
        QVERIFY(isNear(whole.spreadUsd, 0.5 / 64'000 * 1e6));
        QVERIFY(whole.impactUsd > 0 && whole.beyondCoin == 0);
        QVERIFY(beyondText(whole, "BTC").empty());
    }

    void beyondTheBookItIsTheSquareRootLaw()
    {
        Market market;
        market.listing.ticker.volume24h = 40'000;
        const BookCost whole = market.cost(1e6), twice = market.cost(2e6);
        QVERIFY(isNear(twice.impactUsd, whole.impactUsd));  // the visible half walks as before
        QVERIFY(isNear(twice.spreadUsd, 2 * whole.spreadUsd));
        QVERIFY(isNear(twice.beyondCoin, 1e6 / 64'000));
        const double rise = bands::impactFraction(2e6 / 64'000, 1e6 / 64'000,
                                                  0.55 / std::sqrt(365.0), 40'000, kImpactY)
                                .value();
        const double last = 9 / 64'000.0;  // from the touch to the last level
        QVERIFY(isNear(twice.beyondUsd, (last + kPaidOfImpact * rise) * 1e6));
        QVERIFY(QString::fromStdString(beyondText(twice, "BTC"))
                    .remove(QChar(0x2009))
                    .endsWith(QStringLiteral("by the square-root law (Y 1.0, 40000 BTC in 24 h by "
                                             "the venue's ticker).")));
    }

    void withoutAVolumeNothingIsMadeUp()
    {
        const BookCost twice = Market{}.cost(2e6);
        QVERIFY(isNear(twice.beyondUsd, 9 / 64'000.0 * 1e6));
        QVERIFY(beyondText(twice, "BTC").find("the venue gives no 24 h volume") !=
                std::string::npos);
    }

    void thePartsOfAProposalAreItsSlippage()
    {
        const Proposal p = Market{}.proposal(6);
        const BookCost& cost = p.bookCost;
        QVERIFY(p.slippageUsd > 0);
        QVERIFY(isNear(cost.spreadUsd + cost.impactUsd + cost.beyondUsd, p.slippageUsd));
    }

    void aPerpetualPaysFundingAndHasNoBasis()
    {
        Market market(false, 64'640);
        market.listing.ticker.funding8h = 1e-4;
        const WaitingCost w = market.proposal(6).waiting;
        const Proposal p = market.proposal(6);
        QVERIFY(w.known && w.basis == 0 && w.overHour.basisUsd == 0);
        // Sold at a rate that longs pay: it is paid.
        QVERIFY(isNear(w.overHour.fundingUsd, 1e-4 / 8 * (p.deltaAfter - 6) * 64'000));
        QVERIFY(w.overHour.fundingUsd < 0);
        QVERIFY(isNear(w.fundingDayUsd, 24 * w.overHour.fundingUsd));
        const double cost = p.feeUsd + p.slippageUsd;
        const double hourly = w.overHour.savingUsd - w.overHour.fundingUsd;
        QVERIFY(w.breakEven && isNear(core::seconds(*w.breakEven), 3600 * cost / hourly));
    }

    void aDatedFutureComesDownToTheIndex()
    {
        const Market market(true, 64'640);  // a percent above, a hundred days to go
        const Proposal p = market.proposal(6);
        const WaitingCost& w = p.waiting;
        QVERIFY(w.known && w.overHour.fundingUsd == 0);
        QVERIFY(isNear(w.basis, 0.01));
        // Sold above the index: it gains a part of the percent every hour.
        QVERIFY(isNear(w.overHour.basisUsd, (p.deltaAfter - 6) * 640 / 2'400));
        QVERIFY(w.overHour.basisUsd < 0);
        QVERIFY(isNear(w.over5Minutes.basisUsd, w.overHour.basisUsd / 12));
    }

    /// Until settlement is an hour away here, and each term is the formula's.
    void eachHorizonHasItsTerms()
    {
        const Market market;
        const WaitingCost w = market.proposal(6).waiting;
        const double f = 64'000 * 0.55, hour = 1.0 / 8'760;
        QVERIFY(isNear(w.overHour.deltaUsd, 0.5e-6 * 36 * f * f * hour));
        const double sd = 8.76733449e-4 * f * f * hour / std::sqrt(2.0);
        QVERIFY(isNear(w.overHour.gammaUsd, 0.5e-6 * sd * sd));
        QCOMPARE(w.overSettlement.horizon, core::Duration{std::chrono::hours{1}});
        QVERIFY(isNear(w.overSettlement.deltaUsd, w.overHour.deltaUsd));
        QVERIFY(isNear(w.over5Minutes.deltaUsd, w.overHour.deltaUsd / 12));
        QVERIFY(w.overHour.savingUsd <= w.overHour.deltaUsd);
        QCOMPARE(w.riskAversion, 1e-6);
        QCOMPARE(w.sigmaName, std::string("implied vol"));
    }

    void whatCostsMoreToCarryThanItSavesNeverBreaksEven()
    {
        Market market;
        market.listing.ticker.funding8h = -0.01;  // shorts pay a fortune
        const WaitingCost w = market.proposal(6).waiting;
        QVERIFY(w.known && w.overHour.savingUsd > 0);
        QVERIFY(w.overHour.carryUsd() > w.overHour.savingUsd);
        QVERIFY(!w.breakEven);
    }
};

QTEST_APPLESS_MAIN(tst_trade_cost)
#include "tst_trade_cost.moc"
