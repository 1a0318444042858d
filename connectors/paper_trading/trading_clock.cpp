// What happens to accounts and orders as time passes and the market moves.
#include "connectors/paper_trading/trading.h"

#include <algorithm>
#include <chrono>

namespace ballast::paper_trading {

void Trading::advance()
{
    const core::Time now = m_market.now();
    const core::Time before = m_at == core::Time{} ? now : m_at;
    m_at = now;
    if (!m_market.listings().empty()) ladderOf(core::InstrumentId{0});
    m_tape.observe(m_market, m_news.prints);
    fund(now - before);
    settleClosed();
    settleIfDue(before, now);
    expireOrders();
    if (!judgeMarket()) return;  // old prices trigger and fill nothing
    checkTriggers();
    matchResting();
}

void Trading::fund(core::Duration elapsed)
{
    if (elapsed <= core::Duration::zero()) return;
    for (Account& account : m_accounts) {
        for (auto& [id, holding] : account.holdings) {
            const paper_market::Listing& listing = m_market.listing(id);
            if (listing.spec.kind == market::Kind::Perpetual && listing.funding8h != 0)
                accrueFunding(account, listing, m_market.indexPrice(listing.spec), elapsed);
        }
    }
}

void Trading::settleClosed()
{
    const auto& listings = m_market.listings();
    m_delivered.resize(listings.size());
    for (const paper_market::Listing& listing : listings) {
        const core::InstrumentId id = listing.spec.id;
        const bool closed = listing.spec.state == market::InstrumentState::Closed;
        if (!closed || m_delivered[id.index]) continue;
        cancelInstrument(id, "settlement");
        const auto price = m_market.source().deliveryPrice(id);
        if (!price) continue;
        m_delivered[id.index] = true;
        for (Account& account : m_accounts) {
            if (!account.holdings.contains(id)) continue;
            deliver(account, listing, *price, m_market.now());
            m_news.positions.emplace(account.index, id);
            m_news.portfolios.insert(account.index);
        }
    }
}

void Trading::cancelInstrument(core::InstrumentId id, const char* reason)
{
    const auto numbers = m_orders.live();
    for (const OrderNumber number : numbers) {
        TradeOrder* order = m_orders.find(number);
        if (order && order->instrument == id) cancel(*order, reason);
    }
}

void Trading::settleIfDue(core::Time before, core::Time now)
{
    using namespace std::chrono;
    const auto settlementDay = [](core::Time t) { return floor<days>(t - hours{8}); };
    if (settlementDay(before) == settlementDay(now)) return;
    for (Account& account : m_accounts) {
        settleDaily(account, m_market, now);
        m_news.portfolios.insert(account.index);
    }
    m_market.settleMarks();
}

void Trading::expireOrders()
{
    const auto numbers = m_orders.live();
    for (const OrderNumber number : numbers) {
        TradeOrder* order = m_orders.find(number);
        if (order && order->expiresAt && *order->expiresAt <= m_market.now())
            cancel(*order, "expired");
    }
}

double Trading::reference(const paper_market::Listing& listing, TriggerBy by) const
{
    if (by == TriggerBy::IndexPrice) return m_market.indexPrice(listing.spec);
    const core::Price last = m_tape.lastPrice(listing.spec.id);
    if (by == TriggerBy::LastPrice && last.isPositive()) return last.toDouble();
    return listing.mark;
}

bool Trading::isTriggered(const TradeOrder& order) const
{
    const double now = reference(m_market.listing(order.instrument), order.triggerBy);
    const bool waitsForRise = (order.side == core::Side::Buy) == isStop(order.type);
    const double trigger = order.triggerPrice ? order.triggerPrice->toDouble() : 0;
    return waitsForRise ? now >= trigger : now <= trigger;
}

void Trading::checkTriggers()
{
    const auto numbers = m_orders.live();
    for (const OrderNumber number : numbers) {
        TradeOrder* waiting = m_orders.find(number);
        if (waiting && waiting->status == OrderStatus::Untriggered && isTriggered(*waiting))
            trigger(*waiting);
    }
}

void Trading::trigger(TradeOrder& waiting)
{
    end(waiting, OrderStatus::Triggered);
    OrderRequest request;
    request.instrument = waiting.instrument;
    request.side = waiting.side;
    request.type = isMarket(waiting.type) ? OrderType::Market : OrderType::Limit;
    request.lifetime = waiting.lifetime;
    request.amount = waiting.amount;
    if (!isMarket(waiting.type)) request.price = waiting.price;
    request.label = waiting.label;
    request.postOnly = waiting.postOnly;
    request.reduceOnly = waiting.reduceOnly;
    TradeOrder wanted = newOrder(waiting.account, waiting.session, request);
    wanted.triggerOrderId = waiting.id;
    const bool allowed = judge(request) && judgeAgainstBook(wanted);
    TradeOrder& order = m_orders.add(std::move(wanted));
    if (allowed)
        run(order);
    else
        end(order, OrderStatus::Rejected);
}

void Trading::matchResting()
{
    for (std::uint32_t i = 0; i < m_ladders.size(); ++i) {
        if (m_ladders[i].empty() || !isTradable(m_market.listing(core::InstrumentId{i}).spec))
            continue;
        for (const core::Side side : {core::Side::Buy, core::Side::Sell}) {
            const auto waiting = m_ladders[i].side(side);
            for (const RestingOrder& order : waiting) matchRestingOrder(order.number, side);
        }
    }
}

void Trading::matchRestingOrder(OrderNumber number, core::Side side)
{
    TradeOrder* order = m_orders.find(number);
    if (!order || order->status != OrderStatus::Open) return;
    const paper_market::Listing& listing = m_market.listing(order->instrument);
    RestingOrder resting{number, order->account, order->price, order->remaining(), order->priority};
    if (order->reduceOnly) {
        resting.size = std::min(resting.size, reducible(*order));
        if (resting.size.isZero()) {
            cancel(*order, "reduce_only");
            return;
        }
    }
    const MatchPlan plan =
        planResting(resting, side, side == core::Side::Buy ? listing.asks : listing.bids);
    for (const Match& match : plan.matches) {
        const Print print = m_tape.record(m_market, order->instrument, core::opposite(side),
                                          order->price, match.size);
        m_news.prints.push_back(print);
        m_market.source().consume(order->instrument, side, match.price, match.size);
        ladderOf(order->instrument).reduce(number, match.size);
        fill(*order, print, true);
    }
}

}  // namespace ballast::paper_trading
