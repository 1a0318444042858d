// A leg that rests at the venue: placed, moved, partially filled, crossed; and cancelled by
// whatever ends its plan.
#include "tests/support/engine_script.h"

#include <QTest>

#include <algorithm>

using namespace ballast;
using namespace std::chrono_literals;
using tests::EngineScript;

namespace {

QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines)
        out += QString::fromStdString(line).remove(QChar(0x2009)) + QLatin1Char('\n');
    return out;
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

/// Delta +3 against a band of two, its hedge to rest first.
EngineScript pegged(execution::AtDeadline atDeadline = execution::AtDeadline::Cross)
{
    EngineScript script;
    rebalance::Policy policy = script.config().policies.front();
    policy.style.kind = execution::StyleKind::Peg;
    policy.style.peg.deadline = 20s;
    policy.style.peg.atDeadline = atDeadline;
    script.config().policies = {policy};
    script.restart();
    script.run("up\ncoins 60\nindex 64000\ntick 1");
    return script;
}

EngineScript resting(execution::AtDeadline atDeadline = execution::AtDeadline::Cross)
{
    EngineScript script = pegged(atDeadline);
    script.run("position 192000\nindex 64000\ntick 0.1\napprove\njournaled\nsent\nack 0\ntick 0.1");
    return script;
}

rebalance::Proposal front(EngineScript& script)
{
    return script.snapshot()->proposals->items.front();
}

orders::OrderState stateOf(EngineScript& script)
{
    return script.snapshot()->orders->orders.front().state;
}

constexpr const char* kUntilDeadline =
    "index 64000\ntick 4\nindex 64000\ntick 4\nindex 64000\ntick 4\nindex 64000\ntick 4\n"
    "index 64000\ntick 3.5\nindex 64000\n";
/// More than its own rests at its price, so that it has no reason to move.
constexpr const char* kDeepUntilDeadline =
    "thin 64000 4000000\ntick 4\nthin 64000 4000000\ntick 4\nthin 64000 4000000\ntick 4\n"
    "thin 64000 4000000\ntick 4\nthin 64000 4000000\ntick 3.5\nthin 64000 4000000\n";

}  // namespace

class TestPegPlan : public QObject {
    Q_OBJECT
private slots:
    void restsAtTheBestPriceAndSaysSo()
    {
        EngineScript script = pegged();
        SAYS(script.run("position 192000\nindex 64000\ntick 0.1"),
             "(resting at the best price for 20.0 s at most, then crossing)");
        QVERIFY2(front(script).allowed(), front(script).sentence.c_str());
        SAYS(script.run("approve"), "journal intent Sell 192000");
        SAYS(script.run("journaled"), "place Sell 192000 BTC-PERPETUAL @ 64000.5 GTC");
        SAYS(script.run("sent\nack 0\ntick 0.1"), "journal Working 0");
        QCOMPARE(joined({front(script).progress}),
                 QStringLiteral("resting 192000 at 64000.5 · 20 s to deadline\n"));
        // What may still fill counts as filled wherever the worst is asked for.
        QVERIFY(std::abs(script.snapshot()->underlyings->front().deltaWorstCase) < 1e-9);
    }

    void followsByCancellingWaitingForTheEndAndPlacingWhatIsLeft()
    {
        EngineScript script = resting();
        SAYS_NOT(script.run("index 64000.5\ntick 4"), "cancel");  // one tick is near enough
        SAYS(script.run("index 64001\ntick 0.1"), "cancel");
        QCOMPARE(stateOf(script), orders::OrderState::Cancelling);
        SAYS_NOT(script.run("index 64001\ntick 1"), "journal intent");
        // A fill that overtakes the cancel is no trouble.
        SAYS(script.run("fill 50000 64000.5"), "journal fill");
        SAYS(script.run("cancelled 50000"), "journal intent Sell 142000");
        SAYS(script.run("journaled"), "place Sell 142000 BTC-PERPETUAL @ 64001.5 GTC");
        const auto orders = script.snapshot()->orders->orders;
        QCOMPARE(orders.size(), std::size_t{2});
        QVERIFY(orders[0].intent.label != orders[1].intent.label);
        QCOMPARE(orders[0].intent.child, 1U);
        QCOMPARE(orders[0].intent.proposal, orders[1].intent.proposal);
        SAYS(script.run("sent\nack 0\nfill all 64001.5\ntick 1"), "journal Filled 142000");
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
        QCOMPARE(front(script).left, "");
    }

    void movesNotAMomentAfterItWasPlaced()
    {
        EngineScript script = resting();
        SAYS_NOT(script.run("index 64003\ntick 1"), "cancel");
        SAYS(script.run("index 64003\ntick 2"), "cancel");
    }

    void crossesWithWhatIsLeftAtItsDeadline()
    {
        EngineScript script = resting();
        SAYS_NOT(script.run("fill 100000 64000.5"), "cancel");
        SAYS_NOT(script.run(kUntilDeadline), "cancel");
        SAYS(script.run("tick 0.5"), "cancel");
        SAYS(script.run("cancelled 100000"), "journal intent Sell 92000");
        SAYS(script.run("journaled"), "place Sell 92000 BTC-PERPETUAL @ 63997.5 IOC");
        script.run("sent\nfill all 63999.5\ntick 1");
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
        QCOMPARE(front(script).left, "");
    }

    void leavesWhatIsLeftAtItsDeadline()
    {
        EngineScript script = resting(execution::AtDeadline::Leave);
        script.run("fill 100000 64000.5");
        script.run(kUntilDeadline);
        SAYS(script.run("tick 0.5"), "cancel");
        SAYS_NOT(script.run("cancelled 100000\ntick 1"), "journal intent");
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
        QVERIFY2(front(script).left.starts_with("0 of 1 leg; 92000 BTC-PERPETUAL not traded"),
                 front(script).left.c_str());
    }

    void isPlacedAnewWhereItWouldHaveTakenAndGivesUpInTheEnd()
    {
        EngineScript script = pegged();
        script.run("arm 600 20 5000000\nposition 192000\nindex 64000\ntick 0.1");
        SAYS(script.run("journaled\nsent\nindex 64001\ntick 0.6\nwould-take"),
             "journal intent Sell 192000");
        SAYS(script.run("journaled"), "@ 64001.5 GTC");
        SAYS(script.run("sent\nindex 64001\ntick 1\nwould-take"), "journal intent Sell 192000");
        const QString said = joined(script.run("journaled\nsent\nindex 64001\ntick 1\nwould-take"));
        QVERIFY2(said.contains(QStringLiteral("was refused 3 times in a row")), qPrintable(said));
        // It is no rejection that says anything is wrong: auto-fire stays armed.
        script.run("tick 0.1");
        QVERIFY(script.snapshot()->autoFire.armed);
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
    }

    void whatEndsThePlanCancelsWhatRests_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<bool>("armed");
        QTest::newRow("stop all") << "stop" << false;
        QTest::newRow("stop the plan") << "stop-plan" << false;
        QTest::newRow("watch") << "mode watch" << false;
        QTest::newRow("a journal that fails") << "journal-fails disk full" << false;
        QTest::newRow("disarmed") << "disarm enough\ntick 0.01" << true;
        QTest::newRow("its time is up") << "tick 601" << true;
    }
    void whatEndsThePlanCancelsWhatRests()
    {
        QFETCH(QString, end);
        QFETCH(bool, armed);
        EngineScript script = pegged();
        if (armed) script.run("arm 600 20 5000000");
        script.run("position 192000\nindex 64000\ntick 0.1");
        if (!armed) script.run("approve");
        script.run("journaled\nsent\nack 0\ntick 0.1");
        QCOMPARE(stateOf(script), orders::OrderState::Open);
        const QString said = joined(script.run(end.toStdString()));
        QVERIFY2(said.contains(QStringLiteral("cancel\n")), qPrintable(said));
        QCOMPARE(stateOf(script), orders::OrderState::Cancelling);
        SAYS_NOT(script.run("cancelled 0\nindex 64000\ntick 1"), "journal intent");
    }

    void autoFireIsNotArmedForLessThanOneHedge()
    {
        EngineScript script = pegged();
        SAYS(script.run("arm 600 5 5000000"),
             "One hedge in BTC is worked as peg and may take 6 orders: auto-fire needs as many, "
             "and 5 would be given.");
        QVERIFY(!script.snapshot()->autoFire.armed);
        QCOMPARE(script.snapshot()->mode, engine::Mode::Confirm);
        script.run("arm 600 6 5000000");
        QVERIFY(script.snapshot()->autoFire.armed);
    }

    void whatAutoFireSendsNothingOfCostsNothing()
    {
        EngineScript script = pegged();
        script.run("position 192000\nindex 64000\ntick 0.1\nindex 64005");
        // The best price has gone beyond the highest that the venue takes.
        market::Ticker ticker;
        ticker.quote.id = core::InstrumentId{0};
        ticker.quote.at = ticker.quote.venueAt = front(script).revisedAt;
        ticker.quote.bid = *core::Price::parse("64004.5");
        ticker.quote.ask = *core::Price::parse("64005.5");
        ticker.mark = ticker.index = *core::Price::parse("64005");
        ticker.maxPrice = *core::Price::parse("64003");
        script.engine().process(ticker);
        SAYS_NOT(script.run("arm 600 20 5000000\ntick 0.1"), "journal intent");
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 20);
        QCOMPARE(script.snapshot()->autoFire.notionalLeftUsd, 5e6);
        script.run("tick 0.1");
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 20);
        QCOMPARE(script.snapshot()->autoFire.notionalLeftUsd, 5e6);
    }

    /// Its orders are charged at once, all that it may lead to; what they were spent on goes on,
    /// and what was not needed comes back at its end.
    void autoFireWorksWhatItsLastOrdersWereSpentOn()
    {
        EngineScript script = pegged();
        script.run("arm 600 6 5000000\nposition 192000\nindex 64000\ntick 0.1");
        SAYS_NOT(script.run("journaled\nsent\nack 0\nindex 64000\ntick 1"), "cancel");
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 0);
        QVERIFY(script.snapshot()->autoFire.armed);
        script.run("fill all 64000.5\nposition 0\nindex 64000\ntick 0.1\ntick 0.1");
        QVERIFY(script.snapshot()->autoFire.armed);
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 5);
        QVERIFY(std::abs(script.snapshot()->autoFire.notionalLeftUsd - (5e6 - 192'000)) < 1);
        SAYS_NOT(script.run("index 64000\ntick 8\nposition 192000\nindex 64000\ntick 0.1"),
                 "journal intent");
        QVERIFY(!script.snapshot()->autoFire.armed);
        QCOMPARE(script.snapshot()->autoFire.lastDisarm, "6 orders are more than the 5 left to it");
    }

    void whatComesBackIsNotOfAnotherArming()
    {
        EngineScript script = pegged();
        script.run("arm 600 6 5000000\nposition 192000\nindex 64000\ntick 0.1");
        script.run("journaled\nsent\nack 0\ndisarm\narm 600 9 1000000\ntick 0.1\ncancelled 0");
        QVERIFY(script.snapshot()->autoFire.armed);
        QCOMPARE(script.snapshot()->autoFire.ordersLeft, 9);
        QCOMPARE(script.snapshot()->autoFire.notionalLeftUsd, 1e6);
    }

    void aCancelIsSentAgainUntilTheEndIsKnown()
    {
        EngineScript script = resting();
        script.run("index 64003\ntick 3");
        SAYS(script.run("index 64003\ntick 2.1"), "cancel");
        const QString said = joined(script.run("index 64003\ntick 2.1"));
        QVERIFY2(said.contains(QStringLiteral("cancel\n")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("query\n")), qPrintable(said));
        QCOMPARE(stateOf(script), orders::OrderState::Cancelling);
        SAYS(script.run("answered cancelled 0"), "journal intent Sell 192000");
    }

    void aLostLinkLeavesItUnknownAndItIsCancelledIfItIsStillThere()
    {
        EngineScript script = resting();
        SAYS(script.run("down no route"), "is unknown");
        QCOMPARE(stateOf(script), orders::OrderState::Unknown);
        SAYS(script.run("tick 1\nup\nposition 192000\nindex 64000\ntick 0.1"), "query");
        SAYS(script.run("answered open 20000 20000 64000.5 T-9"), "cancel");
        QCOMPARE(stateOf(script), orders::OrderState::Cancelling);
        SAYS(script.run("cancelled 20000\ntick 1"), "was stopped: the link to paper was lost");
        SAYS_NOT(script.run("index 64000\ntick 1"), "journal intent");
    }

    void whatRestsAfterARestartIsCancelledAndShown()
    {
        EngineScript script = resting();
        script.config().recovered.unfinished = script.snapshot()->orders->orders;
        // As the journal gives it back.
        script.config().recovered.unfinished.front().state = orders::OrderState::Unknown;
        script.config().recovered.nextProposal = 2;
        script.restart();
        SAYS(script.said(), "had an order resting at the venue before this start");
        SAYS(script.run("last-recovered\nup\ncoins 60\nposition 192000\nindex 64000\ntick 0.1"),
             "query");
        QCOMPARE(stateOf(script), orders::OrderState::Unknown);
        SAYS(script.run("found open 0"), "cancel");
        QCOMPARE(stateOf(script), orders::OrderState::Cancelling);
        SAYS(script.run("cancelled 0"), "journal Cancelled 0");
        SAYS_NOT(script.run("index 64000\ntick 6\nindex 64000\ntick 1"), "journal intent");
    }

    void aCancelThatNobodyHereAskedForEndsThePlan()
    {
        EngineScript script = resting();
        SAYS(script.run("cancelled 0\ntick 0.1"), "was cancelled at the venue");
        SAYS_NOT(script.run("index 64000\ntick 1"), "journal intent");
    }

    void isAskedForNowAndThenWhileItRests()
    {
        EngineScript script = resting();
        // More than its own rests at its price, so that it has no reason to move.
        const char* passes = "thin 64000 4000000\ntick 4\n";
        SAYS_NOT(script.run(std::string{passes} + passes + passes), "query");
        SAYS(script.run(passes), "query");
    }

    void aPriceThatAPersonWritesIsSentAtOnce()
    {
        EngineScript script = pegged();
        script.run("position 192000\nindex 64000\ntick 0.1\nedit 192000 at 63990");
        SAYS(script.run("approve\njournaled"), "place Sell 192000 BTC-PERPETUAL @ 63990 IOC");
    }

    /// The best price has moved between the look and the approval: it rests at the one of now, and
    /// what was seen there would have taken.
    void theTouchThatMovedIsRestedAt()
    {
        for (const auto& [index, price] : {std::pair{"64010", "64010.5"}, {"63990", "63990.5"}}) {
            EngineScript script = pegged();
            script.run("position 192000\nindex 64000\ntick 0.1");
            const QString said =
                joined(script.run(std::string{"index "} + index + "\napprove\njournaled"));
            QVERIFY2(said.contains(QStringLiteral("place Sell 192000 BTC-PERPETUAL @ ") +
                                   QString::fromLatin1(price)),
                     qPrintable(said));
        }
        EngineScript far = pegged();
        far.run("position 192000\nindex 64000\ntick 0.1");
        SAYS_NOT(far.run("index 60000\napprove\njournaled"), "place Sell");
    }

    void itsSentenceNamesBothEnds()
    {
        EngineScript script = pegged();
        script.run("position 192000\nindex 64000\ntick 0.1");
        const std::string said = front(script).sentence;
        QVERIFY2(said.contains("Filled resting it costs "), said.c_str());
        QVERIFY2(said.contains("; crossing at its deadline "), said.c_str());
        EngineScript leaves = pegged(execution::AtDeadline::Leave);
        leaves.run("position 192000\nindex 64000\ntick 0.1");
        QVERIFY(front(leaves).sentence.contains("Filled resting it costs "));
        QVERIFY(!front(leaves).sentence.contains("crossing at its deadline"));
    }

    /// Deep enough to rest in, and too thin to cross: a person is asked before anything rests.
    void whatWouldWantAPersonAtItsDeadlineWantsOneFirst()
    {
        EngineScript script = pegged();
        const char* more = "thin 64000 270000\ntick 1\n";
        script.run(
            "position 192000\nthin 64000 270000\ntick 0.1\nedit 190000\n"
            "arm 600 40 50000000\ntick 0.1");
        SAYS_NOT(script.run(std::string{more} + more + more), "journal intent");
        const auto checks = front(script).checks;
        const auto depth = std::ranges::find(checks, "depth", &risk::CheckResult::rule);
        QCOMPARE(depth->verdict, risk::CheckResult::Verdict::Confirm);
        QCOMPARE(QString::fromStdString(depth->reason),
                 QStringLiteral("Were it to cross now, as at its deadline: the order takes 70 % of "
                                "what rests within its limit."));
        SAYS(script.run("approve"), "journal intent Sell 190000");
    }

    void whatIsLeftAtItsDeadlineIsNotAskedAboutWhereItIsNotCrossed()
    {
        EngineScript script = pegged(execution::AtDeadline::Leave);
        SAYS(script.run("arm 600 40 50000000\nposition 192000\nthin 64000 270000\ntick 0.1"),
             "journal intent");
    }

    /// No loop: what wanted a person is not begun again, however deep the book is by then.
    void whatWantedAPersonIsNotFiredAgain()
    {
        EngineScript script = pegged();
        script.run("arm 600 40 50000000\nposition 192000\nindex 64000\ntick 0.1");
        script.run("journaled\nsent\nack 0\ntick 0.1");
        script.run(kDeepUntilDeadline);
        SAYS(script.run("thin 64000 270000\ntick 0.5"), "cancel");
        SAYS(script.run("cancelled 0\nthin 64000 270000\ntick 0.1"),
             "depth wants a person: The order takes 71 %");
        for (int i = 0; i < 15; ++i) SAYS_NOT(script.run("index 64000\ntick 2"), "journal intent");
        QCOMPARE(front(script).state, rebalance::ProposalState::Live);
        QVERIFY(script.snapshot()->autoFire.armed);
        const auto checks = front(script).checks;
        const auto left = std::ranges::find(checks, "auto-fire", &risk::CheckResult::rule);
        QVERIFY(left != checks.end());
        QCOMPARE(left->verdict, risk::CheckResult::Verdict::Confirm);
        // A person has decided: the next breach is another hedge.
        SAYS(script.run("approve"), "journal intent Sell 192000");
        script.run("journaled\nsent\nfill all 64000.5\nposition 0\nindex 64000\ntick 0.1");
        for (int i = 0; i < 10; ++i) script.run("index 64000\ntick 1");
        SAYS(script.run("position 192000\nindex 64000\ntick 1\nindex 64000\ntick 1"),
             "journal intent Sell 192000");
    }

    void whatWantedAPersonIsForgottenWithItsReason()
    {
        EngineScript script = pegged();
        script.run("arm 600 40 50000000\nposition 192000\nindex 64000\ntick 0.1");
        script.run("journaled\nsent\nack 0\ntick 0.1");
        script.run(kDeepUntilDeadline);
        script.run("thin 64000 270000\ntick 0.5\ncancelled 0\nthin 64000 270000\ntick 0.1");
        for (int i = 0; i < 10; ++i) script.run("position 0\nindex 64000\ntick 1");
        SAYS(script.run("position 192000\nindex 64000\ntick 1\nindex 64000\ntick 1"),
             "journal intent Sell 192000");
    }

    void whatRestsIsCancelledWhenNetDeltaIsNotKnown_data()
    {
        QTest::addColumn<bool>("armed");
        QTest::newRow("of auto-fire") << true;
        QTest::newRow("of a person") << false;
    }
    void whatRestsIsCancelledWhenNetDeltaIsNotKnown()
    {
        QFETCH(bool, armed);
        EngineScript script = pegged();
        if (armed) script.run("arm 600 20 5000000");
        script.run("position 192000\nindex 64000\ntick 0.1");
        if (!armed) script.run("approve");
        script.run("journaled\nsent\nack 0\ntick 0.1");
        // A line that has no mark.
        portfolio::Position line{{"paper", "paper"}, {9}, *core::Quantity::parse("1"), 1};
        script.engine().process(line);
        SAYS_NOT(script.run("index 64000\ntick 0.1\nindex 64000\ntick 1.5"), "cancel");
        QVERIFY(script.snapshot()->underlyings->front().exposure.partial());
        const QString said = joined(script.run("index 64000\ntick 0.6\nindex 64000\ntick 0.1"));
        QCOMPARE(said.contains(QStringLiteral("cancel\n")), armed);
        if (armed) SAYS(script.run("cancelled 0\ntick 0.1"), "net delta is not known");
    }

    /// The guard needs no delta to say that a person decides.
    void theGuardIsLookedAtWhileALineHasNoMark()
    {
        EngineScript script = pegged();
        script.run("arm 600 20 5000000\nposition 192000\nindex 64000\ntick 0.1");
        script.run("journaled\nsent\nack 0\ntick 0.1");
        portfolio::Position line{{"paper", "paper"}, {9}, *core::Quantity::parse("1"), 1};
        script.engine().process(line);
        SAYS(script.run("apart 64000 65000\ntick 0.2\napart 64000 65000\ntick 0.2\n"), "cancel");
        SAYS(script.run("cancelled 0\ntick 0.1"), "the guard is not at rest");
    }

    void theMarketThatTurnedCancelsWhatRests()
    {
        EngineScript script = resting();
        // Somebody has hedged elsewhere: what rests would take delta away from its target.
        script.run("position 20000\nindex 64000\ntick 0.1");
        SAYS(script.run("index 64000\ntick 0.6\nindex 64000\ntick 0.1"), "cancel");
        SAYS(script.run("cancelled 0\ntick 0.1"), "away from its target");
    }
};

QTEST_APPLESS_MAIN(TestPegPlan)
#include "tst_peg_plan.moc"
