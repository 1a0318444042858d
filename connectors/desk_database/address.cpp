#include "connectors/desk_database/address.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace ballast::desk_database {
namespace {

constexpr std::array<std::string_view, 8> kOptions{
    "sslmode", "sslrootcert",     "sslcert",  "sslkey",
    "sslcrl",  "connect_timeout", "passfile", "target_session_attrs"};
constexpr std::array<std::string_view, 3> kEncrypted{"require", "verify-ca", "verify-full"};
constexpr std::array<std::string_view, 3> kPlain{"disable", "allow", "prefer"};

std::unexpected<core::Error> bad(const std::string& what)
{
    return core::failure("The address of the desk database: " + what +
                         " It is written postgres://USER@HOST:PORT/DATABASE.");
}

/// "%2Fvar" is "/var"; nothing for a broken escape or a zero byte.
std::optional<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        unsigned value = 0;
        if (i + 2 >= text.size()) return std::nullopt;
        const char* at = text.data() + i + 1;
        const auto read = std::from_chars(at, at + 2, value, 16);
        if (read.ec != std::errc{} || read.ptr != at + 2 || value == 0) return std::nullopt;
        out += static_cast<char>(value);
        i += 2;
    }
    return out;
}

/// What stands before the first `mark` is taken off `text`; nothing where there is none.
std::optional<std::string_view> cut(std::string_view& text, char mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(at + 1);
    return before;
}

/// A name that needs no quotes in SQL, and leaves room for what is put before it.
bool isSchemaName(std::string_view name)
{
    if (name.empty() || name.size() > 40 || name.starts_with("pg_")) return false;
    if (name.front() >= '0' && name.front() <= '9') return false;
    return std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

core::Expected<void> readOption(Address& address, std::string_view pair)
{
    const std::size_t equals = pair.find('=');
    const auto name = decoded(pair.substr(0, equals));
    const auto value = equals == std::string_view::npos ? std::optional<std::string>{}
                                                        : decoded(pair.substr(equals + 1));
    if (!name || !value) return bad("an option is written name=value.");
    if (*name == "password") return bad("no password belongs in it, every program can read it.");
    if (*name == "schema") {
        if (!isSchemaName(*value))
            return bad("a schema has 1 to 40 of a-z, 0-9 and _, and does not begin with pg_.");
        address.schema = *value;
        return {};
    }
    if (*name == "host") {
        address.host = *value;
        return {};
    }
    if (std::ranges::find(kOptions, *name) == kOptions.end())
        return bad("the option " + core::quoted(*name) +
                   " is none of schema, host, sslmode, sslrootcert, sslcert, sslkey, sslcrl, "
                   "connect_timeout, passfile, target_session_attrs.");
    address.options.emplace_back(*name, *value);
    return {};
}

core::Expected<void> readPlace(Address& address, std::string_view place)
{
    if (const auto login = cut(place, '@')) {
        if (login->find(':') != std::string_view::npos)
            return bad(
                "no password belongs in it, every program can read it. Keep it in ~/.pgpass, or "
                "say 'ballastctl key set --profile desk-database'.");
        const auto user = decoded(*login);
        if (!user) return bad("the user's name has a broken % in it.");
        address.user = *user;
    }
    if (place.find(',') != std::string_view::npos) return bad("one host, not several.");
    std::string_view port;
    if (place.starts_with('[')) {
        place.remove_prefix(1);
        const auto host = cut(place, ']');
        if (!host || !(place.empty() || place.starts_with(':'))) return bad("a bracket is open.");
        address.host = *host;
        port = place.empty() ? place : place.substr(1);
    } else {
        const std::size_t colon = place.rfind(':');
        const auto host = decoded(place.substr(0, colon));
        if (!host) return bad("the host has a broken % in it.");
        address.host = *host;
        if (colon != std::string_view::npos) port = place.substr(colon + 1);
    }
    unsigned number = 0;
    const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == port.data() + port.size();
    if (!port.empty() && (!whole || number < 1 || number > 65'535))
        return bad("the port is a number from 1 to 65535.");
    address.port = port;
    return {};
}

/// Nobody listens in, and nobody stands in the server's place, unless the person weakens it.
core::Expected<void> secure(Address& address)
{
    const std::string mode = address.option("sslmode");
    const bool plain = std::ranges::find(kPlain, mode) != kPlain.end();
    if (!mode.empty() && !plain && std::ranges::find(kEncrypted, mode) == kEncrypted.end())
        return bad("sslmode is require, verify-ca or verify-full.");
    if (address.isLocal()) return {};
    if (plain) return bad("sslmode=" + mode + " would let others on the wire read and change it.");
    if (mode.empty()) address.options.emplace_back("sslmode", "verify-full");
    return {};
}

}  // namespace

std::string Address::text() const
{
    const bool numbers = host.find(':') != std::string::npos;
    const bool folder = host.starts_with('/');
    std::string out = "postgres://" + (user.empty() ? std::string{} : user + "@");
    if (!folder) out += numbers ? "[" + host + "]" : host;
    if (!port.empty()) out += ":" + port;
    out += "/" + database;
    if (folder) out += " at " + host;
    return out;
}

bool Address::isLocal() const
{
    return host.empty() || host.starts_with('/') || host == "localhost" || host == "127.0.0.1" ||
           host == "::1";
}

std::string Address::option(std::string_view name) const
{
    for (const auto& [key, value] : options)
        if (key == name) return value;
    return {};
}

core::Expected<Address> parseAddress(std::string_view url)
{
    const std::string_view schemes[] = {"postgres://", "postgresql://"};
    const auto* scheme =
        std::ranges::find_if(schemes, [&](std::string_view s) { return url.starts_with(s); });
    if (scheme == std::end(schemes)) return bad("it begins with postgres://.");
    if (url.find('\0') != std::string_view::npos) return bad("it has a zero byte in it.");
    url.remove_prefix(scheme->size());
    Address address;
    const std::size_t question = url.find('?');
    std::string_view options = question == std::string_view::npos ? "" : url.substr(question + 1);
    std::string_view place = url.substr(0, question);
    const std::size_t slash = place.find('/');
    const auto database = decoded(slash == std::string_view::npos ? "" : place.substr(slash + 1));
    if (!database || database->empty()) return bad("the name of a database is missing.");
    address.database = *database;
    if (auto read = readPlace(address, place.substr(0, slash)); !read)
        return std::unexpected(read.error());
    while (!options.empty()) {
        const auto one = cut(options, '&');
        if (auto read = readOption(address, one ? *one : options); !read)
            return std::unexpected(read.error());
        if (!one) break;
    }
    if (auto safe = secure(address); !safe) return std::unexpected(safe.error());
    return address;
}

}  // namespace ballast::desk_database
