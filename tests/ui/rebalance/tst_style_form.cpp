#include "ui/rebalance/style_form.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace ballast;
using namespace std::chrono_literals;
using execution::Style;
using execution::StyleKind;

class TestStyleForm : public QObject {
    Q_OBJECT
private slots:
    void showsWhatTheStyleAsksForAndNothingElse()
    {
        ui::StyleForm form;
        form.show();
        Style style;
        style.kind = StyleKind::Peg;
        style.peg.deadline = 45s;
        form.take(style);
        const auto field = [&](const char* name) {
            return form.findChild<QWidget*>(QString::fromLatin1(name));
        };
        QVERIFY(field("styleDeadline")->isVisible());
        QVERIFY(field("styleAtDeadline")->isVisible());
        QVERIFY(!field("styleSlices")->isVisible());
        QCOMPARE(form.findChild<QLineEdit*>(QStringLiteral("styleDeadline"))->text(),
                 QStringLiteral("45"));
        style.kind = StyleKind::Twap;
        form.take(style);
        QVERIFY(field("styleSlices")->isVisible());
        QVERIFY(!field("styleDeadline")->isVisible());
    }

    void readsBackWhatItShows_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 6; ++kind) QTest::addRow("kind %d", kind) << kind;
    }
    void readsBackWhatItShows()
    {
        QFETCH(int, kind);
        Style style;
        style.kind = static_cast<StyleKind>(kind);
        style.peg.atDeadline = execution::AtDeadline::Leave;
        style.peg.mostMoves = 7;
        ui::StyleForm form;
        form.take(style);
        Style read = style;
        QCOMPARE(form.read(read), QStringList{});
        QVERIFY(read == style);
    }

    void aWrongNumberIsSaidAndNotTaken()
    {
        ui::StyleForm form;
        Style style;
        style.kind = StyleKind::Peg;
        form.take(style);
        QSignalSpy edited(&form, &ui::StyleForm::edited);
        auto* ticks = form.findChild<QLineEdit*>(QStringLiteral("styleRepegTicks"));
        ticks->clear();
        QTest::keyClicks(ticks, QStringLiteral("1.5"));
        QVERIFY(edited.count() > 0);
        Style read = style;
        const QStringList problems = form.read(read);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.front().startsWith(QStringLiteral("Follows at, ticks: ")));
        QCOMPARE(read.peg.repegTicks, style.peg.repegTicks);
    }
};

QTEST_MAIN(TestStyleForm)
#include "tst_style_form.moc"
