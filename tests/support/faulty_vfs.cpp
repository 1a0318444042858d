#include "tests/support/faulty_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace ballast::test {
namespace {

constexpr std::size_t kSector = 512;  ///< what is written whole or not at all

std::uint64_t draw(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

void put(std::string& content, std::size_t offset, std::string_view data)
{
    if (content.size() < offset + data.size()) content.resize(offset + data.size(), '\0');
    std::copy(data.begin(), data.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
}

}  // namespace

struct FaultyVfsCalls {
    struct Open {
        sqlite3_file base;
        FaultyDisk* disk;
        FaultyDisk::File* file;
    };
    static Open& of(sqlite3_file* file) { return *reinterpret_cast<Open*>(file); }
    static FaultyDisk& of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }

    static int close(sqlite3_file*) { return SQLITE_OK; }
    static int read(sqlite3_file* handle, void* into, int size, sqlite3_int64 offset)
    {
        Open& open = of(handle);
        if (open.disk->next(false) == FaultyDisk::Kind::Eio) return SQLITE_IOERR_READ;
        const std::string& seen = open.file->seen;
        const auto from = std::min(static_cast<std::size_t>(offset), seen.size());
        const auto got = std::min(static_cast<std::size_t>(size), seen.size() - from);
        std::memcpy(into, seen.data() + from, got);
        if (got == static_cast<std::size_t>(size)) return SQLITE_OK;
        std::memset(static_cast<char*>(into) + got, 0, static_cast<std::size_t>(size) - got);
        return SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* handle, const void* data, int size, sqlite3_int64 offset)
    {
        using Kind = FaultyDisk::Kind;
        Open& open = of(handle);
        const Kind kind = open.disk->next(true);
        if (kind == Kind::Eio) return SQLITE_IOERR_WRITE;
        if (kind == Kind::Full) return SQLITE_FULL;
        const auto whole = static_cast<std::size_t>(size);
        const std::size_t done = kind == Kind::Short ? whole / 2 : whole;
        const std::string bytes(static_cast<const char*>(data), done);
        put(open.file->seen, static_cast<std::size_t>(offset), bytes);
        open.file->pending.push_back({static_cast<std::size_t>(offset), bytes});
        return kind == Kind::Short ? SQLITE_FULL : SQLITE_OK;
    }
    static int truncate(sqlite3_file* handle, sqlite3_int64 size)
    {
        Open& open = of(handle);
        if (open.disk->next(true) != FaultyDisk::Kind::None) return SQLITE_IOERR_TRUNCATE;
        open.file->seen.resize(static_cast<std::size_t>(size), '\0');
        open.file->pending.push_back({static_cast<std::size_t>(size), {}, true});
        return SQLITE_OK;
    }
    static int sync(sqlite3_file* handle, int)
    {
        Open& open = of(handle);
        ++open.disk->m_syncs;
        const auto kind = open.disk->next(true);
        if (kind == FaultyDisk::Kind::None) {
            open.disk->sync(*open.file);
            return SQLITE_OK;
        }
        // The kernel tells of it once, and forgets what it could not write: a later sync succeeds.
        open.file->pending.clear();
        return SQLITE_IOERR_FSYNC;
    }
    static int size(sqlite3_file* handle, sqlite3_int64* size)
    {
        *size = static_cast<sqlite3_int64>(of(handle).file->seen.size());
        return SQLITE_OK;
    }
    static int lock(sqlite3_file*, int) { return SQLITE_OK; }
    static int locked(sqlite3_file*, int* yes)
    {
        *yes = 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector(sqlite3_file*) { return 4'096; }
    static int device(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* handle, int flags, int* got)
    {
        static const sqlite3_io_methods methods = {
            1,       close,  read,   write,   truncate, sync,    size,    lock,    lock,   locked,
            control, sector, device, nullptr, nullptr,  nullptr, nullptr, nullptr, nullptr};
        handle->pMethods = nullptr;
        FaultyDisk& disk = of(vfs);
        const std::string key = name ? name : "temporary " + std::to_string(disk.m_operations);
        FaultyDisk::File& file = disk.m_files[key];
        if (!file.exists) {
            if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
            if (disk.next(true) != FaultyDisk::Kind::None) return SQLITE_CANTOPEN;
            const bool wasNamed = file.named;
            if (!wasNamed) file = {};
            file.seen.clear();
            file.exists = true;
            // The product makes the database itself, and syncs its folder.
            file.named = wasNamed || (flags & SQLITE_OPEN_MAIN_DB) != 0;
        }
        Open& made = of(handle);
        made.disk = &disk;
        made.file = &file;
        handle->pMethods = &methods;
        if (got) *got = flags;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
    {
        FaultyDisk& disk = of(vfs);
        const auto found = disk.m_files.find(name);
        if (found == disk.m_files.end() || !found->second.exists) return SQLITE_IOERR_DELETE_NOENT;
        if (disk.next(true) != FaultyDisk::Kind::None) return SQLITE_IOERR_DELETE;
        found->second.exists = false;
        if (syncFolder && !disk.m_ignoreSyncs) found->second = {};
        return SQLITE_OK;
    }
    static int access(sqlite3_vfs* vfs, const char* name, int, int* yes)
    {
        FaultyDisk& disk = of(vfs);
        const auto found = disk.m_files.find(name);
        *yes = found != disk.m_files.end() && found->second.exists && !found->second.seen.empty();
        return SQLITE_OK;
    }
    static int fullPath(sqlite3_vfs*, const char* name, int size, char* out)
    {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    }
    static int random(sqlite3_vfs* vfs, int size, char* out)
    {
        std::uint64_t state = of(vfs).m_operations + 1;
        for (int i = 0; i < size; ++i) out[i] = static_cast<char>(draw(state));
        return size;
    }
    static int sleep(sqlite3_vfs*, int) { return 0; }
    static int time(sqlite3_vfs*, double* days)
    {
        *days = 2'461'000.5;
        return SQLITE_OK;
    }
    static int lastError(sqlite3_vfs*, int, char*) { return 0; }
};

FaultyDisk::FaultyDisk(Image image)
{
    static std::atomic<int> count{0};
    m_name = "faulty-" + std::to_string(++count);
    for (auto& [name, content] : image) {
        File& file = m_files[name];
        file.seen = content;
        file.synced = std::move(content);
        file.exists = file.named = true;
    }
    m_vfs = std::make_unique<sqlite3_vfs>();
    std::memset(m_vfs.get(), 0, sizeof *m_vfs);
    m_vfs->iVersion = 1;
    m_vfs->szOsFile = sizeof(FaultyVfsCalls::Open);
    m_vfs->mxPathname = 512;
    m_vfs->zName = m_name.c_str();
    m_vfs->pAppData = this;
    m_vfs->xOpen = FaultyVfsCalls::open;
    m_vfs->xDelete = FaultyVfsCalls::remove;
    m_vfs->xAccess = FaultyVfsCalls::access;
    m_vfs->xFullPathname = FaultyVfsCalls::fullPath;
    m_vfs->xRandomness = FaultyVfsCalls::random;
    m_vfs->xSleep = FaultyVfsCalls::sleep;
    m_vfs->xCurrentTime = FaultyVfsCalls::time;
    m_vfs->xGetLastError = FaultyVfsCalls::lastError;
    sqlite3_vfs_register(m_vfs.get(), 0);
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_unregister(m_vfs.get()); }

FaultyDisk::Kind FaultyDisk::next(bool change)
{
    if (change) {
        if (beforeChange) beforeChange();
        ++m_changes;
    }
    ++m_operations;
    const bool hit = m_fault.kind != Kind::None && m_fault.at > 0 &&
                     (m_fault.forGood ? m_operations >= m_fault.at : m_operations == m_fault.at);
    return hit ? m_fault.kind : Kind::None;
}

void FaultyDisk::sync(File& file)
{
    if (m_ignoreSyncs) return;
    file.named = true;  // SQLite syncs the folder of a new log with its first sync
    for (const Pending& pending : file.pending)
        if (pending.truncate)
            file.synced.resize(pending.offset, '\0');
        else
            put(file.synced, pending.offset, pending.data);
    file.pending.clear();
}

/// Of each write that was not synced: all, nothing, or some sectors of it, others old or garbage;
/// in any order.
std::string FaultyDisk::survivor(const File& file, std::uint64_t& random)
{
    std::string content = file.synced;
    std::vector<const Pending*> order;
    for (const Pending& pending : file.pending) order.push_back(&pending);
    if (draw(random) % 2 == 0)
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[draw(random) % i]);
    const std::uint64_t mood = draw(random) % 4;  // mostly there, mostly gone, mixed, torn
    for (const Pending* pending : order) {
        const std::uint64_t dice = draw(random) % 8;
        const bool kept = mood == 0 ? dice < 7 : mood == 1 ? dice < 1 : dice < 4;
        const bool torn = mood == 3 ? dice > 1 : dice == 6;
        if (!kept && !torn) continue;
        if (pending->truncate) {
            if (kept) content.resize(pending->offset, '\0');
            continue;
        }
        if (!torn) {
            put(content, pending->offset, pending->data);
            continue;
        }
        for (std::size_t at = 0; at < pending->data.size();) {
            const std::size_t absolute = pending->offset + at;
            const std::size_t room = kSector - absolute % kSector;
            const std::size_t size = std::min(room, pending->data.size() - at);
            const std::uint64_t fate = draw(random) % 5;
            if (fate < 2) put(content, absolute, pending->data.substr(at, size));
            if (fate == 4) {
                std::string garbage(size, '\0');
                for (char& byte : garbage) byte = static_cast<char>(draw(random));
                put(content, absolute, garbage);
            }
            at += size;
        }
    }
    return content;
}

FaultyDisk::Image FaultyDisk::powerCut(std::uint64_t seed) const
{
    Image image;
    std::uint64_t random = seed;
    for (const auto& [name, file] : m_files) {
        const bool known = file.named || (file.exists && draw(random) % 2 == 0);
        // A deletion whose folder was not synced may not have happened.
        if (!known || (!file.exists && draw(random) % 2 == 0)) continue;
        image[name] = survivor(file, random);
    }
    return image;
}

FaultyDisk::Image FaultyDisk::asSeen() const
{
    Image image;
    for (const auto& [name, file] : m_files)
        if (file.exists) image[name] = file.seen;
    return image;
}

}  // namespace ballast::test
