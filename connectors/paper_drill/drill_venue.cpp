#include "connectors/paper_drill/drill_venue.h"

#include "connectors/paper_drill/drill_events.h"

#include <algorithm>
#include <set>

namespace ballast::paper_drill {
namespace {

/// The account is read every tenth step: once a second of the built-in market.
constexpr int kStepsAnAccount = 10;
/// Positions are read at the login and once more so much later: what the first read may lack of an
/// earlier run's last fills, the second has.
constexpr core::Duration kReadAgainAfter = std::chrono::seconds{10};

engine::LinkHealth healthAt(core::Time at)
{
    engine::LinkHealth health;
    health.venue = accountKey().venue;
    health.cancelOnDisconnect = true;
    health.at = at;
    return health;
}

}  // namespace

DrillVenue::DrillVenue(DrillExchange& exchange, Latencies latencies)
    : m_exchange(exchange),
      m_latencies(latencies),
      m_nextStep(exchange.nextStep()),
      m_nextAccount(exchange.nextStep() + (kStepsAnAccount - 1) * exchange.step())
{
    for (const paper_market::Listing& listing : exchange.market().listings())
        if (listing.spec.kind == market::Kind::Perpetual) m_books.insert(listing.spec.id);
}

DrillVenue::Events DrillVenue::login()
{
    const core::Time now = m_exchange.now();
    Events events;
    hearMarket(events, now);
    hearAccount(events, now);
    events.push_back(positionsOf(m_exchange, now));
    m_readAgain = now + kReadAgainAfter;
    events.push_back(orders::Report{orders::OpenOrdersRead{accountKey(), {}, now}});
    events.push_back(engine::LinkChanged{.venue = accountKey().venue,
                                         .state = engine::LinkState::Up,
                                         .reason = "a drill",
                                         .epoch = m_epoch,
                                         .at = now});
    return events;
}

engine::LinkChanged DrillVenue::logout(core::Time now, const std::string& reason) const
{
    return {.venue = accountKey().venue,
            .state = engine::LinkState::Down,
            .reason = reason,
            .epoch = m_epoch,
            .at = now,
            .wished = true};
}

std::optional<DrillVenue::Heard> DrillVenue::next(core::Time until)
{
    for (;;) {
        // The market moves before what is due at the same moment.
        const bool steps = m_queue.empty() || m_queue.begin()->first.first >= m_nextStep;
        if ((steps ? m_nextStep : m_queue.begin()->first.first) > until) return std::nullopt;
        if (steps) {
            step();
            continue;
        }
        auto item = m_queue.extract(m_queue.begin());
        const core::Time at = item.key().first;
        if (auto* events = std::get_if<Events>(&item.mapped()))
            return Heard{at, std::move(*events)};
        m_exchange.advance(at);
        std::visit([this](const auto& what) { arrive(what); }, std::get<Arrival>(item.mapped()));
    }
}

void DrillVenue::step()
{
    m_exchange.advance(m_nextStep);
    const core::Time at = m_nextStep + m_latencies.feed;
    Events events;
    hearMarket(events, at);
    hearNews(events, at);
    if (m_nextStep >= m_nextAccount) {
        hearAccount(events, at);
        m_nextAccount += kStepsAnAccount * m_exchange.step();
    }
    queue(at, std::move(events));
    m_nextStep += m_exchange.step();
}

void DrillVenue::queue(core::Time at, Item item)
{
    m_queue.emplace(std::pair{at, ++m_queued}, std::move(item));
}

void DrillVenue::hearMarket(Events& events, core::Time at)
{
    const auto& listings = m_exchange.market().listings();
    for (std::size_t i = m_told.size(); i < listings.size(); ++i) {
        events.push_back(engine::InstrumentListed{listings[i].spec});
        m_told.push_back(0);
        m_states.push_back(listings[i].spec.state);
    }
    std::set<core::Currency> told;
    for (const paper_market::Index& index : m_exchange.market().source().indices())
        if (told.insert(index.underlying).second) events.push_back(indexOf(index, at));
    for (const paper_market::Listing& listing : listings) {
        const std::size_t i = listing.spec.id.index;
        if (m_told[i] == listing.revision) continue;
        m_told[i] = listing.revision;
        if (listing.spec.state != m_states[i]) {
            m_states[i] = listing.spec.state;
            events.push_back(
                engine::InstrumentStateChanged{listing.spec.id, listing.spec.state, at});
        }
        if (m_books.contains(listing.spec.id)) events.push_back(bookOf(m_exchange, listing, at));
        events.push_back(tickerOf(m_exchange, listing, at));
    }
}

/// Fills before the states they lead to, and the positions after both.
void DrillVenue::hearNews(Events& events, core::Time at)
{
    const News news = m_exchange.takeNews();
    for (const paper_trading::Print& print : news.prints)
        if (m_books.contains(print.instrument)) events.push_back(tradeOf(print, at));
    for (const paper_trading::UserTrade& trade : news.trades)
        events.push_back(orders::Report{fillOf(m_exchange, trade, at)});
    for (const paper_trading::TradeOrder& order : news.orders)
        events.push_back(orders::Report{orderOf(m_exchange, order, at)});
    std::set<core::InstrumentId> moved;
    for (const paper_trading::UserTrade& trade : news.trades) moved.insert(trade.instrument);
    for (const core::InstrumentId id : moved) events.push_back(positionOf(m_exchange, id, at));
}

void DrillVenue::hearAccount(Events& events, core::Time at)
{
    for (const core::Currency currency : m_exchange.market().settlementCurrencies())
        events.push_back(balanceOf(m_exchange, currency, at));
    if (m_readAgain && at >= *m_readAgain) {
        events.push_back(positionsOf(m_exchange, at));
        m_readAgain.reset();
    }
    // What was delivered is held no more, and nobody traded it.
    for (const paper_market::Listing& listing : m_exchange.market().listings())
        if (listing.spec.state == market::InstrumentState::Closed &&
            !m_exchange.account().holdings.contains(listing.spec.id) &&
            m_gone.insert(listing.spec.id).second)
            events.push_back(positionOf(m_exchange, listing.spec.id, at));
    events.push_back(healthAt(at));
}

// ---- what reaches the exchange ----------------------------------------------------------------

void DrillVenue::arrive(const Order& order)
{
    ++m_count.arrived;
    const core::Time back = m_exchange.now() + m_latencies.feed;
    const auto placed = m_exchange.place(requestOf(order.intent));
    Events events;
    if (placed) {
        m_orders[order.intent.label] = placed->order.number;
        hearNews(events, back);
    } else {
        ++m_count.refused;
        events.push_back(orders::Report{orders::PlaceFailed{
            order.intent.label, true, placed.error().code, placed.error().message, {}, back}});
    }
    queue(back, std::move(events));
}

void DrillVenue::arrive(const Withdrawal& withdrawal)
{
    for (const auto& [label, number] : m_orders)
        if (withdrawal.label.empty() || withdrawal.label == label) m_exchange.cancel(number);
    const core::Time back = m_exchange.now() + m_latencies.feed;
    Events events;
    hearNews(events, back);
    queue(back, std::move(events));
}

void DrillVenue::arrive(const orders::Query& query)
{
    const core::Time back = m_exchange.now() + m_latencies.feed;
    orders::QueryAnswer answer;
    answer.label = query.label;
    answer.epoch = m_epoch;
    answer.venueNow = m_exchange.now();
    answer.at = back;
    if (const auto known = m_orders.find(query.label); known != m_orders.end())
        if (const auto* order = m_exchange.find(known->second)) {
            answer.found = orderOf(m_exchange, *order, back);
            for (const paper_trading::UserTrade& trade : m_exchange.account().trades)
                if (trade.orderNumber == order->number)
                    answer.fills.push_back(fillOf(m_exchange, trade, back));
        }
    queue(back, Events{orders::Report{std::move(answer)}});
}

/// Read when it is asked for: what is filled before that is heard before the positions, and is in
/// them.
void DrillVenue::arrive(const Reconnection& reconnection)
{
    const core::Time up = m_exchange.now() + m_latencies.feed;
    Events events;
    std::ranges::fill(m_told, 0);
    hearMarket(events, up);
    hearNews(events, up);
    events.push_back(positionsOf(m_exchange, up));
    events.push_back(orders::Report{orders::OpenOrdersRead{accountKey(), {}, up}});
    events.push_back(engine::LinkChanged{.venue = accountKey().venue,
                                         .state = engine::LinkState::Up,
                                         .reason = reconnection.reason,
                                         .epoch = reconnection.epoch,
                                         .at = up});
    queue(up, std::move(events));
}

// ---- what the engine wishes -------------------------------------------------------------------

void DrillVenue::carry(const engine::Effect& effect, core::Time now)
{
    std::visit([&](const auto& what) { take(what, now); }, effect);
}

void DrillVenue::take(const risk::Approved<orders::Place>& order, core::Time now)
{
    ++m_count.placed;
    const orders::Intent& intent = order.get().intent;
    queue(now, Events{orders::Report{orders::Sent{intent.label, "a drill", now}}});
    queue(now + m_latencies.order, Arrival{Order{intent}});
}

void DrillVenue::take(const orders::Cancel& request, core::Time now)
{
    queue(now + m_latencies.order, Arrival{Withdrawal{request.label}});
}

void DrillVenue::take(const orders::CancelAll&, core::Time now)
{
    queue(now + m_latencies.order, Arrival{Withdrawal{}});
}

void DrillVenue::take(const orders::Query& request, core::Time now)
{
    queue(now + m_latencies.order, Arrival{request});
}

/// The line never breaks here, so a new connection knows no more than the old one did.
void DrillVenue::take(const orders::Reconnect& request, core::Time now)
{
    queue(now, Events{logout(now, request.reason)});
    queue(now + m_latencies.order, Arrival{Reconnection{request.reason, ++m_epoch}});
}

void DrillVenue::take(const engine::WatchBook& request, core::Time)
{
    m_books.insert(request.instrument);
}

void DrillVenue::take(const engine::UnwatchBook& request, core::Time)
{
    m_books.erase(request.instrument);
}

void DrillVenue::take(const engine::Journal& entry, core::Time now)
{
    if (std::holds_alternative<engine::IntentRecord>(entry.entry)) ++m_count.intents;
    const core::Time at = now + m_latencies.journal;
    queue(at, Events{engine::Journaled{entry.seq, at}});
}

/// It cannot be asked: the engine's own estimate stands.
void DrillVenue::take(const engine::SimulateMargin&, core::Time) {}

}  // namespace ballast::paper_drill
