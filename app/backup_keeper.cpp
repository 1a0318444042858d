#include "app/backup_keeper.h"

#include "app/thread_name.h"
#include "connectors/store/backup.h"
#include "connectors/store/backups.h"
#include "connectors/store/store.h"

#include <array>

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

void BackupKeeper::keep(Done done, Watch watch)
{
    if (m_busy.exchange(true)) {
        if (done)
            done(
                core::failure("Backing up: the desk is making a copy at this moment. Ask again "
                              "when it is done."));
        return;
    }
    m_thread = std::jthread([this, done = std::move(done),
                             watch = std::move(watch)](const std::stop_token& stop) {
        nameThisThread("backup");
        bool wanted = true;
        const store::ReadWatch goesOn = [&](double share) {
            wanted = wanted && (!watch || watch(share));
            return wanted && !stop.stop_requested();
        };
        auto copied = store::keepBackup(
            m_folder, std::chrono::system_clock::now(), kKept,
            [&](const std::filesystem::path& target) {
                return m_store.backup(target, store::partOf(goesOn, 0, store::kOfCopying));
            },
            goesOn);
        if (!copied && stop.stop_requested())
            copied = core::failure("Backing up: the desk is ending; it makes a copy at its end.");
        else if (!copied && !wanted)
            copied = core::failure("Backing up: it was stopped, and no copy was kept.");
        m_busy = false;
        if (done) done(copied);
        if (stop.stop_requested()) return;
        if (copied)
            emit kept(QString::fromStdString(copied->string()));
        else if (wanted)  // else whoever stopped it knows
            emit failed(QString::fromStdString(copied.error().message));
    });
}

core::Expected<std::filesystem::path> BackupKeeper::keepAtEnd(const std::filesystem::path& folder,
                                                              std::chrono::milliseconds within,
                                                              const std::function<bool()>& goesOn)
{
    const auto until = std::chrono::steady_clock::now() + within;
    const auto inTime = [until] { return std::chrono::steady_clock::now() < until; };
    const store::ReadWatch watch = [&](double) { return inTime() && (!goesOn || goesOn()); };
    auto copied = store::keepBackup(
        folder, std::chrono::system_clock::now(), kKept,
        [&](const std::filesystem::path& target) {
            return store::backup(folder, target, store::partOf(watch, 0, store::kOfCopying));
        },
        watch);
    if (!copied && goesOn && !goesOn())
        return core::failure(
            "Backing up at the end: it was cut short, for a desk is to be opened on the folder; "
            "that one makes a copy soon.");
    if (!copied && !inTime())
        return core::failure(
            "Backing up at the end: it was given up, for it would have kept the program from "
            "leaving. 'ballastctl backup' makes a copy without a hurry.");
    return copied;
}

}  // namespace ballast::app
