#include "models/portfolio/unit.h"

#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"
#include "models/pricing/implied_vol.h"

#include <algorithm>
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

    const pricing::Black76Greeks greeks = pricing::black76(input);
    // The venue takes its own mark off the delta; an option too cheap to have one has its price.
    const double premium = ticker.mark.isPositive() ? unit.mark : greeks.price / unit.forward;
    const double share = settlementShare(instrument, now);
    const pricing::BlackScholesDelta delta{greeks.delta};
    unit.delta.blackScholes = share * delta;
    unit.delta.netTransaction =
        share * pricing::netOfPremium(delta, isInverse(instrument) ? premium : 0);
    unit.gamma = share * greeks.gamma;
    unit.vega = greeks.vega / 100;
    unit.theta = pricing::thetaOverOneDay(greeks, input.tau);
    unit.gap = Gap::None;
}

void valueFuture(Unit& unit, const market::Instrument& instrument, core::Time now)
{
    if (!(unit.mark > 0)) return;
    unit.forward = unit.mark;
    const pricing::BlackScholesDelta delta{
        isInverse(instrument) ? pricing::inverseDelta(1, unit.mark) : 1};
    unit.delta.blackScholes = settlementShare(instrument, now) * delta;
    unit.delta.netTransaction = pricing::netOfPremium(unit.delta.blackScholes, 0);
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
    unit.delta.usdNeutral = pricing::withEquity(unit.delta.netTransaction, 0);
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

}  // namespace ballast::portfolio
