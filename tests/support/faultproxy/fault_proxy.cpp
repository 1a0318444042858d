#include "tests/support/faultproxy/fault_proxy.h"

#include "tests/support/faultproxy/link.h"
#include "tests/support/tls_server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <future>
#include <mutex>
#include <thread>

namespace ballast::test {

namespace asio = boost::asio;
using asio::ip::tcp;

struct FaultProxy::State {
    explicit State(const Options& o)
        : options(o),
          acceptor(io, tcp::endpoint{asio::ip::address_v4::loopback(), 0}),
          faults(o.seed),
          around{faults,
                 o.speed,
                 {asio::ip::address_v4::loopback(), o.upstream},
                 [this](const std::string& label) {
                     const std::lock_guard lock(mutex);
                     ++seen.orders[label];
                 },
                 [this] {
                     const std::lock_guard lock(mutex);
                     seen.lastToDesk = std::chrono::steady_clock::now();
                 },
                 [this](const std::string& text) {
                     const std::lock_guard lock(mutex);
                     if (seen.fromDesk.size() < 4096) seen.fromDesk.push_back(text);
                 }}
    {
        if (o.tls) {
            const ServerKeys keys = makeKeys({.names = o.names});
            authority = keys.authority;
            load(good, keys);
            load(wrong, makeKeys({.names = "IP:127.0.0.9,DNS:elsewhere.example"}));
        }
    }
    static void load(asio::ssl::context& context, const ServerKeys& keys)
    {
        context.use_certificate_chain(asio::buffer(keys.chain));
        context.use_private_key(asio::buffer(keys.key), asio::ssl::context::pem);
    }
    asio::ssl::context* context()
    {
        if (!options.tls) return nullptr;
        if (!faults.find(Wrong::WrongCertificate, Way::ToDesk)) return &good;
        faults.hit(Wrong::WrongCertificate);
        return &wrong;
    }
    void accept()
    {
        acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
            if (error) return;
            {
                const std::lock_guard lock(mutex);
                ++seen.connections;
            }
            std::erase_if(links, [](const auto& link) { return link->ended(); });
            links.push_back(std::make_shared<Link>(std::move(socket), around, context()));
            links.back()->start();
            accept();
        });
    }
    /// Runs on the proxy's thread, and is done when it returns.
    template <class Work>
    void onThread(Work work)
    {
        std::promise<void> done;
        asio::post(io, [&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }

    Options options;
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard = asio::make_work_guard(io);
    tcp::acceptor acceptor;
    asio::ssl::context good{asio::ssl::context::tls_server}, wrong{asio::ssl::context::tls_server};
    std::string authority;
    FaultSet faults;
    std::mutex mutex;
    Seen seen;
    Surroundings around;
    std::vector<std::shared_ptr<Link>> links;
    std::jthread thread;
};

FaultProxy::FaultProxy(const Options& options) : m_state(std::make_unique<State>(options))
{
    m_state->accept();
    m_state->thread = std::jthread([state = m_state.get()] { state->io.run(); });
}

FaultProxy::~FaultProxy()
{
    m_state->onThread([this] {
        boost::system::error_code ignored;
        m_state->acceptor.close(ignored);
        for (const auto& link : m_state->links) link->end(true);
    });
    m_state->guard.reset();
    m_state->thread.join();
}

std::uint16_t FaultProxy::port() const { return m_state->acceptor.local_endpoint().port(); }
std::string FaultProxy::authorityPem() const { return m_state->authority; }

void FaultProxy::inject(const std::vector<Fault>& faults)
{
    m_state->onThread([&] {
        m_state->faults.set(faults);
        for (const auto& link : m_state->links) link->wake();
    });
}

void FaultProxy::heal()
{
    m_state->onThread([&] {
        m_state->faults.set({});
        for (const auto& link : m_state->links) link->heal();
    });
}

void FaultProxy::cutAll()
{
    m_state->onThread([&] {
        for (const auto& link : m_state->links) link->end(true);
    });
}

FaultProxy::Seen FaultProxy::seen() const
{
    Seen out;
    m_state->onThread([&] {
        const std::lock_guard lock(m_state->mutex);
        out = m_state->seen;
        out.hitsOf = m_state->faults.hits();
    });
    for (const auto& [wrong, count] : out.hitsOf) out.hits += count;
    return out;
}

}  // namespace ballast::test
