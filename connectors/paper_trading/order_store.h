#pragma once

#include "connectors/paper_trading/trade_order.h"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ballast::paper_trading {

/// Every order of the exchange: the live ones, and the last kClosedKept that ended. Orders stay
/// where they are in memory while they are kept.
class OrderStore {
public:
    TradeOrder& add(TradeOrder order);
    /// To be told when an order has ended, so that the oldest ended ones can be forgotten.
    void ended(TradeOrder& order);
    TradeOrder* find(OrderNumber number);
    TradeOrder* find(std::string_view id);

    /// Live orders of an account, or of all, in order of arrival.
    std::vector<TradeOrder*> live(AccountIndex account);
    const std::set<OrderNumber>& live() const { return m_live; }
    /// All kept orders of an account, newest first.
    std::vector<const TradeOrder*> all(AccountIndex account) const;

    OrderNumber nextNumber() { return ++m_lastNumber; }
    std::uint64_t nextPriority() { return ++m_lastPriority; }

private:
    static constexpr std::size_t kClosedKept = 20'000;
    std::map<OrderNumber, TradeOrder> m_orders;
    std::unordered_map<std::string, OrderNumber> m_byId;
    std::set<OrderNumber> m_live;
    std::deque<OrderNumber> m_closed;
    OrderNumber m_lastNumber = 0;
    std::uint64_t m_lastPriority = 0;
};

}  // namespace ballast::paper_trading
