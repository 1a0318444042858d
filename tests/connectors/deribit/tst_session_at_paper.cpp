#include "connectors/deribit/session.h"
#include "connectors/paper/server.h"
#include "tests/support/approved_order.h"

#include <QTest>

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <vector>

using namespace ballast;
using namespace std::chrono_literals;

/// The connector against the paper exchange over a real socket: neither knows the other's code.
class tst_SessionAtPaper : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        paper::ServerOptions options;
        options.seed = 7;
        options.demoBook = true;
        options.start = core::parseIsoUtc("2026-11-18T12:00:00Z").value();
        auto server = paper::ExchangeServer::start(std::move(options));
        QVERIFY2(server, server ? "" : server.error().message.c_str());
        m_server = std::move(*server);
        m_clock = m_server->clock();
        start();
        const bool isUp = until([&] { return m_session->up() || refusedToLogIn(); });
        QVERIFY2(isUp && m_session->up(), lastWords().c_str());
    }
    void cleanupTestCase()
    {
        m_session.reset();
        m_server.reset();
    }

    void comesUpWithEverythingRead()
    {
        QVERIFY(all<engine::InstrumentListed>().size() > 100);
        QVERIFY(!all<portfolio::PositionsRead>().empty());
        QVERIFY(!all<portfolio::PositionsRead>().front().positions.empty());
        QVERIFY(!all<portfolio::Balance>().empty());
        QVERIFY(until([&] {
            return !all<engine::LinkHealth>().empty() &&
                   all<engine::LinkHealth>().back().cancelOnDisconnect;
        }));
        QVERIFY2(all<engine::LinkHealth>().back().refused == 0,
                 all<engine::LinkHealth>().back().lastRefusal.c_str());
        QVERIFY(std::abs(all<engine::LinkHealth>().back().clockOffsetMs) < 1000);
        qInfo("%zu instruments, %zu positions", all<engine::InstrumentListed>().size(),
              all<portfolio::PositionsRead>().front().positions.size());
    }

    void tickersFlowAndBooksAreChains()
    {
        QVERIFY(until([&] {
            return all<market::Ticker>().size() > 500 && all<market::BookUpdate>().size() > 20 &&
                   !all<market::IndexPrice>().empty();
        }));
        market::Book book;
        for (const market::BookUpdate& update : all<market::BookUpdate>())
            if (update.id == perpetual()) book.apply(update);
        QVERIFY(book.usable());
        QVERIFY(all<engine::BookLost>().empty());
        qInfo("%zu tickers, %zu book messages", all<market::Ticker>().size(),
              all<market::BookUpdate>().size());
    }

    void theVenueSaysWhatMarginAnOrderWouldNeed()
    {
        const engine::SimulateMargin ask{{"paper", "paper"},
                                         "BTC",
                                         core::ProposalId{7},
                                         {{"BTC-PERPETUAL", *core::Quantity::parse("64000")}}};
        m_session->simulate(ask);
        QVERIFY(until([&] { return !all<engine::MarginSimulated>().empty(); }));
        const auto first = all<engine::MarginSimulated>().back();
        QVERIFY2(first.problem.empty(), first.problem.c_str());
        QCOMPARE(first.proposal, core::ProposalId{7});
        QVERIFY(first.equity > 0 && first.maintenanceMargin > 0);
        QVERIFY(first.initialMargin > first.maintenanceMargin);
        // Asked three times at once: the last is answered, and not before a second has passed.
        engine::SimulateMargin larger = ask;
        larger.positions.front().second = *core::Quantity::parse("6400000");
        m_session->simulate(ask);
        m_session->simulate(ask);
        m_session->simulate(larger);
        QVERIFY(until([&] { return all<engine::MarginSimulated>().size() >= 2; }));
        QCOMPARE(all<engine::MarginSimulated>().size(), std::size_t{2});
        const auto second = all<engine::MarginSimulated>().back();
        QVERIFY(second.maintenanceMargin > first.maintenanceMargin);
        // What the venue does not know it says, and the link lives on.
        engine::SimulateMargin unknown = ask;
        unknown.positions.front().first = "BTC-NONESUCH";
        m_session->simulate(unknown);
        QVERIFY(until([&] { return all<engine::MarginSimulated>().size() >= 3; }));
        QVERIFY(!all<engine::MarginSimulated>().back().problem.empty());
        QVERIFY(m_session->up());
    }

    void anOrderFillsAndItsLabelFindsIt()
    {
        QVERIFY(until([&] { return lastQuote().twoSided(); }));
        const market::Quote quote = lastQuote();
        orders::Intent intent;
        intent.label = "R1-TESTPAPR-0000000000001";
        intent.account = {"paper", "paper"};
        intent.underlying = "BTC";
        intent.instrument = perpetual();
        intent.instrumentName = "BTC-PERPETUAL";
        intent.quantity = *core::Quantity::parse("100");
        // Far enough above the ask that the market may move meanwhile, near enough for the price
        // band.
        intent.limit =
            core::Price::nearest(quote.ask.toDouble() * 1.002)->ceilTo(*core::Price::parse("0.5"));
        intent.validUntil = now() + 2500ms;
        intent.requestId = 5000001;
        intent.createdAt = now();
        m_session->place(test::approvedOrder(intent, now()));
        QVERIFY(until([&] {
            return has<orders::VenueOrder>() || has<orders::PlaceFailed>() ||
                   has<orders::NotSent>();
        }));
        if (has<orders::PlaceFailed>()) QFAIL(get<orders::PlaceFailed>().message.c_str());
        if (has<orders::NotSent>()) QFAIL(get<orders::NotSent>().reason.c_str());
        const auto order = get<orders::VenueOrder>();
        QCOMPARE(order.state, orders::VenueOrderState::Filled);
        QCOMPARE(order.filled, intent.quantity);
        QCOMPARE(order.label, intent.label);
        QVERIFY(has<orders::Fill>());
        QCOMPARE(get<orders::Fill>().label, intent.label);
        QVERIFY(until([&] { return !positionsOf(perpetual()).empty(); }));

        m_session->query({intent.account, intent.label, "BTC", intent.createdAt});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        const auto answer = get<orders::QueryAnswer>();
        QVERIFY(!answer.failed);
        QVERIFY(answer.found);
        QCOMPARE(answer.found->venueOrderId, order.venueOrderId);
        core::Quantity sum;
        for (const orders::Fill& fill : answer.fills) sum += fill.quantity;
        QCOMPARE(sum, intent.quantity);
    }

    void aLabelNeverSentIsNotFound()
    {
        m_events.clear();
        m_session->query({{"paper", "paper"}, "R1-TESTPAPR-0000000000099", "BTC", now()});
        QVERIFY(until([&] { return has<orders::QueryAnswer>(); }));
        QVERIFY(!get<orders::QueryAnswer>().failed);
        QVERIFY(!get<orders::QueryAnswer>().found);
    }

    void anOrderFarAboveThePriceBandIsDefinitelyRefused()
    {
        QVERIFY(until([&] { return lastQuote().twoSided(); }));
        const core::Price far = core::Price::nearest(lastQuote().ask.toDouble() * 2)
                                    ->ceilTo(*core::Price::parse("0.5"));
        m_events.clear();
        orders::Intent intent;
        intent.label = "R1-TESTPAPR-0000000000002";
        intent.account = {"paper", "paper"};
        intent.underlying = "BTC";
        intent.instrument = perpetual();
        intent.instrumentName = "BTC-PERPETUAL";
        intent.quantity = *core::Quantity::parse("100");
        intent.limit = far;
        intent.validUntil = now() + 2500ms;
        intent.requestId = 5000002;
        m_session->place(test::approvedOrder(intent, now()));
        QVERIFY(until([&] { return has<orders::PlaceFailed>(); }));
        QVERIFY2(get<orders::PlaceFailed>().definite, get<orders::PlaceFailed>().message.c_str());
        qInfo("%d %s", get<orders::PlaceFailed>().code, get<orders::PlaceFailed>().message.c_str());
    }

    void aSecondLoginBeginsAgain()
    {
        m_session->stop();
        m_events.clear();
        m_session->start();
        QVERIFY(until([&] { return m_session->up(); }));
        QCOMPARE(m_session->epoch(), 2u);
        QVERIFY(!all<portfolio::PositionsRead>().empty());
        QVERIFY(until([&] {
            return !all<market::BookUpdate>().empty() && all<market::BookUpdate>().front().snapshot;
        }));
    }

private:
    void start()
    {
        deribit::Profile profile;
        profile.venue = "paper";
        profile.url = m_server->webSocketUrl();
        profile.keyId = "paper";
        profile.secret = deribit::Secret{std::string{"paper"}};
        profile.currencies = {"BTC", "ETH"};
        profile.tradingEnabled = true;
        profile.mayChangeAccount = true;  // it grants no less, and arming by call needs it
        m_session = std::make_unique<deribit::Session>(
            std::move(profile),
            deribit::Surroundings{
                .loop = m_context,
                .directory = m_directory,
                .sink = [this](engine::Event&& e) { m_events.push_back(std::move(e)); },
                .now = [this] { return now(); },
                .uniform = [] { return 0.5; }});
        m_session->start();
    }
    core::Time now() const { return m_clock.at(std::chrono::steady_clock::now()); }
    core::InstrumentId perpetual() const { return m_directory.find("paper", "BTC-PERPETUAL"); }
    bool until(const std::function<bool()>& condition)
    {
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) return false;
            m_context.restart();
            m_context.run_one_for(50ms);
        }
        return true;
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
    market::Quote lastQuote() const
    {
        market::Quote out;
        for (const market::Ticker& ticker : all<market::Ticker>())
            if (ticker.quote.id == perpetual()) out = ticker.quote;
        return out;
    }
    std::vector<portfolio::Position> positionsOf(core::InstrumentId id) const
    {
        std::vector<portfolio::Position> out;
        for (const portfolio::Position& position : all<portfolio::Position>())
            if (position.instrument == id) out.push_back(position);
        return out;
    }
    bool refusedToLogIn() const
    {
        return std::any_of(m_events.begin(), m_events.end(), [](const engine::Event& event) {
            const auto* change = std::get_if<engine::LinkChanged>(&event);
            return change && change->state == engine::LinkState::Down;
        });
    }
    std::string lastWords() const
    {
        std::string out;
        for (const auto& change : all<engine::LinkChanged>()) out += change.reason + "; ";
        return out;
    }

    boost::asio::io_context m_context;
    market::Directory m_directory;
    std::vector<engine::Event> m_events;
    std::unique_ptr<paper::ExchangeServer> m_server;
    core::ClockMapping m_clock;
    std::unique_ptr<deribit::Session> m_session;
};

QTEST_APPLESS_MAIN(tst_SessionAtPaper)
#include "tst_session_at_paper.moc"
