#include "models/risk/rules.h"

namespace ballast::risk {

CheckResult accountBinding(const orders::Intent& order, const Picture& picture, const Limits&)
{
    if (picture.accountBound) return allow("account");
    return deny("account", order.account.account.text() + " at " + order.account.venue.text() +
                               " is no account of this desk.");
}

}  // namespace ballast::risk
