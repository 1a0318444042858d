#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct sqlite3_vfs;
struct sqlite3_file;

namespace ballast::test {

/// A file system in memory, for SQLite, that knows what has been synced: after a power cut what was
/// not may be there, gone, half there, garbage, or there before what was written earlier.
class FaultyDisk {
public:
    using Image = std::map<std::string, std::string>;  ///< contents by name

    enum class Kind : std::uint8_t {
        None,
        Eio,    ///< nothing is done; of a sync: and what was written is never on the disk again
        Full,   ///< ENOSPC: a write is not done
        Short,  ///< half of a write is done, and then the disk is full
    };
    struct Fault {
        Kind kind = Kind::None;
        std::uint64_t at = 0;  ///< number of the operation, from 1
        bool forGood = false;  ///< … and all that follow
    };

    explicit FaultyDisk(Image image = {});
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// What Database::open takes.
    const char* name() const { return m_name.c_str(); }
    /// Reads, writes, syncs, truncations, creations and deletions so far.
    std::uint64_t operations() const { return m_operations; }
    /// Those of them that change or sync something.
    std::uint64_t changes() const { return m_changes; }
    std::uint64_t syncs() const { return m_syncs; }

    void setFault(const Fault& fault) { m_fault = fault; }
    /// Negative control: a disk that says it has synced, and has not.
    void ignoreSyncs() { m_ignoreSyncs = true; }
    /// Called before each operation that changes or syncs something.
    std::function<void()> beforeChange;

    /// What the next power-up finds, if the power goes now.
    Image powerCut(std::uint64_t seed) const;
    /// What a process sees, synced or not: what a kill leaves.
    Image asSeen() const;

private:
    friend struct FaultyVfsCalls;
    struct Pending {
        std::size_t offset = 0;
        std::string data;
        bool truncate = false;  ///< to `offset`
    };
    struct File {
        std::string seen, synced;
        std::vector<Pending> pending;
        bool exists = false, named = false;  ///< named: its name is on the disk
    };
    /// What becomes of the next operation.
    Kind next(bool change);
    void sync(File& file);
    static std::string survivor(const File& file, std::uint64_t& random);

    std::map<std::string, File> m_files;
    std::string m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    Fault m_fault;
    bool m_ignoreSyncs = false;
    std::uint64_t m_operations = 0, m_changes = 0, m_syncs = 0;
};

}  // namespace ballast::test
