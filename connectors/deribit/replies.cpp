#include "connectors/deribit/replies.h"

#include "connectors/deribit/decode.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::deribit {
namespace {

core::Expected<void> expectArray(json::Value value, std::string_view what)
{
    if (value && value.type() == json::Type::Array) return {};
    return core::failure("deribit " + std::string{what} + ": expected an array, was " +
                         shown(value));
}

market::TickTable readTicks(Fields& fields)
{
    market::TickTable table;
    table.base = fields.price("tick_size");
    if (!fields.has("tick_size_steps")) return table;
    const json::Value steps = fields.array("tick_size_steps");
    if (!steps) return table;
    for (const json::Value row : steps) {
        Fields step{row, "instrument tick_size_steps"};
        table.steps.push_back(
            {.above = step.price("above_price"), .tick = step.price("tick_size")});
        if (!step.ok())
            fields.refuse("tick_size_steps", "steps of above_price and tick_size",
                          step.error().message);
    }
    std::sort(table.steps.begin(), table.steps.end(),
              [](const auto& a, const auto& b) { return a.above < b.above; });
    return table;
}

std::string lowerCase(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool isStableCoin(core::Currency currency)
{
    return currency == core::Currency{"USDC"} || currency == core::Currency{"USDT"} ||
           currency == core::Currency{"USDE"} || currency == core::Currency{"EURR"};
}

/// Older lists do not say instrument_type: then a contract is linear where its price is in a stable
/// coin, and inverse otherwise.
market::Settlement readSettlement(Fields& fields, core::Currency quote)
{
    const std::string_view type = fields.textOr("instrument_type", "");
    if (type == "linear") return market::Settlement::Linear;
    if (type == "reversed") return market::Settlement::Inverse;
    if (!type.empty()) fields.refuse("instrument_type", "linear or reversed", core::quoted(type));
    return isStableCoin(quote) ? market::Settlement::Linear : market::Settlement::Inverse;
}

market::Kind readKind(Fields& fields)
{
    const std::string_view kind = fields.text("kind");
    if (kind == "option") return market::Kind::Option;
    if (kind == "spot") return market::Kind::Spot;
    if (kind == "future")
        return fields.textOr("settlement_period", "") == "perpetual" ? market::Kind::Perpetual
                                                                     : market::Kind::Future;
    if (fields.ok()) fields.refuse("kind", "option, future or spot", core::quoted(kind));
    return market::Kind::Spot;
}

void readSizes(Fields& fields, market::Instrument& instrument)
{
    instrument.contractSize = fields.amount("contract_size");
    instrument.minimum = fields.amount("min_trade_amount");
    // Futures trade in whole contracts; options down to the minimum, which is a part of one.
    instrument.lot = instrument.isOption() || instrument.kind == market::Kind::Spot
                         ? instrument.minimum
                         : instrument.contractSize;
    if (!fields.ok()) return;
    if (!instrument.lot.isPositive() || !instrument.minimum.isPositive())
        return fields.refuse("min_trade_amount", "sizes above zero", instrument.minimum.text());
    instrument.minimum = std::max(instrument.minimum.ceilTo(instrument.lot), instrument.lot);
}

void readExpiry(Fields& fields, market::Instrument& instrument)
{
    if (instrument.kind == market::Kind::Option || instrument.kind == market::Kind::Future)
        instrument.expiry = fields.time("expiration_timestamp");
    if (!instrument.isOption()) return;
    instrument.strike = fields.price("strike");
    const std::string_view type = fields.text("option_type");
    if (type == "put")
        instrument.optionType = market::OptionType::Put;
    else if (fields.ok() && type != "call")
        fields.refuse("option_type", "call or put", core::quoted(type));
}

market::InstrumentState readInstrumentState(Fields& fields)
{
    if (!fields.flagOr("is_active", true)) return market::InstrumentState::Closed;
    const std::string_view state = fields.textOr("state", "open");
    if (state == "settlement") return market::InstrumentState::Settling;
    if (state == "locked") return market::InstrumentState::Locked;
    if (state == "halted") return market::InstrumentState::Halted;
    return state == "open" || state == "started" ? market::InstrumentState::Open
                                                 : market::InstrumentState::Closed;
}

}  // namespace

core::Expected<market::Instrument> decodeInstrument(json::Value value, const Names& names)
{
    Fields fields{value, "instrument"};
    market::Instrument instrument;
    std::string_view name;
    instrument.id = readInstrument(fields, names, name);
    instrument.venue = names.venue;
    instrument.name = name;
    instrument.kind = readKind(fields);
    instrument.underlying = fields.currency("base_currency");
    instrument.quoteCurrency = fields.currency("quote_currency");
    instrument.settlement = readSettlement(fields, instrument.quoteCurrency);
    const bool inverse = instrument.settlement == market::Settlement::Inverse;
    instrument.settlementCurrency = fields.has("settlement_currency")
                                        ? fields.currency("settlement_currency")
                                    : inverse ? instrument.underlying
                                              : instrument.quoteCurrency;
    instrument.priceIndex = fields.textOr("price_index", "");
    if (instrument.priceIndex.empty())
        instrument.priceIndex =
            lowerCase(instrument.underlying.view()) +
            (inverse ? "_usd" : "_" + lowerCase(instrument.quoteCurrency.view()));
    readSizes(fields, instrument);
    instrument.ticks = readTicks(fields);
    readExpiry(fields, instrument);
    instrument.makerFee = fields.numberOr("maker_commission", 0);
    instrument.takerFee = fields.numberOr("taker_commission", 0);
    if (std::max(std::abs(instrument.makerFee), std::abs(instrument.takerFee)) > 0.1)
        fields.refuse("taker_commission", "a fee of at most ten per cent",
                      core::number(instrument.takerFee, 6));
    instrument.state = readInstrumentState(fields);
    if (!fields.ok()) return std::unexpected(fields.error());
    return instrument;
}

core::Expected<Instruments> decodeInstruments(json::Value result, const Names& names)
{
    if (auto array = expectArray(result, "get_instruments"); !array)
        return std::unexpected(array.error());
    Instruments out;
    out.list.reserve(result.size());
    for (const json::Value row : result) {
        Fields kind{row, "instrument"};
        if (kind.text("kind").ends_with("_combo")) {
            ++out.combinations;
            continue;
        }
        auto instrument = decodeInstrument(row, names);
        if (instrument) {
            out.list.push_back(std::move(*instrument));
        } else if (out.refused++ == 0) {
            out.firstRefusal = instrument.error().message;
        }
    }
    return out;
}

bool Granted::has(std::string_view word) const
{
    std::size_t from = 0;
    while (from <= scope.size()) {
        const auto end = std::min(scope.find(' ', from), scope.size());
        if (std::string_view{scope}.substr(from, end - from) == word) return true;
        from = end + 1;
    }
    return false;
}

core::Expected<Granted> decodeGranted(json::Value result)
{
    Fields fields{result, "auth"};
    Granted out;
    const json::Value scope = result ? result.find("scope") : json::Value{};
    if (!scope || scope.type() != json::Type::String || scope.text().size() > 4096 ||
        !isPrintable(scope.text()))
        fields.refuse("scope", "a text", shown(scope));
    else
        out.scope = scope.text();
    out.expiresIn = core::fromSeconds(std::min(fields.numberOr("expires_in", 900), 1e9));
    if (!fields.ok()) return std::unexpected(fields.error());
    return out;
}

core::Expected<core::Time> decodeVenueTime(json::Value result)
{
    if (!result || result.type() != json::Type::Number || result.number() < 1.2e12 ||
        result.number() > 4.2e12)
        return core::failure("deribit get_time: expected milliseconds since 1970, was " +
                             shown(result));
    return core::fromUnixMs(static_cast<std::int64_t>(result.number()));
}

core::Expected<bool> decodeCancelOnDisconnect(json::Value result)
{
    Fields fields{result, "get_cancel_on_disconnect"};
    if (fields.ok() && !fields.has("enabled")) fields.refuse("enabled", "true or false", "missing");
    const bool enabled = fields.flagOr("enabled", false);
    if (!fields.ok()) return std::unexpected(fields.error());
    return enabled;
}

core::Expected<std::vector<std::string>> decodeChannels(json::Value result)
{
    if (auto array = expectArray(result, "subscribe"); !array)
        return std::unexpected(array.error());
    std::vector<std::string> out;
    out.reserve(result.size());
    for (const json::Value row : result) {
        if (row.type() != json::Type::String)
            return core::failure("deribit subscribe: expected names of channels, was " +
                                 shown(row));
        out.emplace_back(row.text());
    }
    return out;
}

core::Expected<std::vector<portfolio::Position>> decodePositions(json::Value result,
                                                                 const Names& names, core::Time at)
{
    if (auto array = expectArray(result, "get_positions"); !array)
        return std::unexpected(array.error());
    std::vector<portfolio::Position> out;
    for (const json::Value row : result) {
        Fields name{row, "get_positions"};
        if (isCombination(name.text("instrument_name"))) continue;
        auto position = decodePosition(row, names, at);
        if (!position) return std::unexpected(std::move(position.error()));
        if (!position->size.isZero()) out.push_back(std::move(*position));
    }
    return out;
}

namespace {

void readLimits(json::Value summary, Accounts& out)
{
    const json::Value limits = summary.find("limits");
    const json::Value engine = limits ? limits.find("matching_engine") : json::Value{};
    const json::Value trading = engine ? engine.find("trading") : json::Value{};
    const json::Value total = trading ? trading.find("total") : json::Value{};
    // Older accounts tell the pair bare, without a total over products.
    const json::Value pair = total ? total : trading ? trading : engine;
    if (!pair || pair.type() != json::Type::Object) return;
    Fields fields{pair, "account limits"};
    const double rate = fields.numberOr("rate", 0);
    const double burst = fields.numberOr("burst", 0);
    if (!fields.ok() || rate <= 0 || burst <= 0) return;
    out.orderRate = rate;
    out.orderBurst = burst;
}

}  // namespace

core::Expected<Accounts> decodeAccounts(json::Value result, const Names& names, core::Time at)
{
    Accounts out;
    const auto add = [&](json::Value summary) -> core::Expected<void> {
        auto balance = decodeBalance(summary, "account summary", names, at);
        if (!balance) return std::unexpected(std::move(balance.error()));
        out.balances.push_back(std::move(*balance));
        readLimits(summary, out);
        return {};
    };
    const bool object = result && result.type() == json::Type::Object;
    if (const json::Value id = object ? result.find("id") : json::Value{};
        id && id.type() == json::Type::Number)
        out.number = fmt::format("{:.0f}", id.number());
    const json::Value list = object ? result.find("summaries") : json::Value{};
    if (!list) {
        if (auto added = add(result); !added) return std::unexpected(added.error());
        return out;
    }
    if (auto array = expectArray(list, "account summaries"); !array)
        return std::unexpected(array.error());
    for (const json::Value summary : list)
        if (auto added = add(summary); !added) return std::unexpected(added.error());
    return out;
}

core::Expected<Simulated> decodeSimulated(json::Value result)
{
    Fields fields{result, "simulated portfolio"};
    Simulated out;
    out.equity = fields.number("equity");
    out.initial = fields.number("initial_margin");
    out.maintenance = fields.number("maintenance_margin");
    if (fields.ok() && (out.initial < 0 || out.maintenance < 0))
        fields.refuse("maintenance_margin", "zero or more", "less");
    if (!fields.ok()) return std::unexpected(fields.error());
    return out;
}

core::Expected<std::vector<orders::VenueOrder>> decodeOrders(json::Value result, const Names& names,
                                                             core::Time at)
{
    if (auto array = expectArray(result, "orders"); !array) return std::unexpected(array.error());
    std::vector<orders::VenueOrder> out;
    for (const json::Value row : result) {
        Fields name{row, "orders"};
        if (isCombination(name.text("instrument_name"))) continue;
        auto order = decodeOrder(row, names, at);
        if (!order) return std::unexpected(std::move(order.error()));
        out.push_back(std::move(*order));
    }
    return out;
}

core::Expected<Placed> decodePlaced(json::Value result, const Names& names, core::Time at)
{
    const bool wrapped = result && result.type() == json::Type::Object && result.find("order");
    auto order = decodeOrder(wrapped ? result.find("order") : result, names, at);
    if (!order) return std::unexpected(std::move(order.error()));
    Placed out{std::move(*order), {}};
    if (const json::Value trades = wrapped ? result.find("trades") : json::Value{}) {
        auto list = decodeTradeList(trades, names, at);
        if (!list) return std::unexpected(std::move(list.error()));
        out.fills = std::move(list->list);
    }
    return out;
}

core::Expected<Trades> decodeTradeList(json::Value result, const Names& names, core::Time at)
{
    Trades out;
    json::Value rows = result;
    if (result && result.type() == json::Type::Object) {
        Fields fields{result, "user trades"};
        rows = fields.array("trades");
        out.more = fields.flagOr("has_more", false);
        if (!fields.ok()) return std::unexpected(fields.error());
    }
    if (auto array = expectArray(rows, "user trades"); !array)
        return std::unexpected(array.error());
    for (const json::Value row : rows) {
        Fields name{row, "user trades"};
        if (isCombination(name.text("instrument_name"))) continue;
        auto fill = decodeFill(row, names, at);
        if (!fill) return std::unexpected(std::move(fill.error()));
        out.list.push_back(std::move(*fill));
    }
    return out;
}

}  // namespace ballast::deribit
