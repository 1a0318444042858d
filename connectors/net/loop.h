#pragma once

#include "connectors/net/url.h"
#include "connectors/net/ws_limits.h"
#include "models/core/kill_switch.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace boost::asio {
class io_context;
}

namespace ballast::net {

/// One client connection that carries text frames both ways: connects once, closes once.
class Socket {
public:
    struct Callbacks {
        std::function<void()> onOpen;
        std::function<void(std::string_view)> onText;      ///< valid during the call only
        std::function<void(const std::string&)> onClosed;  ///< a sentence: why
    };

    Socket() = default;
    virtual ~Socket() = default;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    virtual void connect(const Url& url) = 0;
    /// Queues one text frame. False when not open or the queue is full: the frame was not taken.
    [[nodiscard]] virtual bool send(std::string text) = 0;
    /// True: the first byte of the frame was handed to the machine; false: it was thrown away
    /// before any was.
    using Fate = std::function<void(bool written)>;
    /// As send(), where the switch lets it pass in the very moment its first byte is written: a
    /// frame that still waits when the switch closes, wherever it waits, is thrown away, and so is
    /// one that has waited half a second. `fate` is
    /// told of a frame that was taken, once, now or later, or never where the connection ends
    /// first. The switch outlives the socket.
    [[nodiscard]] virtual bool sendThrough(core::KillSwitch& gate, std::string text, Fate fate)
    {
        const core::KillSwitch::Pass pass(gate);
        if (!pass || !send(std::move(text))) return false;
        fate(true);
        return true;
    }
    /// Closing handshake, then onClosed; whatever is queued is still written first.
    virtual void close() = 0;
    /// Takes messages of up to so many bytes from now on, in place of WsLimits::frameBytes.
    virtual void limitFrames(std::size_t bytes) = 0;
    virtual std::uint64_t bytesRead() const = 0;
};

/// One call after some machine time. Asking again replaces what was asked before; nothing is called
/// after cancel() or destruction.
class Alarm {
public:
    Alarm() = default;
    virtual ~Alarm() = default;
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    virtual void after(core::Duration wait, std::function<void()> call) = 0;
    virtual void cancel() = 0;
};

/// What a connector runs on: where its connection and its timers come from. Everything is called
/// on one thread. Live it is an io_context; under a seeded scheduler it is that.
class Loop {
public:
    virtual ~Loop() = default;
    virtual std::unique_ptr<Socket> socket(Socket::Callbacks callbacks, const WsLimits& limits) = 0;
    virtual std::unique_ptr<Alarm> alarm() = 0;
};

/// A loop to run on, or an io_context as one. Copies mean the same loop, which outlives them.
class LoopRef {
public:
    LoopRef(Loop& loop);                        // NOLINT(google-explicit-constructor)
    LoopRef(boost::asio::io_context& context);  // NOLINT(google-explicit-constructor)
    Loop* operator->() const { return m_loop.get(); }

private:
    std::shared_ptr<Loop> m_loop;
};

}  // namespace ballast::net
