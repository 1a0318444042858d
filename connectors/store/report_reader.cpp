#include "connectors/store/report_reader.h"

#include "connectors/store/chain_look.h"
#include "connectors/store/codes.h"
#include "connectors/store/migrations.h"
#include "connectors/store/past_samples.h"
#include "connectors/store/review_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace ballast::store {
namespace {

constexpr core::Duration kLookBack = std::chrono::hours{24};

class RecordsReader {
public:
    RecordsReader(const Database& history, TimeRange range, std::size_t limit)
        : m_history(history), m_range(range), m_limit(limit)
    {
        m_recent = {std::max(range.from, range.to - kLookBack), range.to};
    }

    core::Expected<report::Records> read()
    {
        for (const auto step :
             {&RecordsReader::readAlerts, &RecordsReader::readGuards, &RecordsReader::readOrders,
              &RecordsReader::readSettings, &RecordsReader::readStandings,
              &RecordsReader::readAccounts, &RecordsReader::readHeldRows,
              &RecordsReader::readJournal, &RecordsReader::lookAtLinks})
            if (auto done = (this->*step)(); !done) return std::unexpected(done.error());
        std::vector<report::Incident>& all = m_out.incidents;
        std::ranges::stable_sort(all, {}, &report::Incident::at);
        if (all.size() > m_limit) {
            m_out.incidentsLeftOut += all.size() - m_limit;
            all.resize(m_limit);
        }
        return std::move(m_out);
    }

private:
    using Done = core::Expected<void>;
    template <class Take, class... Values>
    Done each(std::string_view sql, Take take, const Values&... values)
    {
        auto rows = m_history.prepare(sql);
        if (!rows) return std::unexpected(rows.error());
        rows->query(values...);
        while (rows->next()) take(*rows);
        if (rows->error())
            return core::failure("Reading what a report is made of: " + rows->error()->message +
                                 ".");
        return {};
    }

    /// What is critical, and whatever a limit, a halt or a tripwire said.
    Done readAlerts()
    {
        std::size_t read = 0;
        return each(
            "SELECT at_ns, severity, topic, text, underlying FROM t_alert WHERE at_ns BETWEEN ?1 "
            "AND ?2 AND (severity = 'critical' OR (severity = 'warning' AND topic IN ('halt', "
            "'limit', 'limits', 'guard', 'fill', 'order', 'valuation', 'mode', 'clock'))) ORDER BY "
            "at_ns, id",
            [&](const Statement& row) {
                if (++read > m_limit) {
                    ++m_out.incidentsLeftOut;
                    return;
                }
                report::Incident one;
                one.at = row.time(0);
                one.kind = "alert";
                one.severity = row.text(1);
                one.subject = row.text(2);
                one.text = row.text(3);
                one.underlying = row.text(4);
                m_out.incidents.push_back(std::move(one));
            },
            m_range.from, m_range.to);
    }
    Done readGuards()
    {
        return each(
            "SELECT at_ns, before, level, cause, actor, underlying, coalesce(venue, '') FROM "
            "t_guard WHERE at_ns BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3",
            [&](const Statement& row) {
                report::Incident one;
                one.at = row.time(0);
                one.kind = "guard";
                one.severity = row.text(2) == "halt"      ? "critical"
                               : row.text(2) == "caution" ? "warning"
                                                          : "notice";
                one.subject = row.text(1) + " \u2192 " + row.text(2);
                one.text = row.text(3);
                one.who = row.text(4);
                one.underlying = row.text(5);
                one.venue = row.text(6);
                m_out.incidents.push_back(std::move(one));
            },
            m_range.from, m_range.to, static_cast<std::int64_t>(m_limit));
    }
    /// Orders of which nobody but a person could say what became of them.
    Done readOrders()
    {
        return each(
            "SELECT last_ns, state, label, evidence, underlying, venue FROM t_order WHERE "
            "state IN ('needs_operator', 'unknown') AND created_ns BETWEEN ?1 AND ?2 ORDER BY "
            "created_ns, label",
            [&](const Statement& row) {
                report::Incident one;
                one.at = row.time(0);
                one.kind = "order";
                one.severity = "critical";
                one.subject = row.text(2);
                one.text = (row.text(1) == "unknown" ? "UNKNOWN" : "NEEDS OPERATOR") +
                           std::string{": "} + row.text(3);
                one.underlying = row.text(4);
                one.venue = row.text(5);
                m_out.incidents.push_back(std::move(one));
            },
            m_range.from, m_range.to);
    }
    /// In which mode a session began is a fact and no change.
    Done readSettings()
    {
        return each(
            "SELECT at_ns, key, before, after, actor FROM t_setting WHERE at_ns >= ?1 AND NOT (key "
            "= 'mode' AND before = '') ORDER BY at_ns, id",
            [&](const Statement& row) {
                report::SettingChanged one{row.time(0), row.text(1), row.text(2), row.text(3),
                                           row.text(4)};
                (one.at <= m_range.to ? m_out.changes : m_out.changesAfter)
                    .push_back(std::move(one));
            },
            m_range.from);
    }
    /// Of rows and of blocks: what is older than the policy keeps in rows has moved into those.
    Done readStandings()
    {
        std::vector<core::Currency> underlyings;
        Done done = each(
            "SELECT DISTINCT underlying FROM t_hour WHERE hour_ns BETWEEN ?1 AND ?2 ORDER BY "
            "underlying",
            [&](const Statement& row) { underlyings.emplace_back(row.text(0)); },
            m_range.from - std::chrono::hours{1}, m_range.to);
        if (!done) return done;
        auto past = PastSamples::over(m_history);
        if (!past) return std::unexpected(past.error());
        for (const core::Currency& underlying : underlyings) {
            const auto last = past->at(underlying, m_range.to);
            if (!last) return std::unexpected(last.error());
            if (!*last || (*last)->at < m_range.from) continue;
            const engine::ExposureSample& s = **last;
            m_out.recordedUntil = std::max(m_out.recordedUntil, s.at);
            if (s.at >= m_recent.from)
                m_out.standings.push_back({underlying, s.at, s.spot, s.delta, s.target, s.lower,
                                           s.upper, s.gamma1Pct, s.vega, s.theta, s.marginUse,
                                           s.partial});
        }
        return {};
    }
    Done readAccounts()
    {
        std::map<std::pair<core::AccountKey, core::Currency>, report::AccountStanding> last;
        Done done = each(
            "SELECT venue, account, currency, at_ns, equity, initial_margin, maintenance_margin "
            "FROM t_balance WHERE at_ns BETWEEN ?1 AND ?2 ORDER BY at_ns, id",
            [&](const Statement& row) {
                report::AccountStanding one;
                one.account = {row.text(0), row.text(1)};
                one.currency = row.text(2);
                one.at = row.time(3);
                one.equity = row.real(4);
                one.initialMargin = row.real(5);
                one.maintenanceMargin = row.real(6);
                last[{one.account, one.currency}] = one;
            },
            m_recent.from, m_recent.to);
        std::set<core::AccountKey> known;
        for (const auto& [key, one] : last) {
            m_out.accounts.push_back(one);
            known.insert(key.first);
        }
        if (done)
            done = each(
                "SELECT DISTINCT venue, account FROM t_pnl_day WHERE day_ns BETWEEN ?1 AND ?2 "
                "UNION SELECT DISTINCT venue, account FROM t_order WHERE created_ns BETWEEN ?1 AND "
                "?2",
                [&](const Statement& row) {
                    known.insert(core::AccountKey{row.text(0), row.text(1)});
                },
                m_range.from, m_range.to);
        m_out.traded.assign(known.begin(), known.end());
        return done;
    }
    /// What was carried last, of all that was carried within the last hours.
    Done readHeldRows()
    {
        return each(
            // CROSS: what was held outside, each with its last row; not every row ever carried.
            fmt::format("SELECT {}, {} FROM t_held AS h CROSS JOIN t_carried AS c ON c.held_id = "
                        "h.held_id AND c.at_ns = (SELECT max(at_ns) FROM t_carried WHERE held_id = "
                        "h.held_id AND at_ns BETWEEN ?1 AND ?2) WHERE c.quantity <> 0 AND c.why <> "
                        "'gone' ORDER BY h.underlying, h.kind, h.expiry_ns, h.strike, "
                        "h.option_type, h.venue, h.account, h.sub_book",
                        kHeldColumns, kCarriedColumns),
            [&](const Statement& row) {
                m_out.held.push_back(readCarried(row, 10, readHeld(row, 0)));
            },
            m_recent.from, m_recent.to);
    }
    Done readJournal()
    {
        Done done =
            each("SELECT name, value FROM t_meta WHERE name IN ('journal_seq', 'journal_hash')",
                 [&](const Statement& row) {
                     if (row.text(0) == "journal_hash")
                         m_out.journalHash = row.text(1);
                     else
                         m_out.journalEvents = std::strtoull(row.text(1).c_str(), nullptr, 10);
                 });
        if (!done) return done;
        m_out.schema = std::ssize(historyMigrations());  // no reader opens another one
        return done;
    }
    Done lookAtLinks()
    {
        auto look = lookAtChain(m_history, m_range, kForReport);
        if (!look) return std::unexpected(look.error());
        m_out.chain = std::move(*look);
        return {};
    }

    const Database& m_history;
    TimeRange m_range, m_recent;
    std::size_t m_limit;
    report::Records m_out;
};

}  // namespace

core::Expected<report::Records> readRecords(const Database& history, TimeRange range,
                                            std::size_t limit)
{
    auto begin = history.prepare("BEGIN");
    auto end = history.prepare("COMMIT");
    if (!begin) return std::unexpected(begin.error());
    if (!end) return std::unexpected(end.error());
    if (auto begun = begin->run(); !begun) return std::unexpected(begun.error());
    auto records = RecordsReader(history, range, limit).read();
    if (auto ended = end->run(); !ended && records) return std::unexpected(ended.error());
    return records;
}

}  // namespace ballast::store
