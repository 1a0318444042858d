#include "connectors/deribit/session.h"
#include "models/core/digest.h"
#include "tests/support/approved_order.h"
#include "tests/support/scripted_deribit.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <boost/asio/io_context.hpp>

#include <functional>
#include <string>
#include <vector>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

/// The sockets of another loop, that keep what became of an order's frame to themselves.
class HoldingLoop final : public net::Loop {
public:
    explicit HoldingLoop(boost::asio::io_context& context) : m_inner(context) {}
    std::unique_ptr<net::Socket> socket(net::Socket::Callbacks callbacks,
                                        const net::WsLimits& limits) override
    {
        return std::make_unique<Holding>(*this, m_inner->socket(std::move(callbacks), limits));
    }
    std::unique_ptr<net::Alarm> alarm() override { return m_inner->alarm(); }
    std::vector<net::Socket::Fate> fates;

private:
    struct Holding final : public net::Socket {
        Holding(HoldingLoop& loop, std::unique_ptr<net::Socket> socket)
            : of(loop), inner(std::move(socket))
        {
        }
        void connect(const net::Url& url) override { inner->connect(url); }
        bool send(std::string text) override { return inner->send(std::move(text)); }
        bool sendThrough(core::KillSwitch&, std::string, Fate fate) override
        {
            of.fates.push_back(std::move(fate));
            return true;
        }
        void close() override { inner->close(); }
        void limitFrames(std::size_t bytes) override { inner->limitFrames(bytes); }
        std::uint64_t bytesRead() const override { return inner->bytesRead(); }
        HoldingLoop& of;
        std::unique_ptr<net::Socket> inner;
    };
    net::LoopRef m_inner;
};

}  // namespace

class tst_Session : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_gate = std::make_unique<core::KillSwitch>();
        m_context = std::make_unique<boost::asio::io_context>();
        m_server = std::make_unique<test::ScriptedServer>(*m_context);
        m_script = std::make_unique<test::ScriptedDeribit>(*m_server);
        m_directory = {};
        m_events.clear();
        m_now = core::fromUnixMs(1700000000000);
        m_timing = {};
        m_timing.health = 5ms;
        m_timing.firstRetry = 2ms;
        m_timing.longestRetry = 4ms;
        m_trading = true;
        m_maxTickers = 0;
        m_accountDigest.clear();
        m_seen.clear();
    }
    void cleanup()
    {
        m_session.reset();
        m_server.reset();
        m_context.reset();
    }

    void logsInInOrder()
    {
        start();
        QVERIFY(until([&] { return up() && m_script->count("private/subscribe") >= 3; }));
        const std::vector<std::string> expected = {"public/set_heartbeat",
                                                   "public/auth",
                                                   "public/get_time",
                                                   "public/get_time",
                                                   "public/get_time",
                                                   "private/enable_cancel_on_disconnect",
                                                   "private/get_cancel_on_disconnect",
                                                   "public/get_instruments",
                                                   "public/get_instruments",
                                                   "private/subscribe",
                                                   "private/get_positions",
                                                   "private/get_account_summaries",
                                                   "private/get_open_orders",
                                                   "private/subscribe",
                                                   "private/subscribe"};
        QCOMPARE(m_script->methods, expected);
        QCOMPARE(states(), (std::vector{engine::LinkState::Connecting, engine::LinkState::Resyncing,
                                        engine::LinkState::Up}));
        QCOMPARE(m_session->epoch(), 1u);
        QVERIFY(health().cancelOnDisconnect);
        QCOMPARE(all<engine::InstrumentListed>().size(), 1u);
        QCOMPARE(all<portfolio::PositionsRead>().at(0).positions.at(0).size.text(),
                 std::string{"-700"});
        QCOMPARE(all<portfolio::Balance>().size(), 1u);
        const auto auth = m_script->requests[1][u"params"].toObject();
        QCOMPARE(auth[u"grant_type"].toString(), QStringLiteral("client_signature"));
        QCOMPARE(auth[u"scope"].toString(),
                 QStringLiteral(
                     "connection trade:read_write account:read wallet:none block_trade:none"));
    }

    void theSecretIsNeverSent()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        for (const QJsonObject& request : m_script->requests)
            QVERIFY(!QJsonDocument(request).toJson().contains("squeamish-ossifrage"));
    }

    void measuresTheVenueClock()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        QVERIFY(until([&] { return health().clockOffsetMs > 0; }));
        QCOMPARE(health().clockOffsetMs, 250.5);
    }

    void tellsHowLateTheFreshestNewsCome()
    {
        m_timing.health = 200ms;  // news that are sent together are of one report
        start();
        QVERIFY(until([&] { return up(); }));
        const auto lags = [&] {
            std::vector<double> out;
            for (const engine::LinkHealth& each : all<engine::LinkHealth>())
                if (each.feedLagMs > 0) out.push_back(each.feedLagMs);
            return out;
        };
        m_now += 10s;
        m_script->snapshot(10);  // of ten seconds ago, and no news
        m_script->change(11, 10, 1700000010250 - 1500);
        m_script->change(12, 11, 1700000010250 - 1400);
        QVERIFY(until([&] { return !lags().empty(); }));
        QCOMPARE(lags(), (std::vector<double>{1400}));
        const auto reports = all<engine::LinkHealth>().size();
        m_script->change(13, 12, 1700000010250 - 5000);  // one that is late …
        m_script->change(14, 13, 1700000010251);         // … beside one that is not
        QVERIFY(until([&] { return all<engine::LinkHealth>().size() > reports + 1; }));
        QCOMPARE(lags().size(), std::size_t{1});
    }

    void anotherAccountThanTheExpectedOneTradesNothing_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("right");
        QTest::newRow("not known yet") << QString() << QStringLiteral("4711") << true;
        QTest::newRow("the same") << QStringLiteral("4711") << QStringLiteral("4711") << true;
        QTest::newRow("another") << QStringLiteral("4711") << QStringLiteral("4712") << false;
        QTest::newRow("none is told") << QStringLiteral("4711") << QString() << false;
    }
    void anotherAccountThanTheExpectedOneTradesNothing()
    {
        QFETCH(QString, expected);
        QFETCH(QString, id);
        QFETCH(bool, right);
        if (!id.isEmpty())
            m_script->result["private/get_account_summaries"].insert(
                1, "\"id\":" + id.toStdString() + ",");
        m_accountDigest = expected.isEmpty() ? "" : core::sha256Hex(expected.toStdString());
        start();
        QVERIFY(until([&] { return up(); }));
        QCOMPARE(m_seen.size(), std::size_t{1});
        QCOMPARE(m_seen.front().second, right);
        QCOMPARE(m_seen.front().first, id.isEmpty() ? "" : core::sha256Hex(id.toStdString()));
        m_session->place(approved("b4-1-1", 7));
        QVERIFY(until([&] {
            return m_script->count("private/sell") + m_script->count("private/buy") == 1 ||
                   has<orders::NotSent>();
        }));
        QCOMPARE(has<orders::NotSent>(), !right);
        if (!right)
            QVERIFY(get<orders::NotSent>().reason.find("another account") != std::string::npos);
    }

    void aClockThatWasSetIsMeasuredAnew()
    {
        m_timing.clock = 10ms;
        start();
        QVERIFY(until([&] { return up() && health().clockOffsetMs == 250.5; }));
        // By a reading that took longer than the one in use: it is no better, and yet believed.
        m_now += 31s;
        m_script->result["public/get_time"] = "1700000034250";
        QVERIFY(until([&] {
            m_now += 1ms;
            return health().clockOffsetMs > 3'000;
        }));
        QVERIFY(health().clockErrorMs > 0.5);
    }

    void answersTheHeartbeat()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->send(
            R"({"params":{"type":"test_request"},"method":"heartbeat","jsonrpc":"2.0"})");
        QVERIFY(until([&] { return m_script->count("public/test") == 1; }));
    }

    void showsThatCancelOnDisconnectIsNotArmed()
    {
        m_script->error["private/enable_cancel_on_disconnect"] =
            R"({"code":13021,"message":"forbidden"})";
        m_script->result["private/get_cancel_on_disconnect"] =
            R"({"enabled":false,"scope":"connection"})";
        start();
        QVERIFY(until([&] { return up(); }));
        QVERIFY(!health().cancelOnDisconnect);
        QVERIFY(health().lastRefusal.find("cancel-on-disconnect is not armed") !=
                std::string::npos);
    }

    void refusesAKeyThatMayWithdraw_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<bool>("accepted");
        for (const char* wallet : {"wallet:none", "wallet:read", "wallet:read_write"})
            for (const char* account : {"account:none", "account:read", "account:read_write"})
                for (const char* trade : {"trade:none", "trade:read", "trade:read_write"})
                    for (const char* block :
                         {"block_trade:none", "block_trade:read", "block_trade:read_write"}) {
                        const QString scope =
                            QStringLiteral("connection %1 %2 %3 %4")
                                .arg(QLatin1String(wallet), QLatin1String(account),
                                     QLatin1String(trade), QLatin1String(block));
                        QTest::addRow("%s", qPrintable(scope))
                            << scope
                            << !(scope.contains(QStringLiteral("wallet:read_write")) ||
                                 scope.contains(QStringLiteral("account:read_write")) ||
                                 scope.contains(QStringLiteral("block_trade:read_write")));
                    }
    }
    void refusesAKeyThatMayWithdraw()
    {
        QFETCH(QString, scope);
        QFETCH(bool, accepted);
        m_script->grant(scope.toStdString());
        m_timing.firstRetry = m_timing.longestRetry = 10s;
        start();
        QVERIFY(until([&] { return up() || down(); }));
        QCOMPARE(up(), accepted);
        if (!accepted) QVERIFY(lastReason().find("this key may") != std::string::npos);
    }

    void refusesRightsItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* right, const char* sentence) {
            QTest::newRow(right) << QString::fromLatin1(right) << QString::fromLatin1(sentence);
        };
        row("custody:read_write", "may do more than trade (custody:read_write)");
        row("block_rfq:read_write", "may do more than trade (block_rfq:read_write)");
        row("tomorrow:write", "may do more than trade (tomorrow:write)");
        row("account:read_write", "may change the account (account:read_write)");
    }
    void refusesRightsItDoesNotKnow()
    {
        QFETCH(QString, right);
        QFETCH(QString, sentence);
        m_script->grant("connection mainaccount trade:read_write " + right.toStdString());
        start();
        QVERIFY(until([&] { return down(); }));
        QVERIFY2(lastReason().find(sentence.toStdString()) != std::string::npos,
                 lastReason().c_str());
        QCOMPARE(m_script->count("private/subscribe"), 0);
    }

    void aKeyThatDoesNotSayThatItMayTradeDoesNot()
    {
        m_script->grant("connection mainaccount account:read");
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QCOMPARE(m_script->count("private/buy"), 0);
    }

    void aRenewalThatGrantsTooMuchEndsTheLink()
    {
        m_script->result["public/auth"] =
            R"({"expires_in":30,"scope":"connection trade:read_write account:read"})";
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->grant("connection trade:read_write wallet:read_write");
        m_now += 1min;
        QVERIFY(until([&] { return down(); }));
        QVERIFY2(lastReason().find("wallet:read_write") != std::string::npos, lastReason().c_str());
    }

    void aVenueThatSaysTheSignatureBackIsNotQuoted_data()
    {
        QTest::addColumn<bool>("asError");
        QTest::newRow("in its error") << true;
        QTest::newRow("in a field that should be something else") << false;
    }
    void aVenueThatSaysTheSignatureBackIsNotQuoted()
    {
        QFETCH(bool, asError);
        std::string signature;
        m_server->onFrame = [&, before = m_server->onFrame](const std::string& frame) {
            const auto request = QJsonDocument::fromJson(QByteArray::fromStdString(frame)).object();
            if (request[u"method"].toString() != QStringLiteral("public/auth"))
                return before(frame);
            signature = request[u"params"].toObject()[u"signature"].toString().toStdString();
            const std::string id = std::to_string(request[u"id"].toInteger());
            m_server->send(R"({"jsonrpc":"2.0","id":)" + id +
                           (asError ? R"(,"error":{"code":13004,"message":"bad signature )" +
                                          signature + R"("}})"
                                    : R"(,"result":{"expires_in":")" + signature +
                                          R"(","scope":"connection trade:read"}})"));
        };
        start();
        QVERIFY(until([&] { return down(); }));
        QCOMPARE(signature.size(), 64u);
        const std::string said = lastReason() + health().lastRefusal;
        QVERIFY2(said.find("left out") != std::string::npos, said.c_str());
        for (std::size_t i = 0; i + 16 <= signature.size(); ++i)
            QVERIFY2(said.find(signature.substr(i, 16)) == std::string::npos, said.c_str());
    }

    void aGapInABookIsResyncedByUnsubscribeAndSubscribe()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->snapshot(10);
        m_script->change(11, 10);
        QVERIFY(until([&] { return all<market::BookUpdate>().size() == 2; }));
        m_script->methods.clear();
        m_script->change(13, 12);
        QVERIFY(until([&] {
            return all<engine::BookLost>().size() == 1 && m_script->count("private/subscribe") == 1;
        }));
        QCOMPARE(m_script->methods,
                 (std::vector<std::string>{"private/unsubscribe", "private/subscribe"}));
        m_script->change(14, 13);  // dropped: no snapshot yet
        m_script->snapshot(20);
        m_script->change(21, 20);
        QVERIFY(until([&] { return all<market::BookUpdate>().size() == 4; }));
        QVERIFY(all<market::BookUpdate>().at(2).snapshot);
        QCOMPARE(all<market::BookUpdate>().at(3).changeId, 21u);
        QVERIFY(until([&] { return health().bookGaps == 1; }));
    }

    /// What it could add is reckoned by its mark: found at the login, it stands before all that is
    /// merely watched.
    void watchesTheTickerOfWhatRestsAtTheLogin()
    {
        const std::string name = "BTC-25DEC26-1060-C";
        const std::string both = test::filledOrderJson("by hand");
        std::string open = both.substr(9, both.find(",\"trades\"") - 9);
        const auto change = [&](const std::string& from, const std::string& to) {
            open.replace(open.find(from), from.size(), to);
        };
        change("\"order_state\":\"filled\"", "\"order_state\":\"open\"");
        change("\"filled_amount\":100.0", "\"filled_amount\":0.0");
        change("BTC-PERPETUAL", name);
        m_script->options = test::listedOptions(7);
        m_script->result["private/get_open_orders"] = "[" + open + "]";
        m_maxTickers = 1;
        start();
        const auto wants = [&](const QString& channel) {
            return std::ranges::any_of(m_script->requests, [&](const QJsonObject& request) {
                const QJsonArray channels = request[u"params"].toObject()[u"channels"].toArray();
                return std::ranges::any_of(channels, [&](const QJsonValue& each) {
                    return each.toString().startsWith(channel);
                });
            });
        };
        QVERIFY(until([&] { return wants(QStringLiteral("ticker.BTC-25DEC26-1060-C.")); }));
        settle();
        QVERIFY(!wants(QStringLiteral("ticker.BTC-25DEC26-1050-C.")));  // cut
    }

    /// The venue ends the session of who subscribes too often: of its ten calls at once two are
    /// left alone, whatever the way there does to the distances between them.
    void asksForThousandsOfTickersWithinWhatTheVenueAllows()
    {
        m_script->options = test::listedOptions(3'000);
        start();
        const auto tickers = [&] {
            std::size_t count = 0;
            for (const QJsonObject& request : m_script->requests)
                for (const QJsonValue& channel :
                     request[u"params"].toObject()[u"channels"].toArray())
                    count += channel.toString().startsWith(u"ticker.") ? 1 : 0;
            return count;
        };
        QVERIFY(until([&] { return up() && m_script->count("private/subscribe") >= 8; }));
        settle();
        QCOMPARE(m_script->count("private/subscribe"), 8);
        QVERIFY(tickers() < 3'000);
        m_now += 10s;
        QVERIFY(until([&] { return tickers() >= 3'000; }));
        QVERIFY2(m_script->count("private/subscribe") <= 18,
                 qPrintable(QString::number(m_script->count("private/subscribe"))));
    }

    void keepsTheBookOfAnOptionForAsLongAsItIsNeeded()
    {
        m_script->options = test::listedOptions(3);
        start();
        QVERIFY(until([&] { return up() && m_script->count("private/subscribe") >= 3; }));
        const std::string name = "BTC-25DEC26-1010-C";
        const core::InstrumentId id = m_directory.find("test", name);
        QVERIFY(id.valid());
        m_script->methods.clear();
        m_session->watch(engine::WatchBook{"test", id, name});
        m_session->watch(engine::WatchBook{"test", id, name});
        QVERIFY(until([&] { return m_script->count("private/subscribe") == 1; }));
        settle();
        QCOMPARE(m_script->count("private/subscribe"), 1);
        QCOMPARE(lastChannels(), QStringList{QStringLiteral("book.BTC-25DEC26-1010-C.100ms")});
        m_script->book(name, "snapshot", 5, 0);
        QVERIFY(until([&] { return all<market::BookUpdate>().size() == 1; }));
        QCOMPARE(all<market::BookUpdate>().front().id, id);

        m_session->watch(engine::UnwatchBook{"test", id, name});
        QVERIFY(until([&] { return m_script->count("private/unsubscribe") == 1; }));
        // What was on its way is neither passed on nor taken for a gap.
        m_script->book(name, "change", 9, 8);
        m_script->book(name, "snapshot", 10, 0);
        m_script->snapshot(1);  // another book's, behind them on the same line: they have been read
        QVERIFY(until([&] { return all<market::BookUpdate>().size() == 2; }));
        QVERIFY(all<market::BookUpdate>().back().id != id);
        QVERIFY(all<engine::BookLost>().empty());
        QCOMPARE(m_script->count("private/subscribe"), 1);

        m_session->watch(engine::WatchBook{"test", id, name});
        QVERIFY(until([&] { return m_script->count("private/subscribe") == 2; }));
        m_script->book(name, "change", 12, 11);  // of before: its snapshot comes first
        m_script->book(name, "snapshot", 20, 0);
        m_script->book(name, "change", 21, 20);
        QVERIFY(until([&] { return all<market::BookUpdate>().size() == 4; }));
        QVERIFY(all<engine::BookLost>().empty());
        m_session->watch(engine::WatchBook{"test", {77'777}, "BTC-NOWHERE"});
        settle();
        QCOMPARE(m_script->count("private/subscribe"), 2);
    }

    void theBooksOfOneMomentAreAskedForTogether()
    {
        m_script->options = test::listedOptions(7);
        start();
        QVERIFY(until([&] { return up() && m_script->count("private/subscribe") >= 3; }));
        m_script->methods.clear();
        std::vector<engine::WatchBook> books;
        QStringList channels;
        for (int i = 0; i < 7; ++i) {
            const std::string name = "BTC-25DEC26-" + std::to_string(1000 + 10 * i) + "-C";
            books.push_back({"test", m_directory.find("test", name), name});
            QVERIFY(books.back().instrument.valid());
            channels += QStringLiteral("book.%1.100ms").arg(QString::fromStdString(name));
        }
        for (const engine::WatchBook& book : books) m_session->watch(book);
        QVERIFY(until([&] { return m_script->count("private/subscribe") >= 1; }));
        settle();
        QCOMPARE(m_script->count("private/subscribe"), 1);
        QCOMPARE(lastChannels(), channels);

        for (const engine::WatchBook& book : books)
            m_session->watch(engine::UnwatchBook{book.venue, book.instrument, book.name});
        QVERIFY(until([&] { return m_script->count("private/unsubscribe") >= 1; }));
        settle();
        QCOMPARE(m_script->count("private/unsubscribe"), 1);
        QCOMPARE(lastChannels("private/unsubscribe"), channels);

        // Wanted and given back in the same moment: the venue is not bothered.
        m_session->watch(books[0]);
        m_session->watch(engine::UnwatchBook{"test", books[0].instrument, books[0].name});
        settle();
        QCOMPARE(m_script->count("private/subscribe"), 1);
        QCOMPARE(m_script->count("private/unsubscribe"), 1);
        // Given back and wanted in the same moment: left first, for only that brings a snapshot.
        m_session->watch(books[0]);
        QVERIFY(until([&] { return m_script->count("private/subscribe") == 2; }));
        m_script->methods.clear();
        m_session->watch(engine::UnwatchBook{"test", books[0].instrument, books[0].name});
        m_session->watch(books[0]);
        QVERIFY(until([&] { return m_script->count("private/subscribe") == 1; }));
        QCOMPARE(m_script->methods,
                 (std::vector<std::string>{"private/unsubscribe", "private/subscribe"}));
    }

    void aBookThatDoesNotComeBackEndsTheLink()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->snapshot(10);
        m_script->change(13, 12);
        QVERIFY(until([&] { return all<engine::BookLost>().size() == 1; }));
        m_now += 6s;
        QVERIFY(until([&] { return m_server->connections() == 2; }));
    }

    void behindAClosedGateNothingIsPlacedAndCancelsGo()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_gate->close("a drill");
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(has<orders::NotSent>());
        m_session->cancel(orders::CancelAll{{"test", "key"}});
        QVERIFY(until([&] { return m_script->count("private/cancel_all") == 1; }));
        QCOMPARE(m_script->count("private/buy"), 0);
    }

    void aStopIsConfirmedByTheListOfOpenOrders_data()
    {
        QTest::addColumn<QString>("open");
        QTest::addColumn<QString>("refused");
        QTest::addColumn<QString>("problem");
        QTest::newRow("none is open") << "[]" << "" << "";
        QTest::newRow("the venue refuses")
            << "[]" << R"({"code":10028,"message":"too_many_requests"})" << "cancel_all: the venue";
        QTest::newRow("no list") << "{}" << "" << "expected";
    }
    void aStopIsConfirmedByTheListOfOpenOrders()
    {
        QFETCH(QString, open);
        QFETCH(QString, refused);
        QFETCH(QString, problem);
        m_script->result["private/cancel_all"] = "1";
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->result["private/get_open_orders"] = open.toStdString();
        if (!refused.isEmpty()) m_script->error["private/cancel_all"] = refused.toStdString();
        int told = 0;
        std::string said;
        m_session->stopNow([&](const std::string& what) { ++told, said = what; });
        QVERIFY(until([&] { return told == 1; }));
        settle();
        QCOMPARE(told, 1);
        QVERIFY2(problem.isEmpty() ? said.empty()
                                   : said.find(problem.toStdString()) != std::string::npos,
                 said.c_str());
    }

    void aStopThatIsNotConfirmedIsSentAgainWithTheNextLogin()
    {
        m_script->result["private/cancel_all"] = "1";
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->error["private/cancel_all"] = R"({"code":10028,"message":"too_many_requests"})";
        std::string said;
        m_session->stopNow([&](const std::string& what) { said = what; });
        QVERIFY(until([&] { return !said.empty(); }));
        m_script->error.clear();
        const auto before = m_script->count("private/cancel_all");
        m_session->reconnect("the kill was not confirmed");
        QVERIFY(until([&] { return m_script->count("private/cancel_all") == before + 1; }));
    }

    void aStopWithoutALinkIsSaidAtOnceAndSentWithTheNextLogin()
    {
        m_script->result["private/cancel_all"] = "0";
        start();
        std::string said;
        m_session->stopNow([&](const std::string& what) { said = what; });
        QCOMPARE(said, "the link is connecting");
        QVERIFY(until([&] { return m_script->count("private/cancel_all") == 1; }));
    }

    void placesAnOrderOnceWithItsLabel()
    {
        m_script->orderReply = [](const QJsonObject&) {
            return test::filledOrderJson("R1-TEST0001-0000000000001");
        };
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return has<orders::VenueOrder>(); }));
        QCOMPARE(m_script->count("private/buy"), 1);
        const auto request = m_script->requests.back();
        QCOMPARE(request[u"id"].toInteger(), 900001);
        QCOMPARE(
            QJsonDocument(request[u"params"].toObject()).toJson(QJsonDocument::Compact),
            QByteArray(
                R"({"amount":100,"instrument_name":"BTC-PERPETUAL","label":"R1-TEST0001-0000000000001",)"
                R"("post_only":false,"price":60010,"time_in_force":"immediate_or_cancel","type":"limit",)"
                R"("valid_until":1700000002500})"));
        const auto reports = all<orders::Report>();
        const auto order = get<orders::VenueOrder>();
        QCOMPARE(order.state, orders::VenueOrderState::Filled);
        QCOMPARE(order.label.text(), std::string{"R1-TEST0001-0000000000001"});
        QCOMPARE(get<orders::Fill>().tradeId, std::string{"T1"});
        QCOMPARE(get<orders::Sent>().evidence, std::string{"epoch 1, request 900001"});
    }

    void anOrderIsSentWhenItsFirstByteIsAndNeverWhereNoneWas_data()
    {
        QTest::addColumn<bool>("written");
        QTest::addColumn<int>("afterMs");
        QTest::addColumn<int>("sent");
        QTest::addColumn<int>("never");
        QTest::newRow("written") << true << 0 << 1 << 0;
        QTest::newRow("written late") << true << 1'500 << 1 << 0;
        QTest::newRow("denied") << false << 0 << 0 << 1;
        QTest::newRow("denied a little later") << false << 900 << 0 << 1;
        QTest::newRow("denied when it may be asked for already") << false << 1'000 << 0 << 0;
    }
    void anOrderIsSentWhenItsFirstByteIsAndNeverWhereNoneWas()
    {
        QFETCH(bool, written);
        QFETCH(int, afterMs);
        QFETCH(int, sent);
        QFETCH(int, never);
        HoldingLoop loop(*m_context);
        m_loop = &loop;
        start();
        m_loop = nullptr;
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QCOMPARE(loop.fates.size(), std::size_t{1});
        QVERIFY(!has<orders::Sent>() && !has<orders::NotSent>());
        m_now += std::chrono::milliseconds{afterMs};
        loop.fates.front()(written);
        QCOMPARE(int(has<orders::Sent>()), sent);
        QCOMPARE(int(has<orders::NotSent>()), never);
        if (never)
            QCOMPARE(
                get<orders::NotSent>().reason,
                std::string{"the gate closed, or half a second passed, before the first byte"});
        m_session.reset();
    }

    void refusesToPlace_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("reason");
        QTest::newRow("trading off") << "off" << "switched off";
        QTest::newRow("read-only login") << "readonly" << "does not allow orders";
        QTest::newRow("cancel-on-disconnect not armed") << "unarmed" << "not armed at the venue";
        QTest::newRow("not up") << "down" << "not up";
        QTest::newRow("too late") << "late" << "its time had passed";
        QTest::newRow("rate limit") << "rate" << "rate limit";
    }
    void refusesToPlace()
    {
        QFETCH(QString, how);
        QFETCH(QString, reason);
        m_trading = how != QStringLiteral("off");
        if (how == QStringLiteral("readonly")) m_script->grant("connection trade:read");
        if (how == QStringLiteral("unarmed"))
            m_script->result["private/get_cancel_on_disconnect"] =
                R"({"enabled":false,"scope":"connection"})";
        m_script->silent["private/buy"] = true;
        start();
        QVERIFY(until([&] { return up(); }));
        if (how == QStringLiteral("down")) m_session->stop();
        if (how == QStringLiteral("late")) m_now += 3s;
        int counter = 0;
        if (how == QStringLiteral("rate"))
            for (; counter < 20; ++counter)
                m_session->place(approved("R1-TEST0001-" + std::to_string(counter),
                                          900000 + std::uint64_t(counter)));
        m_session->place(
            approved("R1-TEST0001-" + std::to_string(counter), 900000 + std::uint64_t(counter)));
        QVERIFY(has<orders::NotSent>());
        QVERIFY(QString::fromStdString(get<orders::NotSent>().reason).contains(reason));
        settle();
        QCOMPARE(m_script->count("private/buy"), counter);
    }

    void tellsDefiniteFromAmbiguousErrors_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<bool>("definite");
        QTest::newRow("funds") << R"({"code":10009,"message":"not_enough_funds"})" << true;
        QTest::newRow("funds, other words")
            << R"({"code":10009,"message":"invalid_argument"})" << false;
        QTest::newRow("tick") << R"({"code":10043,"message":"price_wrong_tick"})" << true;
        QTest::newRow("timed out") << R"({"code":13888,"message":"timed_out"})" << false;
        QTest::newRow("internal") << R"({"code":11094,"message":"internal_server_error"})" << false;
        QTest::newRow("unavailable")
            << R"({"code":13028,"message":"temporarily_unavailable"})" << false;
        QTest::newRow("new to us") << R"({"code":99999,"message":"whatever"})" << false;
        QTest::newRow("rate limit") << R"({"code":10028,"message":"too_many_requests"})" << true;
    }
    void tellsDefiniteFromAmbiguousErrors()
    {
        QFETCH(QString, error);
        QFETCH(bool, definite);
        m_script->error["private/buy"] = error.toStdString();
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return has<orders::PlaceFailed>(); }));
        QCOMPARE(get<orders::PlaceFailed>().definite, definite);
    }

    /// Many logins in a short time have spent the venue's credits: the next one waits until they
    /// are there again, instead of spending what has come back on half a login.
    void waitsForTheVenuesCreditsAfterTooManyRequests()
    {
        m_script->error["public/get_instruments"] =
            R"({"code":10028,"message":"too_many_requests"})";
        m_timing.refill = 1h;
        start();
        QVERIFY(until([&] { return down(); }));
        QVERIFY(lastReason().starts_with("public/get_instruments: the venue says 10028"));
        settle();
        QCOMPARE(m_server->connections(), 1);
        // Nor does a wish for another connection take that wait away.
        m_session->reconnect("wished");
        settle();
        QCOMPARE(m_server->connections(), 1);
    }
    /// Orders are counted by themselves: a login spends nothing of theirs, and a desk without a
    /// link sees nothing.
    void anOrderTooManyDoesNotKeepTheLinkDown()
    {
        m_script->error["private/buy"] = R"({"code":10028,"message":"too_many_requests"})";
        m_timing.refill = 1h;
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return has<orders::PlaceFailed>() && m_server->connections() == 2; }));
    }
    void comesBackWhenTheVenuesCreditsHave()
    {
        m_script->error["public/get_instruments"] =
            R"({"code":10028,"message":"too_many_requests"})";
        m_timing.refill = 1ms;
        start();
        QVERIFY(until([&] { return down(); }));
        m_script->error.clear();
        QVERIFY(until([&] { return up(); }));
    }

    void aLostLinkIsDownAndComesBackWithALaterEpoch()
    {
        m_script->silent["private/buy"] = true;
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return m_script->count("private/buy") == 1; }));
        m_events.clear();
        m_server->cut();
        QVERIFY(until([&] { return up(); }));
        QCOMPARE(states(), (std::vector{engine::LinkState::Down, engine::LinkState::Connecting,
                                        engine::LinkState::Resyncing, engine::LinkState::Up}));
        QCOMPARE(m_session->epoch(), 2u);
        // The reply of the first connection arrives on the second one, and says nothing any more.
        m_events.clear();
        m_script->send(R"({"jsonrpc":"2.0","id":900001,"result":)" +
                       test::filledOrderJson("R1-TEST0001-0000000000001") + "}");
        m_script->snapshot(10);
        QVERIFY(until([&] { return all<market::BookUpdate>().size() == 1; }));
        QVERIFY(all<orders::Report>().empty());
        QCOMPARE(m_script->count("private/buy"), 1);
    }

    void silenceEndsTheLink()
    {
        m_timing.silence = 60ms;
        m_timing.clock = 1h;
        start();
        QVERIFY(until([&] { return up(); }));
        QVERIFY(until([&] { return m_server->connections() == 2; }));
    }

    void threeMalformedFramesEndTheLink()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->send("{\"jsonrpc\":");
        m_script->send("[]]");
        QVERIFY(until([&] { return health().refused == 2; }));
        QVERIFY(up());
        m_script->send("nonsense");
        QVERIFY(until([&] { return m_server->connections() == 2; }));
    }

    void readsAListOfTwoThousandOptions()
    {
        m_script->options = test::listedOptions(2000);
        QVERIFY(m_script->options.size() > (1U << 20U));
        start();
        QVERIFY(until([&] { return up(); }));
        QCOMPARE(all<engine::InstrumentListed>().size(), 2001u);
        QCOMPARE(health().refused, 0u);
        QCOMPARE(m_server->connections(), 1);
        // Once it is read, nothing else may be so large.
        m_script->send(std::string((1 << 20) + 1, ' '));
        QVERIFY(until([&] { return m_server->connections() == 2; }));
    }

    void aFrameOfMoreThanAMebibyteEndsTheLink()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->send(std::string((1 << 20) + 1, ' '));
        QVERIFY(until([&] { return m_server->connections() == 2; }));
    }

    void finds_data()
    {
        QTest::addColumn<QString>("case_");
        QTest::addColumn<bool>("found");
        QTest::addColumn<int>("fills");
        QTest::addColumn<bool>("failed");
        QTest::newRow("found by label") << "found" << true << 1 << false;
        QTest::newRow("absent") << "absent" << false << 0 << false;
        QTest::newRow("the read fails") << "error" << false << 0 << true;
        QTest::newRow("no link") << "down" << false << 0 << true;
        QTest::newRow("a trade but no order") << "trade" << false << 1 << true;
        QTest::newRow("two orders, one label") << "two" << false << 0 << true;
        QTest::newRow("more trades than sent") << "more" << false << 0 << true;
    }
    void finds()
    {
        QFETCH(QString, case_);
        QFETCH(bool, found);
        QFETCH(int, fills);
        QFETCH(bool, failed);
        const std::string label = "R1-TEST0001-0000000000001";
        const std::string both = test::filledOrderJson(label);
        const std::string order = both.substr(9, both.find(",\"trades\"") - 9);
        const std::string trades = both.substr(both.find("[{"), both.rfind('}') - both.find("[{"));
        std::string second = order;
        second.replace(second.find("BTC-1"), 5, "BTC-2");
        const bool is = case_ == QStringLiteral("found");
        m_script->result["private/get_order_state_by_label"] =
            is                               ? "[" + order + "]"
            : case_ == QStringLiteral("two") ? "[" + order + "," + second + "]"
                                             : "[]";
        m_script->result["private/get_open_orders_by_label"] = "[]";
        m_script->result["private/get_user_trades_by_order"] = trades;
        m_script->result["private/get_user_trades_by_currency_and_time"] =
            R"({"trades":)" + (case_ == QStringLiteral("trade") ? trades : std::string{"[]"}) +
            R"(,"has_more":)" + (case_ == QStringLiteral("more") ? "true" : "false") + "}";
        if (case_ == QStringLiteral("error"))
            m_script->error["private/get_open_orders_by_label"] =
                R"({"code":13028,"message":"temporarily_unavailable"})";
        start();
        QVERIFY(until([&] { return up(); }));
        if (case_ == QStringLiteral("down")) m_session->stop();
        m_session->query({m_account, core::Label{label}, "BTC", m_now});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        const auto answer = get<orders::QueryAnswer>();
        QCOMPARE(answer.found.has_value(), found);
        QCOMPARE(int(answer.fills.size()), fills);
        QCOMPARE(answer.failed, failed);
        QCOMPARE(answer.label.text(), label);
    }

    void readsWhatIsHeldBeforeItAnswers()
    {
        // A fill that only the look-up brought has moved the position, and its news may never come.
        const std::string label = "R1-TEST0001-0000000000001";
        const std::string both = test::filledOrderJson(label);
        m_script->result["private/get_order_state_by_label"] =
            "[" + both.substr(9, both.find(",\"trades\"") - 9) + "]";
        m_script->result["private/get_user_trades_by_order"] =
            both.substr(both.find("[{"), both.rfind('}') - both.find("[{"));
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->result["private/get_positions"] =
            R"([{"instrument_name":"BTC-PERPETUAL","size":-600.0,"direction":"sell"}])";
        m_session->query({m_account, core::Label{label}, "BTC", m_now});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        QCOMPARE(all<portfolio::PositionsRead>().size(), 2u);
        QCOMPARE(all<portfolio::PositionsRead>().at(1).positions.at(0).size.text(),
                 std::string{"-600"});
    }

    /// The desk leaves what is held as it stands for a while after a fill it was told of: what is
    /// held is read again when that is over, and not only after half a minute.
    void readsWhatIsHeldAgainAfterALookUpFoundAnOldFill()
    {
        const std::string label = "R1-TEST0001-0000000000001";
        const std::string both = test::filledOrderJson(label);
        m_script->result["private/get_order_state_by_label"] =
            "[" + both.substr(9, both.find(",\"trades\"") - 9) + "]";
        m_script->result["private/get_user_trades_by_order"] =
            both.substr(both.find("[{"), both.rfind('}') - both.find("[{"));
        start();
        QVERIFY(until([&] { return up(); }));
        m_now += 6s;
        QVERIFY(until([&] { return all<portfolio::PositionsRead>().size() == 2; }));
        m_session->query({m_account, core::Label{label}, "BTC", m_now});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        const auto reads = all<portfolio::PositionsRead>().size();
        m_now += 4s;
        settle();
        QCOMPARE(all<portfolio::PositionsRead>().size(), reads);
        m_now += 2s;
        QVERIFY(until([&] { return all<portfolio::PositionsRead>().size() == reads + 1; }));
    }

    void readsWhatIsHeldAgainEveryHalfMinute()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        QCOMPARE(m_script->count("private/get_positions"), 1);
        m_now += 31s;
        QVERIFY(until([&] { return all<portfolio::PositionsRead>().size() == 2; }));
    }

    /// Its news was lost, and the venue's list lags behind its trades: what is held is read again
    /// as if it did not rest, for it does not.
    void whatItsTradesFillRestsNoMoreWhateverTheListSays()
    {
        const std::string label = "R1-TEST0001-0000000000001";
        const std::string both = test::filledOrderJson(label);
        std::string open = both.substr(9, both.find(",\"trades\"") - 9);
        const auto change = [&](const std::string& from, const std::string& to) {
            open.replace(open.find(from), from.size(), to);
        };
        change("\"order_state\":\"filled\"", "\"order_state\":\"open\"");
        change("\"filled_amount\":100.0", "\"filled_amount\":0.0");
        m_script->orderReply = [&](const QJsonObject&) {
            return "{\"order\":" + open + ",\"trades\":[]}";
        };
        m_script->result["private/get_order_state_by_label"] = "[" + open + "]";
        m_script->result["private/get_user_trades_by_order"] =
            both.substr(both.find("[{"), both.rfind('}') - both.find("[{"));
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return has<orders::VenueOrder>(); }));
        m_session->query({m_account, core::Label{label}, "BTC", m_now});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        QVERIFY(get<orders::QueryAnswer>().found.has_value());
        const int reads = m_script->count("private/get_positions");
        m_now += 31s;
        QVERIFY(until([&] { return m_script->count("private/get_positions") > reads; }));
    }

    void aReadThatAFillOvertookIsDropped_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::newRow("nothing happened") << false;
        QTest::newRow("an order was sent and answered meanwhile") << true;
    }
    void aReadThatAFillOvertookIsDropped()
    {
        QFETCH(bool, answered);
        m_script->orderReply = [](const QJsonObject& request) {
            return test::filledOrderJson(request[u"params"][u"label"].toString().toStdString());
        };
        start();
        QVERIFY(until([&] { return up(); }));
        m_script->silent["private/get_positions"] = true;
        m_now += 6s;
        QVERIFY(until([&] { return m_script->count("private/get_positions") == 2; }));
        const auto asked = m_script->requests.back()[u"id"].toInteger();
        if (answered) {
            m_session->place(approved("R1-TEST0001-0000000000001", 900001, 6s));
            QVERIFY(until([&] { return has<orders::Fill>(); }));
        }
        m_script->silent["private/get_positions"] = false;
        m_script->send(R"({"jsonrpc":"2.0","id":)" + std::to_string(asked) + R"(,"result":[]})");
        settle();
        QCOMPARE(all<portfolio::PositionsRead>().size(), answered ? 1u : 2u);
        settle();
        QCOMPARE(m_script->count("private/get_positions"), 2);  // too soon after the fill
        if (!answered) return;
        const core::Time again = m_now += 6s;
        QVERIFY(until([&] { return all<portfolio::PositionsRead>().size() == 2; }));
        QCOMPARE(all<portfolio::PositionsRead>().at(1).at, again);  // as of when it was asked for
    }

    void aLookUpSoonAfterAFillDoesNotTakeWhatIsHeld()
    {
        m_script->orderReply = [](const QJsonObject& request) {
            return test::filledOrderJson(request[u"params"][u"label"].toString().toStdString());
        };
        m_script->result["private/get_order_state_by_label"] = "[]";
        m_script->result["private/get_open_orders_by_label"] = "[]";
        m_script->result["private/get_user_trades_by_currency_and_time"] =
            R"({"trades":[],"has_more":false})";
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return has<orders::Fill>(); }));
        m_session->query({m_account, "R1-TEST0001-0000000000009", "BTC", m_now});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        QVERIFY(!get<orders::QueryAnswer>().failed);
        QCOMPARE(all<portfolio::PositionsRead>().size(), 1u);
    }

    void aCancelOfWhatHasEndedIsNoRefusal_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<bool>("refused");
        QTest::newRow("not open") << R"({"code":11044,"message":"not_open_order"})" << false;
        QTest::newRow("not found") << R"({"code":10004,"message":"order_not_found"})" << false;
        QTest::newRow("closed") << R"({"code":10010,"message":"already_closed"})" << false;
        QTest::newRow("any other") << R"({"code":11094,"message":"internal"})" << true;
    }
    void aCancelOfWhatHasEndedIsNoRefusal()
    {
        QFETCH(QString, error);
        QFETCH(bool, refused);
        m_script->orderReply = [](const QJsonObject& request) {
            return test::filledOrderJson(request[u"params"][u"label"].toString().toStdString());
        };
        m_script->error["private/cancel"] = error.toStdString();
        for (const char* asked :
             {"get_order_state_by_label", "get_open_orders_by_label", "get_user_trades_by_order",
              "get_user_trades_by_currency_and_time"})
            m_script->result[std::string{"private/"} + asked] = "[]";
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->place(approved("R1-TEST0001-0000000000001", 900001));
        QVERIFY(until([&] { return has<orders::Fill>(); }));
        const auto before = all<engine::LinkHealth>().back().refused;
        m_session->cancel(orders::Cancel{m_account, get<orders::Fill>().label, "BTC-1"});
        QVERIFY(until([&] { return m_script->count("private/get_order_state_by_label") == 1; }));
        const std::size_t told = all<engine::LinkHealth>().size();
        QVERIFY(until([&] { return all<engine::LinkHealth>().size() > told; }));
        const engine::LinkHealth health = all<engine::LinkHealth>().back();
        QVERIFY2(health.refused == before + (refused ? 1 : 0), health.lastRefusal.c_str());
    }

    void asksTheHistoryForOldOrders()
    {
        m_script->result["private/get_order_state_by_label"] = "[]";
        m_script->result["private/get_open_orders_by_label"] = "[]";
        m_script->result["private/get_order_history_by_currency"] = "[]";
        m_script->result["private/get_user_trades_by_currency_and_time"] =
            R"({"trades":[],"has_more":false})";
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->query({m_account, "R1-TEST0001-0000000000001", "BTC", m_now - 26min});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        QCOMPARE(m_script->count("private/get_order_history_by_currency"), 1);
        QVERIFY(!get<orders::QueryAnswer>().failed);
    }

    void aCancelWithoutALinkIsSentAtTheNextLogin()
    {
        m_script->result["private/cancel_all"] = "0";
        start();
        m_session->cancel(orders::CancelAll{m_account});
        QVERIFY(until([&] { return m_script->count("private/cancel_all") == 1; }));
        QVERIFY(until([&] { return up(); }));
        QCOMPARE(m_script->count("private/cancel_all"), 1);
    }

    void stopsQuietly()
    {
        start();
        QVERIFY(until([&] { return up(); }));
        m_session->stop();
        QVERIFY(down());
        QCOMPARE(lastReason(), std::string{"stopped"});
        QVERIFY(until([&] { return !m_server->connected(); }));
        settle();
        QCOMPARE(m_server->connections(), 1);
        QCOMPARE(m_script->count("private/logout"), 0);
    }

private:
    void start()
    {
        deribit::Profile profile;
        profile.venue = "test";
        profile.url = m_server->url();
        profile.keyId = "key";
        profile.secret = deribit::Secret{std::string{"squeamish-ossifrage"}};
        profile.currencies = {"BTC"};
        profile.accountDigest = m_accountDigest;
        profile.tradingEnabled = m_trading;
        if (m_maxTickers > 0) profile.maxTickers = m_maxTickers;
        m_session = std::make_unique<deribit::Session>(
            std::move(profile),
            deribit::Surroundings{
                .loop = m_loop ? net::LoopRef{*m_loop} : net::LoopRef{*m_context},
                .directory = m_directory,
                .sink = [this](engine::Event&& e) { m_events.push_back(std::move(e)); },
                .now = [this] { return m_now; },
                .uniform = [] { return 0.5; },
                .gate = m_gate.get(),
                .accountSeen = [this](const std::string& digest,
                                      bool expected) { m_seen.emplace_back(digest, expected); }},
            m_timing);
        m_session->start();
    }
    /// Runs the loop until the condition holds; false after five seconds.
    bool until(const std::function<bool()>& condition)
    {
        const auto end = std::chrono::steady_clock::now() + 5s;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) return false;
            m_context->restart();
            m_context->run_one_for(20ms);
        }
        return true;
    }
    /// Runs what is ready, and a health beat or two.
    void settle()
    {
        const auto before = all<engine::LinkHealth>().size();
        const auto end = std::chrono::steady_clock::now() + 30ms;
        while (std::chrono::steady_clock::now() < end &&
               all<engine::LinkHealth>().size() < before + 3) {
            m_context->restart();
            m_context->run_one_for(5ms);
        }
    }
    QStringList lastChannels(const char* method = "private/subscribe") const
    {
        for (auto it = m_script->requests.rbegin(); it != m_script->requests.rend(); ++it)
            if ((*it)[u"method"].toString() == QLatin1String(method))
                return (*it)[u"params"].toObject()[u"channels"].toVariant().toStringList();
        return {};
    }
    template <class T>
    std::vector<T> all() const
    {
        std::vector<T> out;
        for (const engine::Event& event : m_events)
            if (const T* found = std::get_if<T>(&event)) out.push_back(*found);
        return out;
    }
    template <class T>
    bool has() const
    {
        for (const orders::Report& report : all<orders::Report>())
            if (std::holds_alternative<T>(report)) return true;
        return false;
    }
    template <class T>
    T get() const
    {
        for (const orders::Report& report : all<orders::Report>())
            if (const T* found = std::get_if<T>(&report)) return *found;
        return {};
    }
    std::vector<engine::LinkState> states() const
    {
        std::vector<engine::LinkState> out;
        for (const auto& change : all<engine::LinkChanged>()) out.push_back(change.state);
        return out;
    }
    bool up() const { return !states().empty() && states().back() == engine::LinkState::Up; }
    bool down() const { return !states().empty() && states().back() == engine::LinkState::Down; }
    std::string lastReason() const { return all<engine::LinkChanged>().back().reason; }
    engine::LinkHealth health() const
    {
        const auto list = all<engine::LinkHealth>();
        return list.empty() ? engine::LinkHealth{} : list.back();
    }
    risk::Approved<orders::Place> approved(const std::string& label, std::uint64_t requestId,
                                           core::Duration later = {}) const
    {
        orders::Intent intent;
        intent.label = core::Label{label};
        intent.account = m_account;
        intent.underlying = "BTC";
        intent.instrument = m_directory.find("test", "BTC-PERPETUAL");
        intent.instrumentName = "BTC-PERPETUAL";
        intent.quantity = *core::Quantity::parse("100");
        intent.limit = *core::Price::parse("60010");
        intent.validUntil = core::fromUnixMs(1700000002500) + later;
        intent.requestId = requestId;
        intent.createdAt = m_now;
        return test::approvedOrder(intent, m_now);
    }

    std::unique_ptr<boost::asio::io_context> m_context;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<test::ScriptedDeribit> m_script;
    market::Directory m_directory;
    std::vector<engine::Event> m_events;
    core::Time m_now;
    deribit::Timing m_timing;
    bool m_trading = true;
    std::string m_accountDigest;  ///< of the account that is expected
    std::vector<std::pair<std::string, bool>> m_seen;
    std::size_t m_maxTickers = 0;  ///< 0: as the profile has it
    core::AccountKey m_account{"test", "key"};
    std::unique_ptr<core::KillSwitch> m_gate;  ///< outlives the session
    net::Loop* m_loop = nullptr;               ///< null: that of the context
    std::unique_ptr<deribit::Session> m_session;
};

QTEST_APPLESS_MAIN(tst_Session)
#include "tst_session.moc"
