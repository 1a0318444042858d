#include "app/replay_start.h"

#include "app/replay_find.h"
#include "connectors/store/event_file.h"

#include <QCoreApplication>
#include <QProcess>

#include <filesystem>
#include <system_error>

namespace ballast::app {

QStringList replayArguments(const LaunchOptions& desk, core::ProposalId proposal, core::Time at)
{
    QStringList out{QStringLiteral("--replay"), QString::fromStdString(desk.data.string())};
    if (at != core::Time{})
        out << QStringLiteral("--at") << QString::fromStdString(core::isoUtc(at));
    else if (proposal.value != 0)
        out << QStringLiteral("--proposal") << QString::number(proposal.value);
    if (!desk.theme.empty()) out << QStringLiteral("--theme") << QString::fromStdString(desk.theme);
    if (!desk.language.empty())
        out << QStringLiteral("--language") << QString::fromStdString(desk.language);
    return out;
}

core::Expected<void> startReplay(const LaunchOptions& desk, core::ProposalId proposal,
                                 core::Time at)
{
    std::error_code ec;
    if (!std::filesystem::exists(desk.data / store::kEventsFile, ec))
        return core::failure(
            "Replaying this desk: its events are not recorded. [history] record_events in the "
            "settings records them from the next start on.");
    // A program that ends with a sentence has nobody here who reads it.
    if (proposal.value != 0 && at == core::Time{})
        if (const auto found = hasRecordedYet(desk.data, proposal.value); !found)
            return core::failure("Replaying this desk: " + found.error().message);
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                 replayArguments(desk, proposal, at)))
        return core::failure(
            "Replaying this desk: the program could not be started a second time.");
    return {};
}

}  // namespace ballast::app
