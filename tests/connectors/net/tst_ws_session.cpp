#include "connectors/net/timer.h"
#include "connectors/net/wire_cuts.h"
#include "connectors/net/ws_session.h"
#include "tests/support/scripted_server.h"
#include "tests/support/tls_server.h"

#include <QTest>

#include <boost/asio/io_context.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace ballast;
using namespace std::chrono_literals;

class tst_WsSession : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_context = std::make_unique<boost::asio::io_context>();
        m_server = std::make_unique<test::ScriptedServer>(*m_context);
        m_opened = 0;
        m_texts.clear();
        m_closed.clear();
        m_limits = {};
        m_limits.connect = 2s;
    }
    void cleanup()
    {
        m_session.reset();
        m_server.reset();
        m_context.reset();
    }

    void carriesTextBothWays()
    {
        m_server->onFrame = [this](const std::string& text) { m_server->send("echo " + text); };
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        QVERIFY(m_session->send("one"));
        QVERIFY(m_session->send("two"));
        QVERIFY(until([&] { return m_texts.size() == 2; }));
        QCOMPARE(m_texts, (std::vector<std::string>{"echo one", "echo two"}));
        QCOMPARE(m_session->bytesRead(), 16u);
    }

    /// A large frame before it, that the peer does not read, keeps the second one in our queue.
    void whatWaitsInTheQueueWhenTheGateClosesIsThrownAway()
    {
        core::KillSwitch gate;
        std::vector<std::string> heard;
        m_server->onFrame = [&](const std::string& text) { heard.push_back(text.substr(0, 8)); };
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        QVERIFY(m_session->send(std::string(900'000, 'x')));
        std::vector<bool> fates;
        const auto told = [&](bool written) { fates.push_back(written); };
        QVERIFY(m_session->sendThrough(gate, "an order", told));
        QVERIFY(m_session->send("a cancel"));
        QCOMPARE(m_session->queuedFrames(), std::size_t{3});
        gate.close("a drill");
        QVERIFY(!m_session->sendThrough(gate, "another order", told));
        QVERIFY(m_session->send("a second cancel"));
        QVERIFY(until([&] { return heard.size() >= 3; }));
        settle();
        QCOMPARE(heard, (std::vector<std::string>{"xxxxxxxx", "a cancel", "a second"}));
        QCOMPARE(fates, std::vector<bool>{false});
    }

    void whatPassesTheGateIsToldAsWrittenAtOnce()
    {
        core::KillSwitch gate;
        std::vector<std::string> heard;
        m_server->onFrame = [&](const std::string& text) { heard.push_back(text); };
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        std::vector<bool> fates;
        QVERIFY(m_session->sendThrough(gate, "an order",
                                       [&](bool written) { fates.push_back(written); }));
        QCOMPARE(fates, std::vector<bool>{true});
        QVERIFY(m_session->send("a cancel"));
        QVERIFY(until([&] { return heard.size() == 2; }));
        QCOMPARE(heard, (std::vector<std::string>{"an order", "a cancel"}));
    }

    void aConnectionCanBeCutByAnotherThread()
    {
        net::WireCuts cuts;
        m_limits.cuts = &cuts;
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        std::thread other([&] { QCOMPARE(cuts.cutAll(), 1); });
        other.join();
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QCOMPARE(cuts.cutAll(), 0);
    }

    void tellsOnceThatItWasClosed()
    {
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        m_server->close();
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QVERIFY(!m_session->send("late"));
        m_session->close();
        settle();
        QCOMPARE(m_closed.size(), 1u);
    }

    void closesInOrderAfterWhatIsQueued()
    {
        std::vector<std::string> received;
        m_server->onFrame = [&](const std::string& text) { received.push_back(text); };
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        for (int i = 0; i < 5; ++i) QVERIFY(m_session->send(std::to_string(i)));
        m_session->close();
        QVERIFY(!m_session->send("after the close"));
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QCOMPARE(m_closed[0], std::string{"closed by us"});
        QCOMPARE(received.size(), 5u);
    }

    void isSilentAfterDestruction()
    {
        open(m_server->url());
        m_session.reset();  // before the address was even resolved
        settle();
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        m_server->send("never seen");
        m_session.reset();
        settle();
        QVERIFY(m_texts.empty());
        QVERIFY(m_closed.empty());
    }

    void mayBeDestroyedFromWithinItsOwnCallback()
    {
        net::WsSession::Callbacks callbacks{
            .onOpen = [this] { ++m_opened; },
            .onText = [this](std::string_view) { m_session.reset(); },
            .onClosed = [this](const std::string& r) { m_closed.push_back(r); }};
        m_session = std::make_unique<net::WsSession>(*m_context, callbacks, m_limits);
        m_session->connect(*net::parseUrl(m_server->url()));
        QVERIFY(until([&] { return m_opened == 1; }));
        m_server->send("go");
        m_server->send("gone");
        QVERIFY(until([&] { return !m_session; }));
        settle();
        QVERIFY(m_closed.empty());
    }

    void leavesWithoutWaitingForAResolver()
    {
        std::promise<void> asked, release;
        m_limits.resolver = [&asked, released = release.get_future().share()](const std::string&) {
            asked.set_value();
            released.wait();
            return net::Addresses{std::vector<std::string>{"127.0.0.1"}};
        };
        open("wss://venue.example/");
        asked.get_future().wait();
        m_session.reset();
        m_server.reset();
        m_context.reset();  // would never return if it waited
        QVERIFY(m_closed.empty());
        release.set_value();
    }

    void aResolverThatNeverReturnsIsGivenUp()
    {
        std::promise<void> release;
        m_limits.resolve = 20ms;
        m_limits.resolver = [released = release.get_future().share()](const std::string&) {
            released.wait();
            return net::Addresses{std::vector<std::string>{"127.0.0.1"}};
        };
        open("wss://venue.example/");
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QCOMPARE(m_closed[0],
                 std::string{"finding the address of venue.example:443: no answer in time"});
        release.set_value();
        settle();
        QCOMPARE(m_closed.size(), 1u);
    }

    void finds_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("address");  ///< what its resolver would say
        QTest::addColumn<int>("asked");
        QTest::addColumn<QString>("closed");  ///< the beginning of the sentence; none: it opens
        QTest::newRow("a name") << "venue.example" << "127.0.0.1" << 1 << "";
        QTest::newRow("an address") << "127.0.0.1" << "192.0.2.1" << 0 << "";
        QTest::newRow("this machine") << "localhost" << "192.0.2.1" << 0 << "";
        QTest::newRow("a name of another machine, without TLS")
            << "venue.example" << "192.0.2.1" << 1 << "connecting without TLS: ";
        QTest::newRow("a name nobody knows")
            << "venue.example" << "" << 1 << "finding the address of venue.example:";
    }
    void finds()
    {
        QFETCH(QString, host);
        QFETCH(QString, address);
        QFETCH(int, asked);
        QFETCH(QString, closed);
        auto questions = std::make_shared<std::atomic<int>>(0);
        m_limits.resolver = [questions, address](const std::string&) -> net::Addresses {
            ++*questions;
            if (address.isEmpty()) return core::failure("nobody knows it");
            return std::vector<std::string>{address.toStdString()};
        };
        // Made by hand: parseUrl lets ws:// go to this machine's own names only.
        net::Url url = *net::parseUrl(m_server->url());
        url.host = host.toStdString();
        open(url);
        QVERIFY(until([&] { return m_opened + int(m_closed.size()) == 1; }));
        QCOMPARE(questions->load(), asked);
        QCOMPARE(m_opened, closed.isEmpty() ? 1 : 0);
        if (!closed.isEmpty())
            QVERIFY2(m_closed[0].starts_with(closed.toStdString()), m_closed[0].c_str());
    }

    void takesLargerMessagesForAsLongAsItIsTold()
    {
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        m_session->limitFrames(4 << 20);
        m_server->send(std::string(3 << 20, 'x'));
        QVERIFY(until([&] { return m_texts.size() == 1; }));
        QVERIFY(!m_session->wasTooLarge());
        m_session->limitFrames(1 << 20);
        m_server->send(std::string((1 << 20) + 1, 'x'));
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QVERIFY(m_session->wasTooLarge());
        QVERIFY2(m_closed[0].ends_with("a message larger than 1024 KiB"), m_closed[0].c_str());
    }

    void refusesMoreThanTheQueueHolds()
    {
        m_limits.queuedFrames = 3;
        m_limits.queuedBytes = 100;
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        QVERIFY(!m_session->send(std::string(101, 'x')));
        QVERIFY(m_session->send("a") && m_session->send("b") && m_session->send("c"));
        QVERIFY(!m_session->send("d"));
        QVERIFY(until([&] { return m_session->queuedFrames() == 0; }));
        QVERIFY(m_session->send("d"));
    }

    void closesOnAMessageThatIsTooLarge()
    {
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        m_server->send(std::string(1 << 20, 'x'));
        QVERIFY(until([&] { return m_texts.size() == 1; }));
        m_server->send(std::string((1 << 20) + 1, 'x'));
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QCOMPARE(m_texts.size(), 1u);
    }

    void passesOverBinaryMessages()
    {
        open(m_server->url());
        QVERIFY(until([&] { return m_opened == 1; }));
        m_server->sendBinary("\x01\x02");
        m_server->send("text");
        QVERIFY(until([&] { return m_texts.size() == 1; }));
        QCOMPARE(m_texts[0], std::string{"text"});
    }

    void aSilentPeerIsNoticed()
    {
        m_limits.idle = 50ms;
        open(m_server->url());
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QVERIFY2(m_closed[0].find("no answer in time") != std::string::npos, m_closed[0].c_str());
    }

    void anUnansweredUpgradeEnds()
    {
        m_limits.connect = 50ms;
        m_server->stall(true);
        open(m_server->url());
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QCOMPARE(m_opened, 0);
    }

    void aRefusedConnectionSaysSo()
    {
        const std::string url = m_server->url();
        m_server.reset();
        open(url);
        QVERIFY(until([&] { return m_closed.size() == 1; }));
        QVERIFY2(m_closed[0].starts_with("connecting to 127.0.0.1:"), m_closed[0].c_str());
    }

    void tls_data()
    {
        using Speaks = test::TlsServer::Speaks;
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("starts");
        QTest::addColumn<int>("ends");
        QTest::addColumn<bool>("ours");
        QTest::addColumn<bool>("serves");
        QTest::addColumn<int>("speaks");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<bool>("accepted");
        const auto good = int(Speaks::Tls12AndNewer);
        QTest::newRow("good") << "IP:127.0.0.1" << -1 << 1 << true << true << good << true << true;
        QTest::newRow("authority not trusted")
            << "IP:127.0.0.1" << -1 << 1 << true << true << good << false << false;
        QTest::newRow("self-signed")
            << "IP:127.0.0.1" << -1 << 1 << false << true << good << true << false;
        QTest::newRow("another address")
            << "IP:127.0.0.2" << -1 << 1 << true << true << good << true << false;
        QTest::newRow("another name")
            << "DNS:www.deribit.com" << -1 << 1 << true << true << good << true << false;
        QTest::newRow("no name at all") << "" << -1 << 1 << true << true << good << true << false;
        QTest::newRow("a wildcard")
            << "DNS:*.0.0.1" << -1 << 1 << true << true << good << true << false;
        QTest::newRow("expired") << "IP:127.0.0.1" << -3 << -1 << true << true << good << true
                                 << false;
        QTest::newRow("not yet valid")
            << "IP:127.0.0.1" << 1 << 2 << true << true << good << true << false;
        QTest::newRow("a certificate for mail")
            << "IP:127.0.0.1" << -1 << 1 << true << false << good << true << false;
        QTest::newRow("TLS 1.1") << "IP:127.0.0.1" << -1 << 1 << true << true
                                 << int(Speaks::OnlyTls11) << true << false;
        QTest::newRow("no TLS") << "IP:127.0.0.1" << -1 << 1 << true << true << int(Speaks::NoTls)
                                << true << false;
    }
    void tls()
    {
        QFETCH(QString, names);
        QFETCH(int, starts);
        QFETCH(int, ends);
        QFETCH(bool, ours);
        QFETCH(bool, serves);
        QFETCH(int, speaks);
        QFETCH(bool, trusted);
        QFETCH(bool, accepted);
        test::TlsServer server{*m_context,
                               {names.toStdString(), starts, ends, ours, serves},
                               static_cast<test::TlsServer::Speaks>(speaks)};
        if (trusted) m_limits.extraAuthorities = server.authorityPem();
        open("wss://127.0.0.1:" + std::to_string(server.port()) + "/");
        QVERIFY(until([&] { return !m_texts.empty() || !m_closed.empty(); }));
        QCOMPARE(m_texts.empty(), !accepted);
        QCOMPARE(m_opened, accepted ? 1 : 0);
        if (!accepted) {
            QVERIFY2(m_closed[0].starts_with("establishing TLS with"), m_closed[0].c_str());
            qInfo("%s", m_closed[0].c_str());
            return;
        }
        QVERIFY(m_session->send("again"));
        QVERIFY(until([&] { return m_texts.size() == 2; }));
        m_session.reset();
        settle();
    }

    void aTimerCallsOnceAndNotAfterCancel()
    {
        net::Timer timer{*m_context};
        int calls = 0;
        timer.after(1ms, [&] { calls += 1; });
        timer.after(1ms, [&] { calls += 10; });  // replaces
        QVERIFY(until([&] { return calls > 0; }));
        settle();
        QCOMPARE(calls, 10);
        timer.after(0ms, [&] { calls += 100; });
        timer.cancel();
        settle();
        QCOMPARE(calls, 10);
        {
            net::Timer gone{*m_context};
            gone.after(0ms, [&] { calls += 1000; });
        }
        settle();
        QCOMPARE(calls, 10);
    }

private:
    void open(const std::string& url) { open(*net::parseUrl(url)); }
    void open(const net::Url& url)
    {
        m_session = std::make_unique<net::WsSession>(
            *m_context,
            net::WsSession::Callbacks{
                .onOpen = [this] { ++m_opened; },
                .onText = [this](std::string_view t) { m_texts.emplace_back(t); },
                .onClosed = [this](const std::string& r) { m_closed.push_back(r); }},
            m_limits);
        m_session->connect(url);
    }
    template <class Condition>
    bool until(Condition condition)
    {
        const auto end = std::chrono::steady_clock::now() + 5s;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) return false;
            m_context->restart();
            m_context->run_one_for(20ms);
        }
        return true;
    }
    /// Runs everything that is ready, and what that makes ready.
    void settle()
    {
        m_context->restart();
        m_context->run_for(15ms);
    }

    std::unique_ptr<boost::asio::io_context> m_context;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<net::WsSession> m_session;
    net::WsLimits m_limits;
    int m_opened = 0;
    std::vector<std::string> m_texts, m_closed;
};

QTEST_APPLESS_MAIN(tst_WsSession)
#include "tst_ws_session.moc"
