#include "models/core/text.h"
#include "models/guard/tripwire.h"

#include <cctype>
#include <initializer_list>

namespace ballast::guard {

Tripwire volatility(const Picture& p, const Limits& limits, const Tripwire& before)
{
    const Bounds alone{limits.volatility.caution, limits.volatilityAlone};
    const auto marked = [&](Tripwire wire) {
        wire.signAt = limits.volatility.halt;
        return wire;
    };
    if (!p.volatility)
        return marked(unknown(Wire::Volatility, "waiting for half a minute of prices", alone));
    if (!p.expectedVolatility || !(*p.expectedVolatility > 0))
        return marked(unknown(Wire::Volatility, "no volatility to expect yet", alone));
    return marked(
        judged(Wire::Volatility, *p.volatility / *p.expectedVolatility, alone, limits, before));
}

const Tripwire* secondSign(const Tripwires& wires)
{
    const auto trips = [&](Wire wire) {
        return wires[static_cast<std::size_t>(wire)].level != Level::Normal;
    };
    for (const Wire wire :
         {Wire::Depth, Wire::MarkIndex, Wire::MidIndex, Wire::VenuesApart, Wire::StaleFeed,
          Wire::IndexGone, Wire::CrossedBook, Wire::VenueErrors, Wire::Places})
        if (trips(wire)) return &wires[static_cast<std::size_t>(wire)];
    if (trips(Wire::OwnImpact) && trips(Wire::Crowding))
        return &wires[static_cast<std::size_t>(Wire::OwnImpact)];
    return nullptr;
}

Tripwire withSecondSign(const Tripwires& wires, const Limits& limits, const Tripwire& before)
{
    const Tripwire& alone = wires[static_cast<std::size_t>(Wire::Volatility)];
    const Tripwire* sign = alone.known ? secondSign(wires) : nullptr;
    if (!sign || alone.level == Level::Halt) return alone;
    Tripwire both = judged(Wire::Volatility, alone.value, limits.volatility, limits, before);
    both.signAt = alone.signAt;
    if (both.level != Level::Halt) return both;
    std::string words{name(sign->wire)};
    words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
    both.detail = "with " + words + " " + valueText(*sign);
    return both;
}

}  // namespace ballast::guard
