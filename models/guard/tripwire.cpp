#include "models/guard/tripwire.h"

#include <algorithm>
#include <cmath>

namespace ballast::guard {
namespace {

using Judge = Tripwire (*)(const Picture&, const Limits&, const Tripwire&);
constexpr std::array<Judge, kWires> kJudges = {
    staleFeed,   crossedBook, markIndex, midIndex,  depth,    volatility,   venueErrors, marginUse,
    hedgingCost, tradeRate,   indexGone, ownImpact, crowding, feedbackLoop, venuesApart, places};

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
    return share(halt - wire.value, halt - caution);
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

Tripwire judged(Wire wire, double value, Bounds bounds, const Limits& limits,
                const Tripwire& before, bool below)
{
    Tripwire out = unknown(wire, {}, bounds, below);
    out.known = true;
    out.value = value;
    out.level = below ? levelBelow(value, bounds, limits.release, before.level)
                      : levelOf(value, bounds, limits.release, before.level);
    out.distance = distanceOf(out);
    return out;
}

Tripwire judged(Wire wire, double value, const Grades& grades, const Limits& limits,
                const Tripwire& before)
{
    Tripwire out = judged(wire, value, Bounds{grades.widen, grades.stop}, limits, before);
    out.graded = true;
    out.slowAt = grades.slow;
    const bool stillSlow = before.grade >= Grade::Slow && value > limits.release * grades.slow;
    switch (out.level) {
        case Level::Normal: break;
        case Level::Caution:
            out.grade = value > grades.slow || stillSlow ? Grade::Slow : Grade::Widen;
            break;
        case Level::Halt: out.grade = Grade::Stop; break;
    }
    return out;
}

Tripwire unknown(Wire wire, std::string_view missing, Bounds bounds, bool below)
{
    Tripwire out;
    out.wire = wire;
    out.missing = missing;
    out.bounds = bounds;
    out.below = below;
    return out;
}

Tripwire unknown(Wire wire, std::string_view missing, const Grades& grades)
{
    Tripwire out = unknown(wire, missing, Bounds{grades.widen, grades.stop});
    out.graded = true;
    out.slowAt = grades.slow;
    return out;
}

bool judgedIn(Wire wire, Scope scope)
{
    switch (wire) {
        case Wire::IndexGone: return true;  // a venue's own, and the one that counts
        case Wire::StaleFeed:
        case Wire::CrossedBook:
        case Wire::MarkIndex:
        case Wire::MidIndex:
        case Wire::Depth:
        case Wire::VenueErrors: return scope != Scope::Whole;
        default: return scope != Scope::Place;
    }
}

bool leavesAutoFire(Wire wire)
{
    switch (wire) {
        case Wire::Depth:
        case Wire::Volatility:
        case Wire::OwnImpact:
        case Wire::Crowding:
        case Wire::Feedback: return true;
        default: return false;
    }
}

Tripwires judgeAll(const Picture& picture, const Limits& limits, const Tripwires& before,
                   Scope scope)
{
    const std::string_view elsewhere =
        scope == Scope::Place ? "watched over all places" : "watched at each place";
    Tripwires out;
    for (std::size_t i = 0; i < kWires; ++i) {
        const auto wire = static_cast<Wire>(i);
        out[i] = judgedIn(wire, scope) ? kJudges[i](picture, limits, before[i])
                                       : unknown(wire, elsewhere, Bounds{});
    }
    constexpr auto kVolatility = static_cast<std::size_t>(Wire::Volatility);
    if (judgedIn(Wire::Volatility, scope))
        out[kVolatility] = withSecondSign(out, limits, before[kVolatility]);
    return out;
}

Tripwires nothingYet()
{
    static const Tripwires none = [] {
        Tripwires out;
        for (std::size_t i = 0; i < kWires; ++i)
            out[i] = unknown(static_cast<Wire>(i), "nothing seen yet", Bounds{});
        return out;
    }();
    return none;
}

const Tripwire& worst(const Tripwires& wires)
{
    return *std::ranges::max_element(wires, {}, &Tripwire::level);
}

}  // namespace ballast::guard
