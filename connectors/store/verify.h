#pragma once

#include "connectors/store/read_watch.h"
#include "connectors/store/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ballast::store {

/// What a check of a data folder found.
struct Report {
    struct Check {
        std::string name;  ///< "orders.db: hash chain"
        bool ok = false;
        std::string detail;  ///< what was counted, or what is wrong and where
        bool operator==(const Check&) const = default;
    };
    std::vector<Check> checks;
    std::int64_t events = 0, orders = 0, fills = 0;
    bool ok() const;
    std::string text() const;  ///< a line a check, for a terminal
};

/// Reads both files, writes nothing, and checks: SQLite's own integrity, the hash chain from its
/// first link, every row of the tables against the event that made it, that the history has not
/// seen more of the journal than the journal holds and copied it faithfully, the hash chain of the
/// history over all its rows (plain, in blocks, or let go of by the policy), the chain of the
/// recorded events where there are any, and the invariants I4 (one order in flight a bucket), I5
/// (fills add up, never beyond the order) and I6 (no order ends without evidence). Fails when the
/// folder cannot be read, or a running Ballast holds it; and, with readCancelled(), when `watch`
/// says so, which is asked all along.
core::Expected<Report> verify(const std::filesystem::path& folder, const ReadWatch& watch = {});

/// The journal's part of it, over a connection that may still read pragmas.
Report verifyOrders(const Database& orders);

/// The quick part of it, at every start, over all that a run begins from: the newest `events` links
/// of the chain and their rows, the halt, the counters, and the rows of all unfinished orders.
core::Expected<void> checkTail(const Database& orders, std::int64_t events);

}  // namespace ballast::store
