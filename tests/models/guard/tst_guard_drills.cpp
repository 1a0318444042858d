// The made market against the guards: each scenario trips what it should, and nothing else.
#include "connectors/paper_market/generated_market.h"
#include "models/engine/engine.h"

#include <QTest>

#include <map>

using namespace ballast;
using guard::Level;
using paper_market::Scenario;

namespace {

const core::AccountKey kAccount{"paper", "paper"};

struct Seen {
    double second = 0;
    Level level = Level::Normal;
    std::string cause;
};

core::Price price(double value) { return *core::Price::nearest(value); }

/// An engine on a made market, without a wire between: BTC, its perpetual and its options.
class Drill {
public:
    Drill(std::uint64_t seed, Scenario scenario)
        : m_market(seed, scenario, core::parseIsoUtc("2026-03-01T09:00:00Z").value()),
          m_engine(config())
    {
        feed(engine::Tick{m_market.now()});
        for (const paper_market::Listing& l : m_market.listings())
            if (wanted(l)) m_wanted.push_back(list(l));
        feed(portfolio::PositionsRead{kAccount, {}, m_market.now()});
        feed(portfolio::Balance{kAccount, "BTC", 10, 10, 10});
        feed(engine::LinkChanged{"paper", engine::LinkState::Up, "", 1, m_market.now()});
    }

    /// Runs on and returns every change of level so far.
    const std::vector<Seen>& run(core::Duration time)
    {
        const core::Time end = m_market.now() + time;
        while (m_market.now() < end) {
            m_market.advance(m_market.now() + std::chrono::milliseconds{200});
            const bool second = ++m_steps % 5 == 0;
            for (const core::InstrumentId id : m_wanted) {
                const paper_market::Listing& l = m_market.listings()[id.index];
                if (l.spec.isOption() ? second : true) quote(l);
            }
            feed(market::IndexPrice{"paper", "BTC", price(m_market.indices()[0].price),
                                    m_market.now()});
            feed(engine::Tick{m_market.now()});
        }
        return m_seen;
    }
    core::Time start() const { return m_market.start(); }
    guard::State state() { return m_engine.snapshot()->underlyings->front().guard; }
    std::size_t expired() const { return m_expired; }

private:
    static engine::Config config()
    {
        engine::Config config;
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = kAccount;
        policy.band = {0, 2, 2, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        config.policies = {policy};
        config.recovered.installId = "TESTTEST";
        return config;
    }
    bool wanted(const paper_market::Listing& l) const
    {
        if (l.spec.underlying != core::Currency{"BTC"} || l.spec.name.starts_with("BTC_USDC"))
            return false;
        return l.spec.name == "BTC-PERPETUAL" ||
               (l.spec.isOption() && *l.spec.expiry - m_market.now() < std::chrono::days{20});
    }
    core::InstrumentId list(const paper_market::Listing& l)
    {
        feed(engine::InstrumentListed{l.spec});
        return l.spec.id;
    }
    void quote(const paper_market::Listing& l)
    {
        const core::Time now = m_market.now();
        if (l.spec.state != market::InstrumentState::Open) {
            if (!m_closed[l.spec.id]) {
                feed(engine::InstrumentStateChanged{l.spec.id, l.spec.state, now});
                ++m_expired;
            }
            m_closed[l.spec.id] = true;
            return;
        }
        market::Ticker ticker;
        ticker.quote.id = l.spec.id;
        ticker.quote.at = ticker.quote.venueAt = ticker.venueAt = now;
        if (!l.bids.empty()) {
            ticker.quote.bid = l.bids.front().price;
            ticker.quote.bidSize = l.bids.front().size;
        }
        if (!l.asks.empty()) {
            ticker.quote.ask = l.asks.front().price;
            ticker.quote.askSize = l.asks.front().size;
        }
        ticker.mark = price(l.mark);
        ticker.markIv = l.markIv;
        ticker.bidIv = l.bidIv;
        ticker.askIv = l.askIv;
        if (l.spec.isOption()) ticker.underlyingPrice = price(l.forward);
        ticker.index = price(m_market.indices()[0].price);
        feed(ticker);
        if (l.spec.isOption()) return;
        feed(market::BookUpdate{l.spec.id, true, ++m_change, 0, l.bids, l.asks, now, now});
    }
    void feed(const engine::Event& event)
    {
        for (const engine::Effect& effect : m_engine.process(event)) {
            const auto* row = std::get_if<engine::Remember>(&effect);
            const auto* record = row ? std::get_if<engine::GuardRecord>(&row->row) : nullptr;
            if (!record) continue;
            m_seen.push_back(
                {core::seconds(record->at - m_market.start()), record->level, record->cause});
            qInfo("  %6.1f s %s: %s", m_seen.back().second, text(record->level).data(),
                  record->cause.c_str());
        }
    }

    paper_market::GeneratedMarket m_market;
    engine::Engine m_engine;
    std::vector<core::InstrumentId> m_wanted;
    std::vector<Seen> m_seen;
    std::map<core::InstrumentId, bool> m_closed;
    std::uint64_t m_change = 0;
    std::uint64_t m_steps = 0;
    std::size_t m_expired = 0;
};

using std::chrono::minutes;

}  // namespace

class TestGuardDrills : public QObject {
    Q_OBJECT
private slots:
    void calmTripsNothing();
    void aCrashOfSoundPricesIsCaution();
    void aGapIsCautionAndEndsByItself();
    void chopDoesNotFlap();
    void settlementTripsNothing();
    void aDrillTripsItsWire_data();
    void aDrillTripsItsWire();
};

void TestGuardDrills::calmTripsNothing()
{
    for (const std::uint64_t seed : {1, 2})
        QVERIFY(Drill(seed, Scenario::Calm).run(minutes{15}).empty());
}

/// Its feeds, marks and books agree: that is when a book must be hedged.
void TestGuardDrills::aCrashOfSoundPricesIsCaution()
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        Drill drill(seed, Scenario::Crash);
        const auto seen = drill.run(minutes{16});
        QVERIFY(!seen.empty());
        bool halted = false;
        QVERIFY2(seen.front().second > 30 && seen.front().second < 300,
                 "it begins with the fall, which begins after half a minute");
        for (const Seen& one : seen) {
            // Where the books thin out as well, that is the second sign, and the cause says so.
            const bool secondSign = one.cause.find("(with depth") != std::string::npos;
            halted = halted || one.level == Level::Halt;
            QVERIFY2(one.level != Level::Halt || secondSign, one.cause.c_str());
            QVERIFY2(one.level == Level::Normal || one.cause.starts_with("1-minute volatility") ||
                         one.cause.starts_with("depth"),
                     one.cause.c_str());
        }
        QVERIFY(halted || !drill.state().personDecides);
    }
}

void TestGuardDrills::aGapIsCautionAndEndsByItself()
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        Drill drill(seed, Scenario::Gap);
        const auto first = drill.run(std::chrono::seconds{60});
        QVERIFY2(!first.empty(), "the first gap comes within the first minute");
        QCOMPARE(first.front().level, Level::Caution);
        QVERIFY2(first.front().cause.starts_with("1-minute volatility"),
                 first.front().cause.c_str());
        const auto seen = drill.run(minutes{10});
        int ends = 0;
        for (const Seen& one : seen) {
            QVERIFY2(one.level != Level::Halt, one.cause.c_str());
            ends += one.level == Level::Normal;
        }
        QVERIFY(ends > 0);
    }
}

void TestGuardDrills::chopDoesNotFlap()
{
    for (const std::uint64_t seed : {1, 2}) {
        const auto seen = Drill(seed, Scenario::Chop).run(minutes{20});
        for (std::size_t i = 0; i < seen.size(); ++i) {
            QVERIFY2(seen[i].level != Level::Halt, seen[i].cause.c_str());
            // A CAUTION lasts its dwell at least.
            if (seen[i].level == Level::Normal)
                QVERIFY(i > 0 && seen[i].second - seen[i - 1].second >= 60);
        }
        QVERIFY(seen.size() <= 6);
    }
}

void TestGuardDrills::settlementTripsNothing()
{
    for (const std::uint64_t seed : {1, 2}) {
        Drill drill(seed, Scenario::Expiry);
        const double settlement =
            core::seconds(std::chrono::floor<std::chrono::days>(drill.start()) +
                          std::chrono::hours{8} - drill.start());
        QCOMPARE(settlement, 600.0);
        const auto seen = drill.run(minutes{20});
        QVERIFY(drill.expired() > 10);
        for (const Seen& one : seen) {
            QVERIFY2(one.level != Level::Halt, one.cause.c_str());
            QVERIFY2(one.level == Level::Normal || std::abs(one.second - settlement) > 120,
                     one.cause.c_str());
        }
    }
}

void TestGuardDrills::aDrillTripsItsWire_data()
{
    QTest::addColumn<int>("scenario");
    QTest::addColumn<QString>("cause");
    QTest::newRow("thin") << static_cast<int>(Scenario::Thin) << QStringLiteral("depth ");
    QTest::newRow("bad-index") << static_cast<int>(Scenario::BadIndex)
                               << QStringLiteral("mark to index ");
    QTest::newRow("crossed") << static_cast<int>(Scenario::Crossed)
                             << QStringLiteral("crossed book ");
}

void TestGuardDrills::aDrillTripsItsWire()
{
    QFETCH(int, scenario);
    QFETCH(QString, cause);
    Drill drill(4, static_cast<Scenario>(scenario));
    QVERIFY(drill.run(minutes{2} - std::chrono::seconds{1}).empty());
    const auto seen = drill.run(minutes{2});
    QVERIFY(!seen.empty());
    QCOMPARE(seen.back().level, Level::Halt);
    QVERIFY2(seen.back().cause.starts_with(cause.toStdString()), seen.back().cause.c_str());
    QVERIFY(seen.back().second < 180);
}

QTEST_APPLESS_MAIN(TestGuardDrills)
#include "tst_guard_drills.moc"
