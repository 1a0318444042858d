// The form for a report, and the window's wish that follows from it.
#include "tests/support/sample_review.h"
#include "tests/support/sample_snapshot.h"
#include "ui/review/review_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/report_form.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace ballast;
using namespace ballast::ui;

class TestReportForm : public QObject {
    Q_OBJECT
private slots:
    void periods_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("today") << 0 << QStringLiteral("2026-03-05") << QStringLiteral("2026-03-05");
        QTest::newRow("yesterday")
            << 1 << QStringLiteral("2026-03-04") << QStringLiteral("2026-03-04");
        QTest::newRow("seven days")
            << 2 << QStringLiteral("2026-02-27") << QStringLiteral("2026-03-05");
        QTest::newRow("this month")
            << 3 << QStringLiteral("2026-03-01") << QStringLiteral("2026-03-05");
        QTest::newRow("last month")
            << 4 << QStringLiteral("2026-02-01") << QStringLiteral("2026-02-28");
    }
    void periods()
    {
        QFETCH(int, number);
        ReportForm form(QDate(2026, 3, 5), nullptr);
        QSignalSpy chosen(&form, &ReportForm::chosen);
        auto* period = form.findChild<QComboBox*>(QStringLiteral("reportPeriod"));
        period->setCurrentIndex(number);
        emit period->activated(number);
        emit form.findChild<QDialogButtonBox*>()->accepted();
        QCOMPARE(chosen.size(), 1);
        QTEST(chosen[0][0].toDate().toString(Qt::ISODate), "from");
        QTEST(chosen[0][1].toDate().toString(Qt::ISODate), "to");
        QCOMPARE(chosen[0][2].toString(), QStringLiteral("pdf"));
    }
    void aPeriodDoesNotEndBeforeItBegins()
    {
        ReportForm form(QDate(2026, 3, 5), nullptr);
        auto* from = form.findChild<QDateEdit*>(QStringLiteral("reportFrom"));
        auto* to = form.findChild<QDateEdit*>(QStringLiteral("reportTo"));
        to->setDate(QDate(2026, 2, 1));
        emit to->userDateChanged(to->date());
        QVERIFY(from->date() <= to->date());
        QCOMPARE(form.findChild<QComboBox*>(QStringLiteral("reportPeriod"))->currentIndex(), 5);
    }
    void names()
    {
        const QDate day(2026, 11, 22);
        const QString pdf = QStringLiteral("pdf");
        QCOMPARE(reportName(day, day, pdf), QStringLiteral("ballast-daily-2026-11-22.pdf"));
        QCOMPARE(reportName(QDate(2026, 11, 1), QDate(2026, 11, 30), pdf),
                 QStringLiteral("ballast-monthly-2026-11.pdf"));
        QCOMPARE(reportName(QDate(2026, 11, 16), day, QStringLiteral("csv")),
                 QStringLiteral("ballast-2026-11-16-to-2026-11-22.csv"));
    }
    void theWindowOffersBoth()
    {
        MainWindow window({});
        QVERIFY(window.findChild<QAction*>(QStringLiteral("reportToday")));
        QAction* open = window.findChild<QAction*>(QStringLiteral("openReport"));
        QVERIFY(open);
        open->trigger();
        auto* form = window.findChild<ReportForm*>();
        QVERIFY(form && form->isVisible());
        form->reject();
    }
    void theReviewMakesAReportOfItsPeriod_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("title");
        QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("Report…")
                            << QStringLiteral("Write a report");
        QTest::newRow("de") << QStringLiteral("de") << QStringLiteral("Bericht…")
                            << QStringLiteral("Einen Bericht schreiben");
    }
    void theReviewMakesAReportOfItsPeriod()
    {
        QFETCH(QString, language);
        installLanguage(*qApp, languageOf(language));
        QTemporaryDir dir;
        MainWindow window({});
        QSignalSpy wished(&window, &MainWindow::reportWished);
        connect(&window, &MainWindow::reviewMade, this, [&window] {
            ReviewPanel* panel = window.review();
            connect(panel, &ReviewPanel::wished, panel,
                    [panel](const review::ReviewWish& wish, bool) {
                        panel->show(support::reviewPicture(wish, 4), 0.1);
                    });
        });
        static_cast<QWidget&>(window).show();
        window.show(support::sampleSnapshot());
        window.openReview();
        auto* button = window.review()->findChild<QPushButton*>(QStringLiteral("reviewReport"));
        QVERIFY(button && button->isVisible() && button->isEnabled());
        QTEST(button->text(), "button");
        QString title, suggested;
        // The dialog holds the click up until it is answered.
        QTimer::singleShot(0, qApp, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog) return;
            title = dialog->windowTitle();
            suggested = QFileInfo(dialog->selectedFiles().value(0)).fileName();
            dialog->selectFile(dir.filePath(QStringLiteral("mine")));
            QMetaObject::invokeMethod(dialog, "accept");
        });
        button->click();
        QTEST(title, "title");
        QCOMPARE(wished.size(), 1);
        const auto wish = wished[0][0].value<ReportWish>();
        const review::Period period = window.review()->wish().period;
        QCOMPARE(wish.from, utcDay(period.from));
        QCOMPARE(wish.to, utcDay(period.to));
        QCOMPARE(wish.from.daysTo(wish.to), 6);
        QCOMPARE(suggested, reportName(wish.from, wish.to, QStringLiteral("pdf")));
        QCOMPARE(wish.path, dir.filePath(QStringLiteral("mine.pdf")));
        // What becomes of it is told where it was asked for.
        window.tellOfReport(QStringLiteral("The report is in mine.pdf."));
        const auto labels = window.review()->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("mine.pdf"));
        }));
        window.review()->window()->hide();
        installLanguage(*qApp, languageOf(QStringLiteral("en")));
    }
};

QTEST_MAIN(TestReportForm)
#include "tst_report_form.moc"
