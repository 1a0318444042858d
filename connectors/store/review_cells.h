#pragma once

#include "connectors/store/sqlite.h"
#include "models/engine/record.h"
#include "models/review/pnl_cells.h"
#include "models/review/sample_cells.h"

#include <map>

namespace ballast::store {

/// Writes what the review draws from, and keeps the sums of it within the transaction that writes
/// the rows they are of: the samples of each hour and minute, the breaches, and the attribution of
/// each day, which is priced here, on the store's thread, once.
class ReviewCells {
public:
    static core::Expected<ReviewCells> over(const Database& history);
    /// Sums the samples of a history from before there were sums, once, in one transaction. Some
    /// ten seconds for ten million.
    core::Expected<void> catchUp(Database& history);

    core::Expected<void> write(const review::OrderMark& mark);
    /// Adds its step since the row before, which after a restart is read back.
    core::Expected<void> write(const review::CarriedRow& row);
    core::Expected<void> write(const review::Note& note);
    void take(const engine::ExposureSample& sample);
    /// Before the commit: the sums of the samples that were taken.
    core::Expected<void> flush();
    /// After the transaction: what was taken counts, or never happened.
    void committed();
    void rolledBack();

private:
    core::Expected<std::int64_t> heldId(const review::CarriedKey& key);
    core::Expected<std::optional<review::CarriedRow>> before(std::int64_t held,
                                                             const review::CarriedRow& row);
    core::Expected<void> sumAll(const Database& history);
    core::Expected<void> add(const review::CarriedRow& after, const review::CarriedStep& step);

    Statement m_mark, m_held, m_heldId, m_carried, m_before, m_pnl, m_note, m_hour, m_minute,
        m_breach;
    std::map<review::CarriedKey, std::int64_t> m_ids;
    std::map<std::int64_t, review::CarriedRow> m_last;
    review::SampleFold m_fold, m_foldThen;
};

}  // namespace ballast::store
