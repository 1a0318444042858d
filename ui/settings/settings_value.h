// settings: what the program goes by, as a whole: pages that draft it, what a draft changes and
// does to the book, and files of it.
#pragma once

#include "models/engine/settings_effect.h"
#include "models/guard/limit_table.h"
#include "models/margin/account_model.h"
#include "models/portfolio/stresses.h"
#include "models/portfolio/sub_book.h"
#include "models/rebalance/allocation.h"
#include "models/rebalance/policy.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::ui {

enum class VenueKind : std::uint8_t { Paper, Test, Live };

/// One way to a venue, as it stands in the settings. Its secret is never part of it.
struct VenueProfile {
    std::string name;
    VenueKind kind = VenueKind::Test;
    std::string clientId;
    bool trading = false;
    std::vector<std::string> venues;  ///< not empty: one book over these, in their order
    bool builtIn = false;             ///< is always there; its name and kind stay
    bool operator==(const VenueProfile&) const = default;
};

/// How long records are kept, in days, and what is written of each day; 0: for ever.
struct RecordSettings {
    int fullDays = 90;      ///< samples as plain rows; after that in blocks, which lose nothing
    int minutesDays = 730;  ///< of each minute a plain row beside the blocks; then of each hour
    int alertsDays = 0, positionsDays = 0;
    bool events = true;    ///< every event is recorded
    double eventsGb = 10;  ///< the largest size of events.db, 10^9 bytes
    std::string dailyAt;   ///< "00:05", UTC; empty: no report is written by itself
    std::string folder;    ///< of reports; empty: the data folder's own
    std::string format = "pdf";
    std::string desk;  ///< whose reports they are; empty: the accounts
    bool operator==(const RecordSettings&) const = default;
};

/// All that the settings say. Policies are in the engine's time, limits in the file's units.
struct SettingsValue {
    std::vector<VenueProfile> profiles;
    std::vector<rebalance::Policy> policies;
    rebalance::AllocationPolicy allocation;
    guard::LimitSet limits;
    std::vector<portfolio::SubBookRule> subBooks;
    std::vector<portfolio::Stress> stresses;
    std::map<core::VenueId, margin::Model> marginModels;
    double secondAboveUsd = 0;
    std::string theme = "system";
    /// As a file says it: "system", "en", "de". No page shows it, the menu View has the choice.
    std::string language = "system";
    bool colourBlind = false;
    bool stopKeyEverywhere = true;
    RecordSettings records;
    bool operator==(const SettingsValue&) const = default;
};

/// One difference between two of them, as a file would say it.
struct SettingChange {
    QString path;          ///< "policy.BTC.below"
    QString now, then;     ///< values as TOML; empty: nothing is said
    bool loosens = false;  ///< a person has to confirm it by a word
    bool atStart = false;  ///< holds from the next start on
};

/// What a file that was read says beside what is in force.
struct SettingsReading {
    std::optional<SettingsValue> value;  ///< absent: nothing of it is taken
    QStringList problems;                ///< sentences, with line or key
};

/// A key to be tried: the draft of a profile with a secret that was typed, or none: the one kept.
struct KeyWish {
    VenueProfile profile;
    QString secret;
};

/// Secrets that were typed, by profile: for the keychain alone.
using TypedSecrets = std::map<std::string, QString>;

/// What the dialog asks for and only the program can do. Each answers on the window's thread.
struct SettingsTerms {
    using Told = std::function<void(const QString& problem)>;  ///< empty: it is done

    std::function<std::vector<SettingChange>(const SettingsValue& now, const SettingsValue& then)>
        changes;
    std::function<engine::SettingsEffect(const engine::Snapshot& snapshot, const SettingsValue& now,
                                         const SettingsValue& then)>
        effect;
    /// The whole of it as a file.
    std::function<QString(const SettingsValue& value)> text;
    /// A file read over what is in force.
    std::function<SettingsReading(const QString& path, const SettingsValue& now)> read;
    /// Tries a key without holding the window up; `told` once, unless it is cancelled.
    std::function<void(const KeyWish& wish, std::function<void(bool works, const QString&)> told)>
        testKey;
    std::function<void()> cancelKeyTest;
    std::function<QString(const std::string& clientId)> fingerprint;
    /// Secrets into the keychain, then what has changed into force and its files. Nothing is
    /// applied where a secret cannot be kept.
    std::function<void(const SettingsValue& now, const SettingsValue& then,
                       const TypedSecrets& secrets, Told told)>
        apply;
};
using SettingsTermsPtr = std::shared_ptr<const SettingsTerms>;

}  // namespace ballast::ui
