#pragma once

#include "app/settings.h"
#include "ui/settings/settings_value.h"

#include <vector>

namespace ballast::app {

// Between the settings of the program and what its window shows of them. The window has policies as
// the engine goes by them; a file has their times in seconds of the machine.

ui::VenueProfile profileValue(const Profile& profile);
Profile profileOf(const ui::VenueProfile& value);

/// `settings` over what is in force, `now`: a policy that a file leaves as it is stays to the last
/// digit what the engine has.
ui::SettingsValue settingsValue(const Settings& settings, const ui::SettingsValue& now,
                                const std::vector<Profile>& venues, double speed);
/// `base` gives what a window does not show.
Settings settingsOf(const ui::SettingsValue& value, const Settings& base, double speed);

}  // namespace ballast::app
