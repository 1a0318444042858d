// A recorded session through decoder and engine: what the window would show of that day.
#include "connectors/deribit/capture_replay.h"
#include "models/engine/engine.h"
#include "tests/support/approved_order.h"
#include "tests/support/places.h"

#include <boost/asio/io_context.hpp>

#include <QTest>

#include <chrono>

using namespace ballast;
using deribit::CaptureReplay;

namespace {

const core::Time kStart = core::fromUnixMs(1'626'993'723'000);

net::CapturedFrame frame(int afterMs, std::string text, std::string url = {}, bool sent = false)
{
    return {kStart + std::chrono::milliseconds{afterMs}, sent, std::move(url), std::move(text)};
}

net::CapturedFrame instruments()
{
    return frame(
        0,
        R"({"jsonrpc":"2.0","result":[{"tick_size":0.5,"taker_commission":0.0005,"settlement_period":"perpetual",)"
        R"("quote_currency":"USD","min_trade_amount":10,"maker_commission":0.0,"kind":"future","is_active":true,)"
        R"("instrument_name":"BTC-PERPETUAL","expiration_timestamp":32503708800000,"contract_size":10,)"
        R"("base_currency":"BTC"}]})",
        "https://www.deribit.com/api/v2/public/get_instruments?currency=BTC&expired=false");
}

net::CapturedFrame book(int afterMs, int changeId, int previous)
{
    const std::string link =
        previous == 0 ? R"("type":"snapshot")"
                      : R"("type":"change","prev_change_id":)" + std::to_string(previous);
    return frame(
        afterMs,
        R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"book.BTC-PERPETUAL.raw","data":{)" +
            link + R"(,"timestamp":1626993723000,"instrument_name":"BTC-PERPETUAL","change_id":)" +
            std::to_string(changeId) +
            R"(,"bids":[["new",32000.0,1000.0]],"asks":[["new",32000.5,1000.0]]}}})");
}

}  // namespace

class TestCaptureReplay : public QObject {
    Q_OBJECT

    /// Plays on a clock of its own, so fast that waiting for a frame takes no machine time.
    struct Player {
        explicit Player(std::vector<net::CapturedFrame> frames)
            : now(frames.front().at),
              replay({"recording", "none", std::move(frames)},
                     {io, directory,
                      [this](engine::Event&& event) { events.push_back(std::move(event)); },
                      [this] { return now; }, 1e12})
        {
        }
        void playToTheEnd()
        {
            replay.start();
            while (all<engine::LinkChanged>().back().state != engine::LinkState::Down) {
                now += std::chrono::milliseconds{100};
                io.run_one();
            }
        }
        template <class T>
        std::vector<T> all() const
        {
            std::vector<T> out;
            for (const engine::Event& event : events)
                if (const T* one = std::get_if<T>(&event)) out.push_back(*one);
            return out;
        }
        boost::asio::io_context io;
        market::Directory directory;
        core::Time now;
        std::vector<engine::Event> events;
        CaptureReplay replay;
    };

private slots:
    void playsInOrderAndGoesDownAtTheEnd()
    {
        Player player(
            {instruments(), frame(5, "{}", "wss://x", true), book(10, 1, 0), book(2'000, 2, 1)});
        player.playToTheEnd();
        QCOMPARE(player.all<engine::InstrumentListed>().size(), std::size_t{1});
        const auto books = player.all<market::BookUpdate>();
        QCOMPARE(books.size(), std::size_t{2});
        QVERIFY(books[1].at == kStart + std::chrono::milliseconds{2'000});
        const auto links = player.all<engine::LinkChanged>();
        QCOMPARE(links.size(), std::size_t{3});
        QVERIFY(links[1].state == engine::LinkState::Up);
        QVERIFY(links[2].state == engine::LinkState::Down);
        QCOMPARE(links[2].reason, std::string{"the recording has ended"});
        QVERIFY(links[2].at >= books[1].at);
        QCOMPARE(player.all<portfolio::PositionsRead>().size(), std::size_t{1});
    }

    void aStopIsAnsweredAtOnceForNothingIsOpen()
    {
        Player player({instruments(), book(10, 1, 0)});
        std::vector<std::string> said;
        const auto stop = [&] {
            player.replay.stopNow([&](const std::string& problem) { said.push_back(problem); });
        };
        stop();  // before it plays
        player.playToTheEnd();
        stop();
        QCOMPARE(said, (std::vector<std::string>{"", ""}));
    }

    void waitsForTheStampOfEachFrame()
    {
        Player player({instruments(), book(10, 1, 0), book(3'600'000, 2, 1)});
        player.now = kStart + std::chrono::minutes{59};
        player.replay.start();
        for (int i = 0; i < 10; ++i) player.io.poll_one();
        QCOMPARE(player.all<market::BookUpdate>().size(), std::size_t{1});
        player.now = kStart + std::chrono::minutes{60};
        while (player.all<market::BookUpdate>().size() < 2) player.io.run_one();
        QCOMPARE(player.all<engine::LinkChanged>().back().reason,
                 std::string{"the recording has ended"});
    }

    void saysNothingMoreOnceStopped()
    {
        Player player({instruments(), book(10, 1, 0), book(3'600'000, 2, 1)});
        player.replay.start();
        player.replay.stop();
        player.now += std::chrono::hours{2};
        player.io.run();  // returns: no timer is left
        QCOMPARE(player.all<market::BookUpdate>().size(), std::size_t{0});
        QCOMPARE(player.all<engine::LinkChanged>().back().reason, std::string{"stopped"});
    }

    void countsWhatItCannotReadAndGoesOn()
    {
        Player player({instruments(), book(10, 1, 0), frame(20, "{\"a\":"), book(30, 3, 2),
                       book(40, 4, 3), book(50, 9, 0)});
        player.playToTheEnd();
        const auto health = player.all<engine::LinkHealth>().back();
        QCOMPARE(health.refused, std::uint64_t{1});
        QVERIFY(!health.lastRefusal.empty());
        QCOMPARE(health.bookGaps, std::uint64_t{1});
        QCOMPARE(player.all<engine::BookLost>().size(), std::size_t{1});
        QCOMPARE(player.all<market::BookUpdate>().size(),
                 std::size_t{2});  // both snapshots, no broken chain
        QCOMPARE(health.messages, std::uint64_t{6});
    }

    void takesNoOrder()
    {
        Player player({instruments(), book(10, 1, 0)});
        player.playToTheEnd();
        player.events.clear();
        orders::Intent intent;
        intent.account = {"recording", "none"};
        intent.label = "R1-ABCDEFGH-0000000000001";
        intent.underlying = "BTC";
        intent.instrumentName = "BTC-PERPETUAL";
        intent.limit = *core::Price::parse("32000");
        intent.quantity = *core::Quantity::parse("100");
        player.replay.place(test::approvedOrder(intent, kStart));
        player.replay.query({intent.account, intent.label, "BTC", kStart});
        const auto reports = player.all<orders::Report>();
        QCOMPARE(reports.size(), std::size_t{2});
        const auto* refused = std::get_if<orders::NotSent>(&reports[0]);
        QVERIFY(refused && refused->label == intent.label);
        QCOMPARE(refused->reason, std::string{"a recording takes no orders"});
        const auto* answer = std::get_if<orders::QueryAnswer>(&reports[1]);
        QVERIFY(answer && answer->failed && !answer->found);
    }

    void bringsTheRecordedDayIntoTheEngine()
    {
        if (!std::filesystem::exists(test::recordingsDirectory() / "deribit"))
            QSKIP("The folder of recorded Deribit frames is not here: nothing was played.");
        int sessions = 0;
        for (const auto& folder :
             test::filesIn(test::recordingsDirectory() / "deribit", "capture_", "")) {
            auto session = net::readRawCapture(folder);
            QVERIFY(session);
            Player player(std::move(session->frames));
            player.playToTheEnd();
            checkEngine(player);
            ++sessions;
        }
        QVERIFY(sessions > 0);
    }

private:
    static void checkEngine(const Player& player)
    {
        engine::Engine engine{engine::Config{}};
        std::shared_ptr<const engine::Snapshot> playing;
        for (const engine::Event& event : player.events) {
            const auto* link = std::get_if<engine::LinkChanged>(&event);
            if (link && link->state == engine::LinkState::Down) playing = engine.snapshot();
            engine.process(event);
        }
        QVERIFY(playing);
        int listed = 0, tickers = 0, greeks = 0, books = 0;
        for (const market::Listing& l : playing->market->listings) {
            listed += l.instrument != nullptr;
            tickers += l.hasTicker && !l.stale;
            greeks += l.hasTicker && l.ticker.greeks && l.ticker.markIv > 0;
            books += l.book == market::BookState::Live;
        }
        const engine::LinkHealth& health = playing->links->front().health;
        qInfo(
            "%d frames: %d instruments listed, %d tickers (%d with IV and Greeks), %d books live, "
            "%d gaps, %d refused",
            int(health.messages), listed, tickers, greeks, books, int(health.bookGaps),
            int(health.refused));
        QVERIFY(health.messages > 100);
        QVERIFY(listed > 500);
        QVERIFY(tickers >= 10 && greeks == tickers);
        QCOMPARE(books, 10);
        QCOMPARE(health.bookGaps, std::uint64_t{0});
        QVERIFY2(health.refused == 0, health.lastRefusal.c_str());

        const auto ended = engine.snapshot();
        int kept = 0;
        for (const market::Listing& l : ended->market->listings)
            kept += l.hasTicker && l.stale && !l.bids.empty();
        QVERIFY2(kept > 0, "at the end the last values stay, and are marked stale");
        QCOMPARE(ended->links->front().reason, std::string{"the recording has ended"});
    }
};

QTEST_APPLESS_MAIN(TestCaptureReplay)
#include "tst_capture_replay.moc"
