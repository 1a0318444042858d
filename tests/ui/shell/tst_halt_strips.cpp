// A halt is told in every window of the desk, and in the status bar.
#include "tests/support/sample_snapshot.h"
#include "ui/shell/halt_strips.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/widgets/badge.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

using namespace ballast;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

std::shared_ptr<engine::Snapshot> halted(const char* why)
{
    auto snapshot = support::copyOf(*support::sampleSnapshot({.mode = engine::Mode::Halted}));
    snapshot->haltReason = why;
    return snapshot;
}

struct Desk {
    ui::MainWindow window{{ui::Environs::Paper, s("paper"), {}, s("the paper exchange")}};
    Desk()
    {
        window.resize(1'440, 900);
        static_cast<QWidget&>(window).show();
        window.show(support::sampleSnapshot());
    }
};

QFrame* stripOf(const QWidget* window)
{
    return window->findChild<QFrame*>(s("haltStrip"), Qt::FindDirectChildrenOnly);
}

}  // namespace

class TestHaltStrips : public QObject {
    Q_OBJECT

private slots:
    void everyWindowSaysItAndWhy()
    {
        Desk desk;
        desk.window.openReview();
        QWidget* review = desk.window.findChild<QWidget*>(s("reviewWindow"));
        QVERIFY(review && !stripOf(review));
        const int before = review->contentsMargins().top();
        desk.window.show(halted("margin breach"));
        const QFrame* strip = stripOf(review);
        QVERIFY(strip && strip->isVisible());
        QCOMPARE(strip->property("role").toString(), s("critical"));
        QVERIFY(strip->findChild<QLabel*>()->text().startsWith(s("HALTED: margin breach.")));
        QVERIFY(strip->width() == review->width());
        // What stands in the window is below it.
        QTRY_VERIFY(review->layout()->itemAt(0)->geometry().top() >= strip->height());
        // One that opens meanwhile, a dialog of a panel among them, has it at once.
        desk.window.openWhy();
        QVERIFY(stripOf(desk.window.findChild<QWidget*>(s("whyWindow"))));
        QDialog dialog(desk.window.findChild<QWidget*>(s("proposalsPanel")));
        auto* column = new QVBoxLayout(&dialog);
        auto* edit = new QLineEdit;
        column->addWidget(edit);
        dialog.show();
        edit->setFocus();
        QVERIFY(stripOf(&dialog));
        QTRY_VERIFY(edit->y() >= stripOf(&dialog)->height());
        QCOMPARE(dialog.focusWidget(), edit);
        // Another reason is told in place of the first.
        desk.window.show(halted("kill switch"));
        QVERIFY(strip->findChild<QLabel*>()->text().startsWith(s("HALTED: kill switch.")));
        desk.window.show(support::sampleSnapshot({.revision = 4'300}));
        QTRY_VERIFY(!stripOf(review) && !stripOf(&dialog));
        QCOMPARE(review->contentsMargins().top(), before);
    }

    void aPanelThatFloatsSaysItAndOneThatIsDockedDoesNot()
    {
        Desk desk;
        desk.window.show(halted("margin breach"));
        ui::PanelDock* dock = desk.window.docks().front();
        QVERIFY(!stripOf(dock));
        dock->setFloating(true);
        dock->show();
        QTRY_VERIFY(stripOf(dock));
        dock->setFloating(false);
        QTRY_VERIFY(!stripOf(dock));
    }

    void aMenuIsNoWindow()
    {
        Desk desk;
        desk.window.show(halted("margin breach"));
        QMenu menu(&desk.window);
        menu.addAction(s("something"));
        menu.popup(QPoint(10, 10));
        QVERIFY(!stripOf(&menu));
        QVERIFY(!stripOf(&desk.window));  // its banner says it
        menu.close();
    }

    void theStatusBarSaysIt()
    {
        Desk desk;
        const auto* badge = desk.window.findChild<ui::Badge*>(s("haltedBadge"));
        QVERIFY(badge && badge->isHidden());
        desk.window.show(halted("margin breach"));
        QVERIFY(badge->isVisible());
        QCOMPARE(badge->word(), s("HALTED"));
        QVERIFY(badge->toolTip().contains(s("margin breach")));
        desk.window.tell(s("A sentence that is told for some seconds."));
        QVERIFY(badge->isVisible());
        desk.window.show(support::sampleSnapshot({.revision = 4'300}));
        QVERIFY(badge->isHidden());
    }
};

QTEST_MAIN(TestHaltStrips)
#include "tst_halt_strips.moc"
