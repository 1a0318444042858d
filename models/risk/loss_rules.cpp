#include "models/core/text.h"
#include "models/risk/rules.h"

#include <cmath>

namespace ballast::risk {
namespace {

/// Delta moves while an order is on its way: so much past the target, of what it was away, is on
/// it.
constexpr double kOnTarget = 0.1;

/// Nearer its target and not past it, by itself and at the end of its plan.
bool reduces(const Picture& picture)
{
    const double now = picture.deltaBefore - picture.target;
    const auto nearer = [now](double change) {
        const double end = now + change;
        return std::abs(end) < std::abs(now) &&
               (end * now >= 0 || std::abs(end) <= kOnTarget * std::abs(now));
    };
    return nearer(picture.deltaChange) && nearer(picture.planChange.value_or(picture.deltaChange));
}

std::string percent(double fraction) { return core::number(100 * fraction, 2) + " %"; }

}  // namespace

CheckResult periodCollar(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!std::isfinite(picture.periodShortfall))
        return deny("period-collar", "What the last fills cost is not known.");
    if (picture.periodShortfall > limits.periodCollar)
        return confirm("period-collar",
                       "The fills of the last " + core::humanDuration(limits.periodWindow) +
                           " were on average " + percent(picture.periodShortfall) +
                           " worse than the market was: a person must approve it.");
    return allow("period-collar");
}

CheckResult lossBrake(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!std::isfinite(picture.sessionCost) || !(picture.drawdown >= 0))
        return deny("loss-brake", "What the session has cost is not known.");
    const bool cost = picture.sessionCost > limits.maxSessionCost;
    if (!cost && picture.drawdown <= limits.maxDrawdown) return allow("loss-brake");
    const std::string what =
        cost ? "Hedging has cost " + percent(picture.sessionCost) + " of what was traded"
             : "Equity is " + percent(picture.drawdown) + " below its highest of the session";
    if (!reduces(picture)) return deny("loss-brake", what + ": only what reduces is sent.");
    return confirm("loss-brake", what + ": a person must approve what reduces.");
}

CheckResult reducing(const orders::Intent&, const Picture& picture, const Limits&)
{
    if (!picture.reducing || reduces(picture)) return allow("reducing");
    return deny("reducing", "Only what reduces is sent" +
                                (picture.reducingCause.empty()
                                     ? std::string{"."}
                                     : ": " + std::string{picture.reducingCause} + "."));
}

}  // namespace ballast::risk
