#include "models/portfolio/unit.h"

#include "models/portfolio/terms.h"
#include "models/pricing/greeks.h"
#include "models/pricing/settlement.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {

Unit unitOf(const market::Instrument& instrument, const market::Listing& listing, double spot,
            core::Time now)
{
    const Terms terms = termsOf(instrument);
    const Marks marks = marksOf(listing);
    const Moment moment = momentOf(terms.expiry, now);
    const Quoted q = quoted(terms, marks, spot, moment.tau);
    Unit unit;
    unit.gap = q.gap;
    if (!marks.known) return unit;
    unit.mark = marks.mark;
    unit.forward = q.forward;
    unit.volatility = q.volatility;
    OptionGreeks greeks;
    if (terms.option && isPriced(q.gap)) {
        const pricing::Greeks g =
            pricing::greeks({terms.type, q.forward, terms.strike, moment.tau, q.volatility, 0});
        greeks = {g.price, g.delta, g.gamma, g.vega, g.theta, g.vanna, g.volga, g.charm};
    }
    static_cast<Figures&>(unit) = figuresOf(1, terms, marks, q, moment, greeks);
    return unit;
}

Deltas deltaOf(const market::Instrument& instrument, const market::Listing& listing,
               core::Quantity signedSize, core::Time now)
{
    const Unit unit = unitOf(instrument, listing, listing.ticker.index.toDouble(), now);
    return signedSize.toDouble() * unit.delta;
}

double settlementShare(const std::optional<core::Time>& expiry, core::Time now)
{
    return expiry ? pricing::settlementShare(*expiry - now) : 1;
}

double vegaWeight(double tau)
{
    constexpr double kBaseDays = 30, kFloorDays = 1;
    return std::sqrt(kBaseDays / std::max(kFloorDays, 365 * tau));
}

}  // namespace ballast::portfolio
