// What JSON says of the market: instruments, tickers, books, prints.
#include "connectors/paper/venue_json.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper {
namespace {

using market::Instrument;

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

}  // namespace

bool isInverseOption(const Instrument& spec)
{
    return spec.isOption() && spec.settlement == market::Settlement::Inverse;
}

double contracts(const Instrument& spec, core::Quantity amount)
{
    const double size = spec.contractSize.toDouble();
    return size > 0 ? amount.toDouble() / size : amount.toDouble();
}

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
