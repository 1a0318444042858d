// The settings dialog in the window: its pages, reached and named, and what each of them does at
// once or drafts. What the program does for it stands in with a few lines here.
#include "ui/settings/settings_dialog.h"

#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/settings/effect_text.h"
#include "ui/settings/key_words.h"
#include "ui/settings/settings_draft.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/look.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

using namespace ballast;
using ui::SettingsPage;

namespace {

ui::VenueProfile profile(const char* name, ui::VenueKind kind, bool builtIn = true)
{
    return {.name = name, .kind = kind, .clientId = "abc", .builtIn = builtIn};
}

ui::SettingsValue value()
{
    ui::SettingsValue value;
    value.profiles = {profile("paper", ui::VenueKind::Paper),
                      profile("deribit-test", ui::VenueKind::Test),
                      profile("deribit", ui::VenueKind::Live)};
    return value;
}

/// A window whose program is made of these few answers.
struct Shown {
    explicit Shown(const QString& file = {})
        : window({ui::Environs::Paper, QStringLiteral("paper"), QStringLiteral("paper"), {}}, file)
    {
        auto terms = std::make_shared<ui::SettingsTerms>();
        terms->changes = [](const ui::SettingsValue& now, const ui::SettingsValue& then) {
            std::vector<ui::SettingChange> out;
            if (now.profiles != then.profiles) out.push_back({QStringLiteral("profile"), {}, {}});
            if (now.policies != then.policies) out.push_back({QStringLiteral("policy"), {}, {}});
            if (now.limits != then.limits) out.push_back({QStringLiteral("limits"), {}, {}, true});
            return out;
        };
        terms->effect = [this](const engine::Snapshot&, const auto&, const auto&) {
            ++effects;
            return engine::SettingsEffect{};
        };
        terms->fingerprint = [](const std::string& id) {
            return id.empty() ? QString() : QStringLiteral("3F2A");
        };
        terms->testKey = [this](const ui::KeyWish& wish, const auto& told) {
            tested = wish;
            tell = told;
        };
        terms->cancelKeyTest = [this] { ++cancelled, tell = {}; };
        terms->apply = [this](const auto&, const auto&, const ui::TypedSecrets& typed,
                              const auto& told) {
            secrets = typed;
            applied = told;
        };
        window.setSettings(terms, value());
        window.resize(1400, 900);
        window.show();
        window.show(support::sampleSnapshot());
        window.activateWindow();
        [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(&window);
    }
    ui::SettingsDialog& dialog()
    {
        if (!window.settings()) window.openSettings();
        return *window.settings();
    }
    template <class T>
    T* find(const char* name)
    {
        return dialog().findChild<T*>(QLatin1String(name));
    }
    void choose(const char* name, int index)
    {
        auto* combo = find<QComboBox>(name);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
    QString shownPage() { return find<QListWidget>("settingsPages")->currentItem()->text(); }

    ui::MainWindow window;
    int effects = 0, cancelled = 0;
    std::optional<ui::KeyWish> tested;
    std::function<void(bool, const QString&)> tell;
    ui::TypedSecrets secrets;
    ui::SettingsTerms::Told applied;
};

}  // namespace

class TestSettingsDialog : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { ui::applyLook(*qApp, {}); }

    void noNameOfAPageIsCut_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {90, 100, 140}) QTest::addRow("%d", percent) << percent;
    }
    void noNameOfAPageIsCut()
    {
        QFETCH(int, percent);
        ui::Look look;
        look.textPercent = percent;
        ui::applyLook(*qApp, look);
        Shown shown;
        shown.window.openSettings(SettingsPage::Records);
        const auto* list = shown.find<QListWidget>("settingsPages");
        QVERIFY(list->sizeHintForColumn(0) <= list->viewport()->width());
    }

    void theKeyOpensItAndEachPageIsReachedByTheKeyboard()
    {
        Shown shown;
        QTest::keyClick(&shown.window, Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(shown.window.settings() && shown.window.settings()->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(shown.window.settings()));
        shown.window.settings()->activateWindow();
        auto* list = shown.find<QListWidget>("settingsPages");
        QTRY_VERIFY(list->hasFocus());
        QStringList pages{shown.shownPage()};
        for (int page = 1; page < list->count(); ++page) {
            QTest::keyClick(list, Qt::Key_Down);
            pages << shown.shownPage();
        }
        QCOMPARE(pages, (QStringList{QStringLiteral("Venues"), QStringLiteral("Targets and bands"),
                                     QStringLiteral("Triggers"), QStringLiteral("Execution"),
                                     QStringLiteral("Limits and tripwires"),
                                     QStringLiteral("Records and reports"),
                                     QStringLiteral("Display"), QStringLiteral("Changes")}));
        // It is modal to nothing: the window goes on taking keys.
        QVERIFY(!shown.window.settings()->isModal());
        // Esc on a page of another room closes the dialog and leaves the page in it.
        shown.window.openSettings(SettingsPage::Limits);
        QTest::keyClick(shown.find<QTableWidget>("limitsTable"), Qt::Key_Escape);
        QVERIFY(!shown.window.settings()->isVisible());
        shown.window.openSettings(SettingsPage::Limits);
        QVERIFY(shown.find<QTableWidget>("limitsTable")->isVisible());
    }

    void everythingThatTakesAHandHasANameAndAWord()
    {
        Shown shown;
        shown.dialog();
        int seen = 0;
        for (int page = 0; page < 7; ++page) {
            shown.window.openSettings(static_cast<SettingsPage>(page));
            QCoreApplication::processEvents();
            for (QWidget* widget : shown.dialog().findChildren<QWidget*>()) {
                const bool field =
                    qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                    qobject_cast<QTableWidget*>(widget) || qobject_cast<QListWidget*>(widget);
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                const bool ours = !widget->objectName().startsWith(QStringLiteral("qt_"));
                if ((!field && !button) || !widget->isVisible() || !ours) continue;
                if (qobject_cast<QHeaderView*>(widget->parentWidget())) continue;
                if (button && widget->parentWidget()->inherits("QTableView")) continue;
                if (qobject_cast<QComboBox*>(widget->parentWidget())) continue;
                ++seen;
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                const bool spoken =
                    !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                QVERIFY2(spoken, qPrintable(widget->objectName()));
                if (widget->isEnabled() && field)
                    QVERIFY2(widget->focusPolicy() & Qt::TabFocus,
                             qPrintable(widget->objectName()));
            }
        }
        QVERIFY2(seen > 60, qPrintable(QString::number(seen)));
    }

    void thePagesOfPoliciesShowTheirPartOfOneForm_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<bool>("bands");
        QTest::addColumn<bool>("triggers");
        QTest::addColumn<bool>("style");
        QTest::newRow("targets") << int(SettingsPage::Targets) << true << false << false;
        QTest::newRow("triggers") << int(SettingsPage::Triggers) << false << true << false;
        QTest::newRow("execution") << int(SettingsPage::Execution) << false << false << true;
    }
    void thePagesOfPoliciesShowTheirPartOfOneForm()
    {
        QFETCH(int, page);
        Shown shown;
        shown.window.openSettings(static_cast<SettingsPage>(page));
        QTEST(shown.find<QLineEdit>("policyTarget")->isVisible(), "bands");
        QTEST(shown.find<QWidget>("triggerForm")->isVisible(), "triggers");
        QTEST(shown.find<QComboBox>("styleKind")->isVisible(), "style");
        QVERIFY(shown.find<QComboBox>("policyUnderlying")->isVisible());
        QVERIFY(!shown.find<QPushButton>("policyApply")->isVisible());
        // The form fills its page and stays in it.
        QWidget* form = shown.find<QWidget>("settingsPolicies");
        QCOMPARE(form->pos(), QPoint(0, 0));
        QCOMPARE(form->size(), form->parentWidget()->size());
    }

    void draftsOfTwoUnderlyingsStandSideBySide()
    {
        Shown shown;
        shown.window.openSettings(SettingsPage::Targets);
        const auto type = [&](const char* text) {
            auto* above = shown.find<QLineEdit>("policyAbove");
            above->selectAll();
            QTest::keyClicks(above, QString::fromUtf8(text));
        };
        type("4");
        shown.choose("policyUnderlying", 1);
        type("30");
        shown.choose("policyUnderlying", 0);
        QCOMPARE(shown.find<QLineEdit>("policyAbove")->text(), QStringLiteral("4"));
        const auto drafts = shown.dialog().draftedPolicies();
        QCOMPARE(drafts.size(), std::size_t{2});
        QCOMPARE(drafts[0].band.above, 4.0);
        QCOMPARE(drafts[1].band.above, 30.0);
        // As it is in force it is no draft any more.
        type("2.3");
        QCOMPARE(shown.dialog().draftedPolicies().size(), std::size_t{1});
    }

    void aDraftIsKeptWhileTheWindowIsClosedAndASecretIsNot()
    {
        Shown shown;
        shown.window.openSettings(SettingsPage::Venues);
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(1, 0);
        QTest::keyClicks(shown.find<QLineEdit>("venueClientId"), QStringLiteral("X"));
        QTest::keyClicks(shown.find<QLineEdit>("venueSecret"), QStringLiteral("hush"));
        QCOMPARE(shown.find<QLineEdit>("venueSecret")->echoMode(), QLineEdit::Password);
        shown.find<QPushButton>("settingsClose")->click();
        shown.window.openSettings();
        QCOMPARE(shown.dialog().then().profiles[1].clientId, std::string{"abcX"});
        QVERIFY(shown.find<QLineEdit>("venueSecret")->text().isEmpty());
    }

    void aProfileIsAddedChangedAndRemoved()
    {
        Shown shown;
        shown.window.openSettings();
        auto* table = shown.find<QTableWidget>("venuesTable");
        auto* name = shown.find<QLineEdit>("venueName");
        auto* remove = shown.find<QPushButton>("venueRemove");
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(1, 4)->text(), QStringLiteral("3F2A"));
        QVERIFY(!remove->isEnabled() && !name->isEnabled());  // paper is always there
        shown.find<QPushButton>("venueAdd")->click();
        QCOMPARE(table->rowCount(), 4);
        QVERIFY(name->isEnabled() && remove->isEnabled());
        const auto typed = [&](const char* text) {
            name->selectAll();
            QTest::keyClicks(name, QString::fromUtf8(text));
            return support::unheld(shown.find<QLabel>("venueProblem"));
        };
        QVERIFY(typed("two words").contains(QStringLiteral("has 1 to 15 letters")));
        QVERIFY(typed("deribit").contains(QStringLiteral("two profiles named deribit")));
        QVERIFY(typed("paper-x").contains(QStringLiteral("the name of a paper venue")));
        QVERIFY(typed("second").isEmpty());
        shown.choose("venueRights", 1);
        QVERIFY(support::unheld(shown.find<QLabel>("venueProblem"))
                    .contains(QStringLiteral("is to trade, and has no client id")));
        QVERIFY(!shown.find<QPushButton>("venueTest")->isEnabled());
        QTest::keyClicks(shown.find<QLineEdit>("venueClientId"), QStringLiteral("id"));
        QVERIFY(shown.find<QLabel>("venueProblem")->text().isEmpty());
        shown.choose("venueKind", 1);
        const ui::VenueProfile made = shown.dialog().then().profiles.back();
        QCOMPARE(made, (ui::VenueProfile{"second", ui::VenueKind::Live, "id", true, {}, false}));
        remove->click();
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(shown.dialog().then().profiles, value().profiles);
    }

    void aTestOfAKeyIsToldOrCancelledAndHoldsNothingUp()
    {
        Shown shown;
        shown.window.openSettings();
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(1, 0);
        QTest::keyClicks(shown.find<QLineEdit>("venueSecret"), QStringLiteral("hush"));
        auto* test = shown.find<QPushButton>("venueTest");
        auto* cancel = shown.find<QPushButton>("venueTestCancel");
        auto* verdict = shown.find<QLabel>("venueVerdict");
        QVERIFY(test->isEnabled() && !cancel->isEnabled());
        test->click();
        QCOMPARE(shown.tested->profile.name, std::string{"deribit-test"});
        QCOMPARE(shown.tested->secret, QStringLiteral("hush"));
        QVERIFY(!test->isEnabled() && cancel->isEnabled());
        QVERIFY(support::unheld(verdict).startsWith(QStringLiteral("Connecting")));
        cancel->click();
        QCOMPARE(shown.cancelled, 1);
        QCOMPARE(support::unheld(verdict), QStringLiteral("The test was cancelled."));
        QVERIFY(test->isEnabled() && !cancel->isEnabled());
        test->click();
        shown.tell(true, QStringLiteral("The key works."));
        QCOMPARE(support::unheld(verdict), QStringLiteral("The key works."));
        QCOMPARE(verdict->property("tone").toString(), QStringLiteral("good"));
        test->click();
        shown.tell(false, QStringLiteral("The venue refused it."));
        QCOMPARE(verdict->property("tone").toString(), QStringLiteral("breach"));
        // Another profile: what was said was not of it, and what runs is ended.
        test->click();
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(2, 0);
        QCOMPARE(shown.cancelled, 2);
        QVERIFY(verdict->text().isEmpty());
    }

    void whatIsAppliedIsToldAndWhatIsNotStaysADraft()
    {
        Shown shown;
        shown.window.openSettings();
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(1, 0);
        QTest::keyClicks(shown.find<QLineEdit>("venueSecret"), QStringLiteral("hush"));
        shown.window.openSettings(SettingsPage::Changes);
        auto* word = shown.find<QLineEdit>("settingsWord");
        auto* apply = shown.find<QPushButton>("settingsApply");
        QVERIFY(word->isVisible());  // another secret of a profile that has one
        QTest::keyClicks(word, QStringLiteral("LOOSEN"));
        apply->click();
        QCOMPARE(shown.secrets.at("deribit-test"), QStringLiteral("hush"));
        QVERIFY(!apply->isEnabled());
        shown.applied(QStringLiteral("The disk is full."));
        QCOMPARE(support::unheld(shown.find<QLabel>("settingsNews")),
                 QStringLiteral("The disk is full."));
        QCOMPARE(shown.find<QTableWidget>("settingsChanges")->rowCount(), 1);
        QVERIFY(apply->isEnabled());
        apply->click();
        shown.applied({});
        QCOMPARE(shown.find<QTableWidget>("settingsChanges")->rowCount(), 0);
        QVERIFY(support::unheld(shown.find<QLabel>("settingsNews"))
                    .startsWith(QStringLiteral("Applied")));
    }

    void theEffectFollowsTheBookWhileItIsLookedAt()
    {
        Shown shown;
        shown.window.openSettings(SettingsPage::Changes);
        QCoreApplication::processEvents();
        const int before = shown.effects;
        QVERIFY(before > 0);
        auto later = support::copyOf(*support::sampleSnapshot());
        later->at += std::chrono::milliseconds{100};
        shown.window.show(later);
        QCOMPARE(shown.effects, before);
        later = support::copyOf(*later);
        later->at += std::chrono::seconds{1};
        shown.window.show(later);
        QCOMPARE(shown.effects, before + 1);
        shown.window.openSettings(SettingsPage::Display);
        later = support::copyOf(*later);
        later->at += std::chrono::seconds{1};
        shown.window.show(later);
        QCOMPARE(shown.effects, before + 1);
    }

    void theDisplayTakesEffectAtOnceAndComesBack()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        {
            Shown shown(file);
            shown.window.openSettings(SettingsPage::Display);
            QSignalSpy themes(&shown.window, &ui::MainWindow::themeChanged);
            shown.choose("displayTheme", 2);
            shown.choose("displayPair", 1);
            QCOMPARE(ui::Theme::current(), ui::Theme::make(ui::ThemeKind::Light, true));
            QCOMPARE(themes.size(), 2);
            QVERIFY(shown.window.findChild<QAction*>(QStringLiteral("theme2"))->isChecked());
            QVERIFY(shown.window.findChild<QAction*>(QStringLiteral("colourBlind"))->isChecked());
            const int before = shown.find<QPushButton>("settingsClose")->fontMetrics().height();
            const int row = ui::rowPixels(24);
            shown.choose("displayText", 5);  // 140 %
            QVERIFY(shown.find<QPushButton>("settingsClose")->fontMetrics().height() > before);
            QCOMPARE(ui::numberFont(12).pixelSize(), 17);
            QVERIFY(ui::rowPixels(24) > row);
            shown.choose("displayText", 1);
            QCOMPARE(shown.find<QPushButton>("settingsClose")->fontMetrics().height(), before);
            shown.choose("displayRows", 1);
            QCOMPARE(ui::rowPixels(24), 20);
            const auto* positions =
                shown.window.findChild<QTreeView*>(QStringLiteral("positionsTree"));
            QVERIFY(positions && positions->model()->rowCount() > 0);
            QCOMPARE(positions->visualRect(positions->model()->index(0, 0)).height(), 20);
            shown.choose("displayClock", 1);
            shown.choose("displayText", 3);
        }
        ui::applyLook(*qApp, {});
        Shown again(file);
        again.window.openSettings(SettingsPage::Display);
        QCOMPARE(ui::look(), (ui::Look{120, true, true}));
        QCOMPARE(again.find<QComboBox>("displayText")->currentIndex(), 3);
        QCOMPARE(again.find<QComboBox>("displayTheme")->currentIndex(), 2);
        QCOMPARE(again.find<QComboBox>("displayRows")->currentIndex(), 1);
    }

    void theThemeOfTheMenuIsShownHere()
    {
        Shown shown;
        shown.window.openSettings(SettingsPage::Display);
        shown.window.findChild<QAction*>(QStringLiteral("theme3"))->trigger();
        QCOMPARE(shown.find<QComboBox>("displayTheme")->currentIndex(), 3);
    }

    void aDraftFollowsWhereItWasLeftAlone()
    {
        ui::SettingsValue before = value();
        before.policies = {{.underlying = "BTC"}, {.underlying = "ETH"}};
        ui::SettingsValue draft = before, now = before;
        draft.policies[0].band.above = 4;
        draft.profiles[1].clientId = "new";
        now.policies[0].band.above = 3;  // meanwhile, elsewhere
        now.policies[1].band.above = 30;
        now.limits.limits.maxVega = 5;
        const ui::SettingsValue out = ui::rebased(draft, before, now);
        QCOMPARE(out.policies[0].band.above, 4.0);
        QCOMPARE(out.policies[1].band.above, 30.0);
        QCOMPARE(out.limits, now.limits);
        QCOMPARE(out.profiles[1].clientId, std::string{"new"});
    }

    void everyKeyHasWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("policy.BTC.below")
            << QStringLiteral("BTC: lower edge, coin below the target");
        QTest::newRow("limits.max_vega") << QString();
        QTest::newRow("guard.errors_halt") << QStringLiteral("HALT: venue errors in ten minutes");
        QTest::newRow("guard.errors") << QStringLiteral("Venue errors in ten minutes");
        QTest::newRow("guard.BTC.dwell_s")
            << QStringLiteral("BTC: calm before CAUTION ends, seconds");
        QTest::newRow("profile.second.trading") << QStringLiteral("second: may trade");
        QTest::newRow("limits.quantity.BTC-PERPETUAL.soft")
            << QStringLiteral("BTC-PERPETUAL: largest order in this instrument");
        QTest::newRow("limits.quantity.\"BTC-PERPETUAL\".hard")
            << QStringLiteral("BTC-PERPETUAL: largest order in this instrument");
        QTest::newRow("what.nobody.knows") << QStringLiteral("what.nobody.knows");
    }
    void everyKeyHasWords()
    {
        const QString key = QLatin1String(QTest::currentDataTag());
        QFETCH(QString, words);
        const QString found = ui::keyWords(key);
        if (words.isEmpty()) {
            QVERIFY(found != key && !found.isEmpty());
            return;
        }
        QCOMPARE(found.left(1).toLower() + found.mid(1), words.left(1).toLower() + words.mid(1));
    }

    void theEffectIsSaidInRows()
    {
        engine::SettingsEffect effect;
        engine::BandEffect band;
        band.underlying = "BTC";
        band.delta = 2.61;
        band.now = {0, 2.3, 2.3};
        band.then = {0, 4, 4};
        band.insideNow = false;
        band.changes = true;
        effect.bands = {band};
        band.insideNow = true;
        band.insideThen = false;
        effect.bands.push_back(band);
        effect.limits = {{"limits.max_vega", "BTC", 900, 5000, 1000, engine::Standing::Kept,
                          engine::Standing::Near},
                         {"guard.margin_use", "ETH", 0.8, 0.95, 0.7, engine::Standing::Caution,
                          engine::Standing::Over}};
        effect.ends = {{core::ProposalId{12}, "BTC", "net delta +2.61 would be inside"}};
        const auto rows = ui::effectRows(effect);
        QCOMPARE(rows.size(), std::size_t{5});
        QCOMPARE(rows[0].now, QStringLiteral("-2.30 to +2.30"));
        QCOMPARE(rows[0].remark, QStringLiteral("outside now, inside then"));
        QCOMPARE(rows[0].tone, tables::Tone::Good);
        QVERIFY(rows[1].remark.contains(QStringLiteral("OUTSIDE then")));
        QCOMPARE(rows[1].tone, tables::Tone::Breach);
        QCOMPARE(rows[2].remark, QStringLiteral("comes near to it"));
        QVERIFY(rows[3].then.startsWith(QStringLiteral("HALT")));
        QCOMPARE(rows[3].remark, QStringLiteral("would break it"));
        QCOMPARE(rows[4].what, QStringLiteral("Proposal 12 of BTC"));
        QCOMPARE(rows[4].then, QStringLiteral("withdrawn"));
    }

    /// The first ink of a title stands over that of what is below it.
    void titlesStandOverTheirColumns()
    {
        Shown shown;
        auto* table = shown.find<QTableWidget>("venuesTable");
        table->clearSelection();
        table->setCurrentCell(-1, -1);
        const auto inkOf = [](QWidget* widget, const QRect& area) {
            const QImage picture = widget->grab(area).toImage();
            const QRgb ground = picture.pixel(picture.width() - 2, picture.height() / 2);
            for (int x = 0; x < picture.width(); ++x)
                for (int y = 4; y < picture.height() - 4; ++y)
                    if (qAbs(qGray(picture.pixel(x, y)) - qGray(ground)) > 60) return x;
            return -1;
        };
        for (const int column : {0, 1}) {
            const QHeaderView* header = table->horizontalHeader();
            const QRect title(header->sectionViewportPosition(column), 0,
                              header->sectionSize(column), header->height());
            const int head = inkOf(header->viewport(), title);
            const int cell =
                inkOf(table->viewport(), table->visualRect(table->model()->index(1, column)));
            QVERIFY(head >= 0 && cell >= 0);
            QVERIFY2(qAbs(head - cell) <= 2,
                     qPrintable(QStringLiteral("column %1: title at %2, cell at %3")
                                    .arg(column)
                                    .arg(head)
                                    .arg(cell)));
        }
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
