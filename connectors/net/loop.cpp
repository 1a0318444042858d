#include "connectors/net/loop.h"

#include "connectors/net/timer.h"
#include "connectors/net/ws_session.h"

namespace ballast::net {
namespace {

class IoLoop final : public Loop {
public:
    explicit IoLoop(boost::asio::io_context& context) : m_context(context) {}

    std::unique_ptr<Socket> socket(Socket::Callbacks callbacks, const WsLimits& limits) override
    {
        return std::make_unique<WsSession>(m_context, std::move(callbacks), limits);
    }
    std::unique_ptr<Alarm> alarm() override { return std::make_unique<Timer>(m_context); }

private:
    boost::asio::io_context& m_context;
};

}  // namespace

LoopRef::LoopRef(Loop& loop) : m_loop(&loop, [](Loop*) {}) {}
LoopRef::LoopRef(boost::asio::io_context& context) : m_loop(std::make_shared<IoLoop>(context)) {}

}  // namespace ballast::net
