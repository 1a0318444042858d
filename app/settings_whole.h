#pragma once

#include "app/settings.h"

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

/// All that settings say, with nothing left to a default; policies with their times as in a file.
toml::table wholeTable(const Settings& settings);

/// The same as a file: readSettings() and importSettings() read it back to the same settings, but
/// for limits that are looser than what a person has confirmed, which only an import may bring.
std::string settingsText(const Settings& settings);

/// One key that two settings differ in, by its path in a file.
struct SettingDifference {
    std::string path;       ///< "policy.BTC.below"
    std::string now, then;  ///< as TOML; empty: it is not said
    bool loosens = false;   ///< limits, or what a key may do: a person confirms it by a word
    bool atStart = false;   ///< a desk takes it up when it starts
    bool operator==(const SettingDifference&) const = default;
};
std::vector<SettingDifference> settingDifferences(const Settings& now, const Settings& then);

/// A file that a person chose, read over what is in force. A section that is not in it stays; the
/// lists of sub-books and stresses, and the limits of single instruments and underlyings, are those
/// of the file where it has their section. Limits may be looser than they were: that is for the
/// person to confirm. With any fault nothing of it is taken: `settings` are those of now.
struct ImportedSettings {
    Settings settings;
    std::vector<std::string> problems;  ///< sentences with file, line and key
};
ImportedSettings importSettings(std::string_view text, const std::string& file,
                                const Settings& now);

}  // namespace ballast::app
