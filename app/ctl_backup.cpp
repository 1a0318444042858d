// `ballastctl verify`, `backup` and `restore`: whether the files of a folder are well, a copy of
// them, and a copy put back.
#include "app/backup_keeper.h"
#include "app/console_progress.h"
#include "app/ctl_commands.h"
#include "app/single_instance.h"
#include "connectors/store/backup.h"
#include "connectors/store/backups.h"
#include "connectors/store/verify.h"

#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>
#include <system_error>

namespace ballast::app {
namespace {

namespace fs = std::filesystem;
using Copied = core::Expected<fs::path>;

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 1;
}

int stopped(const Interrupt& interrupt, const char* command, const char* left)
{
    std::fprintf(stderr, "ballastctl: %s was stopped; %s.\n", command, left);
    return interrupt.exitCode();
}

/// What came of asking the desk for a copy.
struct ByDesk {
    std::optional<Copied> copy;  ///< in the folder of its own copies; none: there is no desk to ask
    const char* stopped = nullptr;  ///< the copy was not wanted any more: what became of it
};

ByDesk byTheDesk(const fs::path& data, const store::ReadWatch& watch)
{
    using Answer = SingleInstance::Backup::Answer;
    const auto asked = SingleInstance(QString::fromStdString(data.string())).askForBackup(watch);
    const std::string said = asked.said.toStdString();
    const auto failed = [](const std::string& why) { return ByDesk{core::failure(why), nullptr}; };
    switch (asked.answer) {
        case Answer::Kept: return {Copied{fs::path{said}}, nullptr};
        case Answer::Failed: return failed("The desk made no copy: " + said);
        case Answer::Gone:
            return failed("The desk of " + data.string() +
                          " ended before its copy was made. Ask again: without a desk this command "
                          "makes the copy itself.");
        case Answer::Silent:
            return failed("A desk runs on " + data.string() +
                          " and does not say how far its copy is: it hangs, or is of an older "
                          "Ballast. What it still makes comes into its folder backups; else end it "
                          "first.");
        case Answer::Stopped: return {{}, "the desk stopped too, and no copy was kept"};
        case Answer::GoesOn:
            return {{},
                    "the desk did not say that it stopped: it may go on, and keep its copy in its "
                    "folder backups"};
        case Answer::Foreign:
            std::fprintf(stderr,
                         "ballastctl: another user's program listens in the place of the desk of "
                         "%s; it was not asked.\n",
                         data.string().c_str());
            break;
        case Answer::None: break;
    }
    return {};
}

Copied amongItsOwn(const fs::path& data, const store::ReadWatch& watch)
{
    return store::keepBackup(
        data, std::chrono::system_clock::now(), BackupKeeper::kKept,
        [&](const fs::path& target) {
            return store::backup(data, target, store::partOf(watch, 0, store::kOfCopying));
        },
        watch);
}

}  // namespace

int runVerify(const VerifyCommand& command)
{
    ConsoleProgress progress(command.quiet);
    const Interrupt interrupt;
    const auto report = store::verify(command.data, [&](double share) {
        progress.at(share);
        return !interrupt.asked();
    });
    progress.clear();
    if (!report && interrupt.asked())
        return stopped(interrupt, "verify", "not all was looked at, and nothing was changed");
    if (!report) return fail(report.error());
    std::cout << report->text() << std::flush;
    if (report->ok()) return 0;
    std::fprintf(
        stderr,
        "ballastctl: what is wrong does not mend itself: `ballastctl restore` puts the newest "
        "good backup of orders and history back, and keeps what stands there aside. Recorded "
        "events are in no backup.\n");
    return 3;
}

int runBackup(const BackupCommand& command)
{
    std::error_code ec;
    const fs::path data = fs::canonical(command.data, ec);
    if (ec) return fail({"Backing up " + command.data.string() + ": " + ec.message() + "."});
    // Before the work, not after it.
    Copied target{fs::path{}};
    if (!command.to.empty()) target = store::backupTarget(data, command.to);
    if (!target) return fail(target.error());
    ConsoleProgress progress(command.quiet);
    const Interrupt interrupt;
    const store::ReadWatch watch = [&](double share) {
        progress.at(share);
        return !interrupt.asked();
    };
    // A desk copies and verifies its own, and of that copy another one is made and verified.
    const double ofDesk = target->empty() ? 1 : 0.5;
    const ByDesk made = byTheDesk(data, store::partOf(watch, 0, ofDesk));
    progress.clear();
    if (made.stopped) return stopped(interrupt, "backup", made.stopped);
    if (made.copy && !*made.copy) return fail(made.copy->error());
    Copied copy{*target};
    if (!target->empty()) {
        const auto events = store::backupTo(made.copy ? **made.copy : data, *target,
                                            store::partOf(watch, made.copy ? ofDesk : 0, 1));
        if (!events) copy = std::unexpected(events.error());
    } else {
        copy = made.copy ? *made.copy : amongItsOwn(data, watch);
    }
    progress.clear();
    if (!copy && interrupt.asked()) {
        const std::string left = made.copy
                                     ? "there is none in " + target->string() +
                                           "; the desk's own is in " + made.copy->value().string()
                                     : "no copy was kept";
        return stopped(interrupt, "backup", left.c_str());
    }
    if (!copy) return fail(copy.error());
    std::printf("Copied to %s, and verified.\n", copy->string().c_str());
    return 0;
}

int runRestore(const RestoreCommand& command)
{
    const auto from = command.from.empty() ? std::nullopt : std::optional{command.from};
    const auto done = store::restore(command.data, from, std::chrono::system_clock::now());
    if (!done) return fail(done.error());
    std::printf("Put back %s: %lld events, every check is well.\n", done->from.string().c_str(),
                static_cast<long long>(done->events));
    if (!done->replaced.empty())
        std::printf("What stood there is kept in %s.\n", done->replaced.string().c_str());
    for (const fs::path& before : done->before)
        std::printf("A restore before this one was interrupted: what it had moved is in %s.\n",
                    before.string().c_str());
    std::printf(
        "Orders sent since that copy was made are not in it: compare with the venue before "
        "you trade.\n");
    return 0;
}

}  // namespace ballast::app
