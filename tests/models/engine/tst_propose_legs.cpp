#include "tests/support/engine_script.h"

#include <QTest>

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

EngineScript ready(const char* before, engine::Mode mode = engine::Mode::Confirm)
{
    EngineScript script = EngineScript::ready(mode);
    script.run(before);
    return script;
}

constexpr const char* kLong = "position 64000\nindex 64000\ntick 1";

const rebalance::Proposal& front(EngineScript& script)
{
    static std::shared_ptr<const engine::Snapshot> held;
    held = script.snapshot();
    return held->proposals->items.front();
}

}  // namespace

class TestProposeLegs : public QObject {
    Q_OBJECT
private slots:
    void aWhatIfBecomesAnOrdinaryProposal()
    {
        EngineScript script = ready(kLong);
        QCOMPARE(joined(script.run("propose -32000 lighter before the weekend")),
                 QStringLiteral(
                     "proposal BTC #1: What-if: lighter before the weekend. Net delta +1.00. Sell "
                     "$32000 of BTC-PERPETUAL (0.500 BTC) to bring it to +0.50; about $16.00 in "
                     "fees and $0.25 against the mid.\n"));
        QCOMPARE(script.state(), "+1.00 PROPOSING, #1 r1 Waiting");
        const rebalance::Proposal& p = front(script);
        QCOMPARE(p.trigger, rebalance::TriggerKind::Manual);
        QCOMPARE(text(p.trigger), std::string_view("What-if"));
        QCOMPARE(p.deltaBefore, 1.0);
        QVERIFY(std::abs(p.deltaAfter - 0.5) < 1e-12);
        QVERIFY(p.allowed());
    }

    void isJournaledSentFilledAndEndsLikeAnyOther()
    {
        EngineScript script = ready(kLong);
        script.run("propose -32000");
        QCOMPARE(joined(script.run("approve")), QStringLiteral("journal intent Sell 32000\n"));
        QVERIFY(joined(script.run("journaled"))
                    .startsWith(QStringLiteral("place Sell 32000 BTC-PERPETUAL @ ")));
        script.run("sent\nack 0\nfill all 63999.5\nfilled\ntick 1");
        QCOMPARE(script.state(), "+0.50 IN BAND");
        QCOMPARE(front(script).state, rebalance::ProposalState::Done);
    }

    void lotsAreRoundedTowardsNoTrade()
    {
        EngineScript script = ready(kLong);
        script.run("propose -32009.9");
        QCOMPARE(front(script).legs.front().quantity.text(), "32000");
    }

    void isRefusedWithASentence_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* script, const char* sentence,
                            engine::Mode mode = engine::Mode::Confirm) {
            QTest::newRow(name) << static_cast<int>(mode) << QString::fromUtf8(script)
                                << QString::fromUtf8(sentence);
        };
        row("an instrument twice", "propose-two", "BTC-PERPETUAL is named twice; give its sum");
        row("no legs", "legs", "a proposal has 1 to 8 legs, and 0 were given");
        row("another account", "propose-elsewhere", "not one the policy trades in");
        row("less than a lot", "propose 9", "the smallest order in BTC-PERPETUAL is 10");
        row("nothing", "propose 0", "the smallest order in BTC-PERPETUAL is 10");
        row("halted", "stop\npropose 1000", "halted");
        row("a gap in the book", "gap\npropose 1000",
            "the order book of BTC-PERPETUAL is unusable");
        row("a crossed book", "crossed\npropose 1000",
            "the order book of BTC-PERPETUAL is unusable");
        row("a lost link", "down no route\npropose 1000", "the link to paper is not up");
        row("a failed journal", "journal-fails disk full\npropose 1000",
            "journal cannot be written");
        row("the same asked twice", "propose 1000\npropose 1000",
            "proposal #1 in BTC has not ended; decide on it first");
        row("an order is in flight", "propose -1000\napprove\njournaled\nsent\npropose -1000",
            "an order is In flight");
    }

    void isRefusedWithASentence()
    {
        QFETCH(int, mode);
        QFETCH(QString, script);
        QFETCH(QString, sentence);
        EngineScript engine = ready(kLong, static_cast<engine::Mode>(mode));
        const QString said = joined(engine.run(script.toStdString()));
        QVERIFY2(said.contains(QStringLiteral("alert Not proposed: ")), qPrintable(said));
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    void watchProposesAndSendsNothing()
    {
        EngineScript script = ready(kLong, engine::Mode::Watch);
        script.run("propose -1000");
        QVERIFY2(script.state().ends_with("#1 r1 Waiting"), script.state().c_str());
        const QString said = joined(script.run("approve"));
        QVERIFY2(said.contains(QStringLiteral("Watch mode sends nothing")), qPrintable(said));
    }

    void awayFromTheTargetAPersonConfirmsAndAHedgeMayNot()
    {
        EngineScript script = ready(kLong);
        script.run("propose 32000");
        const auto& checks = front(script).checks;
        const auto found = std::ranges::find(checks, "direction", &rebalance::CheckResult::rule);
        QVERIFY(found != checks.end());
        QCOMPARE(found->verdict, rebalance::CheckResult::Verdict::Confirm);
        QVERIFY(
            joined(script.run("approve\njournaled")).contains(QStringLiteral("place Buy 32000")));
    }

    void autoFireLeavesItToAPerson()
    {
        EngineScript script = ready(kLong);
        script.run("arm 600 5 1000000\npropose -1000");
        const QString said = joined(script.run("index 64000\ntick 1\ntick 1"));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        QVERIFY(joined(script.run("approve")).contains(QStringLiteral("journal intent Sell 1000")));
    }

    void followsTheMarketAndKeepsTheQuantity()
    {
        EngineScript script = ready(kLong);
        script.run("propose -32000\nindex 64100\ntick 2");
        const rebalance::Proposal& p = front(script);
        QCOMPARE(p.revision, 2u);
        QCOMPARE(p.legs.front().quantity.text(), "32000");
        QVERIFY(p.legs.front().limit.toDouble() > 64'050);
        QVERIFY(
            joined(script.run("approve")).contains(QStringLiteral("journal intent Sell 32000")));
    }

    void standsWhereTheBandHasNoReason()
    {
        EngineScript script = ready(kLong);
        script.run("propose -1000\nindex 64000\ntick 5\nindex 64000\ntick 5");
        QVERIFY2(script.state().ends_with("Waiting"), script.state().c_str());
        script.run("index 64000\ntick 25");
        QCOMPARE(script.state(), "+1.00 IN BAND");
        QCOMPARE(front(script).state, rebalance::ProposalState::Expired);
    }

    void makesWayForTheBandWhereTheDeskIsArmed()
    {
        EngineScript waits = ready(kLong);
        waits.run("propose -1000\nposition 192000\nindex 64000\ntick 1");
        QVERIFY2(waits.state().ends_with("#1 r1 Waiting"), waits.state().c_str());
        EngineScript armed = ready(kLong);
        armed.run("propose -1000\narm 600 10 1000000");
        const QString said =
            joined(armed.run("position 192000\nindex 64000\ntick 1\nindex 64000\ntick 3"));
        QVERIFY2(said.contains(QStringLiteral("journal intent Sell 192000")), qPrintable(said));
    }

    void leavingTheBandDisarms()
    {
        EngineScript script = ready(kLong);
        script.run("arm 600 10 1000000\npropose 96000");
        QCOMPARE(script.snapshot()->mode, engine::Mode::AutoFire);
        const QString said = joined(script.run("approve"));
        QVERIFY2(said.contains(QStringLiteral("journal intent Buy 96000")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("a person moved delta out of the band")),
                 qPrintable(said));
        QCOMPARE(script.snapshot()->mode, engine::Mode::Confirm);
    }

    void rejectingOneDoesNotSilenceTheBand()
    {
        EngineScript script = ready(kLong);
        script.run("propose -1000\nreject no\nposition 192000\nindex 64000\ntick 3");
        QVERIFY2(script.state().starts_with("+3.00 PROPOSING, #2"), script.state().c_str());
        EngineScript other = ready(kLong);
        QVERIFY(joined(other.run("propose -1000\nsnooze 60"))
                    .contains(QStringLiteral("Not snoozed: A what-if")));
    }

    void anEditIsTheirOwn()
    {
        EngineScript script = ready(kLong);
        script.run("propose -32000\nedit 16000");
        QCOMPARE(front(script).legs.front().quantity.text(), "16000");
        QVERIFY(std::abs(front(script).deltaAfter - 0.75) < 1e-12);
        script.run("index 64100\ntick 1");
        QCOMPARE(front(script).legs.front().quantity.text(), "16000");
    }

    void aNoteHasABound()
    {
        EngineScript script = ready(kLong);
        script.run("propose -1000 " + std::string(500, 'x'));
        QCOMPARE(front(script).note.size(), std::size_t{120});
        EngineScript other = ready(kLong);  // and never ends in half a character
        other.run("propose -1000 " + std::string(119, 'x') + "é");
        QCOMPARE(front(other).note.size(), std::size_t{119});
    }
};

QTEST_APPLESS_MAIN(TestProposeLegs)
#include "tst_propose_legs.moc"
