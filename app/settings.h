#pragma once

#include "connectors/store/keep.h"
#include "models/core/error.h"
#include "models/guard/limit_table.h"
#include "models/margin/account_model.h"
#include "models/portfolio/stresses.h"
#include "models/portfolio/sub_book.h"
#include "models/rebalance/allocation.h"
#include "models/rebalance/policy.h"
#include "models/risk/limits.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ballast::app {

enum class ProfileKind : std::uint8_t { Paper, Test, Live };

/// One way to a venue. The secret is never part of it: keys live in the OS keychain.
struct Profile {
    std::string name;  ///< "paper", "deribit-test", "deribit"
    ProfileKind kind = ProfileKind::Paper;
    std::string url;  ///< wss://…; set at run time for the paper exchange
    std::string clientId;
    bool trading = false;  ///< real trading is off unless the profile says so
    std::vector<core::Currency> currencies{"BTC", "ETH"};
    /// Not empty: one book over the venues of these profiles, the first one's account first; then
    /// url, key and trading are theirs.
    std::vector<std::string> venues;
    bool operator==(const Profile&) const = default;
};

/// [reports]: the report of each day, written by itself.
struct ReportSchedule {
    std::string dailyAt;         ///< "00:05", UTC; empty: no report is written by itself
    std::string folder;          ///< where; empty: DATA/reports
    std::string format = "pdf";  ///< pdf, html, xlsx, csv, json
    std::string desk;            ///< whose report it is, on its first page; empty: the accounts
    bool operator==(const ReportSchedule&) const = default;
};

/// Every event that the engine processes, in events.db.
struct RecordedEvents {
    bool on = true;      ///< [history] record_events
    double keepGb = 10;  ///< keep_events_gb: the file's bound, in 10^9 bytes; then the oldest goes
    bool operator==(const RecordedEvents&) const = default;
};

/// The settings file as one typed value.
struct Settings {
    std::vector<Profile> profiles;
    std::vector<rebalance::Policy> policies;
    std::vector<rebalance::Policy> keptPolicies;  ///< of these, the ones edited in the window
    rebalance::AllocationPolicy allocation;       ///< without rows: no targets
    risk::Limits limits;
    guard::Settings guards;  ///< tripwires: for all underlyings, and of single ones
    margin::Tables margins;  ///< see readMarginTables
    std::map<core::VenueId, margin::Model> marginModels;  ///< [venue.NAME] margin
    std::vector<portfolio::SubBookRule> subBooks;         ///< the first that matches decides
    std::vector<portfolio::Stress> stresses;              ///< one's own, beside the built-in ones
    std::string theme = "system";                         ///< system, dark, light, high-contrast
    std::string language = "system";                      ///< of the window: system, en, de
    bool colourBlind = false;
    bool stopKeyEverywhere = true;  ///< STOP ALL by its key whatever program has the keyboard
    ReportSchedule reports;
    double secondAboveUsd = 0;  ///< [approval] second_person_above_usd; 0: one person is enough
    double secondBoundUsd = 0;  ///< of it: as last in force, see kApprovalFile; 0: none
    store::Keep history{.fullDays = 90, .minutesDays = 730};  ///< [history]
    RecordedEvents events;                                    ///< [history]
    std::vector<std::string> problems;  ///< what was wrong with the file; the rest holds

    std::vector<std::string> keptProfiles;     ///< of `profiles`, those said in the window
    std::vector<std::string> removedProfiles;  ///< the window says that these are none any more
    std::vector<core::Currency> placesSaid;    ///< underlyings of which `alternatives` were written

    const Profile* profile(std::string_view name) const;
    /// What is connected to for this profile: itself, or its venues.
    std::vector<Profile> venuesOf(const Profile& book) const;
    bool saysPlaces(core::Currency underlying) const;
};

/// The built-in settings: the paper exchange, the test network and the real venue (trading off).
Settings defaultSettings();

/// Reads `file`; a missing one yields the defaults. Each bad value is left at its default and named
/// in `problems` with file, key, value and allowed range; with any problem the program opens in
/// Watch.
Settings readSettings(const std::filesystem::path& file);

/// What was edited in the window: the file kPoliciesFile, over what ballast.toml says. Its problems
/// count like those of any settings file.
void readKeptPolicies(const std::filesystem::path& file, Settings& settings);
inline constexpr const char* kPoliciesFile = "policies.toml";

/// The same of the targets of the allocation: the file kAllocationFile.
void readKeptAllocation(const std::filesystem::path& file, Settings& settings);
inline constexpr const char* kAllocationFile = "allocation.toml";

/// Profiles that were changed in the window: the file kProfilesFile, over what ballast.toml says.
inline constexpr const char* kProfilesFile = "profiles.toml";

/// The commented file a new user finds in the data folder.
std::string_view defaultSettingsText();

}  // namespace ballast::app
