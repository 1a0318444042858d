#pragma once

#include "connectors/store/history_reader.h"

namespace ballast::store {

/// Puts one review row together from proposals, decisions, orders, fills and samples.
class RebalanceReader {
public:
    static core::Expected<RebalanceReader> over(const Database& history);
    core::Expected<std::vector<review::Rebalance>> read(TimeRange range,
                                                        const HistoryReader::Filter& filter,
                                                        const ReadWatch& watch = {});

private:
    struct Leg;
    struct Amount {  // of one order's fills
        double quantity = 0;
        double value = 0;  // quantity times price
    };
    struct OrdersSum {  // of the orders of one proposal, in the instrument of the first
        std::string instrument;
        core::Side side = core::Side::Buy;
        core::Quantity asked;
        double filled = 0, value = 0;
        int full = 0;         // orders that filled
        bool differ = false;  // not all ended in the same way
        bool ended = true;
        bool oneInstrument = true;
    };
    core::Expected<review::Rebalance> one(std::uint64_t proposal);
    void takeDecision(review::Rebalance& r);
    bool takeProposal(review::Rebalance& r);
    std::vector<Leg> takeLegs(review::Rebalance& r);
    Leg legOf(const std::vector<Leg>& legs) const;
    void takeOrders(review::Rebalance& r, const std::vector<Leg>& legs);
    void takeFirstOrder(review::Rebalance& r, const Leg& leg, OrdersSum& sum);
    void takeOrderState(review::Rebalance& r, OrdersSum& sum);
    Amount takeFills(review::Rebalance& r, const Leg& leg, const std::string& label);
    void takeDeltaAfter(review::Rebalance& r);

    Statement m_proposals, m_decisions, m_proposal, m_leg, m_order, m_fills;
    std::optional<PastSamples> m_past;
    std::optional<core::Error> m_pastError;
};

}  // namespace ballast::store
