#include "models/core/text.h"
#include "models/risk/rules.h"

namespace ballast::risk {

/// Whatever it was armed with, and across restarts.
CheckResult autoBudget(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!picture.autoFired) return allow("auto-budget");
    const AutoSpent& spent = picture.autoSpent;
    if (spent.ordersInHour > limits.autoOrdersPerHour)
        return deny(
            "auto-budget",
            "Auto-fire may send " + std::to_string(limits.autoOrdersPerHour) + " orders an hour.");
    if (!(spent.usdInHour <= limits.autoUsdPerHour))
        return deny("auto-budget",
                    "Auto-fire may trade " + core::usd(limits.autoUsdPerHour, 0) + " an hour.");
    if (!(spent.usdInDay <= limits.autoUsdPerDay))
        return deny("auto-budget",
                    "Auto-fire may trade " + core::usd(limits.autoUsdPerDay, 0) + " a day.");
    if (spent.inARow > limits.autoInARow)
        return deny("auto-budget", "Auto-fire has sent " + std::to_string(limits.autoInARow) +
                                       " orders since a person last looked.");
    return allow("auto-budget");
}

}  // namespace ballast::risk
