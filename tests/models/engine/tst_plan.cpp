#include "models/engine/plan_desk.h"
#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using tests::EngineScript;

namespace {

QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines)
        out += QString::fromStdString(line).remove(QChar(0x2009)) + QLatin1Char('\n');
    return out;
}

/// Long one coin of the perpetual, and everything else listed.
EngineScript ready(const char* more = "", engine::Mode mode = engine::Mode::Confirm)
{
    EngineScript script = EngineScript::ready(mode);
    script.run("position 64000\nindex 64000\nothers 64000\nstand call 0.05 book\ntick 1");
    script.run(more);
    return script;
}

rebalance::Proposal front(EngineScript& script)
{
    return script.snapshot()->proposals->items.front();
}

#define SAYS(lines, sentence)                                                              \
    do {                                                                                   \
        const QString spokenLines = joined(lines);                                         \
        QVERIFY2(spokenLines.contains(QStringLiteral(sentence)), qPrintable(spokenLines)); \
    } while (false)
#define SAYS_NOT(lines, sentence)                                                           \
    do {                                                                                    \
        const QString spokenLines = joined(lines);                                          \
        QVERIFY2(!spokenLines.contains(QStringLiteral(sentence)), qPrintable(spokenLines)); \
    } while (false)

/// Hedged in four parts, seven and a half seconds apart.
EngineScript inParts()
{
    EngineScript script;
    rebalance::Policy policy = script.config().policies.front();
    policy.style.kind = execution::StyleKind::Twap;
    policy.style.slices = 4;
    policy.style.over = std::chrono::seconds{30};
    script.config().policies = {policy};
    script.restart();
    script.run("up\ncoins 60\nindex 64000\ntick 1");
    return script;
}

constexpr const char* kThree = "legs call:-0.1 fut:-16000 perp:-32000";

orders::Order interrupted(std::uint64_t proposal, std::uint32_t child, orders::OrderState state)
{
    orders::Order order;
    order.intent.label = "R1-TESTTEST-0000000000001";
    order.intent.proposal = {proposal};
    order.intent.account = {"paper", "paper"};
    order.intent.underlying = "BTC";
    order.intent.instrument = {0};
    order.intent.instrumentName = "BTC-PERPETUAL";
    order.intent.side = core::Side::Sell;
    order.intent.quantity = *core::Quantity::parse("16000");
    order.intent.limit = *core::Price::parse("64000");
    order.intent.child = child;
    order.intent.children = 3;
    order.state = state;
    order.evidence = "test";
    return order;
}

}  // namespace

class TestPlan : public QObject {
    Q_OBJECT
private slots:
    void legsGoInTheOrderThatHelpsMostAndIsSaidInOneSentence()
    {
        EngineScript script = ready();
        SAYS(script.run(kThree),
             "Sell $32000 of BTC-PERPETUAL (0.500 BTC), sell $16000 of BTC-25SEP26 (0.249 BTC) and "
             "sell 0.100 BTC of BTC-25SEP26-70000-C to bring it to +0.22;");
        const rebalance::Proposal p = front(script);
        QCOMPARE(p.legs.size(), std::size_t{3});
        QVERIFY(p.orderRemark.empty());
        QVERIFY(p.gammaAfter < p.gammaBefore);
        QVERIFY(p.vegaAfter < p.vegaBefore);
        QVERIFY2(p.allowed(), p.checks.front().reason.c_str());
    }

    void threeLegsFillOneAfterAnother()
    {
        EngineScript script = ready(kThree);
        QCOMPARE(joined(script.run("approve")), QStringLiteral("journal intent Sell 32000\n"));
        QCOMPARE(front(script).progress, "leg 1 of 3 working");
        SAYS(script.run("journaled"), "place Sell 32000 BTC-PERPETUAL @ ");
        // Nothing of the next leg before this one has ended.
        SAYS_NOT(script.run("sent\nack 0\ntick 0.2"), "journal intent");
        SAYS(script.run("fill all 63999.5"), "journal intent Sell 16000");
        QCOMPARE(front(script).progress, "leg 2 of 3 working");
        SAYS(script.run("journaled"), "place Sell 16000 BTC-25SEP26 @ ");
        // Two orders a second are the most: the third waits, and is priced when it goes.
        SAYS_NOT(script.run("sent\nfill all 64199.5\ntick 0.1"), "journal intent");
        QCOMPARE(front(script).progress, "leg 3 of 3 is next");
        SAYS(script.run("tick 1"), "journal intent Sell 0.1");
        SAYS(script.run("journaled"), "place Sell 0.1 BTC-25SEP26-70000-C @ 0.0");
        script.run("sent\nfill all 0.049\ntick 1");
        const rebalance::Proposal p = front(script);
        QCOMPARE(p.state, rebalance::ProposalState::Done);
        QCOMPARE(p.left, "");
        QVERIFY2(script.state().starts_with("+0.2"), script.state().c_str());
    }

    void childrenAreNumberedWithinTheirProposal()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\nfill all 63999.5\njournaled\nsent");
        const auto orders = script.snapshot()->orders->orders;
        QCOMPARE(orders.size(), std::size_t{2});
        QCOMPARE(orders[0].intent.child, 1u);
        QCOMPARE(orders[1].intent.child, 0u);
        QCOMPARE(orders[0].intent.children, 3u);
        QVERIFY(orders[0].intent.label != orders[1].intent.label);
        QCOMPARE(orders[0].intent.proposal, orders[1].intent.proposal);
    }

    void aChildIsPricedOnTheMarketOfItsTime()
    {
        EngineScript script = ready("legs fut:-16000 perp:-32000");
        const core::Price seen = front(script).legs[1].limit;
        SAYS(script.run(
                 "approve\njournaled\nsent\nothers 64300\nindex 64300\ntick 1\nfill all 64300"),
             "journal intent Sell 16000");
        const core::Price sent = script.snapshot()->orders->orders.front().intent.limit;
        QVERIFY(sent.toDouble() > seen.toDouble() + 250);
        QVERIFY(sent.toDouble() < 64'500);
    }

    void aLimitThatAPersonWroteIsKept()
    {
        EngineScript script = ready("legs perp:-32000 fut:-16000");
        const auto id = front(script).id;
        // The second leg is the future's.
        QCOMPARE(front(script).legs[1].instrumentName, "BTC-25SEP26");
        engine::Edit edit{id, front(script).revision, 1, {}, core::Price::parse("64150").value()};
        script.engine().process(engine::Command{edit});
        script.run("tick 1\napprove\njournaled\nsent\nfill all 63999.5");
        QCOMPARE(script.snapshot()->orders->orders.front().intent.limit.text(), "64150");
    }

    void anEditOfALaterLegIsPricedOnItsOwnMarket()
    {
        EngineScript script = ready("legs perp:-32000 fut:-16000");
        const rebalance::Proposal before = front(script);
        engine::Edit edit{before.id, before.revision, 1, core::Quantity::parse("8000").value(), {}};
        script.engine().process(engine::Command{edit});
        const rebalance::Proposal after = front(script);
        QVERIFY(after.edited);
        QCOMPARE(after.legs[1].quantity.text(), "8000");
        QVERIFY(std::abs(after.deltaAfter - before.deltaAfter - 8'000 / 64'200.0) < 1e-9);
    }

    void aLegThatTheGateRefusesEndsThePlan()
    {
        EngineScript script = ready("legs perp:-32000 fut:-16000");
        script.run("approve\njournaled\nsent");
        // The perpetual is fresh, the future's mark is not.
        script.run("tick 6\nindex 64000");
        SAYS(script.run("fill all 63999.5"),
             "alert BTC #1 was stopped: BTC-25SEP26 was refused: The mark is");
        const rebalance::Proposal p = front(script);
        QCOMPARE(p.state, rebalance::ProposalState::Done);
        QVERIFY2(p.left.starts_with("1 of 2 legs; 16000 BTC-25SEP26 not traded; stopped: "),
                 p.left.c_str());
    }

    void aLegWhoseBookIsBrokenEndsThePlan()
    {
        EngineScript script = ready("legs fut:-16000 perp:-32000");
        script.run("approve\njournaled\nsent");
        script.engine().process(engine::BookLost{{1}, {}});
        SAYS(script.run("fill all 63999.5"),
             "was stopped: the order book of BTC-25SEP26 is unusable");
    }

    void aRejectedChildEndsThePlan()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\nfill all 63999.5\njournaled\nsent");
        SAYS(script.run("refused 10009"), "was stopped: BTC-25SEP26 was rejected");
        SAYS_NOT(script.run("tick 1\ntick 1"), "journal intent");
        QVERIFY2(
            front(script).left.starts_with("1 of 3 legs; 16000 BTC-25SEP26, 0.1 BTC-25SEP26-70"),
            front(script).left.c_str());
    }

    void aChildThatWasNeverWrittenEndsThePlan()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled");
        SAYS(script.run("not-sent the rate limit"), "was stopped: BTC-PERPETUAL was not placed");
        QVERIFY(front(script).left.starts_with("0 of 3 legs"));
    }

    void stopAllInTheMiddle()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\nfill all 63999.5\njournaled\nsent");
        SAYS(script.run("stop"), "cancel all");
        QCOMPARE(front(script).state, rebalance::ProposalState::Working);  // its order is not ended
        SAYS(script.run("cancelled 0"),
             "alert BTC #1 was stopped: halted: STOP ALL by trader. 1 of 3 legs");
        SAYS_NOT(script.run("tick 1\nresume\ntick 1\nmode confirm\ntick 5"),
                 "journal intent Sell 0.1");
    }

    void autoFireThatIsDisarmedSendsNoFurtherPart_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("said");
        QTest::newRow("by a person")
            << "disarm enough" << "auto-fire was disarmed: disarmed by trader";
        QTest::newRow("by its time") << "tick 61" << "auto-fire was disarmed: its time is up";
        QTest::newRow("by a mode") << "mode confirm" << "auto-fire was switched off";
    }
    void autoFireThatIsDisarmedSendsNoFurtherPart()
    {
        QFETCH(QString, end);
        QFETCH(QString, said);
        EngineScript script = inParts();
        script.run("arm 60 9 5000000\nposition 256000\nindex 64000\ntick 1");
        script.run("journaled\nsent\nfill all 63999.5\nindex 64000\ntick 1");
        QVERIFY2(front(script).progress.starts_with("waiting until "),
                 front(script).progress.c_str());
        const QString out = joined(script.run(end.toStdString() + "\nindex 64000\ntick 1"));
        QVERIFY2(out.contains(said), qPrintable(out));
        SAYS_NOT(script.run("index 64000\ntick 20\nindex 64000\ntick 20"), "journal intent");
        QCOMPARE(script.snapshot()->orders->orders.size(), std::size_t{1});
    }

    /// What auto-fire began goes on only for as long as every check agrees without a person.
    void aPartOfAutoFireWaitsForNobody()
    {
        EngineScript script = inParts();
        script.run("arm 600 9 5000000\nposition 256000\nindex 64000\ntick 1");
        script.run("journaled\nsent\nfill all 63999.5\nindex 64000\ntick 1");
        // The book has thinned: a part takes more of it than one does unasked.
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 5);
        SAYS(script.run("tick 6\nthin 64000 90000\ntick 1"), "wants a person: ");
        // What three parts were charged for comes back.
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 8);
        QVERIFY(std::abs(script.snapshot()->autoFire.notionalLeftUsd - (5e6 - 64'000)) < 100);
        SAYS_NOT(script.run("index 64000\ntick 20"), "journal intent");
    }

    void autoFireIsNotArmedForLessThanItsParts()
    {
        EngineScript script = inParts();
        SAYS(script.run("arm 600 3 5000000"),
             "One hedge in BTC is worked as TWAP and may take 4 orders");
        QVERIFY(!script.snapshot()->autoFire.armed);
    }

    /// The future was to be sold, and was not: the perpetual that went with it is not bought alone.
    void theRestOfATradeIsNotSentWhereItsFirstLegWasNotFilled()
    {
        EngineScript script = ready("legs fut:-96000 perp:+96000");
        QCOMPARE(front(script).legs.front().instrumentName, std::string{"BTC-25SEP26"});
        script.run("approve\njournaled\nsent");
        SAYS(script.run("cancelled 0\ntick 1"),
             "was not filled, and without it the rest is another");
        SAYS_NOT(script.run("tick 1\ntick 1"), "journal intent");
    }

    void theLegsTogetherMayNotPassWhatOneOrderMayNot()
    {
        EngineScript script = ready("legs perp:-320000 fut:-320000");
        const auto checks = front(script).checks;
        const auto sum = std::ranges::find(checks, "plan-notional", &risk::CheckResult::rule);
        QVERIFY(sum != checks.end());
        QCOMPARE(sum->verdict, risk::CheckResult::Verdict::Confirm);
    }

    void theLegsTogetherKeepALimitThatEachKeepsAlone()
    {
        const auto denied = [](const char* legs, double limit) {
            EngineScript script;
            script.config().limits.maxAccountDeltaUsd = limit;
            script.restart();
            script.run(
                "up\nposition 64000\nindex 64000\nothers 64000\nstand call 0.05 book\ntick 1");
            script.run(legs);
            return std::ranges::any_of(front(script).checks, [](const risk::CheckResult& check) {
                return check.rule == "account-delta" &&
                       check.verdict == risk::CheckResult::Verdict::Deny;
            });
        };
        // Long one coin: room for 48 000 USD more.
        QVERIFY(!denied("legs perp:+32000", 112000));
        QVERIFY(!denied("legs fut:+32000", 112000));
        QVERIFY(denied("legs fut:+32000 perp:+32000", 112000));
        QVERIFY(!denied("legs fut:+32000 perp:+32000", 130000));
    }

    void cancellingAnOrderThatIsNotDurableHoldsItBack()
    {
        EngineScript script = ready("legs perp:-32000\napprove");
        SAYS_NOT(script.run("cancel"), "cancel R1");
        SAYS_NOT(script.run("journaled"), "place ");
    }

    void stopAllBetweenTwoChildren()
    {
        EngineScript script = ready("slices perp:-64000 4 10");
        script.run("approve\njournaled\nsent\nfill all 63999.5\ntick 1");
        QVERIFY(front(script).progress.starts_with("waiting until "));
        SAYS(script.run("stop"), "was stopped: halted");
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
        QVERIFY2(front(script).left.starts_with("0 of 1 leg; 48000 BTC-PERPETUAL not traded"),
                 front(script).left.c_str());
    }

    void aLostLinkInTheMiddle()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent");
        SAYS(script.run("down no route"), "is unknown");
        QCOMPARE(front(script).state, rebalance::ProposalState::Working);
        // The order is asked for as ever; that it had filled does not set the plan going again.
        script.run("tick 1\nup\nindex 64000\nothers 64000\nstand call 0.05 book");
        SAYS(script.run("fill all 63999.5"),
             "was stopped: the link to paper was lost. 1 of 3 legs");
        SAYS_NOT(script.run("tick 1\ntick 3"), "journal intent Sell 16000");
    }

    void aJournalThatFailsInTheMiddle()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\njournal-fails disk full");
        SAYS(script.run("fill all 63999.5"), "was stopped: the order journal failed");
    }

    void switchingToWatchSendsNothingMore()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\nmode watch");
        SAYS(script.run("fill all 63999.5"), "was stopped: switched to Watch");
    }

    void aPersonStopsIt()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\nack 0");
        SAYS(script.run("stop-plan"), "cancel");
        SAYS(script.run("cancelled 0"), "was stopped: stopped by trader. 0 of 3 legs");
        SAYS(script.run("stop-plan"), "Not stopped: no plan of that proposal is working");
    }

    void whatIsNotDurableYetIsHeldBackWhenAPersonStops()
    {
        EngineScript script = ready(kThree);
        script.run("approve\nstop-plan");
        const QString said = joined(script.run("journaled"));
        QVERIFY2(!said.contains(QStringLiteral("place ")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("was stopped: stopped by trader")), qPrintable(said));
    }

    void whoCancelsOneOrderDoesNotWantTheNext()
    {
        EngineScript script = ready(kThree);
        script.run("approve\njournaled\nsent\nack 0\ncancel");
        SAYS(script.run("cancelled 0"), "its order was cancelled by trader");
    }

    void aPartialFillAndThenTheNext()
    {
        EngineScript script = ready("legs perp:-32000 fut:-16000");
        script.run("approve\njournaled\nsent\nfill 10000 63999.5");
        SAYS(script.run("cancelled 10000"), "journal intent Sell 16000");
        SAYS(script.run("journaled\nsent\nfill all 64199.5"),
             "BTC #1 has ended: 1 of 2 legs; 22000 BTC-PERPETUAL not traded");
        QCOMPARE(front(script).left, "1 of 2 legs; 22000 BTC-PERPETUAL not traded");
    }

    /// Bought calls and sold futures against them: without the calls the futures are a position.
    void aHedgeIsNotSentForWhatWasNotBought()
    {
        EngineScript script = EngineScript::ready();
        script.run(
            "index 64000\nothers 64000\nstand call 0.05 book\ntick 1\nlegs call:+5 perp:-110000");
        QCOMPARE(front(script).legs.front().instrumentName, "BTC-25SEP26-70000-C");
        QVERIFY(!front(script).orderRemark.empty());  // neither order keeps delta where it is
        script.run("approve\njournaled\nsent");
        SAYS(script.run("cancelled 0"),
             "going on would take it to -1.72, the other side of its target");
        SAYS_NOT(script.run("tick 1"), "journal intent");
    }

    void onePartAfterAnotherInTime()
    {
        EngineScript script = ready();
        SAYS(script.run("slices perp:-64000 4 10"), "in 4 orders");
        SAYS(script.run("approve"), "journal intent Sell 16000");
        QCOMPARE(front(script).progress, "part 1 of 4 working");
        script.run("journaled\nsent\nfill all 63999.5");
        for (int part = 2; part <= 4; ++part) {
            SAYS_NOT(script.run("tick 4\nindex 64000\ntick 4\nindex 64000\ntick 1.8\nindex 64000"),
                     "journal intent");
            SAYS(script.run("tick 0.21"), "journal intent Sell 16000");
            script.run("journaled\nsent\nfill all 63999.5");
        }
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
        QCOMPARE(front(script).left, "");
        script.run("tick 1");
        QVERIFY2(script.state().starts_with("+0.00"), script.state().c_str());
        QCOMPARE(script.snapshot()->orders->orders.front().intent.child, 3u);
    }

    void noOtherHedgeWhileAPlanWorks()
    {
        EngineScript script = ready("slices perp:-64000 4 10");
        script.run("approve\njournaled\nsent\nfill all 63999.5\ntick 1");
        QVERIFY2(script.state().contains("WORKING"), script.state().c_str());
        SAYS_NOT(script.run("position 192000\nindex 64000\ntick 1\ntick 1"), "proposal BTC #2");
        SAYS(script.run("index 64000\ntick 4\nindex 64000\npropose 1000"),
             "proposal #1 in BTC has not ended");
    }

    void aPlanWhoseTimeIsOverEnds()
    {
        EngineScript script = ready("legs perp:-32000 fut:-16000");
        script.run("approve\njournaled\nsent\nack 0");
        script.run("tick 61\nindex 64000\nothers 64000");
        SAYS(script.run("fill all 63999.5"), "was stopped: its time was over");
    }

    void nothingOfItSurvivesARestart_data()
    {
        QTest::addColumn<bool>("open");
        QTest::addColumn<int>("child");
        QTest::addColumn<QString>("said");
        QTest::newRow("an order was open")
            << true << 1 << "#7 was a plan of 3 orders, and 2 of them";
        QTest::newRow("between two") << false << 0 << "#7 was a plan of 3 orders, and 1 of them";
        QTest::newRow("the last had ended") << false << 2 << "";
        QTest::newRow("the last is open") << true << 2 << "";
    }
    void nothingOfItSurvivesARestart()
    {
        QFETCH(bool, open);
        QFETCH(int, child);
        QFETCH(QString, said);
        engine::Recovered recovered;
        const orders::Order order =
            interrupted(7, static_cast<std::uint32_t>(child),
                        open ? orders::OrderState::Unknown : orders::OrderState::Filled);
        (open ? recovered.unfinished : recovered.recent).push_back(order);
        recovered.nextProposal = 8;
        EngineScript script(engine::Mode::Confirm, recovered);
        const QString told = joined(script.said());
        QCOMPARE(told.contains(QStringLiteral("was a plan of")), !said.isEmpty());
        QVERIFY2(told.contains(said), qPrintable(told));
        SAYS_NOT(
            script.run("up\ncoins 10\nposition 64000\nindex 64000\ntick 20\nindex 64000\ntick 1"),
            "journal intent");
    }

    void anOptionWaitsForItsBookAndIsProposedWhenItComes()
    {
        EngineScript script = ready();
        const QString said = joined(script.run("legs put:+0.5"));
        QVERIFY2(said.contains(QStringLiteral("watch BTC-25SEP26-60000-P")), qPrintable(said));
        QVERIFY2(
            said.contains(QStringLiteral("Waiting for the order book of BTC-25SEP26-60000-P.")),
            qPrintable(said));
        SAYS_NOT(script.run("tick 1\ntick 1"), "proposal BTC");
        SAYS(script.run("stand put 0.04 book\ntick 0.1"),
             "proposal BTC #1: What-if. Net delta +1.00. Buy 0.500 BTC of BTC-25SEP26-60000-P");
        QVERIFY(!front(script).legs.front().quoteOnly);
    }

    void theBestBidAndAskStandInForABookThatDoesNotCome()
    {
        EngineScript script = ready("legs put:+0.5\ntick 3\nstand put 0.04\nindex 64000");
        SAYS(script.run("tick 2.1"), "proposal BTC #1");
        const rebalance::Proposal p = front(script);
        QVERIFY(p.legs.front().quoteOnly);
        const auto depth = std::ranges::find(p.checks, "depth", &rebalance::CheckResult::rule);
        QCOMPARE(depth->verdict, rebalance::CheckResult::Verdict::Confirm);
        QVERIFY(p.allowed());
        SAYS(script.run("approve\njournaled"), "place Buy 0.5 BTC-25SEP26-60000-P");
    }

    void withNeitherTheReasonIsSaid()
    {
        EngineScript script = EngineScript::ready();
        market::Instrument bare = *ready().snapshot()->market->find({3})->instrument;
        script.run("position 64000\nindex 64000");
        script.engine().process(engine::InstrumentListed{bare});
        script.run("legs put:+0.5");
        SAYS(script.run("tick 5.1\nindex 64000\ntick 0.1"),
             "Not proposed: there is no order book of BTC-25SEP26-60000-P");
    }

    void aBookThatNobodyNeedsIsGivenBack()
    {
        EngineScript script = ready("legs put:+0.5\nstand put 0.04 book\ntick 0.1\nreject no");
        SAYS_NOT(script.run("tick 290"), "unwatch");
        SAYS(script.run("tick 20"), "unwatch BTC-25SEP26-60000-P");
        // And is asked for anew when it is needed again.
        SAYS(script.run("index 64000\nothers 64000\nlegs put:+0.5"), "watch BTC-25SEP26-60000-P");
    }

    void deltaAfterAnOptionIsByTheGreeksOfTheValuation()
    {
        EngineScript script = ready("legs call:+1");
        const rebalance::Proposal p = front(script);
        const auto proposed = p.deltaAfter - p.deltaBefore;
        script.run("approve\njournaled\nsent\nfill all 0.051\nstand call 0.05 book\ntick 0.5");
        const double delta = script.snapshot()->underlyings->front().delta;
        QVERIFY2(std::abs(delta - (p.deltaBefore + proposed)) < 2e-3,
                 qPrintable(QString::number(delta)));
        const auto exposure = script.snapshot()->underlyings->front().exposure;
        QVERIFY(std::abs(exposure.vega - p.vegaAfter) < 0.5);
        QVERIFY(std::abs(exposure.gamma1PctCoin - p.gammaAfter) < 1e-3);
    }

    void sidesOfTheTarget_data()
    {
        QTest::addColumn<double>("start");
        QTest::addColumn<double>("end");
        QTest::addColumn<double>("now");
        QTest::addColumn<double>("change");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("as meant") << 3.0 << 0.0 << 1.5 << -1.5 << true;
        QTest::newRow("a little beyond") << 3.0 << 0.0 << 1.4 << -1.5 << true;
        QTest::newRow("far beyond") << 3.0 << 0.0 << 0.5 << -1.5 << false;
        QTest::newRow("less than meant") << 3.0 << 0.0 << 3.0 << -1.5 << true;
        QTest::newRow("meant to change sides") << 3.0 << -3.0 << 0.0 << -3.0 << true;
        QTest::newRow("from the target to it") << 0.0 << 0.0 << 0.0 << -1.5 << false;
        QTest::newRow("away, as meant") << 0.0 << 5.0 << 0.0 << 5.0 << true;
    }
    void sidesOfTheTarget()
    {
        QFETCH(double, start);
        QFETCH(double, end);
        QFETCH(double, now);
        QFETCH(double, change);
        QFETCH(bool, goesOn);
        engine::Plan plan;
        plan.approved.deltaBefore = start;
        plan.approved.deltaAfter = end;
        plan.approved.legs.resize(1);
        plan.approved.legs[0].deltaChange = std::max(std::abs(end - start), 3.0);
        QCOMPARE(engine::whyNotOn(plan, now, change, 0).empty(), goesOn);
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
