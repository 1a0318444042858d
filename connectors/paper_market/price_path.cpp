#include "connectors/paper_market/price_path.h"

#include "connectors/net/text_file.h"
#include "connectors/paper_market/csv.h"
#include "connectors/paper_market/random.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

constexpr core::Duration kGrid = std::chrono::milliseconds{100};

/// Standard normal from two hashes (Box and Muller).
double normalOf(std::uint64_t key)
{
    const double u = 1 - unitOf(mixBits(key));  // in (0, 1]
    const double v = unitOf(mixBits(key ^ 0xB0C5));
    return settled(std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v));
}

/// Folds a value that left [low, high] back inside.
double reflected(double x, double low, double high)
{
    if (x > high) x = 2 * high - x;
    if (x < low) x = 2 * low - x;
    return std::clamp(x, low, high);
}

std::string faultOf(const Candle& c)
{
    if (!(c.open > 0 && c.high > 0 && c.low > 0 && c.close > 0))
        return "a price is missing or not positive";
    const bool inside = c.low <= std::min(c.open, c.close) && std::max(c.open, c.close) <= c.high;
    return inside ? "" : "open or close outside low and high";
}

}  // namespace

core::Expected<PricePath> PricePath::read(const std::filesystem::path& path, std::uint64_t seed)
{
    const auto refuse = [&](std::string_view what) {
        return core::failure(fmt::format("reading the price path {}: {}",
                                         core::quoted(path.filename().string()), what));
    };
    const auto text = net::readTextFile(path);
    if (!text) return std::unexpected(text.error());
    const auto table = parseCsv(*text);
    if (!table) return refuse(table.error().message);
    const auto time = table->anyColumn({"time_utc", "timestamp", "time"});
    const auto open = table->column("open"), high = table->column("high"),
               low = table->column("low"), close = table->column("close");
    if (!time || !open || !high || !low || !close)
        return refuse("expected columns for time, open, high, low and close");

    PricePath result;
    result.m_seed = seed;
    result.m_name = path.filename().string();
    for (const CsvRow& row : table->rows) {
        const auto number = [&](const auto& column) {
            return csvNumber(table->field(row, column)).value_or(0);
        };
        const auto at = core::parseIsoUtc(table->field(row, time));
        if (!at)
            ++result.m_refused["time not understood"];
        else
            result.add({*at, number(open), number(high), number(low), number(close)});
    }
    if (result.m_candles.size() < 2) return refuse("fewer than two usable candles");
    if (result.m_candle < std::chrono::seconds{1})
        return refuse("candles less than a second apart");
    return result;
}

PricePath PricePath::still()
{
    PricePath result;
    result.m_name = "a price that stands still";
    for (const int day : {0, 1})
        result.add({core::Time{} + day * std::chrono::days{1}, 1, 1, 1, 1});
    return result;
}

void PricePath::add(const Candle& candle)
{
    std::string fault = faultOf(candle);
    if (fault.empty() && !m_candles.empty() && candle.at <= m_candles.back().at)
        fault = "out of order";
    if (!fault.empty()) {
        ++m_refused[fault];
        return;
    }
    if (!m_candles.empty()) m_candle = std::min(m_candle, candle.at - m_candles.back().at);
    m_candles.push_back(candle);
}

core::Duration PricePath::widestCandle() const
{
    const auto widest = std::max_element(
        m_candles.begin(), m_candles.end(),
        [](const Candle& a, const Candle& b) { return a.high / a.low < b.high / b.low; });
    return m_candle * static_cast<int>(widest - m_candles.begin());
}

double PricePath::priceAt(core::Duration sinceStart) const
{
    // Minutes the recording left out take no time: the path is its candles one after another.
    if (sinceStart <= core::Duration::zero()) return m_candles.front().open;
    const auto index = static_cast<std::size_t>(sinceStart / m_candle);
    if (index >= m_candles.size()) return m_candles.back().close;
    return within(index, sinceStart - m_candle * static_cast<int>(index));
}

double PricePath::within(std::size_t index, core::Duration offset) const
{
    const Candle& c = m_candles[index];
    const double low = std::log(c.low), high = std::log(c.high);
    const std::int64_t steps = m_candle / kGrid;
    const std::int64_t at = offset / kGrid;
    // When the two extremes are touched, and which comes first, is drawn; a rising candle more
    // often begins with its low.
    const std::uint64_t key = hashOf(m_seed, index);
    const auto first =
        1 + static_cast<std::int64_t>(unitOf(mixBits(key)) * 0.45 * static_cast<double>(steps));
    const auto second =
        steps - 1 -
        static_cast<std::int64_t>(unitOf(mixBits(key ^ 1)) * 0.45 * static_cast<double>(steps));
    const bool lowFirst = unitOf(mixBits(key ^ 2)) < (c.close > c.open ? 0.75 : 0.25);
    const std::array<std::int64_t, 4> times{0, first, std::max(second, first + 1), steps};
    const std::array<double, 4> values{std::log(c.open), lowFirst ? low : high,
                                       lowFirst ? high : low, std::log(c.close)};
    std::size_t leg = 0;
    while (leg < 2 && at >= times[leg + 1]) ++leg;

    // Parkinson's estimate of the volatility per grid step from the candle's range.
    const double sigma =
        (high - low) / (2 * std::sqrt(std::numbers::ln2)) / std::sqrt(static_cast<double>(steps));
    std::int64_t left = times[leg], right = times[leg + 1];
    double xl = values[leg], xr = values[leg + 1];
    // Halves the bridge around the moment until it is met.
    while (at > left && at < right) {
        const std::int64_t middle = left + (right - left) / 2;
        const double share = static_cast<double>(middle - left) / static_cast<double>(right - left);
        const double deviation = sigma * std::sqrt(static_cast<double>(right - middle) * share);
        const double z = normalOf(
            hashOf(key, static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(right)));
        const double xm = settled(reflected(xl + (xr - xl) * share + deviation * z, low, high));
        (middle <= at ? left : right) = middle;
        (middle <= at ? xl : xr) = xm;
    }
    return std::exp(at >= right ? xr : xl);
}

}  // namespace ballast::paper_market
