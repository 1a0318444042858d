#include "connectors/net/timer.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>

namespace ballast::net {

struct Timer::State {
    explicit State(boost::asio::io_context& context) : timer(context) {}
    boost::asio::steady_timer timer;
    std::function<void()> call;
    // A handler that was already queued when the timer was asked again must not act.
    std::uint64_t asked = 0;
};

Timer::Timer(boost::asio::io_context& context) : m_state(std::make_shared<State>(context)) {}
Timer::~Timer() { cancel(); }

void Timer::after(core::Duration wait, std::function<void()> call)
{
    const std::uint64_t asked = ++m_state->asked;
    m_state->call = std::move(call);
    m_state->timer.expires_after(std::max(wait, core::Duration{}));
    m_state->timer.async_wait([state = m_state, asked](boost::system::error_code error) {
        if (error || state->asked != asked) return;
        // Moved out first: the call may ask this timer again, or destroy it.
        const auto now = std::move(state->call);
        state->call = nullptr;
        if (now) now();
    });
}

void Timer::cancel()
{
    ++m_state->asked;
    m_state->call = nullptr;
    m_state->timer.cancel();
}

}  // namespace ballast::net
