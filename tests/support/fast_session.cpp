#include "tests/support/fast_session.h"

#include "connectors/deribit/session.h"
#include "connectors/net/timer.h"
#include "connectors/net/ws_session.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/core/detail/base64.hpp>
#include <boost/beast/http.hpp>

#include <random>

namespace ballast::test {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

core::Duration scaled(core::Duration d, double factor)
{
    return core::fromSeconds(core::seconds(d) * factor);
}

class FastAlarm final : public net::Alarm {
public:
    FastAlarm(asio::io_context& io, double speed) : m_timer(io), m_speed(speed) {}
    void after(core::Duration wait, std::function<void()> call) override
    {
        m_timer.after(scaled(wait, 1 / m_speed), std::move(call));
    }
    void cancel() override { m_timer.cancel(); }

private:
    net::Timer m_timer;
    double m_speed;
};

class FastLoop final : public net::Loop {
public:
    FastLoop(asio::io_context& io, double speed, std::string authority)
        : m_io(io), m_speed(speed), m_authority(std::move(authority))
    {
    }
    std::unique_ptr<net::Socket> socket(net::Socket::Callbacks callbacks,
                                        const net::WsLimits& limits) override
    {
        net::WsLimits fast = limits;
        for (core::Duration* d : {&fast.connect, &fast.resolve, &fast.idle, &fast.close})
            *d = scaled(*d, 1 / m_speed);
        fast.extraAuthorities = m_authority;
        return std::make_unique<net::WsSession>(m_io, std::move(callbacks), fast);
    }
    std::unique_ptr<net::Alarm> alarm() override
    {
        return std::make_unique<FastAlarm>(m_io, m_speed);
    }

private:
    asio::io_context& m_io;
    double m_speed;
    std::string m_authority;
};

/// The session and the loop it runs on, which must outlive it.
class FastVenue final : public connectors::Venue {
public:
    FastVenue(std::unique_ptr<FastLoop> loop, std::unique_ptr<deribit::Session> session)
        : m_loop(std::move(loop)), m_session(std::move(session))
    {
    }
    void start() override { m_session->start(); }
    void stop() override { m_session->stop(); }
    void place(const risk::Approved<orders::Place>& order) override { m_session->place(order); }
    void cancel(const std::variant<orders::Cancel, orders::CancelAll>& request) override
    {
        m_session->cancel(request);
    }
    void query(const orders::Query& request) override { m_session->query(request); }
    void simulate(const engine::SimulateMargin& request) override { m_session->simulate(request); }
    void reconnect(const std::string& reason) override { m_session->reconnect(reason); }
    void watch(const std::variant<engine::WatchBook, engine::UnwatchBook>& request) override
    {
        m_session->watch(request);
    }

private:
    std::unique_ptr<FastLoop> m_loop;
    std::unique_ptr<deribit::Session> m_session;
};

}  // namespace

app::EngineThread::MakeVenue fastSession(deribit::Profile profile, core::ClockMapping clock,
                                         std::uint64_t firstRequestId, std::string authority,
                                         std::function<void(const engine::Event&)> watch)
{
    auto kept = std::make_shared<deribit::Profile>(std::move(profile));
    return [kept, clock, firstRequestId, authority = std::move(authority),
            watch = std::move(watch)](asio::io_context& io, market::Directory& directory,
                                      connectors::Sink sink) -> std::unique_ptr<connectors::Venue> {
        auto loop = std::make_unique<FastLoop>(io, clock.speed, authority);
        auto chance = std::make_shared<std::mt19937_64>(firstRequestId);
        deribit::Surroundings around{
            .loop = *loop,
            .directory = directory,
            .sink =
                [watch, sink = std::move(sink)](engine::Event&& event) {
                    watch(event);
                    sink(std::move(event));
                },
            .now = [clock] { return clock.at(std::chrono::steady_clock::now()); },
            .uniform = [chance] { return std::uniform_real_distribution<double>{}(*chance); },
            .speed = 1,  // its own time is the desk's
            .firstRequestId = firstRequestId};
        auto session = std::make_unique<deribit::Session>(std::move(*kept), std::move(around));
        return std::make_unique<FastVenue>(std::move(loop), std::move(session));
    };
}

std::string httpGet(std::uint16_t port, const std::string& target, const std::string& user,
                    const std::string& password)
{
    try {
        asio::io_context io;
        beast::tcp_stream stream(io);
        stream.connect(asio::ip::tcp::endpoint{asio::ip::address_v4::loopback(), port});
        beast::http::request<beast::http::empty_body> request{beast::http::verb::get, target, 11};
        const std::string plain = user + ":" + password;
        std::string coded(beast::detail::base64::encoded_size(plain.size()), '\0');
        coded.resize(beast::detail::base64::encode(coded.data(), plain.data(), plain.size()));
        request.set(beast::http::field::host, "127.0.0.1");
        request.set(beast::http::field::authorization, "Basic " + coded);
        beast::http::write(stream, request);
        beast::flat_buffer buffer;
        beast::http::response<beast::http::string_body> response;
        beast::http::read(stream, buffer, response);
        return response.body();
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace ballast::test
