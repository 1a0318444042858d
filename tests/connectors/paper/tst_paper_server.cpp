// The server on a real socket, spoken to by a plain client.
#include "connectors/paper/server.h"

#include "connectors/paper/peer.h"
#include "connectors/paper/server_loop.h"
#include "tests/support/scripted_market.h"

#include <QTest>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

using namespace ballast;
using namespace ballast::paper;
using namespace ballast::paper_market;
using namespace ballast::paper_trading;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = boost::asio::ip::tcp;

namespace {

ServerOptions scripted()
{
    ServerOptions options;
    options.market = std::make_unique<test::ScriptedMarket>();
    options.start = core::parseIsoUtc("2026-11-22T12:00:00Z").value();
    return options;
}

/// A blocking client. What it waits for is always owed to it, so it cannot wait for ever.
class Client {
public:
    explicit Client(const ExchangeServer& server) : m_socket(m_io)
    {
        m_socket.next_layer().connect({boost::asio::ip::address_v4::loopback(), server.port()});
        m_socket.handshake("127.0.0.1", "/ws/api/v2");
    }
    void say(const std::string& frame) { m_socket.write(boost::asio::buffer(frame)); }
    std::string hear()
    {
        beast::flat_buffer buffer;
        beast::error_code error;
        m_socket.read(buffer, error);
        return error ? "closed" : beast::buffers_to_string(buffer.data());
    }
    /// Hears until a frame contains `what`.
    std::string await(const std::string& what)
    {
        for (int i = 0; i < 10'000; ++i)
            if (const std::string frame = hear();
                frame == "closed" || frame.find(what) != std::string::npos)
                return frame;
        return "nothing";
    }
    std::string ask(const std::string& method, const std::string& params = "{}")
    {
        const std::string id = std::to_string(++m_id);
        say(R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":")" + method + R"(","params":)" +
            params + "}");
        return await("\"id\":" + id + ",");
    }
    void login()
    {
        ask("public/auth",
            R"({"grant_type":"client_credentials","client_id":"paper","client_secret":"paper"})");
    }
    void drop() { m_socket.next_layer().close(); }

private:
    boost::asio::io_context m_io;
    beast::websocket::stream<tcp::socket> m_socket;
    int m_id = 0;
};

std::pair<int, std::string> get(const ExchangeServer& server, const std::string& target)
{
    boost::asio::io_context io;
    tcp::socket socket(io);
    socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
    http::request<http::empty_body> request{http::verb::get, target, 11};
    request.set(http::field::host, "127.0.0.1");
    http::write(socket, request);
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(socket, buffer, response);
    return {static_cast<int>(response.result_int()), response.body()};
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class tst_PaperServer : public QObject {
    Q_OBJECT
private slots:
    void saysWhyItCannotStart();
    void answersHttpAndWebSocket();
    void tradesAndTells();
    void cancelsWhenTheConnectionDrops();
    void closesOversizedFrames();
    void importsPositionsFromAnyThread();
    void replacesTheDemoBookWhenImportedOnceAndTwice();
    void acceptsAgainAfterAnAttemptThatFailed_data();
    void acceptsAgainAfterAnAttemptThatFailed();
    void refusesTheThirtyThirdConnection();
    void stopsUnderLoad();
    void runsTheGeneratedMarketFast();
    void seedsTheDemoDesk();
};

void tst_PaperServer::saysWhyItCannotStart()
{
    auto first = ExchangeServer::start(scripted());
    QVERIFY(first.has_value());
    ServerOptions taken = scripted();
    taken.port = (*first)->port();
    const auto second = ExchangeServer::start(std::move(taken));
    QVERIFY(!second.has_value());
    QVERIFY2(contains(second.error().message, "choose another port"),
             second.error().message.c_str());
    ServerOptions fast = scripted();
    fast.speed = 1001;
    QVERIFY(!ExchangeServer::start(std::move(fast)).has_value());
    ServerOptions twins = scripted();
    twins.accounts.push_back({.key = "a", .secret = "b"});
    twins.accounts.push_back({.key = "a", .secret = "c"});
    QVERIFY(!ExchangeServer::start(std::move(twins)).has_value());
    ServerOptions lost = scripted();
    lost.accounts.push_back(
        {.key = "a", .secret = "b", .positions = {{"NOTHING", test::quantity("1"), {}}}});
    QVERIFY(!ExchangeServer::start(std::move(lost)).has_value());
}

void tst_PaperServer::answersHttpAndWebSocket()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    QCOMPARE((*server)->marketDescription(), std::string{"a scripted market"});
    QCOMPARE((*server)->accountNames(), std::vector<std::string>{"paper"});
    const auto [status, body] =
        get(**server, "/api/v2/public/ticker?instrument_name=BTC-PERPETUAL");
    QCOMPARE(status, 200);
    QVERIFY(contains(body, "\"best_bid_price\":60000,"));
    QCOMPARE(get(**server, "/api/v2/private/get_positions").first, 400);
    QCOMPARE(get(**server, "/").first, 404);
    Client client(**server);
    QVERIFY(contains(client.ask("public/get_instruments", R"({"currency":"BTC"})"),
                     "BTC-25DEC26-60000-C"));
    client.say("{not json");
    QVERIFY(contains(client.hear(), "11050"));
    // The clock of the server is the one it stamps with.
    const core::Time now = (*server)->clock().at(std::chrono::steady_clock::now());
    const std::string time = client.ask("public/get_time");
    const auto at = std::stoll(time.substr(time.find("\"result\":") + 9));
    QVERIFY(at >= core::toUnixMs(now) && at < core::toUnixMs(now) + 60'000);
}

void tst_PaperServer::tradesAndTells()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    Client client(**server);
    client.login();
    client.ask(
        "private/subscribe",
        R"({"channels":["user.changes.any.any.raw","user.portfolio.btc","book.BTC-PERPETUAL.raw"]})");
    QVERIFY(contains(client.await("snapshot"), "book.BTC-PERPETUAL.raw"));
    client.say(
        R"({"jsonrpc":"2.0","id":77,"method":"private/buy","params":{"instrument_name":"BTC-PERPETUAL","amount":1000,"price":60001,"time_in_force":"immediate_or_cancel","label":"R1-x"}})");
    QVERIFY(contains(client.await("\"id\":77"), "\"order_state\":\"filled\""));
    const std::string change = client.await("delete");
    QVERIFY(contains(change, R"(["delete",60001,0])") && contains(change, "prev_change_id"));
    QVERIFY(contains(client.await("user.changes"), "R1-x"));
    QVERIFY(contains(client.await("user.portfolio"), "delta_total"));
    QVERIFY(contains(client.ask("private/get_position", R"({"instrument_name":"BTC-PERPETUAL"})"),
                     "\"size\":1000,"));
}

void tst_PaperServer::cancelsWhenTheConnectionDrops()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    Client watcher(**server);
    watcher.login();
    watcher.ask("private/subscribe", R"({"channels":["user.orders.any.any.raw"]})");
    Client trader(**server);
    trader.login();
    trader.ask("private/enable_cancel_on_disconnect");
    trader.ask("private/buy", R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"price":59900})");
    QVERIFY(contains(watcher.await("user.orders"), "\"order_state\":\"open\""));
    trader.drop();
    const std::string news = watcher.await("user.orders");
    QVERIFY(contains(news, "\"order_state\":\"cancelled\"") &&
            contains(news, "cancel_on_disconnect"));
}

void tst_PaperServer::closesOversizedFrames()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    Client client(**server);
    client.say(R"({"jsonrpc":"2.0","id":1,"method":"public/test","params":{"x":")" +
               std::string(1U << 20U, 'x') + "\"}}");
    QCOMPARE(client.hear(), std::string{"closed"});
    Client next(**server);
    QVERIFY(contains(next.ask("public/test"), "version"));
}

void tst_PaperServer::importsPositionsFromAnyThread()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    QVERIFY((*server)
                ->importPositions({{"BTC-25DEC26-60000-C", test::quantity("-3"), 0.05}})
                .has_value());
    QVERIFY(!(*server)
                 ->importPositions({{"BTC-PERPETUAL", test::quantity("10"), {}},
                                    {"NOTHING", test::quantity("1"), {}}})
                 .has_value());
    QVERIFY(!(*server)->importPositions({}, "nobody").has_value());
    Client client(**server);
    client.login();
    const std::string positions = client.ask("private/get_positions", R"({"currency":"BTC"})");
    QVERIFY(contains(positions, "\"size\":-3,") && contains(positions, "\"average_price\":0.05,"));
    QVERIFY(!contains(positions, "BTC-PERPETUAL"));
}

void tst_PaperServer::replacesTheDemoBookWhenImportedOnceAndTwice()
{
    ServerOptions options;
    options.demoBook = true;
    options.start = core::parseIsoUtc("2026-11-22T12:00:00Z").value();
    auto server = ExchangeServer::start(std::move(options));
    QVERIFY(server.has_value());
    Client client(**server);
    client.login();
    const auto instruments = [&] {
        const std::string held = client.ask("private/get_positions");
        int count = 0;
        for (std::size_t at = 0; (at = held.find("\"instrument_name\":", at)) != std::string::npos;
             ++at)
            ++count;
        return count;
    };
    QVERIFY(instruments() > 5);
    for (int time = 0; time < 2; ++time) {
        QVERIFY((*server)
                    ->importPositions({{"BTC-PERPETUAL", test::quantity("-30"), 50'000.0}})
                    .has_value());
        QCOMPARE(instruments(), 1);
        const std::string held =
            client.ask("private/get_position", R"({"instrument_name":"BTC-PERPETUAL"})");
        QVERIFY2(contains(held, "\"size\":-30,"), held.c_str());
        QVERIFY2(contains(held, "\"average_price\":50000,"), held.c_str());
    }
    // Nothing is no book, and takes none away.
    QVERIFY(!(*server)->importPositions({}).has_value());
    QCOMPARE(instruments(), 1);
}

void tst_PaperServer::acceptsAgainAfterAnAttemptThatFailed_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("out of descriptors") << int(boost::asio::error::no_descriptors);
    QTest::newRow("the peer was gone again") << int(boost::asio::error::connection_aborted);
}

void tst_PaperServer::acceptsAgainAfterAnAttemptThatFailed()
{
    QFETCH(int, error);
    ServerOptions options = scripted();
    const core::Time start = options.start;
    ServerLoop loop(std::move(options), start);
    QVERIFY(loop.listen(0).has_value());
    // As the loop is told by the system; nothing else listens.
    loop.onAccepted({error, boost::system::system_category()}, tcp::socket{loop.io});
    tcp::socket client(loop.io);
    client.connect({boost::asio::ip::address_v4::loopback(), loop.boundPort});
    while (loop.peers.empty() && loop.io.run_one_for(std::chrono::seconds{10}) > 0) {
    }
    QCOMPARE(loop.peers.size(), std::size_t{1});
    loop.stopping = true;
    loop.acceptor.close();
    for (const auto& peer : std::set{loop.peers}) peer->shut();
    loop.io.poll();
}

void tst_PaperServer::refusesTheThirtyThirdConnection()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 32; ++i) {
        clients.push_back(std::make_unique<Client>(**server));
        QVERIFY(contains(clients.back()->ask("public/test"), "version"));
    }
    QVERIFY_EXCEPTION_THROWN(std::make_unique<Client>(**server), boost::system::system_error);
    clients.pop_back();
    QCOMPARE(get(**server, "/api/v2/public/get_time").first, 200);
}

void tst_PaperServer::stopsUnderLoad()
{
    auto server = ExchangeServer::start(scripted());
    QVERIFY(server.has_value());
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<Client>(**server));
        clients.back()->say(
            R"({"jsonrpc":"2.0","id":1,"method":"public/subscribe","params":{"channels":["ticker.BTC-PERPETUAL.100ms"]}})");
    }
    (*server)->stop();
    (*server)->stop();
    for (const auto& client : clients) QCOMPARE(client->await("never said"), std::string{"closed"});
    QCOMPARE((*server)->accountNames().size(), std::size_t{1});
}

void tst_PaperServer::runsTheGeneratedMarketFast()
{
    ServerOptions options;
    options.seed = 7;
    options.speed = 1000;
    options.start = core::parseIsoUtc("2026-11-22T12:00:00Z").value();
    auto server = ExchangeServer::start(std::move(options));
    QVERIFY(server.has_value());
    Client client(**server);
    client.ask("public/subscribe",
               R"({"channels":["ticker.BTC-PERPETUAL.100ms","book.BTC-PERPETUAL.100ms"]})");
    double changeId = 0;
    int changes = 0;
    const auto number = [](const std::string& frame, const std::string& name) {
        const std::size_t at = frame.find("\"" + name + "\":");
        return at == std::string::npos ? 0 : std::stod(frame.substr(at + name.size() + 3));
    };
    while (changes < 10) {
        const std::string frame = client.await("\"book.BTC-PERPETUAL.100ms\"");
        QVERIFY(frame != "closed");
        if (changeId != 0) QCOMPARE(number(frame, "prev_change_id"), changeId);
        changes += changeId != 0;
        changeId = number(frame, "change_id");
    }
}

void tst_PaperServer::seedsTheDemoDesk()
{
    ServerOptions options;
    options.demoBook = true;
    options.start = core::parseIsoUtc("2026-11-22T12:00:00Z").value();
    auto server = ExchangeServer::start(std::move(options));
    QVERIFY(server.has_value());
    Client client(**server);
    client.login();
    QVERIFY(contains(client.ask("private/get_positions"), "BTC-PERPETUAL"));
    // It can be hedged: its margin is covered.
    for (const char* currency : {"BTC", "ETH"}) {
        const std::string summary = client.ask("private/get_account_summary",
                                               std::string{R"({"currency":")"} + currency + "\"}");
        const std::size_t at = summary.find("\"available_funds\":");
        QVERIFY2(std::stod(summary.substr(at + 18)) > 0, summary.c_str());
    }
}

QTEST_GUILESS_MAIN(tst_PaperServer)
#include "tst_paper_server.moc"
