#pragma once

#include "connectors/store/history_reader.h"
#include "models/review/chain_look.h"
#include "models/review/period_review.h"

namespace ballast::store {

/// Reads what the review draws from. One connection, one thread; make one a thread. Nothing of what
/// it reads grows with the samples: their sums by hour and minute, and the attribution by day, are
/// kept up by the writer.
class ReviewReader {
public:
    /// Fails as HistoryReader::open does.
    static core::Expected<ReviewReader> open(const std::filesystem::path& folder);
    /// Of a history that came from elsewhere, as from the desk database.
    static ReviewReader over(HistoryReader history) { return ReviewReader(std::move(history)); }

    /// Everything of the period. One consistent state. At most `limit` rebalances, the newest.
    core::Expected<review::ReviewData> read(TimeRange range, std::size_t limit = 100'000) const;
    /// Whether the links of the period, and their newest rows, are as they were written.
    core::Expected<review::ChainLook> chain(TimeRange range) const;
    /// One rebalance; nothing of a number that there is none of.
    core::Expected<std::optional<review::Case>> one(core::ProposalId proposal) const;
    /// Its life in time order, for the drill-down.
    core::Expected<std::vector<review::CaseEvent>> life(core::ProposalId proposal) const;
    /// The index of an underlying: each sample up to `maxPoints`, else each minute's last.
    core::Expected<std::vector<review::SpotPoint>> spotPath(core::Currency underlying,
                                                            TimeRange range,
                                                            std::size_t maxPoints = 20'000) const;
    core::Expected<std::vector<review::MinuteRow>> minutes(core::Currency underlying,
                                                           TimeRange range) const;
    /// The rows that the attribution was made of: for a check, and for less than a day.
    core::Expected<std::vector<review::CarriedRow>> carried(TimeRange range) const;
    core::Expected<std::vector<review::Note>> notes(core::ProposalId proposal) const;

    const HistoryReader& history() const { return m_history; }

private:
    explicit ReviewReader(HistoryReader history) : m_history(std::move(history)) {}
    HistoryReader m_history;
};

}  // namespace ballast::store
