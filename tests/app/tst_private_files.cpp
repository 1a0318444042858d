// What the program keeps on disk is its owner's alone, its log has one line an entry, and a program
// that breaks says so and sends nothing more.
#include "app/data_folder.h"
#include "app/engine_thread.h"
#include "app/last_resort.h"
#include "app/launch_options.h"
#include "app/log.h"
#include "app/private_process.h"
#include "app/settings.h"

#include <spdlog/async.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

using namespace ballast;
namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMs = 30'000;

int modeOf(const fs::path& file)
{
    struct stat found{};
    return ::lstat(file.c_str(), &found) == 0 ? static_cast<int>(found.st_mode & 0777) : -1;
}

void write(const fs::path& file, const std::string& text)
{
    std::ofstream(file) << text;
    ::chmod(file.c_str(), 0644);
}

std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// This program again, to break in the way it is told.
int breakIn(const std::string& way)
{
    app::keepProcessPrivate();
    app::installLastResort();
    if (way == "exception") {
        std::thread thread([] { throw std::runtime_error("a secret in an exception"); });
        thread.join();
    }
    if (way == "noexcept") {
        const auto fails = [](int what) {
            if (what > 0) throw what;
        };
        [&]() noexcept { fails(static_cast<int>(way.size())); }();
    }
    if (way == "abort") std::abort();
    if (way == "segv") {
        volatile int* nowhere = nullptr;
        *nowhere = 1;
    }
    if (way == "fpe") std::raise(SIGFPE);
    if (way == "state") {
        rlimit limit{};
        getrlimit(RLIMIT_CORE, &limit);
        const mode_t mask = ::umask(0);
        std::printf("dumpable %d core %llu mask %o\n", prctl(PR_GET_DUMPABLE),
                    static_cast<unsigned long long>(limit.rlim_cur), mask);
        return 0;
    }
    return 7;
}

}  // namespace

class TestPrivateFiles : public QObject {
    Q_OBJECT

    QString m_self;

private slots:
    void initTestCase() { m_self = QCoreApplication::applicationFilePath(); }

    void theFolderIsMadeForItsOwner()
    {
        QTemporaryDir dir;
        app::LaunchOptions options;
        options.data = fs::path{dir.path().toStdString()} / "a" / "b";
        QVERIFY(app::openDataFolder(options));
        QCOMPARE(modeOf(options.data), 0700);
        QCOMPARE(modeOf(options.data / "ballast.toml"), 0600);
    }

    void whatWasReadableByOthersIsClosedToThem()
    {
        QTemporaryDir dir;
        const fs::path data = fs::path{dir.path().toStdString()} / "data";
        fs::create_directories(data / "backups" / "20261126T231500Z");
        ::chmod(data.c_str(), 0777);
        const char* ours[] = {"ballast.toml",
                              "ballast.log",
                              "ballast.3.log",
                              "orders.db",
                              "orders.db-wal",
                              "history.db-shm",
                              "policies.toml",
                              "limits.toml",
                              "allocation.toml",
                              "approval.toml",
                              "window.ini",
                              "unended-runs",
                              "backups/20261126T231500Z/orders.db",
                              "events.db",
                              "events.db-wal",
                              "events.db-shm",
                              "desk.id"};
        for (const char* name : ours) write(data / name, "x");
        write(data / "notes.txt", "a person's own");
        write(fs::path{dir.path().toStdString()} / "elsewhere", "not ours");
        fs::create_symlink("../elsewhere", data / "history.db");
        app::LaunchOptions options;
        options.data = data;
        QVERIFY(app::openDataFolder(options));
        for (const char* name : ours) QCOMPARE(modeOf(data / name), 0600);
        QCOMPARE(modeOf(data) & 022, 0);
        QCOMPARE(modeOf(data / "backups") & 077, 0);
        QCOMPARE(modeOf(data / "notes.txt"), 0644);
        QCOMPARE(modeOf(fs::path{dir.path().toStdString()} / "elsewhere"), 0644);
    }

    void nothingIsWrittenThroughALink()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        fs::create_directories(root / "data");
        fs::create_symlink(root / "victim.toml", root / "data" / "ballast.toml");
        app::LaunchOptions options;
        options.data = root / "data";
        QVERIFY(app::openDataFolder(options));
        QVERIFY(!fs::exists(root / "victim.toml"));
        fs::create_symlink(root / "victim.log", root / "data" / "ballast.log");
        app::openLog(root / "data");
        spdlog::error("a line");
        app::closeLog();
        QVERIFY(!fs::exists(root / "victim.log"));
    }

    void aProfileNamesNoPlaceOutsideItsFolder()
    {
        std::mt19937 chance(7);
        const std::string parts[] = {"..", "/",  "\\", ".",        "a", "~",     "%2e",  ":",
                                     " ",  "\n", "C:", "\xC0\xAE", "*", "$HOME", "paper"};
        int refused = 0, allowed = 0;
        for (int i = 0; i < 2'000; ++i) {
            std::string name;
            for (unsigned n = 1 + chance() % 4; n > 0; --n)
                name += parts[chance() % std::size(parts)];
            const bool plain = name.find_first_not_of("ape r") == name.npos &&
                               name.find(' ') == name.npos && name.size() <= 15;
            const char* line[] = {"ballast", "--profile", name.c_str()};
            const auto launch = app::parseCommandLine(3, line);
            if (plain) {
                ++allowed;
                QVERIFY(launch.options);
                continue;
            }
            ++refused;
            QVERIFY2(!launch.options && launch.exitCode == 2, name.c_str());
        }
        QVERIFY(refused >= 1'500 && allowed > 0);
    }

    void theSettingsKnowNoProfileWithAPath()
    {
        QTemporaryDir dir;
        const fs::path file = fs::path{dir.path().toStdString()} / "ballast.toml";
        write(file, "version = 1\n[profile.\"../up\"]\nkind = \"test\"\n");
        const auto settings = app::readSettings(file);
        QVERIFY(!settings.profile("../up"));
        QVERIFY(!settings.problems.empty());
    }

    void oneEntryIsOneLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& line) {
            QTest::newRow(name) << text << line;
        };
        row("words", "BTC at 63 412.5", "BTC at 63 412.5");
        row("letters of the world", "naïve — Ünder 日本 €", "naïve — Ünder 日本 €");
        row("a second line", "ok\n2026-11-22 [error] forged", "ok\\x0a2026-11-22 [error] forged");
        row("a return", "a\rb", "a\\x0db");
        row("an escape sequence", "\x1b[2J\x1b]0;title\x07", "\\x1b[2J\\x1b]0;title\\x07");
        row("NUL", QByteArray("a\0b", 3), "a\\x00b");
        row("DEL", "\x7f", "\\x7f");
        row("a C1 control",
            "\xC2\x9B"
            "2J",
            "\\x9b2J");
        row("next line", "\xC2\x85", "\\x85");
        row("a line separator",
            "a\xE2\x80\xA8"
            "b",
            "a\\u{2028}b");
        row("turned about",
            "\xE2\x80\xAE"
            "exe.pdf",
            "\\u{202e}exe.pdf");
        row("isolated", "\xE2\x81\xA6x", "\\u{2066}x");
        row("no UTF-8", "a\xFF\xFEz", "a\\xff\\xfez");
        row("an overlong newline", "\xC0\x8A", "\\xc0\\x8a");
        row("half of a pair", "\xED\xA0\x80", "\\xed\\xa0\\x80");
        row("cut off", "a\xE2\x82", "a\\xe2\\x82");
    }
    void oneEntryIsOneLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        QCOMPARE(QByteArray::fromStdString(app::oneLine(text.toStdString())), line);
        QCOMPARE(QByteArray::fromStdString(app::oneLine(text.toStdString(), 0)).left(3),
                 QByteArray("…"));
    }

    void nothingThatIsLoggedMakesASecondLine()
    {
        std::ostringstream out;
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out);
        spdlog::logger logger("test", sink);
        logger.set_formatter(app::lineFormatter());
        std::mt19937 chance(11);
        constexpr int kEntries = 50'000;
        for (int i = 0; i < kEntries; ++i) {
            std::string text;
            for (unsigned n = chance() % 40; n > 0; --n) text += static_cast<char>(chance() % 256);
            logger.warn("{}", text);
        }
        const std::string all = out.str();
        QCOMPARE(std::count(all.begin(), all.end(), '\n'), kEntries);
        for (const char c : all) {
            const auto byte = static_cast<unsigned char>(c);
            QVERIFY((byte >= 0x20 && byte != 0x7f) || c == '\n');
        }
        std::istringstream lines(all);
        static const QRegularExpression kHead(
            QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\[warning\\] "));
        for (std::string line; std::getline(lines, line);)
            QVERIFY2(kHead.match(QString::fromUtf8(line)).hasMatch(), line.c_str());
    }

    void aLogIsBoundedAndItsOwnersAlone()
    {
        QTemporaryDir dir;
        const fs::path data = dir.path().toStdString();
        const auto before = ::umask(0077);
        app::openLog(data, {.fileBytes = 20'000, .files = 3, .waiting = 100'000});
        const std::string padding(100, 'x');
        for (int i = 0; i < 5'000; ++i) spdlog::info("entry {} {}", i, padding);
        spdlog::error("the last one");
        app::closeLog();
        ::umask(before);
        std::uintmax_t bytes = 0;
        int files = 0;
        for (const auto& entry : fs::directory_iterator(data)) {
            bytes += entry.file_size();
            ++files;
            QCOMPARE(modeOf(entry.path()), 0600);
        }
        QCOMPARE(files, 4);
        QVERIFY(bytes <= 4 * 20'200);
        QVERIFY(read(data / "ballast.log").find("the last one\n") != std::string::npos);
    }

    /// What is full loses its oldest entries; nobody waits.
    void whoeverLogsNeverWaits()
    {
        QTemporaryDir dir;
        const fs::path data = dir.path().toStdString();
        app::openLog(data, {.waiting = 16});
        for (int i = 0; i < 200'000; ++i) spdlog::info("entry {}", i);
        app::closeLog();
        const std::string log = read(data / "ballast.log");
        QVERIFY(log.find("entry 199999") != std::string::npos);
        QVERIFY(log.find("entries were lost") != std::string::npos);
    }

    void whatHasAHandInTheProgramIsNamed()
    {
        for (const char* name :
             {"LD_PRELOAD", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "SSL_CERT_FILE"})
            qunsetenv(name);
        const auto before = app::foreignInfluences();
        qputenv("SSL_CERT_FILE", "/tmp/other.pem");
        qputenv("QT_PLUGIN_PATH", "");
        auto now = app::foreignInfluences();
        qunsetenv("SSL_CERT_FILE");
        QCOMPARE(now.size(), before.size() + 1);
        QVERIFY(std::ranges::find(now, "SSL_CERT_FILE") != now.end());
    }

    void theProcessIsPrivate()
    {
        QProcess process;
        process.start(m_self, {QStringLiteral("--break"), QStringLiteral("state")});
        QVERIFY(process.waitForFinished(kPatienceMs));
        QCOMPARE(process.readAllStandardOutput().trimmed(),
                 QByteArray("dumpable 0 core 0 mask 77"));
    }

    void whatNothingCatchesIsSaidAndEnds_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("exception") << QStringLiteral("an exception that nothing caught");
        QTest::newRow("noexcept") << QStringLiteral("an exception that nothing caught");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QTest::newRow("abort") << QStringLiteral("a fault that cannot be caught");
        QTest::newRow("segv") << QStringLiteral("a fault that cannot be caught");
        QTest::newRow("fpe") << QStringLiteral("a fault that cannot be caught");
#endif
    }
    void whatNothingCatchesIsSaidAndEnds()
    {
        QFETCH(QString, sentence);
        QProcess process;
        process.start(m_self,
                      {QStringLiteral("--break"), QString::fromLatin1(QTest::currentDataTag())});
        QVERIFY(process.waitForFinished(kPatienceMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("a secret in an exception")), qPrintable(said));
        QCOMPARE(said.count(QStringLiteral("No order leaves any more")), 1);
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::string{argv[1]} == "--break") return breakIn(argv[2]);
    QCoreApplication application(argc, argv);
    TestPrivateFiles test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_private_files.moc"
