// What an answer holds, and a transaction: everything of a connection that knows no libpq.
#include "connectors/desk_database/connection.h"

#include "models/core/assert.h"

#include <charconv>
#include <utility>

namespace ballast::desk_database {
namespace {

template <class Number>
std::optional<Number> numberOf(const std::optional<std::string>& text)
{
    if (!text) return std::nullopt;
    Number value{};
    const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
    if (read.ec != std::errc{} || read.ptr != text->data() + text->size()) return std::nullopt;
    return value;
}

}  // namespace

const std::optional<std::string>& Rows::cell(std::size_t row, std::size_t column) const
{
    BALLAST_ASSERT(row < m_rows && column < m_columns);
    return m_cells[row * m_columns + column];
}

std::string Rows::text(std::size_t row, std::size_t column) const
{
    return cell(row, column).value_or(std::string{});
}
std::int64_t Rows::integer(std::size_t row, std::size_t column) const
{
    return optionalInteger(row, column).value_or(0);
}
double Rows::real(std::size_t row, std::size_t column) const
{
    return numberOf<double>(cell(row, column)).value_or(0);
}
std::optional<std::int64_t> Rows::optionalInteger(std::size_t row, std::size_t column) const
{
    return numberOf<std::int64_t>(cell(row, column));
}

Connection::Bound Connection::asText(double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return std::string(text, end.ptr);
}

core::Expected<Transaction> Transaction::begin(Connection& connection, const char* how)
{
    if (auto begun = connection.execute(how); !begun) return std::unexpected(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_connection && !m_connection->isLost()) (void)m_connection->execute("ROLLBACK");
}

core::Expected<void> Transaction::commit()
{
    auto done = m_connection->execute("COMMIT");
    if (done) m_connection = nullptr;
    return done;
}

}  // namespace ballast::desk_database
