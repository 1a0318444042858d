#pragma once

#include "models/engine/snapshot.h"
#include "tests/soak/histogram.h"
#include "tests/soak/shared.h"

#include <vector>

namespace ballast::soak {

/// How old quotes are when they can be seen. Of each instrument whose ticker is another one than in
/// the snapshot before: from the stamp the load put on it, in the venue's clock, whole
/// milliseconds, to the tick of the engine that ended its batch (`toSnapshot`), and to the moment
/// the window had that snapshot (`toWindow`). In between are the relay, the kernel's buffers, the
/// session, the engine and the mailbox. What was overtaken by a newer quote of its instrument is in
/// no snapshot.
class LagMeter {
public:
    explicit LagMeter(const Shared& shared) : m_shared(shared) {}
    void look(const engine::Snapshot& snapshot, core::Time now);

    const Histogram& toSnapshot() const { return m_toSnapshot; }
    const Histogram& toWindow() const { return m_toWindow; }
    std::uint64_t seen() const { return m_seen; }  ///< quotes in snapshots, each once
    /// Instruments that do not show yet what was sent of them last.
    std::size_t behind(const engine::Snapshot& snapshot) const;

private:
    const Shared& m_shared;
    std::vector<core::Time> m_stamps;
    Histogram m_toSnapshot, m_toWindow;
    std::uint64_t m_seen = 0;
};

}  // namespace ballast::soak
