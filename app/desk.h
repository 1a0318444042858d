#pragma once

#include "app/capture_venue.h"
#include "app/crash_count.h"
#include "app/engine_thread.h"
#include "app/frame_clock.h"
#include "app/launch_options.h"
#include "app/settings.h"
#include "app/watchdog.h"
#include "connectors/deribit/profile.h"
#include "models/core/error.h"
#include "models/core/kill_switch.h"
#include "models/review/note.h"

#include <QObject>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace ballast::desk_database {
struct Address;
}
namespace ballast::net {
class WireCuts;
}
namespace ballast::paper {
class ExchangeServer;
}
namespace ballast::store {
class EventRecorder;
class Store;
}  // namespace ballast::store
namespace ballast::ui {
class MainWindow;
}

namespace ballast::app {

class BackupKeeper;
class DeskShare;
class GlobalKey;
class HaltFile;
class JointWorker;
class KillSignal;
class ModelCheckWorker;
class PastLoader;
class ReportKeeper;
class LaboratoryWorker;
class ReviewWorker;
class ScenarioWorker;
class ScreenLock;
class SettingsDesk;

/// The wiring diagram: makes each part and joins them. Holds no rule of trading.
class Desk : public QObject {
    Q_OBJECT
public:
    /// Makes store, exchange, engine and window. Fails with a sentence that says what to do.
    static core::Expected<std::unique_ptr<Desk>> open(const LaunchOptions& options);
    ~Desk() override;

    void start();
    void bringToFront();
    /// A verified copy of the folder's files now; `done` on any thread.
    void backUp(std::function<void(core::Expected<std::filesystem::path>)> done,
                std::function<bool(double)> watch = {});
    /// Whether this desk records: when it has gone, its folder's last copy is due.
    bool keepsCopies() const { return m_backups && m_started; }
    ui::MainWindow& window() { return *m_window; }
    /// Set when the trader asked for another market: the program opens a desk with these next.
    const std::optional<LaunchOptions>& next() const { return m_next; }
    /// The other market cannot be had: this desk goes on, and says why.
    void stay(const std::string& why);
    const LaunchOptions& options() const { return m_options; }
    /// What every order passes through; whoever closes it stops this desk at once.
    const std::shared_ptr<core::KillSwitch>& gate() const { return m_gate; }
    const std::shared_ptr<HaltFile>& haltFile() const { return m_haltFile; }
    /// For whoever measures: what serves the window, and the thread behind it.
    FrameClock& frames() { return m_frames; }
    const EngineThread& engine() const { return *m_engine; }
    /// 0, or 1 where a picture that was asked for was not written.
    int exitCode() const { return m_options.screenshot && !m_pictured ? 1 : 0; }
    /// Says a sentence in the window until it is dismissed, and in the log.
    void note(const std::string& sentence);

signals:
    void finished();

private:
    explicit Desk(LaunchOptions options);
    core::Expected<void> make();
    core::Expected<void> makeVenue();
    core::Expected<void> makePaperVenue();
    void bindKeys();
    void seeAccount(const std::string& profile, const std::string& digest, bool expected);
    std::function<void(const std::string&, bool)> accountSeen(std::size_t number);
    core::Expected<void> makeStore();
    engine::Recovered recovered() const;
    void noteStore();
    void noteInfluences();
    void makeEngine();
    void recordEvents(const engine::Config& config);
    void recordMode(const engine::Config& config);
    void tellOfRecording(const std::string& sentence);
    deribit::Profile venueProfile(std::size_t number);
    void makeWindow();
    void join();
    void joinLaboratory();
    void joinReview();
    void keepNote(review::Note note);
    void joinJointHedge();
    void joinModelCheck();
    void joinSettings();
    void joinReports();
    void openReplay(core::ProposalId proposal, core::Time at);
    void show(const std::shared_ptr<const engine::Snapshot>& snapshot);
    void post(const engine::Command& command);
    void noteFromAnyThread(const std::string& sentence);
    void noteSettings();
    void postOrHalt(engine::Event event);
    bool remember(engine::Remember row);
    void keepPolicies(const engine::Snapshot& snapshot);
    void setLimits(const guard::LimitSet& limits);
    void keepAllocation(const engine::Snapshot& snapshot);
    void armIfAsked(const engine::Snapshot& snapshot);
    void openTape(const QString& path);
    void openPaper(bool tour);
    void importPositions(const QString& path);
    void takeScreenshot();
    void copyDiagnostics();
    void watchMarket();
    void watchThreads();
    void watchScreen();
    void hearStopKey();
    void installLanguage(const QString& layout);
    void makeApprovals();
    core::Expected<void> makeSharing();
    void joinSharing();

    const std::chrono::steady_clock::time_point m_openedAt = std::chrono::steady_clock::now();
    LaunchOptions m_options;
    Settings m_settings;
    Profile m_profile;
    std::vector<Profile> m_venues;           ///< what is connected to, in the order of the profile
    std::vector<deribit::Secret> m_secrets;  ///< of each
    std::vector<std::string> m_keyProblems;  ///< whose key is another one than it was
    std::map<std::string, std::string> m_accounts;  ///< digest of the account known of each profile
    core::ClockMapping m_clock;
    std::shared_ptr<core::KillSwitch> m_gate = std::make_shared<core::KillSwitch>();
    std::shared_ptr<net::WireCuts> m_cuts;
    std::unique_ptr<KillSignal> m_signal;
    std::unique_ptr<ScreenLock> m_screen;
    std::unique_ptr<GlobalKey> m_stopKey;
    std::vector<std::unique_ptr<paper::ExchangeServer>> m_exchanges;
    std::optional<CaptureVenue> m_capture;  ///< a recorded session instead of a connection
    std::unique_ptr<store::Store> m_store;  ///< null: nothing can be recorded, so nothing is sent
    std::string m_whyNoStore;
    std::unique_ptr<BackupKeeper> m_backups;
    std::unique_ptr<desk_database::Address> m_sharedAddress;  ///< null: this desk shares nothing
    std::optional<CrashCount> m_runs;
    std::unique_ptr<store::EventRecorder> m_events;  ///< null: events are not recorded
    std::unique_ptr<EngineThread> m_engine;
    std::shared_ptr<HaltFile> m_haltFile;  ///< a halt the engine may not come to record
    std::unique_ptr<Watchdog> m_watchdog;
    std::unique_ptr<PastLoader> m_past;
    std::unique_ptr<ReportKeeper> m_reports;
    std::unique_ptr<ScenarioWorker> m_scenarios;
    std::unique_ptr<JointWorker> m_joint;
    std::unique_ptr<ModelCheckWorker> m_modelChecks;
    std::unique_ptr<LaboratoryWorker> m_laboratory;  ///< null until something is to be tried
    std::unique_ptr<ReviewWorker> m_reviews;         ///< null until the review is opened
    std::unique_ptr<SettingsDesk> m_settingsDesk;
    std::unique_ptr<DeskShare> m_share;
    std::unique_ptr<ui::MainWindow> m_window;
    FrameClock m_frames;
    std::optional<LaunchOptions> m_next;
    bool m_started = false;
    bool m_armed = false;
    bool m_pictured = false;
    bool m_rowsMissing = false;                          ///< on the engine's thread
    std::shared_ptr<const rebalance::Proposals> m_seen;  ///< whose policies are in force
    std::string m_outage;                                ///< of the live market, as seen last
    int m_looks = 0;                                     ///< since it changed
};

}  // namespace ballast::app
