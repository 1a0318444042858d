// How amounts are held together in sentences, and typed.
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/unbroken.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTextLayout>
#include <QtTest>

using namespace ballast;

namespace {

/// The lines of a text as a label of that width breaks it.
QStringList linesOf(const QString& text, qreal width)
{
    QTextLayout layout(text, ui::uiFont(12));
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

}  // namespace

class TestAmounts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void holdsAnAmountTogether_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("held");
        const auto row = [](const char* name, const char* sentence, const char* held) {
            QTest::newRow(name) << QString::fromUtf8(sentence) << QString::fromUtf8(held);
        };
        row("groups", "Sell $330\u2009860 of it", "Sell $330\u202F860 of it");
        row("groups of a plain space", "0 to 100 000 and 1 000 000 in all",
            "0 to 100\u00A0000 and 1\u00A0000\u00A0000 in all");
        row("coin", "about +2.30 BTC, (4.602 BTC)", "about +2.30\u00A0BTC, (4.602\u00A0BTC)");
        row("percent", "5 % and 63.7%", "5\u00A0% and 63.7%");
        row("time", "for 9 s, after 16 min 00 s", "for 9\u00A0s, after 16\u00A0min\u00A000\u00A0s");
        row("clock", "until 08:00 UTC.", "until 08:00\u00A0UTC.");
        row("from to", "+4.62 \u2192 0.00 proposed", "+4.62\u00A0\u2192\u00A00.00 proposed");
        row("of", "0.60 / 1.40", "0.60\u00A0/\u00A01.40");
        row("band", "0.00 \u00B1 2.30", "0.00\u00A0\u00B1\u00A02.30");
        row("basis points", "(+1.70 bp)", "(+1.70\u00A0bp)");
        row("sign of dollars", "lost -$31.20", "lost -\u2060$31.20");
        row("a name is none", "Sell 4 BTC-PERPETUAL and buy 2 more",
            "Sell 4 BTC-PERPETUAL and buy 2 more");
        row("words", "Net delta +4.60 left the band", "Net delta +4.60 left the band");
        row("an arrow between words", "Guard \u2192 Limits", "Guard \u2192 Limits");
        row("nothing", "", "");
    }
    void holdsAnAmountTogether()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, held);
        QCOMPARE(ui::unbroken(sentence), held);
        QCOMPARE(ui::unbroken(held), held);
    }

    void noLineEndsWithinAnAmountAtAnyWidth()
    {
        const QString sentence = QString::fromUtf8(
            "Net delta +4.60 left the band at +2.30 and has been outside for 9 s. Sell "
            "$330\u2009860 "
            "of BTC-PERPETUAL (4.602 BTC) to bring it from +4.60 \u2192 0.00; about $1\u2009161.10 "
            "in fees, -$9.83 against the mid, within 16 min 00 s or until 08:00 UTC, 5 % of it.");
        const QStringList amounts{
            QString::fromUtf8("9 s."),        QString::fromUtf8("$330 860"),
            QString::fromUtf8("(4.602 BTC)"), QString::fromUtf8("+4.60 \u2192 0.00;"),
            QString::fromUtf8("$1 161.10"),   QString::fromUtf8("-$9.83"),
            QString::fromUtf8("16 min 00 s"), QString::fromUtf8("08:00 UTC,"),
            QString::fromUtf8("5 %")};
        QLabel label;
        label.setWordWrap(true);
        ui::setWords(&label, sentence);
        const auto plain = [](QString text) {
            return text.replace(QChar(0x202F), QLatin1Char(' '))
                .replace(QChar(0x00A0), QLatin1Char(' '))
                .remove(QChar(0x2060));
        };
        int broken = 0;
        for (int width = 140; width <= 520; width += 3) {
            const QString held = plain(linesOf(label.text(), width).join(QLatin1Char('\n')));
            for (const QString& amount : amounts)
                QVERIFY2(
                    held.contains(amount),
                    qPrintable(QStringLiteral("%1 at %2:\n%3").arg(amount).arg(width).arg(held)));
            const QString loose = plain(linesOf(sentence, width).join(QLatin1Char('\n')))
                                      .replace(QChar(0x2009), QLatin1Char(' '));
            for (const QString& amount : amounts) broken += loose.contains(amount) ? 0 : 1;
        }
        QVERIFY(broken > 20);  // it is the helper that holds them
    }

    void aLabelOfOneLineKeepsItsTextAsItIs()
    {
        QLabel label;
        ui::setWords(&label, QString::fromUtf8("$330\u2009860"));
        QCOMPARE(label.text(), QString::fromUtf8("$330\u2009860"));
    }

    void readsAnAmountHoweverItIsGrouped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char* typed, const char* plain) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(plain);
        };
        row("1000000", "1000000");
        row("$1,000,000", "1000000");
        row("$1 000 000", "1000000");
        row("$1\u2009000\u2009000.50", "1000000.50");
        row("-$1,500", "-1500");
        row(" 12,345.6 ", "12345.6");
        row("1,5", "1,5");  // nobody's decimals are thousands
        row("1,00,000", "1,00,000");
        row("abc", "abc");
    }
    void readsAnAmountHoweverItIsGrouped()
    {
        QFETCH(QString, typed);
        QTEST(ui::plainDigits(typed), "plain");
    }

    void aBoxShowsGroupsAndReadsThemBack_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("value");
        QTest::newRow("with spaces") << QStringLiteral("$2 500 000") << 2500000;
        QTest::newRow("with commas") << QStringLiteral("2,500,000") << 2500000;
        QTest::newRow("plain") << QStringLiteral("2500000") << 2500000;
        QTest::newRow("out of range")
            << QStringLiteral("20000000") << 2000000;  // the last is not taken
        QTest::newRow("a comma that is no group") << QStringLiteral("2,5") << 1000000;
    }
    void aBoxShowsGroupsAndReadsThemBack()
    {
        QFETCH(QString, typed);
        ui::GroupedBox box;
        box.setRange(1000, 10000000);
        box.setPrefix(QStringLiteral("$"));
        box.setValue(1000000);
        QCOMPARE(box.text(), QString::fromUtf8("$1\u2009000\u2009000"));
        box.show();
        box.selectAll();
        QTest::keyClicks(&box, typed);
        QTest::keyClick(&box, Qt::Key_Return);
        QTEST(box.value(), "value");
        // What is no number stays in sight, and confirms nothing.
        if (box.hasAcceptableInput())
            QCOMPARE(box.text().remove(QChar(0x2009)), QStringLiteral("$%1").arg(box.value()));
    }

    /// One zero less in "$100 000", thin space and all.
    void whatABoxShowsIsEditedInPlace()
    {
        ui::GroupedBox box;
        box.setLocale(QLocale::c());
        box.setRange(1'000, 10'000'000);
        box.setPrefix(QStringLiteral("$"));
        box.setValue(100'000);
        auto* line = box.findChild<QLineEdit*>();
        line->end(false);
        QTest::keyClick(line, Qt::Key_Backspace);
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(box.value(), 10'000);
        // Decimals with a comma are no thousands, and confirm nothing.
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("12500,50"));
        QTest::keyClick(&box, Qt::Key_Return);
        QVERIFY(!box.hasAcceptableInput());
        QVERIFY(box.value() != 1'250'050);
        QCOMPARE(ui::plainDigits(QStringLiteral("0,500")), QStringLiteral("0,500"));
    }

    void aBoxOfDecimalsDoesTheSame()
    {
        ui::GroupedDecimalBox box;
        box.setRange(0, 1e9);
        box.setDecimals(0);
        box.setSpecialValueText(QStringLiteral("any"));
        QCOMPARE(box.text(), QStringLiteral("any"));
        box.show();
        box.selectAll();
        QTest::keyClicks(&box, QStringLiteral("1,250,000"));
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(box.value(), 1250000.0);
        QCOMPARE(box.text(), QString::fromUtf8("1\u2009250\u2009000"));
    }
};

QTEST_MAIN(TestAmounts)
#include "tst_amounts.moc"
