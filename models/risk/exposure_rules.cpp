#include "models/risk/rules.h"

#include "models/core/text.h"

#include <cmath>

namespace ballast::risk {

CheckResult direction(const orders::Intent&, const Picture& picture, const Limits&)
{
    const double before = std::abs(picture.deltaBefore - picture.target);
    // An order of a plan is judged by where the plan ends: on its way it may lean to either side.
    const double change = picture.planChange.value_or(picture.deltaChange);
    const double after = std::abs(picture.deltaBefore + change - picture.target);
    // A person may want another delta than the policy does, and then says so twice.
    if (std::isfinite(after) && !(after < before) && picture.personal)
        return confirm("direction", "It moves delta from " +
                                        core::signedNumber(picture.deltaBefore, 3) + " to " +
                                        core::signedNumber(picture.deltaBefore + change, 3) +
                                        ", away from its target: a person must approve it.");
    if (!(after < before))
        return deny("direction", "The order would move delta from " +
                                     core::signedNumber(picture.deltaBefore, 3) + " to " +
                                     core::signedNumber(picture.deltaBefore + change, 3) +
                                     ", away from its target.");
    return allow("direction");
}

CheckResult netDelta(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    // On the way of a plan as at its end.
    const double next = picture.deltaBefore + picture.deltaChange;
    const double end = picture.deltaBefore + picture.planChange.value_or(picture.deltaChange);
    const double after = std::abs(end) > std::abs(next) ? end : next;
    const double worst = std::abs(after) + picture.openDelta;
    if (!std::isfinite(worst) || !std::isfinite(end) || picture.openDelta < 0)
        return deny("net-delta", "The delta after it is not known" +
                                     becauseOf(picture.openDelta, picture.openUnknown) + ".");
    // Over its limit already, it may still be brought down.
    if (worst > limits.maxNetDelta && !(std::abs(after) < std::abs(picture.deltaBefore)))
        return deny(
            "net-delta",
            "Delta after could be " + core::signedNumber(after, 3) +
                (picture.openDelta > 0 ? ", and with what may be live " + core::number(worst, 3)
                                       : "") +
                ", over the limit of " + core::number(limits.maxNetDelta, 3) + ".");
    return allow("net-delta");
}

CheckResult margin(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!std::isfinite(picture.marginUseAfter) || picture.marginUseAfter < 0)
        return deny("margin", "Margin cannot be estimated.");
    if (picture.marginUseAfter > limits.maxMarginUse && !picture.riskReducingMargin)
        return deny("margin", "Maintenance margin would be " +
                                  core::number(100 * picture.marginUseAfter, 0) + " % of equity.");
    return allow("margin");
}

CheckResult wholeExposure(const orders::Intent&, const Picture& picture, const Limits&)
{
    if (picture.exposurePartial)
        return confirm("partial", "Part of the book has no valid mark: the delta is not whole.");
    if (picture.withoutSmile != 0)
        return confirm("partial",
                       std::to_string(picture.withoutSmile) +
                           " option(s) have no fitted smile: their delta is Black's, not "
                           "the policy's.");
    return allow("partial");
}

}  // namespace ballast::risk
