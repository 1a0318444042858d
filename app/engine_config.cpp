#include "app/engine_config.h"

#include <algorithm>

namespace ballast::app {
namespace {

void stretch(core::Duration& d, double speed) { d = core::fromSeconds(core::seconds(d) * speed); }

}  // namespace

rebalance::Policy asInFile(rebalance::Policy policy, double speed)
{
    stretch(policy.proposalLife, 1 / speed);
    stretch(policy.cooldown, 1 / speed);
    return policy;
}

engine::Config engineConfig(const Settings& settings, const Profile& profile,
                            engine::Recovered recovered, double speed)
{
    engine::Config config;
    config.recovered = std::move(recovered);
    config.policies = settings.policies;
    config.limits = settings.limits;
    config.guards = guard::stretched(settings.guards, speed);
    config.subBooks = portfolio::SubBooks{settings.subBooks};
    // At a venue nothing is sent before a person has looked; the paper exchange is for practice.
    const bool practice = profile.kind == ProfileKind::Paper && settings.problems.empty();
    config.mode = practice ? engine::Mode::Confirm : engine::Mode::Watch;
    config.sampleEvery =
        std::max<core::Duration>(std::chrono::seconds{1}, core::fromSeconds(0.05 * speed));
    for (rebalance::Policy& policy : config.policies) {
        policy.account = {profile.name, profile.clientId};
        stretch(policy.proposalLife, speed);
        stretch(policy.cooldown, speed);
    }
    for (core::Duration* d :
         {&config.limits.maxBookAge, &config.limits.maxMarkAge, &config.limits.maxIndexAge,
          &config.limits.duplicateWindow, &config.settleAfterLogin, &config.refitEvery,
          &config.timing.validFor, &config.timing.ackTimeout, &config.timing.fenceMargin,
          &config.timing.resolveEvery, &config.timing.giveUpAfter})
        stretch(*d, speed);
    config.limits.maxClockErrorMs *= speed;
    return config;
}

}  // namespace ballast::app
