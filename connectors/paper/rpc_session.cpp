// Methods about the connection itself: login, heartbeat, subscriptions, cancel-on-disconnect.
#include "connectors/paper/exchange.h"

#include <array>

namespace ballast::paper {
namespace {

constexpr std::int64_t kTokenSeconds = 31'536'000;

std::expected<paper_trading::Account*, Refusal> byCredentials(Call& call)
{
    const std::string_view id = call.arguments.requiredText("client_id");
    const std::string_view secret = call.arguments.requiredText("client_secret");
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    paper_trading::Account* account = call.exchange.accountByKey(id);
    if (!account || !equalSecrets(account->secret, secret))
        return refuse(13004, "invalid_credentials");
    return account;
}

std::expected<paper_trading::Account*, Refusal> bySignature(Call& call)
{
    const std::string_view id = call.arguments.requiredText("client_id");
    const std::string_view timestamp = call.arguments.requiredText("timestamp");
    const std::string_view signature = call.arguments.requiredText("signature");
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    paper_trading::Account* account = call.exchange.accountByKey(id);
    if (!account) return refuse(13004, "invalid_credentials");
    const std::string message =
        loginMessage(timestamp, call.arguments.text("nonce"), call.arguments.text("data"));
    if (!equalSecrets(hmacSha256Hex(account->secret, message), signature))
        return refuse(13004, "invalid_credentials");
    return account;
}

std::expected<paper_trading::Account*, Refusal> byRefreshToken(Call& call)
{
    const std::string token{call.arguments.requiredText("refresh_token")};
    if (auto ok = call.arguments.complaint(); !ok) return std::unexpected(ok.error());
    const auto known = call.exchange.tokens().refresh(token, call.now);
    if (!known) return refuse(13009, "unauthorized");
    return &call.exchange.trading().account(known->account);
}

/// A whole word of a scope: "block_trade:none" says nothing of "trade".
bool hasWord(std::string_view scope, std::string_view word)
{
    while (!scope.empty()) {
        const std::size_t end = std::min(scope.find(' '), scope.size());
        if (scope.substr(0, end) == word) return true;
        scope.remove_prefix(std::min(end + 1, scope.size()));
    }
    return false;
}

Outcome auth(Call& call)
{
    const std::string_view grant = call.arguments.requiredText("grant_type");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    std::expected<paper_trading::Account*, Refusal> account =
        invalidParam("grant_type", "wrong format");
    if (grant == "client_credentials") account = byCredentials(call);
    if (grant == "client_signature") account = bySignature(call);
    if (grant == "refresh_token") account = byRefreshToken(call);
    if (!account) return std::unexpected(account.error());

    const std::string_view asked = call.arguments.text("scope");
    const bool mayTrade = !hasWord(asked, "trade:read") && !hasWord(asked, "trade:none");
    std::string scope = asked.find("session:") != std::string_view::npos ? std::string{asked}
                                                                         : "connection mainaccount";
    if (asked.find("session:") == std::string_view::npos)
        scope +=
            std::string{hasWord(asked, "account:read") ? " account:read" : " account:read_write"} +
            " trade:" + (mayTrade ? "read_write" : "read") + " wallet:none";
    const TokenBook::Pair tokens = call.exchange.tokens().issue(
        {(*account)->index, scope, call.now + std::chrono::seconds{kTokenSeconds}});
    if (call.session) {
        call.session->account = (*account)->index;
        call.session->mayTrade = mayTrade;
    }
    call.json.object().field("access_token", tokens.access).field("refresh_token", tokens.refresh);
    call.json.field("expires_in", kTokenSeconds)
        .field("scope", scope)
        .field("token_type", "bearer");
    call.json.key("enabled_features").array().endArray();
    if (call.arguments.has("state")) call.json.field("state", call.arguments.text("state"));
    call.json.endObject();
    return {};
}

Outcome needsConnection(const Call& call)
{
    if (!call.session) return refuse(10030, "must_be_websocket_request");
    return {};
}

Outcome logout(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    if (call.arguments.flag("invalidate_token", true))
        call.exchange.tokens().revoke(call.account->index);
    // Logging out leaves orders alone, even where cancel-on-disconnect is armed.
    call.session->cancelOnDisconnect = false;
    call.session->account.reset();
    call.session->closing = "it logged out";
    call.json.value("ok");
    return {};
}

Outcome setHeartbeat(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    const std::int64_t interval = call.arguments.integer("interval", 30);
    if (interval < 10 || interval > 86'400) return invalidParam("interval", "must be at least 10");
    call.session->heartbeat = std::chrono::seconds{interval};
    call.session->heartbeatFrom = call.exchange.machineTime(call.now);
    call.json.value("ok");
    return {};
}

Outcome disableHeartbeat(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    call.session->heartbeat = {};
    call.session->testAsked = false;
    call.session->testDeadline.reset();
    call.json.value("ok");
    return {};
}

Outcome test(Call& call)
{
    if (call.session) {
        call.session->testAsked = false;
        call.session->testDeadline.reset();
    }
    call.json.object().field("version", "1.2.26").endObject();
    return {};
}

Outcome hello(Call& call)
{
    call.json.object().field("version", "1.2.26").endObject();
    return {};
}

void writeNames(JsonWriter& json, const std::vector<std::string>& names)
{
    json.array();
    for (const std::string& name : names) json.value(name);
    json.endArray();
}

Outcome subscribe(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    const auto names = call.arguments.list("channels");
    if (auto ok = call.arguments.complaint(); !ok) return ok;
    if (names.size() > 5'000) return invalidParam("channels", "too many channels");
    if (!call.session->account && Feeds::needsLogin(names))
        return refuse(13778, "raw_subscriptions_not_available_for_unauthorized");
    std::vector<std::string> fresh;
    writeNames(call.json, call.exchange.feeds().subscribe({call.session->id, call.session->account},
                                                          names, fresh));
    call.exchange.greetAfterReply(std::move(fresh));
    return {};
}

Outcome unsubscribe(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    const auto names = call.arguments.list("channels");
    writeNames(call.json,
               call.exchange.feeds().unsubscribe({call.session->id, call.session->account}, names));
    return {};
}

Outcome unsubscribeAll(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    call.exchange.feeds().unsubscribeAll(call.session->id);
    call.json.value("ok");
    return {};
}

Outcome setCancelOnDisconnect(Call& call, bool armed)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    const std::string_view scope = call.arguments.text("scope", "connection");
    if (scope != "connection" && scope != "account") return invalidParam("scope", "wrong format");
    if (scope == "account") call.account->cancelOnDisconnect = armed;
    call.session->cancelOnDisconnect = armed;
    call.json.value("ok");
    return {};
}
Outcome enableCancelOnDisconnect(Call& call) { return setCancelOnDisconnect(call, true); }
Outcome disableCancelOnDisconnect(Call& call) { return setCancelOnDisconnect(call, false); }

Outcome getCancelOnDisconnect(Call& call)
{
    if (auto ok = needsConnection(call); !ok) return ok;
    const std::string_view scope = call.arguments.text("scope", "connection");
    const bool account = scope == "account";
    call.json.object().field("scope", scope);
    call.json.field("enabled",
                    account ? call.account->cancelOnDisconnect
                            : call.session->cancelOnDisconnect || call.account->cancelOnDisconnect);
    call.json.endObject();
    return {};
}

constexpr std::array<Method, 15> kMethods{{
    {"public/auth", Access::Public, Cost::Request, auth},
    {"private/logout", Access::Private, Cost::Free, logout},
    {"public/set_heartbeat", Access::Public, Cost::Request, setHeartbeat},
    {"public/disable_heartbeat", Access::Public, Cost::Request, disableHeartbeat},
    {"public/test", Access::Public, Cost::Free, test},
    {"public/hello", Access::Public, Cost::Request, hello},
    {"public/subscribe", Access::Public, Cost::Subscribe, subscribe},
    {"private/subscribe", Access::Private, Cost::Subscribe, subscribe},
    {"public/unsubscribe", Access::Public, Cost::Request, unsubscribe},
    {"private/unsubscribe", Access::Private, Cost::Request, unsubscribe},
    {"public/unsubscribe_all", Access::Public, Cost::Request, unsubscribeAll},
    {"private/unsubscribe_all", Access::Private, Cost::Request, unsubscribeAll},
    {"private/enable_cancel_on_disconnect", Access::Private, Cost::Request,
     enableCancelOnDisconnect},
    {"private/disable_cancel_on_disconnect", Access::Private, Cost::Request,
     disableCancelOnDisconnect},
    {"private/get_cancel_on_disconnect", Access::Private, Cost::Request, getCancelOnDisconnect},
}};

}  // namespace

std::span<const Method> sessionMethods() { return kMethods; }

}  // namespace ballast::paper
