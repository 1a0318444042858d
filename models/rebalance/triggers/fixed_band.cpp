#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

namespace ballast::rebalance::triggers {

TriggerVerdict fixedBand(const TriggerInputs& in)
{
    const bool inside = in.mandate.contains(in.delta);
    TriggerVerdict verdict{.kind = TriggerKind::Band};
    verdict.fired = !inside && in.worthAHedge();
    verdict.reason = "net delta " + core::signedNumber(in.delta, 2) +
                     (inside ? " is inside " : " is outside ") +
                     core::signedNumber(in.mandate.lower(), 2) + " to " +
                     core::signedNumber(in.mandate.upper(), 2);
    if (!inside && !verdict.fired) verdict.reason += "; less than one lot is left to hedge";
    return verdict;
}

}  // namespace ballast::rebalance::triggers
