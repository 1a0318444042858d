// When a person is asked what to begin with, and what the answer opens.
#include "app/data_folder.h"
#include "app/desk_runner.h"
#include "app/first_run.h"
#include "app/last_session.h"
#include "ui/help/help_window.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"
#include "ui/tour/tour_guide.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <sstream>

using namespace ballast;

namespace {

app::LaunchOptions parsed(const std::string& line)
{
    std::vector<std::string> words{"ballast"};
    std::istringstream in(line);
    for (std::string word; in >> word;) words.push_back(word);
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    return *app::parseCommandLine(int(argv.size()), argv.data()).options;
}

}  // namespace

class TestFirstRun : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_home;

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    }

    void aCommandLineThatSaysWhatToOpenIsNotAsked_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("asked");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("the menu") << QStringLiteral("--last") << true;
        QTest::newRow("a look") << QStringLiteral("--theme light") << true;
        QTest::newRow("a market") << QStringLiteral("--paper chop") << false;
        QTest::newRow("a folder") << QStringLiteral("--data /tmp/x") << false;
        QTest::newRow("a profile") << QStringLiteral("--profile deribit-test") << false;
        QTest::newRow("a script") << QStringLiteral("--exit-after 5") << false;
        QTest::newRow("a seed") << QStringLiteral("--seed 3") << false;
    }
    void aCommandLineThatSaysWhatToOpenIsNotAsked()
    {
        QFETCH(QString, line);
        QFETCH(bool, asked);
        QCOMPARE(app::isFirstRun(parsed(line.toStdString())), asked);
    }

    void afterAnyDeskNobodyIsAskedAgain()
    {
        app::LaunchOptions options = parsed("--paper calm");
        QVERIFY(app::isFirstRun(parsed("")));
        {
            app::DeskRunner runner;
            QVERIFY(runner.claim(options).value());
            QVERIFY(runner.open());
            QVERIFY(!runner.desk()->window().tour()->running());
        }
        QVERIFY(!app::isFirstRun(parsed("")));
        QVERIFY(!app::isFirstRun(parsed("--last")));
    }

    void theAnswerIsWhatIsOpened()
    {
        ui::FirstSteps steps(false);
        app::LaunchOptions options = app::chosenAt(steps, parsed("--theme light"));
        QVERIFY(options.tour && !options.connectVenue && !options.tape);
        QCOMPARE(options.profile, std::string("paper"));
        QCOMPARE(options.theme, std::string("light"));
        steps.findChild<QCheckBox*>(QStringLiteral("firstTour"))->setChecked(false);
        QVERIFY(!app::chosenAt(steps, parsed("")).tour);
        steps.findChild<QRadioButton*>(QStringLiteral("firstRecorded"))->setChecked(true);
        steps.findChild<QLineEdit*>(QStringLiteral("firstFolder"))->setText(m_home->path());
        options = app::chosenAt(steps, parsed(""));
        QVERIFY(options.tape && *options.tape == m_home->path().toStdString());
        QVERIFY(!options.tour);
        steps.findChild<QRadioButton*>(QStringLiteral("firstVenue"))->setChecked(true);
        options = app::chosenAt(steps, parsed(""));
        QVERIFY(options.connectVenue && !options.tape && !options.tour);
    }

    void theDeskBeginsWithTheTourOrTheVenue()
    {
        app::LaunchOptions options = parsed("--paper calm");
        options.tour = true;
        options.connectVenue = true;
        app::DeskRunner runner;
        QVERIFY(runner.claim(options).value());
        QVERIFY(runner.open());
        ui::MainWindow& window = runner.desk()->window();
        QVERIFY(window.tour()->running());
        const auto* settings = window.findChild<ui::SettingsDialog*>();
        QVERIFY(settings && settings->isVisible());
        QCOMPARE(settings->page(), ui::SettingsPage::Venues);
    }

    void fromAnotherMarketThePaperExchangeIsOpened()
    {
        app::DeskRunner runner;
        QVERIFY(runner.claim(parsed("--paper calm,calm")).value());
        QVERIFY(runner.open());
        emit runner.desk()->window().paperRequested(true);
        QTRY_COMPARE(runner.options().venues, std::size_t{1});
        QTRY_VERIFY(runner.desk() && runner.desk()->window().tour()->running());
    }
};

QTEST_MAIN(TestFirstRun)
#include "tst_first_run.moc"
