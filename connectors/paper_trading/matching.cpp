#include "connectors/paper_trading/matching.h"

#include <algorithm>

namespace ballast::paper_trading {
namespace {

/// True where `a` is a better price than `b` for orders resting on `side`.
bool better(core::Side side, core::Price a, core::Price b)
{
    return side == core::Side::Buy ? a > b : a < b;
}

}  // namespace

void Ladder::insert(core::Side s, const RestingOrder& order)
{
    auto& orders = s == core::Side::Buy ? m_bids : m_asks;
    const auto behind = [s](const RestingOrder& a, const RestingOrder& b) {
        return a.price == b.price ? a.priority < b.priority : better(s, a.price, b.price);
    };
    orders.insert(std::ranges::upper_bound(orders, order, behind), order);
}

void Ladder::erase(OrderNumber number)
{
    const auto isIt = [number](const RestingOrder& o) { return o.number == number; };
    std::erase_if(m_bids, isIt);
    std::erase_if(m_asks, isIt);
}

void Ladder::reduce(OrderNumber number, core::Quantity by)
{
    for (auto* orders : {&m_bids, &m_asks})
        for (RestingOrder& o : *orders)
            if (o.number == number) o.size -= by;
    const auto isDone = [](const RestingOrder& o) { return !o.size.isPositive(); };
    std::erase_if(m_bids, isDone);
    std::erase_if(m_asks, isDone);
}

MatchPlan planTaker(AccountIndex taker, core::Side side, core::Quantity size,
                    std::optional<core::Price> limit, const std::vector<market::Level>& market,
                    const std::vector<RestingOrder>& resting)
{
    MatchPlan plan;
    const core::Side makers = core::opposite(side);
    auto level = market.begin();
    auto order = resting.begin();
    while (plan.filled < size && (level != market.end() || order != resting.end())) {
        const bool takeOrder =
            level == market.end() ||
            (order != resting.end() && better(makers, order->price, level->price));
        const core::Price price = takeOrder ? order->price : level->price;
        if (limit && better(makers, *limit, price)) break;
        if (takeOrder && order->account == taker) {
            plan.selfTrades.push_back(order->number);
            ++order;
            continue;
        }
        const core::Quantity take =
            std::min(size - plan.filled, takeOrder ? order->size : level->size);
        if (take.isPositive()) plan.matches.push_back({price, take, takeOrder ? order->number : 0});
        plan.filled += take;
        takeOrder ? static_cast<void>(++order) : static_cast<void>(++level);
    }
    return plan;
}

MatchPlan planResting(const RestingOrder& order, core::Side side,
                      const std::vector<market::Level>& opposite)
{
    MatchPlan plan;
    for (const market::Level& level : opposite) {
        const bool reached =
            side == core::Side::Buy ? level.price <= order.price : level.price >= order.price;
        if (!reached || plan.filled == order.size) break;
        const core::Quantity take = std::min(order.size - plan.filled, level.size);
        if (take.isPositive()) plan.matches.push_back({level.price, take, order.number});
        plan.filled += take;
    }
    return plan;
}

std::vector<market::Level> merged(core::Side side, const std::vector<market::Level>& market,
                                  const std::vector<RestingOrder>& resting)
{
    if (resting.empty()) return market;
    std::vector<market::Level> out;
    out.reserve(market.size() + resting.size());
    auto level = market.begin();
    auto order = resting.begin();
    while (level != market.end() || order != resting.end()) {
        const bool takeOrder = level == market.end() ||
                               (order != resting.end() && better(side, order->price, level->price));
        const market::Level next = takeOrder ? market::Level{order->price, order->size} : *level;
        if (!out.empty() && out.back().price == next.price)
            out.back().size += next.size;
        else
            out.push_back(next);
        takeOrder ? static_cast<void>(++order) : static_cast<void>(++level);
    }
    return out;
}

}  // namespace ballast::paper_trading
