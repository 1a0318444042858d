// What everybody may ask of the present: instruments, prices, books, index.
#include "connectors/paper/exchange.h"
#include "connectors/paper/rpc_filter.h"

#include <algorithm>
#include <array>
#include <map>

namespace ballast::paper {
namespace {

Outcome getInstruments(Call& call)
{
    const std::string_view currency = call.arguments.text("currency");
    const std::string_view kind = call.arguments.text("kind");
    const bool expired = call.arguments.flag("expired", false);
    call.json.array();
    for (const paper_market::Listing& listing : call.exchange.market().listings()) {
        const bool gone = listing.spec.state == market::InstrumentState::Closed;
        if (gone == expired && settlesIn(listing.spec, currency) && isOfKind(listing.spec, kind))
            writeInstrument(call.json, call.view(), listing);
    }
    call.json.endArray();
    return {};
}

Outcome getInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    writeInstrument(call.json, call.view(), **listing);
    return {};
}

Outcome getContractSize(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    call.json.object().field("contract_size", (*listing)->spec.contractSize).endObject();
    return {};
}

Outcome getCurrencies(Call& call)
{
    call.json.array();
    for (const core::Currency currency : call.exchange.market().settlementCurrencies()) {
        const bool dollar = currency.view().starts_with("USD");
        const std::string_view name = currency == core::Currency{"BTC"}   ? "Bitcoin"
                                      : currency == core::Currency{"ETH"} ? "Ethereum"
                                      : dollar                            ? "USD Coin"
                                                                          : currency.view();
        call.json.object().field("currency", currency.view()).field("currency_long", name);
        call.json.field("coin_type", currency == core::Currency{"BTC"} ? "BITCOIN" : "ETHER");
        call.json.field("decimals", dollar ? 6 : 8).field("fee_precision", dollar ? 6 : 4);
        call.json.field("min_confirmations", 1).field("min_withdrawal_fee", 0.0001);
        call.json.field("withdrawal_fee", 0.0001).field("in_cross_collateral_pool", false);
        call.json.field("network_currency", currency.view()).field("network_fee", 0.0001);
        call.json.key("withdrawal_priorities").array().endArray().endObject();
    }
    call.json.endArray();
    return {};
}

Outcome getTime(Call& call)
{
    call.json.value(core::toUnixMs(call.now));
    return {};
}

Outcome status(Call& call)
{
    const auto& source = call.exchange.market().source();
    const bool locked = !source.outage().empty();
    call.json.object().field("locked", locked ? "true" : "false").key("locked_indices").array();
    for (const paper_market::Index& index : source.indices())
        if (locked) call.json.value(index.name);
    call.json.endArray().key("locked_currencies").array();
    for (const core::Currency currency : call.exchange.market().settlementCurrencies())
        if (locked) call.json.value(currency.view());
    call.json.endArray().endObject();
    return {};
}

Outcome ticker(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    writeTicker(call.json, call.view(), **listing);
    return {};
}

Outcome getOrderBook(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const auto depth = static_cast<std::size_t>(
        std::clamp<std::int64_t>(call.arguments.integer("depth", 5), 1, 10'000));
    const Feeds::BookState& book = call.exchange.feeds().book((*listing)->spec.id);
    call.json.object();
    writeTickerFields(call.json, call.view(), **listing);
    call.json.field("change_id", book.changeId).key("bids");
    writeLevels(call.json, book.bids, depth);
    call.json.key("asks");
    writeLevels(call.json, book.asks, depth);
    call.json.endObject();
    return {};
}

Outcome getBookSummaryByCurrency(Call& call)
{
    const std::string_view currency = call.arguments.requiredText("currency");
    const std::string_view kind = call.arguments.text("kind");
    call.json.array();
    for (const paper_market::Listing& listing : call.exchange.market().listings())
        if (listing.spec.state != market::InstrumentState::Closed &&
            settlesIn(listing.spec, currency) && isOfKind(listing.spec, kind))
            writeBookSummary(call.json, call.view(), listing);
    call.json.endArray();
    return {};
}

Outcome getBookSummaryByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    call.json.array();
    writeBookSummary(call.json, call.view(), **listing);
    call.json.endArray();
    return {};
}

Outcome getIndexPrice(Call& call)
{
    const std::string_view name = call.arguments.requiredText("index_name");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    const paper_market::Index* index = call.exchange.market().index(name);
    if (!index) return invalidParam("index_name", "unknown index");
    call.json.object().rounded("index_price", index->price, 4);
    call.json.rounded("estimated_delivery_price", index->price, 4).endObject();
    return {};
}

Outcome getIndexPriceNames(Call& call)
{
    const bool extended = call.arguments.flag("extended", false);
    call.json.array();
    for (const paper_market::Index& index : call.exchange.market().source().indices()) {
        if (!extended) {
            call.json.value(index.name);
            continue;
        }
        call.json.object().field("name", index.name).field("future_combo_creation_enabled", false);
        call.json.field("option_combo_creation_enabled", false).endObject();
    }
    call.json.endArray();
    return {};
}

/// The date part of a name: "27MAR26" of "BTC-27MAR26-70000-C".
std::string expiryWord(const std::string& name)
{
    const std::size_t dash = name.find('-');
    return name.substr(dash + 1, name.find('-', dash + 1) - dash - 1);
}

std::string lowerCase(std::string word)
{
    for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return word;
}

Outcome getExpirations(Call& call)
{
    const std::string currency{call.arguments.text("currency", "any")};
    const std::string_view kind = call.arguments.text("kind", "any");
    std::map<core::Time, std::string> options, futures;
    for (const paper_market::Listing& listing : call.exchange.market().listings()) {
        const market::Instrument& spec = listing.spec;
        const bool gone = spec.state == market::InstrumentState::Closed;
        if (!spec.expiry || gone || !settlesIn(spec, currency)) continue;
        (spec.isOption() ? options : futures)[*spec.expiry] = expiryWord(spec.name);
    }
    const auto write = [&](std::string_view name, const std::map<core::Time, std::string>& words) {
        call.json.key(name).array();
        for (const auto& [at, word] : words) call.json.value(word);
        if (name == "future") call.json.value("PERPETUAL");
        call.json.endArray();
    };
    // One currency has its own level in the answer; any has not.
    call.json.object();
    if (currency != "any") call.json.key(lowerCase(currency)).object();
    if (kind != "future") write("option", options);
    if (kind != "option") write("future", futures);
    if (currency != "any") call.json.endObject();
    call.json.endObject();
    return {};
}

constexpr std::array<Method, 14> kMethods{{
    {"public/get_instruments", Access::Public, Cost::Instruments, getInstruments},
    {"public/get_instrument", Access::Public, Cost::Request, getInstrument},
    {"public/get_contract_size", Access::Public, Cost::Request, getContractSize},
    {"public/get_currencies", Access::Public, Cost::Request, getCurrencies},
    {"public/get_time", Access::Public, Cost::Request, getTime},
    {"public/status", Access::Public, Cost::Request, status},
    {"public/ticker", Access::Public, Cost::Request, ticker},
    {"public/get_order_book", Access::Public, Cost::Request, getOrderBook},
    {"public/get_book_summary_by_currency", Access::Public, Cost::Request,
     getBookSummaryByCurrency},
    {"public/get_book_summary_by_instrument", Access::Public, Cost::Request,
     getBookSummaryByInstrument},
    {"public/get_index_price", Access::Public, Cost::Request, getIndexPrice},
    {"public/get_index_price_names", Access::Public, Cost::Request, getIndexPriceNames},
    {"public/get_supported_index_names", Access::Public, Cost::Request, getIndexPriceNames},
    {"public/get_expirations", Access::Public, Cost::Request, getExpirations},
}};

}  // namespace

std::span<const Method> marketMethods() { return kMethods; }

}  // namespace ballast::paper
