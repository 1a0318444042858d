#include "connectors/store/chain.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::store {

core::Expected<Chain> Chain::over(Database& history)
{
    auto rows = ChainRows::over(history);
    if (!rows) return std::unexpected(rows.error());
    Chain chain;
    chain.m_rows = std::move(*rows);
    auto link = history.prepare(
        "INSERT INTO t_chain (link, form, at_ns, prev, hash) VALUES (?1, ?2, ?3, ?4, ?5)");
    auto part = history.prepare(
        "INSERT INTO t_chain_part (link, tbl, first, last, rows, digest) VALUES (?1, ?2, ?3, ?4, "
        "?5, ?6)");
    if (!link) return std::unexpected(link.error());
    if (!part) return std::unexpected(part.error());
    chain.m_link = std::move(*link);
    chain.m_part = std::move(*part);
    auto done = history.execute("BEGIN IMMEDIATE");
    if (done) done = chain.load(history);
    if (done && chain.m_now.link == 0) done = chain.start();
    if (done) done = chain.close({});
    if (done) done = history.execute("COMMIT");
    if (!done && history.inTransaction()) (void)history.execute("ROLLBACK");
    if (!done) return std::unexpected(done.error());
    return chain;
}

core::Expected<void> Chain::load(const Database& history)
{
    auto head = history.prepare("SELECT link, hash, at_ns FROM t_chain ORDER BY link DESC LIMIT 1");
    auto covered =
        history.prepare("SELECT coalesce(max(last), 0) FROM t_chain_part WHERE tbl = ?1");
    if (!head) return std::unexpected(head.error());
    if (!covered) return std::unexpected(covered.error());
    if (head->query().next()) {
        m_now.link = head->integer(0);
        m_now.hash = head->text(1);
        m_now.linkedAt = m_now.newest = head->time(2);
    }
    if (head->error()) return std::unexpected(*head->error());
    const auto upTo = [&](std::string_view name) {
        const std::int64_t last = covered->query(name).next() ? covered->integer(0) : 0;
        while (covered->next()) {
        }
        return last;
    };
    for (const ChainTable& table : chainTables()) m_now.covered.push_back(upTo(table.name));
    m_now.coveredSamples = upTo(kSampleRows);
    if (covered->error()) return std::unexpected(*covered->error());
    auto last = m_rows.lastSample();
    if (!last) return std::unexpected(last.error());
    m_now.lastSample = std::max(*last, m_now.coveredSamples);
    return {};
}

/// The first link: which rows were there before it and are covered by none.
core::Expected<void> Chain::start()
{
    std::vector<ChainPart> parts;
    const auto before = [&](std::string_view name, std::int64_t last) {
        if (last > 0) parts.push_back({std::string{name}, 1, last, 0, ""});
    };
    for (std::size_t n = 0; n < chainTables().size(); ++n) {
        auto last = m_rows.lastId(n);
        if (!last) return std::unexpected(last.error());
        before(chainTables()[n].name, *last);
        m_now.covered[n] = *last;
    }
    before(kSampleRows, m_now.lastSample);
    m_now.coveredSamples = m_now.lastSample;
    return write(std::move(parts));
}

core::Expected<void> Chain::write(std::vector<ChainPart> parts)
{
    std::ranges::sort(parts, {}, [](const ChainPart& part) {
        return std::tuple{std::string_view{part.table}, part.first, part.last};
    });
    const std::int64_t link = m_now.link + 1;
    const std::int64_t at = m_now.newest.time_since_epoch().count();
    const std::string hash = linkHash(m_now.hash, link, kChainForm, at, parts);
    if (auto done = m_link.run(link, kChainForm, at, m_now.hash, hash); !done) return done;
    for (const ChainPart& part : parts)
        if (auto done = m_part.run(link, part.table, part.first, part.last, part.rows, part.digest);
            !done)
            return done;
    m_now.link = link;
    m_now.hash = hash;
    m_now.linkedAt = m_now.newest;
    m_now.pending = 0;
    return {};
}

core::Expected<void> Chain::note(const Batch& batch)
{
    m_now.newest = std::max(m_now.newest, batch.newest);
    m_now.pending += batch.rows;
    const bool due = batch.acted || m_now.pending >= kRowsALink ||
                     (m_now.pending > 0 && m_now.newest - m_now.linkedAt >= kLongestWait);
    return due ? close(batch) : core::Expected<void>{};
}

core::Expected<void> Chain::close(const Batch& batch)
{
    std::vector<ChainPart> parts;
    const auto add = [&](std::string_view name, std::int64_t first, std::int64_t last,
                         const core::Expected<Lines>& lines) -> core::Expected<void> {
        if (!lines) return std::unexpected(lines.error());
        if (!lines->empty())
            parts.push_back({std::string{name}, first, last, std::ssize(*lines), digestOf(*lines)});
        return {};
    };
    for (std::size_t n = 0; n < chainTables().size(); ++n) {
        auto last = m_rows.lastId(n);
        if (!last) return std::unexpected(last.error());
        if (*last <= m_now.covered[n]) continue;
        const std::int64_t from = m_now.covered[n];
        if (auto done = add(chainTables()[n].name, from + 1, *last, m_rows.added(n, from, *last));
            !done)
            return done;
        m_now.covered[n] = *last;
    }
    if (m_now.lastSample > m_now.coveredSamples) {
        const std::int64_t from = m_now.coveredSamples;
        if (auto done = add(kSampleRows, from + 1, m_now.lastSample,
                            m_rows.samples(from, m_now.lastSample));
            !done)
            return done;
        m_now.coveredSamples = m_now.lastSample;
    }
    for (const auto& [id, revision] : batch.proposals)
        if (auto done = add(kProposalRows, id, revision, m_rows.proposal(id, revision)); !done)
            return done;
    for (const std::int64_t day : batch.realisedDays)
        if (auto done = add(kRealisedRows, day, day, m_rows.realised(day)); !done) return done;
    return parts.empty() ? core::Expected<void>{} : write(std::move(parts));
}

}  // namespace ballast::store
