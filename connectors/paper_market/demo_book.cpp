#include "connectors/paper_market/demo_book.h"

#include "connectors/paper_market/random.h"
#include "models/core/assert.h"
#include "models/pricing/black76.h"
#include "models/pricing/settlement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace ballast::paper_market {
namespace {

using std::chrono::hours;

bool isOpen(const Listing& listing)
{
    return listing.spec.state == market::InstrumentState::Open && listing.mark > 0;
}

pricing::InverseGreeks greeksOf(const Listing& listing, core::Time now)
{
    return pricing::inverseOption({listing.spec.optionType, listing.forward,
                                   listing.spec.strike->toDouble(), listing.spec.yearsToExpiry(now),
                                   listing.markIv, 0});
}

bool isPriced(const Listing& listing)
{
    return listing.spec.isOption() && isOpen(listing) && listing.markIv > 0 && listing.forward > 0;
}

/// How one underlying's desk trades: what it aims at and in which sizes.
struct Desk {
    double gamma1Pct;    // change of delta for a 1 % move, coin
    double optionRound;  // options are held in multiples of this, coin
    double future;       // long dated future, coin
};
Desk deskOf(core::Currency underlying)
{
    if (underlying == core::Currency{"BTC"}) return {-30, 1, 25};
    if (underlying == core::Currency{"ETH"}) return {-260, 10, 300};
    return {-100, 1, 50};
}

/// One line of the book by what it is, not by which strike that happens to be today.
struct Leg {
    int expiry;    // 0: near, 1: next, 2: week, 3: month, 4: far
    double delta;  // of the option looked for, signed: calls > 0, puts < 0
    double units;  // before scaling to the desk's gamma
};
constexpr Leg kLegs[] = {
    {0, 0.5, -1.0},  {0, -0.5, -1.0},   // short straddle in what expires first
    {0, 0.25, -0.4}, {0, -0.25, -0.5},  // strangle around it
    {1, 0.5, -0.6},  {1, -0.5, -0.6},   // short straddle a day later
    {2, 0.5, -0.3},  {2, -0.5, -0.3},   // calendar: short the week …
    {3, 0.5, 0.45},  {3, -0.5, 0.45},   // … long the month
    {3, 0.1, 0.9},   {3, -0.1, 1.1},    // long wings
    {4, 0.25, -0.3}, {4, -0.25, 0.4},   // collar
};
/// In units of the desk's gamma for 1 %: what of today's is still held minutes before it expires.
constexpr double kExpiringUnits = 0.5;
constexpr std::chrono::minutes kExpiring{15};

/// Everything the market lists of one underlying, as the desk looks at it.
class Shelf {
public:
    Shelf(const MarketSource& market, core::Currency underlying, core::Time now) : m_now(now)
    {
        for (const Listing& l : market.listings())
            if (l.spec.underlying == underlying && isOpen(l)) m_listings.push_back(&l);
        for (const Listing* l : m_listings)
            if (isPriced(*l)) keep(*l);
    }
    bool hasOptions() const { return !m_chains.empty(); }

    const Listing* option(const Leg& leg) const
    {
        const std::vector<const Listing*>* chain = chainFor(leg.expiry);
        const Listing* best = nullptr;
        double nearest = 0.2;  // no option of about that delta: no leg
        for (const Listing* l : *chain) {
            if ((l->spec.optionType == market::OptionType::Call) != (leg.delta > 0)) continue;
            const double off = std::abs(greeksOf(*l, m_now).deltaBs - leg.delta);
            if (off >= nearest) continue;
            nearest = off;
            best = l;
        }
        return best;
    }
    /// Of what expires within minutes the strike nearest to the forward; none: nothing does.
    const Listing* expiring(market::OptionType type) const
    {
        const Listing* best = nullptr;
        const auto off = [](const Listing& l) {
            return std::abs(l.spec.strike->toDouble() - l.forward);
        };
        for (const Listing* l : m_expiring)
            if (l->spec.optionType == type && (!best || off(*l) < off(*best))) best = l;
        return best;
    }
    /// The first dated future with more than three weeks to go, else the last one.
    const Listing* datedFuture() const
    {
        const Listing* found = nullptr;
        for (const Listing* l : m_listings) {
            if (l->spec.kind != market::Kind::Future) continue;
            if (!found || isBetter(*l->spec.expiry, *found->spec.expiry)) found = l;
        }
        return found;
    }
    bool isBetter(core::Time expiry, core::Time than) const
    {
        const bool far = expiry - m_now > hours{24 * 21};
        const bool thanFar = than - m_now > hours{24 * 21};
        return far && thanFar ? expiry < than : expiry > than;
    }
    const Listing* inversePerpetual() const
    {
        for (const Listing* l : m_listings)
            if (l->spec.kind == market::Kind::Perpetual && l->spec.sizedInUsd()) return l;
        return nullptr;
    }

private:
    void keep(const Listing& listing)
    {
        const core::Duration left = *listing.spec.expiry - m_now;
        if (left > hours{8})
            m_chains[*listing.spec.expiry].push_back(&listing);
        else if (left > core::Duration::zero() && left <= kExpiring)
            m_expiring.push_back(&listing);
    }
    const std::vector<const Listing*>* chainFor(int expiry) const
    {
        constexpr std::chrono::hours kAtLeast[] = {hours{8}, hours{9}, hours{24 * 5},
                                                   hours{24 * 12}, hours{24 * 60}};
        auto chain = m_chains.begin();
        if (expiry == 1 && std::next(chain) != m_chains.end())
            ++chain;
        else if (expiry > 1)
            chain = std::find_if(chain, m_chains.end(),
                                 [&](const auto& c) { return c.first - m_now > kAtLeast[expiry]; });
        if (chain == m_chains.end()) chain = std::prev(m_chains.end());
        return &chain->second;
    }

    core::Time m_now;
    std::vector<const Listing*> m_listings;
    std::map<core::Time, std::vector<const Listing*>> m_chains;
    std::vector<const Listing*> m_expiring;
};

core::Quantity sized(double size, core::Quantity lot)
{
    const auto exact = core::Quantity::nearest(size);
    return exact ? exact->nearestTo(lot) : core::Quantity{};
}

/// Somewhere within `spread` of the mark: what was paid at some time past, the same each time.
double pastPrice(const Listing& listing, double spread, double bias)
{
    std::uint64_t name = 0;
    for (const char c : listing.spec.name) name = mixBits(name ^ static_cast<unsigned char>(c));
    const double luck = unitOf(mixBits(name));
    const double price = listing.mark * (1 + bias + spread * (2 * luck - 1));
    return listing.spec.isOption() ? std::round(price * 1e4) / 1e4 : std::round(price * 2) / 2;
}

void hold(std::vector<BookPosition>& book, const Listing& listing, core::Quantity size)
{
    if (size.isZero()) return;
    const bool option = listing.spec.isOption();
    // Options were sold somewhat dearer than they are now: the desk has earned some time value.
    const double price =
        pastPrice(listing, option ? 0.12 : 0.008, option && !size.isPositive() ? 0.06 : 0);
    const auto same = [&](const BookPosition& p) { return p.instrument == listing.spec.name; };
    const auto held = std::find_if(book.begin(), book.end(), same);
    if (held == book.end())
        book.push_back({listing.spec.name, size, price});
    else
        held->size += size;
}

void holdOptions(std::vector<BookPosition>& book, const Shelf& shelf, const Desk& desk,
                 core::Time now)
{
    std::vector<std::pair<const Listing*, double>> picked;
    double gamma1Pct = 0;
    for (const Leg& leg : kLegs) {
        const Listing* listing = shelf.option(leg);
        if (!listing) continue;
        picked.emplace_back(listing, leg.units);
        gamma1Pct += leg.units * greeksOf(*listing, now).gamma * listing->forward / 100;
    }
    if (gamma1Pct >= 0) return;  // nothing to be short of: no such desk here
    const double scale = desk.gamma1Pct / gamma1Pct;
    for (const auto& [listing, units] : picked) {
        const core::Quantity round =
            std::max(listing->spec.lot, sized(desk.optionRound, listing->spec.lot));
        hold(book, *listing, sized(units * scale, round));
    }
}

void holdExpiring(std::vector<BookPosition>& book, const Shelf& shelf, const Desk& desk)
{
    for (const auto type : {market::OptionType::Call, market::OptionType::Put})
        if (const Listing* listing = shelf.expiring(type))
            hold(book, *listing,
                 sized(kExpiringUnits * desk.gamma1Pct,
                       std::max(listing->spec.lot, sized(desk.optionRound, listing->spec.lot))));
}

double futureDelta(const market::Instrument& spec, double size, double mark)
{
    return market::coinAmount(spec, size, mark);
}

void holdHedges(std::vector<BookPosition>& book, const Shelf& shelf, const Desk& desk,
                double optionDelta)
{
    double delta = optionDelta;
    const Listing* future = shelf.datedFuture();
    if (future) {
        const core::Quantity size = sized(desk.future * future->mark, future->spec.lot);
        hold(book, *future, size);
        delta += futureDelta(future->spec, size.toDouble(), future->mark);
    }
    if (const Listing* perpetual = shelf.inversePerpetual())
        hold(book, *perpetual, sized(-delta * perpetual->mark, perpetual->spec.lot));
    else if (future)
        hold(book, *future, sized(-delta * future->mark, future->spec.lot));
}

}  // namespace

std::vector<BookPosition> demoBook(const MarketSource& market, core::Time now)
{
    std::vector<BookPosition> book;
    std::vector<core::Currency> seen;
    for (const Index& index : market.indices()) {
        if (std::find(seen.begin(), seen.end(), index.underlying) != seen.end()) continue;
        seen.push_back(index.underlying);
        const Shelf shelf{market, index.underlying, now};
        if (!shelf.hasOptions()) continue;
        const Desk desk = deskOf(index.underlying);
        holdOptions(book, shelf, desk, now);
        holdExpiring(book, shelf, desk);
        holdHedges(book, shelf, desk, netTransactionDelta(market, book, index.underlying, now));
    }
    std::erase_if(book, [](const BookPosition& p) { return p.size.isZero(); });
    return book;
}

std::vector<BookPosition> partOf(const std::vector<BookPosition>& book, int part, int parts)
{
    BALLAST_ASSERT(parts >= 1 && part >= 0 && part < parts);
    std::vector<BookPosition> dealt;
    for (auto i = static_cast<std::size_t>(part); i < book.size();
         i += static_cast<std::size_t>(parts))
        dealt.push_back(book[i]);
    return dealt;
}

double transactionDelta(const Listing& listing, double size, core::Time now)
{
    if (!isOpen(listing)) return 0;
    const double share =
        listing.spec.expiry ? pricing::settlementShare(*listing.spec.expiry - now) : 1;
    if (!listing.spec.isOption()) return share * futureDelta(listing.spec, size, listing.mark);
    return isPriced(listing) ? share * size * greeksOf(listing, now).deltaNet : 0;
}

double netTransactionDelta(const MarketSource& market, const std::vector<BookPosition>& book,
                           core::Currency underlying, core::Time now)
{
    std::map<std::string_view, double> sizes;
    for (const BookPosition& p : book) sizes[p.instrument] += p.size.toDouble();
    double delta = 0;
    for (const Listing& l : market.listings()) {
        if (l.spec.underlying != underlying || !isOpen(l)) continue;
        const auto held = sizes.find(l.spec.name);
        if (held != sizes.end()) delta += transactionDelta(l, held->second, now);
    }
    return delta;
}

}  // namespace ballast::paper_market
