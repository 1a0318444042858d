#pragma once

#include "connectors/desk_database/local_rows.h"

#include <functional>

namespace ballast::desk_database {

/// Who ships: a data folder on a machine.
struct Member {
    std::string machine;  ///< machineId() of the folder
    std::string name;     ///< "alice@tower: paper", as others see it
    std::string trader;   ///< "alice"
};

/// The folder's own random number, kept in its file "desk.id": made of `randomness` where there is
/// none yet. 32 hexadecimal digits.
core::Expected<std::string> machineId(const std::filesystem::path& folder,
                                      std::uint64_t randomness1, std::uint64_t randomness2);

/// The desk's number in its newest life, made where it has none.
core::Expected<std::int64_t> enrol(Connection& connection, const Member& member);

/// One desk's way into the desk database, step by step. A step reads a bite of history.db and
/// carries it over in one transaction, together with the cursor that says so: whatever breaks in
/// between, no row is lost and none comes twice. One thread at a time.
class Shipment {
public:
    /// Brings the schema up to date, takes the desk's place (one program at a time has it) and
    /// looks how far it has come. `told` hears what a person should know about.
    static core::Expected<Shipment> open(const Address& address, const Member& member,
                                         const std::filesystem::path& folder, std::stop_token stop,
                                         const std::function<void(std::string)>& told);

    /// Carries over at most so many rows of each source that has news. Returns how many rows
    /// went; 0: nothing waits.
    core::Expected<std::size_t> step(std::size_t mostRows);
    core::Expected<std::int64_t> behind() const;  ///< rows that wait, at most
    std::int64_t desk() const { return m_desk; }
    Connection& connection() { return m_connection; }

private:
    Shipment(Connection connection, LocalRows local)
        : m_connection(std::move(connection)), m_local(std::move(local))
    {
    }
    core::Expected<void> takePlace(const Member& member);
    core::Expected<void> loadCursors();
    core::Expected<void> lookWhetherRestored(const std::function<void(std::string)>& told);
    core::Expected<std::size_t> stepOf(const std::string& source, std::size_t mostRows);
    core::Expected<std::size_t> carry(const Batch& batch);
    core::Expected<std::size_t> carry(const Batch& batch, bool staged);
    core::Expected<void> carry(const Parcel& parcel, bool staged);
    core::Expected<void> move(const Batch& batch, std::size_t rows);

    Connection m_connection;
    LocalRows m_local;
    std::int64_t m_desk = 0;
    std::map<std::string, Cursor> m_cursors;
};

}  // namespace ballast::desk_database
