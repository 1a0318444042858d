#include "connectors/deribit/codec.h"
#include "connectors/deribit/replies.h"
#include "tests/connectors/deribit/frames.h"

#include <QTest>

#include <random>

using namespace ballast;
using namespace ballast::test;

namespace {

const core::Time kAt = core::fromUnixMs(1785000000200);

/// What is put in the place of a number, and what is wrong with it.
struct Bad {
    const char* name;
    const char* value;
};
constexpr Bad kBadPrices[] = {
    {"zero", "0"},
    {"zero with a point", "0.0"},
    {"negative", "-1.5"},
    {"NaN", "NaN"},
    {"infinity", "Infinity"},
    {"minus infinity", "-Infinity"},
    {"a text", "\"63000\""},
    {"an empty text", "\"\""},
    {"null", "null"},
    {"true", "true"},
    {"an object", "{}"},
    {"an array", "[1]"},
    {"too large", "1e308"},
    {"far too large", "1e400"},
    {"absurd", "123456789012"},
    {"too fine", "0.00000000000001e-300"},
    {"a leading zero", "01"},
    {"a plus", "+1"},
    {"a bare point", ".5"},
    {"a point at the end", "1."},
    {"hexadecimal", "0x10"},
    {"two points", "1.2.3"},
    {"nothing", ""},
    {"an exponent without digits", "1e"},
    {"65 digits", "1.00000000000000000000000000000000000000000000000000000000000000001"},
};

}  // namespace

class tst_Codec : public QObject {
    Q_OBJECT

private slots:
    /// The short cut reads the index as the general way does, keys in any order, and leaves alone
    /// what it is not sure of.
    void theShortCutReadsTheIndex()
    {
        const std::string other =
            notification("deribit_price_index.btc_usd",
                         R"({"price":63123.45,"index_name":"btc_usd","timestamp":1785000000123})");
        deribit::FastPath quick;
        for (const std::string& frame : {kIndex, other, kIndex}) {
            std::vector<engine::Event> fast, slow;
            const auto channel = quick.decode(frame, m_names, kAt, fast);
            QVERIFY(channel && *channel == "deribit_price_index.btc_usd");
            // One more space, and the general way has to read it.
            QVERIFY(m_codec->decode(" " + frame, kAt, slow));
            QCOMPARE(fast.size() + slow.size(), std::size_t{2});
            QVERIFY(std::get<market::IndexPrice>(fast[0]) == std::get<market::IndexPrice>(slow[0]));
        }
        for (const std::string& unsure :
             {with(kIndex, "price", "0"), with(kIndex, "price", "\"1\""),
              with(kIndex, "index_name", "\"eth_usd\""), with(kIndex, "timestamp", "5"),
              without(kIndex, "timestamp"), kIndex + " "}) {
            std::vector<engine::Event> events;
            QVERIFY(!quick.decode(unsure, m_names, kAt, events));
            QVERIFY(events.empty());
        }
    }

    void init()
    {
        m_directory = std::make_unique<market::Directory>();
        m_names = {"deribit", "key", m_directory.get()};
        m_codec = std::make_unique<deribit::Codec>(m_names);
        m_events.clear();
    }

    void readsATicker()
    {
        QVERIFY(decode(kTicker));
        const auto t = std::get<market::Ticker>(m_events.at(0));
        QCOMPARE(t.quote.id, m_directory->find("deribit", "BTC-25SEP26-70000-C"));
        QCOMPARE(t.quote.bid.text(), std::string{"0.012"});
        QCOMPARE(t.quote.ask.text(), std::string{"0.0125"});
        QCOMPARE(t.quote.bidSize.text(), std::string{"12.5"});
        QCOMPARE(t.quote.at, kAt);
        QCOMPARE(core::toUnixMs(t.quote.venueAt), 1785000000123);
        QCOMPARE(t.venueAt, t.quote.venueAt);
        QCOMPARE(t.mark.text(), std::string{"0.01234567"});
        QCOMPARE(t.index.text(), std::string{"63123.45"});
        QCOMPARE(t.underlyingPrice->text(), std::string{"63523.4567"});
        QCOMPARE(t.markIv, 55.12 / 100);
        QCOMPARE(t.greeks->theta, -45.12345);
        QCOMPARE(t.maxPrice->text(), std::string{"0.0425"});
    }

    void aTickerSaysWhatWasTradedInADay()
    {
        const auto volume = [&](const char* stats) {
            return decode(with(kTicker, "stats", stats))
                       ? std::get<market::Ticker>(m_events.back()).volume24h
                       : -1;
        };
        QCOMPARE(volume("{\"high\":1,\"volume\":41234.5,\"volume_usd\":2600000000}"), 41'234.5);
        QCOMPARE(volume("{\"volume\":null}"), 0.0);
        QCOMPARE(volume("{}"), 0.0);
        QVERIFY(refused(with(kTicker, "stats", "{\"volume\":-3}")));
        QVERIFY2(m_reason.contains("volume"), m_reason.constData());
    }

    void readsTheOtherChannels()
    {
        QVERIFY(decode(kBook));
        const auto book = std::get<market::BookUpdate>(m_events.back());
        QCOMPARE(book.previousChangeId, 11u);
        QCOMPARE(book.bids.size(), 2u);
        QVERIFY(book.bids[1].size.isZero());
        QVERIFY(decode(kQuote));
        QVERIFY(std::get<market::Quote>(m_events.back()).twoSided());
        QVERIFY(decode(kTrades));
        QCOMPARE(std::get<market::Trade>(m_events.back()).aggressor, core::Side::Sell);
        QVERIFY(decode(kIndex));
        QCOMPARE(std::get<market::IndexPrice>(m_events.back()).underlying.text(),
                 std::string{"BTC"});
        QVERIFY(decode(kState));
        QCOMPARE(std::get<engine::InstrumentStateChanged>(m_events.back()).state,
                 market::InstrumentState::Open);
        QVERIFY(decode(kPortfolio));
        QCOMPARE(std::get<portfolio::Balance>(m_events.back()).sessionPnl, 0.01 - 0.03);
    }

    void readsWhatHappenedToTheAccountFillsFirst()
    {
        QVERIFY(decode(kChanges));
        QCOMPARE(m_events.size(), 3u);
        const auto fill = std::get<orders::Fill>(std::get<orders::Report>(m_events[0]));
        QVERIFY(fill.maker);
        QCOMPARE(fill.fee, -0.00000021);
        const auto order = std::get<orders::VenueOrder>(std::get<orders::Report>(m_events[1]));
        QCOMPARE(order.state, orders::VenueOrderState::Cancelled);
        QCOMPARE(order.reason, std::string{"user_request"});
        QCOMPARE(order.filled.text(), std::string{"40"});
        QCOMPARE(std::get<portfolio::Position>(m_events[2]).size.text(), std::string{"-700"});
    }

    void numbersMayComeInEveryShape_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("text");
        for (const auto& [value, text] : {std::pair{"1054.0", "1054"},
                                          {"2.2e3", "2200"},
                                          {"2.2E+3", "2200"},
                                          {"63000", "63000"},
                                          {"1e-4", "0.0001"},
                                          {"0.000000001", "0.000000001"},
                                          {"12345678.123456789", "12345678.123456789"},
                                          {"9007199.254740993", "9007199.254740993"}})
            QTest::newRow(value) << QByteArray(value) << QByteArray(text);
    }
    void numbersMayComeInEveryShape()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, text);
        QVERIFY(decode(with(kTicker, "index_price", value.toStdString())));
        QCOMPARE(std::get<market::Ticker>(m_events.back()).index.text(), text.toStdString());
    }

    void refusesABadPrice_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QByteArray>("field");
        const std::pair<const std::string*, const char*> fields[] = {
            {&kTicker, "index_price"}, {&kTrades, "price"}, {&kIndex, "price"}};
        for (const auto& [frame, field] : fields)
            for (const Bad& bad : kBadPrices)
                QTest::addRow("%s of %s: %s", field,
                              frame == &kTicker   ? "ticker"
                              : frame == &kTrades ? "trades"
                                                  : "index",
                              bad.name)
                    << QByteArray::fromStdString(with(*frame, field, bad.value))
                    << QByteArray(field);
        // Fields in which zero means none.
        for (const char* field :
             {"best_bid_price", "best_ask_price", "last_price", "mark_price", "min_price"})
            for (const Bad& bad : kBadPrices)
                if (QByteArray(bad.value) != "null" && !QByteArray(bad.value).startsWith("0")) {
                    if (QByteArray(field).endsWith("ark_price") &&
                        QByteArray(bad.value).contains("e-300"))
                        continue;
                    QTest::addRow("%s of ticker: %s", field, bad.name)
                        << QByteArray::fromStdString(with(kTicker, field, bad.value))
                        << QByteArray(field);
                }
    }
    void refusesABadPrice()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, field);
        QVERIFY(refused(frame.toStdString()));
        // A value that is no JSON makes the whole frame unreadable; any other is named with its
        // field.
        if (!m_codec->malformed())
            QVERIFY2(m_reason.contains("field " + field + ","), m_reason.constData());
    }

    void refusesWhatIsNotAsExpected_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* name, const std::string& frame, const char* sentence) {
            QTest::newRow(name) << QByteArray::fromStdString(frame) << QByteArray(sentence);
        };
        row("price as text", with(kTicker, "mark_price", "\"abc\""),
            "deribit ticker: field mark_price, expected a number, was \"abc\"");
        row("no mark", without(kTicker, "mark_price"),
            "deribit ticker: field mark_price, expected a number, was missing");
        row("no time", without(kTicker, "timestamp"),
            "deribit ticker: field timestamp, expected a whole number, was missing");
        row("time of 1999", with(kTicker, "timestamp", "915148800000"),
            "deribit ticker: field timestamp, expected milliseconds since 1970, was 915148800000");
        row("time with a fraction", with(kTicker, "timestamp", "1785000000123.5"),
            "deribit ticker: field timestamp, expected a whole number, was 1785000000123.5");
        row("another instrument", with(kTicker, "instrument_name", "\"BTC-PERPETUAL\""),
            "deribit ticker: field instrument_name, expected \"BTC-25SEP26-70000-C\", was "
            "\"BTC-PERPETUAL\"");
        row("volatility of a million", with(kTicker, "mark_iv", "1000000"),
            "deribit ticker: field mark_iv, expected a volatility");
        row("negative volatility", with(kTicker, "bid_iv", "-1"),
            "deribit ticker: field bid_iv, expected a volatility");
        row("delta of 7", with(kTicker, "delta", "7"),
            "deribit ticker: field greeks, expected the five greeks");
        row("gamma as text", with(kTicker, "gamma", "\"x\""),
            "deribit ticker: field greeks, expected the five greeks");
        row("a mark of nothing", with(without(kTicker, "greeks"), "mark_price", "0"),
            "deribit ticker: field mark_price, expected a number above zero, was 0");
        row("crossed beyond reason", with(kTicker, "best_bid_price", "7"),
            "deribit ticker: field best_bid_price, expected a bid not far above the ask 0.0125, "
            "was 7");
        row("negative interest", with(kTicker, "open_interest", "-1"),
            "deribit ticker: field open_interest");
        row("negative amount", with(kTicker, "best_bid_amount", "-1"),
            "deribit ticker: field best_bid_amount, expected a number that is not negative, was "
            "-1");
        row("unknown book type", with(kBook, "type", "\"delta\""),
            "deribit book: field type, expected snapshot or change, was \"delta\"");
        row("unknown action", with(kBook, "bids", "[[\"update\",1.0,1.0]]"),
            "deribit book: field bids, expected rows of [new|change|delete, price > 0, amount], "
            "was row 1 (\"update\" 1.0 1.0)");
        row("level of nothing", with(kBook, "bids", "[[\"new\",1.0,0.0]]"),
            "deribit book: field bids");
        row("level without a price", with(kBook, "bids", "[[\"new\",0.0,5.0]]"),
            "deribit book: field bids");
        row("level with a negative amount", with(kBook, "asks", "[[\"new\",1.0,-5.0]]"),
            "deribit book: field asks");
        row("level of four", with(kBook, "asks", "[[\"new\",1.0,5.0,1]]"),
            "deribit book: field asks");
        row("change without its predecessor", without(kBook, "prev_change_id"),
            "deribit book: field prev_change_id, expected a whole number, was missing");
        row("negative change id", with(kBook, "change_id", "-4"),
            "deribit book: field change_id, expected a whole number, was -4");
        row("unknown order state", with(kChanges, "order_state", "\"pending\""),
            "deribit order: field order_state, expected a state of an order, was \"pending\"");
        row("unknown direction", with(kChanges, "direction", "\"long\""),
            "deribit user trade: field direction, expected buy or sell, was \"long\"");
        row("unknown liquidity", with(kChanges, "liquidity", "\"X\""),
            "deribit user trade: field liquidity, expected M or T, was \"X\"");
        row("a trade of nothing", with(kTrades, "amount", "0"),
            "deribit trades: field amount, expected a number above zero, was 0");
        row("a size beside the direction zero",
            with(kChanges, "positions", "[" + with(kPositionData, "direction", "\"zero\"") + "]"),
            "deribit position: field size, expected a size that agrees with direction zero, was "
            "-700");
        row("filled more than asked", with(kChanges, "filled_amount", "101"),
            "deribit order: field filled_amount, expected at most the amount 100, was 101");
        row("a field without a name twice", with(kChanges, "order_id", "\"a\",\"\":1,\"\":1"),
            "deribit user trade: field \"\", expected it once, was there twice");
        row("order id twice", with(kChanges, "order_id", "\"a\",\"order_id\":\"b\""),
            "deribit user trade: field \"order_id\", expected it once, was there twice");
        row("trade without an id", without(kChanges, "trade_id"),
            "deribit user trade: field trade_id, expected a text, was missing");
        row("position against its word",
            with(kChanges, "positions", "[" + with(kPositionData, "direction", "\"buy\"") + "]"),
            "deribit position: field size");
        row("no trades in changes", without(kChanges, "trades"),
            "deribit user.changes: field trades, expected an array, was missing");
        row("unknown state of an instrument", with(kState, "state", "\"asleep\""),
            "deribit instrument.state: field state");
        row("index without a dash", with(kIndex, "index_name", "\"btcusd\""),
            "deribit deribit_price_index: field index_name");
        row("unknown method", with(kIndex, "method", "\"shout\""),
            "deribit frame: field method, expected subscription or heartbeat, was \"shout\"");
        row("no channel", without(kIndex, "channel"), "deribit notification: field channel");
        row("no data", notification("ticker.X.raw", "null"),
            "deribit ticker: expected an object, was null");
        row("reply without a result", "{\"jsonrpc\":\"2.0\",\"id\":7}",
            "deribit reply: field result, expected a result or an error, was missing");
        row("reply with the id twice", "{\"jsonrpc\":\"2.0\",\"id\":7,\"id\":8,\"result\":1}",
            "deribit reply: field \"id\", expected it once, was there twice");
        row("reply with a text for an id", "{\"jsonrpc\":\"2.0\",\"id\":\"7\",\"result\":1}",
            "deribit reply: field id, expected a whole number, was \"7\"");
        row("heartbeat of another kind",
            "{\"method\":\"heartbeat\",\"params\":{\"type\":\"dance\"}}",
            "deribit heartbeat: field type");
    }
    void refusesWhatIsNotAsExpected()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, sentence);
        QVERIFY(refused(frame.toStdString()));
        QVERIFY2(m_reason.startsWith(sentence), m_reason.constData());
        QVERIFY(!m_codec->malformed());
    }

    void aRefusedFrameLeavesNothingBehind()
    {
        // The first trade is good, the second is not: neither counts.
        std::string two = kTrades;
        const auto row = two.substr(two.find("[{") + 1, two.rfind("}]") - two.find("[{"));
        two.insert(two.rfind("]}}"), "," + with(row, "price", "-1"));
        QVERIFY(refused(two));
        QVERIFY(m_events.empty());
    }

    void everyTruncationIsRefused()
    {
        int cut = 0;
        for (const std::string& frame : {kTicker, kBook, kChanges, reply(kInstrument)})
            for (std::size_t size = 0; size < frame.size(); ++size, ++cut) {
                QVERIFY(refused(frame.substr(0, size)));
                QVERIFY(m_codec->malformed());
            }
        qInfo("%d truncated frames refused", cut);
    }

    void refusesWhatIsNotOneJsonObject_data()
    {
        QTest::addColumn<QByteArray>("frame");
        const auto row = [](const char* name, const std::string& frame) {
            QTest::newRow(name) << QByteArray::fromStdString(frame);
        };
        row("nothing", "");
        row("white space", "  \n");
        row("an array", "[]");
        row("a number", "7");
        row("a word", "true");
        row("garbage behind it", kTicker + "x");
        row("a second object", kTicker + kTicker);
        row("a comma behind it", kTicker + ",");
        row("a missing comma", with(kTicker, "state",
                                    "\"open\" "
                                    "\"x\":1"));
        row("a trailing comma", "{\"id\":1,\"result\":1,}");
        row("a bare word", "{\"id\":1,\"result\":nothing}");
        row("null spelt wrong", "{\"id\":1,\"result\":nul}");
        row("true spelt wrong", "{\"id\":1,\"result\":trux}");
        row("single quotes", "{'id':1}");
        row("a byte order mark", "\xEF\xBB\xBF" + kTicker);
        row("a NUL", with(kTicker, "state", std::string{"\"op\0en\"", 7}));
        row("a control character", with(kTicker, "state", "\"op\ten\""));
        row("UTF-8 cut short", with(kTicker, "state", "\"\xE2\x82\""));
        row("UTF-8 overlong", with(kTicker, "state", "\"\xC0\xAF\""));
        row("a surrogate in UTF-8", with(kTicker, "state", "\"\xED\xA0\x80\""));
        row("half a surrogate pair", with(kTicker, "state", "\"\\ud800\""));
        row("more than 1 MiB", with(kTicker, "state", "\"" + std::string(1 << 20, 'a') + "\""));
        row("a text of more than 64 KiB",
            with(kTicker, "state", "\"" + std::string(70000, 'a') + "\""));
        row("33 levels",
            "{\"id\":1,\"result\":" + std::string(32, '[') + std::string(32, ']') + "}");
        row("100000 levels",
            "{\"id\":1,\"result\":" + std::string(100000, '[') + std::string(100000, ']') + "}");
        std::string members = "{\"id\":1,\"result\":{";
        for (int i = 0; i < 4097; ++i) members += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
        row("4097 members", members + "}}");
        std::string values = "{\"id\":1,\"result\":[0";
        for (int i = 0; i < 130000; ++i) values += ",0";
        row("130000 values", values + "]}");
        row("deep in a field nobody reads",
            with(kTicker, "stats", std::string(64, '[') + std::string(64, ']')));
        row("broken in a field nobody reads", with(kTicker, "stats", "{\"high\":1.2.3}"));
    }
    void refusesWhatIsNotOneJsonObject()
    {
        QFETCH(QByteArray, frame);
        QVERIFY(refused(frame.toStdString()));
        QVERIFY(m_codec->malformed());
        QVERIFY2(m_reason.startsWith("deribit frame of "), m_reason.constData());
        QVERIFY(m_reason.size() < 400);
    }

    void thirtyTwoLevelsAreStillRead()
    {
        QVERIFY(
            decode("{\"id\":1,\"result\":" + std::string(31, '[') + std::string(31, ']') + "}"));
    }

    void extraFieldsAndAnyOrderAreAccepted()
    {
        QVERIFY(decode(
            with(kTicker, "state", R"("open","new_thing":{"a":[1,{"b":null}]},"other":"\u20ac")")));
        const auto odd = std::get<market::Ticker>(m_events.back());
        QVERIFY(decode(kTicker));
        QCOMPARE(odd, std::get<market::Ticker>(m_events.back()));
    }

    void combinationsArePassedOverAndCounted()
    {
        const auto frame = m_codec->decode(
            with(kTrades, "instrument_name", "\"BTC-CS-19MAY26-70000_75000\""), kAt, m_events);
        QVERIFY(frame);
        QCOMPARE(std::get<deribit::Notification>(*frame).skipped, 1u);
        QVERIFY(m_events.empty());
        QVERIFY(!deribit::isCombination("BTC-PERPETUAL"));
        QVERIFY(!deribit::isCombination("BTC-27MAR26-70000-C"));
        QVERIFY(!deribit::isCombination("BTC_USDC-PERPETUAL"));
        QVERIFY(deribit::isCombination("BTC-FS-27MAR26_PERP"));
    }

    void unknownChannelsArePassedOver()
    {
        const auto frame =
            m_codec->decode(notification("platform_state", "{\"locked\":true}"), kAt, m_events);
        QVERIFY(frame);
        QVERIFY(!std::get<deribit::Notification>(*frame).understood);
    }

    void theShortCutAgreesWithTheGeneralWayOnBrokenFrames()
    {
        // Bytes changed, dropped, doubled and swapped with pieces of other frames, by seed.
        std::mt19937_64 random{20260923};
        const std::string seeds[] = {kTicker, kBook, kIndex, without(kTicker, "greeks"),
                                     with(kBook, "type", "\"snapshot\"")};
        const std::string pieces[] = {"0", "-", ".",          "e5",  "null", "\"", "[",   "]",
                                      "}", ",", "9999999999", "0.0", "\\",   " ",  "\x80"};
        QVERIFY(decode(kTicker) && decode(kBook));
        int accepted = 0, quick = 0;
        constexpr int kRounds = 40000;
        for (int i = 0; i < kRounds; ++i) {
            std::string frame = seeds[random() % std::size(seeds)];
            for (auto edits = random() % 3; edits-- > 0;) {
                const auto at = random() % frame.size();
                switch (random() % 4) {
                    case 0: frame[at] = static_cast<char>('0' + random() % 10); break;
                    case 1: frame.erase(at, 1 + random() % 3); break;
                    case 2: frame.insert(at, pieces[random() % std::size(pieces)]); break;
                    default:
                        frame.insert(at, frame.substr(random() % frame.size(), random() % 30));
                        break;
                }
                if (frame.empty()) frame = "{";
            }
            std::vector<engine::Event> a, b;
            const auto one = m_codec->decode(frame, kAt, a);
            const auto two = m_codec->decodeAnyOrder(frame, kAt, b);
            QVERIFY2(one.has_value() == two.has_value(), frame.c_str());
            QVERIFY2(same(a, b), frame.c_str());
            accepted += one.has_value();
            quick += m_shortCut.decode(frame, m_names, kAt, a).has_value();
        }
        qInfo("%d frames compared, %d accepted, %d of them by the short cut", kRounds, accepted,
              quick);
        QVERIFY(quick > 1000 && accepted < kRounds);
    }

    void readsInstruments()
    {
        const auto list =
            deribit::decodeInstruments(result(reply("[" + kInstrument + "]")), m_names);
        QVERIFY(list);
        const market::Instrument& i = list->list.at(0);
        QCOMPARE(i.kind, market::Kind::Option);
        QCOMPARE(i.settlement, market::Settlement::Inverse);
        QCOMPARE(i.underlying.text(), std::string{"BTC"});
        QCOMPARE(i.strike->text(), std::string{"70000"});
        QCOMPARE(i.lot.text(), std::string{"0.1"});
        QCOMPARE(i.ticks.tickAt(*core::Price::parse("0.004")).text(), std::string{"0.0001"});
        QCOMPARE(i.ticks.tickAt(*core::Price::parse("0.006")).text(), std::string{"0.0005"});
        QCOMPARE(core::toUnixMs(*i.expiry), 1790323200000);
    }

    void oneOddInstrumentCostsOnlyItself()
    {
        const std::string combo = with(kInstrument, "kind", "\"option_combo\"");
        const std::string odd = with(kInstrument, "tick_size", "0");
        const auto list = deribit::decodeInstruments(
            result(reply("[" + odd + "," + combo + "," + kInstrument + "]")), m_names);
        QVERIFY(list);
        QCOMPARE(list->list.size(), 1u);
        QCOMPARE(list->combinations, 1u);
        QCOMPARE(list->refused, 1u);
        QCOMPARE(list->firstRefusal,
                 std::string{
                     "deribit instrument: field tick_size, expected a number above zero, was 0"});
    }

    void tellsLinearFromInverse_data()
    {
        QTest::addColumn<QByteArray>("instrument");
        QTest::addColumn<bool>("linear");
        QTest::addColumn<bool>("usd");
        QTest::newRow("inverse option") << QByteArray::fromStdString(kInstrument) << false << false;
        QTest::newRow("linear option")
            << QByteArray::fromStdString(with(with(kInstrument, "instrument_type", "\"linear\""),
                                              "quote_currency", "\"USDC\""))
            << true << false;
        QTest::newRow("inverse perpetual")
            << QByteArray::fromStdString(with(with(kInstrument, "kind", "\"future\""),
                                              "settlement_period", "\"perpetual\""))
            << false << true;
        QTest::newRow("old list, in a stable coin")
            << QByteArray::fromStdString(
                   with(without(kInstrument, "instrument_type"), "quote_currency", "\"USDC\""))
            << true << false;
        QTest::newRow("old list, in dollars")
            << QByteArray::fromStdString(
                   with(with(without(kInstrument, "instrument_type"), "quote_currency", "\"USD\""),
                        "kind", "\"future\""))
            << false << true;
    }
    void tellsLinearFromInverse()
    {
        QFETCH(QByteArray, instrument);
        QFETCH(bool, linear);
        QFETCH(bool, usd);
        const auto i = deribit::decodeInstrument(result(reply(instrument.toStdString())), m_names);
        QVERIFY2(i, i ? "" : i.error().message.c_str());
        QCOMPARE(i->settlement == market::Settlement::Linear, linear);
        QCOMPARE(i->sizedInUsd(), usd);
    }

    void readsTheRateLimitOfTheAccount()
    {
        const auto accounts =
            deribit::decodeAccounts(result(reply("{\"currency\":\"BTC\",\"equity\":1,\"balance\":1,"
                                                 "\"initial_margin\":0,\"maintenance_margin\":0,"
                                                 "\"limits\":{\"matching_engine\":{\"trading\":{"
                                                 "\"total\":{\"burst\":250,\"rate\":200}}}}}")),
                                    m_names, kAt);
        QVERIFY(accounts);
        QCOMPARE(accounts->orderBurst, 250.0);
        QCOMPARE(accounts->orderRate, 200.0);
    }

    void readsASimulatedPortfolio()
    {
        // The shape of the venue's documented answer; what is not needed is passed over.
        const auto good = deribit::decodeSimulated(result(reply(
            "{\"projected_initial_margin\":3.25,\"initial_margin\":3.5,\"total_pl\":40.1,"
            "\"additional_reserve\":0,\"delta_total_map\":{\"btc_usd\":6.8},\"currency\":\"BTC\","
            "\"maintenance_margin\":2.75,\"equity\":11.5,\"margin_model\":\"segregated_pm\"}")));
        QVERIFY2(good, good ? "" : good.error().message.c_str());
        QCOMPARE(good->equity, 11.5);
        QCOMPARE(good->initial, 3.5);
        QCOMPARE(good->maintenance, 2.75);
        for (const char* broken :
             {"{\"equity\":1,\"initial_margin\":1}", "[]", "null",
              "{\"equity\":\"1\",\"initial_margin\":1,\"maintenance_margin\":1}",
              "{\"equity\":1,\"initial_margin\":1,\"maintenance_margin\":-1}"})
            QVERIFY2(!deribit::decodeSimulated(result(reply(broken))), broken);
    }

    void anErrorIsAReply()
    {
        QVERIFY(
            decode("{\"jsonrpc\":\"2.0\",\"id\":9,\"error\":{\"code\":10028,\"message\":\"too_many_"
                   "requests\",\"data\":null}}"));
        const auto frame = m_codec->decode(
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":11050,\"data\":\"invalid "
            "json\",\"message\":\"bad_request\"}}",
            kAt, m_events);
        QVERIFY(frame);
        const auto& reply = std::get<deribit::Reply>(*frame);
        QVERIFY(!reply.id);
        QCOMPARE(deribit::text(*reply.error), std::string{"11050 bad_request"});
    }

private:
    bool decode(const std::string& frame)
    {
        return m_codec->decode(frame, kAt, m_events).has_value();
    }
    bool refused(const std::string& frame)
    {
        m_events.clear();
        const auto read = m_codec->decode(frame, kAt, m_events);
        m_reason = read ? QByteArray{} : QByteArray::fromStdString(read.error().message);
        return !read && m_events.empty();
    }
    deribit::json::Value result(const std::string& frame)
    {
        const auto read = m_codec->decode(frame, kAt, m_events);
        return read ? std::get<deribit::Reply>(*read).result : deribit::json::Value{};
    }
    static bool same(const std::vector<engine::Event>& a, const std::vector<engine::Event>& b)
    {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i].index() != b[i].index()) return false;
            if (const auto* t = std::get_if<market::Ticker>(&a[i]);
                t && *t != std::get<market::Ticker>(b[i]))
                return false;
            if (const auto* u = std::get_if<market::BookUpdate>(&a[i]);
                u && *u != std::get<market::BookUpdate>(b[i]))
                return false;
        }
        return true;
    }

    std::unique_ptr<market::Directory> m_directory;
    deribit::Names m_names;
    std::unique_ptr<deribit::Codec> m_codec;
    deribit::FastPath m_shortCut;
    std::vector<engine::Event> m_events;
    QByteArray m_reason;
};

QTEST_APPLESS_MAIN(tst_Codec)
#include "tst_codec.moc"
