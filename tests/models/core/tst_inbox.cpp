#include "models/core/inbox.h"

#include <QtTest/QtTest>

#include <memory>
#include <semaphore>
#include <thread>

using namespace ballast::core;

class TestInbox : public QObject {
    Q_OBJECT

private slots:
    void handsOverInOrder()
    {
        Inbox<int> inbox(10);
        for (int i : {3, 1, 2}) QVERIFY(inbox.post(i));
        std::vector<int> batch{99};
        inbox.drain(batch);
        QCOMPARE(batch, (std::vector<int>{3, 1, 2}));
        inbox.drain(batch);
        QVERIFY(batch.empty());
    }
    void refusesWhenFullAndTakesAgainAfterwards()
    {
        Inbox<int> inbox(2);
        QVERIFY(inbox.post(1));
        QVERIFY(inbox.post(2));
        QVERIFY(!inbox.post(3));
        std::vector<int> batch;
        inbox.drain(batch);
        QCOMPARE(batch, (std::vector<int>{1, 2}));
        QVERIFY(inbox.post(4));
        inbox.drain(batch);
        QCOMPARE(batch, (std::vector<int>{4}));
    }
    void wakesOncePerSilence()
    {
        int woken = 0;
        Inbox<int> inbox(10, [&] { ++woken; });
        std::vector<int> batch;
        for (int round = 1; round <= 3; ++round) {
            for (int i = 0; i < 5; ++i) QVERIFY(inbox.post(i));
            QCOMPARE(woken, round);
            inbox.drain(batch);
            inbox.drain(batch);
        }
    }
    void theWakerMayLookInside()
    {
        // The wake function runs outside the lock: it may drain at once.
        std::vector<int> batch;
        Inbox<int> inbox(10);
        inbox.setWake([&] { inbox.drain(batch); });
        QVERIFY(inbox.post(7));
        QCOMPARE(batch, std::vector<int>{7});
    }
    void takesWhatCanOnlyMove()
    {
        Inbox<std::unique_ptr<int>> inbox(1);
        QVERIFY(inbox.post(std::make_unique<int>(5)));
        std::vector<std::unique_ptr<int>> batch;
        inbox.drain(batch);
        QCOMPARE(*batch.at(0), 5);
    }
    void losesNothingBetweenThreads()
    {
        // Three writers, a reader that sleeps until it is woken: every event arrives once, and each
        // writer's in its own order.
        constexpr int kWriters = 3, kEach = 20'000;
        std::counting_semaphore<> wakes{0};
        Inbox<std::pair<int, int>> inbox(512, [&] { wakes.release(); });
        std::vector<std::jthread> writers;
        for (int w = 0; w < kWriters; ++w)
            writers.emplace_back([&, w](std::stop_token stop) {
                for (int i = 0; i < kEach && !stop.stop_requested();) {
                    if (inbox.post({w, i}))
                        ++i;
                    else
                        std::this_thread::yield();
                }
            });
        std::vector<std::pair<int, int>> batch;
        std::vector<int> next(kWriters, 0);
        for (int seen = 0; seen < kWriters * kEach;) {
            wakes.acquire();
            inbox.drain(batch);
            QVERIFY(batch.size() <= 512);
            for (const auto& [writer, i] : batch) {
                QCOMPARE(i, next[static_cast<std::size_t>(writer)]++);
                ++seen;
            }
        }
        writers.clear();
        inbox.drain(batch);
        QVERIFY(batch.empty());
    }
};

QTEST_APPLESS_MAIN(TestInbox)
#include "tst_inbox.moc"
