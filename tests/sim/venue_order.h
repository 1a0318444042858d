#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ballast::sim {

struct VenueTrade {
    std::string id;
    std::int64_t quantity = 0;  ///< USD, unsigned
    double price = 0;
    core::Time at{};
};

/// What the venue's own record said at a moment.
struct VenueRecord {
    core::Time at{};
    std::string state;
    std::string reason;
    std::int64_t filled = 0;
    std::size_t trades = 0;
};

/// One order as the venue has it: the truth, and how it came to be.
struct VenueOrder {
    std::string id;
    std::string label;
    bool buy = true;
    std::int64_t quantity = 0;  ///< USD
    double limit = 0;
    core::Time validUntil{};
    std::uint64_t wire = 0;
    std::string state = "open";
    std::string reason;
    std::int64_t filled = 0;
    bool ours = true;  ///< placed over the desk's wire
    std::vector<VenueTrade> trades;
    std::vector<VenueRecord> history;

    bool open() const { return state == "open"; }
    /// As it was at that moment; null: it was not there yet.
    const VenueRecord* asOf(core::Time at) const
    {
        const VenueRecord* found = nullptr;
        for (const VenueRecord& record : history)
            if (record.at <= at) found = &record;
        return found;
    }
};

std::string orderJson(const VenueOrder& order, const VenueRecord& as);
std::string tradeJson(const VenueOrder& order, const VenueTrade& trade, double index);

}  // namespace ballast::sim
