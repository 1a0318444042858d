#include "connectors/deribit/session.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::deribit {
namespace {

constexpr int kClockSamples = 3;
constexpr auto kClockLife = std::chrono::minutes{5};
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
    // As narrow as the profile allows: a token that may not withdraw cannot be made to.
    const std::string scope =
        fmt::format("connection trade:{} account:{} wallet:none block_trade:none",
                    m_profile.tradingEnabled ? "read_write" : "read",
                    m_profile.mayChangeAccount ? "read_write" : "read");
    const auto nonce = static_cast<std::uint64_t>(m_surroundings.uniform() * 4294967296.0);
    return requests::auth(m_profile.keyId, m_profile.secret, now(),
                          fmt::format("{:08x}{:x}", nonce, m_nextRequestId), scope);
}

void Session::onGranted(json::Value result)
{
    const auto granted = decodeGranted(result);
    if (!usable(granted)) return;
    for (const char* word : {"wallet:read_write", "block_trade:read_write"})
        if (granted->has(word))
            return drop(
                fmt::format("logging in: this key may do more than trade ({}); make one at the "
                            "venue without it",
                            word));
    if (granted->has("account:read_write") && !m_profile.mayChangeAccount)
        return drop(
            "logging in: this key may change the account (account:read_write); make one at the "
            "venue without it");
    const bool readOnly = granted->has("trade:read") || granted->has("trade:none");
    m_mayTrade = m_profile.tradingEnabled && !readOnly;
    m_renewAt = machineNow() + core::fromSeconds(core::seconds(granted->expiresIn) * 0.8);
    ++m_epoch;
    setState(engine::LinkState::Resyncing, "logged in");
    while (!m_cancelsWaiting.empty()) {
        sendCancel(m_cancelsWaiting.front());
        m_cancelsWaiting.pop_front();
    }
    measureClock(kClockSamples - 1, [this] { armCancelOnDisconnect(); });
}

void Session::renewLogin()
{
    m_renewAt = machineNow() + m_timing.answer;  // again soon, where this does not succeed
    ask(authRequest(), [this](const Answer& answer) {
        const auto granted = answer.ok() ? decodeGranted(answer.result) : core::failure("no login");
        if (!granted) {
            m_mayTrade = false;
            return refuse(
                "renewing the login did not succeed: market data go on, orders are refused");
        }
        m_mayTrade =
            m_profile.tradingEnabled && !granted->has("trade:read") && !granted->has("trade:none");
        m_renewAt = machineNow() + core::fromSeconds(core::seconds(granted->expiresIn) * 0.8);
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
        if (error <= m_clockError || machineNow() > m_clockAt + kClockLife) {
            m_clockOffset = *venue + std::chrono::microseconds{500} - (sent + trip / 2);
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
    need(requests::getPositions(), [this](json::Value result) {
        auto positions = decodePositions(result, m_codec.names(), now());
        if (!usable(positions)) return;
        takePositions(std::move(*positions));
        readAccounts();
    });
}

void Session::takePositions(std::vector<portfolio::Position>&& positions)
{
    m_nextHeldAt = machineNow() + m_timing.positions;
    for (auto& [index, listed] : m_listed) listed.held = false;
    for (const portfolio::Position& position : positions) onPosition(position);
    emit(portfolio::PositionsRead{m_codec.names().key(), std::move(positions), now()});
}

/// While all is quiet, what is held is read again: a message that never came would not be missed.
/// Not while an order is on its way, whose answer may tell of fills that were read here already.
void Session::reconcilePositions()
{
    m_nextHeldAt = machineNow() + m_timing.positions;
    const auto orderOnItsWay = [this] {
        return m_calls.anyOrderSince(machineNow() - m_timing.answer);
    };
    if (orderOnItsWay()) return;
    ask(requests::getPositions(), [this, orderOnItsWay](const Answer& answer) {
        if (!answer.ok() || !up() || orderOnItsWay()) return;
        auto positions = decodePositions(answer.result, m_codec.names(), now());
        if (!positions) return refuse(positions.error().message);
        takePositions(std::move(*positions));
    });
}

void Session::readAccounts()
{
    need(requests::getAccountSummaries(), [this](json::Value result) {
        auto accounts = decodeAccounts(result, m_codec.names(), now());
        if (!usable(accounts)) return;
        if (accounts->orderRate > 0)
            m_orderCredits.resize(accounts->orderBurst, accounts->orderRate, machineNow());
        for (portfolio::Balance& balance : accounts->balances) emit(std::move(balance));
        readOpenOrders();
    });
}

void Session::readOpenOrders()
{
    need(requests::getOpenOrders(), [this](json::Value result) {
        auto orders = decodeOrders(result, m_codec.names(), now());
        if (!usable(orders)) return;
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
