// paper_trading: accounts and orders, matched against the paper market; knows no wire.
#pragma once

#include "connectors/paper_trading/account.h"
#include "connectors/paper_trading/market_view.h"
#include "connectors/paper_trading/matching.h"
#include "connectors/paper_trading/order_store.h"
#include "connectors/paper_trading/public_tape.h"
#include "connectors/paper_trading/refusal.h"

#include <expected>
#include <set>
#include <vector>

namespace ballast::paper_trading {

/// A new order as its sender words it, read but not yet judged.
struct OrderRequest {
    core::InstrumentId instrument;
    core::Side side = core::Side::Buy;
    OrderType type = OrderType::Limit;
    Lifetime lifetime = Lifetime::GoodTilCancelled;
    core::Quantity amount;
    std::optional<core::Price> price;
    std::string label;
    bool postOnly = false, rejectPostOnly = false, reduceOnly = false;
    std::optional<core::Price> triggerPrice;
    std::optional<TriggerBy> triggerBy;
    std::optional<core::Time> validUntil;
    bool fillsHalf = false;  ///< as it comes, only half of what it could get is filled
};
struct EditRequest {
    std::optional<core::Quantity> amount;
    std::optional<core::Price> price, triggerPrice;
    std::optional<bool> postOnly, rejectPostOnly, reduceOnly;
    std::optional<core::Time> validUntil;
};
struct Placed {
    TradeOrder order;               ///< as it stands after matching
    std::vector<UserTrade> trades;  ///< its own
};

/// What has happened since it was asked last, in order; the feeds are made from it.
struct TradingNews {
    std::vector<TradeOrder> orders;
    std::vector<UserTrade> trades;
    std::vector<Print> prints;
    std::set<std::pair<AccountIndex, core::InstrumentId>> positions;
    std::set<AccountIndex> portfolios;
    std::set<core::InstrumentId> books;  ///< users' liquidity or consumption changed them
    bool empty() const
    {
        return orders.empty() && trades.empty() && prints.empty() && positions.empty() &&
               portfolios.empty() && books.empty();
    }
};

/// Accounts and their orders against the simulated market: price-time matching, triggers, fees,
/// funding, settlement and delivery. Deterministic in the sequence of its calls.
class Trading {
public:
    Trading(MarketView& market, PublicTape& tape) : m_market(market), m_tape(tape) {}

    core::Expected<AccountIndex> addAccount(const AccountSeed& seed);
    /// Puts these positions in place of all that the account holds, all or none: its live orders
    /// are cancelled, its positions end without P&L, its balances stay.
    core::Expected<void> import(AccountIndex account, const std::vector<SeedPosition>& positions);
    std::vector<Account>& accounts() { return m_accounts; }
    const std::vector<Account>& accounts() const { return m_accounts; }
    Account& account(AccountIndex index) { return m_accounts[index]; }
    const Account& account(AccountIndex index) const { return m_accounts[index]; }
    OrderStore& orders() { return m_orders; }

    std::expected<Placed, Refusal> place(AccountIndex account, SessionId session,
                                         const OrderRequest& request);
    std::expected<Placed, Refusal> edit(TradeOrder& order, const EditRequest& request);
    /// Ends a live order; true when it was live.
    bool cancel(TradeOrder& order, std::string reason);
    /// Cancels what a connection placed, when it has gone.
    int cancelPlacedBy(SessionId session);
    /// After the market has moved: expiries, deliveries, funding, triggers, resting orders.
    void advance();

    OpenByInstrument openAmounts(AccountIndex account) const;
    Valuation value(AccountIndex account, core::Currency currency) const;
    const Ladder& ladder(core::InstrumentId id) const;
    /// Simulated liquidity and users' orders together, best first.
    std::vector<market::Level> book(core::InstrumentId id, core::Side side) const;
    /// Its best level; size zero where there is none.
    market::Level touch(core::InstrumentId id, core::Side side) const;
    TradingNews takeNews() { return std::exchange(m_news, {}); }

private:
    // Rules: what the venue refuses, and why.
    Outcome judgeMarket() const;
    Outcome judge(const OrderRequest& request) const;
    Outcome judgePrice(const paper_market::Listing& listing, core::Side side,
                       core::Price price) const;
    Outcome judgeTrigger(const paper_market::Listing& listing, const OrderRequest& request) const;
    Outcome judgeFunds(const TradeOrder& order, core::Quantity amount,
                       const OpenByInstrument& open) const;
    Outcome judgeAgainstBook(TradeOrder& order) const;
    Outcome judgeEdit(const TradeOrder& order, const EditRequest& request) const;
    Outcome judgeEditedFunds(const TradeOrder& order, const TradeOrder& wanted) const;
    Outcome applyPostOnly(TradeOrder& order) const;
    /// How much of an opposite position a reduce-only order has before it.
    core::Quantity reducible(const TradeOrder& order) const;

    void withdrawBook(AccountIndex account);
    TradeOrder newOrder(AccountIndex account, SessionId session, const OrderRequest& request);
    TradeOrder edited(const TradeOrder& order, const EditRequest& request) const;
    MatchPlan planFor(const TradeOrder& order) const;
    std::vector<UserTrade> run(TradeOrder& order, bool fillsHalf = false);
    UserTrade execute(TradeOrder& taker, const Match& match);
    UserTrade fill(TradeOrder& order, const Print& print, bool maker);
    UserTrade userTrade(const TradeOrder& order, const Print& print, bool maker) const;
    void logTrade(Account& account, const UserTrade& trade);
    void rest(TradeOrder& order);
    void end(TradeOrder& order, OrderStatus status, std::string reason = {});
    void noteOrder(TradeOrder& order);
    double reference(const paper_market::Listing& listing, TriggerBy by) const;
    bool isTriggered(const TradeOrder& order) const;

    void settleClosed();
    void cancelInstrument(core::InstrumentId id, const char* reason);
    void settleIfDue(core::Time before, core::Time now);
    void fund(core::Duration elapsed);
    void expireOrders();
    void checkTriggers();
    void trigger(TradeOrder& waiting);
    void matchResting();
    void matchRestingOrder(OrderNumber number, core::Side side);

    Ladder& ladderOf(core::InstrumentId id);
    MarketView& m_market;
    PublicTape& m_tape;
    std::vector<Account> m_accounts;
    OrderStore m_orders;
    std::vector<Ladder> m_ladders;
    std::vector<bool> m_delivered;
    std::map<core::Currency, std::uint64_t> m_orderIds;
    core::Time m_at{};
    TradingNews m_news;
};

}  // namespace ballast::paper_trading
