#include "models/core/text.h"
#include "models/risk/rules.h"

#include <cmath>

namespace ballast::risk {
namespace {

/// Held to its limit with all that may yet be filled, whichever way that goes. What does not raise
/// it passes: over its limit, a sum may still be brought down and the rest of the book hedged.
CheckResult within(const char* rule, const std::string& what, const LimitedSum& sum, double limit,
                   std::string_view unknown)
{
    const double worst = std::abs(sum.before + sum.change) + sum.open;
    if (!std::isfinite(worst) || sum.open < 0)
        return deny(rule,
                    "The " + what + " after it is not known" + becauseOf(sum.open, unknown) + ".");
    if (!(worst <= limit) && std::abs(sum.before + sum.change) > std::abs(sum.before))
        return deny(rule, "The " + what + " could be " + core::usd(worst, 0) +
                              " after it, over the limit of " + core::usd(limit, 0) + ".");
    return allow(rule);
}

}  // namespace

CheckResult vega(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    return within("vega", "vega of " + order.underlying.text(), picture.vega, limits.maxVega,
                  picture.openUnknown);
}

CheckResult accountDelta(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    return within("account-delta", "account's delta", picture.accountDeltaUsd,
                  limits.maxAccountDeltaUsd, picture.accountOpenUnknown);
}

CheckResult accountVega(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    return within("account-vega", "account's vega", picture.accountVega, limits.maxAccountVega,
                  picture.accountOpenUnknown);
}

}  // namespace ballast::risk
