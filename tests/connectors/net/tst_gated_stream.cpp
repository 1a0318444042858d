// A frame that makes an order and was handed to the socket's stream already, when the gate closes.
#include "connectors/net/gated_stream.h"

#include <QElapsedTimer>
#include <QTest>

#include <boost/asio/io_context.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <array>
#include <chrono>
#include <string>
#include <vector>

using namespace ballast;
namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using boost::system::error_code;

namespace {

constexpr char kText = '\x81', kPong = '\x8a';

/// Both ends of one connection of this machine.
struct Wire {
    asio::io_context io;
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    net::GatedStream<boost::beast::tcp_stream> stream{io};
    tcp::socket peer{io};
    core::KillSwitch gate;
    std::vector<bool> fates;

    Wire()
    {
        auto& socket = stream.next_layer().socket();
        socket.connect(acceptor.local_endpoint());
        acceptor.accept(peer);
        socket.non_blocking(true);
        peer.non_blocking(true);
    }
    /// The peer does not read: as much as the kernel takes.
    void fill()
    {
        const std::vector<char> filler(65'536, 'f');
        error_code full;
        while (!full) stream.next_layer().socket().write_some(asio::buffer(filler), full);
        QVERIFY(!net::isWritable(stream.next_layer().socket()));
    }
    /// What has arrived but the filler.
    std::string arrived()
    {
        std::string all;
        std::array<char, 65'536> bytes{};
        QElapsedTimer quiet;
        for (quiet.start(); quiet.elapsed() < 200;) {
            error_code none;
            const std::size_t count = peer.read_some(asio::buffer(bytes), none);
            for (std::size_t i = 0; i < count; ++i)
                if (bytes[i] != 'f') all += bytes[i];
            run();
            if (count > 0) quiet.restart();
        }
        return all;
    }
    void run()
    {
        io.restart();
        io.poll();
    }
    void guard(Clock::time_point from = Clock::now() + std::chrono::minutes{1})
    {
        stream.guard({gate, from}, [this](bool written) { fates.push_back(written); });
    }
    struct Done {
        int times = 0;
        error_code error;
        std::size_t bytes = 0;
    };
    void write(const std::string& frame, Done& done)
    {
        stream.async_write_some(asio::buffer(frame), [&done](error_code error, std::size_t bytes) {
            done = {done.times + 1, error, bytes};
        });
    }
};

}  // namespace

class TestGatedStream : public QObject {
    Q_OBJECT
private slots:
    void anOrderPassesAnOpenGateInTheCallThatWritesIt()
    {
        Wire wire;
        const std::string frame = std::string{kText} + "order";
        Wire::Done done;
        wire.guard();
        wire.write(frame, done);
        QCOMPARE(wire.fates, std::vector<bool>{true});
        wire.gate.close("a drill");  // too late for this one: it has begun
        QCOMPARE(wire.arrived(), frame);
        QCOMPARE(done.times, 1);
        QCOMPARE(done.bytes, frame.size());
    }

    /// Handed over, and not a byte of it written yet, for the kernel takes none.
    void anOrderThatWaitsForTheKernelWhenTheGateClosesIsSwallowedWhole()
    {
        Wire wire;
        const std::string frame = std::string{kText} + "order",
                          next = std::string{kText} + "cancel";
        Wire::Done done, after;
        wire.fill();
        wire.guard();
        wire.write(frame, done);
        wire.run();
        QCOMPARE(done.times, 0);
        QVERIFY(wire.fates.empty());
        wire.gate.close("a drill");
        QCOMPARE(wire.arrived(), std::string{});
        QCOMPARE(wire.fates, std::vector<bool>{false});
        QCOMPARE(done.times, 1);
        QVERIFY(!done.error);
        QCOMPARE(done.bytes, frame.size());
        wire.write(next, after);  // not guarded, and the connection lives
        QCOMPARE(wire.arrived(), next);
    }

    /// A gate that a person has opened again is open to what was decided after that.
    void anOrderOfBeforeAHaltDoesNotLeaveAfterIt()
    {
        Wire wire;
        const std::string frame = std::string{kText} + "order";
        Wire::Done done;
        wire.guard();
        wire.gate.close("a drill");
        QVERIFY(wire.gate.open(wire.gate.closings()));
        wire.write(frame, done);
        QCOMPARE(wire.fates, std::vector<bool>{false});
        QCOMPARE(wire.arrived(), std::string{});
        QCOMPARE(done.bytes, frame.size());
    }

    void anOrderThatWaitedTooLongIsSwallowed()
    {
        Wire wire;
        const std::string frame = std::string{kText} + "order";
        Wire::Done done;
        wire.guard(Clock::now() - net::Leave::kFor - std::chrono::milliseconds{1});
        wire.write(frame, done);
        QCOMPARE(wire.fates, std::vector<bool>{false});
        QCOMPARE(wire.arrived(), std::string{});
    }

    void anOrderThatWaitsAtAnOpenGateLeavesWhenTheKernelTakesIt()
    {
        Wire wire;
        const std::string frame = std::string{kText} + "order";
        Wire::Done done;
        wire.fill();
        wire.guard();
        wire.write(frame, done);
        wire.run();
        QVERIFY(wire.fates.empty());
        QCOMPARE(wire.arrived(), frame);
        QCOMPARE(wire.fates, std::vector<bool>{true});
    }

    /// Beast answers a ping by itself, between the guard and the frame that is meant.
    void aPongIsNoOrder()
    {
        Wire wire;
        const std::string pong = std::string{kPong} + "beat", frame = std::string{kText} + "order";
        Wire::Done first, second;
        wire.guard();
        wire.gate.close("a drill");
        wire.write(pong, first);
        QCOMPARE(wire.arrived(), pong);
        QVERIFY(wire.fates.empty());
        wire.write(frame, second);
        QCOMPARE(wire.fates, std::vector<bool>{false});
        QCOMPARE(wire.arrived(), std::string{});
        QCOMPARE(second.times, 1);
    }

    void aConnectionThatEndsWhileAnOrderWaitsSaysNothingOfIt()
    {
        Wire wire;
        const std::string frame = std::string{kText} + "order";
        Wire::Done done;
        wire.fill();
        wire.guard();
        wire.write(frame, done);
        wire.stream.next_layer().close();
        wire.run();
        QCOMPARE(done.times, 1);
        QVERIFY(bool(done.error));
        QVERIFY(wire.fates.empty());
    }
};

QTEST_GUILESS_MAIN(TestGatedStream)
#include "tst_gated_stream.moc"
