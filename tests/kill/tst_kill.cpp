#include "tests/kill/campaign.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ballast;

namespace {

kill::Campaign campaignIn(const QTemporaryDir& dir)
{
    kill::Campaign campaign;
    campaign.folder = dir.path().toStdString();
    return campaign;
}

}  // namespace

/// The desk's core in a process of its own, against a venue that outlives it. Many more cycles by
/// `kill_loop`; tests/LEDGER.md has what was done.
class TestKill : public QObject {
    Q_OBJECT
private slots:
    void aDeskKilledAtRandomAgreesWithTheVenue()
    {
        QTemporaryDir dir;
        kill::Campaign campaign = campaignIn(dir);
        campaign.cycles = 200;
        campaign.cyclesALife = 50;
        const kill::Tally tally = kill::killAtRandom(campaign);
        qInfo("%s", tally.text().c_str());
        QVERIFY2(tally.failure.empty(), tally.failure.c_str());
        QCOMPARE(tally.cycles, 200U);
        QVERIFY(tally.orders > 50 && tally.fills > 50);
        QVERIFY2(tally.recovered > 5, "hardly an order was under way when it was killed");
    }

    void aDeskKilledAtEverySystemCallAgreesWithTheVenue_data()
    {
        QTest::addColumn<int>("span");
        QTest::newRow("approve to fill") << static_cast<int>(kill::Span::ApproveToFill);
        QTest::newRow("start to resolved") << static_cast<int>(kill::Span::StartToResolved);
    }

    void aDeskKilledAtEverySystemCallAgreesWithTheVenue()
    {
        QFETCH(int, span);
        QTemporaryDir dir;
        const kill::Tally tally = kill::sweep(static_cast<kill::Span>(span), campaignIn(dir));
        qInfo("%s", tally.text().c_str());
        QVERIFY2(tally.failure.empty(), tally.failure.c_str());
        QVERIFY(tally.points >= 10);
        QCOMPARE(tally.lost, 0U);
        QCOMPARE(tally.duplicates, 0U);
    }

    /// Could these tests see the fault at all?
    void aDeskThatSendsBeforeItRecordsIsCaught()
    {
        QTemporaryDir dir;
        kill::Campaign campaign = campaignIn(dir);
        campaign.cycles = 2'000;
        campaign.sendsFirst = true;
        const kill::Tally tally = kill::killAtRandom(campaign);
        qInfo("%s", tally.text().c_str());
        QVERIFY2(!tally.failure.empty(), "an order without an intent passed unseen");
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
