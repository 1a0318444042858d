#include "connectors/desk_database/shared_tables.h"

#include <algorithm>

namespace ballast::desk_database {
namespace {

using enum Growth;
using enum Reach;

constexpr std::int64_t kHourNs = 3'600'000'000'000, kDayNs = 24 * kHourNs;

constexpr SharedTable kTables[] = {
    {"t_proposal", Changing, "proposal_id,revision", "created_ns", ByProposal},
    {"t_leg", Changing, "proposal_id,revision,leg", "", ByProposal},
    {"t_order", Changing, "label", "created_ns", ByProposal},
    {"t_fill", Changing, "venue,account,trade_id", "at_ns", ByOrder},
    {"t_realised_day", Changing, "underlying,day_ns", "day_ns", ByTime},
    {"t_held", Changing, "held_id", "", All},
    {"t_carried", Changing, "held_id,at_ns", "at_ns", ByTime, true},
    {"t_pnl_day", Changing, "day_ns,venue,account,sub_book,underlying,expiry_ns", "day_ns", ByTime,
     false, kDayNs,
     "day_ns;quote(venue) || ',' || quote(account) || ',' || quote(sub_book)"
     ";quote(underlying) || ',' || quote(expiry_ns)"},
    {"t_hour", Changing, "underlying,hour_ns", "hour_ns", ByTime, false, kHourNs},
    {"t_breach", Changing, "underlying,began_ns", "began_ns", ByTime},
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

std::vector<std::string> split(std::string_view left, char at)
{
    std::vector<std::string> parts;
    while (!left.empty()) {
        const std::size_t end = std::min(left.find(at), left.size());
        parts.emplace_back(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return parts;
}

}  // namespace

std::vector<std::string> SharedTable::keyColumns() const { return split(key, ','); }

std::vector<std::string> SharedTable::changeKeys() const
{
    return changeKey.empty() ? keyColumns() : split(changeKey, ';');
}

std::span<const SharedTable> sharedTables() { return kTables; }

const SharedTable* sharedTable(std::string_view name)
{
    const auto* found = std::ranges::find(kTables, name, &SharedTable::name);
    return found == std::end(kTables) ? nullptr : found;
}

}  // namespace ballast::desk_database
