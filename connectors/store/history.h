#pragma once

#include "connectors/store/chain.h"
#include "connectors/store/order_journal.h"
#include "connectors/store/review_cells.h"

#include <span>

namespace ballast::store {

inline constexpr std::string_view kHistoryFile = "history.db";

/// How far the history has seen the journal.
struct JournalAnchor {
    std::int64_t seq = 0;  ///< 0: nothing of it yet
    std::string hash;
};
core::Expected<JournalAnchor> journalAnchor(const Database& history);
/// The program that made the history in this folder instead of a desk; empty: a desk's own, or
/// there is none that could be read.
std::string madeBy(const std::filesystem::path& folder);

/// history.db, written: batches of rows, and the mirror of orders and fills. One thread at a time.
class History {
public:
    static core::Expected<History> open(const std::filesystem::path& folder);

    core::Expected<JournalAnchor> anchor() const { return journalAnchor(m_database); }
    core::Expected<std::uint64_t> nextProposal() const;
    /// The underlyings whose guard was last in HALT.
    core::Expected<std::vector<engine::GuardHalt>> guardHalts() const;
    /// Finished days of every index, by index and in time order.
    core::Expected<std::vector<engine::RealisedRecord>> realisedDays() const;

    /// One transaction: the mirrored changes, how far they reach, and the rows.
    core::Expected<void> append(const OrderJournal::Changes& changes, const JournalAnchor& upTo,
                                std::span<const engine::Remember> rows);
    /// That no desk writes this history, but a program that makes one.
    core::Expected<void> saysMadeBy(std::string_view program);
    Database& database() { return m_database; }
    /// The time of the newest row this has written or found in the chain.
    core::Time newest() const { return m_newest; }

private:
    core::Expected<void> prepareStatements();
    core::Expected<void> write(const StoredOrder& stored);
    core::Expected<void> write(const StoredFill& stored);
    core::Expected<void> write(const JournalAnchor& anchor);
    core::Expected<void> write(const engine::ProposalRecord& record);
    core::Expected<void> write(const engine::DecisionRecord& record);
    core::Expected<void> write(const engine::ExposureSample& sample);
    core::Expected<void> write(const engine::PositionRecord& record);
    core::Expected<void> write(const engine::BalanceRecord& record);
    core::Expected<void> write(const engine::AlertRecord& record);
    core::Expected<void> write(const engine::SettingRecord& record);
    core::Expected<void> write(const engine::LinkRecord& record);
    core::Expected<void> write(const engine::GuardRecord& record);
    core::Expected<void> write(const engine::RealisedRecord& record);
    core::Expected<void> write(const engine::MarkRecord& record);
    core::Expected<void> write(const engine::CarriedRecord& record);
    core::Expected<void> write(const engine::NoteRecord& record);
    core::Expected<void> write(const engine::MarketSample& sample);
    core::Expected<void> writeAll(const OrderJournal::Changes& changes, const JournalAnchor& upTo,
                                  std::span<const engine::Remember> rows);

    /// Takes down what the chain has to know of the row.
    void note(const engine::HistoryRow& row);

    Database m_database;
    std::optional<Chain> m_chain;
    Chain::Batch m_batch;
    core::Time m_newest{};
    Statement m_order, m_fill, m_meta, m_proposal, m_leg, m_decision, m_sample, m_position,
        m_balance, m_alert, m_setting, m_link, m_guard, m_realised, m_market;
    ReviewCells m_cells;
};

}  // namespace ballast::store
