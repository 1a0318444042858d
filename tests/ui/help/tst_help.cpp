// The pages of help: there, true to the keys of now, found by their words and from their panels.
#include "tests/support/sample_snapshot.h"
#include "ui/help/help_window.h"
#include "ui/shell/key_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextEdit>
#include <QToolButton>
#include <QtTest>

using namespace ballast;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

/// What a pattern finds in a text, sorted.
QStringList all(const QString& text, const char* pattern)
{
    const QRegularExpression wanted(s(pattern), QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = wanted.globalMatch(text); it.hasNext();) found << it.next().captured();
    found.sort();
    return found;
}

struct Shown {
    Shown() : window({ui::Environs::Paper, s("paper"), s("trader"), s("seed 7")})
    {
        window.resize(1400, 900);
        window.show();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
        window.show(support::sampleSnapshot());
        QCoreApplication::processEvents();
    }
    ui::HelpWindow* help() const { return window.findChild<ui::HelpWindow*>(); }
    ui::MainWindow window;
};

int seen(const QListWidget& list)
{
    int count = 0;
    for (int row = 0; row < list.count(); ++row) count += !list.item(row)->isHidden();
    return count;
}

}  // namespace

class TestHelp : public QObject {
    Q_OBJECT
private slots:
    void everyPageIsThereAndShort()
    {
        const auto pages = ui::helpPages();
        QVERIFY(pages.size() >= 8 && pages.size() <= 14);
        QStringList titles;
        for (const ui::HelpPage& page : pages) {
            QVERIFY2(page.text.startsWith(s("# ")), qPrintable(page.id));
            QVERIFY2(page.text.size() > 500 && page.text.size() < 4000, qPrintable(page.id));
            QVERIFY2(!titles.contains(page.title), qPrintable(page.title));
            titles << page.title;
        }
        // A language without pages of its own has the English ones.
        QCOMPARE(ui::helpPages(s("xx")).front().text, pages.front().text);
    }

    void everyPageIsThereInGerman()
    {
        const auto english = ui::helpPages(s("en")), german = ui::helpPages(s("de"));
        QCOMPARE(german.size(), english.size());
        QStringList titles;
        for (std::size_t at = 0; at < english.size(); ++at) {
            const ui::HelpPage &en = english[at], &de = german[at];
            QCOMPARE(de.id, en.id);
            QVERIFY2(de.text != en.text && de.text.startsWith(s("# ")), qPrintable(en.id));
            QVERIFY2(de.text.size() > 500 && de.text.size() < 4000, qPrintable(en.id));
            QVERIFY2(!titles.contains(de.title), qPrintable(de.title));
            titles << de.title;
            for (const char* same : {"^#+ ", "^(?:- |\\d\\. )", "\\{\\w+\\}", "`[^`]+`"})
                QVERIFY2(all(de.text, same) == all(en.text, same),
                         qPrintable(en.id + s(": ") + s(same)));
        }
    }

    void everyKeyOnAPageIsThatOfAnAction()
    {
        const ui::KeyMap keys({});
        int found = 0;
        for (const ui::HelpPage& page : ui::helpPages()) {
            const QString shown = ui::withKeys(
                page.text,
                [&](const QString& action) {
                    ++found;
                    if (!keys.find(action))
                        qWarning("%s: %s", qPrintable(page.id), qPrintable(action));
                    return keys.shown(action);
                },
                s("NONE"));
            QVERIFY2(!shown.contains(s("NONE")), qPrintable(page.id));
            QVERIFY2(!shown.contains(u'{'), qPrintable(page.id));
        }
        QVERIFY(found >= 8);
    }

    void aPageNamesTheKeyOfNow()
    {
        Shown shown;
        shown.window.openHelp(s("decide"));
        const auto* text = shown.help()->findChild<QTextEdit*>(s("helpText"));
        QVERIFY2(text->toPlainText().contains(s("Approve (A)")), qPrintable(text->toPlainText()));
        shown.help()->close();
        QCOMPARE(shown.window.keys().set(s("approveAction"), QKeySequence(Qt::Key_Y)), QString());
        shown.window.openHelp(s("decide"));
        QVERIFY(text->toPlainText().contains(s("Approve (Y)")));
    }

    void theSearchLooksIntoThePages()
    {
        Shown shown;
        shown.window.openHelp({});
        const auto* list = shown.help()->findChild<QListWidget*>(s("helpList"));
        auto* search = shown.help()->findChild<QLineEdit*>(s("helpSearch"));
        QCOMPARE(seen(*list), list->count());
        shown.help()->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), shown.help());
        search->setFocus();
        QTest::keyClicks(search, s("keychain fingerprint"));
        QCOMPARE(seen(*list), 1);
        QCOMPARE(shown.help()->page(), s("venues"));
        search->setText(s("zebra"));
        QCOMPARE(seen(*list), 0);
        QVERIFY(shown.help()->findChild<QLabel*>(s("helpNone"))->isVisible());
        QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(search, s("backups"));
        QTest::keyClick(search, Qt::Key_Down);
        const QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus == list, focus ? qPrintable(focus->objectName()) : "nowhere");
        QCOMPARE(shown.help()->page(), s("files"));
    }

    void everyPanelHasItsPageBehindAButton()
    {
        Shown shown;
        QStringList ids;
        for (const ui::HelpPage& page : ui::helpPages()) ids << page.id;
        for (ui::PanelDock* dock : shown.window.docks()) {
            const QString page = ui::helpPageOf(dock->objectName());
            QVERIFY2(ids.contains(page), qPrintable(dock->objectName()));
            auto* button = shown.window.findChild<QToolButton*>(s("help-") + dock->objectName());
            QVERIFY2(button, qPrintable(dock->objectName()));
            QVERIFY(!button->accessibleName().isEmpty());
            button->click();
            QCOMPARE(shown.help()->page(), page);
        }
    }

    void theKeyOpensThePageOfThePanelWithTheFocus_data()
    {
        QTest::addColumn<QString>("widget");
        QTest::addColumn<QString>("page");
        QTest::newRow("a mode") << s("modeConfirm") << s("auto-fire");
        QTest::newRow("a proposal") << s("proposalCard") << s("proposal");
        QTest::newRow("an order") << s("ordersTable") << s("unknown");
        QTest::newRow("a card") << s("card_BTC") << s("bands");
        QTest::newRow("nothing") << s("") << s("bands");
    }
    void theKeyOpensThePageOfThePanelWithTheFocus()
    {
        QFETCH(QString, widget);
        QFETCH(QString, page);
        Shown shown;
        QWidget* focus = widget.isEmpty() ? nullptr : shown.window.findChild<QWidget*>(widget);
        QVERIFY(focus || widget.isEmpty());
        if (focus)
            focus->setFocus(Qt::OtherFocusReason);
        else if (QWidget* before = QApplication::focusWidget())
            before->clearFocus();
        QTest::keyClick(focus ? focus : static_cast<QWidget*>(&shown.window), Qt::Key_F1,
                        Qt::ShiftModifier);
        QVERIFY(shown.help());
        QCOMPARE(shown.help()->page(), page);
    }
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
