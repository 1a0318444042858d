#include "models/guard/tripwire.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {
namespace {

using Judge = Tripwire (*)(const Picture&, const Limits&, Level);
constexpr std::array<Judge, kWires> kJudges = {
    staleFeed, crossedBook, markIndex, midIndex,  depth,     volatility, venueErrors,
    marginUse, hedgingCost, tradeRate, indexGone, ownImpact, crowding,   feedbackLoop};

Level levelOf(double value, const Bounds& bounds, double release, Level before)
{
    if (!std::isfinite(value) || value > bounds.halt) return Level::Halt;
    if (before == Level::Halt && value > release * bounds.halt) return Level::Halt;
    if (value > bounds.caution) return Level::Caution;
    if (before >= Level::Caution && value > release * bounds.caution) return Level::Caution;
    return Level::Normal;
}

Level levelBelow(double value, const Bounds& bounds, double release, Level before)
{
    if (!std::isfinite(value) || value < bounds.halt) return Level::Halt;
    if (before == Level::Halt && value < bounds.halt / release) return Level::Halt;
    if (value < bounds.caution) return Level::Caution;
    if (before >= Level::Caution && value < bounds.caution / release) return Level::Caution;
    return Level::Normal;
}

double share(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

double distanceOf(const Tripwire& wire)
{
    const auto& [caution, halt] = wire.bounds;
    if (wire.level == Level::Halt || !std::isfinite(wire.value)) return 0;
    if (wire.below)
        return wire.level == Level::Caution ? share(wire.value - halt, caution - halt)
                                            : share(wire.value - caution, 1 - caution);
    if (wire.level == Level::Normal) return share(caution - wire.value, caution);
    // Only a person is asked for, nothing beyond: then CAUTION is the end of the way.
    return std::isfinite(halt) ? share(halt - wire.value, halt - caution) : 0;
}

}  // namespace

std::string_view text(Level level)
{
    switch (level) {
        case Level::Normal: return "NORMAL";
        case Level::Caution: return "CAUTION";
        case Level::Halt: return "HALT";
    }
    return "";
}

Tripwire judged(Wire wire, double value, Bounds bounds, const Limits& limits, Level before,
                bool below)
{
    Tripwire out{wire, true, {}, value, bounds, below, 1, Level::Normal};
    out.level = below ? levelBelow(value, bounds, limits.release, before)
                      : levelOf(value, bounds, limits.release, before);
    out.distance = distanceOf(out);
    return out;
}

Tripwire unknown(Wire wire, std::string_view missing, Bounds bounds, bool below)
{
    return {wire, false, missing, 0, bounds, below, 1, Level::Normal};
}

Tripwires judgeAll(const Picture& picture, const Limits& limits, const Tripwires& before)
{
    Tripwires out;
    for (std::size_t i = 0; i < kWires; ++i) out[i] = kJudges[i](picture, limits, before[i].level);
    return out;
}

Tripwires nothingYet()
{
    Tripwires out;
    for (std::size_t i = 0; i < kWires; ++i)
        out[i] = unknown(static_cast<Wire>(i), "nothing seen yet", {});
    return out;
}

const Tripwire& worst(const Tripwires& wires)
{
    return *std::ranges::max_element(wires, {}, &Tripwire::level);
}

}  // namespace ballast::guard
