// How one request is answered, by WebSocket and by HTTP: found, paid for, carried out, worded.
#include "connectors/paper/exchange.h"

#include <algorithm>
#include <unordered_map>

namespace ballast::paper {
namespace {

const Method* findMethod(std::string_view name)
{
    static const auto kByName = [] {
        std::unordered_map<std::string_view, const Method*> table;
        for (const auto methods : {sessionMethods(), marketMethods(), tapeMethods(), orderMethods(),
                                   historyMethods(), accountMethods()})
            for (const Method& method : methods) table.emplace(method.name, &method);
        return table;
    }();
    const auto it = kByName.find(name);
    return it == kByName.end() ? nullptr : it->second;
}

void writeTail(JsonWriter& json, core::Time now)
{
    const auto us = std::chrono::floor<std::chrono::microseconds>(now).time_since_epoch().count();
    json.field("usIn", static_cast<std::int64_t>(us)).field("usOut", static_cast<std::int64_t>(us));
    json.field("usDiff", 0).field("testnet", true).endObject();
}

bool createsOrder(std::string_view method)
{
    return method == "private/buy" || method == "private/sell";
}

}  // namespace

std::expected<const paper_market::Listing*, Refusal> namedListing(Call& call)
{
    const std::string_view name = call.arguments.requiredText("instrument_name");
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    const paper_market::Listing* listing = call.exchange.market().find(name);
    if (!listing)
        return refuse(10020, "invalid_or_unsupported_instrument", "instrument not found",
                      "instrument_name");
    return listing;
}

std::expected<paper_trading::TradeOrder*, Refusal> namedOrder(Call& call)
{
    const std::string_view id = call.arguments.requiredText("order_id");
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    paper_trading::TradeOrder* order = call.exchange.trading().orders().find(id);
    if (!order) return refuse(10004, "order_not_found");
    if (order->account != call.account->index) return refuse(10029, "not_owner_of_order");
    return order;
}

std::string Exchange::errorReply(std::string_view id, const Refusal& error, core::Time now) const
{
    std::string text;
    JsonWriter json(text);
    json.object().field("jsonrpc", "2.0");
    if (!id.empty()) json.key("id").raw(id);
    json.key("error").object().field("code", error.code).field("message", error.message);
    if (!error.param.empty())
        json.key("data")
            .object()
            .field("reason", error.reason)
            .field("param", error.param)
            .endObject();
    else if (error.code == 11050)
        json.field("data", error.reason);
    else if (!error.reason.empty())
        json.key("data").object().field("reason", error.reason).endObject();
    json.endObject();
    writeTail(json, now);
    return text;
}

bool Exchange::afford(const Method& method, Session* session, paper_trading::Account* account,
                      core::Time now)
{
    if (!session && !account)
        return true;  // public requests by REST are counted by the server's own bounds
    RatePools& pools = account ? m_accountPools.at(account->index) : session->pools;
    const RateTerms& terms = m_options.rates;
    const core::Time machine = machineTime(now);
    switch (method.cost) {
        case Cost::Free: return true;
        case Cost::Request: return pools.general.spend(terms.perRequest, machine);
        case Cost::Subscribe: return pools.subscribe.spend(terms.perSubscribe, machine);
        case Cost::Instruments: return pools.instruments.spend(terms.perInstruments, machine);
        case Cost::Order: return pools.matching.spend(terms.perOrder, machine);
    }
    return true;
}

Exchange::Handled Exchange::dispatch(RpcRequest& request, Session* session,
                                     paper_trading::Account* account, bool mayTrade, core::Time now)
{
    const auto fail = [&](const Refusal& error) {
        return Handled{errorReply(request.id, error, now), true, error.code == 10028};
    };
    const Method* method = findMethod(request.method);
    if (!method) return fail({-32601, "Method not found", {}, {}});
    if (const std::string token{request.arguments.text("access_token")};
        !account && !token.empty()) {
        if (const auto known = m_tokens.access(token, now))
            account = &m_trading.account(known->account);
        mayTrade = account != nullptr;
    }
    if (method->access == Access::Private && !account) return fail({13009, "unauthorized", {}, {}});
    if (method->access == Access::Private && method->cost == Cost::Order && !mayTrade)
        return fail({13021, "forbidden", "the token's scope does not allow trading", {}});
    if (!afford(*method, session, account, now)) return fail({10028, "too_many_requests", {}, {}});

    Handled handled;
    JsonWriter json(handled.reply);
    json.object().field("jsonrpc", "2.0");
    if (!request.id.empty()) json.key("id").raw(request.id);
    json.key("result");
    Call call{*this, session, account, request.arguments, json, now};
    Outcome outcome = method->handler(call);
    if (outcome) outcome = request.arguments.complaint();
    if (!outcome) return fail(outcome.error());
    writeTail(json, now);
    if (json.overflowed())
        return fail({11094, "internal_server_error", "the answer is too large", {}});
    return handled;
}

/// What moves the book: it takes its time to get there.
bool Exchange::isUnderway(const RpcRequest& request) const
{
    if (m_options.orderLatency <= core::Duration::zero()) return false;
    const auto methods = orderMethods();
    return std::ranges::find(methods, request.method, &Method::name) != methods.end();
}

std::optional<core::Time> Exchange::nextArrival() const
{
    std::optional<core::Time> next;
    for (const auto& [id, session] : m_sessions)
        if (!session.underway.empty() && (!next || session.underway.front().arrives < *next))
            next = session.underway.front().arrives;
    return next;
}

void Exchange::arrive(core::Time now)
{
    m_now = std::max(m_now, now);
    while (const auto next = nextArrival()) {
        if (*next > machineNow()) return;
        const auto first = std::ranges::find_if(m_sessions, [&](const auto& entry) {
            const auto& underway = entry.second.underway;
            return !underway.empty() && underway.front().arrives == *next;
        });
        Session& session = first->second;
        const std::string json = std::move(session.underway.front().json);
        session.underway.pop_front();
        if (auto request = parseRequest(json)) carryOut(session, *request, m_now);
    }
}

void Exchange::handle(SessionId id, std::string_view json, core::Time now)
{
    arrive(now);
    const auto it = m_sessions.find(id);
    if (it == m_sessions.end() || !it->second.closing.empty()) return;
    Session& session = it->second;
    session.heardAt = session.heartbeatFrom = machineTime(now);
    auto request = parseRequest(json);
    if (!request) {
        push(session, std::make_shared<const std::string>(errorReply({}, request.error(), now)));
        return;
    }
    if (isUnderway(*request)) {
        session.underway.push_back({machineTime(now) + m_options.orderLatency, std::string{json}});
        return;
    }
    carryOut(session, *request, now);
}

void Exchange::carryOut(Session& session, RpcRequest& request, core::Time now)
{
    paper_trading::Account* account =
        session.account ? &m_trading.account(*session.account) : nullptr;
    const bool faulty = !m_faults.empty() && createsOrder(request.method);
    if (faulty) m_fault = m_faults.onOrder(machineTime(now));
    Handled handled = m_fault ? carryOutFaulty(session, request, account, now)
                              : dispatch(request, &session, account, session.mayTrade, now);
    push(session, std::make_shared<const std::string>(std::move(handled.reply)));
    if (handled.endSession) session.closing = "its rate limit was exceeded";
    if (!m_greetings.empty()) {
        const auto fresh = std::exchange(m_greetings, {});
        m_feeds.greet({session.id, session.account}, fresh);
    }
    tell(now);
    m_fault.reset();
}

/// An order that the exchange was asked to get wrong. Refusals are the exchange's alone: the order
/// is not looked at.
Exchange::Handled Exchange::carryOutFaulty(Session& session, RpcRequest& request,
                                           paper_trading::Account* account, core::Time now)
{
    if (const auto refusal = refusalOf(m_fault))
        return {errorReply(request.id, *refusal, now), true, refusal->code == 10028};
    Handled handled = dispatch(request, &session, account, session.mayTrade, now);
    if (m_fault->kind == FaultKind::PartialThenSilence)
        session.silentUntil = m_fault->lasts > core::Duration::zero()
                                  ? machineTime(now) + m_fault->lasts
                                  : core::Time::max();
    return handled;
}

/// While a lost or late acknowledgement is being made: the reply, and the account's own news.
bool Exchange::isWithheld(Session& session, const Frame& frame) const
{
    const bool lost = m_fault->kind == FaultKind::LostAck;
    if (!lost && m_fault->kind != FaultKind::LateAck) return false;
    const bool isReply = frame->find(R"("method":"subscription")") == std::string::npos;
    const bool isOwn = frame->find(R"("channel":"user.)") != std::string::npos;
    if (!isReply && !isOwn) return false;
    if (!lost) session.late.push_back({machineNow() + m_fault->lasts, frame});
    return true;
}

paper_trading::Account* Exchange::authorised(const HttpRequest& request, core::Time now)
{
    constexpr std::string_view kBearer = "Bearer ";
    if (request.authorization.starts_with(kBearer)) {
        const auto token =
            m_tokens.access(std::string{request.authorization.substr(kBearer.size())}, now);
        return token ? &m_trading.account(token->account) : nullptr;
    }
    if (const auto basic = parseBasicHeader(request.authorization)) {
        paper_trading::Account* named = accountByKey(basic->id);
        return named && equalSecrets(named->secret, basic->secret) ? named : nullptr;
    }
    const auto header = parseSignedHeader(request.authorization);
    if (!header) return nullptr;
    paper_trading::Account* account = accountByKey(header->id);
    if (!account) return nullptr;
    const std::string message = requestMessage(header->timestamp, header->nonce, request.method,
                                               request.target, request.body);
    return equalSecrets(hmacSha256Hex(account->secret, message), header->signature) ? account
                                                                                    : nullptr;
}

HttpReply Exchange::request(const HttpRequest& http, core::Time now)
{
    constexpr std::string_view kRoot = "/api/v2/";
    const std::size_t question = std::min(http.target.find('?'), http.target.size());
    const std::string_view path = http.target.substr(0, question);
    RpcRequest request;
    if (http.method == "POST") {
        auto parsed = parseRequest(http.body);
        if (!parsed) return {400, errorReply({}, parsed.error(), now)};
        request = std::move(*parsed);
        if (path.size() > kRoot.size() && path.starts_with(kRoot))
            request.method = path.substr(kRoot.size());
    } else if (http.method == "GET" && path.starts_with(kRoot)) {
        request.method = path.substr(kRoot.size());
        request.arguments =
            parseQuery(http.target.substr(std::min(question + 1, http.target.size())));
    } else {
        return {404, errorReply({}, {-32601, "Method not found", {}, {}}, now)};
    }
    paper_trading::Account* account = authorised(http, now);
    if (!http.authorization.empty() && !account)
        return {400, errorReply(request.id, {13004, "invalid_credentials", {}, {}}, now)};
    Handled handled = dispatch(request, nullptr, account, account != nullptr, now);
    tell(now);
    return {handled.endSession ? 429 : handled.failed ? 400 : 200, std::move(handled.reply)};
}

}  // namespace ballast::paper
