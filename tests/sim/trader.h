#pragma once

#include "tests/sim/process.h"

#include <map>
#include <vector>

namespace ballast::sim {

/// The person before the desk: approves, twice, late; edits, rejects, stops, resumes, changes the
/// target, and looks up at the venue what the desk could not find out.
class Trader {
public:
    Trader(Run& run, Checks& checks, const Venue& venue, Desk& desk)
        : m_run(run), m_checks(checks), m_venue(venue), m_desk(desk)
    {
    }
    /// One look at the desk, and what comes of it. Throws Crash.
    void look(Process& process);
    void newProcess();

private:
    struct Seen {
        core::ProposalId id;
        core::Revision revision = 0;
    };
    void decide(Process& process, const rebalance::Proposal& proposal);
    void approve(Process& process, const Seen& what);
    void resolve(Process& process);
    void mayStop(Process& process, const engine::Snapshot& snapshot);
    void mayRetarget(Process& process);

    Run& m_run;
    Checks& m_checks;
    const Venue& m_venue;
    Desk& m_desk;
    std::vector<Seen> m_seen;  ///< of the proposal before them, oldest first
    std::map<std::string, core::Time> m_waiting;
    core::Time m_nextTarget{};
    int m_looksHalted = 0;
};

}  // namespace ballast::sim
