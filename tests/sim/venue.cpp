#include "tests/sim/venue.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

namespace ballast::sim {
using namespace std::chrono_literals;

namespace {

constexpr const char* kFutures =
    R"([{"tick_size":0.5,"taker_commission":0.0005,"settlement_period":"perpetual",)"
    R"("settlement_currency":"BTC","quote_currency":"USD","price_index":"btc_usd",)"
    R"("min_trade_amount":10.0,"maker_commission":0.0,"kind":"future","is_active":true,)"
    R"("instrument_type":"reversed","instrument_name":"BTC-PERPETUAL",)"
    R"("expiration_timestamp":32503708800000,"contract_size":10.0,"base_currency":"BTC"}])";

}  // namespace

/// The value of a key in a request of the desk's own making: text without quotes.
std::string_view valueOf(std::string_view params, std::string_view key)
{
    const std::string word = '"' + std::string{key} + "\":";
    const auto found = params.find(word);
    if (found == std::string_view::npos) return {};
    std::string_view rest = params.substr(found + word.size());
    if (rest.starts_with('"')) {
        rest.remove_prefix(1);
        return rest.substr(0, rest.find('"'));
    }
    return rest.substr(0, rest.find_first_of(",}"));
}

Venue::Venue(Run& run, Net& net) : m_run(run), m_net(net) { net.serve(*this); }

void Venue::start() { pulse(); }

void Venue::heal() { m_downUntil = m_run.now(); }

Venue::Peer* Venue::peer(const WirePtr& wire)
{
    const auto it = m_peers.find(wire->number);
    return it == m_peers.end() ? nullptr : &it->second;
}

void Venue::opened(const WirePtr& wire)
{
    m_peers[wire->number].wire = wire;
    beat(wire);
}

void Venue::beat(std::weak_ptr<Wire> wire)
{
    m_run.scheduler.after(10s, [this, wire = std::move(wire)] {
        const WirePtr held = wire.lock();
        if (!held || !held->venueOpen) return;
        m_net.toDesk(held,
                     R"({"params":{"type":"test_request"},"method":"heartbeat","jsonrpc":"2.0"})");
        beat(held);
    });
}

void Venue::closed(const WirePtr& wire)
{
    m_run.trace.line(m_run.now(), "venue: link {} closed", wire->number);
    m_peers.erase(wire->number);
    cancelMany([&](const VenueOrder& o) { return o.wire == wire->number; }, "cancel_on_disconnect");
}

void Venue::reply(Peer& to, std::uint64_t id, const std::string& result, core::Duration late)
{
    const auto us =
        std::chrono::duration_cast<std::chrono::microseconds>(m_run.now().time_since_epoch())
            .count();
    m_net.toDesk(to.wire,
                 fmt::format(R"({{"jsonrpc":"2.0","id":{},"result":{},"usIn":{},"usOut":{}}})", id,
                             result, us, us),
                 late);
}

void Venue::refuse(Peer& to, std::uint64_t id, int code, std::string_view message)
{
    m_net.toDesk(to.wire,
                 fmt::format(R"({{"jsonrpc":"2.0","id":{},"error":{{"code":{},"message":"{}"}}}})",
                             id, code, message));
}

void Venue::notify(Peer& to, std::string_view channel, const std::string& data)
{
    m_net.toDesk(
        to.wire,
        fmt::format(
            R"({{"jsonrpc":"2.0","method":"subscription","params":{{"channel":"{}","data":{}}}}})",
            channel, data));
}

void Venue::frame(const WirePtr& wire, const std::string& text)
{
    Peer* from = peer(wire);
    if (!from) return;
    Request request;
    const std::string_view id = valueOf(text, "id");
    std::from_chars(id.data(), id.data() + id.size(), request.id);
    request.method = valueOf(text, "method");
    const auto params = text.find("\"params\":");
    request.params = std::string_view{text}.substr(params + 9);
    answer(*from, request);
}

void Venue::answer(Peer& from, const Request& request)
{
    const std::string& method = request.method;
    if (method == "private/buy" || method == "private/sell") return place(from, request);
    if (method == "private/cancel" || method == "private/cancel_by_label" ||
        method == "private/cancel_all")
        return cancelRequest(from, request);
    if (method.starts_with("private/get_o") || method.starts_with("private/get_u"))
        return query(from, request);
    if (method == "public/auth") return logIn(from, request);
    if (method == "private/subscribe") return subscribe(from, request);
    if (method == "private/unsubscribe") {
        if (request.params.find("book.") != std::string_view::npos) from.book = false;
        return reply(from, request.id, "[]");
    }
    if (method == "public/get_time")
        return reply(from, request.id, std::to_string(core::toUnixMs(m_run.now())));
    if (method == "private/get_cancel_on_disconnect")
        return reply(from, request.id, R"({"enabled":true,"scope":"connection"})");
    if (method == "public/get_instruments")
        return reply(from, request.id,
                     valueOf(request.params, "kind") == "future" ? kFutures : "[]");
    if (method == "private/get_positions")
        return reply(from, request.id, '[' + positionJson() + ']');
    if (method == "private/get_account_summaries")
        return reply(from, request.id,
                     R"({"summaries":[{"currency":"BTC","equity":1000.0,"balance":1000.0,)"
                     R"("initial_margin":0.1,"maintenance_margin":0.05}]})");
    reply(from, request.id, R"("ok")");
}

void Venue::logIn(Peer& from, const Request& request)
{
    const bool again = from.loggedIn;
    if (m_run.strikes(again ? Fault::RenewalRefused : Fault::LoginRefused))
        return refuse(from, request.id, 13004, "invalid_credentials");
    from.loggedIn = true;
    if (!again) from.wire->epoch = ++m_logins;
    const int life = m_run.faults.isOn(Fault::RenewalRefused) ? 12 : 900;
    reply(from, request.id,
          fmt::format(R"({{"access_token":"t","expires_in":{},"scope":"connection account:read )"
                      R"(trade:read_write","token_type":"bearer"}})",
                      life));
    if (again) return;
    for (auto& [id, text] : std::exchange(m_lateReplies, {})) reply(from, id, text, 5ms);
}

void Venue::subscribe(Peer& to, const Request& request)
{
    const auto wants = [&](std::string_view word) {
        return request.params.find(word) != std::string_view::npos;
    };
    const auto list = request.params.find('[');
    reply(to, request.id,
          std::string{request.params.substr(list, request.params.find(']') - list + 1)});
    to.account = to.account || wants("user.changes");
    to.index = to.index || wants("price_index");
    to.ticker = to.ticker || wants("ticker.");
    if (wants("book.")) {
        to.book = true;
        tellBook(to, true);
    }
    if (wants("ticker.") || wants("price_index")) tellMarket(to);
}

void Venue::tellMarket(Peer& to)
{
    const auto ms = core::toUnixMs(m_run.now());
    if (to.index)
        notify(to, "deribit_price_index.btc_usd",
               fmt::format(R"({{"timestamp":{},"price":{:.2f},"index_name":"btc_usd"}})", ms,
                           m_price));
    if (to.ticker)
        notify(
            to, "ticker.BTC-PERPETUAL.100ms",
            fmt::format(R"({{"timestamp":{},"state":"open","open_interest":100.0,)"
                        R"("mark_price":{:.2f},"last_price":{:.1f},)"
                        R"("instrument_name":"BTC-PERPETUAL","index_price":{:.2f},)"
                        R"("funding_8h":0.0,"best_bid_price":{:.1f},"best_bid_amount":5000000.0,)"
                        R"("best_ask_price":{:.1f},"best_ask_amount":5000000.0}})",
                        ms, m_price, m_price, m_price, m_price - 0.5, m_price + 0.5));
}

void Venue::tellBook(Peer& to, bool whole)
{
    const auto ms = core::toUnixMs(m_run.now());
    const bool crossed = !whole && m_run.strikes(Fault::BookCrossed);
    const double bid = m_price - 0.5 + (crossed ? 3 : 0), ask = m_price + 0.5;
    std::uint64_t previous = to.lastChange;
    if (!whole && m_run.strikes(Fault::BookGap)) previous += 7;
    if (!whole && m_run.strikes(Fault::BookReset)) previous = m_change = 10;
    const std::uint64_t change = ++m_change;
    to.lastChange = change;
    const auto side = [&](double was, double is) {
        const std::string gone =
            whole || was == is ? std::string{} : fmt::format(R"(["delete",{:.1f},0.0],)", was);
        return fmt::format(R"([{}["{}",{:.1f},5000000.0]])", gone, whole ? "new" : "change", is);
    };
    const std::string levels = R"("bids":)" + side(to.bid, bid) + R"(,"asks":)" + side(to.ask, ask);
    to.bid = bid;
    to.ask = ask;
    const std::string chain =
        whole ? std::string{} : fmt::format(R"("prev_change_id":{},)", previous);
    const std::string data = fmt::format(
        R"({{"type":"{}","timestamp":{},{}"instrument_name":"BTC-PERPETUAL","change_id":{},{}}})",
        whole ? "snapshot" : "change", ms, chain, change, levels);
    notify(to, "book.BTC-PERPETUAL.100ms", data);
    if (!whole && m_run.strikes(Fault::BookRepeat)) notify(to, "book.BTC-PERPETUAL.100ms", data);
}

/// The market moves a little, and what may happen at any moment may happen now.
void Venue::pulse()
{
    m_run.scheduler.after(m_run.random.between(800ms, 2s), [this] { pulse(); });
    const double step = m_run.random.chance(0.05) ? 0.004 : 0.0002;
    m_price = 0.5 * std::round(2 * m_price * (1 + step * (2 * m_run.random.uniform() - 1)));
    for (auto& [number, each] : m_peers) {
        tellMarket(each);
        if (each.book) tellBook(each, false);
    }
    if (m_run.faults.healed()) return;
    if (m_run.strikes(Fault::ExternalTrade))
        tradeElsewhere((m_run.random.chance(0.5) ? 1 : -1) *
                       static_cast<std::int64_t>(1 + m_run.random.below(2'000)) * 10);
    if (m_run.strikes(Fault::VenueDown)) {
        m_downUntil = m_run.now() + m_run.random.between(1s, 8s);
        for (auto& [number, each] : m_peers) m_net.cut(each.wire, "maintenance");
        return;
    }
    if (m_peers.empty()) return;
    Peer& newest = m_peers.rbegin()->second;
    if (m_run.strikes(Fault::ExternalOrder)) {
        VenueOrder order;
        order.id = "X" + std::to_string(m_nextOrder++);
        order.label = "web";
        order.ours = false;
        order.quantity = 100;
        order.limit = 50'000;
        record(order);
        tell(order, 0);
        m_orders[order.id] = order;
    }
    if (m_run.strikes(Fault::Stall))
        m_net.toDesk(newest.wire,
                     R"({"jsonrpc":"2.0","method":"heartbeat","params":{"type":"heartbeat"}})",
                     m_run.random.between(1s, 4s));
    if (m_run.strikes(Fault::HalfOpen)) m_net.mute(newest.wire);
    if (m_run.strikes(Fault::LinkCut)) m_net.cut(newest.wire, "reset by peer");
}

}  // namespace ballast::sim
