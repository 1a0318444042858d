// Pause, Reduce-only and Halt are three things; a second person; a machine that slept.
#include "models/engine/hedge_tally.h"
#include "tests/support/engine_script.h"

#include <QTest>

using namespace ballast;
using namespace std::chrono_literals;
using engine::Brake;
using tests::EngineScript;

namespace {

QString text(const std::vector<std::string>& lines)
{
    QString out;
    for (const std::string& line : lines) out += QString::fromStdString(line) + QLatin1Char('\n');
    return out.remove(QChar(0x2009)).remove(QChar(0x202f));
}

/// Delta +3 against a band of two: a sale of 192 000 is proposed.
EngineScript proposing()
{
    EngineScript script = EngineScript::ready();
    script.run("position 192000\nindex 64000\ntick 0.1\ntick 1");
    return script;
}

const rebalance::Proposal* waiting(const engine::Snapshot& s)
{
    for (const rebalance::Proposal& p : s.proposals->items)
        if (p.state == rebalance::ProposalState::Live) return &p;
    return nullptr;
}

engine::Command brake(Brake to, bool confirmed = false)
{
    return {engine::SetBrake{to, confirmed}, "ana"};
}

engine::Approve approvalOf(EngineScript& script)
{
    const auto snapshot = script.snapshot();
    const rebalance::Proposal* p = waiting(*snapshot);
    return p ? engine::Approve{p->id, p->revision} : engine::Approve{};
}

}  // namespace

class TestBrake : public QObject {
    Q_OBJECT
private slots:
    void aPersonCountsTheSessionsCostsAnewAndItIsRecorded()
    {
        EngineScript script = EngineScript::ready();
        const auto told = [&](const char* part) {
            const auto snapshot = script.snapshot();
            return std::ranges::any_of(*snapshot->alerts, [&](const engine::Alert& alert) {
                return alert.text.find(part) != std::string::npos;
            });
        };
        script.process(engine::Command{engine::BeginSession{}, "ana"});
        QVERIFY(told("a person confirms that first"));
        QVERIFY(!told("counted anew"));
        script.process(engine::Command{engine::BeginSession{true}, "ana"});
        QVERIFY(told("The session's costs are counted anew, by ana"));
        const auto rows = script.remembered();
        QVERIFY(std::ranges::any_of(rows, [](const engine::HistoryRow& row) {
            const auto* setting = std::get_if<engine::SettingRecord>(&row);
            return setting && setting->key == "session" && setting->actor == "ana";
        }));

        // Equity has fallen by half: the brake denies, and lets go.
        EngineScript braked = proposing();
        const auto drawdown = [&] { return braked.snapshot()->drawdown; };
        braked.run("coins 1000\ntick 1\ntick 1\ncoins 500\ntick 1\ntick 1");
        QVERIFY2(drawdown() > 0.3, qPrintable(QString::number(drawdown())));
        braked.process(engine::Command{engine::BeginSession{true}, "ana"});
        QCOMPARE(drawdown(), 0.0);

        engine::HedgeTally tally{engine::Recovered{}};
        tally.equity(100'000);
        tally.equity(60'000);
        QCOMPARE(tally.drawdown(), 0.4);
        tally.fired({}, 5'000, 1);
        tally.beginSession();
        QCOMPARE(tally.drawdown(), 0.0);
        QCOMPARE(tally.spent({}).usdInHour, 5'000.0);  // a budget is no cost
        tally.equity(54'000);
        QCOMPARE(tally.drawdown(), 0.1);
    }

    void pausedNothingIsSentAndProposalsAreShown()
    {
        EngineScript script = proposing();
        script.process(brake(Brake::Pause));
        QCOMPARE(int(script.snapshot()->brake), int(Brake::Pause));
        QVERIFY(waiting(*script.snapshot()));
        const QString said = text(script.process(engine::Command{approvalOf(script)}));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
        script.run("position 250000\nindex 64000\ntick 1\ntick 1");
        QVERIFY(waiting(*script.snapshot()));
    }

    /// The intent is on its way to the disk when the pause comes.
    void whatIsBeingRecordedWhenThePauseComesIsNotSent()
    {
        EngineScript script = proposing();
        QVERIFY(text(script.run("approve")).contains(QStringLiteral("journal intent")));
        script.process(brake(Brake::Pause));
        const QString said = text(script.run("journaled"));
        QVERIFY2(!(QLatin1Char('\n') + said).contains(QStringLiteral("\nplace")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("journal Not placed")), qPrintable(said));
    }

    void whatRestsAtTheVenueStaysThereWhenPaused()
    {
        EngineScript script = proposing();
        script.run("approve\njournaled\nsent\nack");
        const QString said = text(script.process(brake(Brake::Pause)));
        QVERIFY2(!said.contains(QStringLiteral("cancel-all")), qPrintable(said));
    }

    void reduceOnlySendsWhatReducesAndDeniesTheRest()
    {
        EngineScript script = proposing();
        script.process(brake(Brake::ReduceOnly));
        script.run("tick 1");
        QVERIFY(text(script.process(engine::Command{approvalOf(script)}))
                    .contains(QStringLiteral("journal intent Sell")));

        EngineScript other = EngineScript::ready();
        other.process(brake(Brake::ReduceOnly));
        other.run("propose 64000 away\ntick 1");
        const auto snapshot = other.snapshot();
        const rebalance::Proposal* p = waiting(*snapshot);
        QVERIFY(p);
        QVERIFY(!p->allowed());
        const QString said = text(other.process(engine::Command{approvalOf(other)}));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
    }

    void eachBrakeDisarmsAutoFire_data()
    {
        QTest::addColumn<int>("to");
        QTest::newRow("reduce-only") << int(Brake::ReduceOnly);
        QTest::newRow("pause") << int(Brake::Pause);
    }
    void eachBrakeDisarmsAutoFire()
    {
        QFETCH(int, to);
        EngineScript script = EngineScript::ready();
        script.run("arm 600 5 10000000");
        QVERIFY(script.snapshot()->autoFire.armed);
        script.process(brake(static_cast<Brake>(to)));
        QVERIFY(!script.snapshot()->autoFire.armed);
    }

    void aLooserOneNeedsAPersonsConfirmation_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("confirmed");
        QTest::addColumn<int>("then");
        const int none = int(Brake::None), reduce = int(Brake::ReduceOnly),
                  pause = int(Brake::Pause);
        QTest::newRow("pause from reduce-only, unasked") << reduce << pause << false << pause;
        QTest::newRow("none from pause, unasked") << pause << none << false << pause;
        QTest::newRow("none from pause, confirmed") << pause << none << true << none;
        QTest::newRow("reduce-only from pause, unasked") << pause << reduce << false << pause;
        QTest::newRow("reduce-only from pause, confirmed") << pause << reduce << true << reduce;
        QTest::newRow("none from reduce-only, unasked") << reduce << none << false << reduce;
    }
    void aLooserOneNeedsAPersonsConfirmation()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, confirmed);
        QFETCH(int, then);
        EngineScript script = EngineScript::ready();
        script.process(brake(static_cast<Brake>(from)));
        script.process(brake(static_cast<Brake>(to), confirmed));
        QCOMPARE(int(script.snapshot()->brake), then);
    }

    void aHaltLeavesTheBrakeAsItIs()
    {
        EngineScript script = proposing();
        script.process(brake(Brake::Pause));
        script.run("stop\nresume");
        QCOMPARE(int(script.snapshot()->brake), int(Brake::Pause));
        QVERIFY(script.snapshot()->mode == engine::Mode::Watch);
    }

    void aBrakeFromBeforeARestartHoldsAfterIt()
    {
        EngineScript script = EngineScript::ready();
        script.config().recovered.brake = Brake::ReduceOnly;
        script.restart();
        QCOMPARE(int(script.snapshot()->brake), int(Brake::ReduceOnly));
    }

    void aboveTheLimitOnePersonIsNotEnough_data()
    {
        QTest::addColumn<double>("above");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("goes");
        QTest::newRow("no limit") << 0.0 << "" << true;
        QTest::newRow("below it") << 1e6 << "" << true;
        QTest::newRow("above it, alone") << 1e5 << "" << false;
        QTest::newRow("above it, two") << 1e5 << "bob" << true;
    }
    void aboveTheLimitOnePersonIsNotEnough()
    {
        QFETCH(double, above);
        QFETCH(QString, second);
        QFETCH(bool, goes);
        EngineScript script = EngineScript::ready();
        script.config().secondAboveUsd = above;
        script.restart();
        script.run(
            "up\ncoins 10\nposition 0\nindex 64000\ntick 0.1\nposition 192000\nindex "
            "64000\ntick 0.1\ntick 1");
        engine::Approve approve = approvalOf(script);
        QVERIFY(approve.proposal != core::ProposalId{});
        approve.second = second.toStdString();
        approve.shownFor = 3'200ms;
        const QString said = text(script.process(engine::Command{approve, "ana"}));
        QVERIFY2(said.contains(QStringLiteral("journal intent")) == goes, qPrintable(said));
        if (second.isEmpty()) return;
        // Who approved, how long it took, and who else: in the history.
        bool found = false;
        for (const engine::HistoryRow& row : script.remembered())
            if (const auto* d = std::get_if<engine::DecisionRecord>(&row))
                found = found || (d->actor == "ana" &&
                                  d->reason == "3.2 s after it was shown; second person: bob");
        QVERIFY(found);
    }

    /// Who arms auto-fire is one person: what takes two waits for both.
    void autoFireLeavesToTwoWhatTakesTwo()
    {
        for (const double above : {1e5, 1e6}) {
            EngineScript script = EngineScript::ready();
            script.config().secondAboveUsd = above;
            script.restart();
            script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 0.1\narm 600 5 10000000");
            const QString said =
                text(script.run("position 192000\nindex 64000\ntick 0.1\ntick 1\ntick 0.1"));
            QVERIFY2(said.contains(QStringLiteral("journal intent")) == (above > 2e5),
                     qPrintable(said));
            QCOMPARE(waiting(*script.snapshot()) != nullptr, above < 2e5);
            QVERIFY(script.snapshot()->autoFire.armed);
        }
    }

    /// The second person approved those orders and no others, however near the next revision is.
    void whatTheSecondPersonApprovedIsWhatIsSent()
    {
        for (const char* second : {"", "bob"}) {
            EngineScript script = EngineScript::ready();
            script.config().secondAboveUsd = *second ? 1e5 : 0;
            script.restart();
            script.run(
                "up\ncoins 10\nposition 0\nindex 64000\ntick 0.1\nposition 192000\nindex "
                "64000\ntick 0.1\ntick 1");
            engine::Approve approve = approvalOf(script);
            const auto seen = *waiting(*script.snapshot());
            approve.second = second;
            // The best bid goes below the limit that was seen, by less than an approval covers.
            script.run("index 63940\ntick 0.1");
            const QString said = text(script.process(engine::Command{approve, "ana"}));
            const auto orders = script.snapshot()->orders->orders;
            if (!*second) {
                QCOMPARE(orders.size(), std::size_t{1});
                QVERIFY(orders.front().intent.limit < seen.legs.front().limit);
                continue;
            }
            QVERIFY2(said.contains(QStringLiteral("the limit that the second person approved")),
                     qPrintable(said));
            QVERIFY(orders.empty());
            // Both look again, at the revision of now.
            approve.seen = waiting(*script.snapshot())->revision;
            script.process(engine::Command{approve, "ana"});
            QCOMPARE(script.snapshot()->orders->orders.size(), std::size_t{1});
        }
    }

    void aMachineThatSleptShowsAndArmsNothingOfBefore()
    {
        EngineScript script = proposing();
        script.run("arm 600 5 10000000");
        QVERIFY(script.snapshot()->autoFire.armed);
        const core::ProposalId before = approvalOf(script).proposal;
        script.process(engine::Suspended{30s});
        const auto snapshot = script.snapshot();
        QVERIFY(!snapshot->autoFire.armed);
        QVERIFY(!waiting(*snapshot));
        QVERIFY(snapshot->market->listings.front().stale);
        const QString said = text(script.process(engine::Command{engine::Approve{before, 1}}));
        QVERIFY2(!said.contains(QStringLiteral("journal intent")), qPrintable(said));
    }

    void whatBecameOfAKillIsTold_data()
    {
        QTest::addColumn<bool>("confirmed");
        QTest::addColumn<QString>("part");
        QTest::newRow("confirmed") << true << "no order is open, confirmed 12 ms";
        QTest::newRow("not") << false << "cancel-on-disconnect acts";
    }
    void whatBecameOfAKillIsTold()
    {
        QFETCH(bool, confirmed);
        QFETCH(QString, part);
        EngineScript script = EngineScript::ready();
        script.process(engine::KillAnswered{"paper", confirmed, "no answer within 2 s", 12ms});
        const auto snapshot = script.snapshot();
        QVERIFY2(snapshot->alerts->front().text.find(part.toStdString()) != std::string::npos,
                 snapshot->alerts->front().text.c_str());
    }
};

QTEST_APPLESS_MAIN(TestBrake)
#include "tst_brake.moc"
