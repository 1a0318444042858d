#include "app/drill_desk.h"

#include <algorithm>
#include <utility>

namespace ballast::app {
namespace {

using namespace std::chrono_literals;

constexpr core::Duration kLookEvery = 1s;
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

}  // namespace

DrillDesk::DrillDesk(engine::Config config, paper_drill::DrillExchange& exchange,
                     paper_drill::Latencies latencies, DrillPerson& person, Recorded recorded)
    : m_venue(exchange, latencies),
      m_person(person),
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
    m_seen = m_engine.snapshot();
    m_person.begin([this](engine::Command what) { feed(std::move(what)); });
    m_seen = m_engine.snapshot();
}

void DrillDesk::advance(core::Time to)
{
    for (;;) {
        // Only up to where they act next: what they do then is heard of before what comes later.
        const core::Time wakes = m_person.wakesAt();
        if (!m_ahead) m_ahead = m_venue.next(wakes);
        if (m_ahead ? m_ahead->at > to : wakes > to) return;
        if (m_ahead) {
            take(*std::exchange(m_ahead, std::nullopt));
        } else {
            m_now = std::max(m_now, wakes);
            feed(engine::Tick{m_now});
            look();
        }
    }
}

void DrillDesk::take(const paper_drill::DrillVenue::Heard& heard)
{
    m_now = heard.at;
    for (const engine::Event& event : heard.events) feed(event);
    feed(engine::Tick{m_now});
    if (m_now < m_nextLook) return;
    m_nextLook = std::max(m_nextLook + kLookEvery, m_now);
    look();
}

void DrillDesk::look()
{
    m_seen = m_engine.snapshot();
    watchHalts();
    m_person.look(*m_seen, m_now, [this](engine::Command what) { feed(std::move(what)); });
}

void DrillDesk::leave()
{
    feed(m_venue.logout(m_now, "the program ends"));
    feed(engine::Tick{m_now});
}

bool DrillDesk::hasOrdersUnderway()
{
    const auto orders = m_engine.snapshot()->orders;
    return !std::ranges::all_of(
        orders->orders, [](const orders::Order& order) { return orders::isTerminal(order.state); });
}

void DrillDesk::feed(const engine::Event& event)
{
    const auto effects = m_engine.process(event);
    if (m_recorded) m_recorded(event, effects);
    for (const engine::Effect& effect : effects) m_venue.carry(effect, m_now);
}

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

}  // namespace ballast::app
