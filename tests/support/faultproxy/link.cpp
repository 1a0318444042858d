#include "tests/support/faultproxy/link.h"

#include <boost/asio/write.hpp>

#include <algorithm>

namespace ballast::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

}  // namespace

Link::Link(Socket desk, Surroundings& around, asio::ssl::context* tls)
    : m_around(around),
      m_desk(std::move(desk)),
      m_venue(m_desk.get_executor()),
      m_toDesk(m_desk.get_executor()),
      m_toVenue(m_desk.get_executor())
{
    if (tls) m_tls.emplace(m_desk, *tls);
    error_code ignored;
    m_desk.set_option(tcp::no_delay(true), ignored);
}

core::Duration Link::machine(core::Duration desk) const
{
    return core::fromSeconds(core::seconds(desk) / m_around.speed);
}

void Link::start()
{
    FaultSet& faults = m_around.faults;
    if (faults.find(Wrong::Refuse, Way::ToDesk)) {
        faults.hit(Wrong::Refuse);
        return end(false);
    }
    if (m_tls && faults.find(Wrong::TlsStall, Way::ToDesk)) return faults.hit(Wrong::TlsStall);
    if (!m_tls) return greet();
    m_tls->async_handshake(asio::ssl::stream_base::server,
                           [self = shared_from_this()](error_code error) {
                               error ? self->end(false) : self->greet();
                           });
}

void Link::greet()
{
    FaultSet& faults = m_around.faults;
    if (faults.find(Wrong::SilentConnect, Way::ToDesk)) return faults.hit(Wrong::SilentConnect);
    if (const Fault* fault = faults.find(Wrong::HttpError, Way::ToDesk)) {
        faults.hit(Wrong::HttpError);
        return answerHttp(fault->status);
    }
    connectVenue();
}

void Link::connectVenue()
{
    m_venue.async_connect(m_around.venue, [self = shared_from_this()](error_code error) {
        if (error || self->m_ended) return self->end(false);
        error_code ignored;
        self->m_venue.set_option(tcp::no_delay(true), ignored);
        self->read(Way::ToDesk);
        self->read(Way::ToVenue);
    });
}

void Link::answerHttp(int status)
{
    put(Way::ToDesk, {"HTTP/1.1 " + std::to_string(status) +
                      " No\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"});
}

void Link::read(Way way)
{
    Direction& d = direction(way);
    const auto done = [self = shared_from_this(), way](error_code error, std::size_t count) {
        if (self->m_ended) return;
        if (!error) return self->onBytes(way, count);
        self->direction(way).sourceEnded = true;
        self->pump(way);
    };
    const auto buffer = asio::buffer(d.buffer);
    if (way == Way::ToDesk)
        m_venue.async_read_some(buffer, done);
    else if (m_tls)
        m_tls->async_read_some(buffer, done);
    else
        m_desk.async_read_some(buffer, done);
}

void Link::onBytes(Way way, std::size_t count)
{
    Direction& d = direction(way);
    d.reader.feed({d.buffer.data(), count});
    if (auto head = d.reader.head()) put(way, {std::move(*head)});
    while (auto frame = d.reader.next()) onFrame(way, *frame);
    if (!m_ended) read(way);
}

void Link::onFrame(Way way, const Frame& frame)
{
    Direction& d = direction(way);
    if (way == Way::ToVenue && frame.isText()) m_around.saidByDesk(frame.payload);
    const std::string label = way == Way::ToVenue ? createdLabel(frame) : std::string{};
    if (!label.empty()) {
        m_around.orderSeen(label);
        m_around.faults.orderComes();
    }
    for (Piece& piece : m_around.faults.apply(way, frame, d.heldBack)) put(way, std::move(piece));
    if (label.empty()) return;
    m_around.faults.orderWent();
    wake();
}

void Link::put(Way way, Piece piece)
{
    Direction& d = direction(way);
    FaultSet& faults = m_around.faults;
    if (faults.find(Wrong::BlackHole, way)) return faults.hit(Wrong::BlackHole);
    core::Duration late{};
    if (const Fault* fault = faults.find(Wrong::Delay, way)) {
        late += machine(fault->time);
        faults.hit(Wrong::Delay);
    }
    if (const Fault* fault = faults.find(Wrong::Jitter, way)) {
        late += core::fromSeconds(core::seconds(machine(fault->time)) * faults.uniform());
        faults.hit(Wrong::Jitter);
    }
    d.lastDue = std::max(d.lastDue, Steady::now() + late);
    d.queue.push_back({std::move(piece), d.lastDue});
    pump(way);
}

/// The faults that end a direction or a connection; true: this one did.
bool Link::meetsItsEnd(Way way, std::size_t& atMost)
{
    Direction& d = direction(way);
    FaultSet& faults = m_around.faults;
    for (const Wrong wrong : {Wrong::Cut, Wrong::Reset}) {
        const Fault* fault = faults.find(wrong, way);
        if (!fault) {
            d.passed.erase(wrong);
            continue;
        }
        const std::size_t passed = d.passed[wrong];
        if (passed >= fault->count) {
            faults.hit(wrong);
            end(wrong == Wrong::Reset);
            return true;
        }
        atMost = std::min(atMost, fault->count - passed);
    }
    if (!d.shut && faults.find(Wrong::HalfClose, way)) {
        faults.hit(Wrong::HalfClose);
        d.shut = true;
        error_code ignored;
        (way == Way::ToDesk ? m_desk : m_venue).shutdown(tcp::socket::shutdown_send, ignored);
    }
    if (d.shut) d.queue.clear();
    return false;
}

/// How many bytes leave at once, and how long it waits afterwards.
std::size_t Link::chunk(Way way, core::Duration& pause)
{
    FaultSet& faults = m_around.faults;
    std::size_t size = direction(way).queue.front().piece.bytes.size();
    if (const Fault* fault = faults.find(Wrong::SlowLoris, way)) {
        faults.hit(Wrong::SlowLoris);
        pause += machine(fault->time);
        size = std::min<std::size_t>(size, 1);
    }
    if (faults.find(Wrong::Dribble, way)) {
        faults.hit(Wrong::Dribble);
        size = std::min(size, 1 + static_cast<std::size_t>(faults.uniform() * 40));
    }
    if (const Fault* fault = faults.find(Wrong::Bandwidth, way)) {
        faults.hit(Wrong::Bandwidth);
        const double rate = static_cast<double>(fault->count) * m_around.speed;
        size = std::min(size, std::max<std::size_t>(1, static_cast<std::size_t>(rate * 0.01)));
        pause += core::fromSeconds(static_cast<double>(size) / rate);
    }
    return size;
}

void Link::pump(Way way)
{
    Direction& d = direction(way);
    if (m_ended || d.busy) return;
    std::size_t atMost = std::numeric_limits<std::size_t>::max();
    if (meetsItsEnd(way, atMost)) return;
    if (d.queue.empty()) {
        if (d.sourceEnded && !m_around.faults.find(Wrong::BlackHole, way) && !d.shut) end(false);
        return;
    }
    if (d.queue.front().due > Steady::now()) return wait(way, d.queue.front().due);
    write(way);
}

void Link::wait(Way way, Steady::time_point until)
{
    Direction& d = direction(way);
    d.busy = true;
    d.timer.expires_at(until);
    d.timer.async_wait([self = shared_from_this(), way](error_code) {
        self->direction(way).busy = false;
        self->pump(way);
    });
}

void Link::write(Way way)
{
    Direction& d = direction(way);
    std::size_t atMost = std::numeric_limits<std::size_t>::max();
    if (meetsItsEnd(way, atMost)) return;
    core::Duration pause{};
    const std::size_t size = std::min(chunk(way, pause), atMost);
    Piece& piece = d.queue.front().piece;
    d.writing = piece.bytes.substr(0, size);
    piece.bytes.erase(0, size);
    const bool reset = piece.bytes.empty() && piece.thenReset;
    if (piece.bytes.empty()) d.queue.pop_front();
    d.busy = true;
    const auto done = [self = shared_from_this(), way, size, pause, reset](error_code error,
                                                                           std::size_t) {
        Direction& here = self->direction(way);
        here.busy = false;
        if (self->m_ended) return;
        if (error || reset) return self->end(reset);
        for (const Wrong wrong : {Wrong::Cut, Wrong::Reset}) here.passed[wrong] += size;
        if (way == Way::ToDesk) self->m_around.sentToDesk();
        pause > core::Duration::zero() ? self->wait(way, Steady::now() + pause) : self->pump(way);
    };
    const auto buffer = asio::buffer(d.writing);
    if (way == Way::ToVenue)
        asio::async_write(m_venue, buffer, done);
    else if (m_tls)
        asio::async_write(*m_tls, buffer, done);
    else
        asio::async_write(m_desk, buffer, done);
}

void Link::wake()
{
    for (const Way way : {Way::ToDesk, Way::ToVenue}) pump(way);
}

void Link::heal()
{
    if (!m_venue.is_open() || m_toDesk.shut || m_toVenue.shut) return end(false);
    wake();
}

void Link::end(bool reset)
{
    if (m_ended) return;
    m_ended = true;
    m_toDesk.timer.cancel();
    m_toVenue.timer.cancel();
    error_code ignored;
    for (Socket* socket : {&m_desk, &m_venue}) {
        if (reset) socket->set_option(asio::socket_base::linger(true, 0), ignored);
        socket->close(ignored);
    }
}

}  // namespace ballast::test
