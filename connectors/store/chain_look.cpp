#include "connectors/store/chain_look.h"

#include "connectors/store/chain_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace ballast::store {
namespace {

/// Of what is written by the clock, and much of it.
constexpr std::array<std::string_view, 4> kByTheClock{"balance", "market", "position", kSampleRows};

bool isByTheClock(std::string_view table)
{
    return std::ranges::find(kByTheClock, table) != kByTheClock.end();
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
        for (const auto step :
             {&Look::prepare, &Look::readLinks, &Look::chooseRows, &Look::readRows})
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
                 {&m_timeOf, "SELECT at_ns FROM t_chain WHERE link = ?1"},
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

    /// The first link that was written at `at` or after; behind the last: none was. Links are
    /// numbered without a gap and in time; where one is missing the walk over them finds it.
    core::Expected<std::int64_t> firstFrom(core::Time at, std::int64_t last)
    {
        std::int64_t low = 1, high = last + 1;
        while (low < high) {
            const std::int64_t middle = low + (high - low) / 2;
            const bool found = m_timeOf.query(middle).next();
            const bool before = found && m_timeOf.time(0) < at;
            if (m_timeOf.error()) return std::unexpected(*m_timeOf.error());
            if (before)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    core::Expected<void> readLinks()
    {
        const auto newest = m_history.integer("SELECT coalesce(max(link), 0) FROM t_chain");
        if (!newest) return std::unexpected(newest.error());
        const auto begin = firstFrom(m_range.from, *newest);
        if (!begin) return std::unexpected(begin.error());
        const auto end = firstFrom(m_range.to, *newest);  // it has what came up to there
        if (!end) return std::unexpected(end.error());
        const std::int64_t last = std::min(*end, *newest);
        if (last < *begin) return {};
        const std::int64_t first = std::max(*begin, last - m_budget.links + 1);
        m_out.linksLeft = first - *begin;
        auto links = m_history.prepare(
            "SELECT link, form, at_ns, prev, hash FROM t_chain WHERE link BETWEEN ?1 AND ?2 ORDER "
            "BY link");
        if (!links) return std::unexpected(links.error());
        std::optional<std::string> previous;
        if (first == 1) previous.emplace();
        std::int64_t expected = std::max<std::int64_t>(first - 1, 1);
        links->query(expected, last);
        while (links->next()) {
            const std::int64_t link = links->integer(0);
            if (link != expected++)
                return wrong(fmt::format("link {} is missing; {} follows", expected - 1, link));
            if (link >= first)
                if (auto done = readLink(*links, link, previous.value_or("")); !done || isWrong())
                    return done;
            previous = links->text(4);
        }
        if (links->error()) return std::unexpected(*links->error());
        if (expected != last + 1) return wrong(fmt::format("link {} is missing", expected));
        return {};
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
        std::vector<ChainPart> parts;
        m_parts.query(link);
        while (m_parts.next())
            parts.push_back({m_parts.text(0), m_parts.integer(1), m_parts.integer(2),
                             m_parts.integer(3), m_parts.text(4)});
        if (m_parts.error()) return std::unexpected(*m_parts.error());
        if (linkHash(previous, link, form, row.integer(2), parts) != row.text(4))
            return wrong(fmt::format("link {} is not what was written", link));
        ++m_out.links;
        for (ChainPart& part : parts)
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
                if (auto done = takeNewest(part); !done) return done;
            auto lines = linesOf(part);
            if (!lines) return std::unexpected(lines.error());
            if (auto done = compare(part, *lines); !done || isWrong()) return done;
        }
        return {};
    }

    /// As it was covered last, which may have been after the period.
    core::Expected<void> takeNewest(Part& part)
    {
        if (m_newest.query(std::string_view{part.is.table}, part.is.first, part.is.last).next()) {
            part.link = m_newest.integer(0);
            part.is.rows = m_newest.integer(1);
            part.is.digest = m_newest.text(2);
            part.form = m_newest.integer(3);
        }
        if (m_newest.error()) return std::unexpected(*m_newest.error());
        return {};
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
        return {};
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
    Statement m_timeOf, m_parts, m_newest, m_dropped;
    std::optional<ChainRows> m_rows;
    std::optional<SamplesById> m_samples;
    bool m_stands = false;  ///< on a sample
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
