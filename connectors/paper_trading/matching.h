#pragma once

#include "connectors/paper_trading/trade_order.h"
#include "models/market/book.h"

#include <optional>
#include <vector>

namespace ballast::paper_trading {

/// A user's limit order that waits in a book.
struct RestingOrder {
    OrderNumber number = 0;
    AccountIndex account = 0;
    core::Price price;
    core::Quantity size;  ///< what is left of it
    std::uint64_t priority = 0;
    bool operator==(const RestingOrder&) const = default;
};

/// The users' resting orders of one instrument, best price first, then first come.
class Ladder {
public:
    void insert(core::Side side, const RestingOrder& order);
    /// Nothing when it is not there.
    void erase(OrderNumber number);
    void reduce(OrderNumber number, core::Quantity by);
    const std::vector<RestingOrder>& side(core::Side s) const
    {
        return s == core::Side::Buy ? m_bids : m_asks;
    }
    bool empty() const { return m_bids.empty() && m_asks.empty(); }

private:
    std::vector<RestingOrder> m_bids, m_asks;
};

/// One piece of a taker's execution: against a user's order, or (maker 0) the simulated liquidity.
struct Match {
    core::Price price;
    core::Quantity size;
    OrderNumber maker = 0;
    bool operator==(const Match&) const = default;
};

struct MatchPlan {
    std::vector<Match> matches;
    std::vector<OrderNumber> selfTrades;  ///< the taker's own orders in the way: to be cancelled
    core::Quantity filled;
    bool operator==(const MatchPlan&) const = default;
};

/// What a taker of `size` would get, best price first; at one price the simulated liquidity stands
/// before users' orders, which came later to a level that was there. Never beyond `limit`.
/// Pure: nothing is taken. `market` and `resting` are the side the taker trades against.
MatchPlan planTaker(AccountIndex taker, core::Side side, core::Quantity size,
                    std::optional<core::Price> limit, const std::vector<market::Level>& market,
                    const std::vector<RestingOrder>& resting);

/// What the simulated market, having moved to or through a resting order's price, gives it. The
/// execution is at the resting order's price; `Match::price` here is the level it is taken from.
MatchPlan planResting(const RestingOrder& order, core::Side side,
                      const std::vector<market::Level>& opposite);

/// Simulated liquidity and users' orders as one book side, sizes at a price added up.
std::vector<market::Level> merged(core::Side side, const std::vector<market::Level>& market,
                                  const std::vector<RestingOrder>& resting);

}  // namespace ballast::paper_trading
