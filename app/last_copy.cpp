#include "app/last_copy.h"

#include "app/backup_keeper.h"
#include "app/thread_name.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace ballast::app {

LastCopy::LastCopy(std::filesystem::path folder, std::unique_ptr<SingleInstance> door)
    : m_folder(std::move(folder)), m_door(std::move(door))
{
    // Nobody brings a window to the front any more, and no desk makes a copy for another process.
    if (m_door) {
        m_door->disconnect();
        QObject::connect(
            m_door.get(), &SingleInstance::backupAsked, m_door.get(),
            [](const std::shared_ptr<LaterAnswer>& answer) {
                answer->give(SingleInstance::backupFailed(QStringLiteral(
                    "it is leaving, and makes its last copy now; ask again when it has left")));
            },
            Qt::DirectConnection);
    }
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

LastCopy::~LastCopy()
{
    if (m_thread.joinable()) m_thread.join();  // it is not cut short for that
}

void LastCopy::run(const std::stop_token& stop)
{
    nameThisThread("last-copy");
    const auto copied = BackupKeeper::keepAtEnd(
        m_folder, BackupKeeper::kAtEndWithin,
        [this, &stop] { return !stop.stop_requested() && !(m_door && m_door->isAwaited()); });
    if (copied)
        spdlog::info("backup: {} was made at the end, and verified", copied->string());
    else
        spdlog::warn("No backup was kept. {}", copied.error().message);
    if (m_door) m_door->stopListening();
    m_done = true;
}

}  // namespace ballast::app
