#include "tests/kill/journal_life.h"

#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::kill {
using namespace store::samples;

namespace {

std::string told(const engine::Recovered& r)
{
    std::string text = fmt::format("{} {} {} {} {} {}\n", r.installId, r.nextLabel, r.nextRequestId,
                                   r.nextProposal, r.halted, r.haltReason);
    const auto order = [&](const orders::Order& o) {
        const orders::Intent& i = o.intent;
        text += fmt::format(
            "{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}\n",
            i.label.view(), i.proposal.value, i.proposalHash, i.pictureHash, i.account.venue.view(),
            i.account.account.view(), i.underlying.view(), i.instrumentName,
            static_cast<int>(i.side), i.quantity.mantissa(), i.limit.mantissa(),
            static_cast<int>(i.timeInForce), i.validUntil.time_since_epoch().count(), i.requestId,
            i.createdAt.time_since_epoch().count(),
            i.positionBefore ? i.positionBefore->mantissa() : -1, i.child, i.children,
            static_cast<int>(o.state), o.filled.mantissa(), o.averagePrice, o.venueOrderId,
            o.evidence, o.lastAt.time_since_epoch().count());
    };
    for (const orders::Order& o : r.unfinished) order(o);
    for (const orders::Order& o : r.recent) order(o);
    for (const orders::Fill& f : r.fills)
        text += fmt::format("{} {} {} {} {} {} {} {} {}\n", f.account.venue.view(), f.tradeId,
                            f.label.view(), f.instrumentName, static_cast<int>(f.side),
                            f.quantity.mantissa(), f.price.mantissa(),
                            f.venueAt.time_since_epoch().count(), f.at.time_since_epoch().count());
    return text;
}

}  // namespace

std::string JournalLife::open()
{
    store::Opening how = opening();
    how.vfs = m_disk.name();
    auto journal = store::OrderJournal::open(kDiskFolder, how);
    if (!journal) return journal.error().message;
    m_journal.emplace(std::move(*journal));
    m_durable = {m_journal->headSeq(), m_journal->headHash()};
    m_label = m_journal->recovered().nextLabel;
    m_numbersFrom = m_label + store::kCounterBlock;
    m_step = 0;
    // What a power cut left open is ended first, or its bucket would be taken.
    std::vector<engine::Journal> ends;
    const engine::Recovered& known = m_journal->recovered();
    for (const orders::Order& order : known.unfinished) {
        const bool traded = std::ranges::find(known.fills, order.intent.label,
                                              &orders::Fill::label) != known.fills.end();
        ends.push_back({++m_seq, traded ? filled(order.intent)
                                        : ended(order.intent, orders::OrderState::Cancelled)});
    }
    if (ends.empty()) return {};
    const auto written = m_journal->append(ends);
    if (written.error) return written.error->message;
    m_durable = {m_journal->headSeq(), m_journal->headHash()};
    return {};
}

engine::JournalEntry JournalLife::next()
{
    orders::Intent i = intent(m_label + m_step / 4);
    i.requestId = 0;
    switch (m_step++ % 4) {
        case 0: return engine::IntentRecord{i};
        case 1:
            return engine::OrderRecord{i.label, orders::OrderState::InFlight, {}, 0, "", "sent",
                                       at(1)};
        case 2: return engine::FillRecord{fill("t" + i.label.text(), i)};
        default: return filled(i);
    }
}

bool JournalLife::append()
{
    std::vector<engine::Journal> batch;
    for (std::uint64_t n = 0; n <= m_step % 3; ++n) batch.push_back({++m_seq, next()});
    const auto written = m_journal->append(batch);
    if (written.error) {
        m_journal.reset();
        return false;
    }
    m_records += batch.size();
    m_durable = {m_journal->headSeq(), m_journal->headHash()};
    return true;
}

std::string audit(test::FaultyDisk& disk)
{
    auto database = store::Database::open(kDiskFolder / store::kOrdersFile,
                                          store::Database::Access::ReadWrite, disk.name());
    if (!database) return database.error().message;
    if (auto held = database->holdAlone(); !held) return held.error().message;
    const store::Report report = store::verifyOrders(*database);
    return report.ok() ? std::string{} : report.text();
}

Reopened reopen(test::FaultyDisk& disk, bool alsoAudit)
{
    Reopened out;
    {
        store::Opening how = opening();
        how.vfs = disk.name();
        auto journal = store::OrderJournal::open(kDiskFolder, how);
        if (!journal) {
            out.refused = journal.error().message;
            return out;
        }
        out.after = {journal->headSeq(), journal->headHash()};
        out.nextLabel = journal->recovered().nextLabel;
        out.known = told(journal->recovered());
        auto before = journal->database().prepare("SELECT prev_hash FROM event WHERE seq = ?1");
        if (before && before->query(out.after.seq).next())
            out.before = {out.after.seq - 1, before->text(0)};
    }
    if (alsoAudit) out.wrong = audit(disk);
    return out;
}

std::optional<std::string> contents(test::FaultyDisk& disk)
{
    auto database = store::Database::open(kDiskFolder / store::kOrdersFile,
                                          store::Database::Access::ReadWrite, disk.name());
    if (!database || !database->holdAlone()) return std::nullopt;
    std::string all;
    for (const char* sql :
         {"SELECT * FROM install", "SELECT * FROM counter ORDER BY name", "SELECT * FROM halt",
          "SELECT * FROM intent NOT INDEXED ORDER BY rowid",
          "SELECT * FROM fill NOT INDEXED ORDER BY rowid", "SELECT * FROM event ORDER BY seq"}) {
        auto rows = database->prepare(sql);
        if (!rows) return std::nullopt;
        while (rows->next())
            // A number that is not there is read as zero.
            for (int column = 0; column < 30; ++column)
                all += (rows->isNull(column) ? "0.0" : rows->text(column)) + '|';
        if (rows->error()) return std::nullopt;
    }
    return all;
}

}  // namespace ballast::kill
