#include "tests/support/engine_script.h"

#include <QTest>

#include <cmath>
#include <utility>

using namespace ballast;
using tests::EngineScript;

namespace {

QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines) {
        // Thin spaces group thousands for people; here they would only be hard to type.
        out += QString::fromStdString(line).remove(QChar(0x2009)) + QLatin1Char('\n');
    }
    return out;
}

/// Delta +3 against a band of ±2, its proposal open.
EngineScript breached(engine::Mode mode = engine::Mode::Confirm)
{
    EngineScript script = EngineScript::ready(mode);
    script.run("position 192000\nindex 64000\ntick 0.1");
    return script;
}

}  // namespace

class TestEngine : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatItDoes_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("state");
        const auto row = [](const char* name, const char* script, const char* said,
                            const char* state) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(said)
                                << QString::fromUtf8(state);
        };
        row("inside the band it stays quiet", "position 64000\nindex 64000\ntick 1", "",
            "+1.00 IN BAND");
        row("near the edge it says so", "position 120000\nindex 64000\ntick 1", "",
            "+1.88 NEAR EDGE");
        row("outside it proposes the way back", "position 192000\nindex 64000\ntick 1",
            "proposal BTC #1: Net delta +3.00 left the band at +2.00. Sell $192000 of "
            "BTC-PERPETUAL (3.000 BTC) "
            "to bring it to 0.00; about $96.00 in fees and $2.94 against the mid.\n",
            "+3.00 PROPOSING, #1 r1 Waiting");
        row("short delta is bought back", "position -192000\nindex 64000\ntick 1",
            "proposal BTC #1: Net delta -3.00 left the band at -2.00. Buy $192000 of BTC-PERPETUAL "
            "(3.000 BTC) "
            "to bring it to 0.00; about $96.00 in fees and $2.94 against the mid.\n",
            "-3.00 PROPOSING, #1 r1 Waiting");
        row("a crossed book feeds no proposal", "position 192000\nindex 64000\ncrossed\ntick 1", "",
            "+3.00 OUT OF BAND");
        row("a gap in the book feeds no proposal", "position 192000\nindex 64000\ngap\ntick 1", "",
            "+3.00 OUT OF BAND");
        row("a lost link feeds no proposal", "position 192000\ndown no route\ntick 1",
            "alert The link to paper was lost: no route. Every number of it is stale and nothing "
            "is sent until "
            "it is back.\n",
            "+3.00 STALE");
        row("a thin book makes the hedge smaller", "position 192000\nthin 64000 100000\ntick 1",
            "proposal BTC #1: Net delta +3.00 left the band at +2.00. Sell $50000 of BTC-PERPETUAL "
            "(0.781 of 3.000 BTC: its share of what the book shows) "
            "to bring it to +2.22; about $25.00 in fees and $1.95 against the mid.\n",
            "+3.00 PROPOSING, #1 r1 Waiting");
    }

    void tellsWhatItDoes()
    {
        QFETCH(QString, script);
        QFETCH(QString, said);
        QFETCH(QString, state);
        EngineScript engine = EngineScript::ready();
        QCOMPARE(joined(engine.run(script.toStdString())), said);
        QCOMPARE(QString::fromStdString(engine.state()), state);
    }

    void recordsThenSendsThenEnds()
    {
        EngineScript script = breached();
        QCOMPARE(joined(script.run("approve")), QStringLiteral("journal intent Sell 192000\n"));
        QCOMPARE(script.state(), "+3.00 WORKING, #1 r1 Working");
        QCOMPARE(joined(script.run("journaled")),
                 QStringLiteral("place Sell 192000 BTC-PERPETUAL @ 63996.5 IOC\n"));
        QCOMPARE(
            joined(script.run("sent\nack 0\nfill all 63999.5\nfilled")),
            QStringLiteral(
                "journal In flight 0\njournal Working 0\njournal fill\njournal Filled 192000\n"));
        script.run("tick 1");
        QCOMPARE(script.state(), "+0.00 IN BAND");
    }

    void theCardNamesTheDeltaOfNow()
    {
        EngineScript script = breached();
        QCOMPARE(script.snapshot()->underlyings->front().why,
                 "net delta +3.00 is outside the band");
        script.run("position 256000\nindex 64000\ntick 1");
        QCOMPARE(script.snapshot()->underlyings->front().why,
                 "net delta +4.00 is outside the band");
    }

    /// A tolerance below zero makes every cross-check fail, as a drill.
    void aBookThatDisagreesWithAFullValuationIsToldOnceAndCounted()
    {
        for (const double tolerance : {1e-9, -1.0}) {
            EngineScript script;
            script.config().valuationTolerance = tolerance;
            script.restart();
            QString said =
                joined(script.run("up\ncoins 10\nposition 64000\nindex 64000\ntick 0.5"));
            for (int i = 0; i < 10; ++i)
                said += joined(script.run("index " + std::to_string(64'000 + i) + "\ntick 0.5"));
            const bool drill = tolerance < 0;
            QCOMPARE(said.count(QStringLiteral(
                         "alert The book as kept tick by tick is not what a full valuation gives")),
                     drill ? 1 : 0);
            QCOMPARE(said.contains(QStringLiteral("of BTC-PERPETUAL is kept as")), drill);
            // Five seconds, one check each; and what is shown is right all the same.
            const auto snapshot = script.snapshot();
            QCOMPARE(snapshot->valuationDisagreements >= 4, drill);
            QCOMPARE(snapshot->valuationDisagreements == 0, !drill);
            QVERIFY(std::abs(snapshot->portfolio->lines.at(0).delta.blackScholes.coin() -
                             64'000.0 / 64'009) < 1e-12);
        }
    }

    /// Each check counts here: a tick that has news for a person makes none, the next one does.
    void newsDoNotWaitForTheCrossCheck()
    {
        EngineScript script;
        script.config().valuationTolerance = -1;
        script.restart();
        script.run("up\ncoins 10\nposition 192000\nindex 64000\ntick 0.5");
        int news = 0;
        bool newsBefore = false;
        for (int i = 0; i < 300; ++i) {
            const auto before = script.snapshot();
            script.run("index " + std::to_string(64'000 + i * 7 % 90) + "\ntick 0.02");
            const auto after = script.snapshot();
            const bool isNews = after->proposals != before->proposals;
            if (isNews && !std::exchange(newsBefore, isNews)) {
                ++news;
                QCOMPARE(after->valuationDisagreements, before->valuationDisagreements);
            }
            newsBefore = isNews;
        }
        QVERIFY(news >= 5);
        QVERIFY(script.snapshot()->valuationDisagreements >= 4);
    }

    void publishesOnlyWhatChanged()
    {
        EngineScript script = EngineScript::ready();
        script.run("position 64000\ntick 0.1");
        const auto before = script.snapshot();
        const auto same = script.snapshot();
        QVERIFY(same->portfolio == before->portfolio);
        QVERIFY(same->market == before->market);
        script.run("index 64100");
        const auto after = script.snapshot();
        QVERIFY(after->portfolio != before->portfolio);
        QVERIFY(after->market != before->market);
        QCOMPARE(before->market->listings[0].ticker.mark.text(), std::string("64000"));
        QCOMPARE(after->market->listings[0].ticker.mark.text(), std::string("64100"));
    }

    void aLimitNobodyWroteFollowsTheMarket()
    {
        EngineScript script = breached();
        script.run("edit 128000\nindex 64400\ntick 1");
        const auto limit = [&](EngineScript& s) {
            return s.snapshot()->proposals->items.front().legs.front().limit.toDouble();
        };
        QCOMPARE(script.snapshot()->proposals->items.front().legs.front().quantity.text(),
                 "128000");
        QVERIFY2(std::abs(limit(script) - 64'400) < 10, qPrintable(QString::number(limit(script))));
        EngineScript written = breached();
        written.run("edit 128000 at 63950\nindex 64400\ntick 1");
        QCOMPARE(limit(written), 63'950.0);
    }

    void oneApprovalOneIntent()
    {
        EngineScript script = breached();
        const auto said = script.run("approve\napprove\napprove r1\njournaled\napprove\njournaled");
        QCOMPARE(std::ranges::count_if(
                     said, [](const auto& s) { return s.starts_with("journal intent"); }),
                 1);
        QCOMPARE(std::ranges::count_if(said, [](const auto& s) { return s.starts_with("place"); }),
                 1);
        QCOMPARE(
            script.engine().process(engine::Tick{core::fromUnixMs(4'102'444'800'000)}).size() > 0,
            true);
    }

    void refusesWhatIsNotAllowed_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, engine::Mode mode, const char* script,
                            const char* reason) {
            QTest::newRow(name) << static_cast<int>(mode) << QString::fromUtf8(script)
                                << QString::fromUtf8(reason);
        };
        using enum engine::Mode;
        row("Watch sends nothing", Watch, "approve", "Watch mode sends nothing");
        row("after STOP nothing is sent", Confirm, "stop\napprove", "halted");
        row("the market moved", Confirm, "index 64400\ntick 1\napprove r1",
            "The market moved: look again");
        row("the book went stale", Confirm, "gap\napprove", "not waiting any more: Withdrawn");
        row("the book aged", Confirm, "tick 20\napprove", "old");
        row("a lost link", Confirm, "down x\napprove", "not waiting any more: Withdrawn");
        row("the journal failed", Confirm, "journal-fails disk full\napprove", "journal");
        row("it was rejected", Confirm, "reject no\napprove", "not waiting any more");
    }

    void refusesWhatIsNotAllowed()
    {
        QFETCH(int, mode);
        QFETCH(QString, script);
        QFETCH(QString, reason);
        EngineScript engine = breached(static_cast<engine::Mode>(mode));
        const QString said = joined(engine.run(script.toStdString()));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        QVERIFY2(said.contains(reason), qPrintable(said));
    }

    void aDiskThatFailedHaltsUntilARestart()
    {
        EngineScript engine = breached(engine::Mode::Confirm);
        QString said = joined(engine.run("journal-fails disk full"));
        QVERIFY2(said.contains(QStringLiteral("Cancels still work")), qPrintable(said));
        QCOMPARE(engine.snapshot()->mode, engine::Mode::Halted);
        QVERIFY(engine.snapshot()->haltReason.starts_with("storage: "));
        said = joined(engine.run("resume"));
        QVERIFY2(said.contains(QStringLiteral("Not resumed")), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("journal resumed")), qPrintable(said));
        QCOMPARE(engine.snapshot()->mode, engine::Mode::Halted);
        // A person may still cancel everything.
        said = joined(engine.run("stop"));
        QVERIFY2(said.contains(QStringLiteral("cancel all")), qPrintable(said));
    }

    void looksAgainAtTheGate()
    {
        EngineScript script = breached();
        script.run("approve");
        const QString said = joined(script.run("gap\njournaled"));
        QVERIFY2(said.contains(QStringLiteral("was not sent")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("journal Not placed 0")));
        QVERIFY(!said.contains(QStringLiteral("place ")));
    }

    void editsChangeTheAfterNumbers()
    {
        EngineScript script = breached();
        script.run("edit 64000 at 63990");
        const auto snap = script.snapshot();
        const rebalance::Proposal& p = snap->proposals->items.front();
        QCOMPARE(p.revision, 2u);
        QVERIFY(p.edited);
        QVERIFY(std::abs(p.deltaAfter - 2.0) < 1e-9);
        script.run("index 64010\ntick 1");  // a new price does not take it from under the hand
        QCOMPARE(script.snapshot()->proposals->items.front().legs.front().quantity.text(), "64000");
        QCOMPARE(joined(script.run("approve\njournaled")),
                 QStringLiteral(
                     "journal intent Sell 64000\nplace Sell 64000 BTC-PERPETUAL @ 63990 IOC\n"));
    }

    void editsThatDoNotFitAreRefusedByTheChecks()
    {
        EngineScript script = breached();
        script.run("edit 64005");
        QVERIFY(!script.snapshot()->proposals->items.front().allowed());
        const QString said = joined(script.run("approve"));
        QVERIFY2(said.contains(QStringLiteral("multiples of 10")), qPrintable(said));
        script.run("edit 640000");  // ten times too much would turn the book over
        const QString wrong = joined(script.run("approve"));
        QVERIFY2(wrong.contains(QStringLiteral("Not sent")), qPrintable(wrong));
    }

    void aProposalDiesWithItsReason()
    {
        EngineScript script = breached();
        script.run("position 64000\nindex 64000\ntick 1");
        QCOMPARE(script.state(), "+1.00 IN BAND");
        QCOMPARE(script.snapshot()->proposals->items.front().state,
                 rebalance::ProposalState::Withdrawn);
    }

    void expiresAndComesBackUnderANewNumber()
    {
        EngineScript script = breached();
        for (int i = 0; i < 32; ++i) script.run("index 64000\ntick 1");
        QVERIFY2(script.state().starts_with("+3.00 PROPOSING, #2"), script.state().c_str());
    }

    void rejectedStaysAwayForAWhile()
    {
        EngineScript script = breached();
        script.run("reject too small\nindex 64000\ntick 5\nindex 64000\ntick 20");
        QCOMPARE(script.state(), "+3.00 OUT OF BAND");
        for (int i = 0; i < 27; ++i) script.run("index 64000\ntick 10");  // ten of its lives
        QCOMPARE(script.state(), "+3.00 OUT OF BAND");
        script.run("index 64000\ntick 10");
        QVERIFY2(script.state().starts_with("+3.00 PROPOSING, #2"), script.state().c_str());
    }

    void snoozedSleepsAsLongAsAsked()
    {
        EngineScript script = breached();
        script.run("snooze 60\nindex 64000\ntick 58");
        QCOMPARE(script.state(), "+3.00 OUT OF BAND");
        script.run("tick 3\nindex 64000\ntick 0.1");
        QVERIFY(script.state().starts_with("+3.00 PROPOSING, #2"));
    }

    void autoFiresAloneUntilItsOrdersAreSpent()
    {
        EngineScript script = EngineScript::ready();
        script.run("arm 600 2 1000000");
        for (int hedge = 0; hedge < 2; ++hedge) {
            const QString said =
                joined(script.run("position 192000\nindex 64000\ntick 0.1\njournaled"));
            QVERIFY2(said.contains(QStringLiteral("place Sell")), qPrintable(said));
            script.run("sent\nfill all 63999.5\nfilled\nposition 0\nindex 64000\ntick 8");
        }
        QCOMPARE(script.snapshot()->mode, engine::Mode::Confirm);
        QVERIFY(!script.snapshot()->autoFire.armed);
        QCOMPARE(script.snapshot()->autoFire.lastDisarm, "its number of orders is spent");
        const QString said = joined(script.run("position 192000\nindex 64000\ntick 0.1"));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
    }

    /// A tolerance below zero makes every cross-check fail, as a drill. The first tick after a
    /// start has been through no part of the book yet, and what one has been through a second ago
    /// may be wrong now: what nobody looks at goes only on a book that was checked whole in its own
    /// tick.
    void autoFireSendsNothingOnABookThatWasNotCrossChecked_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("the first tick of all") << QString();
        QTest::newRow("after a minute of agreement")
            << QStringLiteral("tick 30\nindex 64000\ntick 30\n");
        QTest::newRow("after a link came back")
            << QStringLiteral("tick 1\ndown gone\nup\nindex 64000\ntick 20\n");
    }
    void autoFireSendsNothingOnABookThatWasNotCrossChecked()
    {
        QFETCH(QString, before);
        for (const double tolerance : {1e-9, -1.0}) {
            EngineScript script;
            script.config().valuationTolerance = tolerance;
            script.restart();
            script.run("up\ncoins 10\nposition 0\nindex 64000\n" + before.toStdString() +
                       "arm 600 5 1000000");
            const bool drill = tolerance < 0;
            const QString said =
                joined(script.run("position 192000\nindex 64000\ntick 0.1\njournaled"));
            QCOMPARE(said.contains(QStringLiteral("journal intent")), !drill);
            QCOMPARE(said.contains(QStringLiteral("place Sell")), !drill);
            const auto snapshot = script.snapshot();
            QCOMPARE(snapshot->autoFire.armed, !drill);
            if (!drill) continue;
            // A person still sees it, and is told why it did not go by itself.
            QCOMPARE(snapshot->mode, engine::Mode::Confirm);
            QVERIFY(QString::fromStdString(snapshot->autoFire.lastDisarm)
                        .startsWith(QStringLiteral(
                            "the book as kept was not what a full valuation gives: the ")));
            QVERIFY2(said.contains(QStringLiteral("Auto-fire disarmed: the book as kept was")),
                     qPrintable(said));
            QVERIFY(script.state().starts_with("+3.00 PROPOSING"));
        }
    }

    void autoFireKeepsItsBounds_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("left");
        const auto row = [](const char* name, const char* script, const char* left) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(left);
        };
        row("its time", "arm 10 5 1000000\ntick 11", "its time is up");
        row("its budget", "arm 600 5 100000\nposition 192000\nindex 64000\ntick 0.1",
            "is more than the");
        // Three coins are to be sold: one more than was given.
        row("its delta", "arm 600 5 1000000 2\nposition 192000\nindex 64000\ntick 0.1",
            "of delta are more than the 2.0000 left to it");
        row("a halt", "arm 600 5 1000000\nstop", "halted");
        row("the journal", "arm 600 5 1000000\njournal-fails disk full",
            "the order journal failed");
        row("a person", "arm 600 5 1000000\ndisarm", "disarmed by trader");
        row("a link that flaps",
            "arm 600 5 1000000\ndown a\nup\ntick 1\ndown b\nup\ntick 1\ndown c\nup\ntick 1\n"
            "down d\nup\ntick 1\ndown e\nup\ntick 1\ndown f",
            "was lost 6 times within a minute");
        row("another mode", "arm 600 5 1000000\nmode watch", "switched to Watch");
    }

    /// Six losses, but not within a minute.
    void autoFireOutlivesALinkThatIsLostNowAndThen()
    {
        EngineScript script = EngineScript::ready();
        script.run("arm 600 5 1000000");
        for (int loss = 0; loss < 6; ++loss) script.run("down x\nup\ntick 13");
        QVERIFY(script.snapshot()->autoFire.armed);
    }

    /// What is a second late is no picture of now: it is approved, and not sent.
    void newsThatComeLateDenyAnOrder()
    {
        EngineScript script = EngineScript::ready();
        script.run("position 192000\nindex 64000\ntick 0.1\nlag 1001\ntick 0.1");
        const QString said = joined(script.run("approve"));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("1001 ms late")), qPrintable(said));
        script.run("lag 900\ntick 0.1");
        const QString again = joined(script.run("approve"));
        QVERIFY2(again.contains(QStringLiteral("journal intent")), qPrintable(again));
    }

    /// The situation an order was begun in is in its record.
    void anIntentKeepsTheHashOfItsPicture()
    {
        EngineScript script = EngineScript::ready();
        script.run("position 192000\nindex 64000\ntick 0.1\napprove");
        const auto snapshot = script.snapshot();
        const auto& orders = snapshot->orders->orders;
        QCOMPARE(orders.size(), std::size_t{1});
        QCOMPARE(orders.front().intent.pictureHash.size(), std::size_t{64});
        QVERIFY(orders.front().intent.pictureHash != orders.front().intent.proposalHash);
    }

    /// So has every decision, also the one that led to no order: by it can be shown afterwards what
    /// who said no, or let it pass, could see.
    void aDecisionKeepsTheHashOfItsPicture_data()
    {
        using enum engine::DecisionKind;
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const char* script, engine::DecisionKind kind) {
            QTest::addRow("%s", name) << QString::fromLatin1(script) << static_cast<int>(kind);
        };
        row("approved", "approve", Approved);
        row("rejected", "reject too small", Rejected);
        row("snoozed", "snooze 60", Snoozed);
        row("edited", "edit 128000", Edited);
        row("expired", "tick 40", Expired);
        row("refused", "lag 1001\ntick 0.1\napprove", Refused);
        row("withdrawn", "stop", Withdrawn);
    }
    void aDecisionKeepsTheHashOfItsPicture()
    {
        QFETCH(QString, script);
        QFETCH(int, kind);
        EngineScript engine = EngineScript::ready();
        engine.run("position 192000\nindex 64000\ntick 0.1");
        engine.run(script.toStdString());
        const engine::DecisionRecord* found = nullptr;
        for (const engine::HistoryRow& row : engine.remembered())
            if (const auto* decision = std::get_if<engine::DecisionRecord>(&row);
                decision && static_cast<int>(decision->kind) == kind)
                found = decision;
        QVERIFY(found);
        QCOMPARE(found->pictureHash.size(), std::size_t{64});
        const auto snapshot = engine.snapshot();
        for (const orders::Order& order : snapshot->orders->orders)
            QCOMPARE(found->pictureHash, order.intent.pictureHash);
        // Another market is another picture.
        EngineScript other = EngineScript::ready();
        other.run("position 192000\nindex 64000.5\ntick 0.1");
        other.run(script.toStdString());
        for (const engine::HistoryRow& row : other.remembered())
            if (const auto* decision = std::get_if<engine::DecisionRecord>(&row);
                decision && static_cast<int>(decision->kind) == kind)
                QVERIFY(decision->pictureHash != found->pictureHash);
    }

    void autoFireKeepsItsBounds()
    {
        QFETCH(QString, script);
        QFETCH(QString, left);
        EngineScript engine = EngineScript::ready();
        const QString said = joined(engine.run(script.toStdString()));
        QVERIFY2(!said.contains(QStringLiteral("place ")), qPrintable(said));
        QVERIFY(!engine.snapshot()->autoFire.armed);
        const QString reason = QString::fromStdString(engine.snapshot()->autoFire.lastDisarm);
        QVERIFY2(reason.contains(left), qPrintable(reason));
    }

    void autoFireNeedsBounds()
    {
        EngineScript script = EngineScript::ready();
        for (const char* arm : {"arm 0 5 1000", "arm 10 0 1000", "arm 10 5 0", "arm 10 5 -1"}) {
            script.run(arm);
            QCOMPARE(script.snapshot()->mode, engine::Mode::Confirm);
        }
    }

    void silenceIsUnknownAndIsAskedFor()
    {
        EngineScript script = breached();
        script.run("approve\njournaled\nsent");
        const QString said = joined(script.run("index 64000\ntick 2.1"));
        QVERIFY2(said.contains(QStringLiteral("journal Unknown 0")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("query\n")));
        QVERIFY(!said.contains(QStringLiteral("place ")));
        QVERIFY(script.state().starts_with("+3.00 UNKNOWN ORDER"));
        // However long it lasts: nothing is proposed for the exposure it may have covered.
        for (int i = 0; i < 60; ++i) {
            const QString later = joined(script.run("index 64000\ntick 1"));
            QVERIFY2(!later.contains(QStringLiteral("place ")) &&
                         !later.contains(QStringLiteral("proposal ")),
                     qPrintable(later));
        }
    }

    void unknownEndsOnlyOnEvidence_data()
    {
        QTest::addColumn<QString>("answers");
        QTest::addColumn<QString>("order");
        const auto row = [](const char* name, const char* answers, const char* order) {
            QTest::newRow(name) << QString::fromUtf8(answers) << QString::fromUtf8(order);
        };
        row("absent before the fence is nothing", "absent 1\nabsent 4", "Unknown");
        row("absent once after it is not enough", "absent 6", "Unknown");
        row("absent twice at one instant is not enough", "absent 6\nabsent 6.5", "Unknown");
        row("absent twice on a connection from before the fence is not enough",
            "absent 6\nabsent 9\nabsent 30", "Unknown");
        row("absent again on a fresh connection is proof",
            "absent 6\ndown asked\ntick 8\nup\nposition 192000\nabsent 9", "Not placed");
        row("absent twice on a fresh connection is proof",
            "down again\ntick 8\nup\nposition 192000\nabsent 9\nabsent 12", "Not placed");
        row("absent before the positions are read back is not enough",
            "absent 6\ndown asked\ntick 8\nup unread\nabsent 9", "Unknown");
        row("absent while the position moved needs a person",
            "absent 6\ndown asked\ntick 8\nup\nposition 0\nabsent 9", "Needs operator");
        row("a failed read is no information", "unreadable 6\nunreadable 9\nunreadable 30",
            "Unknown");
        row("found filled waits for the fills", "found filled all", "Working");
        row("found filled with the fills", "fill all 63999\nfound filled all", "Filled");
        row("found cancelled", "found cancelled 0", "Cancelled");
        row("a late fill", "fill 1000 63999", "Working");
    }

    void unknownEndsOnlyOnEvidence()
    {
        QFETCH(QString, answers);
        QFETCH(QString, order);
        EngineScript script = breached();
        script.run("approve\njournaled\nsent\ndown cable");
        QCOMPARE(orders::text(script.snapshot()->orders->orders.front().state), "Unknown");
        QVERIFY(joined(script.run("up\nposition 192000")).contains(QStringLiteral("query")));
        script.run(answers.toStdString());
        QCOMPARE(
            QString::fromUtf8(orders::text(script.snapshot()->orders->orders.front().state).data()),
            order);
    }

    void proposesNothingOnHalfABookAfterALogin()
    {
        EngineScript script;
        script.run("up\ncoins 10\nposition 192000\ntick 1");  // no mark yet
        QCOMPARE(script.snapshot()->proposals->items.size(), 0u);
        QVERIFY(script.snapshot()->underlyings->front().why.find("waiting for the marks") !=
                    std::string::npos ||
                script.snapshot()->underlyings->front().exposure.spot == 0);
        script.run("index 64000\ntick 1");
        QCOMPARE(script.snapshot()->proposals->items.size(), 1u);
    }

    void anOrderProvenAbsentThatAppearsHalts()
    {
        EngineScript script = breached();
        script.run(
            "approve\njournaled\nsent\ndown cable\ntick 8\nup\nposition 192000\nabsent 9\nabsent "
            "12");
        QCOMPARE(script.snapshot()->orders->orders.front().state, orders::OrderState::NotPlaced);
        const QString said = joined(script.run("ack 0"));
        QVERIFY2(said.contains(QStringLiteral("Halted")), qPrintable(said));
        QCOMPARE(script.snapshot()->mode, engine::Mode::Halted);
    }

    void refusalsAreDefiniteOnlyWhenTheVenueSaysSo()
    {
        EngineScript definite = breached();
        definite.run("approve\njournaled\nsent\nrefused 10009");
        QCOMPARE(definite.snapshot()->orders->orders.front().state, orders::OrderState::Rejected);
        EngineScript unsure = breached();
        unsure.run("approve\njournaled\nsent\nunsure 13888");
        QCOMPARE(unsure.snapshot()->orders->orders.front().state, orders::OrderState::Unknown);
    }

    void fillsCountOnce()
    {
        EngineScript script = breached();
        script.run(
            "approve\njournaled\nsent\nack 0\nfill 1000 63999 T-9\nfill 1000 63999 T-9\nfill 500 "
            "63998 T-8");
        QCOMPARE(script.snapshot()->orders->orders.front().filled.text(), "1500");
        QCOMPARE(script.snapshot()->orders->fills.size(), 2u);
    }

    void aHaltSurvivesAndEndsByAPerson()
    {
        EngineScript script = breached();
        const QString said = joined(script.run("stop"));
        QVERIFY2(said.startsWith(QStringLiteral("cancel all\njournal halted\n")), qPrintable(said));
        QVERIFY(joined(script.run("mode confirm")).contains(QStringLiteral("resume")));
        QCOMPARE(script.snapshot()->mode, engine::Mode::Halted);
        script.run("resume");
        QCOMPARE(script.snapshot()->mode, engine::Mode::Watch);

        engine::Recovered recovered;
        recovered.halted = true;
        recovered.haltReason = "STOP ALL by trader";
        EngineScript again(engine::Mode::Confirm, recovered);
        QCOMPARE(again.snapshot()->mode, engine::Mode::Halted);
    }

    void whatWasBurnedBeforeARestartIsAskedFor()
    {
        engine::Recovered recovered;
        orders::Order order;
        order.intent.label = core::Label{"R1-TESTTEST-0000000000001"};
        order.intent.account = {"paper", "paper"};
        order.intent.underlying = "BTC";
        order.intent.quantity = *core::Quantity::parse("1000");
        order.state = orders::OrderState::InFlight;
        recovered.unfinished.push_back(order);
        EngineScript script(engine::Mode::Confirm, recovered);
        QCOMPARE(script.snapshot()->orders->orders.front().state, orders::OrderState::Unknown);
        QVERIFY(joined(script.run("up")).contains(QStringLiteral("query")));
    }

    void sameScriptSameSnapshotTwice()
    {
        const auto story = [] {
            EngineScript script = EngineScript::ready();
            const auto said = script.run(
                "arm 600 3 900000\nposition 192000\nindex 64000\ntick 1\njournaled\nsent\nfill "
                "1000 63999\n"
                "cancelled 1000\nindex 64100\ntick 9\njournaled\nindex 63900\ntick 3");
            return joined(said) + QString::fromStdString(script.state());
        };
        QCOMPARE(story(), story());
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
