#include "connectors/paper_trading/order_store.h"

#include "models/core/assert.h"

namespace ballast::paper_trading {

TradeOrder& OrderStore::add(TradeOrder order)
{
    BALLAST_ASSERT(order.number != 0 && !order.id.empty());
    const OrderNumber number = order.number;
    m_byId.emplace(order.id, number);
    TradeOrder& kept = m_orders.emplace(number, std::move(order)).first->second;
    m_live.insert(number);
    return kept;
}

void OrderStore::ended(TradeOrder& order)
{
    if (m_live.erase(order.number) == 0) return;
    m_closed.push_back(order.number);
    if (m_closed.size() <= kClosedKept) return;
    const auto oldest = m_orders.find(m_closed.front());
    m_closed.pop_front();
    if (oldest == m_orders.end()) return;
    m_byId.erase(oldest->second.id);
    m_orders.erase(oldest);
}

TradeOrder* OrderStore::find(OrderNumber number)
{
    const auto it = m_orders.find(number);
    return it == m_orders.end() ? nullptr : &it->second;
}

TradeOrder* OrderStore::find(std::string_view id)
{
    const auto it = m_byId.find(std::string{id});
    return it == m_byId.end() ? nullptr : find(it->second);
}

std::vector<TradeOrder*> OrderStore::live(AccountIndex account)
{
    std::vector<TradeOrder*> out;
    for (const OrderNumber number : m_live)
        if (TradeOrder* order = find(number); order && order->account == account)
            out.push_back(order);
    return out;
}

std::vector<const TradeOrder*> OrderStore::all(AccountIndex account) const
{
    std::vector<const TradeOrder*> out;
    for (auto it = m_orders.rbegin(); it != m_orders.rend(); ++it)
        if (it->second.account == account) out.push_back(&it->second);
    return out;
}

}  // namespace ballast::paper_trading
