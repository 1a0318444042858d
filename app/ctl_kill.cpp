// `ballastctl kill`: closes the gates of running desks from another terminal.
#include "app/ctl_commands.h"
#include "app/data_folder.h"
#include "app/halt_file.h"
#include "app/kill_signal.h"
#include "app/single_instance.h"

#include <cstdio>
#include <set>
#include <system_error>
#include <vector>

namespace ballast::app {
namespace {

namespace fs = std::filesystem;
using Answer = SingleInstance::Answer;

struct Reached {
    bool killed = false;
    bool silent = false;  ///< somebody listens there and did not answer
    std::string why;      ///< where it was not
};

/// By its socket; where that does not answer by the signal, and then the halt is written down here:
/// who does not answer may never come to it.
Reached killDeskOf(const fs::path& folder)
{
    const Answer answer = SingleInstance(QString::fromStdString(folder.string())).askToKill();
    if (answer == Answer::Foreign)
        std::fprintf(stderr,
                     "ballastctl: another user's program listens in the place of the desk of %s; "
                     "it was not believed.\n",
                     folder.string().c_str());
    if (answer == Answer::Killed) {
        std::printf("The gate of %s is closed; what works is being cancelled.\n",
                    folder.string().c_str());
        return {.killed = true, .silent = false, .why = {}};
    }
    std::string why = KillSignal::send(folder);
    if (!why.empty()) return {false, answer == Answer::Silent, std::move(why)};
    const std::string lost = HaltFile::write(folder, "ballastctl kill, by the signal SIGUSR1");
    std::printf("The desk of %s did not answer; SIGUSR1 was sent to it.\n",
                folder.string().c_str());
    if (!lost.empty())
        std::fprintf(stderr, "ballastctl: the halt may not outlive a restart: %s.\n", lost.c_str());
    return {.killed = true, .silent = answer == Answer::Silent, .why = {}};
}

int killOne(const LaunchOptions& where)
{
    std::error_code none;
    const auto folder = fs::canonical(dataFolderOf(where), none);
    if (none) {
        std::fprintf(stderr, "ballastctl: there is no folder %s.\n",
                     dataFolderOf(where).string().c_str());
        return 1;
    }
    const Reached reached = killDeskOf(folder);
    if (reached.killed) return 0;
    std::fprintf(stderr,
                 "ballastctl: no running Ballast was reached on %s: %s. Look at the venue.\n",
                 folder.string().c_str(), reached.why.c_str());
    return 1;
}

/// The data folders of profiles and markets that were not named.
std::vector<fs::path> usualFolders()
{
    std::vector<fs::path> found;
    std::error_code ec;
    const fs::path base = dataFolderOf({}).parent_path();
    for (fs::directory_iterator it(base, ec), end; !ec && it != end; it.increment(ec)) {
        std::error_code none;
        const fs::path folder = fs::canonical(it->path(), none);
        if (!none && fs::is_directory(folder, none)) found.push_back(folder);
    }
    return found;
}

/// First whoever answers at a socket, whatever its folder; then the usual folders, for a desk that
/// answers nobody. One that is silent in another folder cannot be told by name.
int killAll()
{
    int killed = 0, failed = 0, silent = 0;
    std::set<std::string> done;
    for (const SingleInstance::Listener& one : SingleInstance::killAll()) {
        silent += one.answer == Answer::Silent ? 1 : 0;
        if (one.answer != Answer::Killed) continue;
        ++killed;
        done.insert(one.folder.toStdString());
        std::printf("The gate of %s is closed; what works is being cancelled.\n",
                    one.folder.toStdString().c_str());
    }
    for (const fs::path& folder : usualFolders()) {
        if (done.contains(folder.string())) continue;
        const Reached reached = killDeskOf(folder);
        killed += reached.killed ? 1 : 0;
        silent -= reached.silent ? 1 : 0;
        if (reached.killed || !reached.silent) continue;
        ++failed;
        std::fprintf(stderr, "ballastctl: the desk of %s did not answer: %s. Look at the venue.\n",
                     folder.string().c_str(), reached.why.c_str());
    }
    if (silent > 0)
        std::fprintf(stderr,
                     "ballastctl: a Ballast with a data folder of its own did not answer; name the "
                     "folder with --data. Look at the venue.\n");
    if (killed == 0)
        std::fprintf(stderr, "ballastctl: no running Ballast was reached. Look at the venue.\n");
    return killed > 0 && failed == 0 && silent <= 0 ? 0 : 1;
}

}  // namespace

int runKill(const KillCommand& command)
{
    if (command.data.empty() && command.profile.empty()) return killAll();
    LaunchOptions where;
    where.data = command.data;
    if (!command.profile.empty()) where.profile = command.profile;
    return killOne(where);
}

}  // namespace ballast::app
