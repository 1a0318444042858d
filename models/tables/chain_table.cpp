#include "models/tables/chain_table.h"

#include "models/tables/words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ballast::tables {
namespace {

QString priceOf(const ChainQuote& quote, core::Price price)
{
    return price.isPositive() ? words(core::number(price.toDouble(), quote.decimals))
           : quote.listed     ? QStringLiteral("–")
                              : QString();
}
QString ivOf(const ChainQuote& quote)
{
    return quote.markIv > 0 ? words(core::number(100 * quote.markIv, 1)) : QString();
}
QString deltaOf(const ChainQuote& quote)
{
    return quote.delta ? words(core::signedNumber(*quote.delta, 2)) : QString();
}

Tone muted(const ChainRow&) { return Tone::Muted; }
Tone bidTone(const ChainRow&) { return Tone::Good; }
Tone askTone(const ChainRow&) { return Tone::Bad; }
Tone strikeTone(const ChainRow& row) { return row.nearest ? Tone::Accent : Tone::Strong; }

constexpr const char* kDelta =
    QT_TRANSLATE_NOOP("tables", "The venue's own delta of one coin of option: Black-Scholes");
constexpr const char* kIv = QT_TRANSLATE_NOOP("tables", "Volatility of the mark, percent a year");
constexpr const char* kBid = QT_TRANSLATE_NOOP(
    "tables", "Best bid, in the quote currency: coin where the option settles in coin");
constexpr const char* kAsk = QT_TRANSLATE_NOOP(
    "tables", "Best ask, in the quote currency: coin where the option settles in coin");
constexpr const char* kMark =
    QT_TRANSLATE_NOOP("tables", "The venue's fair price, in the quote currency");

constexpr Column<ChainRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Call Δ"), kDelta, Align::Right,
     [](const ChainRow& r) { return deltaOf(r.call); }, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "IV, %"), kIv, Align::Right,
     [](const ChainRow& r) { return ivOf(r.call); }},
    {QT_TRANSLATE_NOOP("tables", "Bid"), kBid, Align::Right,
     [](const ChainRow& r) { return priceOf(r.call, r.call.bid); }, nullptr, bidTone},
    {QT_TRANSLATE_NOOP("tables", "Ask"), kAsk, Align::Right,
     [](const ChainRow& r) { return priceOf(r.call, r.call.ask); }, nullptr, askTone},
    {QT_TRANSLATE_NOOP("tables", "Mark"), kMark, Align::Right,
     [](const ChainRow& r) { return priceOf(r.call, r.call.mark); }},
    {QT_TRANSLATE_NOOP("tables", "Strike"),
     QT_TRANSLATE_NOOP("tables", "USD per coin; the one nearest the underlying in colour"),
     Align::Right, [](const ChainRow& r) { return fixedWords(r.strike); },
     [](const ChainRow& r) { return QVariant(r.strike.toDouble()); }, strikeTone},
    {QT_TRANSLATE_NOOP("tables", "Mark"), kMark, Align::Right,
     [](const ChainRow& r) { return priceOf(r.put, r.put.mark); }},
    {QT_TRANSLATE_NOOP("tables", "Bid"), kBid, Align::Right,
     [](const ChainRow& r) { return priceOf(r.put, r.put.bid); }, nullptr, bidTone},
    {QT_TRANSLATE_NOOP("tables", "Ask"), kAsk, Align::Right,
     [](const ChainRow& r) { return priceOf(r.put, r.put.ask); }, nullptr, askTone},
    {QT_TRANSLATE_NOOP("tables", "IV, %"), kIv, Align::Right,
     [](const ChainRow& r) { return ivOf(r.put); }},
    {QT_TRANSLATE_NOOP("tables", "Put Δ"), kDelta, Align::Right,
     [](const ChainRow& r) { return deltaOf(r.put); }, nullptr, muted},
};

ChainQuote quoteOf(const market::Listing& listing)
{
    ChainQuote quote;
    quote.listed = true;
    quote.id = listing.instrument->id;
    quote.decimals = decimalsOf(listing.instrument->ticks.base.mantissa());
    if (!listing.hasTicker) return quote;
    quote.stale = listing.stale;
    quote.bid = listing.ticker.quote.bid;
    quote.ask = listing.ticker.quote.ask;
    quote.mark = listing.ticker.mark;
    quote.markIv = listing.ticker.markIv;
    if (listing.ticker.greeks) quote.delta = listing.ticker.greeks->delta;
    return quote;
}

bool isOptionOf(const market::Listing& listing, core::Currency underlying)
{
    const market::Instrument* i = listing.instrument.get();
    return i && i->isOption() && i->underlying == underlying && i->expiry && i->strike;
}

void markNearest(std::vector<ChainRow>& rows, double underlyingPrice)
{
    if (rows.empty() || !(underlyingPrice > 0)) return;
    const auto distance = [&](const ChainRow& r) {
        return std::abs(r.strike.toDouble() - underlyingPrice);
    };
    std::ranges::min_element(rows, {}, distance)->nearest = true;
}

}  // namespace

ChainTable::ChainTable(QObject* parent) : RowTable(kColumns, parent) {}

void ChainTable::show(std::shared_ptr<const market::Board> board, core::Currency underlying,
                      core::Time expiry, core::VenueId venue)
{
    std::map<core::Price, ChainRow> byStrike;
    double underlyingPrice = 0;
    if (board)
        for (const market::Listing& listing : board->listings) {
            if (!isOptionOf(listing, underlying) || *listing.instrument->expiry != expiry) continue;
            if (!venue.empty() && listing.instrument->venue != venue) continue;
            ChainRow& row = byStrike[*listing.instrument->strike];
            row.strike = *listing.instrument->strike;
            (listing.instrument->optionType == market::OptionType::Call ? row.call : row.put) =
                quoteOf(listing);
            if (listing.ticker.underlyingPrice)
                underlyingPrice = listing.ticker.underlyingPrice->toDouble();
        }
    if (underlyingPrice == 0 && board)
        if (const market::IndexPrice* index = board->index(underlying))
            underlyingPrice = index->price.toDouble();
    std::vector<ChainRow> rows;
    for (auto& [strike, row] : byStrike) rows.push_back(row);
    markNearest(rows, underlyingPrice);
    update(std::move(rows));
}

QVariant ChainTable::ofRow(const ChainRow& row, int role) const
{
    switch (role) {
        case IdRole: return words(row.strike.text());
        case StaleRole:
            return (!row.call.listed || row.call.stale) && (!row.put.listed || row.put.stale);
        default: return {};
    }
}

std::vector<core::Currency> chainUnderlyings(const market::Board& board)
{
    std::vector<core::Currency> found;
    for (const market::Listing& listing : board.listings)
        if (listing.instrument && listing.instrument->isOption())
            found.push_back(listing.instrument->underlying);
    std::ranges::sort(found);
    const auto rest = std::ranges::unique(found);
    found.erase(rest.begin(), rest.end());
    return found;
}

std::vector<core::VenueId> chainVenues(const market::Board& board)
{
    std::vector<core::VenueId> found;
    for (const market::Listing& listing : board.listings)
        if (listing.instrument && listing.instrument->isOption() &&
            std::ranges::find(found, listing.instrument->venue) == found.end())
            found.push_back(listing.instrument->venue);
    std::ranges::sort(found);
    return found;
}

std::vector<core::Time> chainExpiries(const market::Board& board, core::Currency underlying)
{
    std::vector<core::Time> found;
    for (const market::Listing& listing : board.listings)
        if (isOptionOf(listing, underlying)) found.push_back(*listing.instrument->expiry);
    std::ranges::sort(found);
    const auto rest = std::ranges::unique(found);
    found.erase(rest.begin(), rest.end());
    return found;
}

}  // namespace ballast::tables
