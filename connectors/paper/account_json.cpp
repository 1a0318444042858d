// What JSON says of an account: its orders, trades, positions, summary and log.
#include "connectors/paper/venue_json.h"

#include <cmath>

namespace ballast::paper {
namespace {

using market::Instrument;

void writeOptionPosition(JsonWriter& json, const VenueView& venue,
                         const paper_market::Listing& listing,
                         const paper_trading::Holding& holding)
{
    const double size = holding.size.toDouble();
    const pricing::DeribitGreeks greeks = venue.market.greeks(listing);
    json.rounded("delta", size * greeks.delta, 5).rounded("gamma", size * greeks.gamma, 6);
    json.rounded("vega", size * greeks.vega, 5).rounded("theta", size * greeks.theta, 5);
    const double usd = isInverseOption(listing.spec) ? venue.market.forward(listing) : 1;
    const double floating =
        paper_trading::positionPnl(listing.spec, size, holding.sessionPrice, listing.mark);
    json.rounded("average_price_usd", holding.averagePrice * usd, 2);
    json.rounded("floating_profit_loss_usd", floating * usd, 2);
}

void writeFuturePosition(JsonWriter& json, const VenueView& venue,
                         const paper_trading::Account& account,
                         const paper_market::Listing& listing,
                         const paper_trading::Holding& holding)
{
    const Instrument& spec = listing.spec;
    const double size = holding.size.toDouble();
    const double coin = listing.mark > 0 ? market::coinAmount(spec, size, listing.mark) : 0;
    json.rounded("size_currency", coin, 9).rounded("delta", coin, 9);
    const double base = paper_trading::futuresMarginRates(spec.underlying).initialBase;
    json.field("leverage", static_cast<int>(std::lround(1 / base)));
    if (spec.kind == market::Kind::Perpetual) json.rounded("realized_funding", holding.funding, 9);
    const double ratio =
        venue.trading.value(account.index, spec.settlementCurrency).liquidationRatio;
    ratio > 0 && size != 0
        ? json.rounded("estimated_liquidation_price", ratio * venue.market.indexPrice(spec), 2)
        : json.key("estimated_liquidation_price").null();
}

}  // namespace

void writeOrder(JsonWriter& json, const VenueView& venue, const paper_trading::TradeOrder& order)
{
    const Instrument& spec = venue.market.listing(order.instrument).spec;
    json.object().field("order_id", order.id).field("order_state", text(order.status));
    json.field("order_type", text(order.type)).field("time_in_force", text(order.lifetime));
    json.field("instrument_name", spec.name)
        .field("direction", paper_trading::directionText(order.side));
    isMarket(order.type) ? json.field("price", "market_price") : json.field("price", order.price);
    json.field("amount", order.amount).field("contracts", contracts(spec, order.amount));
    json.field("filled_amount", order.filled);
    json.rounded("average_price", order.averagePrice, spec.isOption() ? 8 : 4);
    json.field("max_show", order.amount)
        .field("display_amount", order.amount)
        .field("label", order.label);
    json.field("post_only", order.postOnly).field("reject_post_only", order.rejectPostOnly);
    json.field("reduce_only", order.reduceOnly).field("risk_reducing", order.reduceOnly);
    json.field("replaced", order.replaced).field("mmp", false).field("is_liquidation", false);
    json.field("api", true).field("web", false);
    json.field("creation_timestamp", core::toUnixMs(order.createdAt));
    json.field("last_update_timestamp", core::toUnixMs(order.updatedAt));
    json.field("user_id", 1000 + static_cast<int>(order.account));
    if (order.triggerPrice) {
        json.field("trigger_price", *order.triggerPrice).field("trigger", text(order.triggerBy));
        json.field("triggered", order.status == paper_trading::OrderStatus::Triggered);
    }
    if (!order.triggerOrderId.empty())
        json.field("trigger_order_id", order.triggerOrderId).field("triggered", true);
    if (!order.cancelReason.empty()) json.field("cancel_reason", order.cancelReason);
    json.endObject();
}

void writeUserTrade(JsonWriter& json, const VenueView& venue, const paper_trading::UserTrade& trade)
{
    const Instrument& spec = venue.market.listing(trade.instrument).spec;
    json.object().field("trade_id", trade.tradeId).field("trade_seq", trade.tradeSequence);
    json.field("timestamp", core::toUnixMs(trade.at)).field("instrument_name", spec.name);
    json.field("order_id", trade.orderId).field("order_type", text(trade.orderType));
    json.field("state", text(trade.orderStatus))
        .field("direction", paper_trading::directionText(trade.side));
    json.field("price", trade.price).field("amount", trade.amount);
    json.field("contracts", contracts(spec, trade.amount))
        .field("liquidity", trade.maker ? "M" : "T");
    json.rounded("fee", trade.fee, 9).field("fee_currency", spec.settlementCurrency.view());
    json.rounded("index_price", trade.indexPrice, 4)
        .rounded("mark_price", trade.markPrice, spec.isOption() ? 8 : 2);
    json.rounded("profit_loss", trade.profitLoss, 9).field("tick_direction", trade.tickDirection);
    json.field("label", trade.label)
        .field("post_only", trade.postOnly)
        .field("reduce_only", trade.reduceOnly);
    json.field("risk_reducing", trade.reduceOnly).field("mmp", false).field("self_trade", false);
    json.field("api", true).key("matching_id").null();
    if (spec.isOption())
        json.rounded("iv", trade.iv, 2).rounded("underlying_price", trade.underlyingPrice, 4);
    json.endObject();
}

void writePosition(JsonWriter& json, const VenueView& venue, const paper_trading::Account& account,
                   core::InstrumentId id)
{
    const paper_market::Listing& listing = venue.market.listing(id);
    const Instrument& spec = listing.spec;
    const auto held = account.holdings.find(id);
    const paper_trading::Holding holding =
        held == account.holdings.end() ? paper_trading::Holding{} : held->second;
    const double size = holding.size.toDouble();
    const paper_trading::MarginPair margin =
        paper_trading::positionMargin(spec, size, listing.mark, venue.market.forward(listing));
    const double floating =
        paper_trading::positionPnl(spec, size, holding.sessionPrice, listing.mark);
    const double total = paper_trading::positionPnl(spec, size, holding.averagePrice, listing.mark);
    const int decimals = spec.isOption() ? 8 : 4;

    json.object().field("instrument_name", spec.name).field("kind", paper_trading::kindText(spec));
    json.field("direction", size > 0 ? "buy" : size < 0 ? "sell" : "zero");
    json.field("size", holding.size).rounded("average_price", holding.averagePrice, decimals);
    json.rounded("mark_price", listing.mark, decimals);
    json.rounded("index_price", venue.market.indexPrice(spec), 4);
    json.rounded("settlement_price", holding.sessionPrice, decimals);
    json.rounded("initial_margin", margin.initial, 9);
    json.rounded("maintenance_margin", margin.maintenance, 9).field("open_orders_margin", 0.0);
    json.rounded("floating_profit_loss", floating, 9);
    json.rounded("realized_profit_loss", holding.realised, 9);
    json.rounded("total_profit_loss", total + holding.realised, 9);
    if (spec.isOption())
        writeOptionPosition(json, venue, listing, holding);
    else
        writeFuturePosition(json, venue, account, listing, holding);
    json.endObject();
}

void writePortfolioFields(JsonWriter& json, const VenueView& venue,
                          const paper_trading::Account& account, core::Currency currency)
{
    writePortfolioFields(json, venue.market, venue.trading.value(account.index, currency));
}

void writePortfolioFields(JsonWriter& json, const paper_trading::MarketView& market,
                          const paper_trading::Valuation& v)
{
    const double usd = market.usdRate(v.currency);
    const auto map = [&json](std::string_view name, const std::map<std::string, double>& values,
                             int decimals) {
        json.key(name).object();
        for (const auto& [index, value] : values) json.rounded(index, value, decimals);
        json.endObject();
    };
    json.field("currency", v.currency.view())
        .rounded("balance", v.balance, 8)
        .rounded("equity", v.equity, 8);
    json.rounded("margin_balance", v.marginBalance, 8).rounded("available_funds", v.available, 8);
    json.rounded("available_withdrawal_funds", v.withdrawable, 8);
    json.rounded("available_subaccount_transfer_funds", v.withdrawable, 8);
    json.rounded("initial_margin", v.margin.initial, 8)
        .rounded("maintenance_margin", v.margin.maintenance, 8);
    json.rounded("projected_initial_margin", v.projected.initial, 8);
    json.rounded("projected_maintenance_margin", v.projected.maintenance, 8);
    json.rounded("delta_total", v.deltaTotal, 9)
        .rounded("projected_delta_total", v.projectedDeltaTotal, 9);
    json.rounded("session_upl", v.futuresUnrealised + v.optionsUnrealised, 8);
    json.rounded("session_rpl", v.futuresRealised + v.optionsRealised, 8);
    json.rounded("session_funding", v.funding, 8);
    json.rounded("futures_session_upl", v.futuresUnrealised, 8)
        .rounded("futures_session_rpl", v.futuresRealised, 8);
    json.rounded("options_session_upl", v.optionsUnrealised, 8)
        .rounded("options_session_rpl", v.optionsRealised, 8);
    json.rounded("futures_pl", v.futuresPnl, 8).rounded("options_pl", v.optionsPnl, 8);
    json.rounded("total_pl", v.futuresPnl + v.optionsPnl, 8)
        .rounded("options_value", v.optionsValue, 8);
    json.rounded("options_delta", v.optionsDelta, 5).rounded("options_gamma", v.optionsGamma, 6);
    json.rounded("options_vega", v.optionsVega, 5).rounded("options_theta", v.optionsTheta, 5);
    json.rounded("estimated_liquidation_ratio", v.liquidationRatio, 8);
    map("estimated_liquidation_ratio_map", v.liquidationByIndex, 9);
    map("delta_total_map", v.deltaByIndex, 9);
    map("options_gamma_map", v.gammaByIndex, 6);
    map("options_vega_map", v.vegaByIndex, 5);
    map("options_theta_map", v.thetaByIndex, 5);
    json.field("fee_balance", 0.0).field("spot_reserve", 0.0).field("additional_reserve", 0.0);
    json.field("locked_balance", 0.0).field("margin_model", "segregated_sm");
    json.field("portfolio_margining_enabled", false).field("cross_collateral_enabled", false);
    json.rounded("total_equity_usd", v.equity * usd, 2)
        .rounded("total_margin_balance_usd", v.marginBalance * usd, 2);
    json.rounded("total_initial_margin_usd", v.margin.initial * usd, 2);
    json.rounded("total_maintenance_margin_usd", v.margin.maintenance * usd, 2);
    json.rounded("total_delta_total_usd", v.deltaTotal * usd, 2);
}

void writeLogEntry(JsonWriter& json, const VenueView& venue, const paper_trading::Account& account,
                   const paper_trading::LogEntry& entry)
{
    json.object().field("id", entry.id).field("user_seq", entry.id).field("type", entry.type);
    json.field("user_id", 1000 + static_cast<int>(account.index)).field("username", account.key);
    json.field("timestamp", core::toUnixMs(entry.at)).field("currency", entry.currency.view());
    if (entry.instrument.valid())
        json.field("instrument_name", venue.market.listing(entry.instrument).spec.name);
    if (!entry.side.empty()) json.field("side", entry.side);
    if (!entry.tradeId.empty())
        json.field("trade_id", entry.tradeId)
            .field("order_id", entry.orderId)
            .field("user_role", entry.maker ? "maker" : "taker");
    json.field("amount", entry.amount)
        .field("price", entry.price)
        .rounded("commission", entry.commission, 9);
    json.rounded("change", entry.change, 9).rounded("cashflow", entry.cashflow, 9);
    json.rounded("balance", entry.balance, 9).field("position", entry.position);
    json.rounded("index_price", entry.indexPrice, 4).rounded("mark_price", entry.markPrice, 8);
    if (entry.type == "settlement") json.rounded("total_interest_pl", entry.funding, 9);
    json.endObject();
}

}  // namespace ballast::paper
