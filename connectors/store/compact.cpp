#include "connectors/store/compact.h"

#include "connectors/store/history.h"
#include "connectors/store/order_journal.h"
#include "connectors/store/retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace ballast::store {

namespace fs = std::filesystem;

core::Expected<std::string> compact(const fs::path& folder, const Keep& keep, core::Time now,
                                    bool shrink)
{
    std::error_code ec;
    const fs::path real = fs::canonical(folder, ec);
    if (ec || !fs::exists(real / kOrdersFile, ec) || !fs::exists(real / kHistoryFile, ec))
        return core::failure("Compacting " + utf8(folder) +
                             ": there is no Ballast data in this folder.");
    auto orders = Database::open(real / kOrdersFile, Database::Access::ReadWrite);
    if (!orders) return std::unexpected(orders.error());
    if (auto held = orders->holdAlone(); !held)
        return core::failure(
            "Compacting " + utf8(folder) +
            ": a running Ballast holds this folder, and does this itself. Stop it, "
            "or leave it to it.");
    core::Time newest;
    {  // Brings the schema up to date, and links what a killed run left unlinked.
        auto history = History::open(real);
        if (!history) return std::unexpected(history.error());
        newest = history->newest();
    }
    auto history = Database::open(real / kHistoryFile, Database::Access::ReadWrite);
    if (!history) return std::unexpected(history.error());
    if (auto set = history->execute("PRAGMA busy_timeout=250; PRAGMA synchronous=NORMAL"); !set)
        return std::unexpected(set.error());
    auto retention = Retention::over(*history, keep);
    if (!retention) return std::unexpected(retention.error());
    // No later than the newest row: a clock that is ahead lets go of nothing.
    for (bool more = true; more;) {
        auto did = retention->step(std::min(now, newest), Retention::Pace::Everything);
        if (!did) return std::unexpected(did.error());
        more = *did;
    }
    if (shrink)
        if (auto done = history->execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"); !done)
            return std::unexpected(done.error());
    return retention->done().text();
}

}  // namespace ballast::store
