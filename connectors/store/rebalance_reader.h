#pragma once

#include "connectors/store/history_reader.h"

namespace ballast::store {

/// Puts one review row together from proposals, decisions, orders, fills and samples.
class RebalanceReader {
public:
    static core::Expected<RebalanceReader> over(const Database& history);
    core::Expected<std::vector<review::Rebalance>> read(TimeRange range,
                                                        const HistoryReader::Filter& filter);

private:
    struct Leg;
    core::Expected<review::Rebalance> one(std::uint64_t proposal);
    void takeDecision(review::Rebalance& r);
    bool takeProposal(review::Rebalance& r);
    Leg takeLeg(review::Rebalance& r);
    void takeOrder(review::Rebalance& r, Leg& leg);
    void takeFills(review::Rebalance& r, const Leg& leg);
    void takeDeltaAfter(review::Rebalance& r);

    Statement m_proposals, m_decisions, m_proposal, m_leg, m_order, m_fills, m_after;
};

}  // namespace ballast::store
