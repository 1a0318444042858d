#include "models/engine/greeks_age.h"

#include "support/engine_script.h"
#include "support/market_builder.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <random>

using namespace ballast;
using namespace std::chrono_literals;
using test::MarketBuilder;
using tests::EngineScript;

namespace {

const core::Time kStart = MarketBuilder::date(2026, 11, 22, 14, 31);
const core::Time kExpiry = MarketBuilder::date(2027, 3, 26);

/// Options of two coins and a perpetual, all held.
struct Desk {
    MarketBuilder market;
    std::vector<core::InstrumentId> options;
    core::InstrumentId perpetual;
    std::vector<portfolio::Position> held;
    portfolio::Valuation valuation;
    engine::GreeksAge age;
    core::Time now = kStart;

    explicit Desk(int perCoin)
    {
        for (const char* coin : {"BTC", "ETH"}) {
            for (int k = 0; k < perCoin; ++k)
                options.push_back(
                    market.option(coin, kExpiry, 50'000 + 100 * k, market::OptionType::Call));
            market.index(coin, 60'000);
        }
        perpetual = market.perpetual("BTC");
        for (const core::InstrumentId id : options) quote(id, kStart), hold(id);
        hold(perpetual);
        refresh();
    }
    void hold(core::InstrumentId id)
    {
        portfolio::Position p;
        p.account = {"paper", "main"};
        p.instrument = id;
        p.size = test::quantity("10");
        held.push_back(p);
        valuation.touchPositions();
    }
    void quote(core::InstrumentId id, core::Time at)
    {
        age.heard(at);
        market.mark(id, 0.1, 0.6);
        market.at(id).ticker.quote.at = at;
        valuation.touch(id);
    }
    void refresh() { valuation.refresh(held, {}, market.board, now); }
    void look() { age.look(valuation, market.board); }
    /// By walking through all there is.
    std::optional<core::Time> expected(core::Currency coin) const
    {
        std::optional<core::Time> oldest;
        for (const portfolio::Position& p : held) {
            const market::Listing& listing = *market.board.find(p.instrument);
            if (!listing.instrument->isOption() || listing.instrument->underlying != coin ||
                !listing.hasTicker)
                continue;
            const core::Time at = listing.ticker.quote.at;
            if (!oldest || at < *oldest) oldest = at;
        }
        return oldest;
    }
};

}  // namespace

class tst_greeks_age : public QObject {
    Q_OBJECT

private slots:
    /// Whatever is quoted in whatever order, late news among it, options that come and go.
    void isThatOfAWalkThroughAllOptions()
    {
        Desk desk(12);
        std::mt19937 random(5);
        for (int event = 0; event < 5'000; ++event) {
            desk.now += 50ms;
            const core::InstrumentId id = desk.options[random() % desk.options.size()];
            switch (random() % 20) {
                case 0: desk.quote(id, desk.now - 40s); break;  // news of long ago
                case 1:
                    if (desk.held.size() > 5) desk.held.erase(desk.held.begin());
                    desk.valuation.touchPositions();
                    break;
                case 2:
                    if (std::ranges::find(desk.held, id, &portfolio::Position::instrument) ==
                        desk.held.end())
                        desk.hold(id);
                    break;
                case 3: desk.quote(desk.perpetual, desk.now); break;
                default: desk.quote(id, desk.now);
            }
            desk.refresh();
            if (random() % 3) continue;
            desk.look();
            for (const char* coin : {"BTC", "ETH"})
                QVERIFY2(desk.age.of(coin) == desk.expected(coin),
                         qPrintable(QString::number(event)));
        }
    }

    void oneLookAnswersWhileTheOldestStands()
    {
        Desk desk(50);
        desk.quote(desk.options.front(), kStart + 1ms);
        desk.refresh();
        desk.look();
        QCOMPARE(desk.age.walks(), 1u);
        for (int i = 2; i < 40; ++i) {
            desk.quote(desk.options[static_cast<std::size_t>(i)], kStart + i * 1ms);
            desk.refresh();
            desk.look();
        }
        QCOMPARE(desk.age.walks(), 1u);
        QVERIFY(!desk.age.of("SOL"));
        // The oldest itself is quoted anew.
        desk.quote(desk.options[1], kStart + 50ms);
        desk.refresh();
        desk.look();
        QCOMPARE(desk.age.walks(), 2u);
        QVERIFY(desk.age.of("BTC") == desk.expected("BTC"));
    }

    /// Who decides has the proposal of now while the tables' lines are still those of a moment ago.
    void aProposalIsPublishedBeforeTheLines()
    {
        EngineScript script = EngineScript::ready();
        script.run("index 64000\ntick 20\nbalance 5\nindex 64000");
        // By events alone from here: what the script says, it reads off a snapshot.
        engine::Engine& engine = script.engine();
        const auto before = engine.snapshot();
        QVERIFY(before->proposals->items.empty());
        market::IndexPrice index = before->market->indices.front();
        index.price = test::price(64'020.0);
        index.at = before->at + 10ms;
        engine.process(index);
        for (int i = 1; i < 9; ++i) engine.process(engine::Tick{before->at + i * 1s});
        index.price = test::price(64'030.0);
        index.at = before->at + 8'010ms;
        engine.process(index);
        QVERIFY(engine.hasNewProposals());
        const auto ahead = engine.snapshotAhead();
        QVERIFY(!engine.hasNewProposals());
        QCOMPARE(ahead->proposals->items.size(), std::size_t{1});
        // Delta and spot beside it are of now, the lines of the book of the moment before.
        QCOMPARE(ahead->underlyings->front().exposure.spot, 64'030.0);
        const auto whole = engine.snapshot();
        QCOMPARE(whole->proposals, ahead->proposals);
        QCOMPARE(ahead->portfolio->find("BTC")->spot, 64'020.0);
        QCOMPARE(whole->portfolio->find("BTC")->spot, 64'030.0);
        QVERIFY(whole->revision > ahead->revision);
    }

    /// In a tick that has something to tell a person the sample waits for the next, where that is
    /// not far; it is not left out.
    void whatNobodyWaitsForHasTheNextTick()
    {
        using Samples = std::vector<core::Time>;
        const auto sampled = [](core::Duration pace) {
            EngineScript script = EngineScript::ready();
            script.run("index 64000\ntick 20\nbalance 5\nindex 64000");
            engine::Engine& engine = script.engine();
            core::Time now = engine.snapshot()->at;
            std::vector<std::pair<core::Time, bool>> ticks;  // when it was, and whether it told
            Samples samples;
            for (core::Duration passed{}; passed < 8s; passed += pace) {
                now += pace;
                const auto before = engine.snapshot()->proposals;
                for (const engine::Effect& effect : engine.process(engine::Tick{now}))
                    if (const auto* row = std::get_if<engine::Remember>(&effect))
                        if (std::holds_alternative<engine::ExposureSample>(row->row))
                            samples.push_back(now);
                ticks.emplace_back(now, engine.snapshot()->proposals != before);
            }
            int together = 0;
            for (const auto& [at, told] : ticks)
                together += told && std::ranges::find(samples, at) != samples.end();
            return std::pair{samples.size(), together};
        };
        const auto [often, never] = sampled(25ms);
        QVERIFY(often >= 7);
        QCOMPARE(never, 0);
        // A desk that ticks seldom puts nothing off.
        const auto [seldom, some] = sampled(500ms);
        QVERIFY(seldom >= 7);
        QVERIFY(some > 0);
    }
};

QTEST_APPLESS_MAIN(tst_greeks_age)
#include "tst_greeks_age.moc"
