#include "models/engine/guard_ward.h"

#include "models/core/text.h"
#include "models/core/venue_name.h"
#include "models/rebalance/venue_choice.h"

#include <algorithm>

namespace ballast::engine {

using guard::Grade;
using guard::Level;

GuardPlace* GuardWard::at(core::VenueId venue)
{
    const auto it = std::ranges::find(places, venue, &GuardPlace::venue);
    return it == places.end() ? nullptr : &*it;
}

const GuardPlace* GuardWard::at(core::VenueId venue) const
{
    const auto it = std::ranges::find(places, venue, &GuardPlace::venue);
    return it == places.end() ? nullptr : &*it;
}

Level GuardWard::best() const
{
    Level best = Level::Halt;
    for (const GuardPlace& place : places) best = std::min(best, place.machine.level());
    return best;
}

namespace {

/// Asked at every tick: compares without making a list.
bool holds(const GuardWard& ward, const rebalance::Policy& policy)
{
    if (ward.places.size() != 1 + policy.alternatives.size()) return false;
    const rebalance::HedgePlace& home = ward.places.front().place();
    return home.account == policy.account && home.instrument == policy.hedgeInstrument &&
           std::equal(policy.alternatives.begin(), policy.alternatives.end(),
                      ward.places.begin() + 1,
                      [](const rebalance::HedgePlace& wanted, const GuardPlace& place) {
                          return wanted == place.place();
                      });
}

}  // namespace

void takePlaces(GuardWard& ward, const rebalance::Policy& policy, const guard::Limits& limits)
{
    if (holds(ward, policy)) return;
    const std::vector<rebalance::HedgePlace> wanted = rebalance::placesOf(policy);
    if (std::ranges::equal(wanted, ward.places, {}, {}, &GuardPlace::place)) return;
    std::vector<GuardPlace> places;
    for (const rebalance::HedgePlace& place : wanted) {
        const auto known = std::ranges::find(ward.places, place, &GuardPlace::place);
        if (known != ward.places.end())
            places.push_back(std::move(*known));
        else
            places.emplace_back(place, core::fromSeconds(limits.impactHorizonS));
    }
    ward.places = std::move(places);
    guard::Guard& only = ward.places.front().machine;
    if (ward.several() || only.level() != Level::Halt) return;
    ward.machine.restore(only.since(), only.cause());
    only = {};
}

Grade gradeOf(const guard::Tripwires& wires)
{
    Grade grade = Grade::None;
    for (const guard::Tripwire& wire : wires) grade = std::max(grade, wire.grade);
    return grade;
}

Slowing slowingOf(const GuardWard& ward, const guard::Limits& limits)
{
    if (ward.machine.level() != Level::Caution) return {};
    const Slowing all{limits.bandFactor, limits.cooldownFactor, limits.sizeFactor};
    Slowing out{};
    bool calm = true;
    for (const guard::Tripwire& wire : ward.state.tripwires) {
        if (wire.level == Level::Normal) continue;
        calm = false;
        if (wire.wire == guard::Wire::Volatility) continue;
        if (!wire.graded) return all;
        out.size = limits.sizeFactor;
        out.band = limits.bandFactor;
    }
    if (calm) return ward.state.personDecides && ward.slowing == Slowing{} ? all : ward.slowing;
    if (gradeOf(ward.state.tripwires) >= Grade::Slow) out.cooldown = limits.cooldownFactor;
    return out;
}

bool personDecides(const GuardWard& ward)
{
    if (ward.machine.level() != Level::Caution) return ward.machine.level() == Level::Halt;
    bool calm = true;
    for (const guard::Tripwire& wire : ward.state.tripwires) {
        if (wire.level == Level::Normal) continue;
        if (!guard::leavesAutoFire(wire.wire)) return true;
        calm = false;
    }
    return calm && ward.state.personDecides;
}

void steady(GuardWard& ward, const guard::Limits& limits, core::Time now)
{
    const Slowing wished = slowingOf(ward, limits);
    const bool person = personDecides(ward);
    const bool goesOn = ward.machine.level() == Level::Caution;
    const Slowing strict{std::max(ward.slowing.band, wished.band),
                         std::max(ward.slowing.cooldown, wished.cooldown),
                         std::min(ward.slowing.size, wished.size)};
    // What gets stricter in one of the three begins the dwell anew.
    if (strict != ward.slowing) ward.slowedAt = now;
    const bool holds = goesOn && strict != wished && now - ward.slowedAt < limits.dwell;
    ward.slowing = holds ? strict : wished;
    if (!holds) ward.slowedAt = now;
    const bool doubts =
        goesOn && !person && ward.state.personDecides && now - ward.doubtedAt < limits.dwell;
    ward.state.personDecides = person || doubts;
    if (!doubts) ward.doubtedAt = now;
}

std::string slowingText(const Slowing& slowing, bool personDecides)
{
    std::string out = slowing.band != 1
                          ? "Its band is " + core::number(slowing.band, 1) + " times as wide"
                          : "Its band stays as it is";
    if (slowing.cooldown != 1)
        out += ", pauses are " + core::number(slowing.cooldown, 1) + " times as long";
    if (!personDecides && slowing.size == 1) return out + ", and auto-fire goes on";
    return out + (personDecides ? ", and nothing is sent without a person"
                                : ", and what auto-fire sends is " + core::number(slowing.size, 1) +
                                      " times as large");
}

namespace {

std::string meaningOfPlace(Level to, const guard::Limits& limits)
{
    if (to == Level::Halt)
        return "It carries no hedge until a person clears it in Guard; other places go on.";
    return "It carries no hedge while another place is calmer. It ends by itself after " +
           core::humanDuration(limits.dwell) + " of calm.";
}

std::string meaningOfAll(const GuardWard& ward, Level to, const guard::Limits& limits)
{
    if (to == Level::Halt)
        return "Until a person clears it in Guard, only what reduces is sent, by a person.";
    return slowingText(ward.slowing, ward.state.personDecides) + ". It ends by itself after " +
           core::humanDuration(limits.dwell) + " of calm.";
}

}  // namespace

Alert changeTold(const GuardWard& ward, core::VenueId venue, const guard::Guard::Change& change,
                 const guard::Limits& limits)
{
    Alert alert;
    alert.topic = "guard";
    alert.underlying = ward.underlying;
    std::string name = ward.underlying.text();
    if (!venue.empty()) name += " at " + core::venueName(venue);
    if (change.to == Level::Normal) {
        alert.severity = Severity::Notice;
        alert.text = name + " is back to normal: " + change.cause + ".";
        return alert;
    }
    const bool halt = change.to == Level::Halt;
    // A place that is gone is no reason to leave what one was doing: the hedge goes elsewhere.
    alert.severity = halt && venue.empty() ? Severity::Critical : Severity::Warning;
    alert.text =
        name + (halt ? " is halted by its guard: " : " is in CAUTION: ") + change.cause + ". " +
        (venue.empty() ? meaningOfAll(ward, change.to, limits) : meaningOfPlace(change.to, limits));
    return alert;
}

}  // namespace ballast::engine
