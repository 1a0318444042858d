// The fault proxy itself: what it splits, what it spoils, and what it does to a stream.
#include "tests/support/faultproxy/fault_proxy.h"
#include "tests/support/faultproxy/fault_set.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace ballast::test;

namespace {

const std::string kSell = R"({"method":"private/sell","params":{"label":"R1-A"}})";
const std::string kCancelAll = R"({"method":"private/cancel_all"})";
const std::string kHead = "HTTP/1.1 101 Switching Protocols\r\n\r\n";

Frame readOne(const std::string& bytes)
{
    FrameReader reader;
    reader.feed("\r\n\r\n" + bytes);
    reader.head();
    return reader.next().value_or(Frame{});
}

/// A desk's end and a venue's end with the proxy between them, all on this thread's event loop.
class Wire {
public:
    Wire()
    {
        if (!m_server.listen(QHostAddress::LocalHost)) qFatal("no port is free");
        proxy = std::make_unique<FaultProxy>(
            FaultProxy::Options{.upstream = m_server.serverPort(), .seed = 3});
        desk.connectToHost(QHostAddress(QHostAddress::LocalHost), proxy->port());
        if (!m_server.waitForNewConnection(5000)) qFatal("the proxy does not connect");
        venue.reset(m_server.nextPendingConnection());
        venue->setParent(nullptr);  // else the server would delete it as well
        say(*venue, kHead);
        hear(kHead.size());
    }
    static void say(QTcpSocket& end, const std::string& bytes)
    {
        end.write(bytes.data(), static_cast<qint64>(bytes.size()));
        end.flush();
    }
    /// What the desk has heard, once it is so much or the link has ended.
    std::string hear(std::size_t atLeast)
    {
        const auto enough = [&] {
            m_heard += desk.readAll().toStdString();
            return m_heard.size() >= atLeast || desk.state() == QAbstractSocket::UnconnectedState;
        };
        static_cast<void>(QTest::qWaitFor(enough, 5000));
        return std::exchange(m_heard, {});
    }

    std::unique_ptr<FaultProxy> proxy;
    QTcpSocket desk;
    std::unique_ptr<QTcpSocket> venue;

private:
    QTcpServer m_server;
    std::string m_heard;
};

Fault fault(Wrong wrong, std::size_t count = 0)
{
    Fault out;
    out.wrong = wrong;
    out.count = count;
    return out;
}

}  // namespace

class TestFaultProxy : public QObject {
    Q_OBJECT

private slots:
    void framesAreSplitWhateverTheirLengthAndMask_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("masked");
        for (const int length : {0, 125, 126, 65535, 65536, 200000})
            for (const bool masked : {false, true})
                QTest::addRow("%d %d", length, masked) << length << masked;
    }
    void framesAreSplitWhateverTheirLengthAndMask()
    {
        QFETCH(int, length);
        QFETCH(bool, masked);
        const std::string payload(static_cast<std::size_t>(length), 'x');
        const std::string bytes = frameOf(1, payload, true, masked) + frameOf(9, "p");
        FrameReader reader;
        reader.feed("GET / HTTP/1.1\r\n\r\n");
        QVERIFY(reader.head());
        std::vector<Frame> frames;
        for (std::size_t i = 0; i < bytes.size(); i += 997) {
            reader.feed(std::string_view{bytes}.substr(i, 997));
            while (auto frame = reader.next()) frames.push_back(std::move(*frame));
        }
        QCOMPARE(frames.size(), 2U);
        QVERIFY(frames[0].payload == payload && frames[0].isText() && frames[0].isLast);
        QCOMPARE(frames[0].raw + frames[1].raw, bytes);
        QCOMPARE(frames[1].payload, "p");
    }

    void anOrderIsKnownByItsLabel()
    {
        QCOMPARE(createdLabel(readOne(frameOf(1, kSell, true, true))), "R1-A");
        QCOMPARE(createdLabel(readOne(frameOf(1, kCancelAll))), "");
    }

    void aMessageIsSpoiltAsItIsCalled_data()
    {
        QTest::addColumn<int>("wrong");
        QTest::addColumn<std::vector<std::string>>("first");  ///< bytes of what a "one" becomes
        QTest::addColumn<std::vector<std::string>>("second");
        const std::string one = frameOf(1, "ones"), two = frameOf(1, "twos");
        using All = std::vector<std::string>;
        const auto row = [](const char* name, Wrong wrong, const All& first, const All& second) {
            QTest::newRow(name) << static_cast<int>(wrong) << first << second;
        };
        row("drop", Wrong::Drop, {}, {});
        row("duplicate", Wrong::Duplicate, {one, one}, {two, two});
        row("reorder", Wrong::Reorder, {}, {two, one});
        row("truncate", Wrong::Truncate, {frameOf(1, "on")}, {frameOf(1, "tw")});
        row("cut frame", Wrong::CutFrame, {one.substr(0, 3)}, {two.substr(0, 3)});
        row("fragment", Wrong::Fragment, {frameOf(1, "on", false), frameOf(0, "es")},
            {frameOf(1, "tw", false), frameOf(0, "os")});
        row("masked", Wrong::MaskedFrame, {frameOf(1, "ones", true, true)},
            {frameOf(1, "twos", true, true)});
        row("going away", Wrong::CloseFrame, {frameOf(8, std::string_view{"\x03\xE9", 2})},
            {frameOf(8, std::string_view{"\x03\xE9", 2})});
        row("of bytes, not of messages", Wrong::Delay, {one}, {two});
    }
    void aMessageIsSpoiltAsItIsCalled()
    {
        QFETCH(int, wrong);
        QFETCH(std::vector<std::string>, first);
        QFETCH(std::vector<std::string>, second);
        FaultSet faults(1);
        faults.set({fault(static_cast<Wrong>(wrong))});
        std::string heldBack;
        const auto bytes = [](const std::vector<Piece>& pieces) {
            std::vector<std::string> out;
            for (const Piece& piece : pieces) out.push_back(piece.bytes);
            return out;
        };
        QVERIFY(bytes(faults.apply(Way::ToDesk, readOne(frameOf(1, "ones")), heldBack)) == first);
        QVERIFY(bytes(faults.apply(Way::ToDesk, readOne(frameOf(1, "twos")), heldBack)) == second);
        // Not in the other direction, and not what holds no such text.
        QVERIFY(faults.apply(Way::ToVenue, readOne(frameOf(1, "ones")), heldBack).size() == 1);
    }

    void theSameSeedFlipsTheSameBits()
    {
        const auto spoilt = [](std::uint64_t seed) {
            FaultSet faults(seed);
            faults.set({fault(Wrong::Corrupt)});
            std::string out, heldBack;
            for (int i = 0; i < 20; ++i)
                out += faults.apply(Way::ToDesk, readOne(frameOf(1, "a long message")), heldBack)
                           .front()
                           .bytes;
            return out;
        };
        QVERIFY(spoilt(7) == spoilt(7));
        QVERIFY(spoilt(7) != spoilt(8));
    }

    void aFaultBeginsWithTheOrderOrAfterIt()
    {
        Fault with = fault(Wrong::Drop), after = fault(Wrong::Duplicate);
        with.begins = Begins::WithOrder;
        after.begins = Begins::AfterOrder;
        FaultSet faults(1);
        faults.set({with, after});
        std::string heldBack;
        const Frame frame = readOne(frameOf(1, "ones"));
        QCOMPARE(faults.apply(Way::ToDesk, frame, heldBack).size(), 1U);
        faults.orderComes();
        QCOMPARE(faults.apply(Way::ToDesk, frame, heldBack).size(), 0U);
        faults.set({after});
        faults.orderComes();
        QCOMPARE(faults.apply(Way::ToDesk, frame, heldBack).size(), 1U);
        faults.orderWent();
        QCOMPARE(faults.apply(Way::ToDesk, frame, heldBack).size(), 2U);
    }

    void withoutAFaultEveryByteComesThrough()
    {
        Wire wire;
        std::string all;
        for (int i = 0; i < 200; ++i) all += frameOf(1, std::string(i * 37 % 900, 'a'));
        Wire::say(*wire.venue, all);
        QVERIFY(wire.hear(all.size()) == all);
        QCOMPARE(wire.proxy->seen().hits, 0U);
    }

    void aLinkIsCutAfterSoManyBytes_data()
    {
        QTest::addColumn<int>("wrong");
        QTest::addColumn<int>("error");
        QTest::newRow("cut") << static_cast<int>(Wrong::Cut)
                             << static_cast<int>(QAbstractSocket::RemoteHostClosedError);
        QTest::newRow("reset") << static_cast<int>(Wrong::Reset) << -1;
    }
    void aLinkIsCutAfterSoManyBytes()
    {
        QFETCH(int, wrong);
        QFETCH(int, error);
        Wire wire;
        wire.proxy->inject({fault(static_cast<Wrong>(wrong), 500)});
        Wire::say(*wire.venue, frameOf(1, std::string(2000, 'a')));
        const std::string heard = wire.hear(2000);
        QCOMPARE(wire.desk.state(), QAbstractSocket::UnconnectedState);
        // What a reset overtakes is lost.
        if (error >= 0)
            QCOMPARE(heard.size(), 500U);
        else
            QVERIFY(heard.size() <= 500);
        QCOMPARE(wire.proxy->seen().hits, 1U);
    }

    void aBlackHoleEndsNothingAndIsSeenInNothing()
    {
        Wire wire;
        wire.proxy->inject({fault(Wrong::BlackHole)});
        const auto before = wire.proxy->seen().lastToDesk;
        Wire::say(*wire.venue, frameOf(1, "lost"));
        QTRY_VERIFY(wire.proxy->seen().hits == 1);
        QCOMPARE(wire.desk.state(), QAbstractSocket::ConnectedState);
        QVERIFY(wire.proxy->seen().lastToDesk == before);
        wire.proxy->heal();
        Wire::say(*wire.venue, frameOf(1, "kept"));
        QCOMPARE(wire.hear(6), frameOf(1, "kept"));
    }

    void aHalfClosedLinkStillCarriesTheOtherWay()
    {
        Wire wire;
        wire.proxy->inject({fault(Wrong::HalfClose)});
        QTRY_VERIFY(wire.proxy->seen().hits == 1);
        QCOMPARE(wire.proxy->seen().hitsOf[Wrong::HalfClose], 1U);
    }

    void ordersAreCountedByLabel()
    {
        Wire wire;
        Wire::say(wire.desk, "GET / HTTP/1.1\r\n\r\n");
        for (const char* label : {"R1-A", "R1-B", "R1-A"})
            Wire::say(wire.desk, frameOf(1,
                                         "{\"method\":\"private/buy\",\"params\":{\"label\":\"" +
                                             std::string{label} + "\"}}",
                                         true, true));
        QTRY_COMPARE(wire.proxy->seen().orders["R1-B"], 1);
        QTRY_COMPARE(wire.proxy->seen().orders["R1-A"], 2);
    }
};

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_faultproxy.moc"
