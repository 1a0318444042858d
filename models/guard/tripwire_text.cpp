// Tripwires in words.
#include "models/core/text.h"
#include "models/guard/tripwire.h"

#include <cmath>

namespace ballast::guard {
namespace {

enum class Unit : std::uint8_t { Seconds, Percent, Times, Count, Usd, Correlation, Plain };

struct Words {
    std::string_view name, definition;
    Unit unit;
};
constexpr std::array<Words, kWires> kWords = {{
    {"Stale feed",
     "Seconds since the last message about the hedge instrument. The bounds are so many median "
     "gaps between its messages, and never less than the floor.",
     Unit::Seconds},
    {"Crossed book",
     "Seconds for which the best bid of the hedge instrument has not been below its best ask.",
     Unit::Seconds},
    {"Mark to index",
     "Distance of the hedge instrument's mark from the index, as a fraction of the index. Not "
     "judged for a dated hedge, which carries a basis.",
     Unit::Percent},
    {"Mid to index",
     "Distance of the hedge instrument's mid from the index; for a dated hedge from its own mark.",
     Unit::Percent},
    {"Depth",
     "Visible size of the hedge instrument on the thinner side of 20 levels, as a share of its own "
     "running median.",
     Unit::Percent},
    {"1-minute volatility",
     "Volatility of the index over the last minute, over the volatility the options expect (its "
     "average of the last hour). HALT needs a second sign: depth, marks, mids, venues or feeds "
     "beyond their CAUTION, or own impact and crowding both; or far more of it.",
     Unit::Times},
    {"Venue errors",
     "In the last ten minutes: refused orders, failed queries, refused messages, "
     "gaps in books, and lost links.",
     Unit::Count},
    {"Margin use", "Maintenance margin over equity.", Unit::Percent},
    {"Hedging cost", "Fees and slippage of our fills in the last 24 hours, USD.", Unit::Usd},
    {"Hedges per hour", "Orders of ours that filled in the last hour.", Unit::Count},
    {"Index gone",
     "Seconds since the index was last told. The bounds are so many median gaps, and never less "
     "than the floor.",
     Unit::Seconds},
    {"Own impact",
     "What the mid moves after our own trades, over the calibrated impact: the slope of a "
     "regression with the index as control. Trips only when its t-statistic is high as well.",
     Unit::Times},
    {"Crowding",
     "The lower of two correlations of our trades: with the return of the minute before, and with "
     "the imbalance of the market's aggressors, each less the part that our own gamma asked for. "
     "Positive is running with the crowd.",
     Unit::Correlation},
    {"Gamma feedback",
     "Short gamma times impact per coin: the share of a move that our own hedging adds to it. From "
     "1 the loop is unstable.",
     Unit::Plain},
    {"Venues apart",
     "The furthest that the mids of two venues' hedges are from one another, of those places that "
     "are calm themselves. Which of two is right nobody knows.",
     Unit::Percent},
    {"Places left out",
     "The share of the places that carry no hedge now, for their own tripwires or for want of a "
     "link. CAUTION when none is calm, HALT when all are halted.",
     Unit::Percent},
}};

const Words& wordsOf(Wire wire) { return kWords[static_cast<std::size_t>(wire)]; }

std::string inUnit(double value, Unit unit)
{
    if (!std::isfinite(value)) return "no number";
    switch (unit) {
        case Unit::Seconds: return core::number(value, 1) + " s";
        case Unit::Percent: return core::number(100 * value, std::abs(value) < 0.1 ? 2 : 0) + " %";
        case Unit::Times: return core::number(value, 1) + " times";
        case Unit::Count: return core::number(value, 0);
        case Unit::Usd: return core::usd(value, 0);
        case Unit::Correlation: return core::signedNumber(value, 2);
        case Unit::Plain: return core::number(value, 3);
    }
    return "";
}

/// "CAUTION above 70 %", of a loop "widens above 2.0 times".
std::string beyond(const Tripwire& wire, std::string_view what, double bound)
{
    return std::string{what} + (wire.below ? " below " : " above ") +
           inUnit(bound, wordsOf(wire.wire).unit);
}

std::string limitOf(const Tripwire& wire)
{
    if (wire.wire == Wire::Places)
        return wire.level == Level::Halt ? "HALT when all are halted" : "CAUTION when none is calm";
    if (wire.level == Level::Halt) return beyond(wire, text(Level::Halt), wire.bounds.halt);
    if (wire.grade == Grade::Slow) return beyond(wire, "slows hedging", wire.slowAt);
    return beyond(wire, wire.graded ? "widens the band" : text(Level::Caution),
                  wire.bounds.caution);
}

}  // namespace

std::string_view name(Wire wire) { return wordsOf(wire).name; }
std::string_view definition(Wire wire) { return wordsOf(wire).definition; }

std::string valueText(const Tripwire& wire)
{
    return wire.known ? inUnit(wire.value, wordsOf(wire.wire).unit) : "n/a";
}

std::string limitText(const Tripwire& wire)
{
    if (wire.wire == Wire::Places) return "CAUTION when none is calm, HALT when all are halted";
    const std::string halt = ", " + beyond(wire, text(Level::Halt), wire.bounds.halt);
    if (wire.signAt > 0)
        return beyond(wire, text(Level::Caution), wire.bounds.caution) + ", " +
               beyond(wire, text(Level::Halt), wire.signAt) + " with a second sign" +
               (wire.bounds.halt > wire.signAt
                    ? ", above " + inUnit(wire.bounds.halt, wordsOf(wire.wire).unit) + " alone"
                    : "");
    if (!wire.graded) return beyond(wire, text(Level::Caution), wire.bounds.caution) + halt;
    return beyond(wire, "widens", wire.bounds.caution) + ", " + beyond(wire, "slows", wire.slowAt) +
           halt;
}

std::string line(const Tripwire& wire)
{
    const std::string end = !wire.known ? std::string{wire.missing}
                            : wire.level == Level::Normal
                                ? core::number(100 * wire.distance, 0) + " % to go"
                                : std::string{text(wire.level)};
    return std::string{name(wire.wire)} + " " + valueText(wire) + "; " + limitText(wire) + "; " +
           end;
}

std::string cause(const Tripwire& wire)
{
    std::string words{name(wire.wire)};
    if (words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words + " " + valueText(wire) + ", " + limitOf(wire) +
           (wire.detail.empty() ? "" : " (" + wire.detail + ")");
}

}  // namespace ballast::guard
