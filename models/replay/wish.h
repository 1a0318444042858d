#pragma once

#include "models/core/ids.h"
#include "models/core/time.h"
#include "models/replay/marks.h"

#include <cstdint>
#include <variant>

namespace ballast::replay {

// What a person wants to see of a recorded session.

struct Play {};
struct Pause {};
struct SetSpeed {
    double speed = 1;  ///< recorded seconds a second
};
/// So many events on, or back.
struct Step {
    std::int64_t events = 1;
};
/// To where so many events are processed.
struct ToEvent {
    std::uint64_t event = 0;
};
/// To the last event at which neither the clock nor the price it brings was later.
struct ToTime {
    core::Time at{};
};
/// To the next mark of these kinds, or the one before.
struct ToMark {
    MarkSet kinds = kEveryMark;
    bool forward = true;
};
/// To where this proposal was made.
struct ToProposal {
    core::ProposalId proposal;
};
/// Of a way that takes long: stays where it has come to.
struct Cancel {};

using Wish = std::variant<Play, Pause, SetSpeed, Step, ToEvent, ToTime, ToMark, ToProposal, Cancel>;

}  // namespace ballast::replay
