#pragma once

#include "models/core/error.h"
#include "models/core/time.h"
#include "models/replay/event_codec.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ballast::engine {
struct Snapshot;
}

namespace ballast::replay {

/// A recorded session as it lies somewhere: what its engine began with, and its events in blocks.
struct Recording {
    struct Block {
        std::uint64_t events = 0;
        core::Time last{};   ///< the engine's clock at its end
        bool fresh = false;  ///< it can be read without those before it
    };
    std::string config;         ///< configBytes()
    std::vector<Block> blocks;  ///< from the session's first event on
    /// The bytes of a block, as an EventWriter gave them. Asked for in order, and from the first
    /// one anew after a way back.
    std::function<core::Expected<std::string>(std::size_t block)> read;

    std::uint64_t events() const;  ///< all of them
};

/// The engine at any moment of a recorded session: the same code over the same events from the
/// session's beginning, and so the same state. Forwards it goes event by event; a place further
/// back is reached from the beginning, for the state of an engine cannot be put aside. One thread;
/// the desktop's scrubber has one on a thread of its own.
class ReplayCursor {
public:
    /// Stands before the first event. Fails where another layout of events was recorded.
    static core::Expected<std::unique_ptr<ReplayCursor>> open(Recording recording);
    ~ReplayCursor();
    ReplayCursor(const ReplayCursor&) = delete;
    ReplayCursor& operator=(const ReplayCursor&) = delete;

    std::uint64_t position() const;  ///< events processed; the next one has this number
    std::uint64_t events() const;    ///< in the recording
    core::Time clock() const;        ///< the engine's clock; the epoch before its first tick

    /// Processes the next event; false at the end. After a failure the cursor stays where it is,
    /// and says the same again.
    core::Expected<bool> step();
    /// The event that step() would process next, valid until the next move; null at the end.
    core::Expected<const engine::Event*> next();
    /// To where exactly so many events are processed, or to the end.
    core::Expected<void> seek(std::uint64_t event);
    /// To the last event at which the clock was not later than `time`.
    core::Expected<void> seek(core::Time time);

    /// The last event with what was recorded of it, and what came of it here. Valid until the next
    /// move; empty before the first.
    const Entry& recorded() const;
    const std::vector<Outcome>& recomputed() const;

    /// The whole desk at this moment. Takes nothing from what comes: a replay with snapshots is the
    /// replay without.
    std::shared_ptr<const engine::Snapshot> snapshot();

private:
    struct State;
    explicit ReplayCursor(std::unique_ptr<State> state);
    core::Expected<bool> read();
    void process();
    core::Expected<void> restart();

    std::unique_ptr<State> m_state;
};

}  // namespace ballast::replay
