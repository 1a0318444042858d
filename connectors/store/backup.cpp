#include "connectors/store/backup.h"

#include "connectors/store/history.h"
#include "connectors/store/order_journal.h"

#include <sqlite3.h>

#include <system_error>

namespace ballast::store {
namespace fs = std::filesystem;

SteppedCopy::SteppedCopy(SteppedCopy&&) noexcept = default;
SteppedCopy& SteppedCopy::operator=(SteppedCopy&&) noexcept = default;
SteppedCopy::~SteppedCopy() = default;

void SteppedCopy::Finish::operator()(sqlite3_backup* running) const
{
    sqlite3_backup_finish(running);
}

core::Expected<SteppedCopy> SteppedCopy::begin(const fs::path& to)
{
    std::error_code ec;
    if (fs::exists(fs::symlink_status(to, ec)))
        return core::failure("Backing up to " + utf8(to) +
                             ": the file exists, and a backup is never overwritten. "
                             "Choose another folder.");
    SteppedCopy made;
    made.m_to = to;
    auto copy = Database::open(to, Database::Access::ReadWrite);
    if (!copy) return std::unexpected(copy.error());
    made.m_copy = std::move(*copy);
#ifndef _WIN32
    // The last step would wait for the disk to take all pages, and the journal with it: settle()
    // does that, on another thread.
    if (auto set = made.m_copy.execute("PRAGMA synchronous=OFF"); !set)
        return std::unexpected(set.error());
#endif
    return made;
}

core::Expected<bool> SteppedCopy::step(const Database& from, int pages)
{
    if (!m_running)
        m_running.reset(sqlite3_backup_init(m_copy.handle(), "main", from.handle(), "main"));
    if (!m_running) return std::unexpected(failed(SQLITE_ERROR));
    const int step = sqlite3_backup_step(m_running.get(), pages);
    const int all = sqlite3_backup_pagecount(m_running.get());
    const int left = sqlite3_backup_remaining(m_running.get());
    m_share = all > 0 ? 1.0 - static_cast<double>(left) / all : 0;
    if (step == SQLITE_OK) return false;
    // A step that found the file busy ends it too, and finish() has no complaint of it.
    const int finished = sqlite3_backup_finish(m_running.release());
    if (step == SQLITE_DONE && finished == SQLITE_OK) return true;
    return std::unexpected(failed(step));
}

core::Error SteppedCopy::failed(int step) const
{
    const int code = sqlite3_errcode(m_copy.handle()) & 0xff;
    const bool isDisk = code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY;
    return core::Error{
        "Backing up to " + utf8(m_to) + ": " +
        (code == SQLITE_OK ? sqlite3_errstr(step) : sqlite3_errmsg(m_copy.handle())) +
        (isDisk ? ". Make room on that disk, see that it can be written to, or "
                  "choose another."
                : ".")};
}

core::Expected<void> SteppedCopy::settle()
{
    if (auto alone = m_copy.execute("PRAGMA journal_mode=DELETE"); !alone) return alone;
    m_copy = {};
    if (auto synced = syncFile(m_to); !synced) return synced;
    syncFolder(m_to.parent_path());
    return {};
}

core::Expected<void> copyOne(const Database& from, const fs::path& to, const ReadWatch& watch)
{
    auto copy = SteppedCopy::begin(to);
    if (!copy) return std::unexpected(copy.error());
    for (bool whole = false; !whole;) {
        const auto step = copy->step(from);
        if (!step) return std::unexpected(step.error());
        whole = *step;
        if (!whole && watch && !watch(copy->share())) return std::unexpected(readCancelled());
    }
    return copy->settle();
}

core::Expected<void> backup(const fs::path& folder, const fs::path& target, const ReadWatch& watch)
{
    std::error_code ec;
    if (!fs::exists(folder / kOrdersFile, ec) || !fs::exists(folder / kHistoryFile, ec))
        return core::failure("Backing up " + utf8(folder) +
                             ": there is no Ballast data in this folder.");
    const fs::path real = fs::canonical(folder, ec);
    auto orders = Database::open(real / kOrdersFile, Database::Access::ReadWrite);
    if (!orders) return std::unexpected(orders.error());
    auto history = Database::open(real / kHistoryFile, Database::Access::ReadWrite);
    if (!history) return std::unexpected(history.error());
    if (auto held = orders->holdAlone(); !held)
        return core::failure("Backing up " + utf8(folder) +
                             ": a running Ballast or another command holds this folder, and was "
                             "not reached. Try again, or stop it.");
    auto into = privateFolder(target);
    if (!into) return std::unexpected(into.error());
    // The history first: a journal that is ahead of it is an everyday sight, the reverse an alarm.
    if (auto done = copyOne(*history, *into / kHistoryFile, partOf(watch, 0, kOfHistoryCopy));
        !done)
        return done;
    return copyOne(*orders, *into / kOrdersFile, partOf(watch, kOfHistoryCopy, 1));
}

}  // namespace ballast::store
