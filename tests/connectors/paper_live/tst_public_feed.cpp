// The public stream against a server that says what it is told.
#include "connectors/paper_live/public_feed.h"

#include "tests/support/scripted_deribit.h"

#include <QTest>

#include <boost/asio/io_context.hpp>

#include <chrono>

using namespace ballast;
using namespace std::chrono_literals;

class tst_PublicFeed : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_context = std::make_unique<boost::asio::io_context>();
        m_server = std::make_unique<test::ScriptedServer>(*m_context);
        m_script = std::make_unique<test::ScriptedDeribit>(*m_server);
        m_script->options = test::listedOptions(2000);
        m_directory = {};
        m_events.clear();
    }
    void cleanup()
    {
        m_feed.reset();
        m_server.reset();
        m_context.reset();
    }

    void readsAListOfTwoThousandOptions()
    {
        QVERIFY(m_script->options.size() > (1U << 20U));
        start({});
        QVERIFY(until([&] { return all<engine::InstrumentListed>().size() == 2001; }));
        QCOMPARE(m_server->connections(), 1);
        QVERIFY(!m_feed->gaveUp());
    }

    void aListThatIsTooLargeIsSaidAndNotAskedForAgain()
    {
        start(1 << 20);
        QVERIFY(until([&] { return m_feed->gaveUp(); }));
        const std::string reason = all<engine::LinkChanged>().back().reason;
        QVERIFY2(reason.starts_with("the list of BTC options is too large: "), reason.c_str());
        QVERIFY2(reason.ends_with("a message larger than 1024 KiB"), reason.c_str());
        m_context->restart();
        m_context->run_for(20ms);  // ten times the wait before an attempt
        QCOMPARE(m_server->connections(), 1);
    }

    void waitsForTheVenuesCreditsAfterTooManyRequests()
    {
        m_script->error["public/get_instruments"] =
            R"({"code":10028,"message":"too_many_requests"})";
        start({});
        QVERIFY(until([&] {
            return !all<engine::LinkChanged>().empty() &&
                   all<engine::LinkChanged>().back().state == engine::LinkState::Down;
        }));
        m_context->restart();
        m_context->run_for(20ms);  // ten times the wait before another attempt
        QCOMPARE(m_server->connections(), 1);
    }

private:
    void start(std::optional<std::size_t> listBytes)
    {
        paper_live::FeedProfile profile{m_server->url(), {"BTC"}, {"BTC"}};
        if (listBytes) profile.listBytes = *listBytes;
        paper_live::FeedTiming timing;
        timing.firstRetry = timing.longestRetry = 2ms;
        m_feed = std::make_unique<paper_live::PublicFeed>(
            profile,
            paper_live::FeedSurroundings{
                .context = *m_context,
                .directory = m_directory,
                .sink = [this](engine::Event&& e) { m_events.push_back(std::move(e)); },
                .now = [] { return core::fromUnixMs(1'700'000'000'000); },
                .uniform = [] { return 0.5; }},
            timing);
        m_feed->start();
    }
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
    template <class T>
    std::vector<T> all() const
    {
        std::vector<T> out;
        for (const engine::Event& event : m_events)
            if (const T* found = std::get_if<T>(&event)) out.push_back(*found);
        return out;
    }

    std::unique_ptr<boost::asio::io_context> m_context;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<test::ScriptedDeribit> m_script;
    market::Directory m_directory;
    std::vector<engine::Event> m_events;
    std::unique_ptr<paper_live::PublicFeed> m_feed;
};

QTEST_APPLESS_MAIN(tst_PublicFeed)
#include "tst_public_feed.moc"
