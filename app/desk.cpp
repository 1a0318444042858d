#include "app/desk.h"

#include "app/backup_keeper.h"
#include "app/desk_share.h"
#include "app/first_paint.h"
#include "app/global_key.h"
#include "app/halt_file.h"
#include "app/joint_worker.h"
#include "app/key_binding.h"
#include "app/keychain.h"
#include "app/kill_signal.h"
#include "app/laboratory_config.h"
#include "app/laboratory_worker.h"
#include "app/last_session.h"
#include "app/model_check_worker.h"
#include "app/paper_venue.h"
#include "app/past_loader.h"
#include "app/report_keeper.h"
#include "app/review_worker.h"
#include "app/scenario_worker.h"
#include "app/screen_lock.h"
#include "app/second_person.h"
#include "app/settings_allocation.h"
#include "app/settings_approval.h"
#include "app/settings_desk.h"
#include "app/settings_limits.h"
#include "app/settings_margin.h"
#include "app/settings_policies.h"
#include "connectors/net/wire_cuts.h"
#include "connectors/paper/server.h"
#include "connectors/store/event_recorder.h"
#include "connectors/store/store.h"
#include "models/core/text.h"
#include "models/tables/sentences.h"
#include "ui/rebalance/mode_panel.h"
#include "ui/rebalance/proposals_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_layout.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/work_board.h"

#include <QAction>
#include <QApplication>
#include <QThreadPool>
#include <QTimer>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ballast::app {
namespace {

/// What `--auto-fire` arms: enough for a practice session, and still bounded.
const engine::ArmAutoFire kPracticeArm{std::chrono::minutes{30}, 200, 100e6};

/// How often a live market is looked after, and after how many looks its loss is told again: the
/// sentence comes and goes over the state of the link, so that both are seen.
constexpr int kMarketWatchMs = 1000, kLooksUntilToldAgain = 12;

constexpr std::int64_t kJulianDayOf1970 = 2'440'588;

ui::ThemeKind themeKind(const std::string& name)
{
    if (name == "dark") return ui::ThemeKind::Dark;
    if (name == "light") return ui::ThemeKind::Light;
    if (name == "high-contrast") return ui::ThemeKind::HighContrast;
    return ui::ThemeKind::System;
}

/// "paper-a + paper-b"; with one account, its name beside it is another field.
QString namesOf(const std::vector<Profile>& venues)
{
    QStringList names;
    for (const Profile& venue : venues) names += QString::fromStdString(venue.name);
    return names.join(QStringLiteral(" + "));
}

ui::Environs environsOf(const Profile& profile, const LaunchOptions& options)
{
    if (profile.kind == ProfileKind::Live) return ui::Environs::Live;
    if (profile.kind == ProfileKind::Test) return ui::Environs::Test;
    return options.tape ? ui::Environs::Replay : ui::Environs::Paper;
}

}  // namespace

Desk::Desk(LaunchOptions options)
    : m_options(std::move(options)),
      m_cuts(std::make_shared<net::WireCuts>()),
      m_frames([this] { return m_engine ? m_engine->takeSnapshot() : nullptr; })
{
}

Desk::~Desk()
{
    m_frames.stop();
    m_watchdog.reset();
    if (m_laboratory) m_laboratory->cancel();
    // The engine stops first: it does not trade on without a window while an experiment ends. And
    // before the store: its last reports still reach the journal. It goes only after it, for the
    // store's thread posts to it to the end. The exchange last, so that the venue can be left in
    // order.
    if (m_engine) m_engine->stop();
    m_events.reset();
    m_reports.reset();
    m_window.reset();
    m_share.reset();
    m_settingsDesk.reset();
    m_laboratory.reset();
    m_reviews.reset();
    m_modelChecks.reset();
    m_joint.reset();
    m_scenarios.reset();
    m_backups.reset();
    m_store.reset();
    m_engine.reset();
    m_past.reset();
    m_exchanges.clear();
    // Last, and after it nobody can close the gate: a kill that came while the desk left is in no
    // journal.
    m_signal.reset();
    m_haltFile.reset();
    // A start that was refused says nothing of the runs before it.
    if (m_runs && m_started) m_runs->endedInOrder();
}

core::Expected<std::unique_ptr<Desk>> Desk::open(const LaunchOptions& options)
{
    std::unique_ptr<Desk> desk(new Desk(options));
    if (auto made = desk->make(); !made) return std::unexpected(made.error());
    return desk;
}

core::Expected<void> Desk::make()
{
    m_settings = readSettings(m_options.data / "ballast.toml");
    readKeptPolicies(m_options.data / kPoliciesFile, m_settings);
    readKeptAllocation(m_options.data / kAllocationFile, m_settings);
    if (auto kept = keepApproval(m_options.data / kApprovalFile, m_settings); !kept)
        m_settings.problems.push_back(kept.error().message);
    readMarginTables(m_options.data / "margin", m_settings.margins, m_settings.problems);
    if (!m_options.theme.empty()) m_settings.theme = m_options.theme;
    const Profile* profile = m_settings.profile(m_options.profile);
    if (!profile)
        return core::failure("there is no profile " + core::quoted(m_options.profile) +
                             "; choose paper, deribit-test, deribit or one of your own in "
                             "ballast.toml.");
    m_profile = *profile;
    m_venues = m_settings.venuesOf(m_profile);
    if (auto made = makeSharing(); !made) return made;
    if (auto made = makeVenue(); !made) return made;
    if (auto made = makeStore(); !made) return made;
    // Not before: a start that is refused up to here is no run that ended in disorder.
    m_runs.emplace(m_options.data, std::chrono::system_clock::now());
    makeEngine();
    makeWindow();
    join();
    return {};
}

void Desk::makeWindow()
{
    ui::Environment environment;
    environment.kind = environsOf(m_profile, m_options);
    environment.venue = namesOf(m_venues);
    // With several venues each account stands beside its positions.
    if (m_venues.size() == 1)
        environment.account = QString::fromStdString(m_venues.front().clientId);
    environment.description =
        QString::fromStdString(!m_exchanges.empty() ? m_exchanges.front()->marketDescription()
                               : m_capture          ? m_capture->description
                                                    : m_venues.front().url);
    if (m_venues.size() > 1) environment.description += tr(", %1 venues").arg(m_venues.size());
    if (m_venues.size() == 1 && !m_venues.front().clientId.empty())
        environment.fingerprint = QString::fromStdString(fingerprint(m_venues.front().clientId));
    const QString layout = QString::fromStdString((m_options.data / "window.ini").string());
    installLanguage(layout);
    m_window = std::make_unique<ui::MainWindow>(environment, layout);
    // The window keeps the look that was chosen in it; the command line and the file come before
    // that.
    if (m_settings.theme != "system")
        ui::applyTheme(*qApp, themeKind(m_settings.theme), m_settings.colourBlind);
    new FirstPaint(*m_window, m_openedAt);  // owned by the window
    m_window->setStresses(portfolio::allStresses(m_settings.stresses));
    m_window->setLimits({m_settings.limits, m_settings.guards});
    makeApprovals();
    m_past = std::make_unique<PastLoader>(m_options.data, m_sharedAddress.get());
    m_scenarios = std::make_unique<ScenarioWorker>();
    m_joint = std::make_unique<JointWorker>();
    m_modelChecks = std::make_unique<ModelCheckWorker>();
}

/// Before the first word is made: the command line, else the file, else what was chosen in the
/// window.
void Desk::installLanguage(const QString& layout)
{
    // What the command line says is of this start, and of no file.
    const std::string& wanted =
        m_options.language.empty() ? m_settings.language : m_options.language;
    const QString said = QString::fromStdString(wanted);
    const bool free = m_options.language.empty() && wanted == "system";
    ui::installLanguage(*qApp, free ? ui::WindowLayout(layout).language() : ui::languageOf(said));
}

/// What an approval asks for here beside a press.
void Desk::makeApprovals()
{
    const ui::ApprovalTermsPtr& terms = m_window->proposals()->terms();
    if (m_profile.kind == ProfileKind::Live)
        terms->typeAccount = QString::fromStdString(m_profile.name);
    if (!(m_settings.secondAboveUsd > 0)) return;
    const auto kept = readSecret(kSecondPerson);
    if (!kept || kept->empty()) return;  // the form says how to set one
    // Not on the window's thread, which it would hold for some tenths of a second.
    terms->provesSecond = [hash = *kept](const QString&, const QString& passphrase,
                                         const ui::ApprovalTerms::Told& done) {
        QThreadPool::globalInstance()->start([hash, typed = passphrase.toStdString(), done] {
            const bool proven = provesPassphrase(typed, hash);
            QMetaObject::invokeMethod(qApp, [done, proven] { done(proven); });
        });
    };
}

void Desk::join()
{
    connect(&m_frames, &FrameClock::frame, this, &Desk::show);
    connect(m_window.get(), &ui::MainWindow::commanded, this, &Desk::post);
    connect(m_window.get(), &ui::MainWindow::tapeRequested, this, &Desk::openTape);
    connect(m_window.get(), &ui::MainWindow::paperRequested, this, &Desk::openPaper);
    connect(m_window.get(), &ui::MainWindow::positionsImportRequested, this,
            &Desk::importPositions);
    connect(m_window.get(), &ui::MainWindow::historyRequested, this,
            [this] { m_past->loadRebalances(core::Time::max()); });
    connect(m_window.get(), &ui::MainWindow::scenarioWished, this,
            [this](const portfolio::ScenarioRequest& request) { m_scenarios->request(request); });
    connect(m_window.get(), &ui::MainWindow::scenarioUnwatched, this, [this] {
        if (m_scenarios) m_scenarios->cancel();
    });
    connect(&m_frames, &FrameClock::looked, this, [this] {
        if (const auto result = m_scenarios->take()) m_window->showScenario(result);
    });
    connect(m_window.get(), &ui::MainWindow::diagnosticsWanted, this, &Desk::copyDiagnostics);
    connect(m_window.get(), &ui::MainWindow::replayRequested, this, &Desk::openReplay);
    connect(m_window.get(), &ui::MainWindow::limitsWished, this, &Desk::setLimits);
    joinJointHedge();
    joinModelCheck();
    joinLaboratory();
    joinReview();
    joinSettings();
    joinSharing();
    joinReports();
    connect(m_window.get(), &ui::MainWindow::closed, this, &Desk::finished);
    connect(m_past.get(), &PastLoader::samplesLoaded, m_window.get(),
            [this](const QString& underlying, const std::vector<engine::ExposureSample>& samples,
                   core::Duration stretch) {
                m_window->setPast(core::Currency{underlying.toStdString()}, samples, stretch);
            });
    connect(m_past.get(), &PastLoader::finerLoaded, m_window.get(),
            [this](const QString& underlying, const std::vector<engine::ExposureSample>& samples,
                   core::Duration stretch) {
                m_window->setFiner(core::Currency{underlying.toStdString()}, samples, stretch);
            });
    connect(m_past.get(), &PastLoader::marketsLoaded, m_window.get(),
            [this](const QString& underlying, const std::vector<engine::MarketSample>& samples,
                   core::Duration stretch) {
                m_window->setMarketPast(core::Currency{underlying.toStdString()}, samples, stretch);
            });
    connect(m_past.get(), &PastLoader::hourLoaded, m_window.get(), &ui::MainWindow::setPastHour);
    connect(m_window.get(), &ui::MainWindow::finerWished, this,
            [this](core::Currency underlying, core::Time from, core::Time to) {
                m_past->loadFiner(underlying, from, to);
            });
    connect(m_past.get(), &PastLoader::rebalancesLoaded, m_window.get(),
            &ui::MainWindow::setHistory);
    connect(m_past.get(), &PastLoader::failed, m_window.get(), &ui::MainWindow::setHistoryFailure);
    connect(m_window.get(), &ui::MainWindow::momentWished, this,
            [this](core::Time at, core::Duration around) { m_past->loadMoment(at, around); });
    ui::WorkBoard* const work = m_window->work();
    connect(m_past.get(), &PastLoader::began, work, &ui::WorkBoard::begin);
    connect(m_past.get(), &PastLoader::progressed, work, &ui::WorkBoard::progress);
    connect(m_past.get(), &PastLoader::ended, work, &ui::WorkBoard::end);
    connect(work, &ui::WorkBoard::cancelled, m_past.get(), &PastLoader::cancel);
    connect(m_past.get(), &PastLoader::momentLoaded, m_window.get(), &ui::MainWindow::setMoment);
    connect(m_past.get(), &PastLoader::momentFailed, m_window.get(),
            &ui::MainWindow::setMomentFailure);
}

void Desk::joinJointHedge()
{
    connect(m_window.get(), &ui::MainWindow::jointWished, this,
            [this](const rebalance::JointRequest& request) { m_joint->request(request); });
    connect(m_window.get(), &ui::MainWindow::jointUnwatched, this, [this] {
        if (m_joint) m_joint->cancel();
    });
    connect(&m_frames, &FrameClock::looked, this, [this] {
        if (const auto answer = m_joint->take()) m_window->showJoint(answer);
    });
}

void Desk::joinModelCheck()
{
    connect(
        m_window.get(), &ui::MainWindow::modelCheckWished, this,
        [this](const portfolio::ModelCheckRequest& request) { m_modelChecks->request(request); });
    connect(m_window.get(), &ui::MainWindow::modelCheckUnwatched, this, [this] {
        if (m_modelChecks) m_modelChecks->cancel();
    });
    connect(&m_frames, &FrameClock::looked, this, [this] {
        if (const auto answer = m_modelChecks->take()) m_window->showModelCheck(answer);
    });
}

void Desk::joinLaboratory()
{
    connect(m_window.get(), &ui::MainWindow::laboratoryWished, this,
            [this](const laboratory::Wish& wish) {
                if (!m_laboratory) m_laboratory = std::make_unique<LaboratoryWorker>();
                m_laboratory->start([wish] { return experimentOf(wish); });
            });
    connect(m_window.get(), &ui::MainWindow::laboratoryCancelled, this, [this] {
        if (m_laboratory) m_laboratory->cancel();
    });
    connect(&m_frames, &FrameClock::looked, this, [this] {
        const auto news = m_laboratory ? m_laboratory->take() : nullptr;
        if (!news) return;
        if (news->report)
            m_window->showLaboratoryReport(news->report, news->seconds);
        else if (!news->problem.empty())
            m_window->showLaboratoryProblem(QString::fromStdString(news->problem));
        else
            m_window->showLaboratoryProgress(news->share, news->seconds);
    });
}

/// Those that a person wants, and that of each day where the settings say so.
void Desk::joinReports()
{
    m_reports = std::make_unique<ReportKeeper>(m_options.data, m_settings.reports, [this] {
        return m_clock.at(std::chrono::steady_clock::now());
    });
    connect(m_window.get(), &ui::MainWindow::reportWished, this,
            [this](const ui::ReportWish& wish) {
                const auto day = [](QDate date) {
                    return std::chrono::sys_days{
                        std::chrono::days{date.toJulianDay() - kJulianDayOf1970}};
                };
                m_reports->make({day(wish.from), day(wish.to)}, wish.format.toStdString(),
                                wish.path.toStdString());
                m_window->tellOfReport(tr("The report is being made."));
            });
    connect(m_reports.get(), &ReportKeeper::progressed, m_window.get(),
            [this](const QString& doing) { m_window->tellOfReport(doing); });
    connect(m_reports.get(), &ReportKeeper::made, this, [this](const QString& file, bool byItself) {
        spdlog::info("report: {} was written", file.toStdString());
        if (byItself)
            m_window->tell(tr("The day's report is in %1.").arg(file));
        else
            m_window->tellOfReport(tr("The report is in %1.").arg(file));
    });
    connect(m_reports.get(), &ReportKeeper::failed, this, [this](const QString& sentence) {
        note(sentence.toStdString());
        m_window->tellOfReport(tables::spoken(sentence.toStdString()), true);
    });
}

void Desk::start()
{
    const core::Time now = m_clock.at(std::chrono::steady_clock::now());
    std::vector<core::Currency> underlyings;
    for (const rebalance::Policy& policy : m_settings.policies)
        underlyings.push_back(policy.underlying);
    // A recorded day begins anew each time: its own past would lie over it.
    if (!m_options.tape && !m_options.start) {
        m_past->loadSamples(underlyings, now);
        m_past->loadHour(now);
    }
    m_past->loadRebalances(core::Time::max());
    m_engine->start();
    m_started = true;
    m_signal = std::make_unique<KillSignal>(m_gate, m_options.data);
    watchThreads();
    watchScreen();
    if (!m_store) postOrHalt(engine::JournalFailed{m_whyNoStore, {}});
    if (m_backups) m_backups->start();
    m_reports->start();
    m_frames.start();
    m_window->show();
    hearStopKey();
    if (m_options.tour) m_window->startTour();
    if (m_options.connectVenue) m_window->connectVenue();
    noteSettings();
    for (const std::string& problem : m_keyProblems) note(problem);
    noteStore();
    noteInfluences();
    if (m_options.live) watchMarket();
    if (m_options.screenshot)
        QTimer::singleShot(static_cast<int>(m_options.screenshotAfterSeconds * 1000), this,
                           &Desk::takeScreenshot);
    if (m_options.exitAfterSeconds)
        QTimer::singleShot(static_cast<int>(*m_options.exitAfterSeconds * 1000), this,
                           &Desk::finished);
}

void Desk::bringToFront()
{
    m_window->setWindowState((m_window->windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    m_window->raise();
    m_window->activateWindow();
}

void Desk::show(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    m_frames.setHidden(m_window->isMinimized());
    m_window->show(snapshot);
    keepPolicies(*snapshot);
    keepAllocation(*snapshot);
    armIfAsked(*snapshot);
}

void Desk::armIfAsked(const engine::Snapshot& snapshot)
{
    // A file that says something else than was meant is no ground to trade on.
    if (!m_options.autoFire || m_armed || !m_store || m_runs->isLoop() ||
        !m_settings.problems.empty() || snapshot.underlyings->empty())
        return;
    const bool up = snapshot.links->size() == m_venues.size() &&
                    std::ranges::all_of(*snapshot.links, [](const engine::LinkStatus& link) {
                        return link.state == engine::LinkState::Up;
                    });
    if (!up || snapshot.underlyings->front().exposure.lines == 0) return;
    m_armed = true;
    engine::ArmAutoFire arm = kPracticeArm;
    arm.duration =
        core::fromSeconds(std::min(core::seconds(arm.duration) * m_clock.speed, 86'400.0));
    post({arm, "command line"});
}

/// Acts where the engine cannot any more; the window says it once it turns again itself.
void Desk::watchThreads()
{
    Watchdog::Of of;
    of.engineTurn = [this] { return m_engine->lastTurn(); };
    of.gateClosed = [gate = m_gate] { return gate->isClosed(); };
    of.closeGate = [this] {
        m_gate->close(kEngineWasSilent);
        spdlog::critical("watchdog: the engine is silent; the gate is closed");
    };
    of.cutWires = [this] {
        spdlog::critical("watchdog: the engine stays silent; {} connections dropped",
                         m_cuts->cutAll());
    };
    of.windowWasHung = [this](std::chrono::milliseconds hung) {
        noteFromAnyThread("The window did not answer for " + std::to_string(hung.count() / 1000) +
                          " s. The engine went on meanwhile: look at what it did.");
    };
    m_watchdog = std::make_unique<Watchdog>(std::move(of));
    connect(&m_frames, &FrameClock::looked, this, [this] { m_watchdog->windowTurned(); });
}

/// Who locks the screen has left the desk: what is armed is armed for nobody.
void Desk::watchScreen()
{
    m_screen = std::make_unique<ScreenLock>();
    connect(m_screen.get(), &ScreenLock::locked, this,
            [this] { post({engine::DisarmAutoFire{"the screen was locked"}, "screen lock"}); });
}

/// STOP ALL from whatever program the person is in; the key is the one the window has for it.
void Desk::hearStopKey()
{
    if (!m_settings.stopKeyEverywhere) return;
    m_stopKey = std::make_unique<GlobalKey>();
    QAction* stop = m_window->mode()->stopAction();
    const auto hear = [this, stop, heard = std::make_shared<QKeySequence>()] {
        if (std::exchange(*heard, stop->shortcut()) == stop->shortcut()) return;
        const QString why = m_stopKey->grab(stop->shortcut());
        if (!why.isEmpty()) spdlog::info("{}", why.toStdString());
    };
    connect(stop, &QAction::changed, m_stopKey.get(), hear);
    connect(m_stopKey.get(), &GlobalKey::pressed, stop, &QAction::trigger);
    hear();
}

void Desk::post(const engine::Command& command)
{
    // First the gate itself; the command says who it was.
    if (std::holds_alternative<engine::StopAll>(command.what)) m_engine->kill("STOP ALL by trader");
    if (m_engine->post(command)) return;
    m_window->tell(
        tr("The engine is not keeping up; the command was not taken. If this stays, use STOP at "
           "the venue."));
}

/// News the engine must not miss. A full inbox here is a broken desk: it halts.
void Desk::postOrHalt(engine::Event event)
{
    if (!m_engine) return;  // nothing has been journaled yet
    m_engine->postOrHalt(std::move(event),
                         "the engine's inbox was full: what the journal said was lost");
}

bool Desk::remember(engine::Remember row)
{
    if (!m_store || m_store->remember(std::move(row))) return true;
    if (!std::exchange(m_rowsMissing, true))
        noteFromAnyThread(
            "History: the writer is not keeping up; rows are missing from now on. The charts and "
            "the review have a gap; orders are journaled all the same.");
    return false;
}

/// A market that cannot be opened is refused here, while this desk still stands.
void Desk::openTape(const QString& path)
{
    const LaunchOptions next = onTape(m_options, path.toStdString());
    const Profile* profile = m_settings.profile(next.profile);
    std::optional<core::Error> failed;
    if (isCapture(next)) {
        if (auto capture = openCapture(next, profile->name, profile->clientId); !capture)
            failed = capture.error();
    } else if (auto market = openMarket(next.market()); !market) {
        failed = market.error();
    }
    if (failed) return note(failed->message);
    m_next = next;
    emit finished();
}

void Desk::openPaper(bool tour)
{
    m_next = paperInstead(m_options);
    m_next->tour = tour;
    emit finished();
}

void Desk::stay(const std::string& why)
{
    m_next.reset();
    note(why);
}

void Desk::importPositions(const QString& path)
{
    if (m_exchanges.empty()) {
        m_window->tell(m_capture ? tr("A recording is played as it was: it takes no positions.")
                                 : tr("Positions can be imported on the paper exchange only; here "
                                      "they are the venue's."));
        return;
    }
    const auto imported = importInto(*m_exchanges.front(), path.toStdString());
    m_window->tell(QString::fromStdString(imported ? *imported : imported.error().message));
}

/// A live market that is out of reach is told of for as long as it is.
void Desk::watchMarket()
{
    const std::string now = m_exchanges.front()->outage();
    const bool changed = now != m_outage;
    if (changed) m_looks = 0;
    if (!now.empty() && m_looks++ % kLooksUntilToldAgain == 0)
        m_window->tell(tr("Nothing can be traded: %1.").arg(QString::fromStdString(now)));
    if (now.empty() && changed) m_window->tell(tr("The live market is there."));
    if (changed) spdlog::warn("live market: {}", now.empty() ? "there" : now);
    m_outage = now;
    QTimer::singleShot(kMarketWatchMs, this, &Desk::watchMarket);
}

void Desk::takeScreenshot()
{
    const QString failed =
        m_window->saveScreenshot(QString::fromStdString(m_options.screenshot->string()));
    m_pictured = failed.isEmpty();
    if (!m_pictured) note(failed.toStdString());
}

}  // namespace ballast::app
