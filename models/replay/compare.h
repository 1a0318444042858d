#pragma once

#include "models/replay/cursor.h"
#include "models/replay/difference.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ballast::replay {

/// Which outcomes are asked about; the others are recomputed all the same, for the state they
/// leave.
struct Question {
    std::optional<core::ProposalId> proposal;  ///< of this one only
    core::Time from = core::Time::min();       ///< by the engine's clock, both ends belong to it
    core::Time to = core::Time::max();
    std::set<std::uint64_t> drawn;  ///< of these alone; empty: of all
};

/// Something that was not recomputed as it was recorded.
struct Finding {
    std::uint64_t event = 0;  ///< after which it came out, counted from 0
    core::Time at{};          ///< the engine's clock
    std::string what;         ///< "proposal 12, revision 3"
    Difference difference;
};

/// What a comparison found.
struct Comparison {
    std::uint64_t events = 0;           ///< replayed
    std::set<std::uint64_t> proposals;  ///< numbers asked about
    std::set<std::uint64_t> unlike;     ///< those of which something differs
    std::uint64_t revisions = 0, decisions = 0, journal = 0, alerts = 0;
    std::uint64_t others = 0;  ///< events whose other effects were compared by their fingerprint
    std::uint64_t differing = 0;
    std::vector<Finding> findings;  ///< the first kMostFindings
    bool identical() const { return differing == 0; }
};
inline constexpr std::size_t kMostFindings = 20;

/// Holds every outcome of the cursor's last event against the recorded one, bit by bit.
void compareEvent(const ReplayCursor& cursor, const Question& question, Comparison& found);

/// Runs the cursor to its end (or past `to`), and holds every outcome asked about against the
/// recorded one, bit by bit.
core::Expected<Comparison> compare(ReplayCursor& cursor, const Question& question);

}  // namespace ballast::replay
