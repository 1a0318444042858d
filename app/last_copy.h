#pragma once

#include "app/single_instance.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>

namespace ballast::app {

/// The copy of a folder whose desk has just closed it, made on a thread of its own: the window of
/// the next market does not wait for it, and a start on the same folder hardly does. Until it is
/// made, whoever knocks at the folder's socket is told that the desk is leaving, and cuts it short;
/// the socket goes when the files are free.
class LastCopy {
public:
    /// `door` is the folder's, and leaves(); null where none could be had.
    LastCopy(std::filesystem::path folder, std::unique_ptr<SingleInstance> door);
    /// Waits for it: no longer than BackupKeeper::kAtEndWithin.
    ~LastCopy();

    const std::filesystem::path& folder() const { return m_folder; }
    /// For a desk that is to be opened on the folder by this program; the destructor then waits for
    /// a moment only.
    void cutShort() { m_thread.request_stop(); }
    bool isDone() const { return m_done; }

private:
    void run(const std::stop_token& stop);

    std::filesystem::path m_folder;
    std::unique_ptr<SingleInstance> m_door;
    std::atomic<bool> m_done{false};
    std::jthread m_thread;  // last: it ends before what it uses
};

}  // namespace ballast::app
