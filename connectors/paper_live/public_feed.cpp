#include "connectors/paper_live/public_feed.h"

#include "models/core/assert.h"

#include <algorithm>
#include <chrono>

namespace ballast::paper_live {
namespace {

constexpr std::size_t kBatch = 200;
constexpr const char* kInterval = ".100ms";  // raw wants a login

std::string lowerCase(core::Currency currency)
{
    std::string out = currency.text();
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

}  // namespace

PublicFeed::PublicFeed(FeedProfile profile, FeedSurroundings surroundings, FeedTiming timing)
    : m_profile(std::move(profile)),
      m_surroundings(std::move(surroundings)),
      m_timing(timing),
      m_codec(deribit::Names{"deribit", "public", &m_surroundings.directory}),
      m_backoff(m_surroundings.uniform, {timing.firstRetry, timing.longestRetry}),
      m_requestCredits(deribit::kRequestPool, deribit::kRequestRefill),
      m_subscribeCredits(deribit::kSubscribePool, deribit::kSubscribeRefill),
      m_retry(m_surroundings.context),
      m_look(m_surroundings.context),
      m_pumpLater(m_surroundings.context),
      m_listLater(m_surroundings.context)
{
    BALLAST_ASSERT(m_surroundings.sink && m_surroundings.now && m_surroundings.uniform);
    for (const core::Currency currency : m_profile.currencies)
        for (const char* kind : {"future", "option"}) m_lists.emplace_back(currency, kind);
    m_list = m_lists.size();
}

void PublicFeed::start()
{
    connect();
    look();
}

void PublicFeed::connect()
{
    setState(engine::LinkState::Connecting, "connecting to " + m_profile.url);
    const auto url = net::parseUrl(m_profile.url);
    if (!url) return drop(url.error().message);
    net::WsLimits limits;
    limits.connect = m_timing.connect;
    limits.idle = m_timing.silence;
    m_socket = std::make_unique<net::WsSession>(
        m_surroundings.context,
        net::WsSession::Callbacks{.onOpen = [this] { opened(); },
                                  .onText = [this](std::string_view text) { onText(text); },
                                  .onClosed = [this](const std::string& why) { closed(why); }},
        limits);
    m_socket->connect(*url);
}

void PublicFeed::setState(engine::LinkState state, const std::string& reason)
{
    m_state = state;
    m_surroundings.sink(engine::LinkChanged{.venue = "deribit",
                                            .state = state,
                                            .reason = reason,
                                            .epoch = m_epoch,
                                            .at = m_surroundings.now()});
}

void PublicFeed::drop(const std::string& reason)
{
    m_socket.reset();
    m_pumpLater.cancel();
    m_listLater.cancel();
    m_books.clear();
    m_subscriptions.clear();
    m_names.clear();
    m_found.clear();
    m_list = m_lists.size();
    m_unacknowledged = 0;
    setState(engine::LinkState::Down, reason);
    m_calls.loseAll();
    const core::Duration refilled = m_notBefore - m_surroundings.now();
    if (!m_gaveUp) m_retry.after(std::max(m_backoff.next(), refilled), [this] { connect(); });
}

/// A list that was too large is as large the next time: then it says so and stays down.
void PublicFeed::closed(const std::string& why)
{
    m_gaveUp = m_list < m_lists.size() && m_socket && m_socket->wasTooLarge();
    if (!m_gaveUp) return drop(why);
    const auto& [currency, kind] = m_lists[m_list];
    drop("the list of " + currency.text() + " " + kind + "s is too large: " + why);
}

void PublicFeed::look()
{
    m_look.after(m_timing.look, [this] { look(); });
    const core::Time overdue = m_surroundings.now() - m_timing.answer;
    m_calls.loseReadsBefore(overdue);
    if (m_socket && m_books.overdue(overdue).valid())
        drop("a book that was asked for again did not come back");
}

void PublicFeed::need(const deribit::Request& request, OnResult onResult)
{
    if (!m_socket) return;
    m_requestCredits.force(deribit::kRequestCost, m_surroundings.now());
    const std::uint64_t id = m_nextId++;
    m_calls.expect(id, m_surroundings.now(), false,
                   [this, method = request.method,
                    onResult = std::move(onResult)](const deribit::Answer& answer) {
                       if (answer.lost) {
                           if (m_socket) drop(method + ": no answer");
                           return;
                       }
                       if (answer.error && deribit::endsSession(*answer.error))
                           m_notBefore = m_surroundings.now() + m_timing.refill;
                       if (answer.error)
                           return drop(method + ": the venue says " + deribit::text(*answer.error));
                       onResult(answer.result);
                   });
    if (m_socket->send(deribit::frame(id, request))) return;
    m_calls.forget(id);
    drop(request.method + ": it could not be sent");
}

void PublicFeed::opened()
{
    ++m_epoch;
    setState(engine::LinkState::Resyncing, "reading the instruments of " + m_profile.url);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_timing.heartbeat).count();
    need(deribit::requests::setHeartbeat(static_cast<int>(seconds)),
         [this](deribit::json::Value) { listInstruments(0); });
}

void PublicFeed::onText(std::string_view text)
{
    m_events.clear();
    const auto frame = m_codec.decode(
        text, m_surroundings.now(), m_events,
        m_list < m_lists.size() ? deribit::json::kListLimits : deribit::json::Limits{});
    // What cannot be read is passed over: the last good value stays, and a book's chain tells.
    if (!frame) return;
    for (engine::Event& event : m_events) {
        onEvent(std::move(event));
        if (!m_socket) return;
    }
    if (const auto* reply = std::get_if<deribit::Reply>(&*frame)) {
        const bool asked = m_calls.answer(*reply);
        if (!asked && reply->error && deribit::endsSession(*reply->error))
            drop("the venue's rate limit was hit");
    }
    const auto* heartbeat = std::get_if<deribit::Heartbeat>(&*frame);
    if (heartbeat && heartbeat->answerWanted)
        need(deribit::requests::test(), [](deribit::json::Value) {});
}

void PublicFeed::onEvent(engine::Event&& event)
{
    if (const auto* update = std::get_if<market::BookUpdate>(&event)) {
        const auto verdict = m_books.judge(*update);
        if (verdict == deribit::BookChains::Verdict::Drop) return;
        if (verdict == deribit::BookChains::Verdict::Lost) {
            m_surroundings.sink(engine::BookLost{update->id, m_surroundings.now()});
            return askForBookAgain(update->id);
        }
    }
    const auto* change = std::get_if<engine::InstrumentStateChanged>(&event);
    const bool isNew = change && !m_names.contains(change->id.index) &&
                       change->state != market::InstrumentState::Closed;
    m_surroundings.sink(std::move(event));
    // Of something new only the name is known. All lists are read again, once for all such news.
    if (isNew && up()) m_listLater.after(m_timing.look, [this] { relist(); });
}

bool PublicFeed::isFollowed(const market::Instrument& instrument) const
{
    return instrument.state != market::InstrumentState::Closed &&
           std::ranges::find(m_profile.underlyings, instrument.underlying) !=
               m_profile.underlyings.end();
}

void PublicFeed::listInstruments(std::size_t step)
{
    m_list = step;
    const bool done = step == m_lists.size();
    m_socket->limitFrames(done ? deribit::json::kMaxBytes : m_profile.listBytes);
    if (done) {
        m_subscriptions.want("instrument.state.any.any");
        for (const core::Currency underlying : m_profile.underlyings)
            m_subscriptions.want("deribit_price_index." + lowerCase(underlying) + "_usd");
        follow(std::exchange(m_found, {}));
        return pump();
    }
    const auto& [currency, kind] = m_lists[step];
    need(deribit::requests::getInstruments(currency, kind),
         [this, step](deribit::json::Value result) {
             const auto instruments = deribit::decodeInstruments(result, m_codec.names());
             if (!instruments) return drop(instruments.error().message);
             std::ranges::copy_if(instruments->list, std::back_inserter(m_found),
                                  [this](const market::Instrument& i) { return isFollowed(i); });
             listInstruments(step + 1);
         });
}

void PublicFeed::relist()
{
    m_found.clear();
    listInstruments(0);
}

/// Futures and perpetuals before options, and the nearest expiry first: what is traded most is
/// there soonest.
void PublicFeed::follow(const std::vector<market::Instrument>& instruments)
{
    std::vector<const market::Instrument*> order;
    for (const market::Instrument& instrument : instruments) order.push_back(&instrument);
    const auto rank = [](const market::Instrument* i) {
        return std::tuple{i->isOption(), i->expiry.value_or(core::Time{}),
                          std::string_view{i->name}};
    };
    std::ranges::sort(order, {}, rank);
    for (const market::Instrument* instrument : order) {
        m_names[instrument->id.index] = instrument->name;
        m_surroundings.sink(engine::InstrumentListed{*instrument});
        m_subscriptions.want("ticker." + instrument->name + kInterval);
        m_subscriptions.want("book." + instrument->name + kInterval);
    }
}

void PublicFeed::pump()
{
    while (m_socket && !m_subscriptions.empty()) {
        const core::Duration wait =
            m_subscribeCredits.wait(deribit::kSubscribeCost, m_surroundings.now());
        if (wait.count() > 0) return m_pumpLater.after(wait, [this] { pump(); });
        subscribe(m_subscriptions.next(kBatch));
    }
}

void PublicFeed::subscribe(std::vector<std::string> channels)
{
    m_subscribeCredits.force(deribit::kSubscribeCost, m_surroundings.now());
    ++m_unacknowledged;
    need({"public/subscribe", deribit::requests::subscribe(channels).params},
         [this](deribit::json::Value result) {
             const auto acknowledged = deribit::decodeChannels(result);
             if (!acknowledged) return drop(acknowledged.error().message);
             --m_unacknowledged;
             if (up() || m_unacknowledged > 0 || !m_subscriptions.empty()) return;
             m_backoff.reset();
             setState(engine::LinkState::Up, "connected to " + m_profile.url);
         });
}

void PublicFeed::askForBookAgain(core::InstrumentId id)
{
    const auto it = m_names.find(id.index);
    if (it == m_names.end()) return;
    // Unsubscribed first: a second subscription alone is acknowledged and brings no snapshot.
    m_books.waiting(id, m_surroundings.now());
    const std::vector<std::string> channels{"book." + it->second + kInterval};
    need({"public/unsubscribe", deribit::requests::unsubscribe(channels).params},
         [this, channels](deribit::json::Value) { subscribe(channels); });
}

}  // namespace ballast::paper_live
