// What a person is asked at the first run, and again under Help.
#include "ui/help/help_window.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"
#include "ui/tour/tour_guide.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace ballast;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

ui::Environment on(ui::Environs kind) { return {kind, s("paper"), s("trader"), s("seed 7")}; }

/// The dialog of a window that stands, brought up from its menu.
ui::FirstSteps* asked(ui::MainWindow& window)
{
    window.show();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
    window.findChild<QAction*>(s("firstSteps"))->trigger();
    return window.findChild<ui::FirstSteps*>();
}

}  // namespace

class TestFirstSteps : public QObject {
    Q_OBJECT
private slots:
    void enterIsThePaperExchangeWithTheTour()
    {
        ui::FirstSteps steps(false);
        steps.show();
        QVERIFY(QTest::qWaitForWindowActive(&steps));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(steps.result(), int(QDialog::Accepted));
        QCOMPARE(steps.market(), ui::FirstSteps::Market::Paper);
        QVERIFY(steps.tour());
    }

    void theKeyboardAloneChoosesAnother()
    {
        ui::FirstSteps steps(false);
        steps.show();
        QVERIFY(QTest::qWaitForWindowActive(&steps));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(steps.market(), ui::FirstSteps::Market::Venue);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(steps.result(), int(QDialog::Accepted));
        QVERIFY(!steps.tour());
    }

    void escapeChoosesNothing()
    {
        ui::FirstSteps steps(false);
        steps.show();
        QVERIFY(QTest::qWaitForWindowActive(&steps));
        QTest::keyClick(&steps, Qt::Key_Escape);
        QCOMPARE(steps.result(), int(QDialog::Rejected));
        QVERIFY(!steps.isVisible());
    }

    void aRecordingHasToBeThere_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("none said") << s("") << s("Which folder");
        QTest::newRow("nothing there") << s("/nowhere/at/all") << s("nothing at /nowhere");
        QTest::newRow("there") << QDir::tempPath() << s("");
    }
    void aRecordingHasToBeThere()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        ui::FirstSteps steps(false);
        steps.show();
        QVERIFY(QTest::qWaitForWindowActive(&steps));
        steps.findChild<QRadioButton*>(s("firstRecorded"))->setChecked(true);
        QTest::keyClicks(steps.findChild<QLineEdit*>(s("firstFolder")), path);
        steps.findChild<QPushButton*>(s("firstOpen"))->click();
        const QString problem = steps.findChild<QLabel*>(s("firstProblem"))->text();
        QVERIFY2(says.isEmpty() ? problem.isEmpty() : problem.contains(says), qPrintable(problem));
        QCOMPARE(steps.result(), int(says.isEmpty() ? QDialog::Accepted : QDialog::Rejected));
        if (says.isEmpty()) QCOMPARE(steps.folder(), path);
    }

    void onThePaperExchangeTheTourBegins()
    {
        ui::MainWindow window(on(ui::Environs::Paper));
        ui::FirstSteps* steps = asked(window);
        QVERIFY(steps && !steps->isModal());
        steps->accept();
        QVERIFY(window.tour()->running());
    }

    void elsewhereThePaperExchangeIsAskedFor()
    {
        ui::MainWindow window(on(ui::Environs::Replay));
        QSignalSpy wanted(&window, &ui::MainWindow::paperRequested);
        ui::FirstSteps* steps = asked(window);
        steps->findChild<QCheckBox*>(s("firstTour"))->setChecked(false);
        steps->accept();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toBool(), false);
        QVERIFY(!window.tour()->running());
    }

    void aRecordingIsAskedForByItsFolder()
    {
        ui::MainWindow window(on(ui::Environs::Paper));
        QSignalSpy wanted(&window, &ui::MainWindow::tapeRequested);
        ui::FirstSteps* steps = asked(window);
        steps->findChild<QRadioButton*>(s("firstRecorded"))->setChecked(true);
        steps->findChild<QLineEdit*>(s("firstFolder"))->setText(QDir::tempPath());
        steps->findChild<QPushButton*>(s("firstOpen"))->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().toString(), QDir::tempPath());
    }

    void aVenueWithoutSettingsShowsTheSteps()
    {
        ui::MainWindow window(on(ui::Environs::Paper));
        ui::FirstSteps* steps = asked(window);
        steps->findChild<QRadioButton*>(s("firstVenue"))->setChecked(true);
        steps->accept();
        const auto* help = window.findChild<ui::HelpWindow*>();
        QVERIFY(help && help->isVisible());
        QCOMPARE(help->page(), s("venues"));
    }
};

QTEST_MAIN(TestFirstSteps)
#include "tst_first_steps.moc"
