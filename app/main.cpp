// `ballast`: arguments, settings, desk, event loop.
#include "app/data_folder.h"
#include "app/desk.h"
#include "app/launch_options.h"
#include "app/single_instance.h"
#include "app/thread_name.h"
#include "models/pricing/option_batch.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTimer>

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

/// One desk after another, until the trader leaves: another market is another desk.
int runDesks(QApplication& application, app::LaunchOptions options, app::SingleInstance& instance)
{
    while (true) {
        auto desk = app::Desk::open(options);
        if (!desk) {
            std::fprintf(stderr, "ballast: %s\n", desk.error().message.c_str());
            return 1;
        }
        QObject::connect(&instance, &app::SingleInstance::knocked, desk->get(),
                         &app::Desk::bringToFront);
        QObject::connect(desk->get(), &app::Desk::finished, &application, &QApplication::quit);
        (*desk)->start();
        const int code = application.exec();
        if (!(*desk)->next()) return code;
        options = *(*desk)->next();
    }
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
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Ballast"));
    QApplication::setApplicationVersion(QStringLiteral(BALLAST_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("ballast"));
    // A desk that makes way for another one must not end the program with its window.
    QApplication::setQuitOnLastWindowClosed(false);

    app::LaunchOptions options = *launch.options;
    if (auto folder = app::openDataFolder(options); !folder) {
        std::fprintf(stderr, "ballast: %s\n", folder.error().message.c_str());
        return 1;
    }
    openLog(options.data);
    app::SingleInstance instance(QString::fromStdString(options.data.string()));
    if (instance.knock()) {
        std::fprintf(stderr,
                     "ballast: already running on %s; its window was brought to the front.\n",
                     options.data.string().c_str());
        return 0;
    }
    if (!instance.listen()) spdlog::warn("a second start cannot be noticed: no local socket");
    return runDesks(application, options, instance);
}
