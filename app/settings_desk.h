#pragma once

#include "app/key_test.h"
#include "app/settings.h"
#include "app/settings_whole.h"
#include "models/engine/command.h"
#include "models/engine/record.h"
#include "ui/settings/settings_value.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <vector>

namespace ballast::app {

/// What the settings dialog asks of the program: differences and effects, files, keys that are
/// tried and kept, and at last what was confirmed put into force. What holds at once goes by the
/// engine's own commands, which record it; what a desk reads when it starts goes into its files,
/// and is recorded here.
class SettingsDesk : public QObject {
    Q_OBJECT
public:
    struct Keychain {
        std::function<void(const std::string& profile, QObject* context,
                           std::function<void(core::Expected<deribit::Secret>)> done)>
            read;
        std::function<void(const std::string& profile, const QString& secret, QObject* context,
                           std::function<void(core::Expected<void>)> done)>
            write;
    };
    static Keychain systemKeychain();

    struct Surroundings {
        std::filesystem::path data;
        std::vector<Profile> venues;  ///< what this desk is connected to
        double speed = 1;
        Keychain keychain;
        std::function<void(engine::SettingRecord)> record;  ///< its time is filled in there
        core::Duration keyTestWithin = std::chrono::seconds{20};
        std::function<std::string(const Profile&)> urlOf;  ///< empty: the profile's own
    };
    /// `settings` outlives it, and follows what is applied.
    SettingsDesk(Settings& settings, Surroundings surroundings);
    ~SettingsDesk() override;

    ui::SettingsTermsPtr terms();
    /// What the settings say, for a window; policies and targets are those of the engine, once it
    /// has told of them.
    ui::SettingsValue value() const;

signals:
    void commanded(const ballast::engine::Command& command);
    void limitsWished(const ballast::guard::LimitSet& limits);
    void stressesChanged();
    /// After anything was applied: value() is another one.
    void changed();

private:
    using Told = ui::SettingsTerms::Told;
    Settings inForce(const ui::SettingsValue& value) const;
    void testKey(const ui::KeyWish& wish, const std::function<void(bool, const QString&)>& told);
    void tryKey(const Profile& profile, deribit::Secret secret,
                const std::function<void(bool, const QString&)>& told);
    void keepSecrets(ui::TypedSecrets secrets, const std::function<void(const QString&)>& then);
    QString apply(const ui::SettingsValue& now, const ui::SettingsValue& then);
    core::Expected<void> keepFiles(const Settings& before, const Settings& after);
    void confirmKeys(const Settings& before, const Settings& after);
    std::vector<SettingDifference> differences(const Settings& before, const Settings& after) const;
    void recordAll(const std::vector<SettingDifference>& differences);

    Settings& m_settings;
    Surroundings m_surroundings;
    KeyTest m_test;
    std::uint64_t m_tests = 0;  ///< an answer to an older one is not told
};

}  // namespace ballast::app
