#include "models/engine/engine.h"

#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>
#include <utility>

namespace ballast::engine {

Engine::Engine(Config config)
    : m_config(std::move(config)),
      m_surfaces(m_config.refitEvery),
      m_orders(m_config.recovered, m_config.timing),
      m_proposals(m_config.recovered.nextProposal),
      m_bands(m_config.recovered.realisedDays),
      m_margin(m_config.margins),
      m_allocation(m_config.allocation),
      m_guards(m_config.guards, m_config.policies, m_config.recovered.guardHalts),
      m_tally(m_config.recovered),
      m_recorder(m_config.sampleEvery),
      m_policies(m_config.policies),
      m_valuation(m_config.subBooks),
      m_mode(m_config.recovered.halted ? Mode::Halted : m_config.mode),
      m_haltReason(m_config.recovered.haltReason),
      m_brake(m_config.recovered.brake)
{
    // Nothing armed survives a restart.
    BALLAST_ASSERT(m_config.mode != Mode::AutoFire);
    m_holdings.recall(m_config.recovered.fills);
    m_recentOrders = m_orders.recentOfAll(8);
    for (const rebalance::Policy& policy : m_policies) {
        m_surfaces.setHome(policy.underlying, policy.account.venue);
        takeSmile(policy);
        m_bands.take(policy);
    }
}

std::span<const Effect> Engine::process(const Event& event)
{
    m_out.clear();
    std::visit([this](const auto& e) { on(e); }, event);
    if (!m_orders.contradiction().empty()) {
        const std::string why = m_orders.contradiction();
        m_orders.clearContradiction();
        halt(why, "engine");
    }
    if (std::string why = conservation().problem(); !why.empty() && m_mode != Mode::Halted)
        halt("the order counts do not add up: " + why, "engine");
    m_out.completeDecisions(
        [this](DecisionRecord& decision) { decision.pictureHash = pictureHash(decision); });
    return m_out.effects();
}

// ---- the market -------------------------------------------------------------------------------

void Engine::on(const InstrumentListed& event)
{
    m_market.on(event);
    m_surfaces.listed(event.instrument);
    m_valuation.touchPositions();
}
void Engine::on(const InstrumentStateChanged& event)
{
    m_market.on(event);
    m_valuation.touch(event.id);
}
void Engine::on(const market::Ticker& ticker)
{
    m_surfaces.arriving(ticker, m_market);
    m_greeksAge.heard(ticker.quote.at);
    m_market.on(ticker);
    m_guards.heard(ticker.quote.id, ticker.quote.at);
    m_valuation.touch(ticker.quote.id);
}
void Engine::on(const market::Quote& quote)
{
    m_surfaces.arriving(quote, m_market);
    m_greeksAge.heard(quote.at);
    m_market.on(quote);
    m_guards.heard(quote.id, quote.at);
}
void Engine::on(const market::BookUpdate& update)
{
    m_market.on(update);
    m_guards.heard(update.id, update.at);
}
void Engine::on(const BookLost& event) { m_market.on(event); }
void Engine::on(const market::IndexPrice& index)
{
    const bool counts = isIndexOfRecord(index);
    m_guards.on(index, counts);
    if (!counts) return;
    m_market.on(index);
    m_valuation.touchIndex(index.underlying);
}
void Engine::on(const market::Trade& trade)
{
    m_guards.on(trade, m_market, m_out.now());
    m_refills.on(trade, m_out.now());
}

// ---- the account ------------------------------------------------------------------------------

void Engine::on(const portfolio::Position& position)
{
    m_holdings.on(position);
    m_margin.positionsChanged();
    m_valuation.put(position);
}
void Engine::on(const portfolio::PositionsRead& read)
{
    m_holdings.on(read);
    m_margin.positionsChanged();
    m_valuation.touchPositions();
}
void Engine::on(const portfolio::Balance& balance)
{
    m_holdings.on(balance);
    m_valuation.touchBalances();
}

void Engine::on(const orders::Report& report)
{
    orders::Report filled = report;
    noteErrors(report);
    // By name: what a restart finds in the journal has no number yet.
    const auto heldNow = [this](const orders::Intent& intent) -> std::optional<core::Quantity> {
        const market::Listing* listing = m_market.find(intent.account.venue, intent.instrumentName);
        if (!listing || !m_holdings.known(intent.account)) return std::nullopt;
        return m_holdings.sizeOf(intent.account, listing->instrument->id);
    };
    if (auto* fill = std::get_if<orders::Fill>(&filled); fill && fill->mid == 0)
        fill->mid = m_market.mid(fill->instrument);
    if (auto* answer = std::get_if<orders::QueryAnswer>(&filled))
        for (orders::Fill& fill : answer->fills)
            if (fill.mid == 0) fill.mid = m_market.mid(fill.instrument);
    for (const orders::Fill& fill : m_orders.on(filled, heldNow, m_out)) {
        moveHoldings(fill);
        markFill(fill);
        checkFill(fill);
        m_carried.filled(fill, m_market);
        if (const orders::Order* order = m_orders.find(fill.label)) {
            m_guards.on(fill, order->intent, m_market, m_out.now());
            m_marks.filled(fill, order->intent, m_market, m_out);
        }
    }
    settleProposals();
}

/// Of a fill that is seen for the first time, by whichever way it came. The venue's own word on the
/// position may have come before it, and then it is there already: an order knows what was held
/// when it began, and nothing else of the bucket trades while it may be live. What the venue's read
/// has shown already is recorded and moves nothing: a person may have traded back since.
void Engine::moveHoldings(const orders::Fill& fill)
{
    const LinkHealth& clock = linkOf(fill.account.venue).health;
    const core::Duration ahead =
        core::fromSeconds((clock.clockOffsetMs - clock.clockErrorMs) / 1e3);
    if (fill.venueAt != core::Time{} && clock.at != core::Time{} &&
        m_holdings.readShows(fill.account, fill.instrument, fill.venueAt - ahead))
        return;
    m_holdings.heard(fill);
    const orders::Order* order = m_orders.find(fill.label);
    orders::Fill untold = fill;
    if (order && order->intent.account == fill.account && order->intent.positionBefore)
        untold.quantity = m_holdings.missing(fill, *order->intent.positionBefore, order->filled);
    if (untold.quantity.isZero()) return;
    m_holdings.on(untold);
    m_margin.positionsChanged();
    if (const portfolio::Position* held = m_holdings.find(fill.account, fill.instrument))
        m_valuation.put(*held);
    else
        m_valuation.touchPositions();
}

orders::Conservation Engine::conservation() const
{
    return {m_orders.tokensBurned(), m_orders.framesOut(), m_orders.gateAborts(),
            m_orders.beforeGate(),   m_plans.approvals(),  m_plans.autoFires(),
            m_plans.continued()};
}

void Engine::markFill(const orders::Fill& fill)
{
    const orders::Order* order = m_orders.find(fill.label);
    if (!order) return;
    m_autoFire.filled();
    const portfolio::Exposure* exposure = m_valuation.find(order->intent.underlying);
    if (exposure) m_bands.hedged(order->intent.underlying, exposure->spot, m_out.now());
    const rebalance::Policy* policy = policyOf(order->intent.underlying);
    m_recorder.mark({Marker::Kind::Fill, order->intent.underlying, m_out.now(), fill.side,
                     exposure && policy ? exposure->delta.of(policy->convention) : 0,
                     std::string{orders::text(fill.side)} + " " + fill.quantity.text() + " " +
                         fill.instrumentName + " at " + fill.price.text(),
                     order->intent.proposal});
}

/// A plan goes on when its order has ended; a proposal ends with the last of them.
void Engine::settleProposals()
{
    for (const rebalance::Policy& policy : m_policies) {
        const rebalance::Proposal* working = m_proposals.live(policy.underlying);
        if (!working || working->state != rebalance::ProposalState::Working) continue;
        if (const orders::Order* flight = flightOf(policy))
            tend(working->id, *flight);
        else
            carryOn(policy, working->id);
    }
    m_recentOrders = m_orders.recentOfAll(8);
}

// ---- links and journal ------------------------------------------------------------------------

void Engine::on(const LinkChanged& event)
{
    LinkStatus& link = linkOf(event.venue);
    const LinkState before = link.state;
    link.state = event.state;
    link.reason = event.reason;
    link.since = event.at;
    if (before != event.state)
        m_out.remember(
            LinkRecord{event.venue, std::string{text(event.state)}, event.reason, event.at});
    const bool lost = event.state == LinkState::Down && !event.wished &&
                      (before == LinkState::Up || before == LinkState::Resyncing);
    if (lost)
        if (const std::string why = m_autoFire.linkLost(event.venue, m_out.now()); !why.empty())
            disarm(why);
    if (event.state == LinkState::Up) {
        m_orders.linkUp(event.venue, event.epoch, m_out);
        return;
    }
    if (before != LinkState::Up) return;
    if (event.wished) m_carried.leaving(event.venue, *m_valuation.book(), m_market, m_out);
    m_market.markStale(event.venue);
    m_holdings.markUnread(event.venue);
    m_guards.linkLost(event.venue);
    if (!event.wished) m_guards.erred(event.venue, 1, m_out.now());
    m_orders.linkLost(event.venue, event.reason, m_out);
    m_books.linkLost(event.venue);
    m_plans.stopAt(event.venue, "the link to " + event.venue.text() + " was lost");
    if (!event.wished)
        m_out.alert(Severity::Warning, "link",
                    "The link to " + event.venue.text() + " was lost: " + event.reason +
                        ". Every number of it is stale and nothing is sent until it is back.");
    m_valuation.touchMarket();
    settleProposals();
}

void Engine::on(const LinkHealth& health)
{
    LinkStatus& link = linkOf(health.venue);
    const double passed = core::seconds(health.at - link.health.at);
    if (link.health.at != core::Time{} && passed > 0 && health.messages >= link.health.messages)
        link.messagesPerSecond =
            static_cast<double>(health.messages - link.health.messages) / passed;
    if (health.refused > link.health.refused)
        m_out.alert(Severity::Warning, "codec",
                    std::to_string(health.refused - link.health.refused) + " message(s) of " +
                        health.venue.text() + " were refused: " + health.lastRefusal +
                        ". The last good values are kept.");
    link.health = health;
    m_guards.on(health);
}

void Engine::on(const Journaled& event)
{
    const std::string miscounted = conservation().problem();
    for (const core::Label& label : m_orders.durable(event.seq)) {
        const orders::Order* order = m_orders.find(label);
        Plan* plan = m_plans.find(order->intent.proposal);
        BALLAST_ASSERT(plan && plan->inFlight == label);
        prepareMarginOf(*plan);
        risk::Picture now = picture(*plan);
        now.flightInBucket = false;  // the flight is this very order
        auto passed = risk::Gate::pass(orders::Place{order->intent}, now, m_config.limits);
        if (!plan->stopped.empty())
            m_orders.stoppedAtGate(label, plan->stopped, m_out);
        else if (const std::string held = whyHeldBack(); !held.empty())
            m_orders.stoppedAtGate(label, held, m_out);
        else if (!miscounted.empty())
            m_orders.stoppedAtGate(label, miscounted, m_out);
        else if (const auto* refusal = std::get_if<risk::Refusal>(&passed))
            m_orders.stoppedAtGate(label, refusal->reason, m_out);
        else if (const std::string why = needsPerson(*plan, now); !why.empty()) {
            leaveToPerson(*plan);
            m_orders.stoppedAtGate(label, why, m_out);
        } else {
            m_orders.placed(label, std::get<risk::Approved<orders::Place>>(passed), m_out);
            m_marks.sent(order->intent, m_market, m_out);
        }
    }
    settleProposals();
}

void Engine::on(const JournalFailed& event)
{
    m_journalHealthy = false;
    disarm("the order journal failed");
    m_proposals.withdrawAll("the order journal failed", m_out);
    stopPlans("the order journal failed", "engine");
    // Not recorded, for nothing can be: a restart asks the disk anew.
    if (m_mode != Mode::Halted) {
        m_haltReason = "storage: the order journal cannot be written (" + event.reason + ")";
        setMode(Mode::Halted, "engine");
    }
    m_out.alert(
        Severity::Critical, "journal",
        "The order journal cannot be written: " + event.reason +
            ". No order is sent without a record. Cancels still work. Make room on the disk "
            "and restart.");
}

}  // namespace ballast::engine
