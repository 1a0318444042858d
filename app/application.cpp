#include "app/application.h"

#include <spdlog/spdlog.h>

#include <exception>

namespace ballast::app {

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
