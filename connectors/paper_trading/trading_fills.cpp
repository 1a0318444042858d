// How executions are booked, and how orders rest and end.
#include "connectors/paper_trading/trading.h"

namespace ballast::paper_trading {

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

}  // namespace ballast::paper_trading
