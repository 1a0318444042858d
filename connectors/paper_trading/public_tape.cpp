#include "connectors/paper_trading/public_tape.h"

#include "models/pricing/implied_vol.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_trading {
namespace {

constexpr std::size_t kPrintsKept = 1'000;
constexpr std::size_t kMinutesKept = 1'440;
constexpr std::size_t kPerpetualMinutesKept = 7 * 1'440;
constexpr std::size_t kHoursKept = 24 * 31;

template <class T>
void push(std::deque<T>& items, T item, std::size_t limit)
{
    items.push_back(std::move(item));
    if (items.size() > limit) items.pop_front();
}

/// Volatility a trade's price implies, per cent; 0 where it has none.
double tradeIv(const MarketView& market, const paper_market::Listing& listing, double price)
{
    const market::Instrument& spec = listing.spec;
    const double forward = market.forward(listing);
    if (!spec.isOption() || !spec.strike || !(forward > 0)) return 0;
    const pricing::Black76Input input{
        spec.optionType, forward, spec.strike->toDouble(), spec.yearsToExpiry(market.now()), 0, 0};
    const double usd = spec.settlement == market::Settlement::Inverse ? price * forward : price;
    const pricing::ImpliedVol iv = pricing::impliedVol(input, usd);
    return iv.status == pricing::VolStatus::Ok ? iv.sigma * 100 : 0;
}

}  // namespace

std::string groupedId(core::Currency group, std::uint64_t number)
{
    const std::string digits = std::to_string(number);
    return group == core::Currency{"BTC"} ? digits : group.text() + "-" + digits;
}

const PublicTape::Line& PublicTape::line(core::InstrumentId id) const
{
    static const Line kNothing;
    return id.index < m_lines.size() ? m_lines[id.index] : kNothing;
}

PublicTape::Line& PublicTape::lineFor(const MarketView& market, core::InstrumentId id)
{
    if (m_lines.size() < market.listings().size()) m_lines.resize(market.listings().size());
    return m_lines[id.index];
}

void PublicTape::observe(const MarketView& market, std::vector<Print>& prints)
{
    for (const paper_market::Listing& listing : market.listings()) {
        Line& line = lineFor(market, listing.spec.id);
        if (line.seen && line.seenRevision == listing.revision) continue;
        line.seenRevision = listing.revision;
        observeBook(market, listing, prints);
    }
    const core::Time hour = std::chrono::floor<std::chrono::hours>(market.now());
    if (hour > m_lastHour) {
        observeHours(market);
        m_lastHour = hour;
    }
}

void PublicTape::observeBook(const MarketView& market, const paper_market::Listing& listing,
                             std::vector<Print>& prints)
{
    Line& line = m_lines[listing.spec.id.index];
    const market::Level bid = listing.bids.empty() ? market::Level{} : listing.bids.front();
    const market::Level ask = listing.asks.empty() ? market::Level{} : listing.asks.front();
    if (line.seen && isTradable(listing.spec)) {
        const bool lifted = line.bestAsk.size.isPositive() && bid.size.isPositive() &&
                            bid.price >= line.bestAsk.price;
        const bool hit = line.bestBid.size.isPositive() && ask.size.isPositive() &&
                         ask.price <= line.bestBid.price;
        const market::Level gone = lifted ? line.bestAsk : line.bestBid;
        if (lifted || hit)
            prints.push_back(record(market, listing.spec.id,
                                    lifted ? core::Side::Buy : core::Side::Sell, gone.price,
                                    gone.size));
    }
    line.bestBid = bid;
    line.bestAsk = ask;
    line.seen = true;
}

Print PublicTape::record(const MarketView& market, core::InstrumentId id, core::Side aggressor,
                         core::Price price, core::Quantity amount)
{
    const paper_market::Listing& listing = market.listing(id);
    Line& line = lineFor(market, id);
    if (line.last.isPositive() && price != line.last)
        line.tickDirection = price > line.last ? 0 : 2;
    else if (line.last.isPositive())
        line.tickDirection |= 1;
    line.last = price;
    Print print;
    print.tradeId = groupedId(listing.spec.settlementCurrency,
                              ++m_tradeCounters[listing.spec.settlementCurrency]);
    print.sequence = ++line.sequence;
    print.instrument = id;
    print.price = price;
    print.amount = amount;
    print.aggressor = aggressor;
    print.markPrice = listing.mark;
    print.indexPrice = market.indexPrice(listing.spec);
    print.iv = tradeIv(market, listing, price.toDouble());
    print.tickDirection = line.tickDirection;
    print.at = market.now();
    // What a trade took from the best levels is no news when the book is next looked at.
    line.bestBid = line.bestAsk = {};
    addToCandles(line, listing, print);
    push(line.prints, print, kPrintsKept);
    return print;
}

void PublicTape::addToCandles(Line& line, const paper_market::Listing& listing, const Print& print)
{
    const core::Time start = std::chrono::floor<std::chrono::minutes>(print.at);
    const double price = print.price.toDouble();
    const double amount = print.amount.toDouble();
    const double coin = listing.spec.sizedInUsd() ? amount / std::max(price, 1e-9) : amount;
    const double cost = listing.spec.sizedInUsd() ? amount : amount * price;
    if (line.minutes.empty() || line.minutes.back().start != start) {
        const bool perpetual = listing.spec.kind == market::Kind::Perpetual;
        push(line.minutes, Candle{start, price, price, price, price, coin, cost},
             perpetual ? kPerpetualMinutesKept : kMinutesKept);
        return;
    }
    Candle& candle = line.minutes.back();
    candle.high = std::max(candle.high, price);
    candle.low = std::min(candle.low, price);
    candle.close = price;
    candle.volume += coin;
    candle.cost += cost;
}

void PublicTape::observeHours(const MarketView& market)
{
    const core::Time hour = std::chrono::floor<std::chrono::hours>(market.now());
    for (const paper_market::Index& index : market.source().indices())
        push(m_indexHours[index.name], IndexHour{hour, index.price, index.volatility}, kHoursKept);
    for (const paper_market::Listing& listing : market.listings()) {
        if (listing.spec.kind != market::Kind::Perpetual) continue;
        Line& line = lineFor(market, listing.spec.id);
        const double index = market.indexPrice(listing.spec);
        const double before = line.funding.empty() ? index : line.funding.back().indexPrice;
        push(line.funding,
             FundingHour{hour, index, before, listing.funding8h / 8, listing.funding8h},
             kHoursKept);
    }
}

DayStats PublicTape::day(core::InstrumentId id) const
{
    DayStats stats;
    const Line& l = line(id);
    if (l.minutes.empty()) return stats;
    const core::Time since = l.minutes.back().start - std::chrono::hours{24};
    for (auto it = l.minutes.rbegin(); it != l.minutes.rend() && it->start > since; ++it) {
        stats.high = std::max(stats.high, it->high);
        stats.low = stats.low == 0 ? it->low : std::min(stats.low, it->low);
        stats.open = it->open;
        stats.volume += it->volume;
        stats.notional += it->cost;
    }
    return stats;
}

std::vector<Candle> PublicTape::candles(core::InstrumentId id, core::Time from, core::Time to,
                                        int minutes, core::Time now) const
{
    constexpr std::size_t kAtMost = 5'000;
    std::vector<Candle> out;
    const Line& l = line(id);
    const auto width = std::chrono::minutes{minutes};
    const auto bucket = [width](core::Time t) { return t - (t.time_since_epoch() % width); };
    for (const Candle& minute : l.minutes) {
        const core::Time start = bucket(minute.start);
        if (start < bucket(from)) {  // only its close matters: the window begins flat at it
            const double flat = minute.close;
            out.assign(1, {bucket(from), flat, flat, flat, flat, 0, 0});
            continue;
        }
        while (!out.empty() && out.back().start + width < start && out.size() < kAtMost) {
            const double flat = out.back().close;
            out.push_back({out.back().start + width, flat, flat, flat, flat, 0, 0});
        }
        if (!out.empty() && out.back().start == start) {
            Candle& c = out.back();
            c.high = std::max(c.high, minute.high);
            c.low = std::min(c.low, minute.low);
            c.close = minute.close;
            c.volume += minute.volume;
            c.cost += minute.cost;
        } else if (out.size() < kAtMost) {
            out.push_back(minute);
            out.back().start = start;
        }
    }
    while (!out.empty() && out.back().start + width <= std::min(to, now) && out.size() < kAtMost) {
        const double flat = out.back().close;
        out.push_back({out.back().start + width, flat, flat, flat, flat, 0, 0});
    }
    std::erase_if(out, [&](const Candle& c) { return c.start > std::min(to, now); });
    return out;
}

const std::deque<IndexHour>& PublicTape::indexHours(const std::string& name) const
{
    static const std::deque<IndexHour> kNothing;
    const auto it = m_indexHours.find(name);
    return it == m_indexHours.end() ? kNothing : it->second;
}

}  // namespace ballast::paper_trading
