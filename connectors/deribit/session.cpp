#include "connectors/deribit/session.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>

namespace ballast::deribit {
namespace {

// Orders begin at the venue's lowest tier until the account says what it has.
constexpr double kOrderBurst = 20, kOrderRate = 5;

Surroundings checked(Surroundings surroundings)
{
    BALLAST_ASSERT(surroundings.sink && surroundings.now && surroundings.uniform);
    BALLAST_ASSERT(surroundings.speed > 0 && surroundings.firstRequestId > 0);
    return surroundings;
}

}  // namespace

Session::Session(Profile profile, Surroundings surroundings, Timing timing)
    : m_profile(std::move(profile)),
      m_surroundings(checked(std::move(surroundings))),
      m_timing(timing),
      m_born(m_surroundings.now()),
      m_codec(Names{m_profile.venue, core::AccountId{m_profile.keyId}, &m_surroundings.directory}),
      m_backoff(m_surroundings.uniform, {timing.firstRetry, timing.longestRetry}),
      m_retry(m_surroundings.loop->alarm()),
      m_loginLimit(m_surroundings.loop->alarm()),
      m_beat(m_surroundings.loop->alarm()),
      m_pumpLater(m_surroundings.loop->alarm()),
      m_listLater(m_surroundings.loop->alarm()),
      m_simulateLater(m_surroundings.loop->alarm()),
      m_requestCredits(kRequestPool, kRequestRefill),
      m_subscribeCredits(kSubscribePool, kSubscribeRefill),
      m_orderCredits(kOrderBurst, kOrderRate),
      m_nextRequestId(m_surroundings.firstRequestId)
{
    if (m_profile.underlyings.empty()) m_profile.underlyings = m_profile.currencies;
    m_health.venue = m_profile.venue;
}

Session::~Session() = default;

core::Time Session::machineNow() const
{
    const double elapsed = core::seconds(now() - m_born) / m_surroundings.speed;
    return core::Time{std::chrono::hours{24}} + core::fromSeconds(elapsed);
}

void Session::start()
{
    if (m_running) return;
    m_running = true;
    connect();
    beat();
}

void Session::stop()
{
    if (!m_running) return;
    m_running = false;
    m_beat->cancel();
    // Closed and not logged out: closing lets cancel-on-disconnect act, a logout would not. What is
    // queued, a last cancel among it, is written before.
    auto socket = std::move(m_socket);
    drop("stopped");
    m_socket = std::move(socket);
    if (m_socket) m_socket->close();
}

void Session::connect()
{
    setState(engine::LinkState::Connecting, "connecting to " + m_profile.url);
    const auto url = net::parseUrl(m_profile.url);
    if (!url) return drop(url.error().message);
    if (m_profile.keyId.empty() || m_profile.secret.empty())
        return drop("logging in to " + std::string{m_profile.venue.view()} +
                    ": the profile has no key");
    net::WsLimits limits;
    limits.connect = m_timing.connect;
    limits.idle = m_timing.silence;
    limits.cuts = m_surroundings.cuts;
    m_socket = m_surroundings.loop->socket(
        net::Socket::Callbacks{
            .onOpen = [this] { login(); },
            .onText = [this](std::string_view text) { onText(text); },
            .onClosed =
                [this](const std::string& reason) { m_running ? drop(reason) : m_socket.reset(); }},
        limits);
    m_socket->connect(*url);
}

void Session::setState(engine::LinkState state, const std::string& reason)
{
    m_state = state;
    emit(engine::LinkChanged{.venue = m_profile.venue,
                             .state = state,
                             .reason = reason,
                             .epoch = m_epoch,
                             .at = now(),
                             .wished = !m_running});
}

void Session::reconnect(const std::string& reason)
{
    if (m_running) drop(reason);
}

void Session::drop(const std::string& reason)
{
    if (m_socket) {
        m_bytesBefore += m_socket->bytesRead();
        m_socket.reset();
        ++m_health.reconnects;
    }
    m_retry->cancel();
    m_loginLimit->cancel();
    m_pumpLater->cancel();
    m_listLater->cancel();
    m_simulateLater->cancel();
    m_simulateWaiting.reset();
    m_mayTrade = false;
    m_health.cancelOnDisconnect = false;
    m_books.clear();
    m_subscriptions.clear();
    m_leaving.clear();
    m_gathering = false;
    m_givenBack.clear();
    m_malformed.clear();
    m_resting.clear();  // cancel-on-disconnect takes them; what stays, a look-up finds
    m_listsAwaited = 0;
    setState(engine::LinkState::Down, reason);
    m_calls.loseAll();
    if (m_running)
        m_retry->after(std::max(m_backoff.next(), m_notBefore - machineNow()),
                       [this] { connect(); });
}

void Session::onText(std::string_view text)
{
    if (!m_running) return;
    ++m_health.messages;
    m_events.clear();
    const auto frame = m_codec.decode(text, now(), m_events,
                                      m_listsAwaited > 0 ? json::kListLimits : json::Limits{});
    if (!frame) {
        refuse(frame.error().message);
        if (!m_codec.malformed()) return;
        const core::Time at = machineNow();
        m_malformed.push_back(at);
        while (m_malformed.front() + m_timing.malformedWindow < at) m_malformed.pop_front();
        if (static_cast<int>(m_malformed.size()) >= m_timing.malformedLimit)
            drop("too many malformed frames: " + m_health.lastRefusal);
        return;
    }
    for (engine::Event& event : m_events) {
        noteLag(event);
        onEvent(std::move(event));
        if (!m_socket) return;  // given up on the way: news of a lost link are stale
    }
    if (const auto* reply = std::get_if<Reply>(&*frame)) onReply(*reply);
    if (const auto* heartbeat = std::get_if<Heartbeat>(&*frame);
        heartbeat && heartbeat->answerWanted)
        ask(requests::test(), [](const Answer&) {});
}

void Session::onEvent(engine::Event&& event)
{
    if (auto* update = std::get_if<market::BookUpdate>(&event)) return onBook(std::move(*update));
    noteNews(event);
    if (const auto* position = std::get_if<portfolio::Position>(&event)) onPosition(*position);
    if (const auto* change = std::get_if<engine::InstrumentStateChanged>(&event))
        onInstrumentState(*change);
    emit(std::move(event));
}

void Session::onBook(market::BookUpdate&& update)
{
    if (m_givenBack.contains(update.id.index)) return;
    switch (m_books.judge(update)) {
        case BookChains::Verdict::Pass: return emit(std::move(update));
        case BookChains::Verdict::Drop: return;
        case BookChains::Verdict::Lost: break;
    }
    emit(engine::BookLost{update.id, now()});
    askForBookAgain(update.id);
}

void Session::onPosition(const portfolio::Position& position)
{
    const auto it = m_listed.find(position.instrument.index);
    if (it == m_listed.end()) return;
    it->second.held = !position.size.isZero();
    if (it->second.held && up()) {
        wantTicker(position.instrument);
        pump();
    }
}

void Session::onReply(const Reply& reply)
{
    if (m_calls.answer(reply)) return;
    if (reply.error)
        refuse("deribit error without a request of ours: " + deribit::text(*reply.error));
    if (reply.error && endsSession(*reply.error)) drop("the venue's rate limit was hit");
}

void Session::refuse(const std::string& reason)
{
    ++m_health.refused;
    m_health.lastRefusal = reason;
}

/// The least lag counts: a quiet instrument's news may be of long ago, but where even the freshest
/// of a second is late, the whole feed is. Snapshots are left out, which tell of the past rightly.
void Session::noteLag(const engine::Event& event)
{
    core::Time stamp{};
    if (const auto* ticker = std::get_if<market::Ticker>(&event)) stamp = ticker->venueAt;
    if (const auto* quote = std::get_if<market::Quote>(&event)) stamp = quote->venueAt;
    if (const auto* book = std::get_if<market::BookUpdate>(&event); book && !book->snapshot)
        stamp = book->venueAt;
    if (stamp != core::Time{}) m_leastLag = std::min(m_leastLag, venueNow() - stamp);
}

void Session::beat()
{
    m_beat->after(m_timing.health, [this] { beat(); });
    const core::Time at = machineNow();
    m_calls.loseReadsBefore(at - m_timing.answer);
    if (const auto id = m_books.overdue(at - m_timing.snapshot); id.valid())
        return drop("a book that was asked for again did not come back");
    if (up() && at >= m_nextClockAt) {
        m_nextClockAt = at + m_timing.clock;
        measureClock(0, [] {});
    }
    if (up() && at >= m_nextHeldAt) reconcilePositions();
    if (up() && m_renewAt != core::Time{} && at >= m_renewAt) renewLogin();
    reportHealth();
}

void Session::reportHealth()
{
    m_health.bytes = m_bytesBefore + (m_socket ? m_socket->bytesRead() : 0);
    m_health.bookGaps = m_books.gaps();
    m_health.roundTripMs = core::seconds(m_roundTrip) * 1e3;
    m_health.clockOffsetMs = core::seconds(m_clockOffset) * 1e3;
    m_health.clockErrorMs = core::seconds(m_clockError) * 1e3;
    const core::Duration late = std::exchange(m_leastLag, core::Duration::max());
    m_health.feedLagMs =
        late == core::Duration::max() ? 0 : std::max(0.0, core::seconds(late - m_clockError) * 1e3);
    m_health.creditsLeft = m_orderCredits.left(machineNow());
    m_health.at = now();
    emit(engine::LinkHealth{m_health});
}

}  // namespace ballast::deribit
