#include "connectors/net/lookup.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace ballast::net {
namespace asio = boost::asio;

/// What the thread and its asker have in common; whichever goes last takes it along.
struct Lookup::Shared {
    std::mutex lock;
    asio::io_context* context = nullptr;  ///< null: nobody wants to know any more
    std::function<void(Addresses)> onFound;

    void post(const std::shared_ptr<Shared>& self, Addresses found)
    {
        const std::lock_guard guard(lock);
        if (!context) return;
        asio::post(*context, [self, found = std::move(found)] { self->tell(found); });
    }
    void tell(const Addresses& found)
    {
        if (const auto call = forget()) call(found);
    }
    std::function<void(Addresses)> forget()
    {
        const std::lock_guard guard(lock);
        context = nullptr;
        return std::exchange(onFound, nullptr);
    }
};

Addresses resolveBySystem(const std::string& host)
{
    asio::io_context own;
    boost::system::error_code error;
    const auto results = asio::ip::tcp::resolver{own}.resolve(host, "", error);
    if (error) return core::failure(error.message());
    std::vector<std::string> found;
    for (const auto& result : results) found.push_back(result.endpoint().address().to_string());
    return found;
}

void Lookup::start(Resolve resolve, std::string host, std::function<void(Addresses)> onFound)
{
    abandon();
    m_shared = std::make_shared<Shared>();
    m_shared->context = &m_context;
    m_shared->onFound = std::move(onFound);
    try {
        std::thread([shared = m_shared, resolve = std::move(resolve), host = std::move(host)] {
            shared->post(shared, resolve(host));
        }).detach();
    } catch (const std::system_error& error) {
        m_shared->post(m_shared, core::failure(error.what()));
    }
}

void Lookup::abandon()
{
    if (m_shared) std::exchange(m_shared, nullptr)->forget();
}

}  // namespace ballast::net
