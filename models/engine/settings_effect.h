#pragma once

#include "models/engine/snapshot.h"
#include "models/guard/limit_table.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ballast::engine {

/// Policies and limits that are in force, or would be; in the engine's own time.
struct Rules {
    std::span<const rebalance::Policy> policies;
    const guard::LimitSet& limits;
};

/// The band of one underlying against the delta of now, which no order in flight counts in.
struct BandEffect {
    core::Currency underlying;
    portfolio::DeltaConvention convention =
        portfolio::DeltaConvention::NetTransaction;  ///< of `delta` and of the band then
    double delta = 0;                                ///< coin
    rebalance::FixedBand now;                        ///< in force, in the convention of now
    rebalance::FixedBand then;  ///< with the targets by spot and of sub-books, and CAUTION's factor
    bool insideNow = true, insideThen = true;
    bool changes = false;   ///< the policy does, or how much CAUTION widens
    bool liveThen = false;  ///< inside it a live band is found anew: it may be narrower
};

/// How the book stands to a limit.
enum class Standing : std::uint8_t {
    Kept,
    Near,     ///< four fifths of the way to the limit, or further
    Caution,  ///< of a tripwire: beyond its first bound
    Over,     ///< over the limit; of a tripwire HALT
};
std::string_view text(Standing standing);  ///< "kept", "near", "CAUTION", "over"

/// One limit or tripwire, and what of the book it is held against.
struct LimitEffect {
    std::string key;           ///< as in the file; of a tripwire the key without _caution and _halt
    std::string of;            ///< "BTC", an account, "session", "proposal 12"
    double value = 0;          ///< of the book, in the unit of the key
    double now = 0, then = 0;  ///< the limit; of a tripwire where HALT is
    Standing standsNow = Standing::Kept, standsThen = Standing::Kept;
};

/// A proposal that waits for a person now and would not then.
struct ProposalEffect {
    core::ProposalId proposal;
    core::Currency underlying;
    std::string why;  ///< the end of a sentence
};

/// What another set of rules would do to the book as it stands.
struct SettingsEffect {
    std::vector<BandEffect> bands;    ///< of every underlying with a policy in both, in order
    std::vector<LimitEffect> limits;  ///< that are not simply kept then, or were not now
    std::vector<ProposalEffect> ends;
};

/// Pure: of one snapshot, and nothing but what it says. What only an order could break (its size,
/// its pace, its age) is judged of the proposals that wait, by their largest leg. The tripwires are
/// those of the underlying as a whole; those of single places are judged by the engine alone. A
/// live band cannot be foretold, and is said so.
SettingsEffect effectOf(const Snapshot& snapshot, const Rules& now, const Rules& then);

}  // namespace ballast::engine
