// The whole window in German: no word of it stays English.
#include "models/tables/sentences.h"
#include "tests/support/places.h"
#include "tests/support/sample_snapshot.h"
#include "ui/guard/limits_dialog.h"
#include "ui/rebalance/policy_editor.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
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
