#pragma once

#include "models/core/kill_switch.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/buffer_traits.hpp>
#include <boost/beast/core/buffers_prefix.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace ballast::net {

/// The leave to write one frame, as it was given: of a gate that was not closed since, and not for
/// long, for what it was decided upon does not stay true.
struct Leave {
    static constexpr std::chrono::milliseconds kFor{500};

    Leave(core::KillSwitch& of, std::chrono::steady_clock::time_point now)
        : gate(&of), closings(of.closings()), until(now + kFor)
    {
    }
    /// Asked with the gate's pass in hand. A gate that was opened again has other closings.
    bool holds(std::chrono::steady_clock::time_point now) const
    {
        return gate->closings() == closings && now <= until;
    }
    core::KillSwitch* gate;  ///< outlives it
    std::uint64_t closings;
    std::chrono::steady_clock::time_point until;
};

/// Whether the kernel takes bytes of this socket at once.
bool isWritable(boost::asio::ip::tcp::socket& socket);

/// The stream right under the websocket, above TLS. What Beast was handed may wait in it: for a
/// pong that is being written, or for a peer that does not read. So a frame that makes an order is
/// held here until the kernel takes it at once, and only then the gate is asked; bytes and leave
/// are one moment. One that is denied is swallowed whole, before TLS has seen it, and the
/// connection lives on for the cancels behind it.
template <class Next>
class GatedStream {
public:
    using executor_type = typename Next::executor_type;
    using next_layer_type = Next;
    /// True: its first byte was handed on; false: it was thrown away before.
    using Fate = std::function<void(bool written)>;

    template <class... Args>
    explicit GatedStream(Args&&... args) : m_next(std::forward<Args>(args)...)
    {
    }

    Next& next_layer() { return m_next; }
    const Next& next_layer() const { return m_next; }
    executor_type get_executor() { return m_next.get_executor(); }

    /// The next text frame is one that makes an order, and leaves by that leave. `fate` is told
    /// once, or never where the stream ends before. Only while no text frame is under way.
    void guard(const Leave& leave, Fate fate)
    {
        m_leave = leave;
        m_fate = std::move(fate);
    }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token)
    {
        return m_next.async_read_some(buffers, std::forward<Token>(token));
    }
    template <class Buffers>
    std::size_t read_some(const Buffers& buffers, boost::system::error_code& error)
    {
        return m_next.read_some(buffers, error);
    }
    template <class Buffers>
    std::size_t write_some(const Buffers& buffers, boost::system::error_code& error)
    {
        return m_next.write_some(buffers, error);
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token)
    {
        return boost::asio::async_compose<Token, void(boost::system::error_code, std::size_t)>(
            Write<Buffers>{*this, buffers}, token, m_next);
    }

private:
    template <class Buffers>
    struct Write {
        GatedStream& of;
        Buffers buffers;
        enum class Step : std::uint8_t { Begin, Held, Denied, Handed } step = Step::Begin;

        template <class Self>
        void operator()(Self& self, boost::system::error_code error = {}, std::size_t bytes = 0)
        {
            const std::size_t all = boost::beast::buffer_bytes(buffers);
            if (step == Step::Handed) {
                of.m_left = error ? 0 : all - bytes;
                return self.complete(error, bytes);
            }
            if (step == Step::Denied) return self.complete({}, all);
            if (error) return self.complete(error, 0);
            if (step == Step::Begin && !of.beginsGuarded(buffers)) return hand(self);
            return judge(self);
        }

        /// The gate is asked although the kernel takes nothing: a frame that is held at a closed
        /// gate need not be held.
        template <class Self>
        void judge(Self& self)
        {
            const core::KillSwitch::Pass pass(*of.m_leave->gate);
            if (!pass || !of.m_leave->holds(std::chrono::steady_clock::now())) {
                step = Step::Denied;
                of.tell(false);
                return boost::asio::post(of.get_executor(), std::move(self));
            }
            auto& socket = boost::beast::get_lowest_layer(of.m_next).socket();
            if (isWritable(socket)) {
                of.tell(true);
                return hand(self);
            }
            step = Step::Held;
            socket.async_wait(boost::asio::ip::tcp::socket::wait_write, std::move(self));
        }

        template <class Self>
        void hand(Self& self)
        {
            step = Step::Handed;
            of.m_next.async_write_some(buffers, std::move(self));
        }
    };

    /// A text frame's first byte; a pong's or a close's, or what is left of one, is another.
    template <class Buffers>
    bool beginsGuarded(const Buffers& buffers) const
    {
        constexpr unsigned char kWholeText = 0x81;
        unsigned char first = 0;
        const auto taken = boost::asio::buffer_copy(boost::asio::buffer(&first, 1), buffers);
        return m_leave && m_left == 0 && taken == 1 && first == kWholeText;
    }

    void tell(bool written)
    {
        m_leave.reset();
        if (const Fate fate = std::exchange(m_fate, nullptr)) fate(written);
    }

    Next m_next;
    std::optional<Leave> m_leave;  ///< of the frame that is to come
    Fate m_fate;
    std::size_t m_left = 0;  ///< of a frame that the layer below took in part
};

template <class Next>
void teardown(boost::beast::role_type role, GatedStream<Next>& stream,
              boost::system::error_code& error)
{
    using boost::beast::websocket::teardown;
    teardown(role, stream.next_layer(), error);
}

template <class Next, class Handler>
void async_teardown(boost::beast::role_type role, GatedStream<Next>& stream, Handler&& handler)
{
    using boost::beast::websocket::async_teardown;
    async_teardown(role, stream.next_layer(), std::forward<Handler>(handler));
}

}  // namespace ballast::net
