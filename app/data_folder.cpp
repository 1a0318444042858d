#include "app/data_folder.h"

#include "app/settings.h"

#include <QStandardPaths>

#include <fstream>

namespace ballast::app {

std::filesystem::path dataFolderOf(const LaunchOptions& options)
{
    if (!options.data.empty()) return std::filesystem::absolute(options.data);
    const std::filesystem::path base =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString();
    return base / "ballast" /
           (!options.exchange.empty() ? "joined"
            : options.tape       ? "recorded"
            : options.live       ? "live"
            : options.venues > 1 ? (options.start ? "dated-venues" : "venues")
            : options.start      ? "dated"
                                 : options.profile);
}

core::Expected<void> openDataFolder(LaunchOptions& options)
{
    namespace fs = std::filesystem;
    options.data = dataFolderOf(options);
    std::error_code failed;
    const bool made = fs::create_directories(options.data, failed);
    if (failed || !fs::is_directory(options.data))
        return core::failure("opening the data folder " + options.data.string() + ": " +
                             failed.message() + ". Choose another with --data DIR.");
    // One folder is one name, whatever the way to it: a second start must find the first.
    options.data = fs::canonical(options.data, failed);
    if (failed) return core::failure("opening the data folder: " + failed.message() + ".");
    if (made) fs::permissions(options.data, fs::perms::owner_all, failed);
    const fs::path settings = options.data / "ballast.toml";
    if (!fs::exists(settings)) std::ofstream(settings) << defaultSettingsText();
    return {};
}

}  // namespace ballast::app
