// One paper exchange listens to another over a real socket, as it would to the venue itself.
#include "connectors/paper_live/live_market.h"

#include "connectors/paper/server.h"
#include "tests/support/closed_port.h"
#include "tests/support/paper_desk.h"

#include <QTest>

#include <chrono>
#include <functional>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 60s;

/// Market time: what is listed must not depend on the hour at which this runs.
core::Time opening() { return core::parseIsoUtc("2026-11-18T12:00:00Z").value(); }

core::Time marketNow()
{
    static const core::ClockMapping kClock{opening(), std::chrono::steady_clock::now(), 1};
    return kClock.at(std::chrono::steady_clock::now());
}

std::unique_ptr<paper::ExchangeServer> upstream(std::uint16_t port)
{
    paper::ServerOptions options;
    options.port = port;
    options.seed = 7;
    options.start = marketNow();
    options.scenario = paper_market::Scenario::Calm;
    auto server = paper::ExchangeServer::start(std::move(options));
    if (!server) qFatal("%s", server.error().message.c_str());
    return std::move(*server);
}

/// An exchange on a live market, moved whenever it is waited for.
class Downstream {
public:
    explicit Downstream(const std::string& url)
        : m_market(*paper_live::LiveMarket::open({.url = url}))
    {
    }
    paper_live::LiveMarket& market() { return *m_market; }
    paper::Exchange& exchange() { return *m_exchange; }

    bool until(const std::function<bool()>& there)
    {
        const auto deadline = std::chrono::steady_clock::now() + kPatience;
        while (!there() && std::chrono::steady_clock::now() < deadline) {
            if (m_exchange)
                m_exchange->advance(marketNow());
            else
                m_market->advance(marketNow());
        }
        return there();
    }
    bool isOpen() const { return m_market->outage().empty(); }
    void open()
    {
        m_exchange.emplace(*m_market, paper::ExchangeOptions{}, marketNow());
        if (!m_exchange->addAccount({.key = "paper", .secret = "secret"})) qFatal("no account");
    }
    /// Each question on a connection of its own: waiting leaves none idle.
    QJsonObject ask(const char* method, const QByteArray& params)
    {
        m_session = m_exchange->connect(marketNow());
        say("public/auth",
            R"({"grant_type":"client_credentials","client_id":"paper","client_secret":"secret"})");
        const QJsonObject reply = say(method, params);
        m_exchange->disconnect(m_session, marketNow());
        return reply;
    }
    QJsonObject say(const char* method, const QByteArray& params)
    {
        const QByteArray frame = QByteArray{R"({"jsonrpc":"2.0","id":1,"method":")"} + method +
                                 R"(","params":)" + params + "}";
        m_exchange->handle(m_session, {frame.constData(), static_cast<std::size_t>(frame.size())},
                           marketNow());
        while (const paper::Frame reply = m_exchange->takeFrame(m_session)) {
            const QJsonObject object =
                QJsonDocument::fromJson(QByteArray::fromStdString(*reply)).object();
            if (object[QStringLiteral("id")].toInt() == 1) return object;
        }
        return {};
    }
    const paper_market::Listing* perpetual() const
    {
        for (const paper_market::Listing& l : m_market->listings())
            if (l.spec.name == "BTC-PERPETUAL") return &l;
        return nullptr;
    }
    bool hasBook() const
    {
        const paper_market::Listing* l = perpetual();
        return l && !l->asks.empty() && !l->bids.empty();
    }
    QJsonObject buy()
    {
        return ask("private/buy",
                   R"({"instrument_name":"BTC-PERPETUAL","amount":10,"type":"market"})");
    }

private:
    std::unique_ptr<paper_live::LiveMarket> m_market;
    std::optional<paper::Exchange> m_exchange;
    paper::SessionId m_session = 0;
};

}  // namespace

class TestLiveMarket : public QObject {
    Q_OBJECT

private slots:
    void refusesAnAddressThatIsNone()
    {
        const auto market = paper_live::LiveMarket::open({.url = "http://example.org"});
        QVERIFY(!market);
        QVERIFY(QString::fromStdString(market.error().message)
                    .startsWith(QStringLiteral("opening the live market")));
    }

    void saysWhyWhereNobodyAnswers()
    {
        const test::ClosedPort nobody;
        Downstream b(nobody.url());
        QVERIFY(
            b.until([&] { return b.market().outage().find("out of reach") != std::string::npos; }));
        QVERIFY(b.market().listings().empty());
        qInfo("%s", b.market().outage().c_str());
    }

    void tradesOnAnothersBookAndStopsWhenItIsGone()
    {
        auto a = upstream(0);
        const std::uint16_t port = a->port();
        Downstream b(a->webSocketUrl());
        QVERIFY2(b.until([&] { return b.isOpen() && b.hasBook(); }), b.market().outage().c_str());
        b.open();
        qInfo("%zu instruments of %s", b.market().listings().size(),
              b.market().description().c_str());
        QVERIFY(b.market().listings().size() > 400);

        // An order is filled at the upstream's book, and what it took is gone from ours.
        const market::Level best = b.perpetual()->asks.front();
        const QJsonObject filled = b.buy()[QStringLiteral("result")].toObject();
        const QJsonObject order = filled[QStringLiteral("order")].toObject();
        QCOMPARE(order[QStringLiteral("order_state")].toString(), QStringLiteral("filled"));
        QCOMPARE(order[QStringLiteral("average_price")].toDouble(), best.price.toDouble());
        const auto& asks = b.perpetual()->asks;
        const bool isLess =
            asks.empty() || asks.front().price != best.price || asks.front().size < best.size;
        QVERIFY(isLess);

        // An order that waits is not filled by old prices.
        const QByteArray far = QByteArray::number(best.price.toDouble() - 500, 'f', 1);
        const QJsonObject waits =
            b.ask("private/buy",
                  R"({"instrument_name":"BTC-PERPETUAL","amount":10,"post_only":false,"price":)" +
                      far + "}");
        QVERIFY2(waits.contains(QStringLiteral("result")),
                 QJsonDocument(waits).toJson().constData());

        a->stop();
        a.reset();
        QVERIFY(b.until([&] { return !b.isOpen(); }));
        const QJsonObject error = b.buy()[QStringLiteral("error")].toObject();
        QCOMPARE(error[QStringLiteral("code")].toInt(), 11051);
        QCOMPARE(error[QStringLiteral("message")].toString(), QStringLiteral("system_maintenance"));
        const QString reason =
            error[QStringLiteral("data")].toObject()[QStringLiteral("reason")].toString();
        QVERIFY2(reason.contains(QStringLiteral("out of reach")), qPrintable(reason));
        QCOMPARE(b.ask("public/status", "{}")[QStringLiteral("result")]
                     .toObject()[QStringLiteral("locked")]
                     .toString(),
                 QStringLiteral("true"));
        // Cancelling is never held back.
        QCOMPARE(b.ask("private/cancel_all", "{}")[QStringLiteral("result")].toInt(), 1);

        a = upstream(port);
        QVERIFY2(b.until([&] { return b.isOpen() && b.hasBook(); }), b.market().outage().c_str());
        const QJsonObject again = b.buy()[QStringLiteral("result")].toObject();
        QCOMPARE(
            again[QStringLiteral("order")].toObject()[QStringLiteral("order_state")].toString(),
            QStringLiteral("filled"));
        a->stop();
    }

    void aServerOpensWithItsMarket()
    {
        const test::ClosedPort nobody;
        paper::ServerOptions options;
        options.demoBook = true;
        options.start = marketNow();
        options.market = *paper_live::LiveMarket::open({.url = nobody.url()});
        auto b = paper::ExchangeServer::start(std::move(options));
        QVERIFY(b);
        QVERIFY(!(*b)->outage().empty());
        QVERIFY(!(*b)->importPositions({{.instrument = "BTC-PERPETUAL"}}));
        (*b)->stop();

        auto a = upstream(0);
        options = {};
        options.demoBook = true;
        options.start = marketNow();
        options.market = *paper_live::LiveMarket::open({.url = a->webSocketUrl()});
        b = paper::ExchangeServer::start(std::move(options));
        QVERIFY(b);
        QTRY_VERIFY_WITH_TIMEOUT((*b)->outage().empty(), 60'000);
        QCOMPARE((*b)->accountNames(), std::vector<std::string>{"paper"});
        (*b)->stop();
        a->stop();
    }
};

QTEST_GUILESS_MAIN(TestLiveMarket)
#include "tst_live_market.moc"
