#include "models/margin/trade_margin.h"

#include "models/margin/guard.h"

#include <algorithm>
#include <cmath>

namespace ballast::margin {
namespace {

constexpr double kDaysInYear = 365;
constexpr double kAssumedVolatility = 0.60;

MarginView unknown(MarginView view, std::string why)
{
    view.known = false;
    view.why = std::move(why);
    return view;
}

MarginView refused(MarginView view, std::string why)
{
    view = unknown(std::move(view), std::move(why));
    view.refused = true;
    return view;
}

}  // namespace

DaySigma daySigma(const pricing::Surface* surface)
{
    const auto atTheMoney =
        surface ? surface->at(0, 7 / kDaysInYear) : std::optional<pricing::SmileValue>{};
    const double daily = atTheMoney ? atTheMoney->sigma / std::sqrt(kDaysInYear) : 0;
    if (isUsableSigma(daily)) return {daily, false};
    return {kAssumedVolatility / std::sqrt(kDaysInYear), true};
}

MarginView tradeMargin(const Trade& trade, const portfolio::Book& book, const market::Board& board,
                       core::Time now, DaySigma sigma, const Models& models)
{
    MarginView view;
    view.sigmaDaily = sigma.value;
    view.sigmaAssumed = sigma.assumed;
    view.at = now;
    const Model model =
        models.of(trade.legs.empty() ? core::VenueId{} : trade.legs.front().account.venue);
    view.model = name(model);
    view.ratesAsOf = models.rates(model).asOf;
    if (!isUsableSigma(sigma.value)) return unknown(view, "the volatility is unusable");
    std::vector<GuardLeg> legs;
    std::vector<PoolKey> keys;
    for (const Trade::Leg& leg : trade.legs) {
        const market::Listing* listing = board.find(leg.instrument);
        if (!listing || !listing->instrument) return unknown(view, "an instrument is not listed");
        const auto terms = legTerms(leg.instrument, board, now);
        if (!terms || !std::isfinite(leg.size))
            return unknown(view, listing->instrument->name + " has no value now");
        if (std::string why = cannotJudge(models.of(leg.account.venue), *listing->instrument);
            !why.empty())
            return refused(view, std::move(why));
        const PoolKey key{leg.account, listing->instrument->settlementCurrency};
        legs.push_back({key, listing->instrument->name, *terms, leg.size});
        keys.push_back(key);
    }
    std::vector<Pool> pools = poolsOf(trade.underlying, book, board, now, models, keys);
    for (const Pool& pool : pools) {
        if (!pool.book.problem.empty()) return unknown(view, "there is no index price");
        view.spot = pool.book.spot;
        view.leftOut += static_cast<int>(pool.book.coverage.leftOut.size());
    }
    if (pools.empty()) return unknown(view, "the equity behind it is not known");
    Guard guard(std::move(pools), std::move(legs), sigma.value, models);
    if (guard.homeless()) return unknown(view, "the equity behind it is not known");
    MarginView out = viewOf(guard);
    if (!guard.problem().empty()) return refused(view, guard.problem());
    out.model = view.model;
    out.at = view.at;
    out.sigmaDaily = view.sigmaDaily;
    out.sigmaAssumed = view.sigmaAssumed;
    out.ratesAsOf = view.ratesAsOf;
    out.spot = view.spot;
    out.leftOut = view.leftOut;
    return out;
}

}  // namespace ballast::margin
