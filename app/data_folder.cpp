#include "app/data_folder.h"

#include "app/settings.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <fstream>

namespace ballast::app {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms kOthers = fs::perms::group_all | fs::perms::others_all;
constexpr fs::perms kOthersWrite = fs::perms::group_write | fs::perms::others_write;

/// How the names of what Ballast keeps begin.
constexpr std::array<std::string_view, 15> kOurs{
    "ballast.",    "profiles.toml", "orders.db",       "history.db", "policies.toml",
    "limits.toml", "approval.toml", "allocation.toml", "window.ini", "unended-runs",
    "replaced-",   "halted",        "restoring",       "events.db",  "desk.id"};

bool isOurs(const std::string& name)
{
    return name == "backups" || std::ranges::any_of(kOurs, [&](std::string_view beginning) {
               return name.starts_with(beginning);
           });
}

void close(const fs::directory_entry& entry)
{
    std::error_code ignored;
    if (entry.is_symlink(ignored)) return;
    fs::permissions(entry.path(), kOthers, fs::perm_options::remove, ignored);
}

/// What cannot be read or vanishes meanwhile is passed over: a start does not fail over it.
void closeAllIn(const fs::path& folder)
{
    std::error_code ec;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, ec);
    for (const fs::recursive_directory_iterator end; !ec && it != end; it.increment(ec)) close(*it);
}

/// Who may write into a folder may put another file into the place of any of its files.
core::Expected<void> closeToWriters(const fs::path& folder)
{
    std::error_code failed;
    if ((fs::status(folder, failed).permissions() & kOthersWrite) == fs::perms::none) return {};
    fs::permissions(folder, kOthersWrite, fs::perm_options::remove, failed);
    if (!failed) return {};
    return core::failure("opening the data folder " + folder.string() +
                         ": others may write to it, and it is not yours to close (" +
                         failed.message() + "). Choose another with --data DIR.");
}

/// A link that leads nowhere is there too: nothing is written through it.
bool isThere(const fs::path& file)
{
    std::error_code ignored;
    return fs::exists(fs::symlink_status(file, ignored));
}

}  // namespace

fs::path dataFolderOf(const LaunchOptions& options)
{
    if (!options.data.empty()) return fs::absolute(options.data);
    const fs::path base =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString();
    return base / "ballast" /
           (!options.exchange.empty() ? "joined"
            : options.tape            ? "recorded"
            : options.live            ? "live"
            : options.venues > 1      ? (options.start ? "dated-venues" : "venues")
            : options.start           ? "dated"
                                      : options.profile);
}

core::Expected<void> openDataFolder(LaunchOptions& options)
{
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
    if (auto closed = closeToWriters(options.data); !closed) return closed;
    keepFilesPrivate(options.data);
    const fs::path settings = options.data / "ballast.toml";
    if (!isThere(settings)) {
        std::ofstream(settings) << defaultSettingsText();
        fs::permissions(settings, kOthers, fs::perm_options::remove, failed);
    }
    return {};
}

void keepFilesPrivate(const fs::path& folder)
{
    std::error_code ec;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
        if (!isOurs(it->path().filename().string())) continue;
        close(*it);
        std::error_code ignored;
        if (!it->is_symlink(ignored) && it->is_directory(ignored)) closeAllIn(it->path());
    }
}

}  // namespace ballast::app
