#pragma once

#include "models/margin/view.h"

#include <cstdint>
#include <string>

namespace ballast::margin {

struct GuardLimits {
    double maxUse = 0.7;        ///< maintenance over equity at the marks
    double maxStressUse = 1.0;  ///< … anywhere on the stress grid: 1 is a liquidation
    double watchSigma = 8;      ///< a liquidation further off than this many days' standard
                                ///< deviations is not watched: it may come nearer
    bool operator==(const GuardLimits&) const = default;
};

/// What a trade does to the delta it is about, coin.
struct DeltaChange {
    double before = 0, after = 0, target = 0;
};

enum class Verdict : std::uint8_t { Allow, Confirm, Deny };

struct Judgement {
    Verdict verdict = Verdict::Allow;
    /// It takes delta nearer its target and the worst stress leaves no less equity than before.
    bool strictlyReducing = false;
    bool liquidationNearer = false;
    std::string sentence;  ///< with the numbers; empty where it is allowed without a remark
};

/// Whether a trade may be made, by its margin before and after. Refused: what brings a watched
/// liquidation nearer, takes the use of margin or its worst stress over its limit and higher than
/// it was, and is not strictly risk-reducing. What is strictly risk-reducing is never refused. A
/// person confirms: what is not known (of what the account's model cannot judge nothing is ever
/// known: that is refused), and legs of which a part would break a limit that the whole
/// keeps.
Judgement judge(const MarginView& view, const DeltaChange& delta, const GuardLimits& limits);

/// "-31.2 % (12.4 days' standard deviations)", "more than 95 % down or 500 % up", "reached".
std::string liquidationText(const MarginView& view, const Liquidation& liquidation);

}  // namespace ballast::margin
