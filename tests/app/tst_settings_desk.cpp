// The settings dialog of a real window, with what the program does for it: nothing holds before
// Apply, what holds is recorded, and a secret goes nowhere but into the keychain.
#include "app/engine_config.h"
#include "app/key_binding.h"
#include "app/settings_approval.h"
#include "app/settings_desk.h"
#include "app/settings_profiles.h"
#include "app/settings_whole.h"
#include "connectors/paper/server.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/unheld.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTimeEdit>
#include <QTimer>
#include <QtTest>

#include <fstream>
#include <map>

using namespace ballast;

namespace {

constexpr const char* kSecret = "a-secret-that-is-nowhere-else";
constexpr int kPatienceMs = 20'000;

/// What answers as the keychain of a system would, later.
struct FakeKeychain {
    std::map<std::string, QString> held;
    QString refusal;

    app::SettingsDesk::Keychain face()
    {
        return {
            [this](const std::string& profile, QObject* context, auto done) {
                QTimer::singleShot(0, context, [this, profile, done] {
                    if (!refusal.isEmpty())
                        return done(std::unexpected(core::Error{refusal.toStdString()}));
                    done(deribit::Secret{held[profile].toStdString()});
                });
            },
            [this](const std::string& profile, const QString& secret, QObject* context, auto done) {
                QTimer::singleShot(0, context, [this, profile, secret, done] {
                    if (!refusal.isEmpty())
                        return done(std::unexpected(core::Error{refusal.toStdString()}));
                    held[profile] = secret;
                    done({});
                });
            }};
    }
};

/// A window with the sample desk, its settings in a folder, and what was asked of the engine.
struct Shown {
    explicit Shown(const char* text = "", double speed = 1, std::vector<app::Profile> venues = {})
    {
        std::ofstream(folder() / "ballast.toml") << text;
        settings = app::readSettings(folder() / "ballast.toml");
        app::SettingsDesk::Surroundings surroundings;
        surroundings.data = folder();
        surroundings.venues = venues.empty() ? std::vector<app::Profile>{*settings.profile("paper")}
                                             : std::move(venues);
        surroundings.speed = speed;
        surroundings.keychain = keychain.face();
        surroundings.record = [this](engine::SettingRecord row) {
            recorded[row.key] = row.before + " -> " + row.after + " by " + row.actor;
        };
        surroundings.keyTestWithin = std::chrono::seconds{15};
        surroundings.urlOf = [this](const app::Profile&) { return venueUrl; };
        desk = std::make_unique<app::SettingsDesk>(settings, std::move(surroundings));
        window = std::make_unique<ui::MainWindow>(
            ui::Environment{ui::Environs::Paper, QStringLiteral("paper"), QStringLiteral("paper"),
                            QStringLiteral("seed 7")});
        QObject::connect(desk.get(), &app::SettingsDesk::commanded, desk.get(),
                         [this](const engine::Command& command) { commands.push_back(command); });
        QObject::connect(desk.get(), &app::SettingsDesk::limitsWished, desk.get(),
                         [this](const guard::LimitSet& limits) {
                             settings.limits = limits.limits;
                             settings.guards = limits.guards;
                             wished.push_back(limits);
                             window->setLimits(limits);
                         });
        QObject::connect(desk.get(), &app::SettingsDesk::changed, desk.get(),
                         [this] { window->setSettings(desk->terms(), desk->value()); });
        window->setSettings(desk->terms(), desk->value());
        window->resize(1400, 900);
        window->show();
        snapshot = support::copyOf(*support::sampleSnapshot());
        window->show(snapshot);
        window->openSettings();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(window->settings());
    }
    ~Shown()
    {
        window.reset();
        desk.reset();
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::string contentOf(const char* file) const
    {
        std::ifstream in(folder() / file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    template <class T>
    T* find(const char* name)
    {
        return window->settings()->findChild<T*>(QLatin1String(name));
    }
    void open(ui::SettingsPage page) { window->openSettings(page); }
    void type(const char* name, const QString& text)
    {
        auto* edit = find<QLineEdit>(name);
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void typeLimit(const char* key, const char* value)
    {
        auto* table = find<QTableWidget>("limitsTable");
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->item(row, 1)->text() == QLatin1String(key))
                return table->item(row, 3)->setText(QString::fromUtf8(value));
        QFAIL(key);
    }
    /// "path: now -> then, remark" of each change.
    QStringList changes()
    {
        QStringList out;
        auto* table = find<QTableWidget>("settingsChanges");
        for (int row = 0; row < table->rowCount(); ++row)
            out << QStringLiteral("%1: %2 -> %3, %4")
                       .arg(table->item(row, 1)->text(), table->item(row, 2)->text(),
                            table->item(row, 3)->text(), table->item(row, 4)->text());
        return out;
    }
    QString effect()
    {
        QStringList out;
        auto* table = find<QTableWidget>("settingsEffect");
        for (int row = 0; row < table->rowCount(); ++row)
            for (int column = 0; column < 4; ++column) out << table->item(row, column)->text();
        return support::unheld(out.join(QStringLiteral(" | ")));
    }
    QString news() { return support::unheld(find<QLabel>("settingsNews")); }
    /// With the word where it is asked for; waits until it is told.
    void apply()
    {
        open(ui::SettingsPage::Changes);
        if (find<QLineEdit>("settingsWord")->isVisible())
            type("settingsWord", QStringLiteral("LOOSEN"));
        find<QPushButton>("settingsApply")->click();
        [[maybe_unused]] const bool told =
            QTest::qWaitFor([this] { return news() != QStringLiteral("Applying…"); }, kPatienceMs);
    }
    void choose(const char* name, int index)
    {
        auto* combo = find<QComboBox>(name);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
    void addProfile(const QString& name, const QString& clientId, const QString& secret,
                    bool trading)
    {
        open(ui::SettingsPage::Venues);
        find<QPushButton>("venueAdd")->click();
        type("venueName", name);
        type("venueClientId", clientId);
        type("venueSecret", secret);
        choose("venueRights", trading ? 1 : 0);
    }
    QString verdict() { return support::unheld(find<QLabel>("venueVerdict")); }
    bool wasTold()
    {
        return QTest::qWaitFor([this] { return find<QPushButton>("venueTest")->isEnabled(); },
                               kPatienceMs);
    }

    FakeKeychain keychain;
    app::Settings settings;
    std::string venueUrl = "ws://127.0.0.1:9/ws/api/v2";
    std::map<std::string, std::string> recorded;
    std::vector<engine::Command> commands;
    std::vector<guard::LimitSet> wished;
    std::unique_ptr<app::SettingsDesk> desk;
    std::unique_ptr<ui::MainWindow> window;
    std::shared_ptr<engine::Snapshot> snapshot;

private:
    QTemporaryDir m_folder;
};

}  // namespace

class TestSettingsDesk : public QObject {
    Q_OBJECT
private slots:
    void aProfileIsKeptInItsFileAndItsSecretInTheKeychainAlone()
    {
        Shown shown;
        shown.addProfile(QStringLiteral("second"), QStringLiteral("abc"),
                         QString::fromLatin1(kSecret), false);
        shown.open(ui::SettingsPage::Changes);
        QCOMPARE(
            shown.changes(),
            (QStringList{
                QStringLiteral("profile.second.client_id: not said -> 'abc', at the next start"),
                QStringLiteral("profile.second.kind: not said -> 'test', at the next start"),
                QStringLiteral("profile.second.trading: not said -> false, at the next start"),
                QStringLiteral("profile.second.secret: not said -> the one typed, at the next "
                               "start")}));
        QVERIFY(shown.contentOf("profiles.toml").empty() && shown.keychain.held.empty());
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        QCOMPARE(shown.keychain.held["second"], QString::fromLatin1(kSecret));
        QVERIFY(shown.contentOf("profiles.toml").find("client_id = 'abc'") != std::string::npos);
        QCOMPARE(shown.recorded["profile.second.client_id"], std::string{" -> 'abc' by trader"});
        QVERIFY(shown.changes().isEmpty());
        QVERIFY(shown.find<QLineEdit>("venueSecret")->text().isEmpty());
        // Nowhere in the folder, in no record.
        QDirIterator files(QString::fromStdString(shown.folder().string()), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(kSecret), qPrintable(file.fileName()));
        }
        for (const auto& [key, row] : shown.recorded) QVERIFY(row.find(kSecret) == row.npos);
        // The next start has it.
        const auto read = app::readSettings(shown.folder() / "ballast.toml");
        QVERIFY(read.problems.empty());
        QCOMPARE(read.profile("second")->clientId, std::string{"abc"});
    }

    void whereTheKeychainRefusesNothingIsApplied()
    {
        Shown shown;
        shown.keychain.refusal = QStringLiteral("the keychain is locked");
        shown.addProfile(QStringLiteral("second"), QStringLiteral("abc"),
                         QString::fromLatin1(kSecret), false);
        shown.open(ui::SettingsPage::Limits);
        shown.typeLimit("limits.max_vega", "1000");
        shown.apply();
        QCOMPARE(shown.news(), QStringLiteral("the keychain is locked"));
        QVERIFY(shown.wished.empty() && shown.commands.empty() && shown.recorded.empty());
        QVERIFY(shown.contentOf("profiles.toml").empty());
        // Once it is open, the same press does it all.
        shown.keychain.refusal.clear();
        shown.apply();
        QCOMPARE(shown.wished.size(), std::size_t{1});
        QCOMPARE(shown.keychain.held.size(), std::size_t{1});
    }

    void policiesAndLimitsGoByTheCommandsThatRecordThem()
    {
        Shown shown;
        shown.open(ui::SettingsPage::Targets);
        shown.type("policyAbove", QStringLiteral("4"));
        shown.open(ui::SettingsPage::Execution);
        shown.open(ui::SettingsPage::Limits);
        shown.typeLimit("limits.max_net_delta", "3");
        shown.typeLimit("guard.errors_halt", "30");
        shown.open(ui::SettingsPage::Changes);
        QCOMPARE(shown.changes(),
                 (QStringList{QStringLiteral("guard.errors_halt: 20.0 -> 30.0, LOOSER"),
                              QStringLiteral("limits.max_net_delta: 1000000000.0 -> 3.0, at once"),
                              QStringLiteral("policy.BTC.above: 2.3 -> 4.0, at once")}));
        const QString effect = shown.effect();
        QVERIFY2(effect.contains(QStringLiteral("-2.30 to +2.30 | -2.30 to +4.00 | outside now, "
                                                "inside then")),
                 qPrintable(effect));
        QVERIFY2(effect.contains(QStringLiteral("would break it")), qPrintable(effect));  // ETH
        QVERIFY2(effect.contains(QStringLiteral("comes near to it")), qPrintable(effect));
        QVERIFY2(effect.contains(QStringLiteral("withdrawn")), qPrintable(effect));
        // What loosens is confirmed by the word, and by no other.
        auto* apply = shown.find<QPushButton>("settingsApply");
        QVERIFY(!apply->isEnabled());
        shown.type("settingsWord", QStringLiteral("loosen"));
        QVERIFY(!apply->isEnabled());
        QVERIFY(shown.commands.empty() && shown.wished.empty());
        shown.apply();
        QCOMPARE(shown.commands.size(), std::size_t{1});
        QCOMPARE(std::get<engine::SetPolicy>(shown.commands[0].what).policy.band.above, 4.0);
        QCOMPARE(shown.wished.size(), std::size_t{1});
        QCOMPARE(shown.wished[0].limits.maxNetDelta, 3.0);
        QCOMPARE(shown.wished[0].guards.all.errors.halt, 30.0);
        // Until the engine has taken the policy up it is still a change, then it is none.
        QCOMPARE(shown.changes().size(), 1);
        auto proposals = *shown.snapshot->proposals;
        proposals.policies[0].band.above = 4;
        auto next = support::copyOf(*shown.snapshot);
        next->proposals = std::make_shared<const rebalance::Proposals>(proposals);
        shown.window->show(next);
        QVERIFY(shown.changes().isEmpty());
        QCOMPARE(shown.find<QLineEdit>("policyAbove")->text(), QStringLiteral("4"));
    }

    void whatIsWrongOnAPageIsAppliedNowhere()
    {
        Shown shown;
        shown.open(ui::SettingsPage::Targets);
        shown.type("policyBelow", QStringLiteral("0"));
        shown.open(ui::SettingsPage::Limits);
        shown.typeLimit("limits.max_vega", "1000");
        shown.open(ui::SettingsPage::Changes);
        QVERIFY2(shown.news().contains(QStringLiteral("outside the allowed range")),
                 qPrintable(shown.news()));
        QVERIFY(!shown.find<QPushButton>("settingsApply")->isEnabled());
        shown.find<QPushButton>("settingsDiscard")->click();
        QVERIFY(shown.changes().isEmpty());
        QCOMPARE(shown.find<QLineEdit>("policyBelow")->text(), QStringLiteral("2.3"));
        auto* table = shown.find<QTableWidget>("limitsTable");
        for (int row = 0; row < table->rowCount(); ++row)
            QCOMPARE(table->item(row, 3)->text(), table->item(row, 2)->text());
    }

    void whatTheNextStartCouldNotReadIsNotWritten()
    {
        Shown shown(
            "[profile.second]\nkind = \"test\"\nclient_id = \"abc\"\n"
            "[profile.both]\nvenues = [\"deribit-test\", \"second\"]\n");
        // The same key at both: one account would be counted twice.
        shown.open(ui::SettingsPage::Venues);
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(1, 0);
        QCOMPARE(shown.find<QLineEdit>("venueName")->text(), QStringLiteral("deribit-test"));
        shown.type("venueClientId", QStringLiteral("abc"));
        shown.apply();
        QVERIFY2(shown.news().contains(QStringLiteral("counted twice")), qPrintable(shown.news()));
        QVERIFY(shown.contentOf("profiles.toml").empty());
    }

    void anotherKeyIsConfirmedByTheWordAndKnownFromThenOn()
    {
        Shown shown("[profile.second]\nkind = \"test\"\nclient_id = \"abc\"\n");
        app::KeyBinding binding(shown.folder());
        QVERIFY(binding.problem("second", "abc").empty());
        shown.open(ui::SettingsPage::Venues);
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(3, 0);
        shown.type("venueClientId", QStringLiteral("xyz"));
        shown.open(ui::SettingsPage::Changes);
        QVERIFY(shown.find<QLineEdit>("settingsWord")->isVisible());
        QVERIFY(!shown.find<QPushButton>("settingsApply")->isEnabled());
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        QVERIFY(binding.problem("second", "xyz").empty());
        QVERIFY(!binding.problem("second", "abc").empty());
    }

    void anImportIsShownBeforeAnythingOfItHolds()
    {
        Shown shown("# mine\n[window]\n");
        const auto file = shown.folder() / "other.toml";
        std::ofstream(file) << "[policy.BTC]\nabove = 3\n[limits]\nmax_session_cost = 0.006\n"
                               "[[stress]]\nname = \"Gap\"\nspot = -0.2\n"
                               "[[sub_book]]\nname = \"Gamma\"\n[window]\ntheme = \"light\"\n";
        shown.window->settings()->importFrom(QString::fromStdString(file.string()));
        QCOMPARE(shown.window->settings()->page(), ui::SettingsPage::Changes);
        const QStringList changes = shown.changes();
        QCOMPARE(changes.size(), 5);
        QVERIFY(changes.contains(QStringLiteral("policy.BTC.above: 2.3 -> 3.0, at once")));
        QVERIFY(
            changes.contains(QStringLiteral("limits.max_session_cost: 0.005 -> 0.006, LOOSER")));
        QVERIFY(changes.filter(QStringLiteral("sub_book"))
                    .value(0)
                    .endsWith(QStringLiteral("at the next start")));
        QVERIFY(shown.commands.empty() && shown.wished.empty());
        QCOMPARE(shown.contentOf("ballast.toml"), std::string{"# mine\n[window]\n"});
        shown.open(ui::SettingsPage::Targets);
        QCOMPARE(shown.find<QLineEdit>("policyAbove")->text(), QStringLiteral("3"));
        QSignalSpy themes(shown.window.get(), &ui::MainWindow::themeChanged);
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        QCOMPARE(shown.commands.size(), std::size_t{1});
        QCOMPARE(shown.wished.size(), std::size_t{1});
        QVERIFY(themes.size() >= 1);
        QCOMPARE(themes.last()[0].value<ui::ThemeKind>(), ui::ThemeKind::Light);
        QCOMPARE(shown.settings.stresses.size(), std::size_t{1});
        // What a hand had written is beside it, and the new one is read without a word.
        QCOMPARE(shown.contentOf("ballast.toml.before"), std::string{"# mine\n[window]\n"});
        QVERIFY(shown.contentOf("ballast.toml").find("Gamma") != std::string::npos);
        QVERIFY(!shown.recorded["sub_book"].empty());
        ui::applyTheme(*qApp, ui::ThemeKind::Dark);
    }

    /// What is kept for how long and the report of each day, by hand, with what it does in words.
    void whatIsKeptIsAPageOfItsOwn()
    {
        Shown shown("[window]\n");
        shown.open(ui::SettingsPage::Records);
        auto* effect = shown.find<QLabel>("recordsEffect");
        QVERIFY(effect->text().startsWith(QStringLiteral("All of it holds")));
        QVERIFY(!shown.find<QComboBox>("recordsFormat")->isEnabled());
        shown.find<QSpinBox>("recordsAlerts")->setValue(30);
        shown.find<QDoubleSpinBox>("recordsGb")->setValue(2.5);
        shown.find<QCheckBox>("recordsDaily")->setChecked(true);
        shown.find<QTimeEdit>("recordsAt")->setTime(QTime(6, 30));
        shown.find<QComboBox>("recordsFormat")->setCurrentIndex(2);
        shown.type("recordsFolder", QStringLiteral("/var/reports"));
        QTest::keyClick(shown.find<QLineEdit>("recordsFolder"), Qt::Key_Return);
        for (const char* words :
             {"Alerts older than 30 days are deleted for good", "larger than 2.5 GB",
              "written at 06:30 UTC", "written to /var/reports"})
            QVERIFY2(effect->text().simplified().contains(QLatin1String(words)),
                     qPrintable(effect->text()));
        const QStringList changes = shown.changes();
        for (const char* line : {"history.keep_alerts_days: 0 -> 30, LOOSER, at the next start",
                                 "history.keep_events_gb: 10.0 -> 2.5, LOOSER, at the next start",
                                 "reports.daily_at: empty -> '06:30', at the next start",
                                 "reports.folder: empty -> '/var/reports', at the next start",
                                 "reports.format: 'pdf' -> 'xlsx', at the next start"})
            QVERIFY2(changes.contains(QLatin1String(line)),
                     qPrintable(changes.join(QLatin1Char('\n'))));
        QCOMPARE(changes.size(), 5);
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        const app::Settings read = app::readSettings(shown.folder() / "ballast.toml");
        QVERIFY(read.problems.empty());
        QCOMPARE(read.history.alertsDays, 30);
        QCOMPARE(read.events.keepGb, 2.5);
        QCOMPARE(read.reports.dailyAt, std::string{"06:30"});
        QCOMPARE(read.reports.format, std::string{"xlsx"});
        QCOMPARE(read.reports.folder, std::string{"/var/reports"});
        QVERIFY(shown.recorded["history.keep_alerts_days"].contains("0 -> 30"));
        QVERIFY(shown.changes().isEmpty());
        shown.open(ui::SettingsPage::Records);
        QCOMPARE(shown.find<QSpinBox>("recordsAlerts")->value(), 30);
        QVERIFY(effect->text().startsWith(QStringLiteral("All of it holds")));
    }

    void aFileSaysWhatIsKeptToo()
    {
        Shown shown("[window]\n");
        const auto file = shown.folder() / "other.toml";
        std::ofstream(file) << "[history]\nkeep_full_days = 30\n[reports]\ndaily_at = \"00:05\"\n";
        shown.window->settings()->importFrom(QString::fromStdString(file.string()));
        const QStringList changes = shown.changes();
        QCOMPARE(changes.size(), 2);
        QVERIFY2(
            changes.contains(QStringLiteral("history.keep_full_days: 90 -> 30, at the next start")),
            qPrintable(changes.join(QLatin1Char('\n'))));
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        const app::Settings read = app::readSettings(shown.folder() / "ballast.toml");
        QVERIFY(read.problems.empty());
        QCOMPARE(read.history.fullDays, 30);
        QCOMPARE(read.reports.dailyAt, std::string{"00:05"});
        QVERIFY(shown.changes().isEmpty());
    }

    /// What a second person is asked for is asked later by a person's word in the window alone, and
    /// is the bound of the file from then on.
    void aSecondPersonIsLoosenedInTheWindow()
    {
        const auto saying = [](int above) {
            return "[approval]\nsecond_person_above_usd = " + std::to_string(above) + "\n";
        };
        Shown shown(saying(100'000).c_str());
        const auto kept = shown.folder() / app::kApprovalFile;
        QVERIFY(app::keepApproval(kept, shown.settings));  // as a desk does that starts
        const auto file = shown.folder() / "other.toml";
        std::ofstream(file) << saying(300'000);
        shown.window->settings()->importFrom(QString::fromStdString(file.string()));
        QCOMPARE(shown.changes(),
                 QStringList{QStringLiteral("approval.second_person_above_usd: 100000.0 -> "
                                            "300000.0, LOOSER, at the next start")});
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        const app::Settings read = app::readSettings(shown.folder() / "ballast.toml");
        QVERIFY(read.problems.empty());
        QCOMPARE(read.secondAboveUsd, 300'000.0);
        QCOMPARE(read.secondBoundUsd, 300'000.0);
        std::ofstream(shown.folder() / "ballast.toml") << saying(400'000);
        const app::Settings raised = app::readSettings(shown.folder() / "ballast.toml");
        QCOMPARE(raised.problems.size(), std::size_t{1});
        QCOMPARE(raised.secondAboveUsd, 300'000.0);
    }

    void aSecondPersonIsAskedForByAField()
    {
        Shown shown("[approval]\nsecond_person_above_usd = 100000\n");
        QVERIFY(app::keepApproval(shown.folder() / app::kApprovalFile, shown.settings));
        const auto read = [&] { return app::readSettings(shown.folder() / "ballast.toml"); };
        const auto row = [](const char* now, const char* then, const char* remark) {
            return QStringList{
                QStringLiteral("approval.second_person_above_usd: %1 -> %2, %3")
                    .arg(QLatin1String(now), QLatin1String(then), QLatin1String(remark))};
        };
        shown.open(ui::SettingsPage::Limits);
        auto* field = shown.find<QDoubleSpinBox>("secondPersonAbove");
        QVERIFY(field->isVisible() && shown.find<QTableWidget>("limitsTable")->isVisible());
        QCOMPARE(field->value(), 100'000.0);
        const auto say = [&](const char* text) {
            shown.open(ui::SettingsPage::Limits);
            field->selectAll();
            QTest::keyClick(field, Qt::Key_Delete);
            QTest::keyClicks(field, QLatin1String(text));
            QTest::keyClick(field, Qt::Key_Return);
        };
        say("300,000");
        QCOMPARE(shown.changes(), row("100000.0", "300000.0", "LOOSER, at the next start"));
        shown.open(ui::SettingsPage::Changes);
        QVERIFY(!shown.find<QPushButton>("settingsApply")->isEnabled());
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        QCOMPARE(read().secondAboveUsd, 300'000.0);
        QCOMPARE(read().secondBoundUsd, 300'000.0);
        QVERIFY(shown.recorded["approval.second_person_above_usd"].contains("(loosened)"));
        say("50000");
        QCOMPARE(shown.changes(), row("300000.0", "50000.0", "at the next start"));
        shown.find<QPushButton>("settingsDiscard")->click();
        QCOMPARE(field->value(), 300'000.0);
        // Nothing there: nobody is asked.
        say("");
        QCOMPARE(field->text(), QStringLiteral("nobody is asked"));
        QCOMPARE(shown.changes(), row("300000.0", "not said", "LOOSER, at the next start"));
        shown.apply();
        QCOMPARE(read().secondAboveUsd, 0.0);
        QVERIFY(read().problems.empty());
    }

    /// A file that says nothing certain is written anew by a person's word, also where the amount
    /// stays what ballast.toml says.
    void aDamagedApprovalIsConfirmedAnew()
    {
        Shown shown("[approval]\nsecond_person_above_usd = 100000\n");
        const auto kept = shown.folder() / app::kApprovalFile;
        const auto read = [&] { return app::readSettings(shown.folder() / "ballast.toml"); };
        QVERIFY(app::keepApproval(kept, shown.settings));
        QVERIFY(shown.changes().isEmpty());
        std::ofstream(kept, std::ios::app) << "# by hand\n";
        QCOMPARE(read().problems.size(), std::size_t{1});
        shown.window->setSettings(shown.desk->terms(), shown.desk->value());
        QCOMPARE(shown.changes(),
                 QStringList{QStringLiteral("approval.second_person_above_usd: not said -> "
                                            "100000.0, LOOSER, at the next start")});
        shown.open(ui::SettingsPage::Changes);
        QVERIFY(!shown.find<QPushButton>("settingsApply")->isEnabled());
        shown.apply();
        QVERIFY2(shown.news().startsWith(QStringLiteral("Applied")), qPrintable(shown.news()));
        QVERIFY(shown.changes().isEmpty());
        QVERIFY(read().problems.empty());
        QCOMPARE(read().secondBoundUsd, 100'000.0);
        QVERIFY(shown.recorded.contains("approval.second_person_above_usd"));
    }

    void aFaultyImportChangesNothing()
    {
        Shown shown;
        const auto file = shown.folder() / "other.toml";
        std::ofstream(file) << "[policy.BTC]\nabove = 3\n\n[limits]\ncolar = 0.001\n";
        shown.window->settings()->importFrom(QString::fromStdString(file.string()));
        const QString told = support::unheld(shown.find<QLabel>("settingsTold"));
        QVERIFY2(told.contains(QStringLiteral("other.toml, line 5: [limits]: key \"colar\"")),
                 qPrintable(told));
        QVERIFY(shown.changes().isEmpty());
        shown.window->settings()->importFrom(QStringLiteral("/no/such/file.toml"));
        QVERIFY(support::unheld(shown.find<QLabel>("settingsTold"))
                    .contains(QStringLiteral("cannot be read")));
    }

    void anExportIsImportedWithoutAChange()
    {
        Shown shown("[profile.second]\nkind = \"test\"\nclient_id = \"abc\"\n");
        const QString file = QString::fromStdString((shown.folder() / "export.toml").string());
        shown.window->settings()->exportTo(file);
        QVERIFY(shown.contentOf("export.toml").find("[policy.ETH]") != std::string::npos);
        shown.window->settings()->importFrom(file);
        QVERIFY2(shown.changes().isEmpty(), qPrintable(shown.changes().join(QLatin1Char('\n'))));
        QCOMPARE(support::unheld(shown.find<QLabel>("settingsTold")),
                 QStringLiteral("The file says what is in force already."));
    }

    void onAFastMarketTimesOfAFileAreThoseOfThePerson()
    {
        Shown shown("", 10);
        // In force: a life of 30 s of the market is one of 3 s of the person.
        const auto file = shown.folder() / "other.toml";
        std::ofstream(file) << "[policy.BTC]\nproposal_life_s = 20\n";
        shown.window->settings()->importFrom(QString::fromStdString(file.string()));
        QCOMPARE(shown.changes(),
                 QStringList{QStringLiteral("policy.BTC.proposal_life_s: 3.0 -> 20.0, at once")});
        shown.apply();
        QCOMPARE(std::get<engine::SetPolicy>(shown.commands.at(0).what).policy.proposalLife,
                 core::Duration{std::chrono::seconds{200}});
    }

    void aKeyIsTestedWithWhatIsTypedOrWithWhatIsKept()
    {
        auto exchange = paper::ExchangeServer::start({});
        QVERIFY(exchange);
        Shown shown;
        shown.venueUrl = (*exchange)->webSocketUrl();
        shown.addProfile(QStringLiteral("second"), QStringLiteral("paper"), QStringLiteral("wrong"),
                         false);
        shown.find<QPushButton>("venueTest")->click();
        QVERIFY(shown.wasTold());
        QVERIFY2(shown.verdict().startsWith(QStringLiteral("The venue refused the key")),
                 qPrintable(shown.verdict()));
        shown.type("venueSecret", QStringLiteral("paper"));
        QVERIFY(shown.verdict().isEmpty());  // of what stands there now nothing is known
        shown.find<QPushButton>("venueTest")->click();
        QVERIFY(shown.wasTold());
        QVERIFY2(shown.verdict().startsWith(QStringLiteral("The key works")),
                 qPrintable(shown.verdict()));
        // What is kept is tried where nothing is typed.
        shown.find<QLineEdit>("venueSecret")->selectAll();
        QTest::keyClick(shown.find<QLineEdit>("venueSecret"), Qt::Key_Delete);
        shown.find<QPushButton>("venueTest")->click();
        QVERIFY(shown.wasTold());
        QVERIFY2(shown.verdict().contains(QStringLiteral("keychain has no secret of second")),
                 qPrintable(shown.verdict()));
        shown.keychain.held["second"] = QStringLiteral("paper");
        shown.find<QPushButton>("venueTest")->click();
        QVERIFY(shown.wasTold());
        QVERIFY(shown.verdict().startsWith(QStringLiteral("The key works")));
        shown.keychain.refusal = QStringLiteral("the keychain is locked");
        shown.find<QPushButton>("venueTest")->click();
        QVERIFY(shown.wasTold());
        QCOMPARE(shown.verdict(), QStringLiteral("the keychain is locked"));
    }

    void thePaperExchangeOfTheDeskIsTested()
    {
        auto exchange = paper::ExchangeServer::start({});
        QVERIFY(exchange);
        app::Profile paper = *app::defaultSettings().profile("paper");
        paper.url = (*exchange)->webSocketUrl();
        Shown shown("", 1, {paper});
        shown.find<QTableWidget>("venuesTable")->setCurrentCell(0, 0);
        shown.find<QPushButton>("venueTest")->click();
        QVERIFY(shown.wasTold());
        QVERIFY2(shown.verdict().startsWith(QStringLiteral("The key works: it is of the account "
                                                           "paper.")),
                 qPrintable(shown.verdict()));
    }

    void aWindowThatClosesEndsTheTest()
    {
        Shown shown;
        shown.keychain.held["second"] = QStringLiteral("x");
        shown.addProfile(QStringLiteral("second"), QStringLiteral("paper"), QString(), false);
        shown.find<QPushButton>("venueTest")->click();
        shown.window.reset();  // while the keychain has not answered
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    void whatIsWrongIsSaidInTheLanguageOfTheWindow_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* text, const char* says) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(says);
        };
        row("an unknown key", "[limits]\ncolar = 0.001\n",
            "f.toml, Zeile 2: [limits]: Schlüssel \"colar\" ist nicht bekannt.");
        row("a limit out of its range", "[limits]\ncollar = 7\n",
            "f.toml, Zeile 2: [limits]: Schlüssel \"collar\" ist \"7\", erwartet wird eine Zahl "
            "von");
        row("a flag in words", "[window]\ncolour_blind = \"yes\"\n",
            "f.toml, Zeile 2: [window]: Schlüssel \"colour_blind\" ist \"'yes'\", erwartet wird "
            "true "
            "oder false.");
        row("a section that is a number", "limits = 3\n",
            "f.toml, Zeile 1: Schlüssel \"limits\" ist \"3\", erwartet wird ein Abschnitt unter "
            "einer "
            "Zeile [limits].");
        row("empty", "", "f.toml sagt nichts: es steht keine Einstellung darin.");
        row("a rule without a name", "[[sub_book]]\nvenue = \"paper\"\n",
            "f.toml, Zeile 1: [[sub_book]] 1: Schlüssel \"name\" fehlt");
        row("an underlying nobody writes", "[policy.ABCDEFGHIJKLMNOPQ]\nbelow = 1\n",
            "f.toml, Zeile 1: [policy.ABCDEFGHIJKLMNOPQ]: ein Basiswert hat 1 bis 15 Buchstaben.");
        row("a venue nobody knows", "[venue.moon]\nmargin = \"okx\"\n",
            "f.toml, Zeile 1: [venue.moon]: eine Börse dieses Namens gibt es nicht.");
    }
    void whatIsWrongIsSaidInTheLanguageOfTheWindow()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, says);
        ui::installLanguage(*qApp, ui::Language::German);
        const auto back = qScopeGuard([] { ui::installLanguage(*qApp, ui::Language::English); });
        Shown shown;
        const std::filesystem::path path = shown.folder() / "f.toml";
        std::ofstream(path) << file.toStdString();
        const ui::SettingsReading read =
            shown.desk->terms()->read(QString::fromStdString(path.string()), shown.desk->value());
        QVERIFY(!read.value && !read.problems.isEmpty());
        QVERIFY2(read.problems.front().startsWith(says), qPrintable(read.problems.front()));
    }

    void aKeychainThatRefusesSaysItInTheLanguageOfTheWindow()
    {
        ui::installLanguage(*qApp, ui::Language::German);
        const auto back = qScopeGuard([] { ui::installLanguage(*qApp, ui::Language::English); });
        Shown shown;
        shown.keychain.refusal = QStringLiteral(
            "reading the key of profile second in the OS keychain: Access denied. Unlock or start "
            "the keychain (Secret Service, KWallet, Keychain, Credential Store); keys are never "
            "kept in a file.");
        ui::KeyWish wish;
        wish.profile.name = "second";
        QString told;
        shown.desk->terms()->testKey(wish, [&](bool, const QString& sentence) { told = sentence; });
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), kPatienceMs);
        QVERIFY2(told.startsWith(QStringLiteral("Lesen des Schlüssels von Profil second")),
                 qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("Schlüssel liegen nie in einer Datei.")),
                 qPrintable(told));
    }
};

QTEST_MAIN(TestSettingsDesk)
#include "tst_settings_desk.moc"
