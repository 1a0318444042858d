#include "connectors/deribit/session.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::deribit {
namespace {

constexpr double kLookupReserve = 0.2;  // of the request credits, kept for what must not wait
constexpr std::size_t kMaxCancelsWaiting = 64;
/// Half of what the engine waits for an answer (engine::OrderTiming::ackTimeout).
constexpr auto kFateCounts = std::chrono::seconds{1};
constexpr int kPostOnlyReject = 11054;
// Recent records hold orders for 30 minutes and trades for a day; the history lags behind them.
constexpr auto kRecentOrders = std::chrono::minutes{25};
constexpr auto kRecentTrades = std::chrono::hours{23};
constexpr auto kBeforeCreation = std::chrono::seconds{60};

/// A list of orders may lag behind the trades: what its fills sum to does not rest any more.
orders::VenueOrder asItIs(orders::VenueOrder found, const std::vector<orders::Fill>& fills)
{
    core::Quantity filled;
    for (const orders::Fill& fill : fills) filled += fill.quantity;
    if (found.quantity.isPositive() && filled >= found.quantity)
        found.state = orders::VenueOrderState::Filled;
    return found;
}

}  // namespace

std::string Session::evidence(std::uint64_t requestId) const
{
    return fmt::format("epoch {}, request {}", m_epoch, requestId);
}

std::string Session::whyNotPlaced(const orders::Intent& intent) const
{
    if (!m_profile.tradingEnabled) return "trading is switched off in this profile";
    if (m_surroundings.gate && m_surroundings.gate->isClosed())
        return std::string{"the gate is closed: "} + m_surroundings.gate->why();
    if (!up()) return "the link to the venue is not up";
    if (m_otherAccount) return "another account than the expected one answers to this key";
    if (!m_mayTrade) return "the login does not allow orders";
    if (!m_health.cancelOnDisconnect)
        return "cancel-on-disconnect is not armed at the venue: nobody would take the order back "
               "if the link were lost; set it on the key";
    if (!intent.quantity.isPositive() || !intent.limit.isPositive() ||
        intent.instrumentName.empty())
        return "the order is not complete";
    if (intent.requestId == 0 || intent.label.empty())
        return "the order has no label or request number";
    if (venueNow() >= intent.validUntil) return "its time had passed before it could be sent";
    return {};
}

void Session::place(const risk::Approved<orders::Place>& order)
{
    const orders::Intent& intent = order.get().intent;
    // A label that was sent once and comes again is our own mistake, and must not become a second
    // order.
    BALLAST_ASSERT(!m_placed.contains(intent.label));
    if (std::string reason = whyNotPlaced(intent); !reason.empty())
        return report(orders::NotSent{intent.label, std::move(reason), now()});
    if (!m_orderCredits.take(1, machineNow()))
        return report(
            orders::NotSent{intent.label, "the order rate limit is used up for now", now()});
    const auto listed = m_listed.find(intent.instrument.index);
    m_placed.emplace(intent.label, listed == m_listed.end()
                                       ? intent.underlying
                                       : listed->second.instrument.settlementCurrency);
    const std::string proof = evidence(intent.requestId);
    const bool taken = sendOrder(
        intent.requestId, requests::place(intent),
        [this, intent, proof](const Answer& answer) { onPlaced(intent, proof, answer); },
        [this, intent, placedAt = now()](bool written) { onFate(intent, placedAt, written); });
    if (!taken) {
        m_placed.erase(intent.label);
        return report(orders::NotSent{intent.label, "the connection takes no more frames", now()});
    }
    ++m_moves;
}

/// Only who holds the frame can say that none of it was written, and only of an order that nobody
/// has begun to ask the venue for: later it is silence, and the resolver's.
void Session::onFate(const orders::Intent& intent, core::Time placedAt, bool written)
{
    if (written) return report(orders::Sent{intent.label, evidence(intent.requestId), now()});
    m_calls.forget(intent.requestId);
    if (now() - placedAt < kFateCounts)
        report(orders::NotSent{intent.label,
                               "the gate closed, or half a second passed, before the first byte",
                               now()});
}

void Session::onPlaced(const orders::Intent& intent, const std::string& proof, const Answer& answer)
{
    if (answer.lost) return;  // the link is down, and the engine knows what that makes of it
    const auto failed = [&](bool definite, int code, std::string message) {
        report(orders::PlaceFailed{intent.label, definite, code, std::move(message), proof, now(),
                                   definite && code == kPostOnlyReject});
    };
    if (answer.error) {
        failed(certainty(*answer.error) == Certainty::Definite, answer.error->code,
               answer.error->message);
        if (endsSession(*answer.error)) drop("the venue's rate limit was hit");
        return;
    }
    auto placed = decodePlaced(answer.result, m_codec.names(), now());
    if (!placed) {
        refuse(placed.error().message);
        return failed(false, 0, placed.error().message);
    }
    if (placed->order.label != intent.label ||
        placed->order.instrumentName != intent.instrumentName) {
        refuse(fmt::format("the reply to {} is about another order", intent.label.view()));
        return failed(false, 0, "the reply is about another order");
    }
    for (orders::Fill& fill : placed->fills) {
        moved();
        report(std::move(fill));
    }
    noteResting(placed->order);
    report(std::move(placed->order));
}

void Session::cancel(const std::variant<orders::Cancel, orders::CancelAll>& request)
{
    if (m_socket && m_epoch > 0 && (up() || m_state == engine::LinkState::Resyncing))
        return sendCancel(request);
    // Kept for the next login; until then cancel-on-disconnect acts at the venue.
    if (std::holds_alternative<orders::CancelAll>(request)) m_cancelsWaiting.clear();
    if (m_cancelsWaiting.size() < kMaxCancelsWaiting) m_cancelsWaiting.push_back(request);
}

void Session::sendCancel(const std::variant<orders::Cancel, orders::CancelAll>& request)
{
    m_orderCredits.force(1, machineNow());  // counted, never held back
    const auto* one = std::get_if<orders::Cancel>(&request);
    const bool byId = one && !one->venueOrderId.empty();
    const Request wire = !one   ? requests::cancelAll()
                         : byId ? requests::cancel(one->venueOrderId)
                                : requests::cancelByLabel(one->label);
    ask(wire, [this, byId, request](const Answer& answer) {
        if (answer.lost) {
            // One order is looked up after a login; that all are to go is known only here.
            if (std::holds_alternative<orders::CancelAll>(request))
                m_cancelsWaiting.assign(1, orders::CancelAll{});
            return;
        }
        if (answer.error && !endedBefore(*answer.error))
            refuse("cancelling: the venue says " + text(*answer.error));
        const auto* cancelled = std::get_if<orders::Cancel>(&request);
        if (byId && answer.ok())
            if (auto placed = decodePlaced(answer.result, m_codec.names(), now())) {
                noteResting(placed->order);
                return report(std::move(placed->order));
            }
        if (!cancelled) return;
        // What became of it is read rather than guessed: it may have filled on the way.
        if (const auto it = m_placed.find(cancelled->label); it != m_placed.end())
            query({cancelled->account, cancelled->label, it->second, now()});
    });
}

void Session::stopNow(std::function<void(const std::string& problem)> done)
{
    // What is not confirmed is asked for again with the next login, whatever became of this link.
    const auto end = [this, done = std::move(done)](const std::string& problem) {
        m_cancelsWaiting.clear();
        if (!problem.empty()) m_cancelsWaiting.emplace_back(orders::CancelAll{});
        done(problem);
    };
    if (!m_socket || m_epoch == 0 || (!up() && m_state != engine::LinkState::Resyncing))
        return end("the link is " + std::string{engine::text(m_state)});
    m_orderCredits.force(1, machineNow());
    ask(requests::cancelAll(), [this, end](const Answer& answer) {
        if (answer.lost) return end("cancel_all was not answered");
        if (answer.error) return end("cancel_all: the venue says " + text(*answer.error));
        // What was on its way when it was cancelled shows only here.
        ask(requests::getOpenOrders(), [this, end](const Answer& open) {
            if (!open.ok()) return end("the open orders were not read");
            const auto orders = decodeOrders(open.result, m_codec.names(), now());
            if (!orders) return end(orders.error().message);
            end(orders->empty() ? std::string{}
                                : std::to_string(orders->size()) + " orders are open");
        });
    });
}

struct Session::Lookup {
    orders::Query asked;
    orders::QueryAnswer answer;
    bool oldOrder = false, oldTrades = false;  ///< beyond what recent records hold
    bool sampled = false;                      ///< venueNow is that of the first read
};

void Session::query(const orders::Query& request)
{
    auto lookup = std::make_shared<Lookup>();
    lookup->asked = request;
    lookup->answer.label = request.label;
    lookup->oldOrder = now() - request.createdAt > kRecentOrders;
    lookup->oldTrades = now() - request.createdAt > kRecentTrades;
    const bool linked =
        m_socket && m_epoch > 0 && (up() || m_state == engine::LinkState::Resyncing);
    if (!linked || m_requestCredits.left(machineNow()) < kLookupReserve)
        return finish(lookup, true);
    readOrder(lookup);
}

void Session::lookUp(const std::shared_ptr<Lookup>& lookup, const Request& request,
                     OnResult onResult)
{
    const core::Time sentAt = venueNow() - m_clockError;
    ask(request, [this, lookup, sentAt, onResult = std::move(onResult)](const Answer& answer) {
        if (!answer.ok()) return finish(lookup, true);
        // An absence holds for the moment of the earliest read, not for that of the last.
        if (!lookup->sampled) lookup->answer.venueNow = answer.venueIn.value_or(sentAt);
        lookup->sampled = true;
        onResult(answer.result);
    });
}

namespace {

/// The order of that label, if it is in the list.
core::Expected<std::optional<orders::VenueOrder>> findLabel(json::Value result, core::Label label,
                                                            const Names& names, core::Time at)
{
    auto list = decodeOrders(result, names, at);
    if (!list) return std::unexpected(std::move(list.error()));
    std::optional<orders::VenueOrder> found;
    for (orders::VenueOrder& order : *list) {
        if (order.label != label) continue;
        if (found && found->venueOrderId != order.venueOrderId)
            return core::failure(fmt::format("the venue has two orders labelled {}: {} and {}",
                                             label.view(), found->venueOrderId,
                                             order.venueOrderId));
        found = std::move(order);
    }
    return found;
}

}  // namespace

void Session::readOrder(const std::shared_ptr<Lookup>& lookup)
{
    lookUp(lookup, requests::orderStateByLabel(lookup->asked.currency, lookup->asked.label),
           [this, lookup](json::Value result) {
               auto found = findLabel(result, lookup->asked.label, m_codec.names(), now());
               if (!found) return giveUp(lookup, found.error());
               lookup->answer.found = std::move(*found);
               lookup->answer.found ? readTrades(lookup) : readOpenOrder(lookup);
           });
}

void Session::readOpenOrder(const std::shared_ptr<Lookup>& lookup)
{
    lookUp(lookup, requests::openOrdersByLabel(lookup->asked.currency, lookup->asked.label),
           [this, lookup](json::Value result) {
               auto found = findLabel(result, lookup->asked.label, m_codec.names(), now());
               if (!found) return giveUp(lookup, found.error());
               lookup->answer.found = std::move(*found);
               lookup->oldOrder && !lookup->answer.found ? readHistory(lookup) : readTrades(lookup);
           });
}

void Session::readHistory(const std::shared_ptr<Lookup>& lookup)
{
    lookUp(lookup, requests::orderHistory(lookup->asked.currency, true),
           [this, lookup](json::Value result) {
               auto found = findLabel(result, lookup->asked.label, m_codec.names(), now());
               if (!found) return giveUp(lookup, found.error());
               lookup->answer.found = std::move(*found);
               readTrades(lookup);
           });
}

void Session::readTrades(const std::shared_ptr<Lookup>& lookup)
{
    const auto& found = lookup->answer.found;
    const Request request =
        found ? requests::tradesByOrder(found->venueOrderId, lookup->oldTrades)
              : requests::tradesSince(lookup->asked.currency,
                                      lookup->asked.createdAt - kBeforeCreation,
                                      venueNow() + kBeforeCreation, lookup->oldTrades);
    lookUp(lookup, request, [this, lookup](json::Value result) {
        auto trades = decodeTradeList(result, m_codec.names(), now());
        if (!trades) return giveUp(lookup, trades.error());
        const bool known = lookup->answer.found.has_value();
        for (orders::Fill& fill : trades->list) {
            if (!known && fill.label != lookup->asked.label) continue;
            fill.label = lookup->asked.label;
            lookup->answer.fills.push_back(std::move(fill));
        }
        // A trade without its order, or a list cut short: neither presence nor absence is shown.
        const bool contradicts = !known && (trades->more || !lookup->answer.fills.empty());
        if (contradicts || (known && trades->more)) return finish(lookup, true);
        readHeld(lookup);
    });
}

/// Last, what is held: a fill that only a look-up brought has moved the position too, and its own
/// news may never come. An absence is held against it. Not taken where it may be older than a fill
/// that was told already.
void Session::readHeld(const std::shared_ptr<Lookup>& lookup)
{
    const auto onHeld = [this, lookup, moves = m_moves, askedAt = now()](json::Value result) {
        auto positions = decodePositions(result, m_codec.names(), now());
        if (!positions) return giveUp(lookup, positions.error());
        if (moves == m_moves && isQuiet())
            takePositions(std::move(*positions), askedAt);
        else
            m_nextHeldAt = machineNow();  // overtaken, or too soon after a fill: read when quiet
        const auto isYoung = [this](const orders::Fill& fill) {
            return venueNow() - fill.venueAt < m_timing.queryLag;
        };
        if (std::ranges::any_of(lookup->answer.fills, isYoung)) moved();
        if (!lookup->answer.fills.empty()) {
            m_foundAt = now();
            m_nextHeldAt = std::min(m_nextHeldAt, machineNow() + m_timing.queryLag);
        }
        if (lookup->answer.found) noteResting(asItIs(*lookup->answer.found, lookup->answer.fills));
        finish(lookup, false);
    };
    lookUp(lookup, requests::getPositions(), onHeld);
}

void Session::giveUp(const std::shared_ptr<Lookup>& lookup, const core::Error& error)
{
    refuse(error.message);
    finish(lookup, true);
}

void Session::finish(const std::shared_ptr<Lookup>& lookup, bool failed)
{
    orders::QueryAnswer& answer = lookup->answer;
    answer.failed = failed;
    answer.epoch = m_epoch;
    answer.at = now();
    if (!lookup->sampled) answer.venueNow = venueNow();
    report(std::move(answer));
}

}  // namespace ballast::deribit
