#pragma once

#include "app/frame_clock.h"
#include "app/launch_options.h"
#include "app/replay_thread.h"
#include "models/core/error.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace ballast::ui {
class MainWindow;
}

namespace ballast::app {

class Application;
class JointWorker;
class ModelCheckWorker;
class PastLoader;
class ReviewWorker;
class ScenarioWorker;

/// The window over recorded sessions: the same panels as a desk's and none of what a desk has
/// behind them. No venue, no journal, no engine that hears a command; of the data folder it reads
/// the recorded events, the history and how the window looked, and writes nothing into it.
class ReplayDesk : public QObject {
    Q_OBJECT
public:
    /// Fails with a sentence where the folder has no recorded events. What else cannot be shown is
    /// said in the window.
    static core::Expected<std::unique_ptr<ReplayDesk>> open(const LaunchOptions& options);
    ~ReplayDesk() override;

    void start();
    ui::MainWindow& window() { return *m_window; }
    /// 0, or 1 where a picture that was asked for was not written.
    int exitCode() const { return m_options.screenshot && !m_pictured ? 1 : 0; }

signals:
    void finished();
    /// What the window has just been given.
    void shown(const ballast::replay::News& news);

private:
    explicit ReplayDesk(LaunchOptions options);
    void makeWindow();
    void join();
    void joinHistory();
    void look();
    void takeScreenshot();

    LaunchOptions m_options;
    QTemporaryDir m_own;  ///< what the window remembers, as long as it is open
    std::unique_ptr<ReplayThread> m_thread;
    std::unique_ptr<ScenarioWorker> m_scenarios;
    std::unique_ptr<JointWorker> m_joint;
    std::unique_ptr<ModelCheckWorker> m_modelChecks;
    std::unique_ptr<PastLoader> m_past;       ///< null until something of the history is wanted
    std::unique_ptr<ReviewWorker> m_reviews;  ///< null until the review is opened
    std::unique_ptr<ui::MainWindow> m_window;
    FrameClock m_frames;
    bool m_pictured = false;
};

/// `ballast --replay`: from the window's opening to its closing; the exit code. 2, with a sentence
/// and no window, where nothing of the day or proposal was recorded that it is to begin with.
int showReplay(Application& application, const LaunchOptions& options);

}  // namespace ballast::app
