#include "connectors/store/backup.h"

#include "connectors/store/history.h"
#include "connectors/store/order_journal.h"

#include <sqlite3.h>

#include <memory>
#include <system_error>

namespace ballast::store {
namespace fs = std::filesystem;
namespace {

constexpr int kPagesBetweenLooks = 256;
/// Its file is by far the larger one.
constexpr double kOfHistory = 0.95;

}  // namespace

core::Expected<void> copyOne(const Database& from, const fs::path& to, const ReadWatch& watch)
{
    std::error_code ec;
    if (fs::exists(fs::symlink_status(to, ec)))
        return core::failure("Backing up to " + utf8(to) +
                             ": the file exists, and a backup is never overwritten. "
                             "Choose another folder.");
    auto copy = Database::open(to, Database::Access::ReadWrite);
    if (!copy) return std::unexpected(copy.error());
    sqlite3_backup* running = sqlite3_backup_init(copy->handle(), "main", from.handle(), "main");
    bool wanted = true;
    int step = SQLITE_OK;
    while (running &&
           (step = sqlite3_backup_step(running, watch ? kPagesBetweenLooks : -1)) == SQLITE_OK) {
        const int all = sqlite3_backup_pagecount(running);
        const int left = sqlite3_backup_remaining(running);
        wanted = !watch || watch(all > 0 ? 1.0 - static_cast<double>(left) / all : 0);
        if (!wanted) break;
    }
    // A step that found the file busy ends the loop too, and finish() has no complaint of it.
    const bool done = running && sqlite3_backup_finish(running) == SQLITE_OK && step == SQLITE_DONE;
    if (!wanted) return std::unexpected(readCancelled());
    // A copy stands alone: no write-ahead log beside it.
    if (done) return copy->execute("PRAGMA journal_mode=DELETE");
    const int code = sqlite3_errcode(copy->handle()) & 0xff;
    const bool isDisk = code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_READONLY;
    return core::failure(
        "Backing up to " + utf8(to) + ": " +
        (code == SQLITE_OK ? sqlite3_errstr(step) : sqlite3_errmsg(copy->handle())) +
        (isDisk ? ". Make room on that disk, see that it can be written to, or "
                  "choose another."
                : "."));
}

core::Expected<void> copyBoth(const Database& orders, const Database& history,
                              const fs::path& target, const ReadWatch& watch)
{
    auto folder = privateFolder(target);
    if (!folder) return std::unexpected(folder.error());
    // The history first: a journal that is ahead of it is an everyday sight, the reverse an alarm.
    if (auto done = copyOne(history, *folder / kHistoryFile, partOf(watch, 0, kOfHistory)); !done)
        return done;
    return copyOne(orders, *folder / kOrdersFile, partOf(watch, kOfHistory, 1));
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
    return copyBoth(*orders, *history, target, watch);
}

}  // namespace ballast::store
