#include "connectors/desk_database/shared_tables.h"

#include <algorithm>

namespace ballast::desk_database {
namespace {

using enum Growth;
using enum Reach;

constexpr SharedTable kTables[] = {
    {"t_proposal", Changing, "proposal_id,revision", "created_ns", ByProposal},
    {"t_leg", Changing, "proposal_id,revision,leg", "", ByProposal},
    {"t_order", Changing, "label", "created_ns", ByProposal},
    {"t_fill", Changing, "venue,account,trade_id", "at_ns", ByOrder},
    {"t_realised_day", Changing, "underlying,day_ns", "day_ns", ByTime},
    {"t_decision", Appended, "id", "at_ns", ByProposal},
    {"t_note", Appended, "id", "at_ns", ByProposal},
    {"t_mark", Appended, "id", "at_ns", ByProposal},
    {"t_alert", Appended, "id", "at_ns", ByTime},
    {"t_setting", Appended, "id", "at_ns", ByTime},
    {"t_link", Appended, "id", "at_ns", ByTime},
    {"t_guard", Appended, "id", "at_ns", ByTime},
    {"t_position", Appended, "id", "at_ns", ByTime, true},
    {"t_balance", Appended, "id", "at_ns", ByTime, true},
    {"t_market", Appended, "id", "at_ns", ByTime, true},
    {"t_sample", Appended, "id", "at_ns", ByTime, true},
};

}  // namespace

std::vector<std::string> SharedTable::keyColumns() const
{
    std::vector<std::string> columns;
    std::string_view left = key;
    while (!left.empty()) {
        const std::size_t comma = std::min(left.find(','), left.size());
        columns.emplace_back(left.substr(0, comma));
        left.remove_prefix(std::min(comma + 1, left.size()));
    }
    return columns;
}

std::span<const SharedTable> sharedTables() { return kTables; }

const SharedTable* sharedTable(std::string_view name)
{
    const auto* found = std::ranges::find(kTables, name, &SharedTable::name);
    return found == std::end(kTables) ? nullptr : found;
}

}  // namespace ballast::desk_database
