#include "models/core/assert.h"
#include "models/core/text.h"
#include "models/rebalance/triggers/triggers.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {

core::Time scheduleSlot(const Schedule& schedule, core::Time now)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(now);
    if (schedule.at.empty()) {
        BALLAST_ASSERT(schedule.every > core::Duration{0});
        return core::Time{midnight} + (now - midnight) / schedule.every * schedule.every;
    }
    const auto next = std::ranges::upper_bound(schedule.at, core::Duration{now - midnight});
    if (next != schedule.at.begin()) return core::Time{midnight} + *(next - 1);
    return core::Time{midnight - std::chrono::days{1}} + schedule.at.back();
}

namespace triggers {

std::optional<TriggerVerdict> schedule(const Schedule& schedule, const TriggerInputs& in)
{
    if (!schedule.enabled) return std::nullopt;
    const core::Time slot = scheduleSlot(schedule, in.now);
    const std::string at = core::clockUtc(slot) + " UTC";
    if (slot <= in.lastScheduleSlot)
        return TriggerVerdict{TriggerKind::Schedule, false, true, "the slot of " + at + " is done"};
    const double away = std::abs(in.deviation());
    if (away < schedule.minimumDelta)
        return TriggerVerdict{TriggerKind::Schedule, false, true,
                              "too near the target for the slot of " + at + ": " +
                                  core::number(away, 2) + " of " +
                                  core::number(schedule.minimumDelta, 2)};
    return TriggerVerdict{TriggerKind::Schedule, true, true,
                          "a slot of the schedule began at " + at};
}

}  // namespace triggers
}  // namespace ballast::rebalance
