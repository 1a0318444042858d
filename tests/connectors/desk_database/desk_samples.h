// A data folder with a history, a store that writes it, and the comparison of what is here with
// what the desk database has of it.
#pragma once

#include "connectors/desk_database/desk_reader.h"
#include "connectors/desk_database/shipper.h"
#include "tests/connectors/store/store_samples.h"
#include "tests/support/postgres_server.h"

#include <fmt/format.h>

#include <QTemporaryDir>

#include <condition_variable>
#include <mutex>

namespace ballast::desk_database::samples {

namespace fs = std::filesystem;
using store::samples::at;
using store::samples::fill;
using store::samples::filled;
using store::samples::intent;
using store::samples::proposal;
using store::samples::sample;

inline Member member(const std::string& who, char digit)
{
    return {std::string(32, digit), who + "@tower: paper", who};
}

inline Address addressOf(const std::string& url)
{
    auto address = parseAddress(url);
    if (!address) qFatal("%s", address.error().message.c_str());
    return *address;
}

/// What is carried of the perpetual, as it stands then: each row is a step from the one before.
inline engine::CarriedRecord carried(std::uint64_t number, std::int64_t ms)
{
    review::CarriedRow row;
    row.key.account = {"paper", "main"};
    row.key.underlying = "BTC";
    row.key.instrument = "BTC-PERPETUAL";
    row.key.kind = review::CarriedKind::Inverse;
    row.key.inCoin = true;
    row.key.subBook = number % 2 == 0 ? "Gamma" : "";
    row.at = at(ms);
    row.why = review::CarriedWhy::Trade;
    row.quantity = 1'000 * static_cast<double>(number);
    row.forward = row.mark = row.spot = 63'000 + static_cast<double>(ms % 7'919) / 10;
    row.feesUsd = 0.25;
    return {row};
}

/// A store on a folder, and rows for it.
class Desk {
public:
    explicit Desk(fs::path folder) : m_folder(std::move(folder)) { open(); }

    void open()
    {
        auto opened =
            store::Store::open(m_folder, store::samples::opening(), m_listener.callbacks());
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_store = std::move(*opened);
    }
    void close() { m_store.reset(); }
    void journal(engine::JournalEntry entry)
    {
        if (!m_store->journal({++m_seq, std::move(entry)})) qFatal("the journal is full");
    }
    void remember(engine::HistoryRow row)
    {
        if (!m_store->remember({std::move(row)})) qFatal("the history is full");
    }
    /// A proposal that is revised, decided, traded and filled, and what is seen meanwhile.
    void rebalance(std::uint64_t number, const std::string& words = "too late in the day")
    {
        const std::int64_t ms = static_cast<std::int64_t>(number) * 10'000;
        for (const core::Revision revision : {1U, 2U}) {
            auto p = proposal(number, revision);
            p.createdAt = at(ms);
            p.revisedAt = at(ms + 500);
            p.state = rebalance::ProposalState::Live;
            remember(engine::ProposalRecord{p});
            p.state = rebalance::ProposalState::Done;  // the same revision, replaced
            p.sentence = words;
            remember(engine::ProposalRecord{p});
        }
        auto i = intent(number);
        i.createdAt = at(ms + 1'000);
        remember(engine::DecisionRecord{
            {number}, 2, engine::DecisionKind::Approved, "trader", words, i.label, at(ms + 900)});
        journal(engine::IntentRecord{i});
        auto f = fill("t-" + std::to_string(number), i);
        f.at = f.venueAt = at(ms + 1'040);
        journal(engine::FillRecord{f});
        journal(filled(i, ms + 1'050));
        for (const std::int64_t after : {0, 5'000}) remember(carried(number, ms + after));
        for (int n = 0; n < 5; ++n) remember(sample(ms + 1'000 + n * 1'000, 0.5 + 0.01 * n));
        remember(
            engine::AlertRecord{{number, engine::Severity::Warning, "link", words, "BTC", at(ms)}});
        remember(engine::SettingRecord{words, "a", "b", "trader", at(ms)});
        remember(engine::LinkRecord{core::VenueId{"paper"}, "up", words, at(ms)});
    }
    /// All that was journaled is durable.
    void settle()
    {
        if (!m_listener.waitFor(m_seq)) qFatal("%s", m_listener.failures()[0].c_str());
    }
    const fs::path& folder() const { return m_folder; }

private:
    fs::path m_folder;
    store::samples::Listener m_listener;
    std::unique_ptr<store::Store> m_store;
    std::uint64_t m_seq = 0;
};

/// A shipper whose news is kept, and that can be waited for.
class Watched {
public:
    Watched(const Address& address, const Member& member, const fs::path& folder,
            std::size_t rowsAStep = 50)
    {
        Shipper::Callbacks callbacks;
        callbacks.told = [this](std::string sentence) {
            note([&] { m_told.push_back(std::move(sentence)); });
        };
        callbacks.progressed = [this](const Progress& progress) {
            note([&] {
                m_progress = progress;
                ++m_changes;
            });
        };
        Shipper::Pace pace;
        pace.idle = std::chrono::milliseconds{20};
        pace.firstRetry = pace.lastRetry = std::chrono::milliseconds{20};
        pace.rowsAStep = rowsAStep;
        m_shipper = std::make_unique<Shipper>(address, member, folder, std::move(callbacks), pace);
    }
    ~Watched() { m_shipper.reset(); }

    template <class Condition>
    void waitUntil(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        m_condition.wait(lock, [&] { return condition(m_progress, m_told, m_changes); });
    }
    void waitUntilLinked()
    {
        waitUntil([](const Progress& p, const auto&, int) { return p.linked; });
    }
    void waitUntilAway()
    {
        waitUntil(
            [](const Progress& p, const auto&, int) { return !p.linked && !p.trouble.empty(); });
    }
    void waitForChanges(int count)
    {
        waitUntil([count](const Progress&, const auto&, int changes) { return changes >= count; });
    }
    std::vector<std::string> told()
    {
        const std::scoped_lock lock(m_mutex);
        return m_told;
    }

private:
    template <class Change>
    void note(Change change)
    {
        {
            const std::scoped_lock lock(m_mutex);
            change();
        }
        m_condition.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_condition;
    Progress m_progress;
    std::vector<std::string> m_told;
    int m_changes = 0;
    std::unique_ptr<Shipper> m_shipper;
};

/// Ships what is left, in this thread, and returns how much that was; or why it could not.
inline core::Expected<std::size_t> shipAll(const Address& address, const Member& member,
                                           const fs::path& folder,
                                           std::vector<std::string>* told = nullptr)
{
    auto shipment = Shipment::open(address, member, folder, {}, [told](std::string sentence) {
        if (told) told->push_back(std::move(sentence));
    });
    if (!shipment) return std::unexpected(shipment.error());
    std::size_t all = 0;
    for (;;) {
        auto went = shipment->step(500);
        if (!went) return went;
        if (*went == 0) return all;
        all += *went;
    }
}

inline bool sameValue(const store::Value& here, const Rows& rows, std::size_t row,
                      std::size_t column, ColumnKind kind)
{
    if (std::holds_alternative<std::monostate>(here)) return rows.isNull(row, column);
    if (rows.isNull(row, column)) return false;
    if (const auto* whole = std::get_if<std::int64_t>(&here); whole && kind != ColumnKind::Real)
        return rows.integer(row, column) == *whole;
    if (const auto* whole = std::get_if<std::int64_t>(&here))
        return rows.real(row, column) == static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&here)) return rows.real(row, column) == *real;
    const auto* text = std::get_if<std::string>(&here);
    return text && rows.text(row, column) == asUtf8(*text);
}

/// Every row of every shared table of the folder, cell by cell, against what the desk database has
/// of that desk. Empty: they are the same, none missing and none twice.
inline std::string difference(const Address& address, const fs::path& folder, std::int64_t desk)
{
    auto local = store::HistoryReader::open(folder);
    if (!local) return local.error().message;
    auto connection = Connection::open(address, {});
    if (!connection) return connection.error().message;
    std::string found;
    for (const SharedTable& table : sharedTables()) {
        const auto columns = *localColumns(local->database(), table);
        if (columns.empty()) continue;
        std::vector<std::string> names;
        for (const Column& column : columns) names.push_back(column.name);
        std::string key;
        for (const std::string& name : table.keyColumns())
            key += (key.empty() ? "" : ", ") + quotedName(name);
        auto here = local->database().prepare(
            fmt::format("SELECT {} FROM {} ORDER BY {}", listed(names), table.name, key));
        // The order of bytes in both, whatever the database collates by.
        std::string order;
        for (const std::string& name : table.keyColumns()) {
            const auto kind = std::ranges::find(columns, name, &Column::name)->kind;
            order += (order.empty() ? "" : ", ") + quotedName(name) +
                     (kind == ColumnKind::Text ? " COLLATE \"C\"" : "");
        }
        auto there = connection->run(fmt::format("SELECT {} FROM {} WHERE desk = $1 ORDER BY {}",
                                                 listed(names), table.name, order),
                                     desk);
        if (!there) return there.error().message;
        std::size_t row = 0;
        while (here->next()) {
            if (row >= there->size()) {
                ++row;
                continue;
            }
            for (std::size_t n = 0; n < columns.size() && found.empty(); ++n)
                if (!sameValue(here->value(static_cast<int>(n)), *there, row, n, columns[n].kind))
                    found = fmt::format("{} row {} column {}: {} there", table.name, row,
                                        columns[n].name, there->text(row, n));
            ++row;
        }
        if (row != there->size())
            found += fmt::format(" {}: {} rows here, {} there;", table.name, row, there->size());
    }
    return found;
}

}  // namespace ballast::desk_database::samples
