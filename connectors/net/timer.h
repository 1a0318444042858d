#pragma once

#include "models/core/time.h"

#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace ballast::net {

/// One call after some machine time, on the io_context's thread. Asking again replaces what was
/// asked before; nothing is called after cancel() or destruction.
class Timer {
public:
    explicit Timer(boost::asio::io_context& context);
    ~Timer();
    Timer(Timer&&) noexcept;
    Timer& operator=(Timer&&) noexcept;

    void after(core::Duration wait, std::function<void()> call);
    void cancel();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace ballast::net
