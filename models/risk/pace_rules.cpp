#include "models/risk/rules.h"

#include <algorithm>
#include <string>

namespace ballast::risk {
namespace {

int within(std::span<const core::Time> sends, core::Time now, core::Duration window)
{
    return static_cast<int>(
        std::ranges::count_if(sends, [&](core::Time at) { return now - at < window; }));
}

}  // namespace

CheckResult throttle(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    using namespace std::chrono;
    const auto over = [&](int limit, core::Duration window) {
        return within(picture.recentSends, picture.now, window) >= limit;
    };
    // Denied rather than queued: a queued hedge is a stale hedge.
    if (over(limits.ordersPerSecond, seconds{1}) || over(limits.ordersPerMinute, minutes{1}) ||
        over(limits.ordersPerHour, hours{1}))
        return deny("throttle", "Too many orders in a short time.");
    return allow("throttle");
}

CheckResult singleFlight(const orders::Intent& order, const Picture& picture, const Limits&)
{
    if (picture.flightInBucket)
        return deny("single-flight",
                    "Another " + order.underlying.text() +
                        " hedge has not ended: its exposure may already be covered.");
    return allow("single-flight");
}

CheckResult duplicate(const orders::Intent& order, const Picture& picture, const Limits& limits)
{
    for (const orders::Order& other : picture.recentOrders) {
        // Another child of the same plan is no repeat of this one.
        const bool sibling = order.proposal.value != 0 && other.intent.proposal == order.proposal &&
                             other.intent.child != order.child;
        if (sibling) continue;
        const bool same = other.intent.account == order.account &&
                          other.intent.underlying == order.underlying &&
                          other.intent.side == order.side && other.intent.label != order.label;
        if (same && picture.now - other.intent.createdAt < limits.duplicateWindow)
            return deny("duplicate", "An order in the same direction was sent moments ago.");
    }
    return allow("duplicate");
}

}  // namespace ballast::risk
