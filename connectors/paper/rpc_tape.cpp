// What everybody may ask of the past: trades, candles, funding, index and volatility history.
#include "connectors/paper/exchange.h"
#include "connectors/paper/rpc_filter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace ballast::paper {
namespace {

struct PrintFilter {
    core::Time from{}, to = core::Time::max();
    std::int64_t fromSequence = 0, toSequence = INT64_MAX;
    std::size_t count = 10;
    bool ascending = false;

    bool takes(const paper_trading::Print& print) const
    {
        const auto sequence = static_cast<std::int64_t>(print.sequence);
        return print.at >= from && print.at <= to && sequence >= fromSequence &&
               sequence <= toSequence;
    }
};

PrintFilter printFilter(Arguments& arguments)
{
    PrintFilter filter;
    if (const auto from = arguments.integer("start_timestamp"))
        filter.from = core::fromUnixMs(*from);
    if (const auto to = arguments.integer("end_timestamp")) filter.to = core::fromUnixMs(*to);
    filter.fromSequence = arguments.integer("start_seq", 0);
    filter.toSequence = arguments.integer("end_seq", INT64_MAX);
    filter.count = pageSize(arguments, 10);
    filter.ascending = arguments.text("sorting") == "asc";
    return filter;
}

void writePrints(Call& call, std::vector<const paper_trading::Print*> prints,
                 const PrintFilter& filter)
{
    const auto older = [](const paper_trading::Print* a, const paper_trading::Print* b) {
        return a->at < b->at;
    };
    std::ranges::stable_sort(prints, older);
    if (!filter.ascending) std::ranges::reverse(prints);
    const bool more = prints.size() > filter.count;
    if (more) prints.resize(filter.count);
    call.json.object().field("has_more", more).key("trades").array();
    for (const paper_trading::Print* print : prints) writePrint(call.json, call.view(), *print);
    call.json.endArray().endObject();
}

Outcome getLastTradesByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const PrintFilter filter = printFilter(call.arguments);
    std::vector<const paper_trading::Print*> prints;
    for (const paper_trading::Print& print : call.exchange.tape().prints((*listing)->spec.id))
        if (filter.takes(print)) prints.push_back(&print);
    writePrints(call, std::move(prints), filter);
    return {};
}

Outcome getLastTradesByCurrency(Call& call)
{
    const std::string_view currency = call.arguments.requiredText("currency");
    const std::string_view kind = call.arguments.text("kind");
    const PrintFilter filter = printFilter(call.arguments);
    std::vector<const paper_trading::Print*> prints;
    for (const paper_market::Listing& listing : call.exchange.market().listings()) {
        if (!settlesIn(listing.spec, currency) || !isOfKind(listing.spec, kind)) continue;
        for (const paper_trading::Print& print : call.exchange.tape().prints(listing.spec.id))
            if (filter.takes(print)) prints.push_back(&print);
    }
    writePrints(call, std::move(prints), filter);
    return {};
}

Outcome getTradingviewChartData(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::string_view resolution = call.arguments.requiredText("resolution");
    const auto from = call.arguments.integer("start_timestamp");
    const auto to = call.arguments.integer("end_timestamp");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    if (!from || !to)
        return invalidParam(from ? "end_timestamp" : "start_timestamp", "is required");
    const auto spec = parseChannel("chart.trades.X." + std::string{resolution});
    if (!spec) return invalidParam("resolution", "wrong format");
    const auto candles =
        call.exchange.tape().candles((*listing)->spec.id, core::fromUnixMs(*from),
                                     core::fromUnixMs(*to), spec->minutes, call.now);
    const auto column = [&](std::string_view name, double paper_trading::Candle::* member,
                            int decimals) {
        call.json.key(name).array();
        for (const paper_trading::Candle& candle : candles)
            call.json.value(roundTo(candle.*member, decimals));
        call.json.endArray();
    };
    call.json.object().field("status", candles.empty() ? "no_data" : "ok").key("ticks").array();
    for (const paper_trading::Candle& candle : candles)
        call.json.value(core::toUnixMs(candle.start));
    call.json.endArray();
    column("open", &paper_trading::Candle::open, 8);
    column("high", &paper_trading::Candle::high, 8);
    column("low", &paper_trading::Candle::low, 8);
    column("close", &paper_trading::Candle::close, 8);
    column("volume", &paper_trading::Candle::volume, 8);
    column("cost", &paper_trading::Candle::cost, 4);
    call.json.endObject();
    return {};
}

Outcome getFundingRateValue(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::int64_t from = call.arguments.integer("start_timestamp", 0);
    const std::int64_t to = call.arguments.integer("end_timestamp", core::toUnixMs(call.now));
    double sum = 0;
    for (const paper_trading::FundingHour& hour : call.exchange.tape().funding((*listing)->spec.id))
        if (core::toUnixMs(hour.at) >= from && core::toUnixMs(hour.at) <= to)
            sum += hour.interest1h;
    call.json.value(sum);
    return {};
}

Outcome getFundingRateHistory(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const std::int64_t from = call.arguments.integer("start_timestamp", 0);
    const std::int64_t to = call.arguments.integer("end_timestamp", core::toUnixMs(call.now));
    call.json.array();
    for (const paper_trading::FundingHour& hour :
         call.exchange.tape().funding((*listing)->spec.id)) {
        if (core::toUnixMs(hour.at) < from || core::toUnixMs(hour.at) > to) continue;
        call.json.object()
            .field("timestamp", core::toUnixMs(hour.at))
            .rounded("index_price", hour.indexPrice, 4);
        call.json.rounded("prev_index_price", hour.previousIndexPrice, 4);
        call.json.field("interest_1h", hour.interest1h)
            .field("interest_8h", hour.interest8h)
            .endObject();
    }
    call.json.endArray();
    return {};
}

/// Hourly closes of the index, annualised over the last 24 of them, in per cent.
Outcome getHistoricalVolatility(Call& call)
{
    const core::Currency currency = currencyOf(call.arguments.requiredText("currency"));
    call.json.array();
    for (const paper_market::Index& index : call.exchange.market().source().indices()) {
        if (index.underlying != currency) continue;
        const auto& hours = call.exchange.tape().indexHours(index.name);
        std::vector<double> squares;
        for (std::size_t i = 1; i < hours.size(); ++i) {
            const double move = std::log(hours[i].price / hours[i - 1].price);
            squares.push_back(move * move);
            if (squares.size() < 2) continue;
            const auto window = std::min<std::size_t>(squares.size(), 24);
            const double sum = std::accumulate(squares.end() - static_cast<std::ptrdiff_t>(window),
                                               squares.end(), 0.0);
            const double volatility = 100 * std::sqrt(sum / static_cast<double>(window) * 24 * 365);
            call.json.array().value(core::toUnixMs(hours[i].at)).value(volatility).endArray();
        }
        break;
    }
    call.json.endArray();
    return {};
}

/// [time, open, high, low, close] of the volatility index by the hour it was looked at.
Outcome getVolatilityIndexData(Call& call)
{
    const core::Currency currency = currencyOf(call.arguments.requiredText("currency"));
    const std::int64_t from = call.arguments.integer("start_timestamp", 0);
    const std::int64_t to = call.arguments.integer("end_timestamp", core::toUnixMs(call.now));
    call.json.object().key("data").array();
    for (const paper_market::Index& index : call.exchange.market().source().indices()) {
        if (index.underlying != currency) continue;
        for (const paper_trading::IndexHour& hour : call.exchange.tape().indexHours(index.name)) {
            if (core::toUnixMs(hour.at) < from || core::toUnixMs(hour.at) > to) continue;
            call.json.array().value(core::toUnixMs(hour.at));
            for (int i = 0; i < 4; ++i) call.json.value(roundTo(hour.volatility, 4));
            call.json.endArray();
        }
        break;
    }
    call.json.endArray().key("continuation").null().endObject();
    return {};
}

Outcome getDeliveryPrices(Call& call)
{
    const std::string name{call.arguments.requiredText("index_name")};
    std::map<std::string, double> byDate;
    for (const paper_market::Listing& listing : call.exchange.market().listings()) {
        if (listing.spec.priceIndex != name || !listing.spec.expiry) continue;
        if (const auto price = call.exchange.market().source().deliveryPrice(listing.spec.id))
            byDate[core::isoUtc(*listing.spec.expiry).substr(0, 10)] = *price;
    }
    call.json.object().key("data").array();
    for (auto it = byDate.rbegin(); it != byDate.rend(); ++it)
        call.json.object()
            .field("date", it->first)
            .rounded("delivery_price", it->second, 4)
            .endObject();
    call.json.endArray()
        .field("records_total", static_cast<std::uint64_t>(byDate.size()))
        .endObject();
    return {};
}

constexpr std::array<Method, 10> kMethods{{
    {"public/get_last_trades_by_instrument", Access::Public, Cost::Request,
     getLastTradesByInstrument},
    {"public/get_last_trades_by_instrument_and_time", Access::Public, Cost::Request,
     getLastTradesByInstrument},
    {"public/get_last_trades_by_currency", Access::Public, Cost::Request, getLastTradesByCurrency},
    {"public/get_last_trades_by_currency_and_time", Access::Public, Cost::Request,
     getLastTradesByCurrency},
    {"public/get_tradingview_chart_data", Access::Public, Cost::Request, getTradingviewChartData},
    {"public/get_funding_rate_value", Access::Public, Cost::Request, getFundingRateValue},
    {"public/get_funding_rate_history", Access::Public, Cost::Request, getFundingRateHistory},
    {"public/get_historical_volatility", Access::Public, Cost::Request, getHistoricalVolatility},
    {"public/get_volatility_index_data", Access::Public, Cost::Request, getVolatilityIndexData},
    {"public/get_delivery_prices", Access::Public, Cost::Request, getDeliveryPrices},
}};

}  // namespace

std::span<const Method> tapeMethods() { return kMethods; }

}  // namespace ballast::paper
