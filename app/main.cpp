// `ballast`: arguments, settings, desk, event loop.
#include "app/application.h"
#include "app/assertions.h"
#include "app/desk_runner.h"
#include "app/launch_options.h"
#include "app/thread_name.h"
#include "models/pricing/option_batch.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace ballast;

namespace {

/// Notices to the terminal, everything to a rotated file in the data folder.
void openLog(const std::filesystem::path& data)
{
    auto terminal = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    terminal->set_level(spdlog::level::warn);
    std::vector<spdlog::sink_ptr> sinks{terminal};
    try {
        sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            (data / "ballast.log").string(), 8 * 1024 * 1024, 4));
    } catch (const spdlog::spdlog_ex& e) {
        std::fprintf(stderr, "ballast: no log file: %s\n", e.what());
    }
    auto logger = std::make_shared<spdlog::logger>("ballast", sinks.begin(), sinks.end());
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_every(std::chrono::seconds{3});
    spdlog::info("columns of options are priced on {}", pricing::simdTarget());
}

int refused(const core::Error& error)
{
    std::fprintf(stderr, "ballast: %s\n", error.message.c_str());
    return 1;
}

}  // namespace

int main(int argc, char** argv)
{
    const app::Launch launch = app::parseCommandLine(argc, argv);
    if (!launch.options) {
        std::fputs(launch.text.c_str(), launch.exitCode == 0 ? stdout : stderr);
        return launch.exitCode;
    }
    app::nameThisThread("gui");
    app::throwOnFailedAssertions();
    app::Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Ballast"));
    QApplication::setApplicationVersion(QStringLiteral(BALLAST_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("ballast"));
    // A desk that makes way for another one must not end the program with its window.
    QApplication::setQuitOnLastWindowClosed(false);

    app::DeskRunner runner;
    const auto claimed = runner.claim(*launch.options);
    if (!claimed) return refused(claimed.error());
    if (!*claimed) {
        std::fprintf(stderr,
                     "ballast: already running on %s; its window was brought to the front.\n",
                     runner.options().data.string().c_str());
        return 0;
    }
    openLog(runner.options().data);
    // Queued: what failed has unwound before the window is asked to say so.
    QObject::connect(&application, &app::Application::faulted, &runner, &app::DeskRunner::note,
                     Qt::QueuedConnection);
    QObject::connect(&runner, &app::DeskRunner::ended, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    if (auto opened = runner.open(); !opened) return refused(opened.error());
    return QApplication::exec();
}
