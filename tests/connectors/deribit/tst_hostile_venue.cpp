// A venue that wants to fill the memory: with invented instruments, with frames that never end,
// with what was never agreed upon.
#include "connectors/deribit/codec.h"
#include "connectors/deribit/session.h"
#include "connectors/net/url.h"
#include "connectors/net/ws_session.h"
#include "tests/support/resident.h"
#include "tests/support/scripted_deribit.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <functional>
#include <string>

using namespace ballast;
using namespace std::chrono_literals;
namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::int64_t kMiB = 1 << 20;

std::string notification(const std::string& channel, const std::string& data)
{
    return R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":")" + channel +
           R"(","data":)" + data + "}}";
}

const std::string kTicker = notification(
    "ticker.BTC-25SEP26-70000-C.100ms",
    R"({"timestamp":1785000000123,"state":"open","stats":{"high":0.0123,"low":null,"price_change":-1.5,"volume":10.1},)"
    R"("index_price":63123.45,"instrument_name":"BTC-25SEP26-70000-C","last_price":0.0121,"settlement_price":0.01234567,)"
    R"("min_price":0.0001,"max_price":0.0425,"open_interest":345.1,"mark_price":0.01234567,"best_ask_price":0.0125,)"
    R"("best_bid_price":0.012,"interest_rate":0.0,"mark_iv":55.12,"bid_iv":54.12,"ask_iv":56.12,)"
    R"("underlying_price":63523.4567,"underlying_index":"BTC-25SEP26","estimated_delivery_price":63123.45,)"
    R"("best_ask_amount":34.1,"best_bid_amount":12.5,)"
    R"("greeks":{"delta":0.12345,"gamma":0.00002,"vega":12.12345,"theta":-45.12345,"rho":0.00809}})");

/// Answers the upgrade and then sends, for as long as it is let, what it is told.
class RawServer {
public:
    RawServer(asio::io_context& context, std::string opening, std::string again)
        : m_acceptor(context, tcp::endpoint{asio::ip::address_v4::loopback(), 0}),
          m_socket(context),
          m_opening(std::move(opening)),
          m_again(std::move(again))
    {
        m_acceptor.async_accept(m_socket, [this](boost::system::error_code error) {
            if (!error) greet();
        });
    }
    std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }
    std::int64_t sent() const { return m_sent; }
    bool cutOff() const { return m_cutOff; }
    /// What is answered to the upgrade besides the usual.
    std::string moreHead;
    bool endlessHead = false;

private:
    void greet()
    {
        asio::async_read_until(
            m_socket, asio::dynamic_buffer(m_request), "\r\n\r\n",
            [this](boost::system::error_code error, std::size_t) {
                if (error) return;
                const auto at = m_request.find("Sec-WebSocket-Key: ") + 19;
                const QByteArray key =
                    QByteArray::fromStdString(m_request.substr(at, m_request.find('\r', at) - at));
                const QByteArray accept =
                    QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                             QCryptographicHash::Sha1)
                        .toBase64();
                const std::string head =
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                    "Upgrade\r\nSec-WebSocket-Accept: " +
                    accept.toStdString() + "\r\n" + moreHead;
                if (endlessHead) m_again = "X-More: " + std::string(1000, 'x') + "\r\n";
                write(head + (endlessHead ? "" : "\r\n" + m_opening));
            });
    }
    void write(std::string bytes)
    {
        m_writing = std::move(bytes);
        asio::async_write(m_socket, asio::buffer(m_writing),
                          [this](boost::system::error_code error, std::size_t count) {
                              m_sent += static_cast<std::int64_t>(count);
                              m_cutOff = bool(error);
                              if (!error && !m_again.empty()) write(m_again);
                          });
    }

    tcp::acceptor m_acceptor;
    tcp::socket m_socket;
    std::string m_opening, m_again, m_request, m_writing;
    std::int64_t m_sent = 0;
    bool m_cutOff = false;
};

/// The head of a frame that claims so many bytes.
std::string head(unsigned char first, std::uint64_t size)
{
    std::string out{static_cast<char>(first), '\x7f'};
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(size >> shift);
    return out;
}

std::string invented(int number, std::string text)
{
    const std::string name = "BTC-25SEP26-70000-C";
    const std::string other = "BTC-25SEP26-" + std::to_string(1'000'000 + number) + "-C";
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + other.size()))
        text.replace(at, name.size(), other);
    return text;
}

}  // namespace

class TestHostileVenue : public QObject {
    Q_OBJECT

private slots:
    void aMillionInventedInstrumentsAreNotKept_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::newRow("in tickers") << QString::fromStdString(kTicker);
        QTest::newRow("as news of new instruments") << QString::fromStdString(notification(
            "instrument.state.any.any",
            R"({"timestamp":1785000000123,"state":"created","instrument_name":"BTC-25SEP26-70000-C"})"));
    }
    void aMillionInventedInstrumentsAreNotKept()
    {
        QFETCH(QString, frame);
        const std::string one = frame.toStdString();
        market::Directory directory;
        deribit::Codec codec({"deribit", "key", &directory});
        std::vector<engine::Event> events;
        int taken = 0;
        const std::int64_t before = test::residentBytes();
        constexpr int kInvented = 1'000'000;
        for (int i = 0; i < kInvented; ++i) {
            events.clear();
            const auto decoded =
                codec.decode(invented(i, one), core::fromUnixMs(1785000000200), events);
            taken += decoded && !events.empty() ? 1 : 0;
        }
        const std::int64_t grown = test::residentBytes() - before;
        qInfo("%d of %d were taken, the memory grew by %.1f MiB", taken, kInvented,
              static_cast<double>(grown) / kMiB);
        QCOMPARE(directory.size(), deribit::kMaxInstruments);
        QCOMPARE(taken, static_cast<int>(deribit::kMaxInstruments));
        QVERIFY(grown < 64 * kMiB + test::kHeldBack);
    }

    void aListOfMoreInstrumentsThanThereAreIsCutAtTheBound()
    {
        asio::io_context context;
        test::ScriptedServer server(context);
        test::ScriptedDeribit script(server);
        script.options = test::listedOptions(23'500);
        QVERIFY(script.options.size() < 16 * kMiB);
        market::Directory directory;
        int listed = 0;
        bool up = false, downAgain = false;
        deribit::Profile profile;
        profile.venue = "test";
        profile.url = server.url();
        profile.keyId = "key";
        profile.secret = deribit::Secret{std::string{"secret"}};
        profile.currencies = {"BTC"};
        const auto sink = [&](engine::Event&& event) {
            listed += std::holds_alternative<engine::InstrumentListed>(event) ? 1 : 0;
            if (const auto* link = std::get_if<engine::LinkChanged>(&event)) {
                up = up || link->state == engine::LinkState::Up;
                downAgain = downAgain || link->state == engine::LinkState::Down;
            }
        };
        deribit::Session session(std::move(profile),
                                 {.loop = context,
                                  .directory = directory,
                                  .sink = sink,
                                  .now = [] { return core::fromUnixMs(1700000000000); },
                                  .uniform = [] { return 0.5; }},
                                 {});
        const std::int64_t before = test::residentBytes();
        session.start();
        run(context, [&] { return up || downAgain; });
        const std::int64_t grown = test::residentBytes() - before;
        qInfo("%d instruments were taken of a list of %.1f MiB; the memory grew by %.1f MiB",
              listed, static_cast<double>(script.options.size()) / kMiB,
              static_cast<double>(grown) / kMiB);
        QVERIFY(up && !downAgain);
        QCOMPARE(directory.size(), deribit::kMaxInstruments);
        QCOMPARE(listed, static_cast<int>(deribit::kMaxInstruments));
    }

    void whatNeverEndsIsEndedByUs_data()
    {
        QTest::addColumn<QByteArray>("opening");
        QTest::addColumn<QByteArray>("again");
        const std::string chunk(64 * 1024, 'x');
        const auto row = [](const char* name, const std::string& opening,
                            const std::string& again) {
            QTest::newRow(name) << QByteArray::fromStdString(opening)
                                << QByteArray::fromStdString(again);
        };
        row("a frame of 2 MiB", head(0x81, 2 << 20), chunk);
        row("a frame of 16 MiB", head(0x81, 16 << 20), chunk);
        row("a frame of 2 GiB", head(0x81, std::uint64_t{2} << 30), chunk);
        row("a frame of 2^63 bytes", head(0x81, std::uint64_t{1} << 63), chunk);
        row("a binary frame of 2 GiB", head(0x82, std::uint64_t{2} << 30), chunk);
        row("a message of pieces without end", head(0x01, chunk.size()) + chunk,
            head(0x00, chunk.size()) + chunk);
        row("a compressed frame nobody agreed on", head(0xC1, 100), std::string(100, 'x'));
        row("a masked frame", std::string{"\x81\x85MASKhello"}, std::string{"\x81\x85MASKhello"});
        row("a ping of 64 KiB", head(0x89, chunk.size()), chunk);
        row("an opcode that is none", std::string{"\x8B\x01x"}, std::string{"\x8B\x01x"});
    }
    void whatNeverEndsIsEndedByUs()
    {
        QFETCH(QByteArray, opening);
        QFETCH(QByteArray, again);
        asio::io_context context;
        RawServer server(context, opening.toStdString(), again.toStdString());
        endsSoon(context, server);
    }

    void aHeadWithoutEndIsEndedByUs()
    {
        asio::io_context context;
        RawServer server(context, {}, {});
        server.endlessHead = true;
        endsSoon(context, server);
    }

    void compressionThatWasNotOfferedIsNotAgreedTo()
    {
        asio::io_context context;
        RawServer server(context, head(0xC1, 100), std::string(100, 'x'));
        server.moreHead = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
        endsSoon(context, server);
    }

private:
    static void run(asio::io_context& context, const std::function<bool()>& until)
    {
        QElapsedTimer timer;
        timer.start();
        while (!until() && timer.elapsed() < 20'000) {
            context.restart();
            context.run_one_for(20ms);
        }
    }
    /// The connection is given up, and neither memory nor wire has cost more than a few MiB.
    static void endsSoon(asio::io_context& context, RawServer& server)
    {
        std::string reason;
        std::size_t texts = 0;
        net::WsSession session(context,
                               {.onOpen = [] {},
                                .onText = [&](std::string_view) { ++texts; },
                                .onClosed = [&](const std::string& why) { reason = why; }},
                               {});
        const std::int64_t before = test::residentBytes();
        session.connect(
            *net::parseUrl("ws://127.0.0.1:" + std::to_string(server.port()) + "/ws/api/v2"));
        run(context, [&] { return !reason.empty(); });
        const std::int64_t grown = test::residentBytes() - before;
        QVERIFY(!reason.empty());
        QCOMPARE(texts, 0u);
        qInfo("%s; %lld KiB sent, memory %+lld KiB", reason.c_str(),
              static_cast<long long>(server.sent() / 1024), static_cast<long long>(grown / 1024));
        QVERIFY(grown <= 4 * kMiB + test::kHeldBack);
        QVERIFY(server.sent() <= 16 * kMiB);
    }
};

QTEST_GUILESS_MAIN(TestHostileVenue)
#include "tst_hostile_venue.moc"
