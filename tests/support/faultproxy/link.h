#pragma once

#include "tests/support/faultproxy/fault_set.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace ballast::test {

/// What a link knows of its proxy.
struct Surroundings {
    FaultSet& faults;
    double speed = 1;
    boost::asio::ip::tcp::endpoint venue;
    std::function<void(const std::string& label)> orderSeen;
    std::function<void()> sentToDesk;
    std::function<void(const std::string& text)> saidByDesk;
};

/// One connection of the desk and its counterpart at the venue. Lives on the proxy's thread.
class Link : public std::enable_shared_from_this<Link> {
public:
    using Socket = boost::asio::ip::tcp::socket;
    Link(Socket desk, Surroundings& around, boost::asio::ssl::context* tls);

    void start();
    /// The faults have changed: what they do at once is done.
    void wake();
    /// What a black hole kept from the other side is told now.
    void heal();
    void end(bool reset);
    bool ended() const { return m_ended; }

private:
    struct Queued {
        Piece piece;
        std::chrono::steady_clock::time_point due;
    };
    struct Direction {
        explicit Direction(const boost::asio::any_io_executor& executor) : timer(executor) {}
        std::array<char, 16'384> buffer{};
        FrameReader reader;
        std::deque<Queued> queue;
        std::string heldBack, writing;
        std::chrono::steady_clock::time_point lastDue{};
        boost::asio::steady_timer timer;
        std::map<Wrong, std::size_t> passed;  ///< bytes since a fault of that kind held
        bool busy = false;                    ///< writing, or waiting to
        bool sourceEnded = false, shut = false;
    };
    Direction& direction(Way way) { return way == Way::ToDesk ? m_toDesk : m_toVenue; }
    void greet();
    void connectVenue();
    void answerHttp(int status);
    void read(Way way);
    void onBytes(Way way, std::size_t count);
    void onFrame(Way way, const Frame& frame);
    void put(Way way, Piece piece);
    void pump(Way way);
    void write(Way way);
    void wait(Way way, std::chrono::steady_clock::time_point until);
    bool meetsItsEnd(Way way, std::size_t& atMost);
    std::size_t chunk(Way way, core::Duration& pause);
    core::Duration machine(core::Duration desk) const;

    Surroundings& m_around;
    Socket m_desk, m_venue;
    std::optional<boost::asio::ssl::stream<Socket&>> m_tls;
    Direction m_toDesk, m_toVenue;
    bool m_ended = false;
};

}  // namespace ballast::test
