#include "models/margin/trade_margin.h"

#include "models/margin/guard.h"

#include <algorithm>
#include <cmath>

namespace ballast::margin {
namespace {

constexpr double kDaysInYear = 365;
constexpr double kAssumedVolatility = 0.60;

}  // namespace

DaySigma daySigma(const pricing::Surface* surface)
{
    const auto atTheMoney =
        surface ? surface->at(0, 7 / kDaysInYear) : std::optional<pricing::SmileValue>{};
    const double daily = atTheMoney ? atTheMoney->sigma / std::sqrt(kDaysInYear) : 0;
    if (isUsableSigma(daily)) return {daily, false};
    return {kAssumedVolatility / std::sqrt(kDaysInYear), true};
}

TradeMargin::TradeMargin(const Trade& trade, const portfolio::Book& book,
                         const market::Board& board, core::Time now, DaySigma sigma,
                         const Models& models)
{
    const Model model =
        models.of(trade.legs.empty() ? core::VenueId{} : trade.legs.front().account.venue);
    m_said.sigmaDaily = sigma.value;
    m_said.sigmaAssumed = sigma.assumed;
    m_said.at = now;
    m_said.model = name(model);
    m_said.ratesAsOf = models.rates(model).asOf;
    m_said.why = take(trade, book, board, now, models);
}

/// Why nothing can be said; empty: it can.
std::string TradeMargin::take(const Trade& trade, const portfolio::Book& book,
                              const market::Board& board, core::Time now, const Models& models)
{
    if (!isUsableSigma(m_said.sigmaDaily)) return "the volatility is unusable";
    std::vector<GuardLeg> legs;
    std::vector<PoolKey> keys;
    for (const Trade::Leg& leg : trade.legs) {
        const market::Listing* listing = board.find(leg.instrument);
        if (!listing || !listing->instrument) return "an instrument is not listed";
        const auto terms = legTerms(leg.instrument, board, now);
        if (!terms || !std::isfinite(leg.size))
            return listing->instrument->name + " has no value now";
        if (std::string why = cannotJudge(models.of(leg.account.venue), *listing->instrument);
            !why.empty()) {
            m_said.refused = true;
            return why;
        }
        const PoolKey key{leg.account, listing->instrument->settlementCurrency};
        legs.push_back({key, listing->instrument->name, *terms, leg.size});
        keys.push_back(key);
    }
    std::vector<Pool> pools = poolsOf(trade.underlying, book, board, now, models, keys);
    for (const Pool& pool : pools) {
        if (!pool.book.problem.empty()) return "there is no index price";
        m_said.spot = pool.book.spot;
        m_said.leftOut += static_cast<int>(pool.book.coverage.leftOut.size());
    }
    if (pools.empty()) return "the equity behind it is not known";
    m_guard.emplace(std::move(pools), std::move(legs), m_said.sigmaDaily, models);
    if (!m_guard->homeless()) return {};
    m_guard.reset();
    return "the equity behind it is not known";
}

MarginView TradeMargin::view(std::span<const double> sizes)
{
    if (!m_guard) return m_said;
    m_guard->resize(sizes);
    MarginView out = viewOf(*m_guard);
    if (!m_guard->problem().empty()) {
        out = m_said;
        out.refused = true;
        out.why = m_guard->problem();
        return out;
    }
    out.model = m_said.model;
    out.at = m_said.at;
    out.sigmaDaily = m_said.sigmaDaily;
    out.sigmaAssumed = m_said.sigmaAssumed;
    out.ratesAsOf = m_said.ratesAsOf;
    out.spot = m_said.spot;
    out.leftOut = m_said.leftOut;
    return out;
}

MarginView tradeMargin(const Trade& trade, const portfolio::Book& book, const market::Board& board,
                       core::Time now, DaySigma sigma, const Models& models)
{
    std::vector<double> sizes;
    for (const Trade::Leg& leg : trade.legs) sizes.push_back(leg.size);
    return TradeMargin(trade, book, board, now, sigma, models).view(sizes);
}

}  // namespace ballast::margin
