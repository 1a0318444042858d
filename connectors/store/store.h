#pragma once

#include "connectors/store/order_journal.h"
#include "connectors/store/read_watch.h"
#include "models/core/inbox.h"
#include "models/engine/effect.h"
#include "models/engine/recovered.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace ballast::store {

/// What the store has to say. Called on its own thread; they hand the news on and return at once.
struct Callbacks {
    std::function<void(std::uint64_t seq)> journaled;  ///< durable up to and including `seq`
    std::function<void(std::string reason)>
        failed;  ///< once: what was found; no record from here on, so no order
    std::function<void(std::string sentence)>
        historyTold;  ///< the history fell behind, or caught up again
};

/// A refusal of Store::open() because another Ballast has the folder, and not because of its files.
bool isInUse(const core::Error& refusal);

/// Entries that may wait for the writer; full is a fault the sender must act on.
struct Capacity {
    std::size_t journal = 4'096;
    std::size_t history = 65'536;
};

/// The two files of a data folder and the thread that writes them. Record, then send: an intent is
/// on the disk when `journaled` names its sequence. Destruction writes what was accepted, then
/// closes.
class Store {
public:
    /// Makes what is missing, brings both files to the present schema, checks the journal, reserves
    /// counters, and starts the writer. Only one Ballast at a time gets a folder.
    static core::Expected<std::unique_ptr<Store>> open(const std::filesystem::path& folder,
                                                       const Opening& opening, Callbacks callbacks,
                                                       Capacity capacity = {});
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// As of open(): the engine begins from this.
    const engine::Recovered& recovered() const { return m_recovered; }

    /// Any thread; never waits. False: not taken, because the queue is full or the journal has
    /// failed, and so it will not be recorded.
    [[nodiscard]] bool journal(engine::Journal entry);
    /// Any thread; never waits. False: the queue is full, and the row is lost to the history.
    [[nodiscard]] bool remember(engine::Remember row);
    /// Copies both files into `target` while the desk runs, and waits for it; on any thread but the
    /// store's, which copies some pages between two commits: the journal never waits for more than
    /// one such step. The copies are whole databases that verify() accepts, on the disk. `watch` is
    /// asked between steps. Whoever is at it must have ended before the store does.
    core::Expected<void> backup(const std::filesystem::path& target, const ReadWatch& watch = {});

private:
    class Writer;
    core::Expected<void> copy(bool history, const std::filesystem::path& to,
                              const ReadWatch& watch);
    Store(std::unique_ptr<Writer> writer, engine::Recovered recovered);

    engine::Recovered m_recovered;
    std::unique_ptr<Writer> m_writer;
};

}  // namespace ballast::store
