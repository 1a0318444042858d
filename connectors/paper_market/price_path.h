#pragma once

#include "models/core/error.h"
#include "models/core/time.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ballast::paper_market {

struct Candle {
    core::Time at{};  ///< its beginning
    double open = 0, high = 0, low = 0, close = 0;
};

/// A recorded sequence of candles as a continuous price. Between the recorded values the price
/// walks on seeded Brownian bridges that begin at the open, touch the high and the low and end at
/// the close, and never leave the candle. The price at an instant is a function of (seed, instant).
class PricePath {
public:
    /// Reads a table with a time column ("time_utc" or "timestamp"), open, high, low, close; gzip
    /// is unpacked. Rows that are out of order, not finite, not positive, or whose open or close
    /// lies outside low and high are left out and counted. Refuses a file with fewer than two
    /// candles.
    static core::Expected<PricePath> read(const std::filesystem::path& path, std::uint64_t seed);
    /// A price of 1 that never moves.
    static PricePath still();

    /// USD at `sinceStart` after the first candle's beginning; after the end the last close.
    double priceAt(core::Duration sinceStart) const;
    core::Duration length() const { return m_candle * static_cast<int>(m_candles.size()); }
    /// Where the candle with the widest range, low to high, begins.
    core::Duration widestCandle() const;

    const std::vector<Candle>& candles() const { return m_candles; }
    core::Duration candleLength() const { return m_candle; }
    const std::map<std::string, int>& refused() const { return m_refused; }
    const std::string& name() const { return m_name; }

private:
    void add(const Candle& candle);
    double within(std::size_t candle, core::Duration offset) const;

    std::uint64_t m_seed = 0;
    core::Duration m_candle = core::Duration::max();  ///< the shortest distance between two
    std::vector<Candle> m_candles;
    std::map<std::string, int> m_refused;
    std::string m_name;
};

}  // namespace ballast::paper_market
