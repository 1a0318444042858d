// The whole window in German: no word of it stays English.
#include "models/guard/limit_table.h"
#include "models/tables/sentences.h"
#include "tests/support/places.h"
#include "tests/support/sample_review.h"
#include "tests/support/sample_snapshot.h"
#include "ui/guard/limits_dialog.h"
#include "ui/rebalance/policy_editor.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/rehearsal_text.h"
#include "ui/review/review_panel.h"
#include "ui/review/review_text.h"
#include "ui/settings/key_words.h"
#include "ui/shell/alert_choices.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"
#include "ui/tour/tour_script.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QTableView>
#include <QTreeView>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace ballast;

namespace {

ui::Environment environment()
{
    return {ui::Environs::Paper, QStringLiteral("paper"), QStringLiteral("trader"),
            QStringLiteral("seed 7, chop, 1×")};
}

/// The desk with a proposal and a refusal in the words of the models.
std::shared_ptr<const engine::Snapshot> desk()
{
    const auto sample = support::copyOf(*support::sampleSnapshot());
    auto proposals = std::make_shared<rebalance::Proposals>(*sample->proposals);
    for (rebalance::Proposal& p : proposals->items) {
        p.sentence =
            "Net delta +2.61 left the band at +2.30. Sell $121 700 of BTC-PERPETUAL (1.919 BTC) to "
            "bring it to +0.69; about $85.75 in fees and $4.10 against the mid.";
        using Verdict = rebalance::CheckResult::Verdict;
        p.checks = {
            {"collar", Verdict::Allow, ""},
            {"notional", Verdict::Deny, "$512 000 is over the limit of $500 000 an order."}};
    }
    sample->proposals = std::move(proposals);
    return sample;
}

/// English texts of the program that have another word in German.
std::set<QString> englishTexts()
{
    std::set<QString> all;
    QFile file(QString::fromStdString(
        (test::sourceDirectory() / "resources/translations/ballast_de.ts").string()));
    if (!file.open(QIODevice::ReadOnly)) return all;
    QXmlStreamReader xml(&file);
    QString source;
    std::set<QString> same;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement()) continue;
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        const QString german = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        if (german == source)
            same.insert(source);
        else if (!source.contains(QLatin1Char('%')))
            all.insert(source);
    }
    for (const QString& text : same) all.erase(text);
    return all;
}

void look(const QString& text, const QString& where, QStringList& found)
{
    static const std::set<QString> english = englishTexts();
    QString plain = text;
    plain.remove(QRegularExpression(QStringLiteral("<[^>]*>")));
    if (english.contains(text) || english.contains(plain))
        found << where + QStringLiteral(": ") + text;
}

/// Every word that a widget and those in it show or say.
QStringList englishOf(const QWidget& window)
{
    QStringList found;
    for (const QWidget* w : window.findChildren<QWidget*>()) {
        const QString where = w->objectName().isEmpty()
                                  ? QString::fromLatin1(w->metaObject()->className())
                                  : w->objectName();
        if (where.startsWith(QLatin1String("qt_"))) continue;  // of Qt, which has words of its own
        for (const QString& text :
             {w->toolTip(), w->accessibleName(), w->accessibleDescription(), w->windowTitle()})
            look(text, where, found);
        if (const auto* label = qobject_cast<const QLabel*>(w)) look(label->text(), where, found);
        if (const auto* button = qobject_cast<const QAbstractButton*>(w))
            look(button->text(), where, found);
        if (const auto* edit = qobject_cast<const QLineEdit*>(w))
            look(edit->placeholderText(), where, found);
        if (const auto* combo = qobject_cast<const QComboBox*>(w))
            for (int i = 0; i < combo->count(); ++i) look(combo->itemText(i), where, found);
        const QAbstractItemModel* model = nullptr;
        if (const auto* list = qobject_cast<const QListView*>(w))
            for (int r = 0; r < list->model()->rowCount(); ++r)
                look(list->model()->index(r, 0).data().toString(), where, found);
        if (const auto* tree = qobject_cast<const QTreeView*>(w)) model = tree->model();
        if (const auto* table = qobject_cast<const QTableView*>(w)) model = table->model();
        for (int c = 0; model && c < model->columnCount(); ++c)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)}) {
                look(model->headerData(c, Qt::Horizontal, role).toString(), where, found);
                for (int r = 0; r < model->rowCount(); ++r)
                    look(model->index(r, c).data(role).toString(), where, found);
            }
    }
    for (const QAction* action : window.findChildren<QAction*>()) {
        look(action->text(), QStringLiteral("action"), found);
        look(action->toolTip(), QStringLiteral("action"), found);
    }
    found.removeDuplicates();
    return found;
}

QString mnemonicsOf(const QList<QAction*>& actions)
{
    QString keys;
    for (const QAction* action : actions) {
        QString text = action->text();
        text.remove(QStringLiteral("&&"));
        const qsizetype at = text.indexOf(QLatin1Char('&'));
        if (at >= 0 && at + 1 < text.size()) keys += text[at + 1].toLower();
    }
    return keys;
}

}  // namespace

class TestGermanWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        ui::installLanguage(*qApp, ui::Language::German);
        m_window = std::make_unique<ui::MainWindow>(
            environment(), QString(), nullptr, [] { return std::chrono::milliseconds{10000}; });
        m_window->resize(1680, 1020);
        m_window->show();
        m_window->show(desk());
        m_window->setHistory(support::sampleRebalances(support::sampleTime()));
        QCoreApplication::processEvents();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        ui::installLanguage(*qApp, ui::Language::English);
    }

    void theMenusAreGermanAndTheirKeysAreUnique()
    {
        QStringList titles;
        for (const QAction* action : m_window->menuBar()->actions()) titles << action->text();
        for (const char* title : {"&Datei", "&Ansicht", "&Handel", "H&ilfe"})
            QVERIFY2(titles.contains(QString::fromUtf8(title)),
                     qPrintable(titles.join(QLatin1Char(' '))));
        const auto unique = [](QString keys) {
            const qsizetype all = keys.size();
            std::ranges::sort(keys);
            keys.erase(std::ranges::unique(keys).begin(), keys.end());
            return keys.size() == all;
        };
        QVERIFY(unique(mnemonicsOf(m_window->menuBar()->actions())));
        for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>())
            QVERIFY2(unique(mnemonicsOf(menu->actions())), qPrintable(menu->title()));
    }

    void thePanelsAreGerman()
    {
        QStringList titles;
        for (const auto* dock : m_window->findChildren<ui::PanelDock*>())
            titles << dock->windowTitle();
        for (const char* title : {"Positionen", "Kette", "Historie", "Szenarien", "Allokation"})
            QVERIFY2(std::ranges::any_of(
                         titles,
                         [&](const QString& t) { return t.startsWith(QString::fromUtf8(title)); }),
                     qPrintable(titles.join(QLatin1Char('|'))));
    }

    void aProposalSaysWhyInGerman()
    {
        const auto* card = m_window->findChild<ui::ProposalCard*>();
        QVERIFY(card);
        QStringList all;
        for (const auto* label : card->findChildren<QLabel*>()) all << label->text();
        QString text = all.join(QLatin1Char('\n'));
        text.replace(QChar(0x00A0), QLatin1Char(' ')).remove(QChar(0x2060));
        QVERIFY2(text.contains(QStringLiteral("Nettodelta +2.61 hat das Toleranzband bei +2.30 "
                                              "verlassen. Verkauf von")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Nominal: $512 000 liegt über dem Limit von "
                                              "$500 000 je Order.")),
                 qPrintable(text));
        for (const char* verb : {"approve", "reject", "snooze", "edit"})
            QVERIFY(card->findChild<QAbstractButton*>(QString::fromLatin1(verb)));
        QCOMPARE(card->findChild<QAbstractButton*>(QStringLiteral("reject"))->accessibleName(),
                 QStringLiteral("Ablehnen"));
    }

    void noWordOfTheWindowStaysEnglish()
    {
        const QStringList found = englishOf(*m_window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void noWordOfTheDialogsStaysEnglish()
    {
        ui::PolicyEditor policy(m_window.get());
        policy.present(desk());
        QStringList found = englishOf(policy);
        m_window->openLaboratory();
        found << englishOf(*m_window->findChild<QWidget*>(QStringLiteral("laboratoryDialog")));
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void noWordOfTheReviewStaysEnglish()
    {
        connect(m_window.get(), &ui::MainWindow::reviewMade, this, [this] {
            ui::ReviewPanel* panel = m_window->review();
            connect(panel, &ui::ReviewPanel::wished, this,
                    [panel](const review::ReviewWish& wish, bool) {
                        panel->show(support::reviewPicture(wish, 8), 0.4);
                    });
            connect(panel, &ui::ReviewPanel::caseWished, this, [panel](core::ProposalId id) {
                if (!panel->picture()) return;
                for (const review::Case& one : panel->picture()->source->data.cases)
                    if (one.row.proposal == id) panel->showCase(support::reviewDetail(one));
            });
        });
        m_window->openReview();
        auto* window = m_window->findChild<QWidget*>(QStringLiteral("reviewWindow"));
        QVERIFY(window && m_window->review()->picture());
        QStringList found = englishOf(*window);
        look(window->windowTitle(), QStringLiteral("reviewWindow"), found);
        for (const auto& card : ui::cardsOf(*m_window->review()->picture()))
            for (const QString& text : {card.caption, card.detail, card.tip})
                look(text, QStringLiteral("card"), found);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
        window->hide();
    }

    void noWordOfWhatAMenuOpensStaysEnglish_data()
    {
        QTest::addColumn<QString>("dialog");
        for (const auto& [action, dialog] :
             {std::pair{"openSettings", "settingsDialog"},
              std::pair{"shortcuts", "shortcutsDialog"}, std::pair{"alertChoices", "alertDialog"},
              std::pair{"firstSteps", "firstSteps"}, std::pair{"helpContents", "helpWindow"},
              std::pair{"guidedTour", "tourNote"}})
            QTest::newRow(action) << QString::fromLatin1(dialog);
    }
    void noWordOfWhatAMenuOpensStaysEnglish()
    {
        QFETCH(QString, dialog);
        auto* action = m_window->findChild<QAction*>(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(action);
        action->trigger();
        QCoreApplication::processEvents();
        const auto all = m_window->findChildren<QWidget*>();
        const auto it = std::ranges::find_if(all, [&](const QWidget* w) {
            // An action may have its dialog's name.
            return w->objectName() == dialog && w->isVisible();
        });
        QVERIFY2(it != all.end(), qPrintable(dialog));
        QStringList found = englishOf(**it);
        look((*it)->windowTitle(), dialog, found);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
        (*it)->hide();
    }

    void theHelpIsGermanWhateverTheSystemSpeaks()
    {
        m_window->openHelp(QStringLiteral("bands"));
        const auto* list = m_window->findChild<QListWidget*>(QStringLiteral("helpList"));
        QVERIFY(list);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Was ein Toleranzband bedeutet"));
        m_window->findChild<QWidget*>(QStringLiteral("helpWindow"))->hide();
    }

    void theNotesOfTheTourAreGerman()
    {
        QStringList found;
        for (int step = 0; step < ui::kTourNotes; ++step)
            for (const bool waits : {false, true}) {
                const ui::TourNoteText note = ui::tourNote(static_cast<ui::TourStep>(step), waits);
                QVERIFY(!note.title.isEmpty());
                look(note.title, note.title, found);
                look(note.text, note.title, found);
            }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void textsOfNoWidgetAreGerman()
    {
        QCOMPARE(ui::text(ui::AlertClass::Waiting), QStringLiteral("Ein Vorschlag wartet"));
        QCOMPARE(ui::rehearsalLine({}),
                 QStringLiteral("Noch keine Minute bekannt: kein Rückblick"));
        QCOMPARE(ui::keyWords(QStringLiteral("policy.BTC.below")),
                 QStringLiteral("BTC: unterer Rand, Coin unter dem Ziel"));
        const auto limit = guard::riskKeys().front();
        QCOMPARE(ui::keyWords(QStringLiteral("limits.") + QString::fromUtf8(limit.key)).toLower(),
                 tables::spoken(limit.words).toLower());
        QVERIFY(tables::spoken(limit.words) != QString::fromUtf8(limit.words));
    }

    void whatTheModelsSayIsSaidInGerman_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](const char* english, const char* german) {
            QTest::addRow("%.40s", english)
                << QString::fromUtf8(english) << QString::fromUtf8(german);
        };
        row("Halted", "Angehalten");
        row("Trading is halted.", "Der Handel ist angehalten.");
        row("Not sent: The market moved: look again. While you looked BTC-PERPETUAL was Buy and is "
            "Sell now.",
            "Nicht gesendet: Der Markt hat sich bewegt: neu ansehen. Währenddessen: BTC-PERPETUAL "
            "war Kauf und ist jetzt Verkauf.");
        row("the mark of BTC-PERPETUAL is stale", "der Mark von BTC-PERPETUAL ist veraltet");
        row("net delta +1.20 would be inside -2.00 to +2.00",
            "das Nettodelta +1.20 läge innerhalb von -2.00 bis +2.00");
        row("The moon is made of cheese.", "The moon is made of cheese.");
    }
    void whatTheModelsSayIsSaidInGerman()
    {
        QFETCH(QString, english);
        QFETCH(QString, german);
        QCOMPARE(tables::spoken(english.toStdString()), german);
    }

    void numbersKeepTheirFormat()
    {
        QStringList all;
        for (const auto* label : m_window->findChildren<QLabel*>()) all << label->text();
        QVERIFY(!all.join(QLatin1Char('\n'))
                     .contains(QRegularExpression(QStringLiteral("\\d,\\d\\d\\b"))));
    }

    void aLanguageIsChosenInTheMenuForTheNextStart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        ui::MainWindow window(environment(), file);
        window.show();
        auto* english = window.findChild<QAction*>(QStringLiteral("language-en"));
        QVERIFY(english);
        english->trigger();
        QCOMPARE(ui::WindowLayout(file).language(), ui::Language::English);
        auto* box = window.findChild<QMessageBox*>(QStringLiteral("languageChosen"));
        QVERIFY(box);
        QCOMPARE(box->text(), QStringLiteral("Die Sprache wechselt beim nächsten Start."));
        QSignalSpy closed(&window, &ui::MainWindow::closed);
        box->findChild<QAbstractButton*>(QStringLiteral("closeNow"))->click();
        QTRY_COMPARE(closed.size(), 1);
    }

    void theLanguageInUseAsksForNoStart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        ui::MainWindow window(environment(), file);
        window.findChild<QAction*>(QStringLiteral("language-de"))->trigger();
        QCOMPARE(ui::WindowLayout(file).language(), ui::Language::German);
        QVERIFY(!window.findChild<QMessageBox*>(QStringLiteral("languageChosen")));
    }

private:
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TestGermanWindow)
#include "tst_german_window.moc"
