#include "models/portfolio/unit.h"

#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"
#include "models/pricing/greeks.h"
#include "models/pricing/implied_vol.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ballast::portfolio {
namespace {

bool isInverse(const market::Instrument& instrument)
{
    return instrument.settlement == market::Settlement::Inverse;
}

/// The mark's own volatility where the venue does not publish one; absent where it has none.
std::optional<double> volatilityOf(const market::Instrument& instrument,
                                   const market::Ticker& ticker, const pricing::Black76Input& input)
{
    if (!(input.tau > 0)) return 0;
    if (ticker.markIv > 0) return ticker.markIv;
    const double mark = ticker.mark.toDouble();
    const pricing::ImpliedVol implied =
        pricing::impliedVol(input, isInverse(instrument) ? mark * input.forward : mark);
    const bool solved = implied.status == pricing::VolStatus::Ok ||
                        implied.status == pricing::VolStatus::AtIntrinsic;
    return solved ? std::optional{implied.sigma} : std::nullopt;
}

/// `premium`: what its delta loses, coin.
void takeDelta(Unit& unit, pricing::BlackScholesDelta delta, double premium)
{
    unit.delta.blackScholes = delta;
    unit.delta.netTransaction = pricing::netOfPremium(delta, premium);
    unit.delta.usdNeutral = pricing::withEquity(unit.delta.netTransaction, 0);
    unit.deltaUsd.blackScholes = unit.forward * unit.delta.blackScholes.coin();
    unit.deltaUsd.netTransaction = unit.forward * unit.delta.netTransaction.coin();
    unit.deltaUsd.usdNeutral = unit.forward * unit.delta.usdNeutral.coin();
}

/// Greeks of one coin, per 1.00 vol and per year, in the units of a line.
void takeGreeks(Unit& unit, const pricing::Greeks& greeks, double tau, double premium)
{
    takeDelta(unit, pricing::BlackScholesDelta{greeks.delta}, premium);
    const double day = std::clamp(tau, 0.0, 1.0 / 365);
    unit.gamma = greeks.gamma;
    unit.gamma1PctCoin = greeks.gamma * unit.forward / 100;
    unit.gamma1PctUsd = unit.gamma1PctCoin * unit.forward;
    unit.vega = greeks.vega / 100;
    unit.vegaWeighted = unit.vega * vegaWeight(tau);
    unit.theta = pricing::thetaOverOneDay({.price = greeks.price, .theta = greeks.theta}, tau);
    unit.vanna = greeks.vanna / 100;
    unit.vannaUsd = unit.vanna * unit.forward;
    unit.volga = greeks.volga / 10'000;
    unit.charm = greeks.charm * day;
    unit.charmUsd = unit.charm * unit.forward;
}

void valueOption(Unit& unit, const market::Instrument& instrument, const market::Ticker& ticker,
                 double spot, core::Time now)
{
    unit.forward = ticker.underlyingPrice ? ticker.underlyingPrice->toDouble() : spot;
    if (!(unit.forward > 0) || !instrument.strike) return;
    if (!ticker.mark.isPositive() && !(ticker.markIv > 0)) return;
    pricing::Black76Input input{.type = instrument.optionType,
                                .forward = unit.forward,
                                .strike = instrument.strike->toDouble(),
                                .tau = instrument.yearsToExpiry(now)};
    if (!pricing::isPriceable(input)) return;
    const std::optional<double> volatility = volatilityOf(instrument, ticker, input);
    unit.gap = Gap::NoVolatility;
    if (!volatility) return;
    input.sigma = unit.volatility = *volatility;
    if (!pricing::isPriceable(input)) return;

    const pricing::Greeks greeks = pricing::greeks(input);
    // The venue takes its own mark off the delta; an option too cheap to have one has its price.
    const double premium = ticker.mark.isPositive() ? unit.mark : greeks.price / unit.forward;
    takeGreeks(unit, greeks, input.tau, isInverse(instrument) ? premium : 0);
    static_cast<Figures&>(unit) = settlementShare(instrument, now) * unit;
    unit.gap = Gap::None;
}

void valueFuture(Unit& unit, const market::Instrument& instrument, core::Time now)
{
    if (!(unit.mark > 0)) return;
    unit.forward = unit.mark;
    const pricing::BlackScholesDelta delta{
        isInverse(instrument) ? pricing::inverseDelta(1, unit.mark) : 1};
    takeDelta(unit, settlementShare(instrument, now) * delta, 0);
    unit.gap = Gap::None;
}

}  // namespace

Unit unitOf(const market::Instrument& instrument, const market::Listing& listing, double spot,
            core::Time now)
{
    Unit unit;
    if (!listing.hasTicker) return unit;
    unit.mark = listing.ticker.mark.toDouble();
    if (instrument.isOption())
        valueOption(unit, instrument, listing.ticker, spot, now);
    else
        valueFuture(unit, instrument, now);
    if (unit.gap != Gap::NoMark && instrument.isOption()) {
        const double usdPerCoin = spot > 0 ? spot : unit.forward;
        unit.valueUsd = unit.mark * (isInverse(instrument) ? usdPerCoin : 1);
    }
    if (unit.gap == Gap::None && listing.stale) unit.gap = Gap::StaleMark;
    return unit;
}

Deltas deltaOf(const market::Instrument& instrument, const market::Listing& listing,
               core::Quantity signedSize, core::Time now)
{
    const Unit unit = unitOf(instrument, listing, listing.ticker.index.toDouble(), now);
    return signedSize.toDouble() * unit.delta;
}

double settlementShare(const market::Instrument& instrument, core::Time now)
{
    constexpr core::Duration kAveraging = std::chrono::minutes{30};
    if (!instrument.expiry || now <= *instrument.expiry - kAveraging) return 1;
    const core::Duration left = std::max(*instrument.expiry - now, core::Duration{0});
    return core::seconds(left) / core::seconds(kAveraging);
}

double vegaWeight(double tau)
{
    constexpr double kBaseDays = 30, kFloorDays = 1;
    return std::sqrt(kBaseDays / std::max(kFloorDays, 365 * tau));
}

}  // namespace ballast::portfolio
