#include "app/backup_keeper.h"

#include "app/thread_name.h"
#include "connectors/store/backups.h"
#include "connectors/store/store.h"

#include <chrono>
#include <future>
#include <memory>

namespace ballast::app {

BackupKeeper::BackupKeeper(store::Store& store, std::filesystem::path folder)
    : m_store(store), m_folder(std::move(folder))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        keep();
        m_timer.start(kEvery);
    });
}

BackupKeeper::~BackupKeeper() = default;

void BackupKeeper::start() { m_timer.start(kFirstAfter); }

void BackupKeeper::keep()
{
    if (m_busy.exchange(true)) return;
    m_thread = std::jthread([this] {
        nameThisThread("backup");
        const auto copied = store::keepBackup(
            m_folder, std::chrono::system_clock::now(), kKept,
            [this](const std::filesystem::path& target) -> core::Expected<void> {
                auto done = std::make_shared<std::promise<core::Expected<void>>>();
                auto result = done->get_future();
                if (!m_store.backup(target, [done](core::Expected<void> copy) {
                        done->set_value(std::move(copy));
                    }))
                    return core::failure("Backing up: the store is not keeping up.");
                try {
                    return result.get();
                } catch (const std::future_error&) {
                    return core::failure("Backing up: the store has ended.");
                }
            });
        m_busy = false;
        if (copied)
            emit kept(QString::fromStdString(copied->string()));
        else
            emit failed(QString::fromStdString(copied.error().message));
    });
}

}  // namespace ballast::app
