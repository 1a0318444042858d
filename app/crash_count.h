#pragma once

#include "models/core/time.h"

#include <filesystem>

namespace ballast::app {

inline constexpr int kCrashesOfALoop = 3;
inline constexpr core::Duration kCrashLoopWithin = std::chrono::minutes{10};

/// Counts the runs on a data folder that did not end in order, in a file of the folder that a kill
/// leaves behind. Where it cannot be written there is no count.
class CrashCount {
public:
    /// A run begins, at machine time (UTC).
    CrashCount(std::filesystem::path folder, core::Time now);
    /// Runs that began within kCrashLoopWithin before this one and never ended in order.
    int crashes() const { return m_crashes; }
    bool isLoop() const { return m_crashes >= kCrashesOfALoop; }
    /// This run ends in order: nothing is counted any more.
    void endedInOrder();

private:
    std::filesystem::path m_file;
    int m_crashes = 0;
};

}  // namespace ballast::app
