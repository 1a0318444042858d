#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <filesystem>

namespace ballast::kill {

/// What a desk is told before it begins.
struct DeskPlan {
    std::filesystem::path folder;  ///< of its journal, on a real file system
    core::Time at{};               ///< the moment of its start, venue time
    std::uint64_t seed = 1;        ///< its targets and its person
    bool marks = false;            ///< tells a tracer when it approves and when its order has ended
    bool marksStart = false;       ///< … from its start until nothing is unfinished, instead
    bool sendsFirst = false;       ///< a desk that is wrong on purpose: sends, then records
};

/// The product's engine, session, codec and order journal in this process, talking over `handle`
/// until the other end is gone. Returns the exit code.
int runDesk(int handle, const DeskPlan& plan);

/// System calls that mean nothing but to a tracer.
inline constexpr int kMarkBegin = -4201, kMarkEnd = -4202;

}  // namespace ballast::kill
