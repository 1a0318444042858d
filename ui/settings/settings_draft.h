#pragma once

#include "ui/settings/settings_value.h"

namespace ballast::ui {

/// A draft that was begun over `before`, over `now`: what a person has changed stays changed, and
/// what they left alone follows. Policies and profiles one by one.
SettingsValue rebased(const SettingsValue& draft, const SettingsValue& before,
                      const SettingsValue& now);

/// What is wrong with a profile among the others, as a sentence; empty: nothing.
QString problemOf(const VenueProfile& profile, const std::vector<VenueProfile>& all);

}  // namespace ballast::ui
