#pragma once

#include "models/engine/market_state.h"
#include "models/engine/order_desk.h"
#include "models/engine/outbox.h"
#include "models/rebalance/proposal.h"
#include "models/review/order_mark.h"

#include <array>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace ballast::engine {

/// Writes down how the market of each order stood when it was proposed, approved, sent, filled and
/// ended, and some time after each trade: what its cost is taken apart by. What is not known is not
/// written; nothing of it survives a restart, so that a mark-out that was awaited is absent then.
class MarkDesk {
public:
    /// A mark-out that is seen later than this share of its horizon says something else.
    static constexpr double kLateShare = 0.5;
    /// Mark-outs awaited at once: a hundred trades a second for five minutes have no room.
    static constexpr std::size_t kMostAwaited = 8'192;

    /// Once a tick of what is live: each instrument that it proposes for the first time, and, with
    /// the first, the places of its policy where it could have gone instead.
    void look(const rebalance::Proposal& proposal, const rebalance::Policy& policy,
              const MarketState& market, Outbox& out);
    void approved(const rebalance::Proposal& proposal, const MarketState& market, Outbox& out);
    /// It was handed to the connector.
    void sent(const orders::Intent& intent, const MarketState& market, Outbox& out);
    void filled(const orders::Fill& fill, const orders::Intent& intent, const MarketState& market,
                Outbox& out);
    /// Orders that have ended, and mark-outs that are due.
    void tick(const OrderDesk& orders, const MarketState& market, Outbox& out);

private:
    struct Awaited {
        review::OrderMark mark;  ///< without its market
        core::Currency underlying;
        core::Time due{};
    };
    struct Seen {
        core::ProposalId proposal;
        std::vector<std::pair<core::VenueId, std::string>> instruments;
    };
    struct Open {
        core::Label label;
        review::OrderMark mark;
        core::Currency underlying;
    };
    static void tell(review::OrderMark mark, core::Currency underlying, const MarketState& market,
                     Outbox& out);

    std::map<core::Currency, Seen> m_seen;  ///< by underlying: one proposal is live in each
    std::vector<Open> m_open;               ///< sent and not ended
    std::array<std::deque<Awaited>, review::kMarkOuts> m_awaited;  ///< by horizon: in order of time
    std::size_t m_count = 0;
};

}  // namespace ballast::engine
