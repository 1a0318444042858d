#include "models/engine/allocation_desk.h"
#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using rebalance::AllocationAim;
using rebalance::AllocationPolicy;
using rebalance::AllocationState;
using tests::EngineScript;

namespace {

QString plain(const std::string& text)
{
    return QString::fromStdString(text).remove(QChar(0x2009));
}

AllocationPolicy half(double tolerance = 5, AllocationAim aim = AllocationAim::Edge)
{
    return {{{"BTC", 50, tolerance}, {"cash", 50, tolerance}}, aim, 100};
}

EngineScript wanting(const AllocationPolicy& policy)
{
    EngineScript script(engine::Mode::Confirm);
    script.config().allocation = policy;
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 1");
    return script;
}

std::vector<std::string> set(EngineScript& script, const AllocationPolicy& policy)
{
    std::vector<std::string> said;
    for (const engine::Effect& effect :
         script.engine().process(engine::Command{engine::SetAllocation{policy}, "anna"}))
        if (const auto* alert = std::get_if<engine::Alert>(&effect)) said.push_back(alert->text);
    return said;
}

engine::AllocationState stateOf(EngineScript& script)
{
    const auto snapshot = script.snapshot();
    if (!snapshot->allocation) qFatal("nothing has been looked at");
    return *snapshot->allocation;
}

const rebalance::AllocationRow& row(const engine::AllocationState& state, std::string_view asset)
{
    return *std::ranges::find_if(state.allocation.rows,
                                 [&](const auto& each) { return each.asset.view() == asset; });
}

market::Instrument instrument(std::uint32_t id, const char* name, const char* underlying,
                              market::Kind kind, market::Settlement settlement, const char* lot)
{
    market::Instrument i;
    i.id = {id};
    i.venue = "paper";
    i.name = name;
    i.underlying = underlying;
    i.kind = kind;
    i.settlement = settlement;
    i.quoteCurrency = "USD";
    i.settlementCurrency = settlement == market::Settlement::Inverse ? underlying : "USDC";
    i.lot = i.minimum = *core::Quantity::parse(lot);
    i.ticks.base = *core::Price::parse("0.5");
    i.takerFee = 0.0005;
    return i;
}

market::Listing listing(const market::Instrument& what, const char* mark, const char* half)
{
    market::Listing l;
    l.instrument = std::make_shared<const market::Instrument>(what);
    l.hasTicker = true;
    l.stale = false;
    l.ticker.mark = *core::Price::parse(mark);
    l.ticker.quote.bid = l.ticker.mark - *core::Price::parse(half);
    l.ticker.quote.ask = l.ticker.mark + *core::Price::parse(half);
    return l;
}

rebalance::Policy policyOf(const char* underlying, const char* hedge)
{
    rebalance::Policy p;
    p.underlying = underlying;
    p.account = {"paper", "first"};
    p.hedgeInstrument = hedge;
    return p;
}

portfolio::Balance balance(const char* account, const char* currency, double equity)
{
    return {{"paper", account}, currency, equity, equity, equity};
}

portfolio::Line lineOf(const market::Listing& l, const char* size)
{
    portfolio::Line line;
    line.instrument = l.instrument;
    line.position.account = {"paper", "first"};
    line.position.instrument = l.instrument->id;
    line.position.size = *core::Quantity::parse(size);
    line.gap = portfolio::Gap::None;
    line.mark = l.ticker.mark.toDouble();
    return line;
}

/// A book of two accounts: BTC by an inverse perpetual and coin, ETH by a linear one and dollars.
struct World {
    market::Board board;
    portfolio::Book book;
    std::vector<rebalance::Policy> policies{policyOf("BTC", "BTC-PERPETUAL"),
                                            policyOf("ETH", "ETH_USDC-PERPETUAL")};
    World()
    {
        using enum market::Settlement;
        board.listings.push_back(
            listing(instrument(0, "BTC-PERPETUAL", "BTC", market::Kind::Perpetual, Inverse, "10"),
                    "50000", "5"));
        board.listings.push_back(listing(
            instrument(1, "ETH_USDC-PERPETUAL", "ETH", market::Kind::Perpetual, Linear, "0.01"),
            "2500", "0.5"));
        board.listings.push_back(listing(
            instrument(2, "BTC-25DEC26-60000-C", "BTC", market::Kind::Option, Inverse, "0.1"),
            "0.05", "0.001"));
        board.indices = {{"paper", "BTC", *core::Price::parse("50000"), {}},
                         {"paper", "ETH", *core::Price::parse("2500"), {}}};
        book.balances = {balance("first", "BTC", 2), balance("second", "BTC", 1),
                         balance("second", "USDC", 40'000), balance("first", "USD", 10'000)};
        book.lines.push_back(lineOf(board.listings[0], "-50000"));  // 1 BTC sold for dollars
        book.lines.push_back(lineOf(board.listings[1], "20"));      // 20 ETH bought with dollars
        book.lines.push_back(lineOf(board.listings[2], "7"));       // in equity, and nowhere else
    }
    engine::AllocationState look(const AllocationPolicy& wanted, const std::string& waiting = "")
    {
        engine::AllocationDesk desk(wanted);
        desk.look(book, board, policies, waiting);
        return *desk.share();
    }
};

}  // namespace

class TestAllocationDesk : public QObject {
    Q_OBJECT
private slots:
    void anAssetIsItsCoinsAndWhatItsContractsAreInCoin()
    {
        World world;
        const engine::AllocationState state = world.look({});
        QCOMPARE(state.allocation.totalUsd, 200'000.0);
        QCOMPARE(row(state, "BTC").valueUsd, 100'000.0);
        QCOMPARE(row(state, "ETH").valueUsd, 50'000.0);
        QCOMPARE(row(state, "cash").valueUsd, 50'000.0);
        QCOMPARE(row(state, "BTC").weight, 50.0);
        QVERIFY(!state.stale && state.remark.empty());
        QCOMPARE(state.known, (std::vector<core::Currency>{"BTC", "ETH"}));
    }

    void aTradeIsOfTheHedgeInstrumentInWholeLots()
    {
        World world;
        const AllocationPolicy wanted{
            {{"BTC", 40, 5}, {"ETH", 30, 1}, {"cash", 30, 20}}, AllocationAim::Edge, 100};
        const engine::AllocationState state = world.look(wanted);
        const engine::AllocationTrade &btc = state.trades[0], &eth = state.trades[1];
        QCOMPARE(btc.whyNot, std::string{});
        QCOMPARE(btc.instrumentName, std::string{"BTC-PERPETUAL"});
        QCOMPARE(btc.account, (core::AccountKey{"paper", "first"}));
        // To 45 % of $200 000: $10 000 of dollars' worth, a lot more so that the edge is reached.
        QVERIFY(std::abs(row(state, "BTC").tradeUsd + 10'000) < 20);
        QVERIFY(btc.quantity.isMultipleOf(*core::Quantity::parse("10")));
        QVERIFY(btc.quantity.toDouble() <= row(state, "BTC").tradeUsd &&
                btc.quantity.toDouble() > row(state, "BTC").tradeUsd - 10);
        QVERIFY(eth.quantity.toDouble() >= row(state, "ETH").tradeCoin &&
                eth.quantity.toDouble() < row(state, "ETH").tradeCoin + 0.01);
        // Fee 5 bp and half the spread, 1 bp of BTC and 2 bp of ETH.
        QVERIFY(std::abs(row(state, "BTC").costUsd + 0.0006 * row(state, "BTC").tradeUsd) < 0.01);
        QVERIFY(std::abs(row(state, "ETH").costUsd - 0.0007 * row(state, "ETH").tradeUsd) < 0.01);
        QVERIFY(state.trades[2].quantity.isZero());
    }

    void whyATradeCannotBeProposedIsSaid()
    {
        World world;
        const AllocationPolicy wanted{
            {{"BTC", 40, 5}, {"ETH", 30, 1}, {"cash", 30, 20}}, AllocationAim::Edge, 100};
        world.policies[0].hedgeInstrument = "BTC-MOON";
        QCOMPARE(world.look(wanted).trades[0].whyNot,
                 std::string{"BTC-MOON is not listed at paper, or has no mark."});
        World big;
        auto huge = instrument(0, "BTC-PERPETUAL", "BTC", market::Kind::Perpetual,
                               market::Settlement::Inverse, "10");
        huge.minimum = *core::Quantity::parse("50000");
        big.board.listings[0] = listing(huge, "50000", "5");
        QCOMPARE(big.look(wanted).trades[0].whyNot,
                 std::string{"The smallest order in BTC-PERPETUAL is 50000."});
    }

    void whatIsNotKnownStopsEveryTrade()
    {
        const AllocationPolicy wanted{
            {{"BTC", 10, 5}, {"ETH", 30, 1}, {"cash", 60, 20}}, AllocationAim::Edge, 100};
        World world;
        QVERIFY(world.look(wanted, "the positions have not been read back")
                    .allocation.problem.find("the positions have not been read back") !=
                std::string::npos);
        portfolio::Line unmarked = lineOf(world.board.listings[1], "20");
        unmarked.gap = portfolio::Gap::NoMark;
        world.book.lines.push_back(unmarked);
        QVERIFY(world.look(wanted).allocation.problem.find("no mark of ETH_USDC-PERPETUAL") !=
                std::string::npos);
        World unlisted;
        portfolio::Line unknown = lineOf(unlisted.board.listings[1], "20");
        unknown.instrument = nullptr;
        unlisted.book.lines.push_back(unknown);
        QVERIFY(unlisted.look(wanted).allocation.problem.find("not listed") != std::string::npos);
        World priceless;
        priceless.board.indices.pop_back();
        QVERIFY(priceless.look(wanted).allocation.problem.find("no price of it") !=
                std::string::npos);
    }

    void aStaleMarkCountsAndIsSaid()
    {
        World world;
        portfolio::Line stale = lineOf(world.board.listings[1], "4");
        stale.gap = portfolio::Gap::StaleMark;
        world.book.lines.push_back(stale);
        const engine::AllocationState state = world.look({});
        QVERIFY(state.stale);
        QCOMPARE(row(state, "ETH").valueUsd, 60'000.0);
    }

    void aCoinWithoutAPriceIsInNoWeightAndIsSaid()
    {
        World world;
        world.book.balances.push_back(balance("first", "EURR", 1'000));
        const engine::AllocationState state = world.look({});
        QCOMPARE(state.allocation.totalUsd, 200'000.0);
        QCOMPARE(state.remark, std::string{"EURR is held and has no price: it is in no weight."});
    }

    void theSectionIsTheSamePointerWhileNothingChanged()
    {
        World world;
        engine::AllocationDesk desk(AllocationPolicy{});
        QVERIFY(!desk.share());
        desk.look(world.book, world.board, world.policies, "");
        const auto first = desk.share();
        desk.look(world.book, world.board, world.policies, "");
        QVERIFY(desk.share() == first);
        world.book.balances.front().equity = 3;
        desk.look(world.book, world.board, world.policies, "");
        QVERIFY(desk.share() != first);
    }

    void theEngineLooksWithItsSamples()
    {
        EngineScript script = wanting(half());
        // Ten coins and no dollars: all of it is BTC, and half of it would be cash.
        engine::AllocationState state = stateOf(script);
        QVERIFY2(plain(row(state, "BTC").sentence)
                     .startsWith(QStringLiteral(
                         "BTC is 100.0 % of $640000, 45.0 points over its 50 ± 5 %: sell $288")),
                 row(state, "BTC").sentence.c_str());
        QCOMPARE(row(state, "cash").state, AllocationState::Under);
        const auto before = script.snapshot()->allocation;
        script.run("index 65000\ntick 0.2");
        QVERIFY(script.snapshot()->allocation == before);  // a sample is taken each second
        script.run("tick 1");
        QCOMPARE(stateOf(script).allocation.totalUsd, 650'000.0);
    }

    void nothingIsSaidOfABookThatHasNotBeenRead()
    {
        EngineScript script(engine::Mode::Confirm);
        script.config().allocation = half();
        script.restart();
        script.run("up unread\ncoins 10\nindex 64000\ntick 1");
        QVERIFY(plain(stateOf(script).allocation.problem)
                    .contains(QStringLiteral("the positions have not been read back")));
    }

    /// Through the very proposal, order and fill that every hedge goes through.
    void itsTradeIsProposedSentAndThenNothingIsLeftToDo()
    {
        EngineScript script = wanting(half(5, AllocationAim::Target));
        const engine::AllocationTrade trade = stateOf(script).trades.front();
        QVERIFY(trade.quantity.toDouble() < -319'000);
        script.run("propose " + trade.quantity.text() + " allocation");
        QCOMPARE(script.snapshot()->proposals->items.front().legs.front().quantity,
                 trade.quantity.abs());
        script.run("approve\njournaled\nsent\nack 0\nfill all 64000\nfilled\nposition " +
                   trade.quantity.text() + "\nindex 64000\ntick 1");
        const engine::AllocationState state = stateOf(script);
        QCOMPARE(row(state, "BTC").state, AllocationState::Inside);
        QVERIFY(std::abs(row(state, "BTC").weight - 50) < 0.1);
        QCOMPARE(state.allocation.turnoverUsd, 0.0);
        QVERIFY(state.trades.front().quantity.isZero());
    }

    void newTargetsHoldAtOnceAndAreRecorded()
    {
        EngineScript script = wanting(half());
        const AllocationPolicy all{{{"BTC", 95, 5}, {"cash", 5, 5}}, AllocationAim::Target, 500};
        engine::SettingRecord record;
        for (const engine::Effect& effect :
             script.engine().process(engine::Command{engine::SetAllocation{all}, "anna"}))
            if (const auto* row = std::get_if<engine::Remember>(&effect))
                if (const auto* setting = std::get_if<engine::SettingRecord>(&row->row))
                    record = *setting;
        QCOMPARE(record.key, std::string{"allocation"});
        QCOMPARE(record.actor, std::string{"anna"});
        QCOMPARE(plain(record.before),
                 QStringLiteral("BTC 50 ± 5 %, cash 50 ± 5 %, to the edge, no trade below $100"));
        QCOMPARE(plain(record.after),
                 QStringLiteral("BTC 95 ± 5 %, cash 5 ± 5 %, to the target, no trade below $500"));
        QVERIFY(record.at > core::Time{});
        QCOMPARE(stateOf(script).allocation.policy, all);
        QCOMPARE(row(stateOf(script), "BTC").state, AllocationState::Inside);
        // The same again is no change, and no record.
        QVERIFY(
            script.engine().process(engine::Command{engine::SetAllocation{all}, "anna"}).empty());
        // No targets at all are a choice, too.
        set(script, {});
        QCOMPARE(stateOf(script).allocation.sentence, std::string{"No targets are set."});
    }

    void wrongTargetsAreRefusedAndTheOldOnesHold()
    {
        EngineScript script = wanting(half());
        const auto said = set(script, {{{"DOGE", 50, 5}, {"cash", 50, 5}}});
        QCOMPARE(said.size(), 1U);
        QCOMPARE(plain(said.front()),
                 QStringLiteral("The targets of the allocation were not changed: asset is "
                                "\"DOGE\", which is not known, expected one of BTC, cash."));
        QVERIFY(set(script, {{{"BTC", 60, 5}, {"cash", 50, 5}}}).front().find("110 %") !=
                std::string::npos);
        QCOMPARE(stateOf(script).allocation.policy, half());
    }
};

QTEST_APPLESS_MAIN(TestAllocationDesk)
#include "tst_allocation_desk.moc"
