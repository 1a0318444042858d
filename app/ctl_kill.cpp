// `ballastctl kill`: closes the gate of a running desk from another terminal.
#include "app/ctl_commands.h"
#include "app/data_folder.h"
#include "app/kill_signal.h"
#include "app/single_instance.h"

#include <cstdio>

namespace ballast::app {

int runKill(const KillCommand& command)
{
    LaunchOptions where;
    where.data = command.data;
    std::error_code none;
    const auto folder = std::filesystem::canonical(dataFolderOf(where), none);
    if (none) {
        std::fprintf(stderr, "ballastctl: there is no folder %s.\n",
                     dataFolderOf(where).string().c_str());
        return 1;
    }
    using Answer = SingleInstance::Answer;
    const Answer answer = SingleInstance(QString::fromStdString(folder.string())).askToKill();
    if (answer == Answer::Foreign)
        std::fprintf(stderr,
                     "ballastctl: another user's program listens in the place of the desk of %s; "
                     "it was not believed.\n",
                     folder.string().c_str());
    if (answer == Answer::Killed) {
        std::printf("The gate of %s is closed; what works is being cancelled.\n",
                    folder.string().c_str());
        return 0;
    }
    const std::string why = KillSignal::send(folder);
    if (why.empty()) {
        std::printf("The desk of %s did not answer; SIGUSR1 was sent to it.\n",
                    folder.string().c_str());
        return 0;
    }
    std::fprintf(stderr,
                 "ballastctl: no running Ballast was reached on %s: %s. Look at the venue.\n",
                 folder.string().c_str(), why.c_str());
    return 1;
}

}  // namespace ballast::app
