#include "connectors/paper_trading/market_view.h"

#include "models/core/assert.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ballast::paper_trading {

MarketView::MarketView(paper_market::MarketSource& source, core::Time start)
    : m_source(source), m_now(start)
{
    learnListings();
}

void MarketView::advance(core::Time now)
{
    m_now = std::max(m_now, now);
    m_source.advance(m_now);
    learnListings();
}

void MarketView::learnListings()
{
    const auto& all = listings();
    for (std::size_t i = m_names.size(); i < all.size(); ++i) {
        BALLAST_ASSERT(all[i].spec.id.index == i);
        m_names.push_back(std::make_unique<const std::string>(all[i].spec.name));
        m_ids.emplace(*m_names.back(), all[i].spec.id);
        m_listedAt.push_back(m_now);
        m_settlementPrices.push_back(all[i].mark);
        if (std::ranges::find(m_currencies, all[i].spec.settlementCurrency) == m_currencies.end())
            m_currencies.push_back(all[i].spec.settlementCurrency);
    }
}

const paper_market::Listing* MarketView::find(std::string_view name) const
{
    const auto it = m_ids.find(name);
    return it == m_ids.end() ? nullptr : &listing(it->second);
}

const paper_market::Index* MarketView::index(std::string_view name) const
{
    const auto it = std::ranges::find(m_source.indices(), name, &paper_market::Index::name);
    return it == m_source.indices().end() ? nullptr : &*it;
}

double MarketView::indexPrice(const market::Instrument& spec) const
{
    if (const paper_market::Index* known = index(spec.priceIndex)) return known->price;
    for (const paper_market::Index& i : m_source.indices())
        if (i.underlying == spec.underlying) return i.price;
    return 0;
}

double MarketView::usdRate(core::Currency currency) const
{
    for (const paper_market::Index& i : m_source.indices())
        if (i.underlying == currency) return i.price;
    return 1;
}

double MarketView::forward(const paper_market::Listing& listing) const
{
    if (!listing.spec.isOption()) return listing.mark;
    return listing.forward > 0 ? listing.forward : indexPrice(listing.spec);
}

PriceBand MarketView::band(const paper_market::Listing& listing) const
{
    const market::TickTable& ticks = listing.spec.ticks;
    const bool inverseOption =
        listing.spec.isOption() && listing.spec.settlement == market::Settlement::Inverse;
    const double coin = inverseOption ? 1 : std::max(1.0, indexPrice(listing.spec));
    // Futures trade within one and a half per cent of the mark; an option's premium, which is small
    // beside its underlying, within about four per cent of the coin.
    const double room = listing.spec.isOption() ? 0.04 * coin : 0.015 * listing.mark;
    const auto priceOf = [](double value) {
        return core::Price::nearest(value).value_or(core::Price{});
    };
    const core::Price low = ticks.roundUp(priceOf(std::max(0.0, listing.mark - room)));
    return {std::max(low, ticks.base), ticks.roundDown(priceOf(listing.mark + room))};
}

pricing::DeribitGreeks MarketView::greeks(const paper_market::Listing& listing) const
{
    if (!listing.spec.isOption() || !listing.spec.strike) return {};
    const pricing::Black76Input input{
        listing.spec.optionType,           forward(listing), listing.spec.strike->toDouble(),
        listing.spec.yearsToExpiry(m_now), listing.markIv,   0};
    if (!(listing.markIv > 0) || !pricing::isPriceable(input)) return {};
    return pricing::deribitGreeks(input);
}

void MarketView::settleMarks()
{
    for (std::size_t i = 0; i < m_settlementPrices.size(); ++i)
        m_settlementPrices[i] = listings()[i].mark;
}

std::string_view settlementPeriod(const market::Instrument& spec)
{
    using namespace std::chrono;
    if (!spec.expiry) return "perpetual";
    const auto day = floor<days>(*spec.expiry);
    if (weekday{day} != Friday) return "day";
    return year_month_day{day}.month() != year_month_day{day + days{7}}.month() ? "month" : "week";
}

std::string_view kindText(const market::Instrument& spec)
{
    switch (spec.kind) {
        case market::Kind::Option: return "option";
        case market::Kind::Spot: return "spot";
        case market::Kind::Future:
        case market::Kind::Perpetual: break;
    }
    return "future";
}

bool isTradable(const market::Instrument& spec)
{
    return spec.state == market::InstrumentState::Open;
}

}  // namespace ballast::paper_trading
