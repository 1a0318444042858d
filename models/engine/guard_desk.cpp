#include "models/engine/guard_desk.h"

#include "models/review/cost.h"

#include <algorithm>
#include <utility>

namespace ballast::engine {
namespace {

using ballast::guard::Level;

constexpr core::Duration kExpectedHalfLife = std::chrono::hours{1};
/// The volatility of about a week: nearer ones jump with every expiry.
constexpr double kExpectedYears = 7.0 / 365;

void show(GuardState& state, const ballast::guard::Guard& machine)
{
    state.level = machine.level();
    state.cause = machine.cause();
    state.since = machine.since();
}

}  // namespace

GuardDesk::GuardDesk(const GuardSettings& settings, const std::vector<rebalance::Policy>& policies,
                     const std::vector<GuardHalt>& recovered)
    : m_settings(settings)
{
    m_wards.reserve(policies.size());
    for (const rebalance::Policy& policy : policies) {
        GuardWard& ward = m_wards.emplace_back();
        ward.underlying = policy.underlying;
        takePlaces(ward, policy, m_settings.of(policy.underlying));
    }
    for (const GuardHalt& halt : recovered) restore(halt);
}

/// A place that is now the only one is the underlying; one that is gone trades no more.
void GuardDesk::restore(const GuardHalt& halt)
{
    GuardWard* ward = wardOf(halt.underlying);
    if (!ward) return;
    if (halt.venue.empty() || (!ward->several() && ward->at(halt.venue))) {
        ward->machine.restore(halt.at, halt.cause);
        ward->state.personDecides = true;
        show(ward->state, ward->machine);
        return;
    }
    for (GuardPlace& place : ward->places) {
        if (place.venue() != halt.venue) continue;
        place.machine.restore(halt.at, halt.cause);
        place.show();
    }
}

GuardWard* GuardDesk::wardOf(core::Currency underlying)
{
    const auto it = std::ranges::find(m_wards, underlying, &GuardWard::underlying);
    return it == m_wards.end() ? nullptr : &*it;
}

const GuardWard* GuardDesk::wardOf(core::Currency underlying) const
{
    const auto it = std::ranges::find(m_wards, underlying, &GuardWard::underlying);
    return it == m_wards.end() ? nullptr : &*it;
}

GuardDesk::Venue& GuardDesk::venueOf(core::VenueId id)
{
    for (Venue& venue : m_venues)
        if (venue.id == id) return venue;
    m_venues.push_back({.id = id, .health = {}});
    return m_venues.back();
}

// ---- what is heard ----------------------------------------------------------------------------

void GuardDesk::heard(core::InstrumentId id, core::Time at)
{
    for (GuardWard& ward : m_wards)
        for (GuardPlace& place : ward.places) place.heard(id, at);
}

void GuardDesk::on(const market::IndexPrice& index, bool counts)
{
    GuardWard* ward = wardOf(index.underlying);
    if (!ward) return;
    if (counts) ward->index.heard(index.at);
    for (GuardPlace& place : ward->places)
        if (place.venue() == index.venue) place.heardIndex(index);
}

void GuardDesk::on(const market::Trade& trade, const MarketState& market, core::Time now)
{
    const market::Listing* listing = market.find(trade.id);
    if (!listing || listing->instrument->isOption() || !trade.price.isPositive()) return;
    if (GuardWard* ward = wardOf(listing->instrument->underlying))
        ward->crowd.publicTrade(
            now, core::sign(trade.aggressor) * market::coinAmount(*listing->instrument,
                                                                  trade.size.toDouble(),
                                                                  trade.price.toDouble()));
}

void GuardDesk::on(const orders::Fill& fill, const orders::Intent& intent,
                   const MarketState& market, core::Time now)
{
    GuardWard* ward = wardOf(intent.underlying);
    const market::Listing* listing = market.find(fill.instrument);
    if (!ward || !listing || !fill.price.isPositive()) return;
    const market::Instrument& instrument = *listing->instrument;
    if (fill.label != ward->lastFilled) ward->trades.add(now, 1);
    ward->lastFilled = fill.label;
    const market::IndexPrice* index = market.board().index(intent.underlying);
    const double spot = fill.indexPrice > 0 ? fill.indexPrice : index ? index->price.toDouble() : 0;
    const review::Unit unit{instrument.sizedInUsd(),
                            instrument.quoteCurrency == instrument.underlying ? spot : 1};
    ward->cost.add(now, review::feeUsd(fill.fee, fill.feeCurrency, spot) +
                            review::shortfallUsd(unit, fill.side, fill.quantity.toDouble(),
                                                 fill.price.toDouble(), intent.decisionMid));
    if (instrument.isOption()) return;  // a premium is no move of the hedge
    const double coin =
        core::sign(fill.side) *
        market::coinAmount(instrument, fill.quantity.toDouble(), fill.price.toDouble());
    // Each venue's mid follows what was traded there.
    GuardPlace* there = ward->at(intent.account.venue);
    (there ? *there : ward->places.front()).traded(now, coin);
    ward->crowd.traded(now, coin, ward->minute.change());
}

void GuardDesk::erred(core::VenueId venue, double times, core::Time now)
{
    venueOf(venue).errors.add(now, times);
}

void GuardDesk::on(const LinkHealth& health)
{
    Venue& venue = venueOf(health.venue);
    const auto more = [](std::uint64_t now, std::uint64_t before) {
        return now > before ? static_cast<double>(now - before) : 0.0;
    };
    const double errors =
        more(health.refused, venue.health.refused) + more(health.bookGaps, venue.health.bookGaps);
    if (venue.health.at != core::Time{} && errors > 0) erred(health.venue, errors, health.at);
    venueOf(health.venue).health = health;
}

void GuardDesk::linkLost(core::VenueId venue)
{
    for (GuardWard& ward : m_wards) {
        // The silence of the index that counts is another venue's from now on.
        if (ward.places.front().venue() == venue) ward.index.pause();
        for (GuardPlace& place : ward.places)
            if (place.venue() == venue) place.linkLost();
    }
}

// ---- what is looked at ------------------------------------------------------------------------

void GuardDesk::lookEachSecond(GuardWard& ward, const Look& look, core::Time now)
{
    for (GuardPlace& place : ward.places)
        place.lookAtBook(look.market, m_settings.of(ward.underlying), now);
    ward.crowd.look(now);
    const portfolio::Exposure* exposure = look.valuation.find(ward.underlying);
    const market::IndexPrice* index = look.market.board().index(ward.underlying);
    if (exposure && index && index->price.isPositive()) {
        const double spot = index->price.toDouble();
        const double before = std::exchange(ward.gammaSpot, spot);
        if (before > 0) ward.crowd.asked(now, -exposure->gamma * (spot - before));
    }
    // What the options expect of the next week; where there are none, what was realised for long.
    const auto surface = look.surfaces.surface(ward.underlying);
    const auto implied = surface ? surface->at(0, kExpectedYears) : std::nullopt;
    if (implied && !ward.expectsImplied) ward.expected.forget();
    ward.expectsImplied = ward.expectsImplied || implied;
    if (implied) return ward.expected.add(implied->sigma, now, kExpectedHalfLife);
    if (ward.expectsImplied) return;
    if (const auto realised = ward.minute.volatility())
        ward.expected.add(*realised, now, kExpectedHalfLife);
}

std::vector<GuardDesk::Halted> GuardDesk::tick(const std::vector<rebalance::Policy>& policies,
                                               const Look& look, Outbox& out)
{
    /// Wires are judged so often at most: many events come in one instant.
    constexpr core::Duration kJudgePace = std::chrono::milliseconds{100};
    std::vector<Halted> halted;
    for (const rebalance::Policy& policy : policies) {
        GuardWard* ward = wardOf(policy.underlying);
        if (!ward) continue;
        takePlaces(*ward, policy, m_settings.of(policy.underlying));
        for (GuardPlace& place : ward->places) place.look(look.market, out.now());
        const market::IndexPrice* index = look.market.board().index(ward->underlying);
        if (index && ward->minute.look(out.now(), index->price.toDouble()))
            lookEachSecond(*ward, look, out.now());
        if (out.now() - ward->judgedAt < kJudgePace) continue;
        ward->judgedAt = out.now();
        judgePlaces(*ward, look, out, halted);
        judge(*ward, look, out, halted);
    }
    return halted;
}

void GuardDesk::judgePlaces(GuardWard& ward, const Look& look, Outbox& out,
                            std::vector<Halted>& halted)
{
    ward.state.places.clear();
    if (!ward.several()) return;
    const auto& limits = m_settings.of(ward.underlying);
    for (GuardPlace& place : ward.places) {
        place.state.tripwires =
            ballast::guard::judgeAll(pictureAt(place, look, out.now(), ward.underlying), limits,
                                     place.state.tripwires, ballast::guard::Scope::Place);
        const auto change = place.machine.step(out.now(), place.state.tripwires, limits);
        place.show();
        if (change) tell(ward, place.venue(), *change, "engine", out);
        if (change && change->to == Level::Halt) halted.push_back({ward.underlying, place.venue()});
        ward.state.places.push_back(place.state);
    }
}

void GuardDesk::judge(GuardWard& ward, const Look& look, Outbox& out, std::vector<Halted>& halted)
{
    using ballast::guard::Scope;
    const auto& limits = m_settings.of(ward.underlying);
    ballast::guard::Picture& picture = ward.state.picture;
    picture = pictureAt(ward.places.front(), look, out.now(), ward.underlying);
    addWhole(picture, ward, look, out.now());
    addLoops(picture, ward);
    comparePlaces(picture, ward, look);
    ward.state.tripwires = ballast::guard::judgeAll(picture, limits, ward.state.tripwires,
                                                    ward.several() ? Scope::Whole : Scope::All);
    const auto change = ward.machine.step(out.now(), ward.state.tripwires, limits);
    settle(ward, change, "engine", out);
    if (change && change->to == Level::Halt) halted.push_back({ward.underlying, {}});
}

/// What the level means for the band, and who is told: of a change, and within CAUTION of a loop's
/// other grade or of who decides.
void GuardDesk::settle(GuardWard& ward, const std::optional<ballast::guard::Guard::Change>& change,
                       const std::string& actor, Outbox& out)
{
    using ballast::guard::Grade;
    const auto& limits = m_settings.of(ward.underlying);
    show(ward.state, ward.machine);
    const Slowing before = ward.slowing;
    const bool asked = ward.state.personDecides;
    steady(ward, limits, out.now());
    const Grade grade = ballast::engine::gradeOf(ward.state.tripwires);
    const Grade told = std::exchange(ward.grade, grade);
    if (change) return tell(ward, {}, *change, actor, out);
    if (ward.machine.level() != Level::Caution) return;
    const bool other = asked != ward.state.personDecides;
    if (!other && (grade == told || ward.slowing == before)) return;
    const std::string cause{ward.machine.cause()};
    out.remember(
        GuardRecord{ward.underlying, Level::Caution, Level::Caution, cause, actor, out.now(), {}});
    out.alert(Severity::Notice, "guard",
              ward.underlying.text() + " stays in CAUTION: " + cause + ". " +
                  slowingText(ward.slowing, ward.state.personDecides) + ".",
              ward.underlying);
}

void GuardDesk::tell(const GuardWard& ward, core::VenueId venue,
                     const ballast::guard::Guard::Change& change, const std::string& actor,
                     Outbox& out) const
{
    out.remember(GuardRecord{ward.underlying, change.from, change.to, change.cause, actor,
                             out.now(), venue});
    Alert alert = changeTold(ward, venue, change, m_settings.of(ward.underlying));
    out.alert(alert.severity, std::move(alert.topic), std::move(alert.text), ward.underlying);
}

}  // namespace ballast::engine
