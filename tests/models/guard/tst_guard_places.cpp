// One underlying at two venues: a place that trips is left out, and the other goes on.
#include "models/engine/engine.h"

#include <QTest>

#include <algorithm>

using namespace ballast;
using guard::Level;
using guard::Wire;

namespace {

const core::AccountKey kA{"paper-a", "paper-a"}, kB{"paper-b", "paper-b"};

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

/// A desk of BTC at two venues of which paper-b is the cheaper; each is quoted apart.
class Desk {
public:
    explicit Desk(engine::Recovered recovered = {}, bool several = true, bool rests = false)
    {
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = kA;
        policy.band = {0, 2, 2, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        if (several) policy.alternatives = {{kB, "BTC-PERPETUAL"}};
        if (rests) policy.style.kind = execution::StyleKind::Peg;
        engine::Config config;
        config.policies = {policy};
        config.accounts = {kA, kB};
        config.mode = engine::Mode::Confirm;
        config.recovered = std::move(recovered);
        config.recovered.installId = "TWOVENUE";
        m_engine = std::make_unique<engine::Engine>(std::move(config));
        tick(0);
        for (const core::AccountKey& account : {kA, kB}) up(account);
    }
    /// Held at paper-a; `heldUsd` of the perpetual.
    void hold(double heldUsd)
    {
        portfolio::Position position{kA, idAt(kA), qty(heldUsd), 64'000};
        position.at = m_now;
        feed(position);
    }
    void up(const core::AccountKey& account)
    {
        feed(engine::InstrumentListed{perpetual(account)});
        feed(portfolio::PositionsRead{account, {}, m_now});
        portfolio::Balance balance{account, "BTC", 100, 100, 100};
        balance.at = m_now;
        feed(balance);
        feed(engine::LinkChanged{account.venue, engine::LinkState::Up, "", ++m_epoch, m_now});
    }
    void quote(const core::AccountKey& account, double mid = 64'000, bool crossed = false)
    {
        market::Ticker ticker;
        ticker.quote = {
            idAt(account), price(mid - 0.5), price(mid + 0.5), qty(1e5), qty(1e5), m_now, m_now};
        ticker.mark = ticker.index = price(mid);
        feed(ticker);
        market::BookUpdate update;
        update.id = idAt(account);
        update.snapshot = true;
        update.changeId = ++m_changeId;
        for (int i = 0; i < 10; ++i) {
            update.bids.push_back({price(mid - 0.5 - i + (crossed ? 20 : 0)), qty(1e6)});
            update.asks.push_back({price(mid + 0.5 + i), qty(1e6)});
        }
        update.at = update.venueAt = m_now;
        feed(update);
    }
    void index(const core::AccountKey& account, double at = 64'000)
    {
        feed(market::IndexPrice{account.venue, "BTC", price(at), m_now});
    }
    void tick(double seconds)
    {
        m_now += core::fromSeconds(seconds);
        feed(engine::Tick{m_now});
    }
    /// Both venues speak, a few times a second, for so long.
    void calm(int seconds, double atA = 64'000, double atB = 64'000)
    {
        for (int i = 0; i < 4 * seconds; ++i) {
            quote(kA, atA);
            index(kA, atA);
            quote(kB, atB);
            index(kB, atB);
            tick(0.25);
        }
    }
    /// paper-b is crossed while paper-a speaks on.
    void crossB(int seconds)
    {
        for (int i = 0; i < 4 * seconds; ++i) {
            quote(kA);
            index(kA);
            quote(kB, 64'000, true);
            index(kB);
            tick(0.25);
        }
    }
    void clear(const char* reason, core::VenueId venue = {})
    {
        feed(engine::Command{engine::ClearGuard{"BTC", reason, venue}, "trader"});
    }
    void act(decltype(engine::Command::what) what)
    {
        feed(engine::Command{std::move(what), "trader"});
    }
    /// What was journaled is durable, goes out, and rests at its venue.
    void rest()
    {
        feed(engine::Journaled{m_seq, m_now});
        feed(orders::Report{orders::Sent{m_intent.label, "epoch 1, request 1", m_now}});
        feed(orders::Report{told(orders::VenueOrderState::Open)});
    }
    void cancelled() { feed(orders::Report{told(orders::VenueOrderState::Cancelled)}); }
    orders::Order order() { return m_engine->snapshot()->orders->orders.front(); }
    void health(const core::AccountKey& account, std::uint64_t refused)
    {
        engine::LinkHealth health;
        health.venue = account.venue;
        health.refused = refused;
        health.at = m_now;
        feed(health);
    }

    guard::State state() { return m_engine->snapshot()->underlyings->front().guard; }
    guard::PlaceState place(const core::AccountKey& account)
    {
        for (const guard::PlaceState& one : state().places)
            if (one.venue == account.venue) return one;
        return {};
    }
    double spot() { return m_engine->snapshot()->underlyings->front().exposure.spot; }
    rebalance::Proposal proposal()
    {
        const auto snapshot = m_engine->snapshot();
        for (const rebalance::Proposal& p : snapshot->proposals->items)
            if (p.state == rebalance::ProposalState::Live) return p;
        return {};
    }
    QString venues()
    {
        QStringList out;
        for (const rebalance::Leg& leg : proposal().legs)
            out += QString::fromStdString(leg.account.venue.text());
        return out.join(QLatin1Char(' '));
    }
    /// Where the last row of the history is HALT: what the next start is given.
    std::vector<engine::GuardHalt> haltsOfHistory(std::vector<engine::GuardHalt> before) const
    {
        for (const engine::GuardRecord& record : records) {
            std::erase_if(before, [&](const engine::GuardHalt& halt) {
                return halt.underlying == record.underlying && halt.venue == record.venue;
            });
            if (record.level == Level::Halt)
                before.push_back({record.underlying, record.cause, record.at, record.venue});
        }
        return before;
    }
    std::vector<engine::GuardRecord> records;
    int cancels = 0;
    QStringList alerts;

private:
    static core::InstrumentId idAt(const core::AccountKey& account)
    {
        return core::InstrumentId{account == kA ? 0U : 1U};
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
        i.takerFee = account == kA ? 0.0005 : 0.0002;
        return i;
    }
    void feed(const engine::Event& event)
    {
        for (const engine::Effect& effect : m_engine->process(event)) {
            if (const auto* row = std::get_if<engine::Remember>(&effect))
                if (const auto* record = std::get_if<engine::GuardRecord>(&row->row))
                    records.push_back(*record);
            if (const auto* journal = std::get_if<engine::Journal>(&effect)) {
                m_seq = journal->seq;
                if (const auto* intent = std::get_if<engine::IntentRecord>(&journal->entry))
                    m_intent = intent->intent;
            }
            cancels += std::holds_alternative<orders::Cancel>(effect) ? 1 : 0;
            if (const auto* alert = std::get_if<engine::Alert>(&effect))
                alerts += QString::fromStdString(alert->text).remove(QChar(0x2009));
        }
    }

    orders::VenueOrder told(orders::VenueOrderState state) const
    {
        orders::VenueOrder order;
        order.account = m_intent.account;
        order.label = m_intent.label;
        order.venueOrderId = "V-1";
        order.instrument = m_intent.instrument;
        order.instrumentName = m_intent.instrumentName;
        order.side = m_intent.side;
        order.quantity = m_intent.quantity;
        order.limit = m_intent.limit;
        order.state = state;
        order.at = order.venueAt = m_now;
        return order;
    }

    std::unique_ptr<engine::Engine> m_engine;
    orders::Intent m_intent;
    std::uint64_t m_seq = 0;
    core::Time m_now = core::fromUnixMs(1'785'000'000'000);
    std::uint64_t m_changeId = 0, m_epoch = 0;
};

}  // namespace

class TestGuardPlaces : public QObject {
    Q_OBJECT
private slots:
    void aPlaceThatTripsIsLeftOutAndTheOtherGoesOn()
    {
        Desk desk;
        desk.calm(10);
        desk.hold(192'000);
        desk.calm(1);
        QCOMPARE(desk.venues(), QStringLiteral("paper-b"));
        desk.crossB(4);
        QCOMPARE(desk.place(kB).level, Level::Caution);
        QCOMPARE(desk.place(kA).level, Level::Normal);
        QCOMPARE(desk.state().level, Level::Normal);
        QCOMPARE(desk.venues(), QStringLiteral("paper-a"));
        const std::string why = desk.proposal().sentence;
        QVERIFY2(why.find("Paper B: its guard is in CAUTION: crossed book") != std::string::npos,
                 why.c_str());
        QCOMPARE(desk.records.front().venue, kB.venue);
        QCOMPARE(desk.records.front().level, Level::Caution);
        QVERIFY(desk.alerts.join(QLatin1Char('\n'))
                    .contains(QStringLiteral("BTC at Paper B is in CAUTION: crossed book")));
        // Calm again, it comes back by itself after its dwell.
        desk.calm(62);
        QCOMPARE(desk.place(kB).level, Level::Normal);
    }

    void aHaltedPlaceNeedsAPersonAndIsInTheHistoryByName()
    {
        Desk desk;
        desk.calm(10);
        desk.hold(192'000);
        desk.crossB(20);
        QCOMPARE(desk.place(kB).level, Level::Halt);
        QCOMPARE(desk.state().level, Level::Normal);
        desk.calm(70);
        QCOMPARE(desk.place(kB).level, Level::Halt);
        QCOMPARE(desk.venues(), QStringLiteral("paper-a"));
        desk.clear("", kB.venue);
        QVERIFY2(desk.alerts.last().contains(QStringLiteral(
                     "HALT of BTC at Paper B was not cleared: leaving HALT needs a reason")),
                 qPrintable(desk.alerts.last()));
        desk.clear("the book was looked at", kB.venue);
        QCOMPARE(desk.records.back().venue, kB.venue);
        QCOMPARE(desk.records.back().actor, std::string{"trader"});
        QCOMPARE(desk.place(kB).level, Level::Caution);
        desk.calm(64);
        QCOMPARE(desk.place(kB).level, Level::Normal);
    }

    void aPlaceHaltedBeforeARestartIsHaltedAfterIt()
    {
        engine::Recovered recovered;
        recovered.guardHalts = {{"BTC", "crossed book", {}, kB.venue}};
        Desk desk(recovered);
        desk.calm(1);
        QCOMPARE(desk.place(kB).level, Level::Halt);
        QCOMPARE(desk.state().level, Level::Normal);
        // Where it is the only place that is left, it is all there is.
        engine::Recovered only;
        only.guardHalts = {{"BTC", "crossed book", {}, kA.venue}};
        Desk single(only, false);
        single.calm(1);
        QCOMPARE(single.state().level, Level::Halt);
        QVERIFY(single.state().places.empty());
    }

    /// The HALT of a place that is the only one by now is cleared for good.
    void aPlacesHaltThatWasClearedDoesNotComeBack()
    {
        engine::Recovered recovered;
        recovered.guardHalts = {{"BTC", "crossed book", {}, kA.venue}};
        Desk desk(recovered, false);
        desk.calm(2);
        QCOMPARE(desk.state().level, Level::Halt);
        desk.clear("the book was looked at");
        QVERIFY2(desk.state().level == Level::Caution, qPrintable(desk.alerts.last()));
        recovered.guardHalts = desk.haltsOfHistory(recovered.guardHalts);
        QVERIFY(recovered.guardHalts.empty());
        Desk next(recovered, false);
        next.calm(1);
        QCOMPARE(next.state().level, Level::Normal);
    }

    /// What rests at a place whose own guard is not at rest wants a person, as the gate says.
    void whatAutoFireRestsAtAPlaceInCautionIsTakenBack()
    {
        Desk desk({}, true, true);
        desk.calm(10);
        desk.act(engine::ArmAutoFire{std::chrono::seconds{600}, 20, 5e6});
        desk.hold(192'000);
        desk.calm(1);
        QCOMPARE(desk.order().intent.account, kB);
        desk.rest();
        desk.calm(1);
        QCOMPARE(desk.cancels, 0);
        desk.health(kB, 0);
        desk.health(kB, 7);
        desk.calm(1);
        QCOMPARE(desk.place(kB).level, Level::Caution);
        QCOMPARE(desk.state().level, Level::Normal);
        QVERIFY(desk.cancels > 0);
        desk.cancelled();
        QVERIFY2(desk.alerts.join(QLatin1Char('\n'))
                     .contains(QStringLiteral("was stopped: the guard is not at rest")),
                 qPrintable(desk.alerts.join(QLatin1Char('\n'))));
    }

    void aPlaceThatIsHaltedStopsWhatWorksThereByName()
    {
        Desk desk({}, true, true);
        desk.calm(10);
        desk.hold(192'000);
        desk.calm(1);
        desk.act(engine::Approve{desk.proposal().id, desk.proposal().revision});
        QCOMPARE(desk.order().intent.account, kB);
        desk.rest();
        desk.crossB(20);
        QCOMPARE(desk.place(kB).level, Level::Halt);
        QVERIFY(desk.cancels > 0);
        desk.cancelled();
        const QString said = desk.alerts.join(QLatin1Char('\n'));
        QVERIFY2(said.contains(
                     QStringLiteral("was stopped: Paper B was halted by its guard: crossed book")),
                 qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("cancelled at the venue")), qPrintable(said));
    }

    void allPlacesGoneIsTheUnderlyings()
    {
        Desk desk;
        desk.calm(10);
        desk.hold(192'000);
        for (int i = 0; i < 80; ++i) {
            desk.quote(kA, 64'000, true);
            desk.index(kA);
            desk.quote(kB, 64'000, true);
            desk.index(kB);
            desk.tick(0.25);
        }
        QCOMPARE(desk.state().level, Level::Halt);
        QVERIFY2(desk.state().cause.find("Paper A: crossed book") != std::string::npos &&
                     desk.state().cause.find("Paper B: crossed book") != std::string::npos,
                 desk.state().cause.c_str());
        desk.clear("too soon");
        QCOMPARE(desk.state().level, Level::Halt);
        desk.calm(2);
        desk.clear("both books are back");
        QVERIFY2(desk.state().level == Level::Caution, qPrintable(desk.alerts.last()));
        QCOMPARE(desk.place(kA).level, Level::Caution);
        desk.calm(130);
        QCOMPARE(desk.state().level, Level::Normal);
    }

    void venuesApartConcernAllOfIt()
    {
        Desk desk;
        desk.calm(10);
        desk.calm(1, 64'000, 64'500);  // each true to its own index
        QCOMPARE(desk.place(kA).level, Level::Normal);
        QCOMPARE(desk.place(kB).level, Level::Normal);
        QCOMPARE(desk.state().level, Level::Caution);
        QVERIFY2(
            desk.state().cause.starts_with("venues apart 0.78 %, CAUTION above 0.50 % (Paper B"),
            desk.state().cause.c_str());
        desk.calm(1, 64'000, 66'000);
        QCOMPARE(desk.state().level, Level::Halt);
    }

    void aMidOffItsOwnIndexIsThatPlacesAlone()
    {
        Desk desk;
        desk.calm(10);
        for (int i = 0; i < 8; ++i) {
            desk.quote(kA);
            desk.index(kA);
            desk.quote(kB, 65'000);
            desk.index(kB);
            desk.tick(0.25);
        }
        QCOMPARE(desk.place(kB).level, Level::Caution);
        QVERIFY2(desk.place(kB).cause.starts_with("mark to index"), desk.place(kB).cause.c_str());
        QCOMPARE(desk.state().level, Level::Normal);  // what trips alone is compared with nobody
    }

    void errorsOfOneVenueAreItsOwn()
    {
        Desk desk;
        desk.calm(10);
        desk.health(kB, 0);
        desk.health(kB, 7);
        desk.calm(1);
        QCOMPARE(desk.place(kB).level, Level::Caution);
        QVERIFY2(desk.place(kB).cause.starts_with("venue errors 7"), desk.place(kB).cause.c_str());
        QCOMPARE(desk.place(kA).level, Level::Normal);
    }

    void whenTheHomeFallsSilentTheOthersIndexCounts()
    {
        Desk desk;
        desk.calm(20);
        desk.hold(192'000);
        for (int i = 0; i < 140; ++i) {
            desk.quote(kB, 64'100);
            desk.index(kB, 64'100);
            desk.tick(0.25);
        }
        QCOMPARE(desk.place(kA).level, Level::Halt);
        QCOMPARE(desk.place(kB).level, Level::Normal);
        QVERIFY2(desk.state().level == Level::Normal, desk.state().cause.c_str());
        QCOMPARE(desk.spot(), 64'100.0);
    }
};

QTEST_APPLESS_MAIN(TestGuardPlaces)
#include "tst_guard_places.moc"
