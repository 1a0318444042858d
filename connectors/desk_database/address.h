// desk_database: the history of several desks in one PostgreSQL; what a desk ships there, what a
// review reads from there, and how one desk asks another for its approval.
#pragma once

#include "models/core/error.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ballast::desk_database {

/// Where the desk database is, and as whom it is spoken to.
struct Address {
    std::string user;  ///< empty: as libpq chooses, the name of the person logged in
    std::string
        host;  ///< a name, an IP address, or the folder of a socket; empty: as libpq chooses
    std::string port;  ///< empty: 5432
    std::string database;
    std::string schema = "ballast";  ///< one for each group of desks that share a history
    std::vector<std::pair<std::string, std::string>> options;  ///< of TLS and the connection
    /// From the OS keychain; empty: libpq looks into ~/.pgpass. Never in a text, a log or argv.
    std::string password;

    /// For sentences: without the password and without the options.
    std::string text() const;
    /// By a socket of this machine, or over its loopback.
    bool isLocal() const;
    std::string option(std::string_view name) const;  ///< empty: not said
};

/// Reads "postgres://user@host:port/database?schema=desk_a&sslrootcert=/etc/ca.pem". A password in
/// it is refused, for every program of the machine can read a command line. To another machine the
/// connection is encrypted and the server's certificate verified (sslmode=verify-full) where
/// nothing else is said; less than encryption cannot be said.
core::Expected<Address> parseAddress(std::string_view url);

}  // namespace ballast::desk_database
