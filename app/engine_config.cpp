#include "app/engine_config.h"

#include <algorithm>

namespace ballast::app {
namespace {

void stretch(core::Duration& d, double speed) { d = core::fromSeconds(core::seconds(d) * speed); }

std::vector<rebalance::HedgePlace> placesAt(const rebalance::Policy& policy,
                                            const std::vector<Profile>& venues, bool said)
{
    std::vector<rebalance::HedgePlace> places;
    for (const Profile& venue : venues) {
        const core::AccountKey account{venue.name, venue.clientId};
        if (said) {
            for (const rebalance::HedgePlace& place : policy.alternatives)
                if (place.account.venue == account.venue)
                    places.push_back({account, place.instrument});
        } else if (venue.kind == ProfileKind::Paper && account != policy.account) {
            places.push_back({account, policy.hedgeInstrument});
        }
    }
    return places;
}

}  // namespace

rebalance::Policy asInFile(rebalance::Policy policy, double speed)
{
    stretch(policy.proposalLife, 1 / speed);
    stretch(policy.cooldown, 1 / speed);
    stretch(policy.hysteresis.dwell, 1 / speed);
    return policy;
}

rebalance::Policy inForce(rebalance::Policy policy, const Settings& settings,
                          const std::vector<Profile>& venues, double speed)
{
    policy.account = {venues.front().name, venues.front().clientId};
    policy.alternatives = placesAt(policy, venues, settings.saysPlaces(policy.underlying));
    stretch(policy.proposalLife, speed);
    stretch(policy.cooldown, speed);
    stretch(policy.hysteresis.dwell, speed);
    return policy;
}

risk::Limits inEngineTime(risk::Limits limits, double speed)
{
    for (core::Duration* d : {&limits.maxBookAge, &limits.maxMarkAge, &limits.maxIndexAge,
                              &limits.maxGreeksAge, &limits.periodWindow, &limits.duplicateWindow})
        stretch(*d, speed);
    limits.maxClockErrorMs *= speed;
    limits.maxFeedLagMs *= speed;
    return limits;
}

engine::Config engineConfig(const Settings& settings, const std::vector<Profile>& venues,
                            engine::Recovered recovered, double speed)
{
    const Profile& profile = venues.front();
    engine::Config config;
    config.recovered = std::move(recovered);
    config.policies = settings.policies;
    config.allocation = settings.allocation;
    config.limits = inEngineTime(settings.limits, speed);
    config.secondAboveUsd = settings.secondAboveUsd;
    config.guards = guard::stretched(settings.guards, speed);
    config.margins = settings.margins;
    config.margins.byVenue = settings.marginModels;
    config.subBooks = portfolio::SubBooks{settings.subBooks};
    // At a venue nothing is sent before a person has looked; the paper exchange is for practice.
    const bool practice = profile.kind == ProfileKind::Paper && settings.problems.empty();
    config.mode = practice ? engine::Mode::Confirm : engine::Mode::Watch;
    config.sampleEvery =
        std::max<core::Duration>(std::chrono::seconds{1}, core::fromSeconds(0.05 * speed));
    if (venues.size() > 1)
        for (const Profile& venue : venues) config.accounts.push_back({venue.name, venue.clientId});
    for (rebalance::Policy& policy : config.policies)
        policy = inForce(std::move(policy), settings, venues, speed);
    for (core::Duration* d : {&config.settleAfterLogin, &config.refitEvery, &config.timing.validFor,
                              &config.timing.ackTimeout, &config.timing.fenceMargin,
                              &config.timing.resolveEvery, &config.timing.giveUpAfter})
        stretch(*d, speed);
    return config;
}

engine::SettingRecord modeAtStart(const engine::Config& config, core::Time at)
{
    const engine::Mode mode = config.recovered.halted ? engine::Mode::Halted : config.mode;
    return {"mode", "", std::string{engine::text(mode)}, "start", at};
}

}  // namespace ballast::app
