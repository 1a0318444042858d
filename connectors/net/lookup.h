#pragma once

#include "models/core/error.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace ballast::net {

/// Addresses as text ("192.0.2.1"), or why there are none. May take as long as it likes.
using Addresses = core::Expected<std::vector<std::string>>;
using Resolve = std::function<Addresses(const std::string& host)>;

/// The system's resolver, which blocks: for tens of seconds where no name server answers.
Addresses resolveBySystem(const std::string& host);

/// One look-up of a name on a thread of its own that nobody waits for. Asio's own resolver has a
/// thread that is joined when the io_context goes, and so holds up whoever leaves while it blocks.
/// `onFound` is called on the context's thread, and never after abandon() or destruction.
class Lookup {
public:
    explicit Lookup(boost::asio::io_context& context) : m_context(context) {}
    ~Lookup() { abandon(); }
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    void start(Resolve resolve, std::string host, std::function<void(Addresses)> onFound);
    void abandon();

private:
    struct Shared;
    boost::asio::io_context& m_context;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace ballast::net
