#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ballast::support {

/// A PostgreSQL of the test's own: made by initdb in a new folder, listening on a socket in it and
/// nowhere else, gone with the object. As root it runs as the user "nobody", for PostgreSQL refuses
/// to run as root.
class PostgresServer {
public:
    /// Why there can be none on this machine; empty: there can.
    static std::string whyNone();

    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    void start();
    /// "fast" cuts every connection in order, "immediate" is a crash.
    void stop(const char* how = "fast");
    /// SIGSTOP and SIGCONT to all of its processes: a server that hangs.
    void freeze(bool frozen);

    /// "postgres://user@/database?host=…"; extra goes behind, as "&schema=x".
    std::string url(const std::string& database, const std::string& user = "postgres",
                    const std::string& extra = {}) const;
    /// One psql, as the superuser: rows as lines, columns with '|'. Fails the process on an error.
    std::string sql(const std::string& database, const std::string& statements) const;
    /// The same where an error is expected: what psql said on standard error.
    std::string sqlError(const std::string& database, const std::string& statements,
                         const std::string& user) const;
    const std::filesystem::path& folder() const { return m_folder; }
    /// Lines for pg_hba.conf, instead of the trust that is in it; then reloads.
    void letIn(const std::string& lines);

private:
    struct Said {
        int code = 0;
        std::string out, err;
    };
    Said run(const std::vector<std::string>& words, const std::string& input = {}) const;
    Said psql(const std::string& database, const std::string& statements,
              const std::string& user) const;

    std::filesystem::path m_folder;  ///< short: a socket's path has at most 107 bytes
    bool m_running = false;
};

}  // namespace ballast::support
