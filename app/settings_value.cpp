#include "app/settings_value.h"

#include "app/engine_config.h"
#include "app/settings_policies.h"
#include "app/settings_profiles.h"
#include "app/settings_words.h"

#include <algorithm>

namespace ballast::app {
namespace {

bool sayTheSame(const rebalance::Policy& a, const rebalance::Policy& b)
{
    return tomlText(policyTable(a)) == tomlText(policyTable(b));
}

const char* urlOf(ProfileKind kind)
{
    return kind == ProfileKind::Live   ? "wss://www.deribit.com/ws/api/v2"
           : kind == ProfileKind::Test ? "wss://test.deribit.com/ws/api/v2"
                                       : "";
}

ui::RecordSettings recordValue(const Settings& settings)
{
    const store::Keep& keep = settings.history;
    const ReportSchedule& reports = settings.reports;
    return {keep.fullDays,      keep.minutesDays,   keep.alertsDays,
            keep.positionsDays, settings.events.on, settings.events.keepGb,
            reports.dailyAt,    reports.folder,     reports.format,
            reports.desk};
}

void takeRecords(const ui::RecordSettings& value, Settings& settings)
{
    settings.history = {value.fullDays, value.minutesDays, value.alertsDays, value.positionsDays};
    settings.events = {value.events, value.eventsGb};
    settings.reports = {value.dailyAt, value.folder, value.format, value.desk};
}

}  // namespace

ui::VenueProfile profileValue(const Profile& profile)
{
    return {profile.name,
            profile.kind == ProfileKind::Paper  ? ui::VenueKind::Paper
            : profile.kind == ProfileKind::Live ? ui::VenueKind::Live
                                                : ui::VenueKind::Test,
            profile.clientId,
            profile.trading,
            profile.venues,
            isBuiltIn(profile.name)};
}

Profile profileOf(const ui::VenueProfile& value)
{
    Profile profile;
    profile.name = value.name;
    profile.kind = value.kind == ui::VenueKind::Paper  ? ProfileKind::Paper
                   : value.kind == ui::VenueKind::Live ? ProfileKind::Live
                                                       : ProfileKind::Test;
    // A book over others has no address of its own.
    if (value.venues.empty()) profile.url = urlOf(profile.kind);
    profile.clientId = value.clientId;
    profile.trading = value.trading;
    profile.venues = value.venues;
    return profile;
}

ui::SettingsValue settingsValue(const Settings& settings, const ui::SettingsValue& now,
                                const std::vector<Profile>& venues, double speed)
{
    ui::SettingsValue value;
    for (const Profile& profile : settings.profiles)
        value.profiles.push_back(profileValue(profile));
    for (const rebalance::Policy& policy : settings.policies) {
        const auto held =
            std::ranges::find(now.policies, policy.underlying, &rebalance::Policy::underlying);
        const bool same = held != now.policies.end() && sayTheSame(asInFile(*held, speed), policy);
        value.policies.push_back(same ? *held : inForce(policy, settings, venues, speed));
    }
    value.allocation = settings.allocation;
    value.limits = {settings.limits, settings.guards};
    value.subBooks = settings.subBooks;
    value.stresses = settings.stresses;
    value.marginModels = settings.marginModels;
    value.secondAboveUsd = settings.secondAboveUsd;
    value.theme = settings.theme;
    value.language = settings.language;
    value.colourBlind = settings.colourBlind;
    value.stopKeyEverywhere = settings.stopKeyEverywhere;
    value.records = recordValue(settings);
    return value;
}

Settings settingsOf(const ui::SettingsValue& value, const Settings& base, double speed)
{
    Settings settings = base;
    settings.problems.clear();
    settings.profiles.clear();
    settings.policies.clear();
    for (const ui::VenueProfile& profile : value.profiles)
        settings.profiles.push_back(profileOf(profile));
    for (const rebalance::Policy& policy : value.policies)
        settings.policies.push_back(asInFile(policy, speed));
    settings.allocation = value.allocation;
    settings.limits = value.limits.limits;
    settings.guards = value.limits.guards;
    settings.subBooks = value.subBooks;
    settings.stresses = value.stresses;
    settings.marginModels = value.marginModels;
    settings.secondAboveUsd = value.secondAboveUsd;
    settings.theme = value.theme;
    settings.language = value.language;
    settings.colourBlind = value.colourBlind;
    settings.stopKeyEverywhere = value.stopKeyEverywhere;
    takeRecords(value.records, settings);
    return settings;
}

}  // namespace ballast::app
