// The one file that knows libpq. Nothing here blocks without an end: sockets are non-blocking, and
// every wait looks at the stop that was asked for.
#include "connectors/desk_database/connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

#include <algorithm>
#include <cerrno>
#include <utility>

namespace ballast::desk_database {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kOldestServer = 120'000;
/// How long a stop may go unnoticed.
constexpr std::chrono::milliseconds kLook{50};
constexpr std::size_t kCopyPiece = 64 * 1024;

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGnotify* notify) const { PQfreemem(notify); }
};
using Result = std::unique_ptr<PGresult, Clear>;

enum class Until : std::uint8_t { Readable, Writable, Either };

bool waitFor(int socket, Until until, std::chrono::milliseconds longest)
{
#ifdef _WIN32
    WSAPOLLFD one{static_cast<SOCKET>(socket), 0, 0};
#else
    pollfd one{socket, 0, 0};
#endif
    if (until != Until::Writable) one.events |= POLLIN;
    if (until != Until::Readable) one.events |= POLLOUT;
    const int wait = static_cast<int>(std::max<std::int64_t>(longest.count(), 0));
#ifdef _WIN32
    return WSAPoll(&one, 1, wait) > 0;
#else
    return ::poll(&one, 1, wait) > 0;
#endif
}

/// What the server or libpq said, as a part of one sentence.
std::string oneLine(const char* said)
{
    std::string text = said ? said : "";
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
    return text.empty() ? "nothing was said" : text;
}

/// What a person can do about a connection that was not made.
std::string advice(PGconn* connection, const std::string& why)
{
    const auto says = [&](const char* words) { return why.find(words) != std::string::npos; };
    if (PQconnectionNeedsPassword(connection))
        return "It asks for a password: keep it in ~/.pgpass, or say 'ballastctl key set "
               "--profile desk-database'.";
    if (PQconnectionUsedPassword(connection) && says("password"))
        return "Look at ~/.pgpass, or say 'ballastctl key set --profile desk-database' again.";
    if (says("certificate") || says("SSL") || says("root.crt"))
        return "Name the certificate of its authority with sslrootcert=FILE in the address.";
    if (says("does not exist"))
        return "Look at the names in the address, or make them: docs/desk_database.md says how.";
    if (says("authentication failed") || says("pg_hba.conf"))
        return "The server does not let this user in: its pg_hba.conf says who may.";
    return "Look whether the server runs and the address is right.";
}

}  // namespace

bool isBuiltIn() { return true; }

struct Connection::Wire {
    std::unique_ptr<PGconn, Clear> pg;
    std::stop_token stop;
    std::chrono::milliseconds patience{};
    std::string where, state;
    bool lost = false;

    std::unexpected<core::Error> loses(const std::string& why)
    {
        lost = true;
        state.clear();
        return core::failure("The desk database " + where + " was lost: " + why + ".");
    }
    /// Waits once; an error when the stop or the end of patience came.
    core::Expected<void> waitOnce(Until until, Clock::time_point end)
    {
        if (stop.stop_requested()) return loses("this program is leaving");
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0)
            return loses(fmt::format("no answer within {} s", patience.count() / 1000.0));
        const int socket = PQsocket(pg.get());
        if (socket < 0) return loses(oneLine(PQerrorMessage(pg.get())));
        (void)waitFor(socket, until, std::min(left, kLook));
        return {};
    }
    core::Expected<void> flush()
    {
        const auto end = Clock::now() + patience;
        for (;;) {
            const int left = PQflush(pg.get());
            if (left == 0) return {};
            if (left < 0) return loses(oneLine(PQerrorMessage(pg.get())));
            if (auto waited = waitOnce(Until::Either, end); !waited) return waited;
            if (PQconsumeInput(pg.get()) == 0) return loses(oneLine(PQerrorMessage(pg.get())));
        }
    }
    /// The next result, null after the last.
    core::Expected<Result> next()
    {
        const auto end = Clock::now() + patience;
        while (PQisBusy(pg.get())) {
            if (auto waited = waitOnce(Until::Readable, end); !waited)
                return std::unexpected(waited.error());
            if (PQconsumeInput(pg.get()) == 0) return loses(oneLine(PQerrorMessage(pg.get())));
        }
        return Result{PQgetResult(pg.get())};
    }
    core::Error refusal(const PGresult* result)
    {
        const char* code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        state = code ? code : "";
        if (PQstatus(pg.get()) == CONNECTION_BAD) lost = true;
        const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
        // What a row holds stands in the detail, which is therefore left out.
        const std::string said = oneLine(primary ? primary : PQresultErrorMessage(result));
        if (lost) return {"The desk database " + where + " was lost: " + said + "."};
        return {fmt::format("The desk database {} refused it: {} ({}).", where, said, state)};
    }
    /// Reads all results; the last one's rows, or the first failure.
    core::Expected<Result> finish(ExecStatusType wanted)
    {
        Result last;
        std::optional<core::Error> failed;
        for (;;) {
            auto result = next();
            if (!result) return result;
            if (!*result) break;
            const ExecStatusType status = PQresultStatus(result->get());
            if (status == wanted && (wanted == PGRES_COPY_IN)) return result;
            const bool well = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
            if (!well && !failed) failed = refusal(result->get());
            if (status == PGRES_COPY_IN) PQputCopyEnd(pg.get(), "not expected");
            last = std::move(*result);
        }
        if (failed) return std::unexpected(*failed);
        if (!last) return loses(oneLine(PQerrorMessage(pg.get())));
        return last;
    }
};

Connection::Connection(std::unique_ptr<Wire> wire) : m_wire(std::move(wire)) {}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

bool Connection::isLost() const { return m_wire->lost; }
const std::string& Connection::state() const { return m_wire->state; }

core::Expected<Connection> Connection::open(const Address& address, std::stop_token stop,
                                            std::chrono::milliseconds patience)
{
    std::vector<std::pair<std::string, std::string>> say{
        {"dbname", address.database},    {"client_encoding", "UTF8"},
        {"application_name", "ballast"}, {"connect_timeout", "10"},
        {"keepalives_idle", "10"},       {"keepalives_interval", "5"},
        {"keepalives_count", "3"},       {"tcp_user_timeout", "20000"},
        {"gssencmode", "disable"}};
    const std::pair<const char*, const std::string*> named[] = {{"host", &address.host},
                                                                {"port", &address.port},
                                                                {"user", &address.user},
                                                                {"password", &address.password}};
    for (const auto& [name, value] : named)
        if (!value->empty()) say.emplace_back(name, *value);
    say.insert(say.end(), address.options.begin(), address.options.end());
    std::vector<const char*> names, values;
    for (const auto& [name, value] : say) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);

    auto wire = std::make_unique<Wire>();
    wire->stop = std::move(stop);
    wire->patience = patience;
    wire->where = address.text();
    wire->pg.reset(PQconnectStartParams(names.data(), values.data(), 0));
    PGconn* pg = wire->pg.get();
    if (!pg) return core::failure("Connecting to the desk database: there is no memory left.");
    const auto refused = [&](const std::string& why) {
        return core::failure(fmt::format("Connecting to the desk database {}: {}. {}", wire->where,
                                         why, advice(pg, why)));
    };
    const auto end =
        Clock::now() + std::min<std::chrono::milliseconds>(patience, std::chrono::seconds{10});
    PostgresPollingStatusType at = PGRES_POLLING_WRITING;
    while (PQstatus(pg) != CONNECTION_BAD && at != PGRES_POLLING_OK) {
        if (at == PGRES_POLLING_FAILED) break;
        if (wire->stop.stop_requested()) return refused("this program is leaving");
        if (Clock::now() >= end) return refused("no answer in time");
        const Until until = at == PGRES_POLLING_READING ? Until::Readable : Until::Writable;
        if (waitFor(PQsocket(pg), until, kLook)) at = PQconnectPoll(pg);
    }
    if (PQstatus(pg) != CONNECTION_OK) return refused(oneLine(PQerrorMessage(pg)));
    const int version = PQserverVersion(pg);
    if (version < kOldestServer)
        return core::failure(fmt::format(
            "Connecting to the desk database {}: it is PostgreSQL {}, and Ballast needs 12 or a "
            "later one.",
            wire->where, version / 10'000));
    const char* encoding = PQparameterStatus(pg, "server_encoding");
    if (!encoding || std::string_view{encoding} != "UTF8")
        return core::failure(fmt::format(
            "Connecting to the desk database {}: its encoding is {}, which cannot hold every text. "
            "Make it anew with 'createdb --encoding UTF8 --template template0'.",
            wire->where, encoding ? encoding : "not known"));
    PQsetNoticeReceiver(pg, [](void*, const PGresult*) {}, nullptr);
    if (PQsetnonblocking(pg, 1) != 0) return refused(oneLine(PQerrorMessage(pg)));
    Connection connection(std::move(wire));
    auto ready = connection.execute(
        "SET statement_timeout = '60s'; SET lock_timeout = '15s'; "
        "SET idle_in_transaction_session_timeout = '60s'; SET TimeZone = 'UTC'; "
        "SET DateStyle = 'ISO'; SET standard_conforming_strings = on; SET extra_float_digits = 1; "
        "SET bytea_output = 'hex'; SET synchronous_commit = on");
    if (!ready) return std::unexpected(ready.error());
    // Unknown schemas are passed over, so this holds before the first migration too.
    auto path =
        connection.run("SELECT set_config('search_path', $1, false)", address.schema + ", pg_temp");
    if (!path) return std::unexpected(path.error());
    return connection;
}

core::Expected<Rows> Connection::runOf(const std::string& sql, std::span<const Bound> values)
{
    Wire& wire = *m_wire;
    if (wire.lost) return wire.loses("the connection is gone");
    std::vector<const char*> texts;
    for (const Bound& value : values) texts.push_back(value ? value->c_str() : nullptr);
    if (PQsendQueryParams(wire.pg.get(), sql.c_str(), static_cast<int>(texts.size()), nullptr,
                          texts.data(), nullptr, nullptr, 0) == 0)
        return wire.loses(oneLine(PQerrorMessage(wire.pg.get())));
    if (auto sent = wire.flush(); !sent) return std::unexpected(sent.error());
    auto result = wire.finish(PGRES_TUPLES_OK);
    if (!result) return std::unexpected(result.error());
    Rows rows;
    const PGresult* got = result->get();
    rows.m_rows = static_cast<std::size_t>(PQntuples(got));
    rows.m_columns = static_cast<std::size_t>(PQnfields(got));
    rows.m_cells.reserve(rows.m_rows * rows.m_columns);
    for (int row = 0; row < PQntuples(got); ++row)
        for (int column = 0; column < PQnfields(got); ++column)
            rows.m_cells.push_back(
                PQgetisnull(got, row, column)
                    ? Bound{}
                    : Bound{std::in_place, PQgetvalue(got, row, column),
                            static_cast<std::size_t>(PQgetlength(got, row, column))});
    return rows;
}

core::Expected<void> Connection::execute(const std::string& script)
{
    Wire& wire = *m_wire;
    if (wire.lost) return wire.loses("the connection is gone");
    if (PQsendQuery(wire.pg.get(), script.c_str()) == 0)
        return wire.loses(oneLine(PQerrorMessage(wire.pg.get())));
    if (auto sent = wire.flush(); !sent) return sent;
    auto result = wire.finish(PGRES_COMMAND_OK);
    if (!result) return std::unexpected(result.error());
    return {};
}

core::Expected<void> Connection::copy(const std::string& sql, std::string_view lines)
{
    Wire& wire = *m_wire;
    if (wire.lost) return wire.loses("the connection is gone");
    PGconn* pg = wire.pg.get();
    if (PQsendQuery(pg, sql.c_str()) == 0) return wire.loses(oneLine(PQerrorMessage(pg)));
    if (auto sent = wire.flush(); !sent) return sent;
    auto begun = wire.finish(PGRES_COPY_IN);
    if (!begun) return std::unexpected(begun.error());
    while (!lines.empty()) {
        const std::string_view piece = lines.substr(0, kCopyPiece);
        const int put = PQputCopyData(pg, piece.data(), static_cast<int>(piece.size()));
        if (put < 0) return wire.loses(oneLine(PQerrorMessage(pg)));
        if (put == 1) lines.remove_prefix(piece.size());
        if (auto sent = wire.flush(); !sent) return sent;
    }
    int ended = 0;
    while ((ended = PQputCopyEnd(pg, nullptr)) == 0)
        if (auto sent = wire.flush(); !sent) return sent;
    if (ended < 0) return wire.loses(oneLine(PQerrorMessage(pg)));
    if (auto sent = wire.flush(); !sent) return sent;
    auto result = wire.finish(PGRES_COMMAND_OK);
    if (!result) return std::unexpected(result.error());
    return {};
}

core::Expected<std::vector<std::string>> Connection::notices(std::chrono::milliseconds longest)
{
    Wire& wire = *m_wire;
    if (wire.lost) return wire.loses("the connection is gone");
    const auto end = Clock::now() + longest;
    std::vector<std::string> heard;
    for (;;) {
        if (PQconsumeInput(wire.pg.get()) == 0)
            return wire.loses(oneLine(PQerrorMessage(wire.pg.get())));
        while (const std::unique_ptr<PGnotify, Clear> one{PQnotifies(wire.pg.get())})
            heard.emplace_back(one->extra ? one->extra : "");
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (!heard.empty() || left.count() <= 0 || wire.stop.stop_requested()) return heard;
        (void)waitFor(PQsocket(wire.pg.get()), Until::Readable, std::min(left, kLook));
    }
}

}  // namespace ballast::desk_database
