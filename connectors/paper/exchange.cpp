#include "connectors/paper/exchange.h"

#include <algorithm>
#include <chrono>

namespace ballast::paper {
namespace {

using namespace std::chrono_literals;

constexpr core::Duration kIdleLimit = 60s;
constexpr core::Duration kTestAnswerLimit = 10s;
constexpr core::Duration kStallLimit = 60s;
constexpr std::size_t kSessionsAtMost = 512;

/// Asks a connection for a sign of life.
const Frame& testRequest()
{
    static const Frame kFrame = std::make_shared<const std::string>(
        R"({"params":{"type":"test_request"},"method":"heartbeat","jsonrpc":"2.0"})");
    return kFrame;
}

}  // namespace

Exchange::Exchange(paper_market::MarketSource& source, ExchangeOptions options, core::Time start)
    : m_faults(options.faults),
      m_bent(m_faults.bendsIndex() ? std::make_optional<BentMarket>(source) : std::nullopt),
      m_market(m_bent ? static_cast<paper_market::MarketSource&>(*m_bent) : source, start),
      m_trading(m_market, m_tape),
      m_feeds(
          view(),
          [this](SessionId id, const Frame& frame) {
              if (const auto it = m_sessions.find(id); it != m_sessions.end())
                  push(it->second, frame);
          },
          [this](SessionId id) {
              const auto it = m_sessions.find(id);
              return it != m_sessions.end() &&
                     it->second.outboxBytes > m_options.conflateAboveBytes;
          }),
      m_tokens(options.seed),
      m_options(std::move(options)),
      m_start(start),
      m_now(start)
{
    m_market.advance(start);
    m_market.settleMarks();
    m_trading.advance();
    spreadNews();
    m_feeds.flush(machineTime(start));
}

core::Time Exchange::machineTime(core::Time now) const
{
    if (m_options.speed == 1) return now;  // exactly: a pace of 100 ms must not be missed by a hair
    return m_start + core::fromSeconds(core::seconds(now - m_start) / m_options.speed);
}

core::Expected<void> Exchange::addAccount(paper_trading::AccountSeed seed)
{
    if (seed.equity.empty())
        for (const core::Currency currency : m_market.settlementCurrencies())
            seed.equity[currency] = roundTo(seed.equityUsd / m_market.usdRate(currency), 2);
    auto added = m_trading.addAccount(seed);
    if (!added) return std::unexpected(added.error());
    m_accountPools.emplace(*added, RatePools{m_options.rates});
    return {};
}

paper_trading::Account* Exchange::accountByKey(std::string_view key)
{
    auto& accounts = m_trading.accounts();
    const auto it = std::ranges::find(accounts, key, &paper_trading::Account::key);
    return it == accounts.end() ? nullptr : &*it;
}

core::Expected<void> Exchange::import(std::string_view accountKey,
                                      const std::vector<paper_trading::SeedPosition>& positions)
{
    const paper_trading::Account* account = accountByKey(accountKey);
    if (!account)
        return core::failure("importing positions: the paper exchange has no account " +
                             std::string{accountKey});
    auto done = m_trading.import(account->index, positions);
    spreadNews();
    return done;
}

std::vector<std::string> Exchange::accountNames() const
{
    std::vector<std::string> names;
    for (const paper_trading::Account& account : m_trading.accounts()) names.push_back(account.key);
    return names;
}

void Exchange::advance(core::Time now, core::Duration atMost)
{
    m_now = std::max(m_now, now);
    arrive(m_now);
    if (m_bent) m_bent->bend(m_faults.indexFactor(machineNow()));
    const bool lags = m_now - m_market.now() > atMost;
    m_market.advance(lags ? m_market.now() + atMost : m_now);
    m_trading.advance();
    tell(m_now);
    for (auto& [id, session] : m_sessions) watchSession(session, machineNow());
}

void Exchange::tell(core::Time now)
{
    m_now = std::max(m_now, now);
    spreadNews();
    m_feeds.flush(machineNow());
}

void Exchange::spreadNews() { m_feeds.take(m_trading.takeNews()); }

void Exchange::excuse(core::Duration held)
{
    for (auto& [id, session] : m_sessions) {
        session.heardAt += held;
        session.spokenAt += held;
        session.waitingSince += held;
        session.heartbeatFrom += held;
        if (session.testDeadline) *session.testDeadline += held;
    }
}

/// Heartbeats and idle limits are those of the connection: machine time, however fast the market.
void Exchange::watchSession(Session& session, core::Time machine)
{
    if (!session.closing.empty()) return;
    while (!session.late.empty() && machine >= session.late.front().due) {
        const Frame frame = std::move(session.late.front().frame);
        session.late.pop_front();
        push(session, frame);
    }
    if (session.testDeadline && machine >= *session.testDeadline) {
        session.closing = "the heartbeat's test request was not answered in ten seconds";
        return;
    }
    if (!session.outbox.empty() && machine - session.waitingSince >= kStallLimit) {
        session.closing = "it has read nothing for a minute";
        return;
    }
    if (session.heartbeat > core::Duration::zero()) {
        if (!session.testAsked && machine - session.heartbeatFrom >= session.heartbeat) {
            session.heartbeatFrom = machine;
            session.testAsked = true;
            // Before what waits: who reads slowly must not be taken for dead.
            if (session.outbox.empty()) session.waitingSince = machine;
            session.outbox.push_front(testRequest());
            session.outboxBytes += testRequest()->size();
        }
        return;
    }
    if (machine - std::max(session.heardAt, session.spokenAt) >= kIdleLimit)
        session.closing = "nothing was said for a minute";
}

SessionId Exchange::connect(core::Time now)
{
    m_now = std::max(m_now, now);
    const SessionId id = ++m_lastSession;
    const auto it = m_sessions.emplace(id, Session{id, m_options.rates, machineNow()}).first;
    if (m_sessions.size() > kSessionsAtMost) it->second.closing = "too many connections";
    return id;
}

void Exchange::disconnect(SessionId id, core::Time now)
{
    const auto it = m_sessions.find(id);
    if (it == m_sessions.end()) return;
    Session& session = it->second;
    for (; !session.underway.empty(); session.underway.pop_front())
        if (auto request = parseRequest(session.underway.front().json))
            carryOut(session, *request, now);
    const bool armed = session.account && (session.cancelOnDisconnect ||
                                           m_trading.account(*session.account).cancelOnDisconnect);
    m_feeds.unsubscribeAll(id);
    m_sessions.erase(it);
    if (!armed) return;
    m_trading.cancelPlacedBy(id);
    tell(now);
}

void Exchange::push(Session& session, const Frame& frame)
{
    if (!session.closing.empty() && session.outboxBytes > m_options.outboxLimitBytes) return;
    if (m_fault && isWithheld(session, frame)) return;
    if (session.outbox.empty()) session.waitingSince = machineNow();
    session.outbox.push_back(frame);
    session.outboxBytes += frame->size();
    if (session.outboxBytes > m_options.outboxLimitBytes) {
        session.outbox.clear();
        session.closing = "it does not read as fast as it is written to";
    }
}

Frame Exchange::takeFrame(SessionId id)
{
    const auto it = m_sessions.find(id);
    if (it == m_sessions.end() || it->second.outbox.empty()) return nullptr;
    if (machineNow() < it->second.silentUntil) return nullptr;
    Session& session = it->second;
    Frame frame = std::move(session.outbox.front());
    session.outbox.pop_front();
    session.outboxBytes -= std::min(session.outboxBytes, frame->size());
    session.spokenAt = session.waitingSince = machineNow();
    // Patience for the answer begins when the question leaves.
    if (frame == testRequest()) session.testDeadline = machineNow() + kTestAnswerLimit;
    return frame;
}

std::string_view Exchange::closing(SessionId id) const
{
    const auto it = m_sessions.find(id);
    return it == m_sessions.end() ? std::string_view{"it is unknown"}
                                  : std::string_view{it->second.closing};
}

std::vector<SessionId> Exchange::ready() const
{
    std::vector<SessionId> out;
    for (const auto& [id, session] : m_sessions)
        if ((!session.outbox.empty() && machineNow() >= session.silentUntil) ||
            !session.closing.empty())
            out.push_back(id);
    return out;
}

}  // namespace ballast::paper
