#include "connectors/deribit/rights.h"
#include "connectors/deribit/session.h"

#include "models/core/digest.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::deribit {
namespace {

constexpr int kClockSamples = 3;
constexpr auto kClockLife = std::chrono::minutes{5};
// An order that rests puts the reading of positions off, but not for ever.
constexpr auto kLongestUnread = std::chrono::minutes{5};
constexpr const char* kAccountChannels[] = {"user.changes.any.any.raw", "user.portfolio.any"};

}  // namespace

template <class T>
bool Session::usable(const core::Expected<T>& decoded)
{
    if (decoded) return true;
    refuse(decoded.error().message);
    drop(decoded.error().message);
    return false;
}

void Session::login()
{
    m_loginLimit->after(m_timing.login, [this] { drop("logging in took too long"); });
    need(requests::setHeartbeat(static_cast<int>(core::seconds(m_timing.heartbeat) + 0.5)),
         [this](json::Value) {
             need(authRequest(), [this](json::Value granted) { onGranted(granted); });
         });
}

Request Session::authRequest()
{
    const std::string scope = askedRights(m_profile.tradingEnabled, m_profile.mayChangeAccount);
    const auto nonce = static_cast<std::uint64_t>(m_surroundings.uniform() * 4294967296.0);
    return requests::auth(m_profile.keyId, m_profile.secret, now(),
                          fmt::format("{:08x}{:x}", nonce, m_nextRequestId), scope);
}

void Session::onGranted(json::Value result)
{
    const auto granted = decodeGranted(result);
    if (!usable(granted)) return;
    if (!takeRights(*granted)) return;
    ++m_epoch;
    setState(engine::LinkState::Resyncing, "logged in");
    while (!m_cancelsWaiting.empty()) {
        sendCancel(m_cancelsWaiting.front());
        m_cancelsWaiting.pop_front();
    }
    measureClock(kClockSamples - 1, [this] { armCancelOnDisconnect(); });
}

/// What a login or its renewal allows. False: too much, and the link is given up.
bool Session::takeRights(const Granted& granted)
{
    const std::string word = tooMuch(granted, m_profile.mayChangeAccount);
    if (!word.empty()) {
        drop("logging in: " + tooMuchText(word));
        return false;
    }
    m_mayTrade = m_profile.tradingEnabled && granted.has("trade:read_write");
    m_renewAt = machineNow() + core::fromSeconds(core::seconds(granted.expiresIn) * 0.8);
    return true;
}

void Session::renewLogin()
{
    m_renewAt = machineNow() + m_timing.answer;  // again soon, where this does not succeed
    ask(authRequest(), [this](const Answer& answer) {
        const auto granted = answer.ok() ? decodeGranted(answer.result) : core::failure("no login");
        if (granted) return void(takeRights(*granted));
        m_mayTrade = false;
        refuse("renewing the login did not succeed: market data go on, orders are refused");
    });
}

void Session::measureClock(int more, std::function<void()> then)
{
    const core::Time sent = now();
    need(requests::getTime(), [this, sent, more, then = std::move(then)](json::Value result) {
        const auto venue = decodeVenueTime(result);
        if (!usable(venue)) return;
        const core::Duration trip = now() - sent;
        // The venue's stamp was made somewhere within the trip, and is cut to the millisecond.
        const core::Duration error = trip / 2 + std::chrono::microseconds{500};
        m_roundTrip = trip;
        const core::Duration offset = *venue + std::chrono::microseconds{500} - (sent + trip / 2);
        // Two readings that cannot both be true: one of the clocks was set since the older one.
        const bool wasSet = std::chrono::abs(offset - m_clockOffset) > error + m_clockError;
        if (error <= m_clockError || wasSet || machineNow() > m_clockAt + kClockLife) {
            m_clockOffset = offset;
            m_clockError = error;
            m_clockAt = machineNow();
        }
        m_nextClockAt = machineNow() + m_timing.clock;
        if (more > 0) return measureClock(more - 1, then);
        then();
    });
}

void Session::armCancelOnDisconnect()
{
    // Whether arming by call is allowed depends on the key; what counts is what the venue answers
    // when asked whether it is armed.
    ask(requests::enableCancelOnDisconnect(), [this](const Answer& armed) {
        if (armed.lost) return;
        if (armed.error)
            refuse("cancel-on-disconnect could not be armed by call: " + text(*armed.error));
        ask(requests::getCancelOnDisconnect(), [this](const Answer& answer) {
            if (answer.lost) return;
            const auto enabled =
                answer.ok() ? decodeCancelOnDisconnect(answer.result) : core::Expected<bool>{false};
            m_health.cancelOnDisconnect = enabled && *enabled;
            if (!m_health.cancelOnDisconnect)
                refuse("cancel-on-disconnect is not armed; set it on the key at the venue");
            m_lists.clear();
            m_listed.clear();
            for (const core::Currency currency : m_profile.currencies)
                for (const char* kind : {"future", "option"}) m_lists.emplace_back(currency, kind);
            listInstruments(0);
        });
    });
}

void Session::listInstruments(std::size_t step)
{
    awaitLists(m_lists.size() - step);
    if (step == m_lists.size()) return subscribeAccount();
    const auto& [currency, kind] = m_lists[step];
    need(requests::getInstruments(currency, kind), [this, step](json::Value result) {
        const auto instruments = decodeInstruments(result, m_codec.names());
        if (!usable(instruments)) return;
        onInstruments(*instruments);
        listInstruments(step + 1);
    });
}

void Session::onInstruments(const Instruments& instruments)
{
    if (instruments.refused > 0) {
        refuse(instruments.firstRefusal);
        m_health.refused += instruments.refused - 1;
    }
    for (const market::Instrument& instrument : instruments.list) {
        m_listed[instrument.id.index].instrument = instrument;
        emit(engine::InstrumentListed{instrument});
    }
}

void Session::subscribeAccount()
{
    // Before positions and orders are read: what changes in between is told, not lost.
    std::vector<std::string> channels(std::begin(kAccountChannels), std::end(kAccountChannels));
    channels.emplace_back("instrument.state.any.any");
    m_subscribeCredits.force(kSubscribeCost, machineNow());
    need(requests::subscribe(channels), [this](json::Value result) {
        const auto acknowledged = decodeChannels(result);
        if (!usable(acknowledged)) return;
        for (const char* channel : kAccountChannels)
            if (std::find(acknowledged->begin(), acknowledged->end(), channel) ==
                acknowledged->end())
                return drop(fmt::format("subscribing to {}: the venue does not know it", channel));
        readPositions();
    });
}

void Session::readPositions()
{
    need(requests::getPositions(), [this, askedAt = now()](json::Value result) {
        auto positions = decodePositions(result, m_codec.names(), now());
        if (!usable(positions)) return;
        takePositions(std::move(*positions), askedAt);
        // What moved just before may be missing: nobody told of it while the link was down.
        m_nextHeldAt = machineNow() + m_timing.queryLag;
        readAccounts();
    });
}

/// Told as of the moment they were asked for: what moved since then may be missing from them.
void Session::takePositions(std::vector<portfolio::Position>&& positions, core::Time askedAt)
{
    m_heldAt = machineNow();
    m_nextHeldAt = m_heldAt + m_timing.positions;
    if (!isQuiet()) m_nextHeldAt = std::min(m_nextHeldAt, m_movedAt + m_timing.queryLag);
    // The desk leaves as it stands what it was told of later than this less the lag.
    if (m_foundAt != core::Time{} && askedAt < m_foundAt + m_timing.queryLag)
        m_nextHeldAt = std::min(m_nextHeldAt, m_heldAt + (m_foundAt + m_timing.queryLag - askedAt));
    for (auto& [index, listed] : m_listed) listed.held = false;
    for (const portfolio::Position& position : positions) onPosition(position);
    emit(portfolio::PositionsRead{m_codec.names().key(), std::move(positions), askedAt});
}

/// While all is quiet, what is held is read again: a message that never came would not be missed.
/// Not while an order is on its way or rests, nor soon after a fill, which the venue's read may not
/// show yet; a read that something overtook is dropped and asked for again.
void Session::reconcilePositions()
{
    const bool mayWait = machineNow() - m_heldAt < kLongestUnread;
    if (m_calls.anyOrderSince(machineNow() - m_timing.answer) || !isQuiet() ||
        (!m_resting.empty() && mayWait))
        return;
    m_nextHeldAt = machineNow() + m_timing.positions;
    ask(requests::getPositions(), [this, moves = m_moves, askedAt = now()](const Answer& answer) {
        if (!answer.ok() || !up()) return;
        if (moves != m_moves) {
            m_nextHeldAt = machineNow();
            return;
        }
        auto positions = decodePositions(answer.result, m_codec.names(), now());
        if (!positions) return refuse(positions.error().message);
        takePositions(std::move(*positions), askedAt);
    });
}

/// What is held has moved, and a read of it may lag behind: it is read once that is over.
void Session::moved()
{
    ++m_moves;
    m_movedAt = machineNow();
    m_nextHeldAt = std::min(m_nextHeldAt, m_movedAt + m_timing.queryLag);
}

void Session::noteNews(const engine::Event& event)
{
    if (std::holds_alternative<portfolio::Position>(event)) return moved();
    const auto* report = std::get_if<orders::Report>(&event);
    if (!report) return;
    if (std::holds_alternative<orders::Fill>(*report)) moved();
    if (const auto* order = std::get_if<orders::VenueOrder>(report)) noteResting(*order);
}

void Session::noteResting(const orders::VenueOrder& order)
{
    // What it could add is reckoned by its mark, whoever placed it.
    if (order.state == orders::VenueOrderState::Open) {
        wantTicker(order.instrument);
        if (up()) pump();
    }
    if (!m_placed.contains(order.label)) return;
    if (order.state != orders::VenueOrderState::Open) {
        m_ended.insert(order.label);
        m_resting.erase(order.label);
    } else if (!m_ended.contains(order.label)) {
        m_resting.insert(order.label);
    }
}

void Session::readAccounts()
{
    need(requests::getAccountSummaries(), [this](json::Value result) {
        auto accounts = decodeAccounts(result, m_codec.names(), now());
        if (!usable(accounts)) return;
        compareAccount(accounts->number);
        if (accounts->orderRate > 0)
            m_orderCredits.resize(accounts->orderBurst, accounts->orderRate, machineNow());
        for (portfolio::Balance& balance : accounts->balances) emit(std::move(balance));
        readOpenOrders();
    });
}

/// A key can be made anew for another account under the same name: positions and orders would then
/// be of another book than the one this folder knows. It is watched, and nothing is sent.
void Session::compareAccount(const std::string& number)
{
    const std::string digest = number.empty() ? std::string{} : core::sha256Hex(number);
    m_otherAccount = !m_profile.accountDigest.empty() && digest != m_profile.accountDigest;
    if (m_otherAccount) refuse("another account than the expected one answers to this key");
    if (m_surroundings.accountSeen) m_surroundings.accountSeen(digest, !m_otherAccount);
    if (m_profile.accountDigest.empty()) m_profile.accountDigest = digest;
}

void Session::readOpenOrders()
{
    need(requests::getOpenOrders(), [this](json::Value result) {
        auto orders = decodeOrders(result, m_codec.names(), now());
        if (!usable(orders)) return;
        // What rests is reckoned by its mark, and so stands before all that is merely watched.
        for (const orders::VenueOrder& order : *orders) wantTicker(order.instrument);
        report(orders::OpenOrdersRead{m_codec.names().key(), std::move(*orders), now()});
        wantBooks();
        subscribe(m_subscriptions.next(m_profile.maxBooks * 2), [this] { onReady(); });
    });
}

void Session::onReady()
{
    m_loginLimit->cancel();
    m_backoff.reset();
    setState(engine::LinkState::Up, fmt::format("login {} on {}", m_epoch, m_profile.url));
    reportHealth();
    wantTickers();
    pump();
}

}  // namespace ballast::deribit
