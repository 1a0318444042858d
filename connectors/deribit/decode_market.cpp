#include "connectors/deribit/decode.h"
#include "models/core/text.h"

#include <cmath>

namespace ballast::deribit {
namespace {

constexpr double kMaxIvPercent = 10'000;
constexpr double kMaxCrossing = 1.5;  // a bid this far above its ask is nobody's market

/// Refuses data about another instrument than the channel's.
void match(Fields& fields, std::string_view name, std::string_view channelInstrument)
{
    if (fields.ok() && name != channelInstrument)
        fields.refuse("instrument_name", core::quoted(channelInstrument), core::quoted(name));
}

void readQuote(Fields& fields, market::Quote& quote, core::Time at)
{
    quote.bid = fields.priceOrNone("best_bid_price");
    quote.ask = fields.priceOrNone("best_ask_price");
    quote.bidSize = fields.amountOrNone("best_bid_amount");
    quote.askSize = fields.amountOrNone("best_ask_amount");
    quote.venueAt = fields.time("timestamp");
    quote.at = at;
    if (fields.ok() && quote.twoSided() &&
        quote.bid.toDouble() > kMaxCrossing * quote.ask.toDouble())
        fields.refuse("best_bid_price", "a bid not far above the ask " + quote.ask.text(),
                      quote.bid.text());
}

/// Volatilities come in per cent and are kept as fractions.
double volatility(Fields& fields, std::string_view key)
{
    const double percent = fields.numberOr(key, 0);
    if (percent < 0 || percent > kMaxIvPercent)
        fields.refuse(key, "a volatility between 0 and 10000 %", core::number(percent, 2));
    return percent / 100;
}

/// Of a bid or an ask: minutes before an expiry a single tick of premium is tens of thousands of
/// per cent, which is no fault of the venue's and no volatility either.
double quotedVolatility(Fields& fields, std::string_view key)
{
    const double percent = fields.numberOr(key, 0);
    return percent > kMaxIvPercent ? 0 : volatility(fields, key);
}

market::VenueGreeks greeks(json::Value value, Fields& outer)
{
    Fields fields{value, "ticker greeks"};
    market::VenueGreeks out;
    out.delta = fields.number("delta");
    out.gamma = fields.number("gamma");
    out.vega = fields.number("vega");
    out.theta = fields.number("theta");
    out.rho = fields.number("rho");
    if (fields.ok() && std::abs(out.delta) > 1.5)
        fields.refuse("delta", "a delta of an option", core::number(out.delta, 5));
    if (!fields.ok()) outer.refuse("greeks", "the five greeks", fields.error().message);
    return out;
}

core::Expected<void> done(const Fields& fields)
{
    if (!fields.ok()) return std::unexpected(fields.error());
    return {};
}

bool readAction(std::string_view word, bool& gone)
{
    gone = word == "delete";
    return gone || word == "new" || word == "change";
}

/// `[action, price, amount]`, or `[price, amount]` in a book that is sent whole each time.
bool readLevel(json::Value row, market::Level& level)
{
    if (row.type() != json::Type::Array || (row.size() != 2 && row.size() != 3)) return false;
    auto it = row.begin();
    bool gone = false;
    if (row.size() == 3) {
        if ((*it).type() != json::Type::String || !readAction((*it).text(), gone)) return false;
        ++it;
    }
    const json::Value price = *it;
    ++it;
    const json::Value amount = *it;
    if (price.type() != json::Type::Number || amount.type() != json::Type::Number) return false;
    const auto parsedPrice = core::Price::parse(price.text());
    const auto parsedAmount = core::Quantity::parse(amount.text());
    if (!parsedPrice || !parsedAmount) return false;
    if (!parsedPrice->isPositive() || parsedPrice->toDouble() > kAbsurdPrice) return false;
    if (parsedAmount->mantissa() < 0 || parsedAmount->toDouble() > kAbsurdAmount) return false;
    if (!gone && parsedAmount->isZero()) return false;
    level.price = *parsedPrice;
    level.size = gone ? core::Quantity{} : *parsedAmount;
    return true;
}

void readSide(Fields& fields, std::string_view key, std::vector<market::Level>& levels)
{
    const json::Value rows = fields.array(key);
    if (!rows) return;
    levels.reserve(rows.size());
    for (const json::Value row : rows) {
        market::Level level;
        if (!readLevel(row, level)) {
            std::string was = "row " + std::to_string(levels.size() + 1) + " (";
            for (const json::Value cell : row) was += shown(cell) + " ";
            if (was.back() == ' ') was.pop_back();
            return fields.refuse(key, "rows of [new|change|delete, price > 0, amount]", was + ")");
        }
        levels.push_back(level);
    }
}

bool readState(std::string_view word, market::InstrumentState& state)
{
    using State = market::InstrumentState;
    if (word == "open" || word == "started" || word == "unlocked")
        state = State::Open;
    else if (word == "settlement" || word == "settled")
        state = State::Settling;
    else if (word == "locked")
        state = State::Locked;
    else if (word == "halted" || word == "created")
        state = State::Halted;
    else if (word == "closed" || word == "delivered" || word == "inactive" ||
             word == "deactivated" || word == "terminated" || word == "archivized" ||
             word == "archived")
        state = State::Closed;
    else
        return false;
    return true;
}

/// What was traded in a day, which only the cost of large orders goes by.
double volume24h(json::Value object, Fields& outer)
{
    Fields fields{object, "ticker stats"};
    const double volume = fields.numberOr("volume", 0);
    if (volume < 0) fields.refuse("volume", "a number that is not negative", "less");
    if (!fields.ok()) outer.refuse("stats", "statistics", fields.error().message);
    return volume;
}

}  // namespace

core::InstrumentId readInstrument(Fields& fields, const Names& names, std::string_view& name)
{
    name = fields.text("instrument_name");
    if (!fields.ok()) return {};
    if (const auto known = names.directory->find(names.venue, name); known.valid()) return known;
    if (name.size() > 64) {
        fields.refuse("instrument_name", "a name of at most 64 letters", core::quoted(name));
        return {};
    }
    if (names.directory->size() >= kMaxInstruments) {
        fields.refuse("instrument_name", "one of the instruments known (20000 at most)",
                      core::quoted(name));
        return {};
    }
    return names.idOf(name);
}

core::Expected<void> decodeTicker(json::Value data, std::string_view instrument, Reading& reading)
{
    Fields fields{data, "ticker"};
    market::Ticker ticker;
    std::string_view name;
    ticker.quote.id = readInstrument(fields, reading.names, name);
    match(fields, name, instrument);
    readQuote(fields, ticker.quote, reading.at);
    ticker.venueAt = ticker.quote.venueAt;
    ticker.mark = fields.mark("mark_price");
    ticker.index = fields.price("index_price");
    ticker.last = fields.priceOrNone("last_price");
    ticker.underlyingPrice = fields.markIfThere("underlying_price");
    ticker.markIv = volatility(fields, "mark_iv");
    ticker.bidIv = quotedVolatility(fields, "bid_iv");
    ticker.askIv = quotedVolatility(fields, "ask_iv");
    if (fields.has("greeks"))
        ticker.greeks = greeks(fields.object("greeks"), fields);
    else if (fields.ok() && !ticker.mark.isPositive())
        fields.refuse("mark_price", "a number above zero", ticker.mark.text());
    ticker.openInterest = fields.numberOr("open_interest", 0);
    if (fields.has("stats")) ticker.volume24h = volume24h(fields.object("stats"), fields);
    ticker.funding8h = fields.numberOr("funding_8h", 0);
    ticker.minPrice = fields.markIfThere("min_price");
    ticker.maxPrice = fields.markIfThere("max_price");
    if (ticker.openInterest < 0)
        fields.refuse("open_interest", "a number that is not negative", "less");
    if (fields.ok()) reading.events.emplace_back(ticker);
    return done(fields);
}

core::Expected<void> decodeQuote(json::Value data, std::string_view instrument, Reading& reading)
{
    Fields fields{data, "quote"};
    market::Quote quote;
    std::string_view name;
    quote.id = readInstrument(fields, reading.names, name);
    match(fields, name, instrument);
    readQuote(fields, quote, reading.at);
    if (fields.ok()) reading.events.emplace_back(quote);
    return done(fields);
}

core::Expected<void> decodeBook(json::Value data, std::string_view instrument, Reading& reading)
{
    Fields fields{data, "book"};
    market::BookUpdate update;
    std::string_view name;
    update.id = readInstrument(fields, reading.names, name);
    match(fields, name, instrument);
    // A book without a type is one that is sent whole each time.
    const std::string_view type = fields.textOr("type", "snapshot");
    update.snapshot = type == "snapshot";
    if (!update.snapshot && type != "change")
        fields.refuse("type", "snapshot or change", core::quoted(type));
    update.changeId = fields.whole("change_id");
    if (!update.snapshot) update.previousChangeId = fields.whole("prev_change_id");
    readSide(fields, "bids", update.bids);
    readSide(fields, "asks", update.asks);
    update.venueAt = fields.time("timestamp");
    update.at = reading.at;
    if (fields.ok()) reading.events.emplace_back(std::move(update));
    return done(fields);
}

core::Expected<void> decodeTrades(json::Value data, Reading& reading)
{
    if (data.type() != json::Type::Array)
        return core::failure("deribit trades: field data, expected an array, was " + shown(data));
    for (const json::Value row : data) {
        Fields fields{row, "trades"};
        market::Trade trade;
        std::string_view name;
        if (isCombination(fields.text("instrument_name"))) {
            ++reading.skipped;
            continue;
        }
        trade.id = readInstrument(fields, reading.names, name);
        trade.price = fields.price("price");
        trade.size = fields.amount("amount");
        if (fields.ok() && trade.size.isZero()) fields.refuse("amount", "a number above zero", "0");
        trade.aggressor = fields.direction("direction");
        trade.at = fields.time("timestamp");
        if (!fields.ok()) return std::unexpected(fields.error());
        reading.events.emplace_back(trade);
    }
    return {};
}

core::Expected<void> decodeIndex(json::Value data, Reading& reading)
{
    Fields fields{data, "deribit_price_index"};
    const std::string_view name = fields.text("index_name");
    const auto dash = name.find('_');
    const std::string_view coin = name.substr(0, dash);
    if (fields.ok() && (dash == std::string_view::npos || !core::Currency::fits(coin)))
        fields.refuse("index_name", "a name like btc_usd", core::quoted(name));
    market::IndexPrice index;
    index.venue = reading.names.venue;
    std::string upper{coin};
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    index.underlying = core::Currency{upper};
    index.price = fields.price("price");
    index.at = reading.at;
    fields.time("timestamp");
    if (fields.ok()) reading.events.emplace_back(index);
    return done(fields);
}

core::Expected<void> decodeInstrumentState(json::Value data, Reading& reading)
{
    Fields fields{data, "instrument.state"};
    engine::InstrumentStateChanged change;
    if (isCombination(fields.text("instrument_name"))) {
        ++reading.skipped;
        return {};
    }
    std::string_view name;
    change.id = readInstrument(fields, reading.names, name);
    const std::string_view word = fields.text("state");
    if (fields.ok() && !readState(word, change.state))
        fields.refuse("state", "a state of an instrument", core::quoted(word));
    change.at = fields.time("timestamp");
    if (fields.ok()) reading.events.emplace_back(change);
    return done(fields);
}

}  // namespace ballast::deribit
