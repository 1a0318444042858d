// The guided tour: by script of snapshots, and through a window.
#include "tests/support/sample_snapshot.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/tour/note_place.h"
#include "ui/tour/tour_guide.h"
#include "ui/tour/tour_note.h"

#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace ballast;
using ui::TourStep;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

using Snapshot = std::shared_ptr<const engine::Snapshot>;

Snapshot with(rebalance::ProposalState state)
{
    auto changed = support::copyOf(*support::sampleSnapshot());
    auto proposals = std::make_shared<rebalance::Proposals>(*changed->proposals);
    for (rebalance::Proposal& p : proposals->items)
        if (p.state == rebalance::ProposalState::Live) p.state = state;
    changed->proposals = proposals;
    return changed;
}

Snapshot braked(engine::Brake brake)
{
    auto changed = support::copyOf(*support::sampleSnapshot());
    changed->brake = brake;
    return changed;
}

Snapshot named(const QString& name)
{
    if (name == s("approved")) return with(rebalance::ProposalState::Working);
    if (name == s("rejected")) return with(rebalance::ProposalState::Rejected);
    if (name == s("armed")) return support::sampleSnapshot({.autoFireArmed = true});
    if (name == s("paused")) return braked(engine::Brake::Pause);
    if (name == s("halted")) return support::sampleSnapshot({.mode = engine::Mode::Halted});
    return support::sampleSnapshot();
}

struct Shown {
    Shown() : window({ui::Environs::Paper, s("paper"), s("trader"), s("seed 7")})
    {
        QObject::connect(&window, &ui::MainWindow::commanded, &window,
                         [this](const engine::Command& c) {
                             if (!std::holds_alternative<engine::LookAt>(c.what)) ++commands;
                         });
        window.resize(1400, 900);
        window.show();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
        window.show(support::sampleSnapshot());
        QCoreApplication::processEvents();
    }
    ui::TourNote* note() const { return window.findChild<ui::TourNote*>(); }
    QString text() const { return note()->findChild<QLabel*>(s("tourText"))->text(); }
    void reach(TourStep step)
    {
        window.startTour();
        while (window.tour()->step() != step) window.tour()->next();
        QCoreApplication::processEvents();
    }
    int commands = 0;
    ui::MainWindow window;
};

}  // namespace

class TestTour : public QObject {
    Q_OBJECT
private slots:
    void itGoesOnByNextOrByWhatIsDone_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QStringList>("seen");
        QTest::addColumn<int>("to");
        const auto row = [](const char* name, TourStep from, const char* seen, TourStep to) {
            QTest::newRow(name) << int(from) << s(seen).split(u' ', Qt::SkipEmptyParts) << int(to);
        };
        row("cards stay until Next", TourStep::Cards, "as-was approved armed", TourStep::Cards);
        row("cards, Next", TourStep::Cards, "next", TourStep::Band);
        row("approve waits", TourStep::Approve, "as-was as-was", TourStep::Approve);
        row("approve is approved", TourStep::Approve, "as-was approved", TourStep::Orders);
        row("approve is rejected", TourStep::Approve, "rejected", TourStep::Approve);
        row("approve is approved once", TourStep::Approve, "approved approved as-was",
            TourStep::Orders);
        row("approve, Next", TourStep::Approve, "next", TourStep::Orders);
        row("auto-fire is armed", TourStep::AutoFire, "armed", TourStep::Stop);
        row("auto-fire, a pause is no arming", TourStep::AutoFire, "paused", TourStep::AutoFire);
        row("stop by a pause", TourStep::Stop, "paused", TourStep::History);
        row("stop by a halt", TourStep::Stop, "halted", TourStep::History);
        row("the last one, Next", TourStep::History, "next", TourStep::Over);
        row("over stays over", TourStep::History, "next next paused", TourStep::Over);
    }
    void itGoesOnByNextOrByWhatIsDone()
    {
        QFETCH(int, from);
        QFETCH(QStringList, seen);
        QFETCH(int, to);
        ui::TourFacts now = ui::tourFacts(*support::sampleSnapshot());
        ui::Tour tour{TourStep(from), now};
        for (const QString& what : seen) {
            if (what == s("next")) {
                tour = ui::tourNext(tour, now);
                continue;
            }
            now = ui::tourFacts(*named(what));
            tour = ui::tourLooked(tour, now);
        }
        QCOMPARE(int(tour.step), to);
    }

    void whatWasOnAlreadyIsToBeDoneAnew()
    {
        const ui::TourFacts paused = ui::tourFacts(*named(s("paused")));
        const ui::TourFacts free = ui::tourFacts(*named(s("as-was")));
        ui::Tour tour{TourStep::Stop, paused};
        tour = ui::tourLooked(tour, paused);
        QCOMPARE(tour.step, TourStep::Stop);
        tour = ui::tourLooked(tour, free);
        QCOMPARE(tour.step, TourStep::Stop);
        tour = ui::tourLooked(tour, paused);
        QCOMPARE(tour.step, TourStep::History);
    }

    void everyNoteHasWordsAndPointsAtSomethingThereIs()
    {
        Shown shown;
        shown.window.startTour();
        for (int step = 0; step < ui::kTourNotes; ++step) {
            QCOMPARE(int(shown.window.tour()->step()), step);
            QCoreApplication::processEvents();
            QVERIFY(shown.note()->isVisible());
            QVERIFY2(shown.text().size() > 60 && shown.text().size() < 300,
                     qPrintable(shown.text()));
            QVERIFY2(!shown.text().contains(u'{') && !shown.text().contains(s("no key")),
                     qPrintable(shown.text()));
            const auto* ring = shown.window.findChild<ui::TourRing*>();
            QVERIFY2(ring->isVisible(), qPrintable(shown.text()));
            shown.window.tour()->next();
        }
        QVERIFY(!shown.window.tour()->running());
        QVERIFY(!shown.note()->isVisible());
        QCOMPARE(shown.commands, 0);
    }

    void withoutAProposalTheNoteSaysThatOneComes()
    {
        Shown shown;
        shown.reach(TourStep::Proposal);
        QVERIFY(shown.text().contains(s("has left its band")));
        shown.window.show(with(rebalance::ProposalState::Rejected));
        QVERIFY2(shown.text().contains(s("about a minute")), qPrintable(shown.text()));
        QCOMPARE(shown.window.tour()->step(), TourStep::Proposal);
    }

    void anApprovalLeadsOnByItself()
    {
        Shown shown;
        shown.reach(TourStep::Approve);
        QVERIFY2(shown.text().contains(s("Press A to approve")), qPrintable(shown.text()));
        QCOMPARE(shown.window.keys().set(s("approveAction"), QKeySequence(Qt::Key_Y)), QString());
        shown.window.show(support::sampleSnapshot({.revision = 4243}));
        QVERIFY2(shown.text().contains(s("Press Y to approve")), qPrintable(shown.text()));
        shown.window.show(with(rebalance::ProposalState::Working));
        QCOMPARE(shown.window.tour()->step(), TourStep::Orders);
    }

    void itNeverCoversTheAnswersToAProposal_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("large") << 1680 << 1000;
        QTest::newRow("usual") << 1400 << 900;
        QTest::newRow("small") << 1200 << 800;
    }
    void itNeverCoversTheAnswersToAProposal()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        Shown shown;
        shown.window.resize(width, height);
        QCoreApplication::processEvents();
        shown.window.startTour();
        int checked = 0;
        for (; shown.window.tour()->running(); shown.window.tour()->next()) {
            QTest::qWait(1);
            QCoreApplication::processEvents();
            const QRect note = shown.note()->geometry();
            QVERIFY(shown.window.rect().contains(note));
            for (const char* name : {"approve", "edit", "reject", "snooze", "stopAll"}) {
                const auto* button = shown.window.findChild<QPushButton*>(s(name));
                QVERIFY(button);
                if (button->visibleRegion().isEmpty()) continue;
                const QRect rect(button->mapTo(&shown.window, QPoint()), button->size());
                QVERIFY2(!rect.intersects(note), name);
                ++checked;
            }
        }
        QVERIFY(checked > ui::kTourNotes);
    }

    void theFocusStaysWithTheProposal()
    {
        Shown shown;
        auto* card = shown.window.findChild<QWidget*>(s("proposalCard"));
        card->setFocus(Qt::OtherFocusReason);
        shown.window.startTour();
        for (; shown.window.tour()->running(); shown.window.tour()->next()) {
            QCoreApplication::processEvents();
            QCOMPARE(QApplication::focusWidget(), card);
        }
        shown.window.startTour();
        QTest::mouseClick(shown.note()->findChild<QPushButton*>(s("tourNextButton")),
                          Qt::LeftButton);
        QCOMPARE(shown.window.tour()->step(), TourStep::Band);
        QCOMPARE(QApplication::focusWidget(), card);
    }

    void theKeyboardAloneLeadsThroughAndEscEnds()
    {
        Shown shown;
        shown.window.startTour();
        QTest::keyClick(&shown.window, Qt::Key_F7);
        QCOMPARE(shown.window.tour()->step(), TourStep::Band);
        QTest::keyClick(&shown.window, Qt::Key_Escape);
        QVERIFY(!shown.window.tour()->running());
        QTest::keyClick(&shown.window, Qt::Key_F7);  // there is none any more
        QVERIFY(!shown.window.tour()->running());
    }

    void itIsForThePaperExchange()
    {
        ui::MainWindow window({ui::Environs::Live, s("deribit"), s("hedge-1"), {}});
        window.startTour();
        QVERIFY(!window.tour()->running());
    }

    void aNoteStandsBesideItsTargetAndOffWhatIsKeptClear_data()
    {
        QTest::addColumn<QRect>("target");
        QTest::addColumn<QRect>("clear");
        QTest::addColumn<QPoint>("at");
        QTest::newRow("right of it") << QRect(100, 100, 50, 50) << QRect() << QPoint(162, 100);
        QTest::newRow("left, where the right has no room")
            << QRect(700, 100, 290, 50) << QRect() << QPoint(488, 100);
        QTest::newRow("below, where the right is kept clear")
            << QRect(20, 100, 50, 50) << QRect(80, 90, 400, 50) << QPoint(20, 162);
    }
    void aNoteStandsBesideItsTargetAndOffWhatIsKeptClear()
    {
        QFETCH(QRect, target);
        QFETCH(QRect, clear);
        QFETCH(QPoint, at);
        const QPoint placed = ui::placeNote({200, 100}, QRect(0, 0, 1000, 600), target, {clear});
        QCOMPARE(placed, at);
    }
};

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
