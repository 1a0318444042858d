#pragma once

#include <cstdint>
#include <string>

namespace ballast::kill {

/// What a journal looked like after so many ways of losing power or a disk, and what was wrong.
struct DiskTally {
    std::uint64_t images = 0;    ///< states of the disk that were opened again
    std::uint64_t compound = 0;  ///< of them: the power went again while the journal recovered
    std::uint64_t runs = 0;      ///< workloads, or runs with a fault
    std::uint64_t records = 0;   ///< acknowledged, over all runs
    std::uint64_t refused = 0;   ///< opened with a sentence instead: counted, where it may be
    std::uint64_t losses = 0;    ///< acknowledged, and not there; or there, and never written
    std::string failure;         ///< the first one
    std::string text() const;
};

/// Runs the order journal on a disk in memory, and before every change that reaches the disk looks
/// at what a power cut would leave: at least `images` of them. Each is opened by the product, and
/// must hold exactly what was acknowledged, with or without the transaction under way, give out no
/// number twice, and pass an auditor's check. With `ignoreSyncs` the disk lies: losses must show.
DiskTally crashImages(std::uint64_t images, std::uint64_t seed, bool ignoreSyncs = false);

/// The Nth operation of a run fails, for every N, each way a disk can fail, once and for good:
/// while it works and while it recovers. Nothing acknowledged is lost, and after a failure nothing
/// more is written or synced.
DiskTally diskFaults(std::uint64_t seed);

/// Every `step`-th byte of a journal of at least `size` bytes is changed. Each change is noticed by
/// the auditor, or changes nothing that anybody can read; and a desk that starts on it knows
/// exactly what it would have known, or refuses.
DiskTally bitFlips(std::uint64_t size, std::uint64_t step, std::uint64_t seed);

}  // namespace ballast::kill
