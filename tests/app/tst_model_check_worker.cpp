// The thread beside the window that prices the board for the model check, driven by hand: what it
// computes begins and ends when the test says so.
#include "app/model_check_worker.h"

#include <QtTest/QtTest>

#include <atomic>
#include <semaphore>
#include <stdexcept>

using namespace ballast;
using portfolio::ModelCheck;
using portfolio::ModelCheckAnswer;

namespace {

const core::Time kNow{std::chrono::hours{24 * 365}};

portfolio::ModelCheckRequest requestOf(std::uint64_t wish)
{
    return {wish, std::make_shared<const market::Board>(),
            kNow + std::chrono::seconds{static_cast<int>(wish)}};
}

/// Each computation says that it began, and ends when it may.
struct Hand {
    std::counting_semaphore<100> began{0}, mayEnd{0};
    std::atomic<int> atOnce = 0, most = 0, count = 0;

    app::ModelCheckWorker::Check check()
    {
        return [this](const market::Board&, core::Time at) {
            most = std::max(most.load(), ++atOnce);
            ++count;
            began.release();
            mayEnd.acquire();
            --atOnce;
            ModelCheck made;
            made.agree = static_cast<int>((at - kNow) / std::chrono::seconds{1});
            return made;
        };
    }
};

std::shared_ptr<const ModelCheckAnswer> wait(app::ModelCheckWorker& worker)
{
    std::shared_ptr<const ModelCheckAnswer> answer;
    (void)QTest::qWaitFor([&] { return (answer = worker.take()) != nullptr; }, 60'000);
    return answer;
}

}  // namespace

class TestModelCheckWorker : public QObject {
    Q_OBJECT
private slots:
    void answersWhatWasAsked()
    {
        Hand hand;
        app::ModelCheckWorker worker(hand.check());
        worker.request(requestOf(7));
        hand.began.acquire();
        QVERIFY(!worker.take());
        hand.mayEnd.release();
        const auto answer = wait(worker);
        QVERIFY(answer && answer->check);
        QCOMPARE(answer->wish, std::uint64_t{7});
        QCOMPARE(answer->at, requestOf(7).at);
        QCOMPARE(answer->check->agree, 7);
        QVERIFY(!worker.take());
    }

    void worksOutOneAtATimeAndOfThoseWaitingTheNewest()
    {
        Hand hand;
        app::ModelCheckWorker worker(hand.check());
        worker.request(requestOf(1));
        hand.began.acquire();
        for (std::uint64_t wish = 2; wish <= 20; ++wish) worker.request(requestOf(wish));
        hand.mayEnd.release();
        hand.began.acquire();  // the next one began, so that the first has had its end
        QVERIFY(!worker.take());
        hand.mayEnd.release();
        const auto answer = wait(worker);
        QVERIFY(answer);
        QCOMPARE(answer->wish, std::uint64_t{20});
        QCOMPARE(hand.count.load(), 2);
        QCOMPARE(hand.most.load(), 1);
    }

    void nobodyLooksAndNothingIsAnswered()
    {
        Hand hand;
        app::ModelCheckWorker worker(hand.check());
        worker.request(requestOf(1));
        hand.began.acquire();
        worker.request(requestOf(2));
        worker.cancel();
        hand.mayEnd.release();
        worker.request(requestOf(3));
        hand.began.acquire();
        QVERIFY(!worker.take());
        hand.mayEnd.release();
        const auto answer = wait(worker);
        QVERIFY(answer);
        QCOMPARE(answer->wish, std::uint64_t{3});
        QCOMPARE(hand.count.load(), 2);
    }

    /// Who closes the window waits for what is under way, and for nothing that was waiting.
    void endsWithWhatIsUnderWay()
    {
        Hand hand;
        {
            app::ModelCheckWorker worker(hand.check());
            worker.request(requestOf(1));
            hand.began.acquire();
            worker.request(requestOf(2));
            hand.mayEnd.release(2);
            worker.cancel();
        }
        QVERIFY(hand.count.load() <= 2);
        QCOMPARE(hand.atOnce.load(), 0);
        app::ModelCheckWorker idle(hand.check());
    }

    void whatThrowsBecomesAnAnswer()
    {
        app::ModelCheckWorker worker(
            [](const market::Board&, core::Time) -> ModelCheck { throw std::runtime_error("so"); });
        worker.request(requestOf(5));
        const auto answer = wait(worker);
        QVERIFY(answer && !answer->check);
        QCOMPARE(answer->wish, std::uint64_t{5});
        QCOMPARE(answer->problem, std::string("so"));
    }
};

QTEST_GUILESS_MAIN(TestModelCheckWorker)
#include "tst_model_check_worker.moc"
