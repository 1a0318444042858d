#pragma once

#include "tests/sim/fault.h"
#include "tests/sim/random.h"
#include "tests/sim/scheduler.h"
#include "tests/sim/trace.h"

#include <functional>
#include <string>

namespace ballast::sim {

/// What all parts of one run share: time, chance, faults, the trace and the first thing that was
/// wrong.
struct Run {
    Run(std::uint64_t seed, bool keepTrace)
        : scheduler(core::fromUnixMs(1'790'000'000'000)), random(seed), trace(keepTrace)
    {
        trace.begin(scheduler.now());
        faults.setChance(random);
    }

    core::Time now() const { return scheduler.now(); }
    bool strikes(Fault fault)
    {
        if (!faults.strikes(fault, standing())) return false;
        trace.line(now(), "fault {}", text(fault));
        return true;
    }
    /// The first failure stays.
    void fail(std::string why)
    {
        if (!failure.empty()) return;
        trace.line(now(), "FAILED {}", why);
        failure = std::move(why);
    }

    Scheduler scheduler;
    Random random;
    Faults faults;
    Trace trace;
    std::string failure;
    std::function<Standing()> standing = [] { return Standing::None; };
};

}  // namespace ballast::sim
