// Reports of a data folder: which days, when by themselves, and what is said where one fails.
#include "app/report_file.h"
#include "app/report_keeper.h"
#include "app/settings.h"
#include "connectors/store/store.h"
#include "package/tool.h"
#include "support/places.h"
#include "tests/connectors/store/store_samples.h"
#include "tests/models/review/review_samples.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ballast;
namespace s = ballast::store::samples;
namespace r = ballast::review::samples;

namespace {

using std::chrono::sys_days;

sys_days day(const char* text)
{
    return std::chrono::floor<std::chrono::days>(
        *core::parseIsoUtc(std::string{text} + "T00:00:00Z"));
}

/// Three days of samples, one each quarter of an hour, and a rebalance on the second.
std::filesystem::path madeFolder(const QTemporaryDir& dir)
{
    const std::filesystem::path folder = dir.path().toStdString() + "/data";
    s::Listener listener;
    auto store = store::Store::open(folder, s::opening(), listener.callbacks());
    if (!store) qFatal("%s", store.error().message.c_str());
    for (int n = 0; n < 3 * 96; ++n) {
        engine::ExposureSample sample = s::sample(0);
        sample.underlying = "BTC";
        sample.at = r::at(900.0 * n + 1);
        sample.spot = 60'000 + n;
        if (!(*store)->remember({sample})) qFatal("the history is full");
    }
    rebalance::Proposal p = s::proposal(7);
    p.createdAt = p.revisedAt = r::at(100'000);
    if (!(*store)->remember({engine::ProposalRecord{p}})) qFatal("the history is full");
    if (!(*store)->remember({engine::SettingRecord{"limits.collar_future", "0.005",
                                                   "0.01 (loosened)", "anna", r::at(100'100)}}))
        qFatal("the history is full");
    (*store).reset();  // writes what is left
    return folder;
}

QStringList filesIn(const std::filesystem::path& folder)
{
    return QDir(QString::fromStdString(folder.string())).entryList(QDir::Files, QDir::Name);
}

}  // namespace

class TestReports : public QObject {
    Q_OBJECT
private slots:
    void spans_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* from, const char* to, const char* kind,
                            const char* wanted) {
            QTest::addRow("%s %s %s", from, to, kind)
                << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(kind)
                << QString::fromLatin1(wanted);
        };
        row("2026-11-22", "", "", "ballast-daily-2026-11-22.pdf");
        row("2026-11-22", "2026-11-22", "daily", "ballast-daily-2026-11-22.pdf");
        row("2026-11-22T14:00:00Z", "", "", "ballast-daily-2026-11-22.pdf");
        row("2026-11-01", "2026-11-30", "", "ballast-monthly-2026-11.pdf");
        row("2026-11-22", "", "monthly", "ballast-monthly-2026-11.pdf");
        row("2026-11-16", "2026-11-22", "", "ballast-2026-11-16-to-2026-11-22.pdf");
        row("2026-11-22", "2026-11-16", "", "ends (2026-11-16) before it begins");
        row("2026-11-01", "2026-12-31", "monthly", "of one month");
        row("2026-11-01", "2026-11-02", "daily", "of one day");
        row("yesterday", "", "", "cannot be read");
        row("2026-13-01", "", "", "cannot be read");
    }
    void spans()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, kind);
        QFETCH(QString, wanted);
        const auto span = app::reportSpan(from.toStdString(), to.toStdString(), kind.toStdString());
        const std::string found = span ? app::reportFileName(*span, "pdf") : span.error().message;
        QVERIFY2(found.find(wanted.toStdString()) != std::string::npos, found.c_str());
    }
    void aDayIsDueWhenItsTimeHasCome_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("due");
        const auto row = [](const char* now, const char* at, const char* due) {
            QTest::addRow("%s at %s", now, at)
                << QString::fromLatin1(now) << QString::fromLatin1(at) << QString::fromLatin1(due);
        };
        row("2026-11-22T00:04:59Z", "00:05", "2026-11-20");
        row("2026-11-22T00:05:00Z", "00:05", "2026-11-21");
        row("2026-11-22T23:59:59Z", "00:05", "2026-11-21");
        row("2026-11-22T00:00:00Z", "00:00", "2026-11-21");
        row("2026-03-01T06:00:00Z", "23:30", "2026-02-27");
    }
    void aDayIsDueWhenItsTimeHasCome()
    {
        QFETCH(QString, now);
        QFETCH(QString, at);
        QFETCH(QString, due);
        QCOMPARE(report::dayText(app::lastDue(*core::parseIsoUtc(now.toStdString()),
                                              app::timeOfDay(at.toStdString()))),
                 due.toStdString());
    }
    void settings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* text, const char* at,
                            const char* problem) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(at)
                                << QString::fromLatin1(problem);
        };
        row("none", "[reports]\n", "", "");
        row("all", "[reports]\ndaily_at = \"00:05\"\nformat = \"xlsx\"\nfolder = \"/tmp/r\"\n",
            "00:05", "");
        row("nothing said", "[reports]\ndaily_at = \"\"\nfolder = \"\"\ndesk = \"\"\n", "", "");
        row("no time", "[reports]\ndaily_at = \"24:00\"\n", "", "a time of day, UTC");
        row("short", "[reports]\ndaily_at = \"0:05\"\n", "", "a time of day, UTC");
        row("format", "[reports]\nformat = \"doc\"\n", "", "one of \"pdf\"");
        row("unknown", "[reports]\nweekly = true\n", "", "key \"weekly\" is not known");
        row("no section", "reports = 3\n", "", "expected a section");
    }
    void settings()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("ballast.toml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        file.close();
        const app::Settings read = app::readSettings(file.fileName().toStdString());
        QTEST(QString::fromStdString(read.reports.dailyAt), "at");
        QCOMPARE(read.problems.empty(), problem.isEmpty());
        if (!problem.isEmpty())
            QVERIFY2(read.problems[0].find(problem.toStdString()) != std::string::npos,
                     read.problems[0].c_str());
    }

    void missedDaysAreMadeUpOnceAndTodayIsNot()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        core::Time now = core::Time{day("2026-11-21")} + std::chrono::hours{12};
        app::ReportKeeper keeper(folder, {"00:05", "", "json", "The desk"}, [&] { return now; });
        QSignalSpy made(&keeper, &app::ReportKeeper::made);
        QSignalSpy failed(&keeper, &app::ReportKeeper::failed);
        keeper.look();
        keeper.wait();
        QCOMPARE(failed.size(), 0);
        QCOMPARE(filesIn(folder / "reports"),
                 QStringList({QStringLiteral("ballast-daily-2026-11-19.json"),
                              QStringLiteral("ballast-daily-2026-11-20.json")}));
        keeper.look();  // nothing new is due
        keeper.wait();
        QCOMPARE(made.size(), 2);
        now += std::chrono::hours{13};
        keeper.look();
        keeper.wait();
        QCOMPARE(made.size(), 3);
        QFile file(
            QString::fromStdString((folder / "reports/ballast-daily-2026-11-20.json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        const QJsonObject report = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject facts = report[QLatin1String("facts")].toObject();
        QCOMPARE(facts[QLatin1String("desk")].toString(), QStringLiteral("The desk"));
        QCOMPARE(facts[QLatin1String("recorded_until")].toString(),
                 QStringLiteral("2026-11-20T23:45:01.000Z"));
    }
    void whatWasThereIsNotWrittenAgain()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        QVERIFY(std::filesystem::create_directories(folder / "reports"));
        QFile there(
            QString::fromStdString((folder / "reports/ballast-daily-2026-11-19.csv").string()));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        app::ReportKeeper keeper(folder, {"00:05", "", "csv", ""}, [] {
            return core::Time{day("2026-11-21")} + std::chrono::hours{1};
        });
        keeper.look();
        keeper.wait();
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), QByteArray("mine"));
        QCOMPARE(filesIn(folder / "reports").size(), 2);
    }
    void aReportThatCannotBeWrittenIsSaid()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        QFile inTheWay(dir.filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        app::ReportKeeper keeper(
            folder, {"00:05", inTheWay.fileName().toStdString(), "html", ""},
            [] { return core::Time{day("2026-11-20")} + std::chrono::hours{1}; });
        QSignalSpy failed(&keeper, &app::ReportKeeper::failed);
        keeper.look();
        keeper.wait();
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().startsWith(QStringLiteral("Writing the report ")));
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("there is no folder ")));
    }
    /// The folder that the settings say is a wish; a way that leads nowhere is no folder to make.
    void theFolderOfTheSettingsIsMadeWhereItsParentIs()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const auto now = [] { return core::Time{day("2026-11-20")} + std::chrono::hours{1}; };
        const std::filesystem::path chosen = dir.filePath(QStringLiteral("chosen")).toStdString();
        const auto lookedFor = [&](const std::filesystem::path& where, int failures) {
            app::ReportKeeper keeper(folder, {"00:05", where.string(), "json", ""}, now);
            QSignalSpy failed(&keeper, &app::ReportKeeper::failed);
            keeper.look();
            keeper.wait();
            QCOMPARE(failed.size(), failures);
        };
        lookedFor(chosen, 0);
        QCOMPARE(filesIn(chosen), QStringList{QStringLiteral("ballast-daily-2026-11-19.json")});
        lookedFor(dir.filePath(QStringLiteral("not/there")).toStdString(), 1);
        QVERIFY(!QFileInfo::exists(dir.filePath(QStringLiteral("not"))));
    }
    void aFolderWithoutAHistoryIsSaid()
    {
        QTemporaryDir dir;
        const auto source =
            app::readReport(dir.path().toStdString(), {day("2026-11-20"), day("2026-11-20")}, "",
                            [](const std::string&) { return true; });
        QVERIFY(!source && !source.error().message.empty());
    }
    void aChangeOfTheDayIsInItsReportAndInNoOther()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const auto changes = [&](const char* of) {
            const auto source = app::readReport(folder, {day(of), day(of)}, "",
                                                [](const std::string&) { return true; });
            if (!source) qFatal("%s", source.error().message.c_str());
            return source->records.changes.size();
        };
        QCOMPARE(changes("2026-11-19"), std::size_t{0});
        QCOMPARE(changes("2026-11-20"), std::size_t{1});
        QCOMPARE(changes("2026-11-21"), std::size_t{0});
    }
    void theSameFolderGivesTheSameBytes()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        for (const std::string format : {"pdf", "html", "xlsx", "csv", "json"}) {
            QByteArray bytes[2];
            for (QByteArray& each : bytes) {
                const auto file = folder / ("r." + format);
                const auto done =
                    app::makeReport(folder, {day("2026-11-19"), day("2026-11-21")}, "", format,
                                    file, [](const std::string&) { return true; });
                QVERIFY2(done, done ? "" : done.error().message.c_str());
                QFile read(QString::fromStdString(file.string()));
                QVERIFY(read.open(QIODevice::ReadOnly));
                each = read.readAll();
            }
            QVERIFY(!bytes[0].isEmpty());
            QVERIFY2(bytes[0] == bytes[1], format.c_str());
        }
    }
    void theConsoleWritesTheSameInEveryProcess()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const std::string tool =
            (test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string();
        const auto run = [&](const test::Words& more) {
            test::Words words{"report", "--data", folder.string(), "--from", "2026-11-19"};
            words.insert(words.end(), more.begin(), more.end());
            return test::run(tool, words);
        };
        QByteArray pdf[2];
        for (int n = 0; n < 2; ++n) {
            const std::string file = (folder / ("p" + std::to_string(n) + ".pdf")).string();
            const test::Ran ran = run({"--to", "2026-11-21", "--out", file});
            QVERIFY2(ran.code == 0, ran.err.constData());
            QFile read(QString::fromStdString(file));
            QVERIFY(read.open(QIODevice::ReadOnly));
            pdf[n] = read.readAll();
        }
        QVERIFY(pdf[0].startsWith("%PDF"));
        QVERIFY(pdf[0] == pdf[1]);
        const test::Ran german = run({"--format", "html", "--language", "de", "--desk", "Haus"});
        QCOMPARE(german.code, 0);
        for (const char* words : {"<html lang=\"de\">", "Tagesbericht", "Auf einen Blick",
                                  "Wie jede Zahl entsteht", "<dd>Haus</dd>"})
            QVERIFY2(german.out.contains(words), words);
        const test::Ran wrong = run({"--kind", "daily", "--to", "2026-11-21"});
        QCOMPARE(wrong.code, 2);
        QVERIFY(wrong.err.contains("of one day"));
        const test::Ran backwards = run({"--to", "2026-11-01", "--format", "json"});
        QCOMPARE(backwards.code, 2);
        QVERIFY2(backwards.err.contains("before it begins"), backwards.err.constData());
        QVERIFY(backwards.out.isEmpty());
    }
    void theConsoleWritesWhatTheFileIsCalled()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const std::string tool =
            (test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string();
        const auto file = folder / "r.HTML";
        const auto run = [&](const test::Words& more) {
            test::Words words{"report",     "--data", folder.string(), "--from",
                              "2026-11-19", "--out",  file.string()};
            words.insert(words.end(), more.begin(), more.end());
            return test::run(tool, words);
        };
        const test::Ran other = run({"--format", "json"});
        QCOMPARE(other.code, 2);
        QVERIFY2(other.err.contains("is the name of a file of html"), other.err.constData());
        QVERIFY(!std::filesystem::exists(file));
        // An ending that is no report's is no PDF either.
        for (const char* name : {"r.doc", "r.pdf.old", "r"}) {
            const auto odd = folder / name;
            const test::Ran ran = test::run(tool, {"report", "--data", folder.string(), "--from",
                                                   "2026-11-19", "--out", odd.string()});
            QCOMPARE(ran.code, 2);
            QVERIFY2(ran.err.contains(".pdf, .html, .xlsx, .csv or .json"), ran.err.constData());
            QVERIFY(!std::filesystem::exists(odd));
        }
        QCOMPARE(run({}).code, 0);
        QFile read(QString::fromStdString(file.string()));
        QVERIFY(read.open(QIODevice::ReadOnly));
        QVERIFY(read.readAll().contains("<html lang=\"en\">"));
    }
    void aPeriodOfNothingIsNotSaidToBeInOrder()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const test::Ran ran = test::run(
            (test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string(),
            {"report", "--data", folder.string(), "--from", "2020-01-01", "--format", "json"});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains("Not known: nothing was recorded in this period"));
        QVERIFY(!ran.out.contains("no trigger was missed"));
    }
    void theConsoleMakesNoFolder()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const std::string tool =
            (test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string();
        for (const char* format : {"pdf", "xlsx", "json"}) {
            const auto file = folder / "not" / "there" / "r.out";
            const test::Ran ran =
                test::run(tool, {"report", "--data", folder.string(), "--from", "2026-11-19",
                                 "--format", format, "--out", file.string()});
            QCOMPARE(ran.code, 2);
            QVERIFY2(ran.err.contains("there is no folder"), ran.err.constData());
            QVERIFY(!std::filesystem::exists(folder / "not"));
        }
    }
    void theReviewSaysThatItsPeriodEndsBeforeItBegins()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        const std::string tool =
            (test::fromEnvironment("BALLAST_BIN", ".") / "ballastctl").string();
        struct Asked {
            test::Words words;
            int code;
            const char* said;
        };
        const std::string out = (folder / "pack").string();
        const Asked rows[] = {
            {{"review", "--from", "2026-11-20", "--to", "2026-11-19"}, 2, "before it begins"},
            {{"review", "--from", "2026-11-20T00:00:01Z", "--to", "2026-11-20T00:00:00Z"},
             2,
             "before it begins"},
            {{"review", "--from", "yesterday"}, 2, "--from: expected a UTC time"},
            // A day alone is the whole of it.
            {{"review", "--from", "2026-11-20", "--to", "2026-11-20"}, 0, ""},
            {{"export-audit", "--from", "2026-11-20", "--to", "2026-11-19", "--out", out},
             2,
             "before it begins"},
        };
        for (const Asked& asked : rows) {
            test::Words words = asked.words;
            words.insert(words.end(), {"--data", folder.string()});
            const test::Ran ran = test::run(tool, words);
            QVERIFY2(ran.code == asked.code, ran.err.constData());
            QVERIFY2(ran.err.contains(asked.said), ran.err.constData());
            if (asked.code != 0) QVERIFY(ran.out.isEmpty());
        }
        QVERIFY(!std::filesystem::exists(out));
    }
    void aStoppedReportLeavesNothing()
    {
        QTemporaryDir dir;
        const auto folder = madeFolder(dir);
        int steps = 0;
        const auto done =
            app::makeReport(folder, {day("2026-11-19"), day("2026-11-19")}, "", "pdf",
                            folder / "r.pdf", [&](const std::string&) { return ++steps < 3; });
        QVERIFY(!done);
        QVERIFY(done.error().message.find("stopped") != std::string::npos);
        QVERIFY(!std::filesystem::exists(folder / "r.pdf"));
    }
};

QTEST_MAIN(TestReports)
#include "tst_reports.moc"
