#include "connectors/store/chain.h"

#include <fmt/format.h>

#include <map>
#include <optional>

namespace ballast::store {
namespace {

/// Goes over the chain once, from its first link.
class Check {
public:
    Check(const Database& history, const ReadWatch& watch) : m_history(history), m_watch(watch) {}

    core::Expected<ChainFindings> run()
    {
        auto rows = ChainRows::over(m_history);
        if (!rows) return std::unexpected(rows.error());
        m_rows.emplace(std::move(*rows));
        const auto all = m_history.integer("SELECT coalesce(sum(rows), 0) FROM t_chain_part");
        if (!all) return std::unexpected(all.error());
        m_all = static_cast<double>(*all);
        auto samples = SamplesById::over(m_history);
        if (!samples) return std::unexpected(samples.error());
        m_samples.emplace(std::move(*samples));
        m_samplesStand = m_samples->next();
        auto done = links();
        if (done && m_found.wrong.empty()) done = keyed(kProposalRows);
        if (done && m_found.wrong.empty()) done = keyed(kRealisedRows);
        if (done && m_found.wrong.empty()) done = nothingBeside();
        if (done && m_found.wrong.empty()) tail();
        if (m_samples->error()) return std::unexpected(*m_samples->error());
        if (!done) return std::unexpected(done.error());
        return m_found;
    }

private:
    core::Expected<void> links()
    {
        auto links =
            m_history.prepare("SELECT link, form, at_ns, prev, hash FROM t_chain ORDER BY link");
        auto parts = m_history.prepare(
            "SELECT tbl, first, last, rows, digest FROM t_chain_part WHERE link = ?1 ORDER BY tbl, "
            "first, last");
        if (!links) return std::unexpected(links.error());
        if (!parts) return std::unexpected(parts.error());
        std::string previous;
        while (links->next()) {
            if (m_watch && !m_watch(m_all > 0 ? static_cast<double>(m_found.rows) / m_all : 0))
                return std::unexpected(readCancelled());
            const std::int64_t link = links->integer(0);
            if (link != m_found.links + 1)
                return wrong(
                    fmt::format("link {} is missing; {} follows", m_found.links + 1, link));
            m_form = links->integer(1);
            if (m_form < 1 || m_form > kChainForm)
                return wrong(fmt::format("link {} has form {}, which this Ballast does not know",
                                         link, m_form));
            std::vector<ChainPart> all;
            parts->query(link);
            while (parts->next())
                all.push_back({parts->text(0), parts->integer(1), parts->integer(2),
                               parts->integer(3), parts->text(4)});
            if (parts->error()) return std::unexpected(*parts->error());
            if (links->text(3) != previous)
                return wrong(fmt::format("link {} does not follow from the one before it", link));
            previous = links->text(4);
            if (linkHash(links->text(3), link, m_form, links->integer(2), all) != previous)
                return wrong(fmt::format("link {} is not what was written", link));
            ++m_found.links;
            for (const ChainPart& each : all)
                if (auto done = part(link, each); !done || !m_found.wrong.empty()) return done;
        }
        if (links->error()) return std::unexpected(*links->error());
        return {};
    }

    core::Expected<void> part(std::int64_t link, const ChainPart& part)
    {
        if (part.table == kProposalRows || part.table == kRealisedRows) {
            auto& newest = m_keyed[part.table][{part.first, part.last}];
            if (newest.link != 0) ++m_found.replaced;
            newest = {link, m_form, part};
            return {};
        }
        std::int64_t& upTo = m_upTo[part.table];
        if (part.first != upTo + 1 || part.last < part.first)
            return wrong(fmt::format("link {} does not begin after {} {}", link, part.table, upTo));
        upTo = part.last;
        if (part.digest.empty() && link == 1) {  // from before the chain
            if (part.table == kSampleRows)
                while (m_samplesStand && m_samples->id() <= part.last)
                    m_samplesStand = m_samples->next();
            return {};
        }
        auto lines = linesOf(part);
        if (!lines) return std::unexpected(lines.error());
        if (!lines->has_value())
            return wrong(fmt::format("link {} covers rows of {}, which this Ballast does not know",
                                     link, part.table));
        if ((*lines)->empty() && part.rows > 0) {
            auto dropped = wasDropped(part);
            if (!dropped) return std::unexpected(dropped.error());
            if (*dropped) {
                m_found.dropped += part.rows;
                return {};
            }
        }
        if (std::ssize(**lines) != part.rows)
            return wrong(fmt::format("of the rows {} to {} of {} there are {}, and link {} has {}",
                                     part.first, part.last, part.table, (*lines)->size(), link,
                                     part.rows));
        if (digestOf(**lines) != part.digest)
            return wrong(fmt::format("the rows {} to {} of {} are not what link {} has", part.first,
                                     part.last, part.table, link));
        m_found.rows += part.rows;
        return {};
    }

    /// Nothing: no such table.
    core::Expected<std::optional<Lines>> linesOf(const ChainPart& part)
    {
        if (part.table == kSampleRows) {
            Lines lines;
            while (m_samplesStand && m_samples->id() <= part.last) {
                lines.push_back(m_samples->line());
                m_samplesStand = m_samples->next();
            }
            return lines;
        }
        for (std::size_t n = 0; n < chainTables().size(); ++n) {
            if (chainTables()[n].name != part.table) continue;
            auto lines = m_rows->added(n, part.first - 1, part.last, m_form);
            if (!lines) return std::unexpected(lines.error());
            return std::optional{std::move(*lines)};
        }
        return std::optional<Lines>{};
    }

    core::Expected<bool> wasDropped(const ChainPart& part) const
    {
        auto rows = m_history.prepare(
            "SELECT 1 FROM t_dropped WHERE tbl = ?1 AND first <= ?2 AND last >= ?3");
        if (!rows) return std::unexpected(rows.error());
        const bool found = rows->query(part.table, part.first, part.last).next();
        if (rows->error()) return std::unexpected(*rows->error());
        return found;
    }

    /// Rows that are replaced: as their last link has them.
    core::Expected<void> keyed(std::string_view table)
    {
        const bool proposals = table == kProposalRows;
        for (const auto& [key, newest] : m_keyed[std::string{table}]) {
            auto lines = proposals ? m_rows->proposal(key.first, key.second, newest.form)
                                   : m_rows->realised(key.first);
            if (!lines) return std::unexpected(lines.error());
            if (digestOf(*lines) != newest.part.digest)
                return wrong(
                    proposals
                        ? fmt::format("proposal {}, revision {}, is not what link {} has",
                                      key.first, key.second, newest.link)
                        : fmt::format("the realised variances of day {} are not what link {} has",
                                      key.first, newest.link));
            m_found.rows += std::ssize(*lines);
        }
        return {};
    }

    /// A proposal that no link has, beside those from before the chain.
    core::Expected<void> nothingBeside()
    {
        auto first = m_keyed[std::string{kProposalRows}];
        if (first.empty()) return {};
        auto rows = m_history.prepare(
            "SELECT proposal_id, revision FROM t_proposal AS p WHERE proposal_id > ?1 AND NOT "
            "EXISTS (SELECT 1 FROM t_chain_part WHERE tbl = 'proposal' AND first = p.proposal_id "
            "AND last = p.revision) LIMIT 1");
        if (!rows) return std::unexpected(rows.error());
        // Numbers only grow: what lies beyond the first linked one came with the chain.
        rows->query(first.begin()->first.first);
        if (rows->next())
            return wrong(fmt::format("proposal {}, revision {}, is in no link", rows->integer(0),
                                     rows->integer(1)));
        if (rows->error()) return std::unexpected(*rows->error());
        return {};
    }

    void tail()
    {
        while (m_samplesStand) {
            ++m_found.unlinked;
            m_samplesStand = m_samples->next();
        }
    }

    core::Expected<void> wrong(std::string what)
    {
        m_found.wrong = std::move(what);
        return {};
    }

    struct Keyed {
        std::int64_t link = 0, form = kChainForm;
        ChainPart part;
    };
    const Database& m_history;
    const ReadWatch& m_watch;
    double m_all = 0;  ///< rows of all parts
    std::optional<ChainRows> m_rows;
    std::optional<SamplesById> m_samples;
    bool m_samplesStand = false;
    std::int64_t m_form = kChainForm;  ///< of the link under way
    std::map<std::string, std::int64_t> m_upTo;
    std::map<std::string, std::map<std::pair<std::int64_t, std::int64_t>, Keyed>> m_keyed;
    ChainFindings m_found;
};

}  // namespace

std::string ChainFindings::text() const
{
    std::string out = fmt::format("{} links over {} rows", links, rows);
    if (dropped > 0) out += fmt::format(", {} let go of by the policy", dropped);
    if (replaced > 0) out += fmt::format(", {} replaced by later ones", replaced);
    if (unlinked > 0) out += fmt::format(", {} not linked yet", unlinked);
    return out;
}

core::Expected<ChainFindings> checkChain(const Database& history, const ReadWatch& watch)
{
    return Check(history, watch).run();
}

}  // namespace ballast::store
