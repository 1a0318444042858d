#include "models/core/mailbox.h"

#include <QtTest/QtTest>

#include <memory>
#include <thread>

using namespace ballast::core;

class TestMailbox : public QObject {
    Q_OBJECT

private slots:
    void theNewestWins()
    {
        Mailbox<int> box;
        QVERIFY(!box.take());
        box.put(1);
        box.put(2);
        QCOMPARE(box.take(), std::optional(2));
        QVERIFY(!box.take());
    }
    void whatIsReplacedIsLetGo()
    {
        Mailbox<std::shared_ptr<int>> box;
        const auto first = std::make_shared<int>(1);
        box.put(first);
        QCOMPARE(first.use_count(), 2L);
        box.put(std::make_shared<int>(2));
        QCOMPARE(first.use_count(), 1L);
    }
    void aReplacedValueMayUseTheBoxWhileItDies()
    {
        // Old values are destroyed outside the lock, so a destructor that looks in does not hang.
        struct Nosy {
            Mailbox<std::shared_ptr<Nosy>>* box;
            int* found;
            ~Nosy() { *found += box->take().has_value(); }
        };
        Mailbox<std::shared_ptr<Nosy>> box;
        Mailbox<std::shared_ptr<Nosy>> other;
        int found = 0;
        box.put(std::make_shared<Nosy>(&box, &found));
        box.put(std::make_shared<Nosy>(&other, &found));
        QCOMPARE(found, 1);
        QVERIFY(!box.take());
    }
    void theReaderSeesOnlyNewerValues()
    {
        Mailbox<std::shared_ptr<const int>> box;
        std::jthread writer([&] {
            for (int i = 1; i <= 100'000; ++i) box.put(std::make_shared<const int>(i));
        });
        int last = 0;
        while (last < 100'000) {
            if (const auto value = box.take()) {
                QVERIFY(**value > last);
                last = **value;
            } else {
                std::this_thread::yield();
            }
        }
        QVERIFY(!box.take());
    }
};

QTEST_APPLESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
