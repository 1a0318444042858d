#include "connectors/paper_market/coarse_market.h"

#include "connectors/paper_market/listing_life.h"
#include "connectors/paper_market/listing_plan.h"
#include "connectors/paper_market/quote_model.h"
#include "connectors/paper_market/random.h"
#include "models/core/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ballast::paper_market {
namespace {

/// Options are quoted every so many steps.
constexpr std::uint64_t kOptionsEvery = 10;
/// A whole week's book is dealt at once here, which no single market maker shows at the touch.
constexpr double kOptionDepth = 12;
/// A perpetual's book is told in few levels that hold what a real one has in twenty.
constexpr int kLevels = 10;
constexpr double kLevelDepth = 2;
constexpr double kThirtyDaysYears = 30.0 / 365;

core::Time fridayAfter(core::Time now)
{
    using namespace std::chrono;
    sys_days day = floor<days>(now + days{2});
    while (weekday{day} != Friday) day += days{1};
    return core::Time{day} + kExpiryHour;
}

}  // namespace

CoarseMarket::CoarseMarket(std::uint64_t seed, core::Time start, core::Duration step,
                           std::vector<Line> lines)
    : m_seed(seed),
      m_start(start),
      m_now(start),
      m_step(step),
      m_lines(std::move(lines)),
      m_spot(seed, Scenario::Calm, step),
      m_depth(hashOf(seed, 0xDE))
{
    for (const UnderlyingProfile& profile : underlyingProfiles())
        m_indices.push_back({indexName(profile.currency, "usd"), profile.currency, 0, 0});
    refreshIndices();
    for (std::size_t u = 0; u < kUnderlyings; ++u)
        list(inversePerpetualSpec(underlyingProfiles()[u].currency), u);
    listWeek();
}

std::string CoarseMarket::description() const
{
    return fmt::format("seed {}, steps of {:.1f} s", m_seed, core::seconds(m_step));
}

std::optional<double> CoarseMarket::deliveryPrice(core::InstrumentId id) const
{
    BALLAST_ASSERT(id.index < m_backs.size());
    return m_backs[id.index].delivery;
}

void CoarseMarket::consume(core::InstrumentId id, core::Side taker, core::Price price,
                           core::Quantity size)
{
    BALLAST_ASSERT(id.index < m_listings.size() && size.isPositive());
    take(m_listings[id.index], m_backs[id.index].consumed, taker, price, size, m_now);
}

void CoarseMarket::advance(core::Time now)
{
    while (m_now + m_step <= now) step();
}

void CoarseMarket::step()
{
    m_spot.step();
    m_now += m_step;
    refreshIndices();
    if (m_expiry - m_now < kSettlementWindow)
        for (std::size_t u = 0; u < kUnderlyings; ++u) m_windows[u].sample(m_indices[u].price);
    if (m_now >= m_expiry) {
        deliver();
        listWeek();
    }
    const bool options = m_spot.steps() % kOptionsEvery == 0;
    for (Listing& listing : m_listings)
        if (options || !listing.spec.isOption()) price(listing);
}

void CoarseMarket::refreshIndices()
{
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        const UnderlyingState& state = m_spot.state(u);
        m_indices[u].price = std::round(state.index * 100) / 100;
        m_indices[u].volatility =
            std::round(1e4 * VolSurface{state.surface}.swapVolatility(kThirtyDaysYears)) / 100;
    }
}

void CoarseMarket::list(market::Instrument spec, std::size_t underlying)
{
    Listing listing;
    listing.spec = std::move(spec);
    listing.spec.id = {static_cast<std::uint32_t>(m_listings.size())};
    if (listing.spec.isOption())
        listing.underlyingIndex =
            fmt::format("{}-{}", listing.spec.underlying.view(), dayName(*listing.spec.expiry));
    m_listings.push_back(std::move(listing));
    m_backs.emplace_back().underlying = underlying;
    price(m_listings.back());
}

void CoarseMarket::listWeek()
{
    m_expiry = fridayAfter(m_now);
    m_windows = {};
    ++m_weeksListed;
    for (std::size_t u = 0; u < kUnderlyings; ++u) {
        m_weeks[u].clear();
        const double grid = u == 0 ? 500 : 25;
        for (const Line& line : m_lines) {
            const double strike =
                std::max(grid, std::round(m_indices[u].price * line.moneyness / grid) * grid);
            m_weeks[u].push_back({static_cast<std::uint32_t>(m_listings.size())});
            list(optionSpec(underlyingProfiles()[u].currency, m_expiry, strike, line.type), u);
        }
    }
}

void CoarseMarket::deliver()
{
    for (std::size_t u = 0; u < kUnderlyings; ++u)
        for (const core::InstrumentId id : m_weeks[u]) {
            const double delivery = std::round(m_windows[u].average() * 100) / 100;
            m_backs[id.index].delivery = delivery;
            m_backs[id.index].consumed.clear();
            closeAt(m_listings[id.index], delivery);
        }
}

double CoarseMarket::luck(const Listing& listing) const
{
    const auto turn = static_cast<std::uint64_t>(m_now.time_since_epoch() / m_step);
    return unitOf(hashOf(m_seed, 0x10C0 + listing.spec.id.index, turn));
}

void CoarseMarket::price(Listing& listing)
{
    if (listing.spec.state != market::InstrumentState::Open) return;
    Back& back = m_backs[listing.spec.id.index];
    std::erase_if(back.consumed, [&](const Consumption& c) { return m_now - c.at >= kReplenish; });
    const UnderlyingState& state = m_spot.state(back.underlying);
    if (listing.spec.isOption()) {
        const Outlook o = outlookAt(state, m_windows[back.underlying], m_now, m_expiry, m_step);
        const MarkedOption marked = markOption(listing, o, VolSurface{state.surface});
        DepthShape shape = optionDepth({marked.greeks.coinPrice, marked.greeks.deltaBs, o.years,
                                        state.stress, luck(listing), back.underlying == 0});
        shape.topSize *= kOptionDepth;
        m_depth.fill(listing.spec, shape, back.consumed, m_now, listing.bids, listing.asks);
        tellVolatilities(listing, marked.input);
    } else {
        const double mark = state.index * (1 + state.premium);
        listing.funding8h = state.funding8h;
        DepthShape shape = perpetualDepth(listing.spec, mark, state.stress);
        shape.levels = kLevels;
        shape.topSize *= kLevelDepth;
        shape.density = 1;
        m_depth.fill(listing.spec, shape, back.consumed, m_now, listing.bids, listing.asks);
        listing.mark = std::round(mark * 100) / 100;
    }
    ++listing.revision;
}

}  // namespace ballast::paper_market
