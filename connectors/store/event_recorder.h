#pragma once

#include "connectors/store/event_file.h"
#include "models/engine/effect.h"
#include "models/engine/event.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace ballast::store {

/// Records every event that an engine processed, with what came of it, into events.db. The engine's
/// thread writes bytes into memory and hands whole blocks over; a thread of its own packs and
/// commits them, and drops the oldest sessions where the file grows beyond its bound. The engine's
/// thread never waits: where the writer is too far behind, the file cannot be written, the disk is
/// all but full, or this session alone fills it, recording ends for this session, is marked so in
/// the file, and is told once. What was committed before is whole and can be replayed.
class EventRecorder {
public:
    struct Bounds {
        std::size_t blockBytes = 128 * 1024;  ///< a block is handed over when it is so large,
        core::Duration blockTime = std::chrono::seconds{2};  ///< … or so old, by the engine's clock
        std::size_t blocksWaiting = 256;                     ///< 32 MiB at most
        std::size_t freshBytes = 8 * 1024 * 1024;  ///< written since the context was last forgotten
        core::Duration freshTime = std::chrono::minutes{15};  ///< … or so long ago
        /// What is older when the session begins is dropped, as EventFile::dropBefore; 0: nothing.
        core::Duration keep{};
        /// The file is kept within so many bytes, as EventFile::keepWithin; 0: no bound. It is
        /// beyond it by no more than what one commit adds, while what is too much is being dropped.
        std::int64_t keepBytes = 0;
        /// With less than so many bytes free on its disk nothing more is recorded: what is left is
        /// the order journal's, without which there is no order. 0: the last of it is taken.
        std::int64_t leaveFree = 0;
        /// The free bytes, or nothing where that is not known; empty: as the file system says.
        std::function<std::optional<std::int64_t>()> freeBytes = {};
    };
    /// Says, on the engine's thread or the writer's, that nothing is recorded any more, and why.
    using Told = std::function<void(const std::string& sentence)>;

    static core::Expected<std::unique_ptr<EventRecorder>> begin(const std::filesystem::path& folder,
                                                                const EventSession& session,
                                                                Told told, Bounds bounds);
    /// With the usual bounds.
    static core::Expected<std::unique_ptr<EventRecorder>> begin(const std::filesystem::path& folder,
                                                                const EventSession& session,
                                                                Told told);
    /// Writes what was taken, and that the session ended. The engine must have stopped before.
    ~EventRecorder();
    EventRecorder(const EventRecorder&) = delete;
    EventRecorder& operator=(const EventRecorder&) = delete;

    /// Engine's thread only, after each event, in their order.
    void took(const engine::Event& event, std::span<const engine::Effect> effects);
    /// Nothing is recorded any more.
    bool stopped() const;

    // For who tests it: the writer stands still until it is let go.
    void holdWriter();
    void releaseWriter();

private:
    class Writer;
    struct Encoding;
    EventRecorder(EventFile file, core::Time begun, Told told, Bounds bounds);
    void handOver();

    std::unique_ptr<Encoding> m_encoding;
    std::unique_ptr<Writer> m_writer;
};

}  // namespace ballast::store
