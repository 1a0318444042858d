#pragma once

#include "connectors/desk_database/address.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <type_traits>
#include <vector>

namespace ballast::desk_database {

/// The rows of one answer, as text; a column's place counts from 0.
class Rows {
public:
    std::size_t size() const { return m_rows; }
    bool isNull(std::size_t row, std::size_t column) const { return !cell(row, column); }
    std::string text(std::size_t row, std::size_t column) const;      ///< empty for NULL
    std::int64_t integer(std::size_t row, std::size_t column) const;  ///< 0 for NULL
    double real(std::size_t row, std::size_t column) const;           ///< 0 for NULL
    std::optional<std::int64_t> optionalInteger(std::size_t row, std::size_t column) const;

private:
    friend class Connection;
    const std::optional<std::string>& cell(std::size_t row, std::size_t column) const;
    std::size_t m_rows = 0, m_columns = 0;
    std::vector<std::optional<std::string>> m_cells;
};

/// Whether this build of Ballast can speak to a desk database at all.
bool isBuiltIn();

/// One connection to the server, for one thread at a time. Whatever waits for the server ends when
/// `stop` is asked for, or after the patience: then the connection is lost. Values are only ever
/// bound, never pasted into the SQL.
class Connection {
public:
    /// Fails with a sentence that says why and what to do: not reached, refused, too old a server,
    /// a database that is not UTF-8.
    static core::Expected<Connection> open(
        const Address& address, std::stop_token stop,
        std::chrono::milliseconds patience = std::chrono::seconds{30});
    ~Connection();
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;

    using Bound = std::optional<std::string>;
    /// One statement; $1, $2 … are the values.
    core::Expected<Rows> runOf(const std::string& sql, std::span<const Bound> values);
    template <class... Values>
    core::Expected<Rows> run(const std::string& sql, const Values&... values)
    {
        const std::vector<Bound> bound{asText(values)...};
        return runOf(sql, bound);
    }
    /// Any number of statements of our own, without values.
    core::Expected<void> execute(const std::string& script);
    /// "COPY … FROM STDIN" with lines of copyLine().
    core::Expected<void> copy(const std::string& sql, std::string_view lines);
    /// Waits until somebody notifies on a channel that is listened to, or so long; the payloads.
    core::Expected<std::vector<std::string>> notices(std::chrono::milliseconds longest);

    /// Nothing more can be asked of it.
    bool isLost() const;
    /// SQLSTATE of the last failure, as "42501"; empty where the server said none.
    const std::string& state() const;

private:
    struct Wire;
    explicit Connection(std::unique_ptr<Wire> wire);
    static Bound asText(const std::string& value) { return value; }
    static Bound asText(const char* value) { return std::string{value}; }
    static Bound asText(double value);
    template <class T>
        requires std::is_integral_v<T>
    static Bound asText(T value)
    {
        if constexpr (std::is_same_v<T, bool>) return std::string{value ? "t" : "f"};
        return std::to_string(value);
    }
    template <class T>
    static Bound asText(const std::optional<T>& value)
    {
        return value ? asText(*value) : Bound{};
    }
    std::unique_ptr<Wire> m_wire;
};

/// BEGIN; and ROLLBACK when it goes without having been committed.
class Transaction {
public:
    static core::Expected<Transaction> begin(Connection& connection, const char* how = "BEGIN");
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    core::Expected<void> commit();

private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

}  // namespace ballast::desk_database
