#include "tests/kill/crash_images.h"

#include <QTest>

using namespace ballast;

/// The order journal on a disk in memory that loses, tears and reorders what was not synced, and
/// breaks. Many more by `kill_loop`; tests/LEDGER.md has what was done.
class TestPower : public QObject {
    Q_OBJECT
private slots:
    void everyPowerCutLeavesWhatWasAcknowledged()
    {
        const kill::DiskTally tally = kill::crashImages(3'000, 1);
        qInfo("%s", tally.text().c_str());
        QVERIFY2(tally.losses == 0, tally.failure.c_str());
        QVERIFY(tally.images >= 3'000 && tally.compound > 500 && tally.records > 50);
    }

    /// Could this test see a loss at all?
    void aDiskThatOnlySaysItSyncsIsCaught()
    {
        const kill::DiskTally tally = kill::crashImages(500, 2, true);
        qInfo("%s", tally.text().c_str());
        QVERIFY2(tally.losses > 0, "a disk that syncs nothing lost nothing");
    }

    void everyOperationMayFailOnceAndForGood()
    {
        const kill::DiskTally tally = kill::diskFaults(3);
        qInfo("%s", tally.text().c_str());
        QVERIFY2(tally.losses == 0, tally.failure.c_str());
        QVERIFY(tally.runs > 200 && tally.refused > 100);
    }

    void everySampledByteThatChangesIsNoticedOrChangesNothing()
    {
        const kill::DiskTally tally = kill::bitFlips(256 * 1024, 251, 4);
        qInfo("%s", tally.text().c_str());
        QVERIFY2(tally.losses == 0, tally.failure.c_str());
        QVERIFY(tally.images > 1'000 && tally.refused > 300);
    }
};

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
