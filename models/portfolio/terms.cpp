#include "models/portfolio/terms.h"

#include "models/portfolio/unit.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/futures.h"
#include "models/pricing/implied_vol.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

/// The mark's own volatility where the venue does not publish one; absent where it has none.
std::optional<double> volatilityOf(const Terms& terms, const Marks& marks,
                                   const pricing::Black76Input& input)
{
    if (!(input.tau > 0)) return 0;
    if (marks.volatility > 0) return marks.volatility;
    const pricing::ImpliedVol implied =
        pricing::impliedVol(input, terms.inverse ? marks.mark * input.forward : marks.mark);
    const bool solved = implied.status == pricing::VolStatus::Ok ||
                        implied.status == pricing::VolStatus::AtIntrinsic;
    return solved ? std::optional{implied.sigma} : std::nullopt;
}

Quoted quotedOption(const Terms& terms, const Marks& marks, double spot, double tau)
{
    Quoted out;
    out.forward = marks.forward > 0 ? marks.forward : spot;
    out.usdPerCoin = spot > 0 ? spot : out.forward;
    if (!(out.forward > 0) || !(terms.strike > 0) || !(marks.mark > 0 || marks.volatility > 0))
        return out;
    pricing::Black76Input input{terms.type, out.forward, terms.strike, tau, 0, 0};
    if (!pricing::isPriceable(input)) return out;
    const std::optional<double> volatility = volatilityOf(terms, marks, input);
    out.gap = Gap::NoVolatility;
    if (!volatility) return out;
    input.sigma = out.volatility = *volatility;
    if (pricing::isPriceable(input)) out.gap = marks.stale ? Gap::StaleMark : Gap::None;
    return out;
}

/// `premium`: what the delta loses, coin.
void setDelta(Figures& figures, double forward, double delta, double premium)
{
    Deltas& coin = figures.delta;
    coin.blackScholes = pricing::BlackScholesDelta{delta};
    coin.netTransaction = pricing::netOfPremium(coin.blackScholes, premium);
    coin.usdNeutral = pricing::withEquity(coin.netTransaction, 0);
    figures.deltaUsd = {forward * delta, forward * coin.netTransaction.coin(),
                        forward * coin.usdNeutral.coin()};
}

}  // namespace

Terms termsOf(const market::Instrument& instrument)
{
    return {.option = instrument.isOption(),
            .inverse = instrument.settlement == market::Settlement::Inverse,
            .type = instrument.optionType,
            .strike = instrument.strike ? instrument.strike->toDouble() : 0,
            .expiry = instrument.expiry};
}

Marks marksOf(const market::Listing& listing)
{
    const market::Ticker& ticker = listing.ticker;
    return {.known = listing.hasTicker,
            .stale = listing.stale,
            .mark = ticker.mark.toDouble(),
            .volatility = ticker.markIv,
            .forward = ticker.underlyingPrice ? ticker.underlyingPrice->toDouble() : 0};
}

Moment momentOf(const std::optional<core::Time>& expiry, core::Time now)
{
    constexpr double kDay = 1.0 / 365;
    if (!expiry) return {};
    const double tau = core::years(std::max(*expiry - now, core::Duration{0}));
    return {tau, std::min(tau, kDay), settlementShare(expiry, now), vegaWeight(tau)};
}

Quoted quoted(const Terms& terms, const Marks& marks, double spot, double tau)
{
    if (!marks.known) return {};
    if (terms.option) return quotedOption(terms, marks, spot, tau);
    if (!(marks.mark > 0)) return {};
    return {.gap = marks.stale ? Gap::StaleMark : Gap::None,
            .forward = marks.mark,
            .usdPerCoin = spot > 0 ? spot : marks.mark};
}

Figures optionFigures(const Terms& terms, const Marks& marks, const Quoted& quoted,
                      const Moment& moment, const OptionGreeks& greeks)
{
    Figures out;
    if (quoted.gap == Gap::NoMark) return out;
    out.valueUsd = marks.mark * (terms.inverse ? quoted.usdPerCoin : 1);
    if (quoted.gap == Gap::NoVolatility) return out;
    const double share = moment.share, forward = quoted.forward;
    // The venue takes its own mark off the delta; an option too cheap to have one has its price.
    const double premium = marks.mark > 0 ? marks.mark : greeks.price / forward;
    setDelta(out, forward, share * greeks.delta, terms.inverse ? share * premium : 0);
    out.gamma = share * greeks.gamma;
    out.gamma1PctCoin = out.gamma * forward / 100;
    out.gamma1PctUsd = out.gamma1PctCoin * forward;
    out.vega = share * greeks.vega / 100;
    out.vegaWeighted = out.vega * moment.vegaWeight;
    out.theta = share * std::max(-greeks.price, greeks.theta * moment.day);
    out.vanna = share * greeks.vanna / 100;
    out.vannaUsd = out.vanna * forward;
    out.volga = share * greeks.volga / 10'000;
    out.charm = share * greeks.charm * moment.day;
    out.charmUsd = out.charm * forward;
    return out;
}

Figures futureFigures(const Terms& terms, const Quoted& quoted, const Moment& moment)
{
    Figures out;
    if (quoted.gap == Gap::NoMark) return out;
    const double delta = terms.inverse ? pricing::inverseDelta(1, quoted.forward) : 1;
    setDelta(out, quoted.forward, moment.share * delta, 0);
    return out;
}

double pnlUsd(const Terms& terms, double size, double average, double mark, double usdPerCoin)
{
    if (!(average > 0)) return 0;
    if (!terms.inverse) return pricing::linearPnlUsd(size, average, mark);
    return usdPerCoin * (terms.option ? size * (mark - average)
                                      : pricing::inversePnlCoin(size, average, mark));
}

}  // namespace ballast::portfolio
