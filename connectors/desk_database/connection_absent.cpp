// In place of connection.cpp where libpq was not found when Ballast was built.
#include "connectors/desk_database/connection.h"

namespace ballast::desk_database {
namespace {

std::unexpected<core::Error> absent()
{
    return core::failure(
        "This Ballast was built without libpq and knows no desk database. Install libpq-dev and "
        "build it again.");
}

}  // namespace

struct Connection::Wire {
    std::string state;
};

bool isBuiltIn() { return false; }

Connection::Connection(std::unique_ptr<Wire> wire) : m_wire(std::move(wire)) {}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
bool Connection::isLost() const { return true; }
const std::string& Connection::state() const { return m_wire->state; }

core::Expected<Connection> Connection::open(const Address&, std::stop_token,
                                            std::chrono::milliseconds)
{
    return absent();
}
core::Expected<Rows> Connection::runOf(const std::string&, std::span<const Bound>)
{
    return absent();
}
core::Expected<void> Connection::execute(const std::string&) { return absent(); }
core::Expected<void> Connection::copy(const std::string&, std::string_view) { return absent(); }
core::Expected<std::vector<std::string>> Connection::notices(std::chrono::milliseconds)
{
    return absent();
}

}  // namespace ballast::desk_database
