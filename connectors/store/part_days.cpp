#include "connectors/store/part_days.h"

#include "connectors/store/review_query.h"
#include "connectors/store/review_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>

namespace ballast::store {
namespace {

using Day = review::UtcDay;
using Held = std::map<std::int64_t, review::CarriedKey>;

/// The ends of time have no midnight that a nanosecond clock can hold.
bool isFar(core::Time at) { return at < core::Time{} || at > core::fromUnixMs(9'000'000'000'000); }

core::Time begin(Day day) { return core::Time{day}; }
core::Time end(Day day) { return core::Time{day + std::chrono::days{1}}; }

class Parts {
public:
    Parts(const Database& database, Held held) : m_database(database), m_held(std::move(held)) {}

    /// Whether anything was carried in (after, until].
    core::Expected<bool> anyIn(core::Time after, core::Time until) const
    {
        auto rows = m_database.prepare(
            "SELECT 1 FROM t_carried WHERE held_id = ?1 AND at_ns > ?2 AND at_ns <= ?3 LIMIT 1");
        if (!rows) return std::unexpected(rows.error());
        for (const auto& [id, key] : m_held) {
            rows->query(id, after, until);
            const bool found = rows->next();
            while (found && rows->next()) continue;
            if (auto read = reviewRead(*rows); !read) return std::unexpected(read.error());
            if (found) return true;
        }
        return false;
    }

    /// The steps that ended in (after, until], which lies within one day.
    core::Expected<void> add(core::Time after, core::Time until,
                             std::vector<review::PnlCell>& cells) const
    {
        auto rows = m_database.prepare(
            fmt::format("SELECT {0} FROM t_carried WHERE held_id = ?1 AND at_ns <= ?3 AND at_ns >= "
                        "coalesce((SELECT max(at_ns) FROM t_carried WHERE held_id = ?1 AND at_ns "
                        "<= ?2), ?2) ORDER BY at_ns",
                        kCarriedColumns));
        if (!rows) return std::unexpected(rows.error());
        using Place =
            std::tuple<core::AccountKey, std::string, core::Currency, std::optional<core::Time>>;
        std::map<Place, review::PnlCell> places;
        for (const auto& [id, key] : m_held) {
            std::optional<review::CarriedRow> before;
            rows->query(id, after, until);
            while (rows->next()) {
                const review::CarriedRow row = readCarried(*rows, 0, key);
                if (row.at > after) {
                    review::PnlCell& cell =
                        places[{key.account, key.subBook, key.underlying, key.expiry}];
                    cell.day = review::dayOfStep(row.at);
                    cell.add(row, stepTo(before, row));
                }
                before = row;
            }
            if (auto read = reviewRead(*rows); !read) return read;
        }
        for (auto& [place, cell] : places) {
            std::tie(cell.account, cell.subBook, cell.underlying, cell.expiry) = place;
            cells.push_back(std::move(cell));
        }
        return {};
    }

private:
    /// As the writer does: of what was never held before only what was traded counts.
    static review::CarriedStep stepTo(const std::optional<review::CarriedRow>& before,
                                      const review::CarriedRow& row)
    {
        if (before) return review::stepOf(*before, row);
        review::CarriedRow nothing = row;
        nothing.quantity = 0;
        review::CarriedStep step = review::stepOf(nothing, row);
        step.unseen = 0;
        return step;
    }

    const Database& m_database;
    Held m_held;
};

}  // namespace

core::Expected<std::vector<review::PnlCell>> pnlOf(const Database& database, TimeRange range)
{
    Held held;
    auto read = each(database, fmt::format("SELECT held_id, {} FROM t_held", kHeldColumns),
                     [&](const Statement& row) { held.emplace(row.integer(0), readHeld(row, 1)); });
    if (!read) return std::unexpected(read.error());
    const Parts parts(database, std::move(held));

    // Only where something outside the period was carried on the same day is its sum too much.
    std::optional<Day> firstPart, lastPart;
    if (!isFar(range.from)) {
        const Day day = std::chrono::floor<std::chrono::days>(range.from);
        const auto cut = parts.anyIn(begin(day), range.from);
        if (!cut) return std::unexpected(cut.error());
        if (*cut) firstPart = day;
    }
    if (!isFar(range.to)) {
        const Day day = review::dayOfStep(range.to);
        const auto cut = parts.anyIn(range.to, end(day));
        if (!cut) return std::unexpected(cut.error());
        if (*cut) lastPart = day;
    }

    std::vector<review::PnlCell> cells;
    const core::Time from =
        isFar(range.from) ? range.from : begin(std::chrono::floor<std::chrono::days>(range.from));
    // A day that begins as the period ends is not of it.
    const core::Time to = isFar(range.to) ? range.to : begin(review::dayOfStep(range.to));
    read = each(
        database,
        fmt::format("SELECT {}, {} FROM t_pnl_day WHERE day_ns BETWEEN ?1 AND ?2 ORDER BY {}",
                    kPnlKey, kPnlSums, kPnlKey),
        [&](const Statement& row) {
            review::PnlCell cell = readPnl(row, 0);
            if (cell.day != firstPart && cell.day != lastPart) cells.push_back(std::move(cell));
        },
        from, to);
    if (!read) return std::unexpected(read.error());
    if (firstPart) {
        const core::Time until = std::min(end(*firstPart), range.to);
        if (auto added = parts.add(range.from, until, cells); !added)
            return std::unexpected(added.error());
    }
    if (lastPart && lastPart != firstPart)
        if (auto added = parts.add(begin(*lastPart), range.to, cells); !added)
            return std::unexpected(added.error());
    std::ranges::stable_sort(cells, {}, &review::PnlCell::day);
    return cells;
}

}  // namespace ballast::store
