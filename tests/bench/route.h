#pragma once

#include "connectors/deribit/codec.h"
#include "models/engine/engine.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace ballast::test {

inline const core::AccountKey kAccount{"paper", "paper"};
inline constexpr double kSpot = 64'000;
inline constexpr auto kPace = std::chrono::milliseconds{100};
/// How often the engine's thread ticks while nothing arrives, spinning.
inline constexpr auto kIdle = std::chrono::milliseconds{1};

inline core::Price price(double v) { return *core::Price::nearest(v); }
inline core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

inline std::string subscription(const std::string& channel, const std::string& data)
{
    return R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":")" + channel +
           R"(","data":)" + data + "}}";
}

/// A desk whose market arrives as the venue's frames.
class Route {
public:
    explicit Route(int options) : m_codec({"paper", "paper", &m_directory}), m_engine(config())
    {
        process(engine::Tick{m_now});
        std::vector<portfolio::Position> held;
        for (int i = 0; i <= options; ++i) list(i, options, held);
        process(portfolio::Balance{kAccount, "BTC", 500, 500, 400});
        process(portfolio::PositionsRead{kAccount, held, m_now});
        process(engine::LinkChanged{"paper", engine::LinkState::Up, "", 1, m_now});
        for (int i = 1; i <= options; ++i) take(optionTicker(i, options));
        for (const std::string& frame : moment(kSpot)) take(frame);
        process(engine::Tick{m_now});
        publishAhead();
    }
    /// To the next moment, with the ticks of a silent engine on the way, each published where it
    /// has news, as the engine's thread does. What is looked at each half second is looked at with
    /// a moment's frames, for the first look was.
    void step()
    {
        for (auto at = kIdle; at < kPace; at += kIdle) {
            process(engine::Tick{m_now + at});
            if (hasNews()) publishAhead();
        }
        m_now += kPace;
    }
    /// The frames of one moment of the market.
    std::vector<std::string> moment(double spot)
    {
        const double mid = std::round(spot * 2) / 2;
        std::string levels[2];
        for (int k = 0; k < 20; ++k)
            for (int side = 0; side < 2; ++side)
                levels[side] += fmt::format(R"({}["new",{:.1f},400000.0])", k ? "," : "",
                                            side ? mid + 1 + k : mid - 0.5 - k);
        const std::uint64_t before = m_change++;
        const std::string head = fmt::format(
            R"({{"timestamp":{},"type":"{}","change_id":{},"instrument_name":"BTC-PERPETUAL",)",
            core::toUnixMs(m_now), before ? "change" : "snapshot", m_change);
        const std::string chain = before ? fmt::format(R"(,"prev_change_id":{}}})", before) : "}";
        // What stood before is taken away first, as the venue does when a book moves.
        std::string gone[2];
        if (before)
            for (int k = 0; k < 20; ++k)
                for (int side = 0; side < 2; ++side)
                    gone[side] += fmt::format(R"(["delete",{:.1f},0.0],)",
                                              side ? m_lastMid + 1 + k : m_lastMid - 0.5 - k);
        m_lastMid = mid;
        return {
            subscription("deribit_price_index.btc_usd",
                         fmt::format(R"({{"timestamp":{},"price":{:.2f},"index_name":"btc_usd"}})",
                                     core::toUnixMs(m_now), spot)),
            perpetualTicker(mid),
            subscription("book.BTC-PERPETUAL.100ms", head + R"("bids":[)" + gone[0] + levels[0] +
                                                         R"(],"asks":[)" + gone[1] + levels[1] +
                                                         "]" + chain)};
    }
    void take(const std::string& frame)
    {
        m_events.clear();
        if (!m_codec.decode(frame, m_now, m_events)) ++m_refused;
        for (const engine::Event& event : m_events) process(event);
    }
    void process(const engine::Event& event) { m_effects += m_engine.process(event).size(); }
    std::shared_ptr<const engine::Snapshot> publish() { return m_engine.snapshot(); }
    /// As the engine's thread does where something that waits for a decision has changed.
    std::shared_ptr<const engine::Snapshot> publishAhead() { return m_engine.snapshotAhead(); }
    /// What waits for a decision has changed and is not published yet.
    bool hasNews() const { return m_engine.hasNewProposals(); }
    core::Time now() const { return m_now; }
    int refused() const { return m_refused; }
    std::string optionTicker(int i, int options)
    {
        return subscription(
            "ticker." + name(i, options) + ".100ms",
            fmt::format(
                R"({{"timestamp":{0},"state":"open","stats":{{"high":0.02,"low":0.01,"price_change":-1.5,"volume":10.1}},)"
                R"("index_price":{1:.2f},"instrument_name":"{2}","last_price":0.0200,"settlement_price":0.02000000,)"
                R"("min_price":0.0001,"max_price":0.4175,"open_interest":100.0,"mark_price":0.02000000,"best_ask_price":0.0205,)"
                R"("best_bid_price":0.0195,"interest_rate":0.0,"mark_iv":{3:.2f},"bid_iv":50.00,"ask_iv":60.00,)"
                R"("underlying_price":{1:.4f},"underlying_index":"SYN.BTC","estimated_delivery_price":{1:.2f},)"
                R"("best_ask_amount":10.0,"best_bid_amount":10.0,"greeks":{{"delta":0.50000,"gamma":0.00002,"vega":40.00000,)"
                R"("theta":-40.00000,"rho":0.00809}}}})",
                core::toUnixMs(m_now), kSpot, name(i, options),
                50 + 20.0 * (i % 7) / 7 + 0.01 * (m_ticks++ % 50)));
    }

private:
    static engine::Config config()
    {
        rebalance::Policy policy;
        policy.underlying = "BTC";
        policy.account = kAccount;
        policy.band = {0, 0.01, 0.01, rebalance::HedgeTo::Target, 0.5};
        policy.hedgeInstrument = "BTC-PERPETUAL";
        policy.cooldown = {};
        engine::Config config;
        config.policies = {policy};
        config.mode = engine::Mode::Confirm;
        config.recovered.installId = "BENCHBEN";
        return config;
    }
    static std::string name(int i, int options)
    {
        return fmt::format("BTC-25DEC26-{}-{}", 40'000 + 50'000 * i / options, i % 2 ? 'C' : 'P');
    }
    std::string perpetualTicker(double mid) const
    {
        return subscription(
            "ticker.BTC-PERPETUAL.100ms",
            fmt::format(
                R"({{"timestamp":{0},"state":"open","stats":{{"high":65000.0,"low":63000.0,"price_change":-1.5,"volume":10.1}},)"
                R"("index_price":{1:.2f},"instrument_name":"BTC-PERPETUAL","last_price":{1:.1f},"settlement_price":{1:.2f},)"
                R"("min_price":60000.0,"max_price":68000.0,"open_interest":100000.0,"mark_price":{1:.2f},)"
                R"("best_ask_price":{2:.1f},"best_bid_price":{3:.1f},"interest_value":0.0,"funding_8h":0.0,"current_funding":0.0,)"
                R"("estimated_delivery_price":{1:.2f},"best_ask_amount":400000.0,"best_bid_amount":400000.0}})",
                core::toUnixMs(m_now), mid, mid + 1, mid - 0.5));
    }
    void list(int i, int options, std::vector<portfolio::Position>& held)
    {
        market::Instrument instrument;
        instrument.name = i == 0 ? "BTC-PERPETUAL" : name(i, options);
        instrument.id = m_directory.idOf("paper", instrument.name);
        instrument.venue = "paper";
        instrument.underlying = instrument.settlementCurrency = "BTC";
        instrument.lot = instrument.minimum = qty(i == 0 ? 10 : 0.1);
        instrument.ticks.base = price(i == 0 ? 0.5 : 0.0001);
        if (i > 0) {
            instrument.kind = market::Kind::Option;
            instrument.optionType = i % 2 ? market::OptionType::Call : market::OptionType::Put;
            instrument.strike = price(40'000 + 50'000 * i / options);
            instrument.expiry = m_now + std::chrono::hours{24 * (1 + i % 300)};
            held.push_back({kAccount, instrument.id, qty(i % 3 ? 0.5 : -0.7), 0.02});
        }
        process(engine::InstrumentListed{instrument});
    }

    market::Directory m_directory;
    deribit::Codec m_codec;
    engine::Engine m_engine;
    std::vector<engine::Event> m_events;
    // Not at a whole second: frames come when they come.
    core::Time m_now = core::fromUnixMs(1'785'000'000'037);
    std::uint64_t m_change = 0;
    double m_lastMid = 0;
    int m_ticks = 0;
    int m_refused = 0;
    std::size_t m_effects = 0;
};

}  // namespace ballast::test
