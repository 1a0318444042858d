// The program as it is shipped, with a planted secret in its keychain: against an exchange that
// takes it, one that refuses it, and into a crash. Afterwards the secret, and what was signed with
// it, are looked for in everything the program left behind and in what others see of it.
#include "app/settings.h"
#include "connectors/paper/server.h"
#include "support/faultproxy/fault_proxy.h"
#include "support/needles.h"
#include "support/places.h"
#include "support/small_market.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <regex>
#include <set>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr auto kClient = "canary-client";

QByteArray newSecret()
{
    constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QByteArray secret("Canary");
    while (secret.size() < 43) secret += kLetters[QRandomGenerator::global()->bounded(64)];
    return secret;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As much core as the machine gives: what the program itself forbids is what is tested.
void allowCores()
{
    rlimit limit{};
    getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_CORE, &limit);
}

/// The program in a home of its own, with a keychain that holds the secret.
class Desk {
public:
    Desk(const QByteArray& inKeychain, const QByteArray& atVenue)
        : m_secret(inKeychain), m_exchange(startExchange(atVenue))
    {
        const std::filesystem::path home = m_home.path().toStdString();
        write(keychainFile(), inKeychain);
        if (!m_exchange) return;
        m_proxy = std::make_unique<test::FaultProxy>(test::FaultProxy::Options{
            .upstream = m_exchange->port(), .tls = true, .names = "DNS:test.deribit.com"});
        write(m_home.filePath(QStringLiteral("authority.pem")),
              QByteArray::fromStdString(m_proxy->authorityPem()));
        std::filesystem::create_directories(home / "data");
        std::string settings{app::defaultSettingsText()};
        const std::string section = "[profile.deribit-test]\n";
        const auto at = settings.find(section);
        settings = std::regex_replace(settings, std::regex{"\nclient_id = \"\""}, "\n# none");
        settings.insert(at + section.size(), std::string{"client_id = \""} + kClient + "\"\n");
        write(m_home.filePath(QStringLiteral("data/ballast.toml")),
              QByteArray::fromStdString(settings));
    }

    void start(const QStringList& more = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        const auto set = [&](const char* name, const QString& value) {
            environment.insert(QString::fromLatin1(name), value);
        };
        for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                 "XDG_RUNTIME_DIR", "TMPDIR"})
            set(name, m_home.path());
        set("LD_PRELOAD", QStringLiteral(BALLAST_FAKE_KEYCHAIN));
        set("BALLAST_KEYCHAIN_FILE", keychainFile());
        set("BALLAST_VENUE_PORT", QString::number(m_proxy->port()));
        set("SSL_CERT_FILE", m_home.filePath(QStringLiteral("authority.pem")));
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(m_home.path());
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setChildProcessModifier(allowCores);
        const auto binary = test::fromEnvironment("BALLAST_BIN", ".") / "ballast";
        m_process.start(
            QString::fromStdString(binary.string()),
            QStringList{QStringLiteral("--profile"), QStringLiteral("deribit-test"),
                        QStringLiteral("--data"), m_home.filePath(QStringLiteral("data"))} +
                more);
    }
    bool asked(const char* method, int times = 1)
    {
        return QTest::qWaitFor([&] { return count(method) >= times || ended(); }, kPatienceMs) &&
               count(method) >= times;
    }
    int count(const char* method) const
    {
        int found = 0;
        for (const std::string& frame : m_proxy->seen().fromDesk)
            found += frame.find(method) != std::string::npos ? 1 : 0;
        return found;
    }
    bool ended() const { return m_process.state() == QProcess::NotRunning; }
    QProcess& process() { return m_process; }
    QString home() const { return m_home.path(); }
    QString proc(const char* file) const
    {
        return QStringLiteral("/proc/%1/%2").arg(m_process.processId()).arg(QLatin1String(file));
    }
    QByteArray log() const
    {
        return contentOf(m_home.filePath(QStringLiteral("data/ballast.log")));
    }
    QByteArray said()
    {
        m_said += m_process.readAll();
        return m_said;
    }

    /// The secret and every signature that crossed the wire, in all their shapes.
    std::vector<test::Needle> needles() const
    {
        auto all = test::shapesOf("the secret", m_secret);
        std::set<QByteArray> signatures;
        for (const std::string& frame : m_proxy->seen().fromDesk)
            if (const auto json =
                    QJsonDocument::fromJson(QByteArray::fromStdString(frame)).object();
                json[u"method"].toString() == QStringLiteral("public/auth"))
                signatures.insert(json[u"params"][u"signature"].toString().toLatin1());
        for (const QByteArray& signature : signatures)
            for (const auto& shape : test::shapesOf("a signature", signature)) all.push_back(shape);
        return all;
    }
    QString onTheWire() const
    {
        for (const std::string& frame : m_proxy->seen().fromDesk)
            if (const QString what =
                    test::foundIn(QStringLiteral("a frame"), QByteArray::fromStdString(frame),
                                  test::shapesOf("the secret", m_secret));
                !what.isEmpty())
                return what;
        return {};
    }
    test::Searched leftBehind()
    {
        test::Searched all = test::search(m_home.path(), needles(), {keychainFile()});
        const QString what = test::foundIn(QStringLiteral("what it printed"), said(), needles());
        if (!what.isEmpty()) all.found << what;
        return all;
    }

private:
    static std::unique_ptr<paper::ExchangeServer> startExchange(const QByteArray& secret)
    {
        paper::ServerOptions options;
        options.market = std::make_unique<test::SmallMarket>();
        paper_trading::AccountSeed account;
        account.key = kClient;
        account.secret = secret.toStdString();
        options.accounts.push_back(std::move(account));
        auto server = paper::ExchangeServer::start(std::move(options));
        return server ? std::move(*server) : nullptr;
    }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    }
    QString keychainFile() const { return m_home.filePath(QStringLiteral("keychain")); }

    QTemporaryDir m_home;
    QByteArray m_secret, m_said;
    std::unique_ptr<paper::ExchangeServer> m_exchange;
    std::unique_ptr<test::FaultProxy> m_proxy;
    QProcess m_process;
};

/// Memory of a process that a core dump would hold, and that it would leave out.
struct Memory {
    int inDump = 0, leftOut = 0;  ///< regions that hold a needle
    qint64 bytes = 0;
    QStringList where;
};

/// Nothing: the system lets nobody look, which is the best answer.
std::optional<Memory> memoryOf(const Desk& desk, const std::vector<test::Needle>& needles)
{
    std::ifstream maps(desk.proc("smaps").toStdString());
    std::ifstream memory(desk.proc("mem").toStdString(), std::ios::binary);
    if (!maps || !memory) return std::nullopt;
    Memory out;
    std::string line, region;
    std::uint64_t from = 0, to = 0;
    while (std::getline(maps, line)) {
        std::smatch found;
        static const std::regex kRegion{"^([0-9a-f]+)-([0-9a-f]+) (rw..) .*"};
        static const std::regex kAny{"^([0-9a-f]+)-([0-9a-f]+) .*"};
        if (std::regex_match(line, found, kAny)) {
            const bool written = std::regex_match(line, found, kRegion);
            from = written ? std::stoull(found[1], nullptr, 16) : 0;
            to = written ? std::stoull(found[2], nullptr, 16) : 0;
            region = line;
        }
        if (!line.starts_with("VmFlags:") || from == to) continue;
        QByteArray bytes(static_cast<qsizetype>(to - from), '\0');
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(from));
        memory.read(bytes.data(), bytes.size());
        out.bytes += memory.gcount();
        if (test::foundIn({}, bytes, needles).isEmpty()) continue;
        if (line.find(" dd") != std::string::npos) {
            ++out.leftOut;
        } else {
            ++out.inDump;
            out.where << QString::fromStdString(region);
        }
    }
    return out;
}

}  // namespace

class TestCanary : public QObject {
    Q_OBJECT

    const QByteArray m_secret = newSecret();

private slots:
    void aSessionLeavesNothingOfItsKeyBehind()
    {
        Desk desk(m_secret, m_secret);
        desk.start({QStringLiteral("--exit-after"), QStringLiteral("8")});
        QVERIFY2(desk.asked("private/get_open_orders"), desk.said() + desk.log());
        const auto needles = desk.needles();
        QVERIFY(needles.size() >= 18);  // a signature was seen
        for (const char* file : {"cmdline", "environ", "status", "maps", "limits", "comm"})
            QCOMPARE(test::foundIn(QString::fromLatin1(file), contentOf(desk.proc(file)), needles),
                     QString());
        if (const auto memory = memoryOf(desk, test::shapesOf("the secret", m_secret))) {
            qInfo(
                "%lld KiB of memory read: the secret is in %d regions of no dump and in %d others",
                memory->bytes / 1024, memory->leftOut, memory->inDump);
            QVERIFY(memory->leftOut >= 1);  // else this was no look at the right program
            QVERIFY2(memory->inDump == 0, qPrintable(memory->where.join(u'\n')));
        } else {
            qInfo("the system lets nobody read the memory of the program");
        }
        QCOMPARE(desk.onTheWire(), QString());
        QVERIFY(desk.process().waitForFinished(kPatienceMs));
        QCOMPARE(desk.process().exitCode(), 0);
        const auto searched = desk.leftBehind();
        qInfo("%d files, %lld KiB read", searched.files, searched.bytes / 1024);
        QVERIFY2(searched.found.isEmpty(), qPrintable(searched.found.join(u'\n')));
        QVERIFY(searched.files >= 5);
        QVERIFY2(desk.log().contains("LD_PRELOAD"),
                 desk.log());  // it says who else has a hand in it
    }

    void everyFileOfTheFolderIsItsOwnersAlone()
    {
        Desk desk(m_secret, m_secret);
        namespace fs = std::filesystem;
        const fs::path data = fs::path{desk.home().toStdString()} / "data";
        desk.start({QStringLiteral("--exit-after"), QStringLiteral("5")});
        QVERIFY2(desk.asked("private/get_open_orders"), desk.said() + desk.log());
        const auto look = [&] {
            QStringList open;
            int files = 0;
            for (const auto& entry : fs::recursive_directory_iterator(data)) {
                ++files;
                std::error_code gone;
                const auto mode = entry.status(gone).permissions();
                if (!gone &&
                    (mode & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none)
                    open << QString::fromStdString(entry.path().string());
            }
            return std::pair{files, open};
        };
        auto [files, open] = look();  // while it runs, with what SQLite keeps beside its files
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
        QVERIFY(files >= 5);
        QVERIFY(desk.process().waitForFinished(kPatienceMs));
        std::tie(files, open) = look();
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
        QCOMPARE(
            fs::status(data).permissions() & (fs::perms::group_write | fs::perms::others_write),
            fs::perms::none);
    }

    void aRefusedLoginIsSaidWithoutWhatWasRefused()
    {
        Desk desk(m_secret, newSecret());
        desk.start();
        QVERIFY2(desk.asked("public/auth", 2), desk.said());
        // The refusal itself is kept, so that this is a look at what is written of one.
        QVERIFY(QTest::qWaitFor(
            [&] {
                return !test::search(desk.home(), {{"the refusal", "invalid_credentials"}}, {})
                            .found.isEmpty();
            },
            kPatienceMs));
        desk.process().terminate();
        QVERIFY(desk.process().waitForFinished(kPatienceMs));
        const auto searched = desk.leftBehind();
        QVERIFY2(searched.found.isEmpty(), qPrintable(searched.found.join(u'\n')));
    }

    void aCrashLeavesNoPictureOfTheMemory()
    {
        QTemporaryDir control;
        QProcess sleeper;
        sleeper.setWorkingDirectory(control.path());
        sleeper.setChildProcessModifier(allowCores);
        sleeper.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(sleeper.waitForStarted(kPatienceMs));
        ::kill(static_cast<pid_t>(sleeper.processId()), SIGABRT);
        QVERIFY(sleeper.waitForFinished(kPatienceMs));
        const auto cores = [](const QString& folder) {
            return QDir(folder).entryList({QStringLiteral("core*")}, QDir::Files).size();
        };
        qInfo(cores(control.path()) > 0 ? "a program without care leaves a core file here"
                                        : "this machine keeps no core files where a program runs");
        Desk desk(m_secret, m_secret);
        desk.start();
        QVERIFY2(desk.asked("private/get_open_orders"), desk.said());
        ::kill(static_cast<pid_t>(desk.process().processId()), SIGABRT);
        QVERIFY(desk.process().waitForFinished(kPatienceMs));
        QCOMPARE(desk.process().exitStatus(), QProcess::CrashExit);
        QVERIFY2(desk.said().contains("No order leaves any more"), desk.said());
        QCOMPARE(cores(desk.home()), 0);
        const auto searched = desk.leftBehind();
        QVERIFY2(searched.found.isEmpty(), qPrintable(searched.found.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
