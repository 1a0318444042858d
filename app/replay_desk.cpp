#include "app/replay_desk.h"

#include "app/application.h"
#include "app/end_signal.h"
#include "app/joint_worker.h"
#include "app/model_check_worker.h"
#include "app/past_loader.h"
#include "app/replay_find.h"
#include "app/replay_start.h"
#include "app/review_join.h"
#include "app/review_worker.h"
#include "app/scenario_worker.h"
#include "app/settings.h"
#include "connectors/store/event_archive.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_layout.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace ballast::app {
namespace {

constexpr const char* kLayoutFile = "window.ini";

QString pathOf(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

ui::ThemeKind themeKind(const std::string& name)
{
    if (name == "light") return ui::ThemeKind::Light;
    if (name == "high-contrast") return ui::ThemeKind::HighContrast;
    return name == "dark" ? ui::ThemeKind::Dark : ui::ThemeKind::System;
}

}  // namespace

ReplayDesk::ReplayDesk(LaunchOptions options)
    : m_options(std::move(options)), m_frames([] { return nullptr; })
{
}

ReplayDesk::~ReplayDesk()
{
    m_frames.stop();
    m_past.reset();
    m_reviews.reset();
    m_window.reset();
}

core::Expected<std::unique_ptr<ReplayDesk>> ReplayDesk::open(const LaunchOptions& options)
{
    if (auto archive = store::EventArchive::open(*options.replay); !archive)
        return std::unexpected(archive.error());
    std::unique_ptr<ReplayDesk> desk(new ReplayDesk(options));
    desk->makeWindow();
    desk->join();
    return desk;
}

/// As the desk's window was left; what is changed here is forgotten with it.
void ReplayDesk::makeWindow()
{
    const std::filesystem::path folder = *m_options.replay;
    const QString layout = m_own.filePath(QString::fromLatin1(kLayoutFile));
    QFile::copy(pathOf(folder / kLayoutFile), layout);
    const Settings settings = readSettings(folder / "ballast.toml");
    const std::string language =
        m_options.language.empty() ? settings.language : m_options.language;
    ui::installLanguage(*qApp, language == "system"
                                   ? ui::WindowLayout(layout).language()
                                   : ui::languageOf(QString::fromStdString(language)));
    ui::Environment environment;
    environment.kind = ui::Environs::Replay;
    environment.past = true;
    environment.venue =
        pathOf(folder.has_filename() ? folder.filename() : folder.parent_path().filename());
    environment.description = pathOf(folder);
    m_window = std::make_unique<ui::MainWindow>(environment, layout);
    const std::string theme = m_options.theme.empty() ? settings.theme : m_options.theme;
    if (theme != "system") ui::applyTheme(*qApp, themeKind(theme), settings.colourBlind);
    m_window->setStresses(portfolio::allStresses(settings.stresses));
    m_scenarios = std::make_unique<ScenarioWorker>();
    m_joint = std::make_unique<JointWorker>();
    m_modelChecks = std::make_unique<ModelCheckWorker>();
    m_thread = std::make_unique<ReplayThread>(
        ReplayStart{folder, m_options.replayAt, m_options.replayDay, m_options.replayProposal});
}

void ReplayDesk::join()
{
    ui::MainWindow* window = m_window.get();
    connect(window, &ui::MainWindow::replayWished, this,
            [this](const replay::Wish& wish) { m_thread->wish(wish); });
    connect(window, &ui::MainWindow::replaySessionWished, this,
            [this](qint64 session) { m_thread->openSession(session); });
    connect(window, &ui::MainWindow::scenarioWished, this,
            [this](const portfolio::ScenarioRequest& request) { m_scenarios->request(request); });
    connect(window, &ui::MainWindow::scenarioUnwatched, this, [this] { m_scenarios->cancel(); });
    connect(window, &ui::MainWindow::jointWished, this,
            [this](const rebalance::JointRequest& request) { m_joint->request(request); });
    connect(window, &ui::MainWindow::jointUnwatched, this, [this] { m_joint->cancel(); });
    connect(
        window, &ui::MainWindow::modelCheckWished, this,
        [this](const portfolio::ModelCheckRequest& request) { m_modelChecks->request(request); });
    connect(window, &ui::MainWindow::modelCheckUnwatched, this,
            [this] { m_modelChecks->cancel(); });
    joinHistory();
    connect(window, &ui::MainWindow::closed, this, &ReplayDesk::finished);
    connect(&m_frames, &FrameClock::looked, this, &ReplayDesk::look);
}

/// The history of the folder, read and never written: for the review, and for why.
void ReplayDesk::joinHistory()
{
    ui::MainWindow* window = m_window.get();
    connect(window, &ui::MainWindow::reviewMade, this, [this, window] {
        m_reviews = std::make_unique<ReviewWorker>(*m_options.replay);
        joinReader(*window->review(), *m_reviews);
    });
    connect(window, &ui::MainWindow::momentWished, this,
            [this, window](core::Time at, core::Duration around) {
                if (!m_past) {
                    m_past = std::make_unique<PastLoader>(*m_options.replay);
                    connect(m_past.get(), &PastLoader::momentLoaded, window,
                            &ui::MainWindow::setMoment);
                    connect(m_past.get(), &PastLoader::momentFailed, window,
                            &ui::MainWindow::setMomentFailure);
                }
                m_past->loadMoment(at, around);
            });
    // Another moment is shown beside this one, for its session may be another.
    connect(window, &ui::MainWindow::replayRequested, this,
            [this, window](core::ProposalId proposal, core::Time at) {
                LaunchOptions other = m_options;
                other.data = *m_options.replay;
                if (const auto started = startReplay(other, proposal, at); !started)
                    window->note(QString::fromStdString(started.error().message));
            });
}

void ReplayDesk::look()
{
    m_frames.setHidden(m_window->isMinimized());
    if (const auto news = m_thread->take()) {
        m_window->showReplay(*news);
        emit shown(*news);
    }
    if (const auto result = m_scenarios->take()) m_window->showScenario(result);
    if (const auto answer = m_joint->take()) m_window->showJoint(answer);
    if (const auto answer = m_modelChecks->take()) m_window->showModelCheck(answer);
}

void ReplayDesk::start()
{
    m_frames.start();
    m_window->show();
    if (m_options.screenshot)
        QTimer::singleShot(static_cast<int>(m_options.screenshotAfterSeconds * 1000), this,
                           &ReplayDesk::takeScreenshot);
    if (m_options.exitAfterSeconds)
        QTimer::singleShot(static_cast<int>(*m_options.exitAfterSeconds * 1000), this,
                           &ReplayDesk::finished);
}

void ReplayDesk::takeScreenshot()
{
    const QString failed = m_window->saveScreenshot(pathOf(*m_options.screenshot));
    m_pictured = failed.isEmpty();
    if (!m_pictured) m_window->note(failed);
}

int showReplay(Application& application, const LaunchOptions& options)
{
    // An empty window would say it to nobody who looks at a terminal or at an exit code.
    if (options.replayDay || options.replayProposal)
        if (const auto found =
                hasRecorded(*options.replay, options.replayDay, options.replayProposal);
            !found) {
            std::fprintf(stderr, "ballast: %s\n", found.error().message.c_str());
            return 2;
        }
    auto desk = ReplayDesk::open(options);
    if (!desk) {
        std::fprintf(stderr, "ballast: %s\n", desk.error().message.c_str());
        return 1;
    }
    // Queued: the window must not go while it still speaks.
    QObject::connect(desk->get(), &ReplayDesk::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    const EndSignal endSignal;
    QObject::connect(&endSignal, &EndSignal::asked, &(*desk)->window(), &QWidget::close);
    // Queued: what failed has unwound before the window is asked to say so.
    QObject::connect(
        &application, &Application::faulted, &(*desk)->window(),
        [window = &(*desk)->window()](const QString& what) { window->note(what); },
        Qt::QueuedConnection);
    (*desk)->start();
    const int code = QApplication::exec();
    return code == 0 ? (*desk)->exitCode() : code;
}

}  // namespace ballast::app
