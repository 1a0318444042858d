#include "connectors/paper_trading/trading.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_trading {
namespace {

constexpr std::size_t kLiveOrdersPerAccount = 2'000;

/// Next 08:00 UTC strictly after `now`: when good-til-day orders end and the venue settles.
core::Time nextSettlement(core::Time now)
{
    using namespace std::chrono;
    const core::Time today = floor<days>(now) + hours{8};
    return now < today ? today : today + hours{24};
}

/// The first half of it, in whole lots and at least one.
MatchPlan halfOf(MatchPlan plan, core::Quantity lot)
{
    const std::int64_t lots = lot.isPositive() ? plan.filled.mantissa() / lot.mantissa() : 0;
    const std::int64_t wanted = std::max<std::int64_t>(lots / 2, std::min<std::int64_t>(lots, 1));
    core::Quantity left = core::Quantity::fromMantissa(wanted * lot.mantissa());
    plan.filled = left;
    for (Match& match : plan.matches) {
        match.size = std::min(match.size, left);
        left -= match.size;
    }
    std::erase_if(plan.matches, [](const Match& match) { return !match.size.isPositive(); });
    return plan;
}

}  // namespace

core::Expected<AccountIndex> Trading::addAccount(const AccountSeed& seed)
{
    if (seed.key.empty() || !core::AccountId::fits(seed.key))
        return core::failure(
            "adding a paper account: the key must have 1 to 39 characters, found " +
            core::quoted(seed.key));
    for (const Account& other : m_accounts)
        if (other.key == seed.key)
            return core::failure("adding a paper account: two have the key " +
                                 core::quoted(seed.key));
    Account account;
    account.index = static_cast<AccountIndex>(m_accounts.size());
    account.key = seed.key;
    account.secret = seed.secret;
    account.createdAt = m_market.now();
    for (const auto& [currency, equity] : seed.equity) {
        account.wallets[currency].balance = equity;
        addLogEntry(account, {.type = "deposit",
                              .currency = currency,
                              .amount = equity,
                              .change = equity,
                              .cashflow = equity,
                              .balance = equity,
                              .at = m_market.now()});
    }
    m_accounts.push_back(std::move(account));
    const AccountIndex index = m_accounts.back().index;
    if (seed.positions.empty()) return index;
    if (auto imported = import(index, seed.positions); !imported)
        return std::unexpected(imported.error());
    return index;
}

core::Expected<void> Trading::import(AccountIndex account,
                                     const std::vector<SeedPosition>& positions)
{
    // No positions are no book: nobody means to lose one by a file that held none.
    if (positions.empty())
        return core::failure("importing positions: there are none; nothing was imported");
    for (const SeedPosition& seed : positions)
        if (m_market.find(seed.instrument) == nullptr)
            return core::failure("importing positions: this market does not list " +
                                 core::quoted(seed.instrument) + "; nothing was imported");
    withdrawBook(account);
    for (const SeedPosition& seed : positions) {
        const paper_market::Listing& listing = *m_market.find(seed.instrument);
        seedPosition(m_accounts[account], listing, seed);
        m_news.positions.emplace(account, listing.spec.id);
        m_news.portfolios.insert(account);
    }
    return {};
}

void Trading::withdrawBook(AccountIndex index)
{
    const auto numbers = m_orders.live();
    for (const OrderNumber number : numbers) {
        TradeOrder* order = m_orders.find(number);
        if (order && order->account == index) cancel(*order, "user_request");
    }
    Account& account = m_accounts[index];
    std::vector<core::InstrumentId> held;
    for (const auto& [id, holding] : account.holdings) held.push_back(id);
    for (const core::InstrumentId id : held) {
        withdrawPosition(account, id);
        m_news.positions.emplace(index, id);
    }
    m_news.portfolios.insert(index);
}

Ladder& Trading::ladderOf(core::InstrumentId id)
{
    if (m_ladders.size() <= id.index) m_ladders.resize(m_market.listings().size());
    return m_ladders[id.index];
}

const Ladder& Trading::ladder(core::InstrumentId id) const
{
    static const Ladder kEmpty;
    return id.index < m_ladders.size() ? m_ladders[id.index] : kEmpty;
}

std::vector<market::Level> Trading::book(core::InstrumentId id, core::Side side) const
{
    const paper_market::Listing& listing = m_market.listing(id);
    return merged(side, side == core::Side::Buy ? listing.bids : listing.asks,
                  ladder(id).side(side));
}

market::Level Trading::touch(core::InstrumentId id, core::Side side) const
{
    const paper_market::Listing& listing = m_market.listing(id);
    const auto& simulated = side == core::Side::Buy ? listing.bids : listing.asks;
    const auto& resting = ladder(id).side(side);
    market::Level level = simulated.empty() ? market::Level{} : simulated.front();
    for (const RestingOrder& order : resting) {
        const bool better =
            level.size.isZero() ||
            (side == core::Side::Buy ? order.price > level.price : order.price < level.price);
        if (better)
            level = {order.price, order.size};
        else if (order.price == level.price)
            level.size += order.size;
        else
            break;
    }
    return level;
}

TradeOrder Trading::newOrder(AccountIndex account, SessionId session, const OrderRequest& request)
{
    const core::Currency group = m_market.listing(request.instrument).spec.settlementCurrency;
    const std::uint64_t counter = ++m_orderIds[group];
    TradeOrder order;
    order.number = m_orders.nextNumber();
    order.priority = m_orders.nextPriority();
    order.id = groupedId(group, counter);
    if (isTrigger(request.type)) {
        const std::string kind = isStop(request.type) ? "SL" : "TP";
        const std::string form = isMarket(request.type) ? "M" : "T";
        order.id = group.text() + "-" + kind + form +
                   (request.side == core::Side::Buy ? "B-" : "S-") + std::to_string(counter);
    }
    order.account = account;
    order.session = session;
    order.instrument = request.instrument;
    order.side = request.side;
    order.type = request.type;
    order.lifetime = request.lifetime;
    order.price = request.price.value_or(core::Price{});
    order.amount = request.amount;
    order.label = request.label;
    order.postOnly = request.postOnly;
    order.rejectPostOnly = request.rejectPostOnly;
    order.reduceOnly = request.reduceOnly;
    order.triggerPrice = request.triggerPrice;
    order.triggerBy = request.triggerBy.value_or(TriggerBy::LastPrice);
    order.createdAt = order.updatedAt = m_market.now();
    if (request.lifetime == Lifetime::GoodTilDay) order.expiresAt = nextSettlement(m_market.now());
    return order;
}

std::expected<Placed, Refusal> Trading::place(AccountIndex account, SessionId session,
                                              const OrderRequest& request)
{
    if (auto ok = judge(request); !ok) return std::unexpected(ok.error());
    if (m_orders.live(account).size() >= kLiveOrdersPerAccount)
        return refuse(10013, "pme_max_total_open_orders");
    TradeOrder wanted = newOrder(account, session, request);
    if (auto ok = judgeAgainstBook(wanted); !ok) return std::unexpected(ok.error());
    TradeOrder& order = m_orders.add(std::move(wanted));
    if (isTrigger(request.type)) {
        order.status = OrderStatus::Untriggered;
        noteOrder(order);
        return Placed{order, {}};
    }
    auto trades = run(order, request.fillsHalf);
    return Placed{order, std::move(trades)};
}

std::expected<Placed, Refusal> Trading::edit(TradeOrder& order, const EditRequest& request)
{
    if (auto ok = judgeEdit(order, request); !ok) return std::unexpected(ok.error());
    TradeOrder wanted = edited(order, request);
    if (order.status == OrderStatus::Open) {
        if (auto ok = applyPostOnly(wanted); !ok) return std::unexpected(ok.error());
        if (auto ok = judgeEditedFunds(order, wanted); !ok) return std::unexpected(ok.error());
    }
    const bool keepsPlace = wanted.price == order.price && wanted.amount <= order.amount;
    const core::Quantity less = order.amount - wanted.amount;
    order = wanted;
    if (order.status == OrderStatus::Untriggered || keepsPlace) {
        if (order.status == OrderStatus::Open)
            ladderOf(order.instrument).reduce(order.number, less);
        m_news.books.insert(order.instrument);
        noteOrder(order);
        return Placed{order, {}};
    }
    ladderOf(order.instrument).erase(order.number);
    order.priority = m_orders.nextPriority();
    auto trades = run(order);
    return Placed{order, std::move(trades)};
}

TradeOrder Trading::edited(const TradeOrder& order, const EditRequest& request) const
{
    TradeOrder wanted = order;
    wanted.amount = request.amount.value_or(order.amount);
    wanted.price = request.price.value_or(order.price);
    wanted.postOnly = request.postOnly.value_or(order.postOnly);
    wanted.rejectPostOnly = request.rejectPostOnly.value_or(order.rejectPostOnly);
    wanted.reduceOnly = request.reduceOnly.value_or(order.reduceOnly);
    if (request.triggerPrice) wanted.triggerPrice = request.triggerPrice;
    wanted.replaced = true;
    wanted.updatedAt = m_market.now();
    return wanted;
}

MatchPlan Trading::planFor(const TradeOrder& order) const
{
    const paper_market::Listing& listing = m_market.listing(order.instrument);
    const core::Side makers = core::opposite(order.side);
    const PriceBand band = m_market.band(listing);
    const bool bandOnly = isMarket(order.type) || order.type == OrderType::MarketLimit;
    const core::Price edge = order.side == core::Side::Buy ? band.highest : band.lowest;
    const core::Quantity wanted =
        order.reduceOnly ? std::min(order.remaining(), reducible(order)) : order.remaining();
    return planTaker(order.account, order.side, wanted, bandOnly ? edge : order.price,
                     makers == core::Side::Buy ? listing.bids : listing.asks,
                     ladder(order.instrument).side(makers));
}

std::vector<UserTrade> Trading::run(TradeOrder& order, bool fillsHalf)
{
    MatchPlan plan = planFor(order);
    if (fillsHalf) plan = halfOf(std::move(plan), m_market.listing(order.instrument).spec.lot);
    if (order.lifetime == Lifetime::FillOrKill && plan.filled < order.remaining()) {
        end(order, OrderStatus::Cancelled);
        return {};
    }
    for (const OrderNumber own : plan.selfTrades)
        if (TradeOrder* maker = m_orders.find(own)) cancel(*maker, "self_trade");
    std::vector<UserTrade> trades;
    for (const Match& match : plan.matches) trades.push_back(execute(order, match));
    if (!isLive(order.status)) return trades;
    const bool matched = !plan.matches.empty();
    if (order.type == OrderType::MarketLimit && matched) order.price = plan.matches.back().price;
    const bool mayRest =
        order.type == OrderType::Limit || (order.type == OrderType::MarketLimit && matched);
    const bool waits =
        order.lifetime == Lifetime::GoodTilCancelled || order.lifetime == Lifetime::GoodTilDay;
    if (mayRest && waits)
        rest(order);
    else
        end(order, OrderStatus::Cancelled);
    return trades;
}

OpenByInstrument Trading::openAmounts(AccountIndex account) const
{
    OpenByInstrument open;
    for (std::uint32_t i = 0; i < m_ladders.size(); ++i)
        for (const core::Side side : {core::Side::Buy, core::Side::Sell})
            for (const RestingOrder& order : m_ladders[i].side(side))
                if (order.account == account)
                    open[core::InstrumentId{i}].add(side, order.size, order.price);
    return open;
}

Valuation Trading::value(AccountIndex account, core::Currency currency) const
{
    return valuation(m_accounts[account], currency, m_market, openAmounts(account));
}

}  // namespace ballast::paper_trading
