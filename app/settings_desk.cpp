#include "app/settings_desk.h"

#include "app/engine_config.h"
#include "app/key_binding.h"
#include "app/keychain.h"
#include "app/settings_approval.h"
#include "app/settings_file.h"
#include "app/settings_profiles.h"
#include "app/settings_value.h"
#include "app/settings_whole.h"
#include "models/tables/sentences.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace ballast::app {
namespace {

ui::SettingChange changeOf(const SettingDifference& difference)
{
    return {QString::fromStdString(difference.path), QString::fromStdString(difference.now),
            QString::fromStdString(difference.then), difference.loosens, difference.atStart};
}

QStringList textsOf(const std::vector<std::string>& sentences)
{
    QStringList out;
    for (const std::string& sentence : sentences) out += tables::spoken(sentence);
    return out;
}

/// What no file of the window's own holds: it is ballast.toml's alone.
bool needsTheFile(const Settings& before, const Settings& after)
{
    const auto underlyings = [](const Settings& settings) {
        std::vector<core::Currency> out;
        for (const rebalance::Policy& policy : settings.policies) out.push_back(policy.underlying);
        return out;
    };
    return before.subBooks != after.subBooks || before.stresses != after.stresses ||
           before.marginModels != after.marginModels ||
           before.secondAboveUsd != after.secondAboveUsd || before.history != after.history ||
           before.reports != after.reports || before.stopKeyEverywhere != after.stopKeyEverywhere ||
           before.language != after.language || before.guards.own != after.guards.own ||
           before.limits.quantities != after.limits.quantities ||
           underlyings(before) != underlyings(after);
}

/// As it was, beside it: what a person wrote by hand is not lost.
void setAside(const std::filesystem::path& file)
{
    std::error_code ignored;
    std::filesystem::copy_file(file, file.string() + ".before",
                               std::filesystem::copy_options::overwrite_existing, ignored);
}

ui::SettingsReading readingOf(const QString& path, const Settings& now,
                              const std::function<ui::SettingsValue(const Settings&)>& valueOf)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt,
                {QCoreApplication::translate("ballast::app::SettingsDesk",
                                             "%1 cannot be read: %2. Nothing of it is taken.")
                     .arg(path, file.errorString())}};
    const QByteArray text = file.read(static_cast<qint64>(kMostSettingsBytes) + 1);
    const ImportedSettings imported =
        importSettings({text.constData(), static_cast<std::size_t>(text.size())},
                       QFileInfo(path).fileName().toStdString(), now);
    if (!imported.problems.empty()) return {std::nullopt, textsOf(imported.problems)};
    return {valueOf(imported.settings), {}};
}

}  // namespace

SettingsDesk::Keychain SettingsDesk::systemKeychain() { return {readKeySoon, writeSecretSoon}; }

SettingsDesk::SettingsDesk(Settings& settings, Surroundings surroundings)
    : m_settings(settings), m_surroundings(std::move(surroundings))
{
}

SettingsDesk::~SettingsDesk() = default;

ui::SettingsValue SettingsDesk::value() const
{
    return settingsValue(m_settings, {}, m_surroundings.venues, m_surroundings.speed);
}

Settings SettingsDesk::inForce(const ui::SettingsValue& value) const
{
    return settingsOf(value, m_settings, m_surroundings.speed);
}

ui::SettingsTermsPtr SettingsDesk::terms()
{
    auto terms = std::make_shared<ui::SettingsTerms>();
    terms->changes = [this](const ui::SettingsValue& now, const ui::SettingsValue& then) {
        std::vector<ui::SettingChange> out;
        for (const SettingDifference& each : differences(inForce(now), inForce(then)))
            out.push_back(changeOf(each));
        return out;
    };
    terms->effect = [speed = m_surroundings.speed](const engine::Snapshot& snapshot,
                                                   const ui::SettingsValue& now,
                                                   const ui::SettingsValue& then) {
        const auto inTime = [speed](const guard::LimitSet& set) {
            return guard::LimitSet{inEngineTime(set.limits, speed),
                                   guard::stretched(set.guards, speed)};
        };
        const guard::LimitSet before = inTime(now.limits), after = inTime(then.limits);
        return engine::effectOf(snapshot, {now.policies, before}, {then.policies, after});
    };
    terms->text = [this](const ui::SettingsValue& value) {
        return QString::fromStdString(settingsText(inForce(value)));
    };
    terms->read = [this](const QString& path, const ui::SettingsValue& now) {
        return readingOf(path, inForce(now), [&](const Settings& read) {
            return settingsValue(read, now, m_surroundings.venues, m_surroundings.speed);
        });
    };
    terms->testKey = [this](const ui::KeyWish& wish, const auto& told) { testKey(wish, told); };
    terms->cancelKeyTest = [this] {
        ++m_tests;
        m_test.cancel();
    };
    terms->fingerprint = [](const std::string& clientId) {
        return clientId.empty() ? QString() : QString::fromStdString(fingerprint(clientId));
    };
    terms->apply = [this](const ui::SettingsValue& now, const ui::SettingsValue& then,
                          const ui::TypedSecrets& secrets, const Told& told) {
        keepSecrets(secrets, [this, now, then, told](const QString& problem) {
            told(problem.isEmpty() ? apply(now, then) : problem);
        });
    };
    return terms;
}

// Keys ---------------------------------------------------------------------------------------

void SettingsDesk::testKey(const ui::KeyWish& wish,
                           const std::function<void(bool, const QString&)>& told)
{
    Profile profile = profileOf(wish.profile);
    m_test.cancel();
    const std::uint64_t test = ++m_tests;
    if (profile.kind == ProfileKind::Paper) {
        const auto paper =
            std::ranges::find(m_surroundings.venues, ProfileKind::Paper, &Profile::kind);
        if (paper == m_surroundings.venues.end() || paper->url.empty())
            return told(false, tr("The paper exchange needs no key of yours, and runs only while a "
                                  "desk of it is open."));
        profile = *paper;
        return tryKey(profile, deribit::Secret{std::string{"paper"}}, told);
    }
    if (m_surroundings.urlOf) profile.url = m_surroundings.urlOf(profile);
    if (!wish.secret.isEmpty())
        return tryKey(profile, deribit::Secret{wish.secret.toStdString()}, told);
    m_surroundings.keychain.read(
        profile.name, this, [this, test, profile, told](core::Expected<deribit::Secret> secret) {
            if (test != m_tests) return;
            if (!secret) return told(false, tables::spoken(secret.error().message));
            if (secret->empty())
                return told(false, tr("The keychain has no secret of %1: type it here.")
                                       .arg(QString::fromStdString(profile.name)));
            tryKey(profile, std::move(*secret), told);
        });
}

void SettingsDesk::tryKey(const Profile& profile, deribit::Secret secret,
                          const std::function<void(bool, const QString&)>& told)
{
    deribit::Profile tried;
    tried.venue = core::VenueId{profile.name};
    tried.url = profile.url;
    tried.keyId = profile.clientId;
    tried.secret = std::move(secret);
    tried.tradingEnabled = profile.trading;
    tried.mayChangeAccount = profile.kind == ProfileKind::Paper;
    const std::uint64_t test = m_tests;
    m_test.start(std::move(tried), m_surroundings.keyTestWithin,
                 [this, test, told](const KeyVerdict& verdict) {
                     QMetaObject::invokeMethod(
                         this,
                         [this, test, told, verdict] {
                             if (test == m_tests)
                                 told(verdict.works, tables::spoken(verdict.sentence));
                         },
                         Qt::QueuedConnection);
                 });
}

/// One after another: a keychain that is locked asks once.
void SettingsDesk::keepSecrets(ui::TypedSecrets secrets,
                               const std::function<void(const QString&)>& then)
{
    if (secrets.empty()) return then({});
    const auto first = secrets.extract(secrets.begin());
    m_surroundings.keychain.write(
        first.key(), first.mapped(), this,
        [this, rest = std::move(secrets), then](const core::Expected<void>& kept) {
            if (!kept) return then(tables::spoken(kept.error().message));
            keepSecrets(rest, then);
        });
}

// Into force ---------------------------------------------------------------------------------

QString SettingsDesk::apply(const ui::SettingsValue& now, const ui::SettingsValue& then)
{
    const Settings before = inForce(now), after = inForce(then);
    // What the next start could not read is not written.
    if (const auto read = importSettings(settingsText(after), "The settings", before);
        !read.problems.empty())
        return tr("Nothing was applied. %1").arg(tables::spoken(read.problems.front()));
    const auto changed = differences(before, after);
    if (auto kept = keepFiles(before, after); !kept) return tables::spoken(kept.error().message);
    recordAll(changed);
    m_settings.subBooks = after.subBooks;
    m_settings.marginModels = after.marginModels;
    m_settings.secondAboveUsd = m_settings.secondBoundUsd = after.secondAboveUsd;
    m_settings.history = after.history;
    m_settings.events = after.events;
    m_settings.reports = after.reports;
    m_settings.stopKeyEverywhere = after.stopKeyEverywhere;
    m_settings.language = after.language;
    if (now.stresses != then.stresses) {
        m_settings.stresses = after.stresses;
        emit stressesChanged();
    }
    if (now.limits != then.limits) emit limitsWished(then.limits);
    for (const rebalance::Policy& policy : then.policies) {
        const auto was =
            std::ranges::find(now.policies, policy.underlying, &rebalance::Policy::underlying);
        if (was != now.policies.end() && *was != policy)
            emit commanded({engine::SetPolicy{policy}});
    }
    if (now.allocation != then.allocation) emit commanded({engine::SetAllocation{then.allocation}});
    emit this->changed();
    return {};
}

/// What changes, and what is to be confirmed again: nobody knows what a damaged approval.toml said,
/// so that any amount may be a looser one, also the one that ballast.toml says.
std::vector<SettingDifference> SettingsDesk::differences(const Settings& before,
                                                         const Settings& after) const
{
    constexpr const char* kPath = "approval.second_person_above_usd";
    auto all = settingDifferences(before, after);
    if (!isApprovalDamaged(m_surroundings.data / kApprovalFile)) return all;
    auto it = std::ranges::find(all, kPath, &SettingDifference::path);
    if (it == all.end())
        it = all.insert(all.end(), {kPath, {}, fmt::format("{:.1f}", after.secondAboveUsd)});
    it->loosens = it->atStart = true;
    return all;
}

core::Expected<void> SettingsDesk::keepFiles(const Settings& before, const Settings& after)
{
    if (before.profiles != after.profiles) {
        if (auto kept =
                keepProfiles(profilesFileOf(m_surroundings.data), after.profiles, m_settings);
            !kept)
            return kept;
        confirmKeys(before, after);
    }
    const auto approval = m_surroundings.data / kApprovalFile;
    if (before.secondAboveUsd != after.secondAboveUsd || isApprovalDamaged(approval))
        if (auto kept = writeApproval(approval, after.secondAboveUsd); !kept) return kept;
    if (!needsTheFile(before, after)) return {};
    const auto file = m_surroundings.data / "ballast.toml";
    setAside(file);
    // The look is the window's own; a theme in this file would hold against it at every start.
    Settings whole = after;
    whole.theme = "system";
    return writeSettingsFile(file, settingsText(whole),
                             "Nothing else was applied; free the disk and apply it again.");
}

/// The person who gave a profile another key has confirmed it: where it was used before, here or in
/// a folder of its own, it is known now.
void SettingsDesk::confirmKeys(const Settings& before, const Settings& after)
{
    const auto own = m_surroundings.data.parent_path();
    const bool beside = profilesFileOf(m_surroundings.data).parent_path() == own;
    for (const Profile& profile : after.profiles) {
        const Profile* was = before.profile(profile.name);
        if (!was || was->clientId == profile.clientId || profile.clientId.empty()) continue;
        std::vector<std::filesystem::path> folders{m_surroundings.data};
        if (beside) folders.push_back(own / profile.name);
        for (const auto& folder : folders) {
            std::error_code ignored;
            if (!std::filesystem::exists(folder / "keys", ignored)) continue;
            if (const auto done = KeyBinding(folder).confirm(profile.name, profile.clientId); !done)
                spdlog::error("settings: {}", done.error().message);
        }
    }
}

/// Limits, policies and targets are recorded by the engine, as it takes them up.
void SettingsDesk::recordAll(const std::vector<SettingDifference>& differences)
{
    if (!m_surroundings.record) return;
    for (const SettingDifference& each : differences) {
        if (!each.atStart && !each.path.starts_with("stress")) continue;
        m_surroundings.record(
            {each.path, each.now, each.then + (each.loosens ? " (loosened)" : ""), "trader", {}});
        spdlog::info("settings: {} was changed in the window", each.path);
    }
}

}  // namespace ballast::app
