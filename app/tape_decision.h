#pragma once

#include "app/ctl_commands.h"
#include "models/core/error.h"
#include "models/engine/snapshot.h"

#include <map>
#include <memory>
#include <string>

namespace ballast::app {

/// What the engine made of a recorded market and a book.
struct TapeDecision {
    std::string tape;                    ///< the file's name
    std::string positions;               ///< the file's name
    std::size_t held = 0;                ///< instruments in it
    int rows = 0;                        ///< of the tape, refused ones among them
    std::map<std::string, int> refused;  ///< of these, by reason
    core::Time recordedAt{};
    std::shared_ptr<const engine::Snapshot> snapshot;
};

/// Reads the three files and lets an engine decide, as the desk's would after a login: the smile is
/// fitted, the book valued, the band judged, the hedge priced and checked. All time is the tape's;
/// a decision is made at its own moment, or up to 16 seconds later where a position has no mark.
/// Any error names the file and what in it.
core::Expected<TapeDecision> decideOnTape(const ProposeCommand& command);

}  // namespace ballast::app
