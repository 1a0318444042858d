#include "tests/support/postgres_server.h"

#include <QProcess>
#include <QStringList>

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace ballast::support {
namespace {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 120'000;

/// The newest of Debian's, or whatever the PATH has.
fs::path binaries()
{
    for (const char* version : {"18", "17", "16", "15", "14", "13"}) {
        const fs::path folder = fs::path{"/usr/lib/postgresql"} / version / "bin";
        if (fs::exists(folder / "initdb") && fs::exists(folder / "postgres")) return folder;
    }
    return {};
}

bool isRoot() { return ::geteuid() == 0; }

}  // namespace

std::string PostgresServer::whyNone()
{
    if (binaries().empty())
        return "PostgreSQL is not installed: apt-get install postgresql, and this test runs.";
    if (isRoot() && !fs::exists("/usr/sbin/runuser") && !fs::exists("/sbin/runuser"))
        return "PostgreSQL does not run as root, and there is no runuser to become another user.";
    return {};
}

PostgresServer::PostgresServer()
{
    char pattern[] = "/tmp/blpg-XXXXXX";
    if (!::mkdtemp(pattern)) qFatal("no temporary folder");
    m_folder = pattern;
    ::chmod(pattern, 0777);  // the socket in it is for everybody who runs this test
    const Said made =
        run({(binaries() / "initdb").string(), "-D", (m_folder / "data").string(), "-U", "postgres",
             "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"});
    if (made.code != 0) qFatal("initdb: %s", made.err.c_str());
    start();
}

PostgresServer::~PostgresServer()
{
    if (m_running) {
        freeze(false);
        stop("immediate");
    }
    // The files are the other user's.
    run({"/bin/rm", "-rf", (m_folder / "data").string()});
    std::error_code ec;
    fs::remove_all(m_folder, ec);
}

PostgresServer::Said PostgresServer::run(const std::vector<std::string>& words,
                                         const std::string& input) const
{
    QStringList all;
    if (isRoot())
        all << QStringLiteral("runuser") << QStringLiteral("-u") << QStringLiteral("nobody")
            << QStringLiteral("--");
    for (const std::string& word : words) all << QString::fromStdString(word);
    QProcess process;
    process.setWorkingDirectory(QStringLiteral("/"));
    const QString program = all.takeFirst();
    process.start(program, all);
    process.write(QByteArray::fromStdString(input));
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatienceMs)) {
        process.kill();
        qFatal("%s did not end", qPrintable(program));
    }
    return {process.exitCode(), process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

void PostgresServer::start()
{
    const std::string options =
        "-c listen_addresses='' -c unix_socket_directories=" + m_folder.string() +
        " -c fsync=off -c shared_buffers=16MB -c max_connections=40 "
        "-c log_statement=all";
    const Said done =
        run({(binaries() / "pg_ctl").string(), "-D", (m_folder / "data").string(), "-w", "-s", "-l",
             (m_folder / "data" / "log").string(), "-o", options, "start"});
    if (done.code != 0) qFatal("pg_ctl start: %s %s", done.out.c_str(), done.err.c_str());
    m_running = true;
}

void PostgresServer::stop(const char* how)
{
    run({(binaries() / "pg_ctl").string(), "-D", (m_folder / "data").string(), "-w", "-s", "-m",
         how, "stop"});
    m_running = false;
}

void PostgresServer::freeze(bool frozen)
{
    std::ifstream in(m_folder / "data" / "postmaster.pid");
    std::string pid;
    // The folder is the other user's and closed to all but root: through the shell, as that user.
    const Said read = run({"/bin/cat", (m_folder / "data" / "postmaster.pid").string()});
    std::istringstream(read.out) >> pid;
    if (pid.empty()) return;
    const std::string signal = frozen ? "-STOP" : "-CONT";
    const Said children = run({"/usr/bin/pgrep", "-P", pid});
    std::vector<std::string> words{"/bin/kill", signal, pid};
    std::istringstream list(children.out);
    for (std::string child; list >> child;) words.push_back(child);
    run(words);
}

void PostgresServer::letIn(const std::string& lines)
{
    run({"/usr/bin/tee", (m_folder / "data" / "pg_hba.conf").string()}, lines);
    run({(binaries() / "pg_ctl").string(), "-D", (m_folder / "data").string(), "-s", "reload"});
}

std::string PostgresServer::url(const std::string& database, const std::string& user,
                                const std::string& extra) const
{
    return "postgres://" + user + "@/" + database + "?host=" + m_folder.string() + extra;
}

PostgresServer::Said PostgresServer::psql(const std::string& database,
                                          const std::string& statements,
                                          const std::string& user) const
{
    return run({(binaries() / "psql").string(), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                "-h", m_folder.string(), "-U", user, "-d", database, "-f", "-"},
               statements);
}

std::string PostgresServer::sql(const std::string& database, const std::string& statements) const
{
    Said said = psql(database, statements, "postgres");
    if (said.code != 0) qFatal("psql: %s\n%s", statements.c_str(), said.err.c_str());
    while (said.out.ends_with('\n')) said.out.pop_back();
    return said.out;
}

std::string PostgresServer::sqlError(const std::string& database, const std::string& statements,
                                     const std::string& user) const
{
    return psql(database, statements, user).err;
}

}  // namespace ballast::support
