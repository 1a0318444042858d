#pragma once

#include "app/made_year.h"
#include "models/engine/record.h"

#include <algorithm>

namespace ballast::app {

/// Counts the rows of a history as they come by.
class CountRows {
public:
    explicit CountRows(MadeCounts& counts) : m_counts(counts) {}

    void operator()(const engine::ProposalRecord& record);
    void operator()(const engine::DecisionRecord& record);
    void operator()(const engine::ExposureSample&) { ++m_counts.samples; }
    void operator()(const engine::PositionRecord&) { ++m_counts.positions; }
    void operator()(const engine::BalanceRecord&) { ++m_counts.balances; }
    void operator()(const engine::AlertRecord&) { ++m_counts.alerts; }
    void operator()(const engine::MarkRecord&) { ++m_counts.marks; }
    void operator()(const engine::CarriedRecord&) { ++m_counts.carried; }
    template <class Other>
    void operator()(const Other&)
    {
        ++m_counts.others;
    }

private:
    MadeCounts& m_counts;
    std::uint64_t m_first = 0, m_newest = 0;  ///< proposal's numbers, which have no gaps
};

}  // namespace ballast::app
