#pragma once

#include "models/guard/level.h"
#include "models/guard/limits.h"
#include "models/guard/picture.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ballast::guard {

enum class Wire : std::uint8_t {
    StaleFeed,
    CrossedBook,
    MarkIndex,
    MidIndex,
    Depth,
    Volatility,
    VenueErrors,
    MarginUse,
    HedgingCost,
    TradeRate,
    IndexGone,
    OwnImpact,
    Crowding,
    Feedback,
    VenuesApart,
    Places,
};
inline constexpr std::size_t kWires = 16;

/// Whose wires are judged. Where an underlying has one place all are its own; where it has several,
/// each place has those of its feed, its book and its venue, and the underlying the rest.
enum class Scope : std::uint8_t { All, Place, Whole };
bool judgedIn(Wire wire, Scope scope);
/// CAUTION by this wire leaves auto-fire on, with smaller orders: what is seen is sound, it is only
/// wild, thin or our own doing. The others doubt a price, a venue, the margin or the desk itself.
bool leavesAutoFire(Wire wire);
std::string_view name(Wire wire);        ///< "Stale feed"
std::string_view definition(Wire wire);  ///< what the number is, in a sentence

/// One tripwire as it stands: its value, its limits, and how far it is from tripping.
struct Tripwire {
    Wire wire = Wire::StaleFeed;
    bool known = false;        ///< false: `missing` says what is waited for
    std::string_view missing;  ///< of static life
    double value = 0;          ///< in the unit of its bounds
    Bounds bounds;
    bool below = false;   ///< trips below its bounds, else above
    double distance = 1;  ///< 1 ... 0: what is left of the way to the next level; 0 in HALT
    Level level = Level::Normal;
    bool graded = false;  ///< a loop: its CAUTION has two grades, the second from `slowAt` on
    double slowAt = 0;    ///< in the unit of its bounds
    double signAt = 0;    ///< of volatility: HALT above with a second sign; 0: of no other wire
    Grade grade = Grade::None;
    std::string detail;  ///< more on the cause; mostly empty
    bool operator==(const Tripwire&) const = default;
};
using Tripwires = std::array<Tripwire, kWires>;

std::string valueText(const Tripwire& wire);  ///< "0.4 s", "n/a"
std::string limitText(const Tripwire& wire);  ///< "CAUTION above 5.0 s, HALT above 30.0 s"
/// All of it in one line: "Stale feed 0.4 s; CAUTION above 5.0 s, HALT above 30.0 s; 92 % to go".
std::string line(const Tripwire& wire);
/// Why it tripped: "stale feed 31.0 s, HALT above 30.0 s".
std::string cause(const Tripwire& wire);

/// The level of a value, and its distance. A level once reached (`before`) is left only within
/// `release` of its bound, so that a value at the bound does not flap. Not finite is HALT: it
/// must not pass for calm.
Tripwire judged(Wire wire, double value, Bounds bounds, const Limits& limits,
                const Tripwire& before, bool below = false);
/// The same in three grades: above `widen` and `slow` it is CAUTION, above `stop` HALT.
Tripwire judged(Wire wire, double value, const Grades& grades, const Limits& limits,
                const Tripwire& before);
/// Not judged, and why: calm as far as this wire can say.
Tripwire unknown(Wire wire, std::string_view missing, Bounds bounds, bool below = false);
Tripwire unknown(Wire wire, std::string_view missing, const Grades& grades);

/// One file each. `before` is the same wire a moment ago.
Tripwire staleFeed(const Picture&, const Limits&, const Tripwire& before);
Tripwire crossedBook(const Picture&, const Limits&, const Tripwire& before);
Tripwire markIndex(const Picture&, const Limits&, const Tripwire& before);
Tripwire midIndex(const Picture&, const Limits&, const Tripwire& before);
Tripwire depth(const Picture&, const Limits&, const Tripwire& before);
Tripwire volatility(const Picture&, const Limits&, const Tripwire& before);
Tripwire venueErrors(const Picture&, const Limits&, const Tripwire& before);
Tripwire marginUse(const Picture&, const Limits&, const Tripwire& before);
Tripwire hedgingCost(const Picture&, const Limits&, const Tripwire& before);
Tripwire tradeRate(const Picture&, const Limits&, const Tripwire& before);
Tripwire indexGone(const Picture&, const Limits&, const Tripwire& before);
Tripwire ownImpact(const Picture&, const Limits&, const Tripwire& before);
Tripwire crowding(const Picture&, const Limits&, const Tripwire& before);
Tripwire feedbackLoop(const Picture&, const Limits&, const Tripwire& before);
Tripwire venuesApart(const Picture&, const Limits&, const Tripwire& before);
Tripwire places(const Picture&, const Limits&, const Tripwire& before);

/// A wild minute is no reason to leave a book bare while feeds, marks, venues and depth agree. What
/// does make it one: another wire on what is seen beyond its CAUTION, or own impact and crowding
/// both. Null: there is none.
const Tripwire* secondSign(const Tripwires& wires);
/// The volatility's wire in the light of the others.
Tripwire withSecondSign(const Tripwires& wires, const Limits&, const Tripwire& before);

/// All of them, in the order of Wire; those of another scope are not judged.
Tripwires judgeAll(const Picture& picture, const Limits& limits, const Tripwires& before,
                   Scope scope = Scope::All);
/// Before anything was judged.
Tripwires nothingYet();
/// The one with the highest level; of equals the first.
const Tripwire& worst(const Tripwires& wires);

}  // namespace ballast::guard
