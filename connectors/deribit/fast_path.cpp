#include "connectors/deribit/fast_path.h"

#include "connectors/deribit/fast_scan.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ballast::deribit {

using namespace fast;

namespace {

constexpr std::string_view kTicker =
    R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"ticker.)";
constexpr std::string_view kBook =
    R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"book.)";
constexpr std::string_view kIndex =
    R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"deribit_price_index.)";
constexpr std::size_t kIndexChannel = std::string_view{"deribit_price_index."}.size();

enum TickerKey : std::uint8_t {
    Timestamp,
    State,
    Stats,
    IndexPrice,
    InstrumentName,
    LastPrice,
    SettlementPrice,
    MinPrice,
    MaxPrice,
    OpenInterest,
    MarkPrice,
    InterestValue,
    BestAskPrice,
    BestBidPrice,
    EstimatedDelivery,
    BestAskAmount,
    BestBidAmount,
    CurrentFunding,
    Funding8h,
    InterestRate,
    MarkIv,
    BidIv,
    AskIv,
    UnderlyingPrice,
    UnderlyingIndex,
    Greeks
};
constexpr std::array<std::string_view, 26> kTickerKeys = {
    "timestamp",        "state",           "stats",
    "index_price",      "instrument_name", "last_price",
    "settlement_price", "min_price",       "max_price",
    "open_interest",    "mark_price",      "interest_value",
    "best_ask_price",   "best_bid_price",  "estimated_delivery_price",
    "best_ask_amount",  "best_bid_amount", "current_funding",
    "funding_8h",       "interest_rate",   "mark_iv",
    "bid_iv",           "ask_iv",          "underlying_price",
    "underlying_index", "greeks"};

enum GreekKey : std::uint8_t { Delta, Gamma, Vega, Theta, Rho };
constexpr std::array<std::string_view, 5> kGreekKeys = {"delta", "gamma", "vega", "theta", "rho"};

enum StatsKey : std::uint8_t { High, Low, PriceChange, Volume, VolumeUsd, VolumeNotional };
/// Statistics, of which only the volume in coin is read.
constexpr std::array<std::string_view, 6> kStatsKeys = {"high",   "low",        "price_change",
                                                        "volume", "volume_usd", "volume_notional"};

enum BookKey : std::uint8_t {
    BookType,
    BookTimestamp,
    BookInstrument,
    ChangeId,
    PreviousId,
    Bids,
    Asks
};
constexpr std::array<std::string_view, 7> kBookKeys = {
    "type", "timestamp", "instrument_name", "change_id", "prev_change_id", "bids", "asks"};

enum IndexKey : std::uint8_t { IndexTimestamp, IndexValue, IndexName };
constexpr std::array<std::string_view, 3> kIndexKeys = {"timestamp", "price", "index_name"};

const auto kTickerPatterns = patterns(kTickerKeys);
const auto kGreekPatterns = patterns(kGreekKeys);
const auto kStatsPatterns = patterns(kStatsKeys);
const auto kBookPatterns = patterns(kBookKeys);
const auto kIndexPatterns = patterns(kIndexKeys);

/// One member that is a field of the ticker; the rest of the keys are known and passed over.
bool tickerField(std::size_t key, const char*& at, const char* end, market::Ticker& out)
{
    switch (static_cast<TickerKey>(key)) {
        case Timestamp: return time(at, end, out.quote.venueAt);
        case IndexPrice: return price(at, end, false, out.index);
        case LastPrice: return priceOrNull(at, end, out.last);
        case MinPrice: return optionalPrice(at, end, out.minPrice);
        case MaxPrice: return optionalPrice(at, end, out.maxPrice);
        case OpenInterest: return realOrNull(at, end, out.openInterest) && out.openInterest >= 0;
        case MarkPrice: return price(at, end, true, out.mark);
        case BestAskPrice: return priceOrNull(at, end, out.quote.ask);
        case BestBidPrice: return priceOrNull(at, end, out.quote.bid);
        case BestAskAmount: return amountOrNull(at, end, out.quote.askSize);
        case BestBidAmount: return amountOrNull(at, end, out.quote.bidSize);
        case Funding8h: return realOrNull(at, end, out.funding8h);
        case MarkIv: return volatility(at, end, out.markIv);
        case BidIv: return volatility(at, end, out.bidIv);
        case AskIv: return volatility(at, end, out.askIv);
        case UnderlyingPrice: return optionalPrice(at, end, out.underlyingPrice);
        case SettlementPrice:
        case InterestValue:
        case EstimatedDelivery:
        case CurrentFunding:
        case InterestRate: return anyNumber(at, end);
        case State:
        case UnderlyingIndex: return anyText(at, end);
        case Stats:
        case InstrumentName:
        case Greeks: break;
    }
    return false;
}

bool believable(const market::Ticker& ticker)
{
    const market::Quote& quote = ticker.quote;
    return !(quote.twoSided() && quote.bid.toDouble() > 1.5 * quote.ask.toDouble()) &&
           (ticker.greeks || ticker.mark.isPositive());
}

constexpr std::uint32_t bit(std::size_t key) { return std::uint32_t{1} << key; }

/// "btc" of "btc_usd", in capitals; empty where it is no such name.
core::Currency coinOf(std::string_view index)
{
    const auto dash = index.find('_');
    const std::string_view coin = index.substr(0, dash);
    if (dash == std::string_view::npos || !core::Currency::fits(coin)) return {};
    std::array<char, sizeof(core::Currency)> letters{};
    for (std::size_t i = 0; i < dash; ++i)
        letters[i] = static_cast<char>(index[i] - (index[i] >= 'a' && index[i] <= 'z' ? 32 : 0));
    return core::Currency{std::string_view{letters.data(), dash}};
}

}  // namespace

core::InstrumentId FastPath::idOf(std::string_view name, const Names& names)
{
    if (name.empty() || name.size() > 40) return {};
    if (name.size() < 8) return names.directory->find(names.venue, name);
    const std::uint64_t head = detail::loadEight(name.data());
    const std::uint64_t tail = detail::loadEight(name.data() + name.size() - 8);
    const std::uint64_t middle =
        name.size() > 12 ? static_cast<unsigned char>(name[name.size() - 10]) : 0;
    const std::uint64_t hash =
        (head * 0x9E3779B97F4A7C15ULL ^ tail ^ (middle << 40)) * 0xD6E8FEB86659FD93ULL;
    Known& known = m_known[hash >> 52];
    if (known.size == name.size() && std::memcmp(known.name.data(), name.data(), name.size()) == 0)
        return known.id;
    const auto id = names.directory->find(names.venue, name);
    if (!id.valid()) return {};
    std::copy(name.begin(), name.end(), known.name.begin());
    known.size = static_cast<std::uint8_t>(name.size());
    known.id = id;
    return id;
}

bool FastPath::stats(const char*& at, const char* end, double& volume)
{
    if (!skip(at, end, '{')) return false;
    std::uint32_t seen = 0;
    std::size_t before = kStatsKeys.size(), key = 0;
    do {
        if (!readKey(at, end, kStatsKeys, kStatsPatterns, m_statsOrder, before, key) ||
            (seen & bit(key)))
            return false;
        seen |= bit(key);
        before = key;
        const bool good =
            key == Volume ? realOrNull(at, end, volume) && volume >= 0 : anyNumber(at, end);
        if (!good) return false;
    } while (skip(at, end, ','));
    return skip(at, end, '}');
}

bool FastPath::greeks(const char*& at, const char* end, market::VenueGreeks& out)
{
    if (!skip(at, end, '{')) return false;
    std::uint32_t seen = 0;
    std::size_t before = kGreekKeys.size(), key = 0;
    do {
        if (!readKey(at, end, kGreekKeys, kGreekPatterns, m_greekOrder, before, key) ||
            (seen & bit(key)))
            return false;
        seen |= bit(key);
        before = key;
        double* const field[] = {&out.delta, &out.gamma, &out.vega, &out.theta, &out.rho};
        if (!real(at, end, *field[key])) return false;
    } while (skip(at, end, ','));
    return seen == 31 && std::abs(out.delta) <= 1.5 && skip(at, end, '}');
}

bool FastPath::ticker(const char*& at, const char* end, std::string_view instrument,
                      market::Ticker& out)
{
    std::uint32_t seen = 0;
    std::size_t before = kTickerKeys.size(), key = 0;
    do {
        if (!readKey(at, end, kTickerKeys, kTickerPatterns, m_tickerOrder, before, key) ||
            (seen & bit(key)))
            return false;
        seen |= bit(key);
        before = key;
        const bool good = key == InstrumentName ? sameText(at, end, instrument)
                          : key == Greeks       ? greeks(at, end, out.greeks.emplace())
                          : key == Stats        ? stats(at, end, out.volume24h)
                                                : tickerField(key, at, end, out);
        if (!good) return false;
    } while (skip(at, end, ','));
    out.venueAt = out.quote.venueAt;
    constexpr std::uint32_t kNeeded =
        bit(Timestamp) | bit(IndexPrice) | bit(InstrumentName) | bit(MarkPrice);
    return (seen & kNeeded) == kNeeded && believable(out);
}

bool FastPath::levels(const char*& at, const char* end, std::vector<market::Level>& out)
{
    m_levels.clear();
    if (!skip(at, end, '[')) return false;
    if (skip(at, end, ']')) return true;
    do {
        bool gone = false;
        if (!skip(at, end, "[\"")) return false;
        if (!skip(at, end, "new\",") && !skip(at, end, "change\",")) {
            gone = true;
            if (!skip(at, end, "delete\",")) return false;
        }
        market::Level level;
        if (!price(at, end, false, level.price) || !skip(at, end, ',') ||
            !fixed(at, end, kAbsurdAmountMantissa, gone, level.size) || !skip(at, end, ']'))
            return false;
        if (gone) level.size = {};
        m_levels.push_back(level);
    } while (skip(at, end, ','));
    out.assign(m_levels.begin(), m_levels.end());
    return skip(at, end, ']');
}

bool FastPath::book(const char*& at, const char* end, std::string_view instrument,
                    market::BookUpdate& out)
{
    std::uint32_t seen = 0;
    std::size_t before = kBookKeys.size(), key = 0;
    do {
        if (!readKey(at, end, kBookKeys, kBookPatterns, m_bookOrder, before, key) ||
            (seen & bit(key)))
            return false;
        seen |= bit(key);
        before = key;
        std::string_view word;
        bool good = false;
        switch (static_cast<BookKey>(key)) {
            case BookType:
                good = plainText(at, end, word) && (word == "snapshot" || word == "change");
                out.snapshot = word == "snapshot";
                break;
            case BookTimestamp: good = time(at, end, out.venueAt); break;
            case BookInstrument: good = sameText(at, end, instrument); break;
            case ChangeId: good = whole(at, end, out.changeId); break;
            case PreviousId: good = whole(at, end, out.previousChangeId); break;
            case Bids: good = levels(at, end, out.bids); break;
            case Asks: good = levels(at, end, out.asks); break;
        }
        if (!good) return false;
    } while (skip(at, end, ','));
    constexpr std::uint32_t kAll = 127;
    return out.snapshot ? (seen | bit(PreviousId)) == kAll && !(seen & bit(PreviousId))
                        : seen == kAll;
}

bool FastPath::index(const char*& at, const char* end, std::string_view name, core::Price& out)
{
    std::uint32_t seen = 0;
    std::size_t before = kIndexKeys.size(), key = 0;
    core::Time stamp;
    do {
        if (!readKey(at, end, kIndexKeys, kIndexPatterns, m_indexOrder, before, key) ||
            (seen & bit(key)))
            return false;
        seen |= bit(key);
        before = key;
        const bool good = key == IndexTimestamp ? time(at, end, stamp)
                          : key == IndexValue   ? price(at, end, false, out)
                                                : sameText(at, end, name);
        if (!good) return false;
    } while (skip(at, end, ','));
    return seen == 7;
}

/// The index has no instrument, and its channel no more than its name.
std::optional<std::string_view> FastPath::decodeIndex(std::string_view frame, const Names& names,
                                                      core::Time at,
                                                      std::vector<engine::Event>& events)
{
    const char* cursor = frame.data() + kIndex.size();
    const char* const end = frame.data() + frame.size();
    const char* const first = cursor;
    while (cursor != end && ((*cursor >= 'a' && *cursor <= 'z') || *cursor == '_')) ++cursor;
    const std::string_view name{first, static_cast<std::size_t>(cursor - first)};
    market::IndexPrice out;
    out.venue = names.venue;
    out.underlying = coinOf(name);
    out.at = at;
    if (out.underlying.empty() || !skip(cursor, end, R"(","data":{)") ||
        !index(cursor, end, name, out.price) ||
        std::string_view{cursor, static_cast<std::size_t>(end - cursor)} != "}}}")
        return {};
    events.emplace_back(out);
    return frame.substr(kIndex.size() - kIndexChannel, kIndexChannel + name.size());
}

std::optional<std::string_view> FastPath::decode(std::string_view frame, const Names& names,
                                                 core::Time at, std::vector<engine::Event>& events)
{
    const bool isTicker = frame.starts_with(kTicker);
    if (!isTicker && !frame.starts_with(kBook))
        return frame.starts_with(kIndex) ? decodeIndex(frame, names, at, events) : std::nullopt;
    const char* cursor = frame.data() + (isTicker ? kTicker.size() : kBook.size());
    const char* const end = frame.data() + frame.size();
    const char* const first =
        cursor - (isTicker ? 7 : 5);  // the channel with its "ticker." or "book."
    const char* const nameAt = cursor;
    while (cursor != end && *cursor > ' ' && *cursor <= '~' && *cursor != '.' && *cursor != '"' &&
           *cursor != '\\')
        ++cursor;
    const std::string_view instrument{nameAt, static_cast<std::size_t>(cursor - nameAt)};
    // "ticker.NAME.raw": one more part; books with groups and depths have several and are not for
    // here.
    if (!skip(cursor, end, '.')) return {};
    while (cursor != end &&
           ((*cursor >= 'a' && *cursor <= 'z') || (*cursor >= '0' && *cursor <= '9')))
        ++cursor;
    const std::string_view channel{first, static_cast<std::size_t>(cursor - first)};
    if (!skip(cursor, end, R"(","data":{)")) return {};
    const auto id = idOf(instrument, names);
    if (!id.valid()) return {};

    bool good = false;
    if (isTicker) {
        auto& out =
            std::get<market::Ticker>(events.emplace_back(std::in_place_type<market::Ticker>));
        out.quote.id = id;
        out.quote.at = at;
        good = ticker(cursor, end, instrument, out);
    } else {
        auto& out = std::get<market::BookUpdate>(
            events.emplace_back(std::in_place_type<market::BookUpdate>));
        out.id = id;
        out.at = at;
        good = book(cursor, end, instrument, out);
    }
    if (good && std::string_view{cursor, static_cast<std::size_t>(end - cursor)} == "}}}")
        return channel;
    events.pop_back();
    return {};
}

}  // namespace ballast::deribit
