// The programs as they are shipped, and what ends them: a signal to leave, and kills of desks that
// answer and of one that hangs.
#include "connectors/store/backups.h"
#include "connectors/store/store.h"
#include "connectors/store/verify.h"
#include "tests/support/places.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace ballast;

namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;

QString binary(const char* name)
{
    return QString::fromStdString((test::fromEnvironment("BALLAST_BIN", ".") / name).string());
}

/// A home of its own, so that no desk of the person who runs this is in reach.
class Home {
public:
    Home()
    {
        QFile::setPermissions(m_dir.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    fs::path at(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }
    void prepare(QProcess& process) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                 "XDG_RUNTIME_DIR", "TMPDIR"})
            environment.insert(QString::fromLatin1(name), m_dir.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
    }
    /// What `ballastctl` says, and its exit code.
    std::pair<int, QString> ctl(const QStringList& words) const
    {
        QProcess process;
        prepare(process);
        process.start(binary("ballastctl"), words);
        if (!process.waitForFinished(kPatienceMs)) return {-1, {}};
        return {process.exitCode(), QString::fromUtf8(process.readAll())};
    }

private:
    QTemporaryDir m_dir;
};

/// One desk, on the market of a seed.
class Desk {
public:
    Desk(const Home& home, fs::path data, QStringList words = {}) : m_data(std::move(data))
    {
        home.prepare(m_process);
        m_process.start(binary("ballast"),
                        QStringList{QStringLiteral("--seed"), QStringLiteral("7")} + words);
    }
    ~Desk()
    {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
    /// Its window stands, and it can be killed: the number is this process's, not that of one that
    /// was killed in the same folder.
    bool stands()
    {
        return QTest::qWaitFor(
            [&] {
                qint64 number = 0;
                std::ifstream(m_data / "ballast.pid") >> number;
                return number > 1 && number == m_process.processId();
            },
            kPatienceMs);
    }
    void send(int signal) { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
    bool ends() { return m_process.waitForFinished(kPatienceMs); }
    QProcess& process() { return m_process; }
    const fs::path& data() const { return m_data; }

private:
    fs::path m_data;
    QProcess m_process;
};

/// Until it has, for a desk of a busy machine may answer late. What was said last.
QString reachesAll(const Home& home, const QStringList& words)
{
    std::pair<int, QString> last;
    if (!QTest::qWaitFor(
            [&] {
                last = home.ctl(words);
                return last.first == 0;
            },
            kPatienceMs))
        QTest::qFail(qPrintable(last.second), __FILE__, __LINE__);
    return last.second;
}

/// The file may be written after the answer, where the disk takes its time.
bool comesToBe(const fs::path& file)
{
    return QTest::qWaitFor([&] { return fs::exists(file); }, kPatienceMs);
}

QStringList in(const fs::path& data)
{
    return {QStringLiteral("--data"), QString::fromStdString(data.string())};
}

engine::Recovered recoveredFrom(const fs::path& data)
{
    const auto store = store::Store::open(data, {core::fromUnixMs(1'785'000'000'000), 1}, {});
    return store ? (*store)->recovered() : engine::Recovered{};
}

}  // namespace

class TestProgramEnds : public QObject {
    Q_OBJECT
private slots:
    /// Without a screen it says so, and ends as its help tells: no abort from within Qt.
    void withoutAScreenItSaysSo()
    {
#if defined(_WIN32) || defined(__APPLE__)
        QSKIP("there always is one");
#else
        const Home home;
        for (const QStringList& words :
             {QStringList{}, QStringList{QStringLiteral("--paper"), QStringLiteral("calm")}}) {
            QProcess process;
            home.prepare(process);
            auto environment = process.processEnvironment();
            for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
                environment.remove(QString::fromLatin1(name));
            process.setProcessEnvironment(environment);
            process.start(binary("ballast"), words);
            QVERIFY(process.waitForFinished(kPatienceMs));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 1);
            QVERIFY(process.readAll().contains("there is no screen"));
        }
#endif
    }
    void aSignalToLeaveLeavesInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void aSignalToLeaveLeavesInOrder()
    {
        QFETCH(int, signal);
        const Home home;
        Desk desk(home, home.at("data"), in(home.at("data")) << QStringLiteral("--auto-fire"));
        QVERIFY2(desk.stands(), desk.process().readAll().constData());
        desk.send(signal);
        desk.send(signal);  // whoever is impatient changes nothing
        QVERIFY(desk.ends());
        QCOMPARE(desk.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(desk.process().exitCode(), 0);
        QVERIFY(fs::exists(desk.data() / "window.ini"));
        QVERIFY(!fs::exists(desk.data() / "ballast.pid"));
        QVERIFY(!fs::exists(desk.data() / "orders.db-wal"));  // closed, not dropped
        const auto report = store::verify(desk.data());
        QVERIFY(report && report->ok());
        const engine::Recovered recovered = recoveredFrom(desk.data());
        QVERIFY(!recovered.installId.empty());
        // Its watchdog halts a desk that the machine had no time for.
        QVERIFY(!recovered.halted || recovered.haltReason.find("silent") != std::string::npos);
    }

    /// While it runs and when it has gone, among its own copies and where a person wants one.
    void aCopyIsMadeWhetherADeskRunsOrNot()
    {
        const Home home;
        const QStringList words = QStringList{QStringLiteral("backup")} + in(home.at("data"));
        const auto to = [&](const char* name) {
            return words + QStringList{QStringLiteral("--to"),
                                       QString::fromStdString(home.at(name).string())};
        };
        {
            Desk desk(home, home.at("data"), in(home.at("data")));
            QVERIFY2(desk.stands(), desk.process().readAll().constData());
            const QString said = reachesAll(home, words);
            QVERIFY2(said.contains(QStringLiteral("and verified")), qPrintable(said));
            QVERIFY(!store::keptBackups(home.at("data")).empty());
            reachesAll(home, to("running"));
            desk.send(SIGTERM);
            QVERIFY(desk.ends());
            QCOMPARE(desk.process().exitCode(), 0);
        }
        const std::size_t before = store::keptBackups(home.at("data")).size();
        for (const auto& [options, code] :
             {std::pair{words, 0}, std::pair{to("gone"), 0}, std::pair{to("gone"), 1},
              std::pair{to("data"), 1}, std::pair{to("nowhere/copy"), 1}}) {
            const auto [ended, said] = home.ctl(options);
            QVERIFY2(ended == code, qPrintable(said));
        }
        QCOMPARE(store::keptBackups(home.at("data")).size(), std::min<std::size_t>(before + 1, 8));
        for (const char* copy : {"running", "gone"}) {
            const auto report = store::verify(home.at(copy));
            QVERIFY2(report && report->ok(), copy);
        }
    }

    /// Ctrl+C in the middle of it leaves nothing, and says so by its exit code.
    void anExportThatIsStoppedLeavesNothing()
    {
        const Home home;
        QVERIFY(home.ctl(QStringList{QStringLiteral("make-history"), QStringLiteral("--days"),
                                     QStringLiteral("3"), QStringLiteral("--quiet")} +
                         in(home.at("data")))
                    .first == 0);
        const fs::path out = home.at("pack.tar.gz"), parts = out.string() + ".parts";
        QProcess process;
        home.prepare(process);
        process.start(binary("ballastctl"),
                      QStringList{QStringLiteral("export-audit"), QStringLiteral("--out"),
                                  QString::fromStdString(out.string())} +
                          in(home.at("data")));
        while (!fs::exists(parts) && !process.waitForFinished(1)) {
        }
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(kPatienceMs));
        const QByteArray said = process.readAll();
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QVERIFY2(process.exitCode() == 130, said.constData());
        QVERIFY2(said.contains("was stopped; nothing of it is left"), said.constData());
        QVERIFY(!fs::exists(parts) && !fs::exists(out));
    }

    /// The whole program stands still, so that nothing in it can act; then it is gone.
    void aKillOfADeskThatHangsOutlivesItsEnd()
    {
        const Home home;
        {
            Desk desk(home, home.at("data"), in(home.at("data")));
            QVERIFY2(desk.stands(), desk.process().readAll().constData());
            desk.send(SIGSTOP);
            const auto [code, said] =
                home.ctl(QStringList{QStringLiteral("kill")} + in(desk.data()));
            QVERIFY2(code == 0 && said.contains(QStringLiteral("SIGUSR1")), qPrintable(said));
            desk.send(SIGKILL);
            QVERIFY(desk.ends());
        }
        QVERIFY(!recoveredFrom(home.at("data")).installId.empty());
        // The journal was never told.
        QVERIFY(recoveredFrom(home.at("data")).haltReason.find("ballastctl") == std::string::npos);
        Desk again(home, home.at("data"), in(home.at("data")));
        QVERIFY2(again.stands(), again.process().readAll().constData());
        again.send(SIGTERM);
        QVERIFY(again.ends());
        QCOMPARE(again.process().exitCode(), 0);
        QVERIFY(!fs::exists(home.at("data") / "halted"));
        const engine::Recovered recovered = recoveredFrom(home.at("data"));
        QVERIFY(recovered.halted);
        // Where its watchdog had halted it before, the journal keeps that reason.
        QVERIFY2(recovered.haltReason.starts_with("halted before this start: ballastctl kill") ||
                     recovered.haltReason.find("silent") != std::string::npos,
                 recovered.haltReason.c_str());
    }

    void aKillWithoutAFolderReachesEveryDeskAndNamesIt()
    {
        const Home home;
        Desk usual(home, home.at("ballast") / "paper");
        Desk other(home, home.at("elsewhere"), in(home.at("elsewhere")));
        QVERIFY(usual.stands() && other.stands());
        const QString said = reachesAll(home, {QStringLiteral("kill")});
        for (Desk* desk : {&usual, &other}) {
            QVERIFY2(said.contains(QString::fromStdString(desk->data().string())),
                     qPrintable(said));
            QVERIFY(comesToBe(desk->data() / "halted"));
            desk->send(SIGKILL);
            QVERIFY(desk->ends());
        }
        const auto [later, nobody] = home.ctl({QStringLiteral("kill")});
        QVERIFY2(later == 1 && nobody.contains(QStringLiteral("no running Ballast")),
                 qPrintable(nobody));
    }

    /// A signal that comes before the window stands is not lost.
    void aSignalWhileTheDeskOpensLeavesOnceItStands()
    {
        const Home home;
        Desk desk(home, home.at("data"), in(home.at("data")));
        // The journal is made before the window is.
        QVERIFY(comesToBe(home.at("data") / "orders.db"));
        desk.send(SIGTERM);
        QVERIFY(desk.ends());
        QCOMPARE(desk.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(desk.process().exitCode(), 0);
        const auto report = store::verify(desk.data());
        QVERIFY(report && report->ok());
    }

    void aKillOfAProfileReachesItsDeskOnly()
    {
        const Home home;
        Desk usual(home, home.at("ballast") / "paper");
        QVERIFY(usual.stands());
        const auto kill = [&](const char* profile) {
            return home.ctl({QStringLiteral("kill"), QStringLiteral("--profile"),
                             QString::fromLatin1(profile)});
        };
        QCOMPARE(kill("deribit").first, 1);
        std::string why;
        std::getline(std::ifstream(usual.data() / "halted"), why);
        QVERIFY2(why.find("ballastctl") == std::string::npos, why.c_str());
        const auto [code, said] = kill("paper");
        QVERIFY2(code == 0, qPrintable(said));
        QVERIFY(comesToBe(usual.data() / "halted"));
    }
};

QTEST_GUILESS_MAIN(TestProgramEnds)
#include "tst_program_ends.moc"
