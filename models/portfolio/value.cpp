#include "models/portfolio/exposure.h"
#include "models/portfolio/unit.h"
#include "models/pricing/futures.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace ballast::portfolio {
namespace {

/// Where a position stands in the book, light enough to be sorted in its place.
struct Place {
    const Position* position = nullptr;
    const market::Listing* listing = nullptr;  ///< null: not listed, and last
    std::int64_t expiry = 0;
    std::int64_t strike = 0;

    bool operator<(const Place& other) const
    {
        if (!listing || !other.listing)
            return std::tuple{!listing, position} < std::tuple{!other.listing, other.position};
        const market::Instrument& a = *listing->instrument;
        const market::Instrument& b = *other.listing->instrument;
        if (const auto order = a.underlying <=> b.underlying; order != 0) return order < 0;
        return std::tuple{expiry, strike, a.optionType, position} <
               std::tuple{other.expiry, other.strike, b.optionType, other.position};
    }
};

std::vector<Place> placesOf(const std::vector<Position>& positions, const market::Board& board)
{
    std::vector<Place> places;
    places.reserve(positions.size());
    for (const Position& position : positions) {
        Place place{&position, board.find(position.instrument)};
        if (place.listing) {
            const market::Instrument& instrument = *place.listing->instrument;
            // What never expires stands after what does.
            place.expiry = instrument.expiry ? instrument.expiry->time_since_epoch().count()
                                             : std::numeric_limits<std::int64_t>::max();
            place.strike = instrument.strike ? instrument.strike->mantissa() : 0;
        }
        places.push_back(place);
    }
    if (!std::is_sorted(places.begin(), places.end())) std::sort(places.begin(), places.end());
    return places;
}

double spotOf(const market::Board& board, const market::Listing& listing)
{
    if (const market::IndexPrice* index = board.index(listing.instrument->underlying))
        if (index->price.isPositive()) return index->price.toDouble();
    return listing.hasTicker ? listing.ticker.index.toDouble() : 0;
}

/// Unrealised profit, USD: coin profits at the spot.
double pnlUsd(const market::Instrument& instrument, double size, double average, double mark,
              double spot)
{
    if (!(average > 0)) return 0;
    if (instrument.settlement == market::Settlement::Linear)
        return pricing::linearPnlUsd(size, average, mark);
    return spot * (instrument.isOption() ? size * (mark - average)
                                         : pricing::inversePnlCoin(size, average, mark));
}

void fill(Line& line, const market::Listing& listing, double spot, core::Time now)
{
    line.instrument = listing.instrument;
    const market::Instrument& instrument = *listing.instrument;
    const Unit unit = unitOf(instrument, listing, spot, now);
    const double size = line.position.size.toDouble();
    line.gap = unit.gap;
    line.mark = unit.mark;
    line.forward = unit.forward;
    line.volatility = unit.volatility;
    if (unit.gap == Gap::NoMark) return;
    line.delta = {size * unit.delta.blackScholes, size * unit.delta.netTransaction,
                  size * unit.delta.usdNeutral};
    line.gamma = size * unit.gamma;
    line.vega = size * unit.vega;
    line.theta = size * unit.theta;
    const double usdPerCoin = spot > 0 ? spot : unit.forward;
    const bool inverse = instrument.settlement == market::Settlement::Inverse;
    if (instrument.isOption()) line.valueUsd = size * unit.mark * (inverse ? usdPerCoin : 1);
    line.pnlUsd = pnlUsd(instrument, size, line.position.averagePrice, unit.mark, usdPerCoin);
}

void add(Exposure& sum, const Line& line)
{
    ++sum.lines;
    sum.partialLines += line.gap != Gap::None;
    sum.staleLines += line.gap == Gap::StaleMark;
    sum.delta.blackScholes += line.delta.blackScholes;
    sum.delta.netTransaction += line.delta.netTransaction;
    sum.gamma += line.gamma;
    sum.vega += line.vega;
    sum.theta += line.theta;
    sum.pnlUsd += line.pnlUsd;
}

/// A currency that is counted as one USD.
bool isDollar(core::Currency currency) { return currency.view().starts_with("USD"); }

/// Coin in which something is held and nothing traded is an exposure of its own.
void addCoinsHeld(Book& book, const market::Board& board)
{
    for (const Balance& balance : book.balances) {
        if (isDollar(balance.currency) || balance.equity == 0 || book.find(balance.currency))
            continue;
        const market::IndexPrice* index = board.index(balance.currency);
        if (!index || !index->price.isPositive()) continue;
        Exposure exposure;
        exposure.underlying = balance.currency;
        exposure.spot = index->price.toDouble();
        book.exposures.push_back(exposure);
    }
    std::sort(book.exposures.begin(), book.exposures.end(),
              [](const Exposure& a, const Exposure& b) { return a.underlying < b.underlying; });
}

/// Whether the balance stands behind linear lines of the underlying.
bool carries(const Balance& balance, core::Currency underlying, const std::vector<Line>& lines)
{
    return isDollar(balance.currency) && std::ranges::any_of(lines, [&](const Line& line) {
               return line.instrument && line.instrument->underlying == underlying &&
                      line.instrument->settlementCurrency == balance.currency &&
                      line.position.account == balance.account;
           });
}

void addEquity(Exposure& exposure, const Book& book)
{
    for (const Balance& balance : book.balances) {
        const bool coin = balance.currency == exposure.underlying;
        if (!coin && !carries(balance, exposure.underlying, book.lines)) continue;
        const double usd = coin ? exposure.spot : 1;
        if (coin) exposure.equityCoin += balance.equity;
        exposure.equityUsd += usd * balance.equity;
        exposure.sessionPnlUsd += usd * balance.sessionPnl;
        exposure.initialMarginUsd += usd * balance.initialMargin;
        exposure.maintenanceMarginUsd += usd * balance.maintenanceMargin;
    }
    exposure.delta.usdNeutral =
        pricing::usdNeutralDelta(exposure.equityCoin, exposure.delta.netTransaction);
    exposure.gamma1PctCoin = exposure.gamma * exposure.spot / 100;
    if (exposure.equityUsd > 0)
        exposure.marginUse = exposure.maintenanceMarginUsd / exposure.equityUsd;
}

}  // namespace

Book value(const std::vector<Position>& positions, const std::vector<Balance>& balances,
           const market::Board& board, core::Time now)
{
    Book book;
    book.balances = balances;
    book.lines.reserve(positions.size());
    int unlisted = 0;
    for (const Place& place : placesOf(positions, board)) {
        Line& line = book.lines.emplace_back();
        line.position = *place.position;
        if (!place.listing) {
            line.gap = Gap::NoInstrument;
            ++unlisted;
            continue;
        }
        const core::Currency underlying = place.listing->instrument->underlying;
        if (book.exposures.empty() || book.exposures.back().underlying != underlying) {
            Exposure& next = book.exposures.emplace_back();
            next.underlying = underlying;
            next.spot = spotOf(board, *place.listing);
        }
        Exposure& exposure = book.exposures.back();
        if (!(exposure.spot > 0)) exposure.spot = spotOf(board, *place.listing);
        fill(line, *place.listing, exposure.spot, now);
        add(exposure, line);
    }
    addCoinsHeld(book, board);
    for (Exposure& exposure : book.exposures) {
        addEquity(exposure, book);
        exposure.lines += unlisted;
        exposure.partialLines += unlisted;
    }
    return book;
}

}  // namespace ballast::portfolio
