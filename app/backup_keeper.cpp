#include "app/backup_keeper.h"

#include "app/thread_name.h"
#include "connectors/store/backup.h"
#include "connectors/store/backups.h"
#include "connectors/store/store.h"

#include <array>
#include <future>
#include <memory>

namespace ballast::app {

std::chrono::seconds BackupKeeper::pauseAfter(int made)
{
    using namespace std::chrono_literals;
    constexpr std::array<std::chrono::seconds, 3> kFirst{20s, 15min, 45min};
    const auto n = static_cast<std::size_t>(made);
    return n < kFirst.size() ? kFirst[n] : std::chrono::seconds{4h};
}

BackupKeeper::BackupKeeper(store::Store& store, std::filesystem::path folder)
    : m_store(store), m_folder(std::move(folder))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        keep();
        m_timer.start(pauseAfter(++m_made));
    });
}

BackupKeeper::~BackupKeeper() = default;

void BackupKeeper::start() { m_timer.start(pauseAfter(m_made)); }

void BackupKeeper::keep(Done done)
{
    if (m_busy.exchange(true)) {
        if (done)
            done(
                core::failure("Backing up: the desk is making a copy at this moment. Ask again "
                              "when it is done."));
        return;
    }
    m_thread = std::jthread([this, done = std::move(done)](const std::stop_token& stop) {
        nameThisThread("backup");
        const auto copied = store::keepBackup(
            m_folder, std::chrono::system_clock::now(), kKept,
            [this](const std::filesystem::path& target) -> core::Expected<void> {
                auto copy = std::make_shared<std::promise<core::Expected<void>>>();
                auto result = copy->get_future();
                if (!m_store.backup(target, [copy](core::Expected<void> made) {
                        copy->set_value(std::move(made));
                    }))
                    return core::failure("Backing up: the store is not keeping up.");
                try {
                    return result.get();
                } catch (const std::future_error&) {
                    return core::failure("Backing up: the store has ended.");
                }
            },
            [&stop](double) { return !stop.stop_requested(); });
        m_busy = false;
        if (done)
            done(
                copied || !stop.stop_requested()
                    ? copied
                    : core::failure("Backing up: the desk is ending; it makes a copy at its end."));
        if (stop.stop_requested()) return;
        if (copied)
            emit kept(QString::fromStdString(copied->string()));
        else
            emit failed(QString::fromStdString(copied.error().message));
    });
}

core::Expected<std::filesystem::path> BackupKeeper::keepAtEnd(const std::filesystem::path& folder,
                                                              std::chrono::milliseconds within)
{
    const auto until = std::chrono::steady_clock::now() + within;
    const store::ReadWatch inTime = [until](double) {
        return std::chrono::steady_clock::now() < until;
    };
    auto copied = store::keepBackup(
        folder, std::chrono::system_clock::now(), kKept,
        [&](const std::filesystem::path& target) { return store::backup(folder, target, inTime); },
        inTime);
    if (!copied && !inTime(1))
        return core::failure(
            "Backing up at the end: it was given up, for it would have kept the program from "
            "leaving. 'ballastctl backup' makes a copy without a hurry.");
    return copied;
}

}  // namespace ballast::app
