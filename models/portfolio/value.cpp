#include "models/portfolio/exposure.h"
#include "models/portfolio/unit.h"
#include "models/pricing/futures.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ballast::portfolio {
namespace {

/// Where a position stands in the book, light enough to be sorted in its place.
struct Place {
    std::uint32_t underlying = std::numeric_limits<std::uint32_t>::max();  ///< not listed: last
    std::uint32_t type = 0;
    std::int64_t expiry = 0;
    std::int64_t strike = 0;
    const Position* position = nullptr;
    const market::Listing* listing = nullptr;  ///< null: not listed

    bool operator<(const Place& other) const
    {
        if (underlying != other.underlying) return underlying < other.underlying;
        if (expiry != other.expiry) return expiry < other.expiry;
        if (strike != other.strike) return strike < other.strike;
        return type != other.type ? type < other.type : position < other.position;
    }
};

/// Numbers for underlyings, so that places compare as numbers: first in order of sight, then by
/// name.
class Underlyings {
public:
    std::uint32_t seen(core::Currency name)
    {
        // The last one again, nearly always.
        if (!m_names.empty() && m_names[m_last] == name) return m_last;
        const auto found = std::ranges::find(m_names, name);
        m_last = static_cast<std::uint32_t>(found - m_names.begin());
        if (found == m_names.end()) m_names.push_back(name);
        return m_last;
    }
    /// Number in order of sight -> number in order of name.
    std::vector<std::uint32_t> ranks() const
    {
        std::vector<std::uint32_t> ranks(m_names.size());
        for (std::size_t i = 0; i < m_names.size(); ++i)
            ranks[i] = static_cast<std::uint32_t>(std::ranges::count_if(
                m_names, [&](const auto& name) { return name < m_names[i]; }));
        return ranks;
    }

private:
    std::vector<core::Currency> m_names;
    std::uint32_t m_last = 0;
};

Place placeOf(const Position& position, const market::Board& board, Underlyings& underlyings)
{
    Place place;
    place.position = &position;
    place.listing = board.find(position.instrument);
    if (!place.listing) return place;
    const market::Instrument& instrument = *place.listing->instrument;
    place.underlying = underlyings.seen(instrument.underlying);
    // What never expires stands after what does.
    place.expiry = instrument.expiry ? instrument.expiry->time_since_epoch().count()
                                     : std::numeric_limits<std::int64_t>::max();
    place.strike = instrument.strike ? instrument.strike->mantissa() : 0;
    place.type = static_cast<std::uint32_t>(instrument.optionType);
    return place;
}

std::vector<Place> placesOf(const std::vector<Position>& positions, const market::Board& board)
{
    std::vector<Place> places;
    places.reserve(positions.size());
    Underlyings underlyings;
    for (const Position& position : positions)
        places.push_back(placeOf(position, board, underlyings));
    const std::vector<std::uint32_t> ranks = underlyings.ranks();
    for (Place& place : places)
        if (place.listing) place.underlying = ranks[place.underlying];
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
    static_cast<Figures&>(line) = size * unit;
    const double usdPerCoin = spot > 0 ? spot : unit.forward;
    line.pnlUsd = pnlUsd(instrument, size, line.position.averagePrice, unit.mark, usdPerCoin);
}

void add(Exposure& sum, const Line& line)
{
    ++sum.lines;
    sum.partialLines += line.gap != Gap::None;
    sum.staleLines += line.gap == Gap::StaleMark;
    sum += line;
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
    exposure.delta.usdNeutral = pricing::withEquity(exposure.delta.netTransaction, exposure.equityCoin);
    exposure.deltaUsd.usdNeutral =
        exposure.deltaUsd.netTransaction + exposure.equityCoin * exposure.spot;
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
    std::uint32_t underlying = std::numeric_limits<std::uint32_t>::max();
    for (const Place& place : placesOf(positions, board)) {
        Line& line = book.lines.emplace_back();
        line.position = *place.position;
        if (!place.listing) {
            line.gap = Gap::NoInstrument;
            ++unlisted;
            continue;
        }
        if (place.underlying != underlying) {
            underlying = place.underlying;
            Exposure& next = book.exposures.emplace_back();
            next.underlying = place.listing->instrument->underlying;
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
