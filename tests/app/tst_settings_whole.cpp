// Settings as a whole: written and read back, compared key by key, and read from a file that a
// person chose, which holds as a whole or not at all.
#include "app/settings_whole.h"

#include "app/settings_limits.h"
#include "app/settings_profiles.h"
#include "models/tables/sentences.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace ballast;

namespace {

/// Something said in every section; `loosened`: limits beyond the built-in ones too.
app::Settings everything(bool loosened)
{
    app::Settings settings = app::defaultSettings();
    rebalance::Policy& btc = settings.policies.front();
    btc.band = {0.5, 1.25, 2.5, rebalance::HedgeTo::Ratio, 0.25};
    btc.triggers.liveBand = rebalance::LiveBandRule::WhalleyWilmott;
    btc.triggers.hedgingSdUsd = 5000;
    btc.triggers.gamma.floor = -0.4;
    btc.triggers.gamma.target = 0.1;
    btc.triggers.gamma.tolerance = 0.05;
    btc.target.points = {{60000, 1.5}, {70000, 0}};
    btc.style.kind = execution::StyleKind::Twap;
    btc.style.slices = 6;
    btc.cooldown = std::chrono::milliseconds{12'500};
    btc.subBooks = {{.name = "Gamma", .target = 0.5}};
    btc.alternatives = {{{"second", {}}, "BTC-PERPETUAL"}};
    settings.placesSaid = {"BTC"};
    settings.limits.hardNotionalUsd = 1'500'000;
    settings.limits.ordersPerHour = 100;
    settings.limits.quantities = {{"BTC-PERPETUAL", 1000, 2000}};
    settings.guards.all.marginUse = {0.5, 0.8};
    settings.guards.own["BTC"] = settings.guards.all;
    settings.guards.own["BTC"].depth = {0.5, 0.2};
    if (loosened) {
        settings.limits.hardNotionalUsd = 9'000'000;
        settings.guards.all.marginUse.halt = settings.guards.own["BTC"].marginUse.halt = 0.99;
    }
    settings.allocation = {
        {{"BTC", 45, 5}, {"cash", 55, 10}}, rebalance::AllocationAim::Target, 250};
    settings.subBooks = {
        {.name = "Gamma", .instrument = "BTC-*-C"},
        {.name = "Hedges",
         .account = core::AccountId{"paper"},
         .venue = core::VenueId{"paper"},
         .underlying = core::Currency{"BTC"},
         .expiryFrom = core::parseIsoUtc("2026-12-01T00:00:00Z").value(),
         .expiryTo = core::parseIsoUtc("2027-01-01T00:00:00Z").value() - core::Duration{1}}};
    portfolio::Stress stress;
    stress.name = "Exchange goes down";
    stress.kind = portfolio::StressKind::Own;
    stress.note = "From the settings file.";
    stress.otherSpots = -0.3;
    stress.volPoints = 40;
    settings.stresses = {stress};
    settings.marginModels["paper"] = margin::Model::DeribitPortfolio;
    settings.secondAboveUsd = 250'000;
    settings.history = {.fullDays = 7, .minutesDays = 0, .alertsDays = 365, .positionsDays = 730};
    settings.events = {false, 2.5};
    settings.reports = {"00:05", "/srv/reports", "xlsx", "The desk"};
    settings.theme = "light";
    settings.language = "de";
    settings.colourBlind = true;
    settings.stopKeyEverywhere = false;
    for (app::Profile& profile : settings.profiles)
        if (profile.name == "deribit-test") profile.clientId = "abc";
    settings.profiles.push_back(
        {"second", app::ProfileKind::Test, "wss://test.deribit.com/ws/api/v2", "def", true});
    settings.profiles.push_back(
        {.name = "zboth", .kind = app::ProfileKind::Test, .venues = {"deribit-test", "second"}});
    return settings;
}

/// Everything a person can change, in one comparison that says where it differs.
void compare(const app::Settings& a, const app::Settings& b)
{
    for (const app::SettingDifference& each : app::settingDifferences(a, b))
        QFAIL(qPrintable(QStringLiteral("%1: %2, not %3")
                             .arg(QString::fromStdString(each.path),
                                  QString::fromStdString(each.then),
                                  QString::fromStdString(each.now))));
    QCOMPARE(a.policies, b.policies);
    QCOMPARE(a.allocation, b.allocation);
    QCOMPARE(a.limits, b.limits);
    QCOMPARE(a.guards, b.guards);
    QCOMPARE(a.subBooks, b.subBooks);
    QCOMPARE(a.stresses, b.stresses);
    QCOMPARE(a.marginModels, b.marginModels);
    QCOMPARE(a.secondAboveUsd, b.secondAboveUsd);
    QVERIFY(a.history == b.history);
    QVERIFY(a.events == b.events);
    QVERIFY(a.reports == b.reports);
    QCOMPARE(a.theme, b.theme);
    QCOMPARE(a.language, b.language);
    QCOMPARE(a.colourBlind, b.colourBlind);
    QCOMPARE(a.stopKeyEverywhere, b.stopKeyEverywhere);
    QCOMPARE(a.profiles, b.profiles);
}

std::string joined(const std::vector<std::string>& sentences)
{
    std::string out;
    for (const std::string& sentence : sentences) out += sentence + "\n";
    return out;
}

const app::SettingDifference* find(const std::vector<app::SettingDifference>& all,
                                   const std::string& path)
{
    const auto it = std::ranges::find(all, path, &app::SettingDifference::path);
    return it == all.end() ? nullptr : &*it;
}

}  // namespace

class TestSettingsWhole : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path fileIn(const QString& folder, const std::string& text) const
    {
        const std::filesystem::path path = m_folder.filePath(folder).toStdString();
        std::filesystem::create_directories(path);
        std::ofstream(path / "ballast.toml", std::ios::trunc) << text;
        return path / "ballast.toml";
    }

private slots:
    void anExportIsImportedBackToTheSame_data()
    {
        QTest::addColumn<bool>("loosened");
        QTest::addColumn<bool>("overItself");
        QTest::newRow("over the built-in settings") << false << false;
        QTest::newRow("over itself") << false << true;
        QTest::newRow("loosened limits, over the built-in ones") << true << false;
        QTest::newRow("loosened limits, over themselves") << true << true;
    }
    void anExportIsImportedBackToTheSame()
    {
        QFETCH(bool, loosened);
        QFETCH(bool, overItself);
        const app::Settings settings = everything(loosened);
        const auto imported = app::importSettings(app::settingsText(settings), "all.toml",
                                                  overItself ? settings : app::defaultSettings());
        QVERIFY2(imported.problems.empty(), joined(imported.problems).c_str());
        compare(settings, imported.settings);
        // And what it says of nothing leaves nothing of before.
        const auto bare =
            app::importSettings(app::settingsText(app::defaultSettings()), "bare.toml", settings);
        QVERIFY2(bare.problems.empty(), joined(bare.problems).c_str());
        QVERIFY(bare.settings.subBooks.empty() && bare.settings.stresses.empty());
        QVERIFY(bare.settings.guards.own.empty() && bare.settings.limits.quantities.empty());
        QCOMPARE(bare.settings.secondAboveUsd, 0.0);
        QCOMPARE(bare.settings.limits, app::defaultSettings().limits);
    }

    void anExportIsAFileThatTheProgramStartsWith()
    {
        const app::Settings settings = everything(false);
        const auto read =
            app::readSettings(fileIn(QStringLiteral("start"), app::settingsText(settings)));
        QVERIFY2(read.problems.empty(), joined(read.problems).c_str());
        compare(settings, read);
        // A second time it is the same text.
        QCOMPARE(app::settingsText(read), app::settingsText(settings));
        QVERIFY(app::settingsText(settings).find("secret") == std::string::npos ||
                app::settingsText(settings).find("Secrets are in no file") != std::string::npos);
    }

    void loosenedLimitsStartOnlyBesideTheirConfirmation()
    {
        const app::Settings settings = everything(true);
        const auto file = fileIn(QStringLiteral("loose"), app::settingsText(settings));
        QCOMPARE(app::readSettings(file).problems.size(), std::size_t{3});
        QVERIFY(app::writeLimits(file.parent_path() / app::kLimitsFile,
                                 {settings.limits, settings.guards}));
        const auto read = app::readSettings(file);
        QVERIFY2(read.problems.empty(), joined(read.problems).c_str());
        compare(settings, read);
    }

    void aPartOfAFileLeavesTheRest()
    {
        const app::Settings settings = everything(true);
        const auto imported = app::importSettings(
            "[policy.BTC]\nbelow = 7\n[profile.second]\nkind = \"test\"\n"
            "client_id = \"ghi\"\n",
            "part.toml", settings);
        QVERIFY2(imported.problems.empty(), joined(imported.problems).c_str());
        const auto changes = app::settingDifferences(settings, imported.settings);
        QCOMPARE(changes.size(), std::size_t{3});
        QCOMPARE(find(changes, "policy.BTC.below")->then, std::string{"7.0"});
        QCOMPARE(find(changes, "profile.second.client_id")->then, std::string{"'ghi'"});
        QCOMPARE(find(changes, "profile.second.trading")->then, std::string{"false"});
    }

    void eachDifferenceIsToldByItsPath_data()
    {
        QTest::addColumn<QByteArray>("text");  // over everything()
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("then");
        QTest::addColumn<bool>("loosens");
        QTest::addColumn<bool>("atStart");
        const auto row = [](const char* name, const char* text, const char* path, const char* now,
                            const char* then, bool loosens = false, bool atStart = false) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(path) << QByteArray(now)
                                << QByteArray(then) << loosens << atStart;
        };
        row("a band", "[policy.BTC]\nabove = 3\n", "policy.BTC.above", "2.5", "3.0");
        row("a word", "[policy.ETH]\nhedge_to = \"edge\"\n", "policy.ETH.hedge_to", "\"target\"",
            "\"edge\"");
        row("a limit that is loosened",
            "[limits]\nmax_session_cost = 0.006\n[limits.quantity.\"BTC-PERPETUAL\"]\n"
            "soft = 1000\nhard = 2000\n",
            "limits.max_session_cost", "0.005", "0.006", true);
        row("a limit that is tightened",
            "[limits]\nmax_vega = 1000\n[limits.quantity.\"BTC-PERPETUAL\"]\n"
            "soft = 1000\nhard = 2000\n",
            "limits.max_vega", "1000000000.0", "1000.0");
        row("a limit of one instrument that is gone", "[limits]\ncollar = 0.005\n",
            "limits.quantity.BTC-PERPETUAL.hard", "2000.0", "", true);
        row("a tripwire that is loosened",
            "[guard]\nerrors_halt = 30\n[guard.BTC]\ndepth_caution = "
            "0.5\ndepth_halt = 0.2\nerrors_halt = 20\n",
            "guard.errors_halt", "20.0", "30.0", true);
        row("a second person for more", "[approval]\nsecond_person_above_usd = 300000\n",
            "approval.second_person_above_usd", "250000.0", "300000.0", true, true);
        row("a second person for less", "[approval]\nsecond_person_above_usd = 1000\n",
            "approval.second_person_above_usd", "250000.0", "1000.0", false, true);
        row("samples kept longer", "[history]\nkeep_full_days = 30\n", "history.keep_full_days",
            "7", "30", false, true);
        row("events recorded", "[history]\nrecord_events = true\n", "history.record_events",
            "false", "true", false, true);
        row("a larger file of events", "[history]\nkeep_events_gb = 50\n", "history.keep_events_gb",
            "2.5", "50.0", false, true);
        row("a smaller file of events", "[history]\nkeep_events_gb = 1\n", "history.keep_events_gb",
            "2.5", "1.0", true, true);
        row("alerts that go sooner", "[history]\nkeep_alerts_days = 30\n",
            "history.keep_alerts_days", "365", "30", true, true);
        row("alerts for ever", "[history]\nkeep_alerts_days = 0\n", "history.keep_alerts_days",
            "365", "0", false, true);
        row("another hour for the day's report", "[reports]\ndaily_at = \"06:30\"\n",
            "reports.daily_at", "\"00:05\"", "\"06:30\"", false, true);
        row("no report of each day", "[reports]\ndaily_at = \"\"\n", "reports.daily_at",
            "\"00:05\"", "\"\"", false, true);
        row("no second person", "[approval]\n", "approval.second_person_above_usd", "250000.0", "",
            true, true);
        row("a key that may trade", "[profile.deribit-test]\ntrading = true\n",
            "profile.deribit-test.trading", "false", "true", true, true);
        row("another key", "[profile.deribit-test]\nclient_id = \"xyz\"\n",
            "profile.deribit-test.client_id", "\"abc\"", "\"xyz\"", true, true);
        row("the first key", "[profile.deribit]\nclient_id = \"xyz\"\n",
            "profile.deribit.client_id", "", "\"xyz\"", false, true);
        row("the language", "[window]\nlanguage = \"en\"\n", "window.language", "\"de\"", "\"en\"",
            false, true);
        row("the look", "[window]\ntheme = \"dark\"\n", "window.theme", "\"light\"", "\"dark\"");
        row("stresses", "stress = []\n", "stress",
            "[{ basis = 0.0, days = 0.0, name = 'Exchange goes down', spot = -0.3, vol_points = "
            "40.0 }]",
            "[]");
        row("a margin model", "[venue.paper]\nmargin = \"okx\"\n", "venue.paper.margin",
            "\"deribit_portfolio\"", "\"okx\"", false, true);
        row("a policy of another underlying", "[policy.SOL]\ntarget = 1.0\n", "policy.SOL.target",
            "", "1.0", false, true);
    }
    void eachDifferenceIsToldByItsPath()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, path);
        const app::Settings settings = everything(false);
        const auto imported = app::importSettings(text.toStdString(), "f.toml", settings);
        QVERIFY2(imported.problems.empty(), joined(imported.problems).c_str());
        const auto all = app::settingDifferences(settings, imported.settings);
        const app::SettingDifference* found = find(all, path.toStdString());
        QVERIFY2(found, all.empty() ? "no difference" : all.front().path.c_str());
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, then);
        const auto plain = [](std::string value) {
            std::ranges::replace(value, '\'', '"');
            return QByteArray::fromStdString(value);
        };
        QCOMPARE(plain(found->now), now.replace('\'', '"'));
        QCOMPARE(plain(found->then), then.replace('\'', '"'));
        QTEST(found->loosens, "loosens");
        QTEST(found->atStart, "atStart");
    }

    void aBadFileChangesNothingAndSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* text, const char* says) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(says);
        };
        row("empty", "", "f.toml says nothing");
        row("only a remark", "# nothing\n", "f.toml says nothing");
        row("no TOML", "below is 3\n", "f.toml, line 1: ");
        row("an open text", "\n\n[window]\ntheme = \"dark\n", "f.toml, line 4: ");
        row("a section twice", "[limits]\n[limits]\n", "f.toml, line 2: ");
        row("a key twice", "[limits]\ncollar = 0.001\ncollar = 0.002\n", "f.toml, line 3: ");
        row("an open section", "[limits\n", "f.toml, line 1: ");
        row("binary", "\x01\x02\x7f", "f.toml, line 1: ");
        row("no UTF-8", "[window]\ntheme = \"\xff\xfe\"\n", "f.toml, line 2: ");
        row("JSON", "{\"limits\": {\"collar\": 0.001}}", "f.toml, line 1: ");
        row("another version", "version = 2\n[limits]\ncollar = 0.001\n",
            "f.toml, line 1: key \"version\" is \"2\", expected 1");
        row("an unknown section", "[weather]\nrain = true\n",
            "f.toml, line 1: key \"weather\" is not known");
        row("an unknown key", "[limits]\ncolar = 0.001\n",
            "f.toml, line 2: [limits]: key \"colar\" is not known");
        row("a limit in words", "[limits]\n\ncollar = \"small\"\n",
            "f.toml, line 3: [limits]: key \"collar\" is \"'small'\", expected a number");
        row("a limit out of its range", "[limits]\ncollar = 7\n",
            "f.toml, line 2: [limits]: key \"collar\" is \"7\", expected a number from");
        row("a limit that is no number", "[limits]\nmax_vega = nan\n",
            "f.toml, line 2: [limits]: key \"max_vega\" is \"nan\"");
        row("a section that is a number", "limits = 3\n",
            "f.toml, line 1: key \"limits\" is \"3\", expected a section");
        row("HALT below CAUTION", "[guard]\nmargin_use_caution = 0.9\nmargin_use_halt = 0.8\n",
            "f.toml, line 2: [guard]: key \"margin_use_caution\" is 0.9");
        row("one underlying looser than all",
            "[guard]\nerrors_halt = 10\n[guard.BTC]\nerrors_halt = 15\n",
            "f.toml, line 4: [guard.BTC]: key \"errors_halt\" is 15");
        row("a quantity that is no section", "[limits.quantity]\n\"BTC-PERPETUAL\" = 3\n",
            "f.toml, line 2: [limits.quantity.\"BTC-PERPETUAL\"] is no section");
        row("an edge of nothing", "[policy.BTC]\nbelow = 0\n",
            "f.toml, line 2: [policy.BTC]: key \"below\" is \"0\"");
        row("an edge that is true", "[policy.BTC]\nbelow = true\n",
            "f.toml, line 2: [policy.BTC]: key \"below\" is \"true\"");
        row("an unknown word", "[policy.BTC]\ntarget = 1\nhedge_to = \"middle\"\n",
            "f.toml, line 3: [policy.BTC]: key \"hedge_to\" is \"'middle'\", expected one of");
        row("a policy that contradicts itself", "[policy.BTC]\nhedge_to = \"pair\"\ninner = 90\n",
            "f.toml, line 1: [policy.BTC]: ");
        row("an underlying nobody writes", "[policy.ABCDEFGHIJKLMNOPQ]\nbelow = 1\n",
            "f.toml, line 1: [policy.ABCDEFGHIJKLMNOPQ]: an underlying has 1 to 15 letters");
        row("a trigger nobody knows", "[policy.BTC]\ntriggers = [\"moon\"]\n",
            "f.toml, line 2: [policy.BTC]: key \"triggers\"");
        row("a sub-book nobody has",
            "[policy.BTC]\nsub_books = [{ name = \"Theta\", target = 1 }]\n", "[policy.BTC]");
        row("targets that do not add up",
            "[allocation]\nrows = [{ asset = \"BTC\", target = 45 }]\n",
            "f.toml, line 1: [allocation]: ");
        row("a rule without a name", "[[sub_book]]\nvenue = \"paper\"\n",
            "f.toml, line 1: [[sub_book]] 1: key \"name\" is missing");
        row("a stress out of range", "[[stress]]\nname = \"x\"\nspot = -3\n",
            "f.toml, line 3: [[stress]] 1: key \"spot\" is \"-3\"");
        row("a profile of no kind", "[profile.third]\nclient_id = \"x\"\n",
            "f.toml, line 1: [profile.third]: there are the profiles");
        row("a kind nobody knows", "[profile.third]\nkind = \"fast\"\n",
            "f.toml, line 2: [profile.third]: key \"kind\" is \"'fast'\"");
        row("a secret in the file", "[profile.deribit-test]\nclient_id = \"x\"\nsecret = \"y\"\n",
            "f.toml, line 3: [profile.deribit-test]: key \"secret\" is not known");
        row("a name too long", "[profile.abcdefghijklmnopqrs]\nkind = \"test\"\n",
            "f.toml, line 1: [profile.abcdefghijklmnopqrs]: a profile's name has");
        row("a book over nobody", "[profile.both]\nvenues = [\"deribit-test\", \"nobody\"]\n",
            "f.toml, line 2: [profile.both]: key \"venues\"");
        row("a theme nobody knows", "[window]\ntheme = \"pink\"\n",
            "f.toml, line 2: [window]: key \"theme\" is \"'pink'\"");
        row("no hour of the day", "[reports]\ndaily_at = \"25:00\"\n",
            "f.toml, line 2: [reports]: key \"daily_at\" is \"'25:00'\", expected a time of day");
        row("a margin model nobody knows", "[venue.paper]\nmargin = \"guess\"\n",
            "f.toml, line 2: [venue.paper]: key \"margin\" is \"'guess'\"");
        row("a venue nobody knows", "[venue.moon]\nmargin = \"okx\"\n",
            "f.toml, line 1: [venue.moon]: there is no venue of that name");
        row("good and bad in one file", "[policy.BTC]\nbelow = 9\n[limits]\ncollar = 7\n",
            "f.toml, line 4: [limits]: key \"collar\" is \"7\"");
    }
    void aBadFileChangesNothingAndSaysWhy()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const app::Settings now = app::defaultSettings();
        const auto imported = app::importSettings(text.toStdString(), "f.toml", now);
        QVERIFY(!imported.problems.empty());
        QVERIFY2(imported.problems.front().find(says.toStdString()) != std::string::npos,
                 imported.problems.front().c_str());
        for (const std::string& problem : imported.problems) {
            QVERIFY2(problem.starts_with("f.toml") && problem.ends_with('.'), problem.c_str());
            QVERIFY2(problem.find("holds") == std::string::npos, problem.c_str());
            QVERIFY2(tables::isInCatalogue(problem), problem.c_str());
        }
        QVERIFY2(app::settingDifferences(now, imported.settings).empty(), "something was taken");
        compare(now, imported.settings);
        QCOMPARE(imported.settings.profiles, now.profiles);
    }

    void aFileTooLargeIsNotRead()
    {
        const auto imported =
            app::importSettings(std::string(2'000'000, '#'), "f.toml", app::defaultSettings());
        QCOMPARE(imported.problems.size(), std::size_t{1});
        QVERIFY(imported.problems.front().find("larger than 1 MiB") != std::string::npos);
    }

    void profilesOfTheWindowComeBeforeTheFile()
    {
        const auto file = fileIn(QStringLiteral("profiles"),
                                 "[profile.deribit-test]\nclient_id = \"old\"\n"
                                 "[profile.second]\nkind = \"test\"\nclient_id = \"a\"\n"
                                 "[profile.third]\nkind = \"live\"\nclient_id = \"b\"\n");
        app::Settings settings = app::readSettings(file);
        QCOMPARE(settings.profiles.size(), std::size_t{5});
        // In the window: one changed, one removed, one new.
        std::vector<app::Profile> then = settings.profiles;
        for (app::Profile& profile : then)
            if (profile.name == "deribit-test") profile.clientId = "new";
        std::erase_if(then, [](const app::Profile& profile) { return profile.name == "third"; });
        then.push_back({"fourth", app::ProfileKind::Live, "wss://www.deribit.com/ws/api/v2", "d"});
        const auto kept = app::profilesFileOf(file.parent_path());
        QCOMPARE(kept, file.parent_path() / "profiles.toml");
        QVERIFY(app::keepProfiles(kept, then, settings));
        const app::Settings read = app::readSettings(file);
        QVERIFY2(read.problems.empty(), joined(read.problems).c_str());
        const auto sorted = [](std::vector<app::Profile> list) {
            std::ranges::sort(list, {}, &app::Profile::name);
            return list;
        };
        QCOMPARE(sorted(read.profiles), sorted(then));
        QCOMPARE(read.removedProfiles, std::vector<std::string>{"third"});
        // What nobody touched in the window stays the file's.
        QVERIFY(std::ranges::find(read.keptProfiles, "second") == read.keptProfiles.end());
        // And once more, from there: what was taken away stays away.
        settings = read;
        then = read.profiles;
        std::erase_if(then, [](const app::Profile& profile) { return profile.name == "fourth"; });
        QVERIFY(app::keepProfiles(kept, then, settings));
        QCOMPARE(sorted(app::readSettings(file).profiles), sorted(then));
    }

    void aBrokenFileOfProfilesIsToldOf()
    {
        const auto file = fileIn(QStringLiteral("broken"), "");
        std::ofstream(file.parent_path() / app::kProfilesFile) << "[profile.second]\nkind = 3\n";
        const app::Settings settings = app::readSettings(file);
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY(settings.problems.front().find("profiles.toml: [profile.second]: key \"kind\"") !=
                std::string::npos);
        QVERIFY(!settings.profile("second"));
    }
};

QTEST_APPLESS_MAIN(TestSettingsWhole)
#include "tst_settings_whole.moc"
