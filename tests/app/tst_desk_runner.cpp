// Desks in a row: another market, markets that cannot be opened, and what a desk says and keeps.
#include "app/data_folder.h"
#include "app/desk_runner.h"
#include "app/settings_policies.h"
#include "connectors/store/backups.h"
#include "connectors/store/order_journal.h"
#include "connectors/store/verify.h"
#include "ui/shell/banner.h"
#include "ui/shell/main_window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;
namespace fs = std::filesystem;

app::LaunchOptions paperIn(const fs::path& folder)
{
    app::LaunchOptions options;
    options.data = folder;
    return options;
}

QStringList notes(app::Desk& desk)
{
    QStringList texts;
    for (const ui::Banner::Row& row : desk.window().findChild<ui::Banner*>()->rows())
        if (row.id.startsWith(QStringLiteral("note"))) texts << row.text;
    return texts;
}

bool isNoted(app::Desk& desk, const QString& part) { return !notes(desk).filter(part).isEmpty(); }

bool hasBook(app::Desk& desk)
{
    const auto* tree = desk.window().findChild<QAbstractItemView*>(QStringLiteral("positionsTree"));
    return tree && tree->model() && tree->model()->rowCount() > 0;
}

}  // namespace

class TestDeskRunner : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;

    fs::path at(const char* name) const { return fs::path(m_home.path().toStdString()) / name; }
    /// Where a recorded market's desk keeps its data.
    fs::path recorded() const { return at("share") / "ballast" / "recorded"; }
    void openPaper(app::DeskRunner& runner, const char* folder) const
    {
        const auto claimed = runner.claim(paperIn(at(folder)));
        QVERIFY(claimed && *claimed);
        const auto opened = runner.open();
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    }
    /// A recorded chain small enough to be written here.
    QString tape() const
    {
        fs::create_directories(at("tape") / "prices");
        std::ofstream(at("tape") / "prices" / "btc.csv")
            << "time_utc,open,high,low,close\n2024-01-01 00:00:00,1,2,1,2\n"
               "2024-01-01 01:00:00,2,3,1,2\n";
        const fs::path file = at("tape") / "some_options.csv";
        std::ofstream out(file);
        out << "timestamp,instrument_name,bid_price,ask_price,mark_price,futures_price,"
               "futures_instrument_name,implied_volatility,index_price\n";
        for (const int strike : {82'000, 90'000, 98'000})
            for (const char kind : {'C', 'P'})
                out << "2026-01-10T03:50:15+00:00,BTC-16JAN26-" << strike << '-' << kind
                    << ",0.0225,0.023,0.0226,90592,BTC-16JAN26,0.47,90482\n";
        return QString::fromStdString(file.string());
    }

private slots:
    void init()
    {
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(at("share").string()));
        std::error_code none;
        fs::remove_all(at("share"), none);
    }

    /// A signal to leave that came while the desk was being opened.
    void whoIsAskedToLeaveBeforeTheDeskStandsLeavesOnceItDoes()
    {
        app::DeskRunner runner;
        QSignalSpy ended(&runner, &app::DeskRunner::ended);
        const auto claimed = runner.claim(paperIn(at("leaving")));
        QVERIFY(claimed && *claimed);
        runner.end();
        QVERIFY(ended.isEmpty());
        QVERIFY(runner.open());
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.front().front().toInt(), 0);
    }

    void aFolderThatIsNoMarketLeavesTheDeskAsItIsAndSaysSo()
    {
        app::DeskRunner runner;
        QSignalSpy ended(&runner, &app::DeskRunner::ended);
        openPaper(runner, "wrong");
        app::Desk* before = runner.desk();
        fs::create_directories(at("empty"));
        emit runner.desk()->window().tapeRequested(QString::fromStdString(at("empty").string()));
        QCoreApplication::processEvents();
        QCOMPARE(runner.desk(), before);
        QCOMPARE(notes(*runner.desk()).size(), 1);
        QCOMPARE(ended.count(), 0);
    }

    void aFolderForItsDataThatCannotBeMadeLeavesTheDeskAsItIs()
    {
        app::DeskRunner runner;
        openPaper(runner, "unmade");
        app::Desk* before = runner.desk();
        fs::create_directories(recorded().parent_path());
        std::ofstream(recorded()) << "a file in the way";
        emit runner.desk()->window().tapeRequested(tape());
        QTRY_VERIFY_WITH_TIMEOUT(isNoted(*runner.desk(), QStringLiteral("data folder")),
                                 kPatienceMs);
        QCOMPARE(runner.desk(), before);
        QVERIFY(!runner.desk()->next());
    }

    void aDeskThatFailsToOpenBringsTheOneBeforeBack()
    {
        app::DeskRunner runner;
        QSignalSpy ended(&runner, &app::DeskRunner::ended);
        openPaper(runner, "back");
        fs::create_directories(recorded());
        const auto other = store::OrderJournal::open(recorded(), {});
        QVERIFY(other);  // another program works there
        emit runner.desk()->window().tapeRequested(tape());
        QTRY_VERIFY_WITH_TIMEOUT(
            runner.desk() && isNoted(*runner.desk(), QStringLiteral("opened anew")), kPatienceMs);
        QCOMPARE(runner.options().data, fs::canonical(at("back")));
        QVERIFY(!runner.options().tape);
        QCOMPARE(ended.count(), 0);
    }

    void aRecordedMarketGetsADeskOfItsOwn()
    {
        app::DeskRunner runner;
        openPaper(runner, "first");
        emit runner.desk()->window().tapeRequested(tape());
        QTRY_VERIFY_WITH_TIMEOUT(
            runner.desk() && runner.desk()->options().tape == fs::path(tape().toStdString()),
            kPatienceMs);
        QCOMPARE(runner.options().data, fs::canonical(recorded()));
        QVERIFY(fs::exists(recorded() / "ballast.toml"));
        QVERIFY(notes(*runner.desk()).isEmpty());
        // A second start there finds this one; one on the folder that was left finds nobody.
        QVERIFY(!app::SingleInstance(QString::fromStdString(fs::canonical(at("first")).string()))
                     .knock());
        QVERIFY(app::SingleInstance(QString::fromStdString(fs::canonical(recorded()).string()))
                    .knock());
    }

    /// What was done in a session's last minutes is in a copy too, once it has ended in order.
    void aCopyIsKeptOfTheEnd()
    {
        {
            app::DeskRunner runner;
            openPaper(runner, "ended");
        }
        const auto kept = store::keptBackups(at("ended"));
        QCOMPARE(kept.size(), 1U);
        const auto there = store::verify(at("ended")), copy = store::verify(kept.front());
        QVERIFY(there && copy && there->ok() && copy->ok());
        QCOMPARE(copy->events, there->events);
    }

    /// The copy of the market before is made beside the next one's window, and holds nobody up who
    /// wants that folder: neither another start nor the way back.
    void aMarketThatWasLeftIsFreeAtOnce()
    {
        app::DeskRunner runner, other;
        openPaper(runner, "left");
        emit runner.desk()->window().tapeRequested(tape());
        QTRY_VERIFY_WITH_TIMEOUT(runner.desk() && runner.desk()->options().tape, kPatienceMs);
        const auto claimed = other.claim(paperIn(at("left")));
        QVERIFY2(claimed && *claimed, claimed ? "" : claimed.error().message.c_str());
        const auto opened = other.open();
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QVERIFY(notes(*other.desk()).filter(QStringLiteral("storage")).isEmpty());
    }

    void aSecondStartFindsTheFirstWhateverTheWayToTheFolder()
    {
        app::DeskRunner runner;
        openPaper(runner, "same");
        fs::create_directory_symlink(at("same"), at("alias"));
        for (const fs::path& spelling : {at("same") / ".", at("alias"), at("x") / ".." / "same"}) {
            fs::create_directories(at("x"));
            app::DeskRunner second;
            const auto claimed = second.claim(paperIn(spelling));
            QVERIFY(claimed);
            QVERIFY2(!*claimed, spelling.string().c_str());
        }
    }

    void brokenSettingsStayInSightAndNothingIsArmed()
    {
        fs::create_directories(at("broken"));
        std::ofstream(at("broken") / "ballast.toml") << "limits = 3\nwindow = true\n";
        app::LaunchOptions options = paperIn(at("broken"));
        options.autoFire = true;
        app::DeskRunner runner;
        QVERIFY(runner.claim(options).value());
        QVERIFY(runner.open());
        auto* alerts =
            runner.desk()->window().findChild<QAbstractItemView*>(QStringLiteral("alertsTable"));
        const auto said = [&](const QString& part) {
            const auto* rows = alerts->model();
            for (int row = 0; row < rows->rowCount(); ++row)
                if (rows->index(row, 4).data().toString().contains(part)) return true;
            return false;
        };
        QVERIFY(said(QStringLiteral("\"limits\"")));
        QVERIFY(said(QStringLiteral("\"window\"")));
        QVERIFY(isNoted(*runner.desk(), QStringLiteral("in Watch")));
        QVERIFY(isNoted(*runner.desk(), QStringLiteral("not armed")));
    }

    void autoFireIsArmedOnlyWhereTheSettingsAreSound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("armed");
        QTest::newRow("sound") << QByteArray("[window]\n") << true;
        QTest::newRow("broken") << QByteArray("limits = 3\n") << false;
    }
    void autoFireIsArmedOnlyWhereTheSettingsAreSound()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, armed);
        const char* name = armed ? "sound" : "unsound";
        fs::create_directories(at(name));
        std::ofstream(at(name) / "ballast.toml") << text.toStdString();
        app::LaunchOptions options = paperIn(at(name));
        options.autoFire = true;
        app::DeskRunner runner;
        QVERIFY(runner.claim(options).value());
        QVERIFY(runner.open());
        QTRY_VERIFY_WITH_TIMEOUT(hasBook(*runner.desk()), kPatienceMs);
        // What arms it needs the next picture of a book; the sound desk shows how long that is.
        const auto* left =
            runner.desk()->window().findChild<QWidget*>(QStringLiteral("autoFireLeft"));
        QCOMPARE(QTest::qWaitFor([&] { return left->isVisible(); }, armed ? kPatienceMs : 2'000),
                 armed);
    }

    void aPolicyThatWasAppliedOutlivesTheDesk()
    {
        rebalance::Policy wished = app::defaultSettings().policies.front();
        wished.account = {"paper", "paper"};
        wished.band.below = 0.75;
        {
            app::DeskRunner runner;
            openPaper(runner, "kept");
            QTRY_VERIFY_WITH_TIMEOUT(hasBook(*runner.desk()), kPatienceMs);
            emit runner.desk()->window().commanded({engine::SetPolicy{wished}});
            QTRY_VERIFY_WITH_TIMEOUT(fs::exists(at("kept") / app::kPoliciesFile), kPatienceMs);
        }
        app::Settings settings = app::readSettings(at("kept") / "ballast.toml");
        app::readKeptPolicies(at("kept") / app::kPoliciesFile, settings);
        QVERIFY(settings.problems.empty());
        QCOMPARE(settings.policies.front(), wished);
        QCOMPARE(settings.keptPolicies.size(), std::size_t{1});
    }

    void aPictureThatCouldNotBeWrittenIsAFailure_data()
    {
        QTest::addColumn<bool>("possible");
        QTest::newRow("written") << true;
        QTest::newRow("no such folder") << false;
    }
    void aPictureThatCouldNotBeWrittenIsAFailure()
    {
        QFETCH(bool, possible);
        app::LaunchOptions options = paperIn(at("picture"));
        options.screenshot = possible ? at("a.png") : at("nowhere") / "a.png";
        options.screenshotAfterSeconds = 0;
        options.exitAfterSeconds = 1;
        app::DeskRunner runner;
        QSignalSpy ended(&runner, &app::DeskRunner::ended);
        QVERIFY(runner.claim(options).value());
        QVERIFY(runner.open());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatienceMs);
        QCOMPARE(ended.front().front().toInt(), possible ? 0 : 1);
        QVERIFY(!runner.desk());
    }
};

QTEST_MAIN(TestDeskRunner)
#include "tst_desk_runner.moc"
