#include "app/launch_options.h"

#include <QTest>

using namespace ballast;

class TestLaunchOptions : public QObject {
    Q_OBJECT

    static app::Launch parse(const QByteArray& line)
    {
        std::vector<QByteArray> words{"ballast"};
        for (const QByteArray& word : line.split(' '))
            if (!word.isEmpty()) words.push_back(word);
        std::vector<const char*> argv;
        for (const QByteArray& word : words) argv.push_back(word.constData());
        return app::parseCommandLine(static_cast<int>(argv.size()), argv.data());
    }

private slots:
    void opensThePaperExchangeByItself()
    {
        const app::Launch launch = parse("");
        QVERIFY(launch.options);
        QCOMPARE(launch.options->profile, "paper");
        QVERIFY(!launch.options->autoFire);
    }

    void readsEveryOption()
    {
        const app::Launch launch = parse(
            "--data /tmp/x --paper crash --seed 7 --speed 60 --screenshot a.png "
            "--after 3 --exit-after 9 --auto-fire --spin --theme light --start "
            "2026-03-01T09:00:00Z");
        QCOMPARE(launch.options->market().start,
                 std::optional{core::parseIsoUtc("2026-03-01T09:00:00Z").value()});
        QVERIFY2(launch.options, launch.text.c_str());
        QCOMPARE(launch.options->scenario, "crash");
        QCOMPARE(launch.options->seed, std::optional<std::uint64_t>(7));
        QCOMPARE(launch.options->speed, 60.0);
        QCOMPARE(launch.options->screenshotAfterSeconds, 3.0);
        QCOMPARE(launch.options->exitAfterSeconds, std::optional<double>(9));
        QVERIFY(launch.options->autoFire);
        QVERIFY(launch.options->spin && !parse("").options->spin);
        // What it costs is in the help.
        QVERIFY(parse("--help").text.find("one core fully busy") != std::string::npos);
    }

    void aReplayGoesWithNothingThatOpensAMarket_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("says");  // empty: it is taken
        const auto row = [](const char* line, const char* says) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(says);
        };
        row("--replay /tmp", "");
        row("--replay /tmp --at 2026-11-22T14:31:05Z --theme light --language de", "");
        row("--replay /tmp --day 2026-11-22 --screenshot a.png --after 3 --exit-after 9", "");
        row("--replay /tmp --proposal 12", "");
        row("--replay /no/such/folder", "does not exist");
        row("--replay /tmp --day 2026-11-22 --proposal 12", "one of --at, --day");
        row("--replay /tmp --at noon", "a time is written as");
        row("--replay /tmp --day 22.11.2026", "a day is written as");
        row("--replay /tmp --day 2026-11-31", "a day is written as");
        row("--replay /tmp --proposal twelve", "--proposal");
        row("--day 2026-11-22", "where a --replay begins");
        row("--replay /tmp --profile deribit", "leave out --profile");
        row("--replay /tmp --paper calm", "leave out --paper");
        row("--replay /tmp --auto-fire", "leave out --auto-fire");
        row("--replay /tmp --data /tmp", "leave out --data");
        row("--replay /tmp --last", "leave out --last");
    }
    void aReplayGoesWithNothingThatOpensAMarket()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, says);
        const app::Launch launch = parse(line);
        if (!says.isEmpty()) {
            QCOMPARE(launch.exitCode, 2);
            QVERIFY2(launch.text.find(says.constData()) != std::string::npos, launch.text.c_str());
            return;
        }
        QVERIFY2(launch.options, launch.text.c_str());
        QVERIFY(launch.options->replay == "/tmp" && launch.options->data == "/tmp");
        QVERIFY(launch.options->chosen);
    }

    void takesFaultsForThePaperExchangeOnly()
    {
        const app::Launch launch = parse("--fault lost-ack --fault bad-index@2:5");
        QVERIFY2(launch.options, launch.text.c_str());
        QCOMPARE(launch.options->faults.size(), 2U);
        QCOMPARE(launch.options->faults[1].kind, paper::FaultKind::WrongIndex);
        QCOMPARE(launch.options->faults[1].order, 2U);
        QVERIFY(parse("--fault nonsense").text.find("no such kind") != std::string::npos);
        QVERIFY(parse("--fault lost-ack --profile deribit").text.find("paper exchange only") !=
                std::string::npos);
        QVERIFY(parse("--help").text.find("settlement-lock") != std::string::npos);
    }

    void takesALiveMarketByEitherName_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<std::string>("stream");
        const std::string venue = app::kPublicStream;
        QTest::newRow("as a scenario") << QByteArray("--paper live") << venue;
        QTest::newRow("as an option") << QByteArray("--live") << venue;
        QTest::newRow("from an address") << QByteArray("--live ws://127.0.0.1:8080/ws/api/v2")
                                         << std::string{"ws://127.0.0.1:8080/ws/api/v2"};
        QTest::newRow("both") << QByteArray("--paper live --live ws://127.0.0.1:8080/x")
                              << std::string{"ws://127.0.0.1:8080/x"};
    }
    void takesALiveMarketByEitherName()
    {
        QFETCH(QByteArray, line);
        QFETCH(std::string, stream);
        const app::Launch launch = parse(line);
        QVERIFY2(launch.options, launch.text.c_str());
        QCOMPARE(launch.options->market().live, std::optional{stream});
        QVERIFY(!parse("").options->market().live);
    }

    void countsVenuesSideBySide()
    {
        QCOMPARE(parse("").options->venues, 1U);
        QCOMPARE(parse("--paper calm").options->venues, 1U);
        const app::Launch two = parse("--paper calm,calm");
        QVERIFY2(two.options, two.text.c_str());
        QCOMPARE(two.options->venues, 2U);
        QCOMPARE(two.options->scenario, "calm");
        QCOMPARE(parse("--paper chop,chop,chop").options->venues, 3U);
        // Their terms are in the help.
        const std::string help = parse("--help").text;
        for (const char* said : {"paper-a: futures 5.00 bp", "paper-b: futures 3.50 bp", "40 ms"})
            QVERIFY2(help.find(said) != std::string::npos, help.c_str());
    }

    void refusesWithASentence_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("auto-fire at a venue")
            << QByteArray("--profile deribit --auto-fire") << QByteArray("paper exchange only");
        QTest::newRow("a tape at a venue")
            << QByteArray("--profile deribit-test --tape /tmp") << QByteArray("paper exchange");
        QTest::newRow("prices without a tape")
            << QByteArray("--prices /dev/null") << QByteArray("--tape");
        QTest::newRow("a live market at a venue")
            << QByteArray("--profile deribit --live") << QByteArray("paper exchange");
        QTest::newRow("two markets")
            << QByteArray("--paper live --tape /tmp") << QByteArray("two markets");
        QTest::newRow("a live market that runs fast")
            << QByteArray("--paper live --speed 5") << QByteArray("own speed");
        QTest::newRow("a start of a recorded market")
            << QByteArray("--start 2026-03-01T09:00:00Z --tape /tmp")
            << QByteArray("simulated market");
        QTest::newRow("a start of a live market")
            << QByteArray("--start 2026-03-01T09:00:00Z --live") << QByteArray("simulated market");
        QTest::newRow("a start at a venue")
            << QByteArray("--start 2026-03-01T09:00:00Z --profile deribit")
            << QByteArray("paper exchange");
        QTest::newRow("a start that is no time")
            << QByteArray("--start tomorrow") << QByteArray("2026-03-01T09:00:00Z");
        QTest::newRow("two price paths")
            << QByteArray("--paper calm,chop") << QByteArray("calm,calm");
        QTest::newRow("four venues")
            << QByteArray("--paper calm,calm,calm,calm") << QByteArray("at most 3");
        QTest::newRow("two live markets")
            << QByteArray("--paper live,live") << QByteArray("one venue");
        QTest::newRow("a venue without a market")
            << QByteArray("--paper calm,") << QByteArray("missing");
        QTest::newRow("no such second scenario")
            << QByteArray("--paper calm,moon") << QByteArray("moon");
        QTest::newRow("two venues on a tape")
            << QByteArray("--paper calm,calm --tape /tmp") << QByteArray("made from a seed");
        QTest::newRow("positions of two venues")
            << QByteArray("--paper calm,calm --positions /dev/null")
            << QByteArray("made from a seed");
        QTest::newRow("no such scenario") << QByteArray("--paper moon") << QByteArray("moon");
        QTest::newRow("speed out of range") << QByteArray("--speed 5000") << QByteArray("5000");
        QTest::newRow("a missing file")
            << QByteArray("--positions /no/such.csv") << QByteArray("/no/such.csv");
        QTest::newRow("a password in the address of the desk database")
            << QByteArray("--history postgres://ana:hunter2@db/hedge")
            << QByteArray("ballastctl key set --profile desk-database");
        QTest::newRow("a desk database that is none")
            << QByteArray("--history hedge.db") << QByteArray("begins with postgres://");
        QTest::newRow("an unknown option") << QByteArray("--fast") << QByteArray("--fast");
    }

    void refusesWithASentence()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, said);
        const app::Launch launch = parse(line);
        QVERIFY(!launch.options);
        QCOMPARE(launch.exitCode, 2);
        QVERIFY2(launch.text.find(said.toStdString()) != std::string::npos, launch.text.c_str());
    }

    void onATapeNothingOfTheOtherMarketRemains()
    {
        const app::Launch launch = parse(
            "--data /tmp/x --paper crash --seed 7 --speed 60 --auto-fire --positions /dev/null "
            "--screenshot a.png --theme light --exit-after 9 --start 2026-03-01T09:00:00Z");
        QVERIFY2(launch.options, launch.text.c_str());
        const app::LaunchOptions next = app::onTape(*launch.options, "/tape");
        QCOMPARE(next.tape, std::optional<std::filesystem::path>("/tape"));
        QVERIFY(!next.autoFire && !next.positions && !next.prices && !next.live && !next.start);
        QVERIFY(next.data.empty() && !next.screenshot && !next.seed);
        QCOMPARE(next.speed, 1.0);
        QVERIFY(app::contradiction(next.market()).empty());
        QCOMPARE(next.theme, std::string{"light"});
        QCOMPARE(next.exitAfterSeconds, std::optional<double>(9));
    }

    void helpAndVersionEndInOrder()
    {
        QCOMPARE(parse("--help").exitCode, 0);
        QVERIFY(parse("--help").text.find("--auto-fire") != std::string::npos);
        QCOMPARE(parse("--version").exitCode, 0);
        QVERIFY(parse("--version").text.starts_with("ballast "));
    }
};

QTEST_APPLESS_MAIN(TestLaunchOptions)
#include "tst_launch_options.moc"
