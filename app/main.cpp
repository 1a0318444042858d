// `ballast`: arguments, settings, desk, event loop.
#include "app/application.h"
#include "app/assertions.h"
#include "app/desk_runner.h"
#include "app/end_signal.h"
#include "app/first_run.h"
#include "app/last_resort.h"
#include "app/last_session.h"
#include "app/launch_options.h"
#include "app/log.h"
#include "app/private_process.h"
#include "app/replay_desk.h"
#include "app/runtime_folder.h"
#include "app/thread_name.h"
#include "models/pricing/option_batch.h"

#include <QMessageBox>

#include <spdlog/spdlog.h>

#include <cstdio>

using namespace ballast;

namespace {

int refused(const core::Error& error, bool inWindow)
{
    std::fprintf(stderr, "ballast: %s\n", error.message.c_str());
    if (inWindow) {
        QMessageBox box(QMessageBox::Critical, QStringLiteral("Ballast"), {});
        box.setTextFormat(Qt::PlainText);  // before the text: it may hold what others wrote
        box.setText(QString::fromStdString(error.message));
        box.exec();
    }
    return 1;
}

}  // namespace

int main(int argc, char** argv)
{
    app::keepProcessPrivate();
    app::nameRuntimeFolder();
    app::installLastResort();
    const app::Launch launch = app::parseCommandLine(argc, argv);
    if (!launch.options) {
        std::fputs(launch.text.c_str(), launch.exitCode == 0 ? stdout : stderr);
        return launch.exitCode;
    }
    if (!app::hasScreen(argc, argv)) {
        std::fputs(
            "ballast: there is no screen to open a window on: neither DISPLAY nor "
            "WAYLAND_DISPLAY is set. Start it from a desktop, or use ballastctl.\n",
            stderr);
        return 1;
    }
    app::nameThisThread("gui");
    app::throwOnFailedAssertions();
    app::Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Ballast"));
    QApplication::setApplicationVersion(QStringLiteral(BALLAST_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("ballast"));
    // A desk that makes way for another one must not end the program with its window.
    QApplication::setQuitOnLastWindowClosed(false);

    if (launch.options->replay) return app::showReplay(application, *launch.options);
    app::DeskRunner runner;
    const bool last = launch.options->last;
    app::LaunchOptions wanted = app::resumed(*launch.options);
    const bool first = app::isFirstRun(*launch.options);
    if (first && !app::askFirstSteps(wanted)) return 0;
    const bool fromMenu = last || first;  // nobody reads what a terminal says
    const auto claimed = runner.claim(std::move(wanted));
    if (!claimed) return refused(claimed.error(), fromMenu);
    if (!*claimed) {
        std::fprintf(stderr,
                     "ballast: already running on %s; its window was brought to the front.\n",
                     runner.options().data.string().c_str());
        return 0;
    }
    app::openLog(runner.options().data);
    spdlog::info("columns of options are priced on {}", pricing::simdTarget());
    // Queued: what failed has unwound before the window is asked to say so.
    QObject::connect(&application, &app::Application::faulted, &runner, &app::DeskRunner::note,
                     Qt::QueuedConnection);
    QObject::connect(&runner, &app::DeskRunner::ended, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    const app::EndSignal endSignal;
    QObject::connect(&endSignal, &app::EndSignal::asked, &runner, &app::DeskRunner::end);
    const auto opened = fromMenu ? runner.openOrPaper() : runner.open();
    if (!opened) return refused(opened.error(), fromMenu);
    const int code = QApplication::exec();
    runner.close();
    app::closeLog();
    return code;
}
