#include "connectors/paper/trading.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper {
namespace {

constexpr std::size_t kLiveOrdersPerAccount = 2'000;
constexpr std::size_t kLabelLimit = 64;

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
        return core::failure("adding a paper account: the key must have 1 to 39 characters, found " +
                             core::quoted(seed.key));
    for (const Account& other : m_accounts)
        if (other.key == seed.key)
            return core::failure("adding a paper account: two have the key " + core::quoted(seed.key));
    Account account;
    account.index = static_cast<AccountIndex>(m_accounts.size());
    account.key = seed.key;
    account.secret = seed.secret;
    account.createdAt = m_market.now();
    for (const auto& [currency, equity] : seed.equity) {
        account.wallets[currency].balance = equity;
        addLogEntry(account, {.type = "deposit", .currency = currency, .amount = equity, .change = equity,
                              .cashflow = equity, .balance = equity, .at = m_market.now()});
    }
    m_accounts.push_back(std::move(account));
    const AccountIndex index = m_accounts.back().index;
    if (auto imported = import(index, seed.positions); !imported)
        return std::unexpected(imported.error());
    return index;
}

core::Expected<void> Trading::import(AccountIndex account, const std::vector<SeedPosition>& positions)
{
    for (const SeedPosition& seed : positions)
        if (m_market.find(seed.instrument) == nullptr)
            return core::failure("importing positions: this market does not list " +
                                 core::quoted(seed.instrument) + "; nothing was imported");
    for (const SeedPosition& seed : positions) {
        const Listing& listing = *m_market.find(seed.instrument);
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
    const Listing& listing = m_market.listing(id);
    return merged(side, side == core::Side::Buy ? listing.bids : listing.asks, ladder(id).side(side));
}

market::Level Trading::touch(core::InstrumentId id, core::Side side) const
{
    const Listing& listing = m_market.listing(id);
    const auto& simulated = side == core::Side::Buy ? listing.bids : listing.asks;
    const auto& resting = ladder(id).side(side);
    market::Level level = simulated.empty() ? market::Level{} : simulated.front();
    for (const RestingOrder& order : resting) {
        const bool better = level.size.isZero() || (side == core::Side::Buy ? order.price > level.price
                                                                            : order.price < level.price);
        if (better)
            level = {order.price, order.size};
        else if (order.price == level.price)
            level.size += order.size;
        else
            break;
    }
    return level;
}

Outcome Trading::judgePrice(const Listing& listing, core::Side side, core::Price price) const
{
    if (!price.isPositive()) return invalidParam("price", "must be positive");
    if (!listing.spec.ticks.isValid(price)) return refuse(10043, "price_wrong_tick");
    const PriceBand band = m_market.band(listing);
    if (side == core::Side::Buy && price > band.highest)
        return refuse(10007, "price_too_high", "limit " + band.highest.text());
    if (side == core::Side::Sell && price < band.lowest)
        return refuse(10005, "price_too_low", "limit " + band.lowest.text());
    return {};
}

Outcome Trading::judgeTrigger(const Listing& listing, const OrderRequest& request) const
{
    if (!isTrigger(request.type)) return {};
    if (!request.triggerPrice || !request.triggerPrice->isPositive())
        return invalidParam("trigger_price", "is required for trigger orders");
    if (!request.triggerBy) return invalidParam("trigger", "is required for trigger orders");
    if (!listing.spec.ticks.isValid(*request.triggerPrice) && *request.triggerBy != TriggerBy::IndexPrice)
        return refuse(10044, "trigger_price_wrong_tick");
    const double now = reference(listing, *request.triggerBy);
    const bool waitsForRise = (request.side == core::Side::Buy) == isStop(request.type);
    if (waitsForRise && request.triggerPrice->toDouble() <= now)
        return refuse(10035, "trigger_price_too_low");
    if (!waitsForRise && request.triggerPrice->toDouble() >= now)
        return refuse(10034, "trigger_price_too_high");
    return {};
}

Outcome Trading::judgeFunds(AccountIndex account, const Listing& listing, core::Side side,
                            core::Quantity amount, std::optional<core::Price> price,
                            const OpenByInstrument& open) const
{
    const Account& who = m_accounts[account];
    const core::Currency currency = listing.spec.settlementCurrency;
    OpenByInstrument after = open;
    OpenAmounts& line = after[listing.spec.id];
    const core::Price at = price.value_or(core::Price::nearest(listing.mark).value_or(core::Price{}));
    const double premium = amount.toDouble() * at.toDouble();
    (side == core::Side::Buy ? line.buys : line.sells) += amount;
    (side == core::Side::Buy ? line.buyPremium : line.sellPremium) += premium;
    const Valuation held = valuation(who, currency, m_market, open);
    const Valuation wanted = valuation(who, currency, m_market, after);
    const double fee = tradeFee(listing.spec, false, amount, at, m_market.indexPrice(listing.spec));
    const bool adds = wanted.margin.initial > held.margin.initial;
    if (adds && wanted.available - fee < 0) return refuse(10009, "not_enough_funds");
    return {};
}

Outcome Trading::judge(const OrderRequest& request) const
{
    const Listing& listing = m_market.listing(request.instrument);
    const market::Instrument& spec = listing.spec;
    if (request.validUntil && m_market.now() > *request.validUntil) return refuse(13888, "timed_out");
    if (spec.state == market::InstrumentState::Settling) return refuse(10041, "settlement_in_progress");
    if (!isTradable(spec)) return refuse(10012, "book_closed");
    if (request.label.size() > kLabelLimit) return invalidParam("label", "must have at most 64 characters");
    if (!request.amount.isPositive()) return invalidParam("amount", "must be positive");
    if (!request.amount.isMultipleOf(spec.lot))
        return invalidParam("amount", "must be a multiple of contract size");
    if (request.amount < spec.minimum) return refuse(10002, "qty_too_low");
    if (isMarket(request.type) && request.postOnly) return refuse(11055, "post_only_not_allowed");
    if (!isMarket(request.type) && request.type != OrderType::MarketLimit) {
        if (!request.price) return invalidParam("price", "is required for limit orders");
        if (auto ok = judgePrice(listing, request.side, *request.price); !ok) return ok;
    }
    if (request.postOnly && (request.lifetime == Lifetime::FillOrKill ||
                             request.lifetime == Lifetime::ImmediateOrCancel))
        return refuse(11047, "unsupported_arg_combination");
    if (auto ok = judgeTrigger(listing, request); !ok) return ok;
    return {};
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
        order.id = group.text() + "-" + kind + form + (request.side == core::Side::Buy ? "B-" : "S-") +
                   std::to_string(counter);
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

Outcome Trading::applyPostOnly(TradeOrder& order) const
{
    const market::Level ahead = touch(order.instrument, core::opposite(order.side));
    if (!order.postOnly || ahead.size.isZero()) return {};
    const bool crosses = order.side == core::Side::Buy ? order.price >= ahead.price : order.price <= ahead.price;
    if (!crosses) return {};
    if (order.rejectPostOnly) return refuse(11054, "post_only_reject");
    // Re-priced to the last tick before the other side.
    const market::TickTable& ticks = m_market.listing(order.instrument).spec.ticks;
    const core::Price hair = core::Price::fromMantissa(1);
    order.price = order.side == core::Side::Buy ? ticks.roundDown(ahead.price - hair) : ticks.roundUp(ahead.price + hair);
    if (!order.price.isPositive()) return refuse(11054, "post_only_reject");
    return {};
}

std::expected<Placed, RpcError> Trading::place(AccountIndex account, SessionId session,
                                               const OrderRequest& request)
{
    if (auto ok = judge(request); !ok) return std::unexpected(ok.error());
    if (m_orders.live(account).size() >= kLiveOrdersPerAccount)
        return refuse(10013, "pme_max_total_open_orders");
    const Listing& listing = m_market.listing(request.instrument);
    TradeOrder wanted = newOrder(account, session, request);
    if (request.reduceOnly && reducible(wanted).isZero())
        return refuse(11030, "other_reject", "invalid_reduce_only_order");
    if (!isTrigger(request.type)) {
        if (auto ok = applyPostOnly(wanted); !ok) return std::unexpected(ok.error());
        if (!request.reduceOnly) {
            const auto ok = judgeFunds(account, listing, request.side, request.amount, request.price,
                                       openAmounts(account));
            if (!ok) return std::unexpected(ok.error());
        }
    }
    TradeOrder& order = m_orders.add(std::move(wanted));
    if (isTrigger(request.type)) {
        order.status = OrderStatus::Untriggered;
        noteOrder(order);
        return Placed{order, {}};
    }
    auto trades = run(order);
    return Placed{order, std::move(trades)};
}

std::expected<Placed, RpcError> Trading::edit(TradeOrder& order, const EditRequest& request)
{
    if (order.status == OrderStatus::Filled) return refuse(11008, "already_filled");
    if (!isLive(order.status)) return refuse(11044, "not_open_order");
    if (request.validUntil && m_market.now() > *request.validUntil) return refuse(13888, "timed_out");
    const Listing& listing = m_market.listing(order.instrument);
    const core::Quantity amount = request.amount.value_or(order.amount);
    const core::Price price = request.price.value_or(order.price);
    if (!isTradable(listing.spec)) return refuse(10012, "book_closed");
    if (!amount.isMultipleOf(listing.spec.lot))
        return invalidParam("amount", "must be a multiple of contract size");
    if (amount < listing.spec.minimum || amount <= order.filled) return refuse(10002, "qty_too_low");
    if (!isMarket(order.type))
        if (auto ok = judgePrice(listing, order.side, price); !ok) return std::unexpected(ok.error());
    TradeOrder wanted = order;
    wanted.amount = amount;
    wanted.price = price;
    wanted.postOnly = request.postOnly.value_or(order.postOnly);
    wanted.rejectPostOnly = request.rejectPostOnly.value_or(order.rejectPostOnly);
    wanted.reduceOnly = request.reduceOnly.value_or(order.reduceOnly);
    if (request.triggerPrice) wanted.triggerPrice = request.triggerPrice;
    if (order.status == OrderStatus::Open) {
        if (auto ok = applyPostOnly(wanted); !ok) return std::unexpected(ok.error());
        if (!wanted.reduceOnly) {
            // Judged as if the order were not there and a new one of what is left came.
            OpenByInstrument open = openAmounts(order.account);
            OpenAmounts& line = open[order.instrument];
            const double premium = order.remaining().toDouble() * order.price.toDouble();
            (order.side == core::Side::Buy ? line.buys : line.sells) -= order.remaining();
            (order.side == core::Side::Buy ? line.buyPremium : line.sellPremium) -= premium;
            const auto ok = judgeFunds(order.account, listing, order.side, amount - order.filled, wanted.price, open);
            if (!ok) return std::unexpected(ok.error());
        }
    }
    const bool keepsPlace = wanted.price == order.price && wanted.amount <= order.amount;
    const core::Quantity less = order.amount - wanted.amount;
    order = wanted;
    order.replaced = true;
    order.updatedAt = m_market.now();
    if (order.status == OrderStatus::Untriggered || keepsPlace) {
        if (order.status == OrderStatus::Open) ladderOf(order.instrument).reduce(order.number, less);
        m_news.books.insert(order.instrument);
        noteOrder(order);
        return Placed{order, {}};
    }
    ladderOf(order.instrument).erase(order.number);
    order.priority = m_orders.nextPriority();
    auto trades = run(order);
    return Placed{order, std::move(trades)};
}

core::Quantity Trading::reducible(const TradeOrder& order) const
{
    const auto& holdings = m_accounts[order.account].holdings;
    const auto it = holdings.find(order.instrument);
    if (it == holdings.end()) return {};
    const bool opposes = order.side == core::Side::Buy ? it->second.size.mantissa() < 0
                                                       : it->second.size.mantissa() > 0;
    return opposes ? it->second.size.abs() : core::Quantity{};
}

std::vector<UserTrade> Trading::run(TradeOrder& order)
{
    const Listing& listing = m_market.listing(order.instrument);
    const core::Side makers = core::opposite(order.side);
    const PriceBand band = m_market.band(listing);
    const bool bandOnly = isMarket(order.type) || order.type == OrderType::MarketLimit;
    const core::Price limit = bandOnly ? (order.side == core::Side::Buy ? band.highest : band.lowest) : order.price;
    const core::Quantity wanted = order.reduceOnly ? std::min(order.remaining(), reducible(order)) : order.remaining();
    MatchPlan plan = planTaker(order.account, order.side, wanted, limit,
                               makers == core::Side::Buy ? listing.bids : listing.asks,
                               ladder(order.instrument).side(makers));
    if (order.lifetime == Lifetime::FillOrKill && plan.filled < order.remaining()) {
        end(order, OrderStatus::Cancelled);
        return {};
    }
    for (const OrderNumber own : plan.selfTrades)
        if (TradeOrder* maker = m_orders.find(own)) cancel(*maker, "self_trade");
    std::vector<UserTrade> trades;
    for (const Match& match : plan.matches) {
        const Print print = m_tape.record(m_market, order.instrument, order.side, match.price, match.size);
        m_news.prints.push_back(print);
        if (TradeOrder* maker = match.maker != 0 ? m_orders.find(match.maker) : nullptr) {
            ladderOf(order.instrument).reduce(maker->number, match.size);
            fill(*maker, print, true);
        } else {
            m_market.source().consume(order.instrument, order.side, match.price, match.size);
        }
        trades.push_back(fill(order, print, false));
        m_news.books.insert(order.instrument);
    }
    if (!isLive(order.status)) return trades;
    if (order.type == OrderType::MarketLimit && !plan.matches.empty()) order.price = plan.matches.back().price;
    const bool stays = (order.type == OrderType::Limit || order.type == OrderType::StopLimit ||
                        order.type == OrderType::TakeLimit ||
                        (order.type == OrderType::MarketLimit && !plan.matches.empty())) &&
                       (order.lifetime == Lifetime::GoodTilCancelled || order.lifetime == Lifetime::GoodTilDay);
    if (stays)
        rest(order);
    else
        end(order, OrderStatus::Cancelled);
    return trades;
}

void Trading::rest(TradeOrder& order)
{
    ladderOf(order.instrument)
        .insert(order.side, {order.number, order.account, order.price, order.remaining(), order.priority});
    m_news.books.insert(order.instrument);
    noteOrder(order);
}

UserTrade Trading::fill(TradeOrder& order, const Print& print, bool maker)
{
    const Listing& listing = m_market.listing(order.instrument);
    Account& account = m_accounts[order.account];
    const double fee = tradeFee(listing.spec, maker, print.amount, print.price, print.indexPrice);
    const double pnl = bookTrade(account, listing.spec, order.side, print.amount, print.price, fee);
    const double before = order.filled.toDouble();
    const double size = print.amount.toDouble();
    order.averagePrice = (order.averagePrice * before + print.price.toDouble() * size) / (before + size);
    order.filled += print.amount;
    order.commission += fee;
    order.profitLoss += pnl;
    order.updatedAt = print.at;
    const bool done = order.filled >= order.amount;

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
    trade.fee = fee;
    trade.profitLoss = pnl;
    trade.markPrice = print.markPrice;
    trade.indexPrice = print.indexPrice;
    trade.underlyingPrice = listing.spec.isOption() ? m_market.forward(listing) : 0;
    trade.iv = print.iv;
    trade.maker = maker;
    trade.reduceOnly = order.reduceOnly;
    trade.postOnly = order.postOnly;
    trade.tickDirection = print.tickDirection;
    trade.orderType = order.type;
    trade.orderStatus = done ? OrderStatus::Filled : OrderStatus::Open;
    trade.label = order.label;
    trade.at = print.at;

    account.trades.push_back(trade);
    if (account.trades.size() > kTradesKept) account.trades.pop_front();
    const auto holding = account.holdings.find(order.instrument);
    const double position = holding == account.holdings.end() ? 0 : holding->second.size.toDouble();
    const double premium = listing.spec.isOption() ? -core::sign(order.side) * size * print.price.toDouble() : 0;
    addLogEntry(account, {.type = "trade", .currency = listing.spec.settlementCurrency,
                          .instrument = order.instrument, .tradeId = trade.tradeId, .orderId = order.id,
                          .side = std::string{position * core::sign(order.side) > 0 ? "open " : "close "} +
                                  std::string{directionText(order.side)},
                          .amount = size, .price = print.price.toDouble(), .commission = fee,
                          .change = premium - fee, .cashflow = premium,
                          .balance = account.wallets[listing.spec.settlementCurrency].balance,
                          .position = position, .indexPrice = print.indexPrice,
                          .markPrice = print.markPrice, .maker = maker, .at = print.at});
    m_news.trades.push_back(trade);
    m_news.positions.emplace(order.account, order.instrument);
    m_news.portfolios.insert(order.account);
    if (done)
        end(order, OrderStatus::Filled);
    else if (maker)
        noteOrder(order);
    return trade;
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
    for (std::uint32_t i = 0; i < m_ladders.size(); ++i) {
        for (const core::Side side : {core::Side::Buy, core::Side::Sell}) {
            for (const RestingOrder& order : m_ladders[i].side(side)) {
                if (order.account != account) continue;
                OpenAmounts& line = open[core::InstrumentId{i}];
                const double premium = order.size.toDouble() * order.price.toDouble();
                (side == core::Side::Buy ? line.buys : line.sells) += order.size;
                (side == core::Side::Buy ? line.buyPremium : line.sellPremium) += premium;
            }
        }
    }
    return open;
}

Valuation Trading::value(AccountIndex account, core::Currency currency) const
{
    return valuation(m_accounts[account], currency, m_market, openAmounts(account));
}

}  // namespace ballast::paper
