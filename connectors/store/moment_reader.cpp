#include "connectors/store/moment_reader.h"

#include "connectors/store/chain_look.h"
#include "connectors/store/codes.h"
#include "connectors/store/review_query.h"
#include "models/core/text.h"
#include "models/engine/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ballast::store {
namespace {

using Kind = review::MomentEvent::Kind;
using Events = std::vector<review::MomentEvent>;

/// Longer than any proposal lives, or its plan works.
constexpr core::Duration kLongestProposal = std::chrono::hours{24};
constexpr core::Duration kMarketBefore = std::chrono::minutes{1};

/// The word a person reads for a stored one.
template <class Enum>
std::string wordOf(const std::string& code)
{
    const auto value = decode<Enum>(code);
    return value ? std::string{text(*value)} : code;
}

/// "BTC" of "BTC: Net delta …": a decision of no proposal names its underlying first.
core::Currency namedBy(const std::string& reason)
{
    const std::size_t colon = reason.find(':');
    if (colon == std::string::npos || !core::Currency::fits(reason.substr(0, colon))) return {};
    return core::Currency{reason.substr(0, colon)};
}

core::Currency currencyOf(const std::string& name)
{
    return core::Currency::fits(name) ? core::Currency{name} : core::Currency{};
}

core::Expected<void> readEvents(const Database& db, TimeRange range, Events& events)
{
    const auto add = [&events](const Statement& row, Kind kind, std::string what) {
        events.push_back({row.time(0),
                          kind,
                          currencyOf(row.text(1)),
                          std::move(what),
                          row.text(3),
                          row.text(4),
                          {static_cast<std::uint64_t>(row.integer(5))}});
        return &events.back();
    };
    auto read = each(
        db,
        "SELECT created_ns, underlying, trigger_kind, sentence, '', proposal_id FROM t_proposal AS "
        "p "
        "WHERE created_ns BETWEEN ?1 AND ?2 AND revision = (SELECT min(revision) FROM t_proposal "
        "AS q WHERE q.proposal_id = p.proposal_id)",
        [&](const Statement& row) {
            add(row, Kind::Proposal, wordOf<rebalance::TriggerKind>(row.text(2)));
        },
        range.from, range.to);
    if (read)
        read = each(
            db,
            "SELECT d.at_ns, coalesce((SELECT p.underlying FROM t_proposal AS p WHERE "
            "p.proposal_id = d.proposal_id LIMIT 1), ''), d.kind, d.reason, d.actor, d.proposal_id "
            "FROM t_decision AS d WHERE d.at_ns BETWEEN ?1 AND ?2 ORDER BY d.id",
            [&](const Statement& row) {
                auto* event = add(row, Kind::Decision, wordOf<engine::DecisionKind>(row.text(2)));
                if (event->underlying.empty()) event->underlying = namedBy(event->text);
            },
            range.from, range.to);
    if (read)
        read = each(
            db,
            "SELECT created_ns, underlying, state, instrument, side, proposal_id, evidence, "
            "auto_fired FROM t_order WHERE created_ns BETWEEN ?1 AND ?2",
            [&](const Statement& row) {
                auto* event = add(row, Kind::Order, wordOf<orders::OrderState>(row.text(2)));
                event->text = row.text(4) + " " + row.text(3) +
                              (row.text(6).empty() ? "" : ": " + row.text(6));
                event->actor = row.integer(7) != 0 ? "auto-fire" : "";
            },
            range.from, range.to);
    if (read)
        read = each(
            db,
            "SELECT f.at_ns, coalesce(o.underlying, ''), f.qty_i, f.instrument, f.side, "
            "coalesce(o.proposal_id, 0), f.px_i FROM t_fill AS f LEFT JOIN t_order AS o USING "
            "(label) WHERE f.at_ns BETWEEN ?1 AND ?2",
            [&](const Statement& row) {
                auto* event = add(row, Kind::Fill, row.text(4));
                event->text = core::Quantity::fromMantissa(row.integer(2)).text() + " " +
                              row.text(3) + " at " +
                              core::Price::fromMantissa(row.integer(6)).text();
                event->actor.clear();
            },
            range.from, range.to);
    if (read)
        read = each(
            db,
            // What an alert says of a proposal that is listed itself is told once.
            "SELECT at_ns, underlying, severity, text, '', 0 FROM t_alert AS a WHERE at_ns BETWEEN "
            "?1 AND ?2 AND NOT (topic = 'proposal' AND EXISTS (SELECT 1 FROM t_proposal AS p WHERE "
            "p.created_ns BETWEEN a.at_ns - 1000000000 AND a.at_ns AND p.underlying = a.underlying "
            "AND a.text = p.underlying || ' #' || p.proposal_id || ': ' || p.sentence)) "
            "ORDER BY id",
            [&](const Statement& row) {
                add(row, Kind::Alert, wordOf<engine::Severity>(row.text(2)));
            },
            range.from, range.to);
    if (read)
        read = each(
            db,
            "SELECT at_ns, underlying, level, cause, actor, 0, before FROM t_guard WHERE at_ns "
            "BETWEEN ?1 AND ?2 ORDER BY id",
            [&](const Statement& row) {
                add(row, Kind::Guard, wordOf<engine::GuardLevel>(row.text(2)));
            },
            range.from, range.to);
    if (read)
        read = each(
            db,
            "SELECT at_ns, '', state, venue || CASE WHEN reason = '' THEN '' ELSE ': ' || reason "
            "END, '', 0 FROM t_link WHERE at_ns BETWEEN ?1 AND ?2 ORDER BY id",
            [&](const Statement& row) { add(row, Kind::Link, row.text(2)); }, range.from, range.to);
    if (read)
        read = each(
            db,
            "SELECT at_ns, '', key, CASE WHEN key = 'mode' AND before = '' THEN 'the session began "
            "in ' || after ELSE before || ' → ' || after END, actor, 0 FROM t_setting WHERE at_ns "
            "BETWEEN ?1 AND ?2 ORDER BY id",
            [&](const Statement& row) { add(row, Kind::Setting, row.text(2)); }, range.from,
            range.to);
    return read;
}

/// The newest of a table's rows that says how something stood.
core::Expected<void> readDesk(const Database& db, review::Moment& moment)
{
    const auto last = [&](std::string_view key, std::optional<review::MomentState>& state) {
        return each(
            db,
            "SELECT key, after, actor, at_ns, before FROM t_setting WHERE key = ?1 AND at_ns <= ?2 "
            "ORDER BY at_ns DESC, id DESC LIMIT 1",
            [&](const Statement& row) {
                state = {row.text(0), row.text(1), row.text(2), row.time(3), row.text(4).empty()};
            },
            key, moment.at);
    };
    auto read = last("mode", moment.mode);
    if (read) read = last("brake", moment.brake);
    if (read)
        read = each(
            db,
            // From one venue to the next by the index: a desk's links are many, its venues few.
            "WITH RECURSIVE v (venue) AS (SELECT min(venue) FROM t_link UNION ALL SELECT (SELECT "
            "min(venue) FROM t_link WHERE venue > v.venue) FROM v WHERE v.venue IS NOT NULL) "
            "SELECT l.venue, l.state, l.reason, l.at_ns FROM v JOIN t_link AS l ON l.id = (SELECT "
            "id FROM t_link AS n WHERE n.venue = v.venue AND n.at_ns <= ?1 ORDER BY n.at_ns DESC, "
            "n.id DESC LIMIT 1) ORDER BY l.venue",
            [&](const Statement& row) {
                moment.links.push_back({row.text(0), row.text(1), row.text(2), row.time(3), false});
            },
            moment.at);
    return read;
}

core::Expected<void> readProposal(const Database& db, core::Time at, review::MomentBook& book)
{
    std::optional<review::MomentProposal> found;
    std::int64_t revision = 0;
    auto read = each(
        db,
        "SELECT proposal_id, revision, trigger_kind, sentence, created_ns FROM t_proposal WHERE "
        "created_ns BETWEEN ?1 AND ?2 AND underlying = ?3 AND revised_ns <= ?2 ORDER BY "
        "proposal_id DESC, revision DESC LIMIT 1",
        [&](const Statement& row) {
            found = review::MomentProposal{};
            found->id = {static_cast<std::uint64_t>(row.integer(0))};
            revision = row.integer(1);
            found->trigger = wordOf<rebalance::TriggerKind>(row.text(2));
            found->sentence = row.text(3);
            found->createdAt = row.time(4);
        },
        at - kLongestProposal, at, book.underlying);
    if (!read || !found) return read;
    const auto id = static_cast<std::int64_t>(found->id.value);
    bool approved = false;
    read = each(
        db,
        "SELECT kind, reason, actor, at_ns FROM t_decision WHERE proposal_id = ?1 AND kind NOT IN "
        "('edited', 'refused') ORDER BY id LIMIT 1",
        [&](const Statement& row) {
            found->ended = wordOf<engine::DecisionKind>(row.text(0));
            found->endedWhy = row.text(1);
            found->endedBy = row.text(2);
            found->endedAt = row.time(3);
            approved = row.text(0) == "approved" || row.text(0) == "auto_fired";
        },
        id);
    if (!read) return read;
    // A decision ends the waiting; an approval's orders work on from there.
    if (!found->ended.empty() && found->endedAt < at) {
        std::optional<core::Time> last;
        if (approved)
            read = each(
                db, "SELECT max(last_ns) FROM t_order WHERE proposal_id = ?1",
                [&](const Statement& row) { last = row.optionalTime(0); }, id);
        if (!read || !last || *last < at) return read;
    }
    read = each(
        db,
        "SELECT json_extract(c.value, '$.rule'), json_extract(c.value, '$.verdict'), "
        "json_extract(c.value, '$.reason') FROM t_proposal AS p, json_each(p.checks) AS c WHERE "
        "p.proposal_id = ?1 AND p.revision = ?2 AND json_valid(p.checks) AND "
        "json_extract(c.value, '$.verdict') <> 'allow'",
        [&](const Statement& row) {
            found->checks.push_back({row.text(0), row.text(2), row.text(1) == "deny"});
        },
        id, revision);
    book.proposal = std::move(found);
    return read;
}

core::Expected<void> readBook(const HistoryReader& reader, core::Time at, review::MomentBook& book)
{
    const Database& db = reader.database();
    const auto sample = reader.sampleAt(book.underlying, at);
    if (!sample) return std::unexpected(sample.error());
    if (*sample) {
        const engine::ExposureSample& s = **sample;
        book.figures = {s.at,
                        s.spot,
                        s.delta,
                        s.target,
                        s.lower,
                        s.upper,
                        std::string{portfolio::text(s.convention)},
                        s.gamma1Pct,
                        s.vega,
                        s.marginUse,
                        s.partial};
    }
    auto read = each(
        db,
        "SELECT began_ns FROM t_breach WHERE underlying = ?1 AND began_ns <= ?2 AND (open <> 0 OR "
        "ended_ns >= ?2) ORDER BY began_ns DESC LIMIT 1",
        [&](const Statement& row) { book.outSince = row.time(0); }, book.underlying, at);
    if (book.figures && book.figures->inside()) book.outSince.reset();
    if (read)
        read = each(
            db,
            "SELECT at_ns, implied, realised, spread, depth FROM t_market WHERE underlying = ?1 "
            "AND at_ns BETWEEN ?2 AND ?3 ORDER BY at_ns DESC, id DESC LIMIT 1",
            [&](const Statement& row) {
                book.market = {row.time(0), row.real(1), row.real(2), row.real(3), row.real(4)};
            },
            book.underlying, at - kMarketBefore, at);
    if (read)
        read = each(
            db,
            "SELECT level, cause, at_ns FROM t_guard WHERE underlying = ?1 AND (venue IS NULL OR "
            "venue = '') AND at_ns <= ?2 ORDER BY at_ns DESC, id DESC LIMIT 1",
            [&](const Statement& row) {
                book.guard = wordOf<engine::GuardLevel>(row.text(0));
                book.guardCause = row.text(1);
                book.guardSince = row.time(2);
            },
            book.underlying, at);
    if (read) read = readProposal(db, at, book);
    return read;
}

core::Expected<std::set<core::Currency>> underlyings(const Database& db, core::Time at)
{
    std::set<core::Currency> all;
    auto read = each(
        db,
        "SELECT DISTINCT underlying FROM t_hour WHERE hour_ns BETWEEN ?1 AND ?2 UNION SELECT "
        "DISTINCT underlying FROM t_proposal WHERE created_ns BETWEEN ?1 AND ?2",
        [&](const Statement& row) {
            if (const core::Currency one = currencyOf(row.text(0)); !one.empty()) all.insert(one);
        },
        at - kLongestProposal, at);
    if (!read) return std::unexpected(read.error());
    return all;
}

/// Of too many the nearest; returns how many went. Whether it traded is what is asked: half of the
/// room is the fills', however many nearer alerts there are.
std::size_t keepNearest(Events& events, core::Time at)
{
    const std::size_t all = events.size();
    if (all <= kMostMomentEvents) return 0;
    std::ranges::stable_sort(events, {}, [at](const review::MomentEvent& event) {
        return event.at < at ? at - event.at : event.at - at;
    });
    const auto others = std::stable_partition(
        events.begin(), events.end(),
        [](const review::MomentEvent& event) { return event.kind == Kind::Fill; });
    const auto fills = static_cast<std::size_t>(others - events.begin());
    const std::size_t left = kMostMomentEvents - std::min(all - fills, kMostMomentEvents);
    const std::size_t kept = std::min(fills, std::max(kMostMomentEvents / 2, left));
    events.erase(events.begin() + static_cast<std::ptrdiff_t>(kept), others);
    events.resize(std::min(events.size(), kMostMomentEvents));
    return all - events.size();
}

}  // namespace

core::Expected<review::Moment> readMoment(const HistoryReader& reader, core::Time at,
                                          core::Duration around)
{
    if (around <= core::Duration{0} || around > kWidestMoment)
        return core::failure(
            fmt::format("Looking at {}: {} to either side was asked for; it is "
                        "more than nothing and at most a day.",
                        core::isoUtc(at), core::humanDuration(around)));
    review::Moment moment;
    moment.at = at;
    moment.around = around;
    const Database& db = reader.database();
    const auto glance = Glance::at(db);
    if (!glance) return std::unexpected(glance.error());
    if (auto read = readDesk(db, moment); !read) return std::unexpected(read.error());
    if (auto read = readEvents(db, {at - around, at + around}, moment.events); !read)
        return std::unexpected(read.error());
    auto known = underlyings(db, at);
    if (!known) return std::unexpected(known.error());
    for (const review::MomentEvent& event : moment.events)
        if (!event.underlying.empty()) known->insert(event.underlying);
    for (const core::Currency& underlying : *known) {
        review::MomentBook& book = moment.books.emplace_back();
        book.underlying = underlying;
        if (auto read = readBook(reader, at, book); !read) return std::unexpected(read.error());
    }
    auto chain = lookAtChain(db, {at - around, at + around});
    if (!chain) return std::unexpected(chain.error());
    moment.chain = std::move(*chain);
    moment.leftOut = keepNearest(moment.events, at);
    std::ranges::stable_sort(moment.events, {}, &review::MomentEvent::at);
    return moment;
}

}  // namespace ballast::store
