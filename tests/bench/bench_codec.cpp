// Frame bytes to a decoded event: ours with its short cut, ours without it, and the DOM of simdjson
// as a peer that reads the same fields into doubles and builds nothing.
#include "connectors/deribit/codec.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace ballast;

namespace {

constexpr std::size_t kFrames = 2'000;
const core::Time kAt = core::fromUnixMs(1'785'000'000'000);

/// A small generator of its own, so that every machine measures the same bytes.
class Numbers {
public:
    std::uint32_t below(std::uint32_t limit)
    {
        m_state = m_state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        return static_cast<std::uint32_t>(m_state >> 33) % limit;
    }
    double real(double low, double high) { return low + (high - low) * below(1'000'000) / 1e6; }

private:
    std::uint64_t m_state = 7;
};

/// Option tickers in the order of keys and with the lengths of numbers the venue sends.
std::vector<std::string> tickers()
{
    Numbers n;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kFrames; ++i) {
        const std::string name = fmt::format("BTC-{}SEP26-{}-{}", 4 + i % 5 * 5,
                                             40'000 + i % 400 * 250, i % 2 ? 'C' : 'P');
        const double mark = n.real(0.001, 0.4);
        out.push_back(fmt::format(
            R"({{"jsonrpc":"2.0","method":"subscription","params":{{"channel":"ticker.{0}.100ms","data":{{"timestamp":{1},)"
            R"("state":"open","stats":{{"high":{2:.4f},"low":{3:.4f},"price_change":-12.6667,"volume":109.4,"volume_usd":3945.01}},)"
            R"("index_price":{4:.2f},"instrument_name":"{0}","last_price":{2:.4f},"settlement_price":{2:.8f},)"
            R"("min_price":0.0001,"max_price":0.4175,"open_interest":{5:.1f},"mark_price":{2:.8f},"best_ask_price":{6:.4f},)"
            R"("best_bid_price":{3:.4f},"interest_rate":0.0,"mark_iv":{7:.2f},"bid_iv":{7:.2f},"ask_iv":{7:.2f},)"
            R"("underlying_price":{4:.4f},"underlying_index":"SYN.BTC-4SEP26","estimated_delivery_price":{4:.2f},)"
            R"("best_ask_amount":{5:.1f},"best_bid_amount":{5:.1f},"greeks":{{"delta":{8:.5f},"gamma":0.00002,"vega":{9:.5f},)"
            R"("theta":-{9:.5f},"rho":0.00809}}}}}}}})",
            name, 1'785'000'000'000 + i * 37, mark, mark * 0.98, n.real(60'000, 64'000),
            n.real(1, 900), mark * 1.02, n.real(30, 120), n.real(0.01, 0.99), n.real(1, 90)));
    }
    return out;
}

std::vector<std::string> books()
{
    Numbers n;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kFrames / 2; ++i) {
        std::string sides[2];
        for (std::string& side : sides)
            for (int level = 0; level < 55; ++level)
                side += fmt::format(R"({}["{}",{:.1f},{:.1f}])", level ? "," : "",
                                    level % 3 ? "change" : "new", 60'000 + n.below(9'000) * 0.5,
                                    10.0 + n.below(90'000) * 10.0);
        out.push_back(fmt::format(
            R"({{"jsonrpc":"2.0","method":"subscription","params":{{"channel":"book.BTC-PERPETUAL.100ms","data":{{)"
            R"("timestamp":{},"type":"change","change_id":{},"instrument_name":"BTC-PERPETUAL","bids":[{}],"asks":[{}],)"
            R"("prev_change_id":{}}}}}}})",
            1'785'000'000'000 + i, 193'809'650'259 + i, sides[0], sides[1], 193'809'650'258 + i));
    }
    return out;
}

struct Desk {
    market::Directory directory;
    deribit::Codec codec{{"deribit", "key", &directory}};
    std::vector<engine::Event> events;
};

template <auto Decode>
void codec(benchmark::State& state, const std::vector<std::string>& frames)
{
    Desk desk;
    std::size_t bytes = 0;
    // Once through, so that names are known as they are after a login.
    for (const std::string& frame : frames) {
        desk.events.clear();
        if (!desk.codec.decodeAnyOrder(frame, kAt, desk.events))
            return state.SkipWithError("a frame was refused");
    }
    // How many of the frames the short cut takes: a benchmark of something else is worth nothing.
    deribit::FastPath shortCut;
    double taken = 0;
    for (const std::string& frame : frames) {
        desk.events.clear();
        taken += shortCut.decode(frame, desk.codec.names(), kAt, desk.events).has_value();
    }
    state.counters["short_cuts"] = taken / static_cast<double>(frames.size());
    std::size_t i = 0;
    for (auto _ : state) {
        const std::string& frame = frames[i];
        if (++i == frames.size()) i = 0;
        desk.events.clear();
        benchmark::DoNotOptimize((desk.codec.*Decode)(frame, kAt, desk.events, {}));
        bytes += frame.size();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
    state.counters["frame_bytes"] = static_cast<double>(frames.front().size());
}

double domTicker(simdjson::dom::parser& parser, const simdjson::padded_string& frame)
{
    const simdjson::dom::element data = parser.parse(frame)["params"]["data"];
    double sum = 0;
    for (const char* key :
         {"timestamp", "index_price", "last_price", "min_price", "max_price", "open_interest",
          "mark_price", "best_ask_price", "best_bid_price", "mark_iv", "bid_iv", "ask_iv",
          "underlying_price", "best_ask_amount", "best_bid_amount"})
        sum += data[key].get_double().value_unsafe();
    const simdjson::dom::element greeks = data["greeks"];
    for (const char* key : {"delta", "gamma", "vega", "theta", "rho"})
        sum += greeks[key].get_double().value_unsafe();
    return sum + static_cast<double>(data["instrument_name"].get_string().value_unsafe().size());
}

double domBook(simdjson::dom::parser& parser, const simdjson::padded_string& frame)
{
    const simdjson::dom::element data = parser.parse(frame)["params"]["data"];
    double sum = 0;
    for (const char* side : {"bids", "asks"})
        for (const simdjson::dom::element row : data[side].get_array())
            sum += row.at(1).get_double().value_unsafe() + row.at(2).get_double().value_unsafe();
    return sum;
}

template <auto Read>
void dom(benchmark::State& state, const std::vector<std::string>& frames)
{
    simdjson::dom::parser parser;
    std::vector<simdjson::padded_string> padded(frames.begin(), frames.end());
    std::size_t bytes = 0, i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(Read(parser, padded[i]));
        bytes += padded[i].size();
        if (++i == padded.size()) i = 0;
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void tickerShortCut(benchmark::State& state) { codec<&deribit::Codec::decode>(state, tickers()); }
void tickerAnyOrder(benchmark::State& state)
{
    codec<&deribit::Codec::decodeAnyOrder>(state, tickers());
}
void tickerSimdjsonDom(benchmark::State& state) { dom<domTicker>(state, tickers()); }
void bookShortCut(benchmark::State& state) { codec<&deribit::Codec::decode>(state, books()); }
void bookAnyOrder(benchmark::State& state)
{
    codec<&deribit::Codec::decodeAnyOrder>(state, books());
}
void bookSimdjsonDom(benchmark::State& state) { dom<domBook>(state, books()); }

BENCHMARK(tickerShortCut);
BENCHMARK(tickerAnyOrder);
BENCHMARK(tickerSimdjsonDom);
BENCHMARK(bookShortCut);
BENCHMARK(bookAnyOrder);
BENCHMARK(bookSimdjsonDom);

}  // namespace

BENCHMARK_MAIN();
