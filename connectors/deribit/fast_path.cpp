#include "connectors/deribit/fast_path.h"

#include "connectors/deribit/fields.h"
#include "connectors/deribit/number_scan.h"
#include "models/core/assert.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace ballast::deribit {
namespace {

constexpr std::string_view kTicker =
    R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"ticker.)";
constexpr std::string_view kBook =
    R"({"jsonrpc":"2.0","method":"subscription","params":{"channel":"book.)";
constexpr double kMaxIvPercent = 10'000;
constexpr std::int64_t kAbsurdPriceMantissa =
    static_cast<std::int64_t>(kAbsurdPrice) * core::kFixedOne;
constexpr std::int64_t kAbsurdAmountMantissa =
    static_cast<std::int64_t>(kAbsurdAmount) * core::kFixedOne;
constexpr std::uint64_t kEarliestMs = 1'262'304'000'000, kLatestMs = 4'102'444'800'000;

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

bool skip(const char*& at, const char* end, std::string_view literal)
{
    if (static_cast<std::size_t>(end - at) < literal.size() ||
        std::memcmp(at, literal.data(), literal.size()) != 0)
        return false;
    at += literal.size();
    return true;
}

bool skip(const char*& at, const char* end, char c)
{
    if (at == end || *at != c) return false;
    ++at;
    return true;
}

/// The high bit of each byte that ends a run of plain letters: a quotation mark, a backslash, a
/// control character, anything beyond ASCII.
std::uint64_t notPlain(std::uint64_t word)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL, kHigh = 0x8080808080808080ULL;
    const auto holds = [](std::uint64_t x) { return (x - kOnes) & ~x; };
    return (((word - kOnes * 0x20) & ~word) | holds(word ^ (kOnes * '"')) |
            holds(word ^ (kOnes * '\\')) | holds(word ^ (kOnes * 0x7F)) | word) &
           kHigh;
}

/// A text of plain letters: no escapes, nothing but printable ASCII.
bool plainText(const char*& at, const char* end, std::string_view& out)
{
    if (!skip(at, end, '"')) return false;
    const char* const first = at;
    while (end - at >= 8) {
        const std::uint64_t special = notPlain(detail::loadEight(at));
        at += special == 0 ? 8 : std::countr_zero(special) / 8;
        if (special != 0) break;
    }
    while (at != end && *at >= ' ' && *at <= '~' && *at != '"' && *at != '\\') ++at;
    out = {first, static_cast<std::size_t>(at - first)};
    return out.size() <= 256 && skip(at, end, '"');
}

/// `"key":` as four words under a mask, so that a guess is tried without a call or a loop.
struct Pattern {
    std::array<std::uint64_t, 4> words{}, masks{};
    std::size_t size = 0;
    bool matches(const char* at) const
    {
        std::array<std::uint64_t, 4> found;
        std::memcpy(found.data(), at, sizeof found);
        return (((found[0] ^ words[0]) & masks[0]) | ((found[1] ^ words[1]) & masks[1]) |
                ((found[2] ^ words[2]) & masks[2]) | ((found[3] ^ words[3]) & masks[3])) == 0;
    }
};

template <std::size_t N>
std::array<Pattern, N> patterns(const std::array<std::string_view, N>& keys)
{
    std::array<Pattern, N> out;
    for (std::size_t i = 0; i < N; ++i) {
        std::string text = "\"";
        text.append(keys[i]).append("\":");
        BALLAST_ASSERT(text.size() <= 32);
        const std::string mask(text.size(), '\xFF');
        std::memcpy(out[i].words.data(), text.data(), text.size());
        std::memcpy(out[i].masks.data(), mask.data(), mask.size());
        out[i].size = text.size();
    }
    return out;
}

const auto kTickerPatterns = patterns(kTickerKeys);
const auto kGreekPatterns = patterns(kGreekKeys);
const auto kStatsPatterns = patterns(kStatsKeys);
const auto kBookPatterns = patterns(kBookKeys);

/// `"key":`, the guessed one first. False for a key that is not among `keys`.
template <std::size_t N>
bool readKey(const char*& at, const char* end, const std::array<std::string_view, N>& keys,
             const std::array<Pattern, N>& patterns, std::array<std::uint8_t, N + 1>& order,
             std::size_t before, std::size_t& key)
{
    const Pattern& guess = patterns[order[before]];
    if (end - at >= 32 && guess.matches(at)) {
        at += guess.size;
        key = order[before];
        return true;
    }
    std::string_view name;
    if (!plainText(at, end, name) || !skip(at, end, ':')) return false;
    const auto it = std::find(keys.begin(), keys.end(), name);
    if (it == keys.end()) return false;
    key = static_cast<std::size_t>(it - keys.begin());
    order[before] = static_cast<std::uint8_t>(key);
    return true;
}

bool isNull(const char*& at, const char* end)
{
    return end - at >= 4 && *at == 'n' && skip(at, end, "null");
}

template <class Fixed>
bool fixed(const char*& at, const char* end, std::int64_t most, bool zeroAllowed, Fixed& out)
{
    ScannedNumber number;
    std::int64_t mantissa = 0;
    if (!scanNumber(at, end, number) || !number.mantissa(mantissa)) return false;
    if (mantissa < 0 || mantissa > most || (mantissa == 0 && !zeroAllowed)) return false;
    out = Fixed::fromMantissa(mantissa);
    return true;
}

bool price(const char*& at, const char* end, bool zeroAllowed, core::Price& out)
{
    return fixed(at, end, kAbsurdPriceMantissa, zeroAllowed, out);
}

bool priceOrNull(const char*& at, const char* end, core::Price& out)
{
    return isNull(at, end) || price(at, end, true, out);
}

bool amountOrNull(const char*& at, const char* end, core::Quantity& out)
{
    return isNull(at, end) || fixed(at, end, kAbsurdAmountMantissa, true, out);
}

bool optionalPrice(const char*& at, const char* end, std::optional<core::Price>& out)
{
    if (isNull(at, end)) return true;
    core::Price value;
    if (!price(at, end, true, value)) return false;
    out = value;
    return true;
}

bool real(const char*& at, const char* end, double& out)
{
    ScannedNumber number;
    return scanNumber(at, end, number) && number.toDouble(out);
}

bool realOrNull(const char*& at, const char* end, double& out)
{
    return isNull(at, end) || real(at, end, out);
}

bool volatility(const char*& at, const char* end, double& out)
{
    double percent = 0;
    if (!realOrNull(at, end, percent) || percent < 0 || percent > kMaxIvPercent) return false;
    out = percent / 100;
    return true;
}

bool whole(const char*& at, const char* end, std::uint64_t& out)
{
    ScannedNumber number;
    if (!scanNumber(at, end, number) || number.negative || number.scale != 0) return false;
    out = number.digits;
    return true;
}

bool time(const char*& at, const char* end, core::Time& out)
{
    std::uint64_t ms = 0;
    if (!whole(at, end, ms) || ms < kEarliestMs || ms > kLatestMs) return false;
    out = core::fromUnixMs(static_cast<std::int64_t>(ms));
    return true;
}

/// A number nobody reads: still a number.
bool anyNumber(const char*& at, const char* end)
{
    if (isNull(at, end)) return true;
    const char* const first = at;
    ScannedNumber number;
    // Far exponents may leave the range of a double, which only the general way can tell.
    if (scanNumber(at, end, number)) return std::abs(number.scale) < 200;
    at = first;
    while (at != end && at - first <= 32 &&
           ((*at >= '0' && *at <= '9') || *at == '.' || *at == '-'))
        ++at;
    return json::isNumber({first, static_cast<std::size_t>(at - first)});
}

bool anyText(const char*& at, const char* end)
{
    std::string_view ignored;
    return skip(at, end, R"("open")") || plainText(at, end, ignored);
}

/// `"NAME"`, as the channel named it.
bool sameText(const char*& at, const char* end, std::string_view expected)
{
    if (static_cast<std::size_t>(end - at) < expected.size() + 2 || *at != '"' ||
        std::memcmp(at + 1, expected.data(), expected.size()) != 0 ||
        at[expected.size() + 1] != '"')
        return false;
    at += expected.size() + 2;
    return true;
}

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

std::optional<std::string_view> FastPath::decode(std::string_view frame, const Names& names,
                                                 core::Time at, std::vector<engine::Event>& events)
{
    const bool isTicker = frame.starts_with(kTicker);
    if (!isTicker && !frame.starts_with(kBook)) return {};
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
