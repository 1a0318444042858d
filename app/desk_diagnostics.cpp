// What a person may send along with a report.
#include "app/desk.h"
#include "app/diagnostics.h"
#include "app/log.h"
#include "app/program_facts.h"
#include "models/core/time.h"
#include "ui/shell/main_window.h"

#include <spdlog/spdlog.h>

namespace ballast::app {

void Desk::copyDiagnostics()
{
    spdlog::default_logger()->flush();
    Diagnostics all;
    all.at = core::isoUtc(std::chrono::system_clock::now());
    all.program = programFacts();
    all.options = m_options;
    all.settings = m_settings;
    all.log = lastLines(logFile());
    all.homes = homeFolders();
    m_window->copyText(QString::fromStdString(diagnosticsText(all)),
                       tr("The diagnostics are in the clipboard, without any secret. Look them "
                          "through before you paste them anywhere."));
}

}  // namespace ballast::app
