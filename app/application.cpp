#include "app/application.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <string_view>

namespace ballast::app {

bool hasScreen([[maybe_unused]] int argc, [[maybe_unused]] char* const* argv)
{
#if defined(_WIN32) || defined(__APPLE__)
    return true;
#else
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name)) return true;
    return std::any_of(argv, argv + argc,
                       [](const char* word) { return std::string_view(word) == "-platform"; });
#endif
}

bool Application::notify(QObject* receiver, QEvent* event)
{
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& e) {
        report(e.what());
    } catch (...) {
        report("an exception of no known kind");
    }
    return false;
}

void Application::report(const char* what)
{
    spdlog::critical("window: {}", what);
    emit faulted(tr("An internal fault in the window: %1. What was being done was not finished; "
                    "please report it with the log.")
                     .arg(QString::fromUtf8(what)));
}

}  // namespace ballast::app
