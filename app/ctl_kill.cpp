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
    std::string why;  ///< where it was not
};

/// Who does not answer at the socket is sent the signal, and then the halt is written down here: it
/// may never come to it.
Reached signalDeskOf(const fs::path& folder)
{
    if (std::string why = KillSignal::send(folder); !why.empty()) return {false, std::move(why)};
    const std::string lost = HaltFile::write(folder, "ballastctl kill, by the signal SIGUSR1");
    std::printf("The desk of %s did not answer; SIGUSR1 was sent to it.\n",
                folder.string().c_str());
    if (!lost.empty())
        std::fprintf(stderr, "ballastctl: the halt may not outlive a restart: %s.\n", lost.c_str());
    return {.killed = true, .why = {}};
}

void tellKilled(const std::string& folder)
{
    std::printf("The gate of %s is closed; what works is being cancelled.\n", folder.c_str());
}

Reached killDeskOf(const fs::path& folder)
{
    const Answer answer = SingleInstance(QString::fromStdString(folder.string())).askToKill();
    if (answer == Answer::Foreign)
        std::fprintf(stderr,
                     "ballastctl: another user's program listens in the place of the desk of %s; "
                     "it was not believed.\n",
                     folder.string().c_str());
    if (answer != Answer::Killed) return signalDeskOf(folder);
    tellKilled(folder.string());
    return {.killed = true, .why = {}};
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

/// What the sockets brought: whose gates are closed, and who listens and did not answer.
struct Asked {
    std::set<std::string> done;
    std::set<QString> silent;  ///< names of sockets
};

Asked askEverySocket()
{
    Asked asked;
    for (const SingleInstance::Listener& one : SingleInstance::killAll()) {
        if (one.answer == Answer::Silent) asked.silent.insert(one.name);
        if (one.answer != Answer::Killed) continue;
        asked.done.insert(one.folder.toStdString());
        tellKilled(one.folder.toStdString());
    }
    return asked;
}

/// First whoever answers at a socket, whatever its folder; then the usual folders, for a desk that
/// answers nobody. One that is silent in another folder cannot be told by name.
int killAll()
{
    Asked asked = askEverySocket();
    std::size_t killed = asked.done.size(), failed = 0;
    for (const fs::path& folder : usualFolders()) {
        if (asked.done.contains(folder.string())) continue;
#ifdef _WIN32
        const bool listened = false;
        const Reached reached = killDeskOf(folder);
#else
        const bool listened =
            asked.silent.erase(SingleInstance::nameFor(QString::fromStdString(folder.string()))) >
            0;
        const Reached reached = signalDeskOf(folder);
#endif
        killed += reached.killed ? 1 : 0;
        if (reached.killed || !listened) continue;
        ++failed;
        std::fprintf(stderr, "ballastctl: the desk of %s did not answer: %s. Look at the venue.\n",
                     folder.string().c_str(), reached.why.c_str());
    }
    if (!asked.silent.empty())
        std::fprintf(stderr,
                     "ballastctl: %zu Ballast with a data folder of its own did not answer; name "
                     "the folder with --data. Look at the venue.\n",
                     asked.silent.size());
    if (killed == 0)
        std::fprintf(stderr, "ballastctl: no running Ballast was reached. Look at the venue.\n");
    return killed > 0 && failed == 0 && asked.silent.empty() ? 0 : 1;
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
