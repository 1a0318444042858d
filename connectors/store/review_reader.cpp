#include "connectors/store/review_reader.h"

#include "connectors/store/case_reader.h"
#include "connectors/store/chain_look.h"
#include "connectors/store/codes.h"
#include "connectors/store/part_days.h"
#include "connectors/store/rebalance_reader.h"
#include "connectors/store/review_query.h"
#include "connectors/store/review_rows.h"
#include "connectors/store/sample_cursor.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ballast::store {
namespace {

constexpr core::Duration kHour = std::chrono::hours{1};

core::Expected<std::vector<review::Case>> casesOf(const Database& database, TimeRange range,
                                                  const HistoryReader::Filter& filter)
{
    auto rows = RebalanceReader::over(database);
    if (!rows) return std::unexpected(rows.error());
    auto cases = CaseReader::over(database);
    if (!cases) return std::unexpected(cases.error());
    auto rebalances = rows->read(range, filter);
    if (!rebalances) return std::unexpected(rebalances.error());
    return cases->read(std::move(*rebalances));
}

core::Expected<void> takeCells(const Database& database, TimeRange range, review::ReviewData& data)
{
    auto pnl = pnlOf(database, range);
    if (!pnl) return std::unexpected(pnl.error());
    data.pnl = std::move(*pnl);
    const core::Time firstHour = range.from > core::Time{} ? range.from - kHour : core::Time{};
    auto read = each(
        database,
        fmt::format("SELECT underlying, hour_ns, {} FROM t_hour WHERE hour_ns > ?1 AND "
                    "hour_ns <= ?2 ORDER BY underlying, hour_ns",
                    kHourSums),
        [&](const Statement& row) { data.hours.push_back(readHour(row, 0)); }, firstHour, range.to);
    if (read)
        read = each(
            database,
            "SELECT underlying, began_ns, ended_ns, worst, spot, open FROM t_breach WHERE began_ns "
            "BETWEEN ?1 AND ?2 ORDER BY began_ns, underlying",
            [&](const Statement& row) {
                data.breaches.push_back({row.text(0), row.time(1), row.time(2), row.real(3),
                                         row.real(4), row.integer(5) != 0});
            },
            range.from, range.to);
    if (read)
        read = each(
            database,
            "SELECT at_ns, reason FROM t_decision WHERE proposal_id = 0 AND kind = 'not_proposed' "
            "AND at_ns BETWEEN ?1 AND ?2 ORDER BY id",
            [&](const Statement& row) {
                data.notProposed.push_back({review::MissedTrigger::Kind::NotProposed,
                                            {},
                                            row.time(0),
                                            {},
                                            0,
                                            {},
                                            row.text(1)});
            },
            range.from, range.to);
    return read;
}

std::string remarkOf(const review::ReviewData& data)
{
    std::string remark;
    const auto add = [&](const std::string& sentence) {
        remark += (remark.empty() ? "" : " ") + sentence;
    };
    if (data.pnl.empty() && !data.cases.empty())
        add("What was carried was not recorded in this period: its profit is not attributed.");
    const auto lacking = std::ranges::count_if(
        data.costs, [](const review::CostSum& cost) { return cost.withoutMarks > 0; });
    if (lacking > 0)
        add(
            fmt::format("Of {} rebalances the market was not recorded at each step: there the next "
                        "known price stands for it.",
                        lacking));
    return remark;
}

}  // namespace

core::Expected<ReviewReader> ReviewReader::open(const std::filesystem::path& folder)
{
    auto history = HistoryReader::open(folder);
    if (!history) return std::unexpected(history.error());
    return ReviewReader(std::move(*history));
}

core::Expected<review::ReviewData> ReviewReader::read(TimeRange range, std::size_t limit) const
{
    const Database& database = m_history.database();
    auto glance = Glance::at(database);
    if (!glance) return std::unexpected(glance.error());
    review::ReviewData data;
    data.from = range.from;
    data.to = range.to;
    auto cases = casesOf(database, range, {{}, limit});
    if (!cases) return std::unexpected(cases.error());
    data.cases = std::move(*cases);
    if (auto read = takeCells(database, range, data); !read) return std::unexpected(read.error());
    review::finish(data);
    auto reader = CaseReader::over(database);
    if (!reader) return std::unexpected(reader.error());
    for (review::Case& one : data.cases) {
        if (one.spotUntil > 0) continue;
        const auto spot = reader->spotAt(one.row.underlying, one.until);
        if (!spot) return std::unexpected(spot.error());
        one.spotUntil = *spot;
    }
    data.remark = remarkOf(data);
    return data;
}

core::Expected<review::ChainLook> ReviewReader::chain(TimeRange range) const
{
    auto glance = Glance::at(m_history.database());
    if (!glance) return std::unexpected(glance.error());
    return lookAtChain(m_history.database(), range);
}

core::Expected<std::optional<review::Case>> ReviewReader::one(core::ProposalId proposal) const
{
    std::optional<core::Time> created;
    auto read = each(
        m_history.database(),
        "SELECT min(created_ns) FROM (SELECT created_ns FROM t_proposal WHERE proposal_id = ?1 "
        "UNION ALL SELECT created_ns FROM t_order WHERE proposal_id = ?1)",
        [&](const Statement& row) { created = row.optionalTime(0); }, proposal.value);
    if (!read) return std::unexpected(read.error());
    if (!created) return std::nullopt;
    // With what followed within the hour, for that ends it.
    auto data = this->read({*created, *created + kHour});
    if (!data) return std::unexpected(data.error());
    for (review::Case& one : data->cases)
        if (one.row.proposal == proposal) return std::move(one);
    return std::nullopt;
}

core::Expected<std::vector<review::SpotPoint>> ReviewReader::spotPath(core::Currency underlying,
                                                                      TimeRange range,
                                                                      std::size_t maxPoints) const
{
    std::vector<review::SpotPoint> path;
    {
        const auto glance = Glance::at(m_history.database());
        if (!glance) return std::unexpected(glance.error());
        auto samples = SampleCursor::over(m_history.database(), underlying, range);
        if (!samples) return std::unexpected(samples.error());
        while (path.size() <= maxPoints && samples->next())
            if (samples->spot() > 0) path.push_back({samples->at(), samples->spot()});
        if (samples->error())
            return core::failure("Reading the history: " + samples->error()->message + ".");
    }
    if (path.size() >= 2 && path.size() <= maxPoints) return path;
    path.clear();
    auto read = each(
        m_history.database(),
        "SELECT at_ns, spot FROM t_minute WHERE underlying = ?1 AND minute_ns BETWEEN ?2 AND ?3 "
        "AND "
        "spot > 0 ORDER BY minute_ns",
        [&](const Statement& row) { path.push_back({row.time(0), row.real(1)}); }, underlying,
        range.from, range.to);
    if (!read) return std::unexpected(read.error());
    return path;
}

core::Expected<std::vector<review::MinuteRow>> ReviewReader::minutes(core::Currency underlying,
                                                                     TimeRange range) const
{
    std::vector<review::MinuteRow> minutes;
    auto read = each(
        m_history.database(),
        "SELECT minute_ns, at_ns, spot, delta, target, gamma_1pct, sigma, cost FROM t_minute WHERE "
        "underlying = ?1 AND minute_ns BETWEEN ?2 AND ?3 ORDER BY minute_ns",
        [&](const Statement& row) {
            minutes.push_back({row.time(0), underlying, row.time(1), row.real(2), row.real(3),
                               row.real(4), row.real(5), row.real(6), row.real(7)});
        },
        underlying, range.from, range.to);
    if (!read) return std::unexpected(read.error());
    return minutes;
}

core::Expected<std::vector<review::CarriedRow>> ReviewReader::carried(TimeRange range) const
{
    auto glance = Glance::at(m_history.database());
    if (!glance) return std::unexpected(glance.error());
    std::map<std::int64_t, review::CarriedKey> held;
    auto read =
        each(m_history.database(), fmt::format("SELECT held_id, {} FROM t_held", kHeldColumns),
             [&](const Statement& row) { held.emplace(row.integer(0), readHeld(row, 1)); });
    if (!read) return std::unexpected(read.error());
    std::vector<review::CarriedRow> rows;
    for (const auto& [id, key] : held) {
        read = each(
            m_history.database(),
            fmt::format("SELECT {} FROM t_carried WHERE held_id = ?1 AND at_ns BETWEEN ?2 AND ?3 "
                        "ORDER BY at_ns",
                        kCarriedColumns),
            [&, &of = key](const Statement& row) { rows.push_back(readCarried(row, 0, of)); }, id,
            range.from, range.to);
        if (!read) return std::unexpected(read.error());
    }
    return rows;
}

core::Expected<std::vector<review::Note>> ReviewReader::notes(core::ProposalId proposal) const
{
    std::vector<review::Note> notes;
    auto read = each(
        m_history.database(),
        "SELECT kind, text, who, at_ns FROM t_note WHERE proposal_id = ?1 ORDER BY id",
        [&](const Statement& row) {
            review::Note note;
            note.proposal = proposal;
            note.kind = decode<review::NoteKind>(row.text(0)).value_or(note.kind);
            note.text = row.text(1);
            note.who = row.text(2);
            note.at = row.time(3);
            notes.push_back(std::move(note));
        },
        proposal.value);
    if (!read) return std::unexpected(read.error());
    return notes;
}

}  // namespace ballast::store
