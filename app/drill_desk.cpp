#include "app/drill_desk.h"

#include <algorithm>
#include <utility>

namespace ballast::app {
namespace {

using namespace std::chrono_literals;

constexpr core::Duration kLookEvery = 1s;
constexpr int kManyOrders = 1'000'000;
constexpr double kMuchUsd = 1e12;
/// More fits of smiles than a market lists expiries.
constexpr int kMostFits = 200;

/// Of "1-minute volatility 9.1 x, HALT above 8.0 x" the words before the value, so that causes can
/// be counted.
std::string shortCause(const std::string& cause)
{
    if (cause.starts_with("HALT cleared")) return "after a HALT";
    std::string words = cause.substr(0, cause.find(", "));
    const auto lastWord = [&words] { return words.substr(words.find_last_of(' ') + 1); };
    while (words.contains(' ')) {
        const bool value = lastWord().find_first_of("0123456789") != std::string::npos;
        words.resize(words.find_last_of(' '));
        if (value) break;
    }
    return words;
}

bool isAllowed(const risk::CheckResult& check)
{
    return check.verdict == risk::CheckResult::Verdict::Allow;
}

}  // namespace

DrillDesk::DrillDesk(engine::Config config, paper_drill::DrillExchange& exchange,
                     paper_drill::Latencies latencies, core::Duration personDelay,
                     Recorded recorded)
    : m_venue(exchange, latencies),
      m_personDelay(personDelay),
      m_recorded(std::move(recorded)),
      m_engine(std::move(config)),
      m_now(exchange.now()),
      m_nextLook(exchange.now() + kLookEvery)
{
    feed(engine::Tick{m_now});
    for (const engine::Event& event : m_venue.login()) feed(event);
    // Deltas know their smile before anything is judged, as after a minute on the wire.
    for (int i = 0; i < kMostFits; ++i) {
        const auto before = m_engine.snapshot()->surfaces;
        feed(engine::Tick{m_now});
        if (m_engine.snapshot()->surfaces == before) break;
    }
    command({engine::SetMode{engine::Mode::Confirm}});
    command({engine::ArmAutoFire{24h, kManyOrders, kMuchUsd}});
    m_seen = m_engine.snapshot();
}

void DrillDesk::advance(core::Time to)
{
    for (;;) {
        if (!m_hasAhead) m_ahead = m_venue.next();
        m_hasAhead = m_ahead.at > to;
        if (m_hasAhead) return;
        take(m_ahead);
    }
}

void DrillDesk::take(const paper_drill::DrillVenue::Heard& heard)
{
    m_now = heard.at;
    for (const engine::Event& event : heard.events) feed(event);
    feed(engine::Tick{m_now});
    if (m_now < m_nextLook) return;
    m_nextLook += kLookEvery;
    m_seen = m_engine.snapshot();
    watchHalts();
    act();
}

void DrillDesk::feed(const engine::Event& event)
{
    const auto effects = m_engine.process(event);
    if (m_recorded) m_recorded(event, effects);
    for (const engine::Effect& effect : effects) m_venue.carry(effect, m_now);
}

void DrillDesk::command(engine::Command what) { feed(std::move(what)); }

void DrillDesk::watchHalts()
{
    for (const engine::UnderlyingState& state : *m_seen->underlyings) {
        const bool halted = state.guard.level == guard::Level::Halt;
        bool& before = m_haltedNow[state.underlying];
        if (halted && !before)
            m_halts.push_back(state.underlying.text() + ": " + shortCause(state.guard.cause));
        before = halted;
        const bool cautious = state.guard.level == guard::Level::Caution;
        if (cautious) ++m_cautions[shortCause(state.guard.cause)];
        m_cautious += cautious;
        m_halted += halted;
        ++m_looks;
    }
    const bool stopped = m_seen->mode == engine::Mode::Halted;
    if (stopped && !m_stoppedNow) m_halts.push_back("desk: " + shortCause(m_seen->haltReason));
    m_stoppedNow = stopped;
}

std::string DrillDesk::haltedNow() const
{
    std::string why = m_seen->mode == engine::Mode::Halted ? m_seen->haltReason : "";
    for (const engine::UnderlyingState& state : *m_seen->underlyings)
        if (state.guard.level == guard::Level::Halt)
            why += (why.empty() ? "" : ", ") + state.underlying.text() + ": " +
                   shortCause(state.guard.cause);
    return why;
}

// ---- the person -------------------------------------------------------------------------------

void DrillDesk::act()
{
    m_waiting.clear();
    attendMode();
    attendHalts();
    const auto proposals = m_seen->proposals;
    for (const rebalance::Proposal& proposal : proposals->items)
        if (proposal.state == rebalance::ProposalState::Live) attend(proposal);
    std::erase_if(m_since, [this](const auto& one) { return !m_waiting.contains(one.first); });
}

bool DrillDesk::waitedFor(const std::string& what)
{
    m_waiting.insert(what);
    return m_now - m_since.try_emplace(what, m_now).first->second >= m_personDelay;
}

void DrillDesk::attendMode()
{
    if (m_seen->mode == engine::Mode::Halted) {
        if (waitedFor("halted")) command({engine::Resume{}});
        return;
    }
    if (m_seen->mode == engine::Mode::AutoFire || !waitedFor("not armed")) return;
    command({engine::SetMode{engine::Mode::Confirm}});
    command({engine::ArmAutoFire{24h, kManyOrders, kMuchUsd}});
}

/// Refused while the cause is there: then the person tries again, as late as the first time.
void DrillDesk::attendHalts()
{
    for (const engine::UnderlyingState& state : *m_seen->underlyings) {
        const std::string what = "halt " + state.underlying.text();
        if (state.guard.level != guard::Level::Halt || !waitedFor(what)) continue;
        m_since[what] = m_now;
        command({engine::ClearGuard{state.underlying, "looked at the market: its cause has gone"}});
    }
}

void DrillDesk::attend(const rebalance::Proposal& proposal)
{
    const auto guarded = std::ranges::find(*m_seen->underlyings, proposal.underlying,
                                           &engine::UnderlyingState::underlying);
    const bool asked = guarded == m_seen->underlyings->end() || guarded->guard.personDecides;
    if (!asked && std::ranges::all_of(proposal.checks, isAllowed)) return;  // auto-fire has it
    if (!waitedFor("proposal " + proposal.underlying.text()) || !proposal.allowed()) return;
    ++m_approved;
    command({engine::Approve{proposal.id, proposal.revision}});
}

}  // namespace ballast::app
