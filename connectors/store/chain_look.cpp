#include "connectors/store/chain_look.h"

#include "connectors/store/chain.h"
#include "connectors/store/past_samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace ballast::store {
namespace {

/// Of what is written by the clock, and much of it.
constexpr std::array<std::string_view, 4> kByTheClock{"balance", "market", "position", kSampleRows};

/// `revised_ns` of a proposal's line.
constexpr std::size_t kRevisedColumn = 9;

bool isByTheClock(std::string_view table)
{
    return std::ranges::find(kByTheClock, table) != kByTheClock.end();
}
/// Columns of a line, as `ChainTable::columns` names them, before the one of its time.
std::size_t columnsBefore(std::string_view columns, std::string_view name)
{
    const std::size_t at = columns.find(name);
    return at == std::string_view::npos
               ? std::string_view::npos
               : static_cast<std::size_t>(std::ranges::count(columns.substr(0, at), ','));
}
/// Where the time stands in a line of this table; npos: nowhere.
std::size_t timeColumn(std::string_view table)
{
    if (table == kSampleRows) return 1 + static_cast<std::size_t>(SampleInt::At);
    if (table == kProposalRows) return kRevisedColumn;
    for (const ChainTable& each : chainTables())
        if (each.name == table) return columnsBefore(each.columns, "at_ns");
    return std::string_view::npos;
}
/// The whole number at that place of a line, a JSON array of scalars.
std::optional<std::int64_t> numberAt(std::string_view line, std::size_t column)
{
    bool inText = false;
    for (std::size_t n = 1; n < line.size(); ++n) {
        if (column == 0) {
            std::int64_t value = 0;
            const auto [end, failed] =
                std::from_chars(line.data() + n, line.data() + line.size(), value);
            return failed == std::errc{} ? std::optional{value} : std::nullopt;
        }
        if (inText && line[n] == '\\')
            ++n;
        else if (line[n] == '"')
            inText = !inText;
        else if (line[n] == ',' && !inText)
            --column;
    }
    return std::nullopt;
}

/// Covered anew whenever it changes: the newest part says what the row is.
bool isReplaced(std::string_view table) { return table == kProposalRows || table == kRealisedRows; }

class Look {
public:
    Look(const Database& history, TimeRange range, ChainBudget budget)
        : m_history(history), m_range(range), m_budget(budget)
    {
    }

    core::Expected<review::ChainLook> look()
    {
        core::Expected<void> done;
        for (const auto step : {&Look::prepare, &Look::readLinks, &Look::chooseRows,
                                &Look::readRows, &Look::lookForNothing})
            if (done && m_out.wrong.empty()) done = (this->*step)();
        if (!done) return std::unexpected(done.error());
        return m_out;
    }

private:
    struct Part {
        std::int64_t link = 0, form = 0;
        ChainPart is;
        bool wanted = false;
    };

    core::Expected<void> prepare()
    {
        for (auto [statement, sql] : std::initializer_list<std::pair<Statement*, const char*>>{
                 {&m_link, "SELECT form, at_ns, prev, hash FROM t_chain WHERE link = ?1"},
                 {&m_parts,
                  "SELECT tbl, first, last, rows, digest FROM t_chain_part WHERE link = ?1 ORDER "
                  "BY tbl, first, last"},
                 {&m_newest,
                  "SELECT p.link, p.rows, p.digest, c.form FROM t_chain_part AS p JOIN t_chain AS "
                  "c USING (link) WHERE p.tbl = ?1 AND p.first = ?2 AND p.last = ?3 ORDER BY "
                  "p.link DESC LIMIT 1"},
                 {&m_dropped,
                  "SELECT 1 FROM t_dropped WHERE tbl = ?1 AND first <= ?2 AND last >= ?3"}}) {
            auto prepared = m_history.prepare(sql);
            if (!prepared) return std::unexpected(prepared.error());
            *statement = std::move(*prepared);
        }
        auto rows = ChainRows::over(m_history);
        if (!rows) return std::unexpected(rows.error());
        m_rows.emplace(std::move(*rows));
        return {};
    }

    struct Link {
        std::int64_t form = 0;
        core::Time at{};
        std::string prev, hash;
    };
    core::Expected<std::optional<Link>> linkOf(std::int64_t link)
    {
        std::optional<Link> found;
        if (m_link.query(link).next())
            found = Link{m_link.integer(0), m_link.time(1), m_link.text(2), m_link.text(3)};
        if (m_link.error()) return std::unexpected(*m_link.error());
        return found;
    }
    core::Expected<std::vector<ChainPart>> partsOf(std::int64_t link)
    {
        std::vector<ChainPart> parts;
        m_parts.query(link);
        while (m_parts.next())
            parts.push_back({m_parts.text(0), m_parts.integer(1), m_parts.integer(2),
                             m_parts.integer(3), m_parts.text(4)});
        if (m_parts.error()) return std::unexpected(*m_parts.error());
        return parts;
    }

    /// What a link says is believed only when it is what was written, follows from the one before
    /// it, and the one behind it follows from it. Nothing, with m_out.wrong said: it is not.
    core::Expected<std::optional<Link>> sound(std::int64_t link)
    {
        if (const auto known = m_sound.find(link); known != m_sound.end()) return known->second;
        const auto isNot = [this](std::string what) {
            m_out.wrong = std::move(what);
            return std::optional<Link>{};
        };
        auto found = linkOf(link);
        if (!found) return found;
        auto next = linkOf(link + 1);
        if (!next) return next;
        if (!*found)
            return isNot(*next ? fmt::format("link {} is missing; {} follows", link, link + 1)
                               : fmt::format("link {} is missing", link));
        core::Expected<std::optional<Link>> before = std::optional{Link{}};
        if (link > 1) before = linkOf(link - 1);
        if (!before) return before;
        if (!*before) return isNot(fmt::format("link {} is missing; {} follows", link - 1, link));
        if ((*found)->prev != (*before)->hash)
            return isNot(fmt::format("link {} does not follow from the one before it", link));
        const auto parts = partsOf(link);
        if (!parts) return std::unexpected(parts.error());
        if (linkHash((*found)->prev, link, (*found)->form, (*found)->at.time_since_epoch().count(),
                     *parts) != (*found)->hash)
            return isNot(fmt::format("link {} is not what was written", link));
        if (*next && (*next)->prev != (*found)->hash)
            return isNot(fmt::format("link {} does not follow from the one before it", link + 1));
        m_sound.emplace(link, **found);
        return found;
    }

    /// The first link that was written at `at` or after; behind the last: none was. Links are
    /// numbered without a gap, and their times never go back: whoever sets the time of one link
    /// back or ahead would lead the search past rows, so each that is asked must be sound.
    core::Expected<std::int64_t> firstFrom(core::Time at, std::int64_t last)
    {
        std::int64_t low = 1, high = last + 1;
        std::optional<core::Time> lowest, highest;
        while (low < high) {
            const std::int64_t middle = low + (high - low) / 2;
            const auto link = sound(middle);
            if (!link) return std::unexpected(link.error());
            if (!*link) return low;
            const core::Time time = (*link)->at;
            if ((lowest && time < *lowest) || (highest && time > *highest))
                return scanFrom(at, last);
            if (time < at) {
                low = middle + 1;
                lowest = time;
            } else {
                high = middle;
                highest = time;
            }
        }
        return low;
    }

    /// The same where times go back after all: over every link.
    core::Expected<std::int64_t> scanFrom(core::Time at, std::int64_t last) const
    {
        auto first = m_history.prepare("SELECT min(link) FROM t_chain WHERE at_ns >= ?1");
        if (!first) return std::unexpected(first.error());
        const bool found = first->query(at).next() && !first->isNull(0);
        const std::int64_t link = found ? first->integer(0) : last + 1;
        if (first->error()) return std::unexpected(*first->error());
        return link;
    }

    core::Expected<void> readLinks()
    {
        const auto newest = m_history.integer("SELECT coalesce(max(link), 0) FROM t_chain");
        if (!newest) return std::unexpected(newest.error());
        // What a run that was killed had not linked is in a link of the time of the one before.
        const core::Time from = m_range.from < core::Time::min() + Chain::kLongestWait
                                    ? core::Time::min()
                                    : m_range.from - Chain::kLongestWait;
        const auto begin = firstFrom(from, *newest);
        if (!begin || isWrong()) return begin ? core::Expected<void>{} : failedBy(begin);
        const auto own = firstFrom(m_range.from, *newest);
        if (!own || isWrong()) return own ? core::Expected<void>{} : failedBy(own);
        const auto end = firstFrom(m_range.to, *newest);  // it has what came up to there
        if (!end || isWrong()) return end ? core::Expected<void>{} : failedBy(end);
        const std::int64_t last = std::min(*end, *newest);
        m_own = std::max<std::int64_t>(*own, 2);  // the first is of no time and covers no row
        if (m_own >= *end) m_asksForRows = true;
        m_endsBefore = *end > *newest;
        if (last < *begin) return {};
        const std::int64_t first = std::max(*begin, last - m_budget.links + 1);
        m_out.linksLeft = first - *begin;
        // The one before it, on which it rests, is of no use where it is not what was written.
        std::optional<std::string> previous{std::string{}};
        if (first > 1) {
            const auto before = sound(first - 1);
            if (!before) return failedBy(before);
            if (!*before) return {};
            previous = (*before)->hash;
        }
        auto links = m_history.prepare(
            "SELECT link, form, at_ns, prev, hash FROM t_chain WHERE link BETWEEN ?1 AND ?2 ORDER "
            "BY link");
        if (!links) return std::unexpected(links.error());
        std::int64_t expected = first;
        links->query(expected, last);
        while (links->next()) {
            const std::int64_t link = links->integer(0);
            if (link != expected++)
                return wrong(fmt::format("link {} is missing; {} follows", expected - 1, link));
            if (auto done = readLink(*links, link, *previous); !done || isWrong()) return done;
            previous = links->text(4);
        }
        if (links->error()) return std::unexpected(*links->error());
        if (expected != last + 1) return wrong(fmt::format("link {} is missing", expected));
        return {};
    }

    template <class Value>
    static core::Expected<void> failedBy(const core::Expected<Value>& value)
    {
        return std::unexpected(value.error());
    }

    core::Expected<void> readLink(const Statement& row, std::int64_t link,
                                  const std::string& previous)
    {
        const std::int64_t form = row.integer(1);
        if (form < 1 || form > kChainForm)
            return wrong(
                fmt::format("link {} has form {}, which this Ballast does not know", link, form));
        if (row.text(3) != previous)
            return wrong(fmt::format("link {} does not follow from the one before it", link));
        auto parts = partsOf(link);
        if (!parts) return std::unexpected(parts.error());
        if (linkHash(previous, link, form, row.integer(2), *parts) != row.text(4))
            return wrong(fmt::format("link {} is not what was written", link));
        ++m_out.links;
        for (ChainPart& part : *parts)
            if (!part.digest.empty()) m_all.push_back({link, form, std::move(part), false});
        return {};
    }

    /// From the newest back, as far as the budget of either sort goes.
    core::Expected<void> chooseRows()
    {
        std::int64_t left[] = {m_budget.rows, m_budget.rows};
        std::set<std::tuple<std::string, std::int64_t, std::int64_t>> seen;
        for (auto part = m_all.rbegin(); part != m_all.rend(); ++part) {
            const ChainPart& is = part->is;
            if (isReplaced(is.table) && !seen.emplace(is.table, is.first, is.last).second) continue;
            std::int64_t& room = left[isByTheClock(is.table) ? 1 : 0];
            part->wanted = room >= is.rows;
            if (!part->wanted) {
                m_out.rowsLeft += is.rows;
                room = 0;  // the newest without a gap
                continue;
            }
            room -= is.rows;
        }
        return {};
    }

    core::Expected<void> readRows()
    {
        for (Part& part : m_all) {
            if (!part.wanted) continue;
            if (isReplaced(part.is.table))
                if (auto done = takeNewest(part); !done || isWrong()) return done;
            auto lines = linesOf(part);
            if (!lines) return std::unexpected(lines.error());
            if (auto done = compare(part, *lines); !done || isWrong()) return done;
        }
        return {};
    }

    /// As it was covered last, which may have been after the period: in a link that is no part of
    /// it, and so has to be sound before its word is taken.
    core::Expected<void> takeNewest(Part& part)
    {
        if (m_newest.query(std::string_view{part.is.table}, part.is.first, part.is.last).next()) {
            part.link = m_newest.integer(0);
            part.is.rows = m_newest.integer(1);
            part.is.digest = m_newest.text(2);
            part.form = m_newest.integer(3);
        }
        if (m_newest.error()) return std::unexpected(*m_newest.error());
        const auto link = sound(part.link);
        return link ? core::Expected<void>{} : failedBy(link);
    }

    core::Expected<Lines> linesOf(const Part& part)
    {
        const ChainPart& is = part.is;
        if (is.table == kProposalRows) return m_rows->proposal(is.first, is.last, part.form);
        if (is.table == kRealisedRows) return m_rows->realised(is.first);
        if (is.table == kSampleRows) return samples(is.first, is.last);
        for (std::size_t n = 0; n < chainTables().size(); ++n)
            if (chainTables()[n].name == is.table)
                return m_rows->added(n, is.first - 1, is.last, part.form);
        return core::failure("Reading the hash chain: it has rows of " + is.table +
                             ", which this Ballast does not know. A newer one has written them.");
    }

    /// By id, in one walk: parts come in the order of their links.
    core::Expected<Lines> samples(std::int64_t first, std::int64_t last)
    {
        if (!m_samples) {
            auto all = SamplesById::over(m_history, first - 1);
            if (!all) return std::unexpected(all.error());
            m_samples.emplace(std::move(*all));
            m_stands = m_samples->next();
        }
        Lines lines;
        while (m_stands && m_samples->id() <= last) {
            if (m_samples->id() >= first) lines.push_back(m_samples->line());
            m_stands = m_samples->next();
        }
        if (m_samples->error()) return std::unexpected(*m_samples->error());
        return lines;
    }

    core::Expected<void> compare(const Part& part, const Lines& lines)
    {
        const ChainPart& is = part.is;
        if (lines.empty() && is.rows > 0) {
            const bool dropped =
                m_dropped.query(std::string_view{is.table}, is.first, is.last).next();
            if (m_dropped.error()) return std::unexpected(*m_dropped.error());
            if (dropped) return {};
        }
        if (std::ssize(lines) != is.rows || digestOf(lines) != is.digest) {
            if (is.table == kProposalRows)
                return wrong(fmt::format("proposal {}, revision {}, is not what link {} has",
                                         is.first, is.last, part.link));
            return wrong(fmt::format("the rows {} to {} of {} are not what link {} has", is.first,
                                     is.last, is.table, part.link));
        }
        m_out.rows += is.rows;
        if (m_asksForRows && !m_hasRows)
            m_hasRows = std::ranges::any_of(lines, [&](const auto& line) {
                const auto at = numberAt(line, timeColumn(is.table));
                return at && m_range.has(core::Time{core::Duration{*at}});
            });
        return {};
    }

    /// No link was written in the period: where none of the rows around it is of it, no table has
    /// one, and the history goes on behind it or ends well before it, nothing was recorded then.
    core::Expected<void> lookForNothing()
    {
        if (!m_asksForRows || m_hasRows || m_out.rowsLeft > 0) return {};
        const auto recorded = isRecorded();
        if (!recorded) return failedBy(recorded);
        if (*recorded) {
            const auto begun = hasBegun();
            if (!begun) return failedBy(begun);
            m_out = {.before = !*begun};  // begun: what is of the period is not linked
            return {};
        }
        if (m_endsBefore) {
            const auto last = m_rows->lastSample();
            if (!last) return failedBy(last);
            const auto lines = m_rows->samples(*last - 1, *last);
            if (!lines) return failedBy(lines);
            const auto at =
                lines->empty() ? std::nullopt : numberAt(lines->front(), timeColumn(kSampleRows));
            const core::Time newest{core::Duration{at.value_or(0)}};
            if (at && newest + Chain::kLongestWait >= m_range.from && newest <= m_range.to) {
                m_out.links = m_out.rows = 0;  // of before the period: what is of it is not linked
                return {};
            }
        }
        m_out = {.nothing = true};
        return {};
    }

    /// Whether any row is of the period: no link may cover it. By an index each; what comes while
    /// a desk runs anyhow, marks and notes, has none and is not asked.
    core::Expected<bool> isRecorded() const
    {
        auto rows = m_history.prepare(
            "SELECT EXISTS (SELECT 1 FROM t_proposal WHERE created_ns BETWEEN ?1 AND ?2) OR EXISTS "
            "(SELECT 1 FROM t_order WHERE created_ns BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 FROM "
            "t_fill WHERE at_ns BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 FROM t_decision WHERE at_ns "
            "BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 FROM t_position WHERE at_ns BETWEEN ?1 AND ?2) "
            "OR EXISTS (SELECT 1 FROM t_balance WHERE at_ns BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 "
            "FROM t_market WHERE at_ns BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 FROM t_alert WHERE "
            "at_ns BETWEEN ?1 AND ?2) OR EXISTS (SELECT 1 FROM t_setting WHERE at_ns BETWEEN ?1 "
            "AND ?2) OR EXISTS (SELECT 1 FROM t_link WHERE at_ns BETWEEN ?1 AND ?2) OR EXISTS "
            "(SELECT 1 FROM t_guard WHERE at_ns BETWEEN ?1 AND ?2)");
        if (!rows) return std::unexpected(rows.error());
        const bool found = rows->query(m_range.from, m_range.to).next() && rows->integer(0) != 0;
        if (rows->error()) return std::unexpected(*rows->error());
        if (found) return true;
        auto past = PastSamples::over(m_history);
        if (!past) return std::unexpected(past.error());
        const auto names = past->underlyings(m_range);
        if (!names) return std::unexpected(names.error());
        for (const core::Currency underlying : *names) {
            // A block may reach over the period without a row in it.
            const auto sample = past->first(underlying, m_range);
            if (!sample) return std::unexpected(sample.error());
            if (*sample) return true;
        }
        return false;
    }

    /// Whether any link from before the period covers rows. The first of a folder that is older
    /// than the chain says with an empty digest up to where none does.
    core::Expected<bool> hasBegun() const
    {
        auto part = m_history.prepare(
            "SELECT 1 FROM t_chain_part WHERE link < ?1 AND digest <> '' LIMIT 1");
        if (!part) return std::unexpected(part.error());
        const bool found = part->query(m_own).next();
        if (part->error()) return std::unexpected(*part->error());
        return found;
    }

    bool isWrong() const { return !m_out.wrong.empty(); }
    core::Expected<void> wrong(std::string what)
    {
        m_out.wrong = std::move(what);
        return {};
    }

    const Database& m_history;
    TimeRange m_range;
    ChainBudget m_budget;
    Statement m_link, m_parts, m_newest, m_dropped;
    std::map<std::int64_t, Link> m_sound;  ///< asked before
    std::optional<ChainRows> m_rows;
    std::optional<SamplesById> m_samples;
    bool m_stands = false;       ///< on a sample
    bool m_asksForRows = false;  ///< no link that covers rows is of the period's time
    bool m_hasRows = false;      ///< of the period's time
    bool m_endsBefore = false;   ///< no link is of the period's end or after it
    std::int64_t m_own = 2;      ///< the first link of the period's begin or after it
    std::vector<Part> m_all;
    review::ChainLook m_out;
};

}  // namespace

core::Expected<review::ChainLook> lookAtChain(const Database& history, TimeRange range,
                                              ChainBudget budget)
{
    return Look(history, range, budget).look();
}

}  // namespace ballast::store
