#pragma once

#include "models/core/error.h"
#include "models/core/time.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

namespace ballast::store {
class Store;
}

namespace ballast::app {

/// Keeps verified copies of a data folder while the desk runs on it: one soon after the start, then
/// one every few hours, the newest ones only. The files are copied on the store's thread between
/// two of its transactions, and verified on a thread of this one's own.
class BackupKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int kKept = 8;
    static constexpr std::chrono::seconds kFirstAfter{20};
    static constexpr std::chrono::hours kEvery{4};

    BackupKeeper(store::Store& store, std::filesystem::path folder);
    ~BackupKeeper() override;

    void start();
    /// One now. Nothing where one is being made.
    void keep();

signals:
    void kept(const QString& copy);
    /// No copy was kept: why.
    void failed(const QString& why);

private:
    store::Store& m_store;
    std::filesystem::path m_folder;
    QTimer m_timer;
    std::jthread m_thread;
    std::atomic<bool> m_busy{false};
};

}  // namespace ballast::app
