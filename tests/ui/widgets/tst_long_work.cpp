// Work beside the window: how far it is, that it can be cancelled, and what of it is shown.
#include "ui/widgets/long_work.h"
#include "ui/widgets/remark_label.h"
#include "ui/widgets/work_board.h"

#include <QLabel>
#include <QProgressBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 20'000;

QString s(const char* text) { return QString::fromUtf8(text); }
QString plain(QString text) { return text.replace(QChar(0xA0), u' '); }

/// Works until it is cancelled, and says so step by step.
QString endless(const ui::WorkWatch& watch)
{
    for (int step = 1; watch.goOn(step / (step + 1.0)); ++step) QThread::yieldCurrentThread();
    return {};
}

}  // namespace

class TestLongWork : public QObject {
    Q_OBJECT
private slots:
    void saysHowLongItWillTake_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("begun") << 0.0 << 0.1 << s("0 % · working");
        QTest::newRow("too early to tell") << 0.3 << 0.4 << s("30 % · working");
        QTest::newRow("too little to tell") << 0.005 << 9.0 << s("0 % · working");
        QTest::newRow("a quarter") << 0.25 << 4.0 << s("25 % · about 12.0 s left");
        QTest::newRow("minutes") << 0.1 << 60.0 << s("10 % · about 9 min 00 s left");
        QTest::newRow("done") << 1.0 << 3.0 << s("100 % · about 0 ms left");
        QTest::newRow("beyond") << 1.7 << 3.0 << s("100 % · about 0 ms left");
    }
    void saysHowLongItWillTake()
    {
        QFETCH(double, share);
        QFETCH(double, seconds);
        QFETCH(QString, words);
        QCOMPARE(plain(ui::progressWords(share, seconds)), words);
    }

    void tellsWhatCameOfIt_data()
    {
        QTest::addColumn<QString>("problem");
        QTest::newRow("done") << QString();
        QTest::newRow("not done") << s("The disk is full.");
    }
    void tellsWhatCameOfIt()
    {
        QFETCH(QString, problem);
        ui::LongWork work(s("Writing a.csv"), [problem](const ui::WorkWatch&) { return problem; });
        QSignalSpy ended(&work, &ui::LongWork::finished);
        work.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatienceMs);
        QCOMPARE(ended[0][0].toString(), problem);
        QCOMPARE(ended[0][1].toBool(), false);
    }

    void anExceptionIsAProblem()
    {
        ui::LongWork work(s("Writing"), [](const ui::WorkWatch&) -> QString {
            throw std::runtime_error("out of room");
        });
        QSignalSpy ended(&work, &ui::LongWork::finished);
        work.start();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatienceMs);
        QVERIFY(ended[0][0].toString().contains(s("out of room")));
    }

    void isCancelledAndSaysSo()
    {
        ui::LongWork work(s("Writing"), endless);
        QSignalSpy ended(&work, &ui::LongWork::finished), moved(&work, &ui::LongWork::progressed);
        work.start();
        QTRY_VERIFY_WITH_TIMEOUT(!moved.empty(), kPatienceMs);
        QVERIFY(moved.last()[0].toDouble() > 0);
        work.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatienceMs);
        QCOMPARE(ended[0][1].toBool(), true);
        QVERIFY(ended[0][0].toString().isEmpty());
        QCOMPARE(plain(ui::writtenWords(s("/a/b.csv"), {}, true)),
                 s("/a/b.csv was not written: it was cancelled."));
    }

    /// What was asked for is finished, and nothing of it runs on when its window is gone.
    void itsEndIsWaitedFor()
    {
        QSemaphore ended;
        {
            ui::LongWork work(s("Writing"), [&ended](const ui::WorkWatch& watch) {
                for (int step = 0; step < 10'000 && watch.goOn(step / 1e4); ++step)
                    QThread::yieldCurrentThread();
                ended.release();
                return QString();
            });
            work.start();
        }
        QCOMPARE(ended.available(), 1);
    }

    void theBoardShowsWhatLasts()
    {
        QWidget window;
        window.resize(1000, 600);
        ui::WorkBoard board(&window);
        QSignalSpy cancelled(&board, &ui::WorkBoard::cancelled);
        window.show();
        board.begin(7, s("Reading past rebalances"));
        board.begin(8, s("Reading finer samples"));
        board.progress(7, 0.2, 0.1);
        QCOMPARE(board.shown(), 0);  // what ends at once is not shown
        QVERIFY(!board.isVisible());
        board.progress(7, 0.5, ui::WorkBoard::kPatience + 1);
        QCOMPARE(board.shown(), 1);
        QVERIFY(board.isVisible());
        QVERIFY(window.rect().contains(board.geometry()));
        QCOMPARE(board.findChild<QProgressBar*>(s("workProgress"))->value(), 500);
        QVERIFY(board.findChild<QLabel*>(s("workLeft"))->text().startsWith(s("50 %")));
        auto* button = board.findChild<QToolButton*>(s("workCancel"));
        QVERIFY(!button->accessibleName().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(cancelled[0][0].toULongLong(), 7ULL);
        QVERIFY(!button->isEnabled());
        board.end(7);
        QVERIFY(!board.isVisible());
        board.end(8);
        board.end(99);             // never begun
        board.progress(7, 1, 99);  // over
        QCOMPARE(board.shown(), 0);
    }

    void theBoardFollowsAndCancels()
    {
        QWidget window;
        ui::WorkBoard board(&window);
        ui::LongWork work(s("Writing"), endless), other(s("Reading"), endless);
        QSignalSpy ended(&work, &ui::LongWork::finished), others(&other, &ui::LongWork::finished);
        board.follow(&work);
        board.follow(&other);
        work.start();
        other.start();
        QTRY_COMPARE_WITH_TIMEOUT(board.shown(), 2, kPatienceMs);
        board.findChild<QToolButton*>(s("workCancel"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatienceMs);
        QCOMPARE(board.shown(), 1);
        QVERIFY(others.empty());
        other.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(others.size(), 1, kPatienceMs);
        QCOMPARE(board.shown(), 0);
    }

    void aRemarkIsNeverCutWithinAWord()
    {
        ui::RemarkLabel label;
        label.setText(s("32 legs · 3 without a mark"));
        const auto wide = [&](const QString& text) {
            return label.fontMetrics().horizontalAdvance(text);
        };
        QCOMPARE(label.shownIn(wide(label.text())), label.text());
        QCOMPARE(label.shownIn(wide(label.text()) - 1), s("32 legs · 3 without a…"));
        QCOMPARE(label.shownIn(wide(s("32 legs…"))), s("32 legs…"));
        QCOMPARE(label.shownIn(wide(s("32…"))), s("32…"));
        QCOMPARE(label.shownIn(2), QString());
        label.setText(s("legs"));
        QCOMPARE(label.shownIn(wide(s("legs")) - 1), QString());
    }
};

QTEST_MAIN(TestLongWork)
#include "tst_long_work.moc"
