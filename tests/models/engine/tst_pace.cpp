#include "models/rebalance/breach.h"
#include "tests/support/engine_script.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using rebalance::ProposalState;
using tests::EngineScript;

namespace {

QString plain(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .remove(QChar(0x2009))
        .remove(QChar(0x202F));
}
QString joined(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines) out += plain(line) + QLatin1Char('\n');
    return out;
}

/// A net delta by the perpetual at 64 000, read back, and time.
std::string at(double delta, double seconds, double price = 64'000)
{
    return "position " + std::to_string(static_cast<int>(std::lround(delta * 6400)) * 10) +
           "\nindex " + std::to_string(price) + "\ntick " + std::to_string(seconds) + "\n";
}

const rebalance::Proposal& front(EngineScript& script)
{
    static std::shared_ptr<const engine::Snapshot> held;
    held = script.snapshot();
    return held->proposals->items.front();
}

std::size_t revisionsKept(const EngineScript& script)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(script.remembered(), [](const engine::HistoryRow& row) {
            const auto* kept = std::get_if<engine::ProposalRecord>(&row);
            return kept && kept->proposal.state == ProposalState::Live;
        }));
}

EngineScript breached(double delta = 3)
{
    EngineScript script = EngineScript::ready();
    script.run(at(delta, 0.1));
    return script;
}

EngineScript scripted(const rebalance::Hysteresis& rule, double band = 2)
{
    EngineScript script;
    script.config().policies.front().hysteresis = rule;
    script.config().policies.front().band.below = band;
    script.config().policies.front().band.above = band;
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 0.1");
    return script;
}

/// Half a coin long in a desk that hedges a price that moved by 1 %: that is proposed.
EngineScript moved()
{
    EngineScript script;
    script.config().policies.front().triggers.priceMove = 0.01;
    script.restart();
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 0.1\n" + at(0.5, 1) +
               at(0.5, 1, 64'700));
    return script;
}
/// +1.70 in a live band of about 1.6, inside a mandate of 2: that is proposed.
EngineScript inLiveBand()
{
    EngineScript script;
    rebalance::Policy& policy = script.config().policies.front();
    policy.band.hedgeTo = rebalance::HedgeTo::Edge;
    policy.triggers.liveBand = rebalance::LiveBandRule::WhalleyWilmott;
    policy.triggers.hedgingSdUsd = 1.6 * 64'000 * 0.55 * std::sqrt(1.0 / 365) / std::sqrt(3.0);
    script.restart();
    script.run(
        "up\ncoins 60\nindex 64000\noption -25 70000 720 0.55\nindex 64000\ntick 1\n"
        "balance 0\ntick 1\nindex 64000\ntick 10\nindex 64000\nbalance 1.7\ntick 1\n"
        "index 64000\ntick 2");
    return script;
}

using Walk = QList<std::pair<double, int>>;

/// Each of these deltas for so many seconds; what was said.
QString walked(EngineScript& script, const Walk& walk, double price = 64'000)
{
    QString said;
    for (const auto& [delta, seconds] : walk)
        for (int i = 0; i < seconds; ++i) said += joined(script.run(at(delta, 1, price)));
    return said;
}

QString whyOf(EngineScript& script) { return plain(script.snapshot()->underlyings->front().why); }

int rejectionsTold(const EngineScript& script)
{
    int told = 0;
    for (const engine::HistoryRow& row : script.remembered())
        if (const auto* d = std::get_if<engine::DecisionRecord>(&row))
            told += d->kind == engine::DecisionKind::NotProposed &&
                    d->reason.find("rejected by ") != std::string::npos;
    return told;
}

}  // namespace

#define SAYS(lines, part)                                                  \
    do {                                                                   \
        const QString said_ = joined(lines);                               \
        QVERIFY2(said_.contains(QStringLiteral(part)), qPrintable(said_)); \
    } while (false)
#define SAYS_NOT(lines, part)                                               \
    do {                                                                    \
        const QString said_ = joined(lines);                                \
        QVERIFY2(!said_.contains(QStringLiteral(part)), qPrintable(said_)); \
    } while (false)

class TestPace : public QObject {
    Q_OBJECT
private slots:
    // ---- a breach dwells, and is released with a margin -----------------------------------------

    void aTouchOfTheEdgeIsNoProposal()
    {
        EngineScript script = EngineScript::ready();
        QString said;
        // For a minute the delta hops over the edge and back at every half second.
        for (int i = 0; i < 60; ++i) said += joined(script.run(at(2.1, 0.5) + at(1.98, 0.5)));
        QVERIFY2(said.isEmpty(), qPrintable(said));
        QCOMPARE(plain(script.state()), QStringLiteral("+1.98 NEAR EDGE"));
        QVERIFY(script.remembered().size() < 200);
    }

    void aBreachThatLastsIsProposedAndSaysHowLong()
    {
        EngineScript script = EngineScript::ready();
        SAYS_NOT(script.run(at(2.1, 0.5) + at(2.1, 1.9)), "proposal BTC");
        QCOMPARE(plain(script.snapshot()->underlyings->front().why),
                 QStringLiteral("net delta +2.10 is outside the band; proposed once it has been "
                                "for 2.0 s"));
        SAYS(script.run(at(2.1, 0.2)),
             "proposal BTC #1: Net delta +2.10 left the band at +2.00 and has been outside for 2 "
             "s. Sell");
    }

    void farBeyondTheEdgeNothingDwells_data()
    {
        QTest::addColumn<double>("delta");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("a quarter of the half width is 0.5") << 2.49 << false;
        QTest::newRow("more than that") << 2.51 << true;
        QTest::newRow("short, near") << -2.49 << false;
        QTest::newRow("short, far") << -2.51 << true;
    }
    void farBeyondTheEdgeNothingDwells()
    {
        QFETCH(double, delta);
        QFETCH(bool, atOnce);
        EngineScript script = EngineScript::ready();
        QCOMPARE(joined(script.run(at(delta, 0.1))).contains(QStringLiteral("proposal BTC #1")),
                 atOnce);
    }

    void theOtherSideBeginsItsOwnDwell()
    {
        EngineScript script = EngineScript::ready();
        SAYS_NOT(script.run(at(2.1, 1.5) + at(-2.1, 1.5) + at(-2.1, 0.4)), "proposal BTC");
        SAYS(script.run(at(-2.1, 2)), "proposal BTC #1: Net delta -2.10 left the band at -2.00");
    }

    void itIsWithdrawnOnlyWellInside()
    {
        EngineScript script = breached();
        script.run(at(1.95, 1) + at(1.85, 2));
        QVERIFY2(script.state().find("PROPOSING, #1") != std::string::npos, script.state().c_str());
        QVERIFY2(plain(front(script).sentence)
                     .startsWith(QStringLiteral("Net delta +1.85 left the band at +2.00 and is not "
                                                "well inside it yet. Sell")),
                 front(script).sentence.c_str());
        // And what would be sent is what brings it to the target from there.
        QVERIFY(std::abs(front(script).deltaAfter) < 0.01);
        script.run(at(1.79, 1));
        QCOMPARE(front(script).state, ProposalState::Withdrawn);
        QCOMPARE(plain(front(script).ended),
                 QStringLiteral("its reason has gone: net delta is +1.79"));
    }

    /// Its orders are of the delta that asked for them: what would be none now is not sent.
    void whatWouldNotBeProposedAnyMoreIsWithdrawn_data()
    {
        QTest::addColumn<int>("hedgeTo");
        QTest::addColumn<double>("leastTrade");
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("ended");
        using enum rebalance::HedgeTo;
        const auto row = [](const char* name, rebalance::HedgeTo to, double least,
                            const std::string& then, const char* ended) {
            QTest::newRow(name) << static_cast<int>(to) << least << QString::fromStdString(then)
                                << QString::fromUtf8(ended);
        };
        const std::string back = "position 121600\nindex 64000\n";  // delta +1.90
        row("to the edge, and back inside it", Edge, 0, back, "the hedge is smaller than one lot");
        row("to a pair, and back inside it", Pair, 0, back, "the hedge is smaller than one lot");
        row("less than the least trade", Target, 2, back,
            "the hedge is smaller than the least trade");
        row("half way to the target, less than the least trade", Ratio, 1.5, back,
            "the hedge is smaller than the least trade");
        row("to the cheapest, less than the least trade", Cheapest, 2, back,
            "the hedge is smaller than the least trade");
        row("a book too thin", Target, 0, "thin 64000 15\n", "waiting: the book is too thin");
        row("a book that is crossed", Target, 0, "crossed\n",
            "waiting: BTC-PERPETUAL has no fresh two-sided book and mark");
        row("a book with a gap", Target, 0, "gap\n",
            "waiting: BTC-PERPETUAL has no fresh two-sided book and mark");
    }
    void whatWouldNotBeProposedAnyMoreIsWithdrawn()
    {
        QFETCH(int, hedgeTo);
        QFETCH(double, leastTrade);
        QFETCH(QString, then);
        QFETCH(QString, ended);
        // Looked at by the clock, by an approval before it, and by an armed desk before it.
        for (const char* last : {"tick 0.6\napprove r1\njournaled", "approve r1\njournaled",
                                 "arm 600 20 10000000\ntick 0.1\njournaled"}) {
            EngineScript script;
            rebalance::Policy& policy = script.config().policies.front();
            policy.band.hedgeTo = static_cast<rebalance::HedgeTo>(hedgeTo);
            policy.band.inner = 1.95;
            policy.triggers.leastTrade = leastTrade;
            script.restart();
            script.run("up\ncoins 60\nposition 0\nindex 64000\ntick 0.1\n" + at(4, 0.1));
            QCOMPARE(front(script).state, ProposalState::Live);
            SAYS_NOT(script.run(then.toStdString() + last), "journal intent");
            QCOMPARE(front(script).id.value, 1u);
            QCOMPARE(front(script).state, ProposalState::Withdrawn);
            QCOMPARE(plain(front(script).ended), ended);
        }
    }

    void anotherQuantityIsSeenByAnApprovalHoweverSoonItComes()
    {
        EngineScript script = breached(4);
        SAYS(script.run("position 121600\nindex 64000\napprove r1"),
             "While you looked the quantity of BTC-PERPETUAL went from 256000 to 121600.");
        QCOMPARE(front(script).state, ProposalState::Live);
    }

    void whatAPersonWroteStaysButIsNotFiredWhereNothingIsDue()
    {
        EngineScript script = EngineScript::ready();
        rebalance::Policy policy = script.config().policies.front();
        policy.band.hedgeTo = rebalance::HedgeTo::Edge;
        script.command(policy);
        script.run(at(4, 0.1) + "edit 96000");
        SAYS_NOT(script.run("arm 600 20 10000000\n" + at(1.9, 0.1)), "journal intent");
        QCOMPARE(front(script).state, ProposalState::Live);
        SAYS(script.run(at(3, 0.1)), "journal intent Sell 96000");
    }

    void aTargetThatIsMovedTakesItsHedgeWithIt()
    {
        EngineScript script = breached(4);
        rebalance::Policy policy = script.config().policies.front();
        policy.band.target = 1;  // the band is -1 to +3, and the hedge another one
        script.command(policy);
        SAYS(script.run("tick 0.1\napprove r1"), "went from 256000 to 192000");
        policy.band.target = 8;  // and now the other side is left
        script.command(policy);
        SAYS_NOT(script.run("tick 0.1\napprove r1"), "journal intent");
        QCOMPARE(front(script).state, ProposalState::Withdrawn);
    }

    void theRulesAreThePolicys()
    {
        EngineScript patient = scripted({std::chrono::seconds{10}, 5, 0.5});
        SAYS_NOT(patient.run(at(3, 0.1) + at(3, 9.8)), "proposal BTC");
        SAYS(patient.run(at(3, 0.3)), "proposal BTC #1");
        patient.run(at(1.1, 2));
        QCOMPARE(front(patient).state, ProposalState::Live);
        patient.run(at(0.9, 2));
        QCOMPARE(front(patient).state, ProposalState::Withdrawn);
        EngineScript hasty = scripted({core::Duration{}, 0.25, 1});
        SAYS(hasty.run(at(2.05, 0.1)), "proposal BTC #1");
        hasty.run(at(1.99, 1));
        QCOMPARE(front(hasty).state, ProposalState::Withdrawn);
    }

    void aBandThatIsWidenedSaysSo()
    {
        EngineScript script = breached(2.6);
        rebalance::Policy policy = script.config().policies.front();
        policy.band.above = policy.band.below = 2.7;  // 2.6 is within, but not by the release
        script.command(policy);
        script.run(at(2.6, 0.1));
        QCOMPARE(front(script).state, ProposalState::Withdrawn);
        QCOMPARE(plain(front(script).ended),
                 QStringLiteral("the band is -2.70 to +2.70 now, and net delta +2.60 is inside "
                                "it"));
    }

    void aBandThatIsWidenedALittleIsNamedAnew()
    {
        EngineScript script = breached(3);
        rebalance::Policy policy = script.config().policies.front();
        policy.band.above = policy.band.below = 2.5;
        script.command(policy);
        script.run(at(3, 1));
        QCOMPARE(front(script).state, ProposalState::Live);
        QVERIFY2(plain(front(script).sentence).contains(QStringLiteral("left the band at +2.50")),
                 front(script).sentence.c_str());
        QCOMPARE(front(script).bandUpper, 2.5);
    }

    // ---- a person's no ------------------------------------------------------------------------

    void aRejectionRestsForTenLivesHoweverOftenItWasEdited()
    {
        EngineScript script = breached();
        const auto wait = [&](int seconds) {
            QString said;
            for (int i = 0; i < seconds; ++i) said += joined(script.run(at(3, 1)));
            return said;
        };
        for (int i = 0; i < 12; ++i) {
            script.run("edit 128000");
            wait(20);
        }
        QCOMPARE(front(script).id.value, 1u);
        QCOMPARE(front(script).state, ProposalState::Live);
        script.run("reject no");
        const QString quiet = wait(299);
        QVERIFY2(!quiet.contains(QStringLiteral("proposal BTC")), qPrintable(quiet));
        QVERIFY(wait(2).contains(QStringLiteral("proposal BTC #2")));
    }

    void aBreachThatJumpsFurtherOutIsAnotherOne_data()
    {
        QTest::addColumn<double>("delta");
        QTest::addColumn<bool>("proposed");
        QTest::newRow("as it was") << 3.0 << false;
        QTest::newRow("a quarter of the width further") << 3.99 << false;
        QTest::newRow("more than that") << 4.02 << true;
        QTest::newRow("back inside") << 1.0 << false;
        QTest::newRow("the other side, inside it") << -1.9 << false;
        QTest::newRow("the other side, near its edge") << -2.1 << true;
        QTest::newRow("the other side, far") << -3.02 << true;
    }
    void aBreachThatJumpsFurtherOutIsAnotherOne()
    {
        QFETCH(double, delta);
        QFETCH(bool, proposed);
        EngineScript script = breached();
        script.run("reject no\n" + at(3, 5));
        const QString said = joined(script.run(at(delta, 3) + at(delta, 3)));
        QVERIFY2(said.contains(QStringLiteral("proposal BTC #2")) == proposed, qPrintable(said));
    }

    /// Each row: delta, and for how many seconds; what is proposed after all of them.
    void aNoIsToTheBreachAsItWas_data()
    {
        QTest::addColumn<Walk>("walk");
        QTest::addColumn<bool>("proposed");
        QTest::newRow("it breathes at the edge") << Walk{{1.9, 60}, {2.3, 120}} << false;
        QTest::newRow("it was over, and began anew") << Walk{{0.9, 60}, {2.3, 10}} << true;
        QTest::newRow("over and anew within a life") << Walk{{0.9, 5}, {2.3, 10}} << false;
        QTest::newRow("the other side after a life") << Walk{{-2.3, 60}} << true;
        QTest::newRow("the other side at once") << Walk{{-2.3, 5}} << true;
        QTest::newRow("a touch of the other side") << Walk{{-2.1, 1}, {-1.5, 28}} << false;
        QTest::newRow("a touch of it, and out again") << Walk{{-2.1, 1}, {2.3, 20}} << false;
        QTest::newRow("further out, late") << Walk{{3.0, 200}, {4.1, 3}} << true;
    }
    void aNoIsToTheBreachAsItWas()
    {
        QFETCH(Walk, walk);
        QFETCH(bool, proposed);
        EngineScript script = breached();
        script.run("reject no");
        const QString said = walked(script, walk);
        QVERIFY2(said.contains(QStringLiteral("proposal BTC #2")) == proposed, qPrintable(said));
    }

    /// The same for a no to a breach below: it hides none above.
    void aNoBelowHidesNoBreachAbove()
    {
        EngineScript script = breached(-3);
        QCOMPARE(front(script).legs.front().side, core::Side::Buy);
        script.run("reject no");
        walked(script, {{-3, 60}});
        QCOMPARE(front(script).id.value, 1u);
        QVERIFY2(whyOf(script).endsWith(QStringLiteral("or when delta leaves -4.00 to +2.00")),
                 qPrintable(whyOf(script)));
        QVERIFY(walked(script, {{2.3, 4}}).contains(QStringLiteral("proposal BTC #2: Net delta")));
        QCOMPARE(front(script).legs.front().side, core::Side::Sell);
    }

    /// Where nothing is proposed it stands why, once, and until when.
    void aNoSaysHowLongItHolds()
    {
        EngineScript script = breached();
        script.run("reject no");
        for (int i = 0; i < 120; ++i) script.run(at(3, 1));
        const QString why = plain(script.snapshot()->underlyings->front().why);
        QVERIFY2(why.contains(QRegularExpression(QStringLiteral(
                     "not proposed: rejected by \\S+ at \\d\\d:\\d\\d:\\d\\d UTC; asked again "
                     "at \\d\\d:\\d\\d:\\d\\d UTC, or when delta leaves -2\\.00 to \\+4\\.00"))),
                 qPrintable(why));
        // In the log of decisions it stands once, and not at each tick.
        QCOMPARE(rejectionsTold(script), 1);
    }

    /// A no never hides a mandate that is left after it, unless it was to a mandate left.
    void aNoToSomethingElseDoesNotHideTheMandate_data()
    {
        QTest::addColumn<Walk>("walk");
        QTest::addColumn<bool>("proposed");
        QTest::newRow("the mandate is left soon") << Walk{{2.3, 4}} << true;
        QTest::newRow("the mandate is left later") << Walk{{0.5, 60}, {2.3, 4}} << true;
        QTest::newRow("on the other side") << Walk{{0.5, 60}, {-2.3, 4}} << true;
        QTest::newRow("a touch of its edge") << Walk{{0.5, 60}, {2.1, 1}, {0.5, 30}} << false;
        QTest::newRow("a touch, and then for good") << Walk{{2.1, 1}, {1.9, 5}, {2.1, 4}} << true;
        QTest::newRow("as it was") << Walk{{0.5, 280}} << false;
        QTest::newRow("further out, inside the mandate") << Walk{{1.9, 280}} << false;
    }
    void aNoToSomethingElseDoesNotHideTheMandate()
    {
        QFETCH(Walk, walk);
        QFETCH(bool, proposed);
        EngineScript script = moved();
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::PriceMove);
        script.run("reject no");
        const QString said = walked(script, walk, 64'700);
        QVERIFY2(said.contains(QStringLiteral("proposal BTC #2: Net delta")) == proposed,
                 qPrintable(said));
        QCOMPARE(front(script).id.value, proposed ? 2u : 1u);
    }

    void aNoToTheLiveBandDoesNotHideTheMandate()
    {
        EngineScript script = inLiveBand();
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::LiveBand);
        QCOMPARE(front(script).state, ProposalState::Live);
        const core::ProposalId rejected = front(script).id;
        script.run("reject no");
        for (int i = 0; i < 60; ++i) script.run("index 64000\nbalance 1.7\ntick 1");
        QCOMPARE(front(script).id, rejected);
        // What would be asked about at once is what is named.
        QVERIFY2(whyOf(script).endsWith(QStringLiteral("or when delta leaves -1.60 to +2.00")),
                 qPrintable(whyOf(script)));
        for (int i = 0; i < 4; ++i) script.run("index 64000\nbalance 2.3\ntick 1");
        QVERIFY(front(script).id != rejected);
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::Band);
    }

    void anArmedDeskHedgesTheMandateAfterANoToSomethingElse()
    {
        EngineScript script = moved();
        script.run("reject no\narm 600 20 10000000");
        QVERIFY(!walked(script, {{0.5, 40}}, 64'700).contains(QStringLiteral("journal intent")));
        QVERIFY(walked(script, {{2.3, 4}}, 64'700).contains(QStringLiteral("journal intent")));
    }

    /// What had been asked about beside it rests for the first life, and is not called rejected.
    void whatANoDoesNotCoverIsNotCalledRejected()
    {
        EngineScript script = moved();
        walked(script, {{2.3, 3}}, 64'700);
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::PriceMove);
        script.run("reject no");
        walked(script, {{2.3, 25}}, 64'700);
        QVERIFY2(whyOf(script).contains(QStringLiteral("is outside the band; not proposed: letting "
                                                       "the last decision settle")),
                 qPrintable(whyOf(script)));
        QCOMPARE(rejectionsTold(script), 0);
        walked(script, {{2.3, 7}}, 64'700);
        QCOMPARE(front(script).id.value, 2u);
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::Band);
    }

    void aNoToALimitHoldsForOneLifeAndNamesIt()
    {
        EngineScript script;
        script.config().policies.front().triggers.fundingUsdPerDay = 50;
        script.restart();
        script.run("up\ncoins 10\nposition 0\nfunding 0.001\nindex 64000\ntick 0.1\n" + at(1, 1));
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::Funding);
        script.run("reject no");
        walked(script, {{1, 15}, {1.9, 14}});
        QCOMPARE(front(script).id.value, 1u);
        QVERIFY2(whyOf(script).contains(QRegularExpression(QStringLiteral(
                     "not proposed: rejected by trader at \\d\\d:\\d\\d:\\d\\d UTC; the funding "
                     "limit is asked about again at \\d\\d:\\d\\d:\\d\\d UTC$"))),
                 qPrintable(whyOf(script)));
        walked(script, {{1.9, 3}});
        QCOMPARE(front(script).id.value, 2u);
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::Funding);
    }

    void aNoToOneThingLeavesTheNoToAnother()
    {
        EngineScript script;
        script.config().policies.front().triggers.fundingUsdPerDay = 50;
        script.restart();
        script.run("up\ncoins 10\nposition 0\nfunding 0.001\nindex 64000\ntick 0.1\n" + at(3, 1));
        QCOMPARE(front(script).trigger, rebalance::TriggerKind::Band);
        script.run("reject no");
        for (const std::uint64_t next : {2u, 3u}) {
            walked(script, {{3, 33}});
            QCOMPARE(front(script).id.value, next);
            QCOMPARE(front(script).trigger, rebalance::TriggerKind::Funding);
            script.run("reject no");
        }
    }

    void anotherPolicyForgetsEveryNo()
    {
        EngineScript script = breached();
        script.run("reject no");
        walked(script, {{3, 5}});
        QCOMPARE(front(script).id.value, 1u);
        rebalance::Policy policy = script.config().policies.front();
        policy.band.above = 1.8;
        script.command(policy);
        QVERIFY(walked(script, {{3, 1}}).contains(QStringLiteral("proposal BTC #2")));
    }

    /// A breach that was over while nothing could be proposed was over all the same.
    void aNoEndsWhileAPersonsTradeWaits()
    {
        EngineScript script = breached();
        script.run("reject no");
        walked(script, {{3, 31}});
        script.run("propose -1000");
        walked(script, {{0.9, 2}, {2.3, 1}});
        script.run("reject no");
        const QString said = walked(script, {{2.3, 5}});
        QVERIFY2(said.contains(QStringLiteral("proposal BTC #3: Net delta")), qPrintable(said));
    }

    void anEndedNoLeavesALaterDecisionToSettle()
    {
        EngineScript script = breached();
        script.run("reject no");
        walked(script, {{3, 5}});
        script.run("propose -1000\nreject no");
        SAYS_NOT(script.run(at(4.1, 0.5) + at(4.1, 1)), "proposal BTC #3");
        SAYS(script.run(at(4.1, 1)), "proposal BTC #3: Net delta");
    }

    void aSecondNoIsRecordedHoweverSoon()
    {
        EngineScript script = breached();
        script.run("reject no");
        walked(script, {{3, 5}, {4.1, 3}});
        QCOMPARE(front(script).id.value, 2u);
        QCOMPARE(rejectionsTold(script), 1);
        script.run("reject no");
        walked(script, {{4.1, 5}});
        QCOMPARE(rejectionsTold(script), 2);
    }

    // ---- revisions ------------------------------------------------------------------------------

    void whatIsNotMaterialIsNoRevision()
    {
        EngineScript script = breached();
        const std::string hash = front(script).hash;
        // Prices that breathe by a few dollars upwards, a delta by less than 2 %, for 20 s.
        for (int i = 0; i < 40; ++i) script.run(at(3 + 0.02 * (i % 3), 0.5, 64'000 + 5 * (i % 4)));
        QCOMPARE(front(script).revision, 1u);
        QCOMPARE(front(script).hash, hash);
        QCOMPARE(revisionsKept(script), std::size_t{1});
        // Its figures are of now all the same.
        QVERIFY(front(script).deltaBefore != 3.0);
        QVERIFY(front(script).revisedAt - front(script).createdAt > std::chrono::seconds{18});
    }

    void whatIsMaterialIsOne_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<quint64>("revision");
        const auto row = [](const char* name, const std::string& then, quint64 revision) {
            QTest::newRow(name) << QString::fromStdString(then) << revision;
        };
        row("a size by 1 %", at(3.03, 2), 1);
        row("a size by 3 %", at(3.09, 2), 2);
        row("a limit by less than a quarter of the collar", at(3, 2, 64'070), 1);
        row("a limit by more", at(3, 2, 64'090), 2);
        row("a limit that is passed", at(3, 0.6, 63'990), 2);
        row("a check that denies it now", "tick 20", 2);
    }
    void whatIsMaterialIsOne()
    {
        QFETCH(QString, then);
        QFETCH(quint64, revision);
        EngineScript script = breached();
        script.run(then.toStdString());
        QCOMPARE(front(script).state, ProposalState::Live);
        QCOMPARE(front(script).revision, revision);
    }

    void oneRevisionInOneAndAHalfSecondsAtMost()
    {
        EngineScript script = breached();
        // Up by 0.15 % each second: material each time, never out of reach.
        for (int i = 1; i <= 30; ++i) script.run(at(3, 0.5, 64'000 + 50.0 * i));
        QVERIFY2(revisionsKept(script) >= 5 && revisionsKept(script) <= 11,
                 qPrintable(QString::number(revisionsKept(script))));
    }

    // ---- approval -------------------------------------------------------------------------------

    void aRefusalSaysWhatChanged_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::string& then, const char* said) {
            QTest::newRow(name) << QString::fromStdString(then) << QString::fromUtf8(said);
        };
        row("the quantity", at(4.2, 2),
            "While you looked the quantity of BTC-PERPETUAL went from 192000 to 268800.");
        row("the limit", at(3, 2, 64'200),
            "While you looked the limit of BTC-PERPETUAL went from 63996.5 to 64196.5, more than "
            "the 160.0 that an approval covers.");
    }
    void aRefusalSaysWhatChanged()
    {
        QFETCH(QString, then);
        QFETCH(QString, said);
        EngineScript script = breached();
        script.run(then.toStdString());
        QCOMPARE(front(script).revision, 2u);
        const QString out = joined(script.run("approve r1"));
        QVERIFY2(out.contains(QStringLiteral("The market moved: look again. ") + said),
                 qPrintable(out));
        QVERIFY(!out.contains(QStringLiteral("journal intent")));
    }

    void whatIsNearEnoughIsApprovedAsItWasSeen()
    {
        EngineScript script = breached();
        script.run(at(3.2, 2, 64'100));
        QCOMPARE(front(script).revision, 2u);
        SAYS(script.run("approve r1\njournaled"), "place Sell 192000 BTC-PERPETUAL @ 63996.5 IOC");
    }

    /// Of a small hedge in a fast market: nearly a third more is asked for by now, and what was
    /// seen still ends in the inner half of the band.
    void whatWouldEndWellInsideIsApprovedAsItWasSeen()
    {
        EngineScript script = breached();
        script.run(at(3.9, 2));
        QCOMPARE(front(script).revision, 2u);
        QCOMPARE(front(script).legs.front().quantity.text(), std::string("249600"));
        SAYS(script.run("approve r1\njournaled"), "place Sell 192000 BTC-PERPETUAL @ 63996.5 IOC");
        // Not beyond the inner half, on this side of the target as on the other.
        for (const auto& [from, to] : {std::pair{3.0, 4.1}, std::pair{4.0, 2.9}}) {
            EngineScript other = breached(from);
            other.run(at(to, 2));
            const QString said = joined(other.run("approve r1"));
            QVERIFY2(said.contains(QStringLiteral("look again")), qPrintable(said));
        }
    }

    void atALimitTheMarketHasPassedTheRevisionOfNowGoes()
    {
        EngineScript script = breached();
        script.run(at(3, 2, 63'950));
        QCOMPARE(front(script).revision, 2u);
        SAYS(script.run("approve r1\njournaled"), "place Sell 192000 BTC-PERPETUAL @ 63946.5 IOC");
        const auto approved =
            std::ranges::find_if(script.remembered(), [](const engine::HistoryRow& row) {
                const auto* d = std::get_if<engine::DecisionRecord>(&row);
                return d && d->kind == engine::DecisionKind::Approved;
            });
        QVERIFY(approved != script.remembered().end());
        const auto& decision = std::get<engine::DecisionRecord>(*approved);
        QCOMPARE(decision.revision, 2u);
        QCOMPARE(decision.reason,
                 std::string("revision 1 was seen; the market has passed its limit since"));
    }

    void severalLegsAndTheirPartsAreLookedAtOneByOne()
    {
        EngineScript script = EngineScript::ready();
        script.run(at(1, 0.1) + "others 64000\nlegs perp:-32000 fut:-16000\ntick 0.1");
        script.run("index 64050\nothers 64050\ntick 2");
        SAYS(script.run("approve r1"), "journal intent");

        EngineScript far = EngineScript::ready();
        far.run(at(1, 0.1) + "others 64000\nlegs perp:-32000 fut:-16000\ntick 0.1");
        far.run("index 64000\nothers 64500\ntick 2");
        SAYS(far.run("approve r1"), "the limit of BTC-25SEP26 went from 64197.5 to 64697.5");

        EngineScript parts = EngineScript::ready();
        parts.run(at(1, 0.1) + "slices perp:-64000 4 10\nindex 64100\ntick 2");
        SAYS(parts.run("approve r1\njournaled"), "place Sell 16000");
    }

    // ---- auto-fire ------------------------------------------------------------------------------

    void auto_fireDoesNotSwingWithTheMarket()
    {
        EngineScript script = EngineScript::ready();
        script.run("arm 600 20 10000000");
        int fired = 0;
        const auto hedge = [&](double delta) {
            const QString said = joined(script.run(at(delta, 0.1) + "journaled"));
            if (!said.contains(QStringLiteral("place "))) return;
            ++fired;
            script.run("sent\nfill all 64000\nfilled\n" + at(0, 8));
        };
        hedge(3);
        hedge(3.1);
        hedge(-3);  // the first change of side
        QCOMPARE(fired, 3);
        QVERIFY(script.snapshot()->autoFire.armed);
        hedge(3);
        QCOMPARE(fired, 3);
        QVERIFY(!script.snapshot()->autoFire.armed);
        QCOMPARE(script.snapshot()->autoFire.lastDisarm,
                 std::string("its hedges in BTC would change side for the second time in 60 s: the "
                             "market swings through the band"));
        QCOMPARE(front(script).state, ProposalState::Live);  // it waits for a person
    }

    void auto_fireMayTurnTwiceInLongerThanAMinute()
    {
        EngineScript script = EngineScript::ready();
        script.run("arm 3600 20 10000000");
        for (const double delta : {3.0, -3.0, 3.0, -3.0}) {
            SAYS(script.run(at(delta, 0.1) + "journaled"), "place ");
            script.run("sent\nfill all 64000\nfilled\n" + at(0, 30) + at(0, 40));
        }
        QVERIFY(script.snapshot()->autoFire.armed);
    }

    void auto_fireCoolsDown()
    {
        EngineScript script = EngineScript::ready();
        script.run("arm 600 20 10000000");
        script.run(at(3, 0.1) + "journaled\nsent\nfill all 64000\nfilled");
        SAYS_NOT(script.run(at(3, 2.5) + at(3, 2)), "journal intent");
        SAYS(script.run(at(3, 1)), "journal intent");
    }

    // ---- how it ended ---------------------------------------------------------------------------

    void anEndSaysWhatWasTraded_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("ended");
        QTest::newRow("nothing") << "cancelled 0"
                                 << "0 of 192000 traded";
        QTest::newRow("a part") << "fill 64000 63999.5\ncancelled 64000"
                                << "64000 of 192000 traded";
        QTest::newRow("all") << "fill all 63999.5\nfilled"
                             << "";
    }
    void anEndSaysWhatWasTraded()
    {
        QFETCH(QString, order);
        QFETCH(QString, ended);
        EngineScript script = breached();
        script.run("approve\njournaled\nsent\nack 0\n" + order.toStdString() + "\ntick 0.1");
        QCOMPARE(front(script).state, ProposalState::Done);
        QCOMPARE(plain(front(script).ended), ended);
    }

    void aPersonsOwnTradeIsMadeWayFor()
    {
        EngineScript script = breached();
        SAYS(script.run("propose -64000 less of it"), "proposal BTC #2: What-if: less of it.");
        const auto snapshot = script.snapshot();
        const auto& items = snapshot->proposals->items;
        QCOMPARE(items.front().id.value, 2u);
        QCOMPARE(items[1].state, ProposalState::Superseded);
        QCOMPARE(items[1].ended, std::string("it made way for a person's own trade"));
        // What cannot be proposed takes nothing away.
        EngineScript wrong = breached();
        SAYS(wrong.run("propose 9"), "Not proposed: the smallest order");
        QCOMPARE(front(wrong).state, ProposalState::Live);
        // Nor does one that is on its way.
        EngineScript working = breached();
        SAYS(working.run("approve\npropose -64000"), "an order is");
    }

    void theCardsLiquidationIsTheProposals()
    {
        EngineScript script = breached();
        script.run(at(3, 1.1));
        const auto snapshot = script.snapshot();
        const engine::UnderlyingState& card = snapshot->underlyings->front();
        QVERIFY(front(script).margin.known);
        const auto proposed = front(script).margin.before.liquidation.nearest();
        QVERIFY(proposed && *proposed != 0);
        QVERIFY(card.liquidationModelled);
        QVERIFY(std::abs(card.liquidationDistance - *proposed) < 1e-3);
    }

    void theWaitForABookIsAnswered()
    {
        EngineScript comes = EngineScript::ready();
        comes.run(at(1, 0.1) + "others 64000");
        SAYS(comes.run("legs put:+0.5"), "Waiting for the order book of BTC-25SEP26-60000-P.");
        SAYS(comes.run("stand put 0.04 book\ntick 0.1"),
             "alert The order book has come: it is proposed as #1.");
        EngineScript never = EngineScript::ready();
        never.run(at(1, 0.1) + "others 64000\nlegs put:+0.5");
        SAYS_NOT(never.run("index 64000\ntick 4.9"), "alert");
        SAYS(
            never.run("index 64000\nstand put 0.04\ntick 0.2"),
            "alert No order book came within 5.0 s: on the best bid and ask it is proposed as #1.");
    }

    void whatWasOnTheScreenIsPricedAnewOrRefused()
    {
        for (const auto& [seen, refused] :
             {std::pair{63'999.5, false}, {64'250.0, false}, {64'400.0, true}, {0.0, false}}) {
            EngineScript script = EngineScript::ready();
            script.run(at(1, 0.1));
            engine::ProposeLegs wish{"BTC", {"paper", "paper"}, {}, "joint hedge"};
            wish.legs.push_back({{0}, *core::Quantity::parse("-32000"), {}, seen});
            const auto effects = script.engine().process(engine::Command{wish, "trader"});
            QString said;
            for (const engine::Effect& effect : effects)
                if (const auto* alert = std::get_if<engine::Alert>(&effect))
                    said += plain(alert->text);
            QCOMPARE(said.contains(QStringLiteral(
                         "Not proposed: BTC-PERPETUAL was at 64400.0 on the screen and is at "
                         "63999.5 now, further than its collar")),
                     refused);
        }
    }

    // ---- alerts ---------------------------------------------------------------------------------

    void aLimitThatComesAndGoesIsToldOnceAMinute()
    {
        EngineScript script;
        script.config().policies.front().triggers.gamma.floor = -0.01;
        script.restart();
        script.run("up\ncoins 60\nindex 64000\noption -25 70000 720 0.55\nindex 64000\ntick 1");
        const auto swing = [&](int times) {
            int told = 0;
            for (int i = 0; i < times; ++i) {
                // At the money in an hour there is gamma; far from it there is none.
                told +=
                    static_cast<int>(joined(script.run("index 64000\ntick 1\nindex 20000\ntick 1"))
                                         .count(QStringLiteral("The gamma limit is left")));
            }
            return told;
        };
        const int first = swing(20);
        QVERIFY2(first <= 1, qPrintable(QString::number(first)));
        script.run("index 20000\ntick 60");
        QCOMPARE(swing(1), 1);
    }
};

QTEST_APPLESS_MAIN(TestPace)
#include "tst_pace.moc"
