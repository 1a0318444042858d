// What a desk says to its person beside the engine, and what of a person's wishes it keeps in
// files.
#include "app/desk.h"

#include "app/engine_config.h"
#include "app/private_process.h"
#include "app/settings_allocation.h"
#include "app/settings_desk.h"
#include "app/settings_limits.h"
#include "app/settings_policies.h"
#include "connectors/paper/server.h"
#include "connectors/store/backups.h"
#include "connectors/store/store.h"
#include "ui/shell/main_window.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace ballast::app {

void Desk::note(const std::string& sentence)
{
    spdlog::error("{}", sentence);
    m_window->note(QString::fromStdString(sentence));
}

/// By way of the event loop, where the window is.
void Desk::noteFromAnyThread(const std::string& sentence)
{
    QMetaObject::invokeMethod(this, [this, sentence] { note(sentence); }, Qt::QueuedConnection);
}

/// What is wrong with the files, and what follows from it.
void Desk::noteSettings()
{
    if (!m_settings.keptPolicies.empty())
        spdlog::info("settings: the bands of {} underlyings are those of {}",
                     m_settings.keptPolicies.size(), (m_options.data / kPoliciesFile).string());
    if (!m_exchanges.empty() && !m_options.tape && !recovered().recent.empty())
        note(
            m_exchanges.size() > 1
                ? "The paper accounts began anew: their positions are those of the demonstration. "
                  "The orders, fills and lines of earlier sessions are their history."
                : "The paper account began anew: its positions are those of the demonstration. The "
                  "orders, fills and lines of earlier sessions are their history.");
    if (m_settings.problems.empty()) return;
    for (const std::string& problem : m_settings.problems) note(problem);
    note(
        "The desk is in Watch, for its settings have problems: nothing is sent before a person "
        "chooses Confirm. Mend the file and start again.");
    if (m_options.autoFire)
        note("Auto-fire was not armed as --auto-fire asks: the settings have problems.");
}

/// Why this desk does less than it could: no journal, or runs that kept ending in disorder.
void Desk::noteStore()
{
    if (m_runs->isLoop())
        note("The last " + std::to_string(m_runs->crashes()) +
             " runs on this folder ended in disorder within ten minutes. The desk is in Watch and "
             "nothing is armed: look at the log and at the venue before you choose Confirm.");
    if (m_store) return;
    const auto copies = store::keptBackups(m_options.data);
    note("Monitoring only: nothing is sent, for nothing can be recorded. " + m_whyNoStore +
         (copies.empty() ? std::string{}
                         : " The newest copy is of " + copies.front().filename().string() +
                               "; close this window and put it back with 'ballastctl restore "
                               "--data " +
                               m_options.data.string() + "'."));
}

/// With real keys it matters who else decides what this program loads and whom it trusts.
void Desk::noteInfluences()
{
    if (m_profile.kind == ProfileKind::Paper) return;
    for (const std::string& name : foreignInfluences())
        note("The environment sets " + name +
             ", by which somebody else decides what code this program loads or which certificates "
             "it trusts. Where you do not know why, leave and start without it.");
}

/// What was applied in the window outlives it: the policies that came to differ from those before.
void Desk::keepPolicies(const engine::Snapshot& snapshot)
{
    if (snapshot.proposals == m_seen || !snapshot.proposals) return;
    const auto before = std::exchange(m_seen, snapshot.proposals);
    if (!before || before->policies == m_seen->policies) return;
    for (const rebalance::Policy& policy : m_seen->policies) {
        if (std::ranges::find(before->policies, policy) != before->policies.end()) continue;
        auto& kept = m_settings.keptPolicies;
        std::erase_if(kept, [&](const auto& k) { return k.underlying == policy.underlying; });
        kept.push_back(asInFile(policy, m_clock.speed));
    }
    const auto file = m_options.data / kPoliciesFile;
    if (auto written = writePolicies(file, m_settings.keptPolicies); !written)
        return note(written.error().message);
    spdlog::info("settings: bands and targets kept in {}", file.string());
}

/// Kept first: what does not outlive the program does not hold in it either.
void Desk::setLimits(const guard::LimitSet& limits)
{
    const guard::LimitSet before{m_settings.limits, m_settings.guards};
    const auto file = m_options.data / kLimitsFile;
    if (auto written = writeLimits(file, limits); !written) return note(written.error().message);
    m_settings.limits = limits.limits;
    m_settings.guards = limits.guards;
    post({engine::SetLimits{{inEngineTime(limits.limits, m_clock.speed),
                             guard::stretched(limits.guards, m_clock.speed)},
                            guard::changes(before, limits)}});
    m_window->setLimits(limits);
    spdlog::info("settings: limits and tripwires kept in {}", file.string());
}

/// The settings dialog and what it asks of the program.
void Desk::joinSettings()
{
    SettingsDesk::Surroundings surroundings;
    surroundings.data = m_options.data;
    surroundings.venues = m_venues;
    surroundings.speed = m_clock.speed;
    surroundings.keychain = SettingsDesk::systemKeychain();
    surroundings.record = [this](engine::SettingRecord row) {
        row.at = m_clock.at(std::chrono::steady_clock::now());
        if (m_store && !m_store->remember({std::move(row)}))
            note("History: the writer is not keeping up; a change of the settings is missing.");
    };
    m_settingsDesk = std::make_unique<SettingsDesk>(m_settings, std::move(surroundings));
    connect(m_settingsDesk.get(), &SettingsDesk::commanded, this, &Desk::post);
    connect(m_settingsDesk.get(), &SettingsDesk::limitsWished, this, &Desk::setLimits);
    connect(m_settingsDesk.get(), &SettingsDesk::stressesChanged, this,
            [this] { m_window->setStresses(portfolio::allStresses(m_settings.stresses)); });
    const auto tell = [this] {
        m_window->setSettings(m_settingsDesk->terms(), m_settingsDesk->value());
    };
    connect(m_settingsDesk.get(), &SettingsDesk::changed, this, tell);
    tell();
}

/// The same of the targets of the allocation.
void Desk::keepAllocation(const engine::Snapshot& snapshot)
{
    if (!snapshot.allocation || snapshot.allocation->allocation.policy == m_settings.allocation)
        return;
    m_settings.allocation = snapshot.allocation->allocation.policy;
    const auto file = m_options.data / kAllocationFile;
    if (auto written = writeAllocation(file, m_settings.allocation); !written)
        return note(written.error().message);
    spdlog::info("settings: the targets of the allocation kept in {}", file.string());
}

}  // namespace ballast::app
