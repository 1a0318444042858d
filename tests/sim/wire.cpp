#include "tests/sim/wire.h"

#include <algorithm>
#include <utility>

namespace ballast::sim {
using namespace std::chrono_literals;

namespace {

constexpr core::Duration kBatch = 200us;
constexpr core::Duration kNoticed = 12s + 500ms;  ///< heartbeat of ten seconds, and two

bool isOrder(const std::string& frame)
{
    return frame.find("\"private/buy\"") != std::string::npos ||
           frame.find("\"private/sell\"") != std::string::npos;
}

}  // namespace

/// The desk's end. It may be destroyed by its own callbacks.
class ClientSocket final : public net::Socket {
public:
    ClientSocket(Net& owner, Callbacks callbacks, const net::WsLimits& limits)
        : m_owner(owner),
          m_callbacks(std::make_shared<Callbacks>(std::move(callbacks))),
          m_idle(limits.idle)
    {
    }
    ~ClientSocket() override { leave(); }

    void connect(const net::Url&) override { m_wire = m_owner.dial(*this); }
    bool send(std::string text) override
    {
        if (!m_open) return false;
        m_owner.toVenue(m_wire, std::move(text));
        return true;
    }
    void close() override
    {
        const auto keep = m_callbacks;
        leave();
        keep->onClosed("closed");
    }
    void limitFrames(std::size_t) override {}
    std::uint64_t bytesRead() const override { return m_bytes; }

    void opened()
    {
        m_open = true;
        const auto keep = m_callbacks;
        keep->onOpen();
    }
    void text(const std::string& frame)
    {
        m_bytes += frame.size();
        const auto keep = m_callbacks;
        keep->onText(frame);
    }
    void gone(const std::string& why)
    {
        m_open = false;
        if (m_wire) m_wire->client = nullptr;
        m_wire.reset();
        const auto keep = m_callbacks;
        keep->onClosed(why);
    }
    core::Duration idle() const { return m_idle; }

private:
    void leave()
    {
        m_open = false;
        if (!m_wire) return;
        m_wire->client = nullptr;
        m_owner.hangUp(m_wire);
        m_wire.reset();
    }

    Net& m_owner;
    std::shared_ptr<Callbacks> m_callbacks;
    core::Duration m_idle;
    WirePtr m_wire;
    bool m_open = false;
    std::uint64_t m_bytes = 0;
};

class SimAlarm final : public net::Alarm {
public:
    explicit SimAlarm(Net& owner) : m_owner(owner), m_state(std::make_shared<State>()) {}
    ~SimAlarm() override { cancel(); }

    void after(core::Duration wait, std::function<void()> call) override
    {
        const std::uint64_t asked = ++m_state->asked;
        m_owner.atDesk(m_owner.m_run.now() + std::max(wait, core::Duration{}),
                       [state = m_state, asked, call = std::move(call)] {
                           if (state->asked == asked) call();
                       });
    }
    void cancel() override { ++m_state->asked; }

private:
    struct State {
        std::uint64_t asked = 0;
    };
    Net& m_owner;
    std::shared_ptr<State> m_state;
};

std::unique_ptr<net::Socket> Net::socket(net::Socket::Callbacks callbacks,
                                         const net::WsLimits& limits)
{
    return std::make_unique<ClientSocket>(*this, std::move(callbacks), limits);
}

std::unique_ptr<net::Alarm> Net::alarm() { return std::make_unique<SimAlarm>(*this); }

core::Duration Net::latency() { return m_run.random.between(1ms, 12ms); }

/// At that moment, or as soon as the desk moves again; then it is its turn.
void Net::atDesk(core::Time when, std::function<void()> call)
{
    m_run.scheduler.at(when, [this, call = std::move(call)] {
        if (m_run.now() < m_frozenUntil) return m_held.push_back(call);
        call();
        turnSoon();
    });
}

void Net::freezeUntil(core::Time when)
{
    if (when <= m_frozenUntil) return;
    m_frozenUntil = when;
    m_run.scheduler.at(when, [this] {
        if (m_run.now() >= m_frozenUntil) thaw();
    });
}

void Net::thaw()
{
    m_frozenUntil = std::min(m_frozenUntil, m_run.now());
    for (auto& call : std::exchange(m_held, {})) atDesk(m_run.now(), std::move(call));
}

/// What arrives within a moment is one batch, as it is for a thread that drains its sockets.
void Net::turnSoon()
{
    if (std::exchange(m_turnComes, true)) return;
    m_run.scheduler.after(kBatch, [this] {
        m_turnComes = false;
        deskTurn();
    });
}

WirePtr Net::dial(ClientSocket& client)
{
    auto wire = std::make_shared<Wire>();
    wire->number = ++m_dials;
    wire->client = &client;
    const bool refused = m_run.strikes(Fault::ConnectRefused);
    atDesk(m_run.now() + latency(), [this, wire, refused] {
        if (!wire->client) return;
        if (refused || !m_venue->accepts()) return wire->client->gone("no connection");
        answerDial(wire);
    });
    return wire;
}

void Net::answerDial(const WirePtr& wire)
{
    wire->venueOpen = true;
    wire->heardAt = m_run.now();
    m_run.trace.line(m_run.now(), "link {} open", wire->number);
    m_venue->opened(wire);
    watchSilence(wire, wire->client->idle());
    if ((m_flaps > 0 && !m_run.faults.healed()) || m_run.strikes(Fault::Flapping)) {
        m_flaps = m_flaps > 0 ? m_flaps - 1 : 5;
        m_run.scheduler.after(m_run.random.between(20ms, 3s),
                              [this, wire] { cut(wire, "flapping"); });
    }
    wire->client->opened();
}

void Net::watchSilence(const WirePtr& wire, core::Duration idle)
{
    atDesk(wire->heardAt + idle, [this, wire, idle] {
        if (!wire->client || wire->cut) return;
        if (m_run.now() - wire->heardAt < idle) return watchSilence(wire, idle);
        m_run.trace.line(m_run.now(), "link {} silent", wire->number);
        wire->client->gone("no data in time");
        hangUp(wire);
    });
}

void Net::toVenue(const WirePtr& wire, std::string text)
{
    if (onFrameOut) onFrameOut(wire, text);
    m_run.trace.line(m_run.now(), "> {} {}", wire->number, text);
    if (wire->cut || wire->mute) return;
    if (isOrder(text) && m_run.strikes(Fault::LostBeforeVenue)) return cut(wire, "under way");
    wire->upBusy = std::max(m_run.now() + latency(), wire->upBusy + 1ns);
    m_run.scheduler.at(wire->upBusy, [this, wire, text = std::move(text)] {
        if (wire->venueOpen && !wire->cut && !wire->mute) m_venue->frame(wire, text);
    });
}

void Net::toDesk(const WirePtr& wire, std::string text, core::Duration late)
{
    if (wire->cut || wire->mute) return;
    wire->downBusy = std::max(m_run.now() + latency() + late, wire->downBusy + 1ns);
    atDesk(wire->downBusy, [this, wire, text = std::move(text)] {
        if (wire->cut || wire->mute || !wire->client) return;
        wire->heardAt = m_run.now();
        m_run.trace.line(m_run.now(), "< {} {}", wire->number, text);
        if (onFrameIn) onFrameIn(wire, text);
        wire->client->text(text);
    });
}

void Net::mute(const WirePtr& wire)
{
    if (std::exchange(wire->mute, true)) return;
    m_run.scheduler.after(kNoticed, [this, wire] {
        const bool still = m_run.now() < m_frozenUntil + kNoticed;
        if (wire->client && !wire->cut && !still)
            m_run.fail("N3: a link without a byte is still believed");
    });
}

/// The desk has left: the venue hears of it after what was sent before.
void Net::hangUp(const WirePtr& wire)
{
    if (wire->cut || !wire->venueOpen) return;
    core::Time when = std::max(m_run.now() + latency(), wire->upBusy + 1ns);
    if (wire->mute || m_run.strikes(Fault::SlowClose)) when += m_run.random.between(2s, 15s);
    m_run.scheduler.at(when, [this, wire] {
        if (!wire->venueOpen) return;
        wire->venueOpen = false;
        m_venue->closed(wire);
    });
}

void Net::cut(const WirePtr& wire, const std::string& why)
{
    if (wire->cut) return;
    m_run.trace.line(m_run.now(), "link {} cut: {}", wire->number, why);
    wire->cut = true;
    const core::Duration heard = m_run.strikes(Fault::SlowClose) ? m_run.random.between(2s, 12s)
                                                                 : m_run.random.between(1ms, 20ms);
    m_run.scheduler.after(heard, [this, wire] {
        if (!wire->venueOpen) return;
        wire->venueOpen = false;
        m_venue->closed(wire);
    });
    atDesk(m_run.now() + latency(), [wire, why] {
        if (wire->client) wire->client->gone(why);
    });
}

}  // namespace ballast::sim
