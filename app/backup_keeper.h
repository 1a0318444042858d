#pragma once

#include "models/core/error.h"
#include "models/core/time.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <thread>

namespace ballast::store {
class Store;
}

namespace ballast::app {

/// Keeps verified copies of a data folder while the desk runs on it: some soon after the start,
/// when a day's first orders are in no copy yet, then one every few hours, and one at the desk's
/// end; the newest ones only. The files are copied in small steps on the store's thread between two
/// of its transactions, and verified on a thread of this one's own.
class BackupKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int kKept = 8;
    /// After the start, or the copy before, when so many were made in this session.
    static std::chrono::seconds pauseAfter(int made);
    /// What a desk that leaves waits for its last copy at most, copying and verifying.
    static constexpr std::chrono::seconds kAtEndWithin{10};

    BackupKeeper(store::Store& store, std::filesystem::path folder);
    ~BackupKeeper() override;

    void start();
    /// Where the copy is, or why there is none; on any thread.
    using Done = std::function<void(core::Expected<std::filesystem::path>)>;
    /// How far it is, 0 to 1, on a thread of this one's own. False: it is not wanted any more.
    using Watch = std::function<bool(double)>;
    /// One now. Where one is being made already, `done` is told so.
    void keep(Done done = {}, Watch watch = {});
    /// Of a folder whose desk has just closed it: the last of its orders too. Fails where it would
    /// take longer than a person waits for a program to leave, and where `goesOn` says no.
    static core::Expected<std::filesystem::path> keepAtEnd(
        const std::filesystem::path& folder, std::chrono::milliseconds within,
        const std::function<bool()>& goesOn = {});

signals:
    void kept(const QString& copy);
    /// No copy was kept: why.
    void failed(const QString& why);

private:
    store::Store& m_store;
    std::filesystem::path m_folder;
    QTimer m_timer;
    int m_made = 0;
    std::jthread m_thread;
    std::atomic<bool> m_busy{false};
};

}  // namespace ballast::app
