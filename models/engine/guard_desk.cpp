#include "models/engine/guard_desk.h"

#include "models/core/text.h"
#include "models/guard/book_shape.h"
#include "models/review/cost.h"

#include <algorithm>

namespace ballast::engine {
namespace {

using ballast::guard::Level;
using ballast::guard::Wire;

/// Wires are judged so often at most: many events come in one instant.
constexpr core::Duration kJudgePace = std::chrono::milliseconds{100};
constexpr core::Duration kExpectedHalfLife = std::chrono::hours{1};
constexpr core::Duration kSlopeHalfLife = std::chrono::minutes{5};
/// Realised volatility stands in for the options' once it was averaged over so many seconds.
constexpr int kLeastRealised = 600;
/// The volatility of about a week: nearer ones jump with every expiry.
constexpr double kExpectedYears = 7.0 / 365;

const std::string kNothing;

std::optional<double> positive(double value)
{
    return value > 0 ? std::optional{value} : std::nullopt;
}

/// Wires that count over hours, and so begin anew when a person has looked.
bool counts(Wire wire)
{
    return wire == Wire::HedgingCost || wire == Wire::TradeRate || wire == Wire::VenueErrors;
}

}  // namespace

GuardDesk::GuardDesk(const GuardSettings& settings, const std::vector<rebalance::Policy>& policies,
                     const std::vector<GuardHalt>& recovered)
    : m_settings(settings)
{
    m_wards.reserve(policies.size());
    for (const rebalance::Policy& policy : policies) {
        const auto horizon = core::fromSeconds(m_settings.of(policy.underlying).impactHorizonS);
        m_wards.push_back({.underlying = policy.underlying,
                           .venue = policy.account.venue,
                           .hedgeName = {},
                           .hedge = {},
                           .feed = {},
                           .index = {},
                           .minute = {},
                           .usualDepth = {},
                           .expected = {},
                           .slope = {},
                           .depth = {},
                           .crossedSince = {},
                           .own = ballast::guard::OwnImpact{horizon},
                           .crowd = {},
                           .lastFilled = {},
                           .guard = {},
                           .state = {}});
    }
    for (const GuardHalt& halt : recovered)
        if (Ward* ward = wardOf(halt.underlying)) {
            ward->guard.restore(halt.at, halt.cause);
            ward->state.level = ward->guard.level();
            ward->state.cause = ward->guard.cause();
            ward->state.since = ward->guard.since();
        }
}

GuardDesk::Ward* GuardDesk::wardOf(core::Currency underlying)
{
    const auto it = std::ranges::find(m_wards, underlying, &Ward::underlying);
    return it == m_wards.end() ? nullptr : &*it;
}

const GuardDesk::Ward* GuardDesk::wardOf(core::Currency underlying) const
{
    const auto it = std::ranges::find(m_wards, underlying, &Ward::underlying);
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
    for (Ward& ward : m_wards)
        if (ward.hedge == id) ward.feed.heard(at);
}

void GuardDesk::on(const market::IndexPrice& index)
{
    if (Ward* ward = wardOf(index.underlying)) ward->index.heard(index.at);
}

void GuardDesk::on(const market::Trade& trade, const MarketState& market, core::Time now)
{
    const market::Listing* listing = market.find(trade.id);
    if (!listing || listing->instrument->isOption() || !trade.price.isPositive()) return;
    if (Ward* ward = wardOf(listing->instrument->underlying))
        ward->crowd.publicTrade(
            now, core::sign(trade.aggressor) * market::coinAmount(*listing->instrument,
                                                                  trade.size.toDouble(),
                                                                  trade.price.toDouble()));
}

void GuardDesk::on(const orders::Fill& fill, const orders::Intent& intent,
                   const MarketState& market, core::Time now)
{
    Ward* ward = wardOf(intent.underlying);
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
    ward->own.traded(now, coin);
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
    for (Ward& ward : m_wards) {
        if (ward.venue != venue) continue;
        ward.feed.pause();
        ward.index.pause();
        ward.crossedSince.reset();
        ward.own.look({}, {}, {});
    }
}

// ---- what is looked at ------------------------------------------------------------------------

void GuardDesk::takeHedge(Ward& ward, const rebalance::Policy& policy, const MarketState& market)
{
    if (ward.hedgeName == policy.hedgeInstrument && ward.hedge.valid()) return;
    const market::Listing* listing = market.find(policy.account.venue, policy.hedgeInstrument);
    // Another instrument has a pace, a depth and a slope of its own.
    if (!ward.hedgeName.empty() && ward.hedgeName != policy.hedgeInstrument) {
        ward.feed = {};
        ward.usualDepth = {};
        ward.slope.forget();
        ward.depth.reset();
    }
    ward.venue = policy.account.venue;
    ward.hedgeName = policy.hedgeInstrument;
    ward.hedge = listing ? listing->instrument->id : core::InstrumentId{};
}

void GuardDesk::watchBook(Ward& ward, const MarketState& market, core::Time now)
{
    const market::Book* book = market.book(ward.hedge);
    const market::Listing* listing = market.find(ward.hedge);
    const bool quoted = listing && listing->ticker.quote.twoSided() &&
                        listing->ticker.quote.bid >= listing->ticker.quote.ask;
    const bool crossed = book && (book->state() == market::BookState::Crossed ||
                                  (book->state() == market::BookState::Empty && quoted));
    if (!crossed)
        ward.crossedSince.reset();
    else if (!ward.crossedSince)
        ward.crossedSince = now;
}

/// What the options expect of the next week; where there are none, what was realised for long.
void GuardDesk::expect(Ward& ward, const Look& look, core::Time now)
{
    const auto surface = look.surfaces.surface(ward.underlying);
    const auto implied = surface ? surface->at(0, kExpectedYears) : std::nullopt;
    if (implied && !ward.expectsImplied) ward.expected.forget();
    ward.expectsImplied = ward.expectsImplied || implied;
    if (implied) return ward.expected.add(implied->sigma, now, kExpectedHalfLife);
    if (ward.expectsImplied) return;
    if (const auto realised = ward.minute.volatility())
        ward.expected.add(*realised, now, kExpectedHalfLife);
}

void GuardDesk::lookEachSecond(Ward& ward, const Look& look, core::Time now)
{
    const auto& limits = m_settings.of(ward.underlying);
    const market::Book* book = look.market.book(ward.hedge);
    const market::Listing* listing = look.market.find(ward.hedge);
    const auto shape =
        book && book->usable() && listing
            ? ballast::guard::shapeOf(*listing->instrument, book->bids(), book->asks())
            : std::nullopt;
    ward.depth = shape ? std::optional{shape->depth} : std::nullopt;
    if (shape) {
        ward.usualDepth.add(shape->depth, now,
                            core::fromSeconds(86'400 * limits.depthHalfLifeDays));
        ward.slope.add(shape->usdPerCoin, now, kSlopeHalfLife);
    }
    expect(ward, look, now);
    const market::IndexPrice* index = look.market.board().index(ward.underlying);
    ward.own.look(now, positive(look.market.mid(ward.hedge)),
                  index ? positive(index->price.toDouble()) : std::nullopt);
    ward.crowd.look(now);
}

ballast::guard::Picture GuardDesk::picture(Ward& ward, const Look& look, core::Time now)
{
    const auto& limits = m_settings.of(ward.underlying);
    ballast::guard::Picture p;
    for (const LinkStatus& link : look.links)
        if (link.venue == ward.venue && link.state == LinkState::Up) {
            p.linkUp = true;
            p.upForS = core::seconds(now - link.since);
        }
    p.feedAgeS = ward.feed.age(now);
    p.feedGapS = ward.feed.medianGap();
    p.indexAgeS = ward.index.age(now);
    p.indexGapS = ward.index.medianGap();
    const market::Listing* listing = look.market.find(ward.hedge);
    if (ward.crossedSince)
        p.crossedForS = core::seconds(now - *ward.crossedSince);
    else if (listing && look.market.book(ward.hedge)->usable())
        p.crossedForS = 0;
    if (listing && !listing->stale) p.mark = positive(listing->ticker.mark.toDouble());
    if (listing) p.dated = listing->instrument->expiry.has_value();
    const market::Book* book = look.market.book(ward.hedge);
    if (p.linkUp && book && book->usable()) p.mid = positive(look.market.mid(ward.hedge));
    if (const market::IndexPrice* index = look.market.board().index(ward.underlying); index)
        p.index = positive(index->price.toDouble());
    p.depth = ward.depth;
    p.usualDepth = ward.usualDepth.value();
    p.volatility = ward.minute.volatility();
    if (ward.expectsImplied || ward.expected.count() >= kLeastRealised)
        p.expectedVolatility = ward.expected.value();
    p.errors = venueOf(ward.venue).errors.sum(now);
    const portfolio::Exposure* exposure = look.valuation.find(ward.underlying);
    if (exposure && (exposure->equityUsd > 0 || exposure->maintenanceMarginUsd > 0))
        p.marginUse = exposure->marginUse;
    p.costUsd = ward.cost.sum(now);
    p.trades = ward.trades.sum(now);
    p.impact = ward.own.fit();
    p.impactTrades = ward.own.trades();
    p.calibratedImpact = limits.impactUsdPerCoin > 0 ? limits.impactUsdPerCoin : ward.slope.value();
    p.withReturn = ward.crowd.withReturn();
    p.withImbalance = ward.crowd.withImbalance();
    p.crowdTrades = ward.crowd.trades();
    if (exposure && p.calibratedImpact)
        p.feedback = ballast::guard::feedback(exposure->gamma, *p.calibratedImpact,
                                              limits.feedbackReference);
    return p;
}

// ---- judging ----------------------------------------------------------------------------------

std::vector<core::Currency> GuardDesk::tick(const std::vector<rebalance::Policy>& policies,
                                            const Look& look, Outbox& out)
{
    std::vector<core::Currency> halted;
    for (const rebalance::Policy& policy : policies) {
        Ward* ward = wardOf(policy.underlying);
        if (!ward) continue;
        takeHedge(*ward, policy, look.market);
        watchBook(*ward, look.market, out.now());
        const market::IndexPrice* index = look.market.board().index(ward->underlying);
        if (index && ward->minute.look(out.now(), index->price.toDouble()))
            lookEachSecond(*ward, look, out.now());
        if (out.now() - ward->judgedAt < kJudgePace) continue;
        if (judge(*ward, look, out)) halted.push_back(ward->underlying);
    }
    return halted;
}

/// True when it has come to HALT.
bool GuardDesk::judge(Ward& ward, const Look& look, Outbox& out)
{
    const auto& limits = m_settings.of(ward.underlying);
    ward.judgedAt = out.now();
    ward.state.picture = picture(ward, look, out.now());
    ward.state.tripwires =
        ballast::guard::judgeAll(ward.state.picture, limits, ward.state.tripwires);
    const auto change = ward.guard.step(out.now(), ward.state.tripwires, limits);
    ward.state.cause = ward.guard.cause();
    if (!change) return false;
    tell(ward, *change, "engine", out);
    return change->to == Level::Halt;
}

void GuardDesk::tell(Ward& ward, const ballast::guard::Guard::Change& change,
                     const std::string& actor, Outbox& out) const
{
    ward.state.level = ward.guard.level();
    ward.state.cause = ward.guard.cause();
    ward.state.since = ward.guard.since();
    out.remember(
        GuardRecord{ward.underlying, change.from, change.to, change.cause, actor, out.now()});
    const auto& limits = m_settings.of(ward.underlying);
    const std::string name = ward.underlying.text();
    if (change.to == Level::Halt)
        out.alert(Severity::Critical, "guard",
                  name + " is halted by its guard: " + change.cause +
                      ". Nothing is proposed or sent in it until a person clears it in Guard.",
                  ward.underlying);
    else if (change.to == Level::Caution)
        out.alert(Severity::Warning, "guard",
                  name + " is in CAUTION: " + change.cause + ". Its band is " +
                      core::number(limits.bandFactor, 1) + " times as wide, pauses are " +
                      core::number(limits.cooldownFactor, 1) +
                      " times as long, and nothing is sent without a person. It ends by itself "
                      "after " +
                      core::humanDuration(limits.dwell) + " of calm.",
                  ward.underlying);
    else
        out.alert(Severity::Notice, "guard", name + " is back to normal: " + change.cause + ".",
                  ward.underlying);
}

std::string GuardDesk::clear(core::Currency underlying, const std::string& reason,
                             const std::string& actor, Outbox& out)
{
    Ward* ward = wardOf(underlying);
    if (!ward) return "there is no policy for " + core::quoted(underlying.view());
    const bool halted = ward->guard.level() == Level::Halt && !reason.empty();
    if (halted) {
        ward->cost.clear();
        ward->trades.clear();
        venueOf(ward->venue).errors.clear();
        for (ballast::guard::Tripwire& wire : ward->state.tripwires)
            if (counts(wire.wire))
                wire = ballast::guard::judged(wire.wire, 0, wire.bounds, m_settings.of(underlying),
                                              Level::Normal);
        (void)ward->guard.step(out.now(), ward->state.tripwires, m_settings.of(underlying));
    }
    if (std::string why = ward->guard.clear(out.now(), reason); !why.empty()) return why;
    tell(*ward, {Level::Halt, Level::Caution, ward->guard.cause()}, actor, out);
    return {};
}

// ---- what holds -------------------------------------------------------------------------------

GuardLevel GuardDesk::level(core::Currency underlying) const
{
    const Ward* ward = wardOf(underlying);
    return ward ? ward->guard.level() : Level::Normal;
}

const std::string& GuardDesk::cause(core::Currency underlying) const
{
    const Ward* ward = wardOf(underlying);
    return ward ? ward->guard.cause() : kNothing;
}

double GuardDesk::sizeDown(core::Currency underlying) const
{
    const Ward* ward = wardOf(underlying);
    return ward && ward->state.picture.feedback ? ward->state.picture.feedback->sizeDown : 1;
}

Slowing GuardDesk::slowing(core::Currency underlying) const
{
    if (level(underlying) != Level::Caution) return {};
    const auto& limits = m_settings.of(underlying);
    return {limits.bandFactor, limits.cooldownFactor};
}

const GuardState* GuardDesk::state(core::Currency underlying) const
{
    const Ward* ward = wardOf(underlying);
    return ward ? &ward->state : nullptr;
}

}  // namespace ballast::engine
