#include "connectors/store/audit_pack.h"
#include "connectors/store/history.h"
#include "connectors/store/retention.h"
#include "connectors/store/schema_page.h"
#include "tests/connectors/store/store_samples.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

std::filesystem::path folderOf(const QTemporaryDir& dir)
{
    return dir.path().toStdString() + "/data";
}

/// Two days with an order, hostile texts, and half of the samples in blocks.
void makeSomeData(const QTemporaryDir& dir)
{
    Listener listener;
    {
        auto store = Store::open(folderOf(dir), opening(), listener.callbacks());
        QVERIFY(store);
        std::uint64_t seq = 0;
        for (std::uint64_t n = 1; n <= 3; ++n) {
            const orders::Intent i = intent((*store)->recovered().nextLabel + n);
            QVERIFY((*store)->journal({++seq, engine::IntentRecord{i}}));
            QVERIFY((*store)->journal(
                {++seq, engine::FillRecord{fill("t\n=1+1;" + i.label.text(), i)}}));
            QVERIFY((*store)->journal({++seq, filled(i)}));
            QVERIFY((*store)->remember({engine::ProposalRecord{proposal(n)}}));
            QVERIFY((*store)->remember({engine::ProposalRecord{proposal(n)}}));
            QVERIFY((*store)->remember({engine::DecisionRecord{{n},
                                                               1,
                                                               engine::DecisionKind::Approved,
                                                               "=cmd|' /C calc'!A0",
                                                               "<b>\n\"';--",
                                                               i.label,
                                                               at(1)}}));
        }
        QVERIFY((*store)->remember({engine::AlertRecord{
            {1, engine::Severity::Notice, "link", "\xe2\x80\xae+1 \xff hostile", "BTC", at(4)}}}));
        for (int n = 0; n < 2'000; ++n)
            while (!(*store)->remember({sample(n * 86'400, 0.001 * n)}))
                QThread::yieldCurrentThread();
        QVERIFY(listener.waitFor(seq));
    }
    auto history = History::open(folderOf(dir));
    QVERIFY(history);
    QVERIFY(history->append({}, {},
                            std::vector<engine::Remember>{{engine::ProposalRecord{proposal(1)}}}));
    auto retention = Retention::over(history->database(), {.fullDays = 1});
    QVERIFY(retention);
    QVERIFY(*retention->step(at(2'000 * 86'400), Retention::Pace::Everything));
}

struct Verdict {
    int code = -1;
    QByteArray said;
};
Verdict verdictOf(const QString& folder)
{
    QProcess shell;
    shell.setWorkingDirectory(QStringLiteral("/"));
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("/bin/sh"), {folder + QStringLiteral("/verify.sh")});
    if (!shell.waitForFinished(120'000)) return {};
    return {shell.exitCode(), shell.readAll()};
}

AuditRequest requestOf(const QTemporaryDir& dir, const std::string& out)
{
    return {folderOf(dir), {}, dir.path().toStdString() + "/" + out, schemaPage()};
}

QByteArray contentOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(not read)");
}

#define NEEDS_A_SHELL                                                            \
    for (const char* tool : {"sh", "sqlite3", "sha256sum", "tar"})               \
        if (QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty()) \
    QSKIP("sh, sqlite3, sha256sum and tar are needed")

}  // namespace

class TestAuditPack : public QObject {
    Q_OBJECT
private slots:
    void aPackIsVerifiedByAShell();
    void anOpenRangeEndsWithItsLastRow();
    void whatIsChangedIsNamed_data();
    void whatIsChangedIsNamed();
    void aRangeIsVerifiedByItself();
    void theSameHistoryGivesTheSameBytes();
    void noCellIsAFormula();
    void whatAKilledRunLeftGoesFirst();
    void whatIsStoppedLeavesNothing_data();
    void whatIsStoppedLeavesNothing();
    void rowsThatAreNotAsWrittenAreTold();
    void refusesWhatItCannotDo_data();
    void refusesWhatItCannotDo();
};

void TestAuditPack::aPackIsVerifiedByAShell()
{
    NEEDS_A_SHELL;
    QTemporaryDir dir;
    makeSomeData(dir);
    const auto done = exportAudit(requestOf(dir, "pack"));
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QVERIFY(done->rows > 2'000 && done->events == 11);
    const Verdict verdict = verdictOf(dir.path() + QStringLiteral("/pack"));
    QVERIFY2(verdict.code == 0 && verdict.said.endsWith("\nVERIFIED\n"), verdict.said.constData());
    QVERIFY(verdict.said.contains("11 events of the order journal"));
    QVERIFY(verdict.said.contains(" parts were replaced") && !verdict.said.contains(" 0 parts"));
    QVERIFY(
        contentOf(dir.path() + QStringLiteral("/pack/schema.md")).contains("### coarse_samples"));
    const QByteArray csv = contentOf(dir.path() + QStringLiteral("/pack/csv/samples_BTC.csv"));
    QCOMPARE(csv.count("\r\n"), 2'001);
}

/// An end that was left open is no time of its own.
void TestAuditPack::anOpenRangeEndsWithItsLastRow()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    QVERIFY(exportAudit(requestOf(dir, "pack")));
    const QByteArray readme = contentOf(dir.path() + QStringLiteral("/pack/README.txt"));
    QVERIFY2(readme.startsWith("What a desk did from the first row to the last row, 20"),
             readme.constData());
    QVERIFY(!readme.contains("2262") && !readme.contains("1677"));
    AuditRequest request = requestOf(dir, "later");
    request.range.from = core::Time::max() - std::chrono::hours{24};
    const auto none = exportAudit(request);
    QVERIFY(!none && none.error().message.ends_with("to the last row. Choose a wider range."));
}

void TestAuditPack::whatIsChangedIsNamed_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* name, const char* change, const char* named) {
        QTest::addRow("%s", name) << QByteArray(change) << QByteArray(named);
    };
    // Each time MANIFEST is written anew too, where the shell can: a forger would.
    const char* again = "; sha256sum audit.db csv/*.csv README.txt schema.md verify.sh > MANIFEST";
    static std::vector<QByteArray> kept;
    const auto sql = [&](const char* name, const char* statement, const char* named) {
        kept.push_back(QByteArray("sqlite3 audit.db \"") + statement + "\"" + again);
        row(name, kept.back().constData(), named);
    };
    sql("a sample",
        "UPDATE line SET text = replace(text, ',0.31,', ',0.32,') WHERE text LIKE "
        "'[\\\"BTC\\\",5,%'",
        "WRONG  row: sample [\"BTC\",5,");
    sql("a decision",
        "UPDATE line SET text = replace(text, 'approved', 'rejected') WHERE part IN (SELECT part "
        "FROM part WHERE tbl = 'decision')",
        "WRONG  row: decision [1,1,1,\"rejected\"");
    sql("a decision and its digest",
        "UPDATE line SET text = 'x', sha = "
        "'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' WHERE part = (SELECT "
        "min(part) FROM part WHERE tbl = 'decision')",
        "of decision are not what link");
    sql("a row gone", "DELETE FROM line WHERE rowid = (SELECT max(rowid) FROM line)",
        "WRONG  there are");
    sql("a row more",
        "INSERT INTO line SELECT part, nr + 1, text, sha FROM line WHERE rowid = (SELECT "
        "max(rowid) FROM line)",
        "WRONG  there are");
    sql("a link", "UPDATE link SET at_ns = at_ns + 1 WHERE link = 3",
        "WRONG  link 3 is not what was written");
    sql("a link gone", "DELETE FROM link WHERE link = 3", "WRONG  a link is missing");
    sql("the last link gone", "DELETE FROM link WHERE link = (SELECT max(link) FROM link)",
        "WRONG  the last link is not the one");
    sql("an event", "UPDATE event SET body = replace(body, '126400', '126500') WHERE seq = 3",
        "WRONG  event 3 (intent");
    sql("an event gone", "DELETE FROM event WHERE seq = 4", "WRONG  an event is missing");
    row("a byte of a sheet", "printf x >> csv/decisions.csv", "WRONG  file csv/decisions.csv");
    row("a sheet gone", "rm csv/fills.csv", "WRONG  file csv/fills.csv");
    row("a sheet more", "echo > csv/more.csv", "WRONG  file csv/more.csv is not in MANIFEST");
    row("the database cut short",
        "dd if=audit.db of=cut bs=1000 count=9 2>/dev/null; mv cut audit.db",
        "WRONG  file audit.db");
    row("no manifest", "rm MANIFEST", "MANIFEST is missing");
}

void TestAuditPack::whatIsChangedIsNamed()
{
    NEEDS_A_SHELL;
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, named);
    static QTemporaryDir dir;
    static bool made = false;
    if (!made) {
        makeSomeData(dir);
        QVERIFY(exportAudit(requestOf(dir, "pack")));
        made = true;
    }
    const QString copy = dir.path() + QStringLiteral("/copy");
    QCOMPARE(QProcess::execute(QStringLiteral("cp"),
                               {QStringLiteral("-r"), dir.path() + QStringLiteral("/pack"), copy}),
             0);
    QProcess shell;
    shell.setWorkingDirectory(copy);
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(change)});
    QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
    const Verdict verdict = verdictOf(copy);
    QDir(copy).removeRecursively();
    QVERIFY2(verdict.code == 3 && verdict.said.endsWith("NOT VERIFIED\n") &&
                 verdict.said.contains(named),
             verdict.said.constData());
}

void TestAuditPack::aRangeIsVerifiedByItself()
{
    NEEDS_A_SHELL;
    QTemporaryDir dir;
    makeSomeData(dir);
    AuditRequest request = requestOf(dir, "part.tar.gz");
    request.range = {at(20'000'000), at(60'000'000)};
    const auto done = exportAudit(request);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QVERIFY(done->rows > 100 && done->rows < 2'000);
    QVERIFY(!QFile::exists(dir.path() + QStringLiteral("/part.tar.gz.parts")));
    QCOMPARE(QProcess::execute(QStringLiteral("tar"),
                               {QStringLiteral("-xzf"), dir.path() + QStringLiteral("/part.tar.gz"),
                                QStringLiteral("-C"), dir.path()}),
             0);
    const Verdict verdict = verdictOf(dir.path() + QStringLiteral("/part"));
    QVERIFY2(verdict.code == 0, verdict.said.constData());
}

void TestAuditPack::theSameHistoryGivesTheSameBytes()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    const auto first = exportAudit(requestOf(dir, "one.tar.gz"));
    QVERIFY(first && exportAudit(requestOf(dir, "two")));
    AuditRequest again = requestOf(dir, "again/one.tar.gz");
    std::filesystem::create_directories(dir.path().toStdString() + "/again");
    const auto second = exportAudit(again);
    QVERIFY(second);
    QCOMPARE(first->manifest, second->manifest);
    QVERIFY(contentOf(dir.path() + QStringLiteral("/one.tar.gz")) ==
            contentOf(dir.path() + QStringLiteral("/again/one.tar.gz")));
}

void TestAuditPack::noCellIsAFormula()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    QVERIFY(exportAudit(requestOf(dir, "pack")));
    int files = 0;
    QDirIterator it(dir.path() + QStringLiteral("/pack/csv"), QDir::Files);
    while (it.hasNext()) {
        const QByteArray text = contentOf(it.next());
        QVERIFY2(!text.contains(",=") && !text.contains(",\"=") && !text.contains(",@"),
                 it.fileName().toUtf8().constData());
        ++files;
    }
    QVERIFY(files >= 12);
    QVERIFY(contentOf(dir.path() + QStringLiteral("/pack/csv/decisions.csv")).contains("'=cmd|"));
}

void TestAuditPack::refusesWhatItCannotDo_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QByteArray>("says");
    for (const auto& [how, says] :
         {std::pair{"there", "nothing is overwritten"},
          std::pair{"no data", "there is no such file"},
          std::pair{"no link", "no link of the hash chain was written from"},
          std::pair{"running", "a running Ballast, or another command, has"},
          std::pair{"newer", "A newer Ballast has written it"}})
        QTest::addRow("%s", how) << QByteArray(how) << QByteArray(says);
}

void TestAuditPack::refusesWhatItCannotDo()
{
    QFETCH(QByteArray, how);
    QFETCH(QByteArray, says);
    QTemporaryDir dir;
    makeSomeData(dir);
    AuditRequest request = requestOf(dir, how == "there" ? "data" : "pack");
    if (how == "no data") request.folder = dir.path().toStdString();
    if (how == "no link") request.range.from = at(900'000'000);
    Listener listener;
    std::unique_ptr<Store> running;
    if (how == "running")
        running = std::move(*Store::open(folderOf(dir), opening(), listener.callbacks()));
    if (how == "newer") {
        auto database = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(database && database->execute("PRAGMA user_version=99"));
    }
    const auto done = exportAudit(request);
    QVERIFY(!done);
    QVERIFY2(done.error().message.find(says.constData()) != std::string::npos,
             done.error().message.c_str());
    QVERIFY(how == "there" || !QFile::exists(dir.path() + QStringLiteral("/pack")));
}

void TestAuditPack::whatAKilledRunLeftGoesFirst()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    const std::filesystem::path parts = dir.path().toStdString() + "/pack.tar.gz.parts";
    std::filesystem::create_directories(parts / "csv");
    for (const char* name : {"audit.db", "audit.db-journal", "csv/fills.csv", "pack.tar.gz"})
        QVERIFY(QFile(QString::fromStdString((parts / name).string())).open(QIODevice::WriteOnly));
    const auto done = exportAudit(requestOf(dir, "pack.tar.gz"));
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QVERIFY(!std::filesystem::exists(parts));
    QVERIFY(QFile::exists(dir.path() + QStringLiteral("/pack.tar.gz")));
    // What is not of a pack is a person's, whatever its folder is called.
    const std::filesystem::path theirs = dir.path().toStdString() + "/other.parts";
    std::filesystem::create_directories(theirs / "photos");
    const auto refused = exportAudit(requestOf(dir, "other"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.find("is in the way") != std::string::npos,
             refused.error().message.c_str());
    QVERIFY(std::filesystem::exists(theirs / "photos"));
}

/// Asked so many times, it is not wanted any more.
void TestAuditPack::whatIsStoppedLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<int>("after");
    for (const char* out : {"pack", "pack.tar.gz"})
        for (const int after : {0, 1, 5, 20})
            QTest::addRow("%s, %d", out, after) << QByteArray(out) << after;
}
void TestAuditPack::whatIsStoppedLeavesNothing()
{
    QFETCH(QByteArray, out);
    QFETCH(int, after);
    QTemporaryDir dir;
    makeSomeData(dir);
    AuditRequest request = requestOf(dir, out.toStdString());
    int asked = 0;
    double last = 0;
    bool grows = true;
    request.watch = [&](double share) {
        grows = grows && share >= last && share <= 1;
        last = share;
        return asked++ < after;
    };
    const auto done = exportAudit(request);
    QVERIFY(grows && asked > 0);
    if (done) QVERIFY(asked <= after);
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(),
             done ? 2 : 1);
}

void TestAuditPack::rowsThatAreNotAsWrittenAreTold()
{
    QTemporaryDir dir;
    makeSomeData(dir);
    QVERIFY(exportAudit(requestOf(dir, "well"))->wrong.empty());
    {
        auto history = Database::open(folderOf(dir) / kHistoryFile, Database::Access::ReadWrite);
        QVERIFY(history && history->execute("UPDATE t_decision SET actor = 'x' WHERE id = 2"));
    }
    const auto done = exportAudit(requestOf(dir, "wrong"));
    QVERIFY2(done && done->wrong.find("of decision are not what link") != std::string::npos,
             done ? done->wrong.c_str() : done.error().message.c_str());
}

QTEST_APPLESS_MAIN(TestAuditPack)
#include "tst_audit_pack.moc"
