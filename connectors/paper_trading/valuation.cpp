#include "connectors/paper_trading/account.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper_trading {
namespace {

/// The account's nearest expiry in a currency: what the venue leaves out of projected figures.
std::optional<core::Time> nearestExpiry(const Account& account, core::Currency currency,
                                        const MarketView& market)
{
    std::optional<core::Time> nearest;
    for (const auto& [id, holding] : account.holdings) {
        const market::Instrument& spec = market.listing(id).spec;
        if (spec.settlementCurrency != currency || !spec.expiry || holding.size.isZero()) continue;
        if (!nearest || *spec.expiry < *nearest) nearest = spec.expiry;
    }
    return nearest;
}

struct LineMargin {
    MarginPair held;     ///< of the position alone
    double initial = 0;  ///< with the working orders at their worst
};

LineMargin lineMargin(const paper_market::Listing& listing, double size, const OpenAmounts& open,
                      double forward)
{
    const market::Instrument& spec = listing.spec;
    LineMargin line;
    line.held = positionMargin(spec, size, listing.mark, forward);
    const double buys = open.buys.toDouble();
    const double sells = open.sells.toDouble();
    if (spec.isOption()) {
        // A bid for an option must be paid for where it does not buy back; an offer that opens is a
        // short option already.
        const double opening = std::max(0.0, buys - std::max(0.0, -size));
        const double premium = buys > 0 ? open.buyPremium * opening / buys : 0;
        line.initial = positionMargin(spec, size - sells, listing.mark, forward).initial + premium;
        return line;
    }
    const double worst = std::max(std::abs(size + buys), std::abs(size - sells));
    line.initial = positionMargin(spec, worst, listing.mark, forward).initial;
    return line;
}

struct Adder {
    const MarketView& market;
    Valuation& v;
    std::optional<core::Time> nearest;
    double futuresDelta = 0;  ///< in the currency
    double futuresMaintenance = 0;

    void add(const paper_market::Listing& listing, const Holding& holding, const OpenAmounts& open)
    {
        const market::Instrument& spec = listing.spec;
        const double size = holding.size.toDouble();
        const bool projected = !nearest || !spec.expiry || *spec.expiry != *nearest;
        const LineMargin line = lineMargin(listing, size, open, market.forward(listing));
        v.margin.initial += line.initial;
        v.margin.maintenance += line.held.maintenance;
        if (!spec.isOption()) futuresMaintenance += line.held.maintenance;
        if (projected) {
            v.projected.initial += line.initial;
            v.projected.maintenance += line.held.maintenance;
        }
        const double delta =
            spec.isOption() ? addOption(listing, holding, size) : addFuture(listing, holding, size);
        v.deltaTotal += delta;
        if (!spec.isOption()) futuresDelta += delta;
        if (projected) v.projectedDeltaTotal += delta;
    }

    double addFuture(const paper_market::Listing& listing, const Holding& holding, double size)
    {
        const market::Instrument& spec = listing.spec;
        v.futuresUnrealised += positionPnl(spec, size, holding.sessionPrice, listing.mark);
        v.futuresPnl += positionPnl(spec, size, holding.averagePrice, listing.mark);
        if (size == 0 || !(listing.mark > 0)) return 0;
        const double coin = market::coinAmount(spec, size, listing.mark);
        v.deltaByIndex[spec.priceIndex] += coin;
        return inCurrency(spec, coin, listing.mark);
    }

    double addOption(const paper_market::Listing& listing, const Holding& holding, double size)
    {
        const market::Instrument& spec = listing.spec;
        v.optionsValue += size * listing.mark;
        v.optionsUnrealised += positionPnl(spec, size, holding.sessionPrice, listing.mark);
        v.optionsPnl += positionPnl(spec, size, holding.averagePrice, listing.mark);
        const pricing::DeribitGreeks greeks = market.greeks(listing);
        v.optionsDelta += size * greeks.delta;
        v.optionsGamma += size * greeks.gamma;
        v.optionsVega += size * greeks.vega;
        v.optionsTheta += size * greeks.theta;
        v.deltaByIndex[spec.priceIndex] += size * greeks.delta;
        v.gammaByIndex[spec.priceIndex] += size * greeks.gamma;
        v.vegaByIndex[spec.priceIndex] += size * greeks.vega;
        v.thetaByIndex[spec.priceIndex] += size * greeks.theta;
        const bool inverse = spec.settlement == market::Settlement::Inverse;
        const double net = greeks.delta - (inverse ? listing.mark : 0);
        return inCurrency(spec, size * net, market.forward(listing));
    }

    /// Coin where the account is in coin; in dollar accounts deltas of several coins meet, so they
    /// are added as dollars.
    double inCurrency(const market::Instrument& spec, double coin, double price) const
    {
        return spec.settlement == market::Settlement::Inverse ? coin : coin * price;
    }
};

/// The price over the present one at which margin balance and maintenance margin meet. Inverse: the
/// balance is M + D (1 - 1/x), futures need F / x; linear: M + D (x - 1) and F x. Options need O.
double liquidationRatio(bool inverse, double marginBalance, double delta, double futures,
                        double options)
{
    if (delta == 0) return 0;
    const double x = inverse ? (delta + futures) / (marginBalance + delta - options)
                             : (delta + options - marginBalance) / (delta - futures);
    return std::isfinite(x) && x > 0 ? x : 0;
}

}  // namespace

Valuation valuation(const Account& account, core::Currency currency, const MarketView& market,
                    const OpenByInstrument& open)
{
    Valuation v;
    v.currency = currency;
    const auto wallet = account.wallets.find(currency);
    if (wallet != account.wallets.end()) {
        v.balance = wallet->second.balance;
        v.futuresRealised = wallet->second.futuresRealised;
        v.optionsRealised = wallet->second.optionsRealised;
        v.funding = wallet->second.funding;
        v.fees = wallet->second.feesPaid;
    }
    Adder adder{market, v, nearestExpiry(account, currency, market)};
    for (const auto& [id, holding] : account.holdings) {
        const paper_market::Listing& listing = market.listing(id);
        if (listing.spec.settlementCurrency != currency) continue;
        const auto working = open.find(id);
        adder.add(listing, holding, working == open.end() ? OpenAmounts{} : working->second);
    }
    for (const auto& [id, amounts] : open) {
        const paper_market::Listing& listing = market.listing(id);
        if (listing.spec.settlementCurrency == currency && !account.holdings.contains(id))
            adder.add(listing, {}, amounts);
    }
    v.equity = v.balance + v.futuresUnrealised + v.futuresRealised + v.optionsValue;
    v.marginBalance = v.equity - v.optionsValue;
    v.available = v.marginBalance - v.margin.initial;
    v.liquidationRatio =
        liquidationRatio(market.usdRate(currency) != 1, v.marginBalance, adder.futuresDelta,
                         adder.futuresMaintenance, v.margin.maintenance - adder.futuresMaintenance);
    for (const auto& [index, delta] : v.deltaByIndex)
        v.liquidationByIndex[index] = v.liquidationRatio;
    v.withdrawable = std::max(0.0, std::min(v.balance, v.marginBalance) - v.margin.initial);
    return v;
}

}  // namespace ballast::paper_trading
