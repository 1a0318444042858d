#pragma once

#include "connectors/paper_trading/market_view.h"
#include "models/core/ids.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace ballast::paper_trading {

/// A public trade.
struct Print {
    std::string tradeId;
    std::uint64_t sequence = 0;  ///< per instrument
    core::InstrumentId instrument;
    core::Price price;
    core::Quantity amount;
    core::Side aggressor = core::Side::Buy;
    double markPrice = 0, indexPrice = 0;
    double iv = 0;          ///< options, per cent
    int tickDirection = 0;  ///< 0 up, 1 unchanged after up, 2 down, 3 unchanged after down
    core::Time at{};
};

/// One minute of trading. `volume` in coin, `cost` in the quote currency (USD for inverse futures).
struct Candle {
    core::Time start{};
    double open = 0, high = 0, low = 0, close = 0, volume = 0, cost = 0;
};

struct FundingHour {
    core::Time at{};
    double indexPrice = 0, previousIndexPrice = 0, interest1h = 0, interest8h = 0;
};
struct IndexHour {
    core::Time at{};
    double price = 0, volatility = 0;
};

/// Rolling day of one instrument.
struct DayStats {
    double high = 0, low = 0, open = 0, volume = 0, notional = 0;
};

/// What the public has seen: trades, candles, funding and index history, all bounded.
class PublicTape {
public:
    /// Looks at each instrument whose book changed since the last call: a level that the market has
    /// moved through was traded; and keeps the hourly histories.
    void observe(const MarketView& market, std::vector<Print>& prints);
    /// A trade with a user in it. Returns it with its ids filled in.
    Print record(const MarketView& market, core::InstrumentId id, core::Side aggressor,
                 core::Price price, core::Quantity amount);

    const std::deque<Print>& prints(core::InstrumentId id) const { return line(id).prints; }
    /// Zero while nothing has traded.
    core::Price lastPrice(core::InstrumentId id) const { return line(id).last; }
    DayStats day(core::InstrumentId id) const;
    /// Candles of `minutes` whose start lies in [from, to], gaps filled flat as the venue does.
    std::vector<Candle> candles(core::InstrumentId id, core::Time from, core::Time to, int minutes,
                                core::Time now) const;
    const std::deque<FundingHour>& funding(core::InstrumentId id) const { return line(id).funding; }
    const std::deque<IndexHour>& indexHours(const std::string& name) const;

private:
    struct Line {
        std::deque<Print> prints;
        std::deque<Candle> minutes;
        std::deque<FundingHour> funding;
        std::uint64_t sequence = 0;
        std::uint64_t seenRevision = 0;
        core::Price last;
        int tickDirection = 0;
        market::Level bestBid, bestAsk;  ///< as seen last
        bool seen = false;
    };
    const Line& line(core::InstrumentId id) const;
    Line& lineFor(const MarketView& market, core::InstrumentId id);
    void observeBook(const MarketView& market, const paper_market::Listing& listing,
                     std::vector<Print>& prints);
    void observeHours(const MarketView& market);
    void addToCandles(Line& line, const paper_market::Listing& listing, const Print& print);

    std::vector<Line> m_lines;
    std::map<std::string, std::deque<IndexHour>> m_indexHours;
    std::map<core::Currency, std::uint64_t> m_tradeCounters;
    core::Time m_lastHour{};
};

/// "1234" for BTC, "ETH-1234" for the others: how the venue numbers trades and orders.
std::string groupedId(core::Currency group, std::uint64_t number);

}  // namespace ballast::paper_trading
