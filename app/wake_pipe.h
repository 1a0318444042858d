#pragma once

#include "models/core/kill_switch.h"

#include <memory>

namespace boost::asio {
class io_context;
}

namespace ballast::app {

/// Wakes an io_context when a switch is closed, also by a signal's handler, which may do no more
/// than write a byte. Does nothing on Windows, where the loop looks by itself every few
/// milliseconds.
class WakePipe {
public:
    /// Both outlive it.
    WakePipe(boost::asio::io_context& io, core::KillSwitch& gate);
    ~WakePipe();
    WakePipe(const WakePipe&) = delete;
    WakePipe& operator=(const WakePipe&) = delete;

private:
    class Ends;
    core::KillSwitch& m_gate;
    std::shared_ptr<Ends> m_ends;
};

}  // namespace ballast::app
