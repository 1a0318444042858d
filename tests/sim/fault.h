#pragma once

#include "tests/sim/random.h"

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace ballast::sim {

/// What can go wrong. Each is asked about at the moments at which it could happen.
enum class Fault : std::uint8_t {
    // the link
    ConnectRefused,   ///< N30: no name, no route, no answer
    LinkCut,          ///< at any moment
    LostBeforeVenue,  ///< N2: the order's frame never arrives, and the link is gone
    CutBeforeAck,     ///< N1: the venue has the order, and the link is gone
    HalfOpen,         ///< N3: not a byte either way, and nobody is told
    Stall,            ///< N17: the venue's news queue up for seconds
    Flapping,         ///< N19: six losses in half a minute
    VenueDown,        ///< N23: nobody is let in for seconds
    LoginRefused,     ///< N26
    RenewalRefused,   ///< N26: of a login that expires
    SlowClose,        ///< N28: the venue hears late that we have gone
    // answers to an order
    AckLost,              ///< N4: though the link lives on
    AckLate,              ///< N5
    AckTwice,             ///< N5
    AckOnNextLink,        ///< N6: the answer of an old connection comes on the new one
    RateLimited,          ///< N21: 10028, and the session ends
    Maintenance,          ///< N23: 11051
    Settlement,           ///< N23: 10041
    RefusedDefinitely,    ///< N24: funds, band, tick
    UnknownErrorPlaced,   ///< N25: a code nobody knows, and the order is there
    UnknownErrorNothing,  ///< N25: a code nobody knows, and it is not
    TimedOut,             ///< 13888: matching did not begin in time
    SlowMatching,         ///< matching begins late, or not in time
    // what becomes of an order
    FillsInPart,  ///< N7
    FillsNothing,
    LingersOpen,      ///< an immediate order that takes its time
    FillBeatsCancel,  ///< N27
    // news of the account
    NewsFirst,      ///< N8: before the answer
    NewsTwice,      ///< N9
    NewsSwapped,    ///< N10
    OldNews,        ///< N11: an older record of the order comes after
    NewsLost,       ///< the link lives on, and a message was never sent
    ExternalTrade,  ///< N31
    ExternalOrder,  ///< N31
    // the market
    BookGap,      ///< N12
    BookRepeat,   ///< N13
    BookReset,    ///< N14
    BookCrossed,  ///< N16
    // questions
    QueryLags,     ///< N29: as it was up to four seconds ago
    QueryRefused,  ///< N30
    QuerySilent,
    // the machine
    ClockSkew,      ///< N20, P8: the desk's clock at a start
    CrashAtEffect,  ///< P1: the process is gone between two effects
    CrashInStore,   ///< P1: written, and gone before it was told
    PowerLoss,      ///< P2: what was not synced is lost
    DiskFull,       ///< P3
    FsyncFails,     ///< P4
    SlowDisk,
    Freeze,     ///< P9, P11, P12: the desk stands still for seconds
    CrashLoop,  ///< P13: again right after the start
    // the person
    DoubleClick,    ///< H2
    StaleApproval,  ///< H3, H4: of a revision long gone
    Edits,          ///< H1
    Rejects,
    StopAll,  ///< H10: twice
    CancelsOrder,
    ArmsAutoFire,  ///< H5
    SwitchesToWatch,
    ClosesWindow,  ///< H8: leaves in order, orders or not
    Count
};
inline constexpr std::size_t kFaults = static_cast<std::size_t>(Fault::Count);
std::string_view text(Fault fault);

/// How the newest order stands when a fault strikes.
enum class Standing : std::uint8_t {
    None,
    Recording,
    InFlight,
    Open,
    Cancelling,
    Unknown,
    NeedsOperator,
    Ended,  ///< a moment ago
    Count
};
inline constexpr std::size_t kStandings = static_cast<std::size_t>(Standing::Count);
std::string_view text(Standing standing);

/// How often each fault struck in each standing.
struct Coverage {
    std::array<std::array<std::uint64_t, kFaults>, kStandings> hits{};
    void add(const Coverage& other);
};

/// Which faults a run has and how often: a random subset for a seed, or given ones for a script.
class Faults {
public:
    /// A swarm: each kind is on in about a third of the seeds, and then more or less often.
    void swarm(Random& random);
    /// Strikes at exactly these of its moments, counted from 1.
    void script(Fault fault, std::vector<int> moments);
    /// Nothing strikes any more.
    void heal() { m_healed = true; }
    bool healed() const { return m_healed; }
    bool isOn(Fault fault) const;

    /// Whether it strikes now.
    bool strikes(Fault fault, Standing standing);
    const Coverage& coverage() const { return m_coverage; }
    void setChance(Random& random) { m_random = &random; }

private:
    std::array<double, kFaults> m_rate{};
    std::array<int, kFaults> m_moments{};
    std::map<Fault, std::vector<int>> m_script;
    Random* m_random = nullptr;
    bool m_healed = false;
    Coverage m_coverage;
};

}  // namespace ballast::sim
