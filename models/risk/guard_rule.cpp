#include "models/core/venue_name.h"
#include "models/risk/rules.h"

namespace ballast::risk {

CheckResult guardLevel(const orders::Intent& order, const Picture& picture, const Limits&)
{
    using State = Picture::Guard;
    const std::string name =
        order.underlying.text() +
        (picture.guardOfPlace ? " at " + core::venueName(order.account.venue) : "");
    const std::string cause{picture.guardCause};
    switch (picture.guard) {
        case State::Normal: return allow("guard");
        case State::Caution:
            if (!picture.guardAsksPerson) return allow("guard");
            return confirm("guard", name + " is in CAUTION: " + cause + ". A person decides.");
        case State::Halt: return deny("guard", name + " is halted by its guard: " + cause + ".");
    }
    return deny("guard", "The guard's level is not known.");
}

}  // namespace ballast::risk
