#include "models/pricing/inverse_option.h"

#include "models/core/assert.h"

namespace ballast::pricing {

InverseOption inverseOptionInFull(const Black76Input& input)
{
    BALLAST_ASSERT(input.rate == 0);
    const double f = input.forward;
    InverseOption out;
    out.usd = greeks(input);
    out.coinPrice = out.usd.price / f;
    out.deltaBs = BlackScholesDelta{out.usd.delta};
    const double net = -out.usd.dualDelta * input.strike / f;
    out.deltaNet = NetDelta{net};
    out.coinSlope = net / f;
    out.coinCurvature = (out.usd.gamma - 2 * net / f) / f;
    out.netGamma = out.usd.gamma - net / f;
    out.vegaCoin = out.usd.vega / f;
    out.thetaCoin = out.usd.theta / f;
    return out;
}

}  // namespace ballast::pricing
