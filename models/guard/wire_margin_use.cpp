#include "models/guard/tripwire.h"

namespace ballast::guard {

Tripwire marginUse(const Picture& p, const Limits& limits, const Tripwire& before)
{
    if (!p.marginUse) return unknown(Wire::MarginUse, "equity is not known", limits.marginUse);
    return judged(Wire::MarginUse, *p.marginUse, limits.marginUse, limits, before);
}

}  // namespace ballast::guard
