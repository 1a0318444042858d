#pragma once

#include "connectors/store/history_reader.h"
#include "models/review/case.h"

#include <map>

namespace ballast::store {

/// Puts to each review row what its costs are made of: legs, marks, fills, what the trader was
/// told.
class CaseReader {
public:
    static core::Expected<CaseReader> over(const Database& history);
    /// Of rows as RebalanceReader has them, in their order. `notes` are read once for all.
    core::Expected<std::vector<review::Case>> read(std::vector<review::Rebalance> rows);
    /// The index a little before an instant, by the minutes; 0 where nobody looked.
    core::Expected<double> spotAt(core::Currency underlying, core::Time at);

private:
    core::Expected<review::Case> one(review::Rebalance row);
    void takeProposal(review::Case& one);
    void takeAsProposed(review::Case& one);
    void takeLegs(review::Case& one);
    void takeOrders(review::Case& one);
    void takeFills(review::Case& one, review::CaseLeg& leg, const std::string& label);
    void takeMarks(review::Case& one);
    core::Expected<void> takeNotes();

    Statement m_proposal, m_asProposed, m_legs, m_orders, m_fills, m_marks, m_notes, m_spot;
    std::map<std::uint64_t, std::vector<review::Note>> m_noted;
};

}  // namespace ballast::store
