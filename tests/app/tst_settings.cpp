#include "app/engine_config.h"
#include "app/settings.h"
#include "app/settings_approval.h"
#include "app/settings_limits.h"
#include "app/settings_policies.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace ballast;

class TestSettings : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    app::Settings read(const QByteArray& text) const
    {
        const std::filesystem::path file =
            std::filesystem::path(m_folder.path().toStdString()) / "ballast.toml";
        std::ofstream(file, std::ios::trunc) << text.toStdString();
        return app::readSettings(file);
    }

private slots:
    void aMissingFileIsTheDefaults()
    {
        const app::Settings settings = app::readSettings("/no/such/file.toml");
        QVERIFY(settings.problems.empty());
        QCOMPARE(settings.policies.size(), 2u);
        QCOMPARE(settings.profile("deribit")->trading, false);
    }

    void theFileANewUserFindsHasNoProblemsAndSaysTheDefaults()
    {
        const app::Settings settings =
            read(QByteArray::fromStdString(std::string{app::defaultSettingsText()}));
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.policies, app::defaultSettings().policies);
        // And with every '#' before a value taken away it still says exactly the defaults.
        QByteArray uncommented;
        for (const QByteArray& line :
             QByteArray::fromStdString(std::string{app::defaultSettingsText()}).split('\n'))
            if (!line.contains("client_id"))
                uncommented +=
                    (line.startsWith("# ") && line.contains(" = ") ? line.mid(2) : line) + '\n';
        const app::Settings same = read(uncommented);
        QVERIFY2(same.problems.empty(), same.problems.empty() ? "" : same.problems.front().c_str());
        QCOMPARE(same.policies, app::defaultSettings().policies);
        QCOMPARE(same.limits, app::defaultSettings().limits);
        QCOMPARE(same.guards, app::defaultSettings().guards);
        QVERIFY(same.history == app::defaultSettings().history);
        QVERIFY(same.events == app::defaultSettings().events);
        QVERIFY(same.reports.folder.empty() && same.reports.desk.empty());
        // All there is to say is said in it.
        QCOMPARE(uncommented.count("_caution = "), 14);
        QCOMPARE(uncommented.count("_halt = "), 15);
    }

    void readsHowLongTheHistoryIsKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("full");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("problems");
        QTest::addRow("not said") << QByteArray() << 90 << 730 << 0;
        QTest::addRow("said") << QByteArray(
                                     "[history]\nkeep_full_days = 7\nkeep_minutes_days = 0\n")
                              << 7 << 0 << 0;
        QTest::addRow("negative") << QByteArray("[history]\nkeep_full_days = -1\n") << 90 << 730
                                  << 1;
        QTest::addRow("a word") << QByteArray("[history]\nkeep_full_days = \"long\"\n") << 90 << 730
                                << 1;
        QTest::addRow("unknown") << QByteArray("[history]\nkeep_orders_days = 1\n") << 90 << 730
                                 << 1;
    }

    void readsHowLongTheHistoryIsKept()
    {
        QFETCH(QByteArray, text);
        const app::Settings settings = read(text);
        QTEST(settings.history.fullDays, "full");
        QTEST(settings.history.minutesDays, "minutes");
        QTEST(static_cast<int>(settings.problems.size()), "problems");
    }

    void readsWhetherEventsAreRecorded_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("on");
        QTest::addColumn<double>("gb");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* text, bool on, double gb,
                            const char* problem) {
            QTest::newRow(name) << QByteArray("[history]\n") + text << on << gb
                                << QString::fromLatin1(problem);
        };
        row("not said", "", true, 10, "");
        row("off", "record_events = false\n", false, 10, "");
        row("larger", "keep_events_gb = 250\n", true, 250, "");
        row("a part", "keep_events_gb = 0.5\n", true, 0.5, "");
        row("nothing", "keep_events_gb = 0\n", true, 10, "a number from 0.01 to 10000");
        row("negative", "keep_events_gb = -3\n", true, 10, "a number from 0.01 to 10000");
        row("too large", "keep_events_gb = 10001\n", true, 10, "a number from 0.01 to 10000");
        row("no end", "keep_events_gb = inf\n", true, 10, "a number from 0.01 to 10000");
        row("a word", "record_events = \"no\"\n", true, 10, "true or false");
    }

    void readsWhetherEventsAreRecorded()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const app::Settings settings = read(text);
        QTEST(settings.events.on, "on");
        QTEST(settings.events.keepGb, "gb");
        QCOMPARE(settings.problems.empty(), problem.isEmpty());
        if (!problem.isEmpty())
            QVERIFY(QString::fromStdString(settings.problems.front()).contains(problem));
    }

    void readsTheGuardsOfAllAndOfOne()
    {
        const app::Settings settings = read(
            "[guard]\nmargin_use_caution = 0.5\nmargin_use_halt = 0.6\ndwell_s = 90\n"
            "[guard.BTC]\ndepth_caution = 0.4\ndepth_halt = 0.2\nleast_trades = 5\n"
            "[guard.ETH]\nrelease = 0.7\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.guards.all.marginUse, (guard::Bounds{0.5, 0.6}));
        const guard::Limits& btc = settings.guards.of("BTC");
        QCOMPARE(btc.depth, (guard::Bounds{0.4, 0.2}));
        QCOMPARE(btc.leastTrades, 5);
        QCOMPARE(btc.marginUse, (guard::Bounds{0.5, 0.6}));  // from [guard]
        QCOMPARE(btc.dwell, core::Duration{std::chrono::seconds{90}});
        QCOMPARE(settings.guards.of("ETH").release, 0.7);
        QCOMPARE(settings.guards.of("SOL"), settings.guards.all);
        // A desk ten times as fast waits ten times as long in its own time.
        const guard::Limits fast = guard::stretched(btc, 10);
        QCOMPARE(fast.dwell, core::Duration{std::chrono::seconds{900}});
        QCOMPARE(fast.crossedS, (guard::Bounds{20, 150}));
        QCOMPARE(fast.marginUse, btc.marginUse);
    }

    void whatWasConfirmedInTheWindowIsTheBoundOfTheFile()
    {
        const auto written = [&](const app::Settings& settings, double use, double notional) {
            guard::LimitSet set{settings.limits, settings.guards};
            set.guards.all.marginUse.halt = use;
            set.limits.hardNotionalUsd = notional;
            QVERIFY(app::writeLimits(m_folder.filePath(QStringLiteral("limits.toml")).toStdString(),
                                     set));
        };
        const QByteArray loose =
            "[guard]\nmargin_use_halt = 0.97\n[limits]\nhard_notional_usd = "
            "3000000\n";
        QCOMPARE(read(loose).problems.size(), std::size_t{2});
        QCOMPARE(read(loose).guards.all.marginUse.halt, 0.95);
        // Loosened by a person: the file may go as far, and holds where it says nothing.
        written(app::defaultSettings(), 0.98, 5e6);
        QVERIFY(read(loose).problems.empty());
        QCOMPARE(read(loose).guards.all.marginUse.halt, 0.97);
        QCOMPARE(read("[window]\n").guards.all.marginUse.halt, 0.98);
        QCOMPARE(read("[window]\n").limits.hardNotionalUsd, 5e6);
        // Tightened by a person: the file may not go back to the default.
        written(app::defaultSettings(), 0.8, 1e6);
        QCOMPARE(read("[guard]\nmargin_use_halt = 0.95\n").problems.size(), std::size_t{1});
        QCOMPARE(read("[guard]\nmargin_use_halt = 0.95\n").guards.all.marginUse.halt, 0.8);
        // Edited by hand it confirms nothing.
        QFile file(m_folder.filePath(QStringLiteral("limits.toml")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text =
            file.readAll().replace("margin_use_halt = 0.8", "margin_use_halt = 1.0");
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) > 0);
        file.close();
        const app::Settings refused = read("[window]\n");
        QCOMPARE(refused.problems.size(), std::size_t{1});
        QVERIFY(refused.problems.front().find("not as Ballast wrote it") != std::string::npos);
        QCOMPARE(refused.guards.all.marginUse.halt, 0.95);
        QVERIFY(file.remove());
    }

    /// As it was last in force it binds the file: sooner, never later.
    void aSecondPersonIsAskedForNoLaterThanBefore()
    {
        const std::filesystem::path kept =
            m_folder.filePath(QStringLiteral("approval.toml")).toStdString();
        const auto saying = [this](const char* above) {
            return read(above ? QByteArray("[approval]\nsecond_person_above_usd = ") + above + "\n"
                              : QByteArray("[window]\n"));
        };
        const auto started = [&](const char* above) {
            app::Settings settings = saying(above);
            if (!app::keepApproval(kept, settings)) qFatal("not kept");
            return settings;
        };
        QCOMPARE(started(nullptr).secondAboveUsd, 0.0);
        QVERIFY(!std::filesystem::exists(kept));
        QCOMPARE(started("250000").secondAboveUsd, 250'000.0);
        QCOMPARE(started("100000").secondAboveUsd, 100'000.0);
        // By hand it is not raised again, and not taken away.
        const app::Settings raised = started("250000");
        QCOMPARE(raised.secondAboveUsd, 100'000.0);
        QCOMPARE(raised.problems.size(), std::size_t{1});
        QVERIFY2(raised.problems.front().find(
                     "[approval]: key \"second_person_above_usd\" is 250000, looser than its bound "
                     "of 100000: it was refused.") != std::string::npos,
                 raised.problems.front().c_str());
        QCOMPARE(started(nullptr).secondAboveUsd, 100'000.0);
        QVERIFY(saying(nullptr).problems.empty());
        QCOMPARE(started("100000").problems.size(), std::size_t{0});
        // In the window a person loosens it, or takes it away.
        QVERIFY(app::writeApproval(kept, 250'000));
        QVERIFY(started("250000").problems.empty());
        QVERIFY(app::writeApproval(kept, 0));
        QVERIFY(started("400000").problems.empty());
        QCOMPARE(started("500000").problems.size(), std::size_t{1});
        // Edited by hand it is told, at every start.
        QFile file(QString::fromStdString(kept.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll().replace("400000", "900000");
        file.close();
        QVERIFY(text.contains("900000"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) > 0);
        file.close();
        for (int start = 0; start < 2; ++start) {
            const app::Settings edited = started("800000");
            QCOMPARE(edited.problems.size(), std::size_t{1});
            QVERIFY(edited.problems.front().find("not as Ballast wrote it") != std::string::npos);
        }
        QVERIFY(file.remove());
    }

    void anAccountsMarginModelIsReadByVenue()
    {
        const app::Settings settings = read(
            "[venue.paper-b]\nmargin = \"deribit_portfolio\"\n[venue.deribit]\nmargin = "
            "\"binance\"\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        const auto config = app::engineConfig(settings, {*settings.profile("paper")}, {}, 1);
        QCOMPARE(config.margins.of("paper-b"), margin::Model::DeribitPortfolio);
        QCOMPARE(config.margins.of("deribit"), margin::Model::Binance);
        QCOMPARE(config.margins.of("paper-a"), margin::Model::DeribitStandard);
    }

    void whatIsWrongInAGuardIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* text, const char* says) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(says);
        };
        row("out of range", "[guard]\nvolatility_halt = 0.5\n",
            "ballast.toml: [guard]: key \"volatility_halt\" is \"0.5\", expected a number from 1 "
            "to "
            "1000; the default holds.");
        row("of one underlying", "[guard.BTC]\nrelease = 2\n",
            "ballast.toml: [guard.BTC]: key \"release\" is \"2\", expected a number from 0.1 to 1; "
            "the default holds.");
        row("in the wrong order", "[guard]\nerrors_halt = 3\n",
            "ballast.toml: [guard]: key \"errors_caution\" is 5 and \"errors_halt\" is 3, "
            "expected HALT not below CAUTION; the default holds.");
        row("grades in the wrong order", "[guard]\nimpact_slow = 1.5\n",
            "ballast.toml: [guard]: key \"impact_widen\" is 2 and \"impact_slow\" is 1.5, "
            "expected slow not below widen; the default holds.");
        row("looser", "[guard]\nmargin_use_halt = 0.99\n",
            "ballast.toml: [guard]: key \"margin_use_halt\" is 0.99, looser than its bound of "
            "0.95: it was refused. A file may only tighten; what loosens is confirmed in the panel "
            "Guard, under Limits.");
        row("neither way is tighter", "[guard]\nband_factor = 2\n",
            "key \"band_factor\" is 2, not its bound of 1.5: it was refused.");
        row("looser of one underlying", "[guard.BTC]\ndwell_s = 5\n",
            "ballast.toml: [guard.BTC]: key \"dwell_s\" is 5, looser than its bound of 60");
        row("depth the other way", "[guard]\ndepth_halt = 0.5\n",
            "ballast.toml: [guard]: key \"depth_caution\" is 0.3 and \"depth_halt\" is 0.5, "
            "expected HALT not above CAUTION; the default holds.");
        row("unknown", "[guard]\nvolatilty_halt = 9\n",
            "ballast.toml: [guard]: key \"volatilty_halt\" is not known; it was ignored.");
        row("a section too deep", "[guard.BTC.more]\nx = 1\n",
            "ballast.toml: [guard.BTC]: key \"more\" is a section");
        row("a list", "[[guard]]\nrelease = 0.5\n", "expected a section below a line [guard]");
    }
    void whatIsWrongInAGuardIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const app::Settings settings = read(text);
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY2(settings.problems.front().find(says.toStdString()) != std::string::npos,
                 settings.problems.front().c_str());
        QCOMPARE(settings.guards.of("BTC"), guard::Limits{});
    }

    void readsWhatIsSaid()
    {
        const app::Settings settings = read(
            "[policy.BTC]\nbelow = 0.5\nabove = 1\nhedge_to = \"ratio\"\nratio = 0.25\n"
            "convention = \"usd-neutral\"\n[limits]\nhard_notional_usd = 5000\n"
            "[profile.deribit-test]\nclient_id = \"abc\"\ntrading = true\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        const rebalance::Policy& btc = settings.policies.front();
        QCOMPARE(btc.band.below, 0.5);
        QCOMPARE(btc.band.above, 1.0);
        QCOMPARE(btc.band.hedgeTo, rebalance::HedgeTo::Ratio);
        QCOMPARE(btc.convention, portfolio::DeltaConvention::UsdNeutral);
        QCOMPARE(settings.limits.hardNotionalUsd, 5000.0);
        QVERIFY(settings.profile("deribit-test")->trading);
    }

    void aSectionOfTheWrongShapeIsAProblem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("allowed");
        QTest::newRow("a list of limits") << QByteArray("[[limits]]\nhard_notional_usd = 5000\n")
                                          << QByteArray("\"limits\"") << QByteArray("[limits]");
        QTest::newRow("limits as a number")
            << QByteArray("limits = 3\n") << QByteArray("\"limits\" is \"3\"")
            << QByteArray("[limits]");
        QTest::newRow("policy as a text") << QByteArray("policy = \"wide\"\n")
                                          << QByteArray("\"policy\"") << QByteArray("[policy]");
        QTest::newRow("a list of policies") << QByteArray("[[policy]]\nbelow = 1\n")
                                            << QByteArray("\"policy\"") << QByteArray("[policy]");
        QTest::newRow("a list below a policy")
            << QByteArray("[[policy.BTC]]\nbelow = 1\n") << QByteArray("\"policy.BTC\"")
            << QByteArray("[policy.BTC]");
        QTest::newRow("window as a flag")
            << QByteArray("window = true\n") << QByteArray("\"window\" is \"true\"")
            << QByteArray("[window]");
        QTest::newRow("profile as a list") << QByteArray("profile = [1]\n")
                                           << QByteArray("\"profile\"") << QByteArray("[profile]");
        QTest::newRow("a list below a profile")
            << QByteArray("[[profile.paper]]\ntrading = true\n") << QByteArray("\"profile.paper\"")
            << QByteArray("[profile.paper]");
    }
    void aSectionOfTheWrongShapeIsAProblem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, allowed);
        const app::Settings settings = read(text);
        QCOMPARE(settings.problems.size(), 1u);
        const QByteArray problem = QByteArray::fromStdString(settings.problems.front());
        for (const QByteArray& part : {QByteArray("ballast.toml"), key, allowed})
            QVERIFY2(problem.contains(part), problem.constData());
        QCOMPARE(settings.policies, app::defaultSettings().policies);
        QCOMPARE(settings.limits, app::defaultSettings().limits);
    }

    void whatIsKeptOfTheWindowIsReadBackOverTheFile()
    {
        app::Settings settings = read("[policy.BTC]\nbelow = 0.5\n[policy.SOL]\nabove = 7\n");
        rebalance::Policy edited = settings.policies[1];
        edited.band = {0.1, 1.0 / 3, 12, rebalance::HedgeTo::Edge, 0.25};
        edited.convention = portfolio::DeltaConvention::UsdNeutral;
        edited.smile = {pricing::SmileRule::SkewStickiness, 0.7, 0.1, -0.2, 0.3};
        edited.schedule = {true, std::chrono::minutes{7}, 0.01};
        edited.collar = 0.002;
        edited.proposalLife = std::chrono::seconds{45};
        edited.cooldown = std::chrono::seconds{9};
        edited.hysteresis = {std::chrono::milliseconds{3500}, 0.4, 0.85};
        edited.band.hedgeTo = rebalance::HedgeTo::Pair;
        edited.band.inner = 0.125;
        edited.target.points = {{50'000, 2}, {60'000.5, -1.0 / 3}};
        edited.schedule.at = {std::chrono::minutes{450}, std::chrono::seconds{60'005}};
        edited.triggers = {
            .priceMove = 0.02,
            .riskBudgetUsd = 25'000,
            .riskHorizon = std::chrono::hours{8},
            .leland = true,
            .lelandEvery = std::chrono::minutes{30},
            .liveBand = rebalance::LiveBandRule::Zakamouline,
            .hedgingSdUsd = 12'000,
            .fundingShift = true,
            .tradeCostUsd = 1.5,
            .leastTrade = 0.01,
            .gamma = {.floor = -3, .ceiling = std::nullopt, .target = 0.1, .tolerance = 1.0 / 3},
            .vega = {.floor = -9'000, .ceiling = 9'000},
            .marginUse = 0.6,
            .liquidationDistance = 0.1,
            .fundingUsdPerDay = 300};
        edited.joint.candidates = {.maximumSpread = 0.07,
                                   .minimumDepthCoin = 2.5,
                                   .minimumOpenInterest = 10,
                                   .minimumLife = std::chrono::days{2},
                                   .maximumLife = std::chrono::hours{60 * 24},
                                   .names = {"*-C", "*-PERPETUAL"},
                                   .excluded = {"*\"-P"}};
        edited.joint.mostLegs = 3;
        edited.joint.riskUsd = 50;
        edited.joint.fundingHorizon = std::chrono::hours{8};
        edited.joint.marginUsd = 20'000;
        settings.subBooks = {{.name = "Gamma"}, {.name = "Core"}};
        edited.subBooks = {{.name = "Gamma",
                            .target = 0.1,
                            .bySpot = {},
                            .convention = portfolio::DeltaConvention::BlackScholes,
                            .gamma = {.floor = -0.2, .ceiling = 0.3, .target = 0.05},
                            .vega = {}},
                           {.name = "Core",
                            .target = 0,
                            .bySpot = {{{50'000, 1}, {60'000, 0}}},
                            .convention = portfolio::DeltaConvention::UsdNeutral,
                            .gamma = {},
                            .vega = {.floor = std::nullopt, .ceiling = 500}}};
        const std::filesystem::path file =
            std::filesystem::path(m_folder.path().toStdString()) / app::kPoliciesFile;
        QVERIFY(app::writePolicies(file, {edited}));
        app::readKeptPolicies(file, settings);
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.policies[1], edited);
        QCOMPARE(settings.policies[0].band.below, 0.5);  // not kept: the file's
        QCOMPARE(settings.keptPolicies, std::vector{edited});
    }

    void numbersAreWrittenAsShortAsTheyReadBack()
    {
        const QString text =
            QString::fromStdString(app::policiesText({app::paperPolicy("BTC", 2.3)}));
        QVERIFY2(text.contains(QStringLiteral("\nversion = 1\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\n[policy.BTC]\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\nbelow = 2.3\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\ntarget = 0.0\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("\nvega_floor = -inf\n")), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("99999")));
    }

    void aFileOfAnotherVersionIsNotRead()
    {
        const app::Settings settings = read("version = 2\n[policy.BTC]\nbelow = 0.5\n");
        QCOMPARE(settings.problems.size(), std::size_t{1});
        QVERIFY2(settings.problems.front().ends_with(
                     "ballast.toml: key \"version\" is \"2\", expected 1; nothing of it holds."),
                 settings.problems.front().c_str());
        QCOMPARE(settings.policies, app::defaultSettings().policies);
        QVERIFY(read("version = 1\n[policy.BTC]\nbelow = 0.5\n").problems.empty());
    }

    void readsTheTargetsOfSubBooks()
    {
        const app::Settings settings = read(
            "[policy.BTC]\nsub_books = [{ name = \"Gamma\", target = 0.5, convention = "
            "\"black-scholes\" }, { name = \"Core\", gamma_floor = -1 }]\n"
            "[[sub_book]]\nname = \"Gamma\"\ninstrument = \"*-C\"\n[[sub_book]]\nname = "
            "\"Core\"\nvenue = \"paper\"\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        const auto& books = settings.policies[0].subBooks;
        QCOMPARE(books.size(), std::size_t{2});
        QCOMPARE(books[0].target, 0.5);
        QCOMPARE(books[0].convention, portfolio::DeltaConvention::BlackScholes);
        QCOMPARE(books[1].gamma.floor, std::optional(-1.0));
    }

    void aBrokenFileOfKeptPoliciesIsAProblem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no file of settings") << QByteArray("[policy.BTC\n");
        QTest::newRow("out of range") << QByteArray("[policy.BTC]\nbelow = -1\n");
        QTest::newRow("another section") << QByteArray("[limits]\n");
    }
    void aBrokenFileOfKeptPoliciesIsAProblem()
    {
        QFETCH(QByteArray, text);
        const std::filesystem::path file =
            std::filesystem::path(m_folder.path().toStdString()) / app::kPoliciesFile;
        std::ofstream(file, std::ios::trunc) << text.toStdString();
        app::Settings settings = app::defaultSettings();
        app::readKeptPolicies(file, settings);
        QCOMPARE(settings.problems.size(), 1u);
        QVERIFY(settings.problems.front().find(app::kPoliciesFile) != std::string::npos);
        QCOMPARE(settings.policies, app::defaultSettings().policies);
    }

    void readsSubBooksInTheirOrderAndLeavesOutABadOneWhole()
    {
        const app::Settings settings = read(
            "[[sub_book]]\nname = \"Gamma\"\ninstrument = \"BTC-*-C\"\nexpiry_from = 2026-12-01\n"
            "expiry_to = \"2026-12-31\"\n[[sub_book]]\nname = \"Bad\"\nvenue = 3\n"
            "[[sub_book]]\nname = \"Rest\"\naccount = \"main\"\nvenue = \"paper\"\nunderlying = "
            "\"BTC\"\n");
        QCOMPARE(settings.problems.size(), 1u);
        using Rule = portfolio::SubBookRule;
        QCOMPARE(settings.subBooks.size(), 2u);
        QVERIFY(
            settings.subBooks[0] ==
            (Rule{.name = "Gamma",
                  .expiryFrom = core::parseIsoUtc("2026-12-01T00:00:00Z").value(),
                  .expiryTo = core::parseIsoUtc("2027-01-01T00:00:00Z").value() - core::Duration{1},
                  .instrument = "BTC-*-C"}));
        QVERIFY(settings.subBooks[1] ==
                (Rule{.name = "Rest", .account = "main", .venue = "paper", .underlying = "BTC"}));
    }

    void readsStressesOfOnesOwn()
    {
        const app::Settings settings = read(
            "[[stress]]\nname = \"Down\"\nspot = -0.3\nvol_points = 40\nbasis = -0.05\ndays = 1\n"
            "[[stress]]\nname = \"Quiet\"\ndays = 30\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        QCOMPARE(settings.stresses.size(), 2u);
        const portfolio::Stress& down = settings.stresses.front();
        QCOMPARE(down.kind, portfolio::StressKind::Own);
        QCOMPARE(down.otherSpots, -0.3);
        QCOMPARE(down.volPoints, 40.0);
        QCOMPARE(down.basis, -0.05);
        QCOMPARE(down.days, 1.0);
        QCOMPARE(settings.stresses.back().days, 30.0);
        // What the example in the file says is what can be read.
        QByteArray example;
        for (const QByteArray& line :
             QByteArray::fromStdString(std::string{app::defaultSettingsText()}).split('\n'))
            if (line.startsWith("#[[stress]]") ||
                (!example.isEmpty() && line.startsWith('#') && !line.startsWith("# ")))
                example += line.mid(1) + '\n';
        QVERIFY(read(example).problems.empty());
        QCOMPARE(read(example).stresses.size(), 1u);
    }

    void readsTheTriggers()
    {
        const app::Settings settings = read(
            "[policy.BTC]\ntriggers = [\"live-band\", \"leland\", \"gamma\"]\nprice_move = 0.03\n"
            "live_band = \"whalley-wilmott\"\nhedging_sd_usd = 9000\ngamma_floor = -4\n"
            "schedule_at = [\"07:30\", \"16:00:05\"]\ntarget_points = [[50000, 1], [60000, 0]]\n"
            "[policy.ETH]\nmargin_use = 0.5\nleland_every_s = 1800\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        const rebalance::Policy& btc = settings.policies[0];
        QCOMPARE(btc.triggers.liveBand, rebalance::LiveBandRule::WhalleyWilmott);
        QVERIFY(btc.triggers.leland);
        QCOMPARE(btc.triggers.gamma.floor, std::optional{-4.0});
        QCOMPARE(btc.triggers.priceMove, 0.0);  // a number alone is not on where the list decides
        QCOMPARE(btc.schedule.at, (std::vector<core::Duration>{std::chrono::minutes{450},
                                                               std::chrono::seconds{57'605}}));
        QCOMPARE(btc.target.at(55'000, 9), 0.5);
        QCOMPARE(settings.policies[1].triggers.marginUse, 0.5);
        QVERIFY(settings.policies[1].triggers.leland);
    }

    void readsTheStyle()
    {
        const app::Settings settings = read(
            "[policy.BTC]\nstyle = \"twap\"\nstyle_slices = 4\nstyle_over_s = 60\n"
            "[policy.ETH]\nstyle = \"iceberg\"\nstyle_touch_share = 0.5\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        const execution::Style& btc = settings.policies[0].style;
        QCOMPARE(btc.kind, execution::StyleKind::Twap);
        QCOMPARE(btc.slices, 4);
        QCOMPARE(btc.over, core::Duration{std::chrono::seconds{60}});
        QCOMPARE(settings.policies[1].style.kind, execution::StyleKind::Iceberg);
        QCOMPARE(settings.policies[1].style.iceberg.touchShare, 0.5);
    }

    void readsTheSmileRule()
    {
        const app::Settings settings = read(
            "[policy.BTC]\nsmile_rule = \"skew-stickiness\"\nsmile_r = 1.5\n"
            "[policy.ETH]\nsmile_rule = \"minimum-variance\"\nsmile_a = -0.25\nsmile_b = "
            "-0.4\nsmile_c = 0.5\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        using pricing::SmileRule;
        QCOMPARE(settings.policies[0].smile,
                 (pricing::SmileChoice{SmileRule::SkewStickiness, 1.5, 0, 0, 0}));
        QCOMPARE(settings.policies[1].smile,
                 (pricing::SmileChoice{SmileRule::MinimumVariance, 1, -0.25, -0.4, 0.5}));
    }

    void namesFileKeyValueAndRange_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QByteArray>>("said");
        const auto row = [](const char* name, const char* text, QList<QByteArray> said) {
            QTest::newRow(name) << QByteArray(text) << said;
        };
        row("out of range", "[policy.BTC]\nbelow = -1\n",
            {"ballast.toml", "policy.BTC", "below", "-1", "1e-06 to 1000000"});
        row("a tolerance of nothing", "[policy.BTC]\ngamma_target = 0.5\n",
            {"ballast.toml", "policy.BTC", "gamma_tolerance", "is 0", "more than 0"});
        row("a target beyond its ceiling",
            "[policy.BTC]\nvega_target = 5\nvega_tolerance = 2\nvega_ceiling = 6\n",
            {"ballast.toml", "policy.BTC", "vega_target", "7", "not above vega_ceiling"});
        row("a negative tolerance", "[policy.BTC]\nvega_tolerance = -2\n",
            {"ballast.toml", "policy.BTC", "vega_tolerance", "-2", "0 to"});
        row("joint_spread", "[policy.BTC]\njoint_spread = 0\n",
            {"ballast.toml", "policy.BTC", "joint_spread", "0", "0.0001 to 2"});
        row("joint_depth", "[policy.BTC]\njoint_depth = -1\n",
            {"policy.BTC", "joint_depth", "-1", "0 to 1000000"});
        row("joint_open_interest", "[policy.BTC]\njoint_open_interest = -1\n",
            {"policy.BTC", "joint_open_interest", "-1", "0 to"});
        row("joint_days", "[policy.BTC]\njoint_days_from = 9\njoint_days_to = 3\n",
            {"policy.BTC", "joint_days_from", "9", "at most joint_days_to, which is 3"});
        row("joint_names", "[policy.BTC]\njoint_names = \"*-C\"\n",
            {"policy.BTC", "joint_names", "*-C", "a list of patterns"});
        row("joint_except", "[policy.BTC]\njoint_except = [3]\n",
            {"policy.BTC", "joint_except", "3", "a list of patterns"});
        row("joint_legs", "[policy.BTC]\njoint_legs = 9\n", {"joint_legs", "9", "1 to 8"});
        row("joint_risk_usd", "[policy.BTC]\njoint_risk_usd = -1\n",
            {"joint_risk_usd", "-1", "0 to"});
        row("joint_funding_hours", "[policy.BTC]\njoint_funding_hours = 1000\n",
            {"joint_funding_hours", "1000", "0 to 720"});
        row("joint_margin_usd", "[policy.BTC]\njoint_margin_usd = -1\n",
            {"joint_margin_usd", "-1", "0 to"});
        row("a sub-book that no rule has", "[policy.BTC]\nsub_books = [{ name = \"Moon\" }]\n",
            {"ballast.toml", "policy.BTC", "sub_books", "Moon", "a name of a [[sub_book]]"});
        row("a sub-book without a name", "[policy.BTC]\nsub_books = [{ target = 1 }]\n",
            {"ballast.toml", "policy.BTC", "sub_books", "target", "name = "});
        row("a sub-book out of range",
            "[policy.BTC]\nsub_books = [{ name = \"Moon\", target = 1e9 }]\n",
            {"ballast.toml", "policy.BTC", "sub_books 1", "target", "-1000000 to 1000000"});
        row("a dwell out of range", "[policy.BTC]\nbreach_dwell_s = 61\n",
            {"ballast.toml", "policy.BTC", "breach_dwell_s", "61", "0 to 60"});
        row("a jump out of range", "[policy.BTC]\nbreach_jump = -0.1\n",
            {"ballast.toml", "policy.BTC", "breach_jump", "-0.1", "0 to 10"});
        row("a release out of range", "[policy.ETH]\nbreach_release = 0.4\n",
            {"ballast.toml", "policy.ETH", "breach_release", "0.4", "0.5 to 1"});
        row("wrong type", "[policy.ETH]\nabove = \"wide\"\n",
            {"policy.ETH", "above", "wide", "a number"});
        row("not a number", "[policy.BTC]\ntarget = nan\n", {"target", "nan", "a number from"});
        row("not a choice", "[policy.BTC]\nhedge_to = \"moon\"\n",
            {"hedge_to", "moon", "\"target\", \"edge\", \"ratio\", \"pair\", \"cheapest\""});
        row("an unknown style", "[policy.BTC]\nstyle = \"sniper\"\n",
            {"style", "sniper", "\"twap\"", "\"peg\""});
        row("no slices", "[policy.ETH]\nstyle_slices = 0\n",
            {"policy.ETH", "style_slices", "0", "1 to 100"});
        row("an unknown trigger", "[policy.BTC]\ntriggers = [\"price-move\", \"moon\"]\n",
            {"ballast.toml", "policy.BTC", "triggers", "not \"moon\"", "\"risk-budget\""});
        row("triggers that are no list", "[policy.BTC]\ntriggers = \"gamma\"\n",
            {"triggers", "gamma", "a list of \"price-move\""});
        row("a trigger without its number", "[policy.BTC]\ntriggers = [\"price-move\"]\n",
            {"triggers", "expected price_move beside \"price-move\""});
        row("limits that contradict each other",
            "[policy.BTC]\ngamma_floor = 2\ngamma_ceiling = -2\n",
            {"policy.BTC", "gamma_floor is 2", "less than gamma_ceiling, which is -2",
             "stays as it was"});
        row("vega the wrong way", "[policy.BTC]\nvega_floor = 5\nvega_ceiling = 5\n",
            {"vega_floor is 5", "less than vega_ceiling"});
        row("a negative cost", "[policy.BTC]\ntrade_cost_usd = -1\n",
            {"policy.BTC", "trade_cost_usd", "-1", "0 to 100000"});
        row("a band inside a lot", "[policy.BTC]\nleast_trade = 3\nabove = 5\n",
            {"below is 2.3", "at least 3, the least_trade", "stays as it was"});
        row("an inner band outside", "[policy.BTC]\nhedge_to = \"pair\"\ninner = 2.5\n",
            {"inner is 2.5", "less than the nearer edge's 2.3"});
        row("a live band without a risk aversion", "[policy.BTC]\nlive_band = \"zakamouline\"\n",
            {"hedging_sd_usd is 0", "for a live_band"});
        row("the cheapest of nothing", "[policy.BTC]\nhedge_to = \"cheapest\"\n",
            {"hedging_sd_usd", "cheapest"});
        row("an unknown live band", "[policy.BTC]\nlive_band = \"wide\"\n",
            {"live_band", "wide", "\"none\", \"whalley-wilmott\", \"zakamouline\""});
        row("a price move of more than all", "[policy.BTC]\nprice_move = 2\n",
            {"price_move", "2", "from 0 to 1"});
        row("a time that is none", "[policy.BTC]\nschedule_at = [\"24:00\"]\n",
            {"schedule_at", "24:00", "times of day in UTC"});
        row("times out of order", "[policy.BTC]\nschedule_at = [\"16:00\", \"07:00\"]\n",
            {"schedule_at is not ascending"});
        row("one point is no line", "[policy.BTC]\ntarget_points = [[60000, 1]]\n",
            {"target_points has one point"});
        row("points out of order", "[policy.BTC]\ntarget_points = [[60000, 1], [50000, 2]]\n",
            {"target_points", "spot 50000 after 60000"});
        row("points that are none", "[policy.BTC]\ntarget_points = [60000, 1]\n",
            {"target_points", "a list of pairs"});
        row("a margin above all", "[policy.BTC]\nmargin_use = 1.2\n",
            {"margin_use", "1.2", "from 0 to 1"});
        row("a limit that is no number", "[policy.BTC]\ngamma_floor = nan\n",
            {"gamma_floor", "nan", "or inf"});
        row("not a smile rule", "[policy.BTC]\nsmile_rule = \"sticky\"\n",
            {"smile_rule", "sticky", "\"sticky-strike\", \"sticky-moneyness\""});
        row("too sticky", "[policy.BTC]\nsmile_r = 7\n", {"smile_r", "7", "from -1 to 3"});
        row("no coefficient", "[policy.BTC]\nsmile_b = -50\n", {"smile_b", "-50", "from -5 to 5"});
        row("a limit loosened", "[limits]\nhard_notional_usd = 1e12\n",
            {"limits", "hard_notional_usd", "1000000000000, looser than its bound of 2000000",
             "refused"});
        row("a venue nobody knows", "[venue.moon]\nmargin = \"okx\"\n", {"venue.moon", "no venue"});
        row("a margin model", "[venue.paper-b]\nmargin = \"lunar\"\n",
            {"venue.paper-b", "margin", "lunar", "\"deribit_standard\", \"deribit_portfolio\""});
        row("a sub-book without a name", "[[sub_book]]\nunderlying = \"BTC\"\n",
            {"ballast.toml", "[[sub_book]] 1", "name", "missing", "1 to 40"});
        row("a sub-book's date", "[[sub_book]]\nname = \"A\"\nexpiry_to = \"Christmas\"\n",
            {"[[sub_book]] 1", "expiry_to", "Christmas", "2026-12-25", "rule is ignored"});
        row("a sub-book's range",
            "[[sub_book]]\nname = \"A\"\nexpiry_from = 2026-12-02\nexpiry_to = 2026-12-01\n",
            {"expiry_to", "2026-12-01", "not before expiry_from"});
        row("a sub-book's key", "[[sub_book]]\nname = \"A\"\nundelying = \"BTC\"\n",
            {"undelying", "BTC", "account, venue, underlying"});
        row("a sub-book's venue",
            "[[sub_book]]\nname = \"A\"\nvenue = \"a-name-that-is-too-long\"\n",
            {"venue", "a-name-that-is-too-long", "1 to 15"});
        row("a sub-book's type", "[[sub_book]]\nname = \"A\"\ninstrument = 7\n",
            {"instrument", "7", "a pattern of 1 to 60"});
        row("a reserved name", "[[sub_book]]\nname = \"unassigned\"\n",
            {"name", "unassigned", "other than"});
        row("no list of rules", "[sub_book]\nname = \"A\"\n", {"sub_book", "[[sub_book]]"});
        row("an unknown key", "[policy.BTC]\nbellow = 1\n", {"bellow", "not known"});
        row("an unknown profile", "[profile.moon]\ntrading = true\n", {"moon", "deribit-test"});
        row("a profile of no kind", "[profile.moon]\nclient_id = \"x\"\n", {"moon", "kind"});
        row("a kind", "[profile.moon]\nkind = \"lunar\"\n",
            {"profile.moon", "kind", "lunar", "\"test\", \"live\""});
        row("a profile's name", "[profile.a-name-that-is-too-long]\nkind = \"test\"\n",
            {"a-name-that-is-too-long", "1 to 15"});
        row("a paper venue's name", "[profile.paper-b]\nkind = \"test\"\n",
            {"profile.paper-b", "paper venue"});
        row("venues that are no list", "[profile.both]\nvenues = \"deribit\"\n",
            {"profile.both", "venues", "deribit", "two or three"});
        row("one venue", "[profile.both]\nvenues = [\"deribit\"]\n", {"venues", "two or three"});
        row("a venue that is none", "[profile.both]\nvenues = [\"deribit\", \"moon\"]\n",
            {"profile.both", "venues", "moon", "no profile"});
        row("practice and money", "[profile.both]\nvenues = [\"deribit\", \"deribit-test\"]\n",
            {"profile.both", "venues", "two kinds"});
        row("one venue twice", "[profile.both]\nvenues = [\"deribit\", \"deribit\"]\n",
            {"profile.both", "venues", "twice"});
        row("a venue with paper", "[profile.both]\nvenues = [\"paper\", \"deribit\"]\n",
            {"profile.both", "venues", "--paper calm,calm"});
        row("one account twice",
            "[profile.deribit-test]\nclient_id = \"x\"\n"
            "[profile.second]\nkind = \"test\"\nclient_id = \"x\"\n"
            "[profile.both]\nvenues = [\"deribit-test\", \"second\"]\n",
            {"profile.both", "venues", "one client_id", "counted twice"});
        row("alternatives that are no list", "[policy.BTC]\nalternatives = \"paper-b\"\n",
            {"policy.BTC", "alternatives", "paper-b", "hedge_with"});
        row("an alternative without an instrument",
            "[policy.BTC]\nalternatives = [{ venue = \"paper-b\" }]\n",
            {"policy.BTC", "alternatives", "hedge_with"});
        row("an alternative nowhere",
            "[policy.BTC]\nalternatives = [{ venue = \"moon\", hedge_with = \"X\" }]\n",
            {"policy.BTC", "alternatives", "moon", "no profile"});
        row("broken TOML", "[policy.BTC\n", {"ballast.toml, line 1"});
        row("a stress out of range", "[[stress]]\nname = \"x\"\nspot = -1.5\n",
            {"[[stress]] 1", "spot", "-1.5", "from -0.95 to 5"});
        row("a stress without a name", "[[stress]]\nspot = -0.5\n", {"[[stress]] 1", "name"});
        row("a stress misspelt", "[[stress]]\nname = \"x\"\nspott = 1\n",
            {"[[stress]] 1", "spott", "not known"});
        row("stress is no list", "stress = 3\n", {"stress", "[[stress]]"});
        row("not a table", "policy = { BTC = 3 }\n", {"policy.BTC", "expected a section"});
    }

    void severalVenuesAreOneBook()
    {
        const app::Settings settings = read(
            "[profile.deribit-test]\nclient_id = \"first\"\n"
            "[profile.a-pair]\nvenues = [\"second\", \"deribit-test\"]\n"
            "[profile.second]\nkind = \"test\"\nclient_id = \"other\"\ntrading = true\n"
            "[policy.BTC]\nalternatives = [{ venue = \"deribit-test\", hedge_with = "
            "\"BTC_USDC-PERPETUAL\" }, { venue = \"deribit\", hedge_with = \"BTC-PERPETUAL\" }]\n");
        QVERIFY2(settings.problems.empty(),
                 settings.problems.empty() ? "" : settings.problems.front().c_str());
        const app::Profile* pair = settings.profile("a-pair");
        QVERIFY(pair);
        QCOMPARE(pair->kind, app::ProfileKind::Test);
        const std::vector<app::Profile> venues = settings.venuesOf(*pair);
        QCOMPARE(venues.size(), 2U);
        QCOMPARE(venues[0].name, std::string{"second"});
        QCOMPARE(venues[0].clientId, std::string{"other"});
        QVERIFY(venues[0].trading && !venues[1].trading);
        QCOMPARE(venues[0].url, std::string{"wss://test.deribit.com/ws/api/v2"});
        QCOMPARE(settings.venuesOf(*settings.profile("paper")).size(), 1U);

        const engine::Config config = app::engineConfig(settings, venues, {}, 1);
        const core::AccountKey second{"second", "other"}, test{"deribit-test", "first"};
        QCOMPARE(config.accounts, (std::vector<core::AccountKey>{second, test}));
        QCOMPARE(config.policies[0].account, second);
        // What is written of a venue that is not open now does not hold now; and where nothing is
        // written, a hedge at a real venue has no second place.
        QCOMPARE(config.policies[0].alternatives,
                 (std::vector<rebalance::HedgePlace>{{test, "BTC_USDC-PERPETUAL"}}));
        QVERIFY(config.policies[1].alternatives.empty());
        QCOMPARE(config.mode, engine::Mode::Watch);
    }

    void onPaperTheOtherVenuesAreAlternativesUnlessTheFileSaysOtherwise()
    {
        const app::Settings settings = read("[policy.ETH]\nalternatives = []\n");
        QVERIFY(settings.problems.empty());
        std::vector<app::Profile> venues(2, *settings.profile("paper"));
        venues[0].name = venues[0].clientId = "paper-a";
        venues[1].name = venues[1].clientId = "paper-b";
        const engine::Config config = app::engineConfig(settings, venues, {}, 1);
        QCOMPARE(config.policies[0].alternatives,
                 (std::vector<rebalance::HedgePlace>{{{"paper-b", "paper-b"}, "BTC-PERPETUAL"}}));
        QVERIFY(config.policies[1].alternatives.empty());
        // One venue is as it always was.
        const engine::Config single =
            app::engineConfig(settings, {*settings.profile("paper")}, {}, 1);
        QVERIFY(single.accounts.empty());
        QVERIFY(single.policies[0].alternatives.empty());
        QCOMPARE(single.policies[0].account, (core::AccountKey{"paper", "paper"}));
    }

    void keptPoliciesKeepTheirPlaces()
    {
        rebalance::Policy policy = app::defaultSettings().policies.front();
        policy.alternatives = {{{"paper-b", "paper-b"}, "BTC-PERPETUAL"}};
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("p.toml")).toStdString();
        QVERIFY(app::writePolicies(file, {policy}));
        app::Settings settings = app::defaultSettings();
        app::readKeptPolicies(file, settings);
        QVERIFY(settings.problems.empty());
        QCOMPARE(settings.policies.front().alternatives.front().account.venue,
                 core::VenueId{"paper-b"});
        QVERIFY(settings.saysPlaces("BTC"));
    }

    void namesFileKeyValueAndRange()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<QByteArray>, said);
        const app::Settings settings = read(text);
        QCOMPARE(settings.problems.size(), 1u);
        for (const QByteArray& word : said)
            QVERIFY2(settings.problems.front().find(word.toStdString()) != std::string::npos,
                     settings.problems.front().c_str());
        QCOMPARE(settings.policies, app::defaultSettings().policies);
        QCOMPARE(settings.limits, app::defaultSettings().limits);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
