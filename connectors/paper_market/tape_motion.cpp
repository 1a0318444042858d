// The moving half of TapeMarket: what a recorded market becomes as its price path goes on.
#include "connectors/paper_market/listing_life.h"
#include "connectors/paper_market/listing_plan.h"
#include "connectors/paper_market/quote_model.h"
#include "connectors/paper_market/random.h"
#include "connectors/paper_market/tape_market.h"
#include "models/core/assert.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_market {
namespace {

using namespace std::chrono;

constexpr core::Duration kGrid = milliseconds{100};
constexpr core::Duration kSettlementSample = seconds{10};
constexpr int kOptionGroups = 5;
constexpr double kLowestIv = 0.01;

core::Price tickNear(const market::TickTable& ticks, double value)
{
    const auto exact = core::Price::nearest(std::max(0.0, value));
    BALLAST_ASSERT(exact.has_value());
    return ticks.roundDown(exact->nearestTo(ticks.tickAt(*exact)));
}

}  // namespace

void TapeMarket::advance(core::Time now)
{
    const core::Time target = m_state.at + (now - m_state.at) / kGrid * kGrid;
    if (target <= m_now) return;
    // Each option is re-quoted every fifth step; of the steps skipped only the last five can be
    // seen.
    core::Time step = std::max(m_now + kGrid, target - kGrid * (kOptionGroups - 1));
    for (; step <= target; step += kGrid) {
        m_now = step;
        refreshIndices();
        if (m_now >= m_nextExpiry) closeWhatIsDue();
        const auto group = static_cast<std::size_t>((m_now - m_state.at) / kGrid % kOptionGroups);
        for (std::size_t i = group; i < m_listings.size(); i += kOptionGroups)
            if (m_listings[i].spec.isOption()) refresh(m_listings[i], m_backs[i]);
    }
    for (std::size_t i = 0; i < m_listings.size(); ++i)
        if (!m_listings[i].spec.isOption()) refresh(m_listings[i], m_backs[i]);
}

double TapeMarket::indexAt(std::size_t underlying, core::Time at) const
{
    const Underlying& u = m_underlyings[underlying];
    const PricePath& path = m_paths[u.path];
    const double moved = path.priceAt(m_offset + (at - m_state.at)) / path.priceAt(m_offset);
    return std::round(u.index * moved * 100) / 100;
}

double TapeMarket::deliveryAverage(std::size_t underlying, core::Time expiry, double rest) const
{
    constexpr auto kSamples = kSettlementWindow / kSettlementSample;
    Underlying::Window& window = m_underlyings[underlying].window;
    if (window.expiry != expiry || window.upTo > m_now)
        window = {expiry, expiry - kSettlementWindow, 0, 0};
    for (; window.upTo + kSettlementSample <= std::min(m_now, expiry); ++window.count) {
        window.upTo += kSettlementSample;
        window.sum += indexAt(underlying, std::max(window.upTo, m_state.at));
    }
    return (window.sum + rest * static_cast<double>(kSamples - window.count)) /
           static_cast<double>(kSamples);
}

double TapeMarket::forwardAt(const Back& back, core::Time expiry) const
{
    const double spot = m_indices[back.underlying].price;
    const double recorded =
        back.recorded.spec.isOption() ? back.recorded.forward : back.recorded.mark;
    const double premium = std::log(recorded / m_underlyings[back.underlying].index);
    const double left = core::seconds(expiry - m_now) / core::seconds(expiry - m_state.at);
    const double forward = spot * std::exp(premium * left);
    if (expiry - m_now >= kSettlementWindow) return forward;
    return deliveryAverage(back.underlying, expiry, forward);
}

void TapeMarket::refreshIndices()
{
    for (std::size_t u = 0; u < m_indices.size(); ++u) {
        m_indices[u].price = indexAt(u, m_now);
        // At the money, thirty days out, between the two expiries around that day.
        const core::Time day30 = m_now + days{30};
        const Smile *before = nullptr, *after = nullptr;
        for (const Smile& s : m_smiles) {
            if (s.underlying != u || s.expiry <= m_now) continue;
            if (s.expiry <= day30)
                before = &s;
            else if (!after)
                after = &s;
        }
        if (!before && !after) continue;
        if (!before) before = after;
        if (!after) after = before;
        const double t0 = core::years(before->expiry - m_now),
                     t1 = core::years(after->expiry - m_now), t = 30.0 / 365;
        const double w0 = before->at(0) * before->at(0) * t0, w1 = after->at(0) * after->at(0) * t1;
        const double w = before == after ? w0 / t0 * t : w0 + (w1 - w0) * (t - t0) / (t1 - t0);
        m_indices[u].volatility = std::round(1e4 * std::sqrt(std::max(0.0, w / t))) / 100;
    }
}

void TapeMarket::closeWhatIsDue()
{
    m_nextExpiry = core::Time::max();
    for (std::size_t i = 0; i < m_listings.size(); ++i) {
        const market::Instrument& spec = m_listings[i].spec;
        if (!spec.expiry || spec.state == market::InstrumentState::Closed) continue;
        if (*spec.expiry <= m_now)
            close(m_listings[i], m_backs[i]);
        else
            m_nextExpiry = std::min(m_nextExpiry, *spec.expiry);
    }
}

void TapeMarket::refresh(Listing& listing, Back& back)
{
    if (listing.spec.state == market::InstrumentState::Closed) return;
    std::erase_if(back.consumed, [&](const Consumption& c) { return m_now - c.at >= kReplenish; });
    if (listing.spec.isOption())
        refreshOption(listing, back);
    else
        refreshFuture(listing, back);
    ++listing.revision;
}

void TapeMarket::refreshOption(Listing& listing, const Back& back)
{
    const market::Instrument& spec = listing.spec;
    const RecordedListing& recorded = back.recorded;
    const double strike = spec.strike->toDouble();
    const bool asRecorded = m_now == m_state.at;
    const double forward = asRecorded ? recorded.forward : forwardAt(back, *spec.expiry);
    const double smile = m_smiles[back.smile].at(std::log(strike / forward));
    const double years = spec.yearsToExpiry(m_now);
    double sigma = std::max(kLowestIv, smile + back.residualIv);
    if (const core::Duration left = *spec.expiry - m_now; left < kSettlementWindow) {
        // Part of the delivery price is known already: see forwardAt().
        const double share = core::seconds(left) / core::seconds(kSettlementWindow);
        sigma *= share / std::sqrt(3.0);
    }
    const pricing::Black76Input input{spec.optionType, forward, strike, years, sigma, 0};
    const pricing::InverseGreeks greeks = pricing::inverseOption(input);
    listing.forward = std::round(forward * 1e4) / 1e4;
    listing.markIv = asRecorded ? recorded.markIv : std::round(sigma * 1e4) / 1e4;
    listing.mark = asRecorded ? recorded.mark : std::round(greeks.coinPrice * 1e6) / 1e6;

    const bool bitcoin = spec.underlying == core::Currency{"BTC"};
    const DepthShape shape =
        optionDepth({std::max(greeks.coinPrice, 1e-7), greeks.deltaBs, years, 1, 0.5, bitcoin});
    const double widening =
        std::clamp(std::sqrt(greeks.coinPrice / std::max(recorded.mark, 1e-4)), 0.5, 3.0);
    quote(listing, back, shape, widening);
    const auto volatilityOf = [&](const std::vector<market::Level>& side, double recordedIv) {
        if (side.empty()) return 0.0;
        return asRecorded && recordedIv > 0 ? recordedIv
                                            : quotedVolatility(input, side.front().price);
    };
    listing.bidIv = volatilityOf(listing.bids, recorded.bidIv);
    listing.askIv = volatilityOf(listing.asks, recorded.askIv);
}

void TapeMarket::refreshFuture(Listing& listing, const Back& back)
{
    const market::Instrument& spec = listing.spec;
    const double recorded = back.recorded.mark;
    double mark =
        recorded * m_indices[back.underlying].price / m_underlyings[back.underlying].index;
    if (spec.expiry && m_now > m_state.at) mark = forwardAt(back, *spec.expiry);
    listing.mark = std::round(mark * 100) / 100;
    const DepthShape shape = spec.expiry ? futureDepth(spec, mark, spec.yearsToExpiry(m_now), 1)
                                         : perpetualDepth(spec, mark, 1);
    quote(listing, back, shape, 1);
}

void TapeMarket::quote(Listing& listing, const Back& back, const DepthShape& shape, double widening)
{
    const market::TickTable& ticks = listing.spec.ticks;
    const RecordedListing& recorded = back.recorded;
    const bool asRecorded = m_now == m_state.at;
    // Each side keeps its recorded distance from the mark; one that was empty stays empty on the
    // bid (worthless options) and gets a drawn distance on the offer.
    const double bidOff = recorded.bid.isPositive()
                              ? (recorded.mark - recorded.bid.toDouble()) * widening
                              : shape.spread / 2;
    const double askOff = recorded.ask.isPositive()
                              ? (recorded.ask.toDouble() - recorded.mark) * widening
                              : shape.spread / 2;
    core::Price bid = asRecorded ? recorded.bid : tickNear(ticks, listing.mark - bidOff);
    core::Price ask = asRecorded ? recorded.ask : tickNear(ticks, listing.mark + askOff);
    const bool neverQuoted =
        !recorded.bid.isPositive() && !recorded.ask.isPositive() && listing.spec.isOption();
    if (asRecorded && !listing.spec.isOption() && !bid.isPositive())
        bid = tickNear(ticks, listing.mark - bidOff);
    if (!ask.isPositive() && !neverQuoted && !asRecorded) ask = priceAbove(ticks, bid);
    if (asRecorded && !listing.spec.isOption() && !ask.isPositive())
        ask = tickNear(ticks, listing.mark + askOff);
    if (ask.isPositive() && ask <= bid) ask = priceAbove(ticks, bid);
    listing.bids.clear();
    listing.asks.clear();
    if (neverQuoted) return;
    const auto fill = [&](core::Price price, const core::Price& recordedPrice,
                          core::Quantity recordedSize, core::Side side,
                          std::vector<market::Level>& out) {
        if (!price.isPositive()) return;
        const core::Quantity size = price == recordedPrice ? recordedSize : core::Quantity{};
        m_depth.fillBehind(listing.spec, shape, {price, size}, side, back.consumed, m_now, out);
    };
    fill(bid, recorded.bid, recorded.bidSize, core::Side::Buy, listing.bids);
    fill(ask, recorded.ask, recorded.askSize, core::Side::Sell, listing.asks);
}

void TapeMarket::close(Listing& listing, Back& back)
{
    const double delivery =
        std::round(deliveryAverage(back.underlying, *listing.spec.expiry, 0) * 100) / 100;
    back.delivery = delivery;
    back.consumed.clear();
    closeAt(listing, delivery);
}

void TapeMarket::consume(core::InstrumentId id, core::Side taker, core::Price price,
                         core::Quantity size)
{
    BALLAST_ASSERT(id.index < m_listings.size() && size.isPositive());
    take(m_listings[id.index], m_backs[id.index].consumed, taker, price, size, m_now);
}

}  // namespace ballast::paper_market
