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
    out.forward = marks.forward.value_or(spot);
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
    Marks marks{.known = listing.hasTicker,
                .stale = listing.stale,
                .mark = ticker.mark.toDouble(),
                .volatility = ticker.markIv};
    if (ticker.underlyingPrice) marks.forward = ticker.underlyingPrice->toDouble();
    return marks;
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

Figures figuresOf(double size, const Terms& terms, const Marks& marks, const Quoted& quoted,
                  const Moment& moment, const OptionGreeks& greeks)
{
    Figures out;
    if (quoted.gap == Gap::NoMark) return out;
    if (!terms.option) {
        const double delta = terms.inverse ? pricing::inverseDelta(size, quoted.forward) : size;
        setDelta(out, quoted.forward, moment.share * delta, 0);
        return out;
    }
    if (isPriced(quoted.gap))
        setOption(out, size, quoted.forward, coinMark(terms, marks), moment, greeks);
    out.valueUsd = size * marks.mark * (terms.inverse ? quoted.usdPerCoin : 1);
    return out;
}

double pnlUsd(const Terms& terms, double size, double average, double mark, double usdPerCoin)
{
    if (!(average > 0)) return 0;
    if (!terms.inverse) return pricing::linearPnlUsd(size, average, mark);
    return usdPerCoin *
           (terms.option ? size * (mark - average) : pricing::inversePnlCoin(size, average, mark));
}

}  // namespace ballast::portfolio
