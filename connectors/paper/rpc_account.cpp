// Positions, summaries, margins, what-ifs and the transaction log.
#include "connectors/paper/exchange.h"
#include "connectors/paper/rpc_filter.h"

#include <algorithm>
#include <array>

namespace ballast::paper {
namespace {

std::expected<core::Currency, Refusal> namedCurrency(Call& call)
{
    const core::Currency currency = currencyOf(call.arguments.requiredText("currency"));
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    const auto& known = call.exchange.market().settlementCurrencies();
    if (std::ranges::find(known, currency) == known.end())
        return invalidParam("currency", "this market does not settle in it");
    return currency;
}

void writeIdentity(Call& call)
{
    const paper_trading::Account& account = *call.account;
    call.json.field("id", 1000 + static_cast<int>(account.index)).field("username", account.key);
    call.json.field("system_name", account.key).field("email", account.key + "@paper.invalid");
    call.json.field("type", "main").field("creation_timestamp", core::toUnixMs(account.createdAt));
    call.json.field("login_enabled", false)
        .field("security_keys_enabled", false)
        .field("mmp_enabled", false);
    call.json.field("interuser_transfers_enabled", false).key("referrer_id").null();
    call.json.field("self_trading_reject_mode", "cancel_maker")
        .field("self_trading_extended_to_subaccounts", "false");
    call.json.field("block_rfq_self_match_prevention", true)
        .field("has_non_block_chain_equity", false);
}

void writeLimits(Call& call)
{
    const RateTerms& terms = call.exchange.options().rates;
    const auto pair = [&call](std::string_view name, double burst, double rate) {
        call.json.key(name).object().field("burst", burst).field("rate", rate).endObject();
    };
    call.json.key("limits").object().field("limits_per_currency", false);
    pair("non_matching_engine", terms.general.capacity / terms.perRequest,
         terms.general.refillPerSecond / terms.perRequest);
    call.json.key("matching_engine").object().key("trading").object();
    pair("total", terms.matching.capacity / terms.perOrder,
         terms.matching.refillPerSecond / terms.perOrder);
    call.json.endObject();
    pair("spot", terms.matching.capacity, terms.matching.refillPerSecond);
    pair("cancel_all", terms.matching.capacity, terms.matching.refillPerSecond);
    call.json.endObject().endObject();
}

void writeFees(Call& call, core::Currency currency)
{
    call.json.key("fees").array();
    std::vector<std::string> seen;
    for (const paper_market::Listing& listing : call.exchange.market().listings()) {
        const market::Instrument& spec = listing.spec;
        if (spec.settlementCurrency != currency) continue;
        const std::string_view kind =
            spec.kind == market::Kind::Perpetual ? "perpetual" : paper_trading::kindText(spec);
        const std::string entry = std::string{kind} + spec.priceIndex;
        if (std::ranges::find(seen, entry) != seen.end()) continue;
        seen.push_back(entry);
        call.json.object()
            .field("kind", kind)
            .field("index_name", spec.priceIndex)
            .key("value")
            .object();
        call.json.key("default").object().field("type", "fixed").field("maker", spec.makerFee);
        call.json.field("taker", spec.takerFee).endObject().endObject().endObject();
    }
    call.json.endArray();
}

Outcome getAccountSummary(Call& call)
{
    const auto currency = namedCurrency(call);
    if (!currency) return std::unexpected(currency.error());
    call.json.object();
    writePortfolioFields(call.json, call.view(), *call.account, *currency);
    writeLimits(call);
    if (call.arguments.flag("extended", false)) {
        writeIdentity(call);
        writeFees(call, *currency);
    }
    call.json.endObject();
    return {};
}

Outcome getAccountSummaries(Call& call)
{
    call.json.object();
    writeIdentity(call);
    call.json.key("summaries").array();
    for (const core::Currency currency : call.exchange.market().settlementCurrencies()) {
        call.json.object();
        writePortfolioFields(call.json, call.view(), *call.account, currency);
        writeLimits(call);
        writeFees(call, currency);
        call.json.endObject();
    }
    call.json.endArray().endObject();
    return {};
}

Outcome getPositions(Call& call)
{
    const std::string_view currency = call.arguments.text("currency", "any");
    const std::string_view kind = call.arguments.text("kind", "any");
    call.json.array();
    for (const auto& [id, holding] : call.account->holdings) {
        const market::Instrument& spec = call.exchange.market().listing(id).spec;
        if (settlesIn(spec, currency) && isOfKind(spec, kind))
            writePosition(call.json, call.view(), *call.account, id);
    }
    call.json.endArray();
    return {};
}

Outcome getPosition(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    writePosition(call.json, call.view(), *call.account, (*listing)->spec.id);
    return {};
}

Outcome getMargins(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    const auto amount = call.arguments.quantity("amount");
    const auto price = call.arguments.price("price");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    if (!amount || !price) return invalidParam(amount ? "price" : "amount", "is required");
    const market::Instrument& spec = (*listing)->spec;
    const double forward =
        spec.isOption() ? call.exchange.market().forward(**listing) : price->toDouble();
    const auto margin = [&](double size) {
        return paper_trading::positionMargin(spec, size, price->toDouble(), forward).initial;
    };
    const double premium = spec.isOption() ? amount->toDouble() * price->toDouble() : 0;
    const paper_trading::PriceBand band = call.exchange.market().band(**listing);
    call.json.object().rounded("buy", spec.isOption() ? premium : margin(amount->toDouble()), 9);
    call.json.rounded("sell", margin(-amount->toDouble()), 9);
    call.json.field("min_price", band.lowest).field("max_price", band.highest).endObject();
    return {};
}

/// Books a signed size at the mark without a fee: equity stays, and what is closed is realised.
Outcome addAtMark(paper_trading::Account& account, const paper_market::Listing& listing,
                  double size)
{
    const auto amount = core::Quantity::nearest(size);
    const auto price = core::Price::nearest(listing.mark);
    if (!amount || !price) return invalidParam("simulated_positions", "an amount is too large");
    if (amount->isZero()) return {};
    bookTrade(account, listing.spec, amount->isPositive() ? core::Side::Buy : core::Side::Sell,
              amount->abs(), *price, 0);
    return {};
}

/// The account as it would be with other positions: futures in USD, options in coin, each traded at
/// the mark.
Outcome simulatePortfolio(Call& call)
{
    const auto currency = namedCurrency(call);
    if (!currency) return std::unexpected(currency.error());
    const bool add = call.arguments.flag("add_positions", true);
    paper_trading::Account what = *call.account;
    if (!add)
        std::erase_if(what.holdings, [&](const auto& held) {
            return call.exchange.market().listing(held.first).spec.settlementCurrency == *currency;
        });
    for (const auto& [name, size] : call.arguments.amounts("simulated_positions")) {
        const paper_market::Listing* listing = call.exchange.market().find(name);
        if (!listing)
            return refuse(10020, "invalid_or_unsupported_instrument", name, "simulated_positions");
        if (auto ok = addAtMark(what, *listing, size); !ok) return ok;
    }
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    const auto open = call.exchange.trading().openAmounts(call.account->index);
    call.json.object();
    writePortfolioFields(call.json, call.exchange.market(),
                         valuation(what, *currency, call.exchange.market(), open));
    call.json.endObject();
    return {};
}

Outcome getTransactionLog(Call& call)
{
    const auto currency = namedCurrency(call);
    if (!currency) return std::unexpected(currency.error());
    const std::int64_t from = call.arguments.integer("start_timestamp", 0);
    const std::int64_t to = call.arguments.integer("end_timestamp", core::toUnixMs(call.now));
    const auto count = pageSize(call.arguments, 100, 250);
    const std::int64_t before = call.arguments.integer("continuation", INT64_MAX);
    const std::string_view query = call.arguments.text("query");
    std::size_t written = 0;
    std::uint64_t next = 0;
    call.json.object().key("logs").array();
    for (auto it = call.account->log.rbegin(); it != call.account->log.rend(); ++it) {
        const std::int64_t at = core::toUnixMs(it->at);
        if (it->currency != *currency || at < from || at > to) continue;
        if (static_cast<std::int64_t>(it->id) > before) continue;
        if (!query.empty() && it->type != query && it->side.find(query) == std::string::npos)
            continue;
        if (written++ == count) {
            next = it->id;
            break;
        }
        writeLogEntry(call.json, call.view(), *call.account, *it);
    }
    call.json.endArray();
    next != 0 ? call.json.field("continuation", next) : call.json.key("continuation").null();
    call.json.endObject();
    return {};
}

Outcome settlements(Call& call, core::InstrumentId only, std::optional<core::Currency> currency)
{
    const auto count = pageSize(call.arguments, 20);
    const std::string_view type = call.arguments.text("type");
    std::size_t written = 0;
    call.json.object().key("settlements").array();
    for (auto it = call.account->log.rbegin(); it != call.account->log.rend() && written < count;
         ++it) {
        if (it->type != "settlement" && it->type != "delivery") continue;
        if ((only.valid() && it->instrument != only) || (currency && it->currency != *currency))
            continue;
        if (!type.empty() && type != it->type) continue;
        ++written;
        call.json.object().field("type", it->type).field("timestamp", core::toUnixMs(it->at));
        call.json.field("instrument_name",
                        call.exchange.market().listing(it->instrument).spec.name);
        call.json.field("position", it->position).rounded("mark_price", it->markPrice, 8);
        call.json.rounded("index_price", it->indexPrice, 4)
            .rounded("session_profit_loss", it->cashflow, 9);
        call.json.rounded("profit_loss", it->change, 9)
            .rounded("funding", it->funding, 9)
            .endObject();
    }
    call.json.endArray().key("continuation").null().endObject();
    return {};
}

Outcome getSettlementHistoryByInstrument(Call& call)
{
    const auto listing = namedListing(call);
    if (!listing) return std::unexpected(listing.error());
    return settlements(call, (*listing)->spec.id, {});
}

Outcome getSettlementHistoryByCurrency(Call& call)
{
    const auto currency = namedCurrency(call);
    if (!currency) return std::unexpected(currency.error());
    return settlements(call, {}, *currency);
}

Outcome getSubaccounts(Call& call)
{
    call.json.array().object();
    writeIdentity(call);
    call.json.endObject().endArray();
    return {};
}

Outcome emptyPage(Call& call)
{
    call.json.object().field("count", 0).key("data").array().endArray().endObject();
    return {};
}

constexpr std::array<Method, 14> kMethods{{
    {"private/get_account_summary", Access::Private, Cost::Request, getAccountSummary},
    {"private/get_account_summaries", Access::Private, Cost::Request, getAccountSummaries},
    {"private/get_positions", Access::Private, Cost::Request, getPositions},
    {"private/get_position", Access::Private, Cost::Request, getPosition},
    {"private/get_margins", Access::Private, Cost::Request, getMargins},
    {"private/simulate_portfolio", Access::Private, Cost::Request, simulatePortfolio},
    {"private/get_transaction_log", Access::Private, Cost::Request, getTransactionLog},
    {"private/get_settlement_history_by_instrument", Access::Private, Cost::Request,
     getSettlementHistoryByInstrument},
    {"private/get_settlement_history_by_currency", Access::Private, Cost::Request,
     getSettlementHistoryByCurrency},
    {"private/get_subaccounts", Access::Private, Cost::Request, getSubaccounts},
    // Nothing is ever deposited, withdrawn or moved here.
    {"private/get_deposits", Access::Private, Cost::Request, emptyPage},
    {"private/get_withdrawals", Access::Private, Cost::Request, emptyPage},
    {"private/get_transfers", Access::Private, Cost::Request, emptyPage},
    {"private/get_user_locks", Access::Private, Cost::Request,
     [](Call& call) -> Outcome {
         call.json.array().endArray();
         return {};
     }},
}};

}  // namespace

std::span<const Method> accountMethods() { return kMethods; }

}  // namespace ballast::paper
