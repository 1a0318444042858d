// What is looked at: the situation a proposal is made from, the picture a check sees, the snapshot.
#include "models/engine/engine.h"

#include "models/core/digest.h"
#include "models/core/text.h"
#include "models/rebalance/leg_pricing.h"
#include "models/risk/picture_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ballast::engine {
namespace {

/// Of one hedge, where a limit of size cuts it: what the throttle lets go in some seconds.
constexpr std::size_t kOrdersAtOnce = 10;

/// Who looks changes nothing: sums that are moved at other times round otherwise, and the same
/// events would lead to another number with the next look.
class Untouched {
public:
    explicit Untouched(portfolio::Valuation& valuation) : m_valuation(valuation)
    {
        if (!valuation.isCurrent()) m_before = valuation;
    }
    ~Untouched()
    {
        if (m_before) m_valuation = std::move(*m_before);
    }
    Untouched(const Untouched&) = delete;
    Untouched& operator=(const Untouched&) = delete;

private:
    portfolio::Valuation& m_valuation;
    std::optional<portfolio::Valuation> m_before;
};

}  // namespace

const rebalance::Policy* Engine::policyOf(core::Currency underlying) const
{
    const auto it = std::ranges::find(m_policies, underlying, &rebalance::Policy::underlying);
    return it == m_policies.end() ? nullptr : &*it;
}

LinkStatus& Engine::linkOf(core::VenueId venue)
{
    for (LinkStatus& link : m_links)
        if (link.venue == venue) return link;
    m_links.push_back({venue});
    return m_links.back();
}

bool Engine::linkUp(core::VenueId venue) const
{
    return std::ranges::any_of(m_links, [&](const LinkStatus& link) {
        return link.venue == venue && link.state == LinkState::Up;
    });
}

bool Engine::marksArriving(const portfolio::Exposure& exposure,
                           const rebalance::Policy& policy) const
{
    if (!exposure.partial() || m_out.now() - upSince(policy) >= m_config.settleAfterLogin)
        return false;
    if (isAtOneAccount(policy) || !anyLinkUp(policy)) return true;
    // What stands still at a venue whose link was lost is not on its way; what never had a mark is,
    // also where positions are read back a moment before the link counts as up.
    return std::ranges::any_of(m_holdings.positions(), [&](const portfolio::Position& held) {
        const market::Listing* listing = m_market.find(held.instrument);
        if (!listing || !listing->instrument) return true;
        if (listing->instrument->underlying != policy.underlying) return false;
        if (!listing->hasTicker || !listing->ticker.mark.isPositive()) return true;
        return listing->stale && linkUp(held.account.venue);
    });
}

/// Delta that orders in flight or unknown may still add; they never count as nothing.
double Engine::flightDelta(const rebalance::Policy& policy) const
{
    const orders::Order* order = flightOf(policy);
    if (!order) return 0;
    const market::Listing* listing = m_market.find(order->intent.instrument);
    if (!listing || !listing->ticker.mark.isPositive()) return 0;
    const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
    const auto unit = rebalance::unitEffect(*listing, policy, exposure ? exposure->spot : 0,
                                            smileOf(policy.underlying), m_out.now());
    return core::sign(order->intent.side) * order->remaining().toDouble() * unit.delta;
}

/// Of what would be traded: the policy's hedge where it is cheapest, or what a person chose or
/// wrote to, where that is proposed.
std::optional<rebalance::Situation> Engine::situation(const rebalance::Policy& policy) const
{
    const rebalance::Proposal* live = m_proposals.live(policy.underlying);
    std::optional<rebalance::Situation> s;
    if (live &&
        (live->trigger == rebalance::TriggerKind::Manual || rebalance::isJoint(live->trigger) ||
         live->edited || live->state == rebalance::ProposalState::Working)) {
        s = situationOf(*live);
    } else {
        s = situation(policy, m_market.find(policy.account.venue, policy.hedgeInstrument),
                      policy.account);
        if (s && !policy.alternatives.empty()) choosePlace(policy, *s);
    }
    return s;
}

/// Of the very instruments that are proposed.
std::optional<rebalance::Situation> Engine::situationOf(const rebalance::Proposal& proposal) const
{
    const rebalance::Policy* policy = policyOf(proposal.underlying);
    if (!policy) return std::nullopt;
    const rebalance::Leg& first = proposal.legs.front();
    auto s = situation(*policy, m_market.find(first.instrument), first.account);
    for (const rebalance::Leg& leg : proposal.legs)
        if (const market::Listing* listing = m_market.find(leg.instrument); s && listing)
            addTraded(*s, *listing, leg.account);
    return s;
}

std::optional<rebalance::Situation> Engine::situation(const rebalance::Policy& policy,
                                                      const market::Listing* traded,
                                                      const core::AccountKey& account) const
{
    const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
    if (!exposure) return std::nullopt;
    rebalance::Situation s;
    s.policy = m_bands.policy(policy.underlying);
    s.live = &m_bands.live(policy.underlying);
    s.mandate = m_bands.mandate(policy.underlying);
    s.exposure = exposure;
    s.delta = exposure->delta.of(policy.convention) + flightDelta(policy);
    s.hedge = traded;
    s.account = account;
    s.now = m_out.now();
    s.depthShare = m_config.limits.depthShare * m_guards.sizeDown(policy.underlying);
    limitSize(s);
    s.smile = smileOf(policy.underlying);
    s.optionCollar = m_config.limits.collarOption;
    s.subBooks = subBooksOf(policy);
    s.depth = m_recorder.depth(policy.underlying);
    if (s.hedge) {
        s.book = m_market.book(s.hedge->instrument->id);
        s.refill = m_refills.find(s.hedge->instrument->id);
        const double held = m_holdings.sizeOf(account, s.hedge->instrument->id).toDouble();
        s.hedgePositionUsd = market::usdNotional(*s.hedge->instrument, held, exposure->spot);
    }
    return s;
}

namespace {

/// What one order may be, in dollars, by its notional, its coin and its instrument's own limit.
double mostUsdOf(const rebalance::Situation& s, const risk::Limits& limits, bool byItself)
{
    double most = byItself ? limits.softNotionalUsd : limits.hardNotionalUsd;
    if (!s.exposure || !(s.exposure->spot > 0)) return most;
    const double coin = byItself ? limits.softQuantityCoin : limits.hardQuantityCoin;
    most = std::min(most, coin * s.exposure->spot);
    if (!s.hedge || !s.hedge->instrument) return most;
    const market::Instrument& hedge = *s.hedge->instrument;
    for (const risk::QuantityLimit& own : limits.quantities)
        if (own.instrument == hedge.name)
            most = std::min(
                most, market::usdNotional(hedge, byItself ? own.soft : own.hard, s.exposure->spot));
    return most;
}

}  // namespace

/// The largest order a hedge may be: what the hard limits allow, and while auto-fire is armed what
/// it sends by itself. Where the guard slows hedging down that is less.
void Engine::limitSize(rebalance::Situation& s) const
{
    const core::Currency underlying = s.policy->underlying;
    const risk::Limits& limits = m_config.limits;
    const double hardUsd = mostUsdOf(s, limits, false), softUsd = mostUsdOf(s, limits, true);
    s.mostUsd = hardUsd;
    s.mostWords = "the largest order allowed";
    const Slowing slowing = m_guards.slowing(underlying);
    // What the guard slows down goes one by one, with its pause between.
    s.mostOrders = slowing == Slowing{} ? kOrdersAtOnce : 1;
    const double size = slowing.size;
    s.depthShare *= size;
    // What is seen may be false: one order, and a small one, and then a look.
    if (m_guards.level(underlying) == GuardLevel::Halt) {
        s.mostOrders = 1;
        s.mostUsd = std::min(hardUsd, softUsd);
        s.mostWords = "the largest order in HALT";
    }
    if (m_mode != Mode::AutoFire || !m_autoFire.state().armed ||
        !m_autoFire.state().covers(underlying) || m_guards.personDecides(underlying))
        return;
    s.mostUsd = std::min(hardUsd, size * softUsd);
    s.mostWords = "the largest order auto-fire sends";
    // No more than it was armed with.
    const AutoFireState& armed = m_autoFire.state();
    const double byUsd = s.mostUsd > 0 ? armed.notionalLeftUsd / s.mostUsd : 1;
    s.mostOrders = static_cast<std::size_t>(
        std::clamp(std::min(static_cast<double>(armed.ordersLeft), std::floor(byUsd)), 1.0,
                   static_cast<double>(s.mostOrders)));
}

std::string Engine::blockedBy(const rebalance::Policy& policy) const
{
    if (m_mode == Mode::Halted) return "halted: " + m_haltReason;
    if (!m_journalHealthy) return "the order journal cannot be written";
    if (!anyLinkUp(policy))
        return policy.alternatives.empty()
                   ? "the link to " + policy.account.venue.text() + " is not up"
                   : "no link to a venue of its hedge is up";
    if (std::string why = unknownAccounts(policy); !why.empty()) return why;
    // Right after a login marks are still arriving; a delta made of half the book is no delta. What
    // stays without a mark beyond that is said by the checks, and then a person decides.
    const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
    if (exposure && marksArriving(*exposure, policy))
        return "waiting for the marks of " + std::to_string(exposure->partialLines) + " positions";
    if (const orders::Order* order = flightOf(policy))
        return "an order is " + std::string{orders::text(order->state)};
    const orders::Order* last = nullptr;
    for (const orders::Order& order : m_recentOrders)
        if (order.intent.underlying == policy.underlying && (!last || order.lastAt > last->lastAt))
            last = &order;
    core::Duration pause = m_bands.policy(policy.underlying)->cooldown;
    // What a limit cut off goes right after, as soon as it is no repeat.
    const bool rest = last && m_proposals.restFollows(policy.underlying);
    if (rest)
        pause = std::min(pause, core::fromSeconds(core::seconds(m_config.limits.duplicateWindow) *
                                                  m_guards.slowing(policy.underlying).cooldown));
    if (last && last->state != orders::OrderState::NotPlaced && m_out.now() - last->lastAt < pause)
        return rest ? "the rest of the last hedge follows" : "cooling down after the last hedge";
    return {};
}

const portfolio::SmileView* Engine::smileOf(core::Currency underlying) const
{
    const auto it = m_smiles.find(underlying);
    return it == m_smiles.end() ? nullptr : &it->second;
}

orders::Intent Engine::intentOf(const rebalance::Proposal& proposal,
                                const rebalance::Leg& leg) const
{
    orders::Intent intent;
    intent.proposal = proposal.id;
    intent.proposalHash = proposal.hash;
    intent.account = leg.account;
    intent.underlying = proposal.underlying;
    intent.instrument = leg.instrument;
    intent.instrumentName = leg.instrumentName;
    intent.side = leg.side;
    intent.quantity = leg.quantity;
    intent.limit = leg.limit;
    intent.timeInForce = leg.timeInForce;
    intent.decisionMid = leg.referencePrice;
    intent.positionBefore = m_holdings.sizeOf(leg.account, leg.instrument);
    return intent;
}

risk::Picture Engine::picture(const rebalance::Proposal& proposal, const rebalance::Leg& leg) const
{
    const rebalance::Policy* policy = policyOf(proposal.underlying);
    const portfolio::Exposure* exposure = m_valuation.find(proposal.underlying);
    risk::Picture p;
    p.now = m_out.now();
    p.listing = m_market.find(leg.instrument);
    const BookDesk::Found found = m_books.find(m_market, leg.instrument);
    p.book = found.book;
    p.quoteOnly = found.quoteOnly;
    p.index = m_market.board().index(proposal.underlying);
    p.linkUp = linkUp(leg.account.venue);
    p.halted = m_mode == Mode::Halted;
    p.reducing = m_brake == Brake::ReduceOnly;
    p.reducingCause = p.reducing ? "a person has set Reduce-only" : "";
    p.journalHealthy = m_journalHealthy;
    const core::VenueId venue = leg.account.venue;
    p.guard = static_cast<risk::Picture::Guard>(m_guards.levelAt(proposal.underlying, venue));
    p.guardCause = m_guards.causeAt(proposal.underlying, venue);
    p.guardAsksPerson = m_guards.personDecides(proposal.underlying, venue);
    p.guardOfPlace =
        m_guards.levelAt(proposal.underlying, venue) > m_guards.level(proposal.underlying);
    p.positionsKnown = m_holdings.known(leg.account);
    p.exposurePartial = !exposure || exposure->partial();
    p.withoutSmile = exposure ? exposure->withoutSmile : 0;
    p.flightInBucket = policy ? flightOf(*policy) != nullptr
                              : m_orders.flight(leg.account, proposal.underlying) != nullptr;
    for (const LinkStatus& link : m_links)
        if (link.venue == leg.account.venue) {
            p.clockErrorMs = link.health.clockErrorMs;
            p.feedLagMs = link.health.feedLagMs;
        }
    // A joint hedge is for gamma or vega: where delta goes is for a person to confirm.
    p.personal =
        proposal.trigger == rebalance::TriggerKind::Manual || rebalance::isJoint(proposal.trigger);
    if (exposure && policy) p.deltaBefore = exposure->delta.of(policy->convention);
    if (exposure && policy && p.listing)
        p.volPoint = rebalance::unitEffect(*p.listing, *policy, exposure->spot,
                                           smileOf(policy->underlying), m_out.now())
                         .volPoint;
    p.deltaChange = leg.deltaChange;
    p.target = policy ? bandOf(*policy).target : 0;
    if (proposal.trigger == rebalance::TriggerKind::Leland) p.target = proposal.target;
    p.marginUseAfter = proposal.marginUseAfter;
    p.riskReducingMargin = proposal.marginUseAfter <= proposal.marginUseBefore;
    p.margin = &proposal.margin;
    p.recentSends = m_orders.sends();
    p.recentOrders = m_recentOrders;
    addControls(p, proposal, leg);
    return p;
}

/// Of what led to an order its record has it already; else of the proposal as it stands or ended,
/// for whoever said no, or let it pass, saw the same market. The event that brought the decision
/// has been taken in whole.
std::string Engine::pictureHash(const DecisionRecord& decision) const
{
    if (const orders::Order* order =
            decision.label.empty() ? nullptr : m_orders.find(decision.label))
        return order->intent.pictureHash;
    const rebalance::Proposal* proposal =
        decision.proposal == core::ProposalId{} ? nullptr : m_proposals.find(decision.proposal);
    if (!proposal) return {};
    std::string seen;
    for (const rebalance::Leg& leg : proposal->legs)
        seen += risk::describe(intentOf(*proposal, leg), picture(*proposal, leg), m_config.limits);
    return core::sha256Hex(seen);
}

ProposalDesk::Checks Engine::displayChecks()
{
    return [this](rebalance::Proposal& proposal) {
        prepareMargin(proposal);
        return planChecks(proposal, true);
    };
}

/// A hedge to the edge is rounded towards no trade: what is left beyond it is not a breach.
bool Engine::atEdge(const rebalance::Policy& policy, double delta) const
{
    return std::abs(bandOf(policy).aim(delta) - delta) < m_bands.live(policy.underlying).lot;
}

UnderlyingState Engine::stateOf(const rebalance::Policy& policy) const
{
    UnderlyingState state;
    state.underlying = policy.underlying;
    state.policy = policy;
    state.band = bandOf(policy);
    state.verdicts = m_proposals.verdicts(policy.underlying);
    state.series = m_recorder.series(policy.underlying);
    state.market = m_recorder.market(policy.underlying);
    if (const GuardState* guard = m_guards.state(policy.underlying)) state.guard = *guard;
    state.bandStory = m_bands.story(policy.underlying);
    state.margins = m_margin.accounts(policy.underlying);
    state.why = m_proposals.why(policy.underlying);
    const auto parts = subBooksOf(policy);
    state.subBooks.assign(parts.begin(), parts.end());
    const portfolio::Exposure* exposure = m_valuation.find(policy.underlying);
    const orders::Order* flight = flightOf(policy);
    const rebalance::Proposal* proposal = m_proposals.live(policy.underlying);
    if (exposure) {
        state.exposure = *exposure;
        state.delta = exposure->delta.of(policy.convention);
        state.deltaWorstCase = state.delta + flightDelta(policy);
        state.spotChange24h =
            m_recorder.spotChange24h(policy.underlying, exposure->spot, m_out.now());
        const auto distance = m_liquidation.find(policy.underlying);
        if (distance != m_liquidation.end()) {
            state.liquidationDistance = distance->second.distance;
            state.liquidationModelled = distance->second.modelled;
        }
    }
    if (const market::IndexPrice* index = m_market.board().index(policy.underlying))
        state.numbersAt = index->at;
    const rebalance::FixedBand& band = state.band;
    const double edge = state.delta > band.target ? band.above : band.below;
    const bool unknown = flight && (flight->state == orders::OrderState::Unknown ||
                                    flight->state == orders::OrderState::NeedsOperator);
    if (unknown)
        state.state = BandState::Unknown;
    else if (m_mode == Mode::Halted)
        state.state = BandState::Halted;
    else if (!exposure || !anyLinkUp(policy))
        state.state = BandState::Stale;
    else if (flight || (proposal && proposal->state == rebalance::ProposalState::Working))
        state.state = BandState::Working;
    else if (!band.contains(state.delta) && (proposal || !atEdge(policy, state.delta)))
        state.state = proposal ? BandState::Proposing : BandState::OutOfBand;
    else if (proposal)
        state.state = BandState::Proposing;
    else if (std::abs(state.delta - band.target) > 0.8 * edge)
        state.state = BandState::NearEdge;
    else
        state.state = BandState::InBand;
    return state;
}

std::vector<UnderlyingState> Engine::underlyings() const
{
    std::vector<UnderlyingState> states;
    for (const rebalance::Policy& policy : m_policies) states.push_back(stateOf(policy));
    return states;
}

std::shared_ptr<const Snapshot> Engine::snapshot()
{
    const Untouched look(m_valuation);
    revalue();
    return snapshotWith(m_valuation.book());
}

std::shared_ptr<const Snapshot> Engine::snapshotAhead()
{
    const Untouched look(m_valuation);
    revalue();
    auto before = m_valuation.bookOfBefore();
    return snapshotWith(before ? std::move(before) : m_valuation.book());
}

std::shared_ptr<const Snapshot> Engine::snapshotWith(std::shared_ptr<const portfolio::Book> book)
{
    auto s = std::make_shared<Snapshot>();
    s->revision = ++m_revision;
    s->at = m_out.now();
    s->market = m_market.share();
    s->portfolio = std::move(book);
    s->surfaces = m_surfaces.share();
    s->orders = m_orders.share();
    if (!m_proposalsShared || m_proposals.changedSinceShared()) {
        m_proposalsShared = std::make_shared<const rebalance::Proposals>(
            rebalance::Proposals{m_proposals.items(), m_policies});
        m_proposals.markShared();
    }
    s->proposals = m_proposalsShared;
    auto states = underlyings();
    for (UnderlyingState& state : states) state.venues = partsOf(state.policy, *s->portfolio);
    s->underlyings = std::make_shared<const std::vector<UnderlyingState>>(std::move(states));
    if (!m_alertsShared || m_alertsSharedAt != m_out.alertsMade()) {
        m_alertsShared = std::make_shared<const std::vector<Alert>>(m_out.alerts().begin(),
                                                                    m_out.alerts().end());
        m_alertsSharedAt = m_out.alertsMade();
    }
    s->alerts = m_alertsShared;
    s->allocation = m_allocation.share();
    s->links = std::make_shared<const std::vector<LinkStatus>>(m_links);
    s->markers = m_recorder.markers();
    s->mode = m_mode;
    s->autoFire = m_autoFire.state();
    s->haltReason = m_haltReason;
    s->brake = m_brake;
    s->sessionCost = m_tally.sessionCost();
    s->drawdown = m_tally.drawdown();
    s->secondAboveUsd = m_config.secondAboveUsd;
    s->journalHealthy = m_journalHealthy;
    s->valuationDisagreements = m_valuationDisagreements;
    return s;
}

}  // namespace ballast::engine
