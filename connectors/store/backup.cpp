#include "connectors/store/backup.h"

#include "connectors/store/history.h"
#include "connectors/store/order_journal.h"

#include <sqlite3.h>

#include <memory>
#include <system_error>

namespace ballast::store {
namespace fs = std::filesystem;

core::Expected<void> copyOne(const Database& from, const fs::path& to)
{
    std::error_code ec;
    if (fs::exists(fs::symlink_status(to, ec)))
        return core::failure("Backing up to " + utf8(to) +
                             ": the file exists, and a backup is never overwritten. "
                             "Choose another folder.");
    auto copy = Database::open(to, Database::Access::ReadWrite);
    if (!copy) return std::unexpected(copy.error());
    sqlite3_backup* running = sqlite3_backup_init(copy->handle(), "main", from.handle(), "main");
    if (running) sqlite3_backup_step(running, -1);
    if (running && sqlite3_backup_finish(running) == SQLITE_OK)
        // A copy stands alone: no write-ahead log beside it.
        return copy->execute("PRAGMA journal_mode=DELETE");
    return core::failure("Backing up to " + utf8(to) + ": " + sqlite3_errmsg(copy->handle()) + ".");
}

core::Expected<void> copyBoth(const Database& orders, const Database& history,
                              const fs::path& target)
{
    auto folder = privateFolder(target);
    if (!folder) return std::unexpected(folder.error());
    // The history first: a journal that is ahead of it is an everyday sight, the reverse an alarm.
    if (auto done = copyOne(history, *folder / kHistoryFile); !done) return done;
    return copyOne(orders, *folder / kOrdersFile);
}

core::Expected<void> backup(const fs::path& folder, const fs::path& target)
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
                             ": a running Ballast holds this folder; back up from "
                             "its window, or stop it.");
    return copyBoth(*orders, *history, target);
}

}  // namespace ballast::store
