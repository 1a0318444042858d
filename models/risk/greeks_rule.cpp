#include "models/core/text.h"
#include "models/risk/rules.h"

namespace ballast::risk {

CheckResult greeksAge(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    if (!picture.holdsOptions) return allow("greeks");
    if (!picture.greeksAt) return deny("greeks", "The age of the Greeks is not known.");
    const core::Duration age = picture.now - *picture.greeksAt;
    if (age < -limits.maxGreeksAge)
        return deny("greeks", "The Greeks are of a time that has not come.");
    if (age > limits.maxGreeksAge)
        return confirm("greeks", "Greeks of " + order.underlying.text() + " are " +
                                     core::humanDuration(age) + " old: a person must approve it.");
    return allow("greeks");
}

}  // namespace ballast::risk
