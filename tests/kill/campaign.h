#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ballast::kill {

struct Campaign {
    int cycles = 200;
    std::uint64_t seed = 1;
    std::filesystem::path folder;  ///< one of its own below this
    bool sendsFirst = false;       ///< the desk that is wrong on purpose
    int cyclesALife = 100;         ///< then a new folder and a new venue
};

/// What came of it.
struct Tally {
    std::uint64_t cycles = 0, kills = 0, lives = 0;
    std::uint64_t orders = 0, fills = 0;
    std::uint64_t recovered = 0;  ///< orders a desk began with that had not ended
    std::uint64_t compared = 0;   ///< times the ledgers were held against each other, at rest
    std::uint64_t duplicates = 0, lost = 0, asked = 0;
    std::uint64_t points = 0;  ///< system calls at which it was killed, in a sweep
    std::string failure;       ///< empty: both ledgers were equal, always
    void add(const Tally& other);
    std::string text() const;
};

/// Starts the desk, kills it, starts it again …, at random moments of its life, half of them right
/// after an order left; every tenth is left until everything has ended, and the ledgers compared.
/// Every second life has the venue's and the network's faults too.
Tally killAtRandom(const Campaign& campaign);

/// Where a sweep kills.
enum class Span { ApproveToFill, StartToResolved };
/// Kills a desk at its first, second, … last system call of the span, each time a new one in a new
/// folder, and starts it again.
Tally sweep(Span span, const Campaign& campaign);

}  // namespace ballast::kill
