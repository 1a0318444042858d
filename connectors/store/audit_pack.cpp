#include "connectors/store/audit_pack.h"

#include "connectors/store/backups.h"
#include "connectors/store/chain_rows.h"
#include "connectors/store/history.h"
#include "connectors/store/migrations.h"
#include "connectors/store/past_samples.h"
#include "connectors/store/sample_cursor.h"
#include "connectors/store/tar_gz.h"
#include "models/core/csv_text.h"
#include "models/core/digest.h"
#include "models/core/running_digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace ballast::store {
namespace {

namespace fs = std::filesystem;

/// A view of the history and the column that says when its rows were.
struct Sheet {
    const char* view;
    const char* at;
    const char* order;
};
constexpr Sheet kSheets[] = {{"alerts", "at_ms", "alert_id"},
                             {"balances", "at_ms", "at_ms, venue, account, currency"},
                             {"chain_links", "at_ms", "link"},
                             {"decisions", "at_ms", "decision_id"},
                             {"fills", "at_ms", "at_ms, trade_id"},
                             {"guards", "at_ms", "at_ms, underlying"},
                             {"links", "at_ms", "at_ms, venue"},
                             {"orders", "created_ms", "created_ms, label"},
                             {"positions", "at_ms", "at_ms, instrument"},
                             {"proposals", "created_ms", "proposal_id, revision"},
                             {"settings", "at_ms", "at_ms, key"}};

constexpr const char* kSchema =
    "PRAGMA journal_mode=OFF; PRAGMA page_size=4096;"
    "CREATE TABLE anchor (name TEXT PRIMARY KEY, value TEXT);"
    "CREATE TABLE link (link INTEGER PRIMARY KEY, form INTEGER, at_ns INTEGER, prev TEXT, hash "
    "TEXT);"
    "CREATE TABLE part (part INTEGER PRIMARY KEY, link INTEGER, tbl TEXT, first INTEGER, last "
    "INTEGER, "
    "rows INTEGER, digest TEXT, state TEXT);"
    "CREATE TABLE line (part INTEGER, nr INTEGER, text TEXT, sha TEXT);"
    "CREATE TABLE event (seq INTEGER PRIMARY KEY, at_ns INTEGER, kind TEXT, subject TEXT, body "
    "TEXT, "
    "prev_hash TEXT, hash TEXT)";

core::Expected<Database> source(const fs::path& file, FileKind kind,
                                std::span<const Migration> migrations)
{
    std::error_code ec;
    if (!fs::exists(file, ec))
        return core::failure("Exporting from " + utf8(file) +
                             ": there is no such file. Name the data folder with --data.");
    auto database = Database::open(file, Database::Access::ReadWrite);
    if (!database) return database;
    // For writing only so that SQLite may undo what a killed run left half done.
    auto can = kind == FileKind::Orders ? database->holdAlone() : core::Expected<void>{};
    if (!can && database->isBusy())
        return core::failure("Exporting from " + utf8(file.parent_path()) +
                             ": a running Ballast, or another command, has the order journal of "
                             "this folder. " +
                             lookAtACopy(file.parent_path()) + ".");
    if (can) can = database->execute("PRAGMA query_only=ON; PRAGMA busy_timeout=250");
    if (can) can = readable(*database, kind, migrations);
    if (!can) return std::unexpected(can.error());
    auto version = schemaVersion(*database);
    if (!version) return std::unexpected(version.error());
    if (*version < std::ssize(migrations))
        return core::failure("Exporting from " + utf8(file) +
                             ": it is of an older Ballast. Start this one on the folder once.");
    return database;
}

core::Expected<std::string> digestOfFile(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    core::RunningDigest digest;
    std::vector<char> buffer(1 << 16);
    while (in) {
        in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        digest.add({buffer.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (!in.eof()) return core::failure("Exporting: " + utf8(file) + " cannot be read back.");
    return digest.hex();
}

/// Of a pack as one file, before it has its name.
constexpr std::string_view kWholePack = "pack.tar.gz";

class Pack {
public:
    Pack(const Database& history, const Database& orders, const AuditRequest& request,
         fs::path folder)
        : m_history(history),
          m_orders(orders),
          m_range(request.range),
          m_watch(request.watch),
          m_folder(std::move(folder))
    {
    }

    core::Expected<AuditDone> write(std::string_view schemaPage)
    {
        auto audit = Database::open(m_folder / "audit.db", Database::Access::ReadWrite);
        if (!audit) return std::unexpected(audit.error());
        m_audit = std::move(*audit);
        core::Expected<void> done = m_audit.execute(kSchema);
        if (done) done = m_audit.execute("BEGIN");
        if (done) done = prepare();
        if (done) done = links();
        if (done) done = parts();
        if (done) done = events();
        if (done) done = m_audit.execute("COMMIT");
        m_into = {};
        m_audit = {};
        if (done) done = goesOn(kRowsDone);
        if (done) done = sheets();
        if (done) done = samples();
        if (done) done = goesOn(kSamplesDone);
        if (done) done = text("schema.md", schemaPage);
        if (done) done = text("verify.sh", auditVerifier());
        if (done) done = text("README.txt", readme());
        if (done) done = manifest();
        if (!done) return std::unexpected(done.error());
        return m_done;
    }
    const std::vector<std::string>& names() const { return m_names; }

private:
    /// Of the whole, by what it took of a year: the rows of the chain, then the sheets and samples,
    /// then packing.
    static constexpr double kRowsDone = 0.6, kSamplesDone = 0.9;

    core::Expected<void> goesOn(double share) const
    {
        if (m_watch && !m_watch(share)) return std::unexpected(readCancelled());
        return {};
    }

    struct Into {
        Statement anchor, link, part, line, event;
    };

    core::Expected<void> prepare()
    {
        const std::pair<Statement*, const char*> all[] = {
            {&m_into.anchor, "INSERT INTO anchor VALUES (?1, ?2)"},
            {&m_into.link, "INSERT INTO link VALUES (?1, ?2, ?3, ?4, ?5)"},
            {&m_into.part, "INSERT INTO part VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"},
            {&m_into.line, "INSERT INTO line VALUES (?1, ?2, ?3, ?4)"},
            {&m_into.event, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"}};
        for (const auto& [statement, sql] : all) {
            auto prepared = m_audit.prepare(sql);
            if (!prepared) return std::unexpected(prepared.error());
            *statement = std::move(*prepared);
        }
        m_names.emplace_back("audit.db");
        return {};
    }

    core::Expected<void> links()
    {
        auto ends = m_history.prepare(
            "SELECT (SELECT min(link) FROM t_chain WHERE at_ns >= ?1), (SELECT max(link) FROM "
            "t_chain WHERE at_ns <= ?2)");
        auto rows = m_history.prepare(
            "SELECT link, form, at_ns, prev, hash FROM t_chain WHERE link BETWEEN ?1 AND ?2 ORDER "
            "BY "
            "link");
        if (!ends) return std::unexpected(ends.error());
        if (!rows) return std::unexpected(rows.error());
        if (ends->query(m_range.from, m_range.to).next()) {
            m_first = ends->isNull(0) ? 1 : ends->integer(0);
            m_last = ends->isNull(0) || ends->isNull(1) ? 0 : ends->integer(1);
        }
        if (ends->error()) return std::unexpected(*ends->error());
        if (m_last < m_first)
            return core::failure(
                fmt::format("Exporting: no link of the hash chain was written from {} to {}. "
                            "Choose a wider range.",
                            beginning(), end()));
        rows->query(m_first, m_last);
        while (rows->next()) {
            if (m_done.links++ == 0)
                if (auto put = m_into.anchor.run("first_previous", rows->text(3)); !put) return put;
            m_done.lastLink = rows->text(4);
            m_lastAt = rows->time(2);
            if (auto put = m_into.link.run(rows->integer(0), rows->integer(1), rows->integer(2),
                                           rows->text(3), rows->text(4));
                !put)
                return put;
        }
        if (rows->error()) return std::unexpected(*rows->error());
        return m_into.anchor.run("last_link", m_done.lastLink);
    }

    core::Expected<void> parts()
    {
        auto parts = m_history.prepare(
            "SELECT link, tbl, first, last, rows, digest, (SELECT form FROM t_chain AS c WHERE "
            "c.link = p.link), (tbl IN ('proposal', 'realised_day') AND "
            "EXISTS (SELECT 1 FROM t_chain_part AS n WHERE n.tbl = p.tbl AND n.first = p.first AND "
            "n.last = p.last AND n.link > p.link)) FROM t_chain_part AS p WHERE link BETWEEN ?1 "
            "AND "
            "?2 ORDER BY link, tbl, first, last");
        auto rows = ChainRows::over(m_history);
        auto firstSample = m_history.prepare(
            "SELECT min(first) FROM t_chain_part WHERE link BETWEEN ?1 AND ?2 AND tbl = 'sample' "
            "AND "
            "digest <> ''");
        if (!parts) return std::unexpected(parts.error());
        if (!rows) return std::unexpected(rows.error());
        if (!firstSample) return std::unexpected(firstSample.error());
        m_rows.emplace(std::move(*rows));
        if (firstSample->query(m_first, m_last).next() && !firstSample->isNull(0)) {
            auto samples = SamplesById::over(m_history, firstSample->integer(0) - 1);
            if (!samples) return std::unexpected(samples.error());
            m_samples.emplace(std::move(*samples));
            m_samplesStand = m_samples->next();
            while (m_samplesStand && m_samples->id() < firstSample->integer(0))
                m_samplesStand = m_samples->next();
        }
        parts->query(m_first, m_last);
        while (parts->next()) {
            const auto links = static_cast<double>(m_last - m_first + 1);
            const auto behind = static_cast<double>(parts->integer(0) - m_first);
            if (auto on = goesOn(kRowsDone * behind / links); !on) return on;
            if (auto done = part(*parts); !done) return done;
        }
        if (parts->error()) return std::unexpected(*parts->error());
        if (m_samples && m_samples->error()) return std::unexpected(*m_samples->error());
        return {};
    }

    core::Expected<void> part(const Statement& row)
    {
        const ChainPart part{row.text(1), row.integer(2), row.integer(3), row.integer(4),
                             row.text(5)};
        const bool replaced = row.integer(7) != 0;
        Lines lines;
        std::string_view state = "covered";
        if (part.digest.empty()) {
            state = "before";  // from before the chain
        } else if (replaced) {
            state = "replaced";
        } else {
            auto read = linesOf(part, row.integer(6));
            if (!read) return std::unexpected(read.error());
            lines = std::move(*read);
            if (lines.empty() && part.rows > 0)
                state = "dropped";
            else if (m_done.wrong.empty() && digestOf(lines) != part.digest)
                m_done.wrong = fmt::format("the rows {} to {} of {} are not what link {} has",
                                           part.first, part.last, part.table, row.integer(0));
        }
        ++m_part;
        if (auto put = m_into.part.run(m_part, row.integer(0), part.table, part.first, part.last,
                                       part.rows, part.digest, state);
            !put)
            return put;
        std::int64_t nr = 0;
        for (const std::string& line : lines)
            if (auto put = m_into.line.run(m_part, ++nr, line, core::sha256Hex(line)); !put)
                return put;
        m_done.rows += nr;
        return {};
    }

    core::Expected<Lines> linesOf(const ChainPart& part, std::int64_t form)
    {
        if (part.table == kProposalRows) return m_rows->proposal(part.first, part.last, form);
        if (part.table == kRealisedRows) return m_rows->realised(part.first);
        if (part.table == kSampleRows) {
            Lines lines;
            while (m_samplesStand && m_samples->id() <= part.last) {
                lines.push_back(m_samples->line());
                m_samplesStand = m_samples->next();
            }
            return lines;
        }
        for (std::size_t n = 0; n < chainTables().size(); ++n)
            if (chainTables()[n].name == part.table)
                return m_rows->added(n, part.first - 1, part.last, form);
        return core::failure("Exporting: the chain has rows of " + part.table +
                             ", which this Ballast does not know. A newer one has written them.");
    }

    core::Expected<void> events()
    {
        auto ends = m_orders.prepare(
            "SELECT (SELECT min(seq) FROM event WHERE at_ns >= ?1), (SELECT max(seq) FROM event "
            "WHERE at_ns <= ?2)");
        auto rows = m_orders.prepare(
            "SELECT seq, at_ns, kind, subject, body, prev_hash, hash FROM event WHERE seq BETWEEN "
            "?1 "
            "AND ?2 ORDER BY seq");
        if (!ends) return std::unexpected(ends.error());
        if (!rows) return std::unexpected(rows.error());
        if (!ends->query(m_range.from, m_range.to).next() || ends->isNull(0) || ends->isNull(1))
            return {};
        rows->query(ends->integer(0), ends->integer(1));
        std::string last;
        while (rows->next()) {
            ++m_done.events;
            last = rows->text(6);
            if (auto put = m_into.event.run(rows->integer(0), rows->integer(1), rows->text(2),
                                            rows->text(3), rows->text(4), rows->text(5), last);
                !put)
                return put;
        }
        if (rows->error()) return std::unexpected(*rows->error());
        return last.empty() ? core::Expected<void>{} : m_into.anchor.run("last_event", last);
    }

    core::Expected<void> sheets()
    {
        for (const Sheet& sheet : kSheets) {
            auto names = m_history.prepare("SELECT name FROM pragma_table_info(?1)");
            auto rows = m_history.prepare(
                fmt::format("SELECT * FROM {} WHERE {} BETWEEN ?1 AND ?2 ORDER BY {}", sheet.view,
                            sheet.at, sheet.order));
            if (!names) return std::unexpected(names.error());
            if (!rows) return std::unexpected(rows.error());
            std::string out;
            int columns = 0;
            names->query(std::string_view{sheet.view});
            while (names->next()) out += (columns++ > 0 ? "," : "") + names->text(0);
            out += "\r\n";
            rows->query(core::toUnixMs(m_range.from), core::toUnixMs(m_range.to));
            while (rows->next()) {
                for (int n = 0; n < columns; ++n) out += (n > 0 ? "," : "") + cell(*rows, n);
                out += "\r\n";
            }
            if (rows->error()) return std::unexpected(*rows->error());
            if (auto done = text(std::string{"csv/"} + sheet.view + ".csv", out); !done)
                return done;
        }
        return {};
    }

    static std::string cell(const Statement& row, int column)
    {
        const std::string json = row.json(column);
        if (json == "null") return {};
        return json.starts_with('"') ? core::csvCell(row.bytes(column)) : json;
    }

    /// Every sample of the range as it was recorded, wherever it lies now.
    core::Expected<void> samples()
    {
        auto past = PastSamples::over(m_history);
        if (!past) return std::unexpected(past.error());
        auto names = past->underlyings(m_range);
        if (!names) return std::unexpected(names.error());
        for (const core::Currency& underlying : *names) {
            const std::string name = fmt::format("csv/samples_{}.csv", underlying.view());
            std::ofstream out(m_folder / fs::path(name), std::ios::binary);
            auto cursor = SampleCursor::over(m_history, underlying, m_range);
            if (!cursor) return std::unexpected(cursor.error());
            std::string head{kSampleColumns};
            std::erase(head, ' ');
            out << head << "\r\n";
            for (int rows = 1; cursor->next(); ++rows) {
                out << sampleCells(cursor->row()) << "\r\n";
                if (rows % kRowsBetweenLooks != 0) continue;
                if (auto on = goesOn(kRowsDone); !on) return on;
            }
            if (cursor->error()) return std::unexpected(*cursor->error());
            if (!out.flush()) return cannotWrite(name);
            m_names.push_back(name);
        }
        return {};
    }

    static std::string sampleCells(const SampleRow& row)
    {
        std::string line;
        for (const std::int64_t value : row.ints)
            line += (line.empty() ? "" : ",") + (value == kNullInt ? "" : std::to_string(value));
        for (const double value : row.reals)
            line += isNullReal(value) ? "," : fmt::format(",{}", value);
        for (const auto& text : row.texts) line += "," + (text ? core::csvCell(*text) : "");
        return line;
    }

    /// An end of the range that was left open is what there is, and no time of its own.
    std::string beginning() const
    {
        return m_range.from == core::Time::min() ? "the first row" : core::isoUtc(m_range.from);
    }
    std::string end() const
    {
        if (m_range.to != core::Time::max()) return core::isoUtc(m_range.to);
        return m_lastAt ? "the last row, " + core::isoUtc(*m_lastAt) : "the last row";
    }

    std::string readme() const
    {
        return fmt::format(
            "What a desk did from {} to {}, as Ballast {} recorded it.\n\n"
            "csv/        rows for a spreadsheet or a program; schema.md says what the columns "
            "mean.\n"
            "            csv/samples_*.csv are the samples as recorded, at_ns in nanoseconds since "
            "1970, UTC\n"
            "audit.db    the same rows as the hash chain covers them (table line, JSON), the links "
            "of the\n"
            "            chain, and the events of the order journal with their own chain; SQLite\n"
            "verify.sh   checks all of it; needs sqlite3 and a POSIX shell:  sh verify.sh\n"
            "MANIFEST    SHA-256 of every file. Keep its own SHA-256 elsewhere: who can change "
            "every\n"
            "            file can change MANIFEST too\n\n"
            "A link is SHA-256 of: the link before it, its number, form and time, and for each "
            "part of it\n"
            "a line \"table first last rows digest\", joined by line feeds. A digest is SHA-256 of "
            "the part's\n"
            "lines joined by line feeds. Proposals are covered again whenever they change: parts "
            "that a\n"
            "later one replaced have no lines here. Parts that the policy let go of have none "
            "either.\n\n"
            "Links {} to {}, the last one {}\nRows {}, events of the journal {}\n",
            beginning(), end(), BALLAST_VERSION, m_first, m_last, m_done.lastLink, m_done.rows,
            m_done.events);
    }

    core::Expected<void> manifest()
    {
        std::ranges::sort(m_names);
        std::string out;
        for (const std::string& name : m_names) {
            auto digest = digestOfFile(m_folder / fs::path(name));
            if (!digest) return std::unexpected(digest.error());
            out += *digest + "  " + name + "\n";
        }
        m_done.manifest = core::sha256Hex(out);
        return text("MANIFEST", out);
    }

    core::Expected<void> text(const std::string& name, std::string_view content)
    {
        std::ofstream out(m_folder / fs::path(name), std::ios::binary);
        if (!out.write(content.data(), static_cast<std::streamsize>(content.size())).flush())
            return cannotWrite(name);
        m_names.push_back(name);
        return {};
    }
    core::Expected<void> cannotWrite(const std::string& name) const
    {
        return core::failure(
            "Exporting: " + utf8(m_folder / fs::path(name)) +
            " cannot be written. The disk may be full; choose another with --out.");
    }

    const Database& m_history;
    const Database& m_orders;
    TimeRange m_range;
    const ReadWatch& m_watch;
    fs::path m_folder;
    Database m_audit;
    Into m_into;
    std::optional<ChainRows> m_rows;
    std::optional<SamplesById> m_samples;
    bool m_samplesStand = false;
    std::int64_t m_first = 1, m_last = 0, m_part = 0;
    std::optional<core::Time> m_lastAt;  ///< of the last link
    std::vector<std::string> m_names;
    AuditDone m_done;
};

/// What a pack is made of, and nothing else.
bool isOfPack(const fs::path& file)
{
    const std::string name = utf8(file.filename());
    return name.starts_with("audit.db") || name == "csv" || name == "schema.md" ||
           name == "verify.sh" || name == "README.txt" || name == "MANIFEST" || name == kWholePack;
}

/// A run that was killed left its parts; no other run has them, for it would have the journal.
core::Expected<void> sweep(const fs::path& parts)
{
    std::error_code ec;
    if (!fs::exists(fs::symlink_status(parts, ec))) return {};
    bool ours = fs::is_directory(fs::symlink_status(parts, ec));
    for (fs::directory_iterator it(parts, ec), end; ours && !ec && it != end; it.increment(ec))
        ours = isOfPack(it->path());
    if (ours && !ec) fs::remove_all(parts, ec);
    if (ours && !ec) return {};
    return core::failure("Exporting: " + utf8(parts) +
                         " is in the way, and is not what an earlier export left there. Move it, "
                         "or choose another name with --out.");
}

}  // namespace

core::Expected<AuditDone> exportAudit(const AuditRequest& request)
{
    std::error_code ec;
    const std::string out = utf8(request.out);
    const bool packed = out.ends_with(".tar.gz");
    if (fs::exists(fs::symlink_status(request.out, ec)))
        return core::failure("Exporting to " + out +
                             ": it is there already, and nothing is overwritten. Choose another.");
    const fs::path real = fs::canonical(request.folder, ec);
    if (ec)
        return core::failure("Exporting from " + utf8(request.folder) + ": " + ec.message() + ".");
    auto orders = source(real / kOrdersFile, FileKind::Orders, ordersMigrations());
    if (!orders) return std::unexpected(orders.error());
    auto history = source(real / kHistoryFile, FileKind::History, historyMigrations());
    if (!history) return std::unexpected(history.error());
    const fs::path parts = out + ".parts";
    if (auto swept = sweep(parts); !swept) return std::unexpected(swept.error());
    auto made = privateFolder(parts);
    if (!made) return std::unexpected(made.error());
    fs::create_directory(*made / "csv", ec);
    Pack pack(*history, *orders, request, *made);
    auto done = pack.write(request.schemaPage);
    fs::path whole = *made;
    if (done && packed) {
        const std::string name = request.out.filename().string();
        whole = *made / kWholePack;
        if (auto written = packTarGz(*made, pack.names(), name.substr(0, name.size() - 7), whole);
            !written)
            done = std::unexpected(written.error());
    }
    if (done) {
        fs::rename(whole, request.out, ec);
        if (ec)
            done = core::failure("Exporting to " + out + ": " + ec.message() +
                                 ". Choose another with --out.");
    }
    // What was not finished is nothing to be shown to an auditor.
    fs::remove_all(*made, ec);
    return done;
}

}  // namespace ballast::store
