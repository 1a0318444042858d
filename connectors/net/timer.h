#pragma once

#include "connectors/net/loop.h"

#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace ballast::net {

/// An alarm on the io_context's thread.
class Timer final : public Alarm {
public:
    explicit Timer(boost::asio::io_context& context);
    ~Timer() override;

    void after(core::Duration wait, std::function<void()> call) override;
    void cancel() override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace ballast::net
