#include "app/first_run.h"

#include "app/data_folder.h"
#include "app/last_session.h"
#include "ui/shell/app_icon.h"
#include "ui/shell/first_steps.h"
#include "ui/widgets/theme.h"

#include <QApplication>

#include <filesystem>
#include <system_error>

namespace ballast::app {
namespace {

ui::ThemeKind themeOf(const std::string& name)
{
    if (name == "light") return ui::ThemeKind::Light;
    if (name == "high-contrast") return ui::ThemeKind::HighContrast;
    if (name == "system") return ui::ThemeKind::System;
    return ui::ThemeKind::Dark;
}

}  // namespace

bool isFirstRun(const LaunchOptions& asked)
{
    if (asked.chosen) return false;
    // Beside the folder of each market lies the note of which was open last.
    const std::filesystem::path home = dataFolderOf({}).parent_path();
    std::error_code failed;
    if (!std::filesystem::exists(home, failed)) return !failed;
    const bool empty = std::filesystem::is_empty(home, failed);
    return empty && !failed;
}

LaunchOptions chosenAt(const ui::FirstSteps& answer, const LaunchOptions& asked)
{
    using Market = ui::FirstSteps::Market;
    if (answer.market() == Market::Recorded) return onTape(asked, answer.folder().toStdString());
    LaunchOptions options = paperInstead(asked);
    options.tour = answer.tour();
    options.connectVenue = answer.market() == Market::Venue;
    return options;
}

bool askFirstSteps(LaunchOptions& options)
{
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()),
                   themeOf(options.theme));
    ui::FirstSteps steps(false);
    steps.setWindowIcon(ui::appIcon());
    if (steps.exec() != QDialog::Accepted) return false;
    options = chosenAt(steps, options);
    return true;
}

}  // namespace ballast::app
