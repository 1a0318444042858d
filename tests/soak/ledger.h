#pragma once

#include "models/core/error.h"
#include "models/engine/snapshot.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ballast::soak {

/// Orders and trades of the desk as one of those who know of them has them.
struct Ledger {
    struct Order {
        double filled = 0;
        std::string state;
    };
    std::map<std::string, double> trades;  ///< amount, by trade id
    std::map<std::string, Order> orders;   ///< by label
    std::map<std::string, double> held;    ///< by instrument; what is not in it is not held
    std::set<std::string> twice;           ///< labels and trade ids that stand for two things
    std::uint64_t events = 0;              ///< told: each state of an order and each trade
    std::size_t partial = 0;               ///< orders filled in part
};

/// What the exchange has on its record, by HTTP.
core::Expected<Ledger> ofRecord(int exchangePort);
/// What it has sent the desk, from the file of the relay.
Ledger ofWire(const std::filesystem::path& file);
/// What the journal of the desk holds.
core::Expected<Ledger> ofJournal(const std::filesystem::path& data);
/// What the desk shows: the newest only, for its lists are bounded.
Ledger ofWindow(const engine::Snapshot& snapshot);

/// A sentence for everything in which they differ.
struct Compared {
    std::vector<std::string> dropped, duplicated;
};
Compared compare(const Ledger& record, const Ledger& wire, const Ledger& journal,
                 const Ledger& window);

}  // namespace ballast::soak
