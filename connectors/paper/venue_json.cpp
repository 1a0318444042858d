#include "connectors/paper/venue_json.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper {
namespace {

using market::Instrument;

bool isInverseOption(const Instrument& spec)
{
    return spec.isOption() && spec.settlement == market::Settlement::Inverse;
}

/// Marks are published with the precision the venue gives them: coin premiums to four decimals.
double publishedMark(const paper_market::Listing& listing)
{
    return roundTo(listing.mark, isInverseOption(listing.spec) ? 4 : 2);
}

/// Coin traded in the last day: what was seen here, or what the market says of itself.
double dayVolume(const paper_market::Listing& listing, const paper_trading::DayStats& day)
{
    const double said =
        listing.mark > 0 ? market::coinAmount(listing.spec, listing.volume24h, listing.mark) : 0;
    return std::max(day.volume, said);
}

void writeBestPrices(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing)
{
    const market::Level bid = venue.trading.touch(listing.spec.id, core::Side::Buy);
    const market::Level ask = venue.trading.touch(listing.spec.id, core::Side::Sell);
    json.field("best_bid_price", bid.price).field("best_bid_amount", bid.size);
    json.field("best_ask_price", ask.price).field("best_ask_amount", ask.size);
}

void writeStats(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing)
{
    const paper_trading::DayStats day = venue.tape.day(listing.spec.id);
    const core::Price last = venue.tape.lastPrice(listing.spec.id);
    json.key("stats").object();
    if (day.open > 0) {
        json.field("high", day.high).field("low", day.low);
        json.rounded("price_change", (last.toDouble() / day.open - 1) * 100, 4);
    } else {
        json.key("high").null().key("low").null().key("price_change").null();
    }
    const double volume = dayVolume(listing, day);
    const double index = venue.market.indexPrice(listing.spec);
    json.rounded("volume", volume, 8).rounded("volume_usd", volume * index, 2);
    if (!listing.spec.isOption()) json.rounded("volume_notional", volume * index, 2);
    json.endObject();
}

void writeOptionFields(JsonWriter& json, const VenueView& venue,
                       const paper_market::Listing& listing)
{
    const pricing::DeribitGreeks greeks = venue.market.greeks(listing);
    json.rounded("mark_iv", listing.markIv * 100, 2);
    json.rounded("bid_iv", listing.bidIv * 100, 2).rounded("ask_iv", listing.askIv * 100, 2);
    json.rounded("underlying_price", venue.market.forward(listing), 4);
    json.field("underlying_index", listing.underlyingIndex);
    json.field("interest_rate", 0);
    json.key("greeks").object();
    json.rounded("delta", greeks.delta, 5).rounded("gamma", greeks.gamma, 5);
    json.rounded("vega", greeks.vega, 5)
        .rounded("theta", greeks.theta, 5)
        .rounded("rho", greeks.rho, 5);
    json.endObject();
}

void writeTickSteps(JsonWriter& json, const Instrument& spec)
{
    json.key("tick_size_steps").array();
    for (const auto& step : spec.ticks.steps)
        json.object().field("above_price", step.above).field("tick_size", step.tick).endObject();
    json.endArray();
}

double contracts(const Instrument& spec, core::Quantity amount)
{
    const double size = spec.contractSize.toDouble();
    return size > 0 ? amount.toDouble() / size : amount.toDouble();
}

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

std::string_view stateText(market::InstrumentState state)
{
    return state == market::InstrumentState::Settling ? "settlement" : market::text(state);
}

void writeInstrument(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing)
{
    constexpr std::int64_t kNever = 32'503'708'800'000;
    const Instrument& spec = listing.spec;
    const bool linear = spec.settlement == market::Settlement::Linear;
    json.object().field("instrument_name", spec.name).field("kind", paper_trading::kindText(spec));
    json.field("instrument_id", 100'000 + static_cast<int>(spec.id.index));
    json.field("instrument_type", linear ? "linear" : "reversed")
        .field("price_index", spec.priceIndex);
    json.field("base_currency", spec.underlying.view());
    json.field("counter_currency",
               linear ? spec.settlementCurrency.view() : std::string_view{"USD"});
    json.field("quote_currency", spec.quoteCurrency.view());
    json.field("settlement_currency", spec.settlementCurrency.view());
    json.field("settlement_period", paper_trading::settlementPeriod(spec));
    json.field("contract_size", spec.contractSize).field("min_trade_amount", spec.minimum);
    json.field("tick_size", spec.ticks.base);
    writeTickSteps(json, spec);
    json.field("expiration_timestamp", spec.expiry ? core::toUnixMs(*spec.expiry) : kNever);
    json.field("creation_timestamp", core::toUnixMs(venue.market.listedAt(spec.id)));
    json.field("is_active", spec.state != market::InstrumentState::Closed);
    json.field("state", spec.state == market::InstrumentState::Closed ? std::string_view{"inactive"}
                                                                      : stateText(spec.state));
    json.field("maker_commission", spec.makerFee).field("taker_commission", spec.takerFee);
    json.field("block_trade_commission", spec.isOption() ? 0.0003 : 0.00025);
    json.field("block_trade_min_trade_amount", spec.isOption() ? 25 : 200'000);
    json.field("block_trade_tick_size", spec.isOption() ? 0.0001 : 0.01);
    const double base =
        spec.isOption() ? 1 : paper_trading::futuresMarginRates(spec.underlying).initialBase;
    json.field("max_leverage", static_cast<int>(std::lround(1 / base)));
    json.field("max_liquidation_commission", 0.0075);
    if (spec.isOption()) json.field("option_type", market::text(spec.optionType));
    if (spec.strike) json.field("strike", *spec.strike);
    if (!spec.isOption()) json.field("future_type", linear ? "linear" : "reversed");
    json.endObject();
}

void writeTickerFields(JsonWriter& json, const VenueView& venue,
                       const paper_market::Listing& listing)
{
    const Instrument& spec = listing.spec;
    const double index = venue.market.indexPrice(spec);
    const paper_trading::PriceBand band = venue.market.band(listing);
    const core::Price last = venue.tape.lastPrice(spec.id);
    json.field("timestamp", core::toUnixMs(venue.market.now()))
        .field("state", stateText(spec.state));
    writeStats(json, venue, listing);
    json.field("instrument_name", spec.name).rounded("index_price", index, 4);
    last.isPositive() ? json.field("last_price", last) : json.key("last_price").null();
    json.rounded("settlement_price", venue.market.settlementPrice(spec.id),
                 spec.isOption() ? 8 : 2);
    json.field("min_price", band.lowest).field("max_price", band.highest);
    json.field("open_interest", listing.openInterest).field("mark_price", publishedMark(listing));
    writeBestPrices(json, venue, listing);
    json.rounded("estimated_delivery_price", index, 4);
    if (spec.isOption()) writeOptionFields(json, venue, listing);
    if (spec.kind == market::Kind::Perpetual) {
        json.rounded("current_funding", listing.funding8h, 8)
            .rounded("funding_8h", listing.funding8h, 8);
        json.rounded("interest_value", listing.funding8h * 100, 9);
    }
    if (const auto delivered = venue.market.source().deliveryPrice(spec.id);
        spec.state == market::InstrumentState::Closed && delivered)
        json.rounded("delivery_price", *delivered, 4);
}

void writeTicker(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing)
{
    json.object();
    writeTickerFields(json, venue, listing);
    json.endObject();
}

void writeQuote(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing)
{
    json.object().field("timestamp", core::toUnixMs(venue.market.now()));
    json.field("instrument_name", listing.spec.name);
    writeBestPrices(json, venue, listing);
    json.endObject();
}

void writeBookSummary(JsonWriter& json, const VenueView& venue,
                      const paper_market::Listing& listing)
{
    const Instrument& spec = listing.spec;
    const market::Level bid = venue.trading.touch(spec.id, core::Side::Buy);
    const market::Level ask = venue.trading.touch(spec.id, core::Side::Sell);
    const paper_trading::DayStats day = venue.tape.day(spec.id);
    const core::Price last = venue.tape.lastPrice(spec.id);
    const auto priceOrNull = [&json](std::string_view name, double price) {
        price > 0 ? json.field(name, price) : json.key(name).null();
    };
    json.object()
        .field("instrument_name", spec.name)
        .field("base_currency", spec.underlying.view());
    json.field("quote_currency", spec.quoteCurrency.view());
    json.field("creation_timestamp", core::toUnixMs(venue.market.now()));
    priceOrNull("bid_price", bid.price.toDouble());
    priceOrNull("ask_price", ask.price.toDouble());
    const bool twoSided = bid.size.isPositive() && ask.size.isPositive();
    priceOrNull("mid_price", twoSided ? (bid.price.toDouble() + ask.price.toDouble()) / 2 : 0);
    priceOrNull("last", last.toDouble());
    priceOrNull("high", day.high);
    priceOrNull("low", day.low);
    day.open > 0 ? json.rounded("price_change", (last.toDouble() / day.open - 1) * 100, 4)
                 : json.key("price_change").null();
    const double index = venue.market.indexPrice(spec);
    const double volume = dayVolume(listing, day);
    json.rounded("volume", volume, 8).rounded("volume_usd", volume * index, 2);
    json.field("open_interest", listing.openInterest).rounded("mark_price", listing.mark, 8);
    json.rounded("estimated_delivery_price", index, 4);
    if (spec.isOption()) {
        json.rounded("mark_iv", listing.markIv * 100, 2).field("interest_rate", 0);
        json.rounded("underlying_price", venue.market.forward(listing), 4);
        json.field("underlying_index", listing.underlyingIndex);
    } else {
        json.rounded("volume_notional", volume * index, 2);
    }
    if (spec.kind == market::Kind::Perpetual)
        json.rounded("funding_8h", listing.funding8h, 8)
            .rounded("current_funding", listing.funding8h, 8);
    json.endObject();
}

void writePrint(JsonWriter& json, const VenueView& venue, const paper_trading::Print& print)
{
    const Instrument& spec = venue.market.listing(print.instrument).spec;
    json.object().field("timestamp", core::toUnixMs(print.at)).field("price", print.price);
    json.field("amount", print.amount)
        .field("direction", paper_trading::directionText(print.aggressor));
    json.rounded("index_price", print.indexPrice, 4).field("instrument_name", spec.name);
    json.field("trade_seq", print.sequence)
        .rounded("mark_price", print.markPrice, spec.isOption() ? 8 : 2);
    json.field("tick_direction", print.tickDirection)
        .field("contracts", contracts(spec, print.amount));
    if (spec.isOption()) json.rounded("iv", print.iv, 2);
    json.field("trade_id", print.tradeId).endObject();
}

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

void writeLevels(JsonWriter& json, const std::vector<market::Level>& levels, std::size_t depth)
{
    json.array();
    for (std::size_t i = 0; i < std::min(depth, levels.size()); ++i)
        json.array().value(levels[i].price).value(levels[i].size).endArray();
    json.endArray();
}

std::vector<market::Level> groupedLevels(const std::vector<market::Level>& levels, core::Side side,
                                         std::optional<core::Price> group, std::size_t depth)
{
    std::vector<market::Level> out;
    for (const market::Level& level : levels) {
        core::Price price = level.price;
        if (group) price = side == core::Side::Buy ? price.floorTo(*group) : price.ceilTo(*group);
        if (!out.empty() && out.back().price == price) {
            out.back().size += level.size;
            continue;
        }
        if (out.size() == depth) break;
        out.push_back({price, level.size});
    }
    return out;
}

}  // namespace ballast::paper
