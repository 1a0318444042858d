#include "models/replay/event_codec.h"

#include "models/replay/config_codec.h"
#include "models/replay/difference.h"
#include "tests/models/replay/every_field.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>
#include <utility>

using namespace ballast;
using namespace ballast::replay;
using tests::EveryField;

namespace {

QString words(const std::string& text) { return QString::fromStdString(text); }

/// All kinds of a variant, each filled from `seed`; of a kind with kinds of its own each of them.
template <class Variant, std::size_t I = 0>
void eachKind(std::uint64_t seed, const std::function<void(Variant)>& use)
{
    if constexpr (I < std::variant_size_v<Variant>) {
        using Kind = std::variant_alternative_t<I, Variant>;
        if constexpr (kIs<Kind, std::variant>) {
            eachKind<Kind>(seed, [&](Kind kind) { use(Variant{std::move(kind)}); });
        } else if constexpr (std::is_same_v<Kind, engine::Command>) {
            eachKind<decltype(engine::Command::what)>(seed, [&](auto what) {
                use(Variant{engine::Command{std::move(what), "trader " + std::to_string(seed)}});
            });
        } else {
            Kind kind{};
            EveryField(seed).fill(kind);
            use(Variant{std::move(kind)});
        }
        eachKind<Variant, I + 1>(seed, use);
    }
}

/// Every kind of event there is, three times, each time with other values in every field; the
/// second and third are written against the one before.
std::vector<engine::Event> everyEvent()
{
    std::vector<engine::Event> out;
    for (const std::uint64_t seed : {3, 11, 40})
        eachKind<engine::Event>(seed,
                                [&](engine::Event event) { out.push_back(std::move(event)); });
    return out;
}

std::vector<engine::Effect> everyEffect(std::uint64_t seed)
{
    std::vector<engine::Effect> out;
    eachKind<engine::JournalEntry>(seed, [&](engine::JournalEntry entry) {
        out.push_back(engine::Journal{seed, std::move(entry)});
    });
    eachKind<engine::HistoryRow>(
        seed, [&](engine::HistoryRow row) { out.push_back(engine::Remember{std::move(row)}); });
    engine::Alert alert;
    EveryField(seed).fill(alert);
    out.emplace_back(alert);
    return out;
}

std::string written(std::span<const engine::Event> events)
{
    EventWriter writer;
    for (const engine::Event& event : events) writer.put(event, {});
    return writer.take();
}

/// All entries, or the sentence that ended the reading.
struct Read {
    std::vector<Entry> entries;
    std::string problem;
};
Read readAll(std::string_view bytes)
{
    Read out;
    EventReader reader;
    reader.open(bytes, true);
    Entry entry;
    for (;;) {
        const auto more = reader.next(entry);
        if (!more) out.problem = more.error().message;
        if (!more || !*more) return out;
        out.entries.push_back(entry);
    }
}

QString differenceOf(const engine::Event& a, const engine::Event& b)
{
    const auto difference = firstDifference(a, b);
    return difference ? words(difference->field + ": " + difference->recorded + " / " +
                              difference->recomputed)
                      : QString();
}

template <class T>
std::string bytesOf(const T& value)
{
    ByteWriter out;
    put(out, value);
    return out.bytes;
}

}  // namespace

class TestEventCodec : public QObject {
    Q_OBJECT

private slots:
    void everyKindComesBackAsItWas();
    void everyOutcomeComesBackAsItWas();
    void noFieldIsForgotten_data();
    void noFieldIsForgotten();
    void oddNumbersComeBackBitByBit();
    void tickersTakeWhatChanged();
    void piecesAreReadInTheirOrder();
    void whatIsCutEndsWithASentence();
    void whatIsFlippedIsReadOrRefused();
    void whatNoEngineWouldSurviveIsRefused();
    void aConfigurationComesBackAsItWas();
    void brokenConfigurationsAreRefused();
    void theLayoutKnowsEveryField();
};

void TestEventCodec::everyKindComesBackAsItWas()
{
    const auto events = everyEvent();
    QVERIFY(events.size() > 3 * (std::variant_size_v<engine::Event> + 20));
    const Read read = readAll(written(events));
    QCOMPARE(words(read.problem), QString());
    QCOMPARE(read.entries.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        QCOMPARE(differenceOf(events[i], read.entries[i].event), QString());
}

void TestEventCodec::everyOutcomeComesBackAsItWas()
{
    EventWriter writer;
    std::vector<std::vector<Outcome>> expected;
    for (const std::uint64_t seed : {5, 6, 90}) {
        const auto effects = everyEffect(seed);
        writer.put(engine::Tick{core::fromUnixMs(1'785'000'000'000)}, effects);
        expected.push_back(outcomesOf(effects));
    }
    // Whole: the two rows a person decides by, the alert, and the journal's four; all else by one
    // fingerprint.
    QCOMPARE(expected.front().size(), std::size_t{8});
    const std::string bytes = writer.take();
    const Read read = readAll(bytes);
    QCOMPARE(words(read.problem), QString());
    QCOMPARE(read.entries.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(read.entries[i].outcomes.size(), expected[i].size());
        for (std::size_t j = 0; j < expected[i].size(); ++j) {
            const auto difference = firstDifference(expected[i][j], read.entries[i].outcomes[j]);
            QVERIFY2(!difference, difference ? difference->field.c_str() : "");
        }
    }
}

void TestEventCodec::noFieldIsForgotten_data()
{
    QTest::addColumn<int>("kind");
    const auto events = everyEvent();
    for (std::size_t i = 0; i < events.size() / 3; ++i)
        QTest::addRow("event kind %zu, number %zu", events[i].index(), i) << static_cast<int>(i);
}

/// Each part of it changed alone: the bytes change, and what is read back is what was changed.
void TestEventCodec::noFieldIsForgotten()
{
    QFETCH(int, kind);
    engine::Event plain = everyEvent()[static_cast<std::size_t>(kind)];
    const auto filled = [&](std::int64_t other) {
        engine::Event event = plain;
        EveryField all(3, other);
        std::visit(
            [&all](auto& e) {
                if constexpr (requires { e.what; })
                    std::visit([&all](auto& what) { all.fill(what); }, e.what);
                else
                    all.fill(e);
            },
            event);
        return std::pair{event, all.parts()};
    };
    const auto [whole, parts] = filled(-1);
    QVERIFY(parts > 0);
    const std::string bytes = written(std::span{&whole, 1});
    for (std::int64_t part = 0; part < parts; ++part) {
        const engine::Event other = filled(part).first;
        const engine::Event both[] = {whole, other};
        QVERIFY2(written(std::span{&other, 1}) != bytes, std::to_string(part).c_str());
        const Read read = readAll(written(both));  // the second against the first
        QCOMPARE(words(read.problem), QString());
        QCOMPARE(differenceOf(other, read.entries[1].event), QString());
        QVERIFY(!differenceOf(whole, read.entries[1].event).isEmpty());
    }
}

void TestEventCodec::oddNumbersComeBackBitByBit()
{
    using Limit = std::numeric_limits<double>;
    std::vector<engine::Event> events;
    for (const double odd : {0.0, -0.0, Limit::quiet_NaN(), -Limit::quiet_NaN(), Limit::infinity(),
                             -Limit::infinity(), Limit::denorm_min(), Limit::max(), -1e-300, 0.1}) {
        market::Ticker ticker;
        ticker.quote.id.index = 7;
        ticker.markIv = odd;
        ticker.openInterest = -odd;
        ticker.greeks = market::VenueGreeks{odd, 1, odd, 2, odd};
        events.emplace_back(ticker);
    }
    for (const std::int64_t mantissa : {INT64_MAX, INT64_MIN, std::int64_t{0}, std::int64_t{-1}}) {
        market::Trade trade;
        trade.id.index = UINT32_MAX;  // of no instrument
        trade.price = core::Price::fromMantissa(mantissa);
        trade.at = core::Time{core::Duration{mantissa}};
        events.emplace_back(trade);
        events.emplace_back(engine::Journaled{static_cast<std::uint64_t>(mantissa), {}});
    }
    const Read read = readAll(written(events));
    QCOMPARE(words(read.problem), QString());
    QCOMPARE(read.entries.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        QCOMPARE(differenceOf(events[i], read.entries[i].event), QString());
}

void TestEventCodec::tickersTakeWhatChanged()
{
    market::Ticker ticker;
    EveryField(1).fill(ticker);
    ticker.quote.id.index = 12;
    EventWriter writer;
    writer.put(ticker, {});
    const std::size_t first = writer.take().size();
    ticker.quote.bid = core::Price::fromMantissa(ticker.quote.bid.mantissa() + 500'000'000);
    writer.put(ticker, {});
    const std::size_t second = writer.take().size();
    QVERIFY2(second <= 12, std::to_string(second).c_str());
    QVERIFY(first > 5 * second);
}

void TestEventCodec::piecesAreReadInTheirOrder()
{
    const auto events = everyEvent();
    EventWriter writer;
    std::vector<std::pair<std::string, bool>> pieces;
    bool fresh = true;
    for (std::size_t i = 0; i < events.size(); ++i) {
        writer.put(events[i], {});
        if (i % 10 != 9) continue;
        pieces.emplace_back(writer.take(), fresh);
        fresh = i % 40 == 39;
        if (fresh) writer.reset();
    }
    const auto from = [&](std::size_t first) {
        EventReader reader;
        std::size_t at = first * 10;
        Entry entry;
        for (std::size_t p = first; p < pieces.size(); ++p) {
            reader.open(pieces[p].first, pieces[p].second);
            while (*reader.next(entry))
                if (!differenceOf(events[at++], entry.event).isEmpty()) return false;
        }
        return at == pieces.size() * 10;
    };
    QVERIFY(from(0));
    QVERIFY(from(4));  // fresh: without those before it
}

void TestEventCodec::whatIsCutEndsWithASentence()
{
    const auto events = everyEvent();
    const std::string bytes = written(std::span{events}.first(60));
    std::size_t whole = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const std::string cut = bytes.substr(0, size);  // its own memory: reading beyond is seen
        const Read read = readAll(cut);
        QVERIFY(read.entries.size() < 60);
        QVERIFY(read.entries.size() >= whole);
        whole = read.entries.size();
        for (std::size_t i = 0; i < whole; ++i)
            if (i + 1 == whole) QCOMPARE(differenceOf(events[i], read.entries[i].event), QString());
        if (read.problem.empty()) continue;
        QVERIFY2(read.problem.starts_with("Reading recorded events: at byte "),
                 read.problem.c_str());
    }
}

void TestEventCodec::whatIsFlippedIsReadOrRefused()
{
    const auto events = everyEvent();
    const std::string bytes = written(std::span{events}.first(50));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const int bit : {0, 3, 6, 7}) {
            std::string other = bytes;
            other[at] = static_cast<char>(other[at] ^ (1 << bit));
            const Read read = readAll(other);
            refused += !read.problem.empty();
            for (const Entry& entry : read.entries)
                if (const auto* found = std::get_if<engine::JointFound>(&entry.event))
                    QVERIFY(found->answer);
        }
    QVERIFY(refused > bytes.size() / 4);
}

void TestEventCodec::whatNoEngineWouldSurviveIsRefused()
{
    const core::Time now = core::fromUnixMs(1'785'000'000'000);
    const engine::Event back[] = {engine::Tick{now}, engine::Tick{now - core::Duration{1}}};
    QVERIFY(readAll(written(back)).problem.contains("the clock goes back"));
    const engine::Event nobody[] = {engine::JointFound{nullptr}};
    QVERIFY(readAll(written(nobody)).problem.contains("an answer without its hedge"));
    QVERIFY(readAll(std::string(1, '\x45')).problem.contains("an outcome without an event"));
    QVERIFY(readAll(std::string(1, '\x3f')).problem.contains("an entry of no kind"));
    // After what cannot be read nothing is, also of another piece.
    EventReader reader;
    Entry entry;
    reader.open("\x3f", true);
    QVERIFY(!reader.next(entry));
    const std::string good = written(std::span{back}.first(1));
    reader.open(good, true);
    QVERIFY(!reader.next(entry));
}

void TestEventCodec::aConfigurationComesBackAsItWas()
{
    engine::Config config;
    EveryField(17).fill(config);
    config.mode = engine::Mode::Confirm;
    const std::string bytes = configBytes(config);
    const auto back = configOf(bytes);
    QVERIFY2(back, back ? "" : back.error().message.c_str());
    QVERIFY(same(config, *back));
    QCOMPARE(configBytes(*back), bytes);
    // And each part of it alone.
    EveryField count(17);
    engine::Config other;
    count.fill(other);
    for (std::int64_t part = 0; part < count.parts(); ++part) {
        engine::Config changed;
        EveryField(17, part).fill(changed);
        changed.mode = engine::Mode::Confirm;
        const auto read = configOf(configBytes(changed));
        QVERIFY(read);
        QVERIFY2(same(changed, *read), std::to_string(part).c_str());
    }
}

void TestEventCodec::brokenConfigurationsAreRefused()
{
    engine::Config config;
    EveryField(17).fill(config);
    config.mode = engine::Mode::Watch;
    const std::string bytes = configBytes(config);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto cut = configOf(bytes.substr(0, size));
        QVERIFY(!cut);
        QVERIFY(cut.error().message.contains("It cannot be replayed."));
    }
    QVERIFY(!configOf(bytes + "x"));
    config.mode = engine::Mode::AutoFire;
    QVERIFY(configOf(configBytes(config)).error().message.contains("it begins armed"));
}

void TestEventCodec::theLayoutKnowsEveryField()
{
    QCOMPARE(layout().size(), std::size_t{64});
    std::string ticker, quote;
    layoutOf<market::Ticker>(ticker);
    layoutOf<market::Quote>(quote);
    QCOMPARE(words(quote),
             QStringLiteral("{id, bid, ask, bidSize, askSize, venueAt, at:{index:u4}fffftt}"));
    QVERIFY(ticker.contains(quote));
    QVERIFY(ticker.contains("minPrice"));
    QCOMPARE(core::kEnumerators<engine::Mode>, std::uint8_t{4});
    QCOMPARE(core::kEnumerators<core::Side>, std::uint8_t{2});
    QCOMPARE(core::kFieldNames<market::Level>[1], std::string_view{"size"});
}

QTEST_APPLESS_MAIN(TestEventCodec)
#include "tst_event_codec.moc"
