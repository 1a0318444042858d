// What the venue does with an order, and what it says of it.
#include "tests/sim/venue.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace ballast::sim {
using namespace std::chrono_literals;

std::string_view valueOf(std::string_view params, std::string_view key);

namespace {

std::int64_t whole(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

std::string orderJson(const VenueOrder& o, const VenueRecord& as)
{
    double paid = 0;
    for (std::size_t t = 0; t < as.trades; ++t)
        paid += o.trades[t].price * static_cast<double>(o.trades[t].quantity);
    return fmt::format(
        R"({{"order_id":"{}","label":"{}","instrument_name":"BTC-PERPETUAL","direction":"{}",)"
        R"("amount":{}.0,"filled_amount":{}.0,"average_price":{:.2f},"price":{:.1f},)"
        R"("order_state":"{}","cancel_reason":"{}","order_type":"limit",)"
        R"("last_update_timestamp":{}}})",
        o.id, o.label, o.buy ? "buy" : "sell", o.quantity, as.filled,
        as.filled > 0 ? paid / static_cast<double>(as.filled) : 0, o.limit, as.state, as.reason,
        core::toUnixMs(as.at));
}

std::string tradeJson(const VenueOrder& o, const VenueTrade& t, double index)
{
    return fmt::format(
        R"({{"trade_id":"{}","order_id":"{}","label":"{}","instrument_name":"BTC-PERPETUAL",)"
        R"("direction":"{}","amount":{}.0,"price":{:.1f},"fee":0.0,"fee_currency":"BTC",)"
        R"("liquidity":"T","index_price":{:.2f},"timestamp":{}}})",
        t.id, o.id, o.label, o.buy ? "buy" : "sell", t.quantity, t.price, index,
        core::toUnixMs(t.at));
}

std::string Venue::positionJson() const
{
    return fmt::format(R"({{"instrument_name":"BTC-PERPETUAL","size":{}.0,"direction":"{}",)"
                       R"("average_price":{:.1f},"kind":"future"}})",
                       m_position,
                       m_position > 0   ? "buy"
                       : m_position < 0 ? "sell"
                                        : "zero",
                       m_price);
}

const VenueOrder* Venue::byLabel(const std::string& label) const
{
    for (const auto& [id, order] : m_orders)
        if (order.label == label) return &order;
    return nullptr;
}

void Venue::tradeElsewhere(std::int64_t quantity)
{
    m_position += quantity;
    m_run.trace.line(m_run.now(), "venue: {} traded elsewhere, {} held", quantity, m_position);
    if (m_watch.external) m_watch.external();
    if (m_run.strikes(Fault::NewsLost)) return;
    for (auto& [number, each] : m_peers)
        if (each.account)
            notify(each, "user.changes.any.any.raw",
                   R"({"trades":[],"orders":[],"positions":[)" + positionJson() + "]}");
}

void Venue::record(VenueOrder& order)
{
    order.history.push_back(
        {m_run.now(), order.state, order.reason, order.filled, order.trades.size()});
}

/// Whoever logged in and listens hears of it: trades since, the order, the position.
void Venue::tell(const VenueOrder& order, std::size_t tradesBefore)
{
    const std::string record = orderJson(order, order.history.back());
    std::string trades;
    for (std::size_t t = tradesBefore; t < order.trades.size(); ++t)
        trades += (trades.empty() ? "" : ",") + tradeJson(order, order.trades[t], m_price);
    const auto changes = [&](const std::string& t, const std::string& o, const std::string& p) {
        return R"({"trades":[)" + t + R"(],"orders":[)" + o + R"(],"positions":[)" + p + "]}";
    };
    if (order.ours && m_run.strikes(Fault::NewsLost)) return;
    for (auto& [number, each] : m_peers) {
        if (!each.account) continue;
        const auto say = [&](const std::string& data) {
            notify(each, "user.changes.any.any.raw", data);
        };
        if (order.ours && m_run.strikes(Fault::NewsSwapped)) {
            say(changes("", record, positionJson()));
            say(changes(trades, "", positionJson()));
        } else {
            say(changes(trades, record, positionJson()));
        }
        if (order.ours && m_run.strikes(Fault::NewsTwice))
            say(changes(trades, record, positionJson()));
        if (order.ours && order.history.size() > 1 && m_run.strikes(Fault::OldNews))
            say(changes("", orderJson(order, order.history[order.history.size() - 2]),
                        positionJson()));
    }
}

bool Venue::refusedAtTheDoor(Peer& from, const Request& request, const VenueOrder& order)
{
    const auto no = [&](int code, std::string_view message) {
        m_refused.insert(order.label);
        refuse(from, request.id, code, message);
        return true;
    };
    if (!from.loggedIn) return no(13009, "unauthorized");
    if (m_run.strikes(Fault::RateLimited)) {
        const WirePtr wire = from.wire;
        m_refused.insert(order.label);
        if (m_run.random.chance(0.5)) no(10028, "too_many_requests");
        m_run.scheduler.after(15ms, [this, wire] { m_net.cut(wire, "rate limit"); });
        return true;
    }
    if (m_run.strikes(Fault::Maintenance)) return no(11051, "system_maintenance");
    if (m_run.strikes(Fault::Settlement)) return no(10041, "settlement_in_progress");
    if (m_run.strikes(Fault::RefusedDefinitely)) {
        switch (m_run.random.below(3)) {
            case 0: return no(10009, "not_enough_funds");
            case 1: return no(10007, "price_too_high");
            default: return no(10043, "price_wrong_tick");
        }
    }
    if (m_run.strikes(Fault::UnknownErrorNothing)) return no(11094, "internal_server_error");
    if (m_run.strikes(Fault::TimedOut)) return no(13888, "timed_out");
    return false;
}

void Venue::place(Peer& from, const Request& request)
{
    VenueOrder order;
    order.label = valueOf(request.params, "label");
    order.buy = request.method == "private/buy";
    order.quantity = whole(valueOf(request.params, "amount"));
    order.limit = std::strtod(std::string{valueOf(request.params, "price")}.c_str(), nullptr);
    order.validUntil = core::fromUnixMs(whole(valueOf(request.params, "valid_until")));
    order.wire = from.wire->number;
    if (m_watch.placing) m_watch.placing(from.wire, order.label);
    if (refusedAtTheDoor(from, request, order)) return;
    m_waiting[order.label] = order.validUntil;
    const WirePtr wire = from.wire;
    core::Duration before = m_run.random.between(1ms, 4ms);
    if (m_run.strikes(Fault::SlowMatching)) before = m_run.random.between(100ms, 15s);
    const bool cutFirst = m_run.strikes(Fault::CutBeforeAck);
    if (cutFirst)
        m_run.scheduler.after(m_run.random.between(core::Duration{0}, before + 3ms),
                              [this, wire] { m_net.cut(wire, "before the answer"); });
    m_run.scheduler.after(before, [this, wire, id = request.id, order = std::move(order)] {
        begin(wire, id, order);
    });
}

/// The matching engine takes the order up, if its time has not passed.
void Venue::begin(const WirePtr& wire, std::uint64_t id, VenueOrder order)
{
    m_waiting.erase(order.label);
    if (m_run.now() > order.validUntil) {
        m_refused.insert(order.label);
        if (Peer* to = peer(wire)) refuse(*to, id, 13888, "timed_out");
        return;
    }
    order.id = "BTC-" + std::to_string(m_nextOrder++);
    VenueOrder& placed = m_orders[order.id] = order;
    record(placed);
    const bool lingers = m_run.strikes(Fault::LingersOpen);
    const bool newsFirst = m_run.strikes(Fault::NewsFirst);
    if (lingers && !newsFirst) acknowledge(wire, id, placed);
    if (!lingers) {
        const std::int64_t lots = placed.quantity / 10;
        std::int64_t take = placed.quantity;
        if (m_run.strikes(Fault::FillsInPart))
            take = 10 * (1 + static_cast<std::int64_t>(
                                 m_run.random.below(static_cast<std::uint64_t>(lots))));
        if (m_run.strikes(Fault::FillsNothing)) take = 0;
        const bool inTwo = take >= 20 && m_run.random.chance(0.3);
        if (inTwo) fill(placed, take / 20 * 10);
        if (take > placed.filled) fill(placed, take - placed.filled);
        if (placed.open()) end(placed, "cancelled", "immediate_or_cancel");
        if (!newsFirst) acknowledge(wire, id, placed);
        tell(placed, 0);
        if (newsFirst) acknowledge(wire, id, placed);
        return;
    }
    tell(placed, 0);
    if (newsFirst) acknowledge(wire, id, placed);
    // It works for seconds, in parts, and then ends as an immediate order must.
    const core::Duration first = m_run.random.between(200ms, 3s);
    m_run.scheduler.after(first, [this, orderId = placed.id, half = placed.quantity / 20 * 10] {
        work(orderId, half);
    });
    m_run.scheduler.after(first + m_run.random.between(100ms, 4s), [this, orderId = placed.id] {
        VenueOrder& o = m_orders.at(orderId);
        if (!o.open()) return;
        if (m_run.random.chance(0.5)) return work(orderId, o.quantity - o.filled);
        cancel(o, "immediate_or_cancel");
    });
}

void Venue::work(const std::string& orderId, std::int64_t quantity)
{
    VenueOrder& order = m_orders.at(orderId);
    if (!order.open() || quantity <= 0) return;
    const std::size_t before = order.trades.size();
    fill(order, std::min(quantity, order.quantity - order.filled));
    tell(order, before);
}

void Venue::fill(VenueOrder& order, std::int64_t quantity)
{
    const std::string id = "T" + std::to_string(m_nextTrade++);
    order.trades.push_back({id, quantity, m_price + (order.buy ? 0.5 : -0.5), m_run.now()});
    order.filled += quantity;
    m_position += order.buy ? quantity : -quantity;
    if (order.filled == order.quantity) order.state = "filled";
    record(order);
    m_run.trace.line(m_run.now(), "venue: {} filled {} of {}, {} held", order.label, order.filled,
                     order.quantity, m_position);
    if (m_watch.filled) m_watch.filled(order, quantity);
}

void Venue::end(VenueOrder& order, std::string_view state, std::string_view reason)
{
    order.state = state;
    order.reason = reason;
    record(order);
}

void Venue::acknowledge(const WirePtr& wire, std::uint64_t id, const VenueOrder& order)
{
    Peer* to = peer(wire);
    if (!to) return;
    std::string trades;
    for (const VenueTrade& trade : order.trades)
        trades += (trades.empty() ? "" : ",") + tradeJson(order, trade, m_price);
    const std::string text =
        R"({"order":)" + orderJson(order, order.history.back()) + R"(,"trades":[)" + trades + "]}";
    if (m_run.strikes(Fault::AckLost)) return;
    if (m_run.strikes(Fault::UnknownErrorPlaced)) {
        switch (m_run.random.below(3)) {
            case 0: return refuse(*to, id, 11094, "internal_server_error");
            case 1: return refuse(*to, id, 13888, "timed_out");
            default: return refuse(*to, id, 12345, "something_new");
        }
    }
    if (m_run.strikes(Fault::AckOnNextLink)) {
        m_lateReplies.emplace_back(id, text);
        m_net.cut(wire, "before the answer");
        return;
    }
    if (m_run.strikes(Fault::AckLate)) {
        // Not in order with the rest: the venue itself is slow to say it.
        m_run.scheduler.after(m_run.random.between(1s, 6s), [this, wire, id, text] {
            if (Peer* late = peer(wire)) reply(*late, id, text);
        });
        return;
    }
    reply(*to, id, text);
    if (m_run.strikes(Fault::AckTwice)) reply(*to, id, text);
}

void Venue::cancel(VenueOrder& order, std::string_view reason)
{
    if (!order.open()) return;
    end(order, "cancelled", reason);
    m_run.trace.line(m_run.now(), "venue: {} cancelled: {}", order.label, reason);
    tell(order, order.trades.size());
}

void Venue::cancelMany(const std::function<bool(const VenueOrder&)>& which, std::string_view reason)
{
    for (auto& [id, order] : m_orders)
        if (order.open() && order.ours && which(order)) cancel(order, reason);
}

void Venue::cancelRequest(Peer& from, const Request& request)
{
    if (!from.loggedIn) return refuse(from, request.id, 13009, "unauthorized");
    const std::string label{valueOf(request.params, "label")};
    const std::string id{valueOf(request.params, "order_id")};
    const auto meant = [&](const VenueOrder& o) {
        return request.method == "private/cancel_all" || (!id.empty() && o.id == id) ||
               (!label.empty() && o.label == label);
    };
    for (auto& [key, order] : m_orders)
        if (order.open() && order.ours && meant(order) && m_run.strikes(Fault::FillBeatsCancel))
            work(key, order.quantity - order.filled);
    cancelMany(meant, "user_request");
    if (id.empty()) return reply(from, request.id, "1");
    const auto found = m_orders.find(id);
    if (found == m_orders.end()) return refuse(from, request.id, 10004, "order_not_found");
    reply(from, request.id, orderJson(found->second, found->second.history.back()));
}

/// Everything that is asked for by reading. It may lag behind the matching engine.
void Venue::query(Peer& from, const Request& request)
{
    if (!from.loggedIn) return refuse(from, request.id, 13009, "unauthorized");
    const bool byPerson = request.method == "private/get_open_orders";
    if (!byPerson && m_run.strikes(Fault::QueryRefused))
        return refuse(from, request.id, 10040, "retry");
    if (!byPerson && m_run.strikes(Fault::QuerySilent)) return;
    core::Time as = m_run.now();
    if (!byPerson && m_run.strikes(Fault::QueryLags)) as -= m_run.random.between(50ms, 4s);
    const std::string label{valueOf(request.params, "label")};
    const std::string id{valueOf(request.params, "order_id")};
    const bool trades = request.method.starts_with("private/get_user_trades");
    const bool openOnly = request.method.starts_with("private/get_open_orders");
    std::string rows;
    const auto add = [&](const std::string& row) { rows += (rows.empty() ? "" : ",") + row; };
    for (const auto& [key, order] : m_orders) {
        const VenueRecord* seen = order.asOf(as);
        if (!seen || (!label.empty() && order.label != label) || (!id.empty() && key != id))
            continue;
        if (trades) {
            for (std::size_t t = 0; t < seen->trades; ++t)
                add(tradeJson(order, order.trades[t], m_price));
        } else if (!openOnly || seen->state == "open") {
            add(orderJson(order, *seen));
        }
    }
    reply(from, request.id,
          trades ? R"({"trades":[)" + rows + R"(],"has_more":false})" : '[' + rows + ']');
}

}  // namespace ballast::sim
