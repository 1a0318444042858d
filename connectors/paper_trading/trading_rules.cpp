// Which orders the venue takes, with its own error codes for those it does not.
#include "connectors/paper_trading/trading.h"

#include <algorithm>

namespace ballast::paper_trading {
namespace {

constexpr std::size_t kLabelLimit = 64;

}  // namespace

Outcome Trading::judgePrice(const paper_market::Listing& listing, core::Side side,
                            core::Price price) const
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

Outcome Trading::judgeTrigger(const paper_market::Listing& listing,
                              const OrderRequest& request) const
{
    if (!isTrigger(request.type)) return {};
    if (!request.triggerPrice || !request.triggerPrice->isPositive())
        return invalidParam("trigger_price", "is required for trigger orders");
    if (!request.triggerBy) return invalidParam("trigger", "is required for trigger orders");
    if (!listing.spec.ticks.isValid(*request.triggerPrice) &&
        *request.triggerBy != TriggerBy::IndexPrice)
        return refuse(10044, "trigger_price_wrong_tick");
    const double now = reference(listing, *request.triggerBy);
    const bool waitsForRise = (request.side == core::Side::Buy) == isStop(request.type);
    if (waitsForRise && request.triggerPrice->toDouble() <= now)
        return refuse(10035, "trigger_price_too_low");
    if (!waitsForRise && request.triggerPrice->toDouble() >= now)
        return refuse(10034, "trigger_price_too_high");
    return {};
}

Outcome Trading::judgeFunds(const TradeOrder& order, core::Quantity amount,
                            const OpenByInstrument& open) const
{
    const paper_market::Listing& listing = m_market.listing(order.instrument);
    const Account& account = m_accounts[order.account];
    const core::Currency currency = listing.spec.settlementCurrency;
    const core::Price mark = core::Price::nearest(listing.mark).value_or(core::Price{});
    const core::Price at = order.price.isPositive() ? order.price : mark;
    OpenByInstrument after = open;
    after[order.instrument].add(order.side, amount, at);
    const Valuation held = valuation(account, currency, m_market, open);
    const Valuation wanted = valuation(account, currency, m_market, after);
    const double fee = tradeFee(listing.spec, false, amount, at, m_market.indexPrice(listing.spec));
    const bool adds = wanted.margin.initial > held.margin.initial;
    if (adds && wanted.available - fee < 0) return refuse(10009, "not_enough_funds");
    return {};
}

/// A market that is out of reach fills nothing: the venue's word for it is maintenance.
Outcome Trading::judgeMarket() const
{
    if (std::string why = m_market.source().outage(); !why.empty())
        return refuse(11051, "system_maintenance", std::move(why));
    return {};
}

Outcome Trading::judge(const OrderRequest& request) const
{
    if (auto ok = judgeMarket(); !ok) return ok;
    const paper_market::Listing& listing = m_market.listing(request.instrument);
    const market::Instrument& spec = listing.spec;
    if (request.validUntil && m_market.now() > *request.validUntil)
        return refuse(13888, "timed_out");
    if (spec.state == market::InstrumentState::Settling)
        return refuse(10041, "settlement_in_progress");
    if (!isTradable(spec)) return refuse(10012, "book_closed");
    if (request.label.size() > kLabelLimit)
        return invalidParam("label", "must have at most 64 characters");
    if (!request.amount.isPositive()) return invalidParam("amount", "must be positive");
    if (!request.amount.isMultipleOf(spec.lot))
        return invalidParam("amount", "must be a multiple of contract size");
    if (request.amount < spec.minimum) return refuse(10002, "qty_too_low");
    const bool immediate =
        request.lifetime == Lifetime::FillOrKill || request.lifetime == Lifetime::ImmediateOrCancel;
    if (isMarket(request.type) && request.postOnly) return refuse(11055, "post_only_not_allowed");
    if (request.postOnly && immediate) return refuse(11047, "unsupported_arg_combination");
    if (!isMarket(request.type) && request.type != OrderType::MarketLimit) {
        if (!request.price) return invalidParam("price", "is required for limit orders");
        if (auto ok = judgePrice(listing, request.side, *request.price); !ok) return ok;
    }
    return judgeTrigger(listing, request);
}

Outcome Trading::applyPostOnly(TradeOrder& order) const
{
    const market::Level ahead = touch(order.instrument, core::opposite(order.side));
    if (!order.postOnly || ahead.size.isZero()) return {};
    const bool crosses =
        order.side == core::Side::Buy ? order.price >= ahead.price : order.price <= ahead.price;
    if (!crosses) return {};
    if (order.rejectPostOnly) return refuse(11054, "post_only_reject");
    // Re-priced to the last tick before the other side.
    const market::TickTable& ticks = m_market.listing(order.instrument).spec.ticks;
    const core::Price hair = core::Price::fromMantissa(1);
    order.price = order.side == core::Side::Buy ? ticks.roundDown(ahead.price - hair)
                                                : ticks.roundUp(ahead.price + hair);
    if (!order.price.isPositive()) return refuse(11054, "post_only_reject");
    return {};
}

Outcome Trading::judgeAgainstBook(TradeOrder& order) const
{
    if (order.reduceOnly && reducible(order).isZero())
        return refuse(11030, "other_reject", "invalid_reduce_only_order");
    if (isTrigger(order.type)) return {};  // what it turns into is judged when its time comes
    if (auto ok = applyPostOnly(order); !ok) return ok;
    if (order.reduceOnly) return {};
    return judgeFunds(order, order.amount, openAmounts(order.account));
}

Outcome Trading::judgeEdit(const TradeOrder& order, const EditRequest& request) const
{
    const paper_market::Listing& listing = m_market.listing(order.instrument);
    const core::Quantity amount = request.amount.value_or(order.amount);
    if (order.status == OrderStatus::Filled) return refuse(11008, "already_filled");
    if (!isLive(order.status)) return refuse(11044, "not_open_order");
    if (auto ok = judgeMarket(); !ok) return ok;
    if (request.validUntil && m_market.now() > *request.validUntil)
        return refuse(13888, "timed_out");
    if (!isTradable(listing.spec)) return refuse(10012, "book_closed");
    if (!amount.isMultipleOf(listing.spec.lot))
        return invalidParam("amount", "must be a multiple of contract size");
    if (amount < listing.spec.minimum || amount <= order.filled)
        return refuse(10002, "qty_too_low");
    if (isMarket(order.type)) return {};
    return judgePrice(listing, order.side, request.price.value_or(order.price));
}

Outcome Trading::judgeEditedFunds(const TradeOrder& order, const TradeOrder& wanted) const
{
    if (wanted.reduceOnly) return {};
    // Judged as if the order were not there and a new one of what is left came.
    OpenByInstrument open = openAmounts(order.account);
    open[order.instrument].add(order.side, -order.remaining(), order.price);
    return judgeFunds(wanted, wanted.remaining(), open);
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

}  // namespace ballast::paper_trading
