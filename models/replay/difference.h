#pragma once

#include "models/replay/event_codec.h"

#include <optional>
#include <string>

namespace ballast::replay {

/// The first place where two values differ, by the names of the fields on the way there.
struct Difference {
    std::string field;  ///< "legs[0].limit"; empty: they are of different kinds
    std::string recorded, recomputed;
};

/// Bit by bit, field by field in their order; nothing: identical.
std::optional<Difference> firstDifference(const Outcome& recorded, const Outcome& recomputed);
std::optional<Difference> firstDifference(const engine::Event& a, const engine::Event& b);

/// "proposal 12, revision 3", "decision on proposal 12", "journal entry of R1-…", "alert 7".
std::string nameOf(const Outcome& outcome);
/// The proposal an outcome is of; 0: of none.
core::ProposalId proposalOf(const Outcome& outcome);

}  // namespace ballast::replay
