#pragma once

#include "connectors/net/loop.h"
#include "tests/sim/run.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ballast::sim {

class ClientSocket;

/// One connection as both ends and the network between them have it. Bytes keep their order in
/// each direction, as TCP keeps it; after a cut what was under way is lost.
struct Wire {
    std::uint64_t number = 0;
    ClientSocket* client = nullptr;  ///< null: it has left
    bool venueOpen = false;
    bool cut = false;
    bool mute = false;  ///< half open: nothing passes, nobody is told
    core::Time upBusy{}, downBusy{}, heardAt{};
    std::uint64_t epoch = 0;  ///< of the login on it, counted by the venue
};
using WirePtr = std::shared_ptr<Wire>;

/// The venue's end.
class WireSide {
public:
    virtual ~WireSide() = default;
    /// Whether a new connection is let in.
    virtual bool accepts() = 0;
    virtual void opened(const WirePtr& wire) = 0;
    virtual void frame(const WirePtr& wire, const std::string& text) = 0;
    /// The connection is gone, as the venue sees it.
    virtual void closed(const WirePtr& wire) = 0;
};

/// The network, and the loop a session runs on. One a run: it outlives the processes that dial.
class Net final : public net::Loop {
public:
    explicit Net(Run& run) : m_run(run) {}
    void serve(WireSide& venue) { m_venue = &venue; }
    std::unique_ptr<net::Socket> socket(net::Socket::Callbacks callbacks,
                                        const net::WsLimits& limits) override;
    std::unique_ptr<net::Alarm> alarm() override;

    void toDesk(const WirePtr& wire, std::string text, core::Duration late = {});
    /// Both ends are told, unless `quietly`: then the venue is not.
    void cut(const WirePtr& wire, const std::string& why);
    /// Nothing passes from now on, and nobody is told; the desk has to find out in time (N3).
    void mute(const WirePtr& wire);
    /// The desk stands still, at least until then: whatever reaches it waits, in its order.
    void freezeUntil(core::Time when);
    /// It moves again.
    void thaw();
    /// Called a moment after something reached the desk: its turn to act.
    std::function<void()> deskTurn;
    /// Every frame handed to a socket, before the network sees it.
    std::function<void(const WirePtr&, const std::string&)> onFrameOut;
    /// … and every one that reaches the desk.
    std::function<void(const WirePtr&, const std::string&)> onFrameIn;
    std::uint64_t dials() const { return m_dials; }

private:
    friend class ClientSocket;
    friend class SimAlarm;
    WirePtr dial(ClientSocket& client);
    void answerDial(const WirePtr& wire);
    void toVenue(const WirePtr& wire, std::string text);
    void hangUp(const WirePtr& wire);
    void watchSilence(const WirePtr& wire, core::Duration idle);
    void atDesk(core::Time when, std::function<void()> call);
    void turnSoon();
    core::Duration latency();

    Run& m_run;
    WireSide* m_venue = nullptr;
    core::Time m_frozenUntil{};
    std::vector<std::function<void()>> m_held;  ///< reached the desk while it stood still
    std::uint64_t m_dials = 0;
    int m_flaps = 0;
    bool m_turnComes = false;
};

}  // namespace ballast::sim
