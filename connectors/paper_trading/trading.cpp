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
    if (auto imported = import(index, seed.positions); !imported)
        return std::unexpected(imported.error());
    return index;
}

core::Expected<void> Trading::import(AccountIndex account,
                                     const std::vector<SeedPosition>& positions)
{
    for (const SeedPosition& seed : positions)
        if (m_market.find(seed.instrument) == nullptr)
            return core::failure("importing positions: this market does not list " +
                                 core::quoted(seed.instrument) + "; nothing was imported");
    for (const SeedPosition& seed : positions) {
        const paper_market::Listing& listing = *m_market.find(seed.instrument);
        seedPosition(m_accounts[account], listing, seed);
        m_news.positions.emplace(account, listing.spec.id);
        m_news.portfolios.insert(account);
    }
    return {};
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
    auto trades = run(order);
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

std::vector<UserTrade> Trading::run(TradeOrder& order)
{
    const MatchPlan plan = planFor(order);
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

UserTrade Trading::execute(TradeOrder& taker, const Match& match)
{
    const Print print =
        m_tape.record(m_market, taker.instrument, taker.side, match.price, match.size);
    m_news.prints.push_back(print);
    m_news.books.insert(taker.instrument);
    if (TradeOrder* maker = match.maker != 0 ? m_orders.find(match.maker) : nullptr) {
        ladderOf(taker.instrument).reduce(maker->number, match.size);
        fill(*maker, print, true);
    } else {
        m_market.source().consume(taker.instrument, taker.side, match.price, match.size);
    }
    return fill(taker, print, false);
}

void Trading::rest(TradeOrder& order)
{
    ladderOf(order.instrument)
        .insert(order.side,
                {order.number, order.account, order.price, order.remaining(), order.priority});
    m_news.books.insert(order.instrument);
    noteOrder(order);
}

UserTrade Trading::fill(TradeOrder& order, const Print& print, bool maker)
{
    const market::Instrument& spec = m_market.listing(order.instrument).spec;
    Account& account = m_accounts[order.account];
    const double fee = tradeFee(spec, maker, print.amount, print.price, print.indexPrice);
    const double pnl = bookTrade(account, spec, order.side, print.amount, print.price, fee);
    const double before = order.filled.toDouble();
    const double size = print.amount.toDouble();
    order.averagePrice =
        (order.averagePrice * before + print.price.toDouble() * size) / (before + size);
    order.filled += print.amount;
    order.commission += fee;
    order.profitLoss += pnl;
    order.updatedAt = print.at;
    const bool done = order.filled >= order.amount;

    UserTrade trade = userTrade(order, print, maker);
    trade.fee = fee;
    trade.profitLoss = pnl;
    trade.orderStatus = done ? OrderStatus::Filled : OrderStatus::Open;
    account.trades.push_back(trade);
    if (account.trades.size() > kTradesKept) account.trades.pop_front();
    logTrade(account, trade);
    m_news.trades.push_back(trade);
    m_news.positions.emplace(order.account, order.instrument);
    m_news.portfolios.insert(order.account);
    if (done)
        end(order, OrderStatus::Filled);
    else if (maker)
        noteOrder(order);
    return trade;
}

UserTrade Trading::userTrade(const TradeOrder& order, const Print& print, bool maker) const
{
    const paper_market::Listing& listing = m_market.listing(order.instrument);
    UserTrade trade;
    trade.tradeId = print.tradeId;
    trade.tradeSequence = print.sequence;
    trade.orderNumber = order.number;
    trade.orderId = order.id;
    trade.account = order.account;
    trade.instrument = order.instrument;
    trade.side = order.side;
    trade.price = print.price;
    trade.amount = print.amount;
    trade.markPrice = print.markPrice;
    trade.indexPrice = print.indexPrice;
    trade.underlyingPrice = listing.spec.isOption() ? m_market.forward(listing) : 0;
    trade.iv = print.iv;
    trade.maker = maker;
    trade.reduceOnly = order.reduceOnly;
    trade.postOnly = order.postOnly;
    trade.tickDirection = print.tickDirection;
    trade.orderType = order.type;
    trade.label = order.label;
    trade.at = print.at;
    return trade;
}

void Trading::logTrade(Account& account, const UserTrade& trade)
{
    const market::Instrument& spec = m_market.listing(trade.instrument).spec;
    const auto holding = account.holdings.find(trade.instrument);
    const double position = holding == account.holdings.end() ? 0 : holding->second.size.toDouble();
    const double size = trade.amount.toDouble();
    const double premium =
        spec.isOption() ? -core::sign(trade.side) * size * trade.price.toDouble() : 0;
    const bool opens = position * core::sign(trade.side) > 0;
    LogEntry entry;
    entry.type = "trade";
    entry.currency = spec.settlementCurrency;
    entry.instrument = trade.instrument;
    entry.tradeId = trade.tradeId;
    entry.orderId = trade.orderId;
    entry.side = (opens ? "open " : "close ") + std::string{directionText(trade.side)};
    entry.amount = size;
    entry.price = trade.price.toDouble();
    entry.commission = trade.fee;
    entry.change = premium - trade.fee;
    entry.cashflow = premium;
    entry.balance = account.wallets[spec.settlementCurrency].balance;
    entry.position = position;
    entry.indexPrice = trade.indexPrice;
    entry.markPrice = trade.markPrice;
    entry.maker = trade.maker;
    entry.at = trade.at;
    addLogEntry(account, std::move(entry));
}

void Trading::end(TradeOrder& order, OrderStatus status, std::string reason)
{
    ladderOf(order.instrument).erase(order.number);
    order.status = status;
    order.cancelReason = std::move(reason);
    order.updatedAt = m_market.now();
    m_news.books.insert(order.instrument);
    noteOrder(order);
    m_orders.ended(order);
}

void Trading::noteOrder(TradeOrder& order)
{
    m_news.orders.push_back(order);
    m_news.portfolios.insert(order.account);
}

bool Trading::cancel(TradeOrder& order, std::string reason)
{
    if (!isLive(order.status)) return false;
    end(order, OrderStatus::Cancelled, std::move(reason));
    return true;
}

int Trading::cancelPlacedBy(SessionId session)
{
    int count = 0;
    const auto numbers = m_orders.live();
    for (const OrderNumber number : numbers) {
        TradeOrder* order = m_orders.find(number);
        if (order && order->session == session && cancel(*order, "cancel_on_disconnect")) ++count;
    }
    return count;
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
