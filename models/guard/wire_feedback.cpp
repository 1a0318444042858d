#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire feedbackLoop(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.feedback)
        return unknown(Wire::Feedback, "no gamma, or no book to take impact from", limits.feedback);
    Tripwire wire = judged(Wire::Feedback, p.feedback->g, limits.feedback, limits, before);
    // At one exactly the loop does not end either.
    if (p.feedback->g >= 1) {
        wire.level = Level::Halt;
        wire.grade = Grade::Stop;
        wire.distance = 0;
    }
    return wire;
}

}  // namespace ballast::guard
