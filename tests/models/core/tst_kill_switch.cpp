#include "models/core/kill_switch.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace ballast;
using core::KillSwitch;

class TestKillSwitch : public QObject {
    Q_OBJECT
private slots:
    void letsPassWhileItIsOpenAndNothingAfter()
    {
        KillSwitch gate;
        {
            const KillSwitch::Pass pass(gate);
            QVERIFY(bool(pass));
        }
        QVERIFY(gate.close("a drill"));
        QVERIFY(gate.isClosed());
        QCOMPARE(gate.why(), "a drill");
        QVERIFY(!KillSwitch::Pass(gate));
    }

    void isOpenedOnlyByWhoSawItsLastClosing()
    {
        KillSwitch gate;
        gate.close("one");
        const std::uint64_t seen = gate.closings();
        gate.close("two");
        QVERIFY(!gate.open(seen));
        QVERIFY(gate.isClosed());
        QVERIFY(gate.open(gate.closings()));
        QVERIFY(bool(KillSwitch::Pass(gate)));
    }

    void closingTwiceIsClosed()
    {
        KillSwitch gate;
        QVERIFY(gate.close("one"));
        QVERIFY(gate.close("two"));
        QVERIFY(!KillSwitch::Pass(gate));
        QCOMPARE(gate.closings(), 2U);
    }

    /// Who holds the pass itself is waited for, and not for ever.
    void waitsForAWriteUnderWayAndNotForEver()
    {
        KillSwitch gate;
        const KillSwitch::Pass pass(gate);
        QVERIFY(!gate.close("while it writes"));
        QVERIFY(gate.isClosed());
    }

    /// I9: a thread writes as fast as it can; what it counts does not move after close() is back.
    void afterItHasReturnedNoWriteIsBegunOnAnyThread()
    {
        constexpr int kRounds = 300;
        KillSwitch gate;
        std::atomic<std::uint64_t> written = 0;
        std::jthread writer([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                const KillSwitch::Pass pass(gate);
                if (pass)
                    ++written;
                else
                    std::this_thread::yield();
            }
        });
        int waited = 0;
        for (int round = 0; round < kRounds; ++round) {
            const std::uint64_t before = written;
            while (written == before) std::this_thread::yield();
            const bool quiet = gate.close("race");
            const std::uint64_t then = written;
            for (int i = 0; i < 20; ++i) std::this_thread::yield();
            // A write that was put to sleep within its pass is what close() says it saw to the
            // last.
            if (quiet) QCOMPARE(written.load(), then);
            waited += !quiet;
            QVERIFY(gate.open(gate.closings()));
        }
        qInfo("%d closings, %d found a write under way to its last look", kRounds, waited);
        QVERIFY(waited < kRounds);  // how many is for the scheduler of the machine
    }
};

QTEST_APPLESS_MAIN(TestKillSwitch)
#include "tst_kill_switch.moc"
