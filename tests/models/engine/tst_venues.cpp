// One book at two venues: the engine as a function of events, without a wire.
#include "models/engine/engine.h"

#include <QTest>

#include <cmath>

using namespace ballast;

namespace {

const core::AccountKey kA{"paper-a", "paper-a"}, kB{"paper-b", "paper-b"};
constexpr core::InstrumentId kPerpA{0}, kPerpB{1};
constexpr double kSpot = 64'000;

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

/// A desk of one underlying at two venues; paper-b is the cheaper one and has less depth.
class Desk {
public:
    explicit Desk(engine::Recovered recovered = {})
    {
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = kA;
        policy.band = {0, 2, 2, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        policy.alternatives = {{kB, "BTC-PERPETUAL"}};
        rebalance::Policy eth = policy;
        eth.underlying = "ETH";
        m_config.policies = {policy, eth};
        m_config.accounts = {kA, kB};
        m_config.mode = engine::Mode::Confirm;
        m_config.recovered = std::move(recovered);
        m_config.recovered.installId = "TWOVENUE";
        m_engine = std::make_unique<engine::Engine>(m_config);
        tick(0);
    }

    void up(const core::AccountKey& account, double heldUsd, bool read = true, bool link = true)
    {
        feed(engine::InstrumentListed{perpetual(account)});
        std::vector<portfolio::Position> held;
        if (heldUsd != 0) {
            held.push_back({account, idAt(account), qty(heldUsd), kSpot});
            held.front().at = m_now;
        }
        if (read) feed(portfolio::PositionsRead{account, held, m_now});
        portfolio::Balance balance{account, "BTC", 10, 10, 10};
        balance.maintenanceMargin = account == kA ? 1 : 6;
        balance.at = m_now;
        feed(balance);
        if (!link) return;
        feed(engine::LinkChanged{account.venue, engine::LinkState::Up, "", ++m_epoch, m_now});
    }
    void down(const core::AccountKey& account)
    {
        feed(engine::LinkChanged{account.venue, engine::LinkState::Down, "cut", m_epoch, m_now});
    }
    void index(const core::AccountKey& account, double at = kSpot)
    {
        feed(market::IndexPrice{account.venue, "BTC", price(at), m_now});
    }
    void quote(const core::AccountKey& account)
    {
        const core::InstrumentId id = idAt(account);
        market::Ticker ticker;
        ticker.quote = {id,   price(kSpot - 0.5), price(kSpot + 0.5), qty(1e5), qty(1e5), m_now,
                        m_now};
        ticker.mark = ticker.index = price(kSpot);
        feed(ticker);
        index(account);
        market::BookUpdate update;
        update.id = id;
        update.snapshot = true;
        update.changeId = ++m_changeId;
        for (int i = 0; i < 10; ++i) {
            const core::Quantity size = qty(account == kA ? 1e6 : 1e5);
            update.bids.push_back({price(kSpot - 0.5 - i), size});
            update.asks.push_back({price(kSpot + 0.5 + i), size});
        }
        update.at = update.venueAt = m_now;
        feed(update);
    }
    void tick(double seconds)
    {
        m_now += core::fromSeconds(seconds);
        feed(engine::Tick{m_now});
    }
    /// Both up, held so much, quoted.
    void ready(double usdAtA, double usdAtB)
    {
        up(kA, usdAtA);
        up(kB, usdAtB);
        quote(kA);
        quote(kB);
        tick(0.1);
    }
    void command(decltype(engine::Command::what) what)
    {
        feed(engine::Command{std::move(what), "trader"});
    }
    void approve()
    {
        const rebalance::Proposal p = proposal();
        command(engine::Approve{p.id, p.revision});
        journaled();
    }
    void journaled() { feed(engine::Journaled{m_seq, m_now}); }
    void report(orders::Report report) { feed(std::move(report)); }
    void fillAll(double at = kSpot)
    {
        const orders::Intent intent = placed.back();
        orders::Fill fill;
        fill.tradeId = "T-1";  // each venue counts its own
        fill.account = intent.account;
        fill.label = intent.label;
        fill.instrument = intent.instrument;
        fill.instrumentName = intent.instrumentName;
        fill.side = intent.side;
        fill.quantity = intent.quantity;
        fill.price = price(at);
        fill.at = fill.venueAt = m_now;
        report(fill);
        orders::VenueOrder order;
        order.account = intent.account;
        order.label = intent.label;
        order.venueOrderId = "BTC-1";
        order.instrument = intent.instrument;
        order.instrumentName = intent.instrumentName;
        order.side = intent.side;
        order.quantity = order.filled = intent.quantity;
        order.limit = intent.limit;
        order.state = orders::VenueOrderState::Filled;
        order.at = order.venueAt = m_now;
        report(order);
    }

    std::shared_ptr<const engine::Snapshot> snapshot() { return m_engine->snapshot(); }
    engine::UnderlyingState btc() { return m_engine->snapshot()->underlyings->front(); }
    rebalance::Proposal proposal()
    {
        const auto snap = m_engine->snapshot();
        for (const rebalance::Proposal& p : snap->proposals->items)
            if (p.state == rebalance::ProposalState::Live ||
                p.state == rebalance::ProposalState::Working)
                return p;
        return {};
    }
    /// "paper-b Sell 320000", or why nothing is proposed.
    std::string proposed()
    {
        const rebalance::Proposal p = proposal();
        if (p.legs.empty()) return "nothing: " + btc().why;
        const rebalance::Leg& leg = p.legs.front();
        return leg.account.venue.text() + " " + std::string{text(leg.side)} + " " +
               leg.quantity.text();
    }
    core::Time now() const { return m_now; }

    std::vector<orders::Intent> placed;
    std::vector<core::VenueId> cancelledAll;
    std::vector<core::AccountKey> asked;

private:
    static core::InstrumentId idAt(const core::AccountKey& account)
    {
        return account == kA ? kPerpA : kPerpB;
    }
    static market::Instrument perpetual(const core::AccountKey& account)
    {
        market::Instrument i;
        i.id = idAt(account);
        i.venue = account.venue;
        i.name = "BTC-PERPETUAL";
        i.kind = market::Kind::Perpetual;
        i.settlement = market::Settlement::Inverse;
        i.underlying = "BTC";
        i.quoteCurrency = "USD";
        i.settlementCurrency = "BTC";
        i.contractSize = i.lot = i.minimum = qty(10);
        i.ticks.base = price(0.5);
        i.takerFee = account == kA ? 0.0005 : 0.00035;
        return i;
    }
    void feed(engine::Event event)
    {
        for (const engine::Effect& effect : m_engine->process(event)) {
            if (const auto* place = std::get_if<risk::Approved<orders::Place>>(&effect))
                placed.push_back(place->get().intent);
            if (const auto* all = std::get_if<orders::CancelAll>(&effect))
                cancelledAll.push_back(all->account.venue);
            if (const auto* query = std::get_if<orders::Query>(&effect))
                asked.push_back(query->account);
            if (const auto* journal = std::get_if<engine::Journal>(&effect)) m_seq = journal->seq;
        }
    }

    engine::Config m_config;
    std::unique_ptr<engine::Engine> m_engine;
    core::Time m_now = core::fromUnixMs(1'785'000'000'000);
    std::uint64_t m_seq = 0, m_changeId = 0, m_epoch = 0;
};

orders::Order inFlight(const char* label, const core::AccountKey& account, const char* underlying)
{
    orders::Order order;
    order.intent.label = label;
    order.intent.account = account;
    order.intent.underlying = underlying;
    order.intent.instrumentName = std::string{underlying} + "-PERPETUAL";
    order.intent.quantity = qty(1000);
    order.intent.createdAt = core::fromUnixMs(1'784'999'999'000);
    order.intent.validUntil = order.intent.createdAt + std::chrono::seconds{2};
    order.state = orders::OrderState::InFlight;
    return order;
}

}  // namespace

class TestVenues : public QObject {
    Q_OBJECT
private slots:
    void theDeltaIsTheSumAndStandsByVenue()
    {
        Desk desk;
        desk.ready(640'000, -576'000);
        const engine::UnderlyingState btc = desk.btc();
        QVERIFY(std::abs(btc.delta - 1) < 1e-9);
        QCOMPARE(btc.state, engine::BandState::InBand);
        QCOMPARE(btc.venues.size(), 2U);
        QCOMPARE(btc.venues[0].venue, core::VenueId{"paper-a"});
        QVERIFY(std::abs(btc.venues[0].delta - 10) < 1e-9);
        QVERIFY(std::abs(btc.venues[1].delta + 9) < 1e-9);
        QCOMPARE(btc.venues[1].lines, 1);
    }

    void theWorstAccountsMarginIsShownAndTheSumKept()
    {
        Desk desk;
        desk.ready(640'000, -576'000);
        const portfolio::Exposure e = desk.btc().exposure;
        QVERIFY(std::abs(e.marginUse - 0.6) < 1e-9);  // paper-b's: 6 of 10, not 7 of 20
        QVERIFY(std::abs(e.maintenanceMarginUsd - 7 * kSpot) < 1e-6);
        QVERIFY(std::abs(e.equityUsd - 20 * kSpot) < 1e-6);
        QCOMPARE(e.accounts.size(), 2U);
        QCOMPARE(e.accounts[0].account, kA);
        QVERIFY(std::abs(e.accounts[0].use() - 0.1) < 1e-9);
        QVERIFY(std::abs(portfolio::marginAt(e, kB).use() - 0.6) < 1e-9);
    }

    void theHedgeGoesToTheCheaperVenueAndSaysWhy()
    {
        Desk desk;
        desk.ready(640'000, -448'000);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()), QByteArray("paper-b Sell 192000"));
        const rebalance::Proposal p = desk.proposal();
        QCOMPARE(p.account, kB);
        QVERIFY2(p.sentence.find("Cheapest at Paper B: ") != std::string::npos, p.sentence.c_str());
        QVERIFY2(p.sentence.find("Paper A ") != std::string::npos, p.sentence.c_str());
        // The account that trades carries the margin of it.
        QVERIFY(std::abs(p.marginUseBefore - 0.6) < 1e-9);
        desk.approve();
        QCOMPARE(desk.placed.size(), 1U);
        QCOMPARE(desk.placed.front().account, kB);
        desk.fillAll();
        desk.tick(0.1);
        QVERIFY(std::abs(desk.btc().delta) < 0.01);
    }

    void aLargeOneGoesWhereTheDepthIs()
    {
        Desk desk;
        desk.ready(1'920'000, 0);
        const rebalance::Proposal p = desk.proposal();
        QCOMPARE(p.legs.size(), 2U);
        core::Quantity at[2];
        for (const rebalance::Leg& leg : p.legs) at[leg.account == kB] += leg.quantity;
        QVERIFY(at[0] > at[1]);
        QVERIFY(std::abs((at[0] + at[1]).toDouble() - 1'920'000) <= 20);
        QVERIFY2(p.sentence.find("Paper A takes ") != std::string::npos, p.sentence.c_str());
        desk.approve();
        QCOMPARE(desk.placed.size(), 1U);
        desk.fillAll();
        desk.journaled();
        desk.tick(0.1);
        desk.journaled();
        QCOMPARE(desk.placed.size(), 2U);
        QVERIFY(desk.placed[0].account != desk.placed[1].account);
        QCOMPARE(desk.placed[1].proposal, desk.placed[0].proposal);
        desk.fillAll();
        desk.tick(0.1);
        QVERIFY(std::abs(desk.btc().delta) < 0.01);
    }

    void nothingIsProposedBeforeEveryAccountWasReadOnce()
    {
        Desk desk;
        desk.up(kA, 640'000);
        desk.quote(kA);
        desk.tick(20);
        desk.quote(kA);
        desk.tick(0.1);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()),
                 QByteArray("nothing: net delta +10.00 is outside the band; not proposed: the "
                            "positions at paper-b have not been read back"));
        desk.up(kB, -640'000);
        desk.quote(kB);
        desk.tick(0.1);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()),
                 QByteArray("nothing: inside the band"));
    }

    /// Positions are read back a moment before the link counts as up, and their marks come later:
    /// half a book is no reason to trade.
    void positionsWithoutMarksAreNoBookYet()
    {
        Desk desk;
        desk.up(kA, 640'000);
        desk.quote(kA);
        desk.up(kB, -640'000, true, false);
        desk.tick(0.1);
        QVERIFY2(desk.proposed().find("waiting for the marks of 1 positions") != std::string::npos,
                 desk.proposed().c_str());
        desk.up(kB, -640'000);
        desk.quote(kB);
        desk.tick(0.1);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()),
                 QByteArray("nothing: inside the band"));
    }

    void oneVenueDownDoesNotHideTheOther()
    {
        Desk desk;
        desk.ready(640'000, -448'000);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()), QByteArray("paper-b Sell 192000"));
        desk.down(kB);
        desk.quote(kA);
        desk.tick(1);
        // Its position is as it was last known, and the hedge goes to the other venue.
        QVERIFY(std::abs(desk.btc().delta - 3) < 1e-9);
        QCOMPARE(desk.btc().exposure.staleLines, 1);
        QCOMPARE(desk.btc().venues[1].linkUp, false);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()), QByteArray("paper-a Sell 192000"));
        QCOMPARE(desk.btc().state, engine::BandState::Proposing);
        const auto checks = desk.proposal().checks;
        const auto partial = std::ranges::find(checks, "partial", &risk::CheckResult::rule);
        QVERIFY(partial != checks.end());
        QCOMPARE(partial->verdict, risk::CheckResult::Verdict::Confirm);
        desk.approve();
        QCOMPARE(desk.placed.back().account, kA);
    }

    void theOwnVenueDownLeavesTheAlternativeAndItsIndex()
    {
        Desk desk;
        desk.ready(640'000, -448'000);
        desk.down(kA);
        desk.quote(kB);
        desk.index(kB, kSpot + 100);
        desk.tick(1);
        QCOMPARE(desk.btc().exposure.spot, kSpot + 100);
        QVERIFY2(desk.proposed().starts_with("paper-b Sell"), desk.proposed().c_str());
        QVERIFY(desk.btc().state != engine::BandState::Stale);
        desk.down(kB);
        desk.tick(1);
        QCOMPARE(desk.btc().state, engine::BandState::Stale);
        QVERIFY2(desk.btc().why.find("no link") != std::string::npos, desk.btc().why.c_str());
    }

    void theIndexOfItsVenueCountsWhileItsLinkIsUp()
    {
        Desk desk;
        desk.ready(64'000, 0);
        desk.index(kB, kSpot + 500);
        desk.tick(0.1);
        QCOMPARE(desk.btc().exposure.spot, kSpot);
        desk.index(kA, kSpot + 7);
        desk.tick(0.1);
        QCOMPARE(desk.btc().exposure.spot, kSpot + 7);
    }

    void anOrderInFlightAtEitherVenueBlocksTheUnderlying()
    {
        Desk desk;
        desk.ready(640'000, -448'000);
        desk.approve();
        QCOMPARE(desk.placed.size(), 1U);
        desk.tick(1);
        QCOMPARE(desk.btc().state, engine::BandState::Working);
        // What may be filled counts as if it were.
        QVERIFY(std::abs(desk.btc().deltaWorstCase) < 0.01);
        desk.command(engine::ProposeLegs{"BTC", kA, {{kPerpA, qty(1000)}}, ""});
        desk.journaled();
        QCOMPARE(desk.placed.size(), 1U);
        desk.down(kB);
        desk.tick(1);
        QCOMPARE(desk.btc().state, engine::BandState::Unknown);
        desk.quote(kA);
        desk.tick(10);
        QCOMPARE(desk.placed.size(), 1U);
    }

    void stopReachesEveryAccount()
    {
        Desk desk;
        desk.ready(0, 0);
        desk.command(engine::StopAll{});
        QCOMPARE(desk.cancelledAll, (std::vector<core::VenueId>{"paper-a", "paper-b"}));
    }

    void aPersonsTradeGoesToEitherAccountAndNoOther()
    {
        Desk desk;
        desk.ready(64'000, 0);
        desk.command(engine::ProposeLegs{"BTC", kB, {{kPerpA, qty(1000)}}, ""});
        QVERIFY(desk.proposal().legs.empty());
        desk.command(engine::ProposeLegs{"BTC", {"paper-c", "x"}, {{kPerpB, qty(1000)}}, ""});
        QVERIFY(desk.proposal().legs.empty());
        desk.command(engine::ProposeLegs{"BTC", kB, {{kPerpB, qty(1000)}}, ""});
        QCOMPARE(QByteArray::fromStdString(desk.proposed()), QByteArray("paper-b Buy 1000"));
        desk.tick(1);
        QCOMPARE(QByteArray::fromStdString(desk.proposed()), QByteArray("paper-b Buy 1000"));
    }

    void whatAPersonWroteToStaysAtItsVenue()
    {
        Desk desk;
        desk.ready(640'000, -448'000);
        const rebalance::Proposal before = desk.proposal();
        // By itself so large a quantity would be the deeper venue's.
        desk.command(engine::Edit{before.id, before.revision, 0, qty(400'000), {}});
        const rebalance::Proposal after = desk.proposal();
        QVERIFY(after.edited);
        QCOMPARE(after.legs.front().account, kB);
        QVERIFY(std::abs(after.feeUsd - 400'000 * 0.00035) < 1e-6);
        desk.quote(kA);
        desk.quote(kB);
        desk.tick(1);
        QCOMPARE(desk.proposal().legs.front().account, kB);
        QVERIFY(std::abs(desk.proposal().feeUsd - 400'000 * 0.00035) < 1e-6);
    }

    void recoveryAsksEachVenueForItsOwn()
    {
        engine::Recovered recovered;
        recovered.unfinished = {inFlight("R1-TWOVENUE-0000000000001", kA, "BTC"),
                                inFlight("R1-TWOVENUE-0000000000002", kB, "ETH")};
        Desk desk(std::move(recovered));
        desk.up(kA, 0);
        QCOMPARE(desk.asked, std::vector<core::AccountKey>{kA});
        desk.up(kB, 0);
        desk.quote(kA);
        desk.quote(kB);
        QVERIFY(std::ranges::find(desk.asked, kB) != desk.asked.end());
        desk.tick(0.1);
        const auto snap = desk.snapshot();
        QCOMPARE(snap->underlyings->at(0).state, engine::BandState::Unknown);
        QCOMPARE(snap->underlyings->at(1).state, engine::BandState::Unknown);
    }

    /// What such an order could add is not known, so nothing is sent beside it.
    void anOpenOrderOfAnInstrumentThatIsNotListedDeniesWhatIsProposed()
    {
        Desk desk;
        desk.ready(640'000, 0);
        QVERIFY(desk.proposal().allowed());
        orders::VenueOrder order;
        order.account = kA;
        order.label = "by hand";
        order.venueOrderId = "BTC-9";
        order.instrument.index = 999;
        order.instrumentName = "BTC-UNLISTED";
        order.quantity = qty(100);
        order.limit = price(100);
        order.state = orders::VenueOrderState::Open;
        desk.report(order);
        desk.quote(kA);
        desk.quote(kB);
        desk.tick(1);
        const auto denied = [&](const char* rule) {
            const auto checks = desk.proposal().checks;
            const auto check = std::ranges::find(checks, rule, &risk::CheckResult::rule);
            return check != checks.end() && check->verdict == risk::CheckResult::Verdict::Deny;
        };
        for (const char* rule : {"net-delta", "vega", "account-delta", "account-vega"}) {
            QVERIFY2(denied(rule), rule);
            const auto checks = desk.proposal().checks;
            const auto check = std::ranges::find(checks, rule, &risk::CheckResult::rule);
            QVERIFY2(check->reason.find("\"BTC-UNLISTED\"") != std::string::npos,
                     check->reason.c_str());
        }
        order.state = orders::VenueOrderState::Cancelled;
        desk.report(order);
        desk.quote(kA);
        desk.quote(kB);
        desk.tick(1);
        QVERIFY(desk.proposal().allowed());
        // Of an account that no leg trades on: their own sums are known all the same.
        order.account = {"paper-c", kA.account};
        order.state = orders::VenueOrderState::Open;
        desk.report(order);
        desk.quote(kA);
        desk.quote(kB);
        desk.tick(1);
        QVERIFY(denied("net-delta") && denied("vega"));
        QVERIFY(!denied("account-delta") && !denied("account-vega"));
    }

    /// Both venues may call an order "BTC-1" and a trade "T-1".
    void numbersOfTwoVenuesAreNotTakenForOne()
    {
        Desk desk;
        desk.ready(0, 0);
        for (const core::AccountKey& account : {kA, kB}) {
            orders::VenueOrder order;
            order.account = account;
            order.label = "by hand";
            order.venueOrderId = "BTC-1";
            order.instrument = account == kA ? kPerpA : kPerpB;
            order.instrumentName = "BTC-PERPETUAL";
            order.quantity = qty(100);
            order.limit = price(100);
            order.state = orders::VenueOrderState::Open;
            desk.report(order);
        }
        QCOMPARE(desk.snapshot()->orders->external.size(), 2U);
        for (const core::AccountKey& account : {kA, kB}) {
            orders::Fill fill;
            fill.tradeId = "T-1";
            fill.account = account;
            fill.instrument = account == kA ? kPerpA : kPerpB;
            fill.instrumentName = "BTC-PERPETUAL";
            fill.quantity = qty(100);
            fill.price = price(kSpot);
            fill.at = fill.venueAt = desk.now();
            desk.report(fill);
        }
        QCOMPARE(desk.snapshot()->orders->fills.size(), 2U);
    }
};

QTEST_APPLESS_MAIN(TestVenues)
#include "tst_venues.moc"
