// A person ends HALT; and what the guards say to who asks.
#include "models/core/text.h"
#include "models/core/venue_name.h"
#include "models/engine/guard_desk.h"

#include <algorithm>

namespace ballast::engine {
namespace {

using ballast::guard::Level;
using ballast::guard::Wire;

const std::string kNothing;

}  // namespace

/// What counts over hours, and what only our own trades could change while there are none: the
/// wires that look at it are calm from here.
void GuardDesk::countAnew(GuardWard& ward, core::VenueId venue, Outbox& out)
{
    const auto& limits = m_settings.of(ward.underlying);
    const auto calm = [&](ballast::guard::Tripwires& wires, std::initializer_list<Wire> which) {
        for (ballast::guard::Tripwire& wire : wires)
            if (wire.known && std::ranges::find(which, wire.wire) != which.end())
                wire = ballast::guard::judged(wire.wire, 0, wire.bounds, limits, {});
    };
    for (GuardPlace& place : ward.places) {
        if (!venue.empty() && place.venue() != venue) continue;
        venueOf(place.venue()).errors.clear();
        calm(place.state.tripwires, {Wire::VenueErrors});
        if (ward.several()) (void)place.machine.step(out.now(), place.state.tripwires, limits);
    }
    if (!venue.empty()) return;
    ward.cost.clear();
    ward.trades.clear();
    ward.crowd = {};
    for (GuardPlace& place : ward.places)
        place.forgetImpact(core::fromSeconds(limits.impactHorizonS));
    for (const Wire wire : {Wire::OwnImpact, Wire::Crowding}) {
        ballast::guard::Tripwire& loop = ward.state.tripwires[static_cast<std::size_t>(wire)];
        if (loop.level == Level::Normal) continue;
        loop = ballast::guard::unknown(wire, "a person has looked; it is learnt anew", loop.bounds);
        loop.graded = true;
    }
    calm(ward.state.tripwires, {Wire::HedgingCost, Wire::TradeRate, Wire::VenueErrors});
}

std::string GuardDesk::clearPlace(GuardWard& ward, GuardPlace& place, const std::string& reason,
                                  const std::string& actor, Outbox& out)
{
    if (std::string why = place.machine.clear(out.now(), reason); !why.empty()) return why;
    place.show();
    for (guard::PlaceState& shown : ward.state.places)
        if (shown.venue == place.state.venue && shown.instrument == place.state.instrument)
            shown = place.state;
    tell(ward, place.venue(), {Level::Halt, Level::Caution, place.machine.cause()}, actor, out);
    return {};
}

std::string GuardDesk::clear(core::Currency underlying, core::VenueId venue,
                             const std::string& reason, const std::string& actor, Outbox& out)
{
    GuardWard* ward = wardOf(underlying);
    if (!ward) return "there is no policy for " + core::quoted(underlying.view());
    if (!ward->several()) venue = {};
    if (!venue.empty()) {
        GuardPlace* place = ward->at(venue);
        if (!place) return core::venueName(venue) + " is no place of its hedge";
        if (!reason.empty() && place->machine.level() == Level::Halt) countAnew(*ward, venue, out);
        return clearPlace(*ward, *place, reason, actor, out);
    }
    const bool halted = ward->machine.level() == Level::Halt;
    if (halted && !reason.empty()) {
        countAnew(*ward, {}, out);
        std::string stays;
        for (GuardPlace& place : ward->places)
            if (ward->several() && place.machine.level() == Level::Halt)
                if (std::string why = clearPlace(*ward, place, reason, actor, out); !why.empty())
                    stays = why;
        // All places being gone is its cause no longer once one of them is back.
        for (ballast::guard::Tripwire& wire : ward->state.tripwires)
            if (wire.wire == Wire::Places && wire.known && ward->best() != Level::Halt)
                wire.level = ward->best();
        (void)ward->machine.step(out.now(), ward->state.tripwires, m_settings.of(underlying));
        if (!stays.empty() && ward->best() == Level::Halt) return stays;
    }
    if (std::string why = ward->machine.clear(out.now(), reason); !why.empty()) return why;
    settle(*ward, ballast::guard::Guard::Change{Level::Halt, Level::Caution, ward->machine.cause()},
           actor, out);
    // A HALT of the place may be from when it was one of several: the history would give it back.
    if (!ward->several())
        out.remember(GuardRecord{underlying, Level::Halt, Level::Caution, ward->machine.cause(),
                                 actor, out.now(), ward->places.front().venue()});
    return {};
}

// ---- what holds -------------------------------------------------------------------------------

GuardLevel GuardDesk::level(core::Currency underlying) const
{
    const GuardWard* ward = wardOf(underlying);
    return ward ? ward->machine.level() : Level::Normal;
}

const std::string& GuardDesk::cause(core::Currency underlying) const
{
    const GuardWard* ward = wardOf(underlying);
    return ward ? ward->machine.cause() : kNothing;
}

GuardLevel GuardDesk::levelAt(core::Currency underlying, core::VenueId venue) const
{
    const GuardWard* ward = wardOf(underlying);
    const GuardPlace* place = ward ? ward->at(venue) : nullptr;
    return place ? std::max(place->machine.level(), ward->machine.level()) : level(underlying);
}

const std::string& GuardDesk::causeAt(core::Currency underlying, core::VenueId venue) const
{
    const GuardWard* ward = wardOf(underlying);
    const GuardPlace* place = ward ? ward->at(venue) : nullptr;
    return place && place->machine.level() > ward->machine.level() ? place->machine.cause()
                                                                   : cause(underlying);
}

bool GuardDesk::personDecides(core::Currency underlying, core::VenueId venue) const
{
    const GuardWard* ward = wardOf(underlying);
    if (!ward) return false;
    const GuardPlace* place = ward->several() && !venue.empty() ? ward->at(venue) : nullptr;
    return ward->state.personDecides || (place && place->machine.level() != Level::Normal);
}

std::string GuardDesk::leftOut(core::Currency underlying, core::VenueId venue) const
{
    const GuardWard* ward = wardOf(underlying);
    const GuardPlace* place = ward && ward->several() ? ward->at(venue) : nullptr;
    if (!place) return {};
    const Level level = place->machine.level();
    if (level == Level::Normal || (level != Level::Halt && level <= ward->best())) return {};
    return "its guard is in " + std::string{text(level)} + ": " + place->machine.cause();
}

bool GuardDesk::indexIsGone(core::Currency underlying, core::VenueId venue) const
{
    const GuardWard* ward = wardOf(underlying);
    const GuardPlace* place = ward && ward->several() ? ward->at(venue) : nullptr;
    return place &&
           place->state.tripwires[static_cast<std::size_t>(Wire::IndexGone)].level != Level::Normal;
}

double GuardDesk::sizeDown(core::Currency underlying) const
{
    const GuardWard* ward = wardOf(underlying);
    return ward && ward->state.picture.feedback ? ward->state.picture.feedback->sizeDown : 1;
}

Slowing GuardDesk::slowing(core::Currency underlying) const
{
    const GuardWard* ward = wardOf(underlying);
    return ward ? ward->slowing : Slowing{};
}

const GuardState* GuardDesk::state(core::Currency underlying) const
{
    const GuardWard* ward = wardOf(underlying);
    return ward ? &ward->state : nullptr;
}

}  // namespace ballast::engine
