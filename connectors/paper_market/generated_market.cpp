#include "connectors/paper_market/generated_market.h"

#include "connectors/paper_market/listing_life.h"
#include "connectors/paper_market/quote_model.h"
#include "models/core/assert.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

using namespace std::chrono;

constexpr std::uint64_t kOptionGroups = 5;
constexpr core::Duration kStrikeCheck = minutes{1};
constexpr double kThirtyDaysYears = 30.0 / 365;
constexpr double kShortestPlanYears = 0.6 / 365;

core::Time nextExpiryTime(core::Time now)
{
    const core::Time today = floor<days>(now) + kExpiryHour;
    return now < today ? today : today + days{1};
}

}  // namespace

GeneratedMarket::GeneratedMarket(std::uint64_t seed, Scenario scenario, core::Time start,
                                 const VenueTerms& terms)
    : m_terms(terms),
      m_seed(seed),
      m_luckSeed(terms.salt == 0 ? seed : hashOf(seed, terms.salt)),
      m_scenario(scenario),
      m_start(startFor(scenario, start)),
      m_now(m_start),
      m_spot(seed, scenario),
      m_depth(hashOf(m_luckSeed, 0xDE)),
      m_nextRoll(nextExpiryTime(m_start)),
      m_nextStrikeCheck(m_start + kStrikeCheck)
{
    m_listings.reserve(1024);
    for (const char* quote : {"usd", "usdc"})
        for (const UnderlyingProfile& profile : underlyingProfiles())
            m_indices.push_back({indexName(profile.currency, quote), profile.currency, 0, 0});
    refreshIndices();
    recallSettlement();
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        const core::Currency currency = underlyingProfiles()[u].currency;
        list(inversePerpetualSpec(currency), u, {});
        list(linearPerpetualSpec(currency), u, {});
        for (const Expiry& expiry : expiriesAt(m_start)) listExpiry(u, expiry);
    }
}

std::string GeneratedMarket::description() const
{
    return fmt::format("seed {}, scenario {}", m_seed, text(m_scenario));
}

std::optional<double> GeneratedMarket::deliveryPrice(core::InstrumentId id) const
{
    BALLAST_ASSERT(id.index < m_backs.size());
    return m_backs[id.index].delivery;
}

void GeneratedMarket::list(market::Instrument spec, std::size_t underlying,
                           std::string underlyingIndex)
{
    if (!m_names.insert(spec.name).second) return;
    Listing listing;
    listing.spec = std::move(spec);
    applyFees(m_terms, listing.spec);
    listing.spec.id = {static_cast<std::uint32_t>(m_listings.size())};
    listing.underlyingIndex = std::move(underlyingIndex);
    m_listings.push_back(std::move(listing));
    m_backs.emplace_back().underlying = underlying;
    price(m_listings.back());
}

void GeneratedMarket::listOptions(Chain& chain)
{
    const core::Currency currency = underlyingProfiles()[chain.underlying].currency;
    const Outlook o = outlook(chain.underlying, chain.expiry.at);
    // A market that opens close to an expiry still lists the strikes a day's moves may reach.
    const double years = std::max(o.years, kShortestPlanYears);
    const double atm = std::sqrt(m_surfaces[chain.underlying].atmVariance(years) / years);
    const std::string index = fmt::format("{}{}-{}", chain.expiry.hasFuture ? "" : "SYN.",
                                          currency.view(), dayName(chain.expiry.at));
    const std::vector<double> strikes = strikesAround(o.forward, atm, years, m_terms.strikesForOne);
    for (const double strike : strikes)
        for (const auto type : {market::OptionType::Call, market::OptionType::Put})
            list(optionSpec(currency, chain.expiry.at, strike, type), chain.underlying, index);
    chain.lowest = chain.lowest > 0 ? std::min(chain.lowest, strikes.front()) : strikes.front();
    chain.highest = std::max(chain.highest, strikes.back());
}

void GeneratedMarket::listExpiry(std::size_t underlying, const Expiry& expiry)
{
    if (expiry.hasFuture)
        list(futureSpec(underlyingProfiles()[underlying].currency, expiry), underlying, {});
    const auto known = [&](const Chain& c) {
        return c.underlying == underlying && c.expiry.at == expiry.at;
    };
    if (std::any_of(m_chains.begin(), m_chains.end(), known)) return;
    m_chains.push_back({underlying, expiry, 0, 0});
    listOptions(m_chains.back());
}

void GeneratedMarket::extendChains()
{
    for (Chain& chain : m_chains) {
        const Outlook o = outlook(chain.underlying, chain.expiry.at);
        const double years = std::max(o.years, kShortestPlanYears);
        const double atm = std::sqrt(m_surfaces[chain.underlying].atmVariance(years) / years);
        const double room = 4 * strikeStep(o.forward, atm, years);
        if (o.forward + room > chain.highest || o.forward - room < chain.lowest) listOptions(chain);
    }
}

void GeneratedMarket::advance(core::Time now)
{
    const core::Time target = m_start + (now - m_start) / kStep * kStep;
    if (target <= m_now) return;
    while (m_now < target) {
        stepOnce();
        // Only the last re-quote of each option before the target can be seen.
        if (target - m_now < kStep * static_cast<int>(kOptionGroups))
            refreshOptions(m_spot.steps() % kOptionGroups);
    }
    refreshFutures();
}

void GeneratedMarket::stepOnce()
{
    m_spot.step();
    m_now += kStep;
    refreshIndices();
    sampleSettlement();
    if (m_now >= m_nextRoll) roll();
    if (m_now < m_nextStrikeCheck) return;
    m_nextStrikeCheck += kStrikeCheck;
    extendChains();
}

void GeneratedMarket::refreshIndices()
{
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        const UnderlyingState& state = m_spot.state(u);
        m_surfaces[u] = VolSurface{state.surface};
        const double published = faultyAs(Scenario::BadIndex) ? 1.05 * state.index : state.index;
        const double price = std::round(published * 100) / 100;
        m_indices[u].price = m_indices[kUnderlyings + u].price = price;
        // The volatility index is published once a second.
        if (m_indices[u].volatility > 0 && m_spot.steps() % 10 != 0) continue;
        const double volatility = 100 * m_surfaces[u].swapVolatility(kThirtyDaysYears);
        m_indices[u].volatility = m_indices[kUnderlyings + u].volatility =
            std::round(volatility * 100) / 100;
    }
}

/// A market that opens inside the half hour of an averaging: what was averaged before it is taken
/// to have stood where it opens, so that as much of the delivery price is known as at a venue.
void GeneratedMarket::recallSettlement()
{
    const core::Duration passed = kSettlementWindow - (m_nextRoll - m_start);
    if (passed <= core::Duration::zero()) return;
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        m_windows[u].count = static_cast<std::uint64_t>(passed / kStep);
        m_windows[u].sum = m_indices[u].price * static_cast<double>(m_windows[u].count);
    }
}

void GeneratedMarket::sampleSettlement()
{
    if (m_nextRoll - m_now >= kSettlementWindow) return;
    for (std::size_t u = 0; u < kUnderlyings; ++u) m_windows[u].sample(m_indices[u].price);
}

void GeneratedMarket::close(Listing& listing, Back& back, double delivery)
{
    back.delivery = delivery;
    back.consumed.clear();
    closeAt(listing, delivery);
}

void GeneratedMarket::roll()
{
    for (std::size_t i = 0; i < m_listings.size(); ++i) {
        const market::Instrument& spec = m_listings[i].spec;
        if (!spec.expiry || *spec.expiry > m_now || spec.state == market::InstrumentState::Closed)
            continue;
        const SettlementWindow& window = m_windows[m_backs[i].underlying];
        BALLAST_ASSERT(window.count > 0);
        const double average = window.average();
        close(m_listings[i], m_backs[i], std::round(average * 100) / 100);
    }
    std::erase_if(m_chains, [&](const Chain& c) { return c.expiry.at <= m_now; });
    m_windows = {};
    m_nextRoll += days{1};
    for (std::size_t u = 0; u < kUnderlyings; ++u)
        for (const Expiry& expiry : expiriesAt(m_now)) listExpiry(u, expiry);
}

Outlook GeneratedMarket::outlook(std::size_t underlying, core::Time expiry) const
{
    return outlookAt(m_spot.state(underlying), m_windows[underlying], m_now, expiry, kStep);
}

Outlook GeneratedMarket::quotedOutlook(std::size_t underlying, core::Time expiry) const
{
    Outlook o = outlook(underlying, expiry);
    o.forward *= 1 + basis(underlying) * o.open;
    return o;
}

double GeneratedMarket::basis(std::size_t underlying) const
{
    return basisAt(m_terms, m_seed, underlying, m_now);
}

DepthShape GeneratedMarket::own(DepthShape shape) const
{
    shape.spread *= m_terms.spread;
    shape.topSize *= m_terms.depth;
    return shape;
}

double GeneratedMarket::luck(const Listing& listing, double everyS) const
{
    const std::uint64_t where = hashOf(m_luckSeed, 0x10C0 + listing.spec.id.index);
    const double turn = core::seconds(m_now.time_since_epoch()) / everyS + unitOf(where);
    return unitOf(hashOf(where, static_cast<std::uint64_t>(turn)));
}

void GeneratedMarket::refreshOptions(std::uint64_t group)
{
    for (std::size_t i = group; i < m_listings.size(); i += kOptionGroups)
        if (m_listings[i].spec.isOption()) price(m_listings[i]);
}

void GeneratedMarket::refreshFutures()
{
    for (Listing& listing : m_listings)
        if (!listing.spec.isOption()) price(listing);
}

void GeneratedMarket::price(Listing& listing)
{
    if (listing.spec.state != market::InstrumentState::Open) return;
    Back& back = m_backs[listing.spec.id.index];
    std::erase_if(back.consumed, [&](const Consumption& c) { return m_now - c.at >= kReplenish; });
    if (listing.spec.isOption())
        priceOption(listing, back);
    else
        priceFuture(listing, back);
    ++listing.revision;
}

void GeneratedMarket::priceOption(Listing& listing, const Back& back)
{
    const market::Instrument& spec = listing.spec;
    const Outlook o = quotedOutlook(back.underlying, *spec.expiry);
    const MarkedOption marked = markOption(listing, o, m_surfaces[back.underlying]);
    if (!m_quotesOptions) return;

    const pricing::InverseGreeks& greeks = marked.greeks;
    const bool bitcoin = back.underlying == 0;
    const double stress = m_spot.state(back.underlying).stress;
    const DepthShape shape = own(optionDepth(
        {greeks.coinPrice, greeks.deltaBs, o.years, stress, luck(listing, 20), bitcoin}));
    m_depth.fill(spec, shape, back.consumed, m_now, listing.bids, listing.asks);
    tellVolatilities(listing, marked.input);
    listing.openInterest =
        std::floor(10 * typicalOpenInterest(greeks.deltaBs, o.years, bitcoin, luck(listing, 1e9))) /
        10;
    listing.volume24h = std::floor(listing.openInterest * 2 * luck(listing, 600)) / 10;
}

void GeneratedMarket::priceFuture(Listing& listing, const Back& back)
{
    const market::Instrument& spec = listing.spec;
    const UnderlyingState& state = m_spot.state(back.underlying);
    const double luckNow = luck(listing, 600);
    double mark = state.index * (1 + state.premium + basis(back.underlying));
    if (spec.expiry) {
        const Outlook o = quotedOutlook(back.underlying, *spec.expiry);
        mark = o.forward;
        listing.openInterest = 3e8 * std::exp(-o.years) * (0.3 + luck(listing, 1e9));
        listing.volume24h = 0.04 * listing.openInterest * (0.5 + luckNow) * state.stress;
        m_depth.fill(spec, shaped(own(futureDepth(spec, mark, o.years, state.stress))),
                     back.consumed, m_now, listing.bids, listing.asks);
    } else {
        listing.funding8h = state.funding8h;
        listing.openInterest = spec.sizedInUsd() ? 1.2e9 : 6e8 / state.index;
        listing.volume24h = 0.5 * listing.openInterest * (0.8 + 0.4 * luckNow) * state.stress;
        m_depth.fill(spec, shaped(own(perpetualDepth(spec, mark, state.stress))), back.consumed,
                     m_now, listing.bids, listing.asks);
        if (faultyAs(Scenario::Crossed)) cross(listing);
    }
    listing.mark = std::round(mark * 100) / 100;
}

DepthShape GeneratedMarket::shaped(DepthShape shape) const
{
    if (faultyAs(Scenario::Thin)) shape.topSize *= 0.04;
    return shape;
}

/// The bids move up until the best one is a tick above the best ask.
void GeneratedMarket::cross(Listing& listing) const
{
    if (listing.bids.empty() || listing.asks.empty()) return;
    const core::Price up =
        priceAbove(listing.spec.ticks, listing.asks.front().price) - listing.bids.front().price;
    for (market::Level& level : listing.bids) level.price += up;
}

void GeneratedMarket::consume(core::InstrumentId id, core::Side taker, core::Price price,
                              core::Quantity size)
{
    BALLAST_ASSERT(id.index < m_listings.size() && size.isPositive());
    take(m_listings[id.index], m_backs[id.index].consumed, taker, price, size, m_now);
}

}  // namespace ballast::paper_market
