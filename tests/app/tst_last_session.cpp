// What `--last` opens: the market that was open, read like a command line, and the paper exchange
// where that cannot be.
#include "app/data_folder.h"
#include "app/desk_runner.h"
#include "app/last_session.h"
#include "ui/shell/banner.h"
#include "ui/shell/main_window.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace ballast;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> words{"ballast"};
    std::istringstream in(line);
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

app::Launch parsed(const std::string& line)
{
    const auto words = split(line);
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    return app::parseCommandLine(int(argv.size()), argv.data());
}

std::string described(const app::LaunchOptions& o)
{
    return o.profile + " " + (o.tape ? o.tape->filename().string() : o.scenario) + " " +
           std::to_string(o.venues) + (o.live ? " " + *o.live : "") +
           (o.theme.empty() ? "" : " " + o.theme);
}

}  // namespace

class TestLastSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;

    fs::path share() const { return fs::path(m_home.path().toStdString()) / "share"; }
    fs::path noted() const { return share() / "ballast" / "last-market.txt"; }
    app::LaunchOptions last(const std::string& more = {}) const
    {
        return app::resumed(*parsed("--last " + more).options);
    }

private slots:
    void init()
    {
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(share().string()));
        std::error_code none;
        fs::remove_all(share(), none);
        fs::create_directories(share() / "ballast");
        fs::create_directories(share() / "tape x");
    }

    void theMarketOfALastSessionComesBack_data()
    {
        QTest::addColumn<QString>("opened");
        QTest::addColumn<QString>("then");
        const auto row = [](const char* opened, const char* then) {
            QTest::newRow(*opened ? opened : "nothing said")
                << QString::fromLatin1(opened) << QString::fromLatin1(then);
        };
        row("", "paper chop 1");
        row("--paper crash", "paper crash 1");
        row("--paper calm,calm", "paper calm 2");
        row("--profile deribit-test", "deribit-test chop 1");
        row("--paper live", "paper chop 1 wss://www.deribit.com/ws/api/v2");
        row("--live ws://127.0.0.1:1/ws/api/v2", "paper chop 1 ws://127.0.0.1:1/ws/api/v2");
        row("--paper trend --theme light --speed 5 --seed 3", "paper trend 1");  // its market only
        // Not anybody's last session.
        row("--paper crash --start 2026-03-01T09:00:00Z", "paper chop 1");
        row("--exchange ws://127.0.0.1:1/ws/api/v2", "paper chop 1");
    }
    void theMarketOfALastSessionComesBack()
    {
        QFETCH(QString, opened);
        QFETCH(QString, then);
        app::LaunchOptions options = *parsed(opened.toStdString()).options;
        const auto made = app::openDataFolder(options);
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        app::keepLastSession(options);
        QCOMPARE(QString::fromStdString(described(last())), then);
        // Without --last the command line is what it was.
        QCOMPARE(described(app::resumed(*parsed("--paper gap").options)), "paper gap 1");
        QCOMPARE(described(last("--theme dark --exit-after 3")), then.toStdString() + " dark");
        QCOMPARE(last("--theme dark --exit-after 3").exitAfterSeconds, std::optional{3.0});
    }

    void aPathWithBlanksComesBackWhileItIsThere()
    {
        app::LaunchOptions options;
        options.tape = share() / "tape x";
        QVERIFY(app::openDataFolder(options));
        app::keepLastSession(options);
        QCOMPARE(described(last()), "paper tape x 1");
        fs::remove(share() / "tape x");
        QCOMPARE(described(last()), "paper chop 1");
    }

    void aFolderOfItsOwnIsNotTheLastSession()
    {
        app::LaunchOptions options = *parsed("--paper crash").options;
        options.data = share() / "mine";
        QVERIFY(app::openDataFolder(options));
        app::keepLastSession(options);
        QVERIFY(!fs::exists(noted()));
    }

    void whatWasNotNotedByUsOpensPaper_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no option") << QByteArray("--frobnicate\n");
        QTest::newRow("no profile") << QByteArray("--profile\n../../x\n");
        QTest::newRow("an endless one") << QByteArray("--paper\n").repeated(100000);
        QTest::newRow("auto-fire at a venue") << QByteArray("--profile\nderibit\n--auto-fire\n");
        QTest::newRow("what arms and where it writes")
            << QByteArray("--auto-fire\n--data\n/tmp/x\n--fault\nlost-ack\n");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4);
    }
    void whatWasNotNotedByUsOpensPaper()
    {
        QFETCH(QByteArray, text);
        std::ofstream(noted(), std::ios::binary).write(text.constData(), text.size());
        QCOMPARE(described(last()), "paper chop 1");
        QVERIFY(!last().autoFire && last().faults.empty() && last().data.empty());
    }

    void itGoesWithNothingThatChoosesAMarket_data()
    {
        QTest::addColumn<QString>("other");
        for (const char* other : {"--profile paper", "--paper calm", "--live", "--seed 3",
                                  "--data /tmp", "--auto-fire", "--fault lost-ack", "--speed 2"})
            QTest::newRow(other) << QString::fromLatin1(other);
    }
    void itGoesWithNothingThatChoosesAMarket()
    {
        QFETCH(QString, other);
        const app::Launch launch = parsed("--last " + other.toStdString());
        QVERIFY(!launch.options);
        QCOMPARE(launch.exitCode, 2);
        QCOMPARE(QString::fromStdString(launch.text),
                 QStringLiteral("--last opens what was open last: leave out %1.\n")
                     .arg(other.split(u' ').front()));
    }

    /// A venue whose key is gone: the paper exchange, and the window says why.
    void whatCannotBeOpenedAnyMoreIsSaidInTheWindow()
    {
        std::ofstream(noted()) << "--profile\nderibit-test\n";
        app::DeskRunner runner;
        const auto claimed = runner.claim(last());
        QVERIFY(claimed && *claimed);
        QCOMPARE(runner.options().profile, "deribit-test");
        const auto opened = runner.openOrPaper();
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QCOMPARE(runner.options().profile, "paper");
        QStringList said;
        for (const ui::Banner::Row& row : runner.desk()->window().findChild<ui::Banner*>()->rows())
            said << row.text;
        QVERIFY2(
            said.join(u' ').contains(QStringLiteral("profile deribit-test, could not be opened: "
                                                    "profile deribit-test has no client_id")),
            qPrintable(said.join(u'\n')));
        // From now on it is paper that comes back.
        QCOMPARE(described(last()), "paper chop 1");
        QVERIFY(fs::exists(noted()));
    }

    /// Where paper is what failed, the first reason stands.
    void whereNothingOpensTheReasonIsGiven()
    {
        app::LaunchOptions options;
        options.profile = "gone";
        app::DeskRunner runner;
        QVERIFY(runner.claim(options));
        std::ofstream(share() / "ballast" / "paper") << "a file where the folder should be";
        const auto opened = runner.openOrPaper();
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.find("there is no profile") != std::string::npos,
                 opened.error().message.c_str());
    }
};

QTEST_MAIN(TestLastSession)
#include "tst_last_session.moc"
