// The page of records and reports: what is to be seen of it is seen in every theme, and a wheel
// over it drafts nothing.
#include "ui/settings/records_page.h"

#include "ui/settings/changes_page.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wheel_guard.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStyleOptionSpinBox>
#include <QTableWidget>
#include <QtTest>

using namespace ballast;

namespace {

/// The strongest contrast of any pixel in `area` with what lies round it.
double mostContrast(const QImage& picture, const QRect& area, const QColor& ground)
{
    double most = 1;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (picture.valid(x, y))
                most = std::max(most, ui::contrast(picture.pixelColor(x, y), ground));
    return most;
}

void turnWheel(QWidget* over)
{
    const QPointF at = over->rect().center();
    QWheelEvent wheel(at, over->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(over, &wheel);
}

}  // namespace

class TestRecordsPage : public QObject {
    Q_OBJECT
private slots:
    void boxesAndArrowsAreSeen_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("dark") << int(ui::ThemeKind::Dark);
        QTest::newRow("light") << int(ui::ThemeKind::Light);
        QTest::newRow("high contrast") << int(ui::ThemeKind::HighContrast);
    }
    /// Three to one is what a control needs to be told from its ground (WCAG 1.4.11).
    void boxesAndArrowsAreSeen()
    {
        QFETCH(int, kind);
        ui::applyTheme(*qApp, static_cast<ui::ThemeKind>(kind));
        ui::RecordsPage page;
        ui::RecordSettings records;
        records.events = false;
        page.show(records, records);
        page.resize(760, 560);
        static_cast<QWidget&>(page).show();
        const QColor ground = ui::Theme::current().ground;
        auto* box = page.findChild<QCheckBox*>(QStringLiteral("recordsEvents"));
        QStyleOptionButton of;
        of.initFrom(box);
        const QRect indicator =
            box->style()->subElementRect(QStyle::SE_CheckBoxIndicator, &of, box);
        QVERIFY(mostContrast(box->grab().toImage(), indicator, ground) >= 3);
        auto* spin = page.findChild<QSpinBox*>(QStringLiteral("recordsFull"));
        QStyleOptionSpinBox option;
        option.initFrom(spin);
        option.subControls = QStyle::SC_All;
        option.stepEnabled = QAbstractSpinBox::StepUpEnabled | QAbstractSpinBox::StepDownEnabled;
        const QImage picture = spin->grab().toImage();
        for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
            const QRect button =
                spin->style()->subControlRect(QStyle::CC_SpinBox, &option, part, spin);
            QVERIFY(button.isValid());
            QVERIFY(mostContrast(picture, button.adjusted(3, 3, -3, -3), ground) >= 3);
        }
        ui::applyTheme(*qApp, ui::ThemeKind::Dark);
    }

    /// As narrow as the dialog lets it be.
    void noLabelIsCut()
    {
        ui::applyTheme(*qApp, ui::ThemeKind::Dark);
        ui::RecordsPage page;
        ui::RecordSettings then;
        then.fullDays = 5, then.minutesDays = 3, then.alertsDays = then.positionsDays = 30;
        then.events = false;
        then.dailyAt = "06:30", then.folder = "/var/reports", then.desk = "desk";
        page.show(then, {});    // all there is to be said below it
        page.resize(840, 580);  // of the dialog as it opens
        static_cast<QWidget&>(page).show();
        QApplication::processEvents();
        for (const QLabel* label : page.findChildren<QLabel*>()) {
            const QString text = label->text();
            if (!label->isVisible() || text.isEmpty()) continue;
            const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                                 : label->sizeHint().height();
            QVERIFY2(label->height() >= needed, qPrintable(text));
            if (!label->wordWrap())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(text));
        }
        for (const QCheckBox* box : page.findChildren<QCheckBox*>())
            QVERIFY2(box->width() >= box->sizeHint().width(), qPrintable(box->text()));
    }

    void aWheelOverItDraftsNothing()
    {
        ui::RecordsPage page;
        ui::leaveWheelTo(&page);
        const ui::RecordSettings before = page.records();
        QSignalSpy edited(&page, &ui::RecordsPage::edited);
        static_cast<QWidget&>(page).show();
        QApplication::setActiveWindow(&page);
        page.setFocus();
        int fields = 0;
        for (const char* name : {"recordsFull", "recordsMinutes", "recordsAlerts",
                                 "recordsPositions", "recordsGb", "recordsAt", "recordsFormat"}) {
            auto* field = page.findChild<QWidget*>(QString::fromLatin1(name));
            QVERIFY2(field, name);
            QVERIFY2(field->focusPolicy() != Qt::WheelFocus, name);
            turnWheel(field);
            ++fields;
        }
        QCOMPARE(fields, 7);
        QCOMPARE(edited.count(), 0);
        QVERIFY(page.records() == before);
        // With the keyboard in it, it is meant.
        auto* spin = page.findChild<QSpinBox*>(QStringLiteral("recordsFull"));
        spin->setFocus();
        QTRY_VERIFY(spin->hasFocus());
        turnWheel(spin);
        QCOMPARE(edited.count(), 1);
    }

    void anEmptyValueIsCalledSo()
    {
        ui::ChangesPage page;
        page.show({{QStringLiteral("reports.folder"), QStringLiteral("''"),
                    QStringLiteral("'/var/reports'"), false, true},
                   {QStringLiteral("reports.desk"), {}, QStringLiteral("\"\""), false, true}},
                  {});
        const auto* table = page.findChild<QTableWidget*>(QStringLiteral("settingsChanges"));
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("empty"));
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("'/var/reports'"));
        QCOMPARE(table->item(1, 2)->text(), QStringLiteral("not said"));
        QCOMPARE(table->item(1, 3)->text(), QStringLiteral("empty"));
    }
};

QTEST_MAIN(TestRecordsPage)
#include "tst_records_page.moc"
